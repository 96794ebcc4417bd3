/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Small networks that are held against all their flows or potentials. Source: none. Invariant: arcs
 * stay as they are given. */

#ifndef TESTS_ALLOT_NETWORKS_H
#define TESTS_ALLOT_NETWORKS_H

#include "allot/network-private.h"

#include <string.h>

static inline AwrashNetwork *
network_of (gsize n_nodes, gsize n_arcs, const AwrashArc arcs[])
{
  AwrashNetwork *network = awrash_i_network_new (n_nodes, n_arcs, NULL);

  memcpy (network->arcs, arcs, n_arcs * sizeof (AwrashArc));
  awrash_i_network_index (network);
  return network;
}

#endif
