/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who can be counted on reserved places together is a transversal matroid; a largest matching grows
 * along augmenting paths, which run over traits since all persons of a type are alike. Closed
 * traits are full, and held by persons who have no other: a Hall set, which never opens again.
 * Source: J. Edmonds and D. R. Fulkerson (1965), Transversals and matroid partition; T. Sönmez and
 * M. B. Yenmez (2022), Affirmative action in India via vertical, horizontal, and overlapping
 * reservations, Econometrica 90. Invariant: a place once filled stays filled, and a person once
 * counted stays counted. */

#include "selection/places-private.h"

#include "base/memory-private.h"

#include <string.h>

/* How the search came to each trait: from which one, and by moving a person of which type. */
typedef struct
{
  gsize from[AWRASH_TRAITS_MOST_TRAITS];
  gsize mover[AWRASH_TRAITS_MOST_TRAITS];
} Path;

gboolean
awrash_i_places_fill (AwrashPlaces *places, const AwrashTraits *types, GError **error)
{
  places->types = types;
  places->flow = awrash_i_new (int64_t, types->n * types->n_traits, error);
  return places->flow != NULL;
}

void
awrash_i_places_clear (AwrashPlaces *places)
{
  g_clear_pointer (&places->flow, g_free);
}

static int64_t *
flow_of (const AwrashPlaces *places, gsize type, gsize trait)
{
  return &places->flow[type * places->types->n_traits + trait];
}

/* Open is a trait with a free place, or held by somebody who could move to an open one. */
static void
find_closed (AwrashPlaces *places)
{
  const gsize n = places->types->n_traits;
  guint32 open = 0, before;

  for (gsize t = 0; t < n; t++)
    if (places->filled[t] < places->capacity[t])
      open |= (guint32)1 << t;
  do
    {
      before = open;
      for (gsize t = 0; t < n; t++)
        if ((places->reach[t] & open) != 0)
          open |= (guint32)1 << t;
    }
  while (open != before);
  places->closed = ~open;
}

void
awrash_i_places_widen (AwrashPlaces *places, const int64_t capacity[], guint32 traits)
{
  for (gsize t = 0; t < places->types->n_traits; t++)
    if ((traits >> t & 1) != 0)
      places->capacity[t] = capacity[t];
  find_closed (places);
}

void
awrash_i_places_start (AwrashPlaces *places, const int64_t capacity[], guint32 traits)
{
  memset (places->capacity, 0, sizeof places->capacity);
  memset (places->filled, 0, sizeof places->filled);
  memset (places->reach, 0, sizeof places->reach);
  memset (places->flow, 0, places->types->n * places->types->n_traits * sizeof *places->flow);
  awrash_i_places_widen (places, capacity, traits);
}

void
awrash_i_places_copy (AwrashPlaces *places, const AwrashPlaces *from)
{
  int64_t *flow = places->flow;

  memcpy (flow, from->flow, from->types->n * from->types->n_traits * sizeof *flow);
  *places = *from;
  places->flow = flow;
}

/* A type that is counted on one trait and has the other. */
static gsize
find_mover (const AwrashPlaces *places, gsize from, gsize to)
{
  const AwrashTraits *types = places->types;

  for (gsize type = 0; type < types->n; type++)
    if ((types->masks[type] >> to & 1) != 0 && *flow_of (places, type, from) > 0)
      return type;
  return types->n;
}

/* Breadth first from the traits of a type to one with a free place, which there must be. */
static gsize
find_free (const AwrashPlaces *places, gsize type, Path *path)
{
  const gsize n = places->types->n_traits;
  guint32 seen = places->types->masks[type];
  gsize queue[AWRASH_TRAITS_MOST_TRAITS], n_queued = 0;

  for (gsize t = 0; t < n; t++)
    if ((seen >> t & 1) != 0)
      {
        path->mover[t] = type;
        path->from[t] = n;
        queue[n_queued++] = t;
      }
  for (gsize k = 0; k < n_queued; k++)
    {
      gsize here = queue[k];

      if (places->filled[here] < places->capacity[here])
        return here;
      for (gsize t = 0; t < n; t++)
        if ((places->reach[here] & ~seen) >> t & 1)
          {
            seen |= (guint32)1 << t;
            path->from[t] = here;
            path->mover[t] = find_mover (places, here, t);
            queue[n_queued++] = t;
          }
    }
  return n;
}

static void
find_reach (AwrashPlaces *places, gsize trait)
{
  places->reach[trait] = 0;
  for (gsize type = 0; type < places->types->n; type++)
    if (*flow_of (places, type, trait) > 0)
      places->reach[trait] |= places->types->masks[type];
}

/* Moves so many along the path that ends at a trait. */
static void
move_along (AwrashPlaces *places, const Path *path, gsize end, int64_t count)
{
  const gsize n = places->types->n_traits;

  places->filled[end] += count;
  for (gsize t = end; t != n; t = path->from[t])
    {
      *flow_of (places, path->mover[t], t) += count;
      if (path->from[t] != n)
        *flow_of (places, path->mover[t], path->from[t]) -= count;
    }
  for (gsize t = end; t != n; t = path->from[t])
    find_reach (places, t);
}

static int64_t
push (AwrashPlaces *places, gsize type, int64_t count)
{
  const gsize n = places->types->n_traits;
  Path path;
  gsize end = find_free (places, type, &path);

  if (end == n)
    return 0;
  count = MIN (count, places->capacity[end] - places->filled[end]);
  for (gsize t = end; path.from[t] != n; t = path.from[t])
    count = MIN (count, *flow_of (places, path.mover[t], path.from[t]));
  if (path.from[end] != n)
    move_along (places, &path, end, count);
  else
    {
      places->filled[end] += count;
      *flow_of (places, type, end) += count;
      places->reach[end] |= places->types->masks[type];
      if (places->filled[end] < places->capacity[end])
        return count;
    }
  find_closed (places);
  return count;
}

int64_t
awrash_i_places_add (AwrashPlaces *places, gsize type, int64_t count)
{
  int64_t added = 0;

  while (added < count && awrash_i_places_is_open (places, type))
    added += push (places, type, count - added);
  return added;
}
