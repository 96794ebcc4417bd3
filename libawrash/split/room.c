/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A relaxation as a problem in whole numbers: places between 0 and a number that is large enough,
 * and for every bound that may move a column of the units by which it does.
 * Source: elastic programming, Chinneck and Dravnieks (1991). Invariant: the order of tables
 * decides nothing, columns going by codes and rows by names. */

#include "split/room-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <math.h>
#include <string.h>

/* Places that a cell may have at the most, and what a bound may move by. */
#define LARGEST_PLACES (G_GINT64_CONSTANT (1) << 50)
#define LARGEST_SUM ((AwrashSigned)1 << 61)

/* ── walls and rows ─────────────────────────────────────────────────────────────────────────── */

static const AwrashSideRow *
row_of (const AwrashWalls *walls, gsize item)
{
  return item < walls->list->len ? NULL : awrash_i_walls_row (walls, item - walls->list->len);
}

AwrashSigned
awrash_i_room_sum (const AwrashWalls *walls, gsize item, const int64_t places[])
{
  const AwrashSideRow *row = row_of (walls, item);

  return row != NULL ? awrash_i_side_row_sum (row, places)
                     : awrash_i_model_sum (walls->model, awrash_i_walls_at (walls, item), places);
}

gsize
awrash_i_room_count_cells (const AwrashWalls *walls, gsize item)
{
  const AwrashSideRow *row = row_of (walls, item);

  return row != NULL ? row->n : awrash_i_model_size (walls->model, awrash_i_walls_at (walls, item));
}

/* Whether a wall or a row has a min, or a max, and which. */
static gboolean
has_end (const AwrashWalls *walls, gsize item, gboolean is_upper, int64_t *end)
{
  const AwrashSideRow *row = row_of (walls, item);
  const AwrashWall *wall;

  if (row != NULL)
    {
      *end = is_upper ? row->upper : row->lower;
      return *end != (is_upper ? G_MAXINT64 : G_MININT64);
    }
  wall = awrash_i_walls_at (walls, item);
  *end = is_upper ? wall->upper : wall->lower;
  return is_upper ? *end != AWRASH_UNBOUNDED : *end > 0;
}

AwrashSigned
awrash_i_room_outside (const AwrashWalls *walls, gsize item, const int64_t places[])
{
  AwrashSigned sum = awrash_i_room_sum (walls, item, places), units = 0;
  int64_t end;

  if (has_end (walls, item, FALSE, &end))
    units += MAX (0, end - sum);
  if (has_end (walls, item, TRUE, &end))
    units += MAX (0, sum - end);
  return units;
}

/* ── sides ──────────────────────────────────────────────────────────────────────────────────── */

static int
by_name (gconstpointer a, gconstpointer b, gpointer data)
{
  const AwrashRoomSide *x = a, *y = b;
  const AwrashWalls *walls = data;
  int order = strcmp (g_ptr_array_index (walls->names, x->item),
                      g_ptr_array_index (walls->names, y->item));

  return order != 0 ? order : x->is_upper - y->is_upper;
}

static gboolean
list_sides (AwrashRoom *room, const double weights[], GError **error)
{
  for (gsize item = 0; item < room->walls->names->len; item++)
    for (int is_upper = 0; is_upper < 2; is_upper++)
      {
        AwrashRoomSide side = { .item = item, .is_upper = is_upper, .weight = 1 };

        if (!has_end (room->walls, item, is_upper, &side.at))
          continue;
        if (weights != NULL)
          side.weight = isinf (weights[item]) ? 0 : (int64_t)weights[item];
        if (!awrash_i_append (room->sides, side, error))
          return FALSE;
      }
  g_array_sort_with_data (room->sides, by_name, (gpointer)(guintptr)room->walls);
  return TRUE;
}

static int64_t
least_coefficient (const AwrashSideRow *row)
{
  int64_t least = G_MAXINT64;

  for (gsize k = 0; k < row->n; k++)
    least = MIN (least, ABS (row->coefficients[k]));
  return least;
}

/* More places than all bounds together name: where all coefficients are above 0, a cell that has
 * more could give one back, and no bound would have to move further. */
static gboolean
choose_most (AwrashRoom *room, GError **error)
{
  AwrashSigned most = 1;

  for (guint k = 0; k < room->sides->len; k++)
    {
      const AwrashRoomSide *side = awrash_i_room_side (room, k);
      const AwrashSideRow *row = row_of (room->walls, side->item);
      AwrashSigned end = side->at < 0 ? -(AwrashSigned)side->at : side->at;

      most += row != NULL ? end / least_coefficient (row) + 1 : end;
    }
  room->most = (int64_t)MIN (most, LARGEST_PLACES);
  if (most <= LARGEST_PLACES)
    return TRUE;
  g_set_error_literal (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW,
                       _ ("the bounds sum to more than 2^50 places, expected less"));
  return FALSE;
}

gboolean
awrash_i_room_open (AwrashRoom *room, const AwrashWalls *walls, const double weights[],
                    GError **error)
{
  const AwrashModel *model = walls->model;

  *room = (AwrashRoom){ .walls = walls };
  room->sides = g_array_new (FALSE, FALSE, sizeof (AwrashRoomSide));
  if (!list_sides (room, weights, error))
    return FALSE;
  room->cell_of = awrash_i_model_sort_cells (model, error);
  room->column_of = room->cell_of != NULL ? awrash_i_new (gsize, model->n_cells, error) : NULL;
  if (room->column_of == NULL)
    return FALSE;
  for (gsize j = 0; j < model->n_cells; j++)
    room->column_of[room->cell_of[j]] = j;
  return choose_most (room, error);
}

