/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A frontier while it is being drawn: its points so far, and where the next one is looked for. */

#ifndef AWRASH_SPLIT_FRONTIER_PRIVATE_H
#define AWRASH_SPLIT_FRONTIER_PRIVATE_H

#include "split/chain-private.h"
#include "split/plan-private.h"
#include "split/yardstick-private.h"

typedef enum
{
  AWRASH_EQUITY_LOWEST_RATE = 1,
  AWRASH_EQUITY_GINI,
  AWRASH_EQUITY_LEAST_SQUARES,
  AWRASH_EQUITY_ALPHA
} AwrashEquityKind;

/* What the steps of a frontier go along. */
typedef enum
{
  AWRASH_FRONTIER_UNDECIDED,
  AWRASH_FRONTIER_BY_RATE,
  AWRASH_FRONTIER_BY_TOTAL,
  AWRASH_FRONTIER_BY_ROW
} AwrashFrontierWay;

typedef struct
{
  double efficiency;
  double equity;
  AwrashStatus status;
  AwrashPlan *plan;
} AwrashFrontierPoint;

struct _AwrashFrontier
{
  AwrashProgramme *programme;
  AwrashReading *reading; /* of every point, but for what the point sets */
  AwrashModel *model;     /* of the reading, for needs and what is counted */
  AwrashGoal efficiency;
  AwrashEquityKind equity;
  AwrashMeasure measure; /* of ALPHA */
  char equity_name[64];
  AwrashFrontierWay way;
  size_t n_wanted;   /* 0: every point */
  GPtrArray *points; /* of AwrashFrontierPoint, from the most efficient on */
  size_t n_steps;
  gboolean is_done;
  gboolean is_partial;             /* something may lie between points */
  AwrashYardstickRate first, last; /* the lowest rates of the points */
  AwrashYardstickRate highest;     /* the highest lowest rate; need 0: not known */
  int64_t most, least;             /* places, or efficiency in whole numbers */
  AwrashPlan *best;                /* by total: of the greatest welfare; NULL: not known */
  int64_t *weight;                 /* [n_types]: efficiency of a place in whole numbers */
  gboolean is_alike;               /* all of them are 1 */
  gboolean is_most_proved;         /* by row: nothing is more efficient than most */
  int64_t reached;                 /* by row: the largest efficiency of a point */
};

/* One more point, or is_done. */
gboolean awrash_i_frontier_step_rate (AwrashFrontier *frontier, GError **error);
gboolean awrash_i_frontier_step_total (AwrashFrontier *frontier, GError **error);
gboolean awrash_i_frontier_step_row (AwrashFrontier *frontier, GError **error);

/* Finds what places count in whole numbers. */
gboolean awrash_i_frontier_weigh (AwrashFrontier *frontier, GError **error);
/* The equity of a plan, and 1, 0 or -1 as it is more, as much or less equal than another. */
gboolean awrash_i_frontier_measure (const AwrashFrontier *frontier, const int64_t cells[],
                                    double *equity, GError **error);
gboolean awrash_i_frontier_compare (const AwrashFrontier *frontier, const int64_t cells[],
                                    const int64_t other[], int *more, GError **error);

/* The cells of a plan, or of one of those that its refused tie is about; NULL if there is none. */
const int64_t *awrash_i_frontier_cells (const AwrashPlan *plan);
double awrash_i_frontier_efficiency (const AwrashFrontier *frontier, const int64_t cells[]);
/* Takes a plan as a point, at an index or behind all others (-1); the plan is referenced. */
void awrash_i_frontier_add (AwrashFrontier *frontier, int at, AwrashPlan *plan, double efficiency,
                            double equity, AwrashStatus status);
/* The plan of the frontier's reading with some pairs (key, value) set, ended by NULL. */
AwrashPlan *awrash_i_frontier_solve (const AwrashFrontier *frontier, GError **error,
                                     ...) G_GNUC_NULL_TERMINATED;

#endif
