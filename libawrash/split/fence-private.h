/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How far a flow stands outside fences: on every arc a weight for each unit below its lower or
 * above its upper fence. Moves and relaxations are the nearest flows of this kind. */

#ifndef AWRASH_SPLIT_FENCE_PRIVATE_H
#define AWRASH_SPLIT_FENCE_PRIVATE_H

#include "split/solver-private.h"

/* The cost weight * (max (0, low - flow) + max (0, flow - high)), convex even where low > high. */
typedef struct
{
  int64_t low;
  int64_t high;
  int64_t weight; /* 0: free */
} AwrashFence;

/* The flow of least cost on the face, proved by its potentials before it is handed back: the bound
 * that they give is summed arc by arc and must be the cost itself. Narrows the face to these. */
gboolean awrash_i_fence_approach (AwrashNetwork *network, const AwrashFence fences[],
                                  int64_t *distance, GError **error);

/* The same from the places of a division, counting each place that a cell gains or loses. */
gboolean awrash_i_fence_approach_cells (AwrashNetwork *network, const AwrashModel *model,
                                        const int64_t places[], int64_t *distance, GError **error);

/* What a face leaves open: the most places in the first cell by code, then in the second, … */
gboolean awrash_i_fence_settle_order (AwrashNetwork *network, const AwrashModel *model,
                                      GError **error);

#endif
