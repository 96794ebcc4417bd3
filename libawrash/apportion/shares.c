/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What each claim is entitled to before anything is rounded: claim·total/Σ claims.
 * Source: Balinski and Young (1982), where it is called the quota.
 * Invariant: Σ claims is summed exactly; a share is off by at most four roundings. */

#include "apportion/claims-private.h"

#include "base/accumulator-private.h"
#include "base/i18n-private.h"

#include <inttypes.h>
#include <math.h>

/* Claims from 1 up are divided first, smaller ones multiplied first: neither step can overflow,
 * and neither can lose digits to underflow that the share would show. */
static double
get_share (double claim, double total, double sum)
{
  return claim < 1 ? claim * total / sum : claim / sum * total;
}

gboolean
awrash_apportion_shares (const AwrashClaims *claims, int64_t total, double shares[], GError **error)
{
  g_return_val_if_fail (claims != NULL && shares != NULL, FALSE);

  AwrashAccumulator sum = { { 0 } };
  double scale = 1;

  if (!awrash_i_claims_check_total (total, error))
    return FALSE;
  if (!claims->has_positive && total > 0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("all claims are 0, expected a claim > 0 for a total of %" PRId64), total);
      return FALSE;
    }
  for (gsize i = 0; i < claims->n; i++)
    awrash_i_accumulator_add (&sum, claims->claims[i]);
  double value = awrash_i_accumulator_get (&sum);
  if (!(value < HUGE_VAL))
    {
      /* beyond the doubles: claims and sum at 2^-80 of their size, for at most 2^64 claims */
      AwrashAccumulator scaled = { { 0 } };
      scale = 0x1p-80;
      for (gsize i = 0; i < claims->n; i++)
        awrash_i_accumulator_add (&scaled, claims->claims[i] * scale);
      value = awrash_i_accumulator_get (&scaled);
    }
  for (gsize i = 0; i < claims->n; i++)
    shares[i] = total == 0 ? 0 : get_share (claims->claims[i] * scale, (double)total, value);
  return TRUE;
}
