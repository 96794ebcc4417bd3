/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A rule by its text, whether it divides or takes largest remainders: the one place that knows
 * which of the two a name means. */

#ifndef AWRASH_APPORTION_DISPATCH_PRIVATE_H
#define AWRASH_APPORTION_DISPATCH_PRIVATE_H

#include "allot/signpost-private.h"
#include "apportion/quota-private.h"

/* TRUE with signposts filled and *is_divisor TRUE for a divisor rule, or with *is_divisor FALSE for
 * a quota of largest remainders, which is filled then. FALSE with AWRASH_ERROR_NAME for neither,
 * AWRASH_ERROR_VALUE for a bad parameter. */
gboolean awrash_i_dispatch_find (const char *rule, AwrashSignposts *signposts, AwrashQuota *quota,
                                 gboolean *is_divisor, GError **error);

/* What each of n recipients has at least and at most, whatever decides a tie. */
gboolean awrash_i_dispatch_serve (const AwrashClaims *claims, int64_t total, const char *rule,
                                  int64_t least[], int64_t most[], GError **error);

#endif
