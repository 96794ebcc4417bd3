/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Means of policies with what chance leaves open.
 * Source: Law (2015), 4.5. Invariant: see outcome-private.h. */

#include "simulation/outcome-private.h"

typedef struct
{
  const double *values;
  gsize n_policies;
} Runs;

static double
value_of (gconstpointer data, gsize run, gsize policy)
{
  const Runs *runs = data;

  return runs->values[run * runs->n_policies + policy];
}

gboolean
awrash_simulation_mean (size_t n_scenarios, size_t n_policies, size_t n_values,
                        const double values[], double means[], double errors[], GError **error)
{
  g_auto (AwrashOutcome) outcome = { .room = NULL };
  const Runs runs = { values, n_policies };

  g_return_val_if_fail (n_values == 0 || values != NULL, FALSE);
  g_return_val_if_fail (n_policies == 0 || (means != NULL && errors != NULL), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!awrash_i_outcome_start (&outcome, n_scenarios, n_policies, n_values, error)
      || !awrash_i_outcome_check ("values", n_values, values, error))
    return FALSE;
  for (gsize p = 0; p < n_policies; p++)
    {
      AwrashOutcomeMean mean = awrash_i_outcome_mean (&outcome, value_of, &runs, p);

      means[p] = mean.mean;
      errors[p] = mean.error;
    }
  return TRUE;
}
