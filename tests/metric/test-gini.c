/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Gini: its three conventions, its bounds, and the area of the Lorenz curve.
 * Source: metric.h. Invariant: outputs change only on success. */

#include "metric/measures.h"

#include <criterion/criterion.h>

static double
gini_of (AwrashGiniCorrection correction, size_t n, const double x[], const double w[])
{
  double value = NAN;

  cr_assert (awrash_metric_gini (correction, n, x, w, &value, NULL));
  return value;
}

Test (metric_gini, names_are_read_both_ways)
{
  static const char *const names[] = { "none", "n", "p2" };

  for (int i = 0; i < 3; i++)
    {
      cr_assert_eq (awrash_metric_gini_correction_from_name (names[i]), i + 1, "%s", names[i]);
      cr_assert_str_eq (awrash_metric_gini_correction_get_name ((AwrashGiniCorrection)(i + 1)),
                        names[i]);
    }
  cr_assert_eq (awrash_metric_gini_correction_from_name ("N"), 0);
  cr_assert_eq (awrash_metric_gini_correction_from_name (NULL), 0);
  cr_assert_null (awrash_metric_gini_correction_get_name ((AwrashGiniCorrection)0));
}

Test (metric_gini, an_unknown_correction_is_refused)
{
  double x[] = { 1, 2 }, gini = 4711.0;
  g_autoptr (GError) error = NULL;

  cr_assert_not (awrash_metric_gini ((AwrashGiniCorrection)7, 2, x, NULL, &gini, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_NAME));
  cr_assert_str_eq (error->message, "correction is 7, expected the number of one of: none, n, p2");
  cr_assert_eq (gini, 4711.0);
}

Test (metric_gini, a_correction_needs_two_rows_that_count)
{
  double x[] = { 1, 2 }, w[] = { 0, 3 }, gini = 4711.0;

  for (int correction = 2; correction <= 3; correction++)
    {
      g_autoptr (GError) error = NULL;

      cr_assert_not (awrash_metric_gini ((AwrashGiniCorrection)correction, 2, x, w, &gini, &error));
      cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY));
      cr_assert_eq (gini, 4711.0);
    }
  cr_assert_eq (gini_of (AWRASH_GINI_CORRECTION_NONE, 2, x, w), 0.0);
}

Test (metric_gini, one_that_takes_all_leaves_its_own_share)
{
  double x[] = { 0, 0, 0, 8 }, w[] = { 1, 2, 3, 2 };

  cr_assert_eq (gini_of (AWRASH_GINI_CORRECTION_NONE, 4, x, NULL), 0.75);
  cr_assert_eq (gini_of (AWRASH_GINI_CORRECTION_N, 4, x, NULL), 1.0);
  cr_assert_eq (gini_of (AWRASH_GINI_CORRECTION_P2, 4, x, NULL), 1.0);
  cr_assert_eq (gini_of (AWRASH_GINI_CORRECTION_NONE, 4, x, w), 0.75);
}

Test (metric_gini, corrections_multiply_by_what_their_names_say)
{
  double x[] = { 5, 1, 2, 9, 2 }, w[] = { 1, 4, 2, 2, 1 };
  double plain = gini_of (AWRASH_GINI_CORRECTION_NONE, 5, x, w);

  cr_assert (is_near (gini_of (AWRASH_GINI_CORRECTION_N, 5, x, w), plain * 5 / 4, 1e-15));
  cr_assert (is_near (gini_of (AWRASH_GINI_CORRECTION_P2, 5, x, w), plain / (1 - 0.26), 1e-14));
}

Test (metric_gini, the_square_correction_survives_one_weight_that_holds_nearly_all)
{
  double x[] = { 1, 2, 4 }, w[] = { 1e30, 1, 1 };
  double plain = gini_of (AWRASH_GINI_CORRECTION_NONE, 3, x, w);

  /* 1 - Σ p² = 4e-30 to first order, where the plain difference would give 0 */
  cr_assert (is_near (gini_of (AWRASH_GINI_CORRECTION_P2, 3, x, w), plain / 4e-30, 1e-14));
}

Test (metric_gini, it_is_twice_the_area_above_the_lorenz_curve)
{
  guint64 state = 3;
  double x[40], w[40], p[41], share[41];

  for (int turn = 0; turn < 50; turn++)
    {
      double area = 0;

      for (size_t i = 0; i < 40; i++)
        {
          x[i] = floor (10 * next_uniform (&state));
          w[i] = floor (4 * next_uniform (&state));
        }
      cr_assert (awrash_metric_lorenz (40, x, w, p, share, NULL, NULL));
      for (size_t k = 1; k <= 40; k++)
        area += (p[k] - p[k - 1]) * (share[k] + share[k - 1]);
      cr_assert (is_near (gini_of (AWRASH_GINI_CORRECTION_NONE, 40, x, w), 1 - area, 1e-13));
    }
}

Test (metric_gini, a_million_values_agree_with_the_textbook_form)
{
  size_t n = 1000000; /* 1, 2, …, n backwards: G = (n - 1/n) / (3 (n + 1)) = (n - 1) / (3 n) */
  g_autofree double *x = g_new (double, n);

  for (size_t i = 0; i < n; i++)
    x[i] = (double)(n - i);
  cr_assert (is_near (gini_of (AWRASH_GINI_CORRECTION_NONE, n, x, NULL), (1e6 - 1) / 3e6, 1e-15));
}
