/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The means of groups with their weights, in doubled precision: what lies between groups.
 * Source: F. Bourguignon (1979), Econometrica 47, for the idea that between-group inequality is
 * that of a population in which everybody has the mean of the group. Invariant: a difference of two
 * means is right to the last bits, however close they are. */

#ifndef AWRASH_METRIC_MEANS_PRIVATE_H
#define AWRASH_METRIC_MEANS_PRIVATE_H

#include "metric/term-private.h"

typedef struct
{
  gsize n;
  AwrashPair W;       /* of the whole, as is X */
  AwrashPair X;       /* so that the overall mean is X / W */
  gboolean equal;     /* all values are the same, or there is one group */
  AwrashPair *total;  /* [n] weights */
  AwrashPair *mean;   /* [n] in the unit of the scaled sample */
  double *log_u;      /* [n] ln (mean over overall mean), -infinity for 0 */
  AwrashPoint *point; /* [n] each mean as the terms of ratios see a value */
  gsize *order;       /* [n] from the smallest mean to the largest; equal ones by number */
  double *below;      /* [n] the weight of the groups up to each in that order */
} AwrashMeans;

/* Room for n means of groups of this sample; total, mean and log_u are the caller's to fill, the
 * rest is awrash_i_means_finish()'s. */
gboolean awrash_i_means_new (AwrashMeans *means, gsize n, const AwrashSample *sample,
                             GError **error);

void awrash_i_means_finish (AwrashMeans *means);

void awrash_i_means_clear (AwrashMeans *means);

/* The part of the weight that group g has. */
double awrash_i_means_share (const AwrashMeans *means, gsize g);

/* What awrash_i_term_point() makes of a value, made of its ratio to the mean: e = u - 1, and ln u,
 * which is found from e where u is near 1. */
AwrashPoint awrash_i_means_point_of (double e, double u, double log_u);

/* The S-Gini of the means; with ν = 2 the Gini: between by Pyatt, and net between by Dagum. */
double awrash_i_means_gini (const AwrashMeans *means, double nu);

/* The generalised entropy of order α of the means. */
double awrash_i_means_entropy (const AwrashMeans *means, double alpha);

/* The means that the same sizes have at most, in the same order of means: the sorted rows cut into
 * blocks. A row on the border is parted in two, or (is_whole) falls whole into the upper block; a
 * block that has nothing then is left out. */
gboolean awrash_i_means_largest (const AwrashMeans *means, const AwrashPrepared *all,
                                 gboolean is_whole, AwrashMeans *largest, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashMeans, awrash_i_means_clear)

#endif
