/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sources: what is kept, what is refused. Source: metric-parts.h. Invariant: rows without weight
 * are not looked at. */

#include "metric/sources-private.h"

#include "metric/measures.h"

#include <criterion/criterion.h>

Test (metric_sources, rows_that_count_are_kept_and_summed)
{
  double values[] = { 1, NAN, 3, 10, -5, 30 }, weights[] = { 2, 0, 1 };
  g_autoptr (AwrashSources) sources = awrash_metric_sources_new (3, 2, values, weights, NULL);

  cr_assert_not_null (sources);
  cr_assert_eq (awrash_metric_sources_get_n_sources (sources), 2);
  cr_assert_eq (sources->n, 2);
  cr_assert_eq (sources->values[0], 1.0);
  cr_assert_eq (sources->values[1], 3.0);
  cr_assert_eq (sources->values[2], 10.0);
  cr_assert_eq (sources->values[3], 30.0);
  cr_assert (is_near (sources->share[0], 5.0 / 55, 1e-15));
  cr_assert (is_near (sources->share[1], 50.0 / 55, 1e-15));
  cr_assert (is_near (sources->mean[1], 50.0 / 3, 1e-15));
}

Test (metric_sources, what_is_wrong_is_said_by_row_and_source)
{
  double values[] = { 1, 2, 3, -4 }, none[] = { 0, 0, 0, 0 }, huge[] = { 1.7e308, 1, 1.7e308, 1 };
  double weights[] = { 1, NAN };
  g_autoptr (GError) error = NULL;

  cr_assert_null (awrash_metric_sources_new (2, 2, values, NULL, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
  cr_assert_str_eq (error->message, "row 1 of source 1 is -4, expected a finite number ≥ 0");
  g_clear_error (&error);
  cr_assert_null (awrash_metric_sources_new (2, 2, none, NULL, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY));
  g_clear_error (&error);
  cr_assert_null (awrash_metric_sources_new (2, 2, huge, NULL, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
  cr_assert_str_eq (error->message, "total[0] is inf, expected a finite number ≥ 0");
  g_clear_error (&error);
  cr_assert_null (awrash_metric_sources_new (2, 2, huge, weights, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
  cr_assert_str_eq (error->message, "weights[1] is nan, expected a finite number ≥ 0");
  g_clear_error (&error);
  cr_assert_null (awrash_metric_sources_new (2, 0, values, NULL, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY));
  g_clear_error (&error);
  cr_assert_null (awrash_metric_sources_new (0, 2, values, NULL, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY));
  awrash_metric_sources_free (NULL);
}
