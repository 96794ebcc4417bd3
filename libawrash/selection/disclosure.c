/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Counts that may be shown: a group of few persons is joined with the next smallest, so that none
 * of few can be told, nor be reckoned from the total. Source: A. Hundepool et al. (2012),
 * Statistical disclosure control, chapter 4 (a least frequency, with secondary suppression by
 * joining). Invariant: what is shown is 0 or reaches the least number. */

#include <awrash.h>

#include "base/cancel-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <inttypes.h>

static gboolean
check (gsize n, const int64_t counts[], int64_t least, GError **error)
{
  if (n == 0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("there are 0 groups, expected at least 1"));
      return FALSE;
    }
  if (least < 1)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("least is %" PRId64 ", expected a whole number ≥ 1"), least);
      return FALSE;
    }
  for (gsize i = 0; i < n; i++)
    if (counts[i] < 0 || counts[i] > G_MAXINT64 / (int64_t)n)
      {
        g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                     _ ("counts[%zu] is %" PRId64 ", expected a number of persons"), i, counts[i]);
        return FALSE;
      }
  return TRUE;
}

/* The smallest group with somebody in it, other than one; n where there is none. */
static gsize
find_smallest (gsize n, const int64_t held[], gsize but)
{
  gsize found = n;

  for (gsize i = 0; i < n; i++)
    if (i != but && held[i] > 0 && (found == n || held[i] < held[found]))
      found = i;
  return found;
}

gboolean
awrash_selection_disclosure_merge (size_t n, const int64_t counts[], int64_t least,
                                   int64_t groups[], GError **error)
{
  g_return_val_if_fail (n == 0 || (counts != NULL && groups != NULL), FALSE);

  if (!check (n, counts, least, error))
    return FALSE;
  g_autofree int64_t *held = awrash_i_copy (int64_t, counts, n, error);
  g_autofree int64_t *group = held != NULL ? awrash_i_new (int64_t, n, error) : NULL;
  if (group == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    group[i] = (int64_t)i;
  for (gsize small = find_smallest (n, held, n); small < n && held[small] < least;
       small = find_smallest (n, held, n))
    {
      if (awrash_i_is_cancelled (error))
        return FALSE;
      gsize other = find_smallest (n, held, small);
      int64_t kept = other < n ? (int64_t)MIN (small, other) : -1;

      for (gsize i = 0; i < n; i++)
        if (group[i] == (int64_t)small || (other < n && group[i] == (int64_t)other))
          group[i] = kept;
      if (kept >= 0)
        {
          int64_t sum = held[small] + held[other];

          held[other] = 0;
          held[small] = 0;
          held[kept] = sum;
        }
      else
        held[small] = 0;
    }
  for (gsize i = 0; i < n; i++)
    groups[i] = group[i];
  return TRUE;
}
