/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A sample sorted once: by value, and among equal values by weight.
 * Source: the definitions in metric.h. Invariant: the sorted arrays depend on the set of rows only,
 * so neither ties nor the order of the rows can show in a measure. */

#include "metric/prepared-private.h"

#include "base/memory-private.h"
#include "base/sum-private.h"
#include "metric/order-private.h"

#include <string.h>

enum
{
  FEW = 128 /* rows that are sorted without asking for memory */
};

/* Puts items[order[0].place], items[order[1].place], … in that order, by way of spare. */
static void
arrange (gsize n, const AwrashOrderItem order[], double items[], double spare[])
{
  for (gsize k = 0; k < n; k++)
    spare[k] = items[order[k].place];
  memcpy (items, spare, n * sizeof *items);
}

static void
arrange_rows (gsize n, const AwrashOrderItem order[], gsize rows[], gsize spare[])
{
  for (gsize k = 0; k < n; k++)
    spare[k] = rows[order[k].place];
  memcpy (rows, spare, n * sizeof *rows);
}

/* By the order of x, whose values stand in the order itself; and where all rows of the caller
 * count, places are rows. */
static void
arrange_all (AwrashSample *sample, gboolean counts_all, const AwrashOrderItem order[], void *spare)
{
  gsize n = sample->n;

  for (gsize k = 0; k < n; k++)
    sample->x[k] = awrash_i_order_value (&order[k]);
  arrange (n, order, sample->w, spare);
  if (!counts_all)
    arrange_rows (n, order, sample->row, spare);
  else
    for (gsize k = 0; k < n; k++)
      sample->row[k] = order[k].place;
}

static gboolean
is_ascending (gsize n, const double values[])
{
  for (gsize k = 1; k < n; k++)
    if (values[k] < values[k - 1])
      return FALSE;
  return TRUE;
}

/* The half of the scratch that does not hold the order is room for n numbers. */
static void *
get_spare (gsize n, AwrashOrderItem scratch[], const AwrashOrderItem order[])
{
  return order == scratch ? scratch + n : scratch;
}

/* Sorts the rows from start on, all of one value, by weight. */
static gboolean
sort_tied_rows (AwrashSample *sample, gsize start, gsize n, AwrashOrderItem scratch[],
                GError **error)
{
  const AwrashOrderItem *order = NULL;

  if (is_ascending (n, sample->w + start))
    return TRUE;
  order = awrash_i_order_find (n, sample->w + start, scratch, error);
  if (order == NULL)
    return FALSE;
  arrange (n, order, sample->w + start, get_spare (n, scratch, order));
  arrange_rows (n, order, sample->row + start, get_spare (n, scratch, order));
  return TRUE;
}

static gboolean
sort_ties (AwrashSample *sample, AwrashOrderItem scratch[], GError **error)
{
  for (gsize start = 0, end = 0; start < sample->n; start = end)
    {
      for (end = start + 1; end < sample->n && sample->x[end] == sample->x[start];)
        end++;
      if (!sort_tied_rows (sample, start, end - start, scratch, error))
        return FALSE;
    }
  return TRUE;
}

/* Sorts the rows by value, then by weight unless ties may stay. */
static gboolean
sort_rows (AwrashGate gate, AwrashSample *sample, GError **error)
{
  AwrashOrderItem few[2 * FEW];
  g_autofree AwrashOrderItem *many = NULL;
  AwrashOrderItem *scratch = few;
  const AwrashOrderItem *order = NULL;

  if (sample->n > FEW)
    /* 2 n cannot wrap: n rows of more than two bytes already lie in memory */
    scratch = many = awrash_i_new (AwrashOrderItem, 2 * sample->n, error);
  if (scratch == NULL)
    return FALSE;
  if (!is_ascending (sample->n, sample->x))
    {
      order = awrash_i_order_find (sample->n, sample->x, scratch, error);
      if (order == NULL)
        return FALSE;
      arrange_all (sample, sample->row[sample->n - 1] == sample->n - 1, order,
                   get_spare (sample->n, scratch, order));
    }
  return (gate & AWRASH_GATE_TIES) || sort_ties (sample, scratch, error);
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
awrash_i_prepared_fill_through (AwrashGate gate, AwrashPrepared *prepared, gsize n,
                                const double x[], const double weights[], AwrashRange *range,
                                GError **error)
{
  g_auto (AwrashSample) sample = { .n = 0 };
  g_autofree double *below = NULL;

  if (!awrash_i_sample_fill_through (gate, &sample, "x", n, x, weights, range, error))
    return FALSE;
  below = awrash_i_new (double, sample.n, error);
  if (below == NULL || !sort_rows (gate, &sample, error)
      || !awrash_i_sample_take_logarithms (&sample, x, error))
    return FALSE;
  cumulate (&sample, below);
  prepared->sample = sample;
  prepared->below = g_steal_pointer (&below);
  memset (&sample, 0, sizeof sample); /* its arrays have moved */
  return TRUE;
}

gboolean
awrash_i_prepared_fill (AwrashPrepared *prepared, gsize n, const double x[], const double weights[],
                        GError **error)
{
  AwrashRange range = { .n = 0 };

  return awrash_i_prepared_fill_through (AWRASH_GATE_STRICT, prepared, n, x, weights, &range,
                                         error);
}

void
awrash_i_prepared_clear (AwrashPrepared *prepared)
{
  awrash_i_sample_clear (&prepared->sample);
  g_clear_pointer (&prepared->below, g_free);
}
