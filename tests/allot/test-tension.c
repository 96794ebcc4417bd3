/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A linear cost that is the same for every flow is told apart from one that is not, and potentials
 * say so. Source: its least and its most, by the simplex. Invariant: seeds are fixed. */

#include "allot/network-private.h"

#include <criterion/criterion.h>

#define N_NODES 6
#define N_ARCS 12

/* Arcs around a flow that is conserved: cycles of random length, one after the other. */
static AwrashNetwork *
draw (GRand *rand, double rate[])
{
  AwrashNetwork *network = awrash_i_network_new (N_NODES, N_ARCS, NULL);
  double potential[N_NODES];
  gboolean tense = g_rand_boolean (rand);

  for (gsize node = 0; node < N_NODES; node++)
    potential[node] = g_rand_int_range (rand, -9, 10);
  for (gsize i = 0; i < N_ARCS; i++)
    {
      gsize tail = (gsize)g_rand_int_range (rand, 0, N_NODES);
      gsize head = (gsize)g_rand_int_range (rand, 0, N_NODES);
      gboolean fixed = g_rand_int_range (rand, 0, 3) == 0;

      network->arcs[i] = (AwrashArc){ tail, head, fixed ? 0 : -5, fixed ? 0 : 5, 0 };
      rate[i] = tense && !fixed ? potential[head] - potential[tail]
                                : (double)g_rand_int_range (rand, -1, 2);
    }
  awrash_i_network_index (network);
  return network;
}

static double
find_least (const AwrashNetwork *network, const double rate[], double sign)
{
  g_autoptr (AwrashNetwork) copy = awrash_i_network_copy (network, NULL);
  AwrashLinearCost cost;
  double turned[N_ARCS], sum = 0;

  for (gsize i = 0; i < N_ARCS; i++)
    turned[i] = sign * rate[i];
  awrash_i_stage_init_linear (&cost, turned);
  cr_assert (awrash_i_stage_minimise (copy, &cost.parent, NULL));
  for (gsize i = 0; i < N_ARCS; i++)
    sum += sign * turned[i] * (double)copy->arcs[i].flow;
  return sum;
}

Test (allot_tension, is_one_just_where_the_least_is_the_most)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  int n_tense = 0;

  for (int round = 0; round < 2000; round++)
    {
      double rate[N_ARCS];
      g_autoptr (AwrashNetwork) network = draw (rand, rate);
      double least = find_least (network, rate, 1), most = find_least (network, rate, -1);
      gboolean is_tension = awrash_i_network_is_tension (network, rate);

      cr_assert_eq (is_tension, !(least < most), "round %d: from %g to %g", round, least, most);
      n_tense += is_tension;
      for (gsize i = 0; i < N_ARCS && is_tension; i++)
        {
          const AwrashArc *arc = &network->arcs[i];

          if (arc->lower < arc->upper)
            cr_assert_float_eq (network->label[arc->head] - network->label[arc->tail], rate[i], 0,
                                "round %d, arc %zu", round, i);
        }
    }
  cr_assert (n_tense > 500 && n_tense < 1900, "%d of them", n_tense);
}

Test (allot_tension, narrows_no_face)
{
  g_autoptr (AwrashNetwork) network = awrash_i_network_new (2, 2, NULL);
  double rate[2] = { 3, -3 };

  network->arcs[0] = (AwrashArc){ 0, 1, 0, 7, 2 };
  network->arcs[1] = (AwrashArc){ 1, 0, 0, 7, 2 };
  awrash_i_network_index (network);
  cr_assert (awrash_i_stage_settle_linear (network, rate, NULL));
  cr_assert_eq (network->arcs[0].flow, 2);
  cr_assert_eq (network->arcs[0].upper, 7);
  rate[1] = -4;
  cr_assert (awrash_i_stage_settle_linear (network, rate, NULL));
  cr_assert_eq (network->arcs[0].flow, 7);
  cr_assert_eq (network->arcs[0].lower, 7);
}
