/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Hoover: the part of the sum that would have to move for the shares to be those of the reference,
 * Σ max (s - t, 0), s = w x / Σ w x, t = w q / Σ w q. Source: Hoover (1936). Invariant: each s - t
 * is formed over a common denominator in doubled precision, so near-equality loses no digit. */

#include "base/sum-private.h"
#include "metric/term-private.h"

static double
moved_share (const AwrashSample *values, const AwrashSample *reference)
{
  AwrashSum sum = { 0.0, 0.0 };

  if (values->equal && reference->equal)
    return 0.0;
  for (gsize i = 0; i < values->n; i++)
    {
      double excess
          = awrash_i_sample_cross (values->x[i], reference->sum, reference->x[i], values->sum);

      if (excess > 0.0)
        awrash_i_sum_add (&sum, values->w[i] * excess);
    }
  return awrash_i_sum_get (&sum) / values->sum.high / reference->sum.high;
}

gboolean
awrash_metric_hoover (size_t n, const double x[], const double weights[], const double reference[],
                      double *hoover, GError **error)
{
  g_auto (AwrashSample) values = { .n = 0 };
  g_auto (AwrashSample) targets = { .n = 0 };
  AwrashTermUse excess = { &awrash_i_term_excess, 0.0 };

  g_return_val_if_fail (x != NULL || n == 0, FALSE);
  g_return_val_if_fail (hoover != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!awrash_i_sample_fill (&values, "x", n, x, weights, error))
    return FALSE;
  if (reference == NULL)
    {
      awrash_i_term_sum (&values, NULL, 1, &excess, hoover);
      return TRUE;
    }
  if (!awrash_i_sample_fill (&targets, "reference", n, reference, weights, error))
    return FALSE;
  *hoover = moved_share (&values, &targets);
  return TRUE;
}
