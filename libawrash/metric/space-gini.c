/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The Gini in two parts: differences between neighbours, and all the others.
 * Source: S. J. Rey and R. J. Smith (2013), A spatial decomposition of the Gini coefficient,
 * Letters in Spatial and Resource Sciences 6. Invariant: near + far is the Gini, to rounding. */

#include "metric/space-private.h"

gboolean
awrash_metric_space_gini (const AwrashNeighbours *neighbours, const double x[],
                          const double weights[], double *near, double *far, double *polarisation,
                          GError **error)
{
  g_auto (AwrashSpace) space = { .n = 0 };
  double near_sum, far_sum, n, near_pairs, far_pairs;

  g_return_val_if_fail (neighbours != NULL && x != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!awrash_i_space_fill (&space, "gini", neighbours, x, weights, error))
    return FALSE;
  n = (double)space.n;
  near_sum = awrash_i_space_gamma (space.kind, neighbours, space.y, space.w, NULL);
  near_pairs = (double)neighbours->n_links;
  far_pairs = n * (n - 1.0) - near_pairs;
  far_sum
      = awrash_i_pair_get (awrash_i_pair_subtract (space.cross.sum, awrash_i_pair_of (near_sum)));
  far_sum = far_pairs > 0.0 ? MAX (far_sum, 0.0) : 0.0; /* what is left may be rounding alone */
  if (near != NULL)
    *near = space.gini * (near_sum * space.unit);
  if (far != NULL)
    *far = space.gini * (far_sum * space.unit);
  if (polarisation != NULL)
    *polarisation = far_sum / near_sum * (near_pairs / far_pairs);
  return TRUE;
}
