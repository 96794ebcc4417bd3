/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Allotment on a tree: a threshold for the root, then one of its own for every inner node that its
 * bounds cut off from the node above. Between the ends of a bracket the few open units are served
 * in exact order, each climbing as far as bounds let it.
 * Source: Federgruen and Groenevelt (1986) for the greedy on laminar bounds; Reitzig and Wild
 * (2024) for the bracket. Invariant: a unit left out, if bounds allow it in the place of one
 * served, has no smaller key. */

#include "allot/count-private.h"
#include "allot/deciding-private.h"
#include "allot/open-private.h"

#include "base/memory-private.h"

enum
{
  BLOCK = AWRASH_KEYS_BLOCK
};

/* Below this the counts of a block of leaves sum exactly in doubles. */
#define SMALL (G_GINT64_CONSTANT (1) << 44)

/* ── which nodes share the threshold ────────────────────────────────────────────────────────── */

/* A node that its bounds cut off: it gets its bound, whatever the threshold above it. */
static void
detach (AwrashNodeState *state, int64_t goal, AwrashThreshold hint)
{
  state->is_open = FALSE;
  state->is_pending = TRUE;
  state->goal = goal;
  state->hint = hint;
  state->has_hint = TRUE;
}

/* Opens the node being solved and those below it that no other detached node stands above, with one
 * threshold. What was found of them under a node higher up is then void, and they are no problem of
 * their own. */
static gboolean
join (const AwrashBracket *bracket, gsize u, AwrashThreshold threshold)
{
  AwrashNodeState *state = &bracket->states[u];

  state->is_open = u == bracket->node || bracket->states[bracket->problem->nodes[u].parent].is_open;
  state->is_pending = FALSE;
  if (state->is_open)
    state->threshold = threshold;
  return state->is_open;
}

static void
open_nodes (const AwrashBracket *bracket)
{
  const AwrashProblem *problem = bracket->problem;

  for (gsize u = bracket->node; u < problem->nodes[bracket->node].end; u++)
    {
      AwrashNodeState *state = &bracket->states[u];
      if (!join (bracket, u, bracket->low))
        continue;
      state->raw = state->low;
      state->extra = 0;
      if (u != bracket->node && state->low >= problem->node_upper[u])
        detach (state, problem->node_upper[u], bracket->low);
      else if (u != bracket->node && state->high <= problem->node_lower[u])
        detach (state, problem->node_lower[u], bracket->high);
    }
}

/* The same after the deciding key is known; nodes that are cut off at it keep what is below. */
static void
close_nodes (const AwrashBracket *bracket)
{
  const AwrashProblem *problem = bracket->problem;

  for (gsize u = bracket->node + 1; u < problem->nodes[bracket->node].end; u++)
    {
      AwrashNodeState *state = &bracket->states[u];
      if (!state->is_open)
        continue;
      if (!bracket->states[problem->nodes[u].parent].is_open)
        state->is_open = FALSE;
      else if (state->before > problem->node_upper[u])
        detach (state, problem->node_upper[u], bracket->low);
      else if (state->raw < problem->node_lower[u])
        detach (state, problem->node_lower[u], bracket->high);
    }
}

/* ── one node ───────────────────────────────────────────────────────────────────────────────── */

/* At one end of all thresholds: a node whose bound is not what its children's bounds bring shares
 * it out by keys, on its own. */
static void
serve_end (const AwrashBracket *bracket, AwrashThreshold end)
{
  const AwrashProblem *problem = bracket->problem;

  for (gsize u = bracket->node; u < problem->nodes[bracket->node].end; u++)
    {
      AwrashNodeState *state = &bracket->states[u];
      if (!join (bracket, u, end) || u == bracket->node)
        continue;
      int64_t held = awrash_i_problem_clamp (problem, u, state->least);
      if (held == state->least)
        continue;
      detach (state, held, end);
      state->has_hint = FALSE;
    }
}

/* A goal that is the sum of all lower, or all upper, bounds below needs no keys. */
static gboolean
serve_bounds (AwrashBracket *bracket)
{
  const AwrashProblem *problem = bracket->problem;
  AwrashNodeState *state = &bracket->states[bracket->node];
  const AwrashThreshold ends[] = { problem->keys->none, problem->keys->all };

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      const int64_t *bound = i == 0 ? problem->node_lower : problem->node_upper;
      if (bracket->goal != bound[bracket->node])
        continue;
      awrash_i_bracket_probe (bracket, ends[i]);
      if (state->least != bracket->goal)
        continue;
      serve_end (bracket, ends[i]);
      return TRUE;
    }
  return FALSE;
}

