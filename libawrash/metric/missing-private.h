/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done with values that are not there. Source: the definitions in metric.h.
 * Invariant: no policy lets an infinity pass for a missing value. */

#ifndef AWRASH_METRIC_MISSING_PRIVATE_H
#define AWRASH_METRIC_MISSING_PRIVATE_H

#include <awrash.h>

/* Fails with AWRASH_ERROR_NAME for a number that is no policy. */
gboolean awrash_i_missing_check (AwrashMissing missing, GError **error);

#endif
