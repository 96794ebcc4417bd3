/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Arithmetic on unevaluated sums of two doubles, as far as means of groups need it.
 * Source: T. J. Dekker (1971), A floating-point technique for extending the available precision.
 * Invariant: a difference of nearly equal pairs keeps the digits that two doubles hold. */

#ifndef AWRASH_METRIC_DOUBLED_PRIVATE_H
#define AWRASH_METRIC_DOUBLED_PRIVATE_H

#include "base/product-private.h"
#include "base/sum-private.h"
#include "metric/sample-private.h"

/* A running sum as a pair. */
static inline AwrashPair
awrash_i_doubled_of (const AwrashSum *sum)
{
  double high = awrash_i_sum_get (sum);

  return (AwrashPair){ high, (sum->sum - high) + sum->compensation };
}

/* Adds a b to a running sum, with what rounding took from the product. */
static inline void
awrash_i_doubled_add_product (AwrashSum *sum, double a, double b)
{
  double product = a * b;

  awrash_i_sum_add (sum, product);
  sum->compensation += awrash_i_product_error (a, b, product);
}

/* a / b: one step of division on what the rounded quotient leaves. */
static inline AwrashPair
awrash_i_doubled_divide (AwrashPair a, AwrashPair b)
{
  double high = a.high / b.high, product = high * b.high;
  double rest = (a.high - product) - awrash_i_product_error (high, b.high, product);

  return (AwrashPair){ high, (rest + a.low - high * b.low) / b.high };
}

/* a - b. */
static inline double
awrash_i_doubled_difference (AwrashPair a, AwrashPair b)
{
  return (a.high - b.high) + (a.low - b.low);
}

/* a - b, as a pair. */
static inline AwrashPair
awrash_i_doubled_subtract (AwrashPair a, double b)
{
  double rest = a.high - b, of_b = a.high - rest;
  double low = a.low + ((a.high - (rest + of_b)) + (of_b - b)), high = rest + low;

  return (AwrashPair){ high, low - (high - rest) };
}

/* a B - b A, right to the last bits even where the two products nearly cancel. */
static inline double
awrash_i_doubled_cross (AwrashPair a, AwrashPair B, AwrashPair b, AwrashPair A)
{
  return awrash_i_sample_cross (a.high, B, b.high, A) + (a.low * B.high - b.low * A.high);
}

#endif
