/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A lottery with balls: panels on m numbered balls in place of panels with probabilities, so that
 * every person's chance is as near to its probability as can be.
 * Source: B. Flanigan, G. Kehne and A. D. Procaccia (2021), Fair sortition made transparent,
 * NeurIPS 34; whole balls by largest remainders to begin with. Invariant: only panels that the
 * lottery has are put on balls, so that every quota holds. */

#include "selection/uniform-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <inttypes.h>

size_t
awrash_selection_uniform_size (void)
{
  return sizeof (AwrashUniformity);
}

/* ── the question ───────────────────────────────────────────────────────────────────────────── */

static gboolean
check_counts (const AwrashUniform *uniform, GError **error)
{
  for (gsize t = 0; t < uniform->n_types; t++)
    {
      int64_t size = awrash_i_uniform_size (uniform, t);

      if (size < 1 || size > AWRASH_UNIFORM_SIZE)
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                       _ ("sizes[%zu] is %" PRId64 ", expected a whole number from 1 to 2^26"), t,
                       (gint64)size);
          return FALSE;
        }
      for (gsize p = 0; p < uniform->n_panels; p++)
        {
          gsize at = p * uniform->n_types + t;

          if (uniform->count[at] >= 0 && uniform->count[at] <= size)
            continue;
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                       _ ("panels[%zu] is %" PRId64
                          ", expected a whole number from 0 to the %" PRId64
                          " persons of type %zu"),
                       at, (gint64)uniform->count[at], (gint64)size, t);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
check_tickets (AwrashUniform *uniform, GError **error)
{
  for (gsize p = 0; p < uniform->n_panels; p++)
    {
      if (uniform->tickets[p] < 0 || uniform->tickets[p] > AWRASH_UNIFORM_SUM - uniform->sum)
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                       _ ("tickets[%zu] is %" PRId64
                          ", expected a whole number ≥ 0, and all to sum to 2^53 at most"),
                       p, (gint64)uniform->tickets[p]);
          return FALSE;
        }
      uniform->sum += uniform->tickets[p];
    }
  if (uniform->sum > 0)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
               _ ("no panel has a ticket, expected at least one that does"));
  return FALSE;
}

static gboolean
check (AwrashUniform *uniform, GError **error)
{
  if (uniform->n_balls < 1 || uniform->n_balls > AWRASH_UNIFORM_BALLS)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("n_balls is %" PRId64 ", expected a whole number from 1 to 1,048,576"),
                   (gint64)uniform->n_balls);
      return FALSE;
    }
  return check_counts (uniform, error) && check_tickets (uniform, error);
}

static gboolean
aim (AwrashUniform *uniform, GError **error)
{
  uniform->target = awrash_i_new (AwrashLong, uniform->n_types, error);
  if (uniform->target == NULL)
    return FALSE;
  for (gsize t = 0; t < uniform->n_types; t++)
    for (gsize p = 0; p < uniform->n_panels; p++)
      uniform->target[t] += (AwrashLong)uniform->n_balls * uniform->tickets[p]
                            * uniform->count[p * uniform->n_types + t];
  return TRUE;
}

/* ── a beginning ────────────────────────────────────────────────────────────────────────────── */

static int
by_remainder (gconstpointer a, gconstpointer b, gpointer data)
{
  const int64_t *remainder = data;
  gsize p = *(const gsize *)a, q = *(const gsize *)b;

  if (remainder[p] != remainder[q])
    return remainder[p] > remainder[q] ? -1 : 1;
  return (p > q) - (p < q);
}

static gboolean
begin (const AwrashUniform *uniform, int64_t times[], GError **error)
{
  const gsize n = uniform->n_panels;
  g_autofree int64_t *remainder = awrash_i_new (int64_t, n, error);
  g_autofree gsize *order = remainder != NULL ? awrash_i_new (gsize, n, error) : NULL;
  int64_t left = uniform->n_balls;

  if (order == NULL)
    return FALSE;
  for (gsize p = 0; p < n; p++)
    {
      AwrashLong whole = (AwrashLong)uniform->n_balls * uniform->tickets[p];

      order[p] = p;
      times[p] = (int64_t)(whole / uniform->sum);
      remainder[p] = (int64_t)(whole % uniform->sum);
      left -= times[p];
    }
  g_qsort_with_data (order, (gint)n, sizeof (gsize), by_remainder, remainder);
  for (gsize k = 0; left > 0; k++, left--)
    times[order[k]]++;
  return TRUE;
}

/* ── the answer ─────────────────────────────────────────────────────────────────────────────── */

/* The distance as a share of the balls. */
static double
share (const AwrashUniform *uniform, AwrashAway away)
{
  return (double)away.away / ((double)uniform->sum * (double)away.size) / (double)uniform->n_balls;
}

AwrashUniformity
awrash_i_uniform_tell (const AwrashUniform *uniform, AwrashAway farthest, AwrashAway bound)
{
  return (AwrashUniformity){ .status = awrash_i_uniform_compare (farthest, bound) > 0
                                           ? AWRASH_STATUS_FEASIBLE
                                           : AWRASH_STATUS_OPTIMAL,
                             .n_balls = uniform->n_balls,
                             .error = share (uniform, farthest),
                             .bound = share (uniform, bound) };
}

void
awrash_i_uniform_clear (AwrashUniform *uniform)
{
  g_free (uniform->target);
}

gboolean
awrash_i_uniform_solve (AwrashUniform *uniform, int64_t times[], AwrashUniformity *record,
                        GError **error)
{
  g_autofree int64_t *found = NULL, *places = NULL;

  if (!check (uniform, error) || !aim (uniform, error))
    return FALSE;
  found = awrash_i_new (int64_t, uniform->n_panels, error);
  places = found != NULL ? awrash_i_new (int64_t, uniform->n_types, error) : NULL;
  if (places == NULL || !begin (uniform, found, error)
      || !awrash_i_uniform_improve (uniform, found, error)
      || !awrash_i_uniform_search (uniform, found, &uniform->bound, error))
    return FALSE;
  *record = awrash_i_uniform_tell (uniform, awrash_i_uniform_farthest (uniform, found, places),
                                   uniform->bound);
  for (gsize p = 0; p < uniform->n_panels; p++)
    times[p] = found[p];
  return TRUE;
}

gboolean
awrash_selection_uniform (size_t n_panels, size_t n_types, const int64_t panels[],
                          const int64_t sizes[], const int64_t tickets[], int64_t n_balls,
                          int64_t times[], AwrashUniformity *record, GError **error)
{
  g_return_val_if_fail (n_panels == 0 || (tickets != NULL && times != NULL), FALSE);
  g_return_val_if_fail (n_panels == 0 || n_types == 0 || panels != NULL, FALSE);
  g_return_val_if_fail (record != NULL, FALSE);

  g_auto (AwrashUniform) uniform = { .n_panels = n_panels,
                                     .n_types = n_types,
                                     .count = panels,
                                     .size = sizes,
                                     .tickets = tickets,
                                     .n_balls = n_balls };

  return awrash_i_uniform_solve (&uniform, times, record, error);
}
