/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finding the deciding key: the open units in exact order, applied until the goal is met. Without
 * inner nodes a selection is enough; with them each unit climbs from its leaf, and stops where a
 * bound of a node absorbs it.
 * Source: Federgruen and Groenevelt (1986). Invariant: applied backwards, units leave no trace. */

#include "allot/deciding-private.h"

#include "base/i18n-private.h"

static gboolean
fail (const char *file, int line, GError **error)
{
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_INTERNAL,
               _ ("%s:%d: a threshold was bracketed on the wrong side"), file, line);
  return FALSE;
}

/* A unit more, or fewer, below a node; what its bounds let through goes on to the node above. */
static void
climb (const AwrashBracket *bracket, gsize node, int64_t step)
{
  const AwrashProblem *problem = bracket->problem;

  for (gsize u = node;; u = problem->nodes[u].parent)
    {
      AwrashNodeState *state = &bracket->states[u];
      int64_t old = state->raw;
      state->raw += step;
      if (u == bracket->node
          || awrash_i_problem_clamp (problem, u, old)
                 == awrash_i_problem_clamp (problem, u, state->raw))
        return;
    }
}

static gboolean
has_inner (const AwrashBracket *bracket)
{
  for (gsize u = bracket->node + 1; u < bracket->problem->nodes[bracket->node].end; u++)
    if (bracket->states[u].is_open)
      return TRUE;
  return FALSE;
}

static gboolean
find_by_selection (AwrashDeciding *deciding, GError **error)
{
  const AwrashBracket *bracket = deciding->bracket;
  const AwrashKeys *keys = bracket->problem->keys;
  AwrashNodeState *state = &bracket->states[bracket->node];
  int64_t rank = bracket->goal - state->raw;

  if (rank < 0 || (guint64)rank > deciding->n)
    return fail (__FILE__, __LINE__, error);
  if (rank > 0)
    awrash_i_select (deciding->n, deciding->keys, (gsize)rank, keys->compare, keys,
                     &deciding->n_before, &deciding->n_equal);
  state->before = state->raw + (int64_t)deciding->n_before;
  state->raw = state->before + (int64_t)deciding->n_equal;
  return TRUE;
}

static int
compare_for_sort (const void *a, const void *b, void *data)
{
  const AwrashKeys *keys = data;

  return keys->compare (a, b, keys);
}

/* The end of the keys that equal the one at `begin`, in sorted order. */
static gsize
find_end (const AwrashDeciding *deciding, gsize begin)
{
  const AwrashKeys *keys = deciding->bracket->problem->keys;
  gsize end = begin + 1;

  while (end < deciding->n
         && keys->compare (&deciding->keys[end], &deciding->keys[begin], keys) == 0)
    end++;
  return end;
}

/* raw stays as it is with the deciding key; before is what it was without. */
static void
part_sums (const AwrashDeciding *deciding)
{
  const AwrashBracket *bracket = deciding->bracket;
  gsize end = bracket->problem->nodes[bracket->node].end;

  for (gsize u = bracket->node; u < end; u++)
    bracket->states[u].at_most = bracket->states[u].raw;
  for (gsize i = deciding->n_equal; i-- > 0;)
    climb (bracket, deciding->keys[deciding->n_before + i].node, -1);
  for (gsize u = bracket->node; u < end; u++)
    {
      AwrashNodeState *state = &bracket->states[u];
      state->before = state->raw;
      state->raw = state->at_most;
    }
}

static gboolean
find_by_climbing (AwrashDeciding *deciding, GError **error)
{
  const AwrashBracket *bracket = deciding->bracket;
  const AwrashNodeState *state = &bracket->states[bracket->node];
  gsize end = 0;

  g_qsort_with_data (deciding->keys, (gint)deciding->n, sizeof *deciding->keys, compare_for_sort,
                     (void *)(gsize)bracket->problem->keys);
  while (state->raw < bracket->goal)
    {
      if (end == deciding->n)
        return fail (__FILE__, __LINE__, error);
      deciding->n_before = end;
      end = find_end (deciding, end);
      for (gsize i = deciding->n_before; i < end; i++)
        climb (bracket, deciding->keys[i].node, 1);
    }
  deciding->n_equal = end - deciding->n_before;
  part_sums (deciding);
  return TRUE;
}

/* All open units at once, as they are equal; from the leaves up, what bounds let through. */
static gboolean
find_at_once (AwrashDeciding *deciding, GError **error)
{
  const AwrashBracket *bracket = deciding->bracket;
  AwrashNodeState *states = bracket->states;
  gsize end = bracket->problem->nodes[bracket->node].end;

  deciding->n_equal = states[bracket->node].raw < bracket->goal ? deciding->n : 0;
  for (gsize u = bracket->node; u < end; u++)
    states[u].before = states[u].raw;
  for (gsize i = 0; i < deciding->n_equal; i++)
    states[deciding->keys[i].node].raw += deciding->keys[i].k;
  for (gsize u = end; u-- > bracket->node + 1;)
    if (states[u].is_open)
      states[bracket->problem->nodes[u].parent].raw
          += awrash_i_problem_clamp (bracket->problem, u, states[u].raw)
             - awrash_i_problem_clamp (bracket->problem, u, states[u].before);
  if (states[bracket->node].raw < bracket->goal)
    return fail (__FILE__, __LINE__, error);
  return TRUE;
}

gboolean
awrash_i_deciding_find (AwrashDeciding *deciding, GError **error)
{
  if (deciding->has_runs)
    return find_at_once (deciding, error);
  return has_inner (deciding->bracket) ? find_by_climbing (deciding, error)
                                       : find_by_selection (deciding, error);
}

void
awrash_i_deciding_clear (AwrashDeciding *deciding)
{
  g_clear_pointer (&deciding->sure, g_free);
}
