/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether a number is a scheme. Source: none. Invariant: a refusal lists the names. */

#ifndef AWRASH_METRIC_GINI_SCHEME_PRIVATE_H
#define AWRASH_METRIC_GINI_SCHEME_PRIVATE_H

#include <awrash.h>

/* Fails with AWRASH_ERROR_NAME. */
gboolean awrash_i_gini_scheme_check (AwrashGiniScheme scheme, GError **error);

#endif
