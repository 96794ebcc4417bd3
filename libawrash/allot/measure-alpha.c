/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sums of α-fair costs by their exact sign: -d^α ((y + 1)^c - y^c)/c with c = 1 - α, to as many
 * bits as it takes, up to 512. For α >= 1 the unit that leaves nought has an infinite part, -d^α,
 * which is compared first: y = 0 stands for the limit of a small ε. Source: Mo and Walrand (2000)
 * for the family; MPFR rounds each step correctly. Invariant: with ε = 2^-precision every term is
 * off by at most 2^96 ε of itself. */

#include "allot/measure-private.h"

#include "allot/precise-private.h"

#define MPFR_USE_INTMAX_T
#include <mpfr.h>

/* Why 2^96: exponents are sums of two products of a logarithm below 2^11 and a parameter of at most
 * 10^18 < 2^60, so that exp() worsens their rounding by less than 2^73; c is at least 10^-18, and
 * expm1() of it and the division lose no more than 2^20 beyond. */
enum
{
  LOSS = 96,
  GUARD = 112
};

static void
set_ratio (mpfr_t result, int64_t numerator, int64_t denominator)
{
  mpfr_t below;

  mpfr_init2 (below, 64);
  mpfr_set_sj (below, denominator, MPFR_RNDN);
  mpfr_set_sj (result, numerator, MPFR_RNDN);
  mpfr_div (result, result, below, MPFR_RNDN);
  mpfr_clear (below);
}

/* log d^α */
static void
set_weight (mpfr_t result, const AwrashMeasure *measure, double need)
{
  mpfr_t alpha;

  mpfr_init2 (alpha, mpfr_get_prec (result));
  set_ratio (alpha, measure->alpha.numerator, measure->alpha.denominator);
  mpfr_set_d (result, need, MPFR_RNDN);
  mpfr_log (result, result, MPFR_RNDN);
  mpfr_mul (result, result, alpha, MPFR_RNDN);
  mpfr_clear (alpha);
}

/* ((y + 1)^c - y^c)/|c|, its absolute value; log ((y + 1)/y) for c = 0; 1/|c| for y = 0, and 0
 * there for c = 0, where the infinite part is all. */
static void
set_growth (mpfr_t result, const AwrashMeasure *measure, int64_t units)
{
  int64_t above = measure->alpha.denominator - measure->alpha.numerator;
  mpfr_t c, power;

  mpfr_inits2 (mpfr_get_prec (result), c, power, (mpfr_ptr)NULL);
  set_ratio (c, above, measure->alpha.denominator);
  if (units == 0)
    mpfr_set_si (result, above == 0 ? 0 : 1, MPFR_RNDN);
  else
    {
      mpfr_set_sj (result, units, MPFR_RNDN);
      mpfr_log (power, result, MPFR_RNDN);
      mpfr_mul (power, power, c, MPFR_RNDN);
      mpfr_exp (power, power, MPFR_RNDN);
      mpfr_ui_div (result, 1, result, MPFR_RNDN);
      mpfr_log1p (result, result, MPFR_RNDN);
      if (above != 0)
        {
          mpfr_mul (result, result, c, MPFR_RNDN);
          mpfr_expm1 (result, result, MPFR_RNDN);
          mpfr_mul (result, result, power, MPFR_RNDN);
        }
    }
  if (above != 0)
    mpfr_div (result, result, c, MPFR_RNDN);
  mpfr_abs (result, result, MPFR_RNDN);
  mpfr_clears (c, power, (mpfr_ptr)NULL);
}

/* One cost: minus the growth of welfare; where α > 1 and y = 0 the finite part is above nought. */
static void
set_cost (mpfr_t result, const AwrashMeasure *measure, const AwrashGain *gain, gboolean infinite)
{
  gboolean first = gain->units == 0 && measure->alpha.numerator >= measure->alpha.denominator;
  mpfr_t growth;

  mpfr_init2 (growth, mpfr_get_prec (result));
  set_weight (result, measure, gain->need);
  mpfr_exp (result, result, MPFR_RNDN);
  if (infinite)
    mpfr_set_si (growth, first ? 1 : 0, MPFR_RNDN);
  else
    set_growth (growth, measure, gain->units);
  mpfr_mul (result, result, growth, MPFR_RNDN);
  if (infinite || !first)
    mpfr_neg (result, result, MPFR_RNDN);
  mpfr_clear (growth);
}

/* The sign of a sum of n terms that is told apart from nought, else 0. */
static int
get_sign (const mpfr_t sum, const mpfr_t size, gsize n)
{
  mpfr_exp_t most = LOSS + 2 - (mpfr_exp_t)mpfr_get_prec (sum);

  for (; n > 0; n >>= 1)
    most++;
  if (mpfr_zero_p (sum) || mpfr_get_exp (sum) - 1 < most + mpfr_get_exp (size))
    return 0;
  return mpfr_signbit (sum) != 0 ? -1 : 1;
}

static int
sign_to (const AwrashMeasure *measure, gsize n, const AwrashGain gains[], gboolean infinite,
         mpfr_prec_t bits, gboolean *is_nought)
{
  mpfr_t sum, size, term;
  int sign;

  mpfr_inits2 (bits + GUARD, sum, size, term, (mpfr_ptr)NULL);
  mpfr_set_zero (sum, 1);
  mpfr_set_zero (size, 1);
  for (gsize i = 0; i < n; i++)
    {
      set_cost (term, measure, &gains[i], infinite);
      mpfr_mul_si (term, term, (long)gains[i].times, MPFR_RNDN);
      mpfr_add (sum, sum, term, MPFR_RNDN);
      mpfr_abs (term, term, MPFR_RNDN);
      mpfr_add (size, size, term, MPFR_RNDN);
    }
  *is_nought = mpfr_zero_p (size) != 0;
  sign = *is_nought ? 0 : get_sign (sum, size, n);
  mpfr_clears (sum, size, term, (mpfr_ptr)NULL);
  return sign;
}

int
awrash_i_measure_alpha_sign (const AwrashMeasure *measure, gsize n, const AwrashGain gains[],
                             gboolean *is_suspected)
{
  awrash_i_precise_begin ();
  for (int part = 0; part < 2; part++)
    {
      gboolean infinite = part == 0, is_nought = FALSE;
      int sign = 0;

      if (infinite && measure->alpha.numerator < measure->alpha.denominator)
        continue;
      for (mpfr_prec_t bits = 128; bits <= 512 && sign == 0 && !is_nought; bits *= 2)
        sign = sign_to (measure, n, gains, infinite, bits, &is_nought);
      if (sign != 0)
        return sign;
      if (!is_nought && is_suspected != NULL)
        *is_suspected = TRUE;
    }
  return 0;
}
