/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The standard error of a concentration index by the convenient regression: the index is the slope
 * of 2 σ² h on the mean rank r, σ² the variance of r, times the factor of its kind.
 * Source: Kakwani, Wagstaff and van Doorslaer (1997), Journal of Econometrics 77; O'Donnell et al.
 * (2008), Analyzing Health Equity, ch. 8. Invariant: the slope is the index itself. */

#include "metric/concentration-private.h"

#include "base/i18n-private.h"
#include "base/sum-private.h"

#include <math.h>

/* Σ w (r - 1/2)². */
static double
rank_squares (const AwrashConcentration *c)
{
  AwrashSum sum = { 0.0, 0.0 };

  for (gsize b = 0; b < c->tiers.n_tiers; b++)
    {
      double centred = awrash_i_tiers_centred (&c->tiers, b);

      awrash_i_sum_add (&sum, c->tiers.tied[b] * centred * centred);
    }
  return awrash_i_sum_get (&sum);
}

/* Σ w e², e what 2 σ² h leaves of the line. */
static double
residual_squares (const AwrashConcentration *c, double squares)
{
  double twice = 2.0 * squares / c->outcome.total.high;
  AwrashSum sum = { 0.0, 0.0 };

  for (gsize b = 0; b < c->tiers.n_tiers; b++)
    for (gsize k = c->tiers.first[b]; k < c->tiers.first[b + 1]; k++)
      {
        double rest = twice * awrash_i_tiers_deviation (&c->outcome, k)
                      - c->covariance * awrash_i_tiers_centred (&c->tiers, b);

        awrash_i_sum_add (&sum, c->outcome.w[k] * rest * rest);
      }
  return awrash_i_sum_get (&sum);
}

static gboolean
check_regression (const AwrashConcentration *c, GError **error)
{
  if (c->index.nu != 2.0)
    {
      g_set_error (
          error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
          _ ("index is \"%s\", which is the slope of no regression, expected another kind; "
             "its influence function gives a standard error"),
          c->index.text);
      return FALSE;
    }
  if (c->outcome.n < 3 || c->tiers.n_tiers < 2)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("%zu values of %zu ranks have a weight > 0, expected at least 3 values of 2 "
                      "ranks for a standard error"),
                   c->outcome.n, c->tiers.n_tiers);
      return FALSE;
    }
  return TRUE;
}

gboolean
awrash_metric_concentration_regression (const char *index, size_t n, const double h[],
                                        const double rank[], const double weights[], double *value,
                                        double *standard_error, GError **error)
{
  g_auto (AwrashConcentration) c = { .factor = 0.0 };
  double squares = 0.0, rest = 0.0;

  g_return_val_if_fail (index != NULL, FALSE);
  g_return_val_if_fail ((h != NULL && rank != NULL) || n == 0, FALSE);
  g_return_val_if_fail (value != NULL && standard_error != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!awrash_i_concentration_fill (&c, n, h, rank, weights, error)
      || !awrash_i_concentration_take (&c, index, h, error) || !check_regression (&c, error))
    return FALSE;
  squares = rank_squares (&c);
  rest = residual_squares (&c, squares);
  *value = awrash_i_concentration_get (&c);
  *standard_error = c.factor * sqrt (rest / ((double)c.outcome.n - 2.0) / squares);
  return TRUE;
}
