/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The inside of a question: claims with their bounds, checked once, never changed. */

#ifndef AWRASH_APPORTION_CLAIMS_PRIVATE_H
#define AWRASH_APPORTION_CLAIMS_PRIVATE_H

#include "allot/vector-private.h"

/* Invariant: 0 <= lower <= upper, and upper = lower where the claim is 0; the sum of the lower
 * bounds fits. */
struct _AwrashClaims
{
  gsize n;
  double *claims;
  int64_t *lower;
  int64_t *upper; /* G_MAXINT64 where there is no ceiling */
  int64_t sum_lower;
  gboolean has_positive;
};

/* A total to be shared: 0 <= total <= 2^62. */
gboolean awrash_i_claims_check_total (int64_t total, GError **error);

/* The question with a total, as the engine takes it, and the units that find no room. */
gboolean awrash_i_claims_open (const AwrashClaims *claims, int64_t total, AwrashVector *vector,
                               int64_t *unplaced, GError **error);

#endif
