/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The network's own moves: room, ways round, feasibility and the cut that proves there is none.
 * Source: Hoffman (1960). Invariant: flow is conserved at every node after every call. */

#include "allot/network-private.h"

#include <criterion/criterion.h>

/* A ring of n arcs 0 -> 1 -> … -> 0 with the given bounds. */
static AwrashNetwork *
ring (gsize n, const int64_t bounds[][2])
{
  AwrashNetwork *network = awrash_i_network_new (n, n, NULL);

  for (gsize i = 0; i < n; i++)
    network->arcs[i] = (AwrashArc){ i, (i + 1) % n, bounds[i][0], bounds[i][1], 0 };
  awrash_i_network_index (network);
  return network;
}

Test (allot_network, sends_what_the_narrowest_arc_lets_through)
{
  const int64_t bounds[][2] = { { 0, 5 }, { 0, 3 }, { 0, 9 } };
  g_autoptr (AwrashNetwork) network = ring (3, bounds);

  cr_assert_eq (awrash_i_network_send (network, 0, G_MAXINT64), 3);
  cr_assert_eq (awrash_i_network_send (network, 0, G_MAXINT64), 0);
  for (gsize i = 0; i < 3; i++)
    cr_assert_eq (network->arcs[i].flow, 3);
  cr_assert_eq (awrash_i_network_send (network, 2 * 2 + 1, 2), 2);
  cr_assert_eq (network->arcs[1].flow, 1);
}

Test (allot_network, never_turns_back_through_the_arc_it_sends_on)
{
  const int64_t bounds[][2] = { { 0, 5 }, { 0, 0 } };
  g_autoptr (AwrashNetwork) network = ring (2, bounds);

  cr_assert_eq (awrash_i_network_send (network, 0, 1), 0);
  cr_assert_eq (network->arcs[0].flow, 0);
}

Test (allot_network, a_loop_fills_itself)
{
  const int64_t bounds[][2] = { { 2, 7 } };
  g_autoptr (AwrashNetwork) network = ring (1, bounds);

  cr_assert (awrash_i_network_feasible (network));
  cr_assert_eq (network->arcs[0].flow, 2);
  cr_assert_eq (awrash_i_network_send (network, 0, G_MAXINT64), 5);
}

Test (allot_network, lower_bounds_are_met_or_a_cut_tells_why_not)
{
  const int64_t good[][2] = { { 2, 5 }, { 0, 3 } }, bad[][2] = { { 4, 5 }, { 0, 3 } };
  g_autoptr (AwrashNetwork) feasible = ring (2, good);
  g_autoptr (AwrashNetwork) infeasible = ring (2, bad);

  cr_assert (awrash_i_network_feasible (feasible));
  cr_assert_eq (feasible->arcs[0].flow, 2);
  cr_assert_eq (feasible->arcs[1].flow, 2);
  cr_assert_not (awrash_i_network_feasible (infeasible));
  cr_assert_eq (infeasible->reached[1], 1);
  cr_assert_eq (infeasible->reached[0], 0);
}

Test (allot_network, a_network_without_arcs_has_a_copy_without)
{
  g_autoptr (AwrashNetwork) network = awrash_i_network_new (3, 0, NULL);
  g_autoptr (AwrashNetwork) copy = NULL;

  awrash_i_network_index (network);
  copy = awrash_i_network_copy (network, NULL);
  cr_assert_not_null (copy);
  cr_expect (copy->n_nodes == 3 && copy->n_arcs == 0);
}

Test (allot_network, a_copy_lives_its_own_life)
{
  const int64_t bounds[][2] = { { 0, 5 }, { 0, 3 } };
  g_autoptr (AwrashNetwork) network = ring (2, bounds);
  g_autoptr (AwrashNetwork) copy = awrash_i_network_copy (network, NULL);

  cr_assert_eq (awrash_i_network_send (copy, 0, 2), 2);
  cr_assert_eq (network->arcs[0].flow, 0);
}
