/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Floor and ceil of stock / (a b), decided in decimals: prices and budgets are written in
 * centimes, which no double holds. Source: none. Invariant: exact while either side of a comparison
 * fits 128 bits; beyond, which takes numbers of more than 15 digits on both sides, by doubles and
 * their rounding error. */

#include "split/quotient-private.h"

#include "base/exact-private.h"
#include "split/scale-private.h"

#include <math.h>

/* digits × 10^exponent, without trailing zeros. */
typedef struct
{
  guint64 digits;
  int exponent;
} Decimal;

/* A side of a comparison; what does not fit is larger than everything that does. */
typedef struct
{
  AwrashWide value;
  gboolean is_beyond;
} Side;

/* At most 17 digits, which fit 64 bits. */
static Decimal
decimal_of (double value)
{
  AwrashDecimal decimal = awrash_i_decimal (value);

  return (Decimal){ (guint64)decimal.digits, decimal.exponent };
}

static void
multiply (Side *side, guint64 factor)
{
  if (factor != 0 && side->value > ~(AwrashWide)0 / factor)
    side->is_beyond = TRUE;
  else
    side->value *= factor;
}

static void
shift (Side *side, int places)
{
  for (int i = 0; i < places && side->value != 0 && !side->is_beyond; i++)
    multiply (side, 10);
}

/* The sign of k * a * b - stock in doubles, where the product's rounding error is an fma away. */
static int
sign_in_doubles (double k, double product, double stock)
{
  double left = k * product;
  double rest = fma (k, product, -left);

  if (left != stock)
    return left > stock ? 1 : -1;
  return (rest > 0) - (rest < 0);
}

static int
sign (int64_t k, double stock, double a, double b)
{
  Decimal x = decimal_of (a), y = decimal_of (b), whole = decimal_of (stock);
  Side left = { (AwrashWide)k, FALSE }, right = { whole.digits, FALSE };
  int places = x.exponent + y.exponent - whole.exponent;

  multiply (&left, x.digits);
  multiply (&left, y.digits);
  shift (&left, places);
  shift (&right, -places);
  if (left.is_beyond && right.is_beyond)
    return sign_in_doubles ((double)k, a * b, stock);
  if (left.is_beyond || right.is_beyond)
    return left.is_beyond ? 1 : -1;
  return (left.value > right.value) - (left.value < right.value);
}

int64_t
awrash_i_quotient (double stock, double a, double b, gboolean up)
{
  double guess = floor (stock / (a * b));
  int64_t k;

  if (!(guess < 0x1p52))
    return AWRASH_UNBOUNDED;
  k = (int64_t)guess;
  while (sign (k + 1, stock, a, b) <= 0)
    k++;
  while (k > 0 && sign (k, stock, a, b) > 0)
    k--;
  return k + (up && sign (k, stock, a, b) < 0);
}

int64_t
awrash_i_quotient_portion (double share, int64_t total, gboolean up)
{
  Decimal decimal = decimal_of (share);
  AwrashWide product = (AwrashWide)decimal.digits * (AwrashWide)total;
  gboolean rest = FALSE;

  for (int i = decimal.exponent; i < 0 && product != 0; i++)
    {
      rest = rest || product % 10 != 0;
      product /= 10;
    }
  return (int64_t)product + (up && rest);
}
