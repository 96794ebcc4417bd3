/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rules that are named with a parameter. */

#ifndef AWRASH_ALLOT_SIGNPOST_PARAMETER_PRIVATE_H
#define AWRASH_ALLOT_SIGNPOST_PARAMETER_PRIVATE_H

#include "allot/signpost-family-private.h"

/* Each makes a rule, its name included, from the text behind the colon; FALSE with
 * AWRASH_ERROR_VALUE for one that is malformed or out of range. */
gboolean awrash_i_signpost_parameter_stationary (const char *text, AwrashSignposts *rule,
                                                 GError **error);
gboolean awrash_i_signpost_parameter_modified (const char *text, AwrashSignposts *rule,
                                               GError **error);
gboolean awrash_i_signpost_parameter_sainte_lague (const char *text, AwrashSignposts *rule,
                                                   GError **error);
gboolean awrash_i_signpost_parameter_signposts (const char *text, AwrashSignposts *rule,
                                                GError **error);
gboolean awrash_i_signpost_parameter_power (const char *text, AwrashSignposts *rule,
                                            GError **error);
gboolean awrash_i_signpost_parameter_alpha (const char *text, AwrashSignposts *rule,
                                            GError **error);

#endif
