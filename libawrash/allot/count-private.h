/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Counts of a block of leaves at a threshold, and their sums inside the leaves' bounds. */

#ifndef AWRASH_ALLOT_COUNT_PRIVATE_H
#define AWRASH_ALLOT_COUNT_PRIVATE_H

#include "allot/pairs-private.h"
#include "allot/problem-private.h"

/* Where sums are full: beyond every total, and two totals still fit. */
#define AWRASH_COUNT_FULL (AWRASH_BOUNDS_MAX_TOTAL - 1 + AWRASH_BOUNDS_MAX_TOTAL)

/* a + b, full at AWRASH_COUNT_FULL; both >= 0. */
static inline int64_t
awrash_i_count_add (int64_t a, int64_t b)
{
  return a > AWRASH_COUNT_FULL - b ? AWRASH_COUNT_FULL : a + b;
}

/* As count() of the keys, where `none` and `all` stand for no unit and for more than any. */
gboolean awrash_i_count_block (const AwrashProblem *problem, AwrashThreshold threshold, gsize begin,
                               gsize n, double least[], double most[]);

/* One count inside its bounds. */
int64_t awrash_i_count_clip (const AwrashProblem *problem, gsize leaf, double units);

/* The sum of a block's counts inside their bounds; units[] is used up, and has an even room. */
int64_t awrash_i_count_sum (const AwrashProblem *problem, gsize begin, gsize n, double units[]);

/* The units of a block that are surely at or below a threshold, inside their bounds. */
void awrash_i_count_units (const AwrashProblem *problem, AwrashThreshold threshold, gsize begin,
                           gsize n, int64_t units[]);

#endif
