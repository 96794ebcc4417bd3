/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Means, errors and bands over the runs of a study. Source: the standard error of a mean of
 * clusters: replications of a scenario share its parameters. Invariant: sums are taken in the order
 * of runs. */

#include "spread.h"

#include <glib/gi18n.h>
#include <math.h>
#include <stdlib.h>

static int
compare (const void *a, const void *b)
{
  const double x = *(const double *)a, y = *(const double *)b;

  return (x > y) - (x < y);
}

/* The standard error of the mean of n numbers that are groups of equal size. */
static double
error_of (gsize n, const double numbers[], gsize size, double mean)
{
  const gsize groups = n / size;
  double squares = 0;

  if (groups < 2)
    return (double)NAN;
  for (gsize g = 0; g < groups; g++)
    {
      double sum = 0;
      for (gsize i = 0; i < size; i++)
        sum += numbers[g * size + i] - mean;
      squares += (sum / (double)size) * (sum / (double)size);
    }
  return sqrt (squares / (double)(groups - 1) / (double)groups);
}

gboolean
spread_of (const AwrashStudy *study, const double values[], gsize policy, gint64 other,
           Spread *spread, GError **error)
{
  const AwrashSimulationModel *model = awrash_simulation_study_get_model (study);
  const gsize n_policies = awrash_simulation_model_get_n_policies (model);
  const gsize n = (gsize)awrash_simulation_study_get_n_runs (study) / n_policies;
  const gsize n_scenarios = awrash_simulation_study_get_n_scenarios (study);
  g_autofree double *numbers = g_try_new (double, n);
  double sum = 0;

  if (numbers == NULL)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_MEMORY,
                   _ ("not enough memory for the table; the folder is whole"));
      return FALSE;
    }
  for (gsize i = 0; i < n; i++)
    {
      numbers[i] = values[i * n_policies + policy]
                   - (other >= 0 ? values[i * n_policies + (gsize)other] : 0);
      sum += numbers[i];
    }
  spread->mean = sum / (double)n;
  spread->error = error_of (n, numbers, n_scenarios > 1 ? n / n_scenarios : 1, spread->mean);
  qsort (numbers, n, sizeof *numbers, compare);
  spread->low = numbers[(gsize)floor (0.05 * (double)(n - 1))];
  spread->high = numbers[(gsize)ceil (0.95 * (double)(n - 1))];
  return TRUE;
}
