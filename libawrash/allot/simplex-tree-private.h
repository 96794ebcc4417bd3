/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What pivots ask of the tree: costs of moves, labels, the cycle that a move closes. */

#ifndef AWRASH_ALLOT_SIMPLEX_TREE_PRIVATE_H
#define AWRASH_ALLOT_SIMPLEX_TREE_PRIVATE_H

#include "allot/simplex-private.h"

/* What a step adds to the cost, where costs are numbers. */
double awrash_i_simplex_step_cost (const AwrashCost *cost, AwrashStep step);

/* Hangs a node on a move that leaves it, or makes it a root; one without room is to be left before
 * labels are asked for. They are stale from then on. */
void awrash_i_simplex_hang (AwrashSimplex *simplex, gsize node, AwrashMove move);

/* Sets the labels on the way from a node to its root that are not fresh. */
void awrash_i_simplex_set_label (AwrashSimplex *simplex, gsize node);

/* How a node hangs, with its label in the present tree. */
static inline const AwrashHook *
awrash_i_simplex_hook (AwrashSimplex *simplex, gsize node)
{
  if (simplex->hooks[node].fresh != simplex->trees)
    awrash_i_simplex_set_label (simplex, node);
  return &simplex->hooks[node];
}

/* Whether an arc costs nothing, and so does the tree's way between its ends. */
static inline gboolean
awrash_i_simplex_is_level (AwrashSimplex *simplex, gsize arc)
{
  const AwrashArc *a = &simplex->network->arcs[arc];

  return simplex->free[arc]
         && awrash_i_simplex_hook (simplex, a->tail)->level
                == awrash_i_simplex_hook (simplex, a->head)->level;
}

/* The cycle that a move closes: down the tree to where it starts, over it, up from where it ends.
 */
void awrash_i_simplex_set_cycle (AwrashSimplex *simplex, AwrashMove entering);

#endif
