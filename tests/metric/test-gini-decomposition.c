/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The Gini by groups: each scheme's parts in quadruple precision, what they sum to, how they
 * differ. Source: metric-parts.h. Invariant: three terms sum to the Gini of the whole. */

#include "metric/decompositions.h"

static AwrashParts *
decompose (const char *scheme, size_t n_groups, size_t n, const double x[], const double w[],
           const int64_t group[])
{
  g_autoptr (GError) error = NULL;
  AwrashParts *parts = awrash_metric_gini_decomposition (
      (AwrashGiniScheme)awrash_metric_gini_scheme_from_name (scheme), 2, n_groups, n, x, w, group,
      &error);

  cr_assert_not_null (parts, "%s: %s", scheme, error != NULL ? error->message : "");
  return parts;
}

/* Σ w_i w_j (x_i - x_j) over rows i of g above rows j of h, over W² μ. */
static Quad
quad_above (const QuadGroups *groups, size_t g, size_t h)
{
  const QuadRows *upper = &groups->rows[g], *lower = &groups->rows[h];
  Quad sum = 0;

  for (size_t i = 0; i < upper->n; i++)
    for (size_t j = 0; j < lower->n; j++)
      if (upper->x[i] > lower->x[j])
        sum += upper->p[i] * lower->p[j] * (upper->x[i] - lower->x[j]);
  return sum * groups->share[g] * groups->share[h] / groups->means.mean;
}

static Quad
quad_least (Quad a, Quad b)
{
  return a < b ? a : b;
}

static Quad
quad_overlap (const QuadGroups *groups)
{
  Quad sum = 0;

  for (size_t g = 0; g < groups->n; g++)
    for (size_t h = 0; h < g; h++)
      sum += 2 * quad_least (quad_above (groups, g, h), quad_above (groups, h, g));
  return sum;
}

static void
check_pyatt (const Battery *battery, const QuadGroups *groups, const int64_t group[])
{
  g_autoptr (AwrashParts) parts = decompose ("pyatt", groups->n, N, battery->x, battery->w, group);
  QuadRows all = quad_rows (N, battery->x, battery->w), largest = quad_largest (groups, &all);
  Quad within = 0;

  for (size_t g = 0; g < groups->n; g++)
    {
      Quad gini = groups->rows[g].mean > 0 ? quad_s_gini (&groups->rows[g], 2) : 0;

      within += groups->share[g] * groups->share[g] * groups->ratio[g] * gini;
      cr_assert (is_close (part_of (parts, "group", "index", g), gini, 1e-12), "%s",
                 battery->label);
    }
  cr_assert (is_close (term_of (parts, "within"), within, 1e-12), "%s", battery->label);
  cr_assert (is_close (term_of (parts, "between"), quad_s_gini (&groups->means, 2), 1e-12), "%s",
             battery->label);
  cr_assert (is_close (term_of (parts, "overlap"), quad_overlap (groups), 1e-12),
             "%s: %.17g, %.17g", battery->label, term_of (parts, "overlap"),
             (double)quad_overlap (groups));
  cr_assert (is_close (term_of (parts, "total"), quad_s_gini (&all, 2), 1e-12), "%s",
             battery->label);
  cr_assert (is_close (term_of (parts, "between-largest"), quad_s_gini (&largest, 2), 1e-12), "%s",
             battery->label);
}

static void
check_dagum (const Battery *battery, const QuadGroups *groups, const int64_t group[])
{
  g_autoptr (AwrashParts) parts = decompose ("dagum", groups->n, N, battery->x, battery->w, group);
  size_t row = 0;

  for (size_t g = 0; g < groups->n; g++)
    for (size_t h = g + 1; h < groups->n; h++, row++)
      {
        Quad above = quad_above (groups, g, h), below = quad_above (groups, h, g);
        Quad f = groups->share[g], k = groups->share[h];
        Quad sum = groups->ratio[g] + groups->ratio[h];

        cr_assert_eq (part_of (parts, "pair", "group", row), (double)g);
        cr_assert_eq (part_of (parts, "pair", "other", row), (double)h);
        cr_assert ((double)sum < 1e-280 /* what scaling leaves too few digits of */
                       || is_close (part_of (parts, "pair", "index", row),
                                    (above + below) / f / k / sum, 1e-12),
                   "%s", battery->label);
        cr_assert (is_close (part_of (parts, "pair", "transvariation", row),
                             2 * quad_least (above, below), 1e-12),
                   "%s", battery->label);
      }
  cr_assert (is_close (term_of (parts, "net-between"), quad_s_gini (&groups->means, 2), 1e-12));
  cr_assert (is_close (term_of (parts, "transvariation"), quad_overlap (groups), 1e-12));
  cr_assert (is_near (sum_of (parts, "group", "transvariation", groups->n),
                      term_of (parts, "transvariation"), 1e-12));
  cr_assert (is_near (sum_of (parts, "group", "net-between", groups->n),
                      term_of (parts, "net-between"), 1e-12));
  cr_assert (is_near (term_of (parts, "gross-between"),
                      term_of (parts, "net-between") + term_of (parts, "transvariation"), 1e-15));
}

