/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Schoolbook arithmetic on words: one 128-bit product and one carry at a time. Subtraction is the
 * addition of the complement, -x = ~x + 1, so that there is one carry chain to get right.
 * Invariant: every function is exact modulo 2^(64n). */

#include "base/words-private.h"

#include "base/int128-private.h"

#include <string.h>

typedef AwrashUint128 TwoWords;

AwrashBinary
awrash_i_words_split (double value)
{
  const guint64 fraction_mask = (G_GUINT64_CONSTANT (1) << 52) - 1;
  guint64 bits = 0;

  memcpy (&bits, &value, sizeof bits);
  guint64 fraction = bits & fraction_mask;
  int field = (int)((bits >> 52) & 0x7ff);
  AwrashBinary binary = { .is_negative = (bits >> 63) != 0 };
  binary.mantissa = field == 0 ? fraction : fraction | (fraction_mask + 1);
  binary.exponent = MAX (field, 1) - 1075;
  return binary;
}

guint64
awrash_i_words_magnitude (int64_t value)
{
  return value < 0 ? (guint64) - (value + 1) + 1 : (guint64)value;
}

void
awrash_i_words_multiply (gsize n, guint64 words[], guint64 factor)
{
  guint64 carry = 0;

  for (gsize i = 0; i < n; i++)
    {
      /* (2^64-1)² + 2^64-1 < 2^128 */
      TwoWords product = (TwoWords)words[i] * factor + carry;
      words[i] = (guint64)product;
      carry = (guint64)(product >> 64);
    }
}

void
awrash_i_words_add_product (gsize n, guint64 words[], gsize m, const guint64 source[],
                            guint64 factor, gsize shift)
{
  gsize offset = shift / 64, bit = shift % 64;
  guint64 product_carry = 0, below = 0, carry = 0;

  /* Word m of the product is its last carry, word m + 1 only what the shift pushes out of that;
   * beyond, a carry may still run. */
  for (gsize k = 0; offset + k < n && (k < m + 2 || carry != 0); k++)
    {
      TwoWords product = product_carry;
      if (k < m)
        product += (TwoWords)source[k] * factor;
      guint64 here = (guint64)product;
      product_carry = (guint64)(product >> 64);
      guint64 shifted = bit == 0 ? here : (here << bit) | (below >> (64 - bit));
      below = here;
      TwoWords sum = (TwoWords)words[offset + k] + shifted + carry;
      words[offset + k] = (guint64)sum;
      carry = (guint64)(sum >> 64);
    }
}

static void
complement (gsize n, guint64 words[])
{
  for (gsize i = 0; i < n; i++)
    words[i] = ~words[i];
}

void
awrash_i_words_subtract_product (gsize n, guint64 words[], gsize m, const guint64 source[],
                                 guint64 factor, gsize shift)
{
  /* ~(~w + x) = -(-w - 1 + x) - 1 = w - x */
  complement (n, words);
  awrash_i_words_add_product (n, words, m, source, factor, shift);
  complement (n, words);
}

int
awrash_i_words_sign (gsize n, const guint64 words[])
{
  if (n > 0 && words[n - 1] >> 63 != 0)
    return -1;
  for (gsize i = 0; i < n; i++)
    if (words[i] != 0)
      return 1;
  return 0;
}

double
awrash_i_words_approximate (gsize n, const guint64 words[])
{
  double value = 0;

  for (gsize i = n; i-- > 0;)
    value = value * 0x1p64 + (double)words[i];
  return value;
}

gsize
awrash_i_words_bit_length (gsize n, const guint64 words[])
{
  while (n > 0 && words[n - 1] == 0)
    n--;
  if (n == 0)
    return 0;
  gsize bits = 0;
  for (guint64 top = words[n - 1]; top != 0; top >>= 1)
    bits++;
  return 64 * (n - 1) + bits;
}

void
awrash_i_words_divide (gsize n, guint64 words[], guint64 divisor)
{
  TwoWords rest = 0;

  for (gsize i = n; i-- > 0;)
    {
      TwoWords part = rest << 64 | words[i];
      words[i] = (guint64)(part / divisor);
      rest = part % divisor;
    }
}
