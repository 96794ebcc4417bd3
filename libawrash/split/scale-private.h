/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Written decimals as whole numbers of one common unit: 2,970.05 and 1,500 are 59,401 and 30,000
 * times 0.05. Each double stands for the shortest decimal that reads back as it. */

#ifndef AWRASH_SPLIT_SCALE_PRIVATE_H
#define AWRASH_SPLIT_SCALE_PRIVATE_H

#include "base/int128-private.h"

#include <awrash.h>

typedef AwrashInt128 AwrashSigned;

/* digits × 10^exponent, without trailing zeros. */
typedef struct
{
  AwrashSigned digits;
  int exponent;
  gboolean is_beyond; /* its digits did not fit 126 bits */
} AwrashDecimal;

/* What a finite double was written as. */
AwrashDecimal awrash_i_decimal (double value);
AwrashDecimal awrash_i_decimal_of_integer (int64_t value);
AwrashDecimal awrash_i_decimal_multiply (AwrashDecimal a, AwrashDecimal b);
AwrashDecimal awrash_i_decimal_subtract (AwrashDecimal a, AwrashDecimal b);

/* floor (a / b), or ceil with up = TRUE, for b > 0; FALSE where it is 2^62 or more away from 0, or
 * cannot be told in 127 bits. */
gboolean awrash_i_decimal_divide (AwrashDecimal a, AwrashDecimal b, gboolean up, int64_t *whole);

/* n decimals, not all 0, as whole[n] times a common unit, the largest there is; FALSE where one is
 * 2^53 or more. */
gboolean awrash_i_scale (gsize n, const AwrashDecimal decimals[], int64_t whole[],
                         AwrashDecimal *unit);

/* The nearest double of a decimal. */
double awrash_i_decimal_approach (AwrashDecimal decimal);

/* "20/1000" or "0.02": a number >= 0, or one over one above 0. FALSE where it is neither. */
gboolean awrash_i_scale_read (const char *text, AwrashDecimal *numerator,
                              AwrashDecimal *denominator);

#endif
