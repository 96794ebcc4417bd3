/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One choice by merit among candidates: some places are reserved, the rest are for anyone. */

#ifndef AWRASH_SELECTION_CHOICE_PRIVATE_H
#define AWRASH_SELECTION_CHOICE_PRIVATE_H

#include "selection/places-private.h"

typedef enum
{
  AWRASH_STAND_OUT = 0,
  AWRASH_STAND_OPEN = 1,    /* on a place for anyone */
  AWRASH_STAND_RESERVED = 2 /* counted on a reserved place */
} AwrashStand;

typedef struct
{
  AwrashPlaces places;
  AwrashPlaces trial;
  int64_t *left;    /* [n_types]: candidates that were not looked at yet */
  int64_t *counted; /* [n_types]: persons on reserved places */
  int64_t *group;   /* [n_types]: scratch */
  int64_t hopeful;  /* candidates left who could still find a reserved place */
  int64_t spare;    /* places for anyone that are left */
  int64_t empty;    /* hard places that stay empty */
  /* the score from which on one was not enough any more: ∞ where there was no place, -∞ where
   * nobody was turned away */
  double open_cutoff;
  double cutoff[AWRASH_TRAITS_MOST_TRAITS];
} AwrashChoice;

/* Persons of one score who ask at once. */
typedef struct
{
  double score;
  gsize n;
  gsize *persons;     /* [n]; turned round where a policy decides */
  guint32 *types;     /* [n], beside them */
  AwrashStand *stand; /* [n], beside them: the answer */
  gsize n_tied;       /* they stand behind the others: any order is as good as any other */
  int64_t n_free;     /* how many of them have a place */
} AwrashGroup;

gboolean awrash_i_choice_fill (AwrashChoice *choice, const AwrashTraits *types, GError **error);

void awrash_i_choice_clear (AwrashChoice *choice);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashChoice, awrash_i_choice_clear)

/* Opens so many places, of which capacity[n_traits] are reserved; hard is the set of traits whose
 * places stay empty where nobody can be counted on them. candidates[n_types] come. */
void awrash_i_choice_open (AwrashChoice *choice, int64_t size, const int64_t capacity[],
                           guint32 hard, const int64_t candidates[]);

/* Whether nobody who is left can find a place. */
static inline gboolean
awrash_i_choice_is_done (const AwrashChoice *choice)
{
  return choice->spare == 0 && choice->hopeful == 0;
}

/* Decides on the next group in the order of merit; ties decide among the tied, for NULL the order
 * in which they stand. */
gboolean awrash_i_choice_take (AwrashChoice *choice, AwrashGroup *group, const AwrashTies *ties,
                               GError **error);

/* The same in two steps: puts those who are tied behind the others, and decides on the group in the
 * order in which it stands then. */
gboolean awrash_i_choice_part (AwrashChoice *choice, AwrashGroup *group, GError **error);
void awrash_i_choice_serve (AwrashChoice *choice, AwrashGroup *group);

/* The places on which those who were counted stand: as many on hard ones as can be, and so few
 * empty ones. Ends the choice; how many of each type stand on each trait is in choice->places. */
void awrash_i_choice_settle (AwrashChoice *choice, const int64_t capacity[], guint32 hard);

#endif
