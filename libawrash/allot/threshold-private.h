/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A threshold on keys s(k)/w: units whose key does not exceed it are counted. Thresholds are
 * positive numbers of double precision with a wider exponent than doubles have, coded as integers
 * in their order, so that 1e300 and 5e-324 stand in one list and bisection always ends. */

#ifndef AWRASH_ALLOT_THRESHOLD_PRIVATE_H
#define AWRASH_ALLOT_THRESHOLD_PRIVATE_H

#include "allot/vector-private.h"

/* exponent·2^52 + fraction: the bits of an IEEE double without bias and end. */
typedef int64_t AwrashThreshold;

/* Below every positive key and above every key of a unit up to 2^62: keys lie between
 * 2^-1025 and 2^(1074+63). */
#define AWRASH_THRESHOLD_MIN (-(G_GINT64_CONSTANT (1100) << 52))
#define AWRASH_THRESHOLD_MAX (G_GINT64_CONSTANT (1150) << 52)

/* The threshold value·2^exponent, value finite and > 0. */
AwrashThreshold awrash_i_threshold_from_scaled (double value, int exponent);

/* The double threshold·2^exponent; 0 or infinite where no double is as small or as large. */
double awrash_i_threshold_to_scaled (AwrashThreshold threshold, int exponent);

/* What is known of the number of units at or below a threshold: inside the bounds, between two
 * whole numbers that differ only by the roundings of the guess. */
typedef struct
{
  int64_t at_least;
  int64_t at_most;
} AwrashCount;

AwrashCount awrash_i_threshold_count (const AwrashVector *vector, const AwrashSignposts *rule,
                                      AwrashThreshold threshold, gsize recipient);

/* The sums of both over all recipients, as units above the lower bounds, and the sum of the claims,
 * times 2^scale, that are not held by a bound: how fast the count grows with the threshold. */
typedef struct
{
  guint64 at_least; /* both saturate at 2^63 */
  guint64 at_most;
  double slope;
} AwrashCountSum;

AwrashCountSum awrash_i_threshold_sum (const AwrashVector *vector, const AwrashSignposts *rule,
                                       AwrashThreshold threshold, int scale);

#endif
