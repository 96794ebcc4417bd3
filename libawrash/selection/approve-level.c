/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a level asks of a commune: so many places, and so many worksites. Where worksites are not
 * scalable a commune cannot have any number of places, so that a level between two numbers that it
 * can have asks for the larger one; a relaxation that knows it is far closer.
 * Source: sums that can be reached as of a knapsack, R. Bellman (1957). Invariant: who passes a
 * level by its choice passes it by what is asked, and the other way round. */

#include "selection/approve-private.h"

#include "base/memory-private.h"

#include <stdlib.h>
#include <string.h>

/* Places of a commune up to which the numbers that it can have are listed. */
#define MOST_LISTED 16384

int64_t
awrash_i_approve_need_of (const AwrashApproval *approval, gsize c)
{
  return approval->need != NULL ? approval->need[c] : 1;
}

/* ── what communes can have ─────────────────────────────────────────────────────────────────── */

/* can[]: the numbers with the worksites so far; from now on with one more, which has its fewest up
 * to all of its places, or none. */
static void
add_worksite (const AwrashApproval *approval, gsize j, int64_t most, guint8 can[], guint8 before[])
{
  int64_t fewest = approval->places_min[j], all = approval->places[j], within = 0;

  memcpy (before, can, (gsize)most + 1);
  for (int64_t s = 0; s <= most; s++)
    {
      within += s >= fewest ? before[s - fewest] : 0;
      within -= s > all ? before[s - all - 1] : 0;
      can[s] = within > 0 || (before[s] && !approval->is_required[j]);
    }
}

/* From the numbers that it can have to the next one at each. */
static void
point_ahead (AwrashApproveReach *reach, int64_t most, const guint8 can[])
{
  int64_t next = most;

  for (int64_t s = most; s >= 0; s--)
    {
      next = can[s] ? s : next;
      reach->next[s] = next;
    }
}

static gboolean
list_numbers (AwrashApproveFace *face, gsize c, const gsize worksites[], GError **error)
{
  AwrashApproveReach *reach = &face->reach[c];
  int64_t most = face->most_of[c];
  g_autofree guint8 *can = NULL, *before = NULL;

  if (most > MOST_LISTED)
    return TRUE;
  can = awrash_i_new (guint8, (gsize)most + 1, error);
  before = can != NULL ? awrash_i_new (guint8, (gsize)most + 1, error) : NULL;
  reach->next = before != NULL ? awrash_i_new (int64_t, (gsize)most + 1, error) : NULL;
  if (reach->next == NULL)
    return FALSE;
  can[0] = 1;
  for (gsize k = 0; k < reach->n; k++)
    add_worksite (face->approval, worksites[k], most, can, before);
  point_ahead (reach, most, can);
  return TRUE;
}

static int
by_places_descending (const void *a, const void *b)
{
  int64_t first = *(const int64_t *)a, second = *(const int64_t *)b;

  return (first < second) - (first > second);
}

/* The worksites of one commune, which are sorted by communes, and what it can have. */
static gboolean
list_commune (AwrashApproveFace *face, gsize c, const gsize worksites[], GError **error)
{
  AwrashApproveReach *reach = &face->reach[c];

  reach->largest = awrash_i_new (int64_t, reach->n, error);
  if (reach->largest == NULL)
    return FALSE;
  for (gsize k = 0; k < reach->n; k++)
    reach->largest[k] = face->approval->places[worksites[k]];
  qsort (reach->largest, reach->n, sizeof (int64_t), by_places_descending);
  return list_numbers (face, c, worksites, error);
}

static gboolean
receives (const AwrashApproveFace *face, gsize j)
{
  const AwrashApproval *approval = face->approval;

  return approval->commune[j] >= 0 && face->most_of[approval->commune[j]] > 0
         && awrash_i_approve_is_open (approval, j);
}

gboolean
awrash_i_approve_reach_list (AwrashApproveFace *face, GError **error)
{
  const AwrashApproval *approval = face->approval;
  gsize m = approval->n_communes;
  g_autofree gsize *end = awrash_i_new (gsize, m + 1, error);
  g_autofree gsize *worksites = end != NULL ? awrash_i_new (gsize, approval->n, error) : NULL;

  face->reach = worksites != NULL ? awrash_i_new (AwrashApproveReach, m, error) : NULL;
  if (face->reach == NULL)
    return FALSE;
  for (gsize j = 0; m > 0 && j < approval->n; j++)
    if (receives (face, j))
      face->reach[approval->commune[j]].n++;
  for (gsize c = 0; c < m; c++)
    end[c + 1] = end[c] + face->reach[c].n;
  for (gsize j = approval->n; m > 0 && j-- > 0;)
    if (receives (face, j))
      worksites[--end[approval->commune[j] + 1]] = j;
  for (gsize c = 0; c < m; c++)
    if (face->most_of[c] > 0 && !list_commune (face, c, worksites + end[c + 1], error))
      return FALSE;
  return TRUE;
}

void
awrash_i_approve_reach_free (AwrashApproveReach *reach, gsize n_communes)
{
  for (gsize c = 0; reach != NULL && c < n_communes; c++)
    {
      g_free (reach[c].next);
      g_free (reach[c].largest);
    }
  g_free (reach);
}

/* ── what a level asks ──────────────────────────────────────────────────────────────────────── */

int64_t
awrash_i_approve_level_places (const AwrashApproveFace *face, const AwrashApproveLevel *level,
                               gsize c)
{
  AwrashLong needed = (AwrashLong)level->places * awrash_i_approve_need_of (face->approval, c);
  AwrashLong most
      = level->is_enough ? (needed + level->need - 1) / level->need - 1 : needed / level->need;
  const int64_t *next = face->reach[c].next;

  if (most >= face->most_of[c])
    return face->most_of[c];
  return next != NULL && most >= 0 ? next[most + 1] - 1 : (int64_t)most;
}

int64_t
awrash_i_approve_level_worksites (const AwrashApproveFace *face, const AwrashApproveLevel *level,
                                  gsize c)
{
  const AwrashApproveReach *reach = &face->reach[c];
  int64_t places = awrash_i_approve_level_places (face, level, c), sum = 0;
  gsize n = 0;

  while (n < reach->n && sum <= places)
    sum += reach->largest[n++];
  return (int64_t)n;
}
