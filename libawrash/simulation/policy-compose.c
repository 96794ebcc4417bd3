/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Policies made of policies: one after the other, side by side, by stream, by level. Source: the
 * header. Invariant: a part sees only what its place leaves it, and parts add up to the whole. */

#include "simulation/forms-private.h"
#include "simulation/view-private.h"

#include <string.h>

static gsize
count_cells (const AwrashIView *view)
{
  return view->plain.n_provinces * view->plain.n_streams;
}

/* What the slot's quota leaves, by one policy more. */
static gboolean
add_rest (AwrashIPolicyRoom *room, const AwrashPolicyNode *node, const AwrashPolicyNode *policy,
          const AwrashIView *view, GError **error)
{
  AwrashPolicySlot *slot = awrash_i_policy_slot (room, node);

  if (!awrash_i_view_rest (slot, view, slot->quota))
    return TRUE;
  if (!awrash_i_policy_divide (room, policy, &slot->view, slot->other, error))
    return FALSE;
  for (gsize cell = 0; cell < count_cells (view); cell++)
    slot->quota[cell] += slot->other[cell];
  return TRUE;
}

gboolean
awrash_i_divide_chain (AwrashIPolicyRoom *room, const AwrashPolicyNode *node,
                       const AwrashIView *view, gint64 quota[], GError **error)
{
  AwrashPolicySlot *slot = awrash_i_policy_slot (room, node);

  memset (slot->quota, 0, count_cells (view) * sizeof *quota);
  for (gsize k = awrash_i_policy_form_n_parameters (node->form); k < node->n_arguments; k++)
    if (!add_rest (room, node, node->arguments[k].policy, view, error))
      return FALSE;
  memcpy (quota, slot->quota, count_cells (view) * sizeof *quota);
  return TRUE;
}

gboolean
awrash_i_divide_parts (AwrashIPolicyRoom *room, const AwrashPolicyNode *node,
                       const AwrashIView *view, gint64 quota[], GError **error)
{
  AwrashPolicySlot *slot = awrash_i_policy_slot (room, node);

  awrash_i_view_share (slot, view, node->arguments[0].ratio);
  if (!awrash_i_policy_divide (room, node->arguments[1].policy, &slot->view, slot->quota, error)
      || !add_rest (room, node, node->arguments[2].policy, view, error))
    return FALSE;
  memcpy (quota, slot->quota, count_cells (view) * sizeof *quota);
  return TRUE;
}

gboolean
awrash_i_divide_base (AwrashIPolicyRoom *room, const AwrashPolicyNode *node,
                      const AwrashIView *view, gint64 quota[], GError **error)
{
  AwrashPolicySlot *slot = awrash_i_policy_slot (room, node);
  const gint64 base = awrash_i_policy_part (node->arguments[0].ratio, 1, 1, FALSE);

  for (gsize i = 0; i < view->plain.n_provinces; i++)
    {
      slot->own[i] = 1;
      slot->lower[i] = base;
    }
  for (gsize s = 0; s < view->plain.n_streams; s++)
    {
      const AwrashPolicyDivision division = { .stream = s,
                                              .claims = slot->own,
                                              .lower = slot->lower,
                                              .upper = slot->lower,
                                              .is_strict = TRUE,
                                              .rule = &node->rule };
      if (!awrash_i_policy_divide_stream (room, view, &division, slot->quota, error))
        return FALSE;
    }
  if (!add_rest (room, node, node->arguments[1].policy, view, error))
    return FALSE;
  memcpy (quota, slot->quota, count_cells (view) * sizeof *quota);
  return TRUE;
}

/* ── mixed ──────────────────────────────────────────────────────────────────────────────────── */

/* share of the second policy's quotas, 1 - share of the first one's, in whole numbers: what is
 * rounded is rounded once. */
static gboolean
mix (AwrashIPolicyRoom *room, const AwrashPolicyNode *node, const AwrashIView *view,
     AwrashRational share, gint64 quota[], GError **error)
{
  AwrashPolicySlot *slot = awrash_i_policy_slot (room, node);
  const AwrashPolicyNode *first = node->arguments[1].policy, *second = node->arguments[2].policy;
  const gsize n_streams = view->plain.n_streams;

  if (!awrash_i_policy_divide (room, first, view, slot->quota, error)
      || !awrash_i_policy_divide (room, second, view, slot->other, error))
    return FALSE;
  for (gsize s = 0; s < n_streams; s++)
    {
      const AwrashPolicyDivision division
          = { .stream = s, .claims = slot->own, .rule = &node->rule };
      for (gsize i = 0; i < view->plain.n_provinces; i++)
        slot->own[i] = (double)slot->other[i * n_streams + s] * (double)share.numerator
                       + (double)slot->quota[i * n_streams + s]
                             * (double)(share.denominator - share.numerator);
      if (!awrash_i_policy_divide_stream (room, view, &division, slot->more, error))
        return FALSE;
    }
  memcpy (quota, slot->more, count_cells (view) * sizeof *quota);
  return TRUE;
}

