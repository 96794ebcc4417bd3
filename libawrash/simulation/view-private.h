/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Views of a situation, made in a slot: slot->view, until the slot's next one. */

#ifndef AWRASH_SIMULATION_VIEW_PRIVATE_H
#define AWRASH_SIMULATION_VIEW_PRIVATE_H

#include "simulation/policy-private.h"

/* One stream alone; all streams but one. */
void awrash_i_view_only (AwrashPolicySlot *slot, const AwrashIView *view, gsize stream);
void awrash_i_view_without (AwrashPolicySlot *slot, const AwrashIView *view, gsize stream);

/* A share of all totals, rounded down. */
void awrash_i_view_share (AwrashPolicySlot *slot, const AwrashIView *view, AwrashRational share);

/* In slot->view, rates also count what is given. */
void awrash_i_view_hold (AwrashPolicySlot *slot, const AwrashIView *view, const gint64 given[]);

/* What is left once given[] is; FALSE: no place of any stream. */
gboolean awrash_i_view_rest (AwrashPolicySlot *slot, const AwrashIView *view, const gint64 given[]);

/* Regions, each the region own[] = 0, 1, …; of a view of provinces. Writes slot->lower and more. */
void awrash_i_view_regions (AwrashPolicySlot *slot, const AwrashIView *view, const gsize own[]);

#endif
