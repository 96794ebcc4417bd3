/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the parts of a run through a chain of questions share. */

#ifndef AWRASH_SPLIT_GENERAL_RUN_PRIVATE_H
#define AWRASH_SPLIT_GENERAL_RUN_PRIVATE_H

#include "split/general-private.h"

typedef enum
{
  AWRASH_PHASE_BEGIN,
  AWRASH_PHASE_ZEROS,
  AWRASH_PHASE_SUM,
  AWRASH_PHASE_START, /* of levels: a plan with small squares, which is a good one to start from */
  AWRASH_PHASE_BEYOND,
  AWRASH_PHASE_LEFT,
  AWRASH_PHASE_END
} AwrashPhase;

struct _AwrashGeneralRun
{
  AwrashPlan *plan;
  AwrashGeneral *general;
  AwrashGeneralFace *face;
  GArray *steps; /* of AwrashGeneralStep */
  guint step;
  AwrashPhase phase;
  AwrashAsk ask; /* the present one */
  AwrashMixed *mixed;
  AwrashSearch *search; /* NULL: the chain is at its end */
  AwrashLevel level, beyond;
  int64_t *x;        /* [n_cells] by column: the plan at hand, NULL: none */
  int64_t *nought;   /* [n_cells] */
  GPtrArray *claims; /* of char *: as certificates tell them */
  GArray *told;      /* of questions: what the plan will tell of them */
  double gap, asked_gap;
  AwrashLong cost, least; /* of the question that was claimed last */
  gsize most_nodes;
  gboolean is_infeasible, is_limit;
};

/* Asks; then search and mixed are there. */
gboolean awrash_i_general_begin (AwrashGeneralRun *run, const AwrashAsk *ask, double gap,
                                 GError **error);
/* Takes the plan that the search found, and notes its proof. */
gboolean awrash_i_general_finish (AwrashGeneralRun *run, double *gap, GError **error);
/* Takes the plan alone. */
gboolean awrash_i_general_take (AwrashGeneralRun *run, GError **error);

/* ── what is told of a question that was answered; gap: infinite where it was not proved ── */

/* OPTIMAL, WITHIN_GAP or FEASIBLE. */
AwrashStatus awrash_i_general_status (const AwrashGeneralRun *run, double gap);
GArray *awrash_i_general_told_new (void);
void awrash_i_general_told_clear (gpointer told);
void awrash_i_general_tell_sum (AwrashGeneralRun *run, const AwrashGeneralStep *step, double gap);
void awrash_i_general_tell_zeros (AwrashGeneralRun *run, const AwrashGeneralStep *step, double gap);
/* The level at hand, before it is settled. */
void awrash_i_general_tell_level (AwrashGeneralRun *run, const AwrashGeneralStep *step, double gap);
/* Into the plan, with linear questions as the plan at the end has them. */
void awrash_i_general_tell_all (AwrashGeneralRun *run);

/* The next question about levels; no search: the step is at its end. */
gboolean awrash_i_general_begin_levels (AwrashGeneralRun *run, AwrashGeneralStep *step,
                                        GError **error);
gboolean awrash_i_general_finish_levels (AwrashGeneralRun *run, AwrashGeneralStep *step,
                                         gboolean is_done, GError **error);

#endif
