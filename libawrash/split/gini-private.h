/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The least Gini as an objective of the split, and its proof as certificates hold it. */

#ifndef AWRASH_SPLIT_GINI_PRIVATE_H
#define AWRASH_SPLIT_GINI_PRIVATE_H

#include "split/solver-private.h"

/* One box of receipts: how it is cut out of another, and what bounds the Gini in it. */
typedef struct
{
  gssize parent;      /* the number of the box around it, -1: the first box, all that is feasible */
  gsize province;     /* whose receipts the cut is on */
  int64_t at;         /* places in all; at most so many, or more */
  gboolean is_upper;  /* more */
  gboolean is_empty;  /* the prices prove that no plan is in it */
  gboolean has_bound; /* by itself; otherwise others tell what bounds it */
  gboolean by_multipliers;
  GArray *ranks;    /* of int64_t, of the compared provinces in the order of their codes; empty by
                       multipliers and in empty boxes */
  GArray *released; /* of gsize: groups that are not searched whole here */
  AwrashStageProof *prices;
} AwrashGiniBox;

typedef struct _AwrashGiniProof
{
  double value;
  double bound;
  double ratio;        /* that unit costs are of; 0: none */
  int64_t shift;       /* prices stand for 2^shift of the scaled sum each */
  GPtrArray *groups;   /* of GArray of gsize: provinces whose sum is fixed */
  GPtrArray *boxes;    /* of AwrashGiniBox */
  GArray *multipliers; /* of int64_t, in parts of one: of the pairs (2, 1), (3, 1), (3, 2) and so on
                          of the provinces in the order of their codes; or empty */
} AwrashGiniProof;

AwrashGiniProof *awrash_i_gini_proof_new (void);
void awrash_i_gini_proof_free (AwrashGiniProof *proof);
AwrashGiniBox *awrash_i_gini_proof_add_box (AwrashGiniProof *proof);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashGiniProof, awrash_i_gini_proof_free)

/* Whether a goal is a Gini that is searched: not on counts where the totals are M-convex, as
 * leximin has the least Gini there. */
gboolean awrash_i_gini_is_sought (const AwrashLayout *layout, const AwrashGoal *goal,
                                  gboolean rest);
/* Whether provinces count by their needs; on counts all needs are one. */
gboolean awrash_i_gini_is_weighted (const AwrashLayout *layout, const AwrashGoal *goal);
/* AWRASH_ERROR_VALUE where a Gini is asked for before the sum of what is received is settled. */
gboolean awrash_i_gini_follows_fill (const AwrashReading *reading, const AwrashGoal *goal,
                                     GError **error);
/* (value - bound) / value; 0 where they are equal. */
double awrash_i_gini_gap (double value, double bound);

/* The provinces that are compared, in the order of their codes: order[n_provinces]; how many. */
gsize awrash_i_gini_order (const AwrashModel *model, gboolean rest, gsize order[]);

/* The Gini of what the provinces with a need receive: received[n_provinces]. */
gboolean awrash_i_gini_of (const AwrashModel *model, const AwrashGoal *goal,
                           const int64_t received[], double *gini, GError **error);

/* Seeks the least Gini of what is received, or besides, fixes it and records the proof. */
gboolean awrash_i_solver_pursue_gini (AwrashSolver *solver, const AwrashGoal *goal, gboolean rest,
                                      GError **error);

#endif
