/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Marginal costs, how many units keep below a threshold, and what units cost together.
 * Source: awrash/allot.h; allot/costs-private.h. Invariant: counting by halves is counting. */

#include "allot/costs-private.h"

#include <criterion/criterion.h>
#include <float.h>
#include <math.h>

/* Two cells: three units and two. */
static AwrashCosts *
by_units (gboolean is_gain)
{
  static const int64_t offsets[] = { 0, 3, 5 };
  static const double costs[] = { -1, 2, 2, 0.25, 7 }, gains[] = { 1, -2, -2, -0.25, -7 };

  return is_gain ? awrash_allot_costs_new_gains (2, offsets, 5, gains, NULL)
                 : awrash_allot_costs_new_marginals (2, offsets, 5, costs, NULL);
}

/* One cell: 2 units at -1, 3 more at 0.5, the rest at 4. */
static AwrashCosts *
by_pieces (void)
{
  static const int64_t offsets[] = { 0, 3 }, breaks[] = { 2, 5, G_MAXINT64 };
  static const double slopes[] = { -1, 0.5, 4 };

  return awrash_allot_costs_new_piecewise (1, offsets, 3, breaks, slopes, NULL);
}

static AwrashCosts *
by_power (double a, double c, double p, double b)
{
  return awrash_allot_costs_new_power (1, &a, &c, &p, &b, NULL);
}

Test (allot_costs, each_unit_costs_what_its_family_says)
{
  g_autoptr (AwrashCosts) arrays = by_units (FALSE);
  g_autoptr (AwrashCosts) gains = by_units (TRUE);
  g_autoptr (AwrashCosts) pieces = by_pieces ();
  g_autoptr (AwrashCosts) fourth = by_power (0.25, 0, 4, -1.5);
  const double a = 3, b = 0.5;
  g_autoptr (AwrashCosts) square = awrash_allot_costs_new_quadratic (1, &a, &b, NULL);
  static const double expected[] = { -1, -1, 0.5, 0.5, 0.5, 4, 4 };

  cr_expect_eq (awrash_allot_costs_get_n (arrays), 2);
  cr_expect_eq (awrash_i_costs_most (arrays, 0), 3);
  cr_expect_eq (awrash_i_costs_most (arrays, 1), 2);
  cr_expect_eq (awrash_i_costs_most (pieces, 0), AWRASH_COSTS_MOST);
  for (int64_t k = 1; k <= 3; k++)
    cr_expect_eq (awrash_i_costs_marginal (arrays, 0, k), awrash_i_costs_marginal (gains, 0, k));
  cr_expect_eq (awrash_i_costs_marginal (arrays, 1, 2), 7);
  for (int64_t k = 1; k <= 7; k++)
    cr_expect_eq (awrash_i_costs_marginal (pieces, 0, k), expected[k - 1]);
  for (int64_t k = 1; k <= 7; k++)
    {
      double x = (double)k, y = x - 1;

      cr_expect_eq (awrash_i_costs_marginal (square, 0, k), 3 * (x - 0.5) + 0.5);
      cr_expect_eq (awrash_i_costs_marginal (fourth, 0, k),
                    (x * x * x * x - y * y * y * y) / 4 - 1.5);
    }
}

/* Counting for every threshold at a unit's cost and beside it, and for every range. */
static void
expect_counts (const AwrashCosts *costs, gsize cell, int64_t n)
{
  for (int64_t unit = 1; unit <= n; unit++)
    for (int side = -1; side <= 1; side++)
      {
        double at = awrash_i_costs_marginal (costs, cell, unit);
        double threshold = side == 0 ? at : nextafter (at, side * HUGE_VAL);

        for (int64_t lower = 0; lower <= n; lower++)
          for (int64_t upper = lower; upper <= n; upper++)
            {
              int64_t count = lower;

              for (int64_t k = lower + 1; k <= upper; k++)
                count += awrash_i_costs_marginal (costs, cell, k) <= threshold;
              cr_assert_eq (awrash_i_costs_count (costs, cell, threshold, lower, upper), count);
            }
      }
  cr_expect_eq (awrash_i_costs_count (costs, cell, HUGE_VAL, 0, n), n);
  cr_expect_eq (awrash_i_costs_count (costs, cell, -HUGE_VAL, 0, n), 0);
}

