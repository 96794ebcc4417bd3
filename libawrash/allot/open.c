/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Collecting the open units of a bracket. Where one node's leaves are all there is, two thresholds
 * are tried and what lies between them collected in the same pass.
 * Source: Reitzig and Wild (2024). Invariant: a unit is open if one end counts it and the other
 * does not, rounding included. */

#include "allot/open-private.h"

#include "allot/count-private.h"
#include "base/memory-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum
{
  BLOCK = AWRASH_KEYS_BLOCK,
  RUN = 8,       /* neighbours that are sampled together */
  SAMPLE = 8192, /* open units in a sample */
  MOST_A_LEAF = 4
};

void
awrash_i_open_clear (AwrashOpenKeys *open)
{
  g_clear_pointer (&open->keys, g_free);
}

static gboolean
reserve (AwrashOpenKeys *open, gsize n, GError **error)
{
  if (open->n + n <= open->room)
    return TRUE;
  gsize room = MAX (2 * open->room, open->n + n + 64);
  AwrashKey *keys = awrash_i_new (AwrashKey, room, error);
  if (keys == NULL)
    return FALSE;
  if (open->n > 0)
    memcpy (keys, open->keys, open->n * sizeof *keys);
  g_free (open->keys);
  open->keys = keys;
  open->room = room;
  return TRUE;
}

/* The units of a block that lie above what the low end counts and are counted by the high end, if
 * there is room for them below `most`; else open->n tells that there are more. */
static gboolean
collect_block (const AwrashProblem *problem, gsize node, gsize begin, gsize n, double low[],
               double high[], gsize most, AwrashOpenKeys *open, GError **error)
{
  if (!awrash_i_pairs_above (n, high, low))
    return TRUE;
  for (gsize j = 0; j < n; j++)
    {
      if (high[j] <= low[j])
        continue;
      int64_t first = awrash_i_count_clip (problem, begin + j, low[j]) + 1;
      int64_t last = awrash_i_count_clip (problem, begin + j, high[j]);
      if (first > last)
        continue;
      gsize n_keys = open->has_runs ? 1 : (gsize)(last - first) + 1;
      if (n_keys > most - open->n)
        {
          open->n = most + 1;
          return TRUE;
        }
      if (!reserve (open, n_keys, error))
        return FALSE;
      for (int64_t k = first; !open->has_runs && k <= last; k++)
        open->keys[open->n++] = (AwrashKey){ begin + j, k, node };
      if (open->has_runs)
        open->keys[open->n++] = (AwrashKey){ begin + j, last - first + 1, node };
    }
  return TRUE;
}

/* The open units of the leaves right below one node. */
static gboolean
collect_leaves (const AwrashBracket *bracket, gsize node, AwrashOpenKeys *open, GError **error)
{
  const AwrashProblem *problem = bracket->problem;
  const AwrashTreeNode *place = &problem->nodes[node];
  AWRASH_PAIRS (low, BLOCK);
  AWRASH_PAIRS (high, BLOCK);
  AWRASH_PAIRS (other, BLOCK);

  for (gsize begin = place->first_leaf; begin < place->end_direct; begin += BLOCK)
    {
      gsize n = MIN (BLOCK, place->end_direct - begin);
      awrash_i_count_block (problem, bracket->low, begin, n, low, other);
      gboolean is_split = awrash_i_count_block (problem, bracket->high, begin, n, high, other);
      if (!collect_block (problem, node, begin, n, low, is_split ? other : high, G_MAXSIZE - 1,
                          open, error))
        return FALSE;
    }
  return TRUE;
}

/* Neighbouring thresholds, with counts that doubles hold: what lies open between them is equal. */
static gboolean
is_even (const AwrashBracket *bracket)
{
  return bracket->problem->keys->is_plain
         && bracket->problem->total < (G_GINT64_CONSTANT (1) << 53) - 1
         && awrash_i_keys_middle (bracket->low, bracket->high) == bracket->low;
}

gboolean
awrash_i_open_collect (const AwrashBracket *bracket, AwrashOpenKeys *open, GError **error)
{
  open->n = 0;
  open->has_runs = is_even (bracket);
  for (gsize u = bracket->node; u < bracket->problem->nodes[bracket->node].end; u++)
    if (bracket->states[u].is_open && !collect_leaves (bracket, u, open, error))
      return FALSE;
  open->is_complete = TRUE;
  return TRUE;
}

