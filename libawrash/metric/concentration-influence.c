/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How much each row moves a concentration index: its influence function, mean 0 over the weights.
 * Source: the derivative of the definition along (1 - e) F + e δ; for nu = 2 it is the a_i - 1 - C
 * of Kakwani, Wagstaff and van Doorslaer (1997), Journal of Econometrics 77. Invariant: rows of
 * equal rank and outcome have equal influence. */

#include "metric/concentration-private.h"

#include "base/memory-private.h"
#include "base/sum-private.h"

#include <math.h>

/* The mean of the tier's deviations. */
static double
tier_mean (const AwrashConcentration *c, gsize tier)
{
  AwrashSum sum = { 0.0, 0.0 };

  for (gsize k = c->tiers.first[tier]; k < c->tiers.first[tier + 1]; k++)
    {
      awrash_i_sum_add (&sum, c->outcome.w[k] * awrash_i_tiers_deviation (&c->outcome, k));
    }
  return awrash_i_sum_get (&sum) / c->tiers.tied[tier];
}

/* What a row of the tier adds by where it stands: for each tier above, its mean times the step of
 * the rank's slope there, less its own mean times its slope. */
static void
find_shifts (const AwrashConcentration *c, const double means[], double shifts[])
{
  AwrashSum above = { 0.0, 0.0 }, mean = { 0.0, 0.0 };
  double centre = 0.0;

  for (gsize b = c->tiers.n_tiers; b-- > 0;)
    {
      shifts[b]
          = awrash_i_sum_get (&above) - means[b] * awrash_i_tiers_slope (&c->tiers, b, c->index.nu);
      awrash_i_sum_add (&mean, c->tiers.tied[b] * shifts[b]);
      awrash_i_sum_add (&above, means[b] * awrash_i_tiers_step (&c->tiers, b, c->index.nu));
    }
  centre = awrash_i_sum_get (&mean) / c->outcome.total.high;
  for (gsize b = 0; b < c->tiers.n_tiers; b++)
    shifts[b] -= centre;
}

static void
write_tier (const AwrashConcentration *c, gsize tier, double mean, double shift, double influence[])
{
  double score = awrash_i_tiers_score (&c->tiers, tier, c->index.nu);

  for (gsize k = c->tiers.first[tier]; k < c->tiers.first[tier + 1]; k++)
    {
      double deviation = awrash_i_tiers_deviation (&c->outcome, k);
      double of_covariance = score * deviation + ((1.0 - score) * mean + shift);

      influence[c->outcome.row[k]]
          = c->factor * (of_covariance + c->covariance * c->rate * deviation);
    }
}

void
awrash_i_concentration_gradient (const AwrashConcentration *c, gsize n, double gradient[])
{
  double total = c->outcome.total.high;

  for (gsize i = 0; i < n; i++)
    gradient[i] = 0.0;
  for (gsize b = 0; b < c->tiers.n_tiers; b++)
    {
      double score = awrash_i_tiers_score (&c->tiers, b, c->index.nu) + c->covariance * c->rate;

      for (gsize k = c->tiers.first[b]; k < c->tiers.first[b + 1]; k++)
        gradient[c->outcome.row[k]]
            = ldexp (c->factor * score, -c->outcome.exponent) * (c->outcome.w[k] / total);
    }
}

gboolean
awrash_metric_concentration_influence (const char *index, size_t n, const double h[],
                                       const double rank[], const double weights[],
                                       double influence[], GError **error)
{
  g_auto (AwrashConcentration) c = { .factor = 0.0 };
  g_autofree double *means = NULL;

  g_return_val_if_fail (index != NULL, FALSE);
  g_return_val_if_fail ((h != NULL && rank != NULL && influence != NULL) || n == 0, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!awrash_i_concentration_fill (&c, n, h, rank, weights, error)
      || !awrash_i_concentration_take (&c, index, h, error))
    return FALSE;
  means = awrash_i_new (double, 2 * c.tiers.n_tiers, error);
  if (means == NULL)
    return FALSE;
  for (gsize b = 0; b < c.tiers.n_tiers; b++)
    means[b] = tier_mean (&c, b);
  find_shifts (&c, means, means + c.tiers.n_tiers);
  for (gsize i = 0; i < n; i++)
    influence[i] = 0.0;
  for (gsize b = 0; b < c.tiers.n_tiers; b++)
    write_tier (&c, b, means[b], means[c.tiers.n_tiers + b], influence);
  return TRUE;
}