gboolean
awrash_i_divide_blend (AwrashIPolicyRoom *room, const AwrashPolicyNode *node,
                       const AwrashIView *view, gint64 quota[], GError **error)
{
  AwrashRational share = node->arguments[0].ratio;

  share.numerator = share.denominator - share.numerator;
  return mix (room, node, view, share, quota, error);
}

gboolean
awrash_i_divide_transition (AwrashIPolicyRoom *room, const AwrashPolicyNode *node,
                            const AwrashIView *view, gint64 quota[], GError **error)
{
  const AwrashRational editions = node->arguments[0].ratio;
  const gint64 gone = view->plain.edition * editions.denominator;

  if (gone >= editions.numerator)
    return awrash_i_policy_divide (room, node->arguments[2].policy, view, quota, error);
  return mix (room, node, view, (AwrashRational){ gone, editions.numerator }, quota, error);
}

/* ── by stream ──────────────────────────────────────────────────────────────────────────────── */

/* One stream by its own policy; with held, rates count what the slot's quota gave before. */
static gboolean
divide_one (AwrashIPolicyRoom *room, const AwrashPolicyNode *node, const AwrashIView *view,
            gsize stream, gboolean is_held, GError **error)
{
  AwrashPolicySlot *slot = awrash_i_policy_slot (room, node);
  const AwrashPolicyNode *policy
      = awrash_i_policy_stream_argument (node, view->plain.streams[stream]);

  awrash_i_view_only (slot, view, stream);
  if (is_held)
    awrash_i_view_hold (slot, view, slot->quota);
  if (!awrash_i_policy_divide (room, policy, &slot->view, slot->other, error))
    return FALSE;
  for (gsize cell = stream; cell < count_cells (view); cell += view->plain.n_streams)
    slot->quota[cell] = slot->other[cell];
  return TRUE;
}

gboolean
awrash_i_divide_by_stream (AwrashIPolicyRoom *room, const AwrashPolicyNode *node,
                           const AwrashIView *view, gint64 quota[], GError **error)
{
  AwrashPolicySlot *slot = awrash_i_policy_slot (room, node);

  for (gsize s = 0; s < view->plain.n_streams; s++)
    if (!divide_one (room, node, view, s, FALSE, error))
      return FALSE;
  memcpy (quota, slot->quota, count_cells (view) * sizeof *quota);
  return TRUE;
}

/* The place of a stream among those that the form names, behind all where it is not named. */
static gsize
get_turn (const AwrashPolicyNode *node, const char *stream)
{
  gsize turn = awrash_i_policy_form_n_parameters (node->form);

  while (turn < node->n_arguments && !g_str_equal (node->arguments[turn].key, stream))
    turn++;
  return turn;
}

gboolean
awrash_i_divide_in_turn (AwrashIPolicyRoom *room, const AwrashPolicyNode *node,
                         const AwrashIView *view, gint64 quota[], GError **error)
{
  AwrashPolicySlot *slot = awrash_i_policy_slot (room, node);

  memset (slot->quota, 0, count_cells (view) * sizeof *quota);
  for (gsize turn = 0; turn <= node->n_arguments; turn++)
    for (gsize s = 0; s < view->plain.n_streams; s++)
      if (get_turn (node, view->plain.streams[s]) == turn
          && !divide_one (room, node, view, s, TRUE, error))
        return FALSE;
  memcpy (quota, slot->quota, count_cells (view) * sizeof *quota);
  return TRUE;
}

/* ── by level ───────────────────────────────────────────────────────────────────────────────── */

gboolean
awrash_i_divide_two_level (AwrashIPolicyRoom *room, const AwrashPolicyNode *node,
                           const AwrashIView *view, gint64 quota[], GError **error)
{
  AwrashPolicySlot *slot = awrash_i_policy_slot (room, node);

  /* regions have no provinces of their own */
  if (view->below != NULL)
    return awrash_i_policy_divide (room, node->arguments[0].policy, view, quota, error);
  awrash_i_view_regions (slot, view, room->own_region);
  if (!awrash_i_policy_divide (room, node->arguments[0].policy, &slot->view, slot->region_total,
                               error))
    return FALSE;
  slot->view = *view;
  slot->view.plain.region_total = slot->region_total;
  return awrash_i_policy_divide (room, node->arguments[1].policy, &slot->view, quota, error);
}
