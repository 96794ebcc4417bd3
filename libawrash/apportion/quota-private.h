/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rules of largest remainders, read from a text: which quota a unit costs, whether it is rounded to
 * a whole number, and how large a claim must be for a remainder unit. */

#ifndef AWRASH_APPORTION_QUOTA_PRIVATE_H
#define AWRASH_APPORTION_QUOTA_PRIVATE_H

#include "allot/remainder-keys-private.h"
#include "base/rational-private.h"

typedef struct
{
  const char *name;
  int64_t extra;     /* Q = Σw/(total + extra) */
  gboolean is_droop; /* Q = ⌊Σw/(total + 1)⌋ + 1 */
  gboolean is_rounded;
  gboolean has_threshold;
  AwrashRational threshold; /* of the quota, for a claim to have a remainder unit */
} AwrashQuota;

/* NAME[:OPTION[,OPTION]]; AWRASH_ERROR_NAME for an unknown name, AWRASH_ERROR_VALUE for an option.
 */
gboolean awrash_i_quota_parse (const char *text, AwrashQuota *quota, GError **error);

/* The names for menus; NULL past the end. */
const char *awrash_i_quota_get_name (gsize index);

/* w/Q = w·factor/divisor for n claims that sum to `sum` > 0; AWRASH_ERROR_VALUE for a quota that
 * rounds to 0. */
gboolean awrash_i_quota_measure (const AwrashQuota *quota, const AwrashAccumulator *sum,
                                 int64_t total, int64_t *factor, AwrashAccumulator *divisor,
                                 GError **error);

/* TRUE if a claim reaches the threshold. */
gboolean awrash_i_quota_admits (const AwrashQuota *quota, double claim, int64_t factor,
                                const AwrashAccumulator *divisor);

#endif
