/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whole numbers of a fixed count of 64-bit words, lowest word first, two's complement: arithmetic
 * modulo 2^(64n). The caller chooses n so that every true value fits, and then all of it is exact.
 */

#ifndef AWRASH_BASE_WORDS_PRIVATE_H
#define AWRASH_BASE_WORDS_PRIVATE_H

#include <awrash.h>

#include <string.h>

/* A finite double as what it is: sign·mantissa·2^exponent with mantissa < 2^53 and
 * -1074 <= exponent <= 971. */
typedef struct
{
  guint64 mantissa;
  int exponent;
  gboolean is_negative;
} AwrashBinary;

AwrashBinary awrash_i_words_split (double value);

/* The bits of a double, and back: doubles from 0 on are in the order of their bits, so that a
 * search among doubles is one among integers. */
static inline guint64
awrash_i_words_of_double (double value)
{
  guint64 bits;

  memcpy (&bits, &value, sizeof bits);
  return bits;
}

static inline double
awrash_i_words_to_double (guint64 bits)
{
  double value;

  memcpy (&value, &bits, sizeof value);
  return value;
}

/* |value| as an unsigned number, right for the lowest int64 too. */
guint64 awrash_i_words_magnitude (int64_t value);

/* words = words·factor. */
void awrash_i_words_multiply (gsize n, guint64 words[], guint64 factor);

/* words = words + source·factor·2^shift; source has m words, and is not negative unless m = n and
 * shift = 0. The two must not overlap. */
void awrash_i_words_add_product (gsize n, guint64 words[], gsize m, const guint64 source[],
                                 guint64 factor, gsize shift);

/* words = words - source·factor·2^shift, as above. */
void awrash_i_words_subtract_product (gsize n, guint64 words[], gsize m, const guint64 source[],
                                      guint64 factor, gsize shift);

/* -1, 0 or 1. */
int awrash_i_words_sign (gsize n, const guint64 words[]);

/* About the value of a number that is not negative: each word rounds once. */
double awrash_i_words_approximate (gsize n, const guint64 words[]);

/* The number of bits of a number that is not negative: 0 for 0, else 1 + ⌊log2⌋. */
gsize awrash_i_words_bit_length (gsize n, const guint64 words[]);

/* words = ⌊words/divisor⌋, for a number that is not negative and divisor > 0. */
void awrash_i_words_divide (gsize n, guint64 words[], guint64 divisor);

#endif
