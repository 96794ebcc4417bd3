/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A sample in the order of another variable, whose ties are tiers: what stands below a row, beside
 * it and above it. Source: M. Kendall (1945), Biometrika 33, for the mean rank of ties. Invariant:
 * rows of equal rank are one tier, so no measure can tell in which order they came. */

#ifndef AWRASH_METRIC_TIERS_PRIVATE_H
#define AWRASH_METRIC_TIERS_PRIVATE_H

#include "metric/sample-private.h"

typedef struct
{
  gsize n_tiers;
  gsize *first;  /* [n_tiers + 1] where each tier begins in the sample; the last is n */
  double *below; /* [n_tiers] the weight of all lower tiers */
  double *tied;  /* [n_tiers] of the tier itself */
  double *above; /* [n_tiers] of all higher tiers */
} AwrashTiers;

/* Fills zeroed tiers by rank, an array of the caller's n rows whose finite values of any sign
 * awrash_i_range_find_through() has seen, and puts the rows of the sample in this order; a sample
 * has no logarithms then. Fails with AWRASH_ERROR_MEMORY. */
gboolean awrash_i_tiers_fill (AwrashTiers *tiers, AwrashSample *sample, const double rank[],
                              GError **error);

/* The same for several samples of the same rows. */
gboolean awrash_i_tiers_fill_all (AwrashTiers *tiers, gsize n_samples,
                                  AwrashSample *const samples[], const double rank[],
                                  GError **error);

void awrash_i_tiers_clear (AwrashTiers *tiers);

/* What a unit of the outcome in this tier counts for in the extended concentration index, beside
 * what it counts for in the mean: (p - S'^nu + S^nu) / p with S' and S the shares of the weight
 * from the tier on and above it; for nu = 2 twice the mean rank, minus 1. */
double awrash_i_tiers_score (const AwrashTiers *tiers, gsize tier, double nu);

/* The mean rank of the tier minus 1/2, from -1/2 to 1/2. */
double awrash_i_tiers_centred (const AwrashTiers *tiers, gsize tier);

/* nu S^(nu - 1) above the tier, and by how much that is less than below the tier; above the
 * highest tier it is taken as 0. */
double awrash_i_tiers_slope (const AwrashTiers *tiers, gsize tier, double nu);
double awrash_i_tiers_step (const AwrashTiers *tiers, gsize tier, double nu);

/* Value i minus the mean, in the units of the sample. */
double awrash_i_tiers_deviation (const AwrashSample *sample, gsize i);

/* Σ p s (x - μ) over the rows, in the order of the tiers, s the score of their tier: μ C in the
 * units of the sample. */
double awrash_i_tiers_covariance (const AwrashTiers *tiers, const AwrashSample *sample, double nu);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashTiers, awrash_i_tiers_clear)

#endif
