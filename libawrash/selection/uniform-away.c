/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How far a person that is on j of m balls is from its probability p: |j - m p| balls. With whole
 * tickets over their sum S, p = A / (size S) for a type whose panels have A = Σ tickets · count
 * places, so that the distance is a fraction over size S, and two are compared by products.
 * Source: none. Invariant: balls < 2^20, size < 2^26, S <= 2^53: all products fit 127 bits. */

#include "selection/uniform-private.h"

static AwrashLong
divide_down (AwrashLong number, AwrashLong by)
{
  return number / by - (number % by < 0);
}

AwrashAway
awrash_i_uniform_away (const AwrashUniform *uniform, gsize type, int64_t balls)
{
  AwrashAway away = { 0, awrash_i_uniform_size (uniform, type) };

  away.away = (AwrashLong)balls * away.size * uniform->sum - uniform->target[type];
  away.away = ABS (away.away);
  return away;
}

int64_t
awrash_i_uniform_floor (const AwrashUniform *uniform, gsize type)
{
  AwrashLong unit = (AwrashLong)uniform->sum * awrash_i_uniform_size (uniform, type);

  return (int64_t)(uniform->target[type] / unit);
}

static AwrashAway
farther (AwrashAway a, AwrashAway b)
{
  return awrash_i_uniform_compare (a, b) >= 0 ? a : b;
}

AwrashAway
awrash_i_uniform_farthest (const AwrashUniform *uniform, const int64_t times[], int64_t places[])
{
  AwrashAway farthest = { 0, 1 };

  for (gsize t = 0; t < uniform->n_types; t++)
    {
      int64_t size = awrash_i_uniform_size (uniform, t);

      places[t] = 0;
      for (gsize p = 0; p < uniform->n_panels; p++)
        places[t] += times[p] * uniform->count[p * uniform->n_types + t];
      farthest = farther (farthest, awrash_i_uniform_away (uniform, t, places[t] / size));
      if (places[t] % size > 0)
        farthest = farther (farthest, awrash_i_uniform_away (uniform, t, places[t] / size + 1));
    }
  return farthest;
}

/* The persons of a type are on a to b balls each, for the whole numbers a and b from m p - most to
 * m p + most; any sum in between can be shared out so. */
void
awrash_i_uniform_range (const AwrashUniform *uniform, gsize type, AwrashAway most, int64_t *lower,
                        int64_t *upper)
{
  int64_t size = awrash_i_uniform_size (uniform, type);
  AwrashLong unit = (AwrashLong)uniform->sum * size * most.size;
  AwrashLong middle = uniform->target[type] * most.size, reach = most.away * size;
  int64_t least = (int64_t)-divide_down (reach - middle, unit);
  int64_t greatest = (int64_t)divide_down (middle + reach, unit);

  *lower = MAX (least, 0) * size;
  *upper = MIN (greatest, uniform->n_balls) * size;
}
