/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Quantiles of policies over all runs.
 * Source: R. J. Hyndman and Y. Fan (1996), definition 7. Invariant: the order of runs does not
 * matter. */

#include "simulation/outcome-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/number-private.h"

static gboolean
check_levels (gsize n, const double levels[], GError **error)
{
  for (gsize k = 0; k < n; k++)
    if (!(levels[k] >= 0.0 && levels[k] <= 1.0))
      {
        g_autofree char *number = awrash_i_number_format (levels[k]);

        g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                     _ ("levels[%zu] is %s, expected a number from 0 to 1"), k, number);
        return FALSE;
      }
  return TRUE;
}

gboolean
awrash_simulation_bands (size_t n_levels, const double levels[], size_t n_policies, size_t n_values,
                         const double values[], double bands[], GError **error)
{
  g_auto (AwrashOutcome) outcome = { .room = NULL };
  g_autofree double *column = NULL;
  gsize n_runs;

  g_return_val_if_fail (n_levels == 0 || (levels != NULL && bands != NULL), FALSE);
  g_return_val_if_fail (n_values == 0 || values != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!awrash_i_outcome_start (&outcome, 1, n_policies, n_values, error)
      || !check_levels (n_levels, levels, error)
      || !awrash_i_outcome_check ("values", n_values, values, error))
    return FALSE;
  n_runs = outcome.n_replications;
  column = awrash_i_new (double, n_runs, error);
  if (column == NULL)
    return FALSE;
  for (gsize p = 0; p < n_policies; p++)
    {
      for (gsize run = 0; run < n_runs; run++)
        column[run] = values[run * n_policies + p];
      awrash_i_outcome_sort (n_runs, column);
      for (gsize k = 0; k < n_levels; k++)
        bands[k * n_policies + p] = awrash_i_outcome_quantile (n_runs, column, levels[k]);
    }
  return TRUE;
}
