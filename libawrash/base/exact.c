/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Fractions of integers and doubles compared as the exact numbers that they are: a floating filter
 * with a proved bound, then integers (Shewchuk's adaptive predicates, with words instead of
 * expansions). Invariant: the filter answers only where no rounding could have changed the sign. */

#include "base/exact-private.h"

#include "base/words-private.h"

#include <float.h>
#include <math.h>
#include <string.h>

/* x and y are each off by less than 4·2^-53 of themselves, unless they left the normal range. The
 * bound is 8·2^-53·(|x| + |y|): twice what the roundings of x, y, x - y and of the bound itself
 * can add up to. An infinity makes it infinite or NaN, and nothing is answered. */
static int
filter_difference (double x, double y)
{
  double difference = x - y;
  double bound = (fabs (x) + fabs (y)) * (4 * DBL_EPSILON);

  /* below this an underflow (at most 2^-1075 each) might matter */
  if (!(bound >= DBL_MIN))
    return 0;
  return difference > bound ? 1 : difference < -bound ? -1 : 0;
}

static gsize
bit_length_wide (AwrashWide wide)
{
  guint64 words[2] = { (guint64)wide, (guint64)(wide >> 64) };

  return awrash_i_words_bit_length (2, words);
}

/* The sign of x·v - y·w for x, y > 0; each product fits 64 + 53 = 117 bits. */
static int
compare_magnitudes (guint64 x, double v, guint64 y, double w)
{
  AwrashBinary binary_v = awrash_i_words_split (v);
  AwrashBinary binary_w = awrash_i_words_split (w);
  AwrashWide left = (AwrashWide)x * binary_v.mantissa;
  AwrashWide right = (AwrashWide)y * binary_w.mantissa;
  gint64 left_top = (gint64)bit_length_wide (left) + binary_v.exponent;
  gint64 right_top = (gint64)bit_length_wide (right) + binary_w.exponent;

  if (left_top != right_top)
    return left_top > right_top ? 1 : -1;
  /* Equal tops: after the shift both have the length of the longer, at most 117 bits. */
  int shift = binary_v.exponent - binary_w.exponent;
  if (shift > 0)
    left <<= shift;
  else
    right <<= -shift;
  return left > right ? 1 : left < right ? -1 : 0;
}

static int
sign_of (int64_t value)
{
  return value > 0 ? 1 : value < 0 ? -1 : 0;
}

int
awrash_i_exact_compare (int64_t a, double v, int64_t b, double w)
{
  if (sign_of (a) != sign_of (b))
    return sign_of (a) > sign_of (b) ? 1 : -1;
  if (a == 0)
    return 0;
  int sign = filter_difference ((double)a * w, (double)b * v);
  if (sign != 0)
    return sign;
  return sign_of (a)
         * compare_magnitudes (awrash_i_words_magnitude (a), w, awrash_i_words_magnitude (b), v);
}

/* a·mantissa², at most 127 + 106 = 233 bits. */
static void
multiply_square (AwrashWide a, guint64 mantissa, guint64 product[4])
{
  memset (product, 0, 4 * sizeof (guint64));
  product[0] = (guint64)a;
  product[1] = (guint64)(a >> 64);
  awrash_i_words_multiply (4, product, mantissa);
  awrash_i_words_multiply (4, product, mantissa);
}

/* The sign of left·2^left_exponent - right·2^right_exponent, both > 0 and below 2^255. */
static int
compare_scaled (const guint64 left[4], int left_exponent, const guint64 right[4],
                int right_exponent)
{
  gint64 left_top = (gint64)awrash_i_words_bit_length (4, left) + left_exponent;
  gint64 right_top = (gint64)awrash_i_words_bit_length (4, right) + right_exponent;

  if (left_top != right_top)
    return left_top > right_top ? 1 : -1;
  guint64 difference[4] = { 0 };
  int shift = left_exponent - right_exponent;
  awrash_i_words_add_product (4, difference, 4, left, 1, (gsize)MAX (shift, 0));
  awrash_i_words_subtract_product (4, difference, 4, right, 1, (gsize)MAX (-shift, 0));
  return awrash_i_words_sign (4, difference);
}

