/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sums of terms over many rows without a sorted copy of them: each bucket is sorted, and read by
 * all terms while it lies in a cache. What is below a bucket and above it is known beforehand.
 * Source: term-private.h; Ogita, Rump and Oishi (2005), for the sums in doubled precision.
 * Invariant: sums are those of buckets, added in their order, whatever threads there are. */

#include "metric/many-private.h"

#include "base/memory-private.h"
#include "base/threads-private.h"
#include "base/wide-private.h"
#include "metric/pair-private.h"
#include "metric/quantile-private.h"

#include <float.h>
#include <math.h>

/* Rows that are weighed at once, side by side. */
#define BLOCK 512
#define LANES AWRASH_TERM_LANES

/* The buckets of a thread: as many rows each, about. */
static gsize
first_of (const AwrashMany *many, gsize part)
{
  gsize row = many->rows.n / many->n_threads * part, b = 0, end = many->rows.n_buckets;

  if (part == many->n_threads)
    return end;
  while (b < end && many->rows.start[b] < row)
    b++;
  return b;
}

/* Scaled values and weights of items. */
AWRASH_I_WIDE static void
lay_out (const AwrashMany *many, gsize n, const AwrashOrderItem items[restrict], double x[restrict],
         double w[restrict])
{
  const AwrashScale of_x = many->of_x, of_w = many->of_w;

  for (gsize i = 0; i < n; i++)
    {
      double weight;

      memcpy (&weight, &items[i].place, sizeof weight);
      x[i] = awrash_i_sample_scaled (awrash_i_order_value (items[i].key), of_x);
      w[i] = awrash_i_sample_scaled (weight, of_w);
    }
  if (many->rows.loads == NULL)
    for (gsize i = 0; i < n; i++)
      w[i] = 1.0;
}

/* ── weights ────────────────────────────────────────────────────────────────────────────────── */

/* Running sums side by side. */
typedef struct
{
  double sum[LANES];
  double lost[LANES];
} Lanes;

/* sum + value, and what rounding took (Knuth). */
static inline void
add_to_lane (Lanes *lanes, gsize lane, double value)
{
  double sum = lanes->sum[lane] + value, of_value = sum - lanes->sum[lane];

  lanes->lost[lane] += (lanes->sum[lane] - (sum - of_value)) + (value - of_value);
  lanes->sum[lane] = sum;
}

static void
add_lanes (AwrashSum *sum, const Lanes *lanes)
{
  for (gsize lane = 0; lane < LANES; lane++)
    {
      awrash_i_sum_add (sum, lanes->sum[lane]);
      sum->compensation += lanes->lost[lane];
    }
}

/* n whole lanes. */
AWRASH_I_WIDE static void
weigh_rows (gsize n, const double x[], const double w[], AwrashManyBucket *bucket)
{
  Lanes weight = { { 0.0 }, { 0.0 } }, held = { { 0.0 }, { 0.0 } };
  double low[LANES], high[LANES];

  for (gsize lane = 0; lane < LANES; lane++)
    low[lane] = high[lane] = x[lane];
  for (gsize first = 0; first < n; first += LANES)
    for (gsize lane = 0; lane < LANES; lane++)
      {
        double value = x[first + lane], of = w[first + lane], product = of * value;

        low[lane] = value < low[lane] ? value : low[lane];
        high[lane] = value > high[lane] ? value : high[lane];
        add_to_lane (&weight, lane, of);
        add_to_lane (&held, lane, product);
        held.lost[lane] += awrash_i_product_error (of, value, product);
      }
  for (gsize lane = 0; lane < LANES; lane++)
    {
      bucket->low = MIN (bucket->low, low[lane]);
      bucket->high = MAX (bucket->high, high[lane]);
    }
  add_lanes (&bucket->weight, &weight);
  add_lanes (&bucket->held, &held);
}

static void
weigh_bucket (const AwrashMany *many, const AwrashOrderItem items[], gsize n,
              AwrashManyBucket *bucket)
{
  double x[BLOCK], w[BLOCK];

  bucket->low = INFINITY;
  bucket->high = -INFINITY;
  for (gsize first = 0; first < n; first += BLOCK)
    {
      gsize end = MIN (BLOCK, n - first);

      lay_out (many, end, items + first, x, w);
      for (; end % LANES != 0; end++)
        {
          x[end] = x[end - 1];
          w[end] = 0.0;
        }
      weigh_rows (end, x, w, bucket);
    }
}

