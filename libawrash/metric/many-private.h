/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Many rows that all count, with values >= 0, in buckets of their ascending order, and what is read
 * from them there. Source: buckets.c, term-private.h. Invariant: no digit depends on threads. */

#ifndef AWRASH_METRIC_MANY_PRIVATE_H
#define AWRASH_METRIC_MANY_PRIVATE_H

#include "metric/buckets-private.h"
#include "metric/term-private.h"

typedef struct
{
  double low; /* the smallest of its values, scaled, and the largest one */
  double high;
  AwrashSum weight; /* of its rows, and Σ w x, with what rounding took */
  AwrashSum held;
  double below; /* weight of the buckets before */
  double above; /* and of those behind */
} AwrashManyBucket;

/* Where one thread sorts a bucket and lays its rows out. */
typedef struct
{
  AwrashBucketRoom sorting;
  double *x; /* [largest], as w and below, in the block of x */
  double *w;
  double *below;
} AwrashManyRoom;

typedef struct
{
  AwrashSample sample; /* of the rows: all but their arrays */
  gboolean is_blunted; /* scaling cost a value > 0 digits, so that no logarithms are to be had */
  AwrashBuckets rows;
  AwrashScale of_x;
  AwrashScale of_w;
  AwrashManyBucket *bucket; /* [rows.n_buckets] */
  gsize n_threads;
  AwrashManyRoom *room; /* [n_threads] */
} AwrashMany;

/* Fills a zeroed object by so many threads; FALSE with AWRASH_ERROR_MEMORY. The arrays must stay.
 */
gboolean awrash_i_many_fill (AwrashMany *many, gsize n_threads, const AwrashRange *range,
                             const double x[], const double weights[], GError **error);
void awrash_i_many_clear (AwrashMany *many);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashMany, awrash_i_many_clear)

/* The n sums of terms; FALSE with AWRASH_ERROR_MEMORY. */
gboolean awrash_i_many_sum (const AwrashMany *many, gsize n, const AwrashTermUse uses[],
                            double sums[], GError **error);

/* The scaled quantile, as awrash_i_quantile_find () has it. */
double awrash_i_many_quantile (const AwrashMany *many, double p);

#endif
