/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Atkinson: A = 1 - M, M = (Σ p u^q)^(1/q), q = 1 - ε, read off the entropy of order q, whose terms
 * are >= 0: Σ p u^q = 1 + q (q - 1) GE (q). Source: Atkinson (1970); the identity: Cowell (2011),
 * Measuring Inequality. Invariant: the limit ε = 1 needs no case of its own; where powers overflow
 * they are summed from the largest. */

#include "metric/atkinson-private.h"

#include "base/sum-private.h"

#include <math.h>

/* ln Σ p u^q, from the largest exponent: looked for, since values that scaling has blunted are tied
 * in their order. */
static double
log_power_sum (const AwrashSample *sample, double q)
{
  AwrashSum sum = { 0.0, 0.0 };
  double largest = -INFINITY;

  for (gsize i = 0; i < sample->n; i++)
    largest = MAX (largest, q * awrash_i_sample_log_ratio (sample, i));
  for (gsize i = 0; i < sample->n; i++)
    awrash_i_sum_add (&sum,
                      sample->w[i] * exp (q * awrash_i_sample_log_ratio (sample, i) - largest));
  return largest + log (awrash_i_sum_get (&sum) / sample->total.high);
}

static gboolean
has_zero (const AwrashSample *sample)
{
  for (gsize i = 0; i < sample->n && !(sample->x[i] > 0.0); i++)
    if (awrash_i_sample_log_ratio (sample, i) == -INFINITY)
      return TRUE;
  return FALSE;
}

/* q (q - 1) GE (q) = Σ p u^q - 1. */
static double
excess_of (const AwrashIndexQuestion *question, double entropy)
{
  double q = 1.0 - question->parameters[0];

  return q * (q - 1.0) * entropy;
}

/* Whether the entropy has the digits. */
static gboolean
is_told (double excess)
{
  return excess > -0.5 && isfinite (excess);
}

/* ln M <= 0; -infinity where a value of 0 takes all. Without rows, of what the entropy tells, which
 * rounding may have taken beyond the largest that there is. */
static double
log_mean (const AwrashIndexQuestion *question, double entropy)
{
  const AwrashPrepared *prepared = question->prepared;
  double q = 1.0 - question->parameters[0], z = excess_of (question, entropy);

  if (q <= 0.0 && entropy == INFINITY && (prepared == NULL || has_zero (&prepared->sample)))
    return -INFINITY;
  if (is_told (z))
    return (q - 1.0) * entropy * (z == 0.0 ? 1.0 : log1p (z) / z);
  return (prepared == NULL ? log1p (MAX (z, -1.0)) : log_power_sum (&prepared->sample, q)) / q;
}

/* Of many rows, whose powers would have to be summed from the largest. */
static gboolean
lacks_rows (const AwrashIndexQuestion *question, double entropy)
{
  return question->many != NULL && !is_told (excess_of (question, entropy));
}

double
awrash_i_atkinson_log_mean (const AwrashPrepared *prepared, double epsilon, double entropy)
{
  const AwrashIndexQuestion question = { .prepared = prepared, .parameters = { epsilon } };

  return log_mean (&question, entropy);
}

gboolean
awrash_i_atkinson_combine (const AwrashIndexQuestion *question, const double sums[],
                           AwrashIndexAnswer *answer, GError **error)
{
  (void)error;
  answer->lacks_rows = lacks_rows (question, sums[0]);
  answer->value = -expm1 (log_mean (question, sums[0])) + 0.0; /* + 0.0 turns -0 into 0 */
  return TRUE;
}

gboolean
awrash_i_atkinson_equal_combine (const AwrashIndexQuestion *question, const double sums[],
                                 AwrashIndexAnswer *answer, GError **error)
{
  double mean = log_mean (question, sums[0]);

  (void)error;
  answer->lacks_rows = lacks_rows (question, sums[0]);
  if (mean == -INFINITY)
    {
      answer->value = 0.0;
      return TRUE;
    }
  answer->exponent = (int)floor (mean / G_LN2); /* above -2^12: no ratio of doubles is smaller */
  answer->value = question->mean * exp (mean - answer->exponent * G_LN2);
  return TRUE;
}

/* ln (x_i / equivalent), M the equivalent over the mean. */
static double
log_distance (const AwrashIndexQuestion *question, double m, gsize i)
{
  return awrash_i_term_point (&question->prepared->sample, i, TRUE).log - log (m);
}

/* (y^q - 1)/q for y = exp (d); d at q = 0. */
static double
box_cox (double q, double d)
{
  return q == 0.0 ? d : expm1 (q * d) / q;
}

/* Where A = 1 whatever the weights, all derivatives are 0: rows come zeroed. */
gboolean
awrash_i_atkinson_influence (const AwrashIndexQuestion *question, double value, double rows[],
                             GError **error)
{
  const AwrashSample *sample = &question->prepared->sample;
  double q = 1.0 - question->parameters[0], m = 1.0 - value;

  (void)error;
  for (gsize i = 0; i < sample->n && m > 0.0; i++)
    rows[i]
        = m * (awrash_i_sample_deviation (sample, i) - box_cox (q, log_distance (question, m, i)));
  return TRUE;
}

/* m/μ (1 - (x/e)^q/u). */
gboolean
awrash_i_atkinson_slope (const AwrashIndexQuestion *question, double value, double rows[],
                         GError **error)
{
  const AwrashSample *sample = &question->prepared->sample;
  double q = 1.0 - question->parameters[0], m = 1.0 - value;

  (void)error;
  for (gsize i = 0; i < sample->n && m > 0.0; i++)
    {
      double u = awrash_i_term_point (sample, i, TRUE).u;

      rows[i] = m / question->mean * (1.0 - exp (q * log_distance (question, m, i)) / u);
    }
  return TRUE;
}

gboolean
awrash_i_atkinson_equal_influence (const AwrashIndexQuestion *question, double value, double rows[],
                                   GError **error)
{
  double q = 1.0 - question->parameters[0], m = value / question->mean;

  (void)error;
  for (gsize i = 0; i < question->prepared->sample.n && m > 0.0; i++)
    rows[i] = value * box_cox (q, log_distance (question, m, i));
  return TRUE;
}

gboolean
awrash_i_atkinson_equal_slope (const AwrashIndexQuestion *question, double value, double rows[],
                               GError **error)
{
  const AwrashSample *sample = &question->prepared->sample;
  double q = 1.0 - question->parameters[0], m = value / question->mean;

  (void)error;
  for (gsize i = 0; i < sample->n && m > 0.0; i++)
    rows[i] = m * exp (q * log_distance (question, m, i)) / awrash_i_term_point (sample, i, TRUE).u;
  return TRUE;
}
