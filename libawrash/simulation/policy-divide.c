/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From claims to places, in the one way that all policies share: a rule of apportionment on the
 * tree nation ⊃ region ⊃ province, inside capacities and the policy's own floors and ceilings.
 * Source: allot/problem.c for the tree; 112 Stat. 1225 (1998) for floors that are paid for in
 * proportion. Invariant: what comes first holds: capacity, region, floor, total, ceiling; only a
 * tie is ever drawn. */

#include "simulation/policy-private.h"

#include "allot/problem-private.h"
#include "base/i18n-private.h"

#include <inttypes.h>

typedef struct
{
  AwrashIPolicyRoom *room;
  const AwrashIView *view;
  const AwrashPolicyDivision *division;
  const AwrashPolicyLayout *layout;
  const gsize *order; /* [n]: the province at each leaf */
  gboolean has_regions;
  gint64 total; /* that is placed */
} Dividing;

/* ── the engine ─────────────────────────────────────────────────────────────────────────────── */

gboolean
awrash_i_policy_solve (AwrashIPolicyRoom *room, const AwrashIView *view, gsize stream,
                       AwrashProblem *problem, const gsize who[], gint64 units[], GError **error)
{
  g_auto (AwrashSolution) open = { 0 };

  if (!awrash_i_problem_solve (problem, NULL, &open, error))
    return FALSE;
  if (open.n_tied == 0)
    {
      awrash_i_solution_write (&open, FALSE, units);
      return TRUE;
    }
  const gsize *rank = awrash_i_policy_lots (room, view);
  AwrashTies ties = { .policy = AWRASH_TIE_POLICY_ORDER, .n = problem->n, .rank = room->turns };
  g_auto (AwrashSolution) drawn = { 0 };
  /* who is first in one stream is last in the next, so that luck evens out */
  for (gsize i = 0; i < problem->n; i++)
    room->turns[i] = stream % 2 == 0 ? rank[who[i]] : room->n_provinces - rank[who[i]];
  if (!awrash_i_problem_solve (problem, &ties, &drawn, error))
    return FALSE;
  awrash_i_solution_write (&drawn, FALSE, units);
  return TRUE;
}

/* Keys of a rule over claims; a problem of one total, unless nodes are put in its place. */
static gboolean
serve (const Dividing *dividing, gsize n, const gsize who[], const double claims[],
       AwrashProblem *problem, gint64 units[], GError **error)
{
  g_auto (AwrashNestedKeys) keys = { .keys = NULL };

  if (!awrash_i_nested_keys_init (&keys, dividing->division->rule, n, claims, problem->total,
                                  error))
    return FALSE;
  problem->keys = keys.keys;
  return awrash_i_policy_solve (dividing->room, dividing->view, dividing->division->stream, problem,
                                who, units, error);
}

/* ── bounds ─────────────────────────────────────────────────────────────────────────────────── */

/* The total of a region, -1 where it has none. */
static gint64
get_region_total (const Dividing *dividing, gsize region)
{
  const AwrashISituation *plain = &dividing->view->plain;

  return dividing->has_regions
             ? plain->region_total[region * plain->n_streams + dividing->division->stream]
             : -1;
}

/* The policy's floors and ceilings inside the capacities; once ceilings give way, what was given is
 * the floor. */
static void
fill_leaves (const Dividing *dividing, gboolean gives_way)
{
  AwrashIPolicyRoom *room = dividing->room;
  const AwrashPolicyDivision *division = dividing->division;

  for (gsize leaf = 0; leaf < dividing->layout->n; leaf++)
    {
      gsize i = dividing->order[leaf];
      gint64 capacity = awrash_i_view_capacity (dividing->view, i, division->stream);
      gint64 lower = division->lower != NULL ? MIN (division->lower[i], capacity) : 0;
      gint64 upper = division->upper != NULL && !gives_way ? division->upper[i] : G_MAXINT64;
      room->lower[leaf] = gives_way ? room->units[leaf] : lower;
      room->upper[leaf] = division->claims[i] > 0 ? MAX (MIN (upper, capacity), room->lower[leaf])
                                                  : room->lower[leaf];
      room->leaf_claims[leaf] = division->claims[i];
    }
}

/* The floors of n leaves, room->members[], which are more than a goal: in proportion to what they
 * were. */
static gboolean
reduce (const Dividing *dividing, gsize n, gint64 goal, GError **error)
{
  AwrashIPolicyRoom *room = dividing->room;
  AwrashProblem problem;
  AwrashTreeNode root;
  gint64 bounds[2] = { 0, 0 };

  for (gsize k = 0; k < n; k++)
    {
      gsize leaf = room->members[k];
      room->who[k] = dividing->order[leaf];
      room->member_upper[k] = room->lower[leaf];
      room->member_claims[k] = (double)room->lower[leaf];
      bounds[1] += room->lower[leaf];
    }
  awrash_i_problem_init_vector (&problem, &root, bounds, n, NULL);
  problem.upper = room->member_upper;
  problem.total = goal;
  if (!serve (dividing, n, room->who, room->member_claims, &problem, room->member_units, error))
    return FALSE;
  for (gsize k = 0; k < n; k++)
    room->lower[room->members[k]] = room->member_units[k];
  return TRUE;
}

/* The floors of a region against its total. */
static gboolean
reduce_region (const Dividing *dividing, gsize region, gint64 goal, GError **error)
{
  const AwrashTreeNode *node = &dividing->layout->nodes[1 + region];
  AwrashIPolicyRoom *room = dividing->room;
  gint64 sum = 0;

  for (gsize leaf = node->first_leaf; leaf < node->end_leaf; leaf++)
    {
      room->members[leaf - node->first_leaf] = leaf;
      sum += room->lower[leaf];
    }
  return sum <= goal || reduce (dividing, node->end_leaf - node->first_leaf, goal, error);
}

