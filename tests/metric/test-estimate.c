/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Standard errors and intervals of indices: each method against itself written out, against the
 * others, and against what is printed. Source: metric-inference.h; T. Ogwang's jackknife of
 * 1, 2, 2, 3, 4, 99 as Cross Validated has it. Invariant: outputs change only on success. */

#include "base/draws-private.h"
#include "metric/samples.h"
#include "metric/student-private.h"
#include "random/normal-private.h"

#include <string.h>

static const char *const some_indices[]
    = { "gini", "gini:absolute", "s-gini:1.5", "theil", "entropy:2", "atkinson:0.5", "hoover" };

/* ── jackknife ───────────────────────────────────────────────────────────────────────────────── */

/* Every cluster left out in turn, by a distribution made anew. */
static void
plain_jackknife (const Survey *survey, const char *index, double *variance, double *bias)
{
  double full = index_of (index, survey->n, survey->x, survey->w);

  *variance = *bias = 0;
  for (int h = 0; h < 3; h++)
    {
      double values[4], mean = 0;

      for (int c = 0; c < 4; c++)
        {
          double w[MOST_ROWS];

          for (size_t i = 0; i < survey->n; i++)
            {
              w[i] = survey->w[i] * (survey->strata[i] == 7 * h - 5 ? 4.0 / 3 : 1);
              if (survey->strata[i] == 7 * h - 5 && survey->clusters[i] == c)
                w[i] = 0;
            }
          values[c] = index_of (index, survey->n, survey->x, w);
          mean += values[c] / 4;
        }
      for (int c = 0; c < 4; c++)
        *variance += 3.0 / 4 * (values[c] - mean) * (values[c] - mean);
      *bias += 3 * (mean - full);
    }
}

/* By hand: ln G ± t se / G, and ln (G / (1 - G)) ± t se / (G (1 - G)). */
Test (metric_estimate, an_interval_may_be_even_on_another_scale_and_keeps_to_its_range)
{
  double x[] = { 0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 3, 100 };
  g_autoptr (AwrashDistribution) a = distribution_of (9, x, NULL);
  static const char *const ways[] = { "linearized", "jackknife", "bootstrap-se" };

  for (int k = 0; k < 3; k++)
    {
      g_autofree char *by_log = g_strconcat (ways[k], ":log", NULL);
      g_autofree char *by_odds = g_strconcat (ways[k], ":logit", NULL);
      AwrashEstimate plain = estimate_of (ways[k], "gini", 9, a, NULL);
      AwrashEstimate log_scale = estimate_of (by_log, "gini", 9, a, NULL);
      AwrashEstimate odds = estimate_of (by_odds, "gini", 9, a, NULL);
      double v = plain.value, reach = plain.high - v, far = reach / (v * (1 - v));

      cr_expect (plain.high > 1 || k != 0, "%g", plain.high);
      cr_expect (log_scale.se == plain.se && odds.se == plain.se && odds.value == v);
      cr_expect (is_near (log_scale.low, exp (log (v) - reach / v), 1e-13));
      cr_expect (is_near (log_scale.high, exp (log (v) + reach / v), 1e-13));
      cr_expect (is_near (odds.low, 1 / (1 + exp (-(log (v / (1 - v)) - far))), 1e-13));
      cr_expect (is_near (odds.high, 1 / (1 + exp (-(log (v / (1 - v)) + far))), 1e-13));
      cr_expect (odds.low > 0 && odds.high < 1);
    }
}

Test (metric_estimate, the_bootstrap_has_its_error_with_replicates_or_the_value_in_the_middle)
{
  double x[] = { 1, 2, 2, 5, 9, 3, 4, 4, 8 };
  g_autoptr (AwrashDistribution) a = distribution_of (9, x, NULL);
  AwrashEstimate ends = estimate_of ("bootstrap", "gini", 50, a, NULL);
  AwrashEstimate even = estimate_of ("bootstrap-se", "gini", 50, a, NULL);

  cr_expect (even.se == ends.se && even.bias == ends.bias && even.degrees == ends.degrees);
  cr_expect (is_near (even.high - even.value,
                      even.se * awrash_i_student_quantile (0.975, even.degrees), 1e-13));
  cr_expect_neq (ends.high, even.high);
}

