/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who is served before whom under the quota method, and from which size on a class may be served at
 * all. */

#ifndef AWRASH_APPORTION_QUOTA_ORDER_PRIVATE_H
#define AWRASH_APPORTION_QUOTA_ORDER_PRIVATE_H

#include "apportion/quota-states-private.h"
#include "base/accumulator-private.h"

typedef struct
{
  const AwrashQuotaClasses *quota;
  AwrashAccumulator sum; /* of the claims */
  double guess;          /* the sum, off by 2^-52 of itself; infinite beyond the doubles */
} AwrashQuotaOrder;

void awrash_i_quota_order_init (AwrashQuotaOrder *self, const AwrashQuotaClasses *quota,
                                const AwrashClaims *claims);

/* What every member of a class has, at least. */
static inline int64_t
awrash_i_quota_order_level (const AwrashQuotaOrder *self, const int64_t state[], gsize class)
{
  return state[class] / self->quota->classes[class].size;
}

/* TRUE where a member with `level` units is below its ceiling and its share of size h, that is
 * level·Σw < w·h: then it is below the share rounded up. */
gboolean awrash_i_quota_order_is_eligible (const AwrashQuotaOrder *self, gsize class, int64_t level,
                                           int64_t h);

/* The first size from h to `last` at which it is eligible; last + 1 for none. */
int64_t awrash_i_quota_order_find_size (const AwrashQuotaOrder *self, gsize class, int64_t level,
                                        int64_t h, int64_t last);

/* The sign of key a - key b, (level + 1)/w: the smaller one is served first; claims > 0. */
int awrash_i_quota_order_compare (const AwrashQuotaOrder *self, const int64_t state[], gsize a,
                                  gsize b);

#endif
