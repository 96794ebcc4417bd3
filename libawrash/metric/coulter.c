/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Coulter: √(1/2 Σ (s - t)²), how far the shares lie from those of the reference, large gaps
 * counting more than they do for Hoover. Source: P. B. Coulter (1989), Measuring Inequality.
 * Invariant: 0 where shares are equal, 1 where two rows exchange all. */

#include "base/sum-private.h"
#include "metric/reference-private.h"

#include <math.h>

gboolean
awrash_metric_coulter (size_t n, const double x[], const double weights[], const double reference[],
                       double *coulter, GError **error)
{
  g_auto (AwrashReference) shares = { .values = { .n = 0 } };
  AwrashSum sum = { 0.0, 0.0 };

  g_return_val_if_fail ((x != NULL && reference != NULL) || n == 0, FALSE);
  g_return_val_if_fail (coulter != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!awrash_i_reference_fill (&shares, n, x, weights, reference, error))
    return FALSE;
  for (gsize i = 0; i < shares.values.n; i++)
    {
      double excess = awrash_i_reference_excess (&shares, i);

      awrash_i_sum_add (&sum, excess * excess);
    }
  *coulter = sqrt (awrash_i_sum_get (&sum) / 2.0);
  return TRUE;
}