/* Adds a block's counts at one end to its two sums, which use the counts up. */
static void
add_sums (const AwrashProblem *problem, gsize begin, gsize n, double least[], double most[],
          gboolean is_split, int64_t sums[2])
{
  int64_t sum = awrash_i_count_sum (problem, begin, n, least);

  sums[0] = awrash_i_count_add (sums[0], sum);
  if (is_split)
    sum = awrash_i_count_sum (problem, begin, n, most);
  sums[1] = awrash_i_count_add (sums[1], sum);
}

gboolean
awrash_i_open_between (const AwrashBracket *bracket, AwrashThreshold low, AwrashThreshold high,
                       gsize most, AwrashOpenKeys *open, int64_t sums[4], GError **error)
{
  const AwrashProblem *problem = bracket->problem;
  const AwrashTreeNode *place = &problem->nodes[bracket->node];
  AWRASH_PAIRS (low_least, BLOCK);
  AWRASH_PAIRS (low_most, BLOCK);
  AWRASH_PAIRS (high_least, BLOCK);
  AWRASH_PAIRS (high_most, BLOCK);

  open->n = 0;
  open->has_runs = FALSE;
  memset (sums, 0, 4 * sizeof *sums);
  for (gsize begin = place->first_leaf; begin < place->end_direct; begin += BLOCK)
    {
      gsize n = MIN (BLOCK, place->end_direct - begin);
      gboolean low_split = awrash_i_count_block (problem, low, begin, n, low_least, low_most);
      gboolean high_split = awrash_i_count_block (problem, high, begin, n, high_least, high_most);
      double *ends = high_split ? high_most : high_least;
      if (open->n <= most
          && !collect_block (problem, bracket->node, begin, n, low_least, ends, most, open, error))
        return FALSE;
      add_sums (problem, begin, n, low_least, low_most, low_split, sums);
      add_sums (problem, begin, n, high_least, high_most, high_split, sums + 2);
    }
  return TRUE;
}

/* ── a sample ───────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  gsize n;
  AwrashThreshold places[SAMPLE];
} Sample;

/* The open units of a few neighbours; a leaf with many of them shows the first. */
static void
sample_run (const AwrashBracket *bracket, gsize begin, gsize n, Sample *sample)
{
  const AwrashProblem *problem = bracket->problem;
  AWRASH_PAIRS (low, RUN);
  AWRASH_PAIRS (high, RUN);
  AWRASH_PAIRS (other, RUN);

  awrash_i_count_block (problem, bracket->low, begin, n, low, other);
  gboolean is_split = awrash_i_count_block (problem, bracket->high, begin, n, high, other);
  for (gsize j = 0; j < n; j++)
    {
      int64_t k = awrash_i_count_clip (problem, begin + j, low[j]) + 1;
      int64_t last = awrash_i_count_clip (problem, begin + j, is_split ? other[j] : high[j]);
      for (gsize i = 0; i < MOST_A_LEAF && k <= last && sample->n < SAMPLE; i++, k++)
        sample->places[sample->n++] = problem->keys->place (problem->keys, begin + j, k);
    }
}

static int
compare_places (const void *a, const void *b)
{
  const AwrashThreshold *left = a, *right = b;

  return (*left > *right) - (*left < *right);
}

gboolean
awrash_i_open_sample (const AwrashBracket *bracket, AwrashThreshold *low, AwrashThreshold *high)
{
  const AwrashTreeNode *place = &bracket->problem->nodes[bracket->node];
  gsize n = place->end_leaf - place->first_leaf, stride = MAX (RUN, n / (SAMPLE / RUN));
  double part = ((double)bracket->goal - (double)bracket->n_low)
                / ((double)bracket->n_high - (double)bracket->n_low);
  Sample sample;

  sample.n = 0;
  for (gsize begin = place->first_leaf; begin < place->end_leaf; begin += stride)
    sample_run (bracket, begin, MIN (RUN, place->end_leaf - begin), &sample);
  if (sample.n < 32 || isnan (part))
    return FALSE;
  qsort (sample.places, sample.n, sizeof *sample.places, compare_places);
  /* two standard deviations of a quantile, and a little for what a sample cannot know */
  double at = part * (double)sample.n, aside = sqrt ((double)sample.n) + 2;
  gboolean has_low = at - aside >= 0, has_high = at + aside < (double)sample.n;
  *low = has_low ? sample.places[(gsize)(at - aside)] - 1 : bracket->low;
  *high = has_high ? sample.places[(gsize)(at + aside)] + 1 : bracket->high;
  return TRUE;
}
