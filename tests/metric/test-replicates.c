/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Variance by replicate weights. Source: metric-inference.h; Wolter (2007), ch. 3: balanced half
 * samples give the variance of the design exactly where the statistic is linear.
 * Invariant: outputs change only on success. */

#include "metric/samples.h"

static AwrashEstimate
replicates_of (const char *scheme, const char *index, const AwrashDistribution *distribution,
               size_t n_replicates, size_t n, const double weights[])
{
  g_autoptr (GError) error = NULL;
  AwrashEstimate estimate = { 0 };

  cr_assert (awrash_metric_replicates (scheme, index, 0.95, distribution, n_replicates, n, weights,
                                       &estimate, &error),
             "%s", error != NULL ? error->message : "");
  return estimate;
}

/* Four half samples of three strata of two, balanced, with Fay's factor k in the other halves. */
static void
half_samples (double k, double weights[4 * 6])
{
  static const int signs[4][3] = { { 1, 1, 1 }, { 1, -1, -1 }, { -1, 1, -1 }, { -1, -1, 1 } };

  for (int r = 0; r < 4; r++)
    for (int h = 0; h < 3; h++)
      {
        weights[6 * r + 2 * h] = signs[r][h] > 0 ? 2 - k : k;
        weights[6 * r + 2 * h + 1] = signs[r][h] > 0 ? k : 2 - k;
      }
}

Test (metric_replicates, balanced_half_samples_give_the_variance_of_a_mean_exactly)
{
  double x[] = { 1, 4, 6, 9, 10, 2 }, weights[24];
  int64_t strata[] = { 1, 1, 2, 2, 3, 3 };
  g_autoptr (AwrashDistribution) distribution = distribution_of (6, x, NULL);
  g_autoptr (AwrashDesign) design = design_of ("error", 6, strata, NULL, NULL);
  AwrashEstimate linear = estimate_of ("linearized", "kolm-ede:0", 0, distribution, design);

  half_samples (0, weights);
  cr_expect (is_near (replicates_of ("brr", "kolm-ede:0", distribution, 4, 6, weights).se,
                      linear.se, 1e-13));
  half_samples (0.3, weights);
  cr_expect (is_near (replicates_of ("fay:0.3", "kolm-ede:0", distribution, 4, 6, weights).se,
                      linear.se, 1e-13));
  cr_expect_eq (replicates_of ("fay:0.3", "gini", distribution, 4, 6, weights).degrees, 3);
}

