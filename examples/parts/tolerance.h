/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How wrong the census may be before a plan would change. Source: awrash_split_need_intervals().
 * Invariant: one need at a time differs, the others stand. */

#ifndef TOLERANCE_H
#define TOLERANCE_H

#include "manners.h"

/* Tells the interval of every province's need. */
gboolean tolerance_tell (Session *session, const AwrashProgramme *programme, const AwrashPlan *plan,
                         GError **error);

#endif
