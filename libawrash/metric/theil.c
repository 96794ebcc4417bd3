/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Theil's T = Σ p u ln u, u = x/μ, as the sum of terms >= 0 it equals: Σ p (u ln u - u + 1).
 * Source: Theil (1967), Economics and Information Theory, ch. 4. Invariant: 0 ln 0 = 0, so a value
 * of zero adds its p; equal values give exactly 0. */

#include "metric/index-private.h"

gboolean
awrash_metric_theil (size_t n, const double x[], const double weights[], double *theil,
                     GError **error)
{
  g_auto (AwrashSample) sample = { .n = 0 };
  AwrashTermUse entropy = { &awrash_i_term_entropy, 1.0 };

  g_return_val_if_fail (x != NULL || n == 0, FALSE);
  g_return_val_if_fail (theil != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!awrash_i_sample_fill (&sample, "x", n, x, weights, error))
    return awrash_i_index_refuse_rows ("theil", n, x, weights, error);
  awrash_i_term_sum (&sample, NULL, 1, &entropy, theil);
  return TRUE;
}
