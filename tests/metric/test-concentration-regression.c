/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The regression form of concentration indices. Source: metric-rank.h; healthequal's own tests.
 * Invariant: the slope is the index. */

#include "metric/ranked.h"

#include <criterion/criterion.h>

Test (metric_concentration_regression, healthequal_prints_these_errors)
{
  double y[] = { 20, 30, 40, 50, 60 }, p[] = { 78, 91, 162, 103, 105 }, z[] = { 1, 2, 3, 4, 5 };
  double value = 0, error = 0;

  cr_assert (
      awrash_metric_concentration_regression ("generalized", 5, y, z, p, &value, &error, NULL));
  cr_assert (is_near (value, 7.32842032073413, 1e-13));
  cr_assert (is_near (error, 0.293685441202479, 1e-12));
  cr_assert (awrash_metric_concentration_regression ("standard", 5, y, z, p, &value, &error, NULL));
  cr_assert (is_near (value, 0.17776861174058, 1e-13));
  cr_assert (is_near (error, 0.00712405278164429, 1e-12));
}

Test (metric_concentration_regression, it_is_least_squares_on_the_rank)
{
  guint64 state = 31;
  double rank[N_RANKED];
  Ranked r;

  for (size_t kind = 0; kind < 2; kind++)
    {
      double value = 0, error = 0, total = 0, xx = 0, xy = 0, rest = 0, mean = 0;

      fill_ranked (&r, kind, &state);
      cr_assert (awrash_metric_rank (N_RANKED, r.z, r.w, rank, NULL));
      for (size_t i = 0; i < N_RANKED; i++)
        {
          total += r.w[i];
          mean += r.w[i] * r.h[i];
          xx += r.w[i] * (rank[i] - 0.5) * (rank[i] - 0.5);
        }
      mean /= total;
      for (size_t i = 0; i < N_RANKED; i++)
        xy += r.w[i] * (rank[i] - 0.5) * 2 * xx / total * (r.h[i] - mean);
      for (size_t i = 0; i < N_RANKED; i++)
        {
          double e = 2 * xx / total * (r.h[i] - mean) - xy / xx * (rank[i] - 0.5);

          rest += r.w[i] * e * e;
        }
      cr_assert (awrash_metric_concentration_regression ("erreygers:0:1", N_RANKED, r.h, r.z, r.w,
                                                         &value, &error, NULL));
      cr_assert (is_near (value, 4 * xy / xx, 1e-11));
      cr_assert (is_near (error, 4 * sqrt (rest / (N_RANKED - 2) / xx), 1e-11));
    }
}

Test (metric_concentration_regression, an_aversion_and_too_few_rows_have_no_regression)
{
  double h[] = { 1, 2, 3 }, z[] = { 1, 2, 3 }, same[] = { 1, 1, 1 }, value = 4711, error = 4711;
  g_autoptr (GError) fault = NULL;

  cr_assert_not (
      awrash_metric_concentration_regression ("extended:3", 3, h, z, NULL, &value, &error, &fault));
  cr_assert (g_error_matches (fault, AWRASH_ERROR, AWRASH_ERROR_VALUE));
  g_clear_error (&fault);
  cr_assert_not (
      awrash_metric_concentration_regression ("standard", 2, h, z, NULL, &value, &error, &fault));
  cr_assert (g_error_matches (fault, AWRASH_ERROR, AWRASH_ERROR_EMPTY));
  g_clear_error (&fault);
  cr_assert_not (awrash_metric_concentration_regression ("standard", 3, h, same, NULL, &value,
                                                         &error, &fault));
  cr_assert_str_eq (fault->message, "3 values of 1 ranks have a weight > 0, expected at least 3 "
                                    "values of 2 ranks for a standard error");
  cr_assert (value == 4711 && error == 4711);
}
