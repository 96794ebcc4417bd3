/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A stage held against all flows of small networks: the least cost, its potentials and prices, the
 * face that it leaves, the cycle that a flow which is not least still has.
 * Source: Ahuja, Magnanti and Orlin (1993), ch. 14. Invariant: what costs are told as, numbers that
 * are exact, numbers that are off, or signs alone, changes no answer. */

#include "allot/networks.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

enum
{
  MOST_NODES = 5,
  MOST_ARCS = 7,
  MOST_FLOWS = 1 << 14
};

/* A unit of an arc costs base + slope * unit, which a number may tell up to `off` wrongly. */
typedef struct
{
  AwrashCost parent;
  int base[MOST_ARCS], slope[MOST_ARCS];
  double off;
} Costs;

static int
cost_of_unit (const Costs *costs, gsize arc, int64_t unit)
{
  return costs->base[arc] + costs->slope[arc] * (int)unit;
}

static double
marginal (const AwrashCost *cost, gsize arc, int64_t unit)
{
  const Costs *costs = (const Costs *)(const void *)cost;
  int noise = (int)((arc * 7 + (gsize)unit * 13) % 5) - 2;

  return cost_of_unit (costs, arc, unit) + costs->off * noise / 2;
}

static int
sign (const AwrashCost *cost, gsize n, const AwrashStep steps[])
{
  int sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += steps[i].sign
           * cost_of_unit ((const Costs *)(const void *)cost, steps[i].arc, steps[i].unit);
  return (sum > 0) - (sum < 0);
}

static gboolean
is_free (const AwrashCost *cost, gsize arc)
{
  const Costs *costs = (const Costs *)(const void *)cost;

  return costs->base[arc] == 0 && costs->slope[arc] == 0;
}

typedef struct
{
  gsize n_nodes, n_arcs;
  AwrashArc arcs[MOST_ARCS];
  gsize n_flows;
  gint8 flows[MOST_FLOWS][MOST_ARCS];
} Small;

static gboolean
is_conserved (const Small *small, const gint8 flow[])
{
  int gained[MOST_NODES] = { 0 };

  for (gsize i = 0; i < small->n_arcs; i++)
    {
      gained[small->arcs[i].head] += flow[i];
      gained[small->arcs[i].tail] -= flow[i];
    }
  for (gsize node = 0; node < small->n_nodes; node++)
    if (gained[node] != 0)
      return FALSE;
  return TRUE;
}

static void
list_flows (Small *small)
{
  gint8 flow[MOST_ARCS];
  gsize i = 0;

  for (; i < small->n_arcs; i++)
    flow[i] = (gint8)small->arcs[i].lower;
  for (i = 0; i < small->n_arcs;)
    {
      if (is_conserved (small, flow))
        memcpy (small->flows[small->n_flows++], flow, sizeof flow);
      for (i = 0; i < small->n_arcs && flow[i] == small->arcs[i].upper; i++)
        flow[i] = (gint8)small->arcs[i].lower;
      if (i < small->n_arcs)
        flow[i]++;
    }
}

/* Ends by chance, a flow between the bounds by chance; networks with one flow alone are drawn anew.
 */
static void
draw (GRand *rand, Small *small)
{
  do
    {
      *small = (Small){ (gsize)g_rand_int_range (rand, 2, MOST_NODES + 1),
                        (gsize)g_rand_int_range (rand, 3, MOST_ARCS + 1), .n_flows = 0 };
      for (gsize i = 0; i < small->n_arcs; i++)
        {
          int lower = g_rand_int_range (rand, 0, 2);

          small->arcs[i] = (AwrashArc){ (gsize)g_rand_int_range (rand, 0, (int)small->n_nodes),
                                        (gsize)g_rand_int_range (rand, 0, (int)small->n_nodes),
                                        lower, lower + g_rand_int_range (rand, 0, 4), 0 };
        }
      list_flows (small);
    }
  while (small->n_flows < 2);
  gsize start = (gsize)g_rand_int_range (rand, 0, (int)small->n_flows);
  for (gsize i = 0; i < small->n_arcs; i++)
    small->arcs[i].flow = small->flows[start][i];
}

static void
draw_costs (GRand *rand, Costs *costs)
{
  int most_slope = g_rand_int_range (rand, 1, 4);

  for (gsize i = 0; i < MOST_ARCS; i++)
    {
      gboolean nothing = g_rand_int_range (rand, 0, 4) == 0;

      costs->base[i] = nothing ? 0 : g_rand_int_range (rand, -4, 5);
      costs->slope[i] = nothing ? 0 : g_rand_int_range (rand, 0, most_slope);
    }
}

/* The ways in which the same costs are told. */
static void
tell_costs (Costs *costs, int way)
{
  costs->off = way == 2 ? 0.125 : 0;
  costs->parent = (AwrashCost){ .marginal = way == 3 ? NULL : marginal,
                                .sign = way >= 2 ? sign : NULL,
                                .tolerance = costs->off,
                                .is_free = way == 0 ? NULL : is_free };
}