/* What has no influence function has its replicates. */
Test (metric_estimate, a_figure_of_the_rows_is_replicated)
{
  static const char *const indices[] = { "min-max", "hhi", "hhi:n", "rosenbluth" };
  double x[] = { 3, 2, 2, 5, 9, 3, 4, 4, 8 };
  g_autoptr (AwrashDistribution) a = distribution_of (9, x, NULL);

  for (size_t k = 0; k < G_N_ELEMENTS (indices); k++)
    cr_expect (estimate_of ("bootstrap", indices[k], 50, a, NULL).se > 0, "%s", indices[k]);
}

Test (metric_estimate, a_value_outside_the_range_of_a_scale_is_refused)
{
  double x[] = { 2, 2, 2 }, y[] = { 1, 2, 9 };
  g_autoptr (AwrashDistribution) even = distribution_of (3, x, NULL);
  g_autoptr (AwrashDistribution) uneven = distribution_of (3, y, NULL);
  const struct
  {
    const char *method, *index, *message;
    const AwrashDistribution *of;
    int code;
  } cases[] = {
    { "linearized:log", "gini",
      "\"gini\" is 0 here, expected a value > 0 for an interval by logarithms", even,
      AWRASH_ERROR_VALUE },
    { "jackknife:logit", "jain",
      "\"jain\" is 1 here, expected a value between 0 and 1 for an interval by log odds", even,
      AWRASH_ERROR_VALUE },
    { "linearized:logit", "kolm-ede:0",
      "\"kolm-ede:0\" is 4 here, expected a value between 0 and 1 for an interval by log odds",
      uneven, AWRASH_ERROR_VALUE },
    { "bootstrap:log", "gini",
      "method is \"bootstrap:log\", whose ends are replicates and the same on every scale, "
      "expected "
      "it without \":log\" or \":logit\", or \"bootstrap-se\" with it",
      uneven, AWRASH_ERROR_NAME },
    { "linearized", "hhi",
      "\"hhi\" is a figure of the rows that are there and has no influence function in the sense "
      "of "
      "sampling, expected the method \"bootstrap\" for it, or a permutation test",
      uneven, AWRASH_ERROR_NAME },
    { "bootstrap-bca", "min-max",
      "\"min-max\" is a figure of the rows that are there and has no influence function in the "
      "sense of sampling, expected the method \"bootstrap\" for it, or a permutation test",
      uneven, AWRASH_ERROR_NAME },
    { "delta", "gini",
      "method is \"delta\", expected one of: linearized, jackknife, bootstrap-se, bootstrap, "
      "bootstrap-bca",
      uneven, AWRASH_ERROR_NAME },
  };

  for (size_t k = 0; k < G_N_ELEMENTS (cases); k++)
    {
      g_autoptr (GError) error = NULL;
      AwrashEstimate estimate = { .value = 4711 };

      cr_assert_not (awrash_metric_estimate (cases[k].method, cases[k].index, 0.95, "a", 9,
                                             cases[k].of, NULL, &estimate, &error));
      cr_expect_eq (error->code, cases[k].code, "%s", error->message);
      if (cases[k].message != NULL)
        cr_expect_str_eq (error->message, cases[k].message);
      cr_expect_eq (estimate.value, 4711);
    }
}

