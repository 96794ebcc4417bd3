/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Dominance between samples: its differences and errors are those of awrash_metric_difference(),
 * its quadratic form that of an inverse matrix, and its p-values are as often small as they say.
 * Source: metric-inference.h. Invariant: turning the two about turns the answers about. */

#include "metric/samples.h"

#include <string.h>

static AwrashDominanceTest
test_of (AwrashDominanceCurve curve, const AwrashDistribution *a, const AwrashDistribution *b,
         const AwrashDesign *design, size_t n_parts, double differences[], double errors[])
{
  g_autoptr (GError) error = NULL;
  AwrashDominanceTest test = { 0 };

  cr_assert (awrash_metric_dominance_test (curve, a, b, design, n_parts, differences, errors, &test,
                                           &error),
             "%s", error != NULL ? error->message : "");
  return test;
}

/* Two editions over the units of a survey. */
static void
draw_editions (guint64 *state, Survey *before, Survey *after)
{
  *before = draw_survey (45, state);
  *after = *before;
  for (size_t i = 0; i < 45; i++)
    after->x[i] = before->x[i] * (1 + 0.8 * next_uniform (state)) + next_uniform (state);
}

Test (metric_dominance_test, each_difference_has_the_error_of_its_own)
{
  static const char *const prefixes[] = { "", "generalized-", "absolute-" };
  guint64 state = 41;
  Survey before, after;
  g_autoptr (AwrashDistribution) a = NULL;
  g_autoptr (AwrashDistribution) b = NULL;
  g_autoptr (AwrashDesign) design = NULL;

  draw_editions (&state, &before, &after);
  a = distribution_of (45, before.x, before.w);
  b = distribution_of (45, after.x, after.w);
  design = design_of ("error", 45, before.strata, before.clusters, NULL);
  for (int curve = 1; curve <= 3; curve++)
    {
      double differences[5], errors[5], turned[5];
      AwrashDominanceTest test
          = test_of ((AwrashDominanceCurve)curve, a, b, design, 5, differences, errors);
      AwrashDominanceTest back
          = test_of ((AwrashDominanceCurve)curve, b, a, design, 5, turned, errors);

      for (int k = 0; k < (curve == 2 ? 5 : 4); k++)
        {
          g_autofree char *index
              = g_strdup_printf ("%slorenz:%g", prefixes[curve - 1], (k + 1) / 5.0);
          AwrashEstimate one = { 0 };

          cr_assert (awrash_metric_difference (index, 0.95, a, b, design, &one, NULL, NULL));
          cr_expect (is_near (differences[k], one.value, 1e-13) && differences[k] == -turned[k]);
          cr_expect (is_near (errors[k], one.se, 1e-12), "%s: %g, %g", index, errors[k], one.se);
        }
      if (curve != 2)
        cr_expect (differences[4] == 0 && errors[4] == 0, "the end is the end");
      cr_expect (is_near (test.p_first, back.p_second, 1e-9)
                 && is_near (test.p_second, back.p_first, 1e-9));
      cr_expect (is_near (test.wald, back.wald, 1e-10) && test.degrees == 9);
      cr_expect_eq (test.rank, curve == 2 ? 5 : 4);
    }
}

/* With two differences by hand: W = (u² - 2 r u v + v²)/(1 - r²) of their ratios to their errors,
 * and F with 2 and ν - 1 degrees has the tail (1 + 2 f/(ν - 1))^(-(ν - 1)/2). */
Test (metric_dominance_test, two_points_are_tested_as_by_hand)
{
  guint64 state = 43;
  Survey before, after;
  g_autoptr (AwrashDistribution) a = NULL;
  g_autoptr (AwrashDistribution) b = NULL;
  double differences[3], errors[3], influence[2 * 45], other[45], covariance[4], u, v, r, wald, f;
  static const char *const indices[] = { "lorenz:0.3333333333333333", "lorenz:0.6666666666666666" };
  AwrashDominanceTest test;
  g_autoptr (AwrashDesign) design = NULL;

  draw_editions (&state, &before, &after);
  a = distribution_of (45, before.x, before.w);
  b = distribution_of (45, after.x, after.w);
  design = design_of ("error", 45, NULL, NULL, NULL);
  test = test_of (AWRASH_DOMINANCE_CURVE_LORENZ, a, b, NULL, 3, differences, errors);
  for (int k = 0; k < 2; k++)
    {
      cr_assert (awrash_metric_index_influence (a, indices[k], influence + 45 * k, NULL));
      cr_assert (awrash_metric_index_influence (b, indices[k], other, NULL));
      for (int i = 0; i < 45; i++)
        influence[45 * k + i] -= other[i];
    }
  cr_assert (
      awrash_metric_design_covariance (design, 2, 45, before.w, influence, covariance, NULL));
  u = differences[0] / sqrt (covariance[0]);
  v = differences[1] / sqrt (covariance[3]);
  r = covariance[1] / sqrt (covariance[0] * covariance[3]);
  wald = (u * u - 2 * r * u * v + v * v) / (1 - r * r);
  f = wald * (44 - 2 + 1) / (2 * 44);
  cr_expect (is_near (test.wald, wald, 1e-10), "%g, %g", test.wald, wald);
  cr_expect (is_near (test.p_equal, pow (1 + 2 * f / 43, -21.5), 1e-10), "%g", test.p_equal);
}

