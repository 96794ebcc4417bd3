/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is peeled off can move nowhere; what is left has no loose end. Source: whether an arc's ends
 * hold together without it. Invariant: seeds are fixed. */

#include "allot/network-private.h"

#include <criterion/criterion.h>
#include <string.h>

#define NODES 7
#define ARCS 9

/* Arcs anywhere, some from a node to itself, some beside one another. */
static AwrashNetwork *
draw (GRand *rand, guint8 movable[])
{
  AwrashNetwork *network = awrash_i_network_new_arcs (NODES, ARCS, NULL);

  for (gsize i = 0; i < ARCS; i++)
    {
      network->arcs[i].tail = (gsize)g_rand_int_range (rand, 0, NODES);
      network->arcs[i].head = (gsize)g_rand_int_range (rand, 0, NODES);
      movable[i] = g_rand_int_range (rand, 0, 4) > 0;
    }
  return network;
}

/* Whether the other movable arcs lead from one end of an arc to the other, either way. */
static gboolean
is_on_cycle (const AwrashNetwork *network, const guint8 movable[], gsize arc)
{
  gboolean reached[NODES] = { FALSE };

  reached[network->arcs[arc].tail] = TRUE;
  for (gsize pass = 0; pass < NODES; pass++)
    for (gsize i = 0; i < ARCS; i++)
      if (movable[i] && i != arc
          && (reached[network->arcs[i].tail] || reached[network->arcs[i].head]))
        reached[network->arcs[i].tail] = reached[network->arcs[i].head] = TRUE;
  return reached[network->arcs[arc].head];
}

static gsize
count_ends (const AwrashNetwork *network, const guint8 movable[], gsize node)
{
  gsize n = 0;

  for (gsize i = 0; i < ARCS; i++)
    if (movable[i])
      n += (network->arcs[i].tail == node) + (network->arcs[i].head == node);
  return n;
}

Test (allot_peel, arcs_on_cycles_stay_and_loose_ends_go)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  gsize n_left = 0, n_gone = 0;

  for (guint trial = 0; trial < 2000; trial++)
    {
      guint8 before[ARCS], movable[ARCS];
      g_autoptr (AwrashNetwork) network = draw (rand, before);

      memcpy (movable, before, ARCS);
      cr_assert (awrash_i_network_peel (network, movable, NULL));
      for (gsize i = 0; i < ARCS; i++)
        {
          cr_assert (before[i] || !movable[i], "%u: arc %zu", trial, i);
          if (before[i] && is_on_cycle (network, before, i))
            cr_assert (movable[i], "%u: arc %zu", trial, i);
          n_left += movable[i];
          n_gone += before[i] && !movable[i];
        }
      for (gsize node = 0; node < NODES; node++)
        cr_assert_neq (count_ends (network, movable, node), 1, "%u: node %zu", trial, node);
    }
  cr_expect (n_left > 1000 && n_gone > 1000, "%zu left, %zu gone", n_left, n_gone);
}
