/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A sample sorted once: by value, and among equal values by weight.
 * Source: the definitions in metric.h. Invariant: the sorted arrays depend on the set of rows only,
 * so neither ties nor the order of the rows can show in a measure. */

#include "metric/prepared-private.h"

#include "base/memory-private.h"
#include "base/sum-private.h"
#include "metric/buckets-private.h"

#include <string.h>

enum
{
  FEW = 128 /* rows that are sorted without asking for memory */
};

/* By the order of x, whose values stand in the order itself; and where all rows of the caller
 * count, places are rows. */
static void
arrange_all (AwrashSample *sample, const AwrashOrderItem order[], double spare[])
{
  gsize n = sample->n;
  gboolean counts_all = sample->row[n - 1] == n - 1;

  for (gsize k = 0; k < n; k++)
    sample->x[k] = awrash_i_order_value (order[k].key);
  awrash_i_order_arrange (n, order, sample->w, spare);
  if (!counts_all)
    awrash_i_order_arrange_rows (n, order, sample->row, (gsize *)(void *)spare);
  else
    for (gsize k = 0; k < n; k++)
      sample->row[k] = order[k].place;
}

/* ── few rows ───────────────────────────────────────────────────────────────────────────────── */

/* Room to order n rows in: the one given, or more. */
static AwrashOrderItem *
find_room (gsize n, AwrashOrderItem few[], AwrashOrderItem **many, GError **error)
{
  /* 2 n cannot wrap: n rows of more than two bytes already lie in memory */
  return n <= FEW ? few : (*many = awrash_i_new (AwrashOrderItem, 2 * n, error));
}

static gboolean
sort_few (AwrashSample *sample, double spare[], GError **error)
{
  AwrashOrderItem few[2 * FEW];
  g_autofree AwrashOrderItem *many = NULL;
  AwrashOrderItem *room = find_room (sample->n, few, &many, error);
  const AwrashOrderItem *order
      = room != NULL ? awrash_i_order_find (sample->n, sample->x, room, error) : NULL;

  if (order != NULL)
    arrange_all (sample, order, spare);
  return order != NULL;
}

/* ── many ───────────────────────────────────────────────────────────────────────────────────── */

static gboolean
sort_many (AwrashSample *sample, double spare[], GError **error)
{
  g_auto (AwrashBuckets) buckets = { .n = sample->n, .values = sample->x };
  g_auto (AwrashBucketRoom) room = { NULL, NULL };
  double low = sample->x[0], high = low;

  for (gsize i = 1; i < sample->n; i++)
    {
      low = MIN (sample->x[i], low);
      high = MAX (sample->x[i], high);
    }
  if (!awrash_i_buckets_fill (&buckets, 1, low, high, error)
      || !awrash_i_bucket_room_fill (&room, &buckets, error))
    return FALSE;
  for (gsize b = 0; b < buckets.n_buckets; b++)
    awrash_i_buckets_sort (&buckets, b, &room);
  arrange_all (sample, buckets.items, spare);
  return TRUE;
}

/* ── ties ───────────────────────────────────────────────────────────────────────────────────── */

/* Sorts the rows from start on, all of one value, by weight. */
static gboolean
sort_tied_rows (AwrashSample *sample, gsize start, gsize n, double spare[], GError **error)
{
  AwrashOrderItem few[2 * FEW];
  g_autofree AwrashOrderItem *many = NULL;
  AwrashOrderItem *room = NULL;
  const AwrashOrderItem *order = NULL;

  if (awrash_i_order_is_kept (n, sample->w + start))
    return TRUE;
  room = find_room (n, few, &many, error);
  order = room != NULL ? awrash_i_order_find (n, sample->w + start, room, error) : NULL;
  if (order == NULL)
    return FALSE;
  awrash_i_order_arrange (n, order, sample->w + start, spare);
  awrash_i_order_arrange_rows (n, order, sample->row + start, (gsize *)(void *)spare);
  return TRUE;
}

static gboolean
sort_ties (AwrashSample *sample, double spare[], GError **error)
{
  for (gsize start = 0, end = 0; start < sample->n; start = end)
    {
      for (end = start + 1; end < sample->n && sample->x[end] == sample->x[start];)
        end++;
      if (!sort_tied_rows (sample, start, end - start, spare, error))
        return FALSE;
    }
  return TRUE;
}

/* Sorts the rows by value, then by weight unless ties may stay; spare has room for n numbers. */
static gboolean
sort_rows (AwrashGate gate, AwrashSample *sample, double spare[], GError **error)
{
  if (!awrash_i_order_is_kept (sample->n, sample->x)
      && !(sample->n < AWRASH_BUCKETS_FROM ? sort_few : sort_many) (sample, spare, error))
    return FALSE;
  return (gate & AWRASH_GATE_TIES) || sort_ties (sample, spare, error);
}

/* ── the whole ──────────────────────────────────────────────────────────────────────────────── */

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
  if (below == NULL || !sort_rows (gate, &sample, below, error)
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
