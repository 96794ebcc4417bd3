/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A coarse threshold by aimed steps and interpolation inside a bracket, with bisection behind them.
 * Source: the sandwich of Reitzig and Wild, "A simple and fast linear-time algorithm for divisor
 * methods of apportionment", Mathematical Programming 203 (2024), on a tree of clamped sums.
 * Invariant: whatever the keys, the steps end: either the open units or the thresholds halve. */

#include "allot/bracket-private.h"

#include <math.h>
#include <string.h>

enum
{
  BLOCK = AWRASH_KEYS_BLOCK
};

/* Roundings of a count are worth a few thresholds: a hair, doubled until it is enough. Past WIDE
 * the bracket is left as it was, which is right but slow. */
#define HAIR (G_GINT64_CONSTANT (1) << 4)
#define WIDE (G_GINT64_CONSTANT (1) << 40)

/* Beyond every total, and two of them still fit. */
#define FULL (AWRASH_PROBLEM_MAX_TOTAL - 1 + AWRASH_PROBLEM_MAX_TOTAL)

/* ── counts ─────────────────────────────────────────────────────────────────────────────────── */

static int64_t
add (int64_t a, int64_t b)
{
  return a > FULL - b ? FULL : a + b;
}

/* Clips counts to the bounds; the sum, full at FULL. No leaf can hold more than the total beyond
 * its lower bound. */
static int64_t
clip (const AwrashProblem *problem, gsize begin, gsize n, int64_t units[])
{
  const int64_t *lower = problem->lower, *upper = problem->upper, total = problem->total;
  guint64 sum = 0;

  for (gsize j = 0; j < n; j++)
    {
      int64_t low = lower != NULL ? lower[begin + j] : 0;
      int64_t high = upper != NULL ? MIN (upper[begin + j], total) : total;
      units[j] = MAX (MIN (units[j], high), low);
    }
  if (total <= FULL / BLOCK)
    for (gsize j = 0; j < n; j++)
      sum += (guint64)units[j];
  else
    for (gsize j = 0; j < n; j++)
      sum = (guint64)add ((int64_t)sum, units[j]);
  return (int64_t)MIN (sum, (guint64)FULL);
}

/* Counts before the bounds. FALSE: most[] is as least[], and not written. */
static gboolean
count (const AwrashProblem *problem, AwrashThreshold threshold, gsize begin, gsize n,
       int64_t least[], int64_t most[])
{
  const AwrashKeys *keys = problem->keys;

  if (threshold != keys->none && threshold != keys->all)
    return keys->count (keys, threshold, begin, n, least, most);
  for (gsize j = 0; j < n; j++)
    least[j] = threshold == keys->none ? 0 : AWRASH_PROBLEM_MAX_TOTAL;
  return FALSE;
}

void
awrash_i_bracket_count (const AwrashProblem *problem, AwrashThreshold threshold, gsize begin,
                        gsize n, gboolean from_above, int64_t units[])
{
  int64_t other[BLOCK];

  if (from_above)
    {
      int64_t most[BLOCK];
      if (count (problem, threshold, begin, n, other, most))
        memcpy (units, most, n * sizeof *units);
      else
        memcpy (units, other, n * sizeof *units);
    }
  else
    count (problem, threshold, begin, n, units, other);
  clip (problem, begin, n, units);
}

/* Adds the counts of a node's own leaves to its sums. */
static void
add_leaves (const AwrashProblem *problem, AwrashThreshold threshold, gsize node,
            AwrashNodeState *state)
{
  const AwrashTreeNode *place = &problem->nodes[node];
  int64_t least[BLOCK], most[BLOCK];

  for (gsize begin = place->first_leaf; begin < place->end_direct; begin += BLOCK)
    {
      gsize n = MIN (BLOCK, place->end_direct - begin);
      gboolean is_split = count (problem, threshold, begin, n, least, most);
      int64_t sum = clip (problem, begin, n, least);
      state->least = add (state->least, sum);
      if (is_split)
        sum = clip (problem, begin, n, most);
      state->most = add (state->most, sum);
    }
}

void
awrash_i_bracket_probe (const AwrashBracket *bracket, AwrashThreshold threshold)
{
  const AwrashProblem *problem = bracket->problem;
  gsize end = problem->nodes[bracket->node].end;

  for (gsize u = bracket->node; u < end; u++)
    bracket->states[u].least = bracket->states[u].most = 0;
  for (gsize u = end; u-- > bracket->node;)
    {
      AwrashNodeState *state = &bracket->states[u];
      add_leaves (problem, threshold, u, state);
      if (u == bracket->node)
        return;
      AwrashNodeState *above = &bracket->states[problem->nodes[u].parent];
      above->least = add (above->least, awrash_i_problem_clamp (problem, u, state->least));
      above->most = add (above->most, awrash_i_problem_clamp (problem, u, state->most));
    }
}

/* ── the bracket ────────────────────────────────────────────────────────────────────────────── */

static void
set_low (AwrashBracket *bracket, AwrashThreshold low)
{
  for (gsize u = bracket->node; u < bracket->problem->nodes[bracket->node].end; u++)
    bracket->states[u].low = bracket->states[u].least;
  bracket->low = low;
  bracket->n_low = bracket->states[bracket->node].least;
}

