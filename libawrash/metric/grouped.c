/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The Gini coefficient of values of which only classes are known: their means, limits and weights.
 * G is the Gini of the means plus Σ p² D/μ, D half the mean difference inside a class: at least 0,
 * and with limits a and c and mean m at most (m - a)(c - m)/(c - a), by two values at the limits;
 * m - a for a class without an upper limit. Source: J. L. Gastwirth (1972), Review of Economics and
 * Statistics 54. Invariant: both bounds are attained. */

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/number-private.h"
#include "base/sum-private.h"
#include "metric/order-private.h"
#include "metric/range-private.h"

#include <math.h>

typedef struct
{
  gsize n;
  const double *mean;
  const double *least;
  const double *largest;
  const double *weights; /* NULL: all 1 */
} Classes;

static double
weight_of (const Classes *classes, gsize g)
{
  return classes->weights == NULL ? 1.0 : classes->weights[g];
}

static gboolean
check_limits (const Classes *classes, GError **error)
{
  for (gsize g = 0; g < classes->n; g++)
    {
      g_autofree char *mean = NULL, *least = NULL, *largest = NULL;

      if (weight_of (classes, g) == 0.0
          || (classes->least[g] >= 0.0 && classes->least[g] <= classes->mean[g]
              && classes->mean[g] <= classes->largest[g]))
        continue;
      mean = awrash_i_number_format (classes->mean[g]);
      least = awrash_i_number_format (classes->least[g]);
      largest = awrash_i_number_format (classes->largest[g]);
      g_set_error (
          error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
          _ ("class %zu has limits %s and %s and the mean %s, expected numbers ≥ 0 with the "
             "mean between them"),
          g, least, largest, mean);
      return FALSE;
    }
  return TRUE;
}

/* In the order of their means no class may reach into the next. */
static gboolean
check_apart (const Classes *classes, const AwrashOrderItem order[], GError **error)
{
  gsize last = classes->n;

  for (gsize k = 0; k < classes->n; k++)
    {
      gsize g = order[k].place;
      g_autofree char *least = NULL, *largest = NULL;

      if (weight_of (classes, g) == 0.0)
        continue;
      if (last == classes->n || classes->largest[last] <= classes->least[g])
        {
          last = g;
          continue;
        }
      largest = awrash_i_number_format (classes->largest[last]);
      least = awrash_i_number_format (classes->least[g]);
      g_set_error (
          error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
          _ ("class %zu reaches up to %s and class %zu begins at %s, expected classes that "
             "do not overlap"),
          last, largest, g, least);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check (const Classes *classes, GError **error)
{
  g_autofree AwrashOrderItem *scratch = awrash_i_new (AwrashOrderItem, 2 * classes->n, error);
  g_autofree double *values = scratch == NULL ? NULL : awrash_i_new (double, classes->n, error);
  const AwrashOrderItem *order;

  if (values == NULL || !check_limits (classes, error))
    return FALSE;
  for (gsize g = 0; g < classes->n; g++)
    values[g] = weight_of (classes, g) == 0.0 ? 0.0 : classes->mean[g] + 0.0;
  order = awrash_i_order_find (classes->n, values, scratch, error);
  return order != NULL && check_apart (classes, order, error);
}

/* What a class may hide, over the largest mean; its factors in an order that cannot overflow. */
static double
most_inside (const Classes *classes, gsize g, double scale)
{
  double below = classes->mean[g] - classes->least[g];
  double above = classes->largest[g] - classes->mean[g];

  if (!(below > 0.0 && above > 0.0))
    return 0.0;
  return isinf (above) ? below / scale : below / scale * (above / (below + above));
}

/* Σ p² D/μ at its most. */
static double
inside (const Classes *classes, const AwrashRange *range)
{
  double scale = classes->mean[range->highest];
  AwrashSum total = { 0.0, 0.0 }, sum = { 0.0, 0.0 }, mean = { 0.0, 0.0 };

  for (gsize g = 0; g < classes->n; g++)
    awrash_i_sum_add (&total, weight_of (classes, g) / range->heaviest);
  for (gsize g = 0; g < classes->n; g++)
    {
      double p = weight_of (classes, g) / range->heaviest / awrash_i_sum_get (&total);

      if (p == 0.0)
        continue;
      awrash_i_sum_add (&mean, p * (classes->mean[g] / scale));
      awrash_i_sum_add (&sum, p * p * most_inside (classes, g, scale));
    }
  return awrash_i_sum_get (&sum) / awrash_i_sum_get (&mean);
}

gboolean
awrash_metric_grouped_gini (size_t n, const double mean[], const double least[],
                            const double largest[], const double weights[], double *low,
                            double *high, GError **error)
{
  const Classes classes = { n, mean, least, largest, weights };
  AwrashRange range = { .n = 0 };
  double between = 0.0;

  g_return_val_if_fail ((mean != NULL && least != NULL && largest != NULL) || n == 0, FALSE);
  g_return_val_if_fail (low != NULL && high != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!awrash_i_range_find ("mean", n, mean, weights, &range, error) || !check (&classes, error)
      || !awrash_metric_gini (AWRASH_GINI_CORRECTION_NONE, n, mean, weights, &between, error))
    return FALSE;
  *low = between;
  *high = between + inside (&classes, &range);
  return TRUE;
}
