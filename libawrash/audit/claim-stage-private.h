/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A stage of the chain, read from a certificate. */

#ifndef AWRASH_AUDIT_CLAIM_STAGE_PRIVATE_H
#define AWRASH_AUDIT_CLAIM_STAGE_PRIVATE_H

#include "audit/claim-private.h"

/* Adds the stage that a node describes to those of the claim; checked for its form alone. */
gboolean awrash_i_claim_read_stage (AwrashClaim *claim, const AwrashModel *model, JsonNode *node,
                                    GError **error);

#endif