/* 1 below, 1/2 beside, 0 above: of values that double precision still tells apart beside the
 * largest. */
static Quad
share_below (Quad x, Quad other, Quad largest)
{
  double here = (double)(x / largest), there = (double)(other / largest);

  if (here == there && !(here >= 0x1p-1021))
    return (Quad)0.5;
  return x > other ? 1 : x == other ? (Quad)0.5 : 0;
}

/* Terms of either sign, so what is near is said relative to the Gini. */
static void
check_yitzhaki_lerman (const Battery *battery, const QuadGroups *groups, const int64_t group[])
{
  g_autoptr (AwrashParts) parts
      = decompose ("yitzhaki-lerman", groups->n, N, battery->x, battery->w, group);
  QuadRows all = quad_rows (N, battery->x, battery->w);
  double total = (double)quad_s_gini (&all, 2), tolerance = 1e-12 * total + 1e-58;
  Quad within = 0, between = 0, overlapped = 0, mean = groups->means.mean;

  for (size_t g = 0; g < groups->n; g++)
    {
      const QuadRows *own = &groups->rows[g];
      Quad rank = 0, gini = own->mean > 0 ? quad_s_gini (own, 2) : 0;
      Quad ranks[N];

      for (size_t i = 0; i < own->n; i++)
        {
          ranks[i] = 0;
          for (size_t j = 0; j < all.n; j++)
            ranks[i] += share_below (own->x[i], all.x[j], all.x[all.n - 1]) * all.p[j];
          rank += own->p[i] * ranks[i];
        }
      for (size_t i = 0; i < own->n; i++)
        overlapped += 2 * groups->share[g] * own->p[i] * (own->x[i] - own->mean) * (ranks[i] - rank)
                      / mean;
      within += groups->share[g] * groups->ratio[g] * gini;
      between += 2 * groups->share[g] * (own->mean - mean) * (rank - 0.5) / mean;
      cr_assert (is_close (part_of (parts, "group", "mean-rank", g), rank, 1e-12),
                 "%s, %zu groups: %.17g, %.17g", battery->label, groups->n,
                 part_of (parts, "group", "mean-rank", g), (double)rank);
    }
  cr_assert (is_close (term_of (parts, "within"), within, 1e-12));
  cr_assert_float_eq (term_of (parts, "between"), (double)between, tolerance, "%s: %g, %g",
                      battery->label, term_of (parts, "between"), (double)between);
  cr_assert_float_eq (term_of (parts, "stratification"), (double)(overlapped - within),
                      1e-12 * (double)within + tolerance, "%s", battery->label);
  cr_assert_float_eq (term_of (parts, "total"), total, 1e-12 * (double)within + tolerance, "%s",
                      battery->label);
}

Test (metric_gini_decomposition, every_part_is_right_on_hostile_values)
{
  static QuadGroups groups;
  guint64 state = 5;
  Battery battery;
  int64_t group[N];

  for (size_t kind = 0; kind < N_BATTERIES; kind++)
    {
      battery_fill (&battery, kind, &state);
      for (size_t grouping = 0; grouping < N_GROUPINGS; grouping++)
        {
          size_t n_groups = group_rows (grouping, N, group);

          quad_groups (&groups, N, battery.x, battery.w, n_groups, group);
          check_pyatt (&battery, &groups, group);
          check_dagum (&battery, &groups, group);
          check_yitzhaki_lerman (&battery, &groups, group);
        }
    }
}

Test (metric_gini_decomposition, groups_that_do_not_reach_into_one_another_have_no_overlap)
{
  double x[] = { 9, 1, 2, 10, 2, 30 }, w[] = { 1, 2, 1, 3, 1, 1 };
  int64_t group[] = { 1, 0, 0, 1, 0, 2 };
  g_autoptr (AwrashParts) pyatt = decompose ("pyatt", 3, 6, x, w, group);
  g_autoptr (AwrashParts) ranks = decompose ("yitzhaki-lerman", 3, 6, x, w, group);
  g_autoptr (AwrashParts) dagum = decompose ("dagum", 3, 6, x, w, group);

  cr_assert_eq (term_of (pyatt, "overlap"), 0.0);
  cr_assert_eq (term_of (dagum, "transvariation"), 0.0);
  cr_assert (is_near (term_of (pyatt, "elmo"), 1.0, 1e-15));
  /* then ranks of means are means of ranks, and every stratum is perfect */
  cr_assert (is_near (term_of (ranks, "between"), term_of (pyatt, "between"), 1e-14));
  cr_assert (is_near (part_of (ranks, "group", "stratification-index", 0), 1.0, 1e-14));
  cr_assert (is_near (part_of (ranks, "group", "overlapping", 0), 4.0 / 9, 1e-14));
  for (size_t pair = 0; pair < 3; pair++)
    cr_assert (is_near (part_of (dagum, "pair", "relative-affluence", pair), 1.0, 1e-14));
}

