/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the steps of a split share while they work on one plan. */

#ifndef AWRASH_SPLIT_SOLVER_PRIVATE_H
#define AWRASH_SPLIT_SOLVER_PRIVATE_H

#include "split/chain-private.h"
#include "split/plan-private.h"

/* Provinces that are compared: what they receive by the reading, or besides. */
typedef struct
{
  AwrashRecipients who; /* with a need above 0 */
  gsize *province;      /* [who.n] */
} AwrashGroup;

typedef struct
{
  AwrashPlan *plan;
  AwrashModel *model;     /* its own */
  AwrashLayout *layout;   /* its own */
  AwrashNetwork *network; /* the layout's */
  AwrashProof proof;
  GArray *goals; /* of AwrashGoal: what is pursued */
  AwrashGroup received;
  AwrashGroup rest;
  double *rate;    /* [n_arcs]: of the present linear stage */
  guint8 *movable; /* [n_arcs]: of the face, when it was last looked at */
  gsize n_shown;   /* cells with places in the witnesses of the tie */
} AwrashSolver;

/* The plan's programme and reading laid out, and what a network needs besides, once it is known to
 * be one. */
gboolean awrash_i_solver_lay_out (AwrashSolver *solver, AwrashPlan *plan, GError **error);
/* The same with a model that was made before, which is taken over; NULL: that failed. */
gboolean awrash_i_solver_take_model (AwrashSolver *solver, AwrashPlan *plan, AwrashModel *model,
                                     GError **error);
gboolean awrash_i_solver_equip (AwrashSolver *solver, GError **error);
/* The plan's programme and reading laid out, before any stage; close it also after a failure. */
gboolean awrash_i_solver_open (AwrashSolver *solver, AwrashPlan *plan, GError **error);
void awrash_i_solver_close (AwrashSolver *solver);

/* Narrows the face by the goals before the first that compares what provinces receive. */
gboolean awrash_i_solver_fill_first (AwrashSolver *solver, GError **error);
/* Narrows the face from the bounds to the objective on what is received: all before ties. */
gboolean awrash_i_solver_pursue (AwrashSolver *solver, GError **error);
/* One goal of it, in its turn. */
gboolean awrash_i_solver_pursue_next (AwrashSolver *solver, guint goal, GError **error);
/* Then to the objective on the streams that the reading leaves out. */
gboolean awrash_i_solver_pursue_rest (AwrashSolver *solver, GError **error);

/* Minimises rate[] over the face, records the stage, narrows the face. */
gboolean awrash_i_solver_linear (AwrashSolver *solver, AwrashStageKind kind, gssize province,
                                 gssize stream, GError **error);
/* The same for a cost of minus the flow on one arc. */
gboolean awrash_i_solver_favour (AwrashSolver *solver, gsize arc, AwrashStageKind kind,
                                 gssize province, gssize stream, GError **error);
/* Looks which arcs of the face may move. */
gboolean awrash_i_solver_look (AwrashSolver *solver, GError **error);
/* The arc on which a province receives, or receives besides; G_MAXSIZE if it cannot. */
gsize awrash_i_solver_arc (const AwrashSolver *solver, gsize province, gboolean rest);
/* What a province holds now on such an arc, with what is fixed. */
int64_t awrash_i_solver_holds (const AwrashSolver *solver, gsize province, gboolean rest);

/* What a group receives stays as it is. */
void awrash_i_solver_fix_receipts (AwrashSolver *solver, const AwrashGroup *group);
/* A plan's places as the network's flow. */
void awrash_i_solver_take_places (AwrashSolver *solver, const int64_t places[]);

/* Holds what the provinces receive to what the reading's loss leaves of the plan's base. */
gboolean awrash_i_solver_allow_loss (AwrashSolver *solver, GError **error);
/* Among the plans of the face those with the fewest changes against the reading's former plan, in
 * the streams that are read or in the others; nothing where there is none. */
gboolean awrash_i_solver_amend (AwrashSolver *solver, gboolean rest, GError **error);

/* Looks for a tie and settles it by the reading's policy; sets the plan's status. */
gboolean awrash_i_solver_settle_ties (AwrashSolver *solver, GError **error);
/* Settles what the objective does not see: the balanced mix, then canonical order. */
gboolean awrash_i_solver_settle_mix (AwrashSolver *solver, GError **error);
/* Fills the plan in from the cut that the network found. */
gboolean awrash_i_solver_infeasible (AwrashSolver *solver, GError **error);
/* Copies the cells' flow. */
int64_t *awrash_i_solver_copy_cells (const AwrashSolver *solver, GError **error);

#endif
