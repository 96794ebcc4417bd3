/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Designs: what they count, and what they refuse. Source: metric-inference.h.
 * Invariant: labels are names, not numbers. */

#include "metric/samples.h"

Test (metric_design, strata_and_clusters_are_counted_by_label)
{
  int64_t strata[] = { 9, -4, 9, -4, 9 }, clusters[] = { 1, 1, 2, 1, 1 };
  g_autoptr (AwrashDesign) both = design_of ("error", 5, strata, clusters, NULL);
  g_autoptr (AwrashDesign) none = design_of ("error", 5, NULL, NULL, NULL);
  g_autoptr (AwrashDesign) alone = design_of ("error", 5, NULL, clusters, NULL);

  cr_expect_eq (awrash_metric_design_get_n (both), 5);
  cr_expect_eq (awrash_metric_design_get_n_strata (both), 2);
  cr_expect_eq (awrash_metric_design_get_n_clusters (both), 3);
  cr_expect_eq (awrash_metric_design_get_n_strata (none), 1);
  cr_expect_eq (awrash_metric_design_get_n_clusters (none), 5);
  cr_expect_eq (awrash_metric_design_get_n_clusters (alone), 2);
}

typedef struct
{
  const char *lonely;
  double population[3];
  int code;
  const char *message;
} Refusal;

static const Refusal refusals[] = {
  { "average",
    { 5, 5, 5 },
    AWRASH_ERROR_NAME,
    "lonely is \"average\", expected one of: error, adjust, certainty" },
  { "error", { 5, 0, 5 }, AWRASH_ERROR_VALUE, "population[1] is 0, expected a number > 0" },
  { "error", { 5, NAN, 5 }, AWRASH_ERROR_VALUE, "population[1] is nan, expected a number > 0" },
  { "error",
    { 5, 5, 6 },
    AWRASH_ERROR_VALUE,
    "population[2] is 6 where its stratum 3 had 5, expected one number a stratum" },
};

Test (metric_design, each_refusal_has_its_sentence)
{
  int64_t strata[] = { 3, 1, 3 };

  for (size_t k = 0; k < G_N_ELEMENTS (refusals); k++)
    {
      g_autoptr (GError) error = NULL;

      cr_assert_null (awrash_metric_design_new (refusals[k].lonely, 3, strata, NULL,
                                                refusals[k].population, &error));
      cr_expect_eq (error->code, refusals[k].code);
      cr_expect_str_eq (error->message, refusals[k].message);
    }
}

Test (metric_design, a_census_is_one_whatever_counts)
{
  double x[] = { 1, 2, 4, 8 }, w[] = { 1, 0, 3, 1 };
  g_autoptr (AwrashDistribution) distribution = distribution_of (4, x, w);
  g_autoptr (AwrashDesign) census = awrash_metric_design_new_census (4, NULL);
  AwrashEstimate estimate = estimate_of ("jackknife", "gini", 0, distribution, census);

  cr_expect (estimate.is_census == 1 && isnan (estimate.se));
  cr_expect_eq (awrash_metric_design_get_n (census), 4);
}

/* ── parts ───────────────────────────────────────────────────────────────────────────────────── */

/* The rows of a survey in which a value is, by their weights. */
static size_t
weigh_part (const Survey *survey, int part, double v[])
{
  size_t n = 0;

  for (size_t i = 0; i < survey->n; i++)
    {
      gboolean is_in = part < 0 || (int)(survey->x[i] * 4) % 3 == part;

      v[i] = is_in ? survey->w[i] : 0.0;
      n += is_in;
    }
  return n;
}

/* Σ_h n_h/(n_h - 1) Σ_c (t_hc - mean)² over all 3 · 4 clusters, whatever they hold. */
static double
plain_variance (const Survey *survey, const double v[], const double influence[])
{
  double totals[3][4] = { { 0 } }, whole = 0, variance = 0;

  for (size_t i = 0; i < survey->n; i++)
    whole += v[i];
  for (size_t i = 0; i < survey->n; i++)
    totals[(survey->strata[i] + 5) / 7][survey->clusters[i]] += v[i] / whole * influence[i];
  for (int h = 0; h < 3; h++)
    {
      double mean = (totals[h][0] + totals[h][1] + totals[h][2] + totals[h][3]) / 4;

      for (int c = 0; c < 4; c++)
        variance += 4.0 / 3 * (totals[h][c] - mean) * (totals[h][c] - mean);
    }
  return variance;
}

