/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A tree with its bounds as a problem of the engine: leaves in the order of the layout, bounds of
 * inner nodes tightened by what stands below them. */

#ifndef AWRASH_ALLOT_NESTED_PRIVATE_H
#define AWRASH_ALLOT_NESTED_PRIVATE_H

#include "allot/problem-private.h"

typedef struct
{
  const AwrashTree *tree;
  /* the tree's own bounds, or copies where leaves can take less; by the layout */
  const int64_t *leaf_upper; /* [n_leaves] */
  const int64_t *node_lower; /* [n_inner] */
  const int64_t *node_upper;
  int64_t *copies[3]; /* the same, where they are ours */
  int64_t unplaced;   /* of the total */
  AwrashProblem problem;
} AwrashNested;

void awrash_i_nested_clear (AwrashNested *nested);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashNested, awrash_i_nested_clear)

/* Takes a tree as it is. */
void awrash_i_nested_init (AwrashNested *nested, const AwrashTree *tree);

/* A leaf, by the layout, can take no more than this, which is not below its floor. */
gboolean awrash_i_nested_limit (AwrashNested *nested, gsize leaf, int64_t most, GError **error);

/* Checks that bounds leave room for one another and that the total is not below the floors, and
 * makes the problem, for as much of the total as finds room. */
gboolean awrash_i_nested_open (AwrashNested *nested, int64_t total, const AwrashKeys *keys,
                               GError **error);

/* TRUE if a lot drawn elsewhere gives nothing to those who are not tied. */
gboolean awrash_i_nested_check_lot (const AwrashNested *nested, const AwrashSolution *solution,
                                    const AwrashTies *ties, GError **error);

/* The answer by the caller's nodes, inner nodes as sums: units (or NULL), what is sure, and for
 * tied nodes 1 + the node at which the tie is settled (or NULL). */
void awrash_i_nested_write (const AwrashNested *nested, const AwrashSolution *solution,
                            int64_t units[], int64_t sure[], int64_t tied[]);

/* What the record says of a solution. */
AwrashAllotment awrash_i_nested_answer (const AwrashSolution *solution, const AwrashTies *ties,
                                        int64_t unplaced);

#endif