Test (metric_estimate, the_jackknife_leaves_out_one_cluster_after_another)
{
  guint64 state = 21;

  for (int turn = 0; turn < 10; turn++)
    {
      Survey survey = draw_survey (30 + (size_t)turn, &state);
      g_autoptr (AwrashDistribution) distribution = distribution_of (survey.n, survey.x, survey.w);
      g_autoptr (AwrashDesign) design
          = design_of ("error", survey.n, survey.strata, survey.clusters, NULL);

      for (size_t k = 0; k < G_N_ELEMENTS (some_indices); k++)
        {
          AwrashEstimate estimate
              = estimate_of ("jackknife", some_indices[k], 0, distribution, design);
          double variance, bias;

          plain_jackknife (&survey, some_indices[k], &variance, &bias);
          cr_expect (is_near (estimate.se, sqrt (variance), 1e-9), "%s: %g, %g", some_indices[k],
                     estimate.se, sqrt (variance));
          cr_expect (fabs (estimate.bias - bias) < 1e-11, "%s", some_indices[k]);
          cr_expect_eq (estimate.degrees, 9);
        }
    }
}

Test (metric_estimate, ogwang_s_jackknife_is_met)
{
  double x[] = { 99, 2, 1, 3, 2, 4 };
  g_autoptr (AwrashDistribution) distribution = distribution_of (6, x, NULL);
  AwrashEstimate estimate = estimate_of ("jackknife", "gini", 0, distribution, NULL);

  cr_assert (is_near (estimate.se * estimate.se, 0.16961735, 1e-7), "%.9g",
             estimate.se * estimate.se);
}

/* ── linearized ──────────────────────────────────────────────────────────────────────────────── */

Test (metric_estimate, linearized_is_the_covariance_of_the_influence_function)
{
  guint64 state = 4;
  Survey survey = draw_survey (48, &state);
  g_autoptr (AwrashDistribution) distribution = distribution_of (48, survey.x, survey.w);
  g_autoptr (AwrashDesign) design = design_of ("error", 48, survey.strata, survey.clusters, NULL);

  for (size_t k = 0; k < G_N_ELEMENTS (some_indices); k++)
    {
      double influence[48], variance = 0, reach;
      AwrashEstimate estimate
          = estimate_of ("linearized", some_indices[k], 0, distribution, design);

      cr_assert (awrash_metric_index_influence (distribution, some_indices[k], influence, NULL));
      cr_assert (
          awrash_metric_design_covariance (design, 1, 48, survey.w, influence, &variance, NULL));
      reach = estimate.se * awrash_i_student_quantile (0.975, 9);
      cr_expect (is_near (estimate.se, sqrt (variance), 1e-12), "%s", some_indices[k]);
      cr_expect_eq (estimate.value, index_of (some_indices[k], 48, survey.x, survey.w));
      cr_expect (is_near (estimate.low, estimate.value - reach, 1e-12));
      cr_expect (is_near (estimate.high, estimate.value + reach, 1e-12));
      cr_expect (isnan (estimate.bias));
    }
}

/* kolm-ede:0 is the mean. */
Test (metric_estimate, of_a_mean_all_methods_give_the_variance_of_the_design)
{
  double x[] = { 1, 4, 6, 9, 10 }, exact = 13.5 / 5;
  g_autoptr (AwrashDistribution) distribution = distribution_of (5, x, NULL);
  AwrashEstimate linear = estimate_of ("linearized", "kolm-ede:0", 0, distribution, NULL);
  AwrashEstimate jackknife = estimate_of ("jackknife", "kolm-ede:0", 0, distribution, NULL);
  AwrashEstimate bootstrap = estimate_of ("bootstrap", "kolm-ede:0", 20000, distribution, NULL);

  cr_expect (is_near (linear.se * linear.se, exact, 1e-13));
  cr_expect (is_near (jackknife.se * jackknife.se, exact, 1e-13));
  cr_expect (is_near (bootstrap.se * bootstrap.se, exact, 0.05), "%g", bootstrap.se);
  cr_expect (fabs (jackknife.bias) < 1e-14);
}

