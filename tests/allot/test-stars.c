/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where few nodes are ends of all arcs that may move, a start for a quadratic cost is its least
 * already, and hangs on a tree that shows it; with many such nodes nothing is touched.
 * Source: awrash_i_stage_minimise() on the same network. Invariant: seeds are fixed. */

#include "allot/networks.h"
#include "support/flow.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#define MOST_HUBS 5
#define MOST_ROWS 9
#define MOST_ARCS 120

typedef struct
{
  AwrashCost parent;
  const int64_t *scale;
  const int64_t *target;
} SpringCost;

static double
spring_marginal (const AwrashCost *cost, gsize arc, int64_t unit)
{
  const SpringCost *own = (const SpringCost *)(const void *)cost;

  return (double)((2 * unit + 1) * own->scale[arc] - own->target[arc]);
}

static double
cost_of (const AwrashNetwork *network, const int64_t scale[], const int64_t target[])
{
  double sum = 0;

  for (gsize i = 0; i < network->n_arcs; i++)
    {
      double flow = (double)network->arcs[i].flow;

      sum += flow * flow * (double)scale[i] - flow * (double)target[i];
    }
  return sum;
}

/* Hubs before rows, arcs between them either way round, some twice, some between hubs, some that
 * cannot move; what nodes then have too many goes over arcs that cannot move from a node of their
 * own. */
static AwrashNetwork *
draw (GRand *rand, gsize n_hubs, gsize n_rows, int64_t scale[], int64_t target[])
{
  gsize n = n_hubs + n_rows, n_arcs = 2 * n_hubs * n_rows + n_hubs + n, k = 0;
  AwrashNetwork *network = awrash_i_network_new (n + 1, n_arcs, NULL);
  int64_t excess[MOST_HUBS + MOST_ROWS + 1] = { 0 };

  for (; k < n_arcs - n; k++)
    {
      gsize hub = k % n_hubs, row = k / n_hubs / 2;
      gsize other = row < n_rows ? n_hubs + row : (gsize)g_rand_int_range (rand, 0, (gint32)n_hubs);
      gboolean turned = g_rand_boolean (rand);
      int64_t lower = g_rand_int_range (rand, 0, 4), room = g_rand_int_range (rand, 0, 9);

      network->arcs[k]
          = (AwrashArc){ turned ? other : hub, turned ? hub : other, lower,
                         g_rand_int_range (rand, 0, 3) == 0 ? lower : lower + room, 0 };
      network->arcs[k].flow
          = g_rand_int_range (rand, (gint32)lower, (gint32)network->arcs[k].upper + 1);
      scale[k] = g_rand_int_range (rand, 1, 7);
      if (row >= n_rows && g_rand_boolean (rand))
        scale[k] = 0;
      target[k] = scale[k] * g_rand_int_range (rand, 0, 30);
      excess[network->arcs[k].head] += network->arcs[k].flow;
      excess[network->arcs[k].tail] -= network->arcs[k].flow;
    }
  for (gsize node = 0; node < n; node++, k++)
    network->arcs[k] = (AwrashArc){ node, n, excess[node], excess[node], excess[node] };
  awrash_i_network_index (network);
  for (gsize node = 0; node <= n; node++)
    network->parent[node] = AWRASH_NO_MOVE;
  return network;
}

/* Every way up ends at a root, or where a move has no room. */
static void
expect_tree (const AwrashNetwork *network, int round)
{
  for (gsize node = 0; node < network->n_nodes; node++)
    {
      gsize at = node, steps = 0;

      for (;
           network->parent[at] != AWRASH_NO_MOVE
           && awrash_i_network_room (network, network->parent[at]) > 0 && steps <= network->n_nodes;
           steps++)
        {
          cr_assert_eq (awrash_i_network_from (network, network->parent[at]), at);
          at = awrash_i_network_to (network, network->parent[at]);
        }
      cr_assert_leq (steps, network->n_nodes, "round %d: node %zu leads round", round, node);
    }
}

