/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A step as a problem in whole numbers: columns w (a worksite is approved), p (its places above the
 * fewest) and c (a commune passes a level); rows that tie them together, the bounds, plain counts
 * of worksites on which a search may branch, the sums that are held, and levels.
 * Source: the contract in selection-approve.h; Ogryczak and Śliwiński (2006) for levels. Invariant:
 * the same face and step give the same problem, for the solver and the audit. */

#include "selection/approve-private.h"

#include <inttypes.h>

/* ── worksites ──────────────────────────────────────────────────────────────────────────────── */

static void
add_columns (AwrashApproveRows *rows, const AwrashApproveFace *face, const AwrashApproveAsk *ask)
{
  const AwrashApproval *approval = face->approval;

  for (gsize j = 0; j < approval->n; j++)
    awrash_i_approve_rows_add_column (rows, g_strdup_printf ("w%zu", j), face->lower[j],
                                      face->upper[j], ask->cost != NULL ? ask->cost[j] : 0);
  for (gsize j = 0; j < approval->n; j++)
    if (approval->extra[j] != G_MAXSIZE)
      awrash_i_approve_rows_add_column (
          rows, g_strdup_printf ("p%zu", j), face->lower[approval->extra[j]],
          face->upper[approval->extra[j]], ask->cost != NULL ? ask->cost[approval->extra[j]] : 0);
}

/* Places above the fewest are of approved worksites. */
static void
add_links (AwrashApproveRows *rows, const AwrashApproval *approval)
{
  for (gsize j = 0; j < approval->n; j++)
    if (approval->extra[j] != G_MAXSIZE && awrash_i_approve_is_open (approval, j))
      {
        awrash_i_approve_rows_put (rows, approval->extra[j], 1);
        awrash_i_approve_rows_put (rows, j, approval->places_min[j] - approval->places[j]);
        awrash_i_approve_rows_end (rows, g_strdup_printf ("link%zu", j), AWRASH_MIXED_LEAST, 0);
      }
}

/* ── bounds ─────────────────────────────────────────────────────────────────────────────────── */

static void
put_bound (AwrashApproveRows *rows, const AwrashApproval *approval, const AwrashApproveBound *bound,
           int64_t part)
{
  for (gsize j = 0; j < approval->n; j++)
    {
      int64_t fewest, each;

      if (!awrash_i_approve_is_open (approval, j))
        continue;
      awrash_i_approve_weigh_bound (approval, bound, part, j, &fewest, &each);
      awrash_i_approve_rows_put (rows, j, fewest);
      if (approval->extra[j] != G_MAXSIZE)
        awrash_i_approve_rows_put (rows, approval->extra[j], each);
    }
}

static void
add_bound (AwrashApproveRows *rows, const AwrashApproval *approval, gsize b)
{
  const AwrashApproveBound *bound = awrash_i_approve_bound (approval, b);

  if (!bound->is_share)
    {
      put_bound (rows, approval, bound, 0);
      awrash_i_approve_rows_end (rows, g_strdup_printf ("bound%zu", b), bound->least, bound->most);
      return;
    }
  if (bound->least != AWRASH_MIXED_LEAST)
    {
      put_bound (rows, approval, bound, bound->least);
      awrash_i_approve_rows_end (rows, g_strdup_printf ("least%zu", b), 0, AWRASH_MIXED_MOST);
    }
  if (bound->most != AWRASH_MIXED_MOST)
    {
      put_bound (rows, approval, bound, bound->most);
      awrash_i_approve_rows_end (rows, g_strdup_printf ("most%zu", b), AWRASH_MIXED_LEAST, 0);
    }
}

/* How many worksites there are, of a trait or of all: no limit, but a plain sum. */
static void
add_count (AwrashApproveRows *rows, const AwrashApproval *approval, const AwrashApproveBound *bound,
           char *name, int64_t least)
{
  for (gsize j = 0; j < approval->n; j++)
    if (awrash_i_approve_is_open (approval, j)
        && (bound == NULL || awrash_i_approve_weight (bound, j) > 0))
      awrash_i_approve_rows_put (rows, j, 1);
  awrash_i_approve_rows_end (rows, name, least, AWRASH_MIXED_MOST);
}

static gboolean
has_worksites (const AwrashApproval *approval)
{
  for (gsize j = 0; j < approval->n; j++)
    if (awrash_i_approve_is_open (approval, j))
      return TRUE;
  return FALSE;
}

static void
add_bounds (AwrashApproveRows *rows, const AwrashApproval *approval)
{
  for (guint b = 0; b < approval->bounds->len; b++)
    add_bound (rows, approval, b);
  for (guint b = 0; b < approval->bounds->len; b++)
    {
      const AwrashApproveBound *bound = awrash_i_approve_bound (approval, b);

      if (bound->is_share && bound->unit == AWRASH_COUNT_WORKSITES)
        add_count (rows, approval, bound, g_strdup_printf ("count%u", b), 0);
    }
  if (has_worksites (approval))
    add_count (rows, approval, NULL, g_strdup ("any"), 1);
}

static void
add_held (AwrashApproveRows *rows, const AwrashApproveFace *face)
{
  for (guint h = 0; h < face->held->len; h++)
    {
      const AwrashApproveHeld *held = g_ptr_array_index (face->held, h);

      for (gsize j = 0; j < face->n_base; j++)
        awrash_i_approve_rows_put (rows, j, held->cost[j]);
      awrash_i_approve_rows_end (rows, g_strdup_printf ("held%u", h), AWRASH_MIXED_LEAST,
                                 held->most);
    }
}

