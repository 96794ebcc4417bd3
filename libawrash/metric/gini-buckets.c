/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The Gini of many rows, bucket after bucket of their ascending order, so that no sorted copy of
 * them is ever written: G = Σ_k A_k B_k (x_k - x_(k-1)) / (W X), A_k the weight below row k and B_k
 * the weight from it on. Source: gini.c. Invariant: A is summed from below and B from above, so
 * nothing cancels; sums are those of blocks in the order of the rows, whatever threads there are.
 */

#include "metric/gini-private.h"

#include "base/memory-private.h"
#include "base/sum-private.h"
#include "base/threads-private.h"
#include "metric/buckets-private.h"

#include <math.h>

/* Rows whose sums are plain; their errors stay below 2^-45 of them. */
#define BLOCK 256

typedef struct
{
  double low; /* the smallest value and the largest one */
  double high;
  AwrashSum weight; /* of its rows */
  AwrashSum held;   /* Σ w x */
  double below;     /* weight of the buckets before */
  double above;     /* and of those behind */
  AwrashSum sum;    /* Σ A B (x_k - x_(k-1)) */
} Bucket;

typedef struct
{
  AwrashBuckets rows;
  gsize n_threads;
  AwrashBucketRoom *room; /* [n_threads] */
  double **suffix;        /* [n_threads][largest]: B of a bucket's rows */
  Bucket *bucket;
  AwrashScale of_x;
  AwrashScale of_w;
} Buckets;

static double
weight_of (const Buckets *buckets, const AwrashOrderItem *item)
{
  double weight = 1;

  if (buckets->rows.loads == NULL)
    return weight;
  memcpy (&weight, &item->place, sizeof weight);
  return awrash_i_sample_scaled (weight, buckets->of_w);
}

/* The buckets of a thread: as many rows each, about. */
static gsize
first_of (const Buckets *buckets, gsize part)
{
  gsize row = buckets->rows.n / buckets->n_threads * part, b = 0, end = buckets->rows.n_buckets;

  if (part == buckets->n_threads)
    return end;
  while (b < end && buckets->rows.start[b] < row)
    b++;
  return b;
}

static void
weigh_bucket (const Buckets *buckets, const AwrashOrderItem items[], gsize n, Bucket *bucket)
{
  guint64 low = G_MAXUINT64, high = 0;

  for (gsize first = 0; first < n; first += BLOCK)
    {
      double weight = 0, held = 0;

      for (gsize i = first; i < MIN (n, first + BLOCK); i++)
        {
          double w = weight_of (buckets, &items[i]);

          low = MIN (low, items[i].key);
          high = MAX (high, items[i].key);
          weight += w;
          held += w * awrash_i_sample_scaled (awrash_i_order_value (items[i].key), buckets->of_x);
        }
      awrash_i_sum_add (&bucket->weight, weight);
      awrash_i_sum_add (&bucket->held, held);
    }
  bucket->low = awrash_i_order_value (low);
  bucket->high = awrash_i_order_value (high);
}

static void
weigh (gsize part, gpointer data)
{
  const Buckets *buckets = data;

  for (gsize b = first_of (buckets, part); b < first_of (buckets, part + 1); b++)
    weigh_bucket (buckets, awrash_i_buckets_get (&buckets->rows, b, &buckets->room[part]),
                  awrash_i_buckets_size (&buckets->rows, b), &buckets->bucket[b]);
}

/* above[i]: the weight of row i, of those behind it in the bucket, and behind the bucket. */
static void
sum_suffixes (const Buckets *buckets, const AwrashOrderItem items[], gsize n, double behind,
              double above[])
{
  AwrashSum base = { behind, 0 };

  for (gsize end = n; end > 0;)
    {
      gsize first = end > BLOCK ? end - BLOCK : 0;
      double sum = 0, from = awrash_i_sum_get (&base);

      for (gsize i = end; i-- > first;)
        {
          sum += weight_of (buckets, &items[i]);
          above[i] = from + sum;
        }
      awrash_i_sum_add (&base, sum);
      end = first;
    }
}

static void
sum_gaps (const Buckets *buckets, const AwrashOrderItem items[], gsize n, const double above[],
          double before, Bucket *bucket)
{
  AwrashSum base = { bucket->below, 0 };

  for (gsize first = 0; first < n; first += BLOCK)
    {
      double weight = 0, sum = 0, from = awrash_i_sum_get (&base);

      for (gsize i = first; i < MIN (n, first + BLOCK); i++)
        {
          double value = awrash_i_order_value (items[i].key);

          sum += (from + weight) * awrash_i_sample_scaled (value - before, buckets->of_x)
                 * above[i];
          weight += weight_of (buckets, &items[i]);
          before = value;
        }
      awrash_i_sum_add (&base, weight);
      awrash_i_sum_add (&bucket->sum, sum);
    }
}

