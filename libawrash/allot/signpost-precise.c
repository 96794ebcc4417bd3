/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Logarithms of irrational signposts, to as many bits as a comparison needs, up to 512.
 * Source: the means as integrals, Stolarsky, Mathematics Magazine 48 (1975); MPFR rounds each step
 * correctly. Invariant: with ε = 2^-precision, log s(k) is off by at most 2^70·ε. */

#include "allot/precise-private.h"
#include "allot/signpost-family-private.h"

#include <stdint.h>

#define MPFR_USE_INTMAX_T
#include <mpfr.h>

/* Why 2^70: every step is right to ε of its result, and no step makes what went before worse by
 * more than a small factor. exp() and expm1() are taken of y <= 0, where |y|·exp(y) < 1 and
 * |y|·exp(y) <= |expm1(y)|; log1p() of -1/k or 1/(k-1), where it worsens at most 1.5-fold. Logs are
 * below 2^7, and the last division by a parameter of at least 10^-18 > 2^-60 adds 60 bits to the
 * some 240·ε (less than 2^8·ε) of all together. */
enum
{
  LOSS = 70,
  GUARD = 96 /* bits beyond those that are promised */
};

static void
set_integer (mpfr_t result, int64_t value)
{
  mpfr_set_sj (result, value, MPFR_RNDN);
}

/* ratio, rounded once; the two integers are exact, since no precision here is below 64 bits */
static void
set_ratio (mpfr_t result, int64_t numerator, int64_t denominator)
{
  mpfr_t below;

  mpfr_init2 (below, 64);
  set_integer (below, denominator);
  set_integer (result, numerator);
  mpfr_div (result, result, below, MPFR_RNDN);
  mpfr_clear (below);
}

/* log((k - 1)/k) where base is k, log(k/(k - 1)) where it is k - 1; -∞ for k = base = 1. */
static void
set_step (mpfr_t result, int64_t k, int64_t base)
{
  set_integer (result, base == k ? -base : base);
  mpfr_ui_div (result, 1, result, MPFR_RNDN);
  mpfr_log1p (result, result, MPFR_RNDN);
}

/* s = 1/log(k/(k - 1)) */
static void
set_logarithmic (mpfr_t result, int64_t k)
{
  set_step (result, k, k - 1);
  mpfr_log (result, result, MPFR_RNDN);
  mpfr_neg (result, result, MPFR_RNDN);
}

/* log s = log k + (k - 1) log(k/(k - 1)) - 1 */
static void
set_identric (mpfr_t result, int64_t k)
{
  mpfr_t other;

  mpfr_init2 (other, mpfr_get_prec (result));
  set_integer (result, 0);
  if (k > 1)
    {
      set_step (result, k, k - 1);
      set_integer (other, k - 1);
      mpfr_mul (result, result, other, MPFR_RNDN);
    }
  mpfr_sub_ui (result, result, 1, MPFR_RNDN);
  set_integer (other, k);
  mpfr_log (other, other, MPFR_RNDN);
  mpfr_add (result, result, other, MPFR_RNDN);
  mpfr_clear (other);
}

/* log s = log b + log((1 + exp(y))/2)/p, y = p·step <= 0, b = k for p > 0, else k - 1 */
static void
set_power (mpfr_t result, const AwrashSignposts *rule, int64_t k)
{
  int64_t base = rule->ratio.numerator > 0 ? k : k - 1;
  mpfr_t p, other;

  mpfr_inits2 (mpfr_get_prec (result), p, other, (mpfr_ptr)NULL);
  set_ratio (p, rule->ratio.numerator, rule->ratio.denominator);
  set_step (result, k, base);
  mpfr_mul (result, result, p, MPFR_RNDN);
  mpfr_exp (result, result, MPFR_RNDN);
  mpfr_log1p (result, result, MPFR_RNDN);
  mpfr_const_log2 (other, MPFR_RNDN);
  mpfr_sub (result, result, other, MPFR_RNDN);
  mpfr_div (result, result, p, MPFR_RNDN);
  set_integer (other, base);
  mpfr_log (other, other, MPFR_RNDN);
  mpfr_add (result, result, other, MPFR_RNDN);
  mpfr_clears (p, other, (mpfr_ptr)NULL);
}

/* With c = 1 - α: log s = -(c log b + log(-expm1(y)/|c|))/α, y = c·step <= 0, b = k for c > 0,
 * else k - 1. |c| <= max(1, α), so that c log b / α loses no more than the division by α. */
