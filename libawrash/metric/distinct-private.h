/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Many rows of few different values. */

#ifndef AWRASH_METRIC_DISTINCT_PRIVATE_H
#define AWRASH_METRIC_DISTINCT_PRIVATE_H

#include <awrash.h>

/* From how many rows on looking for few different ones is worth its while (measured). */
#define AWRASH_DISTINCT_FROM 32768

typedef struct
{
  gsize n; /* 0: there are too many of them */
  double *value;
  double *weight; /* the sum over the rows that have it, in their order; in the block of value */
} AwrashDistinct;

/* The different values of n rows and their weights (NULL: all 1) times a power of two that keeps
 * sums from overflowing, where they are at most a few thousand. */
gboolean awrash_i_distinct_find (AwrashDistinct *distinct, gsize n, const double values[],
                                 const double weights[], double scale, GError **error);
void awrash_i_distinct_clear (AwrashDistinct *distinct);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashDistinct, awrash_i_distinct_clear)

#endif
