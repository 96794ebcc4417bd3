/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reduction to a short interval around 1 or 0, a power series there, and back by a power of two.
 * Source: Cody and Waite (1980); Abramowitz and Stegun 4.1.27, 4.2.1; T. J. Dekker (1971), A
 * floating-point technique for extending the available precision. Invariant: the leading term is
 * exact or a sum of two numbers, so that rounding touches what is added to it only. */

#include "base/elementary-private.h"

#include <math.h>
#include <string.h>

/* ln 2 in two parts, the first with 21 zeros at its end: exact times any exponent. */
static const double ln_2_high = 0x1.62e42feep-1, ln_2_low = 0x1.a39ef35793c76p-33;
static const double per_ln_2 = 0x1.71547652b82fep+0;

enum
{
  FRACTION = 52,
  BIAS = 1023
};

/* 2^k for a normal number. */
static double
power_of_two (int k)
{
  guint64 bits = (guint64)(BIAS + k) << FRACTION;
  double power;

  memcpy (&power, &bits, sizeof power);
  return power;
}

/* x = 2^k m, √½ <= m < √2, for a normal x > 0; the return value is m - 1, exact. */
static double
reduce (double x, int *k)
{
  const guint64 root_of_half = G_GUINT64_CONSTANT (0x3fe6a09e667f3bcd);
  const guint64 one = (guint64)BIAS << FRACTION;
  guint64 bits;
  double m;

  memcpy (&bits, &x, sizeof bits);
  *k = (int)((bits - root_of_half + one) >> FRACTION) - BIAS;
  bits -= (guint64)*k << FRACTION;
  memcpy (&m, &bits, sizeof m);
  return m - 1.0;
}

/* ln ((1 + s)/(1 - s)) = 2s + s R, R = 2s²/3 + 2s⁴/5 + …: |s| < 0.1716, so that ten terms leave
 * 2^-60 of it. */
static double
series_of_log (double y)
{
  static const double terms[] = { 2.0 / 21, 2.0 / 19, 2.0 / 17, 2.0 / 15, 2.0 / 13,
                                  2.0 / 11, 2.0 / 9,  2.0 / 7,  2.0 / 5,  2.0 / 3 };
  double sum = 0.0;

  for (gsize k = 0; k < G_N_ELEMENTS (terms); k++)
    sum = y * (terms[k] + sum);
  return sum;
}

double
awrash_i_log (double x)
{
  int k, more = 0;
  double f, s, half, rest;

  if (!(x > 0.0))
    return x == 0.0 ? -INFINITY : NAN;
  if (x == INFINITY)
    return x;
  if (x < 0x1p-1022)
    {
      x *= 0x1p54;
      more = -54;
    }
  f = reduce (x, &k);
  k += more;
  s = f / (2.0 + f);
  half = 0.5 * f * f;
  rest = s * (half + series_of_log (s * s)) + k * ln_2_low;
  /* f - s f = 2s, with s f = f²/2 - s f²/2 */
  return k * ln_2_high - ((half - rest) - f);
}

double
awrash_i_log1p (double x)
{
  double y = 1.0 + x;

  /* y has lost y - 1 - x of x */
  if (!(y > 0.0) || y == INFINITY)
    return awrash_i_log (y);
  return y == 1.0 ? x : awrash_i_log (y) + (x - (y - 1.0)) / y;
}

/* e^r - 1 - r for |r| < 0.35: fourteen terms leave 2^-60 of e^r. */
static double
series_of_exp (double r)
{
  static const double terms[] = { 1.0 / 6227020800, 1.0 / 479001600, 1.0 / 39916800, 1.0 / 3628800,
                                  1.0 / 362880,     1.0 / 40320,     1.0 / 5040,     1.0 / 720,
                                  1.0 / 120,        1.0 / 24,        1.0 / 6,        1.0 / 2 };
  double sum = 0.0;

  for (gsize k = 0; k < G_N_ELEMENTS (terms); k++)
    sum = r * sum + terms[k];
  return r * r * sum;
}

double
awrash_i_exp (double x)
{
  double high, low, y;
  int k;

  if (!(x > -745.2))
    return isnan (x) ? x : 0.0;
  if (x > 709.79)
    return INFINITY;
  k = (int)(x * per_ln_2 + (x < 0.0 ? -0.5 : 0.5));
  high = x - k * ln_2_high;
  low = k * ln_2_low;
  y = 1.0 + (high + (series_of_exp (high - low) - low));
  if (k < -1021)
    return y * power_of_two (k + 100) * 0x1p-100;
  return k > 1022 ? y * power_of_two (k - 1) * 2.0 : y * power_of_two (k);
}
