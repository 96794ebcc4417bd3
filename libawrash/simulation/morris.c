/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Elementary effects along trajectories.
 * Source: M. D. Morris (1991), Technometrics 33; F. Campolongo, J. Cariboni and A. Saltelli (2007),
 * Environmental Modelling & Software 22. Invariant: in each trajectory each column moves once, or
 * the rows are refused. */

#include "simulation/outcome-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <math.h>

size_t
awrash_simulation_morris_size (void)
{
  return sizeof (AwrashMorris);
}

/* The column in which a row differs from the one before it, d where it is not exactly one. */
static gsize
moved (gsize d, const double row[])
{
  gsize found = d;

  for (gsize j = 0; j < d; j++)
    if (row[j] != row[(gssize)j - (gssize)d])
      {
        if (found < d)
          return d;
        found = j;
      }
  return found;
}

/* Which column moved at each row but the first of a trajectory; effects[trajectory, column]. */
static gboolean
find_effects (gsize d, gsize n_points, const double points[], const double values[],
              double effects[], GError **error)
{
  for (gsize i = 0; i < n_points / (d + 1) * d; i++)
    effects[i] = NAN;
  for (gsize i = 0; i < n_points; i++)
    {
      const double *row = points + i * d;
      gsize j = i % (d + 1) == 0 ? d : moved (d, row);
      double *effect = effects + i / (d + 1) * d + (j < d ? j : 0);

      if (i % (d + 1) == 0)
        continue;
      if (j == d || !isnan (*effect))
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                       _ ("row %zu does not differ from the one before it in one column that has "
                          "not yet moved in the trajectory"),
                       i);
          return FALSE;
        }
      *effect = (values[i] - values[i - 1]) / (row[j] - row[(gssize)j - (gssize)d]);
    }
  return TRUE;
}

static double
mean_of (gsize n, gsize stride, const double x[], gboolean of_sizes)
{
  double sum = 0.0;

  for (gsize t = 0; t < n; t++)
    sum += of_sizes ? fabs (x[t * stride]) : x[t * stride];
  return sum / (double)n;
}

/* NaN for one value. */
static double
deviation_of (gsize n, gsize stride, const double x[], gboolean of_sizes, double mean)
{
  double sum = 0.0;

  for (gsize t = 0; t < n; t++)
    {
      double beyond = (of_sizes ? fabs (x[t * stride]) : x[t * stride]) - mean;

      sum += beyond * beyond;
    }
  return n > 1 ? sqrt (sum / (double)(n - 1)) : NAN;
}

gboolean
awrash_simulation_morris (size_t n_dimensions, size_t n_points, const double points[],
                          const double values[], AwrashMorris effects[], GError **error)
{
  gsize d = n_dimensions, n;
  g_autofree double *found = NULL;

  g_return_val_if_fail (n_points == 0 || (points != NULL && values != NULL), FALSE);
  g_return_val_if_fail (d == 0 || effects != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (d == 0 || n_points == 0 || n_points % (d + 1) != 0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("there are %zu rows for %zu columns, expected a multiple of %zu"), n_points,
                   d, d + 1);
      return FALSE;
    }
  if (!awrash_i_outcome_check ("points", n_points * d, points, error)
      || !awrash_i_outcome_check ("values", n_points, values, error))
    return FALSE;
  n = n_points / (d + 1);
  found = awrash_i_new (double, n *d, error);
  if (found == NULL || !find_effects (d, n_points, points, values, found, error))
    return FALSE;
  for (gsize j = 0; j < d; j++)
    {
      double mean = mean_of (n, d, found + j, FALSE), size = mean_of (n, d, found + j, TRUE);

      effects[j] = (AwrashMorris){ mean, size,
                                   deviation_of (n, d, found + j, TRUE, size) / sqrt ((double)n),
                                   deviation_of (n, d, found + j, FALSE, mean) };
    }
  return TRUE;
}