Test (allot_costs, counting_by_halves_is_counting)
{
  g_autoptr (AwrashCosts) arrays = by_units (FALSE);
  g_autoptr (AwrashCosts) pieces = by_pieces ();
  static const double terms[][4]
      = { { 0.5, 0.01, -1, 10 },   { 2, 0.01, -3, 0 },     { 0.25, 0, 4, -1 },
          { -3, 0, 0.5, 1e-9 },    { 1, 0.3, 1.5, 4 },     { 1e300, 0.3, 2.5, 0 },
          { 1e-310, 0.3, 2.5, 0 }, { 1e-320, 2, -1.5, 0 }, { 7, 1, -0.25, -3 },
          { 1, 1e17, 1.5, 0 },     { 0, 0, 0.5, 2 },       { -5, 0.1, 0x1p-1074, 0 } };

  expect_counts (arrays, 0, 3);
  expect_counts (arrays, 1, 2);
  expect_counts (pieces, 0, 8);
  for (gsize i = 0; i < G_N_ELEMENTS (terms); i++)
    {
      g_autoptr (AwrashCosts) costs = by_power (terms[i][0], terms[i][1], terms[i][2], terms[i][3]);

      cr_assert_not_null (costs, "%zu", i);
      expect_counts (costs, 0, 9);
    }
  cr_expect_eq (awrash_i_costs_count (arrays, 0, 9, 0, 50), 3);
  cr_expect_eq (awrash_i_costs_count (arrays, 0, 9, 5, 50), 5);
}

Test (allot_costs, units_far_out_are_counted_to_the_last)
{
  g_autoptr (AwrashCosts) costs = by_power (1, 0.25, 1.5, 0);

  for (int bit = 1; bit < 52; bit++)
    {
      int64_t k = ((int64_t)1 << bit) + bit;
      double threshold = awrash_i_costs_marginal (costs, 0, k);
      int64_t count = awrash_i_costs_count (costs, 0, threshold, 0, AWRASH_COSTS_MOST);

      cr_expect (count >= k && awrash_i_costs_marginal (costs, 0, count) == threshold, "%d", bit);
      cr_expect_gt (awrash_i_costs_marginal (costs, 0, count + 1), threshold, "%d", bit);
    }
}

Test (allot_costs, the_value_is_the_sum_rounded_once)
{
  g_autoptr (AwrashCosts) arrays = by_units (FALSE);
  g_autoptr (AwrashCosts) gains = by_units (TRUE);
  g_autoptr (AwrashCosts) pieces = by_pieces ();
  g_autoptr (AwrashCosts) fourth = by_power (0.25, 0, 4, -1.5);
  const int64_t units[] = { 2, 2 }, none[] = { 0, 0 }, far = (int64_t)1 << 40, some = 100;
  const int64_t first = 1;
  const int64_t three[] = { 0, 3 };
  const double cancelling[] = { -1e300, 1, 1e300 };
  g_autoptr (AwrashCosts) wide = awrash_allot_costs_new_marginals (1, three, 3, cancelling, NULL);
  double value = 0;

  cr_assert (awrash_allot_costs_value (arrays, units, &value, NULL));
  cr_expect_eq (value, 8.25);
  cr_assert (awrash_allot_costs_value (gains, units, &value, NULL));
  cr_expect_eq (value, -8.25);
  cr_assert (awrash_allot_costs_value (gains, none, &value, NULL));
  cr_expect (value == 0 && signbit (value) == 0);
  cr_assert (awrash_allot_costs_value (pieces, &far, &value, NULL));
  cr_expect_eq (value, -2 + 1.5 + 4.0 * (0x1p40 - 5));
  cr_assert (awrash_allot_costs_value (pieces, &first, &value, NULL));
  cr_expect_eq (value, awrash_i_costs_marginal (pieces, 0, 1));
  cr_assert (awrash_allot_costs_value (fourth, &some, &value, NULL));
  cr_expect_eq (value, 25000000.0 - 150);
  cr_assert (awrash_allot_costs_value (wide, &three[1], &value, NULL));
  cr_expect_eq (value, 1);
}

Test (allot_costs, a_value_that_cannot_be_is_refused)
{
  g_autoptr (AwrashCosts) arrays = by_units (FALSE);
  const int64_t negative[] = { 0, -1 }, many[] = { 4, 0 }, two = 2;
  const double a = 0, b = DBL_MAX;
  g_autoptr (AwrashCosts) dear = awrash_allot_costs_new_quadratic (1, &a, &b, NULL);
  g_autoptr (GError) value_error = NULL, bounds = NULL, overflow = NULL;
  double value = 77;

  cr_expect_not (awrash_allot_costs_value (arrays, negative, &value, &value_error));
  cr_assert (g_error_matches (value_error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
  cr_expect_str_eq (value_error->message, "units[1] is -1, expected a whole number ≥ 0");
  cr_expect_not (awrash_allot_costs_value (arrays, many, &value, &bounds));
  cr_assert (g_error_matches (bounds, AWRASH_ERROR, AWRASH_ERROR_BOUNDS));
  cr_expect_str_eq (bounds->message,
                    "units[0] is 4, expected at most 3, the units that have a cost");
  cr_expect_not (awrash_allot_costs_value (dear, &two, &value, &overflow));
  cr_assert (g_error_matches (overflow, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW));
  cr_expect_str_eq (overflow->message,
                    "the costs sum to more than any double, expected a sum that fits");
  cr_expect_eq (value, 77);
}
