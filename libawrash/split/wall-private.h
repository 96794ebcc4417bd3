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
  GArray *indices;    /* of gsize: walls of the model */
  GPtrArray *words;   /* of char * */
  GPtrArray *sources; /* of char *, two a wall: of its min and of its max */
};

/* The place of a wall in the model. */
#define awrash_i_walls_index(walls, i) (g_array_index ((walls)->indices, gsize, (i)))

/* Whether the walls are those of the plan's programme and reading, or AWRASH_ERROR_VALUE. */
gboolean awrash_i_walls_check (const AwrashWalls *walls, const AwrashPlan *plan, GError **error);

#endif
