/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Mean log deviation Σ p ln (μ/x), as the sum of terms >= 0 it equals: Σ p (u - 1 - ln u), u = x/μ.
 * Source: Theil (1967), ch. 4 (his L); Bourguignon (1979). Invariant: a value of zero with a
 * weight > 0 gives +infinity, which is the limit; equal values give exactly 0. */

#include "metric/index-private.h"

gboolean
awrash_metric_mld (size_t n, const double x[], const double weights[], double *mld, GError **error)
{
  g_auto (AwrashSample) sample = { .n = 0 };
  AwrashTermUse entropy = { &awrash_i_term_entropy, 0.0 };

  g_return_val_if_fail (x != NULL || n == 0, FALSE);
  g_return_val_if_fail (mld != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!awrash_i_sample_fill (&sample, "x", n, x, weights, error))
    return awrash_i_index_refuse_rows ("mld", n, x, weights, error);
  awrash_i_term_sum (&sample, NULL, 1, &entropy, mld);
  return TRUE;
}
