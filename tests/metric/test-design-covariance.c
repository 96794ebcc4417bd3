/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The design-based covariance against its formula written out, and its policies by hand.
 * Source: metric-inference.h; Cochran (1977). Invariant: outputs change only on success. */

#include "metric/samples.h"

/* Σ_h (1 - f_h) n_h / (n_h - 1) Σ_c (s - mean) (t - mean), row by row for every pair of labels. */
static double
plain_covariance (const Survey *survey, const double s[], const double t[], double population)
{
  double weight = 0, whole = 0;

  for (size_t i = 0; i < survey->n; i++)
    weight += survey->w[i];
  for (int h = 0; h < 3; h++)
    {
      double a[4] = { 0 }, b[4] = { 0 }, sum = 0;

      for (size_t i = 0; i < survey->n; i++)
        if (survey->strata[i] == 7 * h - 5)
          {
            a[survey->clusters[i]] += survey->w[i] / weight * s[i];
            b[survey->clusters[i]] += survey->w[i] / weight * t[i];
          }
      for (int c = 0; c < 4; c++)
        sum += (a[c] - (a[0] + a[1] + a[2] + a[3]) / 4) * (b[c] - (b[0] + b[1] + b[2] + b[3]) / 4);
      whole += (1 - 4 / population) * 4 / 3 * sum;
    }
  return whole;
}

Test (metric_design_covariance, it_is_the_formula_whatever_the_influence)
{
  guint64 state = 8;
  Survey survey = draw_survey (40, &state);
  double population[MOST_ROWS], influence[2 * MOST_ROWS], covariance[4];
  g_autoptr (AwrashDesign) design = NULL;

  for (size_t i = 0; i < 40; i++)
    {
      population[i] = 10;
      influence[i] = next_uniform (&state) - 0.3;
      influence[40 + i] = influence[i] + next_uniform (&state);
    }
  design = design_of ("error", 40, survey.strata, survey.clusters, population);
  cr_assert (
      awrash_metric_design_covariance (design, 2, 40, survey.w, influence, covariance, NULL));
  for (int s = 0; s < 2; s++)
    for (int t = 0; t < 2; t++)
      cr_expect (is_near (covariance[2 * s + t],
                          plain_covariance (&survey, influence + 40 * s, influence + 40 * t, 10),
                          1e-12));
}

/* Of one stratum, each row a cluster, and ψ = x - mean this is s² / n. */
Test (metric_design_covariance, of_a_mean_it_is_the_variance_over_n)
{
  double influence[] = { -3, -1, 0, 4 }, variance = 0;
  g_autoptr (AwrashDesign) design = design_of ("error", 4, NULL, NULL, NULL);

  cr_assert (awrash_metric_design_covariance (design, 1, 4, NULL, influence, &variance, NULL));
  cr_assert (is_near (variance, 26.0 / 3 / 4, 1e-15));
}

/* Strata of 2 and 1 rows, weights 1/3: t = (1, 3), (-4); the mean of all clusters is 0. */
Test (metric_design_covariance, a_lonely_stratum_follows_its_policy)
{
  int64_t strata[] = { 1, 1, 2 };
  double influence[] = { 3, 9, -12 }, variance = 4711, population[] = { 4, 4, 1 };
  g_autoptr (AwrashDesign) refused = design_of ("error", 3, strata, NULL, NULL);
  g_autoptr (AwrashDesign) adjusted = design_of ("adjust", 3, strata, NULL, NULL);
  g_autoptr (AwrashDesign) certain = design_of ("certainty", 3, strata, NULL, NULL);
  g_autoptr (AwrashDesign) complete = design_of ("error", 3, strata, NULL, population);
  g_autoptr (GError) error = NULL;

  cr_assert_not (
      awrash_metric_design_covariance (refused, 1, 3, NULL, influence, &variance, &error));
  cr_expect_str_eq (error->message, "stratum 2 has 1 cluster that counts, expected at least 2; "
                                    "lonely = \"adjust\" or \"certainty\" takes it");
  cr_expect_eq (variance, 4711);
  cr_assert (awrash_metric_design_covariance (adjusted, 1, 3, NULL, influence, &variance, NULL));
  cr_expect (is_near (variance, 4 + 16, 1e-15));
  cr_assert (awrash_metric_design_covariance (certain, 1, 3, NULL, influence, &variance, NULL));
  cr_expect (is_near (variance, 4, 1e-15));
  cr_assert (awrash_metric_design_covariance (complete, 1, 3, NULL, influence, &variance, NULL));
  cr_expect (is_near (variance, 2, 1e-15), "half of the stratum was drawn, and all of the other");
}

Test (metric_design_covariance, rows_of_weight_zero_are_not_in_the_sample)
{
  double all[] = { 1, -2, NAN, 1 }, w[] = { 1, 1, 0, 1 }, some[] = { 1, -2, 1 }, a = 0, b = 1;
  g_autoptr (AwrashDesign) four = design_of ("error", 4, NULL, NULL, NULL);
  g_autoptr (AwrashDesign) three = design_of ("error", 3, NULL, NULL, NULL);

  cr_assert (awrash_metric_design_covariance (four, 1, 4, w, all, &a, NULL));
  cr_assert (awrash_metric_design_covariance (three, 1, 3, NULL, some, &b, NULL));
  cr_assert_eq (a, b);
}

typedef struct
{
  const char *label;
  size_t n;
  double influence;
  double weight;
  double population;
  int code;
} Refusal;

static const Refusal refusals[] = {
  { "influence", 2, NAN, 1, 9, AWRASH_ERROR_VALUE },
  { "weight", 2, 1, -1, 9, AWRASH_ERROR_VALUE },
  { "length", 3, 1, 1, 9, AWRASH_ERROR_VALUE },
  { "more than there are", 2, 1, 1, 1.5, AWRASH_ERROR_BOUNDS },
};

Test (metric_design_covariance, refusals_leave_outputs_alone)
{
  for (size_t k = 0; k < G_N_ELEMENTS (refusals); k++)
    {
      const Refusal *row = &refusals[k];
      double influence[] = { 1, row->influence, 0 }, w[] = { 1, row->weight, 1 };
      double population[] = { row->population, row->population }, variance = 4711;
      g_autoptr (AwrashDesign) design = design_of ("error", 2, NULL, NULL, population);
      g_autoptr (GError) error = NULL;

      cr_assert_not (
          awrash_metric_design_covariance (design, 1, row->n, w, influence, &variance, &error),
          "%s", row->label);
      cr_expect_eq (error->code, row->code, "%s: %s", row->label, error->message);
      cr_expect_eq (variance, 4711);
    }
}
