/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What equity costs, as a table of points. Source: awrash_split_frontier_new(). Invariant: a table
 * that may leave points out says so. */

#ifndef TRADEOFF_H
#define TRADEOFF_H

#include "manners.h"

/* Draws the frontier that "EFFICIENCY,EQUITY[,POINTS]" asks for, and tells it. */
ExitStatus tradeoff_tell (Session *session, const AwrashProgramme *programme,
                          const AwrashReading *reading, const char *asked, GError **error);

/* Draws it, and sets it beside the plan of a report. */
gboolean tradeoff_add (const AwrashProgramme *programme, const AwrashReading *reading,
                       const char *asked, AwrashReport *report, GError **error);

#endif
