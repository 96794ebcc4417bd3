/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Atkinson's index and its equally distributed equivalent, of scaled values.
 * Source: A. B. Atkinson (1970), On the measurement of inequality, Journal of Economic Theory 2.
 * Invariant: both read the logarithm of the same power mean. */

#ifndef AWRASH_METRIC_ATKINSON_PRIVATE_H
#define AWRASH_METRIC_ATKINSON_PRIVATE_H

#include "metric/index-private.h"

gboolean awrash_i_atkinson_combine (const AwrashIndexQuestion *question, const double sums[],
                                    AwrashIndexAnswer *answer, GError **error);
gboolean awrash_i_atkinson_influence (const AwrashIndexQuestion *question, double value,
                                      double rows[], GError **error);
gboolean awrash_i_atkinson_slope (const AwrashIndexQuestion *question, double value, double rows[],
                                  GError **error);

gboolean awrash_i_atkinson_equal_combine (const AwrashIndexQuestion *question, const double sums[],
                                          AwrashIndexAnswer *answer, GError **error);
gboolean awrash_i_atkinson_equal_influence (const AwrashIndexQuestion *question, double value,
                                            double rows[], GError **error);
gboolean awrash_i_atkinson_equal_slope (const AwrashIndexQuestion *question, double value,
                                        double rows[], GError **error);

#endif
