/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rules of largest remainders, read from a text: which quota a unit costs, whether it is rounded to
 * a whole number, and how large a claim must be for a remainder unit. */

#ifndef AWRASH_APPORTION_QUOTA_PRIVATE_H
#define AWRASH_APPORTION_QUOTA_PRIVATE_H

#include "apportion/claims-private.h"
#include "base/accumulator-private.h"
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

/* What a unit costs in a question: w/Q = w·factor/divisor, factor > 0. */
typedef struct
{
  AwrashQuota quota;
  int64_t factor;
  AwrashAccumulator divisor;
} AwrashQuotaMeasure;

/* Claims that are all 0 ask for nothing, and have a quota of 1. AWRASH_ERROR_VALUE for a quota that
 * rounds to 0, AWRASH_ERROR_OVERFLOW for a total that is too large to round its quota. */
gboolean awrash_i_quota_measure (const AwrashQuota *quota, gsize n, const double claims[],
                                 int64_t total, AwrashQuotaMeasure *measure, GError **error);

/* The units that whole quotas give, wholes[n] inside the claims' bounds; with floors as many as the
 * total at most 2^63 + 2. */
guint64 awrash_i_quota_sum_wholes (const AwrashClaims *claims, const int64_t wholes[]);

/* The bounds that a threshold makes out of whole quotas: those below, and one unit more above for
 * the claims that reach it; where whole quotas exceed the total, the floors below, and those above.
 */
void awrash_i_quota_fill_bounds (const AwrashQuotaMeasure *measure, const AwrashClaims *claims,
                                 int64_t total, const int64_t wholes[], int64_t lower[],
                                 int64_t upper[]);

#endif
