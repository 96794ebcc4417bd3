/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What provinces can absorb of a stream: the limits that capacities set. Source: the absorption of
 * the sustainable stream in the Khénifra case, 1 % of the people employed. Invariant: a limit is
 * counted in whole places, and is none where no capacity sets it. */

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "split/balance-private.h"
#include "split/model-private.h"

#include <math.h>
#include <string.h>

/* The most places of a bound, in its first type's measure. */
static gboolean
most_places (const AwrashProgramme *programme, const AwrashBound *bound, int64_t *most,
             GError **error)
{
  AwrashTaking taking;
  gsize type = 0;

  while (type + 1 < programme->n_types && !bound->covers[type])
    type++;
  if (!awrash_i_model_bound_taking (programme, bound, type, &taking, error))
    return FALSE;
  *most = isinf (bound->max) ? AWRASH_UNBOUNDED
                             : awrash_i_quotient (bound->max, taking.months, taking.each, FALSE);
  return TRUE;
}

static gsize
count_covered (const AwrashProgramme *programme, const AwrashBound *bound, gsize *only)
{
  gsize n = 0;

  for (gsize type = 0; type < programme->n_types; type++)
    if (bound->covers[type])
      {
        *only = type;
        n++;
      }
  return n;
}

static gsize
count_types (const AwrashProgramme *programme, gsize stream)
{
  gsize n = 0;

  for (gsize type = 0; type < programme->n_types; type++)
    n += programme->types[type].stream == stream;
  return n;
}

/* The capacities of the stream: of all its types into whole[provinces], of one of them into
 * by_type[provinces x types], each AWRASH_UNBOUNDED when it comes. */
static gboolean
gather (AwrashBalance *balance, int64_t whole[], int64_t by_type[], GError **error)
{
  const AwrashProgramme *p = balance->programme;
  const gsize stream = balance->question.stream, n_types = count_types (p, stream);

  for (gsize i = 0; i < p->n_bounds; i++)
    {
      const AwrashBound *bound = &p->bounds[i];
      const gssize province = p->territories[bound->territory].province;
      gsize only = 0, n;
      int64_t most;

      if (bound->kind != AWRASH_BOUND_CAPACITY || province < 0 || isinf (bound->max)
          || !awrash_i_balance_is_of (p, bound, stream))
        continue;
      if (!most_places (p, bound, &most, error))
        return FALSE;
      balance->assumed_limits += bound->origin == AWRASH_ORIGIN_ASSUMED;
      n = count_covered (p, bound, &only);
      if (n == n_types)
        whole[province] = MIN (whole[province], most);
      else if (n == 1)
        {
          int64_t *own = &by_type[(gsize)province * p->n_types + only];

          *own = MIN (*own, most);
        }
    }
  return TRUE;
}

/* The least of the capacities of the whole stream in a province, and of the sum of those of its
 * types where each has one. */
static int64_t
limit_province (const AwrashBalance *balance, int64_t whole, const int64_t by_type[])
{
  const AwrashProgramme *p = balance->programme;
  int64_t sum = 0;

  for (gsize type = 0; type < p->n_types; type++)
    if (p->types[type].stream == balance->question.stream)
      sum = by_type[type] == AWRASH_UNBOUNDED || sum == AWRASH_UNBOUNDED ? AWRASH_UNBOUNDED
                                                                         : sum + by_type[type];
  whole = MIN (whole, sum);
  return whole == AWRASH_UNBOUNDED ? AWRASH_BALANCE_NONE : whole;
}

static gsize
count_provinces (const AwrashProgramme *programme, gsize territory)
{
  gsize n = 0;

  for (gsize i = 0; i < programme->n_provinces; i++)
    n += awrash_programme_territory_is_within (programme, programme->provinces[i], territory);
  return n;
}

/* The quota of the stream that covers most provinces, in places; none where two cover as many. */
static void
find_quota (AwrashBalance *balance)
{
  const AwrashProgramme *p = balance->programme;
  gsize most = 0;

  balance->quota_bound = -1;
  for (gsize i = 0; i < p->n_bounds; i++)
    {
      const AwrashBound *bound = &p->bounds[i];
      gsize n;

      if (bound->kind != AWRASH_BOUND_QUOTA || bound->unit != AWRASH_UNIT_PLACES
          || isinf (bound->max) || !awrash_i_balance_is_of (p, bound, balance->question.stream))
        continue;
      balance->assumed_quotas += bound->origin == AWRASH_ORIGIN_ASSUMED;
      n = count_provinces (p, bound->territory);
      if (n >= most)
        balance->quota_bound = n > most ? (gssize)i : -1;
      most = MAX (most, n);
    }
  balance->quota = balance->quota_bound < 0 ? AWRASH_BALANCE_NONE
                                            : (int64_t)p->bounds[balance->quota_bound].max;
}

gboolean
awrash_i_balance_limit (AwrashBalance *balance, GError **error)
{
  const gsize n = balance->n, n_types = balance->programme->n_types;
  g_autofree int64_t *by_type = awrash_i_new (int64_t, n * n_types, error);

  balance->limits = by_type != NULL ? awrash_i_new (int64_t, n, error) : NULL;
  if (balance->limits == NULL)
    return FALSE;
  for (gsize i = 0; i < n * n_types; i++)
    by_type[i] = AWRASH_UNBOUNDED;
  for (gsize i = 0; i < n; i++)
    balance->limits[i] = AWRASH_UNBOUNDED;
  if (!gather (balance, balance->limits, by_type, error))
    return FALSE;
  balance->absorption = 0;
  for (gsize i = 0; i < n; i++)
    {
      balance->limits[i] = limit_province (balance, balance->limits[i], by_type + i * n_types);
      if (balance->limits[i] == AWRASH_BALANCE_NONE || balance->absorption == AWRASH_BALANCE_NONE)
        balance->absorption = AWRASH_BALANCE_NONE;
      else
        balance->absorption += balance->limits[i];
    }
  find_quota (balance);
  return TRUE;
}
