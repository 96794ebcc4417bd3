/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Quantiles, and the indices that compare two of them or the units beyond them.
 * Source: R. J. Hyndman and Y. Fan (1996), The American Statistician 50, definition 2, by weights.
 * Invariant: a quantile is a value, or the mean of two neighbours where their border is p itself.
 */

#ifndef AWRASH_METRIC_QUANTILE_PRIVATE_H
#define AWRASH_METRIC_QUANTILE_PRIVATE_H

#include "metric/index-private.h"

/* How near to p, as a share of the weight, a border is p itself. */
#define AWRASH_QUANTILE_SLACK 1e-12

/* The scaled values whose mean is the quantile: the same row twice, or two neighbours. */
typedef struct
{
  gsize low;
  gsize high;
  double value;
} AwrashQuantile;

AwrashQuantile awrash_i_quantile_find (const AwrashPrepared *prepared, double p);

/* rows[k] += factor ψ(x_k) of a quantile, its density by a Gaussian kernel of bandwidth σ n^(-1/5):
 * nothing where all are equal. */
void awrash_i_quantile_add_influence (const AwrashPrepared *prepared, double p, double factor,
                                      double rows[]);

/* rows[k] += factor (∂Q/∂x_k) / p_k. */
void awrash_i_quantile_add_slope (const AwrashPrepared *prepared, double p, double factor,
                                  double rows[]);

/* Q(upper)/Q(lower), of parameters[0] and [1]. */
gboolean awrash_i_quantile_ratio_combine (const AwrashIndexQuestion *question, const double sums[],
                                          AwrashIndexAnswer *answer, GError **error);
gboolean awrash_i_quantile_ratio_influence (const AwrashIndexQuestion *question, double value,
                                            double rows[], GError **error);
gboolean awrash_i_quantile_ratio_slope (const AwrashIndexQuestion *question, double value,
                                        double rows[], GError **error);

/* Σ p x over the units above Q(1 - top), over those up to Q(bottom); parameters[0] and [1]. */
gboolean awrash_i_quantile_share_combine (const AwrashIndexQuestion *question, const double sums[],
                                          AwrashIndexAnswer *answer, GError **error);
gboolean awrash_i_quantile_share_influence (const AwrashIndexQuestion *question, double value,
                                            double rows[], GError **error);
gboolean awrash_i_quantile_share_slope (const AwrashIndexQuestion *question, double value,
                                        double rows[], GError **error);

#endif
