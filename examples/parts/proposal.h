/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One plan told for a committee. Source: the plan and its programme. Invariant: what the plan rests
 * on is said beside what it says. */

#ifndef PROPOSAL_H
#define PROPOSAL_H

#include "division.h"
#include "equity.h"

/* Tells a plan, with its ranges if asked for, or why there is none; name: the reading's, NULL for
 * [split]. */
ExitStatus proposal_tell (Session *session, const AwrashProgramme *programme,
                          const AwrashReading *reading, const char *name, const AwrashPlan *plan,
                          gboolean with_ranges, GError **error);

/* Parts that --compare tells as well. */
void proposal_tell_title (Session *session, const AwrashProgramme *programme);
const char *proposal_describe_foundation (Session *session, const Division *division);
const char *proposal_describe_reading (const Session *session, const AwrashProgramme *programme,
                                       const char *name);
/* Rates per need: of what the provinces have before (unless stream_before is -1), and of all. */
gboolean proposal_measure (const Division *division, gint64 stream_before, Equity *before,
                           Equity *after, GError **error);

#endif
