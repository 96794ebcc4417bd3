/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What holds at a step of the chain: the sums that earlier goals reached, and how many communes
 * pass each level. A level is raised as far as the choice at hand shows that nobody stands between
 * it and the next one.
 * Source: ordered values in Ogryczak and Śliwiński (2006). Invariant: with N(v) communes at no more
 * than v, N is settled up to the last level, and is as small as it can be there. */

#include "selection/approve-private.h"

#include "base/memory-private.h"

#include <string.h>

static void
free_held (gpointer data)
{
  AwrashApproveHeld *held = data;

  g_free (held->cost);
  g_free (held);
}

void
awrash_i_approve_face_open (AwrashApproveFace *face)
{
  const AwrashApproval *approval = face->approval;

  for (gsize j = 0; j < approval->n; j++)
    {
      gboolean is_open = awrash_i_approve_is_open (approval, j);
      gsize extra = approval->extra[j];

      face->lower[j] = approval->is_required[j];
      face->upper[j] = is_open;
      if (extra == G_MAXSIZE)
        continue;
      face->lower[extra] = 0;
      face->upper[extra] = is_open ? approval->places[j] - approval->places_min[j] : 0;
    }
}

static void
list_receivers (AwrashApproveFace *face)
{
  const AwrashApproval *approval = face->approval;

  for (gsize j = 0; approval->commune != NULL && j < approval->n; j++)
    if (approval->commune[j] >= 0 && awrash_i_approve_is_open (approval, j)
        && awrash_i_approve_need_of (approval, (gsize)approval->commune[j]) > 0)
      {
        face->n_receivers += face->most_of[approval->commune[j]] == 0;
        face->most_of[approval->commune[j]] += approval->places[j];
      }
}

AwrashApproveFace *
awrash_i_approve_face_new (const AwrashApproval *approval, GError **error)
{
  g_autoptr (AwrashApproveFace) face = g_new0 (AwrashApproveFace, 1);

  face->approval = approval;
  face->n_base = approval->n + approval->n_extras;
  face->held = g_ptr_array_new_with_free_func (free_held);
  face->levels = g_array_new (FALSE, FALSE, sizeof (AwrashApproveLevel));
  face->lower = awrash_i_new (int64_t, face->n_base, error);
  face->upper = face->lower ? awrash_i_new (int64_t, face->n_base, error) : NULL;
  face->most_of = face->upper ? awrash_i_new (int64_t, approval->n_communes, error) : NULL;
  face->sum = face->most_of ? awrash_i_new (int64_t, approval->n_communes, error) : NULL;
  if (face->sum == NULL)
    return NULL;
  awrash_i_approve_face_open (face);
  list_receivers (face);
  return awrash_i_approve_reach_list (face, error) ? g_steal_pointer (&face) : NULL;
}

void
awrash_i_approve_face_free (AwrashApproveFace *face)
{
  if (face == NULL)
    return;
  g_ptr_array_unref (face->held);
  g_array_unref (face->levels);
  g_free (face->lower);
  g_free (face->upper);
  g_free (face->most_of);
  g_free (face->sum);
  awrash_i_approve_reach_free (face->reach, face->approval->n_communes);
  g_free (face);
}

AwrashApproveHeld *
awrash_i_approve_face_add_held (AwrashApproveFace *face, GError **error)
{
  int64_t *cost = awrash_i_new (int64_t, face->n_base, error);
  AwrashApproveHeld *held = cost != NULL ? g_new0 (AwrashApproveHeld, 1) : NULL;

  if (held == NULL)
    return NULL;
  held->cost = cost;
  g_ptr_array_add (face->held, held);
  return held;
}

gboolean
awrash_i_approve_face_hold (AwrashApproveFace *face, const int64_t cost[], const int64_t x[],
                            GError **error)
{
  AwrashApproveHeld *held = awrash_i_approve_face_add_held (face, error);

  if (held == NULL)
    return FALSE;
  memcpy (held->cost, cost, face->n_base * sizeof (int64_t));
  held->most = awrash_i_approve_sum (cost, x, face->n_base);
  return TRUE;
}

