/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A tree with its bounds as a problem of the engine: leaves in the order of the layout, bounds of
 * inner nodes tightened by what stands below them. */

#ifndef AWRASH_ALLOT_NESTED_PRIVATE_H
#define AWRASH_ALLOT_NESTED_PRIVATE_H

#include "allot/problem-private.h"

typedef struct
{
  const AwrashTree *tree;
  int64_t *lower; /* [n_leaves] */
  int64_t *upper;
  int64_t *node_lower; /* [n_inner] */
  int64_t *node_upper;
  int64_t unplaced; /* of the total */
  AwrashProblem problem;
} AwrashNested;

/* Copies the bounds of the leaves; upper[] may then be lowered where a leaf can take no more. */
gboolean awrash_i_nested_init (AwrashNested *nested, const AwrashTree *tree, GError **error);
void awrash_i_nested_clear (AwrashNested *nested);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashNested, awrash_i_nested_clear)

/* Tightens the bounds of inner nodes, checks that they leave room for one another and that the
 * total is not below the floors, and makes the problem, for as much of the total as finds room. */
gboolean awrash_i_nested_open (AwrashNested *nested, int64_t total, const AwrashKeys *keys,
                               GError **error);

/* TRUE if a lot drawn elsewhere gives nothing to those who are not tied. */
gboolean awrash_i_nested_check_lot (const AwrashNested *nested, const AwrashSolution *solution,
                                    const AwrashTies *ties, GError **error);

/* The answer by the caller's nodes, inner nodes as sums: units (or NULL), what is sure, and for
 * tied nodes 1 + the node at which the tie is settled (or NULL). Uses work[n_leaves]. */
void awrash_i_nested_write (const AwrashNested *nested, const AwrashSolution *solution,
                            int64_t work[], int64_t units[], int64_t sure[], int64_t tied[]);

/* What the record says of a solution. */
AwrashAllotment awrash_i_nested_answer (const AwrashSolution *solution, const AwrashTies *ties,
                                        int64_t unplaced);

#endif
