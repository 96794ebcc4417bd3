/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What each province has from a policy, run by run.
 * Source: Law (2015), 11.2, common random numbers. Invariant: who wins in a run does not lose in
 * it.
 */

#include "simulation/outcome-private.h"

typedef struct
{
  const double *policy;
  const double *baseline;
  gsize n_provinces;
} Runs;

size_t
awrash_simulation_gains_size (void)
{
  return sizeof (AwrashProvinceGain);
}

static double
gain_of (gconstpointer data, gsize run, gsize province)
{
  const Runs *runs = data;
  gsize place = run * runs->n_provinces + province;

  return runs->policy[place] - runs->baseline[place];
}

gboolean
awrash_simulation_gains (size_t n_scenarios, size_t n_provinces, size_t n_values,
                         const double policy[], const double baseline[], AwrashProvinceGain gains[],
                         GError **error)
{
  g_auto (AwrashOutcome) outcome = { .room = NULL };
  const Runs runs = { policy, baseline, n_provinces };

  g_return_val_if_fail (n_values == 0 || (policy != NULL && baseline != NULL), FALSE);
  g_return_val_if_fail (n_provinces == 0 || gains != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!awrash_i_outcome_start (&outcome, n_scenarios, n_provinces, n_values, error)
      || !awrash_i_outcome_check ("policy", n_values, policy, error)
      || !awrash_i_outcome_check ("baseline", n_values, baseline, error))
    return FALSE;
  for (gsize p = 0; p < n_provinces; p++)
    {
      AwrashOutcomeMean mean = awrash_i_outcome_mean (&outcome, gain_of, &runs, p);
      gsize n_runs = n_values / n_provinces, winning = 0, losing = 0;

      for (gsize run = 0; run < n_runs; run++)
        {
          winning += gain_of (&runs, run, p) > 0.0;
          losing += gain_of (&runs, run, p) < 0.0;
        }
      gains[p] = (AwrashProvinceGain){ mean.mean, mean.error, (double)winning / (double)n_runs,
                                       (double)losing / (double)n_runs };
    }
  return TRUE;
}
