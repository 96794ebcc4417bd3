/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Certificates of the classes beyond the network: their questions asked again, and their trees
 * followed leaf by leaf. */

#ifndef AWRASH_AUDIT_GENERAL_PRIVATE_H
#define AWRASH_AUDIT_GENERAL_PRIVATE_H

#include "audit/chain-private.h"
#include "split/general-private.h"

/* A claim of a certificate about one question. */
typedef struct
{
  gboolean is_empty; /* that there is no plan at all */
  AwrashLong least;  /* in 2^-bits of the problem */
  AwrashBranching *tree;
} AwrashGeneralClaim;

void awrash_i_general_claim_clear (AwrashGeneralClaim *claim);
/* The question of the next claim, NULL at the end of the list. */
gboolean awrash_i_general_claim_next (AwrashScan *scan, const char **question, GError **error);
/* Passes over what that claim says, to the next one. */
gboolean awrash_i_general_claim_skip (AwrashScan *scan, const char **question, GError **error);
/* Reads what it says; names are those of the problem's columns, then rows. */
gboolean awrash_i_general_claim_read (AwrashScan *scan, const AwrashMixed *mixed,
                                      char *const names[], AwrashGeneralClaim *claim,
                                      GError **error);

/* Holds the certificate's plan against every bound, and its claims against the questions. */
gboolean awrash_i_general_check (AwrashAudit *audit, GError **error);

#endif