int
awrash_i_exact_compare_squares (AwrashWide a, double v, AwrashWide b, double w)
{
  if (a == 0 || b == 0)
    return (a != 0) - (b != 0);
  /* Three roundings each: below 4·2^-53. A product of a whole number leaves the normal range by its
   * second factor alone, as the others do. */
  int sign = filter_difference ((double)a * w * w, (double)b * v * v);
  if (sign != 0)
    return sign;
  AwrashBinary binary_v = awrash_i_words_split (v);
  AwrashBinary binary_w = awrash_i_words_split (w);
  guint64 left[4], right[4];
  multiply_square (a, binary_w.mantissa, left);
  multiply_square (b, binary_v.mantissa, right);
  return compare_scaled (left, 2 * binary_w.exponent, right, 2 * binary_v.exponent);
}

int
awrash_i_exact_compare_wide (AwrashWide a, double v, AwrashWide b, double w)
{
  if (a == 0 || b == 0)
    return (a != 0) - (b != 0);
  int sign = filter_difference ((double)a * w, (double)b * v);
  if (sign != 0)
    return sign;
  AwrashBinary binary_v = awrash_i_words_split (v);
  AwrashBinary binary_w = awrash_i_words_split (w);
  guint64 left[4] = { (guint64)a, (guint64)(a >> 64) };
  guint64 right[4] = { (guint64)b, (guint64)(b >> 64) };
  awrash_i_words_multiply (4, left, binary_w.mantissa);
  awrash_i_words_multiply (4, right, binary_v.mantissa);
  return compare_scaled (left, binary_w.exponent, right, binary_v.exponent);
}

/* The sign of the sum where doubles can prove it, else 0. Each term has two roundings and goes
 * through at most n additions: its error is below (n + 2)·u·|term| to first order, u = 2^-53. The
 * bound is twice that, which covers the higher orders and the rounding of the bound itself: no
 * memory holds the 2^50 terms with which it would not. */
static int
filter_sum (gsize n, const AwrashFraction terms[])
{
  double sum = 0, magnitude = 0;

  for (gsize i = 0; i < n; i++)
    {
      double term = (double)terms[i].numerator / terms[i].denominator;
      if (terms[i].numerator != 0 && fabs (term) < DBL_MIN)
        return 0;
      sum += term;
      magnitude += fabs (term);
    }
  double bound = ((double)n + 2) * DBL_EPSILON * magnitude; /* infinite, or NaN: no answer */
  return sum > bound ? 1 : sum < -bound ? -1 : 0;
}

/* The sum brought to one denominator, term by term: numerator/denominator + a/m =
 * (numerator·m + a·denominator) / (denominator·m). Exponents are taken against the largest, which
 * turns them into shifts of the numerators; a power of two common to all changes no sign. */
static int
decide_sum (gsize n, const AwrashFraction terms[], gsize n_words, guint64 numerator[],
            guint64 denominator[])
{
  int top = G_MININT;

  for (gsize i = 0; i < n; i++)
    top = MAX (top, awrash_i_words_split (terms[i].denominator).exponent);
  denominator[0] = 1;
  for (gsize i = 0; i < n; i++)
    {
      AwrashBinary binary = awrash_i_words_split (terms[i].denominator);
      guint64 a = awrash_i_words_magnitude (terms[i].numerator);
      gsize shift = (gsize)(top - binary.exponent);
      awrash_i_words_multiply (n_words, numerator, binary.mantissa);
      if (terms[i].numerator > 0)
        awrash_i_words_add_product (n_words, numerator, n_words, denominator, a, shift);
      else
        awrash_i_words_subtract_product (n_words, numerator, n_words, denominator, a, shift);
      awrash_i_words_multiply (n_words, denominator, binary.mantissa);
    }
  return awrash_i_words_sign (n_words, numerator);
}

static int
decide_sum_in_memory (gsize n, const AwrashFraction terms[])
{
  enum
  {
    LOCAL_WORDS = 256
  };
  /* |numerator| <= n·2^63·2^2045·2^(53(n - 1)), and a bit for the sign; one term alone is not
   * shifted. 64n + 2048 bits hold that: 8 + log2(n) <= 11n from two terms on. */
  gsize n_words = n + 32;

  if (n_words <= LOCAL_WORDS)
    {
      guint64 local[2 * LOCAL_WORDS] = { 0 };
      return decide_sum (n, terms, n_words, local, local + n_words);
    }
  /* 16 bytes a term, as the terms themselves take: no way to run out that they left */
  g_autofree guint64 *memory = g_new0 (guint64, 2 * n_words);
  return decide_sum (n, terms, n_words, memory, memory + n_words);
}

int
awrash_i_exact_sum_sign (gsize n, const AwrashFraction terms[])
{
  int sign = filter_sum (n, terms);

  return sign != 0 || n == 0 ? sign : decide_sum_in_memory (n, terms);
}
