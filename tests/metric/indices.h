/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every index of the table with numbers in the place of its parameters, for what holds for all.
 * Source: metric.h. Invariant: test-index.c shows that no index is left out. */

#ifndef TESTS_METRIC_INDICES_H
#define TESTS_METRIC_INDICES_H

#include "metric/measures.h"

static const char *const indices[] = {
  "gini",
  "gini:n",
  "gini:p2",
  "gini:signed",
  "gini:absolute",
  "s-gini:1",
  "s-gini:1.5",
  "s-gini:2",
  "s-gini:4",
  "entropy:-1",
  "entropy:0.00000001",
  "entropy:0.25",
  "entropy:0.5",
  "entropy:1.00000001",
  "entropy:2",
  "entropy:3.5",
  "theil",
  "mld",
  "j-divergence",
  "atkinson:0",
  "atkinson:0.5",
  "atkinson:1",
  "atkinson:2",
  "atkinson:30",
  "atkinson-ede:0.5",
  "atkinson-ede:1",
  "atkinson-ede:3",
  "kolm:0",
  "kolm:0.2",
  "kolm:3",
  "kolm:-0.5",
  "kolm-ede:0",
  "kolm-ede:0.2",
  "kolm-ede:-0.5",
  "hoover",
  "hoover:signed",
  "cv",
  "cv:signed",
  "sd",
  "jain",
  "palma",
  "share-ratio:0.2,0.2",
  "share-ratio:0.05,0.5",
  "share-ratio-quantile:0.2,0.2",
  "percentile-ratio:0.9,0.1",
  "percentile-ratio:0.5,0.2",
  "min-max",
  "zenga",
  "wolfson",
  "lorenz:0.3",
  "generalized-lorenz:0.55",
  "absolute-lorenz:0.7",
  "hhi",
  "hhi:n",
  "rosenbluth",
};

/* The index of values and weights, NaN where it is refused. */
static inline double
index_of (const char *index, size_t n, const double x[], const double w[])
{
  g_autoptr (AwrashDistribution) distribution
      = awrash_metric_distribution_new (AWRASH_MISSING_ERROR, n, x, w, NULL);
  double value = NAN;

  if (distribution == NULL || !awrash_metric_index (distribution, index, &value, NULL))
    return NAN;
  return value;
}

#endif
