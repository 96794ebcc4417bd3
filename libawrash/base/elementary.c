/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reduction to a short interval around 1 or 0, a power series there, and back by a power of two.
 * Source: Cody and Waite (1980); Abramowitz and Stegun 4.1.27, 4.2.1; T. J. Dekker (1971), A
 * floating-point technique for extending the available precision. Invariant: the leading term is
 * exact or a sum of two numbers, so that rounding touches what is added to it only. */

#include "base/elementary-private.h"

#include "base/elementary-log-private.h"

#include <math.h>
#include <string.h>

static const double ln_2_high = AWRASH_LN_2_HIGH, ln_2_low = AWRASH_LN_2_LOW;
static const double per_ln_2 = 0x1.71547652b82fep+0;

/* 2^k for a normal number. */
static double
power_of_two (int k)
{
  guint64 bits = (guint64)(AWRASH_DOUBLE_BIAS + k) << AWRASH_DOUBLE_FRACTION;
  double power;

  memcpy (&power, &bits, sizeof power);
  return power;
}

double
awrash_i_log (double x)
{
  if (!(x > 0.0))
    return x == 0.0 ? -INFINITY : NAN;
  if (x == INFINITY)
    return x;
  return x < 0x1p-1022 ? awrash_i_log_scaled (x * 0x1p54, -54) : awrash_i_log_scaled (x, 0);
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
