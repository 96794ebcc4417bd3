/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Quantiles by halving where the distribution has a finite sum, by an expansion where that is long.
 * Source: Abramowitz and Stegun (1964), 26.2.29, 26.7.3 to 26.7.5. Invariant: halving ends where
 * two neighbouring numbers are reached, so the answer does not hang on a starting value. */

#include "metric/student-private.h"

#include "random/normal-private.h"

#include <math.h>

/* From here on five terms of the expansion leave less than 1e-13. */
static const double many_degrees = 400.0;

/* No quantile of a double p lies beyond: Student's with one degree at p = 2^-1074 aside. */
static const double furthest = 0x1p1020;

/* P (T > t), t >= 0: 26.7.3 for odd and 26.7.4 for even degrees, θ = atan (t / √ν). */
static double
student_above (double t, double degrees)
{
  double square = degrees / (degrees + t * t), sine = t / sqrt (degrees + t * t);
  gboolean is_odd = fmod (degrees, 2.0) == 1.0;
  double term = is_odd ? sqrt (square) : 1.0, sum = degrees > 1.0 ? term : 0.0, within;

  for (int k = is_odd ? 3 : 2; k < degrees; k += 2)
    sum += term *= (k - 1) / (double)k * square;
  within = sine * sum;
  if (is_odd)
    within = 2.0 / G_PI * (atan2 (t, sqrt (degrees)) + within);
  return 0.5 * (1.0 - within);
}

/* The t > 0 beyond which the part p < 1/2 lies. */
static double
halve (double p, double degrees)
{
  double low = 0.0, high = 1.0;

  while (high < furthest && student_above (high, degrees) > p)
    {
      low = high;
      high *= 2.0;
    }
  while (TRUE)
    {
      double middle = low + (high - low) / 2.0;

      if (!(middle > low && middle < high))
        return middle;
      if (student_above (middle, degrees) > p)
        low = middle;
      else
        high = middle;
    }
}

/* 26.7.5. */
static double
expand (double z, double degrees)
{
  double s = z * z;
  double g1 = z * (s + 1.0) / 4.0;
  double g2 = z * ((5.0 * s + 16.0) * s + 3.0) / 96.0;
  double g3 = z * (((3.0 * s + 19.0) * s + 17.0) * s - 15.0) / 384.0;
  double g4 = z * ((((79.0 * s + 776.0) * s + 1482.0) * s - 1920.0) * s - 945.0) / 92160.0;
  double over = 1.0 / degrees;

  return z + over * (g1 + over * (g2 + over * (g3 + over * g4)));
}

double
awrash_i_student_quantile (double p, double degrees)
{
  if (p == 0.5)
    return 0.0;
  if (degrees >= many_degrees)
    return expand (awrash_i_normal_quantile (p), degrees);
  return p < 0.5 ? -halve (p, degrees) : halve (1.0 - p, degrees);
}
