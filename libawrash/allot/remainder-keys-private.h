/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keys k - w/Q of largest remainders, Q the quota that one unit costs. A key is a whole level
 * k - ⌊w/Q⌋ and a fraction of w/Q that makes it smaller; a threshold is a level and a fraction,
 * coded as a fixed-point number. */

#ifndef AWRASH_ALLOT_REMAINDER_KEYS_PRIVATE_H
#define AWRASH_ALLOT_REMAINDER_KEYS_PRIVATE_H

#include "allot/keys-private.h"
#include "base/accumulator-private.h"

typedef struct
{
  AwrashKeys parent;
  gsize n;
  const double *claims;
  /* w/Q = w·factor/divisor, exactly */
  int64_t factor;
  AwrashAccumulator divisor;
  int64_t *wholes; /* [n]: ⌊w/Q⌋, exactly; at most 2^62 */
  int64_t *rests;  /* [n]: w·factor - ⌊w/Q⌋·divisor where all are whole numbers, else NULL */
  double *fractions; /* [n]: w/Q - ⌊w/Q⌋, off by at most `error` */
  double error;
  int bits; /* of a threshold, below the point */
} AwrashRemainderKeys;

/* 0 < factor <= 2^62 and claims[i] <= divisor > 0, a sum of doubles, once scaled at most. */
gboolean awrash_i_remainder_keys_init (AwrashRemainderKeys *keys, gsize n, const double claims[],
                                       int64_t factor, const AwrashAccumulator *divisor,
                                       GError **error);
void awrash_i_remainder_keys_clear (AwrashRemainderKeys *keys);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashRemainderKeys, awrash_i_remainder_keys_clear)

#endif
