/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A coarse threshold by aimed steps and interpolation inside a bracket, with bisection behind them.
 * Source: the sandwich of Reitzig and Wild, "A simple and fast linear-time algorithm for divisor
 * methods of apportionment", Mathematical Programming 203 (2024), on a tree of clamped sums.
 * Invariant: whatever the keys, the steps end: either the open units or the thresholds halve. */

#include "allot/bracket-private.h"

#include "allot/count-private.h"
#include "allot/open-private.h"
#include "base/wrap-private.h"

#include <math.h>

enum
{
  BLOCK = AWRASH_KEYS_BLOCK
};

/* Roundings of a count are worth a few thresholds: a hair, doubled until it is enough. Past WIDE
 * the bracket is left as it was, which is right but slow. */
#define HAIR (G_GINT64_CONSTANT (1) << 4)
#define WIDE (G_GINT64_CONSTANT (1) << 40)

/* ── counts ─────────────────────────────────────────────────────────────────────────────────── */

/* Adds the counts of a node's own leaves to its sums. */
static void
add_leaves (const AwrashProblem *problem, AwrashThreshold threshold, gsize node,
            AwrashNodeState *state)
{
  const AwrashTreeNode *place = &problem->nodes[node];
  AWRASH_PAIRS (least, BLOCK);
  AWRASH_PAIRS (most, BLOCK);

  for (gsize begin = place->first_leaf; begin < place->end_direct; begin += BLOCK)
    {
      gsize n = MIN (BLOCK, place->end_direct - begin);
      gboolean is_split = awrash_i_count_block (problem, threshold, begin, n, least, most);
      int64_t sum = awrash_i_count_sum (problem, begin, n, least);
      state->least = awrash_i_count_add (state->least, sum);
      if (is_split)
        sum = awrash_i_count_sum (problem, begin, n, most);
      state->most = awrash_i_count_add (state->most, sum);
    }
}

