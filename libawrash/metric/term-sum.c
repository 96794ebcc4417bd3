/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sums of terms over rows: points are made of a block of rows, some at a time, and every term reads
 * them while they lie in the nearest cache. Source: term-private.h. Invariant: blocks are passed
 * from the largest value down, since B is summed from the top, where 1 - A would cancel. */

#include "metric/term-private.h"

#include "base/logarithm-private.h"
#include "base/product-private.h"
#include "base/wide-private.h"

#include <math.h>
#include <string.h>

#define BLOCK AWRASH_TERM_BLOCK
#define LANES AWRASH_TERM_LANES
#define MOST_USES 64 /* of one pass */

/* Below it an x/μ has not all its digits, or is 0. */
static const double least_ratio = 0x1p-1000;

typedef struct
{
  const AwrashTermStretch *stretch;
  gboolean has[AWRASH_TERM_SIZE + 1]; /* which kinds are asked for */
  gboolean takes_logarithms;
  AwrashSum above; /* weight of the rows passed */
} Pass;

/* The rows of a block, filled up like its points. */
typedef struct
{
  double x[BLOCK];
  double w[BLOCK];
  double gap[BLOCK];
  double one[BLOCK]; /* 0 where there is no row */
  double excess[BLOCK];
} Rows;

static Pass
begin_pass (const AwrashTermStretch *stretch, gsize n, const AwrashTermUse uses[])
{
  Pass pass = { .stretch = stretch, .above = { stretch->weight_behind, 0.0 } };

  for (gsize k = 0; k < n; k++)
    {
      pass.has[uses[k].term->kind] = TRUE;
      pass.takes_logarithms = pass.takes_logarithms || awrash_i_term_takes_logarithms (uses[k]);
    }
  return pass;
}

static gsize
fill_rows (const Pass *pass, gsize start, gsize end, Rows *rows)
{
  const AwrashSample *sample = pass->stretch->sample;
  gsize n = end - start, whole = (n + LANES - 1) / LANES * LANES;

  memcpy (rows->x, sample->x + start, n * sizeof *rows->x);
  memcpy (rows->w, sample->w + start, n * sizeof *rows->w);
  for (gsize k = n; k < whole; k++)
    {
      rows->x[k] = rows->x[n - 1];
      rows->w[k] = 0.0;
    }
  return whole;
}

/* ── ratios and shifts ──────────────────────────────────────────────────────────────────────── */

/* W (x - μ), bit for bit awrash_i_sample_cross () of the two. */
AWRASH_I_WIDE static void
fill_excess (const AwrashSample *sample, gsize n, Rows *restrict rows)
{
  const AwrashPair total = sample->total, sum = sample->sum;

  for (gsize k = 0; k < n; k++)
    {
      double x = rows->x[k], product = x * total.high;
      double error = awrash_i_product_error (x, total.high, product);

      rows->excess[k] = (product - sum.high) + (error + (x * total.low - sum.low));
    }
  if (sample->equal)
    memset (rows->excess, 0, n * sizeof *rows->excess);
}

AWRASH_I_WIDE static void
fill_shifts (const AwrashSample *sample, const Rows *rows, AwrashBlock *restrict block)
{
  const double per_total = 1.0 / sample->total.high;

  for (gsize k = 0; k < block->n; k++)
    block->y[k] = -rows->excess[k] * per_total;
}

/* e and u; FALSE where a u is too small. */
AWRASH_I_WIDE static gboolean
fill_ratios (const AwrashSample *sample, gsize n, const Rows *rows, AwrashBlock *restrict block)
{
  const double per_sum = 1.0 / sample->sum.high, per_mean = sample->total.high / sample->sum.high;
  double least[LANES];

  for (gsize lane = 0; lane < LANES; lane++)
    least[lane] = 1.0;
  for (gsize first = 0; first < n; first += LANES)
    for (gsize lane = 0; lane < LANES; lane++)
      {
        double e = rows->excess[first + lane] * per_sum;
        double u = fabs (e) <= 0.25 ? 1.0 + e : rows->x[first + lane] * per_mean;

        block->e[first + lane] = e;
        block->u[first + lane] = u;
        least[lane] = u < least[lane] ? u : least[lane];
      }
  for (gsize lane = 1; lane < LANES; lane++)
    least[0] = MIN (least[0], least[lane]);
  return least[0] >= least_ratio;
}

/* ln u and ln u - e of normal u, as awrash_i_logarithm_remainder () has them, with the same series
 * for the mantissa where u is far from 1: m from √½ to √2, so that |r| < 0.172 and ten terms reach
 * 2^-61. */
