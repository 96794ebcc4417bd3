/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Persons by merit, the highest score first, sorted only as far down as somebody looks. */

#ifndef AWRASH_SELECTION_MERIT_PRIVATE_H
#define AWRASH_SELECTION_MERIT_PRIVATE_H

#include "metric/buckets-private.h"

typedef struct
{
  gsize n;
  gsize n_ready;         /* how many are in their order */
  double *score;         /* [n], without -0 */
  AwrashBuckets buckets; /* of many */
  AwrashBucketRoom room;
  gsize next;                   /* buckets that are not sorted yet */
  AwrashOrderItem *small;       /* [2n] of few */
  const AwrashOrderItem *items; /* [n] ascending, the last n_ready sorted; NULL: as they stand */
} AwrashMerit;

/* Checks that scores are finite, takes a copy of them, and makes the zeroed order of n persons. */
gboolean awrash_i_merit_fill (AwrashMerit *merit, gsize n, const double score[], GError **error);

void awrash_i_merit_clear (AwrashMerit *merit);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashMerit, awrash_i_merit_clear)

/* The first place behind start whose person has less than the one at start (start < n). */
gsize awrash_i_merit_end (AwrashMerit *merit, gsize start);

/* Who stands at a place that is ready. */
static inline gsize
awrash_i_merit_get (const AwrashMerit *merit, gsize place)
{
  gsize from_below = merit->n - 1 - place;

  return merit->items != NULL ? merit->items[from_below].place : from_below;
}

/* The score of that person. */
static inline double
awrash_i_merit_score (const AwrashMerit *merit, gsize place)
{
  gsize from_below = merit->n - 1 - place;

  return merit->items != NULL ? awrash_i_order_value (merit->items[from_below].key)
                              : merit->score[from_below];
}

#endif