/* The floors of all provinces outside regions with totals, against what these leave. */
static gboolean
reduce_rest (const Dividing *dividing, gint64 goal, GError **error)
{
  AwrashIPolicyRoom *room = dividing->room;
  gint64 sum = 0;
  gsize n = 0;

  for (gsize r = 0; r < dividing->layout->n_regions; r++)
    {
      const AwrashTreeNode *node = &dividing->layout->nodes[1 + r];
      if (get_region_total (dividing, r) >= 0)
        continue;
      for (gsize leaf = node->first_leaf; leaf < node->end_leaf; leaf++)
        {
          room->members[n++] = leaf;
          sum += room->lower[leaf];
        }
    }
  return sum <= goal || reduce (dividing, n, goal, error);
}

/* Floors that there is no room for give way to the totals. */
static gboolean
reduce_floors (const Dividing *dividing, GError **error)
{
  const AwrashPolicyDivision *division = dividing->division;
  gint64 left = dividing->view->plain.total[division->stream];

  if (division->lower == NULL)
    return TRUE;
  for (gsize r = 0; dividing->has_regions && r < dividing->layout->n_regions; r++)
    {
      gint64 total = get_region_total (dividing, r);
      if (total < 0)
        continue;
      left -= total;
      if (!reduce_region (dividing, r, total, error))
        return FALSE;
    }
  return reduce_rest (dividing, MAX (left, 0), error);
}

/* Sums of leaves as bounds of regions and of the nation. */
static void
sum_nodes (const Dividing *dividing)
{
  AwrashIPolicyRoom *room = dividing->room;

  room->node_lower[0] = room->node_upper[0] = 0;
  for (gsize r = 0; r < dividing->layout->n_regions; r++)
    {
      const AwrashTreeNode *node = &dividing->layout->nodes[1 + r];
      gint64 lower = 0, upper = 0, total = get_region_total (dividing, r);
      for (gsize leaf = node->first_leaf; leaf < node->end_leaf; leaf++)
        {
          lower += room->lower[leaf];
          upper += MIN (room->upper[leaf], AWRASH_BOUNDS_MAX_TOTAL - upper);
        }
      room->node_lower[1 + r] = total >= 0 ? CLAMP (total, lower, upper) : lower;
      room->node_upper[1 + r] = total >= 0 ? CLAMP (total, lower, upper) : upper;
      room->node_lower[0] += room->node_lower[1 + r];
      room->node_upper[0]
          += MIN (room->node_upper[1 + r], AWRASH_BOUNDS_MAX_TOTAL - room->node_upper[0]);
    }
}

/* Solves with the leaves' bounds as they are; dividing->total is what was placed. */
static gboolean
place (Dividing *dividing, GError **error)
{
  AwrashIPolicyRoom *room = dividing->room;
  const AwrashPolicyLayout *layout = dividing->layout;
  gint64 total = dividing->view->plain.total[dividing->division->stream];
  AwrashProblem problem = { .n = layout->n,
                            .lower = room->lower,
                            .upper = room->upper,
                            .n_names = layout->n,
                            .n_nodes = dividing->has_regions ? 1 + layout->n_regions : 1,
                            .nodes = layout->nodes,
                            .node_lower = room->node_lower,
                            .node_upper = room->node_upper,
                            .has_sums = !dividing->has_regions };
  AwrashTreeNode root = { 0, G_MAXSIZE, 1, 0, layout->n, layout->n };

  if (!dividing->has_regions)
    problem.nodes = &root;
  sum_nodes (dividing);
  if (room->node_lower[0] > total)
    {
      g_set_error (
          error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
          _ ("the totals of regions are %" PRId64 " places of \"%s\", more than the total of the "
             "nation, which is %" PRId64),
          room->node_lower[0], dividing->view->plain.streams[dividing->division->stream], total);
      return FALSE;
    }
  problem.total = dividing->total = MIN (total, room->node_upper[0]);
  return serve (dividing, layout->n, dividing->order, room->leaf_claims, &problem, room->units,
                error);
}

static gboolean
has_region_totals (const AwrashIView *view, gsize stream)
{
  const gint64 *totals = view->plain.region_total;

  for (gsize r = 0; totals != NULL && r < view->plain.n_regions; r++)
    if (totals[r * view->plain.n_streams + stream] >= 0)
      return TRUE;
  return FALSE;
}

gboolean
awrash_i_policy_divide_stream (AwrashIPolicyRoom *room, const AwrashIView *view,
                               const AwrashPolicyDivision *division, gint64 quota[], GError **error)
{
  Dividing dividing = { .room = room,
                        .view = view,
                        .division = division,
                        .layout = awrash_i_view_layout (room, view),
                        .has_regions = has_region_totals (view, division->stream) };

  dividing.order = dividing.layout->order;
  fill_leaves (&dividing, FALSE);
  if (!reduce_floors (&dividing, error) || !place (&dividing, error))
    return FALSE;
  if (dividing.total < view->plain.total[division->stream] && division->upper != NULL
      && !division->is_strict)
    {
      fill_leaves (&dividing, TRUE);
      if (!place (&dividing, error))
        return FALSE;
    }
  for (gsize leaf = 0; leaf < dividing.layout->n; leaf++)
    quota[dividing.order[leaf] * view->plain.n_streams + division->stream] = room->units[leaf];
  return TRUE;
}
