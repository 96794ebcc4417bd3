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
  AWRASH_EQUITY_LEAST_SQUARES
} AwrashEquityKind;

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
  size_t n_wanted;   /* 0: every point */
  GPtrArray *points; /* of AwrashFrontierPoint, from the most efficient on */
  size_t n_steps;
  gboolean is_done;
  gboolean is_partial;             /* something may lie between points */
  AwrashYardstickRate first, last; /* the lowest rates of the points */
  AwrashYardstickRate highest;     /* the highest lowest rate; need 0: not known */
  int64_t most, least;             /* places */
};

/* One more point, or is_done. */
gboolean awrash_i_frontier_step_rate (AwrashFrontier *frontier, GError **error);
gboolean awrash_i_frontier_step_total (AwrashFrontier *frontier, GError **error);

/* The cells of a plan, or of one of those that its refused tie is about; NULL if there is none. */
const int64_t *awrash_i_frontier_cells (const AwrashPlan *plan);
double awrash_i_frontier_efficiency (const AwrashFrontier *frontier, const int64_t cells[]);
/* Takes a plan as a point; the plan is referenced. */
void awrash_i_frontier_add (AwrashFrontier *frontier, AwrashPlan *plan, double efficiency,
                            double equity, AwrashStatus status);
/* The plan of the frontier's reading with some pairs (key, value) set, ended by NULL. */
AwrashPlan *awrash_i_frontier_solve (const AwrashFrontier *frontier, GError **error,
                                     ...) G_GNUC_NULL_TERMINATED;

#endif
