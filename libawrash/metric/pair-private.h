/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Arithmetic of unevaluated sums of two doubles: some 104 bits, where sums of squares cancel.
 * Source: T. J. Dekker (1971), A floating-point technique for extending the available precision.
 * Invariant: what comes out is normalised: low is at most half a unit in the last place of high. */

#ifndef AWRASH_METRIC_PAIR_PRIVATE_H
#define AWRASH_METRIC_PAIR_PRIVATE_H

#include "base/product-private.h"
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

static inline AwrashPair
awrash_i_pair_divide (AwrashPair a, double divisor)
{
  double quotient = a.high / divisor;
  AwrashPair rest = awrash_i_pair_subtract (
      a, awrash_i_pair_multiply (awrash_i_pair_of (quotient), awrash_i_pair_of (divisor)));

  return awrash_i_pair_normalise (quotient, awrash_i_pair_get (rest) / divisor);
}

#endif
