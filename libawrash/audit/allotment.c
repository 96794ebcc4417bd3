/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Is an allotment what a rule gives? Bounds and sum are counted; then no unit may be moved to where
 * its key is smaller, which is the rule itself. Source: Balinski and Young (1982), min-max
 * inequalities. Invariant: no allotment is computed here, and keys are compared exactly. */

#include "apportion/ranking-private.h"
#include "base/int128-private.h"

typedef AwrashInt128 Sum;

size_t
awrash_audit_allotment_exchange_size (void)
{
  return sizeof (AwrashExchange);
}

static int64_t
clamp (Sum value)
{
  return (int64_t)CLAMP (value, (Sum)G_MININT64, (Sum)G_MAXINT64);
}

/* The first bound that is broken, of recipients in their order. */
static AwrashFault
check_bounds (const AwrashClaims *claims, const int64_t units[], int64_t *recipient)
{
  for (gsize i = 0; i < claims->n; i++)
    {
      *recipient = (int64_t)i;
      if (units[i] < awrash_i_claims_lower (claims, i))
        return AWRASH_FAULT_FLOOR;
      if (units[i] > awrash_i_claims_upper (claims, i))
        return claims->claims[i] > 0 ? AWRASH_FAULT_CEILING : AWRASH_FAULT_ZERO_CLAIM;
    }
  *recipient = -1;
  return AWRASH_FAULT_NONE;
}

/* Units that are left over are nobody's fault where no recipient could take one. */
static gboolean
has_room (const AwrashClaims *claims, const int64_t units[])
{
  for (gsize i = 0; i < claims->n; i++)
    if (units[i] < awrash_i_claims_upper (claims, i))
      return TRUE;
  return FALSE;
}

/* Two recipients of which either could have the unit at the boundary. Where a rule has equal
 * signposts in a row both ends may be one recipient, and then another must stand at this key. */
static gboolean
find_tie (const AwrashRanking *keys, const int64_t units[], AwrashBoundary *boundary)
{
  const AwrashClaims *claims = keys->claims;
  gsize own = (gsize)boundary->served;

  if (boundary->served != boundary->open)
    return TRUE;
  for (gsize i = 0; i < claims->n; i++)
    {
      if (i == own)
        continue;
      if (units[i] < awrash_i_claims_upper (claims, i)
          && awrash_i_ranking_compare (keys, i, units[i] + 1, own, units[own]) == 0)
        {
          boundary->open = (gssize)i;
          return TRUE;
        }
      if (units[i] > awrash_i_claims_lower (claims, i)
          && awrash_i_ranking_compare (keys, i, units[i], own, units[own]) == 0)
        {
          boundary->served = (gssize)i;
          return TRUE;
        }
    }
  return FALSE;
}

static void
check_exchange (const AwrashRanking *keys, const int64_t units[], AwrashExchange *found)
{
  AwrashBoundary boundary = awrash_i_ranking_find_boundary (keys, units);
  gsize from = (gsize)boundary.served, to = (gsize)boundary.open;

  if (boundary.served < 0 || boundary.open < 0)
    return;
  int sign = awrash_i_ranking_compare (keys, from, units[from], to, units[to] + 1);
  if (sign < 0 || (sign == 0 && !find_tie (keys, units, &boundary)))
    return;
  from = (gsize)boundary.served;
  to = (gsize)boundary.open;
  found->from = (int64_t)from;
  found->to = (int64_t)to;
  if (sign == 0)
    {
      found->status = AWRASH_STATUS_TIE_SETTLED;
      found->is_suspected
          = awrash_i_ranking_is_suspected (keys, from, units[from], to, units[to] + 1);
      return;
    }
  found->status = AWRASH_STATUS_FEASIBLE;
  found->fault = AWRASH_FAULT_EXCHANGE;
}

static AwrashExchange
examine (const AwrashRanking *keys, int64_t total, const int64_t units[])
{
  const AwrashClaims *claims = keys->claims;
  AwrashExchange found = { AWRASH_STATUS_UNKNOWN, AWRASH_FAULT_NONE, -1, 0, -1, -1, 0 };
  Sum missing = total;

  for (gsize i = 0; i < claims->n; i++)
    missing -= units[i];
  found.missing = clamp (missing);
  found.fault = check_bounds (claims, units, &found.recipient);
  if (found.fault != AWRASH_FAULT_NONE)
    return found;
  if (missing < 0 || (missing > 0 && has_room (claims, units)))
    {
      found.fault = AWRASH_FAULT_TOTAL;
      return found;
    }
  found.status = missing > 0 ? AWRASH_STATUS_UNPLACED : AWRASH_STATUS_OPTIMAL;
  check_exchange (keys, units, &found);
  return found;
}

gboolean
awrash_audit_allotment (const AwrashClaims *claims, int64_t total, const char *rule,
                        const int64_t units[], AwrashExchange *exchange, GError **error)
{
  g_return_val_if_fail (claims != NULL && rule != NULL, FALSE);
  g_return_val_if_fail (units != NULL && exchange != NULL, FALSE);

  g_auto (AwrashRanking) keys = { 0 };

  if (!awrash_i_ranking_check_total (claims, total, error)
      || !awrash_i_ranking_open (&keys, claims, total, rule, error))
    return FALSE;
  *exchange = examine (&keys, total, units);
  return TRUE;
}
