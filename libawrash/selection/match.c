/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who goes where: the answer, whichever rule gave it. Source: none. Invariant: a refused tie gives
 * nothing but the tie. */

#include "selection/match-private.h"

#include "allot/ties-private.h"
#include "base/memory-private.h"
#include "base/order-private.h"

#include <stdlib.h>

AwrashMatch *
awrash_i_match_new (gsize n, GError **error)
{
  g_autoptr (AwrashMatch) match = g_new0 (AwrashMatch, 1);

  match->n = n;
  match->tied_site = -1;
  if ((match->site = awrash_i_new (int64_t, n, error)) == NULL
      || (match->trait = awrash_i_new (int64_t, n, error)) == NULL
      || (match->rank = awrash_i_new (int64_t, n, error)) == NULL)
    return NULL;
  for (gsize i = 0; i < n; i++)
    match->site[i] = match->trait[i] = -1;
  return g_steal_pointer (&match);
}

gboolean
awrash_i_match_note (AwrashMatch *match, gsize n, const gsize persons[], int64_t n_free,
                     int64_t site, GError **error)
{
  if (match->tied != NULL)
    return TRUE;
  match->tied = awrash_i_copy (gsize, persons, n, error);
  if (match->tied == NULL)
    return FALSE;
  match->n_tied = n;
  match->n_free = n_free;
  match->tied_site = site;
  qsort (match->tied, n, sizeof *match->tied, awrash_i_order_indices);
  return TRUE;
}

void
awrash_i_match_finish (AwrashMatch *match, const AwrashPreferences *preferences,
                       const AwrashTies *ties)
{
  match->status = awrash_i_ties_status (ties, match->n_tied, 0);
  for (gsize i = 0; i < match->n; i++)
    {
      if (match->status == AWRASH_STATUS_TIE_REFUSED)
        match->site[i] = match->trait[i] = -1;
      for (gsize k = preferences->start[i]; k < preferences->start[i + 1]; k++)
        if ((int64_t)preferences->site[k] == match->site[i])
          match->rank[i] = (int64_t)(k - preferences->start[i] + 1);
    }
}

void
awrash_selection_match_free (AwrashMatch *match)
{
  if (match == NULL)
    return;
  g_free (match->site);
  g_free (match->trait);
  g_free (match->rank);
  g_free (match->tied);
  g_free (match);
}

AwrashStatus
awrash_selection_match_get_status (const AwrashMatch *match)
{
  g_return_val_if_fail (match != NULL, AWRASH_STATUS_UNKNOWN);

  return match->status;
}

size_t
awrash_selection_match_get_n (const AwrashMatch *match)
{
  g_return_val_if_fail (match != NULL, 0);

  return match->n;
}

void
awrash_selection_match_get_outcomes (const AwrashMatch *match, int64_t sites[], int64_t traits[],
                                     int64_t ranks[])
{
  g_return_if_fail (match != NULL && sites != NULL && traits != NULL && ranks != NULL);

  for (gsize i = 0; i < match->n; i++)
    {
      sites[i] = match->site[i];
      traits[i] = match->trait[i];
      ranks[i] = match->rank[i];
    }
}

size_t
awrash_selection_match_get_n_tied (const AwrashMatch *match)
{
  g_return_val_if_fail (match != NULL, 0);

  return match->n_tied;
}

int64_t
awrash_selection_match_get_n_free (const AwrashMatch *match)
{
  g_return_val_if_fail (match != NULL, 0);

  return match->n_free;
}

int64_t
awrash_selection_match_get_tied_site (const AwrashMatch *match)
{
  g_return_val_if_fail (match != NULL, -1);

  return match->tied_site;
}

void
awrash_selection_match_get_tied (const AwrashMatch *match, int64_t persons[])
{
  g_return_if_fail (match != NULL && persons != NULL);

  for (gsize k = 0; k < match->n_tied; k++)
    persons[k] = (int64_t)match->tied[k];
}
