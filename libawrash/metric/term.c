/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Influence functions and slopes of sums of terms, written once for every index. Source:
 * term-private.h. Invariant: rows are passed from the largest value down, since B is summed from
 * the top, where 1 - A would cancel. */

#include "metric/term-private.h"

#include "base/logarithm-private.h"
#include "base/sum-private.h"

#include <math.h>

/* W (x_i - μ). */
static double
excess_of (const AwrashSample *sample, gsize i)
{
  return sample->equal ? 0.0
                       : awrash_i_sample_cross (sample->x[i], sample->total, 1.0, sample->sum);
}

/* u, and with logarithms ln u and ln u - e. Where scaling has blunted values their logarithms have
 * the digits. */
static inline void
complete_ratio (const AwrashSample *sample, gsize i, gboolean takes_logarithms, AwrashPoint *point)
{
  gboolean is_near = fabs (point->e) <= 0.25;

  point->u = is_near ? 1.0 + point->e : sample->x[i] * sample->total.high / sample->sum.high;
  if (!takes_logarithms && sample->log == NULL)
    return;
  point->rest = is_near ? awrash_i_logarithm_remainder (point->e) : 0.0;
  point->log = is_near ? point->e + point->rest : awrash_i_sample_log_ratio (sample, i);
  if (is_near)
    return;
  point->rest = point->log - point->e;
  if (sample->log != NULL)
    point->u = exp (point->log);
}

AwrashPoint
awrash_i_term_point (const AwrashSample *sample, gsize i, gboolean takes_logarithms)
{
  AwrashPoint point = { .e = excess_of (sample, i) / sample->sum.high };

  complete_ratio (sample, i, takes_logarithms, &point);
  return point;
}

/* μ - x_i. */
static inline double
shift_of (const AwrashSample *sample, gsize i)
{
  return -excess_of (sample, i) / sample->total.high;
}

typedef struct
{
  const AwrashSample *sample;
  const double *below;
  AwrashTermKind kind;
  gboolean takes_logarithms;
  AwrashSum above; /* weight of the rows passed */
} Pass;

static Pass
begin_pass (const AwrashSample *sample, const double below[], AwrashTermUse use)
{
  return (Pass){ .sample = sample,
                 .below = below,
                 .kind = use.term->kind,
                 .takes_logarithms = awrash_i_term_takes_logarithms (use) };
}

/* The gap below row i as it stands in the order; the weight of the rows above it has been passed.
 */
static inline void
complete_gap (Pass *pass, gsize i, double *below, double *above)
{
  const AwrashSample *sample = pass->sample;

  awrash_i_sum_add (&pass->above, sample->w[i]);
  *below = i > 0 ? pass->below[i - 1] / sample->total.high : 0.0;
  *above = i > 0 ? awrash_i_sum_get (&pass->above) / sample->total.high : 1.0;
}

/* The point of row i; rows come from n - 1 down to 0. */
static AwrashPoint
next_point (Pass *pass, gsize i)
{
  AwrashPoint point = { .e = 0.0 };

  if (pass->kind == AWRASH_TERM_RATIO)
    point = awrash_i_term_point (pass->sample, i, pass->takes_logarithms);
  if (pass->kind == AWRASH_TERM_SHIFT)
    point.y = shift_of (pass->sample, i);
  if (pass->kind == AWRASH_TERM_GAP)
    complete_gap (pass, i, &point.below, &point.above);
  return point;
}

static inline double
gap_below (const AwrashSample *sample, gsize i)
{
  return i > 0 ? sample->x[i] - sample->x[i - 1] : sample->x[0];
}

/* How φ moves with the mean, averaged: Σ p u φ'(u), or Σ p φ'(y). */
static double
drift_of (const AwrashSample *sample, AwrashTermUse use)
{
  Pass pass = begin_pass (sample, NULL, use);
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
  Pass pass = begin_pass (sample, prepared->below, use);
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
  Pass pass = begin_pass (sample, prepared->below, use);
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
  Pass pass = begin_pass (sample, prepared->below, use);
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
