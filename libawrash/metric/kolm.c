/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Kolm: K = (1/κ) ln Σ p exp (κ (μ - x)), by terms >= 0 where they are finite, and from the value
 * of the largest exponent else. Source: Kolm (1976), Journal of Economic Theory 12; Kolm-Pollak
 * EDE μ - K: Logan et al. (2021). Invariant: K has the sign of κ; with κ = 0, its limit, 0. */

#include "metric/kolm-private.h"

#include "base/sum-private.h"

#include <math.h>

/* κ for scaled values: infinite, or 0, where that is what a double can say. */
static double
scaled_kappa (const AwrashIndexQuestion *question)
{
  return ldexp (question->parameters[0], question->whole->exponent);
}

/* The value whose exponent is the largest: the least for goods, the most for bads. */
static double
reference_of (const AwrashIndexQuestion *question)
{
  const AwrashSample *sample = &question->prepared->sample;

  return question->parameters[0] > 0.0 ? sample->x[0] : sample->x[sample->n - 1];
}

/* -(1/κ) ln Σ p exp (-κ (x - reference)): what the equivalent exceeds the reference by. */
static double
excess_of (const AwrashIndexQuestion *question)
{
  const AwrashSample *sample = &question->prepared->sample;
  double kappa = scaled_kappa (question), reference = reference_of (question);
  AwrashSum less = { 0.0, 0.0 }, left = { 0.0, 0.0 };

  for (gsize i = 0; i < sample->n; i++)
    {
      double distance = sample->x[i] - reference;
      double y = distance == 0.0 ? 0.0 : -kappa * distance;

      awrash_i_sum_add (&less, sample->w[i] * expm1 (y));
      awrash_i_sum_add (&left, sample->w[i] * exp (y));
    }
  if (awrash_i_sum_get (&left) > 0.5 * sample->total.high)
    return -log1p (awrash_i_sum_get (&less) / sample->total.high) / kappa;
  return -log (awrash_i_sum_get (&left) / sample->total.high) / kappa;
}

/* x - μ. */
static double
from_mean (const AwrashSample *sample, double x)
{
  if (sample->equal)
    return 0.0;
  return awrash_i_sample_cross (x, sample->total, 1.0, sample->sum) / sample->total.high;
}

/* So small a κ leaves nothing but the first term of the series, κ σ²/2, where exponents underflow.
 */
static const double smallest_kappa = 0x1p-100;

static double
kolm_of (const AwrashIndexQuestion *question, double sum)
{
  double kappa = scaled_kappa (question), variance = 0.0;
  AwrashTermUse use = { &awrash_i_term_variance, 0.0 };

  if (fabs (kappa) < smallest_kappa)
    {
      awrash_i_term_sum (&question->prepared->sample, NULL, 1, &use, &variance);
      return kappa * variance / 2.0;
    }
  if (isfinite (sum))
    return log1p (sum) / kappa;
  return -from_mean (&question->prepared->sample, reference_of (question)) - excess_of (question);
}

gboolean
awrash_i_kolm_combine (const AwrashIndexQuestion *question, const double sums[],
                       AwrashIndexAnswer *answer, GError **error)
{
  (void)error;
  answer->lacks_rows = question->prepared == NULL
                       && (fabs (scaled_kappa (question)) < smallest_kappa || !isfinite (sums[0]));
  answer->value = answer->lacks_rows ? NAN : kolm_of (question, sums[0]);
  return TRUE;
}

/* For goods up from the least value, where nothing cancels; for bads μ - K, where K <= 0; and for
 * the smallest κ, where K is nothing beside μ. */
gboolean
awrash_i_kolm_equal_combine (const AwrashIndexQuestion *question, const double sums[],
                             AwrashIndexAnswer *answer, GError **error)
{
  (void)error;
  if (scaled_kappa (question) >= smallest_kappa)
    answer->value = reference_of (question) + excess_of (question);
  else
    answer->value = question->mean - kolm_of (question, sums[0]);
  return TRUE;
}

/* Rows of exp (κ (e - x)), e the equivalent: 1 where x = e, and 1 on average. */
static double
exponent_of (const AwrashIndexQuestion *question, double equal, gsize i)
{
  double distance = equal - question->prepared->sample.x[i];

  return distance == 0.0 ? 0.0 : scaled_kappa (question) * distance;
}

/* (x - μ) + (exp (y) - 1)/κ, y = κ (e - x); with e = μ - K this is (exp (y) - 1 - y)/κ - K. */
gboolean
awrash_i_kolm_influence (const AwrashIndexQuestion *question, double value, double rows[],
                         GError **error)
{
  const AwrashSample *sample = &question->prepared->sample;
  double kappa = scaled_kappa (question);

  (void)error;
  for (gsize i = 0; i < sample->n && kappa != 0.0; i++)
    {
      double deviation = from_mean (sample, sample->x[i]), y = -kappa * (deviation + value);

      rows[i] = fabs (y) <= 0.25 ? awrash_i_term_exponential_rest (y) / kappa - value
                                 : deviation + expm1 (y) / kappa;
    }
  return TRUE;
}

gboolean
awrash_i_kolm_slope (const AwrashIndexQuestion *question, double value, double rows[],
                     GError **error)
{
  (void)error;
  for (gsize i = 0; i < question->prepared->sample.n; i++)
    rows[i] = -expm1 (exponent_of (question, question->mean - value, i));
  return TRUE;
}

gboolean
awrash_i_kolm_equal_influence (const AwrashIndexQuestion *question, double value, double rows[],
                               GError **error)
{
  const AwrashSample *sample = &question->prepared->sample;
  double kappa = scaled_kappa (question);

  (void)error;
  for (gsize i = 0; i < sample->n; i++)
    rows[i] = kappa != 0.0 ? -expm1 (exponent_of (question, value, i)) / kappa
                           : from_mean (sample, sample->x[i]);
  return TRUE;
}

gboolean
awrash_i_kolm_equal_slope (const AwrashIndexQuestion *question, double value, double rows[],
                           GError **error)
{
  (void)error;
  for (gsize i = 0; i < question->prepared->sample.n; i++)
    rows[i] = exp (exponent_of (question, value, i));
  return TRUE;
}
