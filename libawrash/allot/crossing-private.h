/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two trees that cross, as one network: source → rows' root → … → rows' leaf → cell → columns' leaf
 * → … → columns' root → sink, and the total from the sink back to the source. Every bound of a node
 * is a bound of one arc, so a flow is an allotment, and the engine's cuts and faces speak of it. */

#ifndef AWRASH_ALLOT_CROSSING_PRIVATE_H
#define AWRASH_ALLOT_CROSSING_PRIVATE_H

#include "allot/bounds-private.h"
#include "allot/network-private.h"

struct _AwrashCrossing
{
  gsize n_cells;
  gsize n_rows;    /* nodes of the rows' tree */
  gsize n_columns; /* nodes of the columns' tree */
  /* Cells first, then the arc above each row node, below each column node, and the total's. Bounds
   * are as given, those of the total open. */
  AwrashArc *arcs;
};

/* A network without flow for one total: the total's arc fixed, ceilings cut to the largest total
 * and to the units that cells have costs for (all of them where costs is NULL), but never below
 * floors. Fails where the total is out of range, costs are of other cells, or a cell's floor has
 * none. */
AwrashNetwork *awrash_i_crossing_network (const AwrashCrossing *crossing, const AwrashCosts *costs,
                                          int64_t total, GError **error);

#endif
