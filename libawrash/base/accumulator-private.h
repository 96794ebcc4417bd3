/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sums of doubles, and of doubles times integers, with no rounding at all: a fixed-point number
 * from 2^-1074 up, wide enough for 2^64 additions of double·int64 and one more factor int64
 * (Kulisch's long accumulator).
 *
 * A division of a total by claims is decided with it: w the exact sum of the claims, then
 * quotient() gives k = ⌊claim·total/w⌋ and the exact remainder claim·total - k·w, and compare()
 * ranks remainders; or k <= claim·total/w is the sign of claim·total - k·w, from add_scaled()
 * and add_accumulator(). */

#ifndef AWRASH_BASE_ACCUMULATOR_PRIVATE_H
#define AWRASH_BASE_ACCUMULATOR_PRIVATE_H

#include <awrash.h>

/* 1074 bits below the point, 1024 above, 63 and 64 for factor and count, 64 for a second factor,
 * sign: 2290 of 2304 bits. Zeroed (= { 0 }) it is 0; copied by assignment. */
enum
{
  AWRASH_ACCUMULATOR_WORDS = 36
};

typedef struct
{
  guint64 words[AWRASH_ACCUMULATOR_WORDS];
} AwrashAccumulator;

/* += value, finite. */
void awrash_i_accumulator_add (AwrashAccumulator *accumulator, double value);

/* += all of them. */
void awrash_i_accumulator_add_all (AwrashAccumulator *accumulator, gsize n, const double values[]);

/* += value·factor, value finite. */
void awrash_i_accumulator_add_scaled (AwrashAccumulator *accumulator, double value, int64_t factor);

/* += other·factor; other must be a sum of plain or once scaled doubles. */
void awrash_i_accumulator_add_accumulator (AwrashAccumulator *accumulator,
                                           const AwrashAccumulator *other, int64_t factor);

/* -1, 0 or 1. */
int awrash_i_accumulator_sign (const AwrashAccumulator *accumulator);

/* The sign of a - b. */
int awrash_i_accumulator_compare (const AwrashAccumulator *a, const AwrashAccumulator *b);

/* The sign of a·x - b·y. */
int awrash_i_accumulator_compare_scaled (const AwrashAccumulator *a, int64_t x,
                                         const AwrashAccumulator *b, int64_t y);

/* The value as a double, off by less than one unit in its last place; infinite beyond DBL_MAX. To
 * be shown, never to decide. */
double awrash_i_accumulator_get (const AwrashAccumulator *accumulator);

/* TRUE, and what it is, if the value is a whole number from 0 to 2^62. */
gboolean awrash_i_accumulator_get_whole (const AwrashAccumulator *accumulator, int64_t *whole);

/* ⌊claim·total/sum⌋ exactly, for 0 <= claim <= sum, sum > 0, total >= 0; where remainder is not
 * NULL it becomes claim·total - quotient·sum, 0 <= remainder < sum. */
int64_t awrash_i_accumulator_quotient (double claim, int64_t total, const AwrashAccumulator *sum,
                                       AwrashAccumulator *remainder);

/* ⌊accumulator/divisor⌋ as a whole number, for a value >= 0 and divisor > 0. */
void awrash_i_accumulator_divide (AwrashAccumulator *accumulator, guint64 divisor);

#endif
