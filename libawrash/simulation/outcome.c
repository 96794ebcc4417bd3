/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Means over runs with their errors, and quantiles.
 * Source: Law (2015), 4.5; R. J. Hyndman and Y. Fan (1996), The American Statistician 50,
 * definition
 * 7. Invariant: an error comes from the means of scenarios, which are independent; of one scenario
 * from its replications. */

#include "simulation/outcome-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/sum-private.h"
#include "metric/range-private.h"

#include <math.h>
#include <stdlib.h>

gboolean
awrash_i_outcome_start (AwrashOutcome *outcome, gsize n_scenarios, gsize n_columns, gsize n_values,
                        GError **error)
{
  gsize of_replication = 0;

  if (n_values == 0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("there are no outcomes, expected at least one run"));
      return FALSE;
    }
  if (!g_size_checked_mul (&of_replication, n_scenarios, n_columns) || of_replication == 0
      || n_values % of_replication != 0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("there are %zu outcomes, expected a multiple of %zu scenarios times %zu "
                      "columns"),
                   n_values, n_scenarios, n_columns);
      return FALSE;
    }
  *outcome = (AwrashOutcome){ n_scenarios, n_values / of_replication, n_columns, NULL };
  outcome->room = awrash_i_new (double, n_scenarios, error);
  return outcome->room != NULL;
}

gboolean
awrash_i_outcome_check (const char *name, gsize n, const double x[], GError **error)
{
  AwrashRange range;

  return awrash_i_range_find_through (AWRASH_GATE_REAL, name, n, x, NULL, &range, error);
}

/* The mean of n numbers and its standard error, NaN for one number. */
static AwrashOutcomeMean
mean_of (gsize n, const double x[])
{
  AwrashOutcomeMean answer = { awrash_i_sum_values (n, x) / (double)n, NAN };
  AwrashSum squares = { 0, 0 };

  for (gsize i = 0; i < n; i++)
    awrash_i_sum_add (&squares, (x[i] - answer.mean) * (x[i] - answer.mean));
  if (n > 1)
    answer.error = sqrt (awrash_i_sum_get (&squares) / (double)(n - 1) / (double)n);
  return answer;
}

/* The same over the replications of one scenario, without an array of them. */
static AwrashOutcomeMean
mean_within (const AwrashOutcome *outcome, AwrashOutcomeOf of, gconstpointer data, gsize scenario,
             gsize column)
{
  gsize n = outcome->n_replications, first = scenario * n;
  AwrashSum sum = { 0, 0 }, squares = { 0, 0 };
  AwrashOutcomeMean answer = { 0, NAN };

  for (gsize r = 0; r < n; r++)
    awrash_i_sum_add (&sum, of (data, first + r, column));
  answer.mean = awrash_i_sum_get (&sum) / (double)n;
  for (gsize r = 0; outcome->n_scenarios == 1 && r < n; r++)
    {
      double beyond = of (data, first + r, column) - answer.mean;

      awrash_i_sum_add (&squares, beyond * beyond);
    }
  if (outcome->n_scenarios == 1 && n > 1)
    answer.error = sqrt (awrash_i_sum_get (&squares) / (double)(n - 1) / (double)n);
  return answer;
}

AwrashOutcomeMean
awrash_i_outcome_mean (AwrashOutcome *outcome, AwrashOutcomeOf of, gconstpointer data, gsize column)
{
  if (outcome->n_scenarios == 1)
    return mean_within (outcome, of, data, 0, column);
  for (gsize s = 0; s < outcome->n_scenarios; s++)
    outcome->room[s] = mean_within (outcome, of, data, s, column).mean;
  return mean_of (outcome->n_scenarios, outcome->room);
}

static int
compare (const void *a, const void *b)
{
  double left = *(const double *)a, right = *(const double *)b;

  return (left > right) - (left < right);
}

void
awrash_i_outcome_sort (gsize n, double x[])
{
  qsort (x, n, sizeof *x, compare);
}

double
awrash_i_outcome_quantile (gsize n, const double ascending[], double level)
{
  double place = level * (double)(n - 1);
  gsize below = (gsize)place;
  double part = place - (double)below;

  return ascending[below] * (1.0 - part) + ascending[MIN (below + 1, n - 1)] * part;
}
