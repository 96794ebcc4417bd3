/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The walls of a programme as a network of their own, as they stand: nothing is taken out of them
 * and nothing is left out, so that each can be moved by itself. */

#ifndef AWRASH_SPLIT_SLACK_PRIVATE_H
#define AWRASH_SPLIT_SLACK_PRIVATE_H

#include "split/fence-private.h"
#include "split/wall-private.h"

typedef struct
{
  const AwrashWalls *walls;
  AwrashLayout *layout;
  AwrashNetwork *network; /* the layout's */
  gsize n;                /* walls */
  int64_t most;           /* above every sum of bounds */
  gsize *arc_of;          /* [n] */
  gsize *order;           /* [n]: walls by their numbers of cells, then the bytes of their names */
} AwrashSlack;

/* *is_network: FALSE where there are rows, or the walls as they stand cross in an odd cycle; there
 * is no network then. Close it after a failure too. */
gboolean awrash_i_slack_open (AwrashSlack *slack, const AwrashWalls *walls, gboolean *is_network,
                              GError **error);
void awrash_i_slack_close (AwrashSlack *slack);

const AwrashWall *awrash_i_slack_wall (const AwrashSlack *slack, gsize i);
/* The arc on which a wall stands. */
AwrashArc *awrash_i_slack_arc (const AwrashSlack *slack, gsize i);

/* Which sides of which walls count. */
typedef struct
{
  guint8 *lower; /* [n] */
  guint8 *upper; /* [n] */
} AwrashSides;

/* Whether any places keep these sides; the network then holds such. FALSE: no memory. */
gboolean awrash_i_slack_test (const AwrashSlack *slack, const AwrashSides *sides,
                              gboolean *is_feasible, GError **error);
/* Takes sides away, the last in order first, while what is left still cannot hold: in the end each
 * that is left is needed. */
gboolean awrash_i_slack_reduce (const AwrashSlack *slack, AwrashSides *sides, GError **error);

#endif
