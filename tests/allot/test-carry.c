/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Targets met at once, and what is then missing carried there: always a flow between the bounds,
 * and one that meets every target where there is such a one.
 * Source: awrash_i_stage_feasible() with arcs held at their targets. Invariant: seeds are fixed. */

#include "support/flow.h"

#include <criterion/criterion.h>

#define MOST_NODES 9
#define MOST_ARCS 40

/* Random arcs with a random flow, and one that cannot move from every node to the last, so that
 * flow is conserved there. */
static AwrashNetwork *
draw (GRand *rand)
{
  gsize n = 2 + (gsize)g_rand_int_range (rand, 0, MOST_NODES - 2);
  gsize n_drawn = 3 + (gsize)g_rand_int_range (rand, 0, MOST_ARCS - MOST_NODES - 3);
  AwrashNetwork *network = awrash_i_network_new (n + 1, n_drawn + n, NULL);
  int64_t excess[MOST_NODES] = { 0 };

  for (gsize i = 0; i < n_drawn; i++)
    {
      int64_t lower = g_rand_int_range (rand, 0, 3);
      int64_t upper = lower + g_rand_int_range (rand, 0, 12);

      network->arcs[i] = (AwrashArc){ (gsize)g_rand_int_range (rand, 0, (gint32)n),
                                      (gsize)g_rand_int_range (rand, 0, (gint32)n), lower, upper,
                                      g_rand_int_range (rand, (gint32)lower, (gint32)upper + 1) };
      excess[network->arcs[i].head] += network->arcs[i].flow;
      excess[network->arcs[i].tail] -= network->arcs[i].flow;
    }
  for (gsize node = 0; node < n; node++)
    {
      gboolean has = excess[node] > 0;
      int64_t flow = ABS (excess[node]);

      network->arcs[n_drawn + node]
          = (AwrashArc){ has ? node : n, has ? n : node, flow, flow, flow };
    }
  awrash_i_network_index (network);
  return network;
}

/* Whether there is a flow that meets all targets, as near as their own bounds let them be met. */
static gboolean
can_meet (const AwrashNetwork *network, const int64_t target[])
{
  g_autoptr (AwrashNetwork) held = awrash_i_network_copy (network, NULL);
  int64_t missing;

  for (gsize i = 0; i < held->n_arcs; i++)
    {
      AwrashArc *arc = &held->arcs[i];

      arc->flow = 0;
      if (target[i] != AWRASH_NO_TARGET)
        arc->lower = arc->upper = MIN (MAX (target[i], arc->lower), arc->upper);
    }
  cr_assert (awrash_i_stage_feasible (held, &missing, NULL));
  return missing == 0;
}

Test (allot_carry, a_flow_stays_one_and_meets_what_can_be_met)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (22);
  int n_met = 0;

  for (int round = 0; round < 4000; round++)
    {
      g_autoptr (AwrashNetwork) network = draw (rand);
      int64_t target[MOST_ARCS];
      gboolean meets;

      for (gsize i = 0; i < network->n_arcs; i++)
        target[i] = g_rand_int_range (rand, 0, 4) > 0
                        ? AWRASH_NO_TARGET
                        : network->arcs[i].flow + g_rand_int_range (rand, -6, 7);
      meets = can_meet (network, target);
      n_met += meets;
      cr_assert (awrash_i_network_carry (network, target, NULL));
      flow_expect (network, round);
      for (gsize i = 0; i < network->n_arcs && meets; i++)
        if (target[i] != AWRASH_NO_TARGET)
          cr_assert_eq (network->arcs[i].flow,
                        MIN (MAX (target[i], network->arcs[i].lower), network->arcs[i].upper),
                        "round %d, arc %zu", round, i);
    }
  cr_assert (n_met > 500 && n_met < 3500, "%d met", n_met);
}