static void
set_stolarsky (mpfr_t result, const AwrashSignposts *rule, int64_t k)
{
  AwrashRational alpha = rule->ratio;
  int64_t above = alpha.denominator - alpha.numerator, base = above > 0 ? k : k - 1;
  mpfr_t c, other;

  mpfr_inits2 (mpfr_get_prec (result), c, other, (mpfr_ptr)NULL);
  set_ratio (c, above, alpha.denominator);
  set_step (result, k, base);
  mpfr_mul (result, result, c, MPFR_RNDN);
  mpfr_expm1 (result, result, MPFR_RNDN);
  mpfr_div (result, result, c, MPFR_RNDN);
  mpfr_abs (result, result, MPFR_RNDN);
  mpfr_log (result, result, MPFR_RNDN);
  set_integer (other, base);
  mpfr_log (other, other, MPFR_RNDN);
  mpfr_mul (other, other, c, MPFR_RNDN);
  mpfr_add (result, result, other, MPFR_RNDN);
  set_ratio (other, -alpha.numerator, alpha.denominator);
  mpfr_div (result, result, other, MPFR_RNDN);
  mpfr_clears (c, other, (mpfr_ptr)NULL);
}

static void
set_log (mpfr_t result, const AwrashSignposts *rule, int64_t k)
{
  switch (rule->family)
    {
    case AWRASH_SIGNPOST_LOGARITHMIC:
      set_logarithmic (result, k);
      break;
    case AWRASH_SIGNPOST_IDENTRIC:
      set_identric (result, k);
      break;
    case AWRASH_SIGNPOST_POWER:
      set_power (result, rule, k);
      break;
    case AWRASH_SIGNPOST_STOLARSKY:
    default: /* exact rules compare by whole numbers, and do not come here */
      set_stolarsky (result, rule, k);
      break;
    }
}

static void
add_claims (mpfr_t sum, gsize n, const AwrashSignpostFactor factors[])
{
  mpfr_t log_;

  mpfr_init2 (log_, mpfr_get_prec (sum));
  for (gsize i = 0; i < n; i++)
    {
      mpfr_set_d (log_, factors[i].claim, MPFR_RNDN);
      mpfr_log (log_, log_, MPFR_RNDN);
      if (factors[i].sign > 0)
        mpfr_sub (sum, sum, log_, MPFR_RNDN);
      else
        mpfr_add (sum, sum, log_, MPFR_RNDN);
    }
  mpfr_clear (log_);
}

static void
add_signposts (mpfr_t sum, const AwrashSignposts *rule, gsize n, const AwrashSignpostPower powers[])
{
  mpfr_t log_, times;

  mpfr_inits2 (mpfr_get_prec (sum), log_, times, (mpfr_ptr)NULL);
  for (gsize i = 0; i < n; i++)
    {
      set_log (log_, rule, powers[i].k);
      set_integer (times, powers[i].times);
      mpfr_mul (log_, log_, times, MPFR_RNDN);
      mpfr_add (sum, sum, log_, MPFR_RNDN);
    }
  mpfr_clears (log_, times, (mpfr_ptr)NULL);
}

/* With n factors in all, Σ|times| <= n: their logs are off by n·2^70·ε, those of claims, the
 * products and the additions of sums below n·2^11 by n·(n + 3)·2^11·ε: n·2^72·ε is more while n is
 * below 2^50. */
static int
get_sign (const mpfr_t sum, gsize n)
{
  mpfr_exp_t most = LOSS + 2 - (mpfr_exp_t)mpfr_get_prec (sum);

  for (; n > 0; n >>= 1)
    most++;
  /* |sum| >= 2^(exponent - 1) */
  if (mpfr_zero_p (sum) || mpfr_get_exp (sum) - 1 < most)
    return 0;
  return mpfr_signbit (sum) != 0 ? -1 : 1;
}

int
awrash_i_signpost_precise_sign (const AwrashSignposts *rule, gsize n_powers,
                                const AwrashSignpostPower powers[], gsize n_factors,
                                const AwrashSignpostFactor factors[])
{
  int sign = 0;

  awrash_i_precise_begin ();
  for (mpfr_prec_t bits = 128; bits <= 512 && sign == 0; bits *= 2)
    {
      mpfr_t sum;
      mpfr_init2 (sum, bits + GUARD);
      set_integer (sum, 0);
      add_signposts (sum, rule, n_powers, powers);
      add_claims (sum, n_factors, factors);
      sign = get_sign (sum, n_factors);
      mpfr_clear (sum);
    }
  return sign;
}

double
awrash_i_signpost_precise_first (const AwrashSignposts *rule)
{
  mpfr_t signpost;

  awrash_i_precise_begin ();
  mpfr_init2 (signpost, 128 + GUARD);
  set_log (signpost, rule, 1);
  mpfr_exp (signpost, signpost, MPFR_RNDN);
  double first = mpfr_get_d (signpost, MPFR_RNDN);
  mpfr_clear (signpost);
  return first;
}
