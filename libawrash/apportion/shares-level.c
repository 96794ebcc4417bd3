/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The water level by Newton's steps on a sum that is linear by pieces, kept inside a bracket.
 * Source: Ibaraki and Katoh, "Resource Allocation Problems" (1988), on one multiplier. Invariant: a
 * guess decides nothing: who takes it must prove it. */

#include "apportion/shares-level-private.h"

#include <math.h>

enum
{
  MOST_STEPS = 200
};

/* The sum at a level, and its slope there. */
typedef struct
{
  double sum;
  double slope;
} Reading;

static Reading
read_level (const AwrashClaims *claims, double level)
{
  Reading reading = { 0, 0 };

  for (gsize i = 0; i < claims->n; i++)
    {
      double lower = claims->low != NULL ? claims->low[i] : 0;
      double upper = claims->high != NULL ? claims->high[i] : HUGE_VAL;
      double share = claims->claims[i] * level;
      gboolean is_between = share > lower && share < upper;
      reading.sum += is_between ? share : share <= lower ? lower : upper;
      reading.slope += is_between ? claims->claims[i] : 0;
    }
  return reading;
}

/* Inside a bracket whose ends may be 0 and infinite. */
static double
halve (double low, double high, double level)
{
  if (!(high < HUGE_VAL))
    return level * 16;
  return low > 0 ? sqrt (low) * sqrt (high) : level / 16;
}

double
awrash_i_shares_level_guess (const AwrashClaims *claims, int64_t total)
{
  double low = 0, high = HUGE_VAL, level = (double)total / claims->range.sum;

  for (int step = 0; step < MOST_STEPS; step++)
    {
      /* outside the normal doubles quotients lose digits */
      if (!(level > 0x1p-1000 && level < 0x1p1000))
        return 0;
      Reading reading = read_level (claims, level);
      double missing = (double)total - reading.sum;
      if (fabs (missing) <= reading.slope * level * 0x1p-40 || high - low <= low * 0x1p-45)
        return level;
      if (missing > 0)
        low = level;
      else
        high = level;
      double next = level + missing / reading.slope;
      level = next > low && next < high ? next : halve (low, high, level);
    }
  return level;
}
