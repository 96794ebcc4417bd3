/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Wolfson's measure: its definition, its published values, which scaling it is.
 * Source: metric-parts.h; PySAL's tests. Invariant: twice what PySAL prints. */

#include "metric/decompositions.h"

static double
wolfson_of (size_t n, const double x[], const double w[])
{
  double value = NAN;

  cr_assert (awrash_metric_wolfson (n, x, w, &value, NULL));
  return value;
}

/* 2 (μ/m)(2 (1/2 - L(1/2)) - G), with L interpolated. */
static Quad
quad_wolfson (size_t n, const double x[], const double w[])
{
  QuadRows rows = quad_rows (n, x, w);
  Quad below = 0, half = (Quad)1 / 2, median = 0;
  size_t k = 0;

  while (below + rows.p[k] < half - (Quad)1e-30 && k + 1 < n)
    below += rows.p[k++];
  median = rows.x[k];
  if (below + rows.p[k] < half + (Quad)1e-30)
    median = (rows.x[k] + rows.x[k + 1]) / 2;
  return 2 * (rows.mean / median)
         * (2 * (half - quad_lorenz (&rows, half)) - quad_s_gini (&rows, 2));
}

Test (metric_wolfson, the_sum_is_the_definition)
{
  guint64 state = 5;
  Battery battery;

  for (size_t kind = 0; kind < N_BATTERIES; kind++)
    {
      double value = 0, expected = 0;

      battery_fill (&battery, kind, &state);
      value = wolfson_of (N, battery.x, battery.w);
      expected = (double)quad_wolfson (N, battery.x, battery.w);
      /* the definition is a difference, of which quadruple precision leaves some 30 digits */
      cr_assert (is_near (value, expected, 1e-12) || fabs (value - expected) < 1e-31,
                 "%s: %.17g, %.17g", battery.label, value, expected);
    }
}

Test (metric_wolfson, published_values_are_met)
{
  double a[] = { 20000, 25000, 27000, 30000, 35000, 45000, 60000, 75000, 80000, 120000 };
  double b[] = { 6, 6, 8, 8, 10, 10, 12, 12 }, c[] = { 2, 4, 6, 8, 10, 12, 14, 16 };

  /* PySAL prints 0.2013, 0.0833, 0.1528 */
  cr_assert (is_near (wolfson_of (10, a, NULL), 0.4025, 1e-14));
  cr_assert (is_near (wolfson_of (8, b, NULL), 1.0 / 6, 1e-14));
  cr_assert (is_near (wolfson_of (8, c, NULL), 11.0 / 36, 1e-14));
}

Test (metric_wolfson, a_weight_counts_as_copies_and_halves_may_meet_in_a_row)
{
  double x[] = { 4, 1, 9 }, w[] = { 3, 2, 1 }, copies[] = { 1, 1, 4, 4, 4, 9 };
  double y[] = { 4, 1, 9 }, v[] = { 1, 2, 1 }, halves[] = { 1, 1, 4, 9 };

  cr_assert (is_near (wolfson_of (3, x, w), wolfson_of (6, copies, NULL), 1e-15));
  cr_assert (is_near (wolfson_of (3, y, v), wolfson_of (4, halves, NULL), 1e-15));
}

Test (metric_wolfson, equal_values_do_not_part)
{
  double x[] = { 0.3, 0.3, 0.3 }, one[] = { 5 };

  cr_assert_eq (wolfson_of (3, x, NULL), 0.0);
  cr_assert_eq (wolfson_of (1, one, NULL), 0.0);
}

/* So many rows between 1 and 3 that the median moves by the density, 1/2, as more weight on a row
 * moves it past some of them. */
Test (metric_wolfson, its_influence_is_what_more_weight_on_a_row_does_the_median_included)
{
  enum
  {
    n = 2000
  };
  static double x[n], w[n], influence[n];
  static const size_t rows[] = { 0, 600, 900, 1100, 1500, n - 1 };
  double step = 0.02;
  g_autoptr (AwrashDistribution) distribution = NULL;

  for (size_t i = 0; i < n; i++)
    x[i] = 1 + 2 * ((double)i + 0.5) / n;
  distribution = awrash_metric_distribution_new (AWRASH_MISSING_ERROR, n, x, NULL, NULL);
  cr_assert (awrash_metric_index_influence (distribution, "wolfson", influence, NULL));
  for (size_t k = 0; k < G_N_ELEMENTS (rows); k++)
    {
      double values[2], moved;

      for (int side = 0; side < 2; side++)
        {
          double e = side ? step : 0;

          for (size_t i = 0; i < n; i++)
            w[i] = (1 - e) + (i == rows[k] ? e * n : 0);
          values[side] = wolfson_of (n, x, w);
        }
      moved = (values[1] - values[0]) / step;
      cr_expect (fabs (influence[rows[k]] - moved) <= 0.03 * (0.2 + fabs (moved)), "%zu: %g, %g",
                 rows[k], influence[rows[k]], moved);
    }
}

Test (metric_wolfson, a_median_of_nothing_is_refused)
{
  double x[] = { 0, 0, 5 }, wolfson = 4711;
  g_autoptr (GError) error = NULL;

  cr_assert_not (awrash_metric_wolfson (3, x, NULL, &wolfson, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY));
  cr_assert_str_eq (error->message,
                    "the median of x is 0, expected half of the weight on values > 0");
  cr_assert_eq (wolfson, 4711);
}