/* ── levels ─────────────────────────────────────────────────────────────────────────────────── */

void
awrash_i_approve_face_sum (AwrashApproveFace *face, const int64_t x[])
{
  const AwrashApproval *approval = face->approval;

  for (gsize c = 0; c < approval->n_communes; c++)
    face->sum[c] = 0;
  for (gsize j = 0; approval->commune != NULL && j < approval->n; j++)
    if (approval->commune[j] >= 0 && x[j] > 0)
      face->sum[approval->commune[j]]
          += approval->places_min[j]
             + (approval->extra[j] != G_MAXSIZE ? x[approval->extra[j]] : 0);
}

int64_t
awrash_i_approve_face_count (AwrashApproveFace *face, const int64_t x[],
                             const AwrashApproveLevel *level)
{
  int64_t count = 0;

  awrash_i_approve_face_sum (face, x);
  for (gsize c = 0; c < face->approval->n_communes; c++)
    count += face->most_of[c] > 0 && face->sum[c] > awrash_i_approve_level_places (face, level, c);
  return count;
}

/* The lowest of the communes that pass a level, or of all; FALSE: there is none. */
static gboolean
find_lowest (AwrashApproveFace *face, const int64_t x[], const AwrashApproveLevel *above,
             AwrashApproveLevel *lowest)
{
  const AwrashApproval *approval = face->approval;
  AwrashApproveLevel found = { 0 };

  awrash_i_approve_face_sum (face, x);
  for (gsize c = 0; c < approval->n_communes; c++)
    {
      int64_t need = awrash_i_approve_need_of (approval, c);

      if (face->most_of[c] == 0
          || (above != NULL && face->sum[c] <= awrash_i_approve_level_places (face, above, c)))
        continue;
      if (found.need == 0
          || (AwrashLong)face->sum[c] * found.need < (AwrashLong)found.places * need)
        found = (AwrashApproveLevel){ .places = face->sum[c], .need = need };
    }
  if (found.need > 0)
    *lowest = found;
  return found.need > 0;
}

double
awrash_i_approve_face_fewest (AwrashApproveFace *face, const int64_t x[])
{
  AwrashApproveLevel least = AWRASH_APPROVE_SERVED;
  double unit = face->approval->need != NULL ? 1e6 : 1;

  (void)find_lowest (face, x, NULL, &least);
  return (double)least.places * unit / (double)least.need;
}

gboolean
awrash_i_approve_face_is_fewest_known (const AwrashApproveFace *face)
{
  const GArray *levels = face->levels;

  return levels->len > 0
         && g_array_index (levels, AwrashApproveLevel, levels->len - 1).count
                < (int64_t)face->n_receivers;
}

gboolean
awrash_i_approve_face_next_level (AwrashApproveFace *face, const int64_t x[],
                                  AwrashApproveLevel *level, gboolean *is_any, GError **error)
{
  AwrashApproveLevel *last
      = face->levels->len > 0
            ? &g_array_index (face->levels, AwrashApproveLevel, face->levels->len - 1)
            : NULL;
  AwrashApproveLevel enough;

  *is_any = find_lowest (face, x, last, level);
  if (!*is_any)
    return TRUE;
  enough = *level;
  enough.is_enough = TRUE;
  if (last != NULL)
    {
      enough.count = last->count;
      *last = enough;
    }
  else if (level->places > 0)
    return awrash_i_approve_face_settle (face, &enough, (int64_t)face->n_receivers, error);
  return TRUE;
}

gboolean
awrash_i_approve_face_settle (AwrashApproveFace *face, const AwrashApproveLevel *level,
                              int64_t count, GError **error)
{
  AwrashApproveLevel settled = *level;

  settled.count = count;
  return awrash_i_append (face->levels, settled, error);
}