static void
weigh_part (gsize part, gpointer data)
{
  const AwrashMany *many = data;

  for (gsize b = first_of (many, part); b < first_of (many, part + 1); b++)
    weigh_bucket (many, awrash_i_buckets_get (&many->rows, b, &many->room[part].sorting),
                  awrash_i_buckets_size (&many->rows, b), &many->bucket[b]);
}

static void
add_sum (AwrashSum *sum, const AwrashSum *part)
{
  awrash_i_sum_add (sum, part->sum);
  sum->compensation += part->compensation;
}

/* What lies below each bucket, and above it, and all of it. */
static void
weigh_around (AwrashMany *many)
{
  AwrashSum below = { 0.0, 0.0 }, above = { 0.0, 0.0 }, held = { 0.0, 0.0 };

  for (gsize b = 0; b < many->rows.n_buckets; b++)
    {
      many->bucket[b].below = awrash_i_sum_get (&below);
      add_sum (&below, &many->bucket[b].weight);
      add_sum (&held, &many->bucket[b].held);
    }
  for (gsize b = many->rows.n_buckets; b-- > 0;)
    {
      many->bucket[b].above = awrash_i_sum_get (&above);
      add_sum (&above, &many->bucket[b].weight);
    }
  many->sample.total = awrash_i_pair_of_sum (&below);
  many->sample.sum = awrash_i_pair_of_sum (&held);
}

/* A value > 0 so small that scaling took digits of it. */
static gboolean
find_blunted (const AwrashMany *many)
{
  for (gsize b = 0; b < many->rows.n_buckets && many->bucket[b].low < DBL_MIN; b++)
    {
      const AwrashOrderItem *items = awrash_i_buckets_get (&many->rows, b, &many->room[0].sorting);

      for (gsize i = 0; i < awrash_i_buckets_size (&many->rows, b); i++)
        {
          double value = awrash_i_order_value (items[i].key);

          if (value > 0.0 && awrash_i_sample_scaled (value, many->of_x) < DBL_MIN)
            return TRUE;
        }
    }
  return FALSE;
}

/* ── the object ─────────────────────────────────────────────────────────────────────────────── */

static gboolean
find_room (AwrashMany *many, GError **error)
{
  gsize largest = many->rows.largest;

  many->bucket = awrash_i_new (AwrashManyBucket, many->rows.n_buckets, error);
  many->room = many->bucket != NULL ? awrash_i_new (AwrashManyRoom, many->n_threads, error) : NULL;
  for (gsize k = 0; many->room != NULL && k < many->n_threads; k++)
    {
      AwrashManyRoom *room = &many->room[k];

      room->x = awrash_i_new (double, 3 * largest, error);
      if (room->x == NULL || !awrash_i_bucket_room_fill (&room->sorting, &many->rows, error))
        return FALSE;
      room->w = room->x + largest;
      room->below = room->w + largest;
    }
  return many->room != NULL;
}

gboolean
awrash_i_many_fill (AwrashMany *many, gsize n_threads, const AwrashRange *range, const double x[],
                    const double weights[], GError **error)
{
  double low = x[range->lowest], high = x[range->highest];

  many->sample.n = range->n;
  many->sample.exponent = ilogb (high);
  many->sample.equal = low == high;
  many->rows = (AwrashBuckets){ .n = range->n, .values = x, .loads = weights };
  many->of_x = awrash_i_sample_scale_of (-many->sample.exponent);
  many->of_w = awrash_i_sample_scale_of (-ilogb (range->heaviest));
  many->n_threads = n_threads;
  if (!awrash_i_buckets_fill (&many->rows, n_threads, low, high, error) || !find_room (many, error))
    return FALSE;
  awrash_i_threads_run (n_threads, weigh_part, many);
  weigh_around (many);
  many->is_blunted = find_blunted (many);
  return TRUE;
}

void
awrash_i_many_clear (AwrashMany *many)
{
  for (gsize k = 0; many->room != NULL && k < many->n_threads; k++)
    {
      awrash_i_bucket_room_clear (&many->room[k].sorting);
      g_free (many->room[k].x);
    }
  g_clear_pointer (&many->room, g_free);
  g_clear_pointer (&many->bucket, g_free);
  awrash_i_buckets_clear (&many->rows);
}

/* ── sums ───────────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  const AwrashMany *many;
  gsize n;
  const AwrashTermUse *uses;
  AwrashSum *found; /* [n_buckets][n] */
} Summing;

