/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The inside of a question: claims with their bounds, checked once, never changed. */

#ifndef AWRASH_APPORTION_CLAIMS_PRIVATE_H
#define AWRASH_APPORTION_CLAIMS_PRIVATE_H

#include "allot/bounds-private.h"
#include "allot/divisor-keys-private.h"

/* Invariant: 0 <= lower <= upper, and upper = lower where the claim is 0; the sum of the lower
 * bounds fits. */
struct _AwrashClaims
{
  gsize n;
  double *claims;
  int64_t *lower; /* NULL: 0 for all */
  int64_t *upper; /* NULL: no bound; G_MAXINT64 where there is no ceiling */
  double *low;    /* the same as doubles, for counts; NULL where both are */
  double *high;
  int64_t sum_lower;
  int64_t sum_upper; /* at most 2^62 */
  gboolean has_positive;
  AwrashClaimRange range;
};

static inline int64_t
awrash_i_claims_lower (const AwrashClaims *claims, gsize i)
{
  return claims->lower != NULL ? claims->lower[i] : 0;
}

static inline int64_t
awrash_i_claims_upper (const AwrashClaims *claims, gsize i)
{
  return claims->upper != NULL ? claims->upper[i] : G_MAXINT64;
}

/* A claim is finite and >= 0; i is the index that the message says. */
gboolean awrash_i_claims_check_claim (gsize i, double claim, GError **error);

/* FALSE with the error that all claims are 0 and the floors do not make up the total. */
gboolean awrash_i_claims_refuse_rest (int64_t floors, int64_t total, GError **error);

/* The total is at least the floors' sum, and somebody has a claim to the rest. */
gboolean awrash_i_claims_check_floors (const AwrashClaims *claims, int64_t total, GError **error);

#endif
