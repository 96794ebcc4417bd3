/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The lowest and the highest value by index, and their ratio.
 * Source: metric.h. Invariant: outputs change only on success. */

#include "metric/measures.h"

#include <criterion/criterion.h>

Test (metric_extremes, they_are_found_among_the_rows_that_count)
{
  double x[] = { 9, 2, 0, 8, 4 }, w[] = { 0, 1, 0, 3, 1 }, ratio = NAN;
  size_t lowest = 99, highest = 99;

  cr_assert (awrash_metric_extremes (5, x, w, &lowest, &highest, &ratio, NULL));
  cr_assert (lowest == 1 && highest == 3 && ratio == 0.25);
}

Test (metric_extremes, of_equal_values_the_first_is_named)
{
  double x[] = { 3, 1, 3, 1 }, y[] = { 5, 5 }, ratio = NAN;
  size_t lowest = 99, highest = 99;

  cr_assert (awrash_metric_extremes (4, x, NULL, &lowest, &highest, NULL, NULL));
  cr_assert (lowest == 1 && highest == 0);
  cr_assert (awrash_metric_extremes (2, y, NULL, NULL, NULL, &ratio, NULL));
  cr_assert_eq (ratio, 1.0);
}

Test (metric_extremes, a_lowest_of_zero_gives_a_ratio_of_plus_zero)
{
  double x[] = { -0.0, 1e300 }, ratio = NAN;

  cr_assert (awrash_metric_extremes (2, x, NULL, NULL, NULL, &ratio, NULL));
  cr_assert (ratio == 0.0 && !signbit (ratio));
}

static void
check_refusal (const char *label, size_t n, const double x[], const double w[], int code)
{
  g_autoptr (GError) error = NULL;
  size_t lowest = 99, highest = 99;
  double ratio = 4711.0;

  cr_assert_not (awrash_metric_extremes (n, x, w, &lowest, &highest, &ratio, &error), "%s", label);
  cr_assert (g_error_matches (error, AWRASH_ERROR, code), "%s", label);
  cr_assert (lowest == 99 && highest == 99 && ratio == 4711.0, "%s", label);
}

Test (metric_extremes, refusals_leave_the_outputs_alone)
{
  double x[] = { 1, -1 }, zero[] = { 0, 0 }, one[] = { 1, 1 };

  check_refusal ("negative", 2, x, NULL, AWRASH_ERROR_VALUE);
  check_refusal ("negative weight", 2, one, x, AWRASH_ERROR_VALUE);
  check_refusal ("all zero", 2, zero, NULL, AWRASH_ERROR_EMPTY);
  check_refusal ("no weight", 2, one, zero, AWRASH_ERROR_EMPTY);
  check_refusal ("no value", 0, NULL, NULL, AWRASH_ERROR_EMPTY);
}
