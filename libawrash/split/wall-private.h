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
  GPtrArray *names;   /* of char * */
  GPtrArray *words;   /* of char * */
  GPtrArray *sources; /* of char *, two a wall: of its min and of its max */
};

#define awrash_i_walls_at(walls, i) (&g_array_index ((walls)->list, AwrashWall, (i)))

/* Whether the plan can be solved again with a wall moved: it has an answer, and gives nothing up
 * for a former plan; else AWRASH_ERROR_EMPTY or AWRASH_ERROR_CLASS. */
gboolean awrash_i_walls_check_plan (const AwrashPlan *plan, GError **error);
/* Whether the walls are those of the plan's programme and reading, or AWRASH_ERROR_VALUE. */
gboolean awrash_i_walls_check (const AwrashWalls *walls, const AwrashPlan *plan, GError **error);

#endif
