/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reserved places first, the rest by merit, in one look at everybody. How many reserved places can
 * be filled, r, follows from the numbers of each type alone; so whoever raises the number of those
 * who can be counted gets a reserved place, and the others are served until the size - r places for
 * anyone are gone. This is the greedy of a matroid, the elongation of the transversal one, and so
 * the best choice by merit among those that fill most reserved places: the "meritorious horizontal
 * choice rule". Hard places that stay empty are counted off before.
 * Source: T. Sönmez and M. B. Yenmez (2022), Econometrica 90, section 3; that the number of hard
 * places filled hangs on no choice is N. S. Mendelsohn and A. L. Dulmage (1958).
 * Invariant: what a group of equal scores is given is a basis of what is left; who of it stands in
 * every basis or in none is not tied. */

#include "selection/choice-private.h"

#include "allot/ties-private.h"
#include "base/memory-private.h"

#include <math.h>
#include <string.h>

gboolean
awrash_i_choice_fill (AwrashChoice *choice, const AwrashTraits *types, GError **error)
{
  if (!awrash_i_places_fill (&choice->places, types, error)
      || !awrash_i_places_fill (&choice->trial, types, error))
    return FALSE;
  choice->left = awrash_i_new (int64_t, types->n, error);
  choice->counted = choice->left != NULL ? awrash_i_new (int64_t, types->n, error) : NULL;
  choice->group = choice->counted != NULL ? awrash_i_new (int64_t, types->n, error) : NULL;
  return choice->group != NULL;
}

void
awrash_i_choice_clear (AwrashChoice *choice)
{
  awrash_i_places_clear (&choice->places);
  awrash_i_places_clear (&choice->trial);
  g_clear_pointer (&choice->left, g_free);
  g_clear_pointer (&choice->counted, g_free);
  g_clear_pointer (&choice->group, g_free);
}

static int64_t
add_all (AwrashPlaces *places, const int64_t counts[])
{
  int64_t added = 0;

  for (gsize type = 0; type < places->types->n; type++)
    added += awrash_i_places_add (places, type, counts[type]);
  return added;
}

static void
count_hopeful (AwrashChoice *choice)
{
  choice->hopeful = 0;
  for (gsize type = 0; type < choice->places.types->n; type++)
    if (awrash_i_places_is_open (&choice->places, type))
      choice->hopeful += choice->left[type];
}

void
awrash_i_choice_open (AwrashChoice *choice, int64_t size, const int64_t capacity[], guint32 hard,
                      const int64_t candidates[])
{
  const AwrashTraits *types = choice->places.types;
  int64_t n_hard = 0, n_filled;

  for (gsize t = 0; t < types->n_traits; t++)
    n_hard += (hard >> t & 1) != 0 ? capacity[t] : 0;
  awrash_i_places_start (&choice->trial, capacity, hard);
  choice->empty = n_hard - add_all (&choice->trial, candidates);
  awrash_i_places_start (&choice->trial, capacity, ~(guint32)0);
  n_filled = add_all (&choice->trial, candidates);
  choice->spare = size - n_filled - choice->empty;
  awrash_i_places_start (&choice->places, capacity, ~(guint32)0);
  memcpy (choice->left, candidates, types->n * sizeof *choice->left);
  memset (choice->counted, 0, types->n * sizeof *choice->counted);
  choice->open_cutoff = choice->spare > 0 ? -INFINITY : INFINITY;
  for (gsize t = 0; t < types->n_traits; t++)
    choice->cutoff[t] = (choice->places.closed >> t & 1) != 0 ? INFINITY : -INFINITY;
  count_hopeful (choice);
}

static AwrashStand
take_one (AwrashChoice *choice, guint32 type, double score)
{
  const guint32 closed = choice->places.closed;
  AwrashStand stand = AWRASH_STAND_OUT;

  choice->left[type]--;
  if (awrash_i_places_add (&choice->places, type, 1) > 0)
    {
      stand = AWRASH_STAND_RESERVED;
      choice->counted[type]++;
      choice->hopeful--;
    }
  else if (choice->spare > 0)
    {
      stand = AWRASH_STAND_OPEN;
      if (--choice->spare == 0)
        choice->open_cutoff = score;
    }
  if (choice->places.closed == closed)
    return stand;
  for (gsize t = 0; t < choice->places.types->n_traits; t++)
    if (((choice->places.closed & ~closed) >> t & 1) != 0)
      choice->cutoff[t] = score;
  count_hopeful (choice);
  return stand;
}

