/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The room that a plan leaves to a committee. Source: awrash_split_ranges(). Invariant: every end
 * that is shown is reached by some plan that is as good. */

#ifndef FREEDOM_H
#define FREEDOM_H

#include "division.h"

/* Tells which cells and provinces can differ, and in how far. */
gboolean freedom_tell (Session *session, const AwrashPlan *plan, const AwrashReading *reading,
                       const Division *division, GError **error);

#endif