/* Strata of two and a finite population: the bootstrap is unbiased there too. */
Test (metric_estimate, strata_of_two_and_finite_populations_are_not_shrunk)
{
  double x[] = { 1, 4, 6, 9, 10, 2 }, population[] = { 8, 8, 8, 8, 8, 8 };
  int64_t strata[] = { 1, 1, 2, 2, 3, 3 };
  g_autoptr (AwrashDistribution) distribution = distribution_of (6, x, NULL);
  g_autoptr (AwrashDesign) design = design_of ("error", 6, strata, NULL, population);
  AwrashEstimate linear = estimate_of ("linearized", "kolm-ede:0", 0, distribution, design);
  AwrashEstimate jackknife = estimate_of ("jackknife", "kolm-ede:0", 0, distribution, design);
  AwrashEstimate bootstrap = estimate_of ("bootstrap", "kolm-ede:0", 20000, distribution, design);

  /* (1 - 1/4) · 2 · ((1.5/6)² + (1.5/6)² + (4/6)²) · 2, halves of the gaps over 6 */
  cr_expect (is_near (linear.se * linear.se, 0.75 * 4 * (2.25 + 2.25 + 16) / 36, 1e-13));
  cr_expect (is_near (jackknife.se, linear.se, 1e-12));
  cr_expect (is_near (bootstrap.se, linear.se, 0.03), "%g, %g", bootstrap.se, linear.se);
}

Test (metric_estimate, methods_agree_on_large_samples)
{
  enum
  {
    N = 4000
  };
  guint64 state = 5;
  g_autofree double *x = g_new (double, N);
  g_autofree double *w = g_new (double, N);
  g_autoptr (AwrashDistribution) distribution = NULL;

  for (int i = 0; i < N; i++)
    {
      x[i] = exp (2 * next_uniform (&state)) * next_uniform (&state);
      w[i] = 0.5 + next_uniform (&state);
    }
  distribution = distribution_of (N, x, w);
  for (size_t k = 0; k < G_N_ELEMENTS (some_indices); k++)
    {
      AwrashEstimate linear = estimate_of ("linearized", some_indices[k], 0, distribution, NULL);
      AwrashEstimate bootstrap
          = estimate_of ("bootstrap", some_indices[k], 400, distribution, NULL);

      cr_expect (is_near (bootstrap.se, linear.se, 0.15), "%s: %g, %g", some_indices[k],
                 bootstrap.se, linear.se);
      cr_expect (is_near (bootstrap.low, linear.low, 0.02), "%s", some_indices[k]);
      cr_expect (
          k > 1
              || is_near (estimate_of ("jackknife", some_indices[k], 0, distribution, NULL).se,
                          linear.se, 0.01),
          "%s", some_indices[k]);
    }
}

/* ── bootstrap ───────────────────────────────────────────────────────────────────────────────── */

static int
compare_values (const void *a, const void *b)
{
  const double *left = a, *right = b;

  return (*left > *right) - (*left < *right);
}

enum
{
  REPLICATES = 999,
  ROWS = 100
};

/* The replicates of sorted rows, each one made anew. */
static void
plain_bootstrap (const double x[], const double w[], double values[REPLICATES])
{
  for (guint64 r = 0; r < REPLICATES; r++)
    {
      guint32 counts[ROWS] = { 0 };
      double v[ROWS];
      AwrashDraws draws;

      awrash_i_draws_start (&draws, "samples", r);
      awrash_i_draws_count (&draws, ROWS - 1, ROWS, counts);
      for (int i = 0; i < ROWS; i++)
        v[i] = w[i] * counts[i];
      values[r] = index_of ("gini", ROWS, x, v);
    }
  qsort (values, REPLICATES, sizeof *values, compare_values);
}

