/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A plan held against the chain that its reading asks for. */

#ifndef AWRASH_AUDIT_CHAIN_PRIVATE_H
#define AWRASH_AUDIT_CHAIN_PRIVATE_H

#include "audit/prices-private.h"
#include "base/rational-private.h"

/* One certificate under audit. */
typedef struct
{
  const AwrashProgramme *programme;
  AwrashClaim claim;
  AwrashModel *model;
  AwrashLayout *layout;
  AwrashVerdict *verdict;
  AwrashPotentials potentials; /* of the layout */
  gint32 *province[2];         /* [n_arcs]: who receives there, -1 for nobody */
  double gap;                  /* the largest that the proofs leave */
} AwrashAudit;

/* Holds one plan against every bound and the whole chain, or the chain up to the objective. */
gboolean awrash_i_chain_check (AwrashAudit *audit, const int64_t places[], gboolean to_the_end,
                               GError **error);

/* The tied provinces, and what they have for sure, are just what the claim says. */
gboolean awrash_i_tie_set_check (AwrashAudit *audit, const AwrashPricing *pricing, GError **error);

/* The former plan that the claim's reading keeps to, NULL without one. */
gboolean awrash_i_amended_read (const AwrashAudit *audit, int64_t **former, GError **error);
/* Keeps a cell on its side of the former plan, where each place costs alike. */
void awrash_i_amended_clip (const AwrashPricing *pricing, gsize cell, AwrashArc *arc);
/* The loss that the claim's reading allows, and the places [n_cells] of the plan from which it is
 * measured, which is audited too; NULL without a loss, or with a finding why not. */
gboolean awrash_i_amended_base (AwrashAudit *audit, AwrashRational *loss, int64_t **places,
                                GError **error);
/* Holds what provinces receive to what the loss leaves of the base, which is audited too. */
gboolean awrash_i_amended_allow_loss (AwrashAudit *audit, GError **error);
/* Whether the plan that has been laid out keeps to that. */
void awrash_i_amended_check_floors (AwrashAudit *audit);

#endif
