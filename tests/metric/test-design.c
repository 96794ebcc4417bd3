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

Test (metric_design, nothing_is_freed_of_nothing) { awrash_metric_design_free (NULL); }
