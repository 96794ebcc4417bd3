/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Quantiles by definition 2 of Hyndman and Fan, and the ratios that rest on them.
 * Source: metric.h. Invariant: a border within 1e-12 of p counts as p. */

#include "metric/indices.h"

#include <criterion/criterion.h>

static double
quantile_of (size_t n, const double x[], const double w[], double p)
{
  g_autoptr (AwrashDistribution) distribution
      = awrash_metric_distribution_new (AWRASH_MISSING_ERROR, n, x, w, NULL);
  double value = NAN;

  cr_assert (awrash_metric_distribution_quantile (distribution, p, &value, NULL));
  return value;
}

Test (metric_quantile, it_is_a_value_or_the_mean_of_two_at_a_border)
{
  double x[] = { 40, 10, 30, 20 }, w[] = { 1, 1, 0, 3 };

  cr_assert_eq (quantile_of (4, x, NULL, 0.5), 25);
  cr_assert_eq (quantile_of (4, x, NULL, 0.51), 30);
  cr_assert_eq (quantile_of (4, x, NULL, 0), 10);
  cr_assert_eq (quantile_of (4, x, NULL, 1), 40);
  cr_assert_eq (quantile_of (4, x, w, 0.2), 15);
  cr_assert_eq (quantile_of (4, x, w, 0.21), 20);
  cr_assert_eq (quantile_of (4, x, w, 0.8), 30);
}

Test (metric_quantile, borders_that_are_sums_of_tenths_are_met)
{
  double x[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 };
  double w[] = { 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1 };

  for (int k = 1; k < 10; k++)
    cr_assert_eq (quantile_of (10, x, w, k / 10.0), k + 0.5, "%d", k);
}

Test (metric_quantile, a_border_that_rounding_puts_below_p_is_met)
{
  double x[] = { 1, 2, 3, 4, 5 }, w[] = { 0.7, 0.1, 0.8, 0.5, 0.4 };

  cr_assert_gt (0.28 * 2.5, 0.7); /* in doubles */
  cr_assert_eq (quantile_of (5, x, w, 0.28), 1.5);
}

Test (metric_quantile, out_of_range_is_refused)
{
  double x = 1, value = 4711;
  g_autoptr (AwrashDistribution) distribution
      = awrash_metric_distribution_new (AWRASH_MISSING_ERROR, 1, &x, NULL, NULL);
  g_autoptr (GError) error = NULL;

  cr_assert_not (awrash_metric_distribution_quantile (distribution, 1.5, &value, &error));
  cr_assert_str_eq (error->message, "p is 1.5, expected a number from 0 to 1");
  cr_assert_not (awrash_metric_distribution_quantile (distribution, NAN, &value, NULL));
  cr_assert_eq (value, 4711);
}

Test (metric_quantile, ratios_compare_units_beyond_and_values_at_quantiles)
{
  double x[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 }, poor[] = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 1 };

  cr_assert_eq (index_of ("share-ratio-quantile:0.2,0.2", 10, x, NULL), 19.0 / 3);
  cr_assert_eq (index_of ("percentile-ratio:0.9,0.1", 10, x, NULL), 9.5 / 1.5);
  cr_assert_eq (index_of ("share-ratio:0.2,0.2", 10, poor, NULL), INFINITY);
  cr_assert (isnan (index_of ("percentile-ratio:0.5,0.1", 10, poor, NULL)));
  cr_assert (isnan (index_of ("share-ratio-quantile:0.05,0.2", 10, poor, NULL)));
  cr_assert_eq (index_of ("share-ratio-quantile:0.2,0.2", 10, poor, NULL), INFINITY);
}
