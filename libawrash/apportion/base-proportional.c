/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A base for everybody, and the rest by a divisor rule on top: min(ceiling, max(floor, base +
 * round(w/d))). Source: Grimmett and others, "The allocation between the EU Member States of the
 * seats in the European Parliament" (2011), the Cambridge Compromise: Adams over 5, at most 96.
 * Invariant: what is above the base is an apportionment of its own, with the bounds lowered by it.
 */

#include "apportion/claims-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <inttypes.h>

static gboolean
check_base (const AwrashClaims *claims, int64_t base, GError **error)
{
  if (base < 0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("base is %" PRId64 ", expected a whole number ≥ 0"), base);
      return FALSE;
    }
  for (gsize i = 0; i < claims->n; i++)
    /* a claim of 0 is held at its floor, so its own ceiling is not known here, nor does it bind */
    if (claims->claims[i] > 0 && awrash_i_claims_upper (claims, i) < base)
      {
        g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
                     _ ("ceiling[%zu] is %" PRId64 ", below the base, which is %" PRId64
                        ", expected base ≤ ceiling"),
                     i, awrash_i_claims_upper (claims, i), base);
        return FALSE;
      }
  return TRUE;
}

/* Base and floors against the total: what they leave is shared, so it must not be less than 0. */
static gboolean
check_total (const AwrashClaims *claims, int64_t total, int64_t base, GError **error)
{
  int64_t left = total;

  for (gsize i = 0; i < claims->n && left >= 0; i++)
    {
      int64_t least = MAX (awrash_i_claims_lower (claims, i), base);
      left = least > left ? -1 : left - least;
    }
  if (left < 0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
                   _ ("a base of %" PRId64 " for each of %zu, with the floors above it, is more "
                      "than the total, which is %" PRId64),
                   base, claims->n, total);
      return FALSE;
    }
  if (left > 0 && !claims->has_positive)
    {
      g_set_error (
          error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
          _ ("all claims are 0, expected a claim > 0 for what base and floors leave of the "
             "total, which is %" PRId64),
          left);
      return FALSE;
    }
  return TRUE;
}

/* The question above the base. */
static AwrashClaims *
lower_bounds (const AwrashClaims *claims, int64_t base, GError **error)
{
  g_autofree int64_t *floor = awrash_i_new (int64_t, claims->n, error);
  g_autofree int64_t *ceiling = floor != NULL ? awrash_i_new (int64_t, claims->n, error) : NULL;

  if (ceiling == NULL)
    return NULL;
  for (gsize i = 0; i < claims->n; i++)
    {
      int64_t upper = awrash_i_claims_upper (claims, i);
      floor[i] = MAX (awrash_i_claims_lower (claims, i), base) - base;
      ceiling[i] = upper == G_MAXINT64 ? upper : MAX (upper, base) - base;
    }
  return awrash_apportion_claims_new (claims->n, claims->claims, floor, ceiling, error);
}

static void
raise_by (gsize n, int64_t base, int64_t values[])
{
  for (gsize i = 0; values != NULL && i < n; i++)
    values[i] += base;
}

gboolean
/* what every rule takes, and the base: NOLINTNEXTLINE(readability-function-size) */
awrash_apportion_base_proportional (const AwrashClaims *claims, int64_t total, int64_t base,
                                    const char *rule, const AwrashTies *ties, int64_t units[],
                                    int64_t sure[], int64_t tied[], AwrashAllotment *answer,
                                    GError **error)
{
  g_return_val_if_fail (claims != NULL && rule != NULL, FALSE);
  g_return_val_if_fail (units != NULL && answer != NULL, FALSE);

  if (!awrash_i_bounds_check_total (total, error) || !check_base (claims, base, error)
      || !check_total (claims, total, base, error))
    return FALSE;
  g_autoptr (AwrashClaims) above = lower_bounds (claims, base, error);
  /* n·base <= total, as was checked */
  if (above == NULL
      || !awrash_apportion_divisor (above, total - (int64_t)claims->n * base, rule, ties, units,
                                    sure, tied, answer, error))
    return FALSE;
  if (answer->status != AWRASH_STATUS_TIE_REFUSED)
    raise_by (claims->n, base, units);
  raise_by (claims->n, base, sure);
  return TRUE;
}
