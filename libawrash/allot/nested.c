/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One total on a tree with floors and ceilings at every node, at the least total cost.
 * Source: Hochbaum (1994) for costs on laminar bounds; libawrash/README.md, "Trees".
 * Invariant: the engine sees leaves in the order of the layout, the caller by its own nodes. */

#include "allot/nested-private.h"

#include "allot/bracket-private.h"
#include "allot/cost-keys-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <inttypes.h>
#include <math.h>

/* ── bounds ─────────────────────────────────────────────────────────────────────────────────── */

gboolean
awrash_i_nested_init (AwrashNested *nested, const AwrashTree *tree, GError **error)
{
  *nested = (AwrashNested){ .tree = tree };
  nested->lower = awrash_i_new (int64_t, tree->n_leaves, error);
  nested->upper = nested->lower != NULL ? awrash_i_new (int64_t, tree->n_leaves, error) : NULL;
  nested->node_lower = nested->upper != NULL ? awrash_i_new (int64_t, tree->n_inner, error) : NULL;
  nested->node_upper
      = nested->node_lower != NULL ? awrash_i_new (int64_t, tree->n_inner, error) : NULL;
  if (nested->node_upper == NULL)
    return FALSE;
  for (gsize i = 0; i < tree->n_leaves; i++)
    {
      nested->lower[i] = tree->lower[tree->leaf_node[i]];
      nested->upper[i] = tree->upper[tree->leaf_node[i]];
    }
  return TRUE;
}

void
awrash_i_nested_clear (AwrashNested *nested)
{
  g_clear_pointer (&nested->lower, g_free);
  g_clear_pointer (&nested->upper, g_free);
  g_clear_pointer (&nested->node_lower, g_free);
  g_clear_pointer (&nested->node_upper, g_free);
}

/* Sums of bounds stop at the largest total: no answer can tell more from that. */
static int64_t
add_bound (int64_t sum, int64_t bound)
{
  return sum > AWRASH_PROBLEM_MAX_TOTAL - MIN (bound, AWRASH_PROBLEM_MAX_TOTAL)
             ? AWRASH_PROBLEM_MAX_TOTAL
             : sum + bound;
}

/* What the leaves right below a node need and can take, to its sums. */
static void
add_leaves (AwrashNested *nested, gsize position)
{
  const AwrashTreeNode *place = &nested->tree->nodes[position];

  for (gsize i = place->first_leaf; i < place->end_direct; i++)
    {
      nested->node_lower[position] = add_bound (nested->node_lower[position], nested->lower[i]);
      nested->node_upper[position] = add_bound (nested->node_upper[position], nested->upper[i]);
    }
}

/* From the sums below to the tight bounds of a node. */
static gboolean
tighten (AwrashNested *nested, gsize position, GError **error)
{
  gsize node = nested->tree->nodes[position].node;
  int64_t floor = nested->tree->lower[node], ceiling = nested->tree->upper[node];
  int64_t need = nested->node_lower[position], room = nested->node_upper[position];

  if (need > ceiling)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
                   _ ("the floors below node %zu sum to %" PRId64 ", above ceiling[%zu], which is "
                      "%" PRId64 ", expected at most the ceiling"),
                   node, need, node, ceiling);
      return FALSE;
    }
  if (floor > room)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
                   _ ("floor[%zu] is %" PRId64 ", but the nodes below have room for %" PRId64
                      ", expected at most that"),
                   node, floor, room);
      return FALSE;
    }
  nested->node_lower[position] = MAX (need, floor);
  nested->node_upper[position] = MIN (room, ceiling);
  return TRUE;
}

