/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The incomplete gamma function by its series below the mean, by its continued fraction above.
 * Source: Abramowitz and Stegun (1964), 6.5.29 and 6.5.31; W. J. Lentz (1976), Applied Optics 15.
 * Invariant: each converges on its side, in some √a steps. */

#include "random/tails-private.h"

#include "base/elementary-private.h"

#include <math.h>

enum
{
  MOST_STEPS = 10000000
};

/* x^a e^-x / Γ(a + 1). */
static double
front_of (double a, double x)
{
  return awrash_i_exp (-awrash_i_stirling_rest (a) - awrash_i_stirling_distance (a, x))
         / sqrt (2.0 * G_PI * a);
}

/* 1 + x/(a + 1) + x²/((a + 1)(a + 2)) + … */
static double
series (double a, double x)
{
  double term = 1.0, sum = 1.0;

  for (gsize n = 1; term > 0x1p-56 * sum && n < MOST_STEPS; n++)
    {
      term *= x / (a + (double)n);
      sum += term;
    }
  return sum;
}

/* 1/(x + 1 - a - 1 (1 - a)/(x + 3 - a - 2 (2 - a)/(x + 5 - a - …))) */
static double
fraction (double a, double x)
{
  double b = x + 1.0 - a, d = 1.0 / b, c = INFINITY, value = d, step = 0.0;

  for (gsize n = 1; fabs (step - 1.0) > 0x1p-52 && n < MOST_STEPS; n++)
    {
      double part = (double)n * (a - (double)n);

      b += 2.0;
      d = 1.0 / (b + part * d);
      c = b + part / c;
      step = c * d;
      value *= step;
    }
  return value;
}

AwrashTailPair
awrash_i_tails_gamma (double a, double x)
{
  AwrashTailPair pair = { 0.0, 1.0, 0.0 };

  if (!(x > 0.0))
    return pair;
  pair.front = isinf (x) ? 0.0 : front_of (a, x);
  if (x < a + 1.0)
    {
      pair.below = pair.front * series (a, x);
      pair.above = 1.0 - pair.below;
    }
  else
    {
      pair.above = pair.front > 0.0 ? pair.front * a * fraction (a, x) : 0.0;
      pair.below = 1.0 - pair.above;
    }
  return pair;
}
