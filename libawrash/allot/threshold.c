/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Counting units below a threshold, in doubles, with both ends of what rounding leaves open.
 * Source: the sandwich of Reitzig and Wild, "A simple and fast linear-time algorithm for divisor
 * methods of apportionment", Mathematical Programming 203 (2024).
 * Invariant: at_least <= true count <= at_most. */

#include "allot/threshold-private.h"

#include <math.h>
#include <string.h>

enum
{
  FRACTION_BITS = 52,
  BIAS = 1023,
  FAR = 64 /* 2^64 is beyond every count, 2^-64 below every positive signpost */
};

#define FRACTION_MASK ((G_GUINT64_CONSTANT (1) << FRACTION_BITS) - 1)

static double
join_bits (guint64 fraction, int exponent)
{
  guint64 bits = fraction | (guint64)(exponent + BIAS) << FRACTION_BITS;
  double value = 0;

  memcpy (&value, &bits, sizeof value);
  return value;
}

/* value = result·2^exponent with 1 <= result < 2; value finite and > 0. */
static double
normalise (double value, int *exponent)
{
  guint64 bits = 0;

  memcpy (&bits, &value, sizeof bits);
  int field = (int)(bits >> FRACTION_BITS);
  if (field == 0)
    {
      double half = frexp (value, exponent);
      *exponent -= 1;
      return 2 * half;
    }
  *exponent = field - BIAS;
  return join_bits (bits & FRACTION_MASK, 0);
}

AwrashThreshold
awrash_i_threshold_from_scaled (double value, int exponent)
{
  int own = 0;
  double mantissa = normalise (value, &own);
  guint64 bits = 0;

  memcpy (&bits, &mantissa, sizeof bits);
  int clamped = CLAMP (own + exponent, -1100, 1149);
  return (int64_t)clamped * (G_GINT64_CONSTANT (1) << FRACTION_BITS)
         + (int64_t)(bits & FRACTION_MASK);
}

static int
get_exponent (AwrashThreshold threshold)
{
  int64_t fraction = (int64_t)((guint64)threshold & FRACTION_MASK);

  return (int)((threshold - fraction) / (G_GINT64_CONSTANT (1) << FRACTION_BITS));
}

double
awrash_i_threshold_to_scaled (AwrashThreshold threshold, int exponent)
{
  double mantissa = join_bits ((guint64)threshold & FRACTION_MASK, 0);

  return ldexp (mantissa, get_exponent (threshold) + exponent);
}

/* claim·threshold with one rounding; beyond 2^±64 only the side is kept. */
static double
get_reach (double claim, AwrashThreshold threshold)
{
  guint64 fraction = (guint64)threshold & FRACTION_MASK;
  int exponent = get_exponent (threshold), own = 0;
  double mantissa = normalise (claim, &own);

  return mantissa * join_bits (fraction, CLAMP (exponent + own, -FAR, FAR));
}

static int64_t
clip (double level, int64_t lower, int64_t upper)
{
  /* level < (double)upper <= 2^62 fits; beyond, the bound decides */
  if (level >= (double)upper)
    return upper;
  return MAX ((int64_t)level, lower);
}

AwrashCount
awrash_i_threshold_count (const AwrashVector *vector, const AwrashSignposts *rule,
                          AwrashThreshold threshold, gsize recipient)
{
  int64_t lower = vector->lower[recipient];
  int64_t upper = vector->upper[recipient];

  /* no recipient can have more than all the spare units */
  if (upper - lower > vector->spare)
    upper = lower + vector->spare;
  if (lower == upper)
    return (AwrashCount){ lower, lower };
  /* One rounding in the reach, four in the level, one below: 6·2^-53 < 2^-50. */
  double level = get_reach (vector->claims[recipient], threshold);
  rule->level (rule, 1, &level, &level);
  AwrashCount count
      = { clip (level * (1 - 0x1p-50), lower, upper), clip (level * (1 + 0x1p-50), lower, upper) };
  if (rule->starts_at_zero)
    count.at_least = MAX (count.at_least, 1);
  return count;
}

AwrashCountSum
awrash_i_threshold_sum (const AwrashVector *vector, const AwrashSignposts *rule,
                        AwrashThreshold threshold, int scale)
{
  const guint64 limit = G_GUINT64_CONSTANT (1) << 63;
  AwrashCountSum sum = { 0 };
  double factor = ldexp (1, scale);

  for (gsize i = 0; i < vector->n; i++)
    {
      AwrashCount count = awrash_i_threshold_count (vector, rule, threshold, i);
      int64_t lower = vector->lower[i];
      /* each term is at most 2^62, so that neither sum can pass 2^64 before it is clipped */
      sum.at_least = MIN (sum.at_least + (guint64)(count.at_least - lower), limit);
      sum.at_most = MIN (sum.at_most + (guint64)(count.at_most - lower), limit);
      if (count.at_most > lower && count.at_least < vector->upper[i])
        sum.slope += vector->claims[i] * factor;
    }
  return sum;
}
