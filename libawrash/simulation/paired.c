/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Policies against one of them, run by run.
 * Source: Law (2015), 11.2, common random numbers. Invariant: a policy less itself is 0 with the
 * error 0. */

#include "simulation/outcome-private.h"

#include "base/i18n-private.h"

typedef struct
{
  const double *values;
  gsize n_policies;
  gsize baseline;
} Runs;

static double
difference_of (gconstpointer data, gsize run, gsize policy)
{
  const Runs *runs = data;
  const double *row = runs->values + run * runs->n_policies;

  return row[policy] - row[runs->baseline];
}

gboolean
awrash_simulation_paired (size_t baseline, size_t n_scenarios, size_t n_policies, size_t n_values,
                          const double values[], double differences[], double errors[],
                          double above[], GError **error)
{
  g_auto (AwrashOutcome) outcome = { .room = NULL };
  const Runs runs = { values, n_policies, baseline };

  g_return_val_if_fail (n_values == 0 || values != NULL, FALSE);
  g_return_val_if_fail (n_policies == 0 || (differences != NULL && errors != NULL && above != NULL),
                        FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!awrash_i_outcome_start (&outcome, n_scenarios, n_policies, n_values, error)
      || !awrash_i_outcome_check ("values", n_values, values, error))
    return FALSE;
  if (baseline >= n_policies)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("baseline is %zu, expected one of %zu policies, from 0"), baseline,
                   n_policies);
      return FALSE;
    }
  for (gsize p = 0; p < n_policies; p++)
    {
      AwrashOutcomeMean mean = awrash_i_outcome_mean (&outcome, difference_of, &runs, p);
      gsize n_runs = n_values / n_policies, n_above = 0;

      for (gsize run = 0; run < n_runs; run++)
        n_above += difference_of (&runs, run, p) > 0.0;
      differences[p] = mean.mean;
      errors[p] = mean.error;
      above[p] = (double)n_above / (double)n_runs;
    }
  return TRUE;
}
