/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Indices of concentration: of how the sum is parted among the rows, whatever their number.
 * Source: Herfindahl (1950); Rosenbluth (1955); Hall and Tideman (1967), Journal of the American
 * Statistical Association 62. Invariant: row i has the size w_i x_i. */

#ifndef AWRASH_METRIC_SIZES_PRIVATE_H
#define AWRASH_METRIC_SIZES_PRIVATE_H

#include "metric/index-private.h"

gboolean awrash_i_sizes_herfindahl_combine (const AwrashIndexQuestion *question,
                                            const double sums[], AwrashIndexAnswer *answer,
                                            GError **error);
gboolean awrash_i_sizes_herfindahl_influence (const AwrashIndexQuestion *question, double value,
                                              double rows[], GError **error);
gboolean awrash_i_sizes_herfindahl_slope (const AwrashIndexQuestion *question, double value,
                                          double rows[], GError **error);

/* (H - 1/n)/(1 - 1/n). */
gboolean awrash_i_sizes_normalized_combine (const AwrashIndexQuestion *question,
                                            const double sums[], AwrashIndexAnswer *answer,
                                            GError **error);
gboolean awrash_i_sizes_normalized_influence (const AwrashIndexQuestion *question, double value,
                                              double rows[], GError **error);
gboolean awrash_i_sizes_normalized_slope (const AwrashIndexQuestion *question, double value,
                                          double rows[], GError **error);

gboolean awrash_i_sizes_rosenbluth_combine (const AwrashIndexQuestion *question,
                                            const double sums[], AwrashIndexAnswer *answer,
                                            GError **error);
gboolean awrash_i_sizes_rosenbluth_influence (const AwrashIndexQuestion *question, double value,
                                              double rows[], GError **error);
gboolean awrash_i_sizes_rosenbluth_slope (const AwrashIndexQuestion *question, double value,
                                          double rows[], GError **error);

/* The smallest value over the largest. */
gboolean awrash_i_sizes_extremes_combine (const AwrashIndexQuestion *question, const double sums[],
                                          AwrashIndexAnswer *answer, GError **error);
gboolean awrash_i_sizes_extremes_influence (const AwrashIndexQuestion *question, double value,
                                            double rows[], GError **error);
gboolean awrash_i_sizes_extremes_slope (const AwrashIndexQuestion *question, double value,
                                        double rows[], GError **error);

#endif
