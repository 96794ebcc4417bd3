/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What lies between groups: their means, what these deviate by, and how far apart they could be.
 * Source: Bourguignon (1979), Econometrica 47; C. Elbers, P. Lanjouw, J. A. Mistiaen and B. Özler
 * (2008), Reinterpreting between-group inequality, Journal of Economic Inequality 6. Invariant:
 * every gap between neighbouring means is >= 0 and right to its last bits. */

#include "metric/means-private.h"

#include "base/logarithm-private.h"
#include "base/memory-private.h"
#include "metric/pair-private.h"
#include "metric/sorted-private.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

gboolean
awrash_i_means_new (AwrashMeans *means, gsize n, const AwrashSample *sample, GError **error)
{
  means->W = sample->total;
  means->X = sample->sum;
  means->equal = sample->equal || n == 1;
  means->total = awrash_i_new (AwrashPair, n, error);
  if (means->total == NULL)
    return FALSE;
  means->mean = awrash_i_new (AwrashPair, n, error);
  if (means->mean == NULL)
    return FALSE;
  means->log_u = awrash_i_new (double, n, error);
  if (means->log_u == NULL)
    return FALSE;
  means->order = awrash_i_new (gsize, n, error);
  if (means->order == NULL)
    return FALSE;
  means->below = awrash_i_new (double, n, error);
  if (means->below == NULL)
    return FALSE;
  means->point = awrash_i_new (AwrashPoint, n, error);
  means->n = n;
  return means->point != NULL;
}

void
awrash_i_means_clear (AwrashMeans *means)
{
  g_clear_pointer (&means->total, g_free);
  g_clear_pointer (&means->mean, g_free);
  g_clear_pointer (&means->log_u, g_free);
  g_clear_pointer (&means->order, g_free);
  g_clear_pointer (&means->below, g_free);
  g_clear_pointer (&means->point, g_free);
}

static int
compare_means (const void *left, const void *right, void *data)
{
  const AwrashMeans *means = data;
  gsize a = *(const gsize *)left, b = *(const gsize *)right;
  double gap = awrash_i_pair_difference (means->mean[a], means->mean[b]);

  if (gap != 0.0)
    return gap > 0.0 ? 1 : -1;
  if (!(means->mean[a].high >= DBL_MIN) && means->log_u[a] != means->log_u[b])
    return means->log_u[a] > means->log_u[b] ? 1 : -1; /* scaling made them equal */
  return (a > b) - (a < b);
}

/* Mean g over the overall mean, minus 1. */
static double
deviation (const AwrashMeans *means, gsize g)
{
  if (means->equal)
    return 0.0;
  return awrash_i_pair_cross (means->mean[g], means->W, (AwrashPair){ 1.0, 0.0 }, means->X)
         / means->X.high;
}

AwrashPoint
awrash_i_means_point_of (double e, double u, double log_u)
{
  AwrashPoint point = { .e = e, .u = u, .log = log_u, .rest = log_u - e };

  if (fabs (e) > 0.25)
    return point;
  point.u = 1.0 + e;
  point.rest = awrash_i_logarithm_remainder (e);
  point.log = e + point.rest;
  return point;
}

static AwrashPoint
point_of (const AwrashMeans *means, gsize g)
{
  double u = means->mean[g].high * (means->W.high / means->X.high);
  AwrashPoint point = { .e = 0.0 };

  if (means->mean[g].high < DBL_MIN / DBL_EPSILON) /* scaling has taken digits */
    u = exp (means->log_u[g]);
  point = awrash_i_means_point_of (deviation (means, g), u, means->log_u[g]);
  point.share = awrash_i_means_share (means, g);
  return point;
}

void
awrash_i_means_finish (AwrashMeans *means)
{
  AwrashSum below = { 0.0, 0.0 };

  for (gsize g = 0; g < means->n; g++)
    {
      means->order[g] = g;
      means->point[g] = point_of (means, g);
    }
  qsort_r (means->order, means->n, sizeof *means->order, compare_means, means);
  for (gsize k = 0; k < means->n; k++)
    {
      awrash_i_sum_add (&below, means->total[means->order[k]].high);
      means->below[k] = awrash_i_sum_get (&below);
    }
}

double
awrash_i_means_share (const AwrashMeans *means, gsize g)
{
  return means->total[g].high / means->W.high;
}

/* The gaps between neighbouring means, each times what the weight below and above it makes of it.
 */
double
awrash_i_means_gini (const AwrashMeans *means, double nu)
{
  AwrashSum above = { 0.0, 0.0 }, sum = { 0.0, 0.0 };

  if (means->equal)
    return 0.0;
  for (gsize k = means->n - 1; k > 0; k--)
    {
      gsize g = means->order[k];
      AwrashPoint point = { .below = means->below[k - 1] / means->W.high };

      awrash_i_sum_add (&above, means->total[g].high);
      point.above = awrash_i_sum_get (&above) / means->W.high;
      awrash_i_sum_add (
          &sum, awrash_i_term_deficit.value (&point, nu)
                    * awrash_i_pair_difference (means->mean[g], means->mean[means->order[k - 1]]));
    }
  return awrash_i_sum_get (&sum) / (means->X.high / means->W.high);
}

double
awrash_i_means_entropy (const AwrashMeans *means, double alpha)
{
  AwrashSum sum = { 0.0, 0.0 };

  for (gsize g = 0; g < means->n; g++)
    awrash_i_sum_add (&sum, means->point[g].share
                                * awrash_i_term_entropy.value (&means->point[g], alpha));
  return awrash_i_sum_get (&sum);
}

