/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The Lorenz curve by its breakpoints: which share of the sum the poorest part holds.
 * Source: Lorenz (1905); Shorrocks (1983) for the generalised, Moyes (1987) for the absolute
 * ordinates. Invariant: p and share never descend, share <= p, and both end at exactly 1. */

#include "metric/lorenz-private.h"

#include "base/sum-private.h"

#include <math.h>

/* The ordinates of breakpoint k out of running sums; rounding may not bend the curve down, nor
 * above the line of equality. */
static void
write_point (const AwrashPrepared *prepared, gsize k, double held, double all_held, double *p,
             double *share)
{
  gsize last = prepared->sample.n - 1;

  *p = prepared->below[k] / prepared->below[last];
  *share = k == last ? 1.0 : MIN (held / all_held, *p);
}

static void
put (double curve[], gsize index, double value)
{
  if (curve != NULL)
    curve[index] = value;
}

static void
write_curve (const AwrashPrepared *prepared, gsize n, double p[], double share[],
             double generalized[])
{
  const AwrashSample *sample = &prepared->sample;
  double mean = MIN (sample->sum.high / sample->total.high, sample->x[sample->n - 1]);
  double last_p = 0.0, last_share = 0.0;
  AwrashSum held = { 0.0, 0.0 };

  for (gsize k = 0; k <= n; k++)
    {
      if (k > 0 && k <= sample->n)
        {
          double next_p = 0.0, next_share = 0.0;

          awrash_i_sum_add (&held, sample->w[k - 1] * sample->x[k - 1]);
          write_point (prepared, k - 1, awrash_i_sum_get (&held), sample->sum.high, &next_p,
                       &next_share);
          last_p = MAX (last_p, next_p);
          last_share = MAX (last_share, next_share);
        }
      put (p, k, last_p);
      put (share, k, last_share);
      put (generalized, k, ldexp (mean * last_share, sample->exponent));
    }
}

gboolean
awrash_metric_lorenz (size_t n, const double x[], const double weights[], double p[],
                      double share[], double generalized[], GError **error)
{
  g_auto (AwrashPrepared) prepared = { .below = NULL };

  g_return_val_if_fail (x != NULL || n == 0, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!awrash_i_prepared_fill (&prepared, n, x, weights, error))
    return awrash_i_index_refuse_rows ("lorenz:P", n, x, weights, error);
  write_curve (&prepared, n, p, share, generalized);
  return TRUE;
}

/* Σ p (x - μ) up to each row: below 0 but at the ends, whatever the sign of the values. */
static void
write_absolute (const AwrashPrepared *prepared, gsize n, double p[], double absolute[])
{
  const AwrashSample *sample = &prepared->sample;
  double total = sample->total.high;
  AwrashSum held = { 0.0, 0.0 };

  put (p, 0, 0.0);
  put (absolute, 0, 0.0);
  for (gsize k = 0; k < n; k++)
    {
      gboolean is_inside = k + 1 < sample->n;

      if (is_inside && !sample->equal)
        awrash_i_sum_add (
            &held,
            sample->w[k] * awrash_i_sample_cross (sample->x[k], sample->total, 1.0, sample->sum));
      put (p, k + 1, is_inside ? prepared->below[k] / prepared->below[sample->n - 1] : 1.0);
      put (absolute, k + 1,
           is_inside ? ldexp (MIN (awrash_i_sum_get (&held), 0.0) / total / total, sample->exponent)
                     : 0.0);
    }
}

/* -Σ (x_k - x_(k-1)) min (A (1 - P), P (1 - A)), A the share below row k. */
gboolean
awrash_i_lorenz_absolute_combine (const AwrashIndexQuestion *question, const double sums[],
                                  AwrashIndexAnswer *answer, GError **error)
{
  const AwrashSample *sample = &question->prepared->sample;
  double p = question->parameters[0], total = sample->total.high;
  AwrashSum above = { 0.0, 0.0 }, lag = { 0.0, 0.0 };

  (void)sums;
  (void)error;
  for (gsize k = sample->n; k-- > 1;)
    {
      double below = question->prepared->below[k - 1] * (1.0 - p), over;

      awrash_i_sum_add (&above, sample->w[k]);
      over = awrash_i_sum_get (&above) * p;
      awrash_i_sum_add (&lag, (sample->x[k] - sample->x[k - 1]) * (MIN (below, over) / total));
    }
  *answer = (AwrashIndexAnswer){ .value = 0.0 - awrash_i_sum_get (&lag),
                                 .by_mean = -p,
                                 .by_sum = { 1.0 } };
  return TRUE;
}

gboolean
awrash_metric_lorenz_absolute (size_t n, const double x[], const double weights[], double p[],
                               double absolute[], GError **error)
{
  g_auto (AwrashPrepared) prepared = { .below = NULL };
  AwrashRange range = { .n = 0 };

  g_return_val_if_fail (x != NULL || n == 0, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!awrash_i_prepared_fill_through (AWRASH_GATE_REAL, &prepared, n, x, weights, &range, error))
    return FALSE;
  write_absolute (&prepared, n, p, absolute);
  return TRUE;
}
