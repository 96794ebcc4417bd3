/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How far arcs can go: never less far than a flow does, and as far where sums stand on sums; a
 * loose arc is one whose bounds could be left out. Source: the least and the most on each arc, by
 * the simplex. Invariant: seeds are fixed. */

#include "support/flow.h"

#include <criterion/criterion.h>
#include <math.h>

#define NODES 5
#define ARCS 9
#define FAR 1000

/* A random network around a random circulation. */
static AwrashNetwork *
draw (GRand *rand)
{
  AwrashNetwork *network = awrash_i_network_new (NODES, ARCS + NODES, NULL);

  for (gsize i = 0; i < ARCS; i++)
    {
      gsize tail = (gsize)g_rand_int_range (rand, 0, NODES);
      gsize head = (tail + (gsize)g_rand_int_range (rand, 1, NODES)) % NODES;

      network->arcs[i] = (AwrashArc){ tail, head, 0, 0, g_rand_int_range (rand, 0, 9) };
      for (gsize node = tail; node != head; node = (node + 1) % NODES)
        network->arcs[ARCS + node].flow -= network->arcs[i].flow;
    }
  for (gsize node = 0; node < NODES; node++)
    {
      network->arcs[ARCS + node].tail = node;
      network->arcs[ARCS + node].head = (node + 1) % NODES;
    }
  for (gsize i = 0; i < network->n_arcs; i++)
    {
      network->arcs[i].lower = network->arcs[i].flow - g_rand_int_range (rand, 0, 9);
      network->arcs[i].upper
          = network->arcs[i].flow + (g_rand_boolean (rand) ? FAR : g_rand_int_range (rand, 0, 9));
    }
  awrash_i_network_index (network);
  return network;
}

/* The least flow on an arc at a rate of 1, the most at -1. */
static int64_t
extreme (const AwrashNetwork *network, gsize arc, double rate)
{
  g_autoptr (AwrashNetwork) copy = awrash_i_network_copy (network, NULL);
  double rates[ARCS + NODES] = { 0 };
  AwrashLinearCost cost;

  rates[arc] = rate;
  awrash_i_stage_init_linear (&cost, rates);
  cr_assert (awrash_i_stage_minimise (copy, &cost.parent, NULL));
  return copy->arcs[arc].flow;
}

Test (allot_reach, no_flow_goes_farther_and_bounds_of_loose_arcs_can_be_left_out)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  int n_narrowed = 0, n_loose = 0;

  for (int round = 0; round < 300; round++)
    {
      g_autoptr (AwrashNetwork) network = draw (rand);
      AwrashReach reach[ARCS + NODES];
      guint8 is_loose[ARCS + NODES];

      flow_expect (network, round);
      cr_assert (awrash_i_network_reach (network, reach, is_loose, NULL));
      for (gsize i = 0; i < network->n_arcs; i++)
        {
          AwrashArc *arc = &network->arcs[i], own = *arc;
          int64_t least = extreme (network, i, 1), most = extreme (network, i, -1);

          cr_assert (reach[i].lower <= (double)least && reach[i].upper >= (double)most,
                     "round %d, arc %zu: [%" G_GINT64_FORMAT ", %" G_GINT64_FORMAT
                     "] is not in [%g, %g]",
                     round, i, least, most, reach[i].lower, reach[i].upper);
          n_narrowed += reach[i].upper < (double)own.upper;
          if (!is_loose[i])
            continue;
          n_loose++;
          arc->lower -= FAR;
          arc->upper += FAR;
          cr_assert_eq (extreme (network, i, 1), least, "round %d, arc %zu", round, i);
          cr_assert_eq (extreme (network, i, -1), most, "round %d, arc %zu", round, i);
          *arc = own;
        }
    }
  cr_assert (n_narrowed > 300 && n_loose > 20, "%d narrowed, %d loose", n_narrowed, n_loose);
}
