/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Kolm's index and its equally distributed equivalent, of scaled values.
 * Source: S.-C. Kolm (1976), Unequal inequalities, Journal of Economic Theory 12. Invariant:
 * nothing overflows, whatever kappa and the values. */

#ifndef AWRASH_METRIC_KOLM_PRIVATE_H
#define AWRASH_METRIC_KOLM_PRIVATE_H

#include "metric/index-private.h"

gboolean awrash_i_kolm_combine (const AwrashIndexQuestion *question, const double sums[],
                                AwrashIndexAnswer *answer, GError **error);
gboolean awrash_i_kolm_influence (const AwrashIndexQuestion *question, double value, double rows[],
                                  GError **error);
gboolean awrash_i_kolm_slope (const AwrashIndexQuestion *question, double value, double rows[],
                              GError **error);

gboolean awrash_i_kolm_equal_combine (const AwrashIndexQuestion *question, const double sums[],
                                      AwrashIndexAnswer *answer, GError **error);
gboolean awrash_i_kolm_equal_influence (const AwrashIndexQuestion *question, double value,
                                        double rows[], GError **error);
gboolean awrash_i_kolm_equal_slope (const AwrashIndexQuestion *question, double value,
                                    double rows[], GError **error);

#endif
