/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Flows poured into nested sums: there is one where the simplex finds one, it is conserved and
 * between the bounds, and every target that can be met alone is met.
 * Source: awrash_i_stage_feasible() on the same network. Invariant: seeds are fixed. */

#include "allot/networks.h"
#include "support/flow.h"

#include <criterion/criterion.h>
#include <string.h>

#define MOST_NODES 8
#define MOST_LEAVES 20

/* A tree of random sums over leaves that start at the root, node 0. */
static AwrashNetwork *
draw (GRand *rand)
{
  gsize n_nodes = 2 + (gsize)g_rand_int_range (rand, 0, MOST_NODES - 1);
  gsize n_leaves = 2 + (gsize)g_rand_int_range (rand, 0, MOST_LEAVES - 1);
  AwrashNetwork *network = awrash_i_network_new (n_nodes, n_leaves + n_nodes - 1, NULL);

  for (gsize i = 0; i < network->n_arcs; i++)
    {
      gboolean leaf = i < n_leaves;
      gsize node = leaf ? 0 : i - n_leaves + 1;
      gsize head = leaf ? 1 + (gsize)g_rand_int_range (rand, 0, (gint32)n_nodes - 1)
                        : (gsize)g_rand_int_range (rand, 0, (gint32)node);
      int64_t lower = g_rand_int_range (rand, 0, leaf ? 3 : 12);

      network->arcs[i]
          = (AwrashArc){ node, head, lower, lower + g_rand_int_range (rand, 0, leaf ? 9 : 25), 0 };
    }
  awrash_i_network_index (network);
  return network;
}

Test (allot_pour, there_is_a_flow_where_the_simplex_finds_one)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  int n_poured = 0;

  for (int round = 0; round < 2000; round++)
    {
      g_autoptr (AwrashNetwork) network = draw (rand);
      g_autoptr (AwrashNetwork) other = awrash_i_network_copy (network, NULL);
      int64_t target[MOST_LEAVES + MOST_NODES], missing;
      gboolean poured;

      for (gsize i = 0; i < network->n_arcs; i++)
        target[i] = g_rand_boolean (rand) ? AWRASH_NO_TARGET : g_rand_int_range (rand, -5, 40);
      cr_assert (awrash_i_network_pour (network, target, &poured, NULL));
      cr_assert (awrash_i_stage_feasible (other, &missing, NULL));
      cr_assert_eq (poured, missing == 0, "round %d", round);
      n_poured += poured;
      if (poured)
        flow_expect (network, round);
      else
        for (gsize i = 0; i < network->n_arcs; i++)
          cr_assert_eq (network->arcs[i].flow, 0, "round %d: an arc was touched", round);
    }
  cr_assert (n_poured > 400 && n_poured < 1600, "%d poured", n_poured);
}

Test (allot_pour, targets_that_are_a_flow_are_met)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (12);
  int n_met = 0;

  for (int round = 0; round < 1000; round++)
    {
      g_autoptr (AwrashNetwork) network = draw (rand);
      g_autoptr (AwrashNetwork) other = awrash_i_network_copy (network, NULL);
      int64_t target[MOST_LEAVES + MOST_NODES], missing;
      gboolean poured;

      cr_assert (awrash_i_stage_feasible (other, &missing, NULL));
      if (missing > 0)
        continue;
      awrash_i_network_push (other, (gsize)g_rand_int_range (rand, 0, (gint32)network->n_arcs),
                             g_rand_boolean (rand));
      for (gsize i = 0; i < network->n_arcs; i++)
        target[i] = other->arcs[i].flow;
      cr_assert (awrash_i_network_pour (network, target, &poured, NULL));
      cr_assert (poured, "round %d", round);
      for (gsize i = 0; i < network->n_arcs; i++)
        cr_assert_eq (network->arcs[i].flow, target[i], "round %d, arc %zu", round, i);
      n_met++;
    }
  cr_assert (n_met > 200, "%d met", n_met);
}

Test (allot_pour, what_is_left_goes_by_room)
{
  AwrashNetwork *network = awrash_i_network_new (2, 4, NULL);
  int64_t target[4] = { AWRASH_NO_TARGET, AWRASH_NO_TARGET, AWRASH_NO_TARGET, AWRASH_NO_TARGET };
  gboolean poured;

  network->arcs[0] = (AwrashArc){ 0, 1, 0, 10, 0 };
  network->arcs[1] = (AwrashArc){ 0, 1, 0, 20, 0 };
  network->arcs[2] = (AwrashArc){ 0, 1, 5, 35, 0 };
  network->arcs[3] = (AwrashArc){ 1, 0, 35, 35, 0 };
  awrash_i_network_index (network);
  cr_assert (awrash_i_network_pour (network, target, &poured, NULL));
  cr_assert (poured);
  cr_assert_eq (network->arcs[0].flow, 5);
  cr_assert_eq (network->arcs[1].flow, 10);
  cr_assert_eq (network->arcs[2].flow, 20);
  awrash_i_network_free (network);
}

Test (allot_pour, other_networks_and_numbers_too_large_are_left_alone)
{
  g_autoptr (AwrashNetwork) network = awrash_i_network_new (3, 4, NULL);
  g_autoptr (AwrashNetwork) large = awrash_i_network_new (2, 3, NULL);
  int64_t target[4] = { 1, 1, 1, 1 };
  gboolean poured = TRUE;

  network->arcs[0] = (AwrashArc){ 0, 1, 0, 9, 0 };
  network->arcs[1] = (AwrashArc){ 0, 2, 0, 9, 0 };
  network->arcs[2] = (AwrashArc){ 1, 2, 0, 9, 0 };
  network->arcs[3] = (AwrashArc){ 1, 0, 0, 9, 0 };
  awrash_i_network_index (network);
  cr_assert (awrash_i_network_pour (network, target, &poured, NULL));
  cr_assert_not (poured);
  large->arcs[0] = (AwrashArc){ 0, 1, 0, G_MAXINT64, 0 };
  large->arcs[1] = (AwrashArc){ 0, 1, 0, G_MAXINT64, 0 };
  large->arcs[2] = (AwrashArc){ 1, 0, 0, G_MAXINT64, 0 };
  awrash_i_network_index (large);
  cr_assert (awrash_i_network_pour (large, target, &poured, NULL));
  cr_assert_not (poured);
}

/* A node that nothing leaves, and a ring apart from the root. */
Test (allot_pour, what_does_not_lead_to_one_root_is_left_alone)
{
  static const AwrashArc stuck[] = { { 0, 1, 0, 5, 0 }, { 0, 1, 0, 5, 0 } };
  static const AwrashArc apart[] = {
    { 0, 1, 0, 5, 0 }, { 0, 1, 0, 5, 0 }, { 1, 0, 0, 9, 0 }, { 2, 3, 1, 5, 0 }, { 3, 2, 1, 5, 0 }
  };
  g_autoptr (AwrashNetwork) first = network_of (2, 2, stuck), second = network_of (4, 5, apart);
  AwrashNetwork *networks[] = { first, second };
  const int64_t target[] = { 2, 2, 4, 1, 1 };

  for (gsize i = 0; i < G_N_ELEMENTS (networks); i++)
    {
      gboolean poured = TRUE;

      cr_assert (awrash_i_network_pour (networks[i], target, &poured, NULL));
      cr_expect_not (poured, "%zu", i);
      cr_expect_eq (networks[i]->arcs[0].flow, 0, "%zu", i);
    }
}