static int
cost_of_flow (const Small *small, const Costs *costs, const gint8 flow[])
{
  int sum = 0;

  for (gsize i = 0; i < small->n_arcs; i++)
    for (int64_t unit = small->arcs[i].lower; unit < flow[i]; unit++)
      sum += cost_of_unit (costs, i, unit);
  return sum;
}

static int
least_cost (const Small *small, const Costs *costs)
{
  int least = G_MAXINT;

  for (gsize f = 0; f < small->n_flows; f++)
    least = MIN (least, cost_of_flow (small, costs, small->flows[f]));
  return least;
}

/* The flow of a network, which is one of all. */
static void
get_flow (const Small *small, const AwrashNetwork *network, gint8 flow[])
{
  for (gsize i = 0; i < small->n_arcs; i++)
    {
      cr_assert (network->arcs[i].flow >= small->arcs[i].lower
                 && network->arcs[i].flow <= small->arcs[i].upper);
      flow[i] = (gint8)network->arcs[i].flow;
    }
  cr_assert (is_conserved (small, flow));
}

static void
expect_face (const Small *small, const Costs *costs, const AwrashNetwork *network, int least)
{
  for (gsize f = 0; f < small->n_flows; f++)
    {
      gboolean is_inside = TRUE;

      for (gsize i = 0; i < small->n_arcs; i++)
        is_inside = is_inside && small->flows[f][i] >= network->arcs[i].lower
                    && small->flows[f][i] <= network->arcs[i].upper;
      cr_assert_eq (is_inside, cost_of_flow (small, costs, small->flows[f]) == least);
    }
}

/* No move with room costs less than the potentials say, and prices are differences of these. */
static void
expect_potentials (const Small *small, const Costs *costs, const AwrashNetwork *network)
{
  for (gsize i = 0; i < small->n_arcs; i++)
    {
      const AwrashArc *arc = &network->arcs[i];
      double difference = network->label[arc->tail] - network->label[arc->head];
      g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (AwrashStep));
      double price = 0;

      if (arc->flow < arc->upper)
        cr_assert_geq (cost_of_unit (costs, i, arc->flow) + difference, 0);
      if (arc->flow > arc->lower)
        cr_assert_leq (cost_of_unit (costs, i, arc->flow - 1) + difference, 0);
      cr_assert (awrash_i_stage_price (network, i, steps, NULL));
      for (guint k = 0; k < steps->len; k++)
        {
          AwrashStep step = g_array_index (steps, AwrashStep, k);

          price += step.sign * cost_of_unit (costs, step.arc, step.unit);
        }
      cr_assert_eq (price, -difference);
    }
}

static void
try_stage (const Small *small, const Costs *costs, int least)
{
  g_autoptr (AwrashNetwork) network = network_of (small->n_nodes, small->n_arcs, small->arcs);
  g_autoptr (AwrashNetwork) settled = network_of (small->n_nodes, small->n_arcs, small->arcs);
  gint8 flow[MOST_ARCS] = { 0 };

  cr_assert (awrash_i_stage_minimise (network, &costs->parent, NULL));
  get_flow (small, network, flow);
  cr_assert_eq (cost_of_flow (small, costs, flow), least);
  if (costs->parent.marginal != NULL && costs->off == 0)
    expect_potentials (small, costs, network);
  cr_assert (awrash_i_stage_restrict (network, &costs->parent, NULL));
  expect_face (small, costs, network, least);
  cr_assert (awrash_i_stage_settle (settled, &costs->parent, NULL));
  expect_face (small, costs, settled, least);
}

Test (allot_simplex, a_stage_is_the_least_of_all_flows_and_leaves_all_that_are_as_good)
{
  GRand *rand = g_rand_new_with_seed (1);
  g_autofree Small *small = g_new (Small, 1);
  int n_tied = 0;

  for (int round = 0; round < 400; round++)
    {
      Costs costs;

      draw (rand, small);
      draw_costs (rand, &costs);
      int least = least_cost (small, &costs), n_least = 0;
      for (gsize f = 0; f < small->n_flows; f++)
        n_least += cost_of_flow (small, &costs, small->flows[f]) == least;
      n_tied += n_least > 1;
      for (int way = 0; way < 4; way++)
        {
          tell_costs (&costs, way);
          try_stage (small, &costs, least);
        }
    }
  cr_expect_gt (n_tied, 100);
  g_rand_free (rand);
}

