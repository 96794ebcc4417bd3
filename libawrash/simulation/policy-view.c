/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a part of a policy sees of a situation: one stream of it, a share of its places, what others
 * have left, or regions in place of provinces. Source: none. Invariant: a view adds no places and
 * no room. */

#include "simulation/policy-private.h"
#include "simulation/view-private.h"

#include <string.h>

void
awrash_i_view_only (AwrashPolicySlot *slot, const AwrashIView *view, gsize stream)
{
  const AwrashISituation *plain = &view->plain;

  slot->view = *view;
  slot->view.plain.total = slot->total;
  for (gsize s = 0; s < plain->n_streams; s++)
    slot->total[s] = s == stream ? plain->total[s] : 0;
  if (plain->region_total == NULL)
    return;
  slot->view.plain.region_total = slot->region_total;
  for (gsize k = 0; k < plain->n_regions * plain->n_streams; k++)
    slot->region_total[k] = k % plain->n_streams == stream ? plain->region_total[k] : -1;
}

void
awrash_i_view_without (AwrashPolicySlot *slot, const AwrashIView *view, gsize stream)
{
  const AwrashISituation *plain = &view->plain;

  slot->view = *view;
  slot->view.plain.total = slot->total;
  memcpy (slot->total, plain->total, plain->n_streams * sizeof *slot->total);
  slot->total[stream] = 0;
  if (plain->region_total == NULL)
    return;
  slot->view.plain.region_total = slot->region_total;
  for (gsize k = 0; k < plain->n_regions * plain->n_streams; k++)
    slot->region_total[k] = k % plain->n_streams == stream ? -1 : plain->region_total[k];
}

void
awrash_i_view_share (AwrashPolicySlot *slot, const AwrashIView *view, AwrashRational share)
{
  const AwrashISituation *plain = &view->plain;

  slot->view = *view;
  slot->view.plain.total = slot->total;
  for (gsize s = 0; s < plain->n_streams; s++)
    slot->total[s] = awrash_i_policy_part (share, plain->total[s], 1, FALSE);
  if (plain->region_total == NULL)
    return;
  slot->view.plain.region_total = slot->region_total;
  for (gsize k = 0; k < plain->n_regions * plain->n_streams; k++)
    slot->region_total[k] = plain->region_total[k] < 0
                                ? -1
                                : awrash_i_policy_part (share, plain->region_total[k], 1, FALSE);
}

void
awrash_i_view_hold (AwrashPolicySlot *slot, const AwrashIView *view, const gint64 given[])
{
  const gsize n_streams = view->plain.n_streams;

  for (gsize i = 0; i < view->plain.n_provinces; i++)
    {
      slot->held[i] = view->held != NULL ? view->held[i] : 0;
      for (gsize s = 0; s < n_streams; s++)
        slot->held[i] += given[i * n_streams + s];
    }
  slot->view.held = slot->held;
}

gboolean
awrash_i_view_rest (AwrashPolicySlot *slot, const AwrashIView *view, const gint64 given[])
{
  const AwrashISituation *plain = &view->plain;
  const gsize n_streams = plain->n_streams;
  gboolean is_some = FALSE;

  slot->view = *view;
  memcpy (slot->total, plain->total, n_streams * sizeof *slot->total);
  if (plain->region_total != NULL)
    memcpy (slot->region_total, plain->region_total,
            plain->n_regions * n_streams * sizeof *slot->region_total);
  for (gsize i = 0; i < plain->n_provinces; i++)
    {
      gsize region = view->below != NULL ? i : plain->region[i];
      for (gsize s = 0; s < n_streams; s++)
        {
          gsize cell = i * n_streams + s;
          gint64 room = awrash_i_view_capacity (view, i, s);
          slot->capacity[cell] = room == G_MAXINT64 ? room : room - given[cell];
          slot->total[s] -= given[cell];
          if (plain->region_total != NULL && plain->region_total[region * n_streams + s] >= 0)
            slot->region_total[region * n_streams + s] -= given[cell];
        }
    }
  for (gsize s = 0; s < n_streams; s++)
    is_some |= slot->total[s] > 0;
  slot->view.plain.total = slot->total;
  slot->view.plain.capacity = slot->capacity;
  slot->view.plain.region_total = plain->region_total != NULL ? slot->region_total : NULL;
  awrash_i_view_hold (slot, view, given);
  return is_some;
}

/* ── regions in place of provinces ──────────────────────────────────────────────────────────── */

/* a + b, where G_MAXINT64 is no bound. */
static gint64
add_room (gint64 a, gint64 b)
{
  return a == G_MAXINT64 || b == G_MAXINT64 ? G_MAXINT64 : a + b;
}

static void
sum_cells (const AwrashISituation *plain, const gint64 cells[], gint64 sums[])
{
  const gsize n_streams = plain->n_streams;

  memset (sums, 0, plain->n_regions * n_streams * sizeof *sums);
  for (gsize i = 0; i < plain->n_provinces; i++)
    for (gsize s = 0; s < n_streams; s++)
      {
        gint64 *sum = &sums[plain->region[i] * n_streams + s];
        *sum = add_room (*sum, cells != NULL ? cells[i * n_streams + s] : G_MAXINT64);
      }
}

static void
sum_provinces (const AwrashISituation *plain, const gint64 values[], gint64 sums[])
{
  memset (sums, 0, plain->n_regions * sizeof *sums);
  for (gsize i = 0; values != NULL && i < plain->n_provinces; i++)
    sums[plain->region[i]] += values[i];
}

void
awrash_i_view_regions (AwrashPolicySlot *slot, const AwrashIView *view, const gsize own[])
{
  const AwrashISituation *plain = &view->plain;

  slot->view = (AwrashIView){ .plain = *plain, .below = view, .held = slot->held };
  slot->view.plain.n_provinces = plain->n_regions;
  slot->view.plain.region = own;
  slot->view.plain.capacity = slot->capacity;
  slot->view.plain.need = slot->lower;
  sum_cells (plain, plain->capacity, slot->capacity);
  sum_provinces (plain, plain->need, slot->lower);
  sum_provinces (plain, view->held, slot->held);
  if (plain->last_quota != NULL)
    {
      sum_cells (plain, plain->last_quota, slot->more);
      slot->view.plain.last_quota = slot->more;
    }
}
