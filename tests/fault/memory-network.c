/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Flows that are started and looked at, by the private face, with memory refused.
 * Source: none; a small network on which springs are not adopted, and one with a cheaper cycle.
 * Invariant: that of allocator.h. */

#include "allocator.h"

#include "allot/network-private.h"

enum
{
  NODES = 12,
  MOVING = 40,
  ARCS = MOVING + NODES
};

/* Arcs of a few units each from any node to any other, so that all are hubs; what nodes then have
 * too many goes over arcs that cannot move. */
static AwrashNetwork *
draw (int64_t scale[], int64_t target[], GError **error)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  AwrashNetwork *network = awrash_i_network_new (NODES + 1, ARCS, error);
  int64_t excess[NODES] = { 0 };

  if (network == NULL)
    return NULL;
  for (gsize i = 0; i < MOVING; i++)
    {
      gsize tail = (gsize)g_rand_int_range (random, 0, NODES);
      gsize head = (tail + (gsize)g_rand_int_range (random, 1, NODES)) % NODES;
      int upper = g_rand_int_range (random, 1, 4), flow = g_rand_int_range (random, 0, upper + 1);

      network->arcs[i] = (AwrashArc){ tail, head, 0, upper, flow };
      excess[head] += flow;
      excess[tail] -= flow;
      scale[i] = g_rand_int_range (random, 1, 7);
      target[i] = scale[i] * g_rand_int_range (random, 0, 8);
    }
  for (gsize node = 0; node < NODES; node++)
    network->arcs[MOVING + node]
        = (AwrashArc){ node, NODES, excess[node], excess[node], excess[node] };
  awrash_i_network_index (network);
  for (gsize node = 0; node <= NODES; node++)
    network->parent[node] = AWRASH_NO_MOVE;
  return network;
}

static gboolean
start (GError **error)
{
  static int64_t flow[ARCS];
  int64_t scale[ARCS] = { 0 }, target[ARCS] = { 0 };
  guint8 movable[ARCS];
  g_autoptr (AwrashNetwork) network = draw (scale, target, error);

  fault_output (flow, sizeof flow);
  if (network == NULL || !awrash_i_network_movable (network, movable, error)
      || !awrash_i_springs_start (network, movable, scale, target, error))
    return FALSE;
  for (gsize i = 0; i < ARCS; i++)
    flow[i] = network->arcs[i].flow;
  return TRUE;
}

static gboolean
look (GError **error)
{
  static guint length;
  int64_t scale[ARCS] = { 0 }, target[ARCS] = { 0 };
  double rate[ARCS];
  AwrashLinearCost cost;
  g_autoptr (GArray) cycle = g_array_new (FALSE, FALSE, sizeof (AwrashMove));
  g_autoptr (AwrashNetwork) network = draw (scale, target, error);

  fault_output (&length, sizeof length);
  for (gsize i = 0; i < ARCS; i++)
    rate[i] = (double)(scale[i] - target[i]);
  awrash_i_stage_init_linear (&cost, rate);
  if (network == NULL || !awrash_i_stage_check (network, &cost.parent, cycle, error))
    return FALSE;
  length = cycle->len;
  return TRUE;
}

int
main (int argc, char **argv)
{
  static const FaultScenario scenarios[] = {
    { "springs", NULL, start, NULL },
    { "a cycle", NULL, look, NULL },
  };

  return fault_run (argc, argv, G_N_ELEMENTS (scenarios), scenarios);
}