/* The sum of the weights of a whole block. */
AWRASH_I_WIDE static double
add_up (const double w[])
{
  double lanes[LANES] = { 0.0 };

  for (gsize first = 0; first < AWRASH_TERM_BLOCK; first += LANES)
    for (gsize lane = 0; lane < LANES; lane++)
      lanes[lane] += w[first + lane];
  for (gsize width = LANES / 2; width > 0; width /= 2)
    for (gsize lane = 0; lane < width; lane++)
      lanes[lane] += lanes[lane + width];
  return lanes[0];
}

/* The weight of each block of rows, of those below it in the bucket, and below the bucket. */
static void
cumulate (gsize n, const double w[], double before, double below[])
{
  AwrashSum sum = { before, 0.0 };

  for (gsize block = 0; (block + 1) * AWRASH_TERM_BLOCK <= n; block++)
    {
      awrash_i_sum_add (&sum, add_up (w + block * AWRASH_TERM_BLOCK));
      below[block] = awrash_i_sum_get (&sum);
    }
}

/* Bucket b, sorted and laid out in the room. */
static void
lay_out_bucket (const AwrashMany *many, gsize b, AwrashManyRoom *room)
{
  gsize n = awrash_i_buckets_size (&many->rows, b);

  lay_out (many, n, awrash_i_buckets_sort (&many->rows, b, &room->sorting), room->x, room->w);
  cumulate (n, room->w, many->bucket[b].below, room->below);
}

static void
sum_part (gsize part, gpointer data)
{
  const Summing *summing = data;
  const AwrashMany *many = summing->many;
  AwrashManyRoom *room = &many->room[part];
  AwrashSample rows = many->sample;

  rows.x = room->x;
  rows.w = room->w;
  for (gsize b = first_of (many, part); b < first_of (many, part + 1); b++)
    {
      AwrashTermStretch stretch = { .sample = &rows,
                                    .below = room->below,
                                    .step = AWRASH_TERM_BLOCK,
                                    .value_before = b > 0 ? many->bucket[b - 1].high : 0.0,
                                    .weight_before = many->bucket[b].below,
                                    .weight_behind = many->bucket[b].above,
                                    .n_all = many->sample.n };

      lay_out_bucket (many, b, room);
      rows.n = awrash_i_buckets_size (&many->rows, b);
      awrash_i_term_add_stretch (&stretch, summing->n, summing->uses,
                                 summing->found + b * summing->n);
    }
}

gboolean
awrash_i_many_sum (const AwrashMany *many, gsize n, const AwrashTermUse uses[], double sums[],
                   GError **error)
{
  gsize n_buckets = many->rows.n_buckets;
  g_autofree AwrashSum *found = awrash_i_new (AwrashSum, n_buckets * n, error);
  Summing summing = { many, n, uses, found };

  if (found == NULL)
    return FALSE;
  awrash_i_threads_run (many->n_threads, sum_part, &summing);
  for (gsize k = 0; k < n; k++)
    {
      AwrashSum sum = { 0.0, 0.0 };

      for (gsize b = 0; b < n_buckets; b++)
        awrash_i_sum_add (&sum, awrash_i_sum_get (&found[b * n + k]));
      sums[k] = awrash_i_term_conclude (uses[k], many->sample.total.high, &sum);
    }
  return TRUE;
}

/* ── quantiles ──────────────────────────────────────────────────────────────────────────────── */

/* In bucket b, whose weight reaches the border. */
static double
find_in_bucket (const AwrashMany *many, gsize b, double border, double slack)
{
  AwrashManyRoom *room = &many->room[0];
  gsize n = awrash_i_buckets_size (&many->rows, b), i = 0;
  AwrashSum sum = { many->bucket[b].below, 0.0 };

  lay_out (many, n, awrash_i_buckets_sort (&many->rows, b, &room->sorting), room->x, room->w);
  for (awrash_i_sum_add (&sum, room->w[0]); i + 1 < n && awrash_i_sum_get (&sum) < border - slack;)
    awrash_i_sum_add (&sum, room->w[++i]);
  if (awrash_i_sum_get (&sum) > border + slack)
    return room->x[i];
  if (i + 1 < n)
    return (room->x[i] + room->x[i + 1]) / 2.0;
  return b + 1 < many->rows.n_buckets ? (room->x[i] + many->bucket[b + 1].low) / 2.0 : room->x[i];
}

double
awrash_i_many_quantile (const AwrashMany *many, double p)
{
  double border = p * many->sample.total.high;
  double slack = AWRASH_QUANTILE_SLACK * many->sample.total.high;
  gsize b = 0;

  while (b + 1 < many->rows.n_buckets && many->bucket[b + 1].below < border - slack)
    b++;
  return find_in_bucket (many, b, border, slack);
}
