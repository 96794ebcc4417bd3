/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reserved places, and who is counted on them: one place counts for one trait of one person. */

#ifndef AWRASH_SELECTION_PLACES_PRIVATE_H
#define AWRASH_SELECTION_PLACES_PRIVATE_H

#include "selection/traits-private.h"

typedef struct
{
  const AwrashTraits *types;
  int64_t capacity[AWRASH_TRAITS_MOST_TRAITS];
  int64_t filled[AWRASH_TRAITS_MOST_TRAITS];
  guint32 reach[AWRASH_TRAITS_MOST_TRAITS]; /* traits of those who are counted on a trait */
  guint32 closed; /* traits for which nobody can be counted any more, whatever moves */
  int64_t *flow;  /* [types->n * n_traits]: persons of a type that are counted on a trait */
} AwrashPlaces;

/* Room for types, which must outlive a zeroed object; FALSE with AWRASH_ERROR_MEMORY. */
gboolean awrash_i_places_fill (AwrashPlaces *places, const AwrashTraits *types, GError **error);

void awrash_i_places_clear (AwrashPlaces *places);

/* Empty places: those of the traits in the set, none of the others. */
void awrash_i_places_start (AwrashPlaces *places, const int64_t capacity[], guint32 traits);

/* Places of more traits, behind those that are filled, which stay so. */
void awrash_i_places_widen (AwrashPlaces *places, const int64_t capacity[], guint32 traits);

/* One like another over the same types. */
void awrash_i_places_copy (AwrashPlaces *places, const AwrashPlaces *from);

/* Counts as many of so many persons of a type as find a place, others moving from trait to trait;
 * nobody who is counted loses that. How many found one. */
int64_t awrash_i_places_add (AwrashPlaces *places, gsize type, int64_t count);

/* Whether one more person of a type would find a place. */
static inline gboolean
awrash_i_places_is_open (const AwrashPlaces *places, gsize type)
{
  return (places->types->masks[type] & ~places->closed) != 0;
}

#endif
