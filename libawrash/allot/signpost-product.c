/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sign of a product of keys against 1, which decides the cycles of two-way problems.
 * Source: none. Invariant: doubles answer only outside their error bound; behind them stand whole
 * numbers where the rule is exact, and logarithms of up to 512 bits where it is not. */

#include "allot/signpost-family-private.h"

#include "base/words-private.h"

#include <gmp.h>
#include <math.h>
#include <stdlib.h>

/* The signpost is off by 2^-48 of itself, its logarithm by 2^-47 with what log() adds; logarithms
 * are taken to be right to 2^-50 of themselves. Each of the n additions rounds a sum that is at
 * most the magnitude. */
static int
filter (const AwrashSignposts *rule, gsize n, const AwrashSignpostFactor factors[])
{
  double sum = 0, magnitude = 0, count = (double)n;

  for (gsize i = 0; i < n; i++)
    {
      double signpost = log (rule->value (rule, (double)factors[i].k));
      double claim = log (factors[i].claim);
      sum += factors[i].sign * (signpost - claim);
      magnitude += fabs (signpost) + fabs (claim);
    }
  double bound = count * 0x1p-46 + (count + 8) * 0x1p-50 * magnitude;
  return sum > bound ? 1 : sum < -bound ? -1 : 0;
}

/* One side of a comparison of left·2^shift with right. */
typedef struct
{
  mpz_t left, right;
  gint64 shift;
} Balance;

static void
multiply_wide (mpz_t product, AwrashWide factor)
{
  guint64 words[2] = { (guint64)factor, (guint64)(factor >> 64) };
  mpz_t number;

  mpz_init (number);
  mpz_import (number, 2, -1, sizeof words[0], 0, 0, words);
  mpz_mul (product, product, number);
  mpz_clear (number);
}

/* s(k) = above/below, or its square for Hill. */
static void
multiply_signpost (const AwrashSignposts *rule, int64_t k, mpz_t above, mpz_t below)
{
  AwrashWide pronic = (AwrashWide)k * (AwrashWide)(k - 1);

  switch (rule->family)
    {
    case AWRASH_SIGNPOST_LINEAR:
      multiply_wide (above, awrash_i_signpost_numerator (rule, k));
      multiply_wide (below, (AwrashWide)rule->denominator);
      break;
    case AWRASH_SIGNPOST_DEAN:
      multiply_wide (above, 2 * pronic);
      multiply_wide (below, 2 * (AwrashWide)k - 1);
      break;
    case AWRASH_SIGNPOST_HILL:
      multiply_wide (above, pronic);
      break;
    default: /* no signposts are left where this is asked of another rule */
      break;
    }
}

static void
weigh (Balance *balance, const AwrashSignposts *rule, const AwrashSignpostFactor *factor)
{
  AwrashBinary claim = awrash_i_words_split (factor->claim);
  gboolean is_squared = rule->family == AWRASH_SIGNPOST_HILL;
  mpz_ptr above = factor->sign > 0 ? balance->left : balance->right;
  mpz_ptr below = factor->sign > 0 ? balance->right : balance->left;

  multiply_signpost (rule, factor->k, above, below);
  multiply_wide (below, claim.mantissa);
  if (is_squared)
    multiply_wide (below, claim.mantissa);
  balance->shift -= (gint64)factor->sign * claim.exponent * (is_squared ? 2 : 1);
}

static int
decide (const AwrashSignposts *rule, gsize n, const AwrashSignpostFactor factors[])
{
  Balance balance = { .shift = 0 };

  mpz_init_set_ui (balance.left, 1);
  mpz_init_set_ui (balance.right, 1);
  for (gsize i = 0; i < n; i++)
    weigh (&balance, rule, &factors[i]);
  if (balance.shift > 0)
    mpz_mul_2exp (balance.left, balance.left, (mp_bitcnt_t)balance.shift);
  else
    mpz_mul_2exp (balance.right, balance.right, (mp_bitcnt_t)-balance.shift);
  int order = mpz_cmp (balance.left, balance.right);
  mpz_clear (balance.left);
  mpz_clear (balance.right);
  return (order > 0) - (order < 0);
}

static int
compare_powers (const void *a, const void *b)
{
  const AwrashSignpostPower *one = a, *other = b;

  return (one->k > other->k) - (one->k < other->k);
}

/* Equal signposts on both sides cancel; the number of those that are left. */
static gsize
cancel (gsize n, const AwrashSignpostFactor factors[], AwrashSignpostPower powers[])
{
  gsize kept = 0;

  for (gsize i = 0; i < n; i++)
    powers[i] = (AwrashSignpostPower){ factors[i].k, factors[i].sign };
  qsort (powers, n, sizeof powers[0], compare_powers);
  for (gsize i = 0; i < n;)
    {
      AwrashSignpostPower sum = { powers[i].k, 0 };
      for (; i < n && powers[i].k == sum.k; i++)
        sum.times += powers[i].times;
      if (sum.times != 0)
        powers[kept++] = sum;
    }
  return kept;
}

int
awrash_i_signpost_product_sign (const AwrashSignposts *rule, gsize n,
                                const AwrashSignpostFactor factors[], gboolean *is_suspected)
{
  int sign = filter (rule, n, factors);

  *is_suspected = FALSE;
  if (sign != 0 || n == 0)
    return sign;
  if (rule->is_exact)
    return decide (rule, n, factors);
  /* less than the factors themselves take: no way to run out that they left */
  g_autofree AwrashSignpostPower *powers = g_new (AwrashSignpostPower, n);
  gsize n_powers = cancel (n, factors, powers);
  if (n_powers == 0)
    return decide (rule, n, factors);
  sign = awrash_i_signpost_precise_sign (rule, n_powers, powers, n, factors);
  *is_suspected = sign == 0;
  return sign;
}