/* Every cluster left out in turn, one without a row of the part like any other. */
static double
plain_jackknife (const Survey *survey, const double v[], const char *index)
{
  double variance = 0;

  for (int h = 0; h < 3; h++)
    {
      double values[4], mean = 0;

      for (int c = 0; c < 4; c++)
        {
          double w[MOST_ROWS];

          for (size_t i = 0; i < survey->n; i++)
            {
              w[i] = v[i] * (survey->strata[i] == 7 * h - 5 ? 4.0 / 3 : 1);
              if (survey->strata[i] == 7 * h - 5 && survey->clusters[i] == c)
                w[i] = 0;
            }
          values[c] = index_of (index, survey->n, survey->x, w);
          mean += values[c] / 4;
        }
      for (int c = 0; c < 4; c++)
        variance += 3.0 / 4 * (values[c] - mean) * (values[c] - mean);
    }
  return variance;
}

Test (metric_design, a_part_keeps_the_clusters_and_strata_in_which_none_of_it_is)
{
  static const char *const indices[] = { "gini", "theil", "kolm-ede:0", "s-gini:2" };
  guint64 state = 77;

  for (int turn = 0; turn < 20; turn++)
    {
      Survey survey = draw_survey (24 + (size_t)turn, &state);
      double v[MOST_ROWS], influence[MOST_ROWS];
      g_autoptr (AwrashDesign) design
          = design_of ("error", survey.n, survey.strata, survey.clusters, NULL);
      g_autoptr (AwrashDesign) part
          = awrash_metric_design_new_part (design, survey.n, survey.w, NULL);

      cr_assert (weigh_part (&survey, turn % 3, v) >= 4);
      for (size_t k = 0; k < G_N_ELEMENTS (indices); k++)
        {
          g_autoptr (AwrashDistribution) rows = distribution_of (survey.n, survey.x, v);
          AwrashEstimate line = estimate_of ("linearized", indices[k], 0, rows, part);
          AwrashEstimate jack = estimate_of ("jackknife", indices[k], 0, rows, part);

          cr_assert (awrash_metric_index_influence (rows, indices[k], influence, NULL));
          cr_expect (is_near (line.se, sqrt (plain_variance (&survey, v, influence)), 1e-11),
                     "%s: %g", indices[k], line.se);
          cr_expect (is_near (jack.se, sqrt (plain_jackknife (&survey, v, indices[k])), 1e-9),
                     "%s: %g", indices[k], jack.se);
        }
    }
}

/* By hand: the mean of a part under simple sampling has n/(n - 1) Σ_part (x - mean)²/n_part². */
Test (metric_design, the_mean_of_a_part_has_the_error_of_the_textbook)
{
  double x[] = { 1, 5, 2, 9, 4, 7 }, v[] = { 1, 0, 1, 0, 1, 0 };
  g_autoptr (AwrashDesign) all = design_of ("error", 6, NULL, NULL, NULL);
  g_autoptr (AwrashDesign) part = awrash_metric_design_new_part (all, 6, NULL, NULL);
  g_autoptr (AwrashDistribution) rows = distribution_of (6, x, v);
  AwrashEstimate mean = estimate_of ("linearized", "kolm-ede:0", 0, rows, part);
  AwrashEstimate taken = estimate_of ("linearized", "kolm-ede:0", 0, rows, all);
  double squares = 4.0 / 3 * 4.0 / 3 + 1.0 / 9 + 25.0 / 9;

  cr_expect (is_near (mean.se, sqrt (6.0 / 5 * squares / 9), 1e-14));
  cr_expect (is_near (taken.se, sqrt (3.0 / 2 * squares / 9), 1e-14));
  cr_expect_eq (mean.degrees, 2);
}

