/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Quantiles of a law, for callers.
 * Source: none. Invariant: one number is taken for each value, so that a design, a sequence and a
 * stream serve every law. */

#include "random/law-private.h"

#include "base/i18n-private.h"
#include "base/number-private.h"

gboolean
awrash_random_law_quantile (const AwrashLaw *law, size_t n, const double u[], double x[],
                            GError **error)
{
  g_return_val_if_fail (law != NULL, FALSE);
  g_return_val_if_fail (n == 0 || (u != NULL && x != NULL), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  for (size_t i = 0; i < n; i++)
    if (!(u[i] > 0.0 && u[i] < 1.0))
      {
        g_autofree char *number = awrash_i_number_format (u[i]);

        g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                     _ ("u[%zu] is %s, expected a part above 0 and below 1"), i, number);
        return FALSE;
      }
  for (size_t i = 0; i < n; i++)
    x[i] = law->form->quantile (law, u[i]);
  return TRUE;
}
