/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Exchanges, chains of them and small divisions from bad receipts on, each where the one before it
 * finds nothing more. Source: a bound by branch and bound. Invariant: seeds are fixed. */

#include "allot/networks.h"
#include "allot/one-sum.h"

#include <math.h>

enum
{
  SOURCES = 3,
  N = 8,
  CELLS = SOURCES * N,
  WIDEST = 6
};

/* Sources whose totals are fixed, and a flow from each to every recipient within a few units. */
static AwrashNetwork *
draw (guint32 seed, AwrashRecipient recipients[N])
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  AwrashNetwork *network = awrash_i_network_new (1 + SOURCES + N, CELLS + SOURCES + N, NULL);

  for (gsize s = 0; s < SOURCES; s++)
    network->arcs[CELLS + s] = (AwrashArc){ .tail = 0, .head = 1 + s };
  for (gsize p = 0; p < N; p++)
    network->arcs[CELLS + SOURCES + p] = (AwrashArc){ 1 + SOURCES + p, 0, 0, 1000, 0 };
  for (gsize s = 0; s < SOURCES; s++)
    for (gsize p = 0; p < N; p++)
      {
        int lower = g_rand_int_range (random, 0, 3);
        int upper = lower + g_rand_int_range (random, 0, WIDEST + 1);
        int flow = g_rand_int_range (random, lower, upper + 1);

        network->arcs[s * N + p] = (AwrashArc){ 1 + s, 1 + SOURCES + p, lower, upper, flow };
        network->arcs[CELLS + s].flow += flow;
        network->arcs[CELLS + SOURCES + p].flow += flow;
      }
  for (gsize i = CELLS; i < CELLS + SOURCES; i++)
    network->arcs[i].lower = network->arcs[i].upper = network->arcs[i].flow;
  for (gsize p = 0; p < N; p++)
    recipients[p] = (AwrashRecipient){ CELLS + SOURCES + p, 0, g_rand_int_range (random, 1, 31) };
  awrash_i_network_index (network);
  return network;
}

static void
expect_better (guint32 seed, gboolean by_chains, gboolean by_division)
{
  const AwrashGiniSettings settings = { 0, 2000 };
  AwrashRecipient recipients[N];
  g_autoptr (AwrashNetwork) network = draw (seed, recipients);
  AwrashGini gini;
  gboolean is_better;

  cr_assert (awrash_i_gini_init (&gini, network, N, recipients, TRUE, &settings, NULL));
  AwrashGiniSum start = gini.value, single, chain, divided;
  cr_assert (awrash_i_gini_improve (&gini, 1, NULL));
  single = gini.value;
  cr_assert (awrash_i_gini_improve (&gini, 8, NULL));
  chain = gini.value;
  cr_assert (awrash_i_gini_divide_neighbours (&gini, &is_better, NULL));
  divided = gini.value;
  cr_expect (divided == awrash_i_gini_pairs_sum (&gini.pairs, gini.best), "seed %u", seed);
  cr_expect (single < start, "seed %u", seed);
  cr_expect (by_chains ? chain < single : chain == single, "seed %u", seed);
  cr_expect (by_division ? divided < chain : divided == chain, "seed %u", seed);
  cr_expect_eq (is_better, divided < chain, "seed %u", seed);
  cr_assert (awrash_i_gini_run (&gini, NULL));
  cr_expect (awrash_i_gini_bound (&gini) <= gini.value && gini.value <= divided, "seed %u", seed);
  awrash_i_gini_clear (&gini);
}

Test (allot_gini_improve, chains_and_divisions_go_on_where_single_exchanges_end)
{
  expect_better (1, FALSE, FALSE);
  expect_better (1759, TRUE, FALSE);
  expect_better (2398, TRUE, FALSE);
  expect_better (92, FALSE, TRUE);
}

Test (allot_gini_improve, too_many_recipients_are_not_divided_anew)
{
  const gsize n = 513;
  gboolean is_better = TRUE;
  OneSum sum;

  one_sum_init (&sum, n);
  for (gsize p = 0; p < n; p++)
    {
      sum.network->arcs[p].upper = 9;
      sum.network->arcs[p].flow = p == 0 ? 9 : 1;
    }
  one_sum_begin (&sum, TRUE, (AwrashGiniSettings){ 0, 1 });
  AwrashGiniSum before = sum.gini.value;
  cr_assert (awrash_i_gini_divide_neighbours (&sum.gini, &is_better, NULL));
  cr_expect (!is_better && sum.gini.value == before);
  one_sum_clear (&sum);
}

/* Two of the same need, of whom one has all: by single units it would take as many steps. */
Test (allot_gini_improve, units_that_pay_go_over_many_at_once)
{
  const int64_t all = G_GINT64_CONSTANT (1) << 40;
  const AwrashArc arcs[] = { { 0, 1, all, all, all }, { 1, 0, 0, all, all }, { 1, 0, 0, all, 0 } };
  const AwrashRecipient recipients[] = { { 1, 0, 1 }, { 2, 0, 1 } };
  const AwrashGiniSettings settings = { 0, 1 };
  g_autoptr (AwrashNetwork) network = network_of (2, G_N_ELEMENTS (arcs), arcs);
  AwrashGini gini;

  cr_assert (awrash_i_gini_init (&gini, network, 2, recipients, TRUE, &settings, NULL));
  cr_assert (awrash_i_gini_improve (&gini, 1, NULL));
  cr_expect (gini.best[0] == all / 2 && gini.best[1] == all / 2);
  cr_expect (gini.value == 0);
  awrash_i_gini_clear (&gini);
}
