/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One stage: the least cost, its potentials, and the face that it leaves to the next.
 * Source: complementary slackness. Invariant: what a stage leaves free costs nothing. */

#include "allot/network-private.h"

#include <criterion/criterion.h>

/* From a source (node 0) to two places and back: arcs 0 and 1 out, 2 and 3 home. */
static AwrashNetwork *
fork_of (int64_t left, int64_t right, int64_t home)
{
  AwrashNetwork *network = awrash_i_network_new (3, 4, NULL);

  network->arcs[0] = (AwrashArc){ 0, 1, 0, left, 0 };
  network->arcs[1] = (AwrashArc){ 0, 2, 0, right, 0 };
  network->arcs[2] = (AwrashArc){ 1, 0, 0, home, 0 };
  network->arcs[3] = (AwrashArc){ 2, 0, 0, home, 0 };
  awrash_i_network_index (network);
  return network;
}

Test (allot_stage, gains_are_taken_as_far_as_bounds_allow)
{
  g_autoptr (AwrashNetwork) network = fork_of (4, 6, 5);
  const double rate[] = { -1, -2, 0, 0 };
  AwrashLinearCost cost;

  awrash_i_stage_init_linear (&cost, rate);
  cr_assert (awrash_i_stage_minimise (network, &cost.parent, NULL));
  cr_assert_eq (network->arcs[0].flow, 4);
  cr_assert_eq (network->arcs[1].flow, 5);
  cr_assert (awrash_i_stage_restrict (network, &cost.parent, NULL));
  for (AwrashMove move = 0; move < 8; move++)
    cr_expect_eq (awrash_i_network_send (network, move, G_MAXINT64), 0, "move %zu", move);
}

Test (allot_stage, what_costs_nothing_stays_free)
{
  g_autoptr (AwrashNetwork) network = fork_of (4, 6, 5);
  const double rate[] = { -1, 0, 0, 0 };
  AwrashLinearCost cost;

  awrash_i_stage_init_linear (&cost, rate);
  cr_assert (awrash_i_stage_minimise (network, &cost.parent, NULL));
  cr_assert (awrash_i_stage_restrict (network, &cost.parent, NULL));
  cr_assert_eq (network->arcs[0].lower, 4);
  cr_assert_eq (network->arcs[1].lower, 0);
  cr_assert_eq (network->arcs[1].upper, 6);
}

Test (allot_stage, losses_are_undone)
{
  g_autoptr (AwrashNetwork) network = fork_of (4, 6, 5);
  const double gain[] = { -1, -1, 0, 0 }, loss[] = { 3, -1, 0, 0 };
  AwrashLinearCost cost;

  awrash_i_stage_init_linear (&cost, gain);
  cr_assert (awrash_i_stage_minimise (network, &cost.parent, NULL));
  awrash_i_stage_init_linear (&cost, loss);
  cr_assert (awrash_i_stage_minimise (network, &cost.parent, NULL));
  cr_assert_eq (network->arcs[0].flow, 0);
  cr_assert_eq (network->arcs[1].flow, 5);
}

Test (allot_stage, a_flow_that_is_least_is_left_with_its_potentials)
{
  g_autoptr (AwrashNetwork) network = fork_of (4, 6, 5);
  g_autoptr (GArray) cycle = g_array_new (FALSE, FALSE, sizeof (AwrashMove));
  const double rate[] = { 3, -1, 0, 0 };
  AwrashLinearCost cost;

  awrash_i_stage_init_linear (&cost, rate);
  cr_assert (awrash_i_stage_minimise (network, &cost.parent, NULL));
  for (gsize node = 0; node < 3; node++)
    network->label[node] = 0;
  cr_assert (awrash_i_stage_check (network, &cost.parent, cycle, NULL));
  cr_assert_eq (cycle->len, 0);
  for (gsize i = 0; i < 4; i++)
    {
      const AwrashArc *arc = &network->arcs[i];
      double reduced = rate[i] + network->label[arc->tail] - network->label[arc->head];

      cr_expect (arc->flow == arc->upper || reduced >= 0, "arc %zu: %g", i, reduced);
      cr_expect (arc->flow == arc->lower || reduced <= 0, "arc %zu: %g", i, reduced);
    }
}

/* A quadratic cost that is only known between the bounds. */
typedef struct
{
  AwrashCost parent;
  const AwrashArc *bounds;
  gsize *n_beyond; /* how often it was asked beyond them */
} KnownCost;

static double
known_marginal (const AwrashCost *cost, gsize arc, int64_t unit)
{
  const KnownCost *known = (const KnownCost *)(const void *)cost;
  const AwrashArc *bounds = &known->bounds[arc];

  *known->n_beyond += unit < bounds->lower || unit >= bounds->upper;
  return (double)((2 * unit + 1) * (int64_t)(1 + arc % 3) - 10 * (int64_t)(arc % 7));
}

Test (allot_stage, no_cost_is_asked_beyond_the_bounds)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);

  for (int round = 0; round < 300; round++)
    {
      g_autoptr (AwrashNetwork) network = awrash_i_network_new (8, 40, NULL);
      AwrashArc bounds[40];
      gsize n_beyond = 0;
      KnownCost cost = { { .marginal = known_marginal }, bounds, &n_beyond };

      for (gsize i = 0; i < 40; i++)
        bounds[i] = network->arcs[i]
            = (AwrashArc){ (gsize)g_rand_int_range (rand, 0, 8),
                           (gsize)g_rand_int_range (rand, 0, 8), -g_rand_int_range (rand, 0, 4),
                           g_rand_int_range (rand, 0, 4), 0 };
      awrash_i_network_index (network);
      cr_assert (awrash_i_stage_settle (network, &cost.parent, NULL));
      cr_assert_eq (n_beyond, 0, "round %d: asked %zu times", round, n_beyond);
    }
}

/* Where arcs would stand, stands what looks like one: memory that was used before. */
Test (allot_stage, nobody_hangs_on_an_arc_of_a_network_without_arcs)
{
  g_autoptr (AwrashNetwork) network = awrash_i_network_new (2, 0, NULL);
  g_autoptr (GArray) cycle = g_array_new (FALSE, FALSE, sizeof (AwrashMove));
  KnownCost cost = { { .marginal = known_marginal }, NULL, NULL };

  network->arcs[0] = (AwrashArc){ .tail = 1, .head = 0, .upper = 5 };
  awrash_i_network_index (network);
  cr_assert (awrash_i_stage_check (network, &cost.parent, cycle, NULL));
  cr_expect_eq (cycle->len, 0);
  cr_expect_eq (network->parent[1], AWRASH_NO_MOVE);
}
