/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An allotment problem as the engine takes it: recipients with bounds as the leaves of a tree,
 * bounds on its inner nodes, keys that order the units. One total over recipients is a tree with
 * one inner node. Invariant: bounds are tight: 0 <= lower <= upper everywhere, and an inner node's
 * bounds lie within the sums of its children's. */

#ifndef AWRASH_ALLOT_PROBLEM_PRIVATE_H
#define AWRASH_ALLOT_PROBLEM_PRIVATE_H

#include "allot/keys-private.h"
#include "allot/ties-private.h"
#include "allot/tree-private.h"

typedef struct
{
  gsize n;                     /* leaves, in the order of the layout */
  const int64_t *lower;        /* [n]; NULL: 0 for all */
  const int64_t *upper;        /* [n]; NULL: no bound at all, and `lower` is NULL too */
  const gsize *names;          /* [n]: each leaf's number in ties; NULL: its place */
  gsize n_names;               /* how many numbers a tie policy must cover */
  gsize n_nodes;               /* inner nodes, at least 1 */
  const AwrashTreeNode *nodes; /* [n_nodes] in preorder */
  const int64_t *node_lower;   /* [n_nodes] */
  const int64_t *node_upper;   /* [n_nodes] */
  gboolean has_sums;           /* the bounds of inner nodes are the sums of their leaves' */
  int64_t total;               /* within the root's bounds */
  const AwrashKeys *keys;
  const double *low; /* [n]: the bounds; NULL without any, or for the engine to make */
  const double *high;
  gboolean is_small; /* made by the engine: sums of blocks are exact in doubles */
} AwrashProblem;

/* A leaf whose last units a tie policy decides. */
typedef struct
{
  gsize leaf;
  int64_t sure; /* of the units at the tied key, those in every answer */
  int64_t most; /* the most in any answer */
  int64_t held; /* in the answer chosen */
  gsize home;   /* the inner node whose total makes it a tie */
} AwrashTied;

typedef struct _AwrashNodeState AwrashNodeState;

typedef struct
{
  const AwrashProblem *problem; /* may be gone where a solution is cleared */
  gsize n_states;
  AwrashNodeState *states; /* [n_states], one for each node */
  double *low, *high;      /* [n] or NULL */
  gsize n_tied;
  gsize n_room;
  AwrashTied *tied;
  int64_t free_units;
  gboolean is_suspected;
  /* with one inner node, where the search came by them: the last unit served, the next in line */
  gboolean has_ends;
  AwrashKey last;
  AwrashKey next;
} AwrashSolution;

/* One total over n recipients, 0 <= total <= upper_sum: a tree whose one inner node is written to
 * *root, with its bounds in bounds[2]. */
void awrash_i_problem_init_vector (AwrashProblem *problem, AwrashTreeNode *root, int64_t bounds[2],
                                   gsize n, const AwrashKeys *keys);

/* The sums of all leaves' bounds, which are not NULL, for that one node; the upper one stops at the
 * largest total. */
void awrash_i_problem_sum_bounds (const AwrashProblem *problem, int64_t bounds[2]);

/* Solves a problem; ties are settled by the policy, or for NULL by the order of leaves, for whoever
 * looks at what is sure alone. FALSE: memory, an order or lot that does not fit, or our own fault.
 */
gboolean awrash_i_problem_solve (AwrashProblem *problem, const AwrashTies *ties,
                                 AwrashSolution *solution, GError **error);
void awrash_i_solution_clear (AwrashSolution *solution);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashSolution, awrash_i_solution_clear)

/* Writes one number a leaf, by its name: the answer, or the sure units alone. */
void awrash_i_solution_write (const AwrashSolution *solution, gboolean sure_only, int64_t units[]);

#endif
