/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Claims about problems in whole numbers, as certificates tell them. */

#ifndef AWRASH_ALLOT_MIXED_CLAIM_PRIVATE_H
#define AWRASH_ALLOT_MIXED_CLAIM_PRIVATE_H

#include "allot/mixed-private.h"

/* That nothing costs less than least, or, with is_empty, that there is nothing; terms are members
 * that stand behind the question, each behind a comma, or empty; names [n + m] are of the columns,
 * then of the rows. Newly allocated; NULL with AWRASH_ERROR_MEMORY. */
char *awrash_i_mixed_write_claim (const char *question, const char *terms, char **names,
                                  const AwrashMixed *mixed, gboolean is_empty, AwrashLong least,
                                  const AwrashBranching *tree, GError **error);

#endif
