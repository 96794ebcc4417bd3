/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The ways in which sums of terms join to an index.
 * Source: metric.h, the papers at each index. Invariant: nothing here looks at a row. */

#ifndef AWRASH_METRIC_INDEX_JOINS_PRIVATE_H
#define AWRASH_METRIC_INDEX_JOINS_PRIVATE_H

#include "metric/index-private.h"

/* I = T. */
gboolean awrash_i_index_join_sum (const AwrashIndexQuestion *question, const double sums[],
                                  AwrashIndexAnswer *answer, GError **error);

/* I = T + T'. */
gboolean awrash_i_index_join_both (const AwrashIndexQuestion *question, const double sums[],
                                   AwrashIndexAnswer *answer, GError **error);

/* I = √T, whose slope at 0 is taken as 0, the middle of its two sides. */
gboolean awrash_i_index_join_root (const AwrashIndexQuestion *question, const double sums[],
                                   AwrashIndexAnswer *answer, GError **error);

/* I = 1/(1 + T). */
gboolean awrash_i_index_join_evenness (const AwrashIndexQuestion *question, const double sums[],
                                       AwrashIndexAnswer *answer, GError **error);

/* I = T/μ. */
gboolean awrash_i_index_join_over_mean (const AwrashIndexQuestion *question, const double sums[],
                                        AwrashIndexAnswer *answer, GError **error);

/* I = T/T'; +infinity where the lower part has nothing. */
gboolean awrash_i_index_join_ratio (const AwrashIndexQuestion *question, const double sums[],
                                    AwrashIndexAnswer *answer, GError **error);

/* T/μ times a factor that is a constant of the rows, and held fixed in the derivatives. */
gboolean awrash_i_index_join_corrected_by_n (const AwrashIndexQuestion *question,
                                             const double sums[], AwrashIndexAnswer *answer,
                                             GError **error);
gboolean awrash_i_index_join_corrected_by_squares (const AwrashIndexQuestion *question,
                                                   const double sums[], AwrashIndexAnswer *answer,
                                                   GError **error);

#endif
