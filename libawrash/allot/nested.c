/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A tree with floors and ceilings at every node as a problem of the engine, and the least total
 * cost on it. Source: Hochbaum (1994) for costs on laminar bounds; libawrash/README.md, "Trees".
 * Invariant: the engine sees leaves in the order of the layout, the caller by its own nodes. */

#include "allot/nested-private.h"

#include "allot/bracket-private.h"
#include "allot/cost-keys-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

/* ── bounds ─────────────────────────────────────────────────────────────────────────────────── */

void
awrash_i_nested_init (AwrashNested *nested, const AwrashTree *tree)
{
  *nested = (AwrashNested){ .tree = tree,
                            .leaf_upper = tree->leaf_upper,
                            .node_lower = tree->node_lower,
                            .node_upper = tree->node_upper };
}

void
awrash_i_nested_clear (AwrashNested *nested)
{
  for (gsize i = 0; i < G_N_ELEMENTS (nested->copies); i++)
    g_clear_pointer (&nested->copies[i], g_free);
}

gboolean
awrash_i_nested_limit (AwrashNested *nested, gsize leaf, int64_t most, GError **error)
{
  const AwrashTree *tree = nested->tree;

  if (nested->leaf_upper[leaf] <= most)
    return TRUE;
  if (nested->copies[0] == NULL)
    {
      nested->copies[0] = awrash_i_copy (int64_t, tree->leaf_upper, tree->n_leaves, error);
      nested->leaf_upper = nested->copies[0];
    }
  if (nested->copies[0] == NULL)
    return FALSE;
  nested->copies[0][leaf] = most;
  return TRUE;
}

static gboolean
tighten (AwrashNested *nested, GError **error)
{
  const AwrashTree *tree = nested->tree;

  if (nested->copies[0] == NULL)
    return TRUE;
  nested->copies[1] = awrash_i_new (int64_t, tree->n_inner, error);
  nested->copies[2]
      = nested->copies[1] != NULL ? awrash_i_new (int64_t, tree->n_inner, error) : NULL;
  if (nested->copies[2] == NULL)
    return FALSE;
  nested->node_lower = nested->copies[1];
  nested->node_upper = nested->copies[2];
  awrash_i_tree_tighten (tree, tree->leaf_lower, nested->leaf_upper, nested->copies[1],
                         nested->copies[2]);
  return TRUE;
}

/* Why a node has no room: its own floor stands above what is below, or what is below above it. */
static gboolean
refuse_node (const AwrashNested *nested, gsize position, GError **error)
{
  gsize node = nested->tree->nodes[position].node;
  int64_t floor = nested->tree->lower[node], ceiling = nested->tree->upper[node];
  int64_t need = nested->node_lower[position], room = nested->node_upper[position];

  if (need > ceiling)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
                 _ ("the floors below node %zu sum to %" PRId64 ", above ceiling[%zu], which is "
                    "%" PRId64 ", expected at most the ceiling"),
                 node, need, node, ceiling);
  else
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
                 _ ("floor[%zu] is %" PRId64 ", but the nodes below have room for %" PRId64
                    ", expected at most that"),
                 node, floor, room);
  return FALSE;
}

static gboolean
check_bounds (const AwrashNested *nested, int64_t total, GError **error)
{
  /* from the back: a node without room stands after those above it */
  for (gsize u = nested->tree->n_inner; u-- > 0;)
    if (nested->node_lower[u] > nested->node_upper[u])
      return refuse_node (nested, u, error);
  if (nested->node_lower[0] <= total)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
               _ ("the floors sum to %" PRId64 ", above the total, which is "
                  "%" PRId64 ", expected at most the total"),
               nested->node_lower[0], total);
  return FALSE;
}

