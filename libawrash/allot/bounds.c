/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a pair of bounds must be, wherever it stands, at a recipient, a cell, a node; and a total.
 * Source: none. Invariant: of two faults the floor's is told. */

#include "allot/bounds-private.h"

#include "base/i18n-private.h"

#include <inttypes.h>

gboolean
awrash_i_bounds_check (gsize i, int64_t floor, int64_t ceiling, GError **error)
{
  if (floor < 0)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                 _ ("floor[%zu] is %" PRId64 ", expected a whole number ≥ 0"), i, floor);
  else if (ceiling < 0)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                 _ ("ceiling[%zu] is %" PRId64 ", expected a whole number ≥ 0"), i, ceiling);
  else if (floor > ceiling)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
                 _ ("floor[%zu] is %" PRId64 ", above ceiling[%zu], which is "
                    "%" PRId64 ", expected floor ≤ ceiling"),
                 i, floor, i, ceiling);
  else
    return TRUE;
  return FALSE;
}

gboolean
awrash_i_bounds_check_total (int64_t total, GError **error)
{
  if (total < 0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("total is %" PRId64 ", expected a whole number ≥ 0"), total);
      return FALSE;
    }
  if (total > AWRASH_BOUNDS_MAX_TOTAL)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW,
                   _ ("total is %" PRId64 ", expected at most %" PRId64), total,
                   AWRASH_BOUNDS_MAX_TOTAL);
      return FALSE;
    }
  return TRUE;
}
