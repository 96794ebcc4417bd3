/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Mean log deviation Σ p ln (μ/x), as the sum of terms >= 0 it equals: Σ p (u - 1 - ln u), u = x/μ.
 * Source: Theil (1967), ch. 4 (his L); Bourguignon (1979). Invariant: a value of zero with a
 * weight > 0 gives +infinity, which is the limit; equal values give exactly 0. */

#include "base/sum-private.h"
#include "metric/logarithm-private.h"
#include "metric/sample-private.h"

#include <float.h>
#include <math.h>

/* ln u of sample value i where it is far from 0. Scaling may have taken digits from a value more
 * than 10^300 times smaller than the largest one, so that value comes from the caller's array. */
static double
log_ratio (const AwrashSample *sample, gsize i, const double x[])
{
  double inverse_mean = sample->total.high / sample->sum.high;
  double original = x[sample->row[i]];

  if (original > 0.0 && sample->x[i] < DBL_MIN)
    {
      int exponent = 0;
      double mantissa = frexp (original, &exponent);

      return log (mantissa * inverse_mean) + (exponent - sample->exponent) * G_LN2;
    }
  return log (sample->x[i] * inverse_mean);
}

static double
mld_term (const AwrashSample *sample, gsize i, const double x[])
{
  double e = awrash_i_sample_deviation (sample, i);

  if (fabs (e) <= 0.25)
    return -awrash_i_logarithm_remainder (e);
  return e - log_ratio (sample, i, x);
}

gboolean
awrash_metric_mld (size_t n, const double x[], const double weights[], double *mld, GError **error)
{
  g_auto (AwrashSample) sample = { .n = 0 };
  AwrashSum sum = { 0.0, 0.0 };

  g_return_val_if_fail (x != NULL || n == 0, FALSE);
  g_return_val_if_fail (mld != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!awrash_i_sample_fill (&sample, "x", n, x, weights, error))
    return FALSE;
  for (gsize i = 0; i < sample.n; i++)
    awrash_i_sum_add (&sum, sample.w[i] * mld_term (&sample, i, x));
  *mld = awrash_i_sum_get (&sum) / sample.total.high;
  return TRUE;
}
