/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A plan set against another one, the baseline. Source: the baseline's plan.csv. Invariant:
 * increases and decreases stand in the same line, and both have their sums. */

#ifndef BASELINE_H
#define BASELINE_H

#include "manners.h"

/* folder: where the other plan.csv stands; a table by itself is taken too. */
gboolean baseline_tell (Session *session, const AwrashProgramme *programme,
                        const AwrashReading *reading, const AwrashPlan *plan, const char *folder,
                        GError **error);

#endif
