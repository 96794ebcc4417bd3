/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Polarisation between groups: its definition in quadruple precision, its identities.
 * Source: metric-parts.h. Invariant: at α = 0 it is twice the Gini of the means. */

#include "metric/decompositions.h"

static const double alphas[] = { 0, 1, 1.3, 1.6 };

Test (metric_esteban_ray, every_term_is_right_on_hostile_values)
{
  static QuadGroups groups;
  guint64 state = 5;
  Battery battery;
  int64_t group[N];

  for (size_t kind = 0; kind < N_BATTERIES; kind++)
    {
      battery_fill (&battery, kind, &state);
      for (size_t k = 0; k < G_N_ELEMENTS (alphas) * N_GROUPINGS; k++)
        {
          double alpha = alphas[k % 4];
          size_t n_groups = group_rows (k / 4, N, group);
          g_autoptr (AwrashParts) parts = awrash_metric_esteban_ray (
              alpha, 0.5, n_groups, N, battery.x, battery.w, group, NULL);
          Quad sum = 0;

          quad_groups (&groups, N, battery.x, battery.w, n_groups, group);
          for (size_t g = 0; g < n_groups; g++)
            for (size_t h = 0; h < n_groups; h++)
              {
                Quad gap = groups.ratio[g] - groups.ratio[h];

                sum += quad_power_of_e ((1 + (Quad)alpha) * quad_log (groups.share[g]))
                       * groups.share[h] * (gap < 0 ? -gap : gap);
              }
          cr_assert (is_close (term_of (parts, "esteban-ray"), sum, 1e-12), "%s, %g: %.17g, %.17g",
                     battery.label, alpha, term_of (parts, "esteban-ray"), (double)sum);
          cr_assert (is_near (sum_of (parts, "group", "polarisation", n_groups),
                              term_of (parts, "esteban-ray"), 1e-14));
          cr_assert (is_near (term_of (parts, "esteban-gradin-ray"),
                              term_of (parts, "esteban-ray") - 0.5 * term_of (parts, "error"),
                              1e-15));
        }
    }
}

/* R acid on Mexico's regions in 2000: what it depends on are five means and five counts of states.
 */
Test (metric_esteban_ray, published_values_are_met)
{
  double x[] = { 29222.6666666667, 17854.2857142857, 16663.5, 35335.5, 18569.7142857143 };
  double w[] = { 6, 7, 10, 2, 7 };
  int64_t group[] = { 0, 1, 2, 3, 4 };
  double published[] = { 0.0550586584046075, 0.035327365400544, 0.0228840033198971 };

  for (size_t k = 0; k < 3; k++)
    {
      g_autoptr (AwrashParts) parts
          = awrash_metric_esteban_ray (1 + 0.3 * (double)k, 1, 5, 5, x, w, group, NULL);

      cr_assert (is_near (term_of (parts, "esteban-ray"), published[k], 1e-12));
      cr_assert_eq (term_of (parts, "error"), 0.0);
    }
}

Test (metric_esteban_ray, what_groups_do_not_explain_is_within_and_overlaps)
{
  double x[] = { 3, 1, 4, 1, 5, 9, 2, 6 }, w[] = { 1, 2, 1, 1, 0.5, 1, 1, 3 };
  int64_t group[] = { 0, 1, 0, 1, 2, 2, 0, 1 };
  g_autoptr (AwrashParts) parts = awrash_metric_esteban_ray (0, 1, 3, 8, x, w, group, NULL);
  g_autoptr (AwrashParts) pyatt
      = awrash_metric_gini_decomposition (AWRASH_GINI_SCHEME_PYATT, 2, 3, 8, x, w, group, NULL);

  cr_assert (is_near (term_of (parts, "esteban-ray"), 2 * term_of (pyatt, "between"), 1e-14));
  cr_assert (is_near (term_of (parts, "error"),
                      term_of (pyatt, "total") - term_of (pyatt, "between"), 1e-14));
}

Test (metric_esteban_ray, parameters_out_of_range_are_refused)
{
  double x[] = { 1, 2 };
  int64_t group[] = { 0, 1 };
  g_autoptr (GError) error = NULL;

  cr_assert_null (awrash_metric_esteban_ray (1.7, 1, 2, 2, x, NULL, group, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
  cr_assert_str_eq (error->message, "alpha is 1.7, expected a number from 0 to 1.6");
  g_clear_error (&error);
  cr_assert_null (awrash_metric_esteban_ray (1, -1, 2, 2, x, NULL, group, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
}