gboolean
awrash_i_nested_open (AwrashNested *nested, int64_t total, const AwrashKeys *keys, GError **error)
{
  const AwrashTree *tree = nested->tree;

  for (gsize u = tree->n_inner; u-- > 0;)
    {
      add_leaves (nested, u);
      if (!tighten (nested, u, error))
        return FALSE;
      if (u == 0)
        break;
      gsize above = tree->nodes[u].parent;
      nested->node_lower[above] = add_bound (nested->node_lower[above], nested->node_lower[u]);
      nested->node_upper[above] = add_bound (nested->node_upper[above], nested->node_upper[u]);
    }
  if (nested->node_lower[0] > total)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
                   _ ("the floors sum to %" PRId64 ", above the total, which is "
                      "%" PRId64 ", expected at most the total"),
                   nested->node_lower[0], total);
      return FALSE;
    }
  nested->unplaced = total - MIN (total, nested->node_upper[0]);
  nested->problem = (AwrashProblem){ .n = tree->n_leaves,
                                     .lower = nested->lower,
                                     .upper = nested->upper,
                                     .names = tree->leaf_node,
                                     .n_names = tree->n,
                                     .n_nodes = tree->n_inner,
                                     .nodes = tree->nodes,
                                     .node_lower = nested->node_lower,
                                     .node_upper = nested->node_upper,
                                     .total = total - nested->unplaced,
                                     .keys = keys };
  return TRUE;
}

/* ── answers ────────────────────────────────────────────────────────────────────────────────── */

gboolean
awrash_i_nested_check_lot (const AwrashNested *nested, const AwrashSolution *solution,
                           const AwrashTies *ties, GError **error)
{
  if (ties == NULL || ties->holders == NULL)
    return TRUE;
  g_autofree gboolean *is_tied = awrash_i_new (gboolean, nested->tree->n, error);
  if (is_tied == NULL)
    return FALSE;
  for (gsize i = 0; i < solution->n_tied; i++)
    is_tied[nested->tree->leaf_node[solution->tied[i].leaf]] = TRUE;
  return awrash_i_ties_check_lot (ties, is_tied, error);
}

/* Leaves by their nodes, and inner nodes as the sums of their children. */
static void
write_sums (const AwrashTree *tree, const int64_t leaves[], int64_t values[])
{
  for (gsize u = 0; u < tree->n_inner; u++)
    values[tree->nodes[u].node] = 0;
  for (gsize u = tree->n_inner; u-- > 0;)
    {
      const AwrashTreeNode *place = &tree->nodes[u];
      int64_t sum = values[place->node];
      for (gsize i = place->first_leaf; i < place->end_direct; i++)
        {
          sum += leaves[i];
          values[tree->leaf_node[i]] = leaves[i];
        }
      values[place->node] = sum;
      if (u > 0)
        values[tree->nodes[place->parent].node] += sum;
    }
}

/* A node that is tied as a whole may hold more for sure than its children one by one. */
static void
write_sure (const AwrashTree *tree, const AwrashNodeState states[], const int64_t leaves[],
            int64_t sure[])
{
  write_sums (tree, leaves, sure);
  for (gsize u = 0; u < tree->n_inner; u++)
    sure[tree->nodes[u].node] = 0;
  for (gsize u = tree->n_inner; u-- > 0;)
    {
      const AwrashTreeNode *place = &tree->nodes[u];
      int64_t *own = &sure[place->node];
      for (gsize i = place->first_leaf; i < place->end_direct && tree->n > 1; i++)
        *own += leaves[i];
      *own = MAX (*own, states[u].sure);
      if (u > 0)
        sure[tree->nodes[place->parent].node] += *own;
    }
  if (tree->n == 1)
    sure[0] = leaves[0];
}

void
awrash_i_nested_write (const AwrashNested *nested, const AwrashSolution *solution, int64_t work[],
                       int64_t units[], int64_t sure[], int64_t tied[])
{
  const AwrashTree *tree = nested->tree;
  const AwrashNodeState *states = solution->states;

  if (units != NULL)
    {
      awrash_i_solution_write (solution, FALSE, work);
      write_sums (tree, work, units);
    }
  if (sure != NULL)
    {
      awrash_i_solution_write (solution, TRUE, work);
      write_sure (tree, states, work, sure);
    }
  if (tied == NULL)
    return;
  for (gsize i = 0; i < tree->n; i++)
    tied[i] = 0;
  for (gsize u = 0; u < tree->n_inner; u++)
    if (states[u].is_tied)
      tied[tree->nodes[u].node] = 1 + (int64_t)tree->nodes[states[u].home].node;
  for (gsize i = 0; i < solution->n_tied; i++)
    tied[tree->leaf_node[solution->tied[i].leaf]]
        = 1 + (int64_t)tree->nodes[solution->tied[i].home].node;
}

