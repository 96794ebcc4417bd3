/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything that designs and estimates allocate is given back, whether they answer or refuse.
 * Source: the refusals listed in metric-inference.h.
 * Invariant: run under valgrind or LeakSanitizer; it says nothing by itself and ends with 0. */

#include <awrash.h>
#include <math.h>

enum
{
  N = 6
};

static void
estimate_all (const AwrashDistribution *distribution, const AwrashDesign *design)
{
  static const char *const methods[]
      = { "linearized", "jackknife:log", "bootstrap", "bootstrap-bca", "bootstrap:log", "none" };
  static const char *const indices[]
      = { "gini", "theil", "mld", "hhi", "standard", "rii", "sii:logit:10", "none" };
  double weights[2 * N] = { 1, 0, 2, 1, 0, 1, 1, 1, 0, 0, 2, 2 }, covariance = 0;

  for (size_t i = 0; i < G_N_ELEMENTS (indices); i++)
    {
      AwrashEstimate estimate;
      GError *error = NULL;

      for (size_t m = 0; m < G_N_ELEMENTS (methods); m++)
        {
          awrash_metric_estimate (methods[m], indices[i], 0.95, "seed", 5, distribution, design,
                                  &estimate, &error);
          g_clear_error (&error);
        }
      awrash_metric_replicates ("fay:0.5:logit", indices[i], 0.95, distribution, 2, N, weights,
                                &estimate, &error);
      g_clear_error (&error);
      awrash_metric_difference (indices[i], 0.95, distribution, distribution, design, &estimate,
                                &covariance, NULL);
    }
}

static void
permute (const double x[], const double y[])
{
  int64_t groups[N] = { 1, 2, 1, 2, 3, 3 }, one[N] = { 0 };
  AwrashTails tails;

  awrash_metric_difference_permute ("gini", "seed", 5, N, x, y, NULL, &tails, NULL);
  awrash_metric_between_permute ("gini", "seed", 5, N, x, y, groups, &tails, NULL);
  awrash_metric_between_permute ("gini", "seed", 5, N, x, y, one, &tails, NULL);
  awrash_metric_difference_permute ("theil", "seed", 5, N, x, y, y, &tails, NULL);
}

/* The same of a distribution with a rank, and of a part of the design. */
static void
estimate_by_rank (const double x[], const double rank[], const double weights[],
                  const AwrashDesign *design)
{
  AwrashDistribution *ranked
      = awrash_metric_distribution_new_ranked (AWRASH_MISSING_OMIT, N, x, rank, weights, NULL);
  AwrashDesign *part
      = design != NULL ? awrash_metric_design_new_part (design, N, weights, NULL) : NULL;
  double rows[N];

  if (ranked != NULL)
    {
      estimate_all (ranked, design);
      estimate_all (ranked, part);
      awrash_metric_index_gradient (ranked, "rii", rows, NULL);
      awrash_metric_index_gradient (ranked, "standard", rows, NULL);
    }
  awrash_metric_design_free (part);
  awrash_metric_distribution_free (ranked);
  awrash_metric_distribution_free (
      awrash_metric_distribution_new_ranked (AWRASH_MISSING_ERROR, N, x, rank, weights, NULL));
}

int
main (void)
{
  double x[] = { 3, 0, 3, 1, 2, 9 }, population[] = { 4, 4, 4, 4, 2, 2 };
  double bad[] = { 4, 4, 4, 3, 2, 2 }, influence[] = { 1, 2, 3, NAN, 5, 6 }, covariance = 0;
  int64_t strata[] = { 1, 1, 2, 2, 3, 3 }, lonely[] = { 1, 1, 1, 1, 2, 1 };
  AwrashDistribution *distribution
      = awrash_metric_distribution_new (AWRASH_MISSING_ERROR, N, x, NULL, NULL);
  AwrashDesign *designs[] = {
    NULL,
    awrash_metric_design_new ("error", N, strata, NULL, population, NULL),
    awrash_metric_design_new ("adjust", N, lonely, strata, NULL, NULL),
    awrash_metric_design_new ("error", N, lonely, NULL, NULL, NULL),
    awrash_metric_design_new ("error", N, strata, NULL, bad, NULL),
    awrash_metric_design_new_census (N, NULL),
  };

  for (size_t k = 0; k < G_N_ELEMENTS (designs); k++)
    {
      estimate_all (distribution, designs[k]);
      estimate_by_rank (x, population, x, designs[k]);
      estimate_by_rank (population, influence, NULL, designs[k]);
      if (designs[k] != NULL)
        awrash_metric_design_covariance (designs[k], 1, N, x, influence, &covariance, NULL);
      awrash_metric_design_free (designs[k]);
    }
  permute (x, population);
  permute (x, influence);
  awrash_metric_distribution_free (distribution);
  return 0;
}