/* A stage before, which leaves a flow and a tree. */
static void
pass_stage (AwrashNetwork *network, GRand *rand)
{
  double rate[MOST_ARCS];
  AwrashLinearCost cost;

  for (gsize i = 0; i < network->n_arcs; i++)
    rate[i] = g_rand_int_range (rand, -3, 4);
  awrash_i_stage_init_linear (&cost, rate);
  cr_assert (awrash_i_stage_minimise (network, &cost.parent, NULL));
}

Test (allot_stars, a_start_is_the_least_cost_already)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (21);
  int n_changed = 0, n_adopted = 0;

  for (int round = 0; round < 3000; round++)
    {
      int64_t scale[MOST_ARCS] = { 0 }, target[MOST_ARCS] = { 0 };
      gsize n_hubs = (gsize)g_rand_int_range (rand, 1, MOST_HUBS + 1);
      gsize n_rows = (gsize)g_rand_int_range (rand, 1, MOST_ROWS + 1);
      g_autoptr (AwrashNetwork) network = draw (rand, n_hubs, n_rows, scale, target);
      g_autoptr (AwrashNetwork) other = NULL;
      SpringCost cost = { { .marginal = spring_marginal }, scale, target };
      g_autoptr (GArray) cycle = g_array_new (FALSE, FALSE, sizeof (AwrashMove));
      double wanted[MOST_ARCS], least;
      guint8 movable[MOST_ARCS];
      gboolean adopted;

      pass_stage (network, rand);
      other = awrash_i_network_copy (network, NULL);
      cr_assert (awrash_i_network_movable (network, movable, NULL));
      cr_assert (awrash_i_springs_adopt (other, scale, target, wanted, &adopted, NULL));
      memcpy (network->label, other->label, network->n_nodes * sizeof (double));
      n_changed += cost_of (network, scale, target) > cost_of (other, scale, target);
      cr_assert (awrash_i_stars_start (network, movable, scale, target, wanted, &adopted, NULL));
      n_adopted += adopted;
      flow_expect (network, round);
      if (!adopted)
        continue;
      expect_tree (network, round);
      cr_assert (awrash_i_stage_minimise (other, &cost.parent, NULL));
      least = cost_of (other, scale, target);
      cr_assert_eq (cost_of (network, scale, target), least, "round %d: %g beyond", round,
                    cost_of (network, scale, target) - least);
      cr_assert (awrash_i_stage_check (network, &cost.parent, cycle, NULL));
      cr_assert_eq (cycle->len, 0, "round %d", round);
    }
  cr_assert_gt (n_changed, 1000, "%d changed", n_changed);
  cr_assert_gt (n_adopted, 2500, "%d adopted", n_adopted);
}

/* Wishes, labels and ways up that no springs and no stage would leave. */
Test (allot_stars, whatever_is_wished_flows_stay_flows)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (22);
  int n_adopted = 0;

  for (int round = 0; round < 3000; round++)
    {
      int64_t scale[MOST_ARCS] = { 0 }, target[MOST_ARCS] = { 0 };
      gsize n_hubs = (gsize)g_rand_int_range (rand, 1, MOST_HUBS + 1);
      gsize n_rows = (gsize)g_rand_int_range (rand, 1, MOST_ROWS + 1);
      g_autoptr (AwrashNetwork) network = draw (rand, n_hubs, n_rows, scale, target);
      AwrashArc before[MOST_ARCS];
      double wanted[MOST_ARCS];
      guint8 movable[MOST_ARCS];
      gboolean adopted;

      for (gsize i = 0; i < network->n_arcs; i++)
        wanted[i] = g_rand_boolean (rand) ? g_rand_double_range (rand, -9, 30) : NAN;
      for (gsize node = 0; node < network->n_nodes; node++)
        {
          gsize first = network->first[node], n = network->first[node + 1] - first;

          network->label[node] = g_rand_double_range (rand, -99, 99);
          network->parent[node]
              = g_rand_boolean (rand)
                    ? network->moves[first + (gsize)g_rand_int_range (rand, 0, (gint32)n)]
                    : AWRASH_NO_MOVE;
        }
      memcpy (before, network->arcs, network->n_arcs * sizeof (AwrashArc));
      cr_assert (awrash_i_network_movable (network, movable, NULL));
      cr_assert (awrash_i_stars_start (network, movable, scale, target, wanted, &adopted, NULL));
      n_adopted += adopted;
      flow_expect (network, round);
      if (!adopted)
        cr_assert_arr_eq (network->arcs, before, network->n_arcs * sizeof (AwrashArc));
    }
  cr_assert (n_adopted > 300 && n_adopted < 2900, "%d adopted", n_adopted);
}

