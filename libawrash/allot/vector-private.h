/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The simplest walls: one total, a lower and an upper bound for each recipient. Unit k of
 * recipient i has the key s(k)/w_i; the answer takes the smallest keys of units lower+1..upper.
 * Invariant: 0 <= lower <= upper; claims finite and >= 0; upper = lower where the claim is 0. */

#ifndef AWRASH_ALLOT_VECTOR_PRIVATE_H
#define AWRASH_ALLOT_VECTOR_PRIVATE_H

#include "allot/select-private.h"
#include "allot/signpost-private.h"

/* The largest total that the exact comparisons are made for. */
#define AWRASH_VECTOR_MAX_TOTAL (G_GINT64_CONSTANT (1) << 62)

typedef struct
{
  gsize n;
  const double *claims;
  const int64_t *lower;
  const int64_t *upper;
  int64_t spare; /* units above the sum of the lower bounds: 0 <= spare <= sum of upper - lower */
} AwrashVector;

/* Writes into sure[n] the units that no tie policy changes, and the rest into the tie. */
gboolean awrash_i_vector_serve (const AwrashVector *vector, const AwrashSignposts *rule,
                                int64_t sure[], AwrashTie *tie, GError **error);

/* The divisors d for which rounding w_i/d by the rule, inside the bounds, gives units[n]: from
 * *low to *high; both NaN where a positive claim goes without a unit whose key is 0. */
void awrash_i_vector_divisors (const AwrashVector *vector, const AwrashSignposts *rule,
                               const int64_t units[], double *low, double *high);

#endif