void
awrash_i_room_close (AwrashRoom *room)
{
  g_clear_pointer (&room->sides, g_array_unref);
  g_clear_pointer (&room->cell_of, g_free);
  g_clear_pointer (&room->column_of, g_free);
}

/* ── the problem ────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  const AwrashRoom *room;
  AwrashMixed *mixed;
  gsize entry;
  AwrashSigned least, most; /* of the row at hand, for cells up to the room's most */
} Building;

static void
put (Building *b, gsize column, int64_t value)
{
  AwrashSigned reach = (AwrashSigned)value * b->room->most;

  b->mixed->column[b->entry] = column;
  b->mixed->value[b->entry++] = value;
  b->least += MIN (reach, 0);
  b->most += MAX (reach, 0);
}

static void
put_cells (Building *b, gsize item)
{
  const AwrashWalls *walls = b->room->walls;
  const AwrashModel *model = walls->model;
  const AwrashSideRow *row = row_of (walls, item);
  const AwrashWall *wall = row == NULL ? awrash_i_walls_at (walls, item) : NULL;
  const guint8 *types = wall != NULL ? awrash_i_model_set (model, wall->set) : NULL;

  b->least = b->most = 0;
  for (gsize k = 0; row != NULL && k < row->n; k++)
    put (b, b->room->column_of[row->cells[k]], row->coefficients[k]);
  for (gsize at = wall != NULL ? model->from[wall->territory] : 0;
       wall != NULL && at < model->to[wall->territory]; at++)
    for (gsize type = 0; type < model->n_types; type++)
      if (types[type])
        put (b, b->room->column_of[model->province_at[at] * model->n_types + type], 1);
}

/* A side's row, and the column of the units by which it moves, G_MAXSIZE for none. FALSE where
 * these could pass 2^61. */
static gboolean
fill_side (Building *b, gsize k, gboolean counts, gsize column)
{
  const AwrashRoomSide *side = awrash_i_room_side (b->room, k);
  gsize row = b->mixed->n + k;
  AwrashSigned units;

  put_cells (b, side->item);
  units = side->is_upper ? b->most - side->at : side->at - b->least;
  b->mixed->lower[row] = side->is_upper || !counts ? AWRASH_MIXED_LEAST : side->at;
  b->mixed->upper[row] = !side->is_upper || !counts ? AWRASH_MIXED_MOST : side->at;
  if (column != G_MAXSIZE)
    {
      b->mixed->column[b->entry] = column;
      b->mixed->value[b->entry++] = side->is_upper ? -1 : 1;
      b->mixed->upper[column] = (int64_t)CLAMP (units, 0, LARGEST_SUM);
      b->mixed->cost[column] = side->weight;
    }
  b->mixed->first[k + 1] = b->entry;
  return units < LARGEST_SUM;
}

static gsize
count_entries (const AwrashRoom *room)
{
  gsize entries = room->sides->len;

  for (guint k = 0; k < room->sides->len; k++)
    entries += awrash_i_room_count_cells (room->walls, awrash_i_room_side (room, k)->item);
  return entries;
}

static gsize
count_movable (const AwrashRoom *room)
{
  gsize n = 0;

  for (guint k = 0; k < room->sides->len; k++)
    n += awrash_i_room_side (room, k)->weight > 0;
  return n;
}

AwrashMixed *
awrash_i_room_ask (const AwrashRoom *room, const guint8 counts[], GError **error)
{
  gsize n_cells = room->walls->model->n_cells, column = n_cells;
  g_autoptr (AwrashMixed) mixed
      = awrash_i_mixed_new (n_cells + (counts == NULL ? count_movable (room) : 0), room->sides->len,
                            count_entries (room), error);
  Building b = { .room = room, .mixed = mixed };
  gboolean fits = TRUE;

  if (mixed == NULL)
    return NULL;
  for (gsize j = 0; j < n_cells; j++)
    mixed->upper[j] = room->most;
  for (guint k = 0; k < room->sides->len; k++)
    {
      gboolean moves = counts == NULL && awrash_i_room_side (room, k)->weight > 0;

      fits = fill_side (&b, k, counts == NULL || counts[k] == 1, moves ? column++ : G_MAXSIZE)
             && fits;
    }
  if (fits)
    return awrash_i_mixed_seal (mixed, error) ? g_steal_pointer (&mixed) : NULL;
  g_set_error_literal (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW,
                       _ ("the bounds could move by 2^61 units or more, expected less"));
  return NULL;
}

char **
awrash_i_room_name_items (const AwrashRoom *room, const AwrashMixed *mixed, GError **error)
{
  const AwrashModel *model = room->walls->model;
  char **names = awrash_i_new (char *, mixed->n + mixed->m + 1, error);
  gsize column = model->n_cells;

  if (names == NULL)
    return NULL;
  for (gsize j = 0; j < model->n_cells; j++)
    names[j] = g_strdup_printf ("cell:%s/%s",
                                awrash_i_model_code (model, room->cell_of[j] / model->n_types),
                                model->programme->types[room->cell_of[j] % model->n_types].code);
  for (guint k = 0; k < room->sides->len; k++)
    {
      const AwrashRoomSide *side = awrash_i_room_side (room, k);
      const char *name = g_ptr_array_index (room->walls->names, side->item);

      names[mixed->n + k] = g_strdup_printf ("%s:%s", side->is_upper ? "max" : "min", name);
      if (mixed->n > model->n_cells && side->weight > 0)
        names[column++] = g_strdup_printf ("moved:%s:%s", side->is_upper ? "max" : "min", name);
    }
  return names;
}
