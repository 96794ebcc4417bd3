/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Calls of metric that last. Source: replicates without end, and sums over all sets of sources.
 * Invariant: each lasts for seconds. */

#include "support/lasting.h"

#include <stdlib.h>

#define N 3000
#define MANY ((gsize)1 << 31)

static double *
values_of (gsize n)
{
  double *values = g_new (double, n);
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261127);

  for (gsize i = 0; i < n; i++)
    values[i] = 1 + g_rand_double (rand);
  return values;
}

static gpointer
draw_values (void)
{
  return values_of (40 * N);
}

static int64_t *
groups_of (gsize n)
{
  int64_t *groups = g_new (int64_t, n);

  for (gsize i = 0; i < n; i++)
    groups[i] = (int64_t)i % 7;
  return groups;
}

static gboolean
permute_groups (gpointer x, GError **error)
{
  g_autofree int64_t *groups = groups_of (N);
  AwrashTails tails;

  return awrash_metric_between_permute ("theil", "seed", MANY, N, x, NULL, groups, &tails, error);
}

static gboolean
permute_editions (gpointer x, GError **error)
{
  AwrashTails tails;

  return awrash_metric_difference_permute ("gini", "seed", MANY, N, x, (double *)x + N, NULL,
                                           &tails, error);
}

static gboolean
permute_places (gpointer x, GError **error)
{
  g_autofree int64_t *from = g_new (int64_t, N), *to = g_new (int64_t, N);
  g_autoptr (AwrashNeighbours) neighbours = NULL;
  AwrashTails tails;

  for (int64_t i = 0; i < N; i++)
    {
      from[i] = i;
      to[i] = (i + 1) % N;
    }
  neighbours = awrash_metric_neighbours_new ("symmetric", "row-standardised", "error", N, N, from,
                                             to, NULL, error);
  return neighbours != NULL
         && awrash_metric_space_permute ("moran", "seed", MANY, neighbours, x, NULL, NULL, &tails,
                                         error);
}

static gboolean
estimate (const char *method, const char *index, gsize n, gsize replications, const double x[],
          GError **error)
{
  g_autoptr (AwrashDistribution) distribution
      = awrash_metric_distribution_new (AWRASH_MISSING_ERROR, n, x, NULL, error);
  AwrashEstimate found;

  return distribution != NULL
         && awrash_metric_estimate (method, index, 0.95, "seed", replications, distribution, NULL,
                                    &found, error);
}

static gboolean
bootstrap (gpointer x, GError **error)
{
  return estimate ("bootstrap", "gini", N, 4000000, x, error);
}

static gboolean
leave_out (gpointer x, GError **error)
{
  return estimate ("jackknife", "theil", 10 * N, 0, x, error);
}

static gboolean
share_out (int64_t draws, const double x[], GError **error)
{
  g_autoptr (AwrashSources) sources = awrash_metric_sources_new (N, 20, x, NULL, error);
  g_autoptr (AwrashParts) parts
      = sources == NULL ? NULL
                        : awrash_metric_shapley ("gini", AWRASH_SHAPLEY_ABSENT_MEAN, draws,
                                                 draws > 0 ? "seed" : NULL, sources, NULL, error);

  return parts != NULL;
}

static gboolean
share_exactly (gpointer x, GError **error)
{
  return share_out (0, x, error);
}

static gboolean
share_by_lot (gpointer x, GError **error)
{
  return share_out ((int64_t)1 << 40, x, error);
}

static gboolean
part (gpointer x, GError **error)
{
  g_autofree int64_t *group = g_new (int64_t, 40 * N);
  double lowest[150], between;

  return awrash_metric_partition (150, 40 * N, x, NULL, group, lowest, &between, error);
}

static gboolean
compare (gpointer x, GError **error)
{
  g_autoptr (AwrashDistribution) first
      = awrash_metric_distribution_new (AWRASH_MISSING_ERROR, 2 * N, x, NULL, error);
  g_autoptr (AwrashDistribution) second = awrash_metric_distribution_new (
      AWRASH_MISSING_ERROR, 2 * N, (double *)x + 2 * N, NULL, error);
  g_autofree double *differences = g_new (double, N), *errors = g_new (double, N);
  AwrashDominanceTest test;

  return second != NULL
         && awrash_metric_dominance_test (AWRASH_DOMINANCE_CURVE_LORENZ, first, second, NULL, 1000,
                                          differences, errors, &test, error);
}

static gboolean
covary (gpointer x, GError **error)
{
  g_autoptr (AwrashDesign) design
      = awrash_metric_design_new ("certainty", 40, NULL, NULL, NULL, error);
  g_autofree double *covariance = g_new (double, N *N);

  return design != NULL
         && awrash_metric_design_covariance (design, N, 40, NULL, x, covariance, error);
}

const Lasting lasting_metric[] = {
  { "metric: permuted groups", draw_values, permute_groups, g_free },
  { "metric: permuted editions", draw_values, permute_editions, g_free },
  { "metric: permuted places", draw_values, permute_places, g_free },
  { "metric: bootstrap", draw_values, bootstrap, g_free },
  { "metric: jackknife", draw_values, leave_out, g_free },
  { "metric: Shapley, exactly", draw_values, share_exactly, g_free },
  { "metric: Shapley, by lot", draw_values, share_by_lot, g_free },
  { "metric: partition", draw_values, part, g_free },
  { "metric: dominance", draw_values, compare, g_free },
  { "metric: covariance", draw_values, covary, g_free },
  { NULL, NULL, NULL, NULL },
};
