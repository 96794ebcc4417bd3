/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the parts of a search share. */

#ifndef AWRASH_ALLOT_MIXED_SEARCH_PRIVATE_H
#define AWRASH_ALLOT_MIXED_SEARCH_PRIVATE_H

#include "allot/mixed-exchange-private.h"
#include "allot/mixed-relaxation-private.h"

/* So many of the plans that a search is offered are kept, where they are wanted. */
#define AWRASH_SEARCH_MOST_SEEN 64

typedef struct
{
  gsize branch;     /* in the tree */
  AwrashLong bound; /* what nothing in it costs less than */
  int64_t *box;     /* [2 (n + m)]: lower, then upper */
  guint8 *state;    /* [n_state] of the basis that it starts from, NULL: the first one */
  gsize n_state;
  gsize depth, serial;
  gsize column; /* that was parted to make it, on which side, and how far the relaxation moves */
  gboolean is_up;
  double part;
} SearchNode;

typedef struct
{
  double sum;
  gsize n;
} PseudoCost;

struct _AwrashSearch
{
  const AwrashMixed *mixed;
  AwrashMixedRelaxation *relaxation; /* NULL before the first node */
  AwrashBranching *tree;
  GPtrArray *open; /* of SearchNode */
  gsize serial, n_nodes;
  gsize n_looks;     /* nodes but those of blocks */
  gsize n_taken;     /* as these, with those that a bound settles: what steps and limits go by */
  gsize at_state_of; /* the serial of the node whose basis the simplex holds */
  int64_t *seen;     /* [AWRASH_SEARCH_MOST_SEEN, n]: plans that were offered, NULL: not kept */
  gsize n_seen;
  gboolean is_diving;
  gboolean is_part;    /* not parted into blocks, as a part of another search is not */
  gboolean is_carried; /* the best is the least of its sums */
  int64_t *best;       /* [n]: in its room, NULL: none */
  int64_t *best_room;  /* [n] */
  AwrashLong cost_low, cost_high;
  AwrashLong settled; /* what nothing in the settled nodes costs less than */
  double gap;
  AwrashLong offset, least_size, slack;
  int64_t *price;             /* [m] */
  AwrashLong *reduced;        /* [n] */
  int64_t *rounded;           /* [n] */
  double *worth;              /* [m] */
  guint8 *is_plain;           /* [m]: rows that may be parted */
  AwrashExchanger *exchanger; /* NULL: of distances, which tie too many columns to one another */
  PseudoCost *pseudo;         /* [2 n]: down and up */
  PseudoCost pseudo_all[2];
};

/* A relaxation's column this near to a whole number is one. */
#define AWRASH_WHOLE 1e-6

/* A node in a box, with the basis that the relaxation stands at. */
SearchNode *awrash_i_search_node_new (const AwrashSearch *search, const int64_t box[],
                                      GError **error);
void awrash_i_search_node_free (gpointer data);
/* Puts the relaxation back to a node's basis. */
void awrash_i_search_restore (AwrashSearch *search, const SearchNode *node);
/* Whether parting at a row says as much as at a column: a plain sum of several. */
gboolean awrash_i_search_is_plain (const AwrashMixed *mixed, gsize i);
/* What a node's bound gained by the parting that made it. */
void awrash_i_search_learn (AwrashSearch *search, const SearchNode *node, AwrashLong before);
/* Parts a node; is_solved: where the relaxation stands says where. */
gboolean awrash_i_search_branch (AwrashSearch *search, SearchNode *node, gboolean is_solved,
                                 GError **error);
/* What costs this or more is of no use any more. */
AwrashLong awrash_i_search_most (const AwrashSearch *search);
/* Looks for a better plan near the relaxation of a node. */
gboolean awrash_i_search_polish (AwrashSearch *search, const SearchNode *node, GError **error);
/* Where all curves are whole squares: carries the best plan, and bounds the root by
 * prices of the squares as they are; that counts as a node. */
gboolean awrash_i_search_smooth (AwrashSearch *search, SearchNode *root, GError **error);
/* Bounds the root by its blocks, where it has any, and makes plans of theirs. */
gboolean awrash_i_search_part (AwrashSearch *search, SearchNode *node, GError **error);

#endif