Test (metric_design, the_bootstrap_of_a_part_draws_all_clusters)
{
  double x[240], v[240], every[240];
  guint64 state = 3;

  for (size_t i = 0; i < 240; i++)
    {
      x[i] = 10 + 5 * next_uniform (&state);
      v[i] = i % 3 == 0 ? 1.0 : 0.0;
      every[i] = 1.0;
    }

  g_autoptr (AwrashDesign) all = design_of ("error", 240, NULL, NULL, NULL);
  g_autoptr (AwrashDesign) part = awrash_metric_design_new_part (all, 240, every, NULL);
  g_autoptr (AwrashDistribution) rows = distribution_of (240, x, v);
  AwrashEstimate line = estimate_of ("linearized", "gini", 0, rows, part);
  AwrashEstimate drawn = estimate_of ("bootstrap", "gini", 2000, rows, part);
  AwrashEstimate planned = estimate_of ("bootstrap", "gini", 2000, rows, all);

  cr_expect (fabs (drawn.se / line.se - 1) < 0.1, "%g, %g", drawn.se, line.se);
  cr_expect_neq (drawn.se, planned.se);
}

Test (metric_design, a_part_that_is_all_is_the_whole)
{
  guint64 state = 5;
  Survey survey = draw_survey (40, &state);
  double population[MOST_ROWS];
  g_autoptr (AwrashDistribution) rows = distribution_of (survey.n, survey.x, survey.w);

  for (size_t i = 0; i < survey.n; i++)
    population[i] = 9;

  g_autoptr (AwrashDesign) design
      = design_of ("error", survey.n, survey.strata, survey.clusters, population);
  g_autoptr (AwrashDesign) part = awrash_metric_design_new_part (design, survey.n, NULL, NULL);
  static const char *const methods[] = { "linearized", "jackknife", "bootstrap", "bootstrap-bca" };

  for (size_t k = 0; k < G_N_ELEMENTS (methods); k++)
    {
      AwrashEstimate whole = estimate_of (methods[k], "gini", 50, rows, design);
      AwrashEstimate same = estimate_of (methods[k], "gini", 50, rows, part);

      cr_expect (whole.se == same.se && whole.low == same.low && whole.degrees == same.degrees);
    }
  cr_expect_eq (awrash_metric_design_get_n_clusters (part), 12);
}

Test (metric_design, a_part_has_refusals_of_its_own)
{
  double x[] = { 1, 2, 3, 4 }, one[] = { 1, 0, 0, 0 }, spread[] = { 1, 0, 1, 0 };
  int64_t strata[] = { 1, 1, 2, 2 };
  g_autoptr (AwrashDesign) design = design_of ("error", 4, strata, NULL, NULL);
  g_autoptr (AwrashDesign) part = awrash_metric_design_new_part (design, 4, NULL, NULL);
  g_autoptr (AwrashDistribution) alone = distribution_of (4, x, one);
  g_autoptr (AwrashDistribution) apart = distribution_of (4, x, spread);
  g_autoptr (GError) length = NULL, single = NULL, lonely = NULL;
  AwrashEstimate estimate = { .value = 4711 };

  cr_assert_null (awrash_metric_design_new_part (design, 3, NULL, &length));
  cr_expect (g_error_matches (length, AWRASH_ERROR, AWRASH_ERROR_VALUE));
  cr_assert_not (awrash_metric_estimate ("linearized", "gini", 0.95, NULL, 0, alone, part,
                                         &estimate, &single));
  cr_expect_str_eq (single->message,
                    "the design has 1 clusters that count, one a stratum, expected "
                    "two in at least one stratum");
  cr_assert_not (
      awrash_metric_estimate ("jackknife", "gini", 0.95, NULL, 0, apart, part, &estimate, &lonely));
  cr_expect (g_error_matches (lonely, AWRASH_ERROR, AWRASH_ERROR_EMPTY));
  cr_expect_eq (estimate.value, 4711);
}

Test (metric_design, nothing_is_freed_of_nothing) { awrash_metric_design_free (NULL); }
