/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How equal the plans of a frontier are, and which of two is more equal.
 * Source: the measures in split/yardstick-private.h. Invariant: what is compared is exact, or told
 * apart to 140 bits; what is shown is rounded. */

#include "split/frontier-private.h"

gboolean
awrash_i_frontier_measure (const AwrashFrontier *frontier, const int64_t cells[], double *equity,
                           GError **error)
{
  if (frontier->equity != AWRASH_EQUITY_ALPHA)
    return awrash_i_yardstick_spread (frontier->model, cells, NULL,
                                      frontier->equity == AWRASH_EQUITY_GINI, equity, error);
  *equity = awrash_i_yardstick_welfare (frontier->model, &frontier->measure, cells);
  return TRUE;
}

gboolean
awrash_i_frontier_compare (const AwrashFrontier *frontier, const int64_t cells[],
                           const int64_t other[], int *more, GError **error)
{
  double spread;

  if (frontier->equity == AWRASH_EQUITY_ALPHA)
    {
      *more
          = awrash_i_yardstick_compare_welfare (frontier->model, &frontier->measure, cells, other);
      return TRUE;
    }
  if (!awrash_i_yardstick_spread (frontier->model, cells, other,
                                  frontier->equity == AWRASH_EQUITY_GINI, &spread, error))
    return FALSE;
  *more = (spread < 0) - (spread > 0);
  return TRUE;
}
