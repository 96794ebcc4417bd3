/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a Gini is corrected for few observations. Source: AwrashGiniCorrection in metric.h.
 * Invariant: the factor is >= 1. */

#ifndef AWRASH_METRIC_GINI_PRIVATE_H
#define AWRASH_METRIC_GINI_PRIVATE_H

#include "metric/prepared-private.h"

/* What the population value is multiplied by. Fails with AWRASH_ERROR_EMPTY where a correction
 * finds fewer than two rows. */
gboolean awrash_i_gini_correction_find (AwrashGiniCorrection correction,
                                        const AwrashPrepared *prepared, double *factor,
                                        GError **error);

/* The population value of rows that all count, by that many threads. */
gboolean awrash_i_gini_of_many (gsize n_threads, const AwrashRange *range, const double x[],
                                const double weights[], double *gini, GError **error);

#endif