/* A cycle closes, every move of it has room, and one unit round it costs less than nothing. */
static void
expect_cycle_pays (const AwrashNetwork *network, const Costs *costs, const GArray *cycle)
{
  int sum = 0;

  for (guint k = 0; k < cycle->len; k++)
    {
      AwrashMove move = g_array_index (cycle, AwrashMove, k);
      AwrashMove next = g_array_index (cycle, AwrashMove, (k + 1) % cycle->len);
      const AwrashArc *arc = &network->arcs[AWRASH_MOVE_ARC (move)];

      cr_assert_gt (awrash_i_network_room (network, move), 0);
      cr_assert_eq (awrash_i_network_to (network, move), awrash_i_network_from (network, next));
      sum += AWRASH_MOVE_IS_BACK (move)
                 ? -cost_of_unit (costs, AWRASH_MOVE_ARC (move), arc->flow - 1)
                 : cost_of_unit (costs, AWRASH_MOVE_ARC (move), arc->flow);
    }
  cr_assert_lt (sum, 0);
}

Test (allot_simplex, a_flow_is_least_or_has_a_cycle_that_pays)
{
  GRand *rand = g_rand_new_with_seed (2);
  g_autofree Small *small = g_new (Small, 1);
  g_autoptr (GArray) cycle = g_array_new (FALSE, FALSE, sizeof (AwrashMove));
  int n_least = 0;

  for (int round = 0; round < 400; round++)
    {
      Costs costs;
      gint8 flow[MOST_ARCS] = { 0 };

      draw (rand, small);
      draw_costs (rand, &costs);
      for (gsize i = 0; i < small->n_arcs; i++)
        flow[i] = (gint8)small->arcs[i].flow;
      gboolean is_least = cost_of_flow (small, &costs, flow) == least_cost (small, &costs);
      n_least += is_least;
      for (int way = 0; way < 4; way++)
        {
          g_autoptr (AwrashNetwork) network
              = network_of (small->n_nodes, small->n_arcs, small->arcs);

          tell_costs (&costs, way);
          cr_assert (awrash_i_stage_check (network, &costs.parent, cycle, NULL));
          cr_assert_eq (cycle->len == 0, is_least);
          if (!is_least)
            expect_cycle_pays (network, &costs, cycle);
          for (gsize i = 0; i < small->n_arcs; i++)
            cr_assert_eq (network->arcs[i].flow, flow[i], "a look changes nothing");
        }
    }
  cr_expect_gt (n_least, 40);
  g_rand_free (rand);
}

Test (allot_simplex, a_linear_cost_is_settled_on_its_face)
{
  GRand *rand = g_rand_new_with_seed (3);
  g_autofree Small *small = g_new (Small, 1);

  for (int round = 0; round < 300; round++)
    {
      g_autoptr (AwrashNetwork) network = NULL;
      double rate[MOST_ARCS];
      Costs costs = { .off = 0 };

      draw (rand, small);
      for (gsize i = 0; i < small->n_arcs; i++)
        rate[i] = costs.base[i] = g_rand_int_range (rand, -1, 2);
      network = network_of (small->n_nodes, small->n_arcs, small->arcs);
      cr_assert (awrash_i_stage_settle_linear (network, rate, NULL));
      expect_face (small, &costs, network, least_cost (small, &costs));
    }
  g_rand_free (rand);
}

static int
distance (const Small *small, const int64_t target[], const gint8 flow[])
{
  int away = 0;

  for (gsize i = 0; i < small->n_arcs; i++)
    away += target[i] == AWRASH_NO_TARGET ? 0 : ABS ((int)target[i] - flow[i]);
  return away;
}

Test (allot_simplex, a_flow_goes_as_near_to_its_targets_as_any)
{
  GRand *rand = g_rand_new_with_seed (4);
  g_autofree Small *small = g_new (Small, 1);

  for (int round = 0; round < 400; round++)
    {
      int64_t target[MOST_ARCS];
      gint8 flow[MOST_ARCS] = { 0 };
      int least = G_MAXINT;

      draw (rand, small);
      for (gsize i = 0; i < small->n_arcs; i++)
        target[i] = g_rand_int_range (rand, 0, 5) == 0 ? AWRASH_NO_TARGET
                                                       : g_rand_int_range (rand, -1, 6);
      /* arcs with the same ends, which change units over among themselves */
      if (round % 2 == 0)
        for (gsize i = 1; i < small->n_arcs; i += 2)
          {
            small->arcs[i].tail = small->arcs[i - 1].tail;
            small->arcs[i].head = small->arcs[i - 1].head;
          }
      small->n_flows = 0;
      list_flows (small);
      if (small->n_flows == 0)
        continue;
      for (gsize i = 0; i < small->n_arcs; i++)
        small->arcs[i].flow = small->flows[small->n_flows / 2][i];
      for (gsize f = 0; f < small->n_flows; f++)
        least = MIN (least, distance (small, target, small->flows[f]));
      g_autoptr (AwrashNetwork) network = network_of (small->n_nodes, small->n_arcs, small->arcs);
      cr_assert (awrash_i_stage_go_near (network, target, NULL));
      get_flow (small, network, flow);
      cr_assert_eq (distance (small, target, flow), least);
    }
  g_rand_free (rand);
}
