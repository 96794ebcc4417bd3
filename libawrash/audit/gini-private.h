/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The least Gini under audit. */

#ifndef AWRASH_AUDIT_GINI_PRIVATE_H
#define AWRASH_AUDIT_GINI_PRIVATE_H

#include "audit/chain-private.h"

/* Holds the next stage, which must be of a Gini, against the plan: its value, and that its boxes
 * leave out no plan and bound the Gini in each. What the plan's provinces receive is settled then.
 */
gboolean awrash_i_audit_gini (AwrashAudit *audit, AwrashPricing *pricing, gboolean rest,
                              GError **error);

#endif
