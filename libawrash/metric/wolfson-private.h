/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Wolfson's bipolarisation as an index of the table. Source: M. C. Wolfson (1994), American
 * Economic Review 84. Invariant: the same value as awrash_metric_wolfson(). */

#ifndef AWRASH_METRIC_WOLFSON_PRIVATE_H
#define AWRASH_METRIC_WOLFSON_PRIVATE_H

#include "metric/index-private.h"

gboolean awrash_i_wolfson_combine (const AwrashIndexQuestion *question, const double sums[],
                                   AwrashIndexAnswer *answer, GError **error);
gboolean awrash_i_wolfson_influence (const AwrashIndexQuestion *question, double value,
                                     double rows[], GError **error);
gboolean awrash_i_wolfson_slope (const AwrashIndexQuestion *question, double value, double rows[],
                                 GError **error);

#endif
