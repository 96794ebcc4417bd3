/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keys by the text of a rule: the one place where what checks and explains answers learns how units
 * are ranked. Source: Balinski and Young (1982), min-max inequalities; the additive keys of
 * libawrash/README.md. Invariant: a sign is exact, or 0 where the rule's own precision ends. */

#include "apportion/ranking-private.h"

#include "apportion/dispatch-private.h"
#include "apportion/quota-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <float.h>
#include <math.h>

gboolean
awrash_i_ranking_check_total (const AwrashClaims *claims, int64_t total, GError **error)
{
  return awrash_i_bounds_check_total (total, error)
         && awrash_i_claims_check_floors (claims, total, error);
}

/* The claims inside the bounds of a threshold. */
static gboolean
bound_claims (AwrashRanking *self, const AwrashQuotaMeasure *measure, int64_t total, GError **error)
{
  const AwrashClaims *claims = self->claims;
  g_autofree int64_t *wholes = awrash_i_new (int64_t, claims->n, error);
  g_autofree int64_t *lower = wholes != NULL ? awrash_i_new (int64_t, claims->n, error) : NULL;
  g_autofree int64_t *upper = lower != NULL ? awrash_i_new (int64_t, claims->n, error) : NULL;

  if (upper == NULL)
    return FALSE;
  for (gsize i = 0; i < claims->n; i++)
    wholes[i] = awrash_i_accumulator_quotient (claims->claims[i], measure->factor,
                                               &measure->divisor, NULL);
  awrash_i_quota_fill_bounds (measure, claims, total, wholes, lower, upper);
  self->bounded = awrash_apportion_claims_new (claims->n, claims->claims, lower, upper, error);
  self->claims = self->bounded;
  return self->bounded != NULL;
}

/* Q, as the claims and the total make it. */
static gboolean
fill_quota (AwrashRanking *self, int64_t total, const AwrashQuota *quota, GError **error)
{
  AwrashQuotaMeasure measure;

  if (!awrash_i_quota_measure (quota, self->claims->n, self->claims->claims, total, &measure,
                               error))
    return FALSE;
  self->factor = measure.factor;
  self->divisor = measure.divisor;
  double guess = awrash_i_accumulator_get (&self->divisor) / (double)self->factor;
  /* three roundings; not where it left the normal doubles */
  self->quota = guess >= DBL_MIN && guess <= DBL_MAX ? guess : 0;
  return !quota->has_threshold || bound_claims (self, &measure, total, error);
}

gboolean
awrash_i_ranking_open (AwrashRanking *self, const AwrashClaims *claims, int64_t total,
                       const char *rule, GError **error)
{
  AwrashQuota quota;

  self->claims = claims;
  if (!awrash_i_dispatch_find (rule, &self->signposts, &quota, &self->is_divisor, error))
    return FALSE;
  return self->is_divisor || fill_quota (self, total, &quota, error);
}

gboolean
awrash_i_ranking_open_divisor (AwrashRanking *self, const AwrashClaims *claims, const char *rule,
                               GError **error)
{
  self->claims = claims;
  AwrashQuota quota;

  if (!awrash_i_dispatch_find (rule, &self->signposts, &quota, &self->is_divisor, error))
    return FALSE;
  if (!self->is_divisor)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
                 _ ("rule is \"%s\", expected a divisor rule: largest remainders have no divisors, "
                    "and may take a unit away when the total grows"),
                 rule);
  return self->is_divisor;
}

void
awrash_i_ranking_clear (AwrashRanking *self)
{
  awrash_i_signpost_clear (&self->signposts);
  g_clear_pointer (&self->bounded, awrash_apportion_claims_free);
}

/* The sign of (k - v/Q) - (l - w/Q), which is that of (k - l)·divisor - (v - w)·factor. */
static int
compare_remainders (const AwrashRanking *self, int64_t k, double v, int64_t l, double w)
{
  if (self->quota > 0)
    {
      double left = v / self->quota, right = w / self->quota, steps = (double)(k - l);
      double gap = steps - (left - right);
      /* four roundings in each quotient, three more: below 2^-50 of what is added up */
      double bound = (left + right + fabs (steps)) * 0x1p-48 + DBL_MIN;
      if (fabs (gap) > bound)
        return gap > 0 ? 1 : -1;
    }
  AwrashAccumulator difference = { { 0 } };
  awrash_i_accumulator_add_scaled (&difference, v, -self->factor);
  awrash_i_accumulator_add_scaled (&difference, w, self->factor);
  awrash_i_accumulator_add_accumulator (&difference, &self->divisor, k - l);
  return awrash_i_accumulator_sign (&difference);
}

int
awrash_i_ranking_compare (const AwrashRanking *self, gsize i, int64_t k, gsize j, int64_t l)
{
  double v = self->claims->claims[i], w = self->claims->claims[j];

  if (k == l && v == w)
    return 0;
  return self->is_divisor ? awrash_i_signpost_compare (&self->signposts, k, v, l, w)
                          : compare_remainders (self, k, v, l, w);
}

gboolean
awrash_i_ranking_is_suspected (const AwrashRanking *self, gsize i, int64_t k, gsize j, int64_t l)
{
  return self->is_divisor && !self->signposts.is_exact
         && !(k == l && self->claims->claims[i] == self->claims->claims[j]);
}

AwrashBoundary
awrash_i_ranking_find_boundary (const AwrashRanking *self, const int64_t units[])
{
  const AwrashClaims *claims = self->claims;
  AwrashBoundary boundary = { -1, -1 };

  for (gsize i = 0; i < claims->n; i++)
    {
      gssize served = boundary.served, open = boundary.open;
      if (units[i] > awrash_i_claims_lower (claims, i)
          && (served < 0
              || awrash_i_ranking_compare (self, i, units[i], (gsize)served, units[served]) > 0))
        boundary.served = (gssize)i;
      if (units[i] < MIN (awrash_i_claims_upper (claims, i), AWRASH_BOUNDS_MAX_TOTAL)
          && (open < 0
              || awrash_i_ranking_compare (self, i, units[i] + 1, (gsize)open, units[open] + 1)
                     < 0))
        boundary.open = (gssize)i;
    }
  return boundary;
}
