/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The plain exact solver as an oracle: successive shortest paths on the residual network, one unit
 * a path, from no flow at all.
 * Source: Ahuja, Magnanti and Orlin (1993), ch. 9, with costs in an ordered group. Invariant:
 * after every path the flow is the best of its amount. */

#ifndef AWRASH_TEST_SHORTEST_PATHS_H
#define AWRASH_TEST_SHORTEST_PATHS_H

#include "allot/network-private.h"

/* Fills the network from node 0 round to node 0: lower bounds first, then as much as the recipients
 * can have, then by the objective. FALSE if the lower bounds cannot be met. Slow: for tests. */
gboolean test_shortest_paths (AwrashNetwork *network, gsize n, const AwrashRecipient recipients[],
                              AwrashObjective objective);

#endif
