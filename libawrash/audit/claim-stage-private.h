/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The parts of a certificate, each of which is read where it comes next. */

#ifndef AWRASH_AUDIT_CLAIM_STAGE_PRIVATE_H
#define AWRASH_AUDIT_CLAIM_STAGE_PRIVATE_H

#include "audit/claim-private.h"
#include "split/gini-private.h"

gboolean awrash_i_claim_read_types (AwrashClaim *claim, const AwrashModel *model, GError **error);
gboolean awrash_i_claim_read_places (AwrashClaim *claim, const AwrashModel *model, GError **error);
gboolean awrash_i_claim_read_tie (AwrashClaim *claim, const AwrashModel *model, GError **error);
/* The bounds that have prices, then the stages that price them; checked for their form alone. */
gboolean awrash_i_claim_read_bounds (AwrashClaim *claim, const AwrashModel *model, GError **error);
gboolean awrash_i_claim_read_stages (AwrashClaim *claim, const AwrashModel *model, GError **error);
/* The prices of a stage, in runs: [[number of the first bound, price, price, …], …]. */
gboolean awrash_i_claim_read_prices (AwrashClaim *claim, const AwrashModel *model,
                                     AwrashStageProof *stage, GError **error);
/* The proof of a least Gini, if the stage has one. */
gboolean awrash_i_claim_read_gini (AwrashClaim *claim, const AwrashModel *model,
                                   AwrashStageProof *stage, GError **error);

#endif
