/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers that people write, as what they mean: 0.7 is 7/10 and 1/3 is a third, which no double
 * is. */

#ifndef AWRASH_BASE_RATIONAL_PRIVATE_H
#define AWRASH_BASE_RATIONAL_PRIVATE_H

#include <awrash.h>

/* The most digits of a numerator, and the largest denominator. */
#define AWRASH_RATIONAL_DIGITS 18
#define AWRASH_RATIONAL_MOST G_GINT64_CONSTANT (1000000000000000000)

/* In lowest terms: |numerator| <= 10^18, 1 <= denominator <= 10^18. */
typedef struct
{
  int64_t numerator;
  int64_t denominator;
} AwrashRational;

/* Reads [+-]digits[.digits][e[+-]digits] or [+-]digits/digits, nothing around it; FALSE with
 * AWRASH_ERROR_VALUE for another text, for a denominator of 0, and for more than 18 digits, zeros
 * that change nothing aside, on either side of the fraction. */
gboolean awrash_i_rational_parse (const char *text, AwrashRational *value, GError **error);

/* The decimal that the shortest text of a double is: 0.9 is 9/10. Errors as above, for what is not
 * finite too. */
gboolean awrash_i_rational_of_double (double number, AwrashRational *value, GError **error);

/* The greatest common divisor; that of a number and 0 is the number. */
int64_t awrash_i_rational_common_divisor (int64_t a, int64_t b);

/* The sign of a - b. */
int awrash_i_rational_compare (AwrashRational a, AwrashRational b);

/* The nearest double, off by 2^-51 of itself at most. */
double awrash_i_rational_to_double (AwrashRational value);

#endif
