/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Provinces added up to groups, run by run.
 * Source: none. Invariant: the groups of a run have together what its provinces have. */

#include "simulation/outcome-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/sum-private.h"

#include <inttypes.h>

static gboolean
check_groups (gsize n_groups, gsize n, const int64_t group[], GError **error)
{
  for (gsize i = 0; i < n; i++)
    if (group[i] < 0 || (guint64)group[i] >= n_groups)
      {
        g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                     _ ("group[%zu] is %" PRId64 ", expected 0 to below %zu"), i, group[i],
                     n_groups);
        return FALSE;
      }
  return TRUE;
}

gboolean
awrash_simulation_gather (size_t n_groups, size_t n_provinces, const int64_t group[], size_t n_runs,
                          size_t n_values, const double values[], double sums[], GError **error)
{
  g_auto (AwrashOutcome) outcome = { .room = NULL };
  g_autofree AwrashSum *of_group = NULL;

  g_return_val_if_fail (n_provinces == 0 || group != NULL, FALSE);
  g_return_val_if_fail (n_values == 0 || (values != NULL && sums != NULL), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!check_groups (n_groups, n_provinces, group, error)
      || !awrash_i_outcome_start (&outcome, n_runs, n_provinces, n_values, error)
      || !awrash_i_outcome_check ("values", n_values, values, error))
    return FALSE;
  if (outcome.n_replications != 1)
    {
      g_set_error (
          error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
          _ ("there are %zu outcomes, expected one for each of %zu runs and %zu provinces"),
          n_values, n_runs, n_provinces);
      return FALSE;
    }
  of_group = awrash_i_new (AwrashSum, n_groups, error);
  if (of_group == NULL)
    return FALSE;
  for (gsize run = 0; run < n_runs; run++)
    {
      for (gsize g = 0; g < n_groups; g++)
        of_group[g] = (AwrashSum){ 0, 0 };
      for (gsize i = 0; i < n_provinces; i++)
        awrash_i_sum_add (&of_group[group[i]], values[run * n_provinces + i]);
      for (gsize g = 0; g < n_groups; g++)
        sums[run * n_groups + g] = awrash_i_sum_get (&of_group[g]);
    }
  return TRUE;
}
