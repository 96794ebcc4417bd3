/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keys s(k)/w of divisor rules. Thresholds are positive numbers of double precision with a wider
 * exponent than doubles have, coded as integers in their order, so that 1e300 and 5e-324 stand in
 * one list and bisection always ends. */

#ifndef AWRASH_ALLOT_DIVISOR_KEYS_PRIVATE_H
#define AWRASH_ALLOT_DIVISOR_KEYS_PRIVATE_H

#include "allot/keys-private.h"
#include "allot/signpost-private.h"

typedef struct
{
  AwrashKeys parent;
  const AwrashSignposts *rule;
  gsize n;
  const double *claims; /* [n], finite and >= 0; a claim of 0 has upper = lower in the problem */
  double largest;       /* claim */
  double sum;           /* of the claims·2^scale, rounded */
  int scale;            /* the largest claim·2^scale is below 1 */
  gboolean is_moderate; /* every threshold that matters is a normal double */
} AwrashDivisorKeys;

/* What a pass over the claims learns of them. */
typedef struct
{
  double smallest; /* positive one; infinite without any */
  double largest;
  double sum; /* rounded, and infinite beyond the doubles */
} AwrashClaimRange;

void awrash_i_divisor_keys_init (AwrashDivisorKeys *keys, const AwrashSignposts *rule, gsize n,
                                 const double claims[], const AwrashClaimRange *range);

/* The divisors w/s of the last unit served and the next in line; see #AwrashAllotment. Either may
 * be NULL: there is none. */
void awrash_i_divisor_keys_interval (const AwrashDivisorKeys *keys, const AwrashKey *last,
                                     const AwrashKey *next, double *low, double *high);

/* The same from an answer inside its bounds, by a pass over all recipients. */
void awrash_i_divisor_keys_span (const AwrashDivisorKeys *keys, const int64_t lower[],
                                 const int64_t upper[], const int64_t units[], double *low,
                                 double *high);

#endif
