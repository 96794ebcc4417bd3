/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Selections by priority that are small enough to try every way of seating everybody. Source: the
 * definitions in <awrash/selection-reserve.h>. Invariant: nothing of what selects is used. */

#ifndef AWRASH_TEST_SMALL_SELECTION_H
#define AWRASH_TEST_SMALL_SELECTION_H

#include <awrash.h>

enum
{
  SMALL_PERSONS = 5,
  SMALL_TRAITS = 3,
  SMALL_BLOCKS = 3
};

typedef struct
{
  gsize n, n_traits, n_blocks;
  gboolean is_over;
  int64_t hard;
  double score[SMALL_PERSONS];
  int64_t category[SMALL_PERSONS], traits[SMALL_PERSONS];
  int64_t block_category[SMALL_BLOCKS], size[SMALL_BLOCKS], keeps[SMALL_BLOCKS];
  int64_t reserved[SMALL_BLOCKS * SMALL_TRAITS];
} SmallSelection;

typedef struct
{
  guint selected; /* a set of persons */
  int64_t empty;
} SmallSeats;

/* A problem drawn at random, with few different scores. */
SmallSelection small_selection_draw (GRand *random, gsize most_blocks);

AwrashReserves *small_selection_reserves (const SmallSelection *problem);

/* The selection where persons come in that order, which keeps the order of their scores. */
SmallSeats small_selection_solve (const SmallSelection *problem, const gsize order[]);

/* Every order that the scores leave, one after the other: starts from { 0, 1, … }; FALSE behind the
 * last. */
gboolean small_selection_next (const SmallSelection *problem, gsize order[]);

/* Whether an order keeps that of the scores. */
gboolean small_selection_is_order (const SmallSelection *problem, const gsize order[]);

/* Fills one choice: most reserved places, then by merit, then most hard ones. candidates stand in
 * their order; the set of those chosen, with how many reserved and hard places are filled. */
typedef struct
{
  guint chosen;
  int64_t filled, hard_filled;
} SmallChoice;
SmallChoice small_selection_choose (const SmallSelection *problem, gsize n,
                                    const gsize candidates[], int64_t size,
                                    const int64_t reserved[]);

#endif