void
awrash_i_bracket_probe (const AwrashBracket *bracket, AwrashThreshold threshold)
{
  const AwrashProblem *problem = bracket->problem;
  gsize end = problem->nodes[bracket->node].end;

  for (gsize u = bracket->node; u < end; u++)
    bracket->states[u].least = bracket->states[u].most = 0;
  for (gsize u = end - 1;; u--)
    {
      AwrashNodeState *state = &bracket->states[u];
      add_leaves (problem, threshold, u, state);
      if (u == bracket->node)
        return;
      AwrashNodeState *above = &bracket->states[problem->nodes[u].parent];
      above->least
          = awrash_i_count_add (above->least, awrash_i_problem_clamp (problem, u, state->least));
      above->most
          = awrash_i_count_add (above->most, awrash_i_problem_clamp (problem, u, state->most));
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

/* A low end; one that holds just the goal is the high end too. */
static void
meet_low (AwrashBracket *bracket, AwrashThreshold low)
{
  set_low (bracket, low);
  if (bracket->n_low == bracket->goal)
    set_high (bracket, low);
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
    meet_low (bracket, threshold);
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

/* How far beside the goal a step is aimed: past it, in spite of what rounding takes and gives. */
static double
get_margin (const AwrashBracket *bracket)
{
  return 0.75 * sqrt ((double)count_leaves (bracket)) + 1;
}

/* TRUE if inner nodes that neither end cuts off may absorb more open units than can be looked at.
 */
static gboolean
absorbs_many (const AwrashBracket *bracket)
{
  const AwrashProblem *problem = bracket->problem;
  double most = 0x1p20 + 4 * (double)count_leaves (bracket);

  for (gsize u = bracket->node + 1; u < problem->nodes[bracket->node].end; u++)
    {
      const AwrashNodeState *state = &bracket->states[u];
      if (state->low < problem->node_upper[u] && state->high > problem->node_lower[u])
        most -= (double)state->high - (double)state->low;
    }
  return most < 0;
}

/* Few enough to be sorted in less time than one more count takes; where steps do not narrow it, as
 * where all keys are equal, a unit a leaf is few enough in the end. */
static gboolean
is_narrow (const AwrashBracket *bracket, guint n_steps)
{
  double steps = (double)MIN (n_steps, 4);
  double n = (double)count_leaves (bracket),
         enough = 2 * sqrt (n) + 8 + n * (1 + 4 * steps * steps) / 64;

  if (bracket->is_closed || awrash_i_keys_middle (bracket->low, bracket->high) == bracket->low)
    return TRUE;
  return (double)bracket->n_high - (double)bracket->n_low <= enough && !absorbs_many (bracket);
}

/* From the end that was set last, to just beyond the goal, so that the bracket closes from both
 * sides: between two ends by the share of the open units, from one end as the keys know. */
AWRASH_I_WRAPS static AwrashThreshold
choose_next (const AwrashBracket *bracket, AwrashThreshold last)
{
  const AwrashKeys *keys = bracket->problem->keys;
  double n = (double)count_leaves (bracket), goal = (double)bracket->goal;
  double margin = get_margin (bracket);
  double n_low = (double)bracket->n_low, n_high = (double)bracket->n_high;
  double target = goal - n_low < n_high - goal ? goal + margin : goal - margin;

  if (bracket->low == keys->none || bracket->high == keys->all)
    {
      target = last == bracket->low ? goal + margin : goal - margin;
      return keys->aim (keys, last, (gsize)n, last == bracket->low ? n_low : n_high, target);
    }
  double width = (double)bracket->high - (double)bracket->low;
  double step = width * ((target - n_low) / (n_high - n_low));
  if (!(step > 0 && step < width))
    return bracket->low;
  /* between costs of either sign a step may be beyond 2^63, though its end is not */
  return (AwrashThreshold)((guint64)bracket->low + (guint64)step);
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

/* Both ends at once, in one pass that collects what lies between them; where an end misses, or too
 * much lies between them, the search goes on with what was learned. */
static gboolean
try_between (AwrashBracket *bracket, AwrashThreshold low, AwrashThreshold high,
             AwrashOpenKeys *open, GError **error)
{
  AwrashNodeState *state = &bracket->states[bracket->node];
  gsize most = count_leaves (bracket) / 32 + BLOCK;
  int64_t sums[4];

  if (!is_inside (bracket, low) || !is_inside (bracket, high) || low >= high)
    return TRUE;
  if (!awrash_i_open_between (bracket, low, high, most, open, sums, error))
    return FALSE;
  state->least = sums[0];
  state->most = sums[1];
  if (state->most <= bracket->goal)
    meet_low (bracket, low);
  state->least = sums[2];
  state->most = sums[3];
  if (state->least >= bracket->goal && is_inside (bracket, high))
    set_high (bracket, high);
  open->is_complete = bracket->low == low && bracket->high == high && open->n <= most;
  return TRUE;
}

/* Both ends a margin to either side of the goal, as seen from a threshold and its count. */
static gboolean
try_around (AwrashBracket *bracket, AwrashThreshold last, double count, double margin,
            AwrashOpenKeys *open, GError **error)
{
  const AwrashKeys *keys = bracket->problem->keys;
  gsize n = count_leaves (bracket);
  double goal = (double)bracket->goal;

  return try_between (bracket, keys->aim (keys, last, n, count, goal - margin),
                      keys->aim (keys, last, n, count, goal + margin), open, error);
}

/* One total over many leaves: worth a pass with two thresholds. */
static gboolean
is_flat (const AwrashBracket *bracket)
{
  return bracket->problem->nodes[bracket->node].end == bracket->node + 1
         && count_leaves (bracket) >= BLOCK;
}

/* The sums at an end that no step reached. */
static void
fill_ends (AwrashBracket *bracket)
{
  const AwrashKeys *keys = bracket->problem->keys;

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

static gboolean
has_ends (const AwrashBracket *bracket)
{
  const AwrashKeys *keys = bracket->problem->keys;

  return bracket->low != keys->none && bracket->high != keys->all;
}

/* One step of a sample: a probe at either end that it suggests. Of few leaves a sample is most of
 * them, and costs more than it tells. */
static gboolean
step_by_sample (AwrashBracket *bracket)
{
  AwrashThreshold low, high;

  if (count_leaves (bracket) <= 16 * BLOCK || !awrash_i_open_sample (bracket, &low, &high))
    return FALSE;
  if (is_inside (bracket, low))
    narrow (bracket, low);
  if (is_inside (bracket, high))
    narrow (bracket, high);
  return TRUE;
}

/* Aimed steps while they halve the open units; after one that did not a sample, after a sample that
 * did not a step that halves the thresholds. */
static void
take_steps (AwrashBracket *bracket, AwrashThreshold next)
{
  gboolean tried_end = FALSE;

  for (guint stalls = 0, n_steps = 0; !is_narrow (bracket, n_steps); n_steps++)
    {
      guint64 open = (guint64)bracket->n_high - (guint64)bracket->n_low;
      if (stalls == 1 && has_ends (bracket) && step_by_sample (bracket))
        next = bracket->low;
      else
        {
          if (stalls > 1 || !is_inside (bracket, next))
            next = choose_safe (bracket, &tried_end);
          narrow (bracket, next);
        }
      gboolean is_halved = (guint64)bracket->n_high - (guint64)bracket->n_low <= open / 2;
      stalls = is_halved ? 0 : (stalls + 1) % 3;
      next = choose_next (bracket, next);
    }
}

/* Keys that stand in clusters: both ends by a sample of the open units. */
static gboolean
try_sample (AwrashBracket *bracket, AwrashOpenKeys *open, GError **error)
{
  AwrashThreshold low, high;

  return !awrash_i_open_sample (bracket, &low, &high)
         || try_between (bracket, low, high, open, error);
}

/* Both ends from one probe, or, where no bound can spoil the guess, from none. */
static gboolean
start_flat (AwrashBracket *bracket, AwrashThreshold *next, AwrashOpenKeys *open, GError **error)
{
  const AwrashNodeState *state = &bracket->states[bracket->node];
  double margin = get_margin (bracket), goal = (double)bracket->goal;

  if (is_narrow (bracket, 0) || !is_inside (bracket, *next))
    return TRUE;
  if (bracket->problem->low == NULL
      && !try_around (bracket, *next, goal, 2.5 * margin, open, error))
    return FALSE;
  if (open->is_complete || is_narrow (bracket, 0))
    return TRUE;
  if (has_ends (bracket))
    return try_sample (bracket, open, error);
  if (!is_inside (bracket, *next))
    return TRUE;
  narrow (bracket, *next);
  if (!is_narrow (bracket, 0)
      && !try_around (bracket, *next, (double)state->least, margin, open, error))
    return FALSE;
  *next = choose_next (bracket,
                       bracket->low == bracket->problem->keys->none ? bracket->high : bracket->low);
  return TRUE;
}

gboolean
awrash_i_bracket_search (AwrashBracket *bracket, const AwrashThreshold *hint, AwrashOpenKeys *open,
                         GError **error)
{
  const AwrashProblem *problem = bracket->problem;
  const AwrashKeys *keys = problem->keys;
  const AwrashTreeNode *place = &problem->nodes[bracket->node];

  bracket->low = keys->none;
  bracket->high = keys->all;
  bracket->n_low = problem->node_lower[bracket->node];
  bracket->n_high = problem->node_upper[bracket->node];
  /* a node's own bounds may be narrower than what lies open below it */
  if (!problem->has_sums)
    fill_ends (bracket);
  AwrashThreshold next = hint != NULL ? *hint
                                      : keys->guess (keys, place->first_leaf, place->end_leaf,
                                                     (double)bracket->goal);
  if (is_flat (bracket) && !start_flat (bracket, &next, open, error))
    return FALSE;
  if (!open->is_complete)
    take_steps (bracket, next);
  fill_ends (bracket);
  return TRUE;
}
