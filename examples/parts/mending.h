/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The fewest moves that mend a division, or make it the best by a reading. Source:
 * awrash_split_moves_to_mend() and awrash_split_moves_to_best(). Invariant: no list changes fewer
 * places. */

#ifndef MENDING_H
#define MENDING_H

#include "manners.h"

/* verdict: of a division, with its places. */
gboolean mending_tell (Session *session, const AwrashProgramme *programme,
                       const AwrashReading *reading, const AwrashVerdict *verdict, GError **error);

#endif