/* Two samples from one population: a test at the tenth part rejects as often. */
Test (metric_dominance_test, equal_populations_are_told_apart_as_often_as_the_level_says)
{
  enum
  {
    n = 120,
    TURNS = 600
  };
  guint64 state = 47;
  int64_t strata[2 * n];
  double x[2 * n], first[2 * n], second[2 * n], equal = 0, dominates = 0;
  g_autoptr (AwrashDesign) design = NULL;

  for (int i = 0; i < 2 * n; i++)
    {
      strata[i] = i < n;
      first[i] = i < n;
      second[i] = i >= n;
    }
  design = design_of ("error", 2 * n, strata, NULL, NULL);
  for (int turn = 0; turn < TURNS; turn++)
    {
      g_autoptr (AwrashDistribution) a = NULL;
      g_autoptr (AwrashDistribution) b = NULL;
      double differences[5], errors[5];
      AwrashDominanceTest test;

      for (int i = 0; i < 2 * n; i++)
        x[i] = exp (next_uniform (&state) + next_uniform (&state));
      a = distribution_of (2 * n, x, first);
      b = distribution_of (2 * n, x, second);
      test = test_of (AWRASH_DOMINANCE_CURVE_LORENZ, a, b, design, 5, differences, errors);
      equal += test.p_equal < 0.1;
      dominates += test.p_first < 0.1;
    }
  cr_expect (equal / TURNS > 0.06 && equal / TURNS < 0.15, "%g", equal / TURNS);
  cr_expect (dominates / TURNS < 0.1, "%g", dominates / TURNS);
}

Test (metric_dominance_test, what_is_the_same_and_what_is_certain)
{
  double x[] = { 1, 4, 6, 9, 10, 12 }, more[] = { 2, 5, 7, 10, 11, 13 }, d[2], e[2];
  g_autoptr (AwrashDistribution) a = distribution_of (6, x, NULL);
  g_autoptr (AwrashDistribution) b = distribution_of (6, more, NULL);
  AwrashDominanceTest same = test_of (AWRASH_DOMINANCE_CURVE_LORENZ, a, a, NULL, 2, d, e);
  AwrashDominanceTest certain;

  cr_expect (same.wald == 0 && same.rank == 0 && same.p_equal == 1);
  cr_expect (same.p_first == 0.5 && same.p_second == 0.5);
  /* 1 more for all: nothing is left to chance but rounding */
  certain = test_of (AWRASH_DOMINANCE_CURVE_GENERALIZED, b, a, NULL, 2, d, e);
  cr_expect (is_near (d[0], 0.5, 1e-14) && is_near (d[1], 1, 1e-14) && e[0] < 1e-14);
  cr_expect (certain.p_equal < 1e-12 && certain.p_first < 1e-12 && certain.p_second > 0.999);
}

Test (metric_dominance_test, where_all_were_observed_nothing_is_tested)
{
  double x[] = { 1, 2, 4 }, y[] = { 2, 2, 4 }, d[2] = { 0 }, e[2] = { 0 };
  g_autoptr (AwrashDistribution) a = distribution_of (3, x, NULL);
  g_autoptr (AwrashDistribution) b = distribution_of (3, y, NULL);
  g_autoptr (AwrashDesign) census = awrash_metric_design_new_census (3, NULL);
  AwrashDominanceTest test = test_of (AWRASH_DOMINANCE_CURVE_LORENZ, a, b, census, 2, d, e);

  cr_expect (test.is_census == 1 && isnan (test.p_equal) && isnan (test.p_first));
  cr_expect (d[0] < 0 && isnan (e[0]));
  cr_expect_eq (awrash_metric_dominance_test_size (), sizeof test);
}

Test (metric_dominance_test, refusals_leave_outputs_alone)
{
  double x[] = { 1, 2, 4 }, negative[] = { -1, 2, 4 };
  g_autoptr (AwrashDistribution) a = distribution_of (3, x, NULL);
  g_autoptr (AwrashDistribution) shorter = distribution_of (2, x, NULL);
  g_autoptr (AwrashDistribution) below = distribution_of (3, negative, NULL);
  g_autoptr (AwrashDesign) design = design_of ("error", 2, NULL, NULL, NULL);
  const struct
  {
    int curve;
    const AwrashDistribution *second;
    const AwrashDesign *design;
    size_t n_parts;
    int code;
    const char *message;
  } cases[] = {
    { 4, a, NULL, 2, AWRASH_ERROR_NAME, "curve is 4, expected the number of one of: lorenz" },
    { 1, a, NULL, 1, AWRASH_ERROR_VALUE, "n_parts is 1, expected a number from 2 to 1000" },
    { 1, shorter, NULL, 2, AWRASH_ERROR_VALUE, "the distributions have 3 and 2 rows" },
    { 1, a, design, 2, AWRASH_ERROR_VALUE, "the design has 2 rows" },
    { 1, below, NULL, 2, AWRASH_ERROR_VALUE, "x[0] is -1, expected a finite number ≥ 0" },
    { 1, a, NULL, 4, AWRASH_ERROR_EMPTY,
      "the curves are compared at 3 points and the design has 2 degrees of freedom" },
  };

  for (size_t k = 0; k < G_N_ELEMENTS (cases); k++)
    {
      g_autoptr (GError) error = NULL;
      AwrashDominanceTest test = { .wald = 4711 };
      double d[4] = { 4711 }, e[4] = { 4711 };

      cr_assert_not (awrash_metric_dominance_test ((AwrashDominanceCurve)cases[k].curve, a,
                                                   cases[k].second, cases[k].design,
                                                   cases[k].n_parts, d, e, &test, &error));
      cr_expect_eq (error->code, cases[k].code, "%s", error->message);
      cr_expect (g_str_has_prefix (error->message, cases[k].message), "%s", error->message);
      cr_expect (test.wald == 4711 && d[0] == 4711 && e[0] == 4711);
    }
}
