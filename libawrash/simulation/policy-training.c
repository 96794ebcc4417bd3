/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Training as compensation: the fewest places of one stream that bring what provinces receive of
 * the others to a level of equity. Source: split/compensation-reach.c and compensation-search.c.
 * Invariant: no place of training is given beyond the level, and where it is out of reach all of
 * them go to the lowest rates. */

#include "base/memory-private.h"
#include "simulation/fair-private.h"
#include "simulation/forms-private.h"
#include "simulation/view-private.h"
#include "split/compensation-private.h"

#include <string.h>

enum
{
  POLICY,
  TARGET,
  LEVEL,
  STREAM,
  NEED
};

static gsize
find_stream (const AwrashIView *view, const char *code)
{
  gsize stream = 0;

  while (!g_str_equal (view->plain.streams[stream], code))
    stream++;
  return stream;
}

static gboolean
make (AwrashCompensation *c, gsize n, gsize n_nodes, GError **error)
{
  return (c->province = awrash_i_new (gsize, n, error)) != NULL
         && (c->needs = awrash_i_new (double, n, error)) != NULL
         && (c->held = awrash_i_new (int64_t, n, error)) != NULL
         && (c->codes = awrash_i_new (const char *, n, error)) != NULL
         && (c->node = awrash_i_new (gsize, n, error)) != NULL
         && (c->parent = awrash_i_new (gssize, n_nodes, error)) != NULL
         && (c->room = awrash_i_new (int64_t, n_nodes, error)) != NULL;
}

/* Recipients are the provinces with a need, in the order of the lot, which decides where all else
 * is equal. */
static gboolean
fill (AwrashIPolicyRoom *room, const AwrashIView *view, gsize stream, const double need[],
      const gint64 quota[], AwrashCompensation *c, GError **error)
{
  const gsize *rank = awrash_i_policy_lots (room, view);
  const gsize n = view->plain.n_provinces, n_streams = view->plain.n_streams;
  const gsize n_regions = view->plain.n_regions;
  const gint64 *totals = view->plain.region_total;

  *c = (AwrashCompensation){ .step = 1, .parts = 1 };
  if (!make (c, n, 1 + n_regions + n, error))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    room->members[rank[i]] = i;
  c->parent[0] = -1;
  c->room[0] = view->plain.total[stream];
  for (gsize r = 0; r < n_regions; r++)
    {
      gint64 own = totals != NULL ? totals[r * n_streams + stream] : -1;
      c->room[1 + r] = own >= 0 ? own : AWRASH_COMPENSATION_FREE;
    }
  for (gsize at = 0; at < n; at++)
    {
      const gsize i = room->members[at];
      gint64 held = view->held != NULL ? view->held[i] : 0;
      for (gsize s = 0; s < n_streams; s++)
        held += s != stream ? quota[i * n_streams + s] : 0;
      if (!(need[i] > 0))
        continue;
      c->province[c->n] = i;
      c->needs[c->n] = need[i];
      c->held[c->n] = held;
      c->held_sum += held;
      c->codes[c->n] = room->turn_names[at];
      const gsize at_node = 1 + n_regions + c->n;
      c->node[c->n] = at_node;
      c->parent[at_node] = 1 + (gssize)(view->below != NULL ? i : view->plain.region[i]);
      c->room[at_node] = MIN (awrash_i_view_capacity (view, i, stream), c->room[0]);
      c->n++;
    }
  c->n_nodes = 1 + n_regions + c->n;
  return TRUE;
}

static gboolean
reach (const AwrashPolicyNode *node, AwrashCompensation *c, int64_t training[],
       AwrashStatus *status, GError **error)
{
  const AwrashRational level = node->arguments[LEVEL].ratio;
  AwrashCompensationAnswer answer;

  if (!awrash_i_compensation_count_needs (c, error))
    return FALSE;
  if (g_str_equal (node->arguments[TARGET].text, "lowest"))
    return awrash_i_compensation_reach (c, level, TRUE, training, status, error);
  const AwrashCompensationLevel gini = awrash_i_compensation_level (c, level);
  if (!awrash_i_compensation_search (c, &gini, training, &answer, error))
    return FALSE;
  *status = answer.status;
  return TRUE;
}

/* The level is out of reach: all places of training to the lowest rates. */
static gboolean
give_all (AwrashIPolicyRoom *room, const AwrashPolicyNode *node, const AwrashIView *view,
          gsize stream, GError **error)
{
  AwrashPolicySlot *slot = awrash_i_policy_slot (room, node);
  const gsize n_streams = view->plain.n_streams;

  awrash_i_view_only (slot, view, stream);
  awrash_i_view_hold (slot, view, slot->quota);
  if (!awrash_i_divide_fair (room, node, &slot->view, slot->other, error))
    return FALSE;
  for (gsize cell = stream; cell < view->plain.n_provinces * n_streams; cell += n_streams)
    slot->quota[cell] = slot->other[cell];
  return TRUE;
}

static gboolean
compensate (AwrashIPolicyRoom *room, const AwrashPolicyNode *node, const AwrashIView *view,
            gsize stream, GError **error)
{
  AwrashPolicySlot *slot = awrash_i_policy_slot (room, node);
  const gsize n_streams = view->plain.n_streams;
  g_auto (AwrashCompensation) c = { 0 };
  AwrashStatus status = AWRASH_STATUS_OPTIMAL;

  if (!awrash_i_policy_express (room, view, &node->arguments[NEED], slot->part, error)
      || !fill (room, view, stream, slot->part, slot->quota, &c, error))
    return FALSE;
  memset (slot->lower, 0, view->plain.n_provinces * sizeof *slot->lower);
  if (c.n > 0 && !reach (node, &c, slot->lower, &status, error))
    return FALSE;
  if (status != AWRASH_STATUS_OPTIMAL && status != AWRASH_STATUS_WITHIN_GAP)
    return give_all (room, node, view, stream, error);
  for (gsize k = 0; k < c.n; k++)
    slot->quota[c.province[k] * n_streams + stream] = slot->lower[k];
  return TRUE;
}

gboolean
awrash_i_divide_training (AwrashIPolicyRoom *room, const AwrashPolicyNode *node,
                          const AwrashIView *view, gint64 quota[], GError **error)
{
  AwrashPolicySlot *slot = awrash_i_policy_slot (room, node);
  const gsize stream = find_stream (view, node->arguments[STREAM].text);

  awrash_i_view_without (slot, view, stream);
  if (!awrash_i_policy_divide (room, node->arguments[POLICY].policy, &slot->view, slot->quota,
                               error)
      || !compensate (room, node, view, stream, error))
    return FALSE;
  memcpy (quota, slot->quota, view->plain.n_provinces * view->plain.n_streams * sizeof *quota);
  return TRUE;
}
