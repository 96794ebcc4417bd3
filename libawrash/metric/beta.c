/* SPDX-License-Identifier: GPL-3.0-or-later */

/* I_x (a, b) by the continued fraction, evaluated from the front.
 * Source: Abramowitz and Stegun (1964), 26.5.8; W. J. Lentz (1976), Applied Optics 15. Invariant:
 * the fraction is taken on that side of the mean on which it converges fast, in some √(a + b)
 * steps. */

#include "metric/beta-private.h"

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

/* I_x (a, b), rest = 1 - x, which may have digits that x has not. */
static double
part_of (double x, double rest, double a, double b)
{
  int sign;
  double log_scale;

  if (!(x > 0.0))
    return 0.0;
  if (!(rest > 0.0))
    return 1.0;
  if (x > (a + 1.0) / (a + b + 2.0))
    return 1.0 - part_of (rest, x, b, a);
  log_scale = lgamma_r (a + b, &sign) - lgamma_r (a, &sign) - lgamma_r (b, &sign) + a * log (x)
              + b * log (rest);
  return exp (log_scale) * fraction_of (x, a, b) / a;
}

double
awrash_i_beta_student_above (double t, double degrees)
{
  double square = t * t, over = 0.0;

  if (t < 0.0)
    return 1.0 - awrash_i_beta_student_above (-t, degrees);
  if (!isfinite (square))
    return 0.0;
  over = degrees / (degrees + square);
  return 0.5 * part_of (over, square / (degrees + square), degrees / 2.0, 0.5);
}

double
awrash_i_beta_fisher_above (double f, double of_upper, double of_lower)
{
  double moved = f * of_upper;

  if (!isfinite (moved))
    return 0.0;
  return part_of (of_lower / (of_lower + moved), moved / (of_lower + moved), of_lower / 2.0,
                  of_upper / 2.0);
}