/* (R + 1) p = 25 and 975: no interpolation; BCa by Efron's formula. */
Test (metric_estimate, bootstrap_intervals_are_those_of_replicates_made_anew)
{
  guint64 state = 60;
  double x[ROWS], w[ROWS], values[REPLICATES], influence[ROWS], total = 0, squares = 0, cubes = 0;
  double below = 0, shift, ends[2], mean = 0, spread = 0;
  g_autoptr (AwrashDistribution) distribution = NULL;
  AwrashEstimate plain, corrected;

  for (int i = 0; i < ROWS; i++)
    {
      x[i] = 10 + i + next_uniform (&state);
      w[i] = 0.5 + next_uniform (&state);
      total += w[i];
    }
  distribution = distribution_of (ROWS, x, w);
  plain = estimate_of ("bootstrap", "gini", REPLICATES, distribution, NULL);
  corrected = estimate_of ("bootstrap-bca", "gini", REPLICATES, distribution, NULL);
  plain_bootstrap (x, w, values);
  cr_assert (awrash_metric_index_influence (distribution, "gini", influence, NULL));
  for (int i = 0; i < ROWS; i++)
    {
      double t = w[i] / total * influence[i]; /* they sum to 0 */

      squares += t * t;
      cubes += t * t * t;
    }
  for (int r = 0; r < REPLICATES; r++)
    {
      below += values[r] < plain.value;
      mean += values[r] / REPLICATES;
    }
  for (int r = 0; r < REPLICATES; r++)
    spread += (values[r] - mean) * (values[r] - mean) / (REPLICATES - 1);
  shift = awrash_i_normal_quantile (below / REPLICATES);
  for (int end = 0; end < 2; end++)
    {
      double z = shift + awrash_i_normal_quantile (end ? 0.975 : 0.025);
      double a = cubes / (6 * pow (squares, 1.5));
      double place = 1000 * awrash_i_normal_below (shift + z / (1 - a * z));
      int k = (int)place;

      ends[end] = values[k - 1] + (place - k) * (values[k] - values[k - 1]);
    }
  cr_expect (is_near (plain.low, values[24], 1e-12));
  cr_expect (is_near (plain.high, values[974], 1e-12));
  cr_expect (is_near (plain.se, sqrt (spread), 1e-11));
  cr_expect (is_near (plain.bias, mean - plain.value, 1e-9));
  cr_expect (is_near (corrected.low, ends[0], 1e-10), "%g, %g", corrected.low, ends[0]);
  cr_expect (is_near (corrected.high, ends[1], 1e-10), "%g, %g", corrected.high, ends[1]);
  cr_expect_eq (corrected.se, plain.se);
}

/* Without the one that has nearly everything, all that is left stood in its shadow. */
Test (metric_estimate, one_value_far_above_all_others_costs_no_digits)
{
  guint64 state = 37;

  for (int turn = 0; turn < 6; turn++)
    {
      Survey survey = draw_survey (30, &state);
      g_autoptr (AwrashDistribution) distribution = NULL;
      g_autoptr (AwrashDesign) design = NULL;
      AwrashEstimate jackknife, one, other;
      double variance, bias;

      survey.x[(size_t)turn] = turn % 2 ? 1e15 : 1e6;
      distribution = distribution_of (30, survey.x, survey.w);
      design = design_of ("error", 30, survey.strata, survey.clusters, NULL);
      plain_jackknife (&survey, "gini", &variance, &bias);
      jackknife = estimate_of ("jackknife", "gini", 0, distribution, design);
      cr_expect (is_near (jackknife.se, sqrt (variance), 1e-12), "%.16g, %.16g", jackknife.se,
                 sqrt (variance));
      one = estimate_of ("bootstrap", "gini", 200, distribution, design);
      other = estimate_of ("bootstrap", "s-gini:2", 200, distribution, design);
      cr_expect (is_near (one.low, other.low, 1e-12), "%.16g, %.16g", one.low, other.low);
      cr_expect (is_near (one.se, other.se, 1e-12));
    }
}

