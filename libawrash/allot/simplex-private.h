/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The simplex method on a network with convex costs: a tree of moves towards roots, and pivots that
 * send as many units round a cycle as pay. */

#ifndef AWRASH_ALLOT_SIMPLEX_PRIVATE_H
#define AWRASH_ALLOT_SIMPLEX_PRIVATE_H

#include "allot/network-private.h"

/* How a node hangs in the tree. */
typedef struct
{
  gsize up;     /* where its parent move leads; itself where it is a root */
  double way;   /* what the next unit of its parent move costs */
  double label; /* minus what the way to its root costs, */
  gsize depth;  /* how many moves it has, */
  gsize level;  /* and a number that is alike where only moves that cost nothing lie between, */
  gsize fresh;  /* in this tree */
  gsize stamp;  /* the walk that came by last */
} AwrashHook;

typedef struct
{
  AwrashNetwork *network;
  const AwrashCost *cost;
  gboolean only_look; /* stop at the first cycle that would lower the cost, sending nothing */
  gboolean found;     /* such a cycle, which stands in `cycle` */
  AwrashHook *hooks;  /* [n_nodes] */
  gsize clock;        /* how many walks there have been */
  gsize trees;        /* how many trees */
  guint8 *free;       /* [n_arcs]: 1 for arcs that cost nothing at any flow */
  gsize n_active;
  gsize *active;     /* [n_arcs]: arcs whose flow is not fixed, */
  gsize n_first;     /* those that cost anything first */
  AwrashMove *cycle; /* from the apex down, over the entering move, up to the apex */
  gsize n_cycle;
  gsize n_down;      /* how many of its moves lead down; the next one enters */
  gboolean has_apex; /* FALSE: the two ends hang on different roots */
  double *used;      /* [n_cycle + 1]: what the first moves cost at the unit they carried last */
  double *next;      /* [n_cycle + 1]: and at their next one */
  gsize n_costly;    /* how many moves cost anything */
  gsize n_full;      /* the last move without room, from 1; 0: none */
  AwrashStep *steps;
  gsize n_steps;
} AwrashSimplex;

/* The step of a move after it carried `already` units; the one that it carried last for -1. */
AwrashStep awrash_i_simplex_step (const AwrashNetwork *network, AwrashMove move, int64_t already);

gboolean awrash_i_simplex_init (AwrashSimplex *simplex, AwrashNetwork *network,
                                const AwrashCost *cost, GError **error);
void awrash_i_simplex_clear (AwrashSimplex *simplex);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashSimplex, awrash_i_simplex_clear)

/* Keeps what still is a tree of moves with room of the stage before, whose moves have some left on
 * its face; other nodes are roots, unless a move leads on from them that costs nothing, or a
 * number. */
void awrash_i_simplex_root (AwrashSimplex *simplex);

/* The labels of all nodes as they hang now, in the network too; 0 where costs are no numbers. */
void awrash_i_simplex_set_labels (AwrashSimplex *simplex);

/* One look at every move, pivoting on the way. TRUE: none lowers the cost; labels and parents are
 * potentials. FALSE: look again, unless a cycle was found. */
gboolean awrash_i_simplex_pass (AwrashSimplex *simplex);

/* Makes roots of nodes whose way to theirs costs more than nothing; TRUE: there are none. Where no
 * move lowers the cost then, labels are the least potentials from 0 on, whatever tree they came
 * from. For costs that are exact in double. */
gboolean awrash_i_simplex_root_anew (AwrashSimplex *simplex);

#endif
