/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The smallest relaxation where the bounds are no network: a search in whole numbers over places
 * and the units by which each bound moves, with the tree that proves how small any can be; and a
 * blocking set, by taking bounds away as long as what is left still leaves nothing.
 * Source: elastic programming and the deletion filter, Chinneck and Dravnieks (1991). Invariant: a
 * bound goes only where it is proved that the others block without it. */

#include "split/relax-private.h"

#include "split/filter-private.h"
#include "split/general-private.h"
#include "split/room-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <math.h>
#include <string.h>

typedef struct
{
  AwrashRoom room;
  AwrashRelaxation *relaxation;
  gsize most_nodes;
  double gap;
} Search;

static AwrashSearch *
begin (const AwrashMixed *mixed, double gap, gsize nodes, gboolean *is_done, GError **error)
{
  g_autoptr (AwrashSearch) search = awrash_i_search_new (mixed, error);

  if (search == NULL)
    return NULL;
  awrash_i_search_set_gap (search, gap, 1e-12);
  *is_done = mixed->is_empty;
  if (!*is_done && !awrash_i_search_step (search, nodes, is_done, error))
    return NULL;
  return g_steal_pointer (&search);
}

static const int64_t *
best_of (const AwrashSearch *search)
{
  AwrashLong cost, bound;

  return awrash_i_search_get (search, &cost, &bound);
}

/* ── the blocking set ───────────────────────────────────────────────────────────────────────── */

/* Whether the sides that count are shown to leave nothing; leans [sides] (NULL: not wanted) takes
 * those of them on which the proof leans. */
static gboolean
test (const AwrashRoom *room, const guint8 counts[], gsize nodes, gboolean *blocks, guint8 leans[],
      GError **error)
{
  g_autoptr (AwrashMixed) mixed = awrash_i_room_ask (room, counts, error);
  gboolean is_done;
  g_autoptr (AwrashSearch) search
      = mixed != NULL ? begin (mixed, INFINITY, nodes, &is_done, error) : NULL;
  g_autoptr (AwrashBranching) tree = NULL;
  AwrashLong least = AWRASH_LONG_LARGEST;

  if (search == NULL)
    return FALSE;
  *blocks = is_done && best_of (search) == NULL;
  if (!*blocks || leans == NULL)
    return TRUE;
  tree = awrash_i_search_prove (search, &least, error);
  if (tree != NULL)
    awrash_i_branching_list_sides (tree, room->sides->len, leans);
  return tree != NULL;
}

static int
by_cells (gconstpointer a, gconstpointer b, gpointer data)
{
  const gsize *cells = data;
  gsize i = *(const gsize *)a, j = *(const gsize *)b;

  if (cells[i] != cells[j])
    return cells[i] > cells[j] ? -1 : 1;
  return (i > j) - (i < j);
}

/* Those with most cells first, so that few narrow bounds are left. */
static gsize *
order_sides (const AwrashRoom *room, GError **error)
{
  gsize n = room->sides->len;
  gsize *order = awrash_i_new (gsize, n, error);
  g_autofree gsize *cells = order != NULL ? awrash_i_new (gsize, n, error) : NULL;

  for (gsize k = 0; cells != NULL && k < n; k++)
    {
      order[k] = k;
      cells[k] = awrash_i_room_count_cells (room->walls, awrash_i_room_side (room, k)->item);
    }
  if (cells == NULL)
    g_clear_pointer (&order, g_free);
  else
    g_qsort_with_data (order, (gint)n, sizeof (gsize), by_cells, cells);
  return order;
}

/* Leaves the sides on which a proof leans, n_kept of them, where they are shown to block by
 * themselves: a proof may also rest on bounds that rows set to one another. */
static gboolean
keep_leaned (const Search *s, guint8 counts[], gboolean *blocks, gsize *n_kept, GError **error)
{
  gsize n = s->room.sides->len;
  g_autofree guint8 *leans = awrash_i_new (guint8, n, error);
  gboolean few = FALSE;

  *n_kept = 0;
  if (leans == NULL || !test (&s->room, counts, s->most_nodes, blocks, leans, error))
    return FALSE;
  for (gsize k = 0; k < n; k++)
    leans[k] = leans[k] != 0;
  if (*blocks
      && !test (&s->room, leans, awrash_i_filter_nodes (s->room.walls->model->n_cells), &few, NULL,
                error))
    return FALSE;
  for (gsize k = 0; few && k < n; k++)
    {
      counts[k] = leans[k];
      *n_kept += leans[k];
    }
  return TRUE;
}

static gboolean
test_part (gpointer data, const guint8 counts[], gboolean *blocks, GError **error)
{
  const Search *s = data;

  return test (&s->room, counts, awrash_i_filter_nodes (s->room.walls->model->n_cells), blocks,
               NULL, error);
}

/* Takes sides away as long as the others block; leaves them where all are not shown to. */
static gboolean
reduce (Search *s, guint8 counts[], GError **error)
{
  g_autofree gsize *order = order_sides (&s->room, error);
  gsize n_kept;
  gboolean blocks;

  if (order == NULL || !keep_leaned (s, counts, &blocks, &n_kept, error))
    return FALSE;
  return !blocks || n_kept > AWRASH_FILTER_MOST
         || awrash_i_filter (s->room.sides->len, order, counts, test_part, s, error);
}