static void
sum_part (gsize part, gpointer data)
{
  const Buckets *buckets = data;
  double *above = buckets->suffix[part];

  for (gsize b = first_of (buckets, part); b < first_of (buckets, part + 1); b++)
    {
      Bucket *bucket = &buckets->bucket[b];
      gsize n = awrash_i_buckets_size (&buckets->rows, b);
      double before = b > 0 ? buckets->bucket[b - 1].high : bucket->low;
      const AwrashOrderItem *items
          = awrash_i_buckets_sort (&buckets->rows, b, &buckets->room[part]);

      sum_suffixes (buckets, items, n, bucket->above, above);
      sum_gaps (buckets, items, n, above, before, bucket);
    }
}

static double
conclude (const Buckets *buckets)
{
  AwrashSum sum = { 0, 0 }, weight = { 0, 0 }, held = { 0, 0 };

  for (gsize b = 0; b < buckets->rows.n_buckets; b++)
    {
      awrash_i_sum_add (&sum, awrash_i_sum_get (&buckets->bucket[b].sum));
      awrash_i_sum_add (&weight, awrash_i_sum_get (&buckets->bucket[b].weight));
      awrash_i_sum_add (&held, awrash_i_sum_get (&buckets->bucket[b].held));
    }
  return awrash_i_sum_get (&sum) / awrash_i_sum_get (&weight) / awrash_i_sum_get (&held);
}

/* What lies below each bucket, and above it. */
static void
weigh_around (Buckets *buckets)
{
  AwrashSum below = { 0, 0 }, above = { 0, 0 };

  for (gsize b = 0; b < buckets->rows.n_buckets; b++)
    {
      buckets->bucket[b].below = awrash_i_sum_get (&below);
      awrash_i_sum_add (&below, awrash_i_sum_get (&buckets->bucket[b].weight));
    }
  for (gsize b = buckets->rows.n_buckets; b-- > 0;)
    {
      buckets->bucket[b].above = awrash_i_sum_get (&above);
      awrash_i_sum_add (&above, awrash_i_sum_get (&buckets->bucket[b].weight));
    }
}

static void
clear (Buckets *buckets)
{
  for (gsize k = 0; k < buckets->n_threads; k++)
    {
      if (buckets->room != NULL)
        awrash_i_bucket_room_clear (&buckets->room[k]);
      if (buckets->suffix != NULL)
        g_free (buckets->suffix[k]);
    }
  awrash_i_buckets_clear (&buckets->rows);
  g_free (buckets->room);
  g_free (buckets->suffix);
  g_free (buckets->bucket);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Buckets, clear)

static gboolean
fill (Buckets *buckets, double low, double high, GError **error)
{
  gboolean filled = awrash_i_buckets_fill (&buckets->rows, buckets->n_threads, low, high, error);

  buckets->bucket = filled ? awrash_i_new (Bucket, buckets->rows.n_buckets, error) : NULL;
  buckets->room
      = buckets->bucket != NULL ? awrash_i_new (AwrashBucketRoom, buckets->n_threads, error) : NULL;
  buckets->suffix
      = buckets->room != NULL ? awrash_i_new (double *, buckets->n_threads, error) : NULL;
  filled = buckets->suffix != NULL;
  for (gsize k = 0; filled && k < buckets->n_threads; k++)
    {
      buckets->suffix[k] = awrash_i_new (double, buckets->rows.largest, error);
      filled = buckets->suffix[k] != NULL
               && awrash_i_bucket_room_fill (&buckets->room[k], &buckets->rows, error);
    }
  return filled;
}

gboolean
awrash_i_gini_of_many (gsize n_threads, const AwrashRange *range, const double x[],
                       const double weights[], double *gini, GError **error)
{
  g_auto (Buckets) buckets = { .rows = { .n = range->n, .values = x, .loads = weights },
                               .n_threads = n_threads,
                               .of_x = awrash_i_sample_scale_of (-ilogb (x[range->highest])),
                               .of_w = awrash_i_sample_scale_of (-ilogb (range->heaviest)) };

  if (!fill (&buckets, x[range->lowest], x[range->highest], error))
    return FALSE;
  awrash_i_threads_run (n_threads, weigh, &buckets);
  weigh_around (&buckets);
  awrash_i_threads_run (n_threads, sum_part, &buckets);
  *gini = conclude (&buckets);
  return TRUE;
}
