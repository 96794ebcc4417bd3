/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tied provinces are those whose receipts moves without cost can still change. Mostly no such
 * move of theirs lies on a cycle at all, and no face of optimal plans is looked at then.
 * Source: the order of decisions in libawrash/README.md. Invariant: reachability is all that is
 * searched. */

#include "audit/chain-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <inttypes.h>

/* The plans that are as good as this one: what is open may move, a province's receipts by one,
 * since the objective is strictly convex in them, and what costs the same unit by unit up to its
 * bound. */
static void
open_face (const AwrashPricing *pricing, AwrashNetwork *face)
{
  const AwrashModel *model = pricing->layout->model;

  for (gsize i = 0; i < face->n_arcs; i++)
    {
      const AwrashArc *whole = &pricing->layout->network->arcs[i];
      gint32 mine = pricing->province[0][i];
      gboolean is_convex = mine >= 0 && model->need[mine] > 0;
      AwrashArc *arc = &face->arcs[i];

      arc->flow = arc->upper = arc->lower = pricing->flow[i];
      if (pricing->state[0][i] == AWRASH_MOVE_OPEN)
        arc->upper = is_convex ? arc->flow + 1 : whole->upper;
      if (pricing->state[1][i] == AWRASH_MOVE_OPEN)
        arc->lower = is_convex ? arc->flow - 1 : whole->lower;
      if (pricing->former != NULL)
        awrash_i_amended_clip (pricing, i, arc);
    }
}

/* Among the tied the province's place, n_tied for none. */
static gsize
find_member (const AwrashClaim *claim, gsize province)
{
  gsize k = 0;

  while (k < claim->n_tied && claim->tied[k] != province)
    k++;
  return k;
}

/* A province is tied if some plan as good as this one gives it more or less; what the least of them
 * gives is what it has for sure. */
static void
check_member (AwrashAudit *audit, const AwrashPricing *pricing, AwrashNetwork *face, gsize province)
{
  const AwrashClaim *claim = &audit->claim;
  const char *code = awrash_i_model_code (audit->model, province);
  gsize wall = audit->model->recipient_wall[province], k = find_member (claim, province);
  gsize arc = awrash_i_layout_arc (audit->layout, wall);
  gboolean moves;
  int64_t least;

  open_face (pricing, face);
  moves = awrash_i_network_send (face, 2 * arc, 1) > 0;
  while (awrash_i_network_send (face, 2 * arc + 1, G_MAXINT64) > 0)
    moves = TRUE;
  least = face->arcs[arc].flow + awrash_i_layout_wall (audit->layout, wall)->offset;
  if (moves && k == claim->n_tied)
    awrash_i_verdict_add (audit->verdict, _ ("%s is tied, which the certificate does not say"),
                          code);
  else if (!moves && k < claim->n_tied)
    awrash_i_verdict_add (audit->verdict, _ ("%s is said to be tied, but is not"), code);
  else if (moves && least != claim->sure[k])
    awrash_i_verdict_add (audit->verdict, _ ("%s has %" PRId64 " places for sure, not %" PRId64),
                          code, least, claim->sure[k]);
}

/* movable[n_arcs]: of the moves that cost nothing, those on a cycle of such, whichever way. */
static gboolean
find_cycles (const AwrashPricing *pricing, guint8 movable[], GError **error)
{
  const AwrashNetwork *network = pricing->layout->network;

  for (gsize i = 0; i < network->n_arcs; i++)
    movable[i]
        = pricing->state[0][i] == AWRASH_MOVE_OPEN || pricing->state[1][i] == AWRASH_MOVE_OPEN;
  return awrash_i_network_peel (network, movable, error);
}

/* Whether a province's receipts may still move, or are said to. */
static gboolean
may_tie (const AwrashAudit *audit, const guint8 movable[], gsize province)
{
  gsize wall = audit->model->recipient_wall[province];

  return movable[awrash_i_layout_arc (audit->layout, wall)]
         || find_member (&audit->claim, province) < audit->claim.n_tied;
}

static gboolean
check_members (AwrashAudit *audit, const AwrashPricing *pricing, guint8 movable[], GError **error)
{
  g_autoptr (AwrashNetwork) face = awrash_i_network_copy (audit->layout->network, error);

  if (face == NULL)
    return FALSE;
  open_face (pricing, face);
  if (!awrash_i_network_movable (face, movable, error))
    return FALSE;
  for (gsize i = 0; i < audit->model->n_provinces; i++)
    if (may_tie (audit, movable, i))
      check_member (audit, pricing, face, i);
  return TRUE;
}

gboolean
awrash_i_tie_set_check (AwrashAudit *audit, const AwrashPricing *pricing, GError **error)
{
  g_autofree guint8 *movable = awrash_i_room (guint8, audit->layout->network->n_arcs, error);

  if (movable == NULL || !find_cycles (pricing, movable, error))
    return FALSE;
  for (gsize i = 0; i < audit->model->n_provinces; i++)
    if (may_tie (audit, movable, i))
      return check_members (audit, pricing, movable, error);
  return TRUE;
}
