/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The lowest and the highest value, where they stand, and the first as a part of the second.
 * Source: the definition. Invariant: 0 <= ratio <= 1, and 1 only where all values are equal (to the
 * rounding of one division). */

#include "metric/index-private.h"

gboolean
awrash_metric_extremes (size_t n, const double x[], const double weights[], size_t *lowest,
                        size_t *highest, double *ratio, GError **error)
{
  AwrashRange range = { .n = 0 };

  g_return_val_if_fail (x != NULL || n == 0, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!awrash_i_range_find ("x", n, x, weights, &range, error))
    return awrash_i_index_refuse_rows ("min-max", n, x, weights, error);
  if (lowest != NULL)
    *lowest = range.lowest;
  if (highest != NULL)
    *highest = range.highest;
  if (ratio != NULL)
    *ratio = x[range.lowest] / x[range.highest] + 0.0; /* + 0.0 turns -0 into 0 */
  return TRUE;
}
