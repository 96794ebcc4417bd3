/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rates as exact fractions. Doubles only guess where a flow reaches a rate; the exact comparison of
 * fractions decides. Invariant: a rate's need is finite and not negative. */

#include "allot/rate-private.h"

#include "base/exact-private.h"

#include <math.h>

int
awrash_i_rate_compare (AwrashRate a, AwrashRate b)
{
  if (a.need == 0 || b.need == 0)
    return (a.need == 0) - (b.need == 0);
  return awrash_i_exact_compare (a.units, a.need, b.units, b.need);
}

AwrashRate
awrash_i_rate_of (const AwrashRecipient *recipient, int64_t flow)
{
  return (AwrashRate){ flow + recipient->offset, recipient->need };
}

int64_t
awrash_i_rate_reach (const AwrashRecipient *recipient, AwrashRate rate, int64_t lower,
                     int64_t upper)
{
  int64_t low = lower, high = upper;
  double guess;

  if (rate.need == 0 || lower >= upper)
    return upper;
  guess = ceil ((double)rate.units / rate.need * recipient->need) - (double)recipient->offset;
  /* The neighbours of the guess narrow the range to nothing, nearly always. */
  for (int side = 1; side >= -1; side -= 2)
    {
      double near = guess + side;

      if (!(near >= (double)lower && near <= (double)upper && near < 0x1p63))
        continue;
      if (awrash_i_rate_compare (awrash_i_rate_of (recipient, (int64_t)near), rate) >= 0)
        high = MIN (high, (int64_t)near);
      else
        low = MIN (upper, MAX (low, (int64_t)near + 1));
    }
  while (low < high)
    {
      int64_t middle = low + (high - low) / 2;

      if (awrash_i_rate_compare (awrash_i_rate_of (recipient, middle), rate) >= 0)
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}
