/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Equal claims: whatever the rule, all units of one number have one key, so that everybody stands
 * at one level inside the bounds, and a lot decides who stands one above it. Source: none.
 * Invariant: the answer is the one that the engine finds, by whole numbers alone. */

#include "simulation/policy-private.h"

gboolean
awrash_i_policy_is_level (const AwrashNestedRule *rule, gsize n, const double claims[])
{
  double positive = 0;

  if (rule->is_divisor && !awrash_i_signpost_is_strict (&rule->signposts))
    return FALSE;
  for (gsize k = 0; k < n; k++)
    {
      if (claims[k] > 0 && positive > 0 && claims[k] != positive)
        return FALSE;
      positive = MAX (positive, claims[k]);
    }
  return TRUE;
}

static gint64
sum_at (gint64 level, gsize n, const gint64 lower[], const gint64 upper[])
{
  gint64 sum = 0;

  for (gsize k = 0; k < n; k++)
    sum += MAX (MIN (level, upper[k]), lower[k]);
  return sum;
}

static int
compare_turns (const void *a, const void *b, void *data)
{
  const gsize *turns = data, *i = a, *j = b;

  return (turns[*i] > turns[*j]) - (turns[*i] < turns[*j]);
}

void
awrash_i_policy_level (AwrashIPolicyRoom *room, const AwrashIView *view, gsize stream, gsize n,
                       gint64 total, gint64 units[])
{
  const gint64 *lower = room->lower, *upper = room->upper;
  gint64 low = 0, high = total, left;
  gsize n_tied = 0;

  /* the highest level that the total reaches */
  while (low < high)
    {
      gint64 middle = high - (high - low) / 2;
      if (sum_at (middle, n, lower, upper) <= total)
        low = middle;
      else
        high = middle - 1;
    }
  left = total - sum_at (low, n, lower, upper);
  for (gsize k = 0; k < n; k++)
    {
      units[k] = MAX (MIN (low, upper[k]), lower[k]);
      if (left > 0 && lower[k] <= low && upper[k] > low)
        room->tied[n_tied++] = k;
    }
  if (left == 0)
    return;
  if ((gint64)n_tied > left)
    {
      awrash_i_policy_turn (room, view, stream, n, room->members);
      g_qsort_with_data (room->tied, (gint)n_tied, sizeof *room->tied, compare_turns, room->turns);
    }
  for (gsize k = 0; k < n_tied && (gint64)k < left; k++)
    units[room->tied[k]]++;
}
