/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The question of every apportionment: who claims how much, and within which bounds.
 * Source: libawrash/README.md, "a floor is a bound on the proportional answer".
 * Invariant: what stands here was checked, so that no rule checks it again. */

#include "apportion/claims-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/number-private.h"

#include <inttypes.h>
#include <math.h>

gboolean
awrash_i_claims_check_claim (gsize i, double claim, GError **error)
{
  if (isfinite (claim) && claim >= 0)
    return TRUE;
  g_autofree char *text = awrash_i_number_format (claim);
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("claims[%zu] is %s, expected a finite number ≥ 0"), i, text);
  return FALSE;
}

/* Claims, their range, and whether all have one: upper bounds are kept where someone has none. */
static gboolean
read_claims (AwrashClaims *self, const double claims[], gboolean *has_zero, GError **error)
{
  double smallest = HUGE_VAL, largest = 0, sums[4] = { 0 };

  for (gsize i = 0; i < self->n; i++)
    {
      double claim = claims[i];
      sums[i % 4] += claim;
      if (!(claim >= 0 && claim < HUGE_VAL))
        return awrash_i_claims_check_claim (i, claim, error);
      largest = MAX (largest, claim);
      smallest = claim > 0 ? MIN (smallest, claim) : smallest;
      *has_zero |= claim == 0;
    }
  self->range = (AwrashClaimRange){ smallest, largest, sums[0] + sums[1] + sums[2] + sums[3] };
  self->has_positive = largest > 0;
  self->claims = awrash_i_copy (double, claims, self->n, error);
  return self->claims != NULL;
}

/* The bounds of one question, from claims that were checked. */
static gboolean
read_bounds (AwrashClaims *self, const int64_t floor[], const int64_t ceiling[], GError **error)
{
  self->lower = awrash_i_new (int64_t, self->n, error);
  self->upper = self->lower != NULL ? awrash_i_new (int64_t, self->n, error) : NULL;
  self->low = self->upper != NULL ? awrash_i_new (double, self->n, error) : NULL;
  self->high = self->low != NULL ? awrash_i_new (double, self->n, error) : NULL;
  if (self->high == NULL)
    return FALSE;
  self->sum_upper = 0;
  for (gsize i = 0; i < self->n; i++)
    {
      int64_t lower = floor != NULL ? floor[i] : 0;
      int64_t upper = ceiling != NULL ? ceiling[i] : G_MAXINT64;
      if (!awrash_i_bounds_check (i, lower, upper, error))
        return FALSE;
      if (lower > G_MAXINT64 - self->sum_lower)
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW,
                       _ ("the floors up to floor[%zu] sum to more than %" PRId64
                          ", expected a sum that fits"),
                       i, G_MAXINT64);
          return FALSE;
        }
      self->sum_lower += lower;
      self->lower[i] = lower;
      self->upper[i] = self->claims[i] > 0 ? upper : lower;
      self->low[i] = (double)lower;
      self->high[i] = (double)self->upper[i];
      self->sum_upper = self->upper[i] > AWRASH_BOUNDS_MAX_TOTAL - self->sum_upper
                            ? AWRASH_BOUNDS_MAX_TOTAL
                            : self->sum_upper + self->upper[i];
    }
  return TRUE;
}

AwrashClaims *
awrash_apportion_claims_new (size_t n, const double claims[], const int64_t floor[],
                             const int64_t ceiling[], GError **error)
{
  g_return_val_if_fail (n == 0 || claims != NULL, NULL);

  if (n == 0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("the number of claims is 0, expected at least 1"));
      return NULL;
    }
  g_autoptr (AwrashClaims) self = g_new0 (AwrashClaims, 1);
  gboolean has_zero = FALSE;
  self->n = n;
  self->sum_upper = AWRASH_BOUNDS_MAX_TOTAL;
  if (!read_claims (self, claims, &has_zero, error)
      || ((floor != NULL || ceiling != NULL || has_zero)
          && !read_bounds (self, floor, ceiling, error)))
    return NULL;
  return g_steal_pointer (&self);
}

void
awrash_apportion_claims_free (AwrashClaims *claims)
{
  if (claims == NULL)
    return;
  g_free (claims->claims);
  g_free (claims->lower);
  g_free (claims->upper);
  g_free (claims->low);
  g_free (claims->high);
  g_free (claims);
}

size_t
awrash_apportion_claims_get_n (const AwrashClaims *claims)
{
  g_return_val_if_fail (claims != NULL, 0);

  return claims->n;
}

gboolean
awrash_i_claims_refuse_rest (int64_t floors, int64_t total, GError **error)
{
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
               _ ("all claims are 0 and the floors sum to %" PRId64
                  ", expected a claim > 0 for the rest of the total, which is "
                  "%" PRId64),
               floors, total);
  return FALSE;
}

gboolean
awrash_i_claims_check_floors (const AwrashClaims *claims, int64_t total, GError **error)
{
  if (claims->sum_lower > total)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
                   _ ("the floors sum to %" PRId64 ", above the total, which is "
                      "%" PRId64 ", expected at most the total"),
                   claims->sum_lower, total);
      return FALSE;
    }
  if (!claims->has_positive && claims->sum_lower < total)
    return awrash_i_claims_refuse_rest (claims->sum_lower, total, error);
  return TRUE;
}
