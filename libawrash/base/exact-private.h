/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Exact comparison of fractions: what law decides is never decided by a rounded quotient. Doubles
 * are taken as the exact binary numbers that they are. */

#ifndef AWRASH_BASE_EXACT_PRIVATE_H
#define AWRASH_BASE_EXACT_PRIVATE_H

#include "base/int128-private.h"

#include <awrash.h>

/* The sign (-1, 0, 1) of a/v - b/w, that is of a*w - b*v, exactly; a, b any int64, v, w finite
 * and > 0. A floating filter settles nearly all calls; the rest goes through 128-bit products and
 * an exact alignment of the exponents. */
int awrash_i_exact_compare (int64_t a, double v, int64_t b, double w);

/* The sign of a/v² - b/w² for a, b >= 0 below 2^127 (Huntington-Hill: a = k(k-1)): 256 bits. */
typedef AwrashUint128 AwrashWide;
int awrash_i_exact_compare_squares (AwrashWide a, double v, AwrashWide b, double w);

/* The sign of a/v - b/w for a, b below 2^127, as awrash_i_exact_compare(): 180 bits. */
int awrash_i_exact_compare_wide (AwrashWide a, double v, AwrashWide b, double w);

/* One term numerator/denominator of an exact sum; the denominator is finite and > 0. */
typedef struct
{
  int64_t numerator;
  double denominator;
} AwrashFraction;

/* The sign of the sum of n fractions, exactly, whatever their denominators: a floating filter with
 * its error bound first, then integers of as many words as it takes. */
int awrash_i_exact_sum_sign (gsize n, const AwrashFraction terms[]);

#endif
