/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The largest assignment: the most reserved places, then the most persons, then the best for one
 * person after the other. Source: H. Kuhn (1955) for the first two; the third is a serial
 * dictatorship among the best. Invariant: what is settled for a person is never undone. */

#include "base/cancel-private.h"
#include "selection/match-private.h"

#include "allot/ties-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "selection/merit-private.h"
#include "selection/seats-private.h"

typedef struct
{
  gsize *order; /* [n]: persons, those of the same merit as the policy has it */
  gsize *end;   /* [n]: where the stretch of the same merit ends */
  gsize *wish;  /* [n]: by person: the best choice of the list that could still be had */
} Turns;

static void
clear_turns (Turns *turns)
{
  g_clear_pointer (&turns->order, g_free);
  g_clear_pointer (&turns->end, g_free);
  g_clear_pointer (&turns->wish, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Turns, clear_turns)

static gboolean
find_order (Turns *turns, gsize n, const double merit[], const AwrashTies *ties, GError **error)
{
  g_auto (AwrashMerit) persons = { 0 };

  if ((turns->order = awrash_i_new (gsize, n, error)) == NULL
      || (turns->end = awrash_i_new (gsize, n, error)) == NULL
      || (turns->wish = awrash_i_new (gsize, n, error)) == NULL
      || !awrash_i_merit_fill (&persons, n, merit, error))
    return FALSE;
  for (gsize start = 0, end = 0; start < n; start = end)
    {
      end = awrash_i_merit_end (&persons, start);
      for (gsize place = start; place < end; place++)
        {
          turns->order[place] = awrash_i_merit_get (&persons, place);
          turns->end[place] = end;
        }
      if (end - start > 1 && !awrash_i_ties_sort (ties, end - start, turns->order + start, error))
        return FALSE;
    }
  return TRUE;
}

/* The first choice that a person can have; where the list ends for none. */
static gsize
find_wish (AwrashSeats *seats, gsize person)
{
  const AwrashPreferences *preferences = seats->preferences;
  gsize k = preferences->start[person];

  while (k < preferences->start[person + 1]
         && !awrash_i_seats_can (seats, person, preferences->site[k]))
    k++;
  return k;
}

/* Which choice of the list it is. */
static gsize
settle (AwrashSeats *seats, gsize person)
{
  const AwrashPreferences *preferences = seats->preferences;

  for (gsize k = preferences->start[person]; k < preferences->start[person + 1]; k++)
    if (awrash_i_seats_fix (seats, person, preferences->site[k]))
      return k;
  awrash_i_seats_leave (seats, person);
  return preferences->start[person + 1];
}

/* Those of one merit, one after the other. Where each gets what they would get as the first of
 * them, any other order gives them the same; where somebody does not, to go first would help. */
static gboolean
settle_stretch (AwrashMatch *match, AwrashSeats *seats, const Turns *turns, gsize start,
                GError **error)
{
  const gsize end = turns->end[start];
  gboolean is_tie = FALSE;

  for (gsize k = start; end - start > 1 && k < end; k++)
    {
      if (awrash_i_is_cancelled (error))
        return FALSE;
      turns->wish[turns->order[k]] = find_wish (seats, turns->order[k]);
    }
  for (gsize k = start; k < end; k++)
    {
      if (awrash_i_is_cancelled (error))
        return FALSE;
      gsize had = settle (seats, turns->order[k]);

      is_tie = is_tie || (end - start > 1 && had != turns->wish[turns->order[k]]);
    }
  return !is_tie || awrash_i_match_note (match, end - start, turns->order + start, 0, -1, error);
}

static gboolean
run (AwrashMatch *match, const AwrashReserves *sites, const AwrashPreferences *preferences,
     const Turns *turns, GError **error)
{
  g_auto (AwrashSeats) seats = { 0 };

  if (!awrash_i_seats_fill (&seats, sites, preferences, error))
    return FALSE;
  for (gsize k = 0; k < match->n; k++)
    {
      if (awrash_i_is_cancelled (error))
        return FALSE;
      awrash_i_seats_insert (&seats, turns->order[k]);
    }
  for (gsize k = 0; k < match->n; k = turns->end[k])
    if (!settle_stretch (match, &seats, turns, k, error))
      return FALSE;
  for (gsize i = 0; i < match->n; i++)
    if (seats.place[i] < seats.nowhere)
      {
        gsize kind = seats.place[i] % seats.n_kinds;

        match->site[i] = (int64_t)(seats.place[i] / seats.n_kinds);
        match->trait[i] = kind < sites->n_traits ? (int64_t)kind : -1;
      }
  return TRUE;
}

AwrashMatch *
awrash_selection_match_largest (const AwrashReserves *sites, const AwrashPreferences *preferences,
                                const double merit[], const AwrashTies *ties, GError **error)
{
  g_return_val_if_fail (sites != NULL && preferences != NULL && merit != NULL, NULL);

  const gsize n = preferences->n_persons;

  if (!awrash_i_preferences_check (preferences, sites, error)
      || !awrash_i_reserves_check_ties (ties, n, error))
    return NULL;
  g_auto (Turns) turns = { 0 };
  g_autoptr (AwrashMatch) match = awrash_i_match_new (n, error);
  if (match == NULL || !find_order (&turns, n, merit, ties, error)
      || !run (match, sites, preferences, &turns, error))
    return NULL;
  awrash_i_match_finish (match, preferences, ties);
  return g_steal_pointer (&match);
}
