/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The bounds of a programme as one problem in whole numbers in which each of them may be moved:
 * walls and rows as they stand, whatever class they are of. The audit builds the same problem. */

#ifndef AWRASH_SPLIT_ROOM_PRIVATE_H
#define AWRASH_SPLIT_ROOM_PRIVATE_H

#include "allot/mixed-private.h"
#include "split/wall-private.h"

/* A min or a max. */
typedef struct
{
  gsize item; /* a wall, or behind the walls a row */
  gboolean is_upper;
  int64_t at;
  int64_t weight; /* what a unit costs by which it moves; 0: it never moves */
} AwrashRoomSide;

typedef struct
{
  const AwrashWalls *walls;
  GArray *sides;    /* of AwrashRoomSide, by the names of their walls and rows */
  gsize *cell_of;   /* [n_cells]: of a column, in the order of the codes */
  gsize *column_of; /* [n_cells] */
  int64_t most;     /* places that a cell may have */
} AwrashRoom;

#define awrash_i_room_side(room, k) (&g_array_index ((room)->sides, AwrashRoomSide, (k)))

/* weights [walls and rows], NULL: 1 each. Close it after a failure too. */
gboolean awrash_i_room_open (AwrashRoom *room, const AwrashWalls *walls, const double weights[],
                             GError **error);
void awrash_i_room_close (AwrashRoom *room);

/* The cells of a wall or a row, and its sum. */
gsize awrash_i_room_count_cells (const AwrashWalls *walls, gsize item);
AwrashSigned awrash_i_room_sum (const AwrashWalls *walls, gsize item, const int64_t places[]);
/* The units by which it stands outside its bounds. */
AwrashSigned awrash_i_room_outside (const AwrashWalls *walls, gsize item, const int64_t places[]);

/* The problem, sealed, with a row for every side in their order. Without counts [n sides] the
 * columns behind the cells are the units by which each side that may move does, at their weights;
 * with counts there are cells alone, at no cost, and only the sides that count bound anything. */
AwrashMixed *awrash_i_room_ask (const AwrashRoom *room, const guint8 counts[], GError **error);
/* The names of its columns and rows; (transfer full). */
char **awrash_i_room_name_items (const AwrashRoom *room, const AwrashMixed *mixed, GError **error);

#endif