Test (metric_replicates, an_interval_may_be_even_on_another_scale)
{
  double x[] = { 1, 4, 6, 9, 10, 2 }, weights[24], reach;
  g_autoptr (AwrashDistribution) distribution = distribution_of (6, x, NULL);
  g_autoptr (GError) error = NULL;
  AwrashEstimate plain, by_log, by_odds, none = { .value = 4711 };

  half_samples (0.3, weights);
  plain = replicates_of ("fay:0.3", "gini", distribution, 4, 6, weights);
  by_log = replicates_of ("fay:0.3:log", "gini", distribution, 4, 6, weights);
  by_odds = replicates_of ("fay:0.3:logit", "gini", distribution, 4, 6, weights);
  reach = (plain.high - plain.value) / plain.value;
  cr_expect (by_log.se == plain.se && by_odds.bias == plain.bias);
  cr_expect (is_near (by_log.high, plain.value * exp (reach), 1e-13));
  cr_expect (by_odds.low > 0 && by_odds.high < 1 && by_odds.high < by_log.high);
  cr_assert_not (awrash_metric_replicates ("brr:logit", "kolm-ede:0", 0.95, distribution, 4, 6,
                                           weights, &none, &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
  cr_expect_eq (none.value, 4711);
}

/* Σ (θ_r - θ)² times the factor of each scheme. */
Test (metric_replicates, each_scheme_multiplies_by_its_factor)
{
  static const char *const schemes[] = { "brr", "fay:0.5", "jk1", "bootstrap", "sdr" };
  static const double factors[] = { 1.0 / 5, 1.0 / (5 * 0.25), 4.0 / 5, 1.0 / 5, 4.0 / 5 };
  guint64 state = 31;
  double x[20], weights[5 * 20], full, sum = 0, gaps = 0;
  g_autoptr (AwrashDistribution) distribution = NULL;

  for (int i = 0; i < 20; i++)
    x[i] = floor (9 * next_uniform (&state)) + 1;
  for (int i = 0; i < 100; i++)
    weights[i] = floor (3 * next_uniform (&state)) * 0x1p300;
  distribution = distribution_of (20, x, NULL);
  for (int k = 0; k < 2; k++)
    {
      const char *index = k ? "theil" : "gini";

      full = index_of (index, 20, x, NULL);
      sum = gaps = 0;
      for (int r = 0; r < 5; r++)
        {
          double gap = index_of (index, 20, x, weights + 20 * r) - full;

          sum += gap * gap;
          gaps += gap;
        }
      for (size_t s = 0; s < G_N_ELEMENTS (schemes); s++)
        {
          AwrashEstimate estimate = replicates_of (schemes[s], index, distribution, 5, 20, weights);

          cr_expect (is_near (estimate.se * estimate.se, sum * factors[s], 1e-11), "%s",
                     schemes[s]);
          cr_expect (fabs (estimate.bias - gaps * factors[s]) < 1e-12, "%s", schemes[s]);
        }
    }
}

typedef struct
{
  const char *label;
  const char *scheme;
  size_t n;
  size_t n_replicates;
  double weight;  /* of the first row in the second replicate */
  double missing; /* of the last row, which does not count */
  int code;
} Refusal;

static const Refusal refusals[] = {
  { "scheme", "jkn", 3, 2, 1, 0, AWRASH_ERROR_NAME },
  { "no parameter", "fay", 3, 2, 1, 0, AWRASH_ERROR_NAME },
  { "a parameter too many", "brr:0.5", 3, 2, 1, 0, AWRASH_ERROR_NAME },
  { "parameter", "fay:1", 3, 2, 1, 0, AWRASH_ERROR_VALUE },
  { "parameter", "fay:half", 3, 2, 1, 0, AWRASH_ERROR_VALUE },
  { "length", "brr", 2, 2, 1, 0, AWRASH_ERROR_VALUE },
  { "one replicate", "brr", 3, 1, 1, 0, AWRASH_ERROR_EMPTY },
  { "negative", "brr", 3, 2, -1, 0, AWRASH_ERROR_VALUE },
  { "NaN", "brr", 3, 2, NAN, 0, AWRASH_ERROR_VALUE },
  { "weight of nobody", "brr", 3, 2, 1, 1, AWRASH_ERROR_VALUE },
};

Test (metric_replicates, refusals_leave_outputs_alone)
{
  for (size_t k = 0; k < G_N_ELEMENTS (refusals); k++)
    {
      const Refusal *row = &refusals[k];
      double x[] = { 1, 2, 4 }, w[] = { 1, 1, 0 };
      double weights[] = { 1, 2, 0, row->weight, 1, row->missing };
      g_autoptr (AwrashDistribution) distribution = distribution_of (3, x, w);
      g_autoptr (GError) error = NULL;
      AwrashEstimate estimate = { .value = 4711 };

      cr_assert_not (awrash_metric_replicates (row->scheme, "gini", 0.95, distribution,
                                               row->n_replicates, row->n, weights, &estimate,
                                               &error),
                     "%s", row->label);
      cr_expect_eq (error->code, row->code, "%s: %s", row->label, error->message);
      cr_expect_eq (estimate.value, 4711);
    }
}

Test (metric_replicates, a_replicate_without_weight_is_named)
{
  double x[] = { 1, 2 }, weights[] = { 1, 2, 0, 0 };
  g_autoptr (AwrashDistribution) distribution = distribution_of (2, x, NULL);
  g_autoptr (GError) error = NULL;
  AwrashEstimate estimate;

  cr_assert_not (awrash_metric_replicates ("brr", "gini", 0.95, distribution, 2, 2, weights,
                                           &estimate, &error));
  cr_assert_str_eq (error->message, "in replicate 1: no row has weight, expected at least one");
}