/* s-gini:2 is the Gini by the way of all indices. */
Test (metric_estimate, the_short_way_of_the_gini_is_that_of_all_indices)
{
  guint64 state = 71;

  for (int turn = 0; turn < 5; turn++)
    {
      Survey survey = draw_survey (36, &state);
      g_autoptr (AwrashDistribution) distribution = distribution_of (36, survey.x, survey.w);
      g_autoptr (AwrashDesign) design
          = design_of ("error", 36, survey.strata, turn % 2 ? survey.clusters : NULL, NULL);
      AwrashEstimate one = estimate_of ("bootstrap", "gini", 300, distribution, design);
      AwrashEstimate other = estimate_of ("bootstrap", "s-gini:2", 300, distribution, design);

      cr_expect (is_near (one.se, other.se, 1e-11));
      cr_expect (is_near (one.low, other.low, 1e-12));
      cr_expect (is_near (one.high, other.high, 1e-12));
    }
}

Test (metric_estimate, the_order_of_rows_does_not_show)
{
  guint64 state = 82;
  Survey here = draw_survey (36, &state), there = here;
  static const char *const methods[] = { "linearized", "jackknife", "bootstrap", "bootstrap-bca" };

  for (size_t i = 0; i < 36; i++)
    {
      size_t to = (i * 7 + 3) % 36;

      there.x[to] = here.x[i] = (double)i + 1; /* no ties, so clusters come in one order */
      there.w[to] = here.w[i];
      there.strata[to] = here.strata[i];
      there.clusters[to] = here.clusters[i];
    }
  for (size_t k = 0; k < 4; k++)
    {
      g_autoptr (AwrashDistribution) a = distribution_of (36, here.x, here.w);
      g_autoptr (AwrashDistribution) b = distribution_of (36, there.x, there.w);
      g_autoptr (AwrashDesign) of_a = design_of ("error", 36, here.strata, here.clusters, NULL);
      g_autoptr (AwrashDesign) of_b = design_of ("error", 36, there.strata, there.clusters, NULL);
      AwrashEstimate one = estimate_of (methods[k], "gini", 99, a, of_a);
      AwrashEstimate other = estimate_of (methods[k], "gini", 99, b, of_b);

      cr_expect (is_near (one.se, other.se, 1e-12), "%s", methods[k]);
      cr_expect (is_near (one.low, other.low, 1e-12), "%s", methods[k]);
    }
}

/* ── what is no sample, and what is refused ──────────────────────────────────────────────────── */

Test (metric_estimate, where_all_were_observed_no_error_is_told)
{
  double x[] = { 1, 2, 4 }, population[] = { 3, 3, 3 }, zero[] = { 0, 2, 4 };
  g_autoptr (AwrashDistribution) distribution = distribution_of (3, x, NULL);
  g_autoptr (AwrashDistribution) infinite = distribution_of (3, zero, NULL);
  g_autoptr (AwrashDesign) design = design_of ("error", 3, NULL, NULL, population);
  AwrashEstimate estimate = estimate_of ("bootstrap", "gini", 0, distribution, design);

  cr_expect_eq (estimate.is_census, 1);
  cr_expect_eq (estimate.value, index_of ("gini", 3, x, NULL));
  cr_expect (isnan (estimate.se) && isnan (estimate.low) && isnan (estimate.high));
  cr_expect (strstr (awrash_metric_estimate_get_note (TRUE), "permutation test") != NULL);
  cr_expect_null (awrash_metric_estimate_get_note (FALSE));
  cr_expect (isinf (estimate_of ("linearized", "mld", 0, infinite, design).value));
}

typedef struct
{
  const char *label;
  const char *method;
  const char *index;
  double level;
  const char *seed;
  size_t replications;
  const char *lonely;
  size_t n; /* rows of the design */
  int code;
} Refusal;

