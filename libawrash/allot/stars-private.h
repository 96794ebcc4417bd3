/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A network whose arcs that may move all end at one of a few nodes, the hubs: every other node of
 * them is a row, which passes on between hubs what it receives. What is connected is one cluster.
 */

#ifndef AWRASH_ALLOT_STARS_PRIVATE_H
#define AWRASH_ALLOT_STARS_PRIVATE_H

#include "allot/network-private.h"

/* The cheapest way of one unit from a hub to another. */
typedef struct
{
  double cost;
  gsize row;       /* over which it leads; AWRASH_NO_ROW: over a move of its own */
  AwrashMove move; /* which it then is */
} AwrashWay;

#define AWRASH_NO_ROW G_MAXSIZE

typedef struct
{
  AwrashNetwork *network;
  const int64_t *scale;  /* [n_arcs]: as awrash_i_springs_adopt() has them */
  const int64_t *target; /* [n_arcs] */
  const guint8 *movable; /* [n_arcs] */
  int64_t *excess;       /* [n_nodes]: what enters less what leaves */
  gsize *place;          /* [n_nodes]: the number in its cluster, hubs first */
  gsize n_hubs;
  const gsize *hubs; /* [n_hubs]: nodes of the present cluster */
  gsize n_rows;
  const gsize *rows; /* [n_rows] */
  gsize n_direct;
  const gsize *direct; /* [n_direct]: arcs between two hubs */
  double *in;          /* [n_hubs * n_rows]: what a unit costs from a hub to a row, */
  double *out;         /* [n_hubs * n_rows]: and from the row to the hub */
  double *label;       /* [n_hubs] */
  AwrashWay *ways;     /* [n_hubs * n_hubs]: from a hub to another */
  gsize *next;         /* [n_hubs]: the hub before on the way, or after it */
  gsize n_looks;       /* how many ways were looked at */
} AwrashStars;

/* What the next unit of a move costs. */
static inline double
awrash_i_stars_cost (const AwrashStars *stars, AwrashMove move)
{
  gsize arc = AWRASH_MOVE_ARC (move);
  int64_t flow = stars->network->arcs[arc].flow, scale = stars->scale[arc];

  if (AWRASH_MOVE_IS_BACK (move))
    return (double)(stars->target[arc] - (2 * flow - 1) * scale);
  return (double)((2 * flow + 1) * scale - stars->target[arc]);
}

/* How many units a move carries at one cost, at most. */
static inline int64_t
awrash_i_stars_room (const AwrashStars *stars, AwrashMove move)
{
  int64_t room = awrash_i_network_room (stars->network, move);

  return stars->scale[AWRASH_MOVE_ARC (move)] > 0 ? MIN (room, 1) : room;
}

static inline void
awrash_i_stars_send (AwrashStars *stars, AwrashMove move, int64_t units)
{
  stars->network->arcs[AWRASH_MOVE_ARC (move)].flow += AWRASH_MOVE_IS_BACK (move) ? -units : units;
  stars->excess[awrash_i_network_from (stars->network, move)] -= units;
  stars->excess[awrash_i_network_to (stars->network, move)] += units;
}

/* Sends units of the present cluster from hubs that have too many to hubs that lack some, always on
 * the cheapest way; then hangs its nodes on the cheapest ways to one of them, the root. FALSE where
 * that does not go, or not with `most` looks at ways. */
gboolean awrash_i_stars_level (AwrashStars *stars, gsize root, gsize most);

#endif