AwrashAllotment
awrash_i_nested_answer (const AwrashSolution *solution, const AwrashTies *ties, int64_t unplaced)
{
  AwrashStatus status = AWRASH_STATUS_OPTIMAL;

  if (solution->n_tied > 0 && ties == NULL)
    status = AWRASH_STATUS_TIE_REFUSED;
  else if (unplaced > 0)
    status = AWRASH_STATUS_UNPLACED;
  else if (solution->n_tied > 0)
    status = AWRASH_STATUS_TIE_SETTLED;
  return (AwrashAllotment){ .status = status,
                            .unplaced = unplaced,
                            .n_tied = (int64_t)solution->n_tied,
                            .free_units = solution->free_units,
                            .is_suspected = solution->is_suspected,
                            .divisor_low = NAN,
                            .divisor_high = NAN };
}

/* ── least cost ─────────────────────────────────────────────────────────────────────────────── */

static gboolean
check_question (const AwrashTree *tree, const AwrashCosts *costs, int64_t total, GError **error)
{
  gsize n = awrash_allot_costs_get_n (costs);

  if (n != tree->n)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                 _ ("the costs have %zu cells, expected %zu, one for each node"), n, tree->n);
  else if (total < 0)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                 _ ("total is %" PRId64 ", expected a whole number ≥ 0"), total);
  else if (total > AWRASH_PROBLEM_MAX_TOTAL)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW,
                 _ ("total is %" PRId64 ", expected at most %" PRId64), total,
                 AWRASH_PROBLEM_MAX_TOTAL);
  else
    return TRUE;
  return FALSE;
}

/* A leaf has no more units than have a cost. */
static gboolean
limit_leaves (AwrashNested *nested, const AwrashCosts *costs, GError **error)
{
  for (gsize i = 0; i < nested->tree->n_leaves; i++)
    {
      gsize node = nested->tree->leaf_node[i];
      int64_t most = awrash_i_costs_most (costs, node);
      if (nested->lower[i] > most)
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
                       _ ("floor[%zu] is %" PRId64 ", but only %" PRId64
                          " units have a cost, expected at most that"),
                       node, nested->lower[i], most);
          return FALSE;
        }
      nested->upper[i] = MIN (nested->upper[i], most);
    }
  return TRUE;
}

gboolean
awrash_allot_nested (const AwrashTree *tree, const AwrashCosts *costs, int64_t total,
                     const AwrashTies *ties, int64_t units[], int64_t sure[], int64_t tied[],
                     AwrashAllotment *answer, GError **error)
{
  g_return_val_if_fail (tree != NULL && costs != NULL, FALSE);
  g_return_val_if_fail (units != NULL && answer != NULL, FALSE);

  g_auto (AwrashNested) nested = { 0 };
  g_auto (AwrashSolution) solution = { 0 };
  AwrashCostKeys keys;

  awrash_i_cost_keys_init (&keys, costs, tree->leaf_node);
  if (!check_question (tree, costs, total, error) || !awrash_i_nested_init (&nested, tree, error)
      || !limit_leaves (&nested, costs, error)
      || !awrash_i_nested_open (&nested, total, &keys.parent, error)
      || !awrash_i_problem_solve (&nested.problem, ties, &solution, error)
      || !awrash_i_nested_check_lot (&nested, &solution, ties, error))
    return FALSE;
  g_autofree int64_t *work = awrash_i_new (int64_t, tree->n_leaves, error);
  if (work == NULL)
    return FALSE;
  *answer = awrash_i_nested_answer (&solution, ties, nested.unplaced);
  gboolean is_refused = answer->status == AWRASH_STATUS_TIE_REFUSED;
  awrash_i_nested_write (&nested, &solution, work, is_refused ? NULL : units, sure, tied);
  return TRUE;
}
