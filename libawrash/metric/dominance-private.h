/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which curve two distributions are compared by. Source: the definitions in metric.h.
 * Invariant: a curve has one name. */

#ifndef AWRASH_METRIC_DOMINANCE_PRIVATE_H
#define AWRASH_METRIC_DOMINANCE_PRIVATE_H

#include <awrash.h>

/* Fails with AWRASH_ERROR_NAME for a number that is no curve. */
gboolean awrash_i_dominance_curve_check (AwrashDominanceCurve curve, GError **error);

#endif
