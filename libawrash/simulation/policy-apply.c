/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A policy applied: from a situation to quotas. Source: none. Invariant: what is written is whole,
 * inside capacities and the totals of nation and regions, and never depends on the order of
 * provinces but by the lot. */

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "simulation/policy-private.h"

#include <inttypes.h>
#include <string.h>

/* ── any form as claims, or as places ───────────────────────────────────────────────────────── */

gboolean
awrash_i_policy_divide (AwrashIPolicyRoom *room, const AwrashPolicyNode *node,
                        const AwrashIView *view, gint64 quota[], GError **error)
{
  double *claims = awrash_i_policy_slot (room, node)->own;

  if (node->form->divide != NULL)
    return node->form->divide (room, node, view, quota, error);
  for (gsize s = 0; s < view->plain.n_streams; s++)
    {
      const AwrashPolicyDivision division = { .stream = s, .claims = claims, .rule = &node->rule };
      if (((s == 0 || !node->is_same) && !node->form->claim (room, node, view, s, claims, error))
          || !awrash_i_policy_divide_stream (room, view, &division, quota, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
awrash_i_policy_claim (AwrashIPolicyRoom *room, const AwrashPolicyNode *node,
                       const AwrashIView *view, gsize stream, double claims[], GError **error)
{
  gint64 *quota = awrash_i_policy_slot (room, node)->answer;

  if (node->form->claim != NULL)
    return node->form->claim (room, node, view, stream, claims, error);
  if (!node->form->divide (room, node, view, quota, error))
    return FALSE;
  for (gsize i = 0; i < view->plain.n_provinces; i++)
    claims[i] = (double)quota[i * view->plain.n_streams + stream];
  return TRUE;
}

/* ── a situation ────────────────────────────────────────────────────────────────────────────── */

static gboolean
check_totals (const AwrashISituation *situation, GError **error)
{
  for (gsize s = 0; s < situation->n_streams; s++)
    if (situation->total[s] < 0 || situation->total[s] > AWRASH_SITUATION_MOST)
      {
        g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                     _ ("the total of \"%s\" is %" PRId64 ", expected a whole number from 0 to "
                        "2^46"),
                     situation->streams[s], situation->total[s]);
        return FALSE;
      }
  return TRUE;
}

void
awrash_i_policy_begin (AwrashIPolicyRoom *room, const AwrashRandomAddress *address)
{
  room->address = address;
  room->has_lots = FALSE;
}

gboolean
awrash_i_policy_apply (AwrashIPolicyRoom *room, const AwrashISituation *situation,
                       const AwrashRandomAddress *address, gint64 quota[], GError **error)
{
  const AwrashPolicyNode *root = room->policy->root;
  const AwrashIView view = { .plain = *situation };

  if (!check_totals (situation, error))
    return FALSE;
  awrash_i_policy_begin (room, address);
  if (!awrash_i_policy_divide (room, root, &view, room->result, error))
    return FALSE;
  memcpy (quota, room->result, room->n_provinces * room->n_streams * sizeof *quota);
  return TRUE;
}

static gboolean
check_n (const AwrashISituation *plain, gsize n, GError **error)
{
  if (n == plain->n_provinces * plain->n_streams)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("there is room for %zu quotas, expected %zu, one for each province and stream"),
               n, plain->n_provinces * plain->n_streams);
  return FALSE;
}

gboolean
awrash_simulation_policy_apply (const AwrashPolicy *policy, const AwrashSituation *situation,
                                int64_t seed, size_t n, int64_t quotas[], GError **error)
{
  g_return_val_if_fail (policy != NULL && situation != NULL, FALSE);
  g_return_val_if_fail (n == 0 || quotas != NULL, FALSE);

  const AwrashISituation *plain = &situation->plain;
  const AwrashRandomAddress address
      = { .seed = seed, .edition = plain->edition, .purpose = AWRASH_POLICY_PURPOSE };

  if (!check_n (plain, n, error))
    return FALSE;
  g_autoptr (AwrashIPolicyRoom) room = awrash_i_policy_room_new (policy, plain, error);
  return room != NULL && awrash_i_policy_apply (room, plain, &address, quotas, error);
}