/* Units served above the threshold are kept with the node whose threshold it is, as runs: k says
 * how many. */
static gboolean
keep (AwrashNodeState *states, const AwrashBracket *bracket, const AwrashDeciding *deciding,
      GError **error)
{
  AwrashNodeState *state = &states[bracket->node];
  gsize n = 0;

  state->keys = awrash_i_new (AwrashKey, deciding->n_before + deciding->n_sure, error);
  if (state->keys == NULL)
    return FALSE;
  for (gsize i = 0; i < deciding->n_before; i++)
    if (states[deciding->keys[i].node].is_open)
      state->keys[n++] = (AwrashKey){ deciding->keys[i].recipient, 1, deciding->keys[i].node };
  for (gsize i = 0; i < deciding->n_sure; i++)
    state->keys[n++] = deciding->sure[i];
  state->n_keys = n;
  return TRUE;
}

/* The last key served and the next in line, where both are among the open ones: of equal keys that
 * of the fewest units, so that what is rounded does not follow the order of recipients. */
static void
note_ends (const AwrashDeciding *deciding, AwrashSolution *solution)
{
  const AwrashKeys *keys = deciding->bracket->problem->keys;
  const AwrashKey *open = deciding->keys;
  int64_t left = deciding->bracket->states[deciding->bracket->node].raw - deciding->bracket->goal;
  gsize begin = deciding->n_before + deciding->n_equal, last = deciding->n_before, next = begin;

  if (deciding->n_equal == 0 || deciding->has_runs || (left == 0 && begin == deciding->n))
    return;
  for (gsize i = last + 1; i < begin; i++)
    if (open[i].k < open[last].k)
      last = i;
  for (gsize i = begin + 1; left == 0 && i < deciding->n; i++)
    {
      int order = keys->compare (&open[i], &open[next], keys);

      if (order < 0 || (order == 0 && open[i].k < open[next].k))
        next = i;
    }
  solution->has_ends = TRUE;
  solution->last = open[last];
  solution->next = left == 0 ? open[next] : solution->last;
}

static gboolean
solve_node (const AwrashProblem *problem, gsize node, const AwrashTies *ties,
            AwrashSolution *solution, GError **error)
{
  AwrashNodeState *states = solution->states, *state = &states[node];
  AwrashBracket bracket
      = { .problem = problem, .states = states, .node = node, .goal = state->goal };
  g_auto (AwrashOpenKeys) open = { 0 };

  state->is_pending = FALSE;
  if (serve_bounds (&bracket))
    return TRUE;
  if (!awrash_i_bracket_search (&bracket, state->has_hint ? &state->hint : NULL, &open, error))
    return FALSE;
  open_nodes (&bracket);
  if (!open.is_complete && !awrash_i_open_collect (&bracket, &open, error))
    return FALSE;
  g_auto (AwrashDeciding) deciding
      = { .bracket = &bracket, .n = open.n, .keys = open.keys, .has_runs = open.has_runs };
  if (!awrash_i_deciding_find (&deciding, error))
    return FALSE;
  if (problem->n_nodes == 1)
    note_ends (&deciding, solution);
  close_nodes (&bracket);
  return awrash_i_deciding_share (&deciding, ties, solution, error)
         && keep (states, &bracket, &deciding, error);
}

/* ── the whole tree ─────────────────────────────────────────────────────────────────────────── */

void
awrash_i_problem_init_vector (AwrashProblem *problem, AwrashTreeNode *root, int64_t bounds[2],
                              gsize n, const AwrashKeys *keys)
{
  *root = (AwrashTreeNode){ 0, G_MAXSIZE, 1, 0, n, n };
  *problem = (AwrashProblem){ .n = n,
                              .n_names = n,
                              .n_nodes = 1,
                              .nodes = root,
                              .node_lower = &bounds[0],
                              .node_upper = &bounds[1],
                              .has_sums = TRUE,
                              .keys = keys };
}

