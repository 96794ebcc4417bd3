/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A point of the absolute Lorenz curve as an index of the table. Source: P. Moyes (1987), Economics
 * Letters 23. Invariant: every term has one sign, so nothing cancels. */

#ifndef AWRASH_METRIC_LORENZ_PRIVATE_H
#define AWRASH_METRIC_LORENZ_PRIVATE_H

#include "metric/index-private.h"

/* GL(P) - P μ, with P the parameter and GL the one sum. */
gboolean awrash_i_lorenz_absolute_combine (const AwrashIndexQuestion *question, const double sums[],
                                           AwrashIndexAnswer *answer, GError **error);

#endif
