/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Flows between all bounds, or a cut that proves that there is none, held against all potentials of
 * small networks.
 * Source: Hoffman (1960). Invariant: the cut is one between the least potentials, whatever the
 * order of arcs and nodes. */

#include "allot/networks.h"

#include <criterion/criterion.h>

enum
{
  MOST_NODES = 5,
  MOST_ARCS = 9
};

typedef struct
{
  gsize n_nodes, n_arcs;
  AwrashArc arcs[MOST_ARCS];
} Small;

static Small
draw (GRand *rand)
{
  Small small = { (gsize)g_rand_int_range (rand, 2, MOST_NODES + 1),
                  (gsize)g_rand_int_range (rand, 2, MOST_ARCS + 1),
                  { { 0 } } };

  for (gsize i = 0; i < small.n_arcs; i++)
    {
      int64_t lower = g_rand_boolean (rand) ? g_rand_int_range (rand, 0, 6) : 0;

      small.arcs[i] = (AwrashArc){ (gsize)g_rand_int_range (rand, 0, (int)small.n_nodes),
                                   (gsize)g_rand_int_range (rand, 0, (int)small.n_nodes), lower,
                                   lower + g_rand_int_range (rand, 0, 5), 0 };
    }
  return small;
}

/* Floors that enter a set of nodes, a bit each, less ceilings that leave it. */
static int64_t
missing_at (const Small *small, guint set)
{
  int64_t missing = 0;

  for (gsize i = 0; i < small->n_arcs; i++)
    {
      const AwrashArc *arc = &small->arcs[i];
      guint tail = set >> arc->tail & 1, head = set >> arc->head & 1;

      missing += tail < head ? arc->lower : tail > head ? -arc->upper : 0;
    }
  return missing;
}

/* What potentials, a digit to the base n each, prove to be missing in all, a unit below a floor
 * costing one: an arc down from a higher potential lacks its floor, one that goes up by d lends its
 * ceiling d times. */
static int64_t
proved_by (const Small *small, const int potential[])
{
  int64_t proved = 0;

  for (gsize i = 0; i < small->n_arcs; i++)
    {
      const AwrashArc *arc = &small->arcs[i];
      int down = potential[arc->tail] - potential[arc->head];

      proved += down > 0 ? arc->lower : down * arc->upper;
    }
  return proved;
}

/* The least of all potentials that prove most. */
static void
find_least (const Small *small, int least[])
{
  int n = (int)small->n_nodes, n_all = 1, potential[MOST_NODES] = { 0 };
  int64_t most = -1;

  for (int node = 0; node < n; node++)
    n_all *= n;
  for (int number = 0; number < n_all; number++)
    {
      for (int node = 0, rest = number; node < n; node++, rest /= n)
        potential[node] = rest % n;
      int64_t proved = proved_by (small, potential);
      for (int node = 0; node < n && proved >= most; node++)
        least[node] = proved > most ? potential[node] : MIN (least[node], potential[node]);
      most = MAX (most, proved);
    }
}

/* The lowest of the cuts between those potentials that miss most; 0 where none misses anything. */
static int64_t
worst_level (const Small *small, guint *cut)
{
  int least[MOST_NODES] = { 0 };
  int64_t most = 0;

  find_least (small, least);
  for (int level = 0; level < (int)small->n_nodes; level++)
    {
      guint set = 0;

      for (gsize node = 0; node < small->n_nodes; node++)
        set |= (guint)(least[node] <= level) << node;
      if (missing_at (small, set) > most)
        {
          most = missing_at (small, set);
          *cut = set;
        }
    }
  return most;
}

static guint
marked (const AwrashNetwork *network)
{
  guint set = 0;

  for (gsize node = 0; node < network->n_nodes; node++)
    set |= (guint)(network->reached[node] != 0) << node;
  return set;
}

static void
expect_bounds_met (const AwrashNetwork *network)
{
  int64_t gained[MOST_NODES] = { 0 };

  for (gsize i = 0; i < network->n_arcs; i++)
    {
      const AwrashArc *arc = &network->arcs[i];

      cr_expect_geq (arc->flow, arc->lower);
      cr_expect_leq (arc->flow, arc->upper);
      gained[arc->head] += arc->flow;
      gained[arc->tail] -= arc->flow;
    }
  for (gsize node = 0; node < network->n_nodes; node++)
    cr_expect_eq (gained[node], 0);
}

Test (allot_feasible, a_cut_between_the_least_potentials_says_how_much_is_missing)
{
  GRand *rand = g_rand_new_with_seed (1);
  int n_infeasible = 0, n_feasible = 0;

  for (int round = 0; round < 800; round++)
    {
      Small small = draw (rand);
      g_autoptr (AwrashNetwork) network = network_of (small.n_nodes, small.n_arcs, small.arcs);
      guint cut = 0;
      int64_t expected = worst_level (&small, &cut), missing = -1;

      cr_assert (awrash_i_stage_feasible (network, &missing, NULL));
      cr_assert_eq (missing, expected, "round %d", round);
      if (expected > 0)
        cr_assert_eq (marked (network), cut, "round %d", round);
      else
        expect_bounds_met (network);
      for (gsize i = 0; i < small.n_arcs; i++)
        cr_assert_eq (network->arcs[i].lower, small.arcs[i].lower, "the floors are as they were");
      *(expected > 0 ? &n_infeasible : &n_feasible) += 1;
    }
  cr_expect_gt (n_infeasible, 100);
  cr_expect_gt (n_feasible, 100);
  g_rand_free (rand);
}

/* Nodes are numbered from the other end, and arcs are turned round in their list. */
Test (allot_feasible, the_cut_does_not_depend_on_the_order_of_arcs_and_nodes)
{
  GRand *rand = g_rand_new_with_seed (2);

  for (int round = 0; round < 300; round++)
    {
      Small small = draw (rand), turned = small;
      guint set, back = 0;
      int64_t missing = 0;

      for (gsize i = 0; i < small.n_arcs; i++)
        {
          turned.arcs[i] = small.arcs[small.n_arcs - 1 - i];
          turned.arcs[i].tail = small.n_nodes - 1 - turned.arcs[i].tail;
          turned.arcs[i].head = small.n_nodes - 1 - turned.arcs[i].head;
        }
      g_autoptr (AwrashNetwork) network = network_of (small.n_nodes, small.n_arcs, small.arcs);
      g_autoptr (AwrashNetwork) other = network_of (turned.n_nodes, turned.n_arcs, turned.arcs);
      cr_assert (awrash_i_stage_feasible (network, &missing, NULL));
      cr_assert (awrash_i_stage_feasible (other, &missing, NULL));
      set = marked (other);
      for (gsize node = 0; node < small.n_nodes; node++)
        back |= (set >> node & 1) << (small.n_nodes - 1 - node);
      if (missing > 0)
        cr_assert_eq (marked (network), back, "round %d", round);
    }
  g_rand_free (rand);
}

Test (allot_feasible, more_units_than_numbers_hold_are_missing)
{
  const Small small = {
    2,
    3,
    { { 0, 1, G_MAXINT64, G_MAXINT64, 0 }, { 0, 1, G_MAXINT64, G_MAXINT64, 0 }, { 1, 0, 0, 0, 0 } }
  };
  g_autoptr (AwrashNetwork) network = network_of (small.n_nodes, small.n_arcs, small.arcs);
  int64_t missing = 0;

  cr_assert (awrash_i_stage_feasible (network, &missing, NULL));
  cr_expect_eq (missing, G_MAXINT64);
  cr_expect_eq (marked (network), 2);
}
