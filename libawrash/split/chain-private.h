/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The chain of goals that a reading pursues, one after the other. */

#ifndef AWRASH_SPLIT_CHAIN_PRIVATE_H
#define AWRASH_SPLIT_CHAIN_PRIVATE_H

#include "allot/measure-private.h"
#include "split/layout-private.h"

typedef enum
{
  AWRASH_GOAL_FILL = 1, /* the most of what is received, where there is a need */
  AWRASH_GOAL_MEASURE,  /* a measure of what provinces receive */
  AWRASH_GOAL_GINI,     /* the least Gini of the same */
  AWRASH_GOAL_UTILITY,  /* the largest sum over cells */
  AWRASH_GOAL_PLACES,
  AWRASH_GOAL_MONTHS,
  AWRASH_GOAL_COST /* the least sum */
} AwrashGoalKind;

typedef struct
{
  AwrashGoalKind kind;
  AwrashMeasure measure; /* of MEASURE; of GINI what stands for it on counts */
  gboolean is_weighted;  /* of GINI: by needs */
  char name[64];         /* in the words of readings */
  gboolean is_implied;   /* stands behind goals that compare nobody; only a network asks it */
} AwrashGoal;

/* Whether a text names a goal, or an objective alone. */
gboolean awrash_i_chain_knows (const char *name);
gboolean awrash_i_chain_knows_objective (const char *name);
/* The words that awrash_i_chain_knows() knows, for messages. */
#define AWRASH_CHAIN_OBJECTIVES                                                                    \
  "leximin, leximin-persons, decmin, least-squares, alpha:A with A from 0 on, utilitarian, gini, " \
  "gini-unweighted"

/* The goals of a reading, of AwrashGoal; where none compares what provinces receive, leximin stands
 * behind them. */
GArray *awrash_i_chain_goals (const AwrashReading *reading);
/* Whether a goal is a sum over cells that stands for itself: utility, places, months, cost. */
static inline gboolean
awrash_i_goal_is_total (const AwrashGoal *goal)
{
  return goal->kind >= AWRASH_GOAL_UTILITY;
}

/* Whether the goals beside filling are such sums alone. */
gboolean awrash_i_chain_is_of_totals (const GArray *goals);
#define awrash_i_chain_goal(goals, i) (&g_array_index ((goals), AwrashGoal, (i)))

/* The goal by which provinces are compared: the first of the chain; and its measure. */
const AwrashGoal *awrash_i_chain_comparison (const GArray *goals);
const AwrashMeasure *awrash_i_chain_measure (const GArray *goals);

/* Whole numbers in proportion to what a place of each type costs in a linear goal, rate[n_types];
 * less is better. AWRASH_ERROR_VALUE where months or costs are not given, AWRASH_ERROR_OVERFLOW
 * where no such numbers are small enough. */
gboolean awrash_i_chain_rates (const AwrashModel *model, const AwrashGoal *goal, int64_t rate[],
                               GError **error);

#endif
