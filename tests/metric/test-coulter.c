/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Coulter: its value written out, its ends, near-equality. Source: metric.h.
 * Invariant: outputs change only on success. */

#include "metric/measures.h"

#include <criterion/criterion.h>

static double
coulter_of (size_t n, const double x[], const double w[], const double q[])
{
  double value = NAN;

  cr_assert (awrash_metric_coulter (n, x, w, q, &value, NULL));
  return value;
}

Test (metric_coulter, two_rows_give_the_gap_written_out)
{
  double x[] = { 1, 3 }, q[] = { 5, 5 }, w[] = { 2, 1 };

  cr_assert (is_near (coulter_of (2, x, NULL, q), 0.25, 1e-15));
  cr_assert (is_near (coulter_of (2, x, w, q), fabs (0.4 - 2.0 / 3), 1e-15));
}

Test (metric_coulter, what_is_exchanged_whole_is_1_and_what_is_proportional_0)
{
  double x[] = { 0, 4, 0 }, q[] = { 9, 0, 0 }, twice[] = { 0, 2, 0 };

  cr_assert_eq (coulter_of (3, x, NULL, q), 1);
  cr_assert_eq (coulter_of (3, x, NULL, twice), 0);
}

Test (metric_coulter, nearly_equal_shares_lose_no_digit)
{
  double x[] = { 1, 1 + 0x1p-40, 1 }, q[] = { 3, 3, 3 };

  /* s - t = (-e, 2e, -e)/3 to first order in e/3, so that √(1/2 · 6 e²/81) = e/√27 */
  cr_assert (is_near (coulter_of (3, x, NULL, q), 0x1p-40 / sqrt (27), 1e-11));
}

Test (metric_coulter, both_arrays_pass_the_gate)
{
  double x[] = { 1, -2 }, q[] = { 1, 2 }, value = 4711;
  g_autoptr (GError) error = NULL;

  cr_assert_not (awrash_metric_coulter (2, x, NULL, q, &value, NULL));
  cr_assert_not (awrash_metric_coulter (2, q, NULL, x, &value, &error));
  cr_assert_str_eq (error->message, "reference[1] is -2, expected a finite number ≥ 0");
  cr_assert_eq (value, 4711);
}
