/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The numbers of an address, for callers. Source: the head of random.h.
 * Invariant: nothing is written unless the address is within its limits. */

#include "random/philox-private.h"

#include "base/i18n-private.h"

#define MOST ((guint64)1 << 32)

gboolean
awrash_random_uniform (const AwrashRandomAddress *address, size_t n, double values[],
                       GError **error)
{
  g_return_val_if_fail (address != NULL, FALSE);
  g_return_val_if_fail (n == 0 || values != NULL, FALSE);

  if (!awrash_i_address_check (address, error))
    return FALSE;
  if (n > MOST)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("n is %zu, expected at most 2^32 numbers of one address"), n);
      return FALSE;
    }
  awrash_i_random_draws (address, 0, n, values);
  return TRUE;
}
