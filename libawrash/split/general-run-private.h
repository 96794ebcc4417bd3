/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the parts of a run through a chain of questions share. */

#ifndef AWRASH_SPLIT_GENERAL_RUN_PRIVATE_H
#define AWRASH_SPLIT_GENERAL_RUN_PRIVATE_H

#include "allot/mixed-exchange-private.h"
#include "split/general-gini-private.h"

typedef enum
{
  AWRASH_PHASE_BEGIN,
  AWRASH_PHASE_ZEROS,
  AWRASH_PHASE_SUM,
  AWRASH_PHASE_START, /* of levels, or a Gini: a plan with small squares, which is a good one to
                         start from */
  AWRASH_PHASE_BEYOND,
  AWRASH_PHASE_LEFT,
  AWRASH_PHASE_END
} AwrashPhase;

/* What is needed to make plans of a relaxation that has pairs. */
typedef struct
{
  AwrashMixed *mixed; /* the question without its pairs */
  AwrashExchanger *exchanger;
  double *stands, *price; /* of the question's columns and rows */
  gsize *owner;           /* [n_cells]: who receives there, G_MAXSIZE: nobody */
  int64_t *x, *activity;  /* [n of mixed], [m of mixed] */
  int64_t *y;             /* [n of the question] */
  double *weight;         /* [who receives]: of a rate, against others' */
  double *receipt;        /* [who receives] */
} AwrashGiniPlans;

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
  AwrashAsk equal; /* the question of a Gini */
  AwrashGeneralGini *gini;
  AwrashGiniPlans *plans;
  int64_t *rank;     /* of those who are compared */
  double *mean;      /* [n_cells]: what ranks are of, NULL: the plan at hand */
  double asked;      /* the Gini that its ranks and ratio are of */
  double best;       /* the least Gini of a plan that was met */
  int64_t *best_x;   /* [n_cells]: it, NULL: none */
  gsize rounds;      /* of ratios, or ranks */
  gsize look_at;     /* nodes at which it is looked whether they help */
  double left;       /* between plan and bound when that was looked at */
  int64_t *x;        /* [n_cells] by column: the plan at hand, NULL: none */
  GPtrArray *claims; /* of char *: as certificates tell them */
  GArray *told;      /* of questions: what the plan will tell of them */
  double gap, asked_gap;
  AwrashLong cost, least; /* of the question that was claimed last */
  AwrashGeneralMix *mix;  /* of the present question, NULL: none */
  int64_t *weights;       /* [n_streams] of the mix, NULL before it */
  double mix_gap;         /* of the mix, which is no goal */
  gsize most_nodes;
  gboolean is_infeasible, is_limit;
};

/* Asks; then search and mixed are there. */
gboolean awrash_i_general_begin (AwrashGeneralRun *run, const AwrashAsk *ask, double gap,
                                 GError **error);
/* Ends the present question: neither search nor mixed are there any more. */
void awrash_i_general_end (AwrashGeneralRun *run);
/* Takes the plan that the search found, and notes its proof. */
gboolean awrash_i_general_finish (AwrashGeneralRun *run, double *gap, GError **error);
/* Notes the proof alone. */
gboolean awrash_i_general_claim (AwrashGeneralRun *run, double *gap, GError **error);
/* Takes the plan alone. */
gboolean awrash_i_general_take (AwrashGeneralRun *run, GError **error);

/* Asks for a plan with small squares, from which measures that are no such sum begin. */
gboolean awrash_i_general_begin_start (AwrashGeneralRun *run, const AwrashGeneralStep *step,
                                       GError **error);

/* ── what is told of a question that was answered; gap: infinite where it was not proved ── */

/* OPTIMAL, WITHIN_GAP or FEASIBLE. */
AwrashStatus awrash_i_general_status (const AwrashGeneralRun *run, double gap);
GArray *awrash_i_general_told_new (void);
void awrash_i_general_told_clear (gpointer told);
gboolean awrash_i_general_tell_sum (AwrashGeneralRun *run, const AwrashGeneralStep *step,
                                    double gap, GError **error);
gboolean awrash_i_general_tell_zeros (AwrashGeneralRun *run, const AwrashGeneralStep *step,
                                      double gap, GError **error);
gboolean awrash_i_general_tell_gini (AwrashGeneralRun *run, double value, double bound, double gap,
                                     GError **error);
/* The level at hand, before it is settled. */
gboolean awrash_i_general_tell_level (AwrashGeneralRun *run, const AwrashGeneralStep *step,
                                      double gap, GError **error);
/* Linear questions as the plan at the end has them. */
gboolean awrash_i_general_tell_end (AwrashGeneralRun *run, GError **error);
/* All that was told, into the plan. */
gboolean awrash_i_general_hand_out (AwrashGeneralRun *run, GError **error);

/* The next question about levels; no search: the step is at its end. */
gboolean awrash_i_general_begin_levels (AwrashGeneralRun *run, AwrashGeneralStep *step,
                                        GError **error);
gboolean awrash_i_general_finish_levels (AwrashGeneralRun *run, AwrashGeneralStep *step,
                                         gboolean is_done, GError **error);

/* The mix of streams, or of types in them; no search: there is nothing to be mixed. */
gboolean awrash_i_general_begin_mix (AwrashGeneralRun *run, AwrashGeneralStep *step,
                                     GError **error);
gboolean awrash_i_general_finish_mix (AwrashGeneralRun *run, GError **error);
/* How many nodes the present question may take. */
gsize awrash_i_general_limit (const AwrashGeneralRun *run);

/* The same of a Gini. */
gboolean awrash_i_general_begin_gini (AwrashGeneralRun *run, const AwrashGeneralStep *step,
                                      GError **error);
gboolean awrash_i_general_finish_gini (AwrashGeneralRun *run, const AwrashGeneralStep *step,
                                       GError **error);
void awrash_i_general_end_gini (AwrashGeneralRun *run);
/* Nodes do not help any more. */
gboolean awrash_i_general_is_stuck_gini (AwrashGeneralRun *run);
/* Looks for plans near the relaxation of the present search, and offers them. */
gboolean awrash_i_general_polish_gini (AwrashGeneralRun *run, GError **error);

AwrashGiniPlans *awrash_i_gini_plans_new (const AwrashGeneralRun *run, GError **error);
void awrash_i_gini_plans_free (AwrashGiniPlans *plans);
/* Exchanges units while that lowers the Gini; x[n of plans->mixed] keeps all bounds, and does so
 * then. */
void awrash_i_gini_plans_improve (const AwrashGeneralRun *run, int64_t x[]);

#endif
