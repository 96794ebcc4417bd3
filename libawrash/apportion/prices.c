/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a floor or a ceiling costs under a divisor rule: how far the divisors at which a claim alone
 * would give its units lie from those that all share. Source: Pukelsheim (2017), min-max
 * inequalities with bounds. Invariant: which bound binds is decided by exact keys; divisors are
 * rounded to doubles, to be shown. */

#include "apportion/ranking-private.h"

#include "base/i18n-private.h"

#include <inttypes.h>
#include <math.h>

static gboolean
check_units (const AwrashClaims *claims, int64_t total, const int64_t units[], int64_t *unplaced,
             GError **error)
{
  int64_t missing = total;

  for (gsize i = 0; i < claims->n; i++)
    {
      int64_t lower = awrash_i_claims_lower (claims, i);
      int64_t upper = awrash_i_claims_upper (claims, i);
      if (units[i] < lower || units[i] > upper || units[i] > missing)
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                       _ ("units[%zu] is %" PRId64 ", expected %" PRId64 " to %" PRId64
                          ", and no more than the total of %" PRId64 " in all"),
                       i, units[i], lower, upper, total);
          return FALSE;
        }
      missing -= units[i];
    }
  *unplaced = missing;
  return TRUE;
}

/* The units are the rule's: nothing is left out that has a smaller key than what is served. */
static gboolean
check_allotment (const AwrashRanking *keys, const int64_t units[], int64_t unplaced,
                 const AwrashBoundary *boundary, GError **error)
{
  gsize from = (gsize)boundary->served, to = (gsize)boundary->open;

  if (unplaced > 0 && boundary->open >= 0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("units[%zu] is %" PRId64 ", and of the total %" PRId64
                      " is left over, expected nothing left over, or all ceilings reached"),
                   to, units[to], unplaced);
      return FALSE;
    }
  if (boundary->served < 0 || boundary->open < 0
      || awrash_i_ranking_compare (keys, from, units[from], to, units[to] + 1) <= 0)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("units[%zu] is %" PRId64 " and units[%zu] is %" PRId64
                  ", expected the rule's allotment, in which a unit of the first is the second's"),
               from, units[from], to, units[to]);
  return FALSE;
}

/* claim/s(k), infinite where s(k) is 0, and for k = 0. */
static double
get_divisor (const AwrashRanking *keys, gsize i, int64_t k)
{
  double claim = keys->claims->claims[i];

  if (claim == 0)
    return k == 0 ? INFINITY : 0;
  return k == 0 ? INFINITY : claim / keys->signposts.value (&keys->signposts, (double)k);
}

/* -1 where the floor holds the units, 1 where the ceiling does. */
static int64_t
get_binding (const AwrashRanking *keys, const int64_t units[], int64_t unplaced,
             const AwrashBoundary *boundary, gsize i)
{
  const AwrashClaims *claims = keys->claims;
  gsize served = (gsize)boundary->served, open = (gsize)boundary->open;

  if (claims->claims[i] == 0)
    return units[i] > 0 ? -1 : 0;
  if (units[i] > 0 && units[i] == awrash_i_claims_lower (claims, i) && boundary->open >= 0
      && awrash_i_ranking_compare (keys, i, units[i], open, units[open] + 1) > 0)
    return -1;
  if (units[i] < awrash_i_claims_upper (claims, i) || units[i] >= AWRASH_BOUNDS_MAX_TOTAL)
    return 0;
  if (unplaced > 0)
    return 1;
  return boundary->served >= 0
         && awrash_i_ranking_compare (keys, i, units[i] + 1, served, units[served]) < 0;
}

gboolean
awrash_apportion_prices (const AwrashClaims *claims, int64_t total, const char *rule,
                         const int64_t units[], double low[], double high[], int64_t binding[],
                         GError **error)
{
  g_return_val_if_fail (claims != NULL && rule != NULL && units != NULL, FALSE);
  g_return_val_if_fail (low != NULL && high != NULL && binding != NULL, FALSE);

  int64_t unplaced = 0;
  g_auto (AwrashRanking) keys = { 0 };

  if (!awrash_i_ranking_open_divisor (&keys, claims, rule, error)
      || !awrash_i_ranking_check_total (claims, total, error)
      || !check_units (claims, total, units, &unplaced, error))
    return FALSE;
  AwrashBoundary boundary = awrash_i_ranking_find_boundary (&keys, units);
  if (!check_allotment (&keys, units, unplaced, &boundary, error))
    return FALSE;
  for (gsize i = 0; i < claims->n; i++)
    {
      low[i] = get_divisor (&keys, i, units[i] + 1);
      high[i] = get_divisor (&keys, i, units[i]);
      binding[i] = get_binding (&keys, units, unplaced, &boundary, i);
    }
  return TRUE;
}
