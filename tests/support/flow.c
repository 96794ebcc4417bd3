/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether a network's flow is one. Source: the invariant in network-private.h. Invariant: the
 * network is only read. */

#include "support/flow.h"

#include <criterion/criterion.h>

void
flow_expect (const AwrashNetwork *network, int round)
{
  g_autofree int64_t *excess = g_new0 (int64_t, network->n_nodes);

  for (gsize i = 0; i < network->n_arcs; i++)
    {
      const AwrashArc *arc = &network->arcs[i];

      cr_assert (arc->flow >= arc->lower && arc->flow <= arc->upper, "round %d, arc %zu", round, i);
      excess[arc->head] += arc->flow;
      excess[arc->tail] -= arc->flow;
    }
  for (gsize node = 0; node < network->n_nodes; node++)
    cr_assert_eq (excess[node], 0, "round %d, node %zu", round, node);
}
