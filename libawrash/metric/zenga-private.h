/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Zenga's index of 2007. Source: M. Zenga (2007), Inequality curve and inequality index based on
 * the ratios between lower and upper arithmetic means, Statistica & Applicazioni 5. Invariant: 0
 * where all are equal, below 1 else. */

#ifndef AWRASH_METRIC_ZENGA_PRIVATE_H
#define AWRASH_METRIC_ZENGA_PRIVATE_H

#include "metric/index-private.h"

gboolean awrash_i_zenga_combine (const AwrashIndexQuestion *question, const double sums[],
                                 AwrashIndexAnswer *answer, GError **error);
gboolean awrash_i_zenga_influence (const AwrashIndexQuestion *question, double value, double rows[],
                                   GError **error);
gboolean awrash_i_zenga_slope (const AwrashIndexQuestion *question, double value, double rows[],
                               GError **error);

#endif
