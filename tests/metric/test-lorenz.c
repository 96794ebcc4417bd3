/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The Lorenz curve: breakpoints, shape, ends, and what rows of weight 0 leave.
 * Source: metric.h. Invariant: convex, below the line of equality, from (0, 0) to (1, 1). */

#include "metric/measures.h"

#include <criterion/criterion.h>

Test (metric_lorenz, breakpoints_run_from_the_poorest_to_the_richest)
{
  double x[] = { 3, 1, 4 }, w[] = { 2, 4, 2 }, p[4], share[4], general[4];
  double want_p[] = { 0, 0.5, 0.75, 1 }, want_share[] = { 0, 4 / 18.0, 10 / 18.0, 1 };

  cr_assert (awrash_metric_lorenz (3, x, w, p, share, general, NULL));
  for (size_t k = 0; k < 4; k++)
    {
      cr_assert_eq (p[k], want_p[k], "p[%zu]", k);
      cr_assert (is_near (share[k], want_share[k], 1e-15), "share[%zu]", k);
      cr_assert (is_near (general[k], 2.25 * want_share[k], 1e-15), "generalized[%zu]", k);
    }
}

Test (metric_lorenz, rows_of_weight_zero_repeat_the_end)
{
  double x[] = { NAN, 1, 3, -2 }, w[] = { 0, 1, 1, 0 }, p[5], share[5], general[5];

  cr_assert (awrash_metric_lorenz (4, x, w, p, share, general, NULL));
  cr_assert (p[0] == 0 && p[1] == 0.5 && p[2] == 1 && p[3] == 1 && p[4] == 1);
  cr_assert (share[1] == 0.25 && share[2] == 1 && share[3] == 1 && share[4] == 1);
  cr_assert (general[0] == 0 && general[2] == 2 && general[4] == 2);
}

Test (metric_lorenz, ties_do_not_let_the_order_of_the_rows_show)
{
  double x[] = { 2, 2, 1, 2 }, w[] = { 5, 1, 1, 3 }, y[] = { 2, 1, 2, 2 }, v[] = { 3, 1, 5, 1 };
  double p[5], share[5], q[5], other[5];

  cr_assert (awrash_metric_lorenz (4, x, w, p, share, NULL, NULL));
  cr_assert (awrash_metric_lorenz (4, y, v, q, other, NULL, NULL));
  for (size_t k = 0; k < 5; k++)
    cr_assert (p[k] == q[k] && share[k] == other[k], "%zu", k);
}

Test (metric_lorenz, the_curve_never_descends_and_never_passes_the_line_of_equality)
{
  guint64 state = 11;
  double x[200], w[200], p[201], share[201], general[201];

  for (int turn = 0; turn < 50; turn++)
    {
      for (size_t i = 0; i < 200; i++)
        {
          x[i] = turn % 2 ? 1 + 1e-16 * floor (9 * next_uniform (&state))
                          : exp (40 * next_uniform (&state));
          w[i] = exp (30 * next_uniform (&state));
        }
      cr_assert (awrash_metric_lorenz (200, x, w, p, share, general, NULL));
      for (size_t k = 1; k <= 200; k++)
        cr_assert (p[k] >= p[k - 1] && share[k] >= share[k - 1] && share[k] <= p[k]
                       && general[k] >= general[k - 1],
                   "%zu", k);
      cr_assert (p[200] == 1 && share[200] == 1);
    }
}

Test (metric_lorenz, generalized_ordinates_of_huge_values_do_not_overflow)
{
  double x[] = { 1.7976931348623157e308, 1.7976931348623157e308 }, general[3];

  cr_assert (awrash_metric_lorenz (2, x, NULL, NULL, NULL, general, NULL));
  cr_assert (general[2] == x[0] && general[1] == x[0] / 2);
}

Test (metric_lorenz, a_refusal_leaves_every_output_alone)
{
  double x[] = { 1, NAN }, p[3] = { 7, 7, 7 }, share[3] = { 7, 7, 7 }, general[3] = { 7, 7, 7 };
  g_autoptr (GError) error = NULL;

  cr_assert_not (awrash_metric_lorenz (2, x, NULL, p, share, general, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
  for (size_t k = 0; k < 3; k++)
    cr_assert (p[k] == 7 && share[k] == 7 && general[k] == 7);
  g_clear_error (&error);
  cr_assert_not (awrash_metric_lorenz (0, x, NULL, p, share, general, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY));
}

Test (metric_lorenz, the_absolute_curve_lies_below_zero_by_half_of_half_the_mean_difference)
{
  double x[] = { 3, -1, 2, 7, -1, 9 }, w[] = { 1, 2, 0.5, 1, 1, 0 };
  double p[7], absolute[7], area = 0, gini = NAN;
  g_autoptr (AwrashDistribution) distribution
      = awrash_metric_distribution_new (AWRASH_MISSING_ERROR, 6, x, w, NULL);

  cr_assert (awrash_metric_lorenz_absolute (6, x, w, p, absolute, NULL));
  cr_assert (awrash_metric_index (distribution, "gini:absolute", &gini, NULL));
  for (size_t k = 1; k < 7; k++)
    {
      cr_assert_leq (absolute[k], 0);
      area -= (p[k] - p[k - 1]) * (absolute[k] + absolute[k - 1]);
    }
  cr_assert (is_near (area, gini, 1e-14), "%g, %g", area, gini);
  cr_assert_eq (absolute[5], 0);
  cr_assert_eq (absolute[6], 0);
  cr_assert_eq (p[6], 1);
}

Test (metric_lorenz, the_absolute_curve_is_the_generalised_one_less_the_mean_so_far)
{
  double x[] = { 5, 1, 2, 9, 2 }, w[] = { 1, 4, 2, 2, 1 };
  double p[6], share[6], generalized[6], absolute[6];

  cr_assert (awrash_metric_lorenz (5, x, w, p, share, generalized, NULL));
  cr_assert (awrash_metric_lorenz_absolute (5, x, w, NULL, absolute, NULL));
  for (size_t k = 0; k < 6; k++)
    cr_assert_float_eq (absolute[k], generalized[k] - generalized[5] * p[k], 1e-14);
}
