/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A checked tree, laid out once so that every pass over it is a loop over an array.
 *
 * nodes[] holds the inner nodes in preorder: a parent stands before its children, and the subtree
 * of nodes[v] is nodes[v] … nodes[nodes[v].end - 1]. A loop from the front hands down, a loop from
 * the back gathers up, neither needs a stack, and the inner children of v are v + 1, then
 * nodes[v + 1].end, and so on up to nodes[v].end.
 *
 * leaf_node[] holds all leaves, as indices of the caller, so that each subtree's leaves are
 * contiguous: those of nodes[v] are leaf_node[first_leaf] … leaf_node[end_leaf - 1], its direct
 * leaf children first (up to end_direct), then the leaves of its inner children in the order in
 * which these stand in nodes[]. An engine that copies its keys into this order once reads memory
 * forward ever after.
 *
 * Both keep the caller's order among the children of one node. A tree of one node is laid out as
 * one inner node whose only direct leaf is that node itself, so that no engine has to know it; its
 * bounds then stand for the inner node and for the leaf. */

#ifndef AWRASH_ALLOT_TREE_PRIVATE_H
#define AWRASH_ALLOT_TREE_PRIVATE_H

#include "allot/bounds-private.h"

/* An inner node. Positions are in nodes[], leaves in leaf_node[]. */
typedef struct
{
  gsize node;       /* its index as the caller has it: lower[node], upper[node] */
  gsize parent;     /* the position of its parent, G_MAXSIZE for the root */
  gsize end;        /* one past the position of the last inner node of its subtree */
  gsize first_leaf; /* the first leaf of its subtree */
  gsize end_direct; /* one past its last direct leaf child */
  gsize end_leaf;   /* one past the last leaf of its subtree */
} AwrashTreeNode;

struct _AwrashTree
{
  gsize n;
  int64_t *parent; /* [n]: as given, -1 for the root */
  int64_t *lower;  /* [n]: floors, 0 where none was given */
  int64_t *upper;  /* [n]: ceilings, G_MAXINT64 where there is none */
  gsize n_inner;
  AwrashTreeNode *nodes; /* [n_inner] */
  gsize n_leaves;
  gsize *leaf_node; /* [n_leaves] */
  /* the bounds of the leaves in the order of the layout, and as doubles for counts */
  int64_t *leaf_lower; /* [n_leaves] */
  int64_t *leaf_upper;
  double *low;
  double *high;
  /* what inner nodes need and can take with all that stands below, by position; lower is above
   * upper where bounds leave no room for one another */
  int64_t *node_lower; /* [n_inner] */
  int64_t *node_upper;
};

/* Fills in the bounds of a tree that is laid out. */
gboolean awrash_i_tree_lay_bounds (AwrashTree *tree, GError **error);

/* Bounds of inner nodes, by position, from those of the leaves in the order of the layout. */
void awrash_i_tree_tighten (const AwrashTree *tree, const int64_t leaf_lower[],
                            const int64_t leaf_upper[], int64_t node_lower[], int64_t node_upper[]);

#endif
