/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Entropy by groups: its parts in quadruple precision, its sums, its limits, what is refused.
 * Source: metric-parts.h; the printed STB-48 identities. Invariant: within and between sum to the
 * index of the whole. */

#include "metric/decompositions.h"

static const double orders[] = { -1, 0, 1e-8, 0.3, 0.5, 1 - 1e-8, 1, 1 + 1e-8, 2, 3.5 };

static void
check (const Battery *battery, double alpha, size_t kind)
{
  g_autoptr (AwrashParts) parts = NULL;
  static QuadGroups groups;
  int64_t group[N];
  size_t n_groups = group_rows (kind, N, group);
  QuadRows all = quad_rows (N, battery->x, battery->w), largest;
  Quad within = 0;

  quad_groups (&groups, N, battery->x, battery->w, n_groups, group);
  parts = awrash_metric_entropy_decomposition (alpha, n_groups, N, battery->x, battery->w, group,
                                               NULL);
  for (size_t g = 0; g < n_groups; g++)
    {
      Quad entropy = groups.rows[g].mean > 0 ? quad_entropy (&groups.rows[g], alpha) : 0, part = 0;

      if (groups.rows[g].mean > 0)
        part = groups.share[g] * quad_power_of_e (alpha * quad_log (groups.ratio[g])) * entropy;
      within += part;
      cr_assert (is_close (part_of (parts, "group", "index", g), entropy, 1e-12),
                 "%s, order %g, index %zu: %.17g, %.17g", battery->label, alpha, g,
                 part_of (parts, "group", "index", g), (double)entropy);
      cr_assert (is_close (part_of (parts, "group", "within", g), part, 1e-12),
                 "%s, order %g, within %zu: %.17g, %.17g", battery->label, alpha, g,
                 part_of (parts, "group", "within", g), (double)part);
      cr_assert (is_close (part_of (parts, "group", "between", g),
                           groups.share[g] * quad_entropy_term (groups.ratio[g], alpha), 1e-12),
                 "%s, order %g, between %zu: %.17g, %.17g", battery->label, alpha, g,
                 part_of (parts, "group", "between", g),
                 (double)(groups.share[g] * quad_entropy_term (groups.ratio[g], alpha)));
    }
  largest = quad_largest (&groups, &all);
  cr_assert (is_close (term_of (parts, "within"), within, 1e-12));
  cr_assert (is_close (term_of (parts, "between"), quad_entropy (&groups.means, alpha), 1e-12));
  cr_assert (is_close (term_of (parts, "total"), quad_entropy (&all, alpha), 1e-12));
  cr_assert (is_close (term_of (parts, "between-largest"), quad_entropy (&largest, alpha), 1e-12),
             "%s, order %g, grouping %zu: %.17g, %.17g", battery->label, alpha, kind,
             term_of (parts, "between-largest"), (double)quad_entropy (&largest, alpha));
}

Test (metric_entropy_decomposition, every_part_is_right_on_hostile_values)
{
  guint64 state = 5;
  Battery battery;

  for (size_t kind = 0; kind < N_BATTERIES; kind++)
    {
      battery_fill (&battery, kind, &state);
      for (size_t order = 0; order < G_N_ELEMENTS (orders); order++)
        for (size_t grouping = 0; grouping < N_GROUPINGS; grouping++)
          check (&battery, orders[order], grouping);
    }
}

Test (metric_entropy_decomposition, a_group_that_has_nothing_is_equal_in_itself)
{
  double x[] = { 0, 0, 3, 5 };
  int64_t group[] = { 0, 0, 1, 1 };
  g_autoptr (AwrashParts) theil
      = awrash_metric_entropy_decomposition (1, 2, 4, x, NULL, group, NULL);
  g_autoptr (AwrashParts) mld = awrash_metric_entropy_decomposition (0, 2, 4, x, NULL, group, NULL);

  cr_assert_eq (part_of (theil, "group", "index", 0), 0.0);
  cr_assert_eq (part_of (theil, "group", "within", 0), 0.0);
  cr_assert (is_near (term_of (theil, "between"), log (2), 1e-15));
  cr_assert_eq (term_of (mld, "between"), INFINITY);
  cr_assert (isfinite (term_of (mld, "within")));
}

Test (metric_entropy_decomposition, a_zero_beside_others_is_within_its_group)
{
  double x[] = { 0, 4, 3, 5 };
  int64_t group[] = { 0, 0, 1, 1 };
  g_autoptr (AwrashParts) mld = awrash_metric_entropy_decomposition (0, 2, 4, x, NULL, group, NULL);

  cr_assert_eq (part_of (mld, "group", "within", 0), INFINITY);
  cr_assert (isfinite (part_of (mld, "group", "within", 1)));
  cr_assert (isfinite (term_of (mld, "between")));
  cr_assert_eq (term_of (mld, "total"), INFINITY);
}

