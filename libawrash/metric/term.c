/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sums of terms over the rows, with their influence functions and slopes: written once for every
 * index. Source: term-private.h. Invariant: rows are passed from the largest value down, since B
 * is summed from the top, where 1 - A would cancel. */

#include "metric/term-private.h"

#include "base/sum-private.h"
#include "metric/logarithm-private.h"

#include <math.h>

enum
{
  BLOCK = 128, /* rows whose points lie in the nearest cache while every term reads them */
  MOST_USES = 64
};

AwrashPoint
awrash_i_term_point (const AwrashSample *sample, gsize i, gboolean takes_logarithms)
{
  AwrashPoint point = { .e = awrash_i_sample_deviation (sample, i) };

  point.u = 1.0 + point.e;
  if (!takes_logarithms)
    return point;
  if (fabs (point.e) <= 0.25)
    {
      point.rest = awrash_i_logarithm_remainder (point.e);
      point.log = point.e + point.rest;
      return point;
    }
  point.u = sample->x[i] / (sample->sum.high / sample->total.high);
  point.log = awrash_i_sample_log_ratio (sample, i);
  point.rest = point.log - point.e;
  return point;
}

/* μ - x_i. */
static double
shift_of (const AwrashSample *sample, gsize i)
{
  if (sample->equal)
    return 0.0;
  return -awrash_i_sample_cross (sample->x[i], sample->total, 1.0, sample->sum)
         / sample->total.high;
}

typedef struct
{
  const AwrashSample *sample;
  const double *below;
  gboolean has[AWRASH_TERM_GAP + 1]; /* which kinds are asked for */
  gboolean takes_logarithms;
  AwrashSum above; /* weight of the rows passed */
} Pass;

static Pass
begin_pass (const AwrashSample *sample, const double below[], gsize n, const AwrashTermUse uses[])
{
  Pass pass = { .sample = sample, .below = below };

  for (gsize k = 0; k < n; k++)
    {
      pass.has[uses[k].term->kind] = TRUE;
      pass.takes_logarithms = pass.takes_logarithms || uses[k].term->takes_logarithms;
    }
  return pass;
}

/* The point of row i; rows come from n - 1 down to 0. */
static AwrashPoint
next_point (Pass *pass, gsize i)
{
  const AwrashSample *sample = pass->sample;
  AwrashPoint point = { .e = 0.0 };

  if (pass->has[AWRASH_TERM_RATIO])
    point = awrash_i_term_point (sample, i, pass->takes_logarithms);
  if (pass->has[AWRASH_TERM_SHIFT])
    point.y = shift_of (sample, i);
  if (pass->has[AWRASH_TERM_GAP])
    {
      awrash_i_sum_add (&pass->above, sample->w[i]);
      point.below = i > 0 ? pass->below[i - 1] / sample->total.high : 0.0;
      point.above = i > 0 ? awrash_i_sum_get (&pass->above) / sample->total.high : 1.0;
    }
  return point;
}

static double
gap_below (const AwrashSample *sample, gsize i)
{
  return i > 0 ? sample->x[i] - sample->x[i - 1] : sample->x[0];
}

/* Rows end - 1 down to start, whose points stand in points[] in that order. */
static void
add_block (const Pass *pass, AwrashTermUse use, gsize start, gsize end, const AwrashPoint points[],
           AwrashSum *sum)
{
  const AwrashSample *sample = pass->sample;
  gboolean is_gap = use.term->kind == AWRASH_TERM_GAP;

  for (gsize i = end; i-- > start;)
    {
      double measure = is_gap ? gap_below (sample, i) : sample->w[i];

      if (measure != 0.0)
        awrash_i_sum_add (sum, measure * use.term->value (&points[end - 1 - i], use.parameter));
    }
}

void
awrash_i_term_sum (const AwrashSample *sample, const double below[], gsize n,
                   const AwrashTermUse uses[], double sums[])
{
  Pass pass = begin_pass (sample, below, n, uses);
  AwrashSum found[MOST_USES] = { { 0.0, 0.0 } };
  AwrashPoint points[BLOCK];

  g_return_if_fail (n <= MOST_USES);
  for (gsize end = sample->n, start = 0; end > 0; end = start)
    {
      start = end > BLOCK ? end - BLOCK : 0;
      for (gsize i = end; i-- > start;)
        points[end - 1 - i] = next_point (&pass, i);
      for (gsize k = 0; k < n; k++)
        add_block (&pass, uses[k], start, end, points, &found[k]);
    }
  for (gsize k = 0; k < n; k++)
    sums[k] = awrash_i_sum_get (&found[k])
              / (uses[k].term->kind == AWRASH_TERM_GAP ? 1.0 : sample->total.high);
}

