/* SPDX-License-Identifier: GPL-3.0-or-later */

/* I_x (a, b) by the continued fraction, evaluated from the front.
 * Source: Abramowitz and Stegun (1964), 26.5.8; W. J. Lentz (1976), Applied Optics 15. Invariant:
 * the fraction is taken on that side of the mean on which it converges fast, in some √(a + b)
 * steps. */

#include "random/tails-private.h"

#include "base/elementary-private.h"

#include <math.h>

enum
{
  MOST_STEPS = 1000000 /* enough for 10^11 degrees of freedom */
};

/* In the place of a part that is 0, so that it can divide. */
static const double tiny = 0x1p-1000;

static double
off_zero (double part)
{
  return fabs (part) < tiny ? tiny : part;
}

static double
fraction_of (double x, double a, double b)
{
  double c = 1.0, d = 1.0 / off_zero (1.0 - (a + b) * x / (a + 1.0)), value = d, step = 0.0;

  for (gsize n = 1; fabs (step - 1.0) > 0x1p-52 && n < MOST_STEPS; n++)
    {
      double k = (double)n;
      double even = k * (b - k) * x / ((a + 2.0 * k - 1.0) * (a + 2.0 * k));
      double odd = -(a + k) * (a + b + k) * x / ((a + 2.0 * k) * (a + 2.0 * k + 1.0));

      d = 1.0 / off_zero (1.0 + even * d);
      c = off_zero (1.0 + even / c);
      value *= c * d;
      d = 1.0 / off_zero (1.0 + odd * d);
      c = off_zero (1.0 + odd / c);
      step = c * d;
      value *= step;
    }
  return value;
}

/* The binomial probability of a among a + b. */
static double
front_of (double x, double rest, double a, double b)
{
  double n = a + b;
  double distance
      = awrash_i_stirling_distance (a, n * x) + awrash_i_stirling_distance (b, n * rest);
  double beside
      = awrash_i_stirling_rest (n) - awrash_i_stirling_rest (a) - awrash_i_stirling_rest (b);

  return awrash_i_exp (beside - distance) * sqrt (n / (2.0 * G_PI * a) / b);
}

AwrashTailPair
awrash_i_tails_beta (double x, double rest, double a, double b)
{
  AwrashTailPair pair = { 0.0, 1.0, 0.0 };

  if (!(x > 0.0))
    return pair;
  if (!(rest > 0.0))
    return (AwrashTailPair){ 1.0, 0.0, 0.0 };
  pair.front = front_of (x, rest, a, b);
  if (x <= (a + 1.0) / (a + b + 2.0))
    {
      pair.below = pair.front * (b / (a + b)) * fraction_of (x, a, b);
      pair.above = 1.0 - pair.below;
    }
  else
    {
      pair.above = pair.front * (a / (a + b)) * fraction_of (rest, b, a);
      pair.below = 1.0 - pair.above;
    }
  return pair;
}
