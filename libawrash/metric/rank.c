/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The fractional rank: the share of the weight below a row, and half of that beside it.
 * Source: Lerman and Yitzhaki (1989), Journal of Econometrics 42; Kendall (1945) for ties.
 * Invariant: its weighted mean is 1/2, ties or none. */

#include "metric/tiers-private.h"

#include <math.h>

gboolean
awrash_metric_rank (size_t n, const double x[], const double weights[], double rank[],
                    GError **error)
{
  g_auto (AwrashSample) sample = { .n = 0 };
  g_auto (AwrashTiers) tiers = { .n_tiers = 0 };
  AwrashRange range = { .n = 0 };

  g_return_val_if_fail ((x != NULL && rank != NULL) || n == 0, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!awrash_i_sample_fill_through (AWRASH_GATE_REAL, &sample, "x", n, x, weights, &range, error)
      || !awrash_i_tiers_fill (&tiers, &sample, x, error))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    rank[i] = NAN;
  for (gsize b = 0; b < tiers.n_tiers; b++)
    for (gsize k = tiers.first[b]; k < tiers.first[b + 1]; k++)
      rank[sample.row[k]] = (tiers.below[b] + tiers.tied[b] / 2.0) / sample.total.high;
  return TRUE;
}
