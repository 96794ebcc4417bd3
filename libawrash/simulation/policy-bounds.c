/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Floors and ceilings of a policy's own: shares of the year before, absorption. Source: 29 U.S.C.
 * 3172(b)(1)(B)(iv). Invariant: a bound is a product of whole numbers, rounded once. */

#include "base/int128-private.h"
#include "simulation/forms-private.h"
#include "simulation/view-private.h"

#include <math.h>
#include <string.h>

typedef AwrashInt128 Product;

/* rate <= 10^9/1, value <= 2^60, times <= 2^46; what is beyond 2^62 is no bound. */
gint64
awrash_i_policy_part (AwrashRational rate, gint64 value, gint64 times, gboolean is_raised)
{
  Product product = (Product)value * times;
  const Product most = (Product)1 << 92;

  if (product > most)
    return G_MAXINT64;
  product *= rate.numerator;
  product = (product + (is_raised ? rate.denominator - 1 : 0)) / rate.denominator;
  return product >= (Product)1 << 62 ? G_MAXINT64 : (gint64)product;
}

gint64
awrash_i_policy_last_sum (const AwrashIView *view, gsize stream)
{
  gint64 sum = 0;

  for (gsize i = 0; i < view->plain.n_provinces; i++)
    sum += view->plain.last_quota[i * view->plain.n_streams + stream];
  return sum;
}

gint64
awrash_i_policy_last_part (AwrashRational rate, gint64 last, gint64 total, gint64 sum,
                           gboolean is_raised)
{
  Product product = (Product)last * total;

  /* 76 bits and 30 above, 60 and 30 below */
  product *= rate.numerator;
  Product whole = (Product)sum * rate.denominator;
  product = (product + (is_raised ? whole - 1 : 0)) / whole;
  return product >= (Product)1 << 62 ? G_MAXINT64 : (gint64)product;
}

gboolean
awrash_i_divide_hold_harmless (AwrashIPolicyRoom *room, const AwrashPolicyNode *node,
                               const AwrashIView *view, gint64 quota[], GError **error)
{
  AwrashPolicySlot *slot = awrash_i_policy_slot (room, node);
  const AwrashPolicyArgument *floor = &node->arguments[1], *ceiling = &node->arguments[2];
  const AwrashPolicyNode *policy = node->arguments[0].policy;

  for (gsize s = 0; s < view->plain.n_streams; s++)
    {
      AwrashPolicyDivision division = { .stream = s, .claims = slot->own, .rule = &node->rule };
      if ((s == 0 || !policy->is_same)
          && !awrash_i_policy_claim (room, policy, view, s, slot->own, error))
        return FALSE;
      if (awrash_i_view_has_history (view, s))
        {
          gint64 sum = awrash_i_policy_last_sum (view, s), total = view->plain.total[s];
          for (gsize i = 0; i < view->plain.n_provinces; i++)
            {
              gint64 last = view->plain.last_quota[i * view->plain.n_streams + s];
              slot->lower[i] = awrash_i_policy_last_part (floor->ratio, last, total, sum, TRUE);
              slot->upper[i] = ceiling->is_given ? awrash_i_policy_last_part (ceiling->ratio, last,
                                                                              total, sum, FALSE)
                                                 : G_MAXINT64;
            }
          division.lower = slot->lower;
          division.upper = slot->upper;
        }
      if (!awrash_i_policy_divide_stream (room, view, &division, slot->quota, error))
        return FALSE;
    }
  memcpy (quota, slot->quota, view->plain.n_provinces * view->plain.n_streams * sizeof *quota);
  return TRUE;
}

/* ── absorption ─────────────────────────────────────────────────────────────────────────────── */

/* Capacities of the stream, and no more than the rate of an indicator. */
static gboolean
limit (AwrashIPolicyRoom *room, const AwrashPolicyNode *node, const AwrashIView *view, gsize stream,
       GError **error)
{
  AwrashPolicySlot *slot = awrash_i_policy_slot (room, node);
  const AwrashPolicyArgument *indicator = &node->arguments[3];
  const gsize n_streams = view->plain.n_streams;

  if (indicator->is_given && !awrash_i_policy_express (room, view, indicator, slot->part, error))
    return FALSE;
  for (gsize i = 0; i < view->plain.n_provinces; i++)
    for (gsize s = 0; s < n_streams; s++)
      {
        gint64 most = awrash_i_view_capacity (view, i, s);
        if (s == stream && indicator->is_given && slot->part[i] < 0x1p46)
          most = MIN (most, awrash_i_policy_part (node->arguments[4].ratio,
                                                  (gint64)floor (slot->part[i]), 1, FALSE));
        slot->capacity[i * n_streams + s] = most;
      }
  slot->view.plain.capacity = slot->capacity;
  return TRUE;
}

gboolean
awrash_i_divide_sustainable_first (AwrashIPolicyRoom *room, const AwrashPolicyNode *node,
                                   const AwrashIView *view, gint64 quota[], GError **error)
{
  AwrashPolicySlot *slot = awrash_i_policy_slot (room, node);
  const gsize n_streams = view->plain.n_streams, n_cells = view->plain.n_provinces * n_streams;
  gsize stream = 0;

  while (!g_str_equal (view->plain.streams[stream], node->arguments[2].text))
    stream++;
  awrash_i_view_only (slot, view, stream);
  if (!limit (room, node, view, stream, error)
      || !awrash_i_policy_divide (room, node->arguments[0].policy, &slot->view, slot->quota, error))
    return FALSE;
  awrash_i_view_without (slot, view, stream);
  awrash_i_view_hold (slot, view, slot->quota);
  if (!awrash_i_policy_divide (room, node->arguments[1].policy, &slot->view, slot->other, error))
    return FALSE;
  for (gsize cell = 0; cell < n_cells; cell++)
    quota[cell] = cell % n_streams == stream ? slot->quota[cell] : slot->other[cell];
  return TRUE;
}
