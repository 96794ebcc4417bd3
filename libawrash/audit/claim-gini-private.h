/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The proof of a least Gini, read from a certificate. */

#ifndef AWRASH_AUDIT_CLAIM_GINI_PRIVATE_H
#define AWRASH_AUDIT_CLAIM_GINI_PRIVATE_H

#include "audit/claim-member-private.h"
#include "split/gini-private.h"

#include <json-glib/json-glib.h>

/* The member "gini" of a stage, if it has one; checked for its form alone. */
gboolean awrash_i_claim_read_gini (AwrashStageProof *stage, const AwrashModel *model,
                                   JsonObject *object, GError **error);

#endif
