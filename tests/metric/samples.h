/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Samples to infer from: drawn values in strata and clusters, and what is asked of them.
 * Source: metric-inference.h. Invariant: a failure of the library fails the test. */

#ifndef TESTS_METRIC_SAMPLES_H
#define TESTS_METRIC_SAMPLES_H

#include "metric/measures.h"

#include <criterion/criterion.h>

#define MOST_ROWS 64

typedef struct
{
  size_t n;
  double x[MOST_ROWS];
  double w[MOST_ROWS];
  int64_t strata[MOST_ROWS];
  int64_t clusters[MOST_ROWS];
} Survey;

/* n rows in 3 strata of 4 clusters each, in no order. */
static inline Survey
draw_survey (size_t n, guint64 *state)
{
  Survey survey = { .n = n };

  for (size_t i = 0; i < n; i++)
    {
      survey.x[i] = floor (40 * next_uniform (state) * next_uniform (state)) / 4 + 0.25;
      survey.w[i] = 0.5 + next_uniform (state);
      survey.strata[i] = 7 * (int64_t)(i % 3) - 5;
      survey.clusters[i] = (int64_t)(i / 3 % 4);
    }
  return survey;
}

static inline AwrashDistribution *
distribution_of (size_t n, const double x[], const double w[])
{
  g_autoptr (GError) error = NULL;
  AwrashDistribution *distribution
      = awrash_metric_distribution_new (AWRASH_MISSING_ERROR, n, x, w, &error);

  cr_assert_not_null (distribution, "%s", error != NULL ? error->message : "");
  return distribution;
}

static inline AwrashDesign *
design_of (const char *lonely, size_t n, const int64_t strata[], const int64_t clusters[],
           const double population[])
{
  g_autoptr (GError) error = NULL;
  AwrashDesign *design = awrash_metric_design_new (lonely, n, strata, clusters, population, &error);

  cr_assert_not_null (design, "%s", error != NULL ? error->message : "");
  return design;
}

static inline AwrashEstimate
estimate_of (const char *method, const char *index, size_t replications,
             const AwrashDistribution *distribution, const AwrashDesign *design)
{
  g_autoptr (GError) error = NULL;
  AwrashEstimate estimate = { 0 };

  cr_assert (awrash_metric_estimate (method, index, 0.95, "samples", replications, distribution,
                                     design, &estimate, &error),
             "%s of %s: %s", method, index, error != NULL ? error->message : "");
  return estimate;
}

/* The index with other weights, by a distribution made anew. */
static inline double
index_of (const char *index, size_t n, const double x[], const double w[])
{
  g_autoptr (AwrashDistribution) distribution = distribution_of (n, x, w);
  double value = NAN;

  cr_assert (awrash_metric_index (distribution, index, &value, NULL));
  return value;
}

#endif
