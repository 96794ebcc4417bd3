/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The logarithm of a normal number without a branch, for loops that the compiler makes vectors of.
 * Source: Cody and Waite (1980); Abramowitz and Stegun 4.1.27. Invariant: the bits of
 * awrash_i_log(), which is made of it. */

#ifndef AWRASH_BASE_ELEMENTARY_LOG_PRIVATE_H
#define AWRASH_BASE_ELEMENTARY_LOG_PRIVATE_H

#include "base/words-private.h"
#include "base/wrap-private.h"

enum
{
  AWRASH_DOUBLE_FRACTION = 52,
  AWRASH_DOUBLE_BIAS = 1023
};

/* ln 2 in two parts, the first with 21 zeros at its end: exact times any exponent. */
#define AWRASH_LN_2_HIGH 0x1.62e42feep-1
#define AWRASH_LN_2_LOW 0x1.a39ef35793c76p-33

/* ln ((1 + s)/(1 - s)) = 2s + s R, R = 2s²/3 + 2s⁴/5 + …: |s| < 0.1716, so that ten terms leave
 * 2^-60 of it. */
static inline double
awrash_i_log_series (double y)
{
  double sum = y * (2.0 / 21);

  sum = y * (2.0 / 19 + sum);
  sum = y * (2.0 / 17 + sum);
  sum = y * (2.0 / 15 + sum);
  sum = y * (2.0 / 13 + sum);
  sum = y * (2.0 / 11 + sum);
  sum = y * (2.0 / 9 + sum);
  sum = y * (2.0 / 7 + sum);
  sum = y * (2.0 / 5 + sum);
  return y * (2.0 / 3 + sum);
}

/* ln (2^more x) for a normal x > 0: x = 2^k m, √½ <= m < √2, and f = m - 1 is exact. What
 * is taken from the bits of a small x comes back to them. */
AWRASH_I_WRAPS static inline double
awrash_i_log_scaled (double x, int more)
{
  const guint64 root_of_half = G_GUINT64_CONSTANT (0x3fe6a09e667f3bcd);
  const guint64 one = (guint64)AWRASH_DOUBLE_BIAS << AWRASH_DOUBLE_FRACTION;
  const guint64 bits = awrash_i_words_of_double (x);
  const guint64 biased = (bits - root_of_half + one) >> AWRASH_DOUBLE_FRACTION;
  const double f = awrash_i_words_to_double (bits + one - (biased << AWRASH_DOUBLE_FRACTION)) - 1.0;
  const double k = (int)biased - AWRASH_DOUBLE_BIAS + more;
  const double s = f / (2.0 + f), half = 0.5 * f * f;
  const double rest = s * (half + awrash_i_log_series (s * s)) + k * AWRASH_LN_2_LOW;

  /* f - s f = 2s, with s f = f²/2 - s f²/2 */
  return k * AWRASH_LN_2_HIGH - ((half - rest) - f);
}

#endif
