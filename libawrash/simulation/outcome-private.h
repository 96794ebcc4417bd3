/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Outcomes of runs: scenario after scenario, replication after replication, column after column.
 * Source: A. M. Law (2015), Simulation modeling and analysis, 4.5. Invariant: replications of one
 * scenario are no independent draws of scenarios. */

#ifndef AWRASH_SIMULATION_OUTCOME_PRIVATE_H
#define AWRASH_SIMULATION_OUTCOME_PRIVATE_H

#include <awrash.h>

typedef struct
{
  gsize n_scenarios;
  gsize n_replications;
  gsize n_columns;
  double *room; /* of the scenarios' means */
} AwrashOutcome;

/* What is looked at in a run, which says where its columns begin. */
typedef double (*AwrashOutcomeOf) (gconstpointer data, gsize run, gsize column);

typedef struct
{
  double mean;
  double error;
} AwrashOutcomeMean;

/* Fails with AWRASH_ERROR_VALUE or AWRASH_ERROR_EMPTY where n_values are not runs of n_columns for
 * each scenario; room is to be freed. */
gboolean awrash_i_outcome_start (AwrashOutcome *outcome, gsize n_scenarios, gsize n_columns,
                                 gsize n_values, GError **error);

/* Fails with AWRASH_ERROR_VALUE for a number that is not finite. */
gboolean awrash_i_outcome_check (const char *name, gsize n, const double x[], GError **error);

AwrashOutcomeMean awrash_i_outcome_mean (AwrashOutcome *outcome, AwrashOutcomeOf of,
                                         gconstpointer data, gsize column);

/* Puts numbers into ascending order, and the quantile of a level from 0 to 1 of such. */
void awrash_i_outcome_sort (gsize n, double x[]);
double awrash_i_outcome_quantile (gsize n, const double ascending[], double level);

static inline void
awrash_i_outcome_clear (AwrashOutcome *outcome)
{
  g_free (outcome->room);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashOutcome, awrash_i_outcome_clear)

#endif
