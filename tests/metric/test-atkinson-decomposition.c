/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Atkinson by groups: its two factors in quadruple precision, its parts, its limits.
 * Source: metric-parts.h. Invariant: 1 - A = (1 - A_W)(1 - A_B). */

#include "metric/decompositions.h"

static const double aversions[] = { 0, 0.5, 1 - 1e-8, 1, 1 + 1e-8, 2, 5, 40 };

static void
check (const Battery *battery, double epsilon, size_t kind)
{
  static QuadGroups groups;
  g_autoptr (AwrashParts) parts = NULL;
  int64_t group[N];
  size_t n_groups = group_rows (kind, N, group);
  QuadRows all = quad_rows (N, battery->x, battery->w), largest;
  double within = 0, between = 0;

  quad_groups (&groups, N, battery->x, battery->w, n_groups, group);
  parts = awrash_metric_atkinson_decomposition (epsilon, n_groups, N, battery->x, battery->w, group,
                                                NULL);
  largest = quad_largest (&groups, &all);
  within = term_of (parts, "within");
  between = term_of (parts, "between");
  cr_assert (is_close (term_of (parts, "total"), quad_atkinson (&all, epsilon), 1e-12),
             "%s, %g, grouping %zu: %.17g, %.17g", battery->label, epsilon, kind,
             term_of (parts, "total"), (double)quad_atkinson (&all, epsilon));
  cr_assert (is_close (between, quad_atkinson (&groups.means, epsilon), 1e-12),
             "%s, %g, grouping %zu: %.17g, %.17g", battery->label, epsilon, kind, between,
             (double)quad_atkinson (&groups.means, epsilon));
  cr_assert (
      is_close (term_of (parts, "between-largest"), quad_atkinson (&largest, epsilon), 1e-12),
      "%s, %g", battery->label, epsilon);
  for (size_t g = 0; g < n_groups; g++)
    cr_assert (is_close (part_of (parts, "group", "index", g),
                         groups.rows[g].mean > 0 ? quad_atkinson (&groups.rows[g], epsilon) : 0,
                         1e-12),
               "%s, %g", battery->label, epsilon);
  cr_assert (is_near (sum_of (parts, "group", "within", n_groups), within, 1e-12));
  cr_assert (is_near (sum_of (parts, "group", "between", n_groups), between, 1e-12));
  cr_assert (is_near (term_of (parts, "cross"), within * between, 1e-15));
  if (isfinite ((double)quad_log_power_mean (&all, epsilon)) && n_groups > 1)
    {
      Quad log_within
          = quad_log_power_mean (&all, epsilon) - quad_log_power_mean (&groups.means, epsilon);

      /* a difference, of which even quadruple precision leaves 1e-30 of what it is taken from */
      if ((double)-log_within > 1e-17 * (double)-quad_log_power_mean (&all, epsilon))
        cr_assert (is_close (within, -quad_exp_minus (log_within), 1e-12),
                   "%s, %g, grouping %zu: %.17g, %.17g", battery->label, epsilon, kind, within,
                   (double)-quad_exp_minus (log_within));
    }
}

Test (metric_atkinson_decomposition, every_part_is_right_on_hostile_values)
{
  guint64 state = 5;
  Battery battery;

  for (size_t kind = 0; kind < N_BATTERIES; kind++)
    {
      battery_fill (&battery, kind, &state);
      for (size_t k = 0; k < G_N_ELEMENTS (aversions); k++)
        for (size_t grouping = 0; grouping < N_GROUPINGS; grouping++)
          check (&battery, aversions[k], grouping);
    }
}

Test (metric_atkinson_decomposition, aversion_one_is_a_function_of_the_mean_log_deviation)
{
  double x[] = { 1, 3, 2, 8, 5 }, w[] = { 1, 2, 1, 0.5, 1 };
  int64_t group[] = { 0, 1, 0, 1, 1 };
  g_autoptr (AwrashParts) parts = awrash_metric_atkinson_decomposition (1, 2, 5, x, w, group, NULL);
  g_autoptr (AwrashParts) mld = awrash_metric_entropy_decomposition (0, 2, 5, x, w, group, NULL);

  cr_assert (is_near (term_of (parts, "within"), -expm1 (-term_of (mld, "within")), 1e-14));
  cr_assert (is_near (term_of (parts, "between"), -expm1 (-term_of (mld, "between")), 1e-14));
  cr_assert (is_near (term_of (parts, "total"), -expm1 (-term_of (mld, "total")), 1e-14));
}

Test (metric_atkinson_decomposition, a_value_of_zero_takes_all_from_aversion_one_on)
{
  double x[] = { 0, 3, 2, 8 }, y[] = { 0, 0, 2, 8 };
  int64_t group[] = { 0, 0, 1, 1 };

  for (int epsilon = 1; epsilon <= 3; epsilon++)
    {
      g_autoptr (AwrashParts) inside
          = awrash_metric_atkinson_decomposition (epsilon, 2, 4, x, NULL, group, NULL);
      g_autoptr (AwrashParts) outside
          = awrash_metric_atkinson_decomposition (epsilon, 2, 4, y, NULL, group, NULL);

      cr_assert_eq (term_of (inside, "within"), 1.0, "%d", epsilon);
      cr_assert_eq (part_of (inside, "group", "within", 0), 1.0);
      cr_assert_lt (term_of (inside, "between"), 1.0);
      cr_assert_eq (term_of (inside, "total"), 1.0);
      cr_assert_eq (term_of (outside, "between"), 1.0);
      cr_assert_lt (term_of (outside, "within"), 1.0);
      cr_assert_gt (term_of (outside, "within"), 0.0);
      cr_assert_eq (term_of (outside, "total"), 1.0);
    }
}

Test (metric_atkinson_decomposition, aversion_is_not_below_zero)
{
  double x[] = { 1, 2 };
  int64_t group[] = { 0, 1 };
  g_autoptr (GError) error = NULL;

  cr_assert_null (awrash_metric_atkinson_decomposition (-0.5, 2, 2, x, NULL, group, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
  cr_assert_str_eq (error->message, "epsilon is -0.5, expected a finite number ≥ 0");
}

Test (metric_atkinson_decomposition, equal_values_give_exactly_nothing)
{
  double x[] = { 0.1, 0.1, 0.1, 0.1, 0.1 }, w[] = { 0.3, 0.7, 0.1, 1e-9, 3 };
  int64_t group[] = { 0, 1, 0, 2, 1 };

  for (size_t k = 0; k < G_N_ELEMENTS (aversions); k++)
    {
      g_autoptr (AwrashParts) parts
          = awrash_metric_atkinson_decomposition (aversions[k], 3, 5, x, w, group, NULL);

      cr_assert_eq (term_of (parts, "total"), 0.0, "%g", aversions[k]);
      cr_assert_eq (term_of (parts, "within"), 0.0);
    }
}
