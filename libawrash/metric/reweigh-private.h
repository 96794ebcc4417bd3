/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An index of the same values under other weights, again and again: nothing is sorted anew.
 * Source: the definitions in metric.h. Invariant: the distribution it began with is not changed. */

#ifndef AWRASH_METRIC_REWEIGH_PRIVATE_H
#define AWRASH_METRIC_REWEIGH_PRIVATE_H

#include "metric/ranked-private.h"

typedef struct
{
  const AwrashDistribution *base;
  const char *index;
  AwrashDistribution own;   /* room for the rows that have weight */
  double *z;                /* for a Gini: deviations of the sorted values from their mean */
  double mean;              /* of the scaled values */
  AwrashRankedOrder ranked; /* for an index by rank */
} AwrashReweighed;

/* Fills a zeroed object, where the index is defined on the distribution; index lives as long. */
gboolean awrash_i_reweigh_fill (AwrashReweighed *reweighed, const AwrashDistribution *distribution,
                                const char *index, GError **error);

/* The index with weights v[k] >= 0 of the sorted rows, of any scale near 1; fails as
 * awrash_metric_index() does. */
gboolean awrash_i_reweigh_value (AwrashReweighed *reweighed, const double v[], double *value,
                                 GError **error);

/* A Gini, absolute or not, from half the mean difference and the mean, size the sum of what the
 * former was summed from; NaN where too little of it is left, or of the mean. */
double awrash_i_reweigh_gini (const AwrashReweighed *reweighed, double half, double size,
                              double mean);

void awrash_i_reweigh_clear (AwrashReweighed *reweighed);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashReweighed, awrash_i_reweigh_clear)

#endif
