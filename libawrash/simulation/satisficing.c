/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In how many runs a policy is good enough.
 * Source: M. K. Starr (1963), Product design and decision theory; J. D. Herman et al. (2015),
 * Journal of Water Resources Planning and Management 141. Invariant: a run counts where all
 * criteria are met in it. */

#include "simulation/outcome-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/number-private.h"
#include "base/text-private.h"

#include <string.h>

typedef struct
{
  const double *values; /* criterion after criterion */
  gsize n_criteria;
  gsize n_policies;
  gsize n_outcomes;   /* of each criterion */
  double *limit;      /* one each */
  gboolean *is_floor; /* at least the limit, else at most */
} Runs;

static gboolean
read_criterion (const char *criterion, double *limit, gboolean *is_floor, GError **error)
{
  g_autofree char *quoted = NULL;
  const char *number = NULL;

  *is_floor = g_str_has_prefix (criterion, "at-least:");
  if (*is_floor)
    number = criterion + strlen ("at-least:");
  else if (g_str_has_prefix (criterion, "at-most:"))
    number = criterion + strlen ("at-most:");
  if (number != NULL && awrash_i_number_parse (number, '.', limit) == AWRASH_NUMBER_READ)
    return TRUE;
  quoted = awrash_i_text_quote (criterion);
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
               _ ("criterion is %s, expected \"at-least:NUMBER\" or \"at-most:NUMBER\""), quoted);
  return FALSE;
}

static double
is_met (gconstpointer data, gsize run, gsize policy)
{
  const Runs *runs = data;

  for (gsize c = 0; c < runs->n_criteria; c++)
    {
      double value = runs->values[c * runs->n_outcomes + run * runs->n_policies + policy];

      if (runs->is_floor[c] ? value < runs->limit[c] : value > runs->limit[c])
        return 0.0;
    }
  return 1.0;
}

gboolean
awrash_simulation_satisficing (size_t n_criteria, const char *const criteria[], size_t n_scenarios,
                               size_t n_policies, size_t n_values, const double values[],
                               double shares[], double errors[], GError **error)
{
  g_auto (AwrashOutcome) outcome = { .room = NULL };
  g_autofree double *limit = awrash_i_new (double, n_criteria, error);
  g_autofree gboolean *is_floor = limit == NULL ? NULL : awrash_i_new (gboolean, n_criteria, error);
  Runs runs = { values, n_criteria, n_policies, 0, limit, is_floor };

  g_return_val_if_fail (n_criteria == 0 || criteria != NULL, FALSE);
  g_return_val_if_fail (n_values == 0 || values != NULL, FALSE);
  g_return_val_if_fail (n_policies == 0 || (shares != NULL && errors != NULL), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (is_floor == NULL)
    return FALSE;
  for (gsize c = 0; c < n_criteria; c++)
    if (!read_criterion (criteria[c], limit + c, is_floor + c, error))
      return FALSE;
  if (n_criteria == 0 || n_values % n_criteria != 0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("there are %zu outcomes for %zu criteria, expected as many for each"),
                   n_values, n_criteria);
      return FALSE;
    }
  runs.n_outcomes = n_values / n_criteria;
  if (!awrash_i_outcome_start (&outcome, n_scenarios, n_policies, runs.n_outcomes, error)
      || !awrash_i_outcome_check ("values", n_values, values, error))
    return FALSE;
  for (gsize p = 0; p < n_policies; p++)
    {
      AwrashOutcomeMean mean = awrash_i_outcome_mean (&outcome, is_met, &runs, p);

      shares[p] = mean.mean;
      errors[p] = mean.error;
    }
  return TRUE;
}
