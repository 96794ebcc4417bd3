/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sharing what is left among the units of the deciding key. For every node between the leaves and
 * the goal, the least and the most that it can hold; from the goal down, what of that fits. A leaf
 * that can still hold more or less is tied.
 * Source: Frank and Murota, "Decreasing minimization on M-convex sets" (2021), for the structure.
 * Invariant: the totals that nodes can hold are whole ranges, with nothing missing inside. */

#include "allot/deciding-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <inttypes.h>

/* A leaf with units of the deciding key: how many, and how many of them answers can hold. */
typedef struct
{
  gsize leaf;
  gsize node;
  int64_t n;
  int64_t least;
  int64_t most;
} Member;

typedef struct
{
  const AwrashBracket *bracket;
  gsize n;
  Member *members;
} Sharing;

/* ── members ────────────────────────────────────────────────────────────────────────────────── */

static int
compare_leaves (const void *a, const void *b, void *data)
{
  const AwrashKey *left = a, *right = b;

  (void)data;
  return left->recipient < right->recipient ? -1 : left->recipient > right->recipient;
}

/* The units whose nodes are still open, those of one leaf together. */
static gboolean
gather (Sharing *sharing, const AwrashDeciding *deciding, GError **error)
{
  const AwrashBracket *bracket = deciding->bracket;
  AwrashKey *keys = deciding->keys + deciding->n_before;

  sharing->members = awrash_i_new (Member, deciding->n_equal, error);
  if (sharing->members == NULL)
    return FALSE;
  if (!bracket->problem->keys->is_strict)
    g_qsort_with_data (keys, (gint)deciding->n_equal, sizeof *keys, compare_leaves, NULL);
  for (gsize i = 0; i < deciding->n_equal; i++)
    {
      AwrashNodeState *state = &bracket->states[keys[i].node];
      Member *last = sharing->n > 0 ? &sharing->members[sharing->n - 1] : NULL;
      int64_t n = deciding->has_runs ? keys[i].k : 1;
      if (!state->is_open)
        continue;
      state->extra += n;
      if (last != NULL && last->leaf == keys[i].recipient)
        last->n += n;
      else
        sharing->members[sharing->n++]
            = (Member){ .leaf = keys[i].recipient, .node = keys[i].node, .n = n };
    }
  return TRUE;
}

/* ── ranges ─────────────────────────────────────────────────────────────────────────────────── */

/* From the leaves up: the least and the most that each node can hold. */
static void
fill_ranges (const AwrashBracket *bracket)
{
  const AwrashProblem *problem = bracket->problem;
  AwrashNodeState *states = bracket->states;

  for (gsize u = bracket->node; u < problem->nodes[bracket->node].end; u++)
    {
      states[u].least_raw = states[u].before;
      states[u].most_raw = states[u].before + states[u].extra;
    }
  for (gsize u = problem->nodes[bracket->node].end - 1;; u--)
    {
      AwrashNodeState *state = &states[u];
      if (!state->is_open)
        continue;
      state->least_held = awrash_i_problem_clamp (problem, u, state->least_raw);
      state->most_held = awrash_i_problem_clamp (problem, u, state->most_raw);
      if (u == bracket->node)
        return;
      /* the node above counts it as it was before the deciding key */
      int64_t counted = awrash_i_problem_clamp (problem, u, state->before);
      states[problem->nodes[u].parent].least_raw += state->least_held - counted;
      states[problem->nodes[u].parent].most_raw += state->most_held - counted;
    }
}

/* What of a node's own range fits what the node above holds, with all others at their other end. */
static void
fit_node (const AwrashBracket *bracket, gsize node)
{
  AwrashNodeState *state = &bracket->states[node];

  if (node == bracket->node)
    {
      state->at_least = state->at_most = bracket->goal;
      return;
    }
  const AwrashNodeState *above = &bracket->states[bracket->problem->nodes[node].parent];
  state->at_most = MIN (state->most_held, above->at_most - (above->least_raw - state->least_held));
  state->at_least = MAX (state->least_held, above->at_least - (above->most_raw - state->most_held));
}

static void
fit_member (const AwrashBracket *bracket, Member *member)
{
  const AwrashNodeState *above = &bracket->states[member->node];

  member->most = MIN (member->n, above->at_most - above->least_raw);
  member->least = MAX (0, above->at_least - (above->most_raw - member->n));
}

