/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The second stage of an edition: places that were not filled are taken back and given to those who
 * fill theirs. Source: the incentive grants of South Africa's EPWP, where targets are paid as far
 * as they are met. Invariant: no place is given that was not taken back, nor to whom cannot fill
 * it; a region with a total keeps what is taken back in it. */

#include "simulation/forms-private.h"
#include "simulation/view-private.h"

#include <string.h>

enum
{
  POLICY,
  AT_LEAST,
  KEEP,
  TO
};

gboolean
awrash_i_policy_has_second_stage (const AwrashPolicy *policy)
{
  return policy->root->form->is_outermost;
}

gboolean
awrash_i_divide_performance (AwrashIPolicyRoom *room, const AwrashPolicyNode *node,
                             const AwrashIView *view, gint64 quota[], GError **error)
{
  return awrash_i_policy_divide (room, node->arguments[POLICY].policy, view, quota, error);
}

typedef struct
{
  const gint64 *quota;
  const gint64 *filled;
  const gint64 *could;
} Stage;

/* What is taken back of all, and of regions with totals; slot->view then divides that. */
static void
take_back (AwrashPolicySlot *slot, const AwrashPolicyNode *node, const AwrashIView *view,
           const Stage *stage)
{
  const AwrashISituation *plain = &view->plain;
  const gsize n_streams = plain->n_streams;

  slot->view = *view;
  slot->view.plain.total = slot->total;
  slot->view.plain.capacity = NULL;
  memset (slot->total, 0, n_streams * sizeof *slot->total);
  for (gsize k = 0; plain->region_total != NULL && k < plain->n_regions * n_streams; k++)
    slot->region_total[k] = plain->region_total[k] >= 0 ? 0 : -1;
  slot->view.plain.region_total = plain->region_total != NULL ? slot->region_total : NULL;
  for (gsize i = 0; i < plain->n_provinces; i++)
    for (gsize s = 0; s < n_streams; s++)
      {
        gsize cell = i * n_streams + s, in_region = plain->region[i] * n_streams + s;
        gint64 unused = MAX (stage->quota[cell] - stage->filled[cell], 0);
        gint64 taken
            = unused - awrash_i_policy_part (node->arguments[KEEP].ratio, unused, 1, FALSE);
        slot->total[s] += taken;
        if (plain->region_total != NULL && slot->region_total[in_region] >= 0)
          slot->region_total[in_region] += taken;
      }
}

/* filled >= at_least·quota, exactly. */
static gboolean
performs (AwrashRational at_least, gint64 quota, gint64 filled)
{
  return filled >= awrash_i_policy_part (at_least, quota, 1, TRUE);
}

/* One stream's places among those who perform and could fill more. */
static gboolean
give_again (AwrashIPolicyRoom *room, const AwrashPolicyNode *node, const AwrashIView *view,
            const Stage *stage, gsize stream, GError **error)
{
  AwrashPolicySlot *slot = awrash_i_policy_slot (room, node);
  const AwrashPolicyArgument *to = &node->arguments[node->arguments[TO].is_given ? TO : POLICY];
  const gsize n_streams = view->plain.n_streams;
  const AwrashPolicyDivision division = { .stream = stream,
                                          .claims = slot->own,
                                          .upper = slot->upper,
                                          .is_strict = TRUE,
                                          .rule = &node->rule };

  if (!awrash_i_policy_claim (room, to->policy, view, stream, slot->own, error))
    return FALSE;
  for (gsize i = 0; i < view->plain.n_provinces; i++)
    {
      gsize cell = i * n_streams + stream;
      gint64 room_left = stage->could[cell] - stage->filled[cell];
      slot->upper[i]
          = performs (node->arguments[AT_LEAST].ratio, stage->quota[cell], stage->filled[cell])
                ? MAX (room_left, 0)
                : 0;
    }
  return awrash_i_policy_divide_stream (room, &slot->view, &division, slot->more, error);
}

gboolean
awrash_i_policy_second (AwrashIPolicyRoom *room, const AwrashISituation *situation,
                        const gint64 quota[], const gint64 filled[], const gint64 could[],
                        const AwrashRandomAddress *address, gint64 more[], GError **error)
{
  const AwrashPolicyNode *root = room->policy->root;
  AwrashPolicySlot *slot = awrash_i_policy_slot (room, root);
  const AwrashIView view = { .plain = *situation };
  const Stage stage = { quota, filled, could };
  const gsize n_cells = situation->n_provinces * situation->n_streams;

  awrash_i_policy_begin (room, address);
  memset (slot->more, 0, n_cells * sizeof *more);
  if (awrash_i_policy_has_second_stage (room->policy))
    {
      take_back (slot, root, &view, &stage);
      for (gsize s = 0; s < situation->n_streams; s++)
        if (!give_again (room, root, &view, &stage, s, error))
          return FALSE;
    }
  memcpy (more, slot->more, n_cells * sizeof *more);
  return TRUE;
}
