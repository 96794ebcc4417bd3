/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Mean log deviation: its value, and +infinity at a zero that counts.
 * Source: metric.h. Invariant: a zero of weight 0 does not count. */

#include "metric/measures.h"

#include <criterion/criterion.h>

Test (metric_mld, two_values_give_the_sum_written_out)
{
  double x[] = { 1, 3 }, mld = NAN;

  cr_assert (awrash_metric_mld (2, x, NULL, &mld, NULL));
  cr_assert (is_near (mld, log (2) - log (3) / 2, 1e-14));
}

Test (metric_mld, a_zero_that_counts_gives_infinity_and_is_no_error)
{
  double x[] = { 0, 3, -0.0, 2 }, w[] = { 0, 1, 0, 1 }, mld = NAN;
  g_autoptr (GError) error = NULL;

  cr_assert (awrash_metric_mld (4, x, NULL, &mld, &error));
  cr_assert_null (error);
  cr_assert_eq (mld, INFINITY);
  cr_assert (awrash_metric_mld (4, x, w, &mld, &error));
  cr_assert (is_near (mld, log (2.5) - log (6) / 2, 1e-13));
}

Test (metric_mld, the_smallest_number_beside_the_largest_is_no_zero)
{
  double x[] = { 0x1p-1074, 0x1p1023 }, mld = NAN;

  /* mean 2^1022, so ½ (2096 - 1) ln 2 */
  cr_assert (awrash_metric_mld (2, x, NULL, &mld, NULL));
  cr_assert (is_near (mld, 0.5 * (2096 - 1) * G_LN2, 1e-15));
}