static void
fit_all (Sharing *sharing)
{
  const AwrashBracket *bracket = sharing->bracket;

  for (gsize u = bracket->node; u < bracket->problem->nodes[bracket->node].end; u++)
    if (bracket->states[u].is_open)
      fit_node (bracket, u);
  for (gsize i = 0; i < sharing->n; i++)
    fit_member (bracket, &sharing->members[i]);
}

/* The lowest node above whose total is the same in every answer. */
static gsize
find_home (const AwrashBracket *bracket, gsize node)
{
  while (bracket->states[node].at_least < bracket->states[node].at_most)
    node = bracket->problem->nodes[node].parent;
  return node;
}

/* ── the policy ─────────────────────────────────────────────────────────────────────────────── */

/* Fixes what a leaf holds, and brings the ranges above it up to date. */
static void
fix_member (const AwrashBracket *bracket, Member *member, int64_t held)
{
  const AwrashProblem *problem = bracket->problem;
  int64_t least = held, most = held - member->n;

  member->least = member->most = held;
  for (gsize u = member->node;; u = problem->nodes[u].parent)
    {
      AwrashNodeState *state = &bracket->states[u];
      state->least_raw += least;
      state->most_raw += most;
      int64_t least_held = awrash_i_problem_clamp (problem, u, state->least_raw);
      int64_t most_held = awrash_i_problem_clamp (problem, u, state->most_raw);
      least = least_held - state->least_held;
      most = most_held - state->most_held;
      state->least_held = least_held;
      state->most_held = most_held;
      if (u == bracket->node || (least == 0 && most == 0))
        return;
    }
}

/* The most that a leaf can hold with all that is fixed: the ranges on its path, from the top. */
static void
refit_member (const AwrashBracket *bracket, Member *member)
{
  gsize u = member->node;

  for (; u != bracket->node; u = bracket->problem->nodes[u].parent)
    bracket->states[bracket->problem->nodes[u].parent].down = u;
  for (; u != member->node; u = bracket->states[u].down)
    fit_node (bracket, u);
  fit_node (bracket, member->node);
  fit_member (bracket, member);
}

static gboolean
settle_by_order (Sharing *sharing, const AwrashTies *ties, const gsize tied[], gsize n_tied,
                 GError **error)
{
  const gsize *names = sharing->bracket->problem->names;
  g_autofree gsize *order = awrash_i_new (gsize, n_tied, error);
  g_autofree gsize *own = order != NULL ? awrash_i_new (gsize, n_tied, error) : NULL;

  if (own == NULL)
    return FALSE;
  for (gsize i = 0; i < n_tied; i++)
    {
      gsize leaf = sharing->members[tied[i]].leaf;
      own[i] = names != NULL ? names[leaf] : leaf;
    }
  if (!awrash_i_ties_order (ties, n_tied, own, order, error))
    return FALSE;
  for (gsize i = 0; i < n_tied; i++)
    {
      Member *member = &sharing->members[tied[order[i]]];
      refit_member (sharing->bracket, member);
      fix_member (sharing->bracket, member, member->most);
    }
  return TRUE;
}

/* A lot drawn elsewhere: fixed as it is told, one leaf after the other, each inside what the rest
 * leaves; the last one brings the goal. */
static gboolean
settle_as_drawn (Sharing *sharing, const AwrashTies *ties, const gsize tied[], gsize n_tied,
                 GError **error)
{
  const gsize *names = sharing->bracket->problem->names;

  for (gsize i = 0; i < n_tied; i++)
    {
      Member *member = &sharing->members[tied[i]];
      gsize name = names != NULL ? names[member->leaf] : member->leaf;
      int64_t sure = member->least, drawn = ties->holders[name];
      refit_member (sharing->bracket, member);
      if (drawn > member->most - sure || drawn < member->least - sure)
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
                       _ ("holders[%zu] is %" PRId64 ", expected %" PRId64 " to %" PRId64
                          " of the free units with those before it"),
                       name, drawn, member->least - sure, member->most - sure);
          return FALSE;
        }
      fix_member (sharing->bracket, member, sure + drawn);
    }
  return TRUE;
}

/* ── answers ────────────────────────────────────────────────────────────────────────────────── */

static gboolean
reserve_tied (AwrashSolution *solution, gsize n, GError **error)
{
  if (solution->n_tied + n <= solution->n_room)
    return TRUE;
  gsize room = MAX (2 * solution->n_room, solution->n_tied + n);
  AwrashTied *tied = awrash_i_new (AwrashTied, room, error);
  if (tied == NULL)
    return FALSE;
  for (gsize i = 0; i < solution->n_tied; i++)
    tied[i] = solution->tied[i];
  g_free (solution->tied);
  solution->tied = tied;
  solution->n_room = room;
  return TRUE;
}

