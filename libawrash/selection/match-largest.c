/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The largest assignment: the most reserved places, then the most persons, then the best for one
 * person after the other. Source: H. Kuhn (1955) for the first two; the third is a serial
 * dictatorship among the best. Invariant: what is settled for a person is never undone. */

#include "selection/match-private.h"

#include "allot/ties-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "selection/merit-private.h"
#include "selection/seats-private.h"

/* Persons in their order; those of the same merit as the policy has it. */
static gboolean
find_order (AwrashMatch *match, const double merit[], const AwrashTies *ties, gsize order[],
            GError **error)
{
  g_auto (AwrashMerit) persons = { 0 };

  if (!awrash_i_merit_fill (&persons, match->n, merit, error))
    return FALSE;
  for (gsize start = 0, end = 0; start < match->n; start = end)
    {
      end = awrash_i_merit_end (&persons, start);
      for (gsize place = start; place < end; place++)
        order[place] = awrash_i_merit_get (&persons, place);
      if (end - start > 1
          && (!awrash_i_match_note (match, end - start, order + start, 0, -1, error)
              || !awrash_i_ties_sort (ties, end - start, order + start, error)))
        return FALSE;
    }
  return TRUE;
}

static void
settle (AwrashSeats *seats, gsize person)
{
  const AwrashPreferences *preferences = seats->preferences;

  for (gsize k = preferences->start[person]; k < preferences->start[person + 1]; k++)
    if (awrash_i_seats_fix (seats, person, preferences->site[k]))
      return;
  awrash_i_seats_leave (seats, person);
}

static gboolean
run (AwrashMatch *match, const AwrashReserves *sites, const AwrashPreferences *preferences,
     const gsize order[], GError **error)
{
  g_auto (AwrashSeats) seats = { 0 };

  if (!awrash_i_seats_fill (&seats, sites, preferences, error))
    return FALSE;
  for (gsize k = 0; k < match->n; k++)
    awrash_i_seats_insert (&seats, order[k]);
  for (gsize k = 0; k < match->n; k++)
    settle (&seats, order[k]);
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
  g_autofree gsize *order = awrash_i_new (gsize, n, error);
  g_autoptr (AwrashMatch) match = order != NULL ? awrash_i_match_new (n, error) : NULL;
  if (match == NULL || !find_order (match, merit, ties, order, error))
    return NULL;
  if ((match->n_tied == 0 || ties != NULL) && !run (match, sites, preferences, order, error))
    return NULL;
  awrash_i_match_finish (match, preferences, ties);
  return g_steal_pointer (&match);
}
