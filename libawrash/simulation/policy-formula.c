/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Claims by a formula: the same for all, an indicator, last year's places. Source: the header.
 * Invariant: a claim depends on nothing but the province's own numbers. */

#include "simulation/forms-private.h"

gboolean
awrash_i_claim_flat (AwrashIPolicyRoom *room, const AwrashPolicyNode *node, const AwrashIView *view,
                     gsize stream, double claims[], GError **error)
{
  (void)room;
  (void)node;
  (void)stream;
  (void)error;
  for (gsize i = 0; i < view->plain.n_provinces; i++)
    claims[i] = 1;
  return TRUE;
}

gboolean
awrash_i_claim_proportional (AwrashIPolicyRoom *room, const AwrashPolicyNode *node,
                             const AwrashIView *view, gsize stream, double claims[], GError **error)
{
  (void)stream;
  return awrash_i_policy_express (room, view, &node->arguments[0], claims, error);
}

gboolean
awrash_i_view_has_history (const AwrashIView *view, gsize stream)
{
  const gint64 *last = view->plain.last_quota;

  for (gsize i = 0; last != NULL && i < view->plain.n_provinces; i++)
    if (last[i * view->plain.n_streams + stream] > 0)
      return TRUE;
  return FALSE;
}

gboolean
awrash_i_claim_last_year (AwrashIPolicyRoom *room, const AwrashPolicyNode *node,
                          const AwrashIView *view, gsize stream, double claims[], GError **error)
{
  const gsize n_streams = view->plain.n_streams;

  if (!awrash_i_view_has_history (view, stream))
    return awrash_i_policy_claim (room, node->arguments[0].policy, view, stream, claims, error);
  for (gsize i = 0; i < view->plain.n_provinces; i++)
    claims[i] = (double)view->plain.last_quota[i * n_streams + stream];
  return TRUE;
}
