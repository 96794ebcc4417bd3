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

/* Whether a member may stand one above the level. */
static gboolean
is_open (const AwrashIPolicyRoom *room, gsize k, gint64 level)
{
  return room->lower[k] <= level && room->upper[k] > level;
}

void
awrash_i_policy_level (AwrashIPolicyRoom *room, const AwrashIView *view, gsize stream, gsize n,
                       gint64 total, gint64 units[])
{
  const gint64 *lower = room->lower, *upper = room->upper;
  gint64 low = 0, high = total, left;
  gint64 n_tied = 0;
  gboolean is_drawn;

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
      n_tied += is_open (room, k, low);
    }
  if (left == 0)
    return;
  is_drawn = n_tied > left;
  if (is_drawn)
    awrash_i_policy_queue (room, view, stream, n, room->members);
  for (gsize k = 0; k < n && left > 0; k++)
    {
      const gsize next = is_drawn ? room->queue[k] : k;

      if (is_open (room, next, low))
        {
          units[next]++;
          left--;
        }
    }
}
