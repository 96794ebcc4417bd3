/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A panel by lot, and its members by lot where a panel says only how many of each type: in whole
 * numbers alone, so that a public text draws the same everywhere.
 * Source: selection-draw.h says the algorithm; base/draws-private.h its papers.
 * Invariant: the panel depends on the seed and the tickets, the members of a type on the seed, the
 * type's number and its persons; on nothing else. */

#include "selection/lodging-private.h"

#include "base/draws-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <inttypes.h>
#include <string.h>

/* The sum of the tickets, with *error set where there is none. */
static gboolean
sum_tickets (gsize n_panels, const int64_t tickets[], int64_t *sum, GError **error)
{
  *sum = tickets == NULL ? (int64_t)n_panels : 0;
  for (gsize p = 0; tickets != NULL && p < n_panels; p++)
    {
      if (tickets[p] < 0)
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                       _ ("tickets[%zu] is %" PRId64 ", expected a whole number ≥ 0"), p,
                       (gint64)tickets[p]);
          return FALSE;
        }
      if (__builtin_add_overflow (*sum, tickets[p], sum))
        {
          g_set_error (
              error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW,
              _ ("the tickets up to tickets[%zu] sum to 2^63 or more, expected a smaller sum"), p);
          return FALSE;
        }
    }
  if (*sum > 0)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
               _ ("no panel has a ticket, expected at least one that does"));
  return FALSE;
}

gboolean
awrash_selection_draw_panel (const char *seed, size_t n_panels, const int64_t tickets[],
                             size_t *panel, GError **error)
{
  g_return_val_if_fail (seed != NULL && panel != NULL, FALSE);

  AwrashDraws draws;
  int64_t sum, below;
  gsize p = 0;

  if (!awrash_i_draws_check_seed (seed, error) || !sum_tickets (n_panels, tickets, &sum, error))
    return FALSE;
  awrash_i_draws_start (&draws, seed, 0);
  below = (int64_t)awrash_i_draws_below (&draws, (guint64)sum);
  if (tickets == NULL)
    p = (gsize)below;
  else
    for (; below >= tickets[p]; p++)
      below -= tickets[p];
  *panel = p;
  return TRUE;
}

/* ── members of types ───────────────────────────────────────────────────────────────────────── */

static gboolean
check_counts (const AwrashPanelQuestion *question, const int64_t counts[], GError **error)
{
  for (gsize t = 0; t < question->n_types; t++)
    {
      if (counts[t] >= 0 && counts[t] <= question->most[t])
        continue;
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("counts[%zu] is %" PRId64 ", expected a whole number from 0 to the %" PRId64
                      " that a panel can hold of that type"),
                   t, (gint64)counts[t], (gint64)question->most[t]);
      return FALSE;
    }
  return TRUE;
}

/* Draws the members of one kind of household, or of one type of persons who live alone. */
static gboolean
draw_lodging (const AwrashLodging *lodging, const char *seed, const int64_t counts[],
              int64_t drawn[], GError **error)
{
  g_autofree gsize *units = awrash_i_new (gsize, lodging->n_units, error);
  gsize left = lodging->n_units;
  AwrashDraws draws;

  if (units == NULL)
    return FALSE;
  for (gsize u = 0; u < left; u++)
    units[u] = u;
  awrash_i_draws_start (&draws, seed, lodging->types[0] + 1);
  awrash_i_draws_shuffle (&draws, left, units);
  for (gsize k = 0; k < lodging->n_types; k++)
    for (int64_t c = 0; c < counts[lodging->types[k]]; c++)
      {
        gsize n = lodging->n_alike[k], which = 0;

        if (left == 0)
          {
            g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                         _ ("counts[%zu] is %" PRId64
                            ", which is more than the %zu households of their kind leave"),
                         lodging->types[k], (gint64)counts[lodging->types[k]], lodging->n_units);
            return FALSE;
          }
        left--;
        if (n > 1)
          which = (gsize)awrash_i_draws_below (&draws, n);
        drawn[awrash_i_lodging_person (lodging, k, units[left], which)] = 1;
      }
  return TRUE;
}

gboolean
awrash_selection_draw_members (const AwrashPanelQuestion *question, const char *seed,
                               const int64_t counts[], int64_t drawn[], GError **error)
{
  g_return_val_if_fail (question != NULL && seed != NULL, FALSE);
  g_return_val_if_fail (counts != NULL && drawn != NULL, FALSE);

  const gsize n = question->pool->n_persons;
  g_autoptr (AwrashLodgings) lodgings = NULL;
  g_autofree int64_t *found = NULL;

  if (!awrash_i_draws_check_seed (seed, error) || !check_counts (question, counts, error))
    return FALSE;
  found = awrash_i_new (int64_t, n, error);
  lodgings = found != NULL ? awrash_i_lodgings_new (question, error) : NULL;
  if (lodgings == NULL)
    return FALSE;
  for (gsize l = 0; l < lodgings->n; l++)
    if (!draw_lodging (&lodgings->lodging[l], seed, counts, found, error))
      return FALSE;
  memcpy (drawn, found, n * sizeof (int64_t));
  return TRUE;
}
