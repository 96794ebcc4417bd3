/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A fixed-point sum wide enough for every double (Kulisch, "Computer Arithmetic and Validity",
 * 2013). Invariant: words·2^-1074 is the exact value; no operation rounds. */

#include "base/accumulator-private.h"

#include "base/words-private.h"

#include <math.h>
#include <string.h>

enum
{
  N = AWRASH_ACCUMULATOR_WORDS,
  POINT = 1074 /* bits below the point */
};

void
awrash_i_accumulator_add_scaled (AwrashAccumulator *accumulator, double value, int64_t factor)
{
  AwrashBinary binary = awrash_i_words_split (value);
  guint64 magnitude = awrash_i_words_magnitude (factor);
  gsize shift = (gsize)(binary.exponent + POINT);

  if (binary.is_negative == (factor < 0))
    awrash_i_words_add_product (N, accumulator->words, 1, &binary.mantissa, magnitude, shift);
  else
    awrash_i_words_subtract_product (N, accumulator->words, 1, &binary.mantissa, magnitude, shift);
}

void
awrash_i_accumulator_add (AwrashAccumulator *accumulator, double value)
{
  awrash_i_accumulator_add_scaled (accumulator, value, 1);
}

/* Whole numbers from 0 on whose sum is below 2^53 lose nothing in doubles. */
void
awrash_i_accumulator_add_all (AwrashAccumulator *accumulator, gsize n, const double values[])
{
  double sum = 0;
  gboolean is_whole = TRUE;

  for (gsize i = 0; i < n; i++)
    {
      is_whole &= values[i] >= 0 && values[i] == floor (values[i]);
      sum += values[i];
    }
  if (is_whole && sum < 0x1p53)
    awrash_i_accumulator_add (accumulator, sum);
  else
    for (gsize i = 0; i < n; i++)
      awrash_i_accumulator_add (accumulator, values[i]);
}

/* accumulator ± other·magnitude; modulo 2^2304 a negative number is multiplied as any other. */
static void
add_multiple (AwrashAccumulator *accumulator, const AwrashAccumulator *other, guint64 magnitude,
              gboolean is_negative)
{
  AwrashAccumulator copy = *other; /* the two may be one */

  if (is_negative)
    awrash_i_words_subtract_product (N, accumulator->words, N, copy.words, magnitude, 0);
  else
    awrash_i_words_add_product (N, accumulator->words, N, copy.words, magnitude, 0);
}

void
awrash_i_accumulator_add_accumulator (AwrashAccumulator *accumulator,
                                      const AwrashAccumulator *other, int64_t factor)
{
  add_multiple (accumulator, other, awrash_i_words_magnitude (factor), factor < 0);
}

int
awrash_i_accumulator_sign (const AwrashAccumulator *accumulator)
{
  return awrash_i_words_sign (N, accumulator->words);
}

int
awrash_i_accumulator_compare (const AwrashAccumulator *a, const AwrashAccumulator *b)
{
  return awrash_i_accumulator_compare_scaled (a, 1, b, 1);
}

int
awrash_i_accumulator_compare_scaled (const AwrashAccumulator *a, int64_t x,
                                     const AwrashAccumulator *b, int64_t y)
{
  AwrashAccumulator difference = { { 0 } };

  add_multiple (&difference, a, awrash_i_words_magnitude (x), x < 0);
  add_multiple (&difference, b, awrash_i_words_magnitude (y), y >= 0);
  return awrash_i_accumulator_sign (&difference);
}

/* The value as leading·2^exponent, leading 0 or in ±[1, 2^64]: off by less than 2^-51 of itself. */
static double
get_leading (const AwrashAccumulator *accumulator, int *exponent)
{
  AwrashAccumulator magnitude = { { 0 } };
  int sign = awrash_i_accumulator_sign (accumulator);

  *exponent = 0;
  if (sign == 0)
    return 0;
  awrash_i_accumulator_add_accumulator (&magnitude, accumulator, sign);
  gsize bits = awrash_i_words_bit_length (N, magnitude.words);
  gsize top = (bits - 1) / 64;
  /* the top two words hold at least 65 leading bits, more than a double takes */
  double leading = (double)magnitude.words[top];
  if (top > 0)
    leading += (double)magnitude.words[top - 1] * 0x1p-64;
  *exponent = (int)(64 * top) - POINT;
  return sign * leading;
}

double
awrash_i_accumulator_get (const AwrashAccumulator *accumulator)
{
  int exponent = 0;
  double leading = get_leading (accumulator, &exponent);

  return ldexp (leading, exponent);
}

gboolean
awrash_i_accumulator_get_whole (const AwrashAccumulator *accumulator, int64_t *whole)
{
  const guint64 *words = accumulator->words;
  const gsize at = POINT / 64, bits = POINT % 64;
  const guint64 value = words[at] >> bits | words[at + 1] << (64 - bits);
  guint64 others = words[at] << (64 - bits) | words[at + 1] >> bits;

  for (gsize i = 0; i < N; i++)
    others |= i == at || i == at + 1 ? 0 : words[i];
  if (others != 0 || value > G_GUINT64_CONSTANT (1) << 62)
    return FALSE;
  *whole = (int64_t)value;
  return TRUE;
}

/* numerator/sum towards zero, within [-limit, limit]: a guess that is off by some 2^-50 of itself.
 */
static int64_t
guess_quotient (const AwrashAccumulator *numerator, const AwrashAccumulator *sum, int64_t limit)
{
  int exponent = 0, sum_exponent = 0;
  double leading = get_leading (numerator, &exponent);
  double sum_leading = get_leading (sum, &sum_exponent);
  double guess = trunc (ldexp (leading / sum_leading, exponent - sum_exponent));

  /* (double)limit may round up to 2^63, which is no int64 */
  if (fabs (guess) >= (double)limit)
    return guess < 0 ? -limit : limit;
  return (int64_t)guess;
}

int64_t
awrash_i_accumulator_quotient (double claim, int64_t total, const AwrashAccumulator *sum,
                               AwrashAccumulator *remainder)
{
  AwrashAccumulator rest = { { 0 } };
  int64_t quotient = 0;

  awrash_i_accumulator_add_scaled (&rest, claim, total);
  /* The first guess is off by at most 2^63·2^-50, the second by one; total bounds both. */
  for (int round = 0; round < 2; round++)
    {
      int64_t step = guess_quotient (&rest, sum, total);
      awrash_i_accumulator_add_accumulator (&rest, sum, -step);
      quotient += step;
    }
  for (; awrash_i_accumulator_sign (&rest) < 0; quotient--)
    awrash_i_accumulator_add_accumulator (&rest, sum, 1);
  for (; awrash_i_accumulator_compare (&rest, sum) >= 0; quotient++)
    awrash_i_accumulator_add_accumulator (&rest, sum, -1);
  if (remainder != NULL)
    *remainder = rest;
  return quotient;
}

void
awrash_i_accumulator_divide (AwrashAccumulator *accumulator, guint64 divisor)
{
  awrash_i_words_divide (N, accumulator->words, divisor);
  /* what stands below the point goes */
  memset (accumulator->words, 0, POINT / 64 * sizeof (guint64));
  accumulator->words[POINT / 64] &= ~(guint64)0 << POINT % 64;
}
