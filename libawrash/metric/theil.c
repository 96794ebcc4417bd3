/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Theil's T = Σ p u ln u, u = x/μ, as the sum of terms >= 0 it equals: Σ p (u ln u - u + 1).
 * Source: Theil (1967), Economics and Information Theory, ch. 4. Invariant: 0 ln 0 = 0, so a value
 * of zero adds its p; equal values give exactly 0. */

#include "base/sum-private.h"
#include "metric/logarithm-private.h"
#include "metric/sample-private.h"

#include <math.h>

/* u ln u - u + 1 with e = u - 1: (1 + e) ln (1 + e) - e = e² + (1 + e)(ln (1 + e) - e). */
static double
theil_term (double e)
{
  if (e <= -1.0)
    return 1.0;
  if (fabs (e) <= 0.25)
    return e * e + (1.0 + e) * awrash_i_logarithm_remainder (e);
  return (1.0 + e) * log1p (e) - e;
}

gboolean
awrash_metric_theil (size_t n, const double x[], const double weights[], double *theil,
                     GError **error)
{
  g_auto (AwrashSample) sample = { .n = 0 };
  AwrashSum sum = { 0.0, 0.0 };

  g_return_val_if_fail (x != NULL || n == 0, FALSE);
  g_return_val_if_fail (theil != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!awrash_i_sample_fill (&sample, "x", n, x, weights, error))
    return FALSE;
  for (gsize i = 0; i < sample.n; i++)
    awrash_i_sum_add (&sum, sample.w[i] * theil_term (awrash_i_sample_deviation (&sample, i)));
  *theil = awrash_i_sum_get (&sum) / sample.total.high;
  return TRUE;
}
