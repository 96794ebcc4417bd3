/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a Gini is corrected for few observations. Source: AwrashGiniCorrection in metric.h.
 * Invariant: the factor is >= 1. */

#ifndef AWRASH_METRIC_GINI_PRIVATE_H
#define AWRASH_METRIC_GINI_PRIVATE_H

#include "metric/prepared-private.h"

/* What the population value of n rows is multiplied by; pairs, Σ p_i p_j over i < j, is read for
 * AWRASH_GINI_CORRECTION_P2 alone. Fails with AWRASH_ERROR_EMPTY where a correction finds fewer
 * than two rows. */
gboolean awrash_i_gini_correction_find (AwrashGiniCorrection correction, gsize n, double pairs,
                                        double *factor, GError **error);

#endif
