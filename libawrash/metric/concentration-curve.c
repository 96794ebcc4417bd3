/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The concentration curve by its breakpoints: which share of the outcome those of the lowest ranks
 * hold. Source: Kakwani (1977), Econometrica 45. Invariant: one breakpoint a rank, so that the
 * curve is straight over ties; it ends at exactly (1, 1). */

#include "metric/tiers-private.h"

#include "base/i18n-private.h"
#include "base/number-private.h"
#include "metric/pair-private.h"

#include <math.h>

static gboolean
check_outcome (const AwrashRange *range, const double h[], GError **error)
{
  g_autofree char *number = NULL;

  if (h[range->lowest] >= 0.0 && h[range->highest] > 0.0)
    return TRUE;
  if (h[range->lowest] >= 0.0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("the mean of %s is 0, expected at least one value > 0 with a weight > 0"),
                   "h");
      return FALSE;
    }
  number = awrash_i_number_format (h[range->lowest]);
  g_set_error (
      error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
      _ ("h[%zu] is %s, expected a finite number ≥ 0; the generalized curve alone takes any"),
      range->lowest, number);
  return FALSE;
}

static void
put (double curve[], gsize index, double value)
{
  if (curve != NULL)
    curve[index] = value;
}

static void
write_curve (const AwrashTiers *tiers, const AwrashSample *sample, gsize n, double p[],
             double share[], double generalized[])
{
  double total = sample->total.high, mean = sample->sum.high / total;
  AwrashSum held = { 0.0, 0.0 };

  put (p, 0, 0.0);
  put (share, 0, 0.0);
  put (generalized, 0, 0.0);
  for (gsize b = 0; b < tiers->n_tiers; b++)
    {
      gboolean is_last = b + 1 == tiers->n_tiers;

      for (gsize k = tiers->first[b]; k < tiers->first[b + 1]; k++)
        awrash_i_pair_sum_product (&held, sample->w[k], sample->x[k]);
      put (p, b + 1, is_last ? 1.0 : (tiers->below[b] + tiers->tied[b]) / total);
      put (share, b + 1, is_last ? 1.0 : awrash_i_sum_get (&held) / sample->sum.high);
      put (generalized, b + 1,
           ldexp (is_last ? mean : awrash_i_sum_get (&held) / total, sample->exponent));
    }
  for (gsize k = tiers->n_tiers + 1; k <= n; k++)
    {
      put (p, k, 1.0);
      put (share, k, 1.0);
      put (generalized, k, ldexp (mean, sample->exponent));
    }
}

gboolean
awrash_metric_concentration_curve (size_t n, const double h[], const double rank[],
                                   const double weights[], double p[], double share[],
                                   double generalized[], size_t *n_points, GError **error)
{
  g_auto (AwrashSample) sample = { .n = 0 };
  g_auto (AwrashTiers) tiers = { .n_tiers = 0 };
  AwrashRange range = { .n = 0 }, ranks = { .n = 0 };

  g_return_val_if_fail ((h != NULL && rank != NULL) || n == 0, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!awrash_i_sample_fill_through (AWRASH_GATE_REAL, &sample, "h", n, h, weights, &range, error)
      || (share != NULL && !check_outcome (&range, h, error))
      || !awrash_i_range_find_through (AWRASH_GATE_REAL, "rank", n, rank, weights, &ranks, error)
      || !awrash_i_tiers_fill (&tiers, &sample, rank, error))
    return FALSE;
  write_curve (&tiers, &sample, n, p, share, generalized);
  if (n_points != NULL)
    *n_points = tiers.n_tiers + 1;
  return TRUE;
}
