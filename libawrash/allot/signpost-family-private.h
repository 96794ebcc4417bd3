/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of the divisor rules share: how a rule of each family is made, and logarithms of
 * signposts to any precision. */

#ifndef AWRASH_ALLOT_SIGNPOST_FAMILY_PRIVATE_H
#define AWRASH_ALLOT_SIGNPOST_FAMILY_PRIVATE_H

#include "allot/signpost-private.h"

#include "base/exact-private.h"

/* The largest signpost that a text may give. */
#define AWRASH_SIGNPOST_MOST 1000000

/* Makes a rule from its first signposts, 0 <= first[0] <= first[1] <= … <= AWRASH_SIGNPOST_MOST and
 * first[1] > 0; each one after the last is the one before plus one. FALSE with AWRASH_ERROR_VALUE
 * where their common denominator passes 10^18. The name is left to the caller. */
gboolean awrash_i_signpost_make_linear (AwrashSignposts *rule, gsize n,
                                        const AwrashRational first[], GError **error);

/* s(k)·denominator, k <= 2^62: below 2^123. */
AwrashWide awrash_i_signpost_numerator (const AwrashSignposts *rule, int64_t k);

/* The rules of Dean and of Huntington and Hill; the name is set. */
void awrash_i_signpost_make_dean (AwrashSignposts *rule);
void awrash_i_signpost_make_hill (AwrashSignposts *rule);

/* A rule whose s(k) is an irrational mean of k - 1 and k; ratio is the parameter of POWER (not -1,
 * 0, 1; at least 1/60 where it is positive) and of STOLARSKY (positive, not 1, 2). The name is left
 * to the caller. */
void awrash_i_signpost_make_mean (AwrashSignposts *rule, AwrashSignpostFamily family,
                                  AwrashRational ratio);

/* log s(k), times some whole number. */
typedef struct
{
  int64_t k;
  int64_t times;
} AwrashSignpostPower;

/* The sign of the sum of times·log s(k) less the sum of sign·log claim, or 0 where 512 bits cannot
 * tell; irrational means only. The k of the factors play no part. */
int awrash_i_signpost_precise_sign (const AwrashSignposts *rule, gsize n_powers,
                                    const AwrashSignpostPower powers[], gsize n_factors,
                                    const AwrashSignpostFactor factors[]);

/* s(1), correctly rounded but for ties; irrational means with s(1) > 0. */
double awrash_i_signpost_precise_first (const AwrashSignposts *rule);

#endif
