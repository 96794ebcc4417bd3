/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A spatial statistic beside what chance alone would make of it: its exact moments over all
 * permutations of the values, without a random number. Source: P. A. P. Moran (1950), Biometrika
 * 37; R. C. Geary (1954); Getis and Ord (1992); Rey and Smith (2013); Mantel (1967) for the
 * moments. Invariant: z is NaN where no permutation changes the statistic. */

#include "metric/space-private.h"

#include <math.h>

size_t
awrash_metric_space_size (void)
{
  return sizeof (AwrashSpatial);
}

gboolean
awrash_metric_space (const char *statistic, const AwrashNeighbours *neighbours, const double x[],
                     const double weights[], AwrashSpatial *spatial, GError **error)
{
  g_auto (AwrashSpace) space = { .n = 0 };
  double gamma, mean, variance;

  g_return_val_if_fail (statistic != NULL && neighbours != NULL && x != NULL, FALSE);
  g_return_val_if_fail (spatial != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!awrash_i_space_fill (&space, statistic, neighbours, x, weights, error))
    return FALSE;
  gamma = awrash_i_space_gamma (space.kind, neighbours, space.y, space.w, NULL);
  mean = awrash_i_cross_mean (&neighbours->cross, &space.cross);
  variance = awrash_i_cross_variance (&neighbours->cross, &space.cross);
  *spatial = (AwrashSpatial){
    .value = gamma * space.unit,
    .expectation = mean * space.unit,
    .variance = variance * space.unit * space.unit,
    .variance_normality = space.normal,
    .z = variance > 0.0 ? (gamma - mean) / sqrt (variance) : NAN,
  };
  return TRUE;
}