Test (metric_entropy_decomposition, equal_values_give_exactly_nothing)
{
  double x[] = { 0.1, 0.1, 0.1, 0.1, 0.1 }, w[] = { 0.3, 0.7, 0.1, 1e-9, 3 };
  int64_t group[] = { 0, 1, 0, 2, 1 };

  for (size_t order = 0; order < G_N_ELEMENTS (orders); order++)
    {
      g_autoptr (AwrashParts) parts
          = awrash_metric_entropy_decomposition (orders[order], 3, 5, x, w, group, NULL);

      cr_assert_eq (term_of (parts, "total"), 0.0);
      cr_assert (isnan (term_of (parts, "elmo")));
    }
}

Test (metric_entropy_decomposition, no_grouping_of_these_sizes_has_more_between)
{
  guint64 state = 11;
  double x[12];
  int64_t group[12];

  for (int turn = 0; turn < 200; turn++)
    {
      g_autoptr (AwrashParts) parts = NULL;

      for (size_t i = 0; i < 12; i++)
        {
          x[i] = floor (1 + 9 * next_uniform (&state));
          group[i] = i < 2 ? (int64_t)i : (int64_t)(2 * next_uniform (&state));
        }
      parts = awrash_metric_entropy_decomposition (1, 2, 12, x, NULL, group, NULL);
      cr_assert_leq (term_of (parts, "between"), term_of (parts, "between-largest") + 1e-15);
      cr_assert (term_of (parts, "elmo") <= 1 + 1e-12 || isnan (term_of (parts, "elmo")));
      /* unit weights end on borders, so whole rows are parted rows */
      cr_assert (is_near (term_of (parts, "between-largest"),
                          term_of (parts, "between-largest-whole"), 1e-13));
    }
}

Test (metric_entropy_decomposition, a_row_on_the_border_is_parted_or_falls_into_the_upper_block)
{
  double x[] = { 1, 2, 3, 4 }, w[] = { 1, 1, 2, 1 };
  int64_t group[] = { 0, 1, 1, 0 }; /* means 5/2 of weight 2 and 8/3 of weight 3 */
  g_autoptr (AwrashParts) even = awrash_metric_entropy_decomposition (2, 2, 4, x, w, group, NULL);
  int64_t other[] = { 1, 0, 0, 1 }, odd[] = { 0, 0, 1, 0 };
  g_autoptr (AwrashParts) same = awrash_metric_entropy_decomposition (2, 2, 4, x, w, other, NULL);
  g_autoptr (AwrashParts) cut = awrash_metric_entropy_decomposition (2, 2, 4, x, w, odd, NULL);

  /* half the squared coefficient of variation of blocks (1, 2) and (3, 3, 4), of mean 13/5 */
  cr_assert (is_near (term_of (even, "between-largest"),
                      (2 * 1.1 * 1.1 + 3 * (11 / 15.0) * (11 / 15.0)) / 10 / 2.6 / 2.6, 1e-14));
  cr_assert_eq (term_of (even, "between-largest"), term_of (same, "between-largest"));
  /* weights 3, of mean 7/3, and 2, of mean 3: blocks (1, 2, 3), (3, 4); whole (1, 2), (3, 3, 4) */
  cr_assert (is_near (term_of (cut, "between-largest"),
                      (3 * 0.6 * 0.6 + 2 * 0.9 * 0.9) / 10 / 2.6 / 2.6, 1e-14));
  cr_assert (
      is_near (term_of (cut, "between-largest-whole"), term_of (even, "between-largest"), 1e-14));
}

Test (metric_entropy_decomposition, what_is_no_group_is_refused_by_row)
{
  double x[] = { 1, 2, 3 }, w[] = { 1, 0, 1 };
  int64_t beyond[] = { 0, 2, 1 }, below[] = { 0, -1, 1 }, empty[] = { 0, 1, 0 };
  g_autoptr (GError) error = NULL;

  cr_assert_null (awrash_metric_entropy_decomposition (1, 2, 3, x, w, beyond, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
  cr_assert_str_eq (error->message, "group[1] is 2, expected a number from 0 to below 2");
  g_clear_error (&error);
  cr_assert_null (awrash_metric_entropy_decomposition (1, 2, 3, x, w, below, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
  g_clear_error (&error);
  cr_assert_null (awrash_metric_entropy_decomposition (1, 2, 3, x, w, empty, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY));
  cr_assert_str_eq (error->message, "group 1 has no row with a weight > 0, expected at least one");
}

Test (metric_entropy_decomposition, what_the_room_refuses_is_refused)
{
  double x[] = { 1, -2, 3 }, none[] = { 0, 0, 0 }, good[] = { 1, 2, 3 };
  int64_t group[] = { 0, 0, 1 };
  g_autoptr (GError) error = NULL;

  cr_assert_null (awrash_metric_entropy_decomposition (1, 2, 3, x, NULL, group, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
  g_clear_error (&error);
  cr_assert_null (awrash_metric_entropy_decomposition (1, 2, 3, none, NULL, group, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY));
  g_clear_error (&error);
  cr_assert_null (awrash_metric_entropy_decomposition (1, 0, 0, NULL, NULL, NULL, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY));
  g_clear_error (&error);
  cr_assert_null (awrash_metric_entropy_decomposition (NAN, 2, 3, good, NULL, group, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
  cr_assert_str_eq (error->message, "alpha is nan, expected a finite number");
}
