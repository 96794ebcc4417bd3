/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The divided difference of t^p between the ends of a unit's step: what a unit adds to a power.
 * Source: the divided difference of a convex function does not decrease in either argument; for
 * whole p it is a sum of products of powers without subtraction.
 * Invariant: monotone in k as a double. Whole p: every operation is one on numbers >= 0 in which it
 * is monotone, and rounding is monotone too. Other p: where y or z differs, so does the quotient,
 * by at least 2^-110 of itself (their spacing 2^-53 times that of p from 1); its error is below
 * 2^-180, so the approximations are in the right order before they are rounded, once. */

#include "allot/power-private.h"

#include "allot/precise-private.h"

#include <math.h>
#include <mpfr.h>

enum
{
  WHOLE_LIMIT = 64, /* whole exponents up to it are multiplied out */
  BITS = 256        /* of the others; 62 + 2 of them cancel, and as many as p is small */
};

static gboolean
is_multiplied_out (double p)
{
  return fabs (p) <= WHOLE_LIMIT && p == floor (p);
}

/* y^(m-1) + y^(m-2) z + … + z^(m-1), m >= 1. */
static double
sum_of_products (double y, double z, int m)
{
  double sum = 1, power = 1;

  for (int i = 1; i < m; i++)
    {
      power *= z;
      sum = sum * y + power;
    }
  return sum;
}

/* For p = -m: (1/y^m - 1/z^m)/(y - z) = -uv (u^(m-1) + … + v^(m-1)) with u = 1/y and v = 1/z. */
static double
multiply_out (double y, double z, int p)
{
  double u, v;

  if (p >= 0)
    return p > 0 ? sum_of_products (y, z, p) : 0;
  u = 1 / y;
  v = 1 / z;
  return -(u * v * sum_of_products (u, v, -p));
}

/* The quotient with BITS bits left after cancellation, in `quotient`; the others are room. */
static void
divide (double y, double z, double p, mpfr_t quotient, mpfr_t left, mpfr_t right)
{
  mpfr_set_d (right, p, MPFR_RNDN);
  if (y == z)
    {
      mpfr_sub_ui (right, right, 1, MPFR_RNDN);
      mpfr_set_d (left, y, MPFR_RNDN);
      mpfr_pow (quotient, left, right, MPFR_RNDN);
      mpfr_mul_d (quotient, quotient, p, MPFR_RNDN);
      return;
    }
  mpfr_set_d (left, y, MPFR_RNDN);
  mpfr_pow (left, left, right, MPFR_RNDN);
  mpfr_set_d (quotient, z, MPFR_RNDN);
  mpfr_pow (right, quotient, right, MPFR_RNDN);
  mpfr_sub (left, left, right, MPFR_RNDN);
  mpfr_set_d (right, y, MPFR_RNDN);
  mpfr_sub (right, right, quotient, MPFR_RNDN);
  mpfr_div (quotient, left, right, MPFR_RNDN);
}

static double
evaluate (double y, double z, double p)
{
  mpfr_prec_t bits = BITS + MAX (0, -ilogb (p));
  mpfr_t quotient, left, right;
  double growth;

  awrash_i_precise_begin ();
  mpfr_inits2 (bits, quotient, left, right, (mpfr_ptr)0);
  divide (y, z, p, quotient, left, right);
  /* two powers beyond all exponents leave a NaN */
  growth = mpfr_nan_p (quotient) != 0 ? HUGE_VAL : mpfr_get_d (quotient, MPFR_RNDN);
  mpfr_clears (quotient, left, right, (mpfr_ptr)0);
  return growth;
}

double
awrash_i_power_growth (int64_t k, double c, double p)
{
  double y = (double)k + c, z = (double)(k - 1) + c;

  return is_multiplied_out (p) ? multiply_out (y, z, (int)p) : evaluate (y, z, p);
}

/* Elsewhere -y^p (e^x - 1)/(y - z) with x = p ln (z/y), whose error is that of x times 1 + |x|. A C
 * library whose functions keep 45 bits is good enough for the 2^-40 said here. */
double
awrash_i_power_guess (int64_t k, double c, double p, double *error)
{
  double y = (double)k + c, z = (double)(k - 1) + c, step = y - z;

  *error = 0;
  if (is_multiplied_out (p))
    return multiply_out (y, z, (int)p);
  double x = p * log1p (-step / y);
  double guess = step > 0 ? -pow (y, p) * expm1 (x) / step : p * pow (y, p - 1);
  *error = (1 + fabs (x)) * 0x1p-40;
  /* close to 0 and to the ends of the doubles the terms lose their digits */
  if (!(z >= y / 2) || !(fabs (guess) > 0x1p-960) || !(fabs (guess) < 0x1p960)
      || !(fabs (p * log2 (y)) < 900) || !(fabs (x) > 0x1p-900 || step == 0))
    *error = HUGE_VAL;
  return guess;
}