/* How φ moves with the mean, averaged: Σ p u φ'(u), or Σ p φ'(y). */
static double
drift_of (const AwrashSample *sample, AwrashTermUse use)
{
  Pass pass = begin_pass (sample, NULL, 1, &use);
  gboolean is_ratio = use.term->kind == AWRASH_TERM_RATIO;
  AwrashSum sum = { 0.0, 0.0 };

  for (gsize i = sample->n; i-- > 0;)
    {
      AwrashPoint point = next_point (&pass, i);
      double factor = is_ratio ? point.u : 1.0;

      if (factor != 0.0) /* u φ'(u) goes to 0 with u wherever the sum of φ is finite */
        awrash_i_sum_add (&sum, sample->w[i] * factor * use.term->slope (&point, use.parameter));
    }
  return awrash_i_sum_get (&sum) / sample->total.high;
}

/* ψ = C - Σ p C, C the sum of gap · ∂h/∂B up to the row. */
static void
add_gap_influence (const AwrashPrepared *prepared, AwrashTermUse use, double factor,
                   double influence[])
{
  const AwrashSample *sample = &prepared->sample;
  Pass pass = begin_pass (sample, prepared->below, 1, &use);
  AwrashSum above = { 0.0, 0.0 }, mean = { 0.0, 0.0 }, climbed = { 0.0, 0.0 };

  /* Σ p C = Σ gap h' B; then the same gaps again, upwards */
  for (gsize i = sample->n; i-- > 1;)
    {
      AwrashPoint point = next_point (&pass, i);

      awrash_i_sum_add (&mean, gap_below (sample, i) * point.above
                                   * use.term->slope (&point, use.parameter));
    }
  awrash_i_sum_add (&above, sample->total.high);
  for (gsize i = 0; i < sample->n; i++)
    {
      if (i > 0)
        {
          AwrashPoint point = { .below = prepared->below[i - 1] / sample->total.high };

          awrash_i_sum_add (&above, -sample->w[i - 1]);
          point.above = awrash_i_sum_get (&above) / sample->total.high;
          awrash_i_sum_add (&climbed,
                            gap_below (sample, i) * use.term->slope (&point, use.parameter));
        }
      influence[i] += factor * (awrash_i_sum_get (&climbed) - awrash_i_sum_get (&mean));
    }
}

void
awrash_i_term_add_influence (const AwrashPrepared *prepared, AwrashTermUse use, double sum,
                             double factor, double influence[])
{
  const AwrashSample *sample = &prepared->sample;
  Pass pass = begin_pass (sample, prepared->below, 1, &use);
  double drift = 0.0;

  if (use.term->kind == AWRASH_TERM_GAP)
    {
      add_gap_influence (prepared, use, factor, influence);
      return;
    }
  drift = drift_of (sample, use);
  for (gsize i = sample->n; i-- > 0;)
    {
      AwrashPoint point = next_point (&pass, i);
      double moved = use.term->kind == AWRASH_TERM_RATIO ? point.e : point.y;

      influence[i] += factor * (use.term->value (&point, use.parameter) - sum - moved * drift);
    }
}

/* A tied row has its part of the chord over all rows of its value. */
static void
add_chords (const AwrashPrepared *prepared, AwrashTermUse use, double factor, double slope[])
{
  const AwrashSample *sample = &prepared->sample;
  AwrashSum above = { 0.0, 0.0 };

  for (gsize end = sample->n, start = 0; end > 0; end = start)
    {
      AwrashPoint point = { .share = 0.0 };
      double chord = 0.0;

      for (start = end; start > 0 && sample->x[start - 1] == sample->x[end - 1]; start--)
        {
          point.share += sample->w[start - 1] / sample->total.high;
          awrash_i_sum_add (&above, sample->w[start - 1]);
        }
      point.below = start > 0 ? prepared->below[start - 1] / sample->total.high : 0.0;
      point.above = start > 0 ? awrash_i_sum_get (&above) / sample->total.high : 1.0;
      chord = use.term->chord (&point, use.parameter);
      for (gsize i = start; i < end; i++)
        slope[i] += factor * chord;
    }
}

void
awrash_i_term_add_slope (const AwrashPrepared *prepared, AwrashTermUse use, double factor,
                         double slope[])
{
  const AwrashSample *sample = &prepared->sample;
  Pass pass = begin_pass (sample, prepared->below, 1, &use);
  double drift = 0.0, unit = -1.0;

  if (use.term->kind == AWRASH_TERM_GAP)
    {
      add_chords (prepared, use, factor, slope);
      return;
    }
  drift = drift_of (sample, use);
  if (use.term->kind == AWRASH_TERM_RATIO)
    unit = sample->total.high / sample->sum.high;
  for (gsize i = sample->n; i-- > 0;)
    {
      AwrashPoint point = next_point (&pass, i);

      slope[i] += factor * unit * (use.term->slope (&point, use.parameter) - drift);
    }
}
