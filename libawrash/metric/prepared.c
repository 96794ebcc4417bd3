/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A sample sorted once: by value, and among equal values by weight.
 * Source: the definitions in metric.h. Invariant: the sorted arrays depend on the set of rows only,
 * so neither ties nor the order of the rows can show in a measure. */

#include "metric/prepared-private.h"

#include "base/memory-private.h"
#include "base/sum-private.h"
#include "metric/order-private.h"

#include <string.h>

/* Puts items[place[0]], items[place[1]], … in that order, by way of spare. */
static void
arrange (gsize n, const gsize place[], double items[], double spare[])
{
  for (gsize k = 0; k < n; k++)
    spare[k] = items[place[k]];
  memcpy (items, spare, n * sizeof (double));
}

static void
arrange_rows (gsize n, const gsize place[], gsize items[], gsize spare[])
{
  for (gsize k = 0; k < n; k++)
    spare[k] = items[place[k]];
  memcpy (items, spare, n * sizeof (gsize));
}

static gboolean
is_ascending (gsize n, const double values[])
{
  for (gsize k = 1; k < n; k++)
    if (values[k] < values[k - 1])
      return FALSE;
  return TRUE;
}

/* Sorts the rows from start on, all of one value, by weight; spare as long as they are. */
static gboolean
sort_tied_rows (AwrashSample *sample, gsize start, gsize n, double spare[], gsize spare_rows[],
                GError **error)
{
  g_autofree gsize *place = NULL;

  if (is_ascending (n, sample->w + start))
    return TRUE;
  place = awrash_i_new (gsize, n, error);
  if (place == NULL || !awrash_i_order_find (n, sample->w + start, place, error))
    return FALSE;
  arrange (n, place, sample->w + start, spare);
  arrange_rows (n, place, sample->row + start, spare_rows);
  return TRUE;
}

static gboolean
sort_ties (AwrashSample *sample, double spare[], gsize spare_rows[], GError **error)
{
  for (gsize start = 0, end = 0; start < sample->n; start = end)
    {
      for (end = start + 1; end < sample->n && sample->x[end] == sample->x[start];)
        end++;
      if (!sort_tied_rows (sample, start, end - start, spare, spare_rows, error))
        return FALSE;
    }
  return TRUE;
}

/* Sorts the rows by value, then by weight; spare: room for n doubles. */
static gboolean
sort_rows (AwrashSample *sample, double spare[], GError **error)
{
  g_autofree gsize *place = NULL;
  g_autofree gsize *spare_rows = awrash_i_new (gsize, sample->n, error);

  if (spare_rows == NULL)
    return FALSE;
  if (!is_ascending (sample->n, sample->x))
    {
      place = awrash_i_new (gsize, sample->n, error);
      if (place == NULL || !awrash_i_order_find (sample->n, sample->x, place, error))
        return FALSE;
      arrange (sample->n, place, sample->x, spare);
      arrange (sample->n, place, sample->w, spare);
      arrange_rows (sample->n, place, sample->row, spare_rows);
    }
  return sort_ties (sample, spare, spare_rows, error);
}

static void
cumulate (const AwrashSample *sample, double below[])
{
  AwrashSum sum = { 0.0, 0.0 };

  for (gsize k = 0; k < sample->n; k++)
    {
      awrash_i_sum_add (&sum, sample->w[k]);
      below[k] = awrash_i_sum_get (&sum);
    }
}

gboolean
awrash_i_prepared_fill (AwrashPrepared *prepared, gsize n, const double x[], const double weights[],
                        GError **error)
{
  g_auto (AwrashSample) sample = { .n = 0 };
  g_autofree double *below = NULL;

  if (!awrash_i_sample_fill (&sample, "x", n, x, weights, error))
    return FALSE;
  below = awrash_i_new (double, sample.n, error);
  if (below == NULL)
    return FALSE;
  if (!sort_rows (&sample, below, error))
    return FALSE;
  cumulate (&sample, below);
  prepared->sample = sample;
  prepared->below = g_steal_pointer (&below);
  memset (&sample, 0, sizeof sample); /* its arrays have moved */
  return TRUE;
}

void
awrash_i_prepared_clear (AwrashPrepared *prepared)
{
  awrash_i_sample_clear (&prepared->sample);
  g_clear_pointer (&prepared->below, g_free);
}