void
awrash_i_problem_sum_bounds (const AwrashProblem *problem, int64_t bounds[2])
{
  bounds[0] = bounds[1] = 0;
  for (gsize i = 0; i < problem->n; i++)
    {
      bounds[0] += problem->lower[i];
      bounds[1] += MIN (problem->upper[i], AWRASH_BOUNDS_MAX_TOTAL - bounds[1]);
    }
}

/* Bounds as doubles, where every sum of a block is exact in them. */
static gboolean
prepare (AwrashProblem *problem, AwrashSolution *solution, GError **error)
{
  problem->is_small = problem->total < SMALL;
  if (!problem->is_small || problem->low != NULL || problem->upper == NULL)
    return TRUE;
  solution->low = awrash_i_new (double, problem->n, error);
  solution->high = solution->low != NULL ? awrash_i_new (double, problem->n, error) : NULL;
  if (solution->high == NULL)
    return FALSE;
  for (gsize i = 0; i < problem->n; i++)
    {
      solution->low[i] = problem->lower != NULL ? (double)problem->lower[i] : 0;
      solution->high[i] = (double)MIN (problem->upper[i], problem->total + 1);
    }
  problem->low = solution->low;
  problem->high = solution->high;
  return TRUE;
}

gboolean
awrash_i_problem_solve (AwrashProblem *problem, const AwrashTies *ties, AwrashSolution *solution,
                        GError **error)
{
  if (!awrash_i_ties_check (ties, problem->n_names, error))
    return FALSE;
  *solution = (AwrashSolution){ .problem = problem };
  if (!prepare (problem, solution, error))
    return FALSE;
  solution->states = awrash_i_new (AwrashNodeState, problem->n_nodes, error);
  if (solution->states == NULL)
    return FALSE;
  solution->n_states = problem->n_nodes;
  solution->states[0].is_pending = TRUE;
  solution->states[0].goal = problem->total;
  /* what a node detaches stands after it in the preorder */
  for (gsize u = 0; u < problem->n_nodes; u++)
    if (solution->states[u].is_pending && !solve_node (problem, u, ties, solution, error))
      return FALSE;
  for (gsize i = 0; i < solution->n_tied; i++)
    solution->free_units += solution->tied[i].held - solution->tied[i].sure;
  return TRUE;
}

void
awrash_i_solution_clear (AwrashSolution *solution)
{
  for (gsize u = 0; u < solution->n_states; u++)
    g_free (solution->states[u].keys);
  g_clear_pointer (&solution->low, g_free);
  g_clear_pointer (&solution->high, g_free);
  g_clear_pointer (&solution->states, g_free);
  g_clear_pointer (&solution->tied, g_free);
  solution->n_states = 0;
  solution->n_tied = 0;
}

/* The units counted below a node's threshold, by the names of its leaves. */
static void
write_leaves (const AwrashSolution *solution, gsize node, int64_t units[])
{
  const AwrashProblem *problem = solution->problem;
  const AwrashTreeNode *place = &problem->nodes[node];
  const AwrashThreshold threshold = solution->states[node].threshold;
  const gsize *names = problem->names;
  int64_t block[BLOCK];

  for (gsize begin = place->first_leaf; begin < place->end_direct; begin += BLOCK)
    {
      gsize n = MIN (BLOCK, place->end_direct - begin);

      if (names == NULL)
        {
          awrash_i_count_units (problem, threshold, begin, n, units + begin);
          continue;
        }
      awrash_i_count_units (problem, threshold, begin, n, block);
      for (gsize j = 0; j < n; j++)
        units[names[begin + j]] = block[j];
    }
}

void
awrash_i_solution_write (const AwrashSolution *solution, gboolean sure_only, int64_t units[])
{
  const AwrashProblem *problem = solution->problem;

  for (gsize u = 0; u < problem->n_nodes; u++)
    write_leaves (solution, u, units);
  for (gsize u = 0; u < problem->n_nodes; u++)
    for (gsize i = 0; i < solution->states[u].n_keys; i++)
      {
        const AwrashKey *run = &solution->states[u].keys[i];
        gsize leaf = run->recipient;
        units[problem->names != NULL ? problem->names[leaf] : leaf] += run->k;
      }
  for (gsize i = 0; i < solution->n_tied; i++)
    {
      const AwrashTied *tied = &solution->tied[i];
      units[problem->names != NULL ? problem->names[tied->leaf] : tied->leaf]
          += sure_only ? tied->sure : tied->held;
    }
}