static const Refusal refusals[] = {
  { "method", "delta", "gini", 0.9, "s", 9, "certainty", 4, AWRASH_ERROR_NAME },
  { "index", "linearized", "ginny", 0.9, "s", 9, "certainty", 4, AWRASH_ERROR_NAME },
  { "level", "linearized", "gini", 95, "s", 9, "certainty", 4, AWRASH_ERROR_VALUE },
  { "level NaN", "linearized", "gini", NAN, "s", 9, "certainty", 4, AWRASH_ERROR_VALUE },
  { "length", "linearized", "gini", 0.9, "s", 9, "certainty", 3, AWRASH_ERROR_VALUE },
  { "infinite", "jackknife", "mld", 0.9, "s", 9, "certainty", 4, AWRASH_ERROR_VALUE },
  { "infinite", "linearized", "mld", 0.9, "s", 9, "certainty", 4, AWRASH_ERROR_VALUE },
  { "lonely", "linearized", "gini", 0.9, "s", 9, "error", 4, AWRASH_ERROR_EMPTY },
  { "adjusted", "bootstrap", "gini", 0.9, "s", 9, "adjust", 4, AWRASH_ERROR_NAME },
  { "adjusted", "jackknife", "gini", 0.9, "s", 9, "adjust", 4, AWRASH_ERROR_NAME },
  { "no seed", "bootstrap", "gini", 0.9, NULL, 9, "certainty", 4, AWRASH_ERROR_EMPTY },
  { "empty seed", "bootstrap", "gini", 0.9, "", 9, "certainty", 4, AWRASH_ERROR_EMPTY },
  { "seed", "bootstrap", "gini", 0.9, "\xff", 9, "certainty", 4, AWRASH_ERROR_ENCODING },
  { "one replicate", "bootstrap", "gini", 0.9, "s", 1, "certainty", 4, AWRASH_ERROR_EMPTY },
};

Test (metric_estimate, refusals_leave_outputs_alone)
{
  for (size_t k = 0; k < G_N_ELEMENTS (refusals); k++)
    {
      const Refusal *row = &refusals[k];
      double x[] = { 0, 2, 4, 5 };
      int64_t strata[] = { 1, 1, 2, 1 };
      g_autoptr (AwrashDistribution) distribution = distribution_of (4, x, NULL);
      g_autoptr (AwrashDesign) design = design_of (row->lonely, row->n, strata, NULL, NULL);
      g_autoptr (GError) error = NULL;
      AwrashEstimate estimate = { .value = 4711 };

      cr_assert_not (awrash_metric_estimate (row->method, row->index, row->level, row->seed,
                                             row->replications, distribution, design, &estimate,
                                             &error),
                     "%s", row->label);
      cr_expect_eq (error->code, row->code, "%s: %s", row->label, error->message);
      cr_expect_eq (estimate.value, 4711);
    }
}

Test (metric_estimate, one_row_tells_no_variance)
{
  double x[] = { 3 };
  g_autoptr (AwrashDistribution) distribution = distribution_of (1, x, NULL);
  g_autoptr (GError) error = NULL;
  AwrashEstimate estimate;

  cr_assert_not (awrash_metric_estimate ("linearized", "gini", 0.95, NULL, 0, distribution, NULL,
                                         &estimate, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY));
}

/* Without the one that has something nothing is left to divide. */
Test (metric_estimate, a_replicate_that_is_not_defined_is_named)
{
  double x[] = { 0, 0, 5 };
  g_autoptr (AwrashDistribution) distribution = distribution_of (3, x, NULL);
  g_autoptr (GError) error = NULL;
  AwrashEstimate estimate;

  cr_assert_not (awrash_metric_estimate ("jackknife", "gini", 0.95, NULL, 0, distribution, NULL,
                                         &estimate, &error));
  cr_assert (g_str_has_prefix (error->message, "without cluster 2: "), "%s", error->message);
}

Test (metric_estimate, the_record_is_as_large_as_its_numbers)
{
  cr_assert_eq (awrash_metric_estimate_size (), 7 * sizeof (double));
}