/* ── levels ─────────────────────────────────────────────────────────────────────────────────── */

static gsize
count_levels (const AwrashApproveFace *face, const AwrashApproveAsk *ask)
{
  return face->levels->len + (ask->cost == NULL);
}

static const AwrashApproveLevel *
level_at (const AwrashApproveFace *face, const AwrashApproveAsk *ask, gsize l)
{
  return l < face->levels->len ? &g_array_index (face->levels, AwrashApproveLevel, l) : &ask->level;
}

/* The columns of a commune, level by level; the first is returned. */
static gsize
add_switches (AwrashApproveRows *rows, const AwrashApproveFace *face, const AwrashApproveAsk *ask,
              gsize c)
{
  gsize first = rows->columns->len;

  for (gsize l = 0; l < count_levels (face, ask); l++)
    awrash_i_approve_rows_add_column (
        rows, g_strdup_printf ("c%zu.%zu", c, l), 0,
        face->most_of[c] > awrash_i_approve_level_places (face, level_at (face, ask, l), c),
        l == face->levels->len ? -1 : 0);
  return first;
}

/* The worksites of a commune, each with its places or as one. */
static void
put_commune (AwrashApproveRows *rows, const AwrashApproval *approval, gsize c, gboolean is_places)
{
  for (gsize j = 0; j < approval->n; j++)
    if (approval->commune[j] == (int64_t)c && awrash_i_approve_is_open (approval, j))
      {
        awrash_i_approve_rows_put (rows, j, is_places ? approval->places_min[j] : 1);
        if (is_places && approval->extra[j] != G_MAXSIZE)
          awrash_i_approve_rows_put (rows, approval->extra[j], 1);
      }
}

/* A commune has the places, and the worksites, that the levels it passes ask for, one on top of the
 * other. */
static void
add_reach (AwrashApproveRows *rows, const AwrashApproveFace *face, const AwrashApproveAsk *ask,
           gsize c, gsize first)
{
  gsize n_levels = count_levels (face, ask);

  for (int kind = 0; kind < 2; kind++)
    {
      int64_t before = 0;

      put_commune (rows, face->approval, c, kind == 0);
      for (gsize l = 0; l < n_levels; l++)
        {
          const AwrashApproveLevel *level = level_at (face, ask, l);
          int64_t asked = kind == 0 ? awrash_i_approve_level_places (face, level, c) + 1
                                    : awrash_i_approve_level_worksites (face, level, c);

          awrash_i_approve_rows_put (rows, first + l, before - asked);
          before = asked;
        }
      awrash_i_approve_rows_end (rows, g_strdup_printf (kind == 0 ? "reach%zu" : "serve%zu", c), 0,
                                 AWRASH_MIXED_MOST);
    }
  for (gsize l = 1; l < n_levels; l++)
    {
      awrash_i_approve_rows_put (rows, first + l, 1);
      awrash_i_approve_rows_put (rows, first + l - 1, -1);
      awrash_i_approve_rows_end (rows, g_strdup_printf ("chain%zu.%zu", c, l), AWRASH_MIXED_LEAST,
                                 0);
    }
}

static void
add_levels (AwrashApproveRows *rows, const AwrashApproveFace *face, const AwrashApproveAsk *ask)
{
  gsize n_levels = count_levels (face, ask), from = rows->columns->len;

  for (gsize c = 0; n_levels > 0 && c < face->approval->n_communes; c++)
    if (face->most_of[c] > 0)
      add_switches (rows, face, ask, c);
  for (gsize c = 0, first = from; n_levels > 0 && c < face->approval->n_communes; c++)
    if (face->most_of[c] > 0)
      {
        add_reach (rows, face, ask, c, first);
        first += n_levels;
      }
  for (gsize l = 0; l < face->levels->len; l++)
    {
      for (gsize r = 0; r < face->n_receivers; r++)
        awrash_i_approve_rows_put (rows, from + r * n_levels + l, 1);
      awrash_i_approve_rows_end (rows, g_strdup_printf ("level%zu", l),
                                 g_array_index (face->levels, AwrashApproveLevel, l).count,
                                 AWRASH_MIXED_MOST);
    }
}

/* ── the step ───────────────────────────────────────────────────────────────────────────────── */

AwrashApproveRows *
awrash_i_approve_build (const AwrashApproveFace *face, const AwrashApproveAsk *ask, GError **error)
{
  g_autoptr (AwrashApproveRows) rows = awrash_i_approve_rows_new ();

  add_columns (rows, face, ask);
  add_links (rows, face->approval);
  add_bounds (rows, face->approval);
  add_held (rows, face);
  add_levels (rows, face, ask);
  return awrash_i_approve_rows_check (rows, error) ? g_steal_pointer (&rows) : NULL;
}

void
awrash_i_approve_complete (AwrashApproveFace *face, const AwrashApproveAsk *ask, const int64_t x[],
                           int64_t y[])
{
  gsize n_levels = count_levels (face, ask), at = face->n_base;

  for (gsize j = 0; j < face->n_base; j++)
    y[j] = x[j];
  if (n_levels == 0)
    return;
  awrash_i_approve_face_sum (face, x);
  for (gsize c = 0; c < face->approval->n_communes; c++)
    for (gsize l = 0; face->most_of[c] > 0 && l < n_levels; l++)
      y[at++] = face->sum[c] > awrash_i_approve_level_places (face, level_at (face, ask, l), c);
}
