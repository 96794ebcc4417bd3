/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What each claim is entitled to before anything is rounded: claim·total/Σ claims, and how far an
 * allotment stands from it. Source: Balinski and Young (1982), where it is called the quota.
 * Invariant: a share is off by at most four roundings, one of them that of the compensated sum; a
 * violation is exact. */

#include "apportion/claims-private.h"

#include "base/accumulator-private.h"
#include "base/i18n-private.h"
#include "base/sum-private.h"

#include <inttypes.h>

/* Claims from 1 up are divided first, smaller ones multiplied first: neither step can overflow,
 * and neither can lose digits to underflow that the share would show. */
static double
get_share (double claim, double total, double sum)
{
  return claim < 1 ? claim * total / sum : claim / sum * total;
}

static gboolean
check_claims (const AwrashClaims *claims, int64_t total, GError **error)
{
  if (!awrash_i_bounds_check_total (total, error))
    return FALSE;
  if (claims->has_positive || total == 0)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
               _ ("all claims are 0, expected a claim > 0 for a total of %" PRId64), total);
  return FALSE;
}

gboolean
awrash_apportion_shares (const AwrashClaims *claims, int64_t total, double shares[], GError **error)
{
  g_return_val_if_fail (claims != NULL && shares != NULL, FALSE);

  /* claims that may sum beyond the doubles are taken at 2^-80 of their size, for at most 2^64 of
   * them */
  const double scale = claims->range.sum < 0x1p1000 ? 1 : 0x1p-80;
  AwrashSum sum = { 0 };

  if (!check_claims (claims, total, error))
    return FALSE;
  for (gsize i = 0; i < claims->n; i++)
    awrash_i_sum_add (&sum, claims->claims[i] * scale);
  double value = awrash_i_sum_get (&sum);
  for (gsize i = 0; i < claims->n; i++)
    shares[i] = total == 0 ? 0 : get_share (claims->claims[i] * scale, (double)total, value);
  return TRUE;
}

/* How far x stands outside ⌊claim·total/sum⌋ … ⌈claim·total/sum⌉. */
static int64_t
get_violation (double claim, int64_t total, const AwrashAccumulator *sum, int64_t x)
{
  AwrashAccumulator rest = { { 0 } };
  int64_t low = awrash_i_accumulator_quotient (claim, total, sum, &rest);
  int64_t high = low + (awrash_i_accumulator_sign (&rest) > 0);

  return x < low ? x - low : x > high ? x - high : 0;
}

static gboolean
check_units (const AwrashClaims *claims, int64_t total, const int64_t units[], GError **error)
{
  int64_t left = total;

  for (gsize i = 0; i < claims->n; i++)
    {
      if (units[i] < 0)
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                       _ ("units[%zu] is %" PRId64 ", expected a whole number ≥ 0"), i, units[i]);
          return FALSE;
        }
      /* once below 0 it stays there, and nothing can overflow */
      left = left < 0 || units[i] > left ? -1 : left - units[i];
    }
  if (left == 0)
    return TRUE;
  if (left < 0)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                 _ ("the units sum to more than the total, which is %" PRId64
                    ", expected units that sum to it"),
                 total);
  else
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                 _ ("the units sum to %" PRId64 ", expected the total, which is %" PRId64),
                 total - left, total);
  return FALSE;
}

gboolean
awrash_apportion_shares_violations (const AwrashClaims *claims, int64_t total,
                                    const int64_t units[], int64_t violations[], GError **error)
{
  g_return_val_if_fail (claims != NULL && units != NULL && violations != NULL, FALSE);

  AwrashAccumulator sum = { { 0 } };

  if (!check_claims (claims, total, error) || !check_units (claims, total, units, error))
    return FALSE;
  awrash_i_accumulator_add_all (&sum, claims->n, claims->claims);
  for (gsize i = 0; i < claims->n; i++)
    violations[i] = total == 0 ? 0 : get_violation (claims->claims[i], total, &sum, units[i]);
  return TRUE;
}
