/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A threshold of remainders as bounds: whoever does not reach it is held at its whole quotas.
 * Source: the Dutch Kieswet, article P 8. Invariant: the lower bounds sum to at most the total, if
 * the floors do. */

#include "apportion/quota-private.h"

#include "apportion/claims-private.h"

/* Whole quotas inside the floors and ceilings. */
static int64_t
get_whole (const AwrashClaims *claims, const int64_t wholes[], gsize i)
{
  return CLAMP (wholes[i], awrash_i_claims_lower (claims, i), awrash_i_claims_upper (claims, i));
}

guint64
awrash_i_quota_sum_wholes (const AwrashClaims *claims, const int64_t wholes[])
{
  guint64 sum = 0;

  for (gsize i = 0; i < claims->n; i++)
    sum += (guint64)get_whole (claims, wholes, i);
  return sum;
}

/* TRUE if a claim reaches the threshold. */
static gboolean
is_admitted (const AwrashQuotaMeasure *measure, double claim)
{
  AwrashAccumulator own = { { 0 } };
  const AwrashRational *part = &measure->quota.threshold;

  awrash_i_accumulator_add_scaled (&own, claim, measure->factor);
  return awrash_i_accumulator_compare_scaled (&own, part->denominator, &measure->divisor,
                                              part->numerator)
         >= 0;
}

void
awrash_i_quota_fill_bounds (const AwrashQuotaMeasure *measure, const AwrashClaims *claims,
                            int64_t total, const int64_t wholes[], int64_t lower[], int64_t upper[])
{
  /* a total of 0 has no quota under Hare, and what any quota gives goes back */
  gboolean goes_back = awrash_i_quota_sum_wholes (claims, wholes) > (guint64)total;

  for (gsize i = 0; i < claims->n; i++)
    {
      int64_t whole = get_whole (claims, wholes, i), most = awrash_i_claims_upper (claims, i);
      gboolean has_more = !goes_back && whole < most && is_admitted (measure, claims->claims[i]);
      lower[i] = goes_back ? awrash_i_claims_lower (claims, i) : whole;
      upper[i] = whole + has_more;
    }
}