AWRASH_I_WIDE static void
fill_logarithms (gsize n, AwrashBlock *restrict block)
{
  const guint64 least_mantissa = G_GUINT64_CONSTANT (0x3FE6A09E667F3BCD);
  const guint64 one = G_GUINT64_CONSTANT (0x3FF0000000000000);
  const guint64 counter = G_GUINT64_CONSTANT (0x4330000000000000); /* 2^52: low bits count */

  for (gsize k = 0; k < n; k++)
    {
      double e = block->e[k], u = block->u[k], m, power, f, r, y, series, rest;
      guint64 bits, exponent;

      memcpy (&bits, &u, sizeof bits);
      exponent = (bits - least_mantissa + one) >> 52; /* 1023 + log2 (u/m) */
      bits = bits - (exponent << 52) + one;
      exponent |= counter;
      memcpy (&m, &bits, sizeof m);
      memcpy (&power, &exponent, sizeof power);
      f = fabs (e) <= 0.25 ? e : m - 1.0;
      power = fabs (e) <= 0.25 ? 0.0 : power - (0x1p52 + 1023.0);
      r = f / (2.0 + f);
      y = r * r;
      series = y * (1.0 / 21);
      series = y * (1.0 / 19 + series);
      series = y * (1.0 / 17 + series);
      series = y * (1.0 / 15 + series);
      series = y * (1.0 / 13 + series);
      series = y * (1.0 / 11 + series);
      series = y * (1.0 / 9 + series);
      series = y * (1.0 / 7 + series);
      series = y * (1.0 / 5 + series);
      series = y * (1.0 / 3 + series);
      rest = r * (2.0 * series - f);
      u = power * G_LN2 + (f + rest);
      block->log[k] = u;
      block->rest[k] = fabs (e) <= 0.25 ? rest : u - e;
    }
}

/* One by one: values of 0, and such as scaling has blunted. */
static void
fill_points (const Pass *pass, gsize start, gsize end, AwrashBlock *block)
{
  for (gsize i = start; i < end; i++)
    {
      AwrashPoint point = awrash_i_term_point (pass->stretch->sample, i, pass->takes_logarithms);

      block->e[i - start] = point.e;
      block->u[i - start] = point.u;
      block->log[i - start] = point.log;
      block->rest[i - start] = point.rest;
    }
  for (gsize k = end - start; k < block->n; k++)
    {
      block->e[k] = block->log[k] = block->rest[k] = 0.0;
      block->u[k] = 1.0;
    }
}

static void
fill_by_value (const Pass *pass, gsize start, gsize end, Rows *rows, AwrashBlock *block)
{
  const AwrashSample *sample = pass->stretch->sample;

  fill_excess (sample, block->n, rows);
  /* what fills up stands at the mean: an infinite term of it would be no 0 at weight 0 */
  for (gsize k = end - start; k < block->n; k++)
    rows->excess[k] = 0.0;
  if (pass->has[AWRASH_TERM_SHIFT])
    fill_shifts (sample, rows, block);
  if (!pass->has[AWRASH_TERM_RATIO])
    return;
  block->has_logarithms = sample->log == NULL && fill_ratios (sample, block->n, rows, block);
  if (!block->has_logarithms)
    fill_points (pass, start, end, block);
  else if (pass->takes_logarithms)
    fill_logarithms (block->n, block);
}

/* ── ranks, gaps, sizes ─────────────────────────────────────────────────────────────────────── */

/* Plain sums from what lies below the block, and from what lies behind it: both at once, so that
 * neither waits for the other; their errors stay below 2^-45 of them. */
static void
fill_ranks (Pass *pass, gsize start, gsize end, const Rows *rows, AwrashBlock *restrict block)
{
  const AwrashTermStretch *stretch = pass->stretch;
  const double per_total = 1.0 / stretch->sample->total.high;
  const double before
      = start > 0 ? stretch->below[start / stretch->step - 1] : stretch->weight_before;
  const double behind = awrash_i_sum_get (&pass->above);
  double lower = 0.0, upper = 0.0;
  gsize n = end - start;

  for (gsize k = 0, j = n - 1; k < n; k++, j--)
    {
      block->below[k] = (before + lower) * per_total;
      lower += rows->w[k];
      upper += rows->w[j];
      block->above[j] = (behind + upper) * per_total;
    }
  awrash_i_sum_add (&pass->above, upper);
  if (start == 0 && !(stretch->weight_before > 0.0))
    block->above[0] = 1.0;
  for (gsize k = n; k < block->n; k++)
    {
      block->below[k] = 0.0;
      block->above[k] = 1.0;
    }
}

static void
fill_gaps (const Pass *pass, gsize start, gsize end, gsize n, Rows *rows)
{
  rows->gap[0] = rows->x[0]
                 - (start > 0 ? pass->stretch->sample->x[start - 1] : pass->stretch->value_before);
  for (gsize k = 1; k < n; k++)
    rows->gap[k] = rows->x[k] - rows->x[k - 1];
  for (gsize k = end - start; k < n; k++)
    rows->gap[k] = 0.0;
}