/* Of the sides that never move, or of all. */
static gboolean
list_core (Search *s, gboolean is_of_all, GError **error)
{
  gsize n = s->room.sides->len;
  g_autofree guint8 *counts = awrash_i_new (guint8, n, error);
  const AwrashWalls *walls = s->room.walls;

  for (gsize k = 0; counts != NULL && k < n; k++)
    counts[k] = is_of_all || awrash_i_room_side (&s->room, k)->weight == 0;
  if (counts == NULL || !reduce (s, counts, error))
    return FALSE;
  for (gsize item = 0; item < walls->names->len; item++)
    for (gsize k = 0; k < n; k++)
      if (counts[k] && awrash_i_room_side (&s->room, k)->item == item
          && !awrash_i_relax_add_core (s->relaxation, walls, item,
                                       awrash_i_room_side (&s->room, k)->is_upper, error))
        return FALSE;
  return TRUE;
}

/* ── the relaxation ─────────────────────────────────────────────────────────────────────────── */

/* The places of the search, what they cost, and what has to move for them. */
static gboolean
keep_places (Search *s, const int64_t x[], GError **error)
{
  AwrashRelaxation *r = s->relaxation;
  const AwrashWalls *walls = s->room.walls;

  r->n_cells = walls->model->n_cells;
  r->places = awrash_i_new (int64_t, r->n_cells, error);
  if (r->places == NULL)
    return FALSE;
  for (gsize j = 0; j < r->n_cells; j++)
    r->places[s->room.cell_of[j]] = x[j];
  for (gsize item = 0; item < walls->names->len; item++)
    for (guint k = 0; k < s->room.sides->len; k++)
      {
        const AwrashRoomSide *side = awrash_i_room_side (&s->room, k);
        AwrashSigned sum
            = side->item == item ? awrash_i_room_sum (walls, item, r->places) : side->at;

        if (side->is_upper ? sum <= side->at : sum >= side->at)
          continue;
        if (!awrash_i_relax_add_change (r, walls, item, side->is_upper, (int64_t)sum, error))
          return FALSE;
        r->total += side->weight * (int64_t)(side->is_upper ? sum - side->at : side->at - sum);
      }
  return TRUE;
}

/* What no relaxation costs less than, with the tree that shows it. */
static gboolean
prove (Search *s, const AwrashMixed *mixed, AwrashSearch *search, gboolean is_empty, GError **error)
{
  AwrashRelaxation *r = s->relaxation;
  g_auto (GStrv) names = awrash_i_room_name_items (&s->room, mixed, error);
  g_autoptr (AwrashBranching) tree = NULL;
  AwrashLong cost, least;

  if (names == NULL)
    return FALSE;
  awrash_i_search_get (search, &cost, &least);
  if (is_empty)
    least = AWRASH_LONG_LARGEST;
  tree = awrash_i_search_prove (search, &least, error);
  if (tree == NULL)
    return FALSE;
  r->bound = is_empty || tree->branches->len == 0 ? 0 : (int64_t)MAX (least >> mixed->bits, 0);
  r->proof
      = awrash_i_mixed_write_claim ("relaxation", "", names, mixed, is_empty, least, tree, error);
  return r->proof != NULL;
}

static gboolean
conclude (Search *s, const AwrashMixed *mixed, AwrashSearch *search, gboolean is_done,
          GError **error)
{
  AwrashRelaxation *r = s->relaxation;
  const int64_t *x = best_of (search);

  if (x == NULL && !is_done)
    {
      r->status = AWRASH_STATUS_LIMIT;
      r->gap = INFINITY;
      return TRUE;
    }
  if (!prove (s, mixed, search, x == NULL, error))
    return FALSE;
  if (x == NULL)
    {
      r->status = AWRASH_STATUS_INFEASIBLE;
      return list_core (s, FALSE, error);
    }
  if (!keep_places (s, x, error))
    return FALSE;
  r->gap = r->total > 0 ? (double)(r->total - r->bound) / (double)r->total : 0;
  r->status = r->gap == 0        ? AWRASH_STATUS_OPTIMAL
              : r->gap <= s->gap ? AWRASH_STATUS_WITHIN_GAP
                                 : AWRASH_STATUS_FEASIBLE;
  return r->bound == 0 || list_core (s, TRUE, error);
}

gboolean
awrash_i_relax_search (AwrashRelaxation *relaxation, const AwrashWalls *walls,
                       const double weights[], GError **error)
{
  Search s = { .relaxation = relaxation,
               .most_nodes = awrash_i_reading_nodes (walls->reading),
               .gap = awrash_i_reading_gap (walls->reading) };
  g_autoptr (AwrashMixed) mixed = NULL;
  g_autoptr (AwrashSearch) search = NULL;
  gboolean is_done, done = FALSE;

  if (awrash_i_room_open (&s.room, walls, weights, error))
    {
      mixed = awrash_i_room_ask (&s.room, NULL, error);
      search = mixed != NULL ? begin (mixed, s.gap, s.most_nodes, &is_done, error) : NULL;
      done = search != NULL && conclude (&s, mixed, search, is_done, error);
    }
  awrash_i_room_close (&s.room);
  return done;
}
