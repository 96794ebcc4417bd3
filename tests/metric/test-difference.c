/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Differences between two distributions of the same units, with their covariance.
 * Source: metric-inference.h. Invariant: what is compared with itself differs by exactly 0. */

#include "metric/samples.h"

static AwrashEstimate
difference_of (const char *index, const AwrashDistribution *a, const AwrashDistribution *b,
               const AwrashDesign *design, double *covariance)
{
  g_autoptr (GError) error = NULL;
  AwrashEstimate difference = { 0 };

  cr_assert (awrash_metric_difference (index, 0.95, a, b, design, &difference, covariance, &error),
             "%s", error != NULL ? error->message : "");
  return difference;
}

Test (metric_difference, nothing_differs_from_itself)
{
  double x[] = { 1, 4, 6, 9, 10 };
  g_autoptr (AwrashDistribution) a = distribution_of (5, x, NULL);
  double covariance = 0;
  AwrashEstimate difference = difference_of ("gini", a, a, NULL, &covariance);
  AwrashEstimate alone = estimate_of ("linearized", "gini", 0, a, NULL);

  cr_expect (difference.value == 0 && difference.se == 0 && difference.low == 0);
  cr_expect (is_near (covariance, alone.se * alone.se, 1e-14));
}

Test (metric_difference, its_variance_is_that_of_both_less_twice_the_covariance)
{
  guint64 state = 15;
  Survey before = draw_survey (45, &state), after = before;
  g_autoptr (AwrashDistribution) a = NULL;
  g_autoptr (AwrashDistribution) b = NULL;
  g_autoptr (AwrashDesign) design = design_of ("error", 45, before.strata, before.clusters, NULL);

  for (size_t i = 0; i < 45; i++)
    {
      after.x[i] = before.x[i] * (1 + 0.2 * next_uniform (&state)) + 1;
      after.w[i] = before.w[i] * (1 + 0.1 * next_uniform (&state));
    }
  a = distribution_of (45, before.x, before.w);
  b = distribution_of (45, after.x, after.w);
  for (int k = 0; k < 2; k++)
    {
      const char *index = k ? "theil" : "gini";
      double covariance = 0;
      AwrashEstimate difference = difference_of (index, a, b, design, &covariance);
      AwrashEstimate one = estimate_of ("linearized", index, 0, a, design);
      AwrashEstimate other = estimate_of ("linearized", index, 0, b, design);

      cr_expect (is_near (difference.value, one.value - other.value, 1e-12));
      cr_expect (is_near (difference.se * difference.se,
                          one.se * one.se + other.se * other.se - 2 * covariance, 1e-10));
      cr_expect (difference.se < hypot (one.se, other.se), "the two move together");
      cr_expect_eq (difference.degrees, 9);
    }
}

/* Halves of a sample: no unit counts in both, and the two vary by themselves. */
Test (metric_difference, units_may_count_in_one_of_the_two_alone)
{
  double x[] = { 1, 4, 6, 9, 10, 3 }, first[] = { 1, 1, 1, 0, 0, 0 },
         second[] = { 0, 0, 0, 1, 1, 1 };
  int64_t strata[] = { 1, 1, 1, 2, 2, 2 };
  g_autoptr (AwrashDistribution) a = distribution_of (6, x, first);
  g_autoptr (AwrashDistribution) b = distribution_of (6, x, second);
  g_autoptr (AwrashDesign) design = design_of ("error", 6, strata, NULL, NULL);
  double covariance = NAN;
  AwrashEstimate difference = difference_of ("gini", a, b, design, &covariance);
  AwrashEstimate one = estimate_of ("linearized", "gini", 0, a, NULL);
  AwrashEstimate other = estimate_of ("linearized", "gini", 0, b, NULL);

  cr_expect_eq (covariance, 0.0);
  cr_expect (is_near (difference.se, hypot (one.se, other.se), 1e-12));
}

Test (metric_difference, where_all_were_observed_no_error_is_told)
{
  double x[] = { 1, 2, 4 }, y[] = { 2, 2, 4 }, population[] = { 3, 3, 3 }, covariance = 0;
  g_autoptr (AwrashDistribution) a = distribution_of (3, x, NULL);
  g_autoptr (AwrashDistribution) b = distribution_of (3, y, NULL);
  g_autoptr (AwrashDesign) design = design_of ("error", 3, NULL, NULL, population);
  AwrashEstimate difference = difference_of ("gini", a, b, design, &covariance);

  cr_expect_eq (difference.is_census, 1);
  cr_expect (difference.value > 0 && isnan (difference.se) && isnan (covariance));
}

Test (metric_difference, refusals_leave_outputs_alone)
{
  double x[] = { 1, 2, 4 }, zero[] = { 0, 2, 4 }, covariance = 4711;
  g_autoptr (AwrashDistribution) a = distribution_of (3, x, NULL);
  g_autoptr (AwrashDistribution) shorter = distribution_of (2, x, NULL);
  g_autoptr (AwrashDistribution) infinite = distribution_of (3, zero, NULL);
  const AwrashDistribution *others[] = { shorter, infinite, a };
  static const int codes[] = { AWRASH_ERROR_VALUE, AWRASH_ERROR_VALUE, AWRASH_ERROR_VALUE };

  for (int k = 0; k < 3; k++)
    {
      g_autoptr (GError) error = NULL;
      AwrashEstimate difference = { .value = 4711 };

      cr_assert_not (awrash_metric_difference ("mld", k == 2 ? 2 : 0.95, a, others[k], NULL,
                                               &difference, &covariance, &error));
      cr_expect_eq (error->code, codes[k], "%s", error->message);
      cr_expect (difference.value == 4711 && covariance == 4711);
    }
}