/* How many of the group, as it is counted, can be on reserved places together. */
static int64_t
rank_of_group (AwrashChoice *choice)
{
  awrash_i_places_copy (&choice->trial, &choice->places);
  return add_all (&choice->trial, choice->group);
}

/* Whether a type of the group is served in some order and not in another: it has a chance, and
 * without one of it the others would fill no fewer reserved places. */
static gboolean
is_tied (AwrashChoice *choice, guint32 type, int64_t rank)
{
  gboolean is_needless;

  if (choice->spare == 0 && !awrash_i_places_is_open (&choice->places, type))
    return FALSE;
  choice->group[type]--;
  is_needless = rank_of_group (choice) == rank;
  choice->group[type]++;
  return is_needless;
}

static void
swap (AwrashGroup *group, gsize a, gsize b)
{
  gsize person = group->persons[a];
  guint32 type = group->types[a];

  group->persons[a] = group->persons[b];
  group->persons[b] = person;
  group->types[a] = group->types[b];
  group->types[b] = type;
}

/* Puts those who are tied behind the others. */
static gboolean
part_tied (AwrashChoice *choice, AwrashGroup *group, GError **error)
{
  const gsize n_types = choice->places.types->n;
  g_autofree gboolean *tied = NULL;
  int64_t rank, served;

  for (gsize k = 0; k < group->n; k++)
    choice->group[group->types[k]]++;
  rank = rank_of_group (choice);
  served = MIN (rank + choice->spare, (int64_t)group->n);
  tied = awrash_i_new (gboolean, n_types, error);
  for (gsize type = 0; tied != NULL && served < (int64_t)group->n && type < n_types; type++)
    tied[type] = choice->group[type] > 0 && is_tied (choice, (guint32)type, rank);
  memset (choice->group, 0, n_types * sizeof *choice->group);
  if (tied == NULL)
    return FALSE;
  for (gsize k = group->n; k-- > 0;)
    if (tied[group->types[k]])
      swap (group, k, group->n - ++group->n_tied);
  return TRUE;
}

static gboolean
sort_tied (AwrashGroup *group, const AwrashTies *ties, GError **error)
{
  const gsize first = group->n - group->n_tied;
  g_autofree gsize *order = awrash_i_new (gsize, group->n_tied, error);
  g_autofree gsize *persons = awrash_i_copy (gsize, group->persons + first, group->n_tied, error);
  g_autofree guint32 *types = awrash_i_copy (guint32, group->types + first, group->n_tied, error);

  if (order == NULL || persons == NULL || types == NULL
      || !awrash_i_ties_order (ties, group->n_tied, persons, order, error))
    return FALSE;
  for (gsize k = 0; k < group->n_tied; k++)
    {
      group->persons[first + k] = persons[order[k]];
      group->types[first + k] = types[order[k]];
    }
  return TRUE;
}

gboolean
awrash_i_choice_part (AwrashChoice *choice, AwrashGroup *group, GError **error)
{
  group->n_tied = 0;
  return choice->spare >= (int64_t)group->n || group->n <= 1 || part_tied (choice, group, error);
}

void
awrash_i_choice_serve (AwrashChoice *choice, AwrashGroup *group)
{
  group->n_free = 0;
  for (gsize k = 0; k < group->n; k++)
    {
      group->stand[k] = take_one (choice, group->types[k], group->score);
      group->n_free += k >= group->n - group->n_tied && group->stand[k] != AWRASH_STAND_OUT;
    }
}

gboolean
awrash_i_choice_take (AwrashChoice *choice, AwrashGroup *group, const AwrashTies *ties,
                      GError **error)
{
  if (!awrash_i_choice_part (choice, group, error)
      || (group->n_tied > 0 && !sort_tied (group, ties, error)))
    return FALSE;
  awrash_i_choice_serve (choice, group);
  return TRUE;
}

void
awrash_i_choice_settle (AwrashChoice *choice, const int64_t capacity[], guint32 hard)
{
  const gsize n_types = choice->places.types->n;

  awrash_i_places_start (&choice->places, capacity, hard);
  for (gsize type = 0; type < n_types; type++)
    choice->group[type] = choice->counted[type]
                          - awrash_i_places_add (&choice->places, type, choice->counted[type]);
  awrash_i_places_widen (&choice->places, capacity, ~(guint32)0);
  (void)add_all (&choice->places, choice->group);
  memset (choice->group, 0, n_types * sizeof *choice->group);
}