gboolean
awrash_i_nested_open (AwrashNested *nested, int64_t total, const AwrashKeys *keys, GError **error)
{
  const AwrashTree *tree = nested->tree;
  gboolean is_limited = nested->copies[0] != NULL;

  if (!tighten (nested, error) || !check_bounds (nested, total, error))
    return FALSE;
  nested->unplaced = total - MIN (total, nested->node_upper[0]);
  nested->problem = (AwrashProblem){ .n = tree->n_leaves,
                                     .lower = tree->leaf_lower,
                                     .upper = nested->leaf_upper,
                                     .names = tree->leaf_node,
                                     .n_names = tree->n,
                                     .n_nodes = tree->n_inner,
                                     .nodes = tree->nodes,
                                     .node_lower = nested->node_lower,
                                     .node_upper = nested->node_upper,
                                     .total = total - nested->unplaced,
                                     .keys = keys,
                                     .low = is_limited ? NULL : tree->low,
                                     .high = is_limited ? NULL : tree->high };
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

/* Inner nodes as the sums of their children; `least` is what an inner node holds at least, whatever
 * its children do one by one, or NULL. */
static void
write_sums (const AwrashTree *tree, const AwrashNodeState *least, int64_t values[])
{
  if (tree->n == 1)
    return;
  for (gsize u = 0; u < tree->n_inner; u++)
    values[tree->nodes[u].node] = 0;
  for (gsize u = tree->n_inner; u-- > 0;)
    {
      const AwrashTreeNode *place = &tree->nodes[u];
      int64_t sum = values[place->node];
      for (gsize i = place->first_leaf; i < place->end_direct; i++)
        sum += values[tree->leaf_node[i]];
      if (least != NULL)
        sum = MAX (sum, least[u].sure);
      values[place->node] = sum;
      if (u > 0)
        values[tree->nodes[place->parent].node] += sum;
    }
}

static void
write_tied (const AwrashTree *tree, const AwrashSolution *solution, int64_t tied[])
{
  const AwrashNodeState *states = solution->states;

  memset (tied, 0, tree->n * sizeof *tied);
  for (gsize u = 0; u < tree->n_inner; u++)
    if (states[u].is_tied)
      tied[tree->nodes[u].node] = 1 + (int64_t)tree->nodes[states[u].home].node;
  for (gsize i = 0; i < solution->n_tied; i++)
    tied[tree->leaf_node[solution->tied[i].leaf]]
        = 1 + (int64_t)tree->nodes[solution->tied[i].home].node;
}

void
awrash_i_nested_write (const AwrashNested *nested, const AwrashSolution *solution, int64_t units[],
                       int64_t sure[], int64_t tied[])
{
  const AwrashTree *tree = nested->tree;

  if (units != NULL)
    {
      awrash_i_solution_write (solution, FALSE, units);
      write_sums (tree, NULL, units);
    }
  if (sure != NULL)
    {
      awrash_i_solution_write (solution, TRUE, sure);
      write_sums (tree, solution->states, sure);
    }
  if (tied != NULL)
    write_tied (tree, solution, tied);
}

AwrashAllotment
awrash_i_nested_answer (const AwrashSolution *solution, const AwrashTies *ties, int64_t unplaced)
{
  return (AwrashAllotment){ .status = awrash_i_ties_status (ties, solution->n_tied, unplaced),
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
  return n == tree->n && awrash_i_bounds_check_total (total, error);
}

/* A leaf has no more units than have a cost. */
static gboolean
limit_leaves (AwrashNested *nested, const AwrashCosts *costs, GError **error)
{
  for (gsize i = 0; i < nested->tree->n_leaves; i++)
    {
      gsize node = nested->tree->leaf_node[i];
      int64_t most = awrash_i_costs_most (costs, node);
      if (nested->tree->leaf_lower[i] > most)
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
                       _ ("floor[%zu] is %" PRId64 ", but only %" PRId64
                          " units have a cost, expected at most that"),
                       node, nested->tree->leaf_lower[i], most);
          return FALSE;
        }
      if (!awrash_i_nested_limit (nested, i, most, error))
        return FALSE;
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
  awrash_i_nested_init (&nested, tree);
  if (!check_question (tree, costs, total, error) || !limit_leaves (&nested, costs, error)
      || !awrash_i_nested_open (&nested, total, &keys.parent, error)
      || !awrash_i_problem_solve (&nested.problem, ties, &solution, error)
      || !awrash_i_nested_check_lot (&nested, &solution, ties, error))
    return FALSE;
  *answer = awrash_i_nested_answer (&solution, ties, nested.unplaced);
  gboolean is_refused = answer->status == AWRASH_STATUS_TIE_REFUSED;
  awrash_i_nested_write (&nested, &solution, is_refused ? NULL : units, sure, tied);
  return TRUE;
}
