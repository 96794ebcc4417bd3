/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Arithmetic of unevaluated sums of two doubles: some 104 bits, where squares, products and means
 * nearly cancel.
 * Source: T. J. Dekker (1971), A floating-point technique for extending the available precision.
 * Invariant: what comes out is normalised: low is at most half a unit in the last place of high. */

#ifndef AWRASH_METRIC_PAIR_PRIVATE_H
#define AWRASH_METRIC_PAIR_PRIVATE_H

#include "base/product-private.h"
#include "base/sum-private.h"
#include "metric/sample-private.h"

static inline AwrashPair
awrash_i_pair_of (double value)
{
  return (AwrashPair){ value, 0.0 };
}

static inline double
awrash_i_pair_get (AwrashPair a)
{
  return a.high + a.low;
}

/* high + low where |high| >= |low|. */
static inline AwrashPair
awrash_i_pair_normalise (double high, double low)
{
  double sum = high + low;

  return (AwrashPair){ sum, low - (sum - high) };
}

static inline AwrashPair
awrash_i_pair_add (AwrashPair a, AwrashPair b)
{
  double sum = a.high + b.high, of_b = sum - a.high;
  double lost = (a.high - (sum - of_b)) + (b.high - of_b);

  return awrash_i_pair_normalise (sum, lost + (a.low + b.low));
}

static inline AwrashPair
awrash_i_pair_negate (AwrashPair a)
{
  return (AwrashPair){ -a.high, -a.low };
}

static inline AwrashPair
awrash_i_pair_subtract (AwrashPair a, AwrashPair b)
{
  return awrash_i_pair_add (a, awrash_i_pair_negate (b));
}

/* For factors below 2^498. */
static inline AwrashPair
awrash_i_pair_multiply (AwrashPair a, AwrashPair b)
{
  double product = a.high * b.high;
  double lost = awrash_i_product_error (a.high, b.high, product);

  return awrash_i_pair_normalise (product, lost + (a.high * b.low + a.low * b.high));
}

static inline AwrashPair
awrash_i_pair_scale (AwrashPair a, double factor)
{
  return awrash_i_pair_multiply (a, awrash_i_pair_of (factor));
}

static inline AwrashPair
awrash_i_pair_square (AwrashPair a)
{
  return awrash_i_pair_multiply (a, a);
}

/* One step of division on what the rounded quotient leaves. */
static inline AwrashPair
awrash_i_pair_divide (AwrashPair a, AwrashPair b)
{
  double quotient = a.high / b.high;
  AwrashPair rest = awrash_i_pair_subtract (a, awrash_i_pair_scale (b, quotient));

  return awrash_i_pair_normalise (quotient, rest.high / b.high);
}

/* a - b, where the two may be nearly equal. */
static inline double
awrash_i_pair_difference (AwrashPair a, AwrashPair b)
{
  return (a.high - b.high) + (a.low - b.low);
}

/* a B - b A, right to the last bits even where the two products nearly cancel. */
static inline double
awrash_i_pair_cross (AwrashPair a, AwrashPair B, AwrashPair b, AwrashPair A)
{
  return awrash_i_sample_cross (a.high, B, b.high, A) + (a.low * B.high - b.low * A.high);
}

/* A running sum as a pair. */
static inline AwrashPair
awrash_i_pair_of_sum (const AwrashSum *sum)
{
  return awrash_i_pair_normalise (sum->sum, sum->compensation);
}

/* Adds a b to a running sum, with what rounding took from the product. */
static inline void
awrash_i_pair_sum_product (AwrashSum *sum, double a, double b)
{
  double product = a * b;

  awrash_i_sum_add (sum, product);
  sum->compensation += awrash_i_product_error (a, b, product);
}

#endif
