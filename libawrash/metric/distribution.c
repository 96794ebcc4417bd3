/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Values and weights, checked and sorted once, for any number of questions.
 * Source: the definitions in metric.h. Invariant: nothing changes once it is made, so several
 * threads may ask one distribution. */

#include "metric/distribution-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/number-private.h"
#include "metric/missing-private.h"
#include "metric/quantile-private.h"
#include "metric/ranked-private.h"

#include <math.h>

AwrashDistribution *
awrash_metric_distribution_new (AwrashMissing missing, size_t n, const double x[],
                                const double weights[], GError **error)
{
  g_autoptr (AwrashDistribution) distribution = NULL;
  AwrashRange range = { .n = 0 };
  AwrashGate gate = AWRASH_GATE_REAL;

  g_return_val_if_fail (x != NULL || n == 0, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!awrash_i_missing_check (missing, error))
    return NULL;
  if (missing == AWRASH_MISSING_OMIT)
    gate |= AWRASH_GATE_MISSING;
  distribution = awrash_i_new (AwrashDistribution, 1, error);
  if (distribution == NULL
      || !awrash_i_prepared_fill_through (gate, &distribution->prepared, n, x, weights, &range,
                                          error))
    return NULL;
  distribution->n = n;
  distribution->n_missing = range.n_missing;
  return g_steal_pointer (&distribution);
}

/* A copy of the weights in which rows without a rank have NaN, to be left out; NULL in copy where
 * every row has one. */
static gboolean
drop_unranked (AwrashMissing missing, gsize n, const double rank[], const double weights[],
               double **copy, GError **error)
{
  gsize n_unranked = 0;

  for (gsize i = 0; missing == AWRASH_MISSING_OMIT && i < n; i++)
    n_unranked += isnan (rank[i]) != 0;
  if (n_unranked == 0)
    return TRUE;
  *copy = awrash_i_new (double, n, error);
  for (gsize i = 0; *copy != NULL && i < n; i++)
    {
      (*copy)[i] = weights == NULL ? 1.0 : weights[i];
      if (isnan (rank[i]) && (*copy)[i] != 0.0)
        (*copy)[i] = NAN;
    }
  return *copy != NULL;
}

AwrashDistribution *
awrash_metric_distribution_new_ranked (AwrashMissing missing, size_t n, const double x[],
                                       const double rank[], const double weights[], GError **error)
{
  g_autoptr (AwrashDistribution) distribution = NULL;
  g_autofree double *copy = NULL;
  AwrashRange range = { .n = 0 };

  g_return_val_if_fail ((x != NULL && rank != NULL) || n == 0, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!drop_unranked (missing, n, rank, weights, &copy, error))
    return NULL;
  if (copy != NULL)
    weights = copy;
  distribution = awrash_metric_distribution_new (missing, n, x, weights, error);
  if (distribution == NULL)
    return NULL;
  if (!awrash_i_range_find_through (missing == AWRASH_MISSING_OMIT
                                        ? AWRASH_GATE_REAL | AWRASH_GATE_MISSING
                                        : AWRASH_GATE_REAL,
                                    "rank", n, rank, weights, &range, error))
    return NULL;
  distribution->ranked = awrash_i_ranked_new (distribution, x, rank, error);
  return distribution->ranked == NULL ? NULL : g_steal_pointer (&distribution);
}

void
awrash_metric_distribution_free (AwrashDistribution *distribution)
{
  if (distribution == NULL)
    return;
  awrash_i_prepared_clear (&distribution->prepared);
  awrash_i_ranked_free (distribution->ranked);
  g_free (distribution);
}

size_t
awrash_metric_distribution_get_n (const AwrashDistribution *distribution)
{
  g_return_val_if_fail (distribution != NULL, 0);
  return distribution->n;
}

size_t
awrash_metric_distribution_get_n_counted (const AwrashDistribution *distribution)
{
  g_return_val_if_fail (distribution != NULL, 0);
  return distribution->prepared.sample.n;
}

size_t
awrash_metric_distribution_get_n_missing (const AwrashDistribution *distribution)
{
  g_return_val_if_fail (distribution != NULL, 0);
  return distribution->n_missing;
}

double
awrash_metric_distribution_get_mean (const AwrashDistribution *distribution)
{
  const AwrashSample *sample = NULL;

  g_return_val_if_fail (distribution != NULL, NAN);
  sample = &distribution->prepared.sample;
  return ldexp (sample->sum.high / sample->total.high, sample->exponent);
}

gboolean
awrash_metric_distribution_quantile (const AwrashDistribution *distribution, double p,
                                     double *quantile, GError **error)
{
  g_autofree char *number = NULL;

  g_return_val_if_fail (distribution != NULL && quantile != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!(p >= 0.0 && p <= 1.0))
    {
      number = awrash_i_number_format (p);
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("p is %s, expected a number from 0 to 1"), number);
      return FALSE;
    }
  *quantile = ldexp (awrash_i_quantile_find (&distribution->prepared, p).value,
                     distribution->prepared.sample.exponent);
  return TRUE;
}
