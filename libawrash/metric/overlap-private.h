/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How far groups reach into one another: what is between groups but not between their means.
 * Source: G. Pyatt (1976), Economic Journal 86; C. Dagum (1997), Empirical Economics 22.
 * Invariant: sums of terms >= 0, so that a small overlap has all its digits. */

#ifndef AWRASH_METRIC_OVERLAP_PRIVATE_H
#define AWRASH_METRIC_OVERLAP_PRIVATE_H

#include "metric/groups-private.h"

/* Writes Pyatt's overlap R, which is Dagum's transvariation: O(n log G) time. */
gboolean awrash_i_overlap_find (const AwrashGroups *groups, double *overlap, GError **error);

/* A newly allocated matrix of n × n, NULL with AWRASH_ERROR_MEMORY: at g n + h the sum of w_i w_j
 * (x_i - x_j) over rows i of g and j of h with x_i > x_j, in the scale of the sample. O(n G) time.
 */
double *awrash_i_overlap_new_matrix (const AwrashGroups *groups, GError **error);

#endif