/* TRUE if two units of the key may differ by less than the family can tell. */
static gboolean
is_suspected (const AwrashDeciding *deciding)
{
  const AwrashKeys *keys = deciding->bracket->problem->keys;
  const AwrashKey *equal = deciding->keys + deciding->n_before;

  if (keys->is_suspect == NULL)
    return FALSE;
  for (gsize i = 1; i < deciding->n_equal; i++)
    if (keys->is_suspect (keys, &equal[0], &equal[i]))
      return TRUE;
  return FALSE;
}

/* Notes the tied members before they are settled; tied[] are their places. */
static gboolean
note_ties (const Sharing *sharing, AwrashSolution *solution, gsize tied[], gsize *n_tied,
           GError **error)
{
  for (gsize i = 0; i < sharing->n; i++)
    if (sharing->members[i].least < sharing->members[i].most)
      tied[(*n_tied)++] = i;
  if (!reserve_tied (solution, *n_tied, error))
    return FALSE;
  for (gsize u = sharing->bracket->node;
       u < sharing->bracket->problem->nodes[sharing->bracket->node].end; u++)
    {
      AwrashNodeState *state = &sharing->bracket->states[u];
      state->is_tied = state->is_open && state->at_least < state->at_most;
      state->sure = state->at_least;
      if (state->is_tied)
        state->home = find_home (sharing->bracket, u);
    }
  for (gsize i = 0; i < *n_tied; i++)
    {
      const Member *member = &sharing->members[tied[i]];
      solution->tied[solution->n_tied + i]
          = (AwrashTied){ .leaf = member->leaf,
                          .sure = member->least,
                          .most = member->most,
                          .home = find_home (sharing->bracket, member->node) };
    }
  return TRUE;
}

static gboolean
settle (Sharing *sharing, const AwrashTies *ties, AwrashSolution *solution, GError **error)
{
  g_autofree gsize *tied = awrash_i_new (gsize, sharing->n, error);
  gsize n_tied = 0;

  if (tied == NULL || !note_ties (sharing, solution, tied, &n_tied, error))
    return FALSE;
  gboolean is_settled = ties != NULL && ties->holders != NULL
                            ? settle_as_drawn (sharing, ties, tied, n_tied, error)
                            : settle_by_order (sharing, ties, tied, n_tied, error);
  if (!is_settled)
    return FALSE;
  for (gsize i = 0; i < n_tied; i++)
    solution->tied[solution->n_tied++].held = sharing->members[tied[i]].most;
  return TRUE;
}

static gboolean
keep_sure (const Sharing *sharing, AwrashDeciding *deciding, GError **error)
{
  deciding->sure = awrash_i_new (AwrashKey, deciding->n_equal, error);
  if (deciding->sure == NULL)
    return FALSE;
  for (gsize i = 0; i < sharing->n; i++)
    {
      const Member *member = &sharing->members[i];
      if (member->least == member->most && member->least > 0)
        deciding->sure[deciding->n_sure++]
            = (AwrashKey){ member->leaf, member->least, member->node };
    }
  return TRUE;
}

static gboolean
share (Sharing *sharing, AwrashDeciding *deciding, const AwrashTies *ties, AwrashSolution *solution,
       GError **error)
{
  gboolean is_tie = FALSE;

  if (!gather (sharing, deciding, error))
    return FALSE;
  fill_ranges (sharing->bracket);
  fit_all (sharing);
  for (gsize i = 0; i < sharing->n && !is_tie; i++)
    is_tie = sharing->members[i].least < sharing->members[i].most;
  if (!keep_sure (sharing, deciding, error))
    return FALSE;
  if (!is_tie)
    return TRUE;
  solution->is_suspected |= is_suspected (deciding);
  return settle (sharing, ties, solution, error);
}

gboolean
awrash_i_deciding_share (AwrashDeciding *deciding, const AwrashTies *ties, AwrashSolution *solution,
                         GError **error)
{
  Sharing sharing = { .bracket = deciding->bracket };

  if (deciding->n_equal == 0)
    return TRUE;
  gboolean is_shared = share (&sharing, deciding, ties, solution, error);
  g_free (sharing.members);
  return is_shared;
}
