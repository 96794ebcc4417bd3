/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Hoover: the part of the sum that would have to move for the shares to be those of the reference,
 * Σ max (s - t, 0); against equality the sum of the term of that name. Source: Hoover (1936).
 * Invariant: 0 where shares are equal, at most 1. */

#include "base/sum-private.h"
#include "metric/index-private.h"
#include "metric/reference-private.h"

static gboolean
against_equality (gsize n, const double x[], const double weights[], double *hoover, GError **error)
{
  g_auto (AwrashSample) values = { .n = 0 };
  AwrashTermUse excess = { &awrash_i_term_excess, 0.0 };

  if (!awrash_i_sample_fill (&values, "x", n, x, weights, error))
    return awrash_i_index_refuse_rows ("hoover", n, x, weights, error);
  awrash_i_term_sum (&values, NULL, 1, &excess, hoover);
  return TRUE;
}

gboolean
awrash_metric_hoover (size_t n, const double x[], const double weights[], const double reference[],
                      double *hoover, GError **error)
{
  g_auto (AwrashReference) shares = { .values = { .n = 0 } };
  AwrashSum sum = { 0.0, 0.0 };

  g_return_val_if_fail (x != NULL || n == 0, FALSE);
  g_return_val_if_fail (hoover != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (reference == NULL)
    return against_equality (n, x, weights, hoover, error);
  if (!awrash_i_reference_fill (&shares, n, x, weights, reference, error))
    return FALSE;
  for (gsize i = 0; i < shares.values.n; i++)
    awrash_i_sum_add (&sum, MAX (awrash_i_reference_excess (&shares, i), 0.0));
  *hoover = awrash_i_sum_get (&sum);
  return TRUE;
}
