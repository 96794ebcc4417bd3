/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The walls of a programme, with the model that they stand in. */

#ifndef AWRASH_SPLIT_WALL_PRIVATE_H
#define AWRASH_SPLIT_WALL_PRIVATE_H

#include "split/plain-private.h"
#include "split/plan-private.h"

struct _AwrashWalls
{
  AwrashProgramme *programme;
  AwrashReading *reading;
  AwrashModel *model;
  GArray *list;       /* of AwrashWall, none of them the model's own */
  GPtrArray *rows;    /* of AwrashSideRow, the model's: what counts places unequally */
  GPtrArray *names;   /* of char *: of walls, then of rows */
  GPtrArray *words;   /* of char *, likewise */
  GPtrArray *sources; /* of char *, likewise, two each: of its min and of its max */
};

#define awrash_i_walls_at(walls, i) (&g_array_index ((walls)->list, AwrashWall, (i)))
#define awrash_i_walls_row(walls, i) ((const AwrashSideRow *)g_ptr_array_index ((walls)->rows, (i)))

/* Whether the plan can be solved again with a wall moved: it has an answer, and gives nothing up
 * for a former plan; else AWRASH_ERROR_EMPTY or AWRASH_ERROR_CLASS. */
gboolean awrash_i_walls_check_plan (const AwrashPlan *plan, GError **error);
/* Whether the walls are those of the plan's programme and reading, or AWRASH_ERROR_VALUE. */
gboolean awrash_i_walls_check (const AwrashWalls *walls, const AwrashPlan *plan, GError **error);

#endif