Test (metric_gini_decomposition, like_groups_have_nothing_between_them)
{
  double x[] = { 1, 4, 7, 1, 4, 7 };
  int64_t group[] = { 0, 0, 0, 1, 1, 1 };
  g_autoptr (AwrashParts) pyatt = decompose ("pyatt", 2, 6, x, NULL, group);
  g_autoptr (AwrashParts) ranks = decompose ("yitzhaki-lerman", 2, 6, x, NULL, group);

  cr_assert_eq (term_of (pyatt, "between"), 0.0);
  cr_assert (is_near (term_of (pyatt, "within"), term_of (pyatt, "overlap"), 1e-14));
  cr_assert_eq (term_of (ranks, "between"), 0.0);
  cr_assert_float_eq (term_of (ranks, "stratification"), 0.0, 1e-16);
  cr_assert (is_near (part_of (ranks, "group", "overlapping", 1), 1.0, 1e-14));
}

Test (metric_gini_decomposition, equal_values_give_exactly_nothing)
{
  double x[] = { 0.1, 0.1, 0.1, 0.1, 0.1 }, w[] = { 0.3, 0.7, 0.1, 1e-9, 3 };
  int64_t group[] = { 0, 1, 0, 2, 1 };
  static const char *const schemes[] = { "pyatt", "yitzhaki-lerman", "dagum" };

  for (size_t k = 0; k < 3; k++)
    {
      g_autoptr (AwrashParts) parts = decompose (schemes[k], 3, 5, x, w, group);

      cr_assert_eq (term_of (parts, "total"), 0.0, "%s", schemes[k]);
      cr_assert (isnan (term_of (parts, "elmo")));
    }
}

/* ginidesc prints .262 + .122 + .115 = .499; its data are not at hand, their identity is. */
Test (metric_gini_decomposition, other_orders_are_for_pyatt_alone)
{
  double x[] = { 1, 3, 2, 8, 5 };
  int64_t group[] = { 0, 1, 0, 1, 1 };
  g_autoptr (AwrashParts) parts
      = awrash_metric_gini_decomposition (AWRASH_GINI_SCHEME_PYATT, 4, 2, 5, x, NULL, group, NULL);
  QuadRows all = quad_rows (5, x, NULL);

  cr_assert (is_near (term_of (parts, "total"), (double)quad_s_gini (&all, 4), 1e-14));
  cr_assert (
      is_near (term_of (parts, "within") + term_of (parts, "between") + term_of (parts, "overlap"),
               term_of (parts, "total"), 1e-15));
  for (int scheme = 2; scheme <= 3; scheme++)
    {
      g_autoptr (GError) error = NULL;

      cr_assert_null (awrash_metric_gini_decomposition ((AwrashGiniScheme)scheme, 4, 2, 5, x, NULL,
                                                        group, &error));
      cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
    }
}

Test (metric_gini_decomposition, what_is_no_scheme_or_order_is_refused)
{
  double x[] = { 1, 2 };
  int64_t group[] = { 0, 1 };
  g_autoptr (GError) error = NULL;

  cr_assert_null (
      awrash_metric_gini_decomposition ((AwrashGiniScheme)9, 2, 2, 2, x, NULL, group, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_NAME));
  cr_assert_str_eq (error->message,
                    "scheme is 9, expected the number of one of: pyatt, yitzhaki-lerman, dagum");
  g_clear_error (&error);
  cr_assert_null (awrash_metric_gini_decomposition (AWRASH_GINI_SCHEME_PYATT, 0.5, 2, 2, x, NULL,
                                                    group, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
  cr_assert_str_eq (error->message, "nu is 0.5, expected a finite number ≥ 1");
}

Test (metric_gini_decomposition, the_order_of_rows_and_the_scale_of_weights_do_not_show)
{
  double x[] = { 3, 1, 2, 2, 2, 5, 0 }, w[] = { 1, 2, 0.5, 1, 3, 1, 1 };
  double y[] = { 2, 5, 0, 3, 2, 1, 2 }, v[] = { 24, 8, 8, 8, 8, 16, 4 };
  int64_t group[] = { 0, 1, 0, 1, 2, 2, 0 }, other[] = { 2, 2, 0, 0, 1, 1, 0 };
  static const char *const schemes[] = { "pyatt", "yitzhaki-lerman", "dagum" };

  for (size_t k = 0; k < 3; k++)
    {
      g_autoptr (AwrashParts) one = decompose (schemes[k], 3, 7, x, w, group);
      g_autoptr (AwrashParts) two = decompose (schemes[k], 3, 7, y, v, other);

      for (size_t column = 0; column < awrash_metric_parts_get_n_columns (one); column++)
        if (g_str_equal (awrash_metric_parts_get_table (one, column), "whole"))
          {
            const char *name = awrash_metric_parts_get_name (one, column);

            cr_assert_float_eq (term_of (one, name), term_of (two, name), 1e-15, "%s", name);
          }
    }
}
