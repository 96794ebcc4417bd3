/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Flows adopted from wishes in real numbers, and springs that make them: whole, conserved, within
 * the bounds, and near; else untouched.
 * Source: the contracts in network-private.h. Invariant: seeds are fixed. */

#include "allot/networks.h"
#include "support/flow.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#define SOURCES 4
#define SINKS 6
#define N_ARCS (SOURCES * SINKS + SOURCES + SINKS)

/* Sources with fixed totals, sinks with fixed totals, cells between 0 and 40; a flow to start. */
static AwrashNetwork *
draw (GRand *rand)
{
  AwrashNetwork *network = awrash_i_network_new (1 + SOURCES + SINKS, N_ARCS, NULL);

  for (gsize s = 0; s < SOURCES; s++)
    network->arcs[SOURCES * SINKS + s] = (AwrashArc){ 0, 1 + s, 0, 0, 0 };
  for (gsize t = 0; t < SINKS; t++)
    network->arcs[SOURCES * SINKS + SOURCES + t] = (AwrashArc){ 1 + SOURCES + t, 0, 0, 0, 0 };
  for (gsize s = 0; s < SOURCES; s++)
    for (gsize t = 0; t < SINKS; t++)
      {
        int64_t flow = g_rand_int_range (rand, 0, 41);

        network->arcs[s * SINKS + t] = (AwrashArc){ 1 + s, 1 + SOURCES + t, 0, 40, flow };
        network->arcs[SOURCES * SINKS + s].flow += flow;
        network->arcs[SOURCES * SINKS + SOURCES + t].flow += flow;
      }
  for (gsize i = SOURCES * SINKS; i < N_ARCS; i++)
    network->arcs[i].lower = network->arcs[i].upper = network->arcs[i].flow;
  awrash_i_network_index (network);
  return network;
}

Test (allot_adopt, what_is_adopted_is_a_flow_and_what_is_not_changes_nothing)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  int n_adopted = 0;

  for (int round = 0; round < 400; round++)
    {
      g_autoptr (AwrashNetwork) network = draw (rand);
      AwrashArc before[N_ARCS];
      double wanted[N_ARCS];
      gboolean adopted;

      memcpy (before, network->arcs, sizeof before);
      for (gsize i = 0; i < N_ARCS; i++)
        wanted[i] = g_rand_int_range (rand, 0, 5) == 0
                        ? NAN
                        : (double)network->arcs[i].flow + g_rand_double_range (rand, -3, 3);
      cr_assert (awrash_i_network_adopt (network, wanted, &adopted, NULL));
      n_adopted += adopted;
      if (adopted)
        flow_expect (network, round);
      else
        cr_assert_eq (memcmp (before, network->arcs, sizeof before), 0, "round %d", round);
    }
  cr_assert (n_adopted > 20 && n_adopted < 400, "%d adopted", n_adopted);
}

/* The roomier arc is on the tree, and takes what the other is rounded to. */
Test (allot_adopt, what_conservation_leaves_may_be_a_bound)
{
  for (int64_t end = 0; end <= 3; end += 3)
    {
      const AwrashArc arcs[] = { { 0, 1, 0, 3, 1 }, { 1, 0, 0, 3, 1 } };
      const double wanted[] = { 1.5, (double)end };
      g_autoptr (AwrashNetwork) network = network_of (2, 2, arcs);
      gboolean adopted;

      cr_assert (awrash_i_network_adopt (network, wanted, &adopted, NULL));
      cr_expect (adopted && network->arcs[0].flow == end && network->arcs[1].flow == end, "%d",
                 (int)end);
    }
}

Test (allot_adopt, springs_come_within_a_few_units_of_the_least_cost)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);

  for (int round = 0; round < 200; round++)
    {
      g_autoptr (AwrashNetwork) network = draw (rand);
      int64_t scale[N_ARCS] = { 0 }, target[N_ARCS] = { 0 }, away = 0;
      guint8 movable[N_ARCS];

      /* With one scale for all and no bound reached, the least squares stand at r + c. */
      for (gsize s = 0; s < SOURCES; s++)
        for (gsize t = 0; t < SINKS; t++)
          {
            scale[s * SINKS + t] = 3;
            target[s * SINKS + t] = 6 * 20;
          }
      cr_assert (awrash_i_network_movable (network, movable, NULL));
      cr_assert (awrash_i_springs_start (network, movable, scale, target, NULL));
      flow_expect (network, round);
      for (gsize s = 0; s < SOURCES; s++)
        for (gsize t = 0; t < SINKS; t++)
          {
            double row = (double)network->arcs[SOURCES * SINKS + s].flow / SINKS;
            double column = (double)network->arcs[SOURCES * SINKS + SOURCES + t].flow / SOURCES;
            double all = 0;

            for (gsize k = 0; k < SOURCES; k++)
              all += (double)network->arcs[SOURCES * SINKS + k].flow / SOURCES / SINKS;
            away = MAX (away, (int64_t)fabs ((double)network->arcs[s * SINKS + t].flow
                                             - (row + column - all)));
          }
      cr_assert_leq (away, SOURCES + SINKS, "round %d: %d away", round, (int)away);
    }
}

