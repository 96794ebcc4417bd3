/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Draws from a law: the quantiles of the numbers of an address.
 * Source: none. Invariant: draw k takes number k, so a stream may be cut anywhere. */

#include "random/law-private.h"

gboolean
awrash_random_law_draw (const AwrashLaw *law, const AwrashRandomAddress *address, size_t n,
                        double x[], GError **error)
{
  g_return_val_if_fail (law != NULL && address != NULL, FALSE);
  g_return_val_if_fail (n == 0 || x != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return awrash_random_uniform (address, n, x, error)
         && awrash_random_law_quantile (law, n, x, x, error);
}
