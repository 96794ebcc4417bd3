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

/* How far a sum of n marginals may be off: each by the tolerance, and n additions more. */
static inline double
awrash_i_simplex_doubt (const AwrashCost *cost, gsize n)
{
  return cost->tolerance * (double)n * (double)(n + 1);
}

/* The label of an arc's tail less that of its head, and how far that and a marginal may be off. */
static inline double
awrash_i_simplex_difference (AwrashSimplex *simplex, gsize arc, double *off)
{
  const AwrashCost *cost = simplex->cost;
  const AwrashArc *a = &simplex->network->arcs[arc];
  const AwrashHook *tail = awrash_i_simplex_hook (simplex, a->tail);
  const AwrashHook *head = awrash_i_simplex_hook (simplex, a->head);

  *off = cost->tolerance > 0 ? awrash_i_simplex_doubt (cost, tail->depth + head->depth + 1) : 0;
  return tail->label - head->label;
}

/* What an arc's unit costs, where costs are numbers. */
static inline double
awrash_i_simplex_marginal (const AwrashSimplex *simplex, gsize arc, int64_t unit)
{
  return simplex->free[arc] ? 0 : simplex->cost->marginal (simplex->cost, arc, unit);
}

/* The exact sign of the reduced cost of an arc's unit: what it costs + potential(tail) -
 * potential(head). */
int awrash_i_simplex_reduced_exactly (AwrashSimplex *simplex, gsize arc, int64_t unit);

static inline int
awrash_i_simplex_reduced (AwrashSimplex *simplex, gsize arc, int64_t unit)
{
  if (simplex->cost->marginal != NULL)
    {
      double off, reduced = awrash_i_simplex_difference (simplex, arc, &off);

      reduced += awrash_i_simplex_marginal (simplex, arc, unit);
      if (simplex->cost->tolerance == 0 || reduced > off || reduced < -off)
        return (reduced > 0) - (reduced < 0);
    }
  return awrash_i_simplex_reduced_exactly (simplex, arc, unit);
}

/* The cycle that a move closes: down the tree to where it starts, over it, up from where it ends.
 */
void awrash_i_simplex_set_cycle (AwrashSimplex *simplex, AwrashMove entering);

#endif