Test (allot_adopt, springs_come_to_rest)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (int round = 0; round < 200; round++)
    {
      g_autoptr (AwrashNetwork) network = draw (rand);
      int64_t scale[N_ARCS] = { 0 }, target[N_ARCS] = { 0 };
      double wanted[N_ARCS], excess[1 + SOURCES + SINKS] = { 0 };
      gboolean adopted;

      for (gsize i = 0; i < SOURCES * SINKS; i++)
        {
          scale[i] = g_rand_int_range (rand, 1, 6);
          target[i] = scale[i] * g_rand_int_range (rand, 0, 80);
        }
      cr_assert (awrash_i_springs_adopt (network, scale, target, wanted, &adopted, NULL));
      flow_expect (network, round);
      for (gsize i = 0; i < N_ARCS; i++)
        {
          const AwrashArc *arc = &network->arcs[i];
          double flow = scale[i] > 0 ? wanted[i] : (double)arc->flow;

          excess[arc->head] += flow;
          excess[arc->tail] -= flow;
        }
      for (gsize node = 0; node < network->n_nodes; node++)
        cr_assert_lt (fabs (excess[node]), 1, "round %d, node %zu is %g off", round, node,
                      excess[node]);
    }
}

/* As a network is laid out: nothing flows, and sums ask for something. */
Test (allot_adopt, a_spread_finds_a_flow_where_there_was_none_and_grants_wishes)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);
  int n_adopted = 0, n_granted = 0, n_wishes = 0;

  for (int round = 0; round < 200; round++)
    {
      g_autoptr (AwrashNetwork) network = draw (rand);
      int64_t wish[N_ARCS];
      gboolean adopted;

      for (gsize i = 0; i < N_ARCS; i++)
        {
          gboolean wishes = i < SOURCES * SINKS && g_rand_int_range (rand, 0, 6) == 0;

          wish[i] = wishes ? network->arcs[i].flow : AWRASH_NO_TARGET;
          network->arcs[i].flow = 0;
        }
      cr_assert (awrash_i_network_spread (network, wish, &adopted, NULL));
      n_adopted += adopted;
      if (!adopted)
        continue;
      flow_expect (network, round);
      for (gsize i = 0; i < N_ARCS; i++)
        if (wish[i] != AWRASH_NO_TARGET)
          {
            n_wishes++;
            n_granted += ABS (network->arcs[i].flow - wish[i]) <= 4;
          }
    }
  cr_assert_gt (n_adopted, 100, "%d adopted", n_adopted);
  cr_assert_gt (n_granted, n_wishes * 3 / 4, "%d of %d wishes granted", n_granted, n_wishes);
}

Test (allot_adopt, arcs_may_be_as_wide_as_any)
{
  const int64_t most = G_GINT64_CONSTANT (1) << 62;
  const AwrashArc arcs[] = { { 0, 1, -most, most, 0 }, { 1, 0, -most, most, 0 } };
  const double wanted[] = { 0.4, 0.9 };
  g_autoptr (AwrashNetwork) network = network_of (2, 2, arcs);
  gboolean adopted;

  cr_assert (awrash_i_network_adopt (network, wanted, &adopted, NULL));
  cr_expect (adopted && network->arcs[0].flow == 1 && network->arcs[1].flow == 1);
}

/* Some hold a unit at the most, others more than springs can say. */
Test (allot_adopt, a_spread_copes_with_arcs_of_very_different_width)
{
  const int64_t much = G_GINT64_CONSTANT (1) << 42, some = G_GINT64_CONSTANT (1) << 30;
  const AwrashArc arcs[] = { { 0, 1, much, much + some, 0 },
                             { 0, 1, -much - some, -much, 0 },
                             { 0, 1, 0, some, 0 },
                             { 0, 1, 0, 1, 0 },
                             { 1, 0, 5, 50, 0 } };
  const int64_t wish[] = { AWRASH_NO_TARGET, AWRASH_NO_TARGET, AWRASH_NO_TARGET, AWRASH_NO_TARGET,
                           AWRASH_NO_TARGET };
  g_autoptr (AwrashNetwork) network = network_of (2, G_N_ELEMENTS (arcs), arcs);
  gboolean adopted;

  cr_assert (awrash_i_network_spread (network, wish, &adopted, NULL));
  cr_assert (adopted);
  flow_expect (network, 0);
}
