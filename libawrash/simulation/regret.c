/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a policy loses against the one that would have been best in the scenario.
 * Source: L. J. Savage (1951), Journal of the American Statistical Association 46. Invariant: in
 * each scenario some policy has no regret. */

#include "simulation/outcome-private.h"

#include "base/i18n-private.h"
#include "base/sum-private.h"
#include "base/text-private.h"

/* 1 where the highest is best, -1 where the lowest, 0 with an error for another word. */
static double
sign_of (const char *best, GError **error)
{
  g_autofree char *quoted = NULL;

  if (g_str_equal (best, "highest"))
    return 1.0;
  if (g_str_equal (best, "lowest"))
    return -1.0;
  quoted = awrash_i_text_quote (best);
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
               _ ("best is %s, expected one of: highest, lowest"), quoted);
  return 0.0;
}

/* Means of the policies in one scenario, then by how much each is worse than the best. */
static void
fill_scenario (const AwrashOutcome *outcome, double sign, const double values[], double regrets[])
{
  gsize n = outcome->n_replications, n_policies = outcome->n_columns;
  double best = -G_MAXDOUBLE;

  for (gsize p = 0; p < n_policies; p++)
    {
      AwrashSum sum = { 0, 0 };

      for (gsize r = 0; r < n; r++)
        awrash_i_sum_add (&sum, sign * values[r * n_policies + p]);
      regrets[p] = awrash_i_sum_get (&sum) / (double)n;
      best = MAX (best, regrets[p]);
    }
  for (gsize p = 0; p < n_policies; p++)
    regrets[p] = best - regrets[p];
}

gboolean
awrash_simulation_regret (const char *best, size_t n_scenarios, size_t n_policies, size_t n_values,
                          const double values[], double regrets[], GError **error)
{
  g_auto (AwrashOutcome) outcome = { .room = NULL };
  double sign;

  g_return_val_if_fail (best != NULL, FALSE);
  g_return_val_if_fail (n_values == 0 || (values != NULL && regrets != NULL), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  sign = sign_of (best, error);
  if (sign == 0.0 || !awrash_i_outcome_start (&outcome, n_scenarios, n_policies, n_values, error)
      || !awrash_i_outcome_check ("values", n_values, values, error))
    return FALSE;
  for (gsize s = 0; s < n_scenarios; s++)
    fill_scenario (&outcome, sign, values + s * (n_values / n_scenarios), regrets + s * n_policies);
  return TRUE;
}
