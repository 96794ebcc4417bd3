/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The two questions of the quota method: whose w/(x + 1) is larger, and is x below the share of the
 * present size? Source: Balinski and Young, "The quota method of apportionment" (1975). Invariant:
 * both are decided exactly, and who is eligible at a size stays so at larger ones. */

#include "apportion/quota-order-private.h"

#include "base/exact-private.h"

#include <float.h>
#include <math.h>

void
awrash_i_quota_order_init (AwrashQuotaOrder *self, const AwrashQuotaClasses *quota,
                           const AwrashClaims *claims)
{
  *self = (AwrashQuotaOrder){ .quota = quota };
  awrash_i_accumulator_add_all (&self->sum, claims->n, claims->claims);
  self->guess = awrash_i_accumulator_get (&self->sum);
}

gboolean
awrash_i_quota_order_is_eligible (const AwrashQuotaOrder *self, gsize class, int64_t level,
                                  int64_t h)
{
  const AwrashQuotaClass *own = &self->quota->classes[class];

  /* a claim of 0 stands at its ceiling, which is its floor */
  if (level >= own->upper || level == 0)
    return level < own->upper;
  double has = (double)level * self->guess, may = own->claim * (double)h;
  /* each is off by 2^-51 of itself at most, unless it left the normal range */
  double bound = (has + may) * 0x1p-50;
  if (bound >= DBL_MIN && fabs (may - has) > bound)
    return may > has;
  AwrashAccumulator rest = { { 0 } };
  awrash_i_accumulator_add_scaled (&rest, own->claim, h);
  awrash_i_accumulator_add_accumulator (&rest, &self->sum, -level);
  return awrash_i_accumulator_sign (&rest) > 0;
}

int64_t
awrash_i_quota_order_find_size (const AwrashQuotaOrder *self, gsize class, int64_t level, int64_t h,
                                int64_t last)
{
  int64_t low = h, high = last + 1;

  while (low < high)
    {
      int64_t middle = low + (high - low) / 2;
      if (awrash_i_quota_order_is_eligible (self, class, level, middle))
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

int
awrash_i_quota_order_compare (const AwrashQuotaOrder *self, const int64_t state[], gsize a, gsize b)
{
  const AwrashQuotaClass *classes = self->quota->classes;

  return awrash_i_exact_compare (awrash_i_quota_order_level (self, state, a) + 1, classes[a].claim,
                                 awrash_i_quota_order_level (self, state, b) + 1, classes[b].claim);
}