/* w x n - X over n X: w n exactly, then the cross of x and 1 with it and X. */
AWRASH_I_WIDE static void
fill_sizes (const Pass *pass, gsize start, gsize end, Rows *restrict rows,
            AwrashBlock *restrict block)
{
  const AwrashPair sum = pass->stretch->sample->sum;
  const double n_all = (double)pass->stretch->n_all, per_sum = 1.0 / n_all / sum.high;

  for (gsize k = 0; k < block->n; k++)
    {
      double x = rows->x[k], counted = rows->w[k] * n_all, product = x * counted;
      double lost = awrash_i_product_error (rows->w[k], n_all, counted);
      double error = awrash_i_product_error (x, counted, product);

      block->size[k] = ((product - sum.high) + (error + (x * lost - sum.low))) * per_sum;
      rows->one[k] = 1.0;
    }
  for (gsize k = end - start; k < block->n; k++)
    rows->one[k] = 0.0;
}

/* ── sums ───────────────────────────────────────────────────────────────────────────────────── */

/* The points of rows start … end - 1. */
static void
fill_block (Pass *pass, gsize start, gsize end, Rows *rows, AwrashBlock *block)
{
  block->n = fill_rows (pass, start, end, rows);
  if (pass->has[AWRASH_TERM_RATIO] || pass->has[AWRASH_TERM_SHIFT])
    fill_by_value (pass, start, end, rows, block);
  if (pass->has[AWRASH_TERM_GAP] || pass->has[AWRASH_TERM_RANK])
    fill_ranks (pass, start, end, rows, block);
  if (pass->has[AWRASH_TERM_GAP])
    fill_gaps (pass, start, end, block->n, rows);
  if (pass->has[AWRASH_TERM_SIZE])
    fill_sizes (pass, start, end, rows, block);
}

/* What the values of a kind are multiplied by. */
static const double *
measure_of (AwrashTermKind kind, const Rows *rows)
{
  return kind == AWRASH_TERM_GAP ? rows->gap : kind == AWRASH_TERM_SIZE ? rows->one : rows->w;
}

/* Plain sums side by side, so that none need wait for another: of at most BLOCK / LANES terms each,
 * whose errors stay below 2^-49 of their absolute values. Terms have one sign, but for the gap
 * below the first row, which is its value and may be below 0. */
AWRASH_I_WIDE static double
sum_products (gsize n, const double measures[], const double values[])
{
  double lanes[LANES] = { 0.0 };

  for (gsize first = 0; first < n; first += LANES)
    for (gsize lane = 0; lane < LANES; lane++)
      lanes[lane] += measures[first + lane] * values[first + lane];
  for (gsize width = LANES / 2; width > 0; width /= 2)
    for (gsize lane = 0; lane < width; lane++)
      lanes[lane] += lanes[lane + width];
  return lanes[0];
}

void
awrash_i_term_add_stretch (const AwrashTermStretch *stretch, gsize n, const AwrashTermUse uses[],
                           AwrashSum found[])
{
  Pass pass = begin_pass (stretch, n, uses);
  double values[BLOCK];
  AwrashBlock block;
  Rows rows;

  for (gsize end = stretch->sample->n, start = 0; end > 0; end = start)
    {
      start = (end - 1) / BLOCK * BLOCK;
      fill_block (&pass, start, end, &rows, &block);
      for (gsize k = 0; k < n; k++)
        {
          uses[k].term->values (&block, uses[k].parameter, values);
          awrash_i_sum_add (&found[k],
                            sum_products (block.n, measure_of (uses[k].term->kind, &rows), values));
        }
    }
}

double
awrash_i_term_conclude (AwrashTermUse use, double total, const AwrashSum *found)
{
  gboolean is_of_rows = use.term->kind == AWRASH_TERM_GAP || use.term->kind == AWRASH_TERM_SIZE;

  return awrash_i_sum_get (found) / (is_of_rows ? 1.0 : total);
}

void
awrash_i_term_sum (const AwrashSample *sample, const double below[], gsize n,
                   const AwrashTermUse uses[], double sums[])
{
  const AwrashTermStretch all = { .sample = sample, .below = below, .step = 1, .n_all = sample->n };

  for (gsize start = 0, end = 0; start < n; start = end)
    {
      AwrashSum found[MOST_USES] = { { 0.0, 0.0 } };

      end = MIN (n, start + MOST_USES);
      awrash_i_term_add_stretch (&all, end - start, uses + start, found);
      for (gsize k = start; k < end; k++)
        sums[k] = awrash_i_term_conclude (uses[k], sample->total.high, &found[k - start]);
    }
}
