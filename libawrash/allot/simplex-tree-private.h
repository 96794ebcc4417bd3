/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What pivots ask of the tree: costs of moves, labels, the cycle that a move closes. */

#ifndef AWRASH_ALLOT_SIMPLEX_TREE_PRIVATE_H
#define AWRASH_ALLOT_SIMPLEX_TREE_PRIVATE_H

#include "allot/simplex-private.h"

/* What a step adds to the cost, where costs are numbers. */
double awrash_i_simplex_step_cost (const AwrashCost *cost, AwrashStep step);

/* Sets the labels on the way from a node to its root that are not fresh. */
void awrash_i_simplex_set_label (AwrashSimplex *simplex, gsize node);

/* The label of a node in the present tree: minus what the way to its root costs, 0 at roots. */
static inline double
awrash_i_simplex_label (AwrashSimplex *simplex, gsize node)
{
  if (simplex->fresh[node] != simplex->trees)
    awrash_i_simplex_set_label (simplex, node);
  return simplex->network->label[node];
}

/* The cycle that a move closes: down the tree to where it starts, over it, up from where it ends.
 */
void awrash_i_simplex_set_cycle (AwrashSimplex *simplex, AwrashMove entering);

#endif