static void
set_high (AwrashBracket *bracket, AwrashThreshold high)
{
  for (gsize u = bracket->node; u < bracket->problem->nodes[bracket->node].end; u++)
    bracket->states[u].high = bracket->states[u].most;
  bracket->high = high;
  bracket->n_high = bracket->states[bracket->node].most;
}

/* The threshold sought is within rounding of this one: step aside by hairs until both are sure. */
static void
close_around (AwrashBracket *bracket, AwrashThreshold threshold)
{
  const AwrashNodeState *state = &bracket->states[bracket->node];

  for (int64_t hair = HAIR; hair < WIDE && threshold - hair > bracket->low; hair *= 4)
    {
      awrash_i_bracket_probe (bracket, threshold - hair);
      if (state->most <= bracket->goal)
        set_low (bracket, threshold - hair);
    }
  for (int64_t hair = HAIR; hair < WIDE && threshold + hair < bracket->high; hair *= 4)
    {
      awrash_i_bracket_probe (bracket, threshold + hair);
      if (state->least >= bracket->goal)
        set_high (bracket, threshold + hair);
    }
  bracket->is_closed = TRUE;
}

static void
narrow (AwrashBracket *bracket, AwrashThreshold threshold)
{
  const AwrashNodeState *state = &bracket->states[bracket->node];

  awrash_i_bracket_probe (bracket, threshold);
  if (state->most <= bracket->goal)
    set_low (bracket, threshold);
  else if (state->least >= bracket->goal)
    set_high (bracket, threshold);
  else
    close_around (bracket, threshold);
}

static gsize
count_leaves (const AwrashBracket *bracket)
{
  const AwrashTreeNode *place = &bracket->problem->nodes[bracket->node];

  return place->end_leaf - place->first_leaf;
}

/* Few enough to be sorted in less time than one more count takes. */
static gboolean
is_narrow (const AwrashBracket *bracket)
{
  double enough = 2 * sqrt ((double)count_leaves (bracket)) + 8;

  return bracket->is_closed || (double)bracket->n_high - (double)bracket->n_low <= enough
         || awrash_i_keys_middle (bracket->low, bracket->high) == bracket->low;
}

/* From the end that was set last, to just beyond the goal, so that the bracket closes from both
 * sides: between two ends by the share of the open units, from one end as the keys know. */
static AwrashThreshold
choose_next (const AwrashBracket *bracket, AwrashThreshold last)
{
  const AwrashKeys *keys = bracket->problem->keys;
  double n = (double)count_leaves (bracket), goal = (double)bracket->goal;
  double margin = sqrt (n) / 2 + 1;
  double n_low = (double)bracket->n_low, n_high = (double)bracket->n_high;
  double target = goal - n_low < n_high - goal ? goal + margin : goal - margin;

  if (bracket->low == keys->none || bracket->high == keys->all)
    {
      target = last == bracket->low ? goal + margin : goal - margin;
      return keys->aim (keys, last, (gsize)n, last == bracket->low ? n_low : n_high, target);
    }
  double width = (double)bracket->high - (double)bracket->low;
  double step = width * ((target - n_low) / (n_high - n_low));
  return step > 0 && step < width ? bracket->low + (int64_t)step : bracket->low;
}

/* After two steps that did not halve the open units, one that halves the thresholds: the end of
 * the order first, where a rule that gives first units to all may need it, then the middle. */
static AwrashThreshold
choose_safe (const AwrashBracket *bracket, gboolean *tried_end)
{
  if (!*tried_end && bracket->low == bracket->problem->keys->none)
    {
      *tried_end = TRUE;
      return bracket->low + 1;
    }
  return awrash_i_keys_middle (bracket->low, bracket->high);
}

static gboolean
is_inside (const AwrashBracket *bracket, AwrashThreshold threshold)
{
  return threshold > bracket->low && threshold < bracket->high;
}

void
awrash_i_bracket_search (AwrashBracket *bracket, const AwrashThreshold *hint)
{
  const AwrashProblem *problem = bracket->problem;
  const AwrashKeys *keys = problem->keys;
  const AwrashTreeNode *place = &problem->nodes[bracket->node];
  gboolean tried_end = FALSE;

  bracket->low = keys->none;
  bracket->high = keys->all;
  bracket->n_low = problem->node_lower[bracket->node];
  bracket->n_high = problem->node_upper[bracket->node];
  AwrashThreshold next = hint != NULL ? *hint
                                      : keys->guess (keys, place->first_leaf, place->end_leaf,
                                                     (double)bracket->goal);
  for (guint stalls = 0; !is_narrow (bracket);)
    {
      guint64 open = (guint64)bracket->n_high - (guint64)bracket->n_low;
      if (!is_inside (bracket, next) || stalls >= 2)
        {
          next = choose_safe (bracket, &tried_end);
          stalls = 0;
        }
      narrow (bracket, next);
      if ((guint64)bracket->n_high - (guint64)bracket->n_low > open / 2)
        stalls++;
      next = choose_next (bracket, next);
    }
  if (bracket->low == keys->none)
    {
      awrash_i_bracket_probe (bracket, keys->none);
      set_low (bracket, keys->none);
    }
  if (bracket->high == keys->all)
    {
      awrash_i_bracket_probe (bracket, keys->all);
      set_high (bracket, keys->all);
    }
}