/* Two hubs share three rows, and the one is to give all of what both must. */
Test (allot_stars, hubs_that_are_far_from_level_are_left_alone)
{
  enum
  {
    ROWS = 3,
    EACH = 100000,
    N = 2 * ROWS + 2 + ROWS
  };
  const gsize turn = 2 + ROWS;
  int64_t scale[N] = { 0 }, target[N] = { 0 };
  double wanted[N];
  AwrashArc arcs[N];
  guint8 movable[N];
  gboolean adopted = TRUE;

  for (gsize row = 0; row < ROWS; row++)
    {
      for (gsize hub = 0; hub < 2; hub++)
        {
          arcs[2 * row + hub] = (AwrashArc){ hub, 2 + row, 0, EACH, EACH / 2 };
          scale[2 * row + hub] = 1;
        }
      arcs[2 * ROWS + row] = (AwrashArc){ 2 + row, turn, EACH, EACH, EACH };
    }
  for (gsize hub = 0; hub < 2; hub++)
    arcs[3 * ROWS + hub]
        = (AwrashArc){ turn, hub, ROWS * EACH / 2, ROWS * EACH / 2, ROWS * EACH / 2 };
  for (gsize i = 0; i < N; i++)
    wanted[i] = i < 2 * ROWS ? (double)(EACH * (i % 2)) : NAN;
  g_autoptr (AwrashNetwork) network = network_of (turn + 1, N, arcs);
  for (gsize node = 0; node <= turn; node++)
    network->parent[node] = AWRASH_NO_MOVE;
  cr_assert (awrash_i_network_movable (network, movable, NULL));
  cr_assert (awrash_i_stars_start (network, movable, scale, target, wanted, &adopted, NULL));
  cr_expect_not (adopted);
  cr_expect_arr_eq (network->arcs, arcs, sizeof arcs);
}

#define MANY 40

Test (allot_stars, with_many_hubs_nothing_is_touched)
{
  g_autoptr (AwrashNetwork) network = awrash_i_network_new (2 * MANY, MANY * MANY, NULL);
  g_autofree int64_t *scale = g_new (int64_t, MANY * MANY);
  g_autofree int64_t *target = g_new0 (int64_t, MANY * MANY);
  g_autofree double *wanted = g_new (double, MANY *MANY);
  g_autofree guint8 *movable = g_new (guint8, MANY * MANY);
  gboolean adopted = TRUE;

  for (gsize i = 0; i < MANY * MANY; i++)
    {
      network->arcs[i] = (AwrashArc){ i / MANY, MANY + i % MANY, 0, 9, 3 };
      scale[i] = 1;
      wanted[i] = 5;
    }
  awrash_i_network_index (network);
  cr_assert (awrash_i_network_movable (network, movable, NULL));
  cr_assert (awrash_i_stars_start (network, movable, scale, target, wanted, &adopted, NULL));
  cr_assert_not (adopted);
  for (gsize i = 0; i < MANY * MANY; i++)
    cr_assert_eq (network->arcs[i].flow, 3);
}
