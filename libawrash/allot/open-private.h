/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The open units of a bracket: those that neither end counts for sure. */

#ifndef AWRASH_ALLOT_OPEN_PRIVATE_H
#define AWRASH_ALLOT_OPEN_PRIVATE_H

#include "allot/bracket-private.h"

/* Every open unit of the nodes that are marked as open. */
gboolean awrash_i_open_collect (const AwrashBracket *bracket, AwrashOpenKeys *open, GError **error);

/* Tries two thresholds in one pass over the leaves right below the bracket's node, which has no
 * inner children, and collects what is open between them, as long as it is not more than `most`:
 * least and most of the two ends are written to sums[4], lower end first. */
gboolean awrash_i_open_between (const AwrashBracket *bracket, AwrashThreshold low,
                                AwrashThreshold high, gsize most, AwrashOpenKeys *open,
                                int64_t sums[4], GError **error);

/* Two thresholds between which, by a sample of the open units, the goal is met; FALSE where there
 * are too few to tell. */
gboolean awrash_i_open_sample (const AwrashBracket *bracket, AwrashThreshold *low,
                               AwrashThreshold *high);

#endif
