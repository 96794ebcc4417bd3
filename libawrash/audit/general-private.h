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

/* A certificate while its claims are followed. */
typedef struct
{
  AwrashAudit *audit;
  AwrashGeneral *general;
  AwrashGeneralFace *face;
  AwrashScan *scan;     /* behind the question of the next claim */
  const char *question; /* NULL: there is none */
  int64_t *x;           /* [n_cells] by column */
  double gap, value, bound, mix_gap;
} AwrashGeneralCheck;

/* What a claim says of a question. */
typedef struct
{
  gboolean is_proved, is_empty;
  AwrashLong cost, least; /* of the plan, and what no plan costs less than */
  int64_t offset;
  int bits;
  double scale;
} AwrashGeneralAnswer;

/* Whether the next claim is of this question. */
gboolean awrash_i_general_is_next (const AwrashGeneralCheck *check, const char *name);
/* Asks again what the plan costs, and follows the claim's tree where the next claim is of this
 * question. */
gboolean awrash_i_general_answer (AwrashGeneralCheck *check, const AwrashAsk *ask,
                                  AwrashGeneralAnswer *found, GError **error);
/* What a question of a cost leaves open. */
double awrash_i_general_gap_of (const AwrashGeneralAnswer *found);
/* The Gini of the plan, and what the claim's tree proves of all. */
gboolean awrash_i_general_check_gini (AwrashGeneralCheck *check, const AwrashGeneralStep *step,
                                      GError **error);

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