/* ── the largest ────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  AwrashSum total;
  AwrashSum sum;
  gsize top;       /* the row of its largest value, where that is above 0 */
  double over_top; /* the sum over that value, which no size can harm */
} Block;

/* Takes part of the k-th row, which is not below those taken before. */
static void
take (Block *block, const AwrashSorted *rows, gsize k, double weight)
{
  const AwrashSample *sample = rows->sample;
  gsize place = rows->place[k];

  awrash_i_sum_add (&block->total, weight);
  awrash_i_pair_sum_product (&block->sum, weight, sample->x[place]);
  if (sample->log != NULL ? sample->log[place] == -INFINITY : sample->x[place] == 0.0)
    return;
  if (block->over_top > 0.0)
    block->over_top *= sample->log != NULL ? exp (sample->log[block->top] - sample->log[place])
                                           : sample->x[block->top] / sample->x[place];
  block->over_top += weight;
  block->top = place;
}

/* A block that is being filled. */
typedef struct
{
  const AwrashMeans *means;
  gsize at;        /* which, in the order of the means */
  AwrashSum end;   /* the weight up to its upper end */
  AwrashPair room; /* what it still lacks */
} Cursor;

static void
advance (Cursor *cursor, gsize at)
{
  cursor->at = at;
  cursor->room = cursor->means->total[cursor->means->order[at]];
  awrash_i_sum_add (&cursor->end, cursor->room.high);
  awrash_i_sum_add (&cursor->end, cursor->room.low);
}

/* Where the upper end of the k-th row lies: -1 below that of the block, 0 on it, 1 above it. Two
 * sums of the same weights, each right to some 100 bits, count as equal, and the last block has no
 * end: what rounding leaves may not carry a sliver of a row over the border. */
static int
compare_ends (const Cursor *cursor, const AwrashSorted *rows, gsize k)
{
  double gap = 0.0, slack = 0x1p-90 * rows->below[k].high;

  if (cursor->at + 1 == cursor->means->n)
    return -1;
  gap = awrash_i_pair_difference (rows->below[k], awrash_i_pair_of_sum (&cursor->end));
  return (gap > slack) - (gap < -slack);
}

/* Each block has the weight of its group; what of a row does not fit goes on to the next. */
static void
cut_rows (const AwrashMeans *means, const AwrashSorted *rows, Block blocks[])
{
  Cursor cursor = { .means = means };

  advance (&cursor, 0);
  for (gsize k = 0; k < rows->sample->n; k++)
    {
      AwrashPair rest = { rows->sample->w[rows->place[k]], 0.0 };

      while (compare_ends (&cursor, rows, k) > 0)
        {
          double piece = CLAMP (cursor.room.high, 0.0, rest.high);

          take (&blocks[cursor.at], rows, k, piece);
          rest = awrash_i_pair_subtract (rest, awrash_i_pair_of (piece));
          advance (&cursor, cursor.at + 1);
        }
      take (&blocks[cursor.at], rows, k, rest.high);
      cursor.room = awrash_i_pair_subtract (cursor.room, awrash_i_pair_of (rest.high));
      if (compare_ends (&cursor, rows, k) == 0)
        advance (&cursor, cursor.at + 1);
    }
}

/* A row is in the block that its upper end lies in. */
static void
sort_rows_in (const AwrashMeans *means, const AwrashSorted *rows, Block blocks[])
{
  Cursor cursor = { .means = means };

  advance (&cursor, 0);
  for (gsize k = 0; k < rows->sample->n; k++)
    {
      while (compare_ends (&cursor, rows, k) > 0)
        advance (&cursor, cursor.at + 1);
      take (&blocks[cursor.at], rows, k, rows->sample->w[rows->place[k]]);
      if (compare_ends (&cursor, rows, k) == 0)
        advance (&cursor, cursor.at + 1);
    }
}

gboolean
awrash_i_means_largest (const AwrashMeans *means, const AwrashPrepared *all, gboolean is_whole,
                        AwrashMeans *largest, GError **error)
{
  g_autofree Block *blocks = awrash_i_new (Block, means->n, error);
  g_auto (AwrashSorted) rows = { .sample = NULL };
  gsize n = 0;

  if (blocks == NULL || !awrash_i_sorted_fill (&rows, &all->sample, error)
      || !awrash_i_means_new (largest, means->n, &all->sample, error))
    return FALSE;
  if (is_whole)
    sort_rows_in (means, &rows, blocks);
  else
    cut_rows (means, &rows, blocks);
  for (gsize k = 0; k < means->n; k++)
    {
      AwrashPair total = awrash_i_pair_of_sum (&blocks[k].total);
      AwrashPair sum = awrash_i_pair_of_sum (&blocks[k].sum);

      if (!(total.high > 0.0))
        continue;
      largest->total[n] = total;
      largest->mean[n] = awrash_i_pair_divide (sum, total);
      if (sum.high < DBL_MIN / DBL_EPSILON) /* products have lost digits */
        largest->mean[n]
            = (AwrashPair){ all->sample.x[blocks[k].top] * (blocks[k].over_top / total.high), 0.0 };
      largest->log_u[n] = blocks[k].over_top > 0.0
                              ? awrash_i_sample_log_ratio (&all->sample, blocks[k].top)
                                    + log (blocks[k].over_top / total.high)
                              : -INFINITY;
      n++;
    }
  largest->n = n;
  awrash_i_means_finish (largest);
  return TRUE;
}
