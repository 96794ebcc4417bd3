/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a unit is worth between two receipts: chords of y²/d and of d u (y/d), u (r) = r^(1 - α)/
 * (1 - α), or log r. Source: Mo and Walrand (2000) for the family; MPFR rounds each step correctly.
 * Invariant: the same bits on every machine, off by 2^-52 of itself at most. */

#include "allot/precise-private.h"
#include "split/linear-private.h"
#include "split/ratio-private.h"

/* Powers of neighbouring receipts agree in at most 60 of these bits, and exponents cost 75 more. */
enum
{
  BITS = 256
};

/* u (y/d), y > 0, c = 1 - α */
static void
set_utility (mpfr_t result, const mpfr_t c, double need, double y)
{
  mpfr_set_d (result, y, MPFR_RNDN);
  mpfr_div_d (result, result, need, MPFR_RNDN);
  if (mpfr_zero_p (c))
    {
      mpfr_log (result, result, MPFR_RNDN);
      return;
    }
  mpfr_pow (result, result, c, MPFR_RNDN);
  mpfr_div (result, result, c, MPFR_RNDN);
}

/* d (u (to/d) - u (from/d))/(to - from) */
static double
welfare_slope (const AwrashMeasure *measure, double need, double from, double to)
{
  mpfr_t c, high, low;
  double slope;

  awrash_i_precise_begin ();
  mpfr_inits2 (BITS, c, high, low, (mpfr_ptr)NULL);
  awrash_i_ratio_set (c, measure->alpha.denominator - measure->alpha.numerator,
                      measure->alpha.denominator);
  set_utility (high, c, need, to);
  if (from > 0)
    {
      set_utility (low, c, need, from);
      mpfr_sub (high, high, low, MPFR_RNDN);
    }
  mpfr_mul_d (high, high, need, MPFR_RNDN);
  mpfr_div_d (high, high, to - from, MPFR_RNDN);
  slope = mpfr_get_d (high, MPFR_RNDN);
  mpfr_clears (c, high, low, (mpfr_ptr)NULL);
  return slope;
}

double
awrash_i_pieces_slope (const AwrashMeasure *measure, double need, double from, double to)
{
  if (measure->kind == AWRASH_MEASURE_ALPHA)
    return welfare_slope (measure, need, from, to);
  return (from + to) / need;
}

double
awrash_i_pieces_first (const AwrashMeasure *measure, double need)
{
  mpfr_t alpha, power;
  double first;

  if (measure->kind != AWRASH_MEASURE_ALPHA
      || measure->alpha.numerator < measure->alpha.denominator)
    return 0;
  awrash_i_precise_begin ();
  mpfr_inits2 (BITS, alpha, power, (mpfr_ptr)NULL);
  awrash_i_ratio_set (alpha, measure->alpha.numerator, measure->alpha.denominator);
  mpfr_set_d (power, need, MPFR_RNDN);
  mpfr_pow (power, power, alpha, MPFR_RNDN);
  first = mpfr_get_d (power, MPFR_RNDN);
  mpfr_clears (alpha, power, (mpfr_ptr)NULL);
  return first;
}
