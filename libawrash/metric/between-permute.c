/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether groups differ by more than chance would make them: an index of the means of groups,
 * beside the same where the units are dealt out to groups of these sizes at random. Source: S. J.
 * Rey (2004), Spatial analysis of regional income inequality, in Spatially Integrated Social
 * Science. Invariant: replicate r is drawn from the stream "seed:r" alone. */

#include "base/draws-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "metric/design-private.h"

#include <float.h>
#include <math.h>

/* The units that count, and where the means of a replicate are put together. */
typedef struct
{
  const char *index;
  const AwrashSample *sample;
  gsize n_groups;
  gsize *group;  /* [n] of each place; units are dealt out over places */
  gsize *places; /* [n] */
  double *mean;  /* [n_groups] */
  double *mass;  /* [n_groups] */
} Bench;

static gboolean
measure (Bench *bench, double *value, GError **error)
{
  const AwrashSample *sample = bench->sample;
  g_autoptr (AwrashDistribution) means = NULL;

  for (gsize g = 0; g < bench->n_groups; g++)
    bench->mean[g] = bench->mass[g] = 0.0;
  for (gsize i = 0; i < sample->n; i++)
    {
      gsize unit = bench->places[i], g = bench->group[i];

      bench->mass[g] += sample->w[unit];
      bench->mean[g] += sample->w[unit] * sample->x[unit];
    }
  for (gsize g = 0; g < bench->n_groups; g++)
    bench->mean[g] = ldexp (bench->mean[g] / bench->mass[g], sample->exponent);
  means = awrash_metric_distribution_new (AWRASH_MISSING_ERROR, bench->n_groups, bench->mean,
                                          bench->mass, error);
  return means != NULL && awrash_metric_index (means, bench->index, value, error);
}

static gboolean
run (Bench *bench, const char *seed, gsize replications, AwrashTails *tails, GError **error)
{
  double observed = 0.0, runs = 1.0 + (double)replications;
  AwrashTails counts = { 1.0, 1.0, 1.0 };

  if (!measure (bench, &observed, error))
    return FALSE;
  for (gsize r = 0; r < replications; r++)
    {
      double found = 0.0, rounding;
      AwrashDraws draws;

      awrash_i_draws_start (&draws, seed, r);
      for (gsize i = 0; i < bench->sample->n; i++)
        bench->places[i] = i;
      awrash_i_draws_shuffle (&draws, bench->sample->n, bench->places);
      if (!measure (bench, &found, error))
        {
          g_prefix_error (error, _ ("in replicate %zu: "), r);
          return FALSE;
        }
      rounding = 64.0 * DBL_EPSILON * (fabs (observed) + fabs (found));
      counts.greater += found >= observed - rounding;
      counts.less += found <= observed + rounding;
    }
  counts.two_sided = MIN (2.0 * MIN (counts.greater, counts.less), runs);
  *tails = (AwrashTails){ .greater = counts.greater / runs,
                          .less = counts.less / runs,
                          .two_sided = counts.two_sided / runs };
  return TRUE;
}

/* Numbers the groups that have a unit that counts. */
static gboolean
number_groups (Bench *bench, const AwrashDesign *labels, GError **error)
{
  const AwrashSample *sample = bench->sample;
  g_autofree gsize *number = awrash_i_new (gsize, labels->n_strata, error);

  if (number == NULL)
    return FALSE;
  for (gsize i = 0; i < sample->n; i++)
    {
      gsize stratum = labels->stratum[labels->cluster[sample->row[i]]];

      if (number[stratum] == 0)
        number[stratum] = ++bench->n_groups;
      bench->group[i] = number[stratum] - 1;
      bench->places[i] = i;
    }
  if (bench->n_groups > 1)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
               _ ("all units that count are of one group, expected at least two groups"));
  return FALSE;
}

static gboolean
answer (Bench *bench, const AwrashDesign *labels, const char *seed, gsize replications,
        AwrashTails *tails, GError **error)
{
  gsize n = bench->sample->n;
  g_autofree gsize *indices = awrash_i_new (gsize, 2 * n, error);
  g_autofree double *numbers = indices == NULL ? NULL : awrash_i_new (double, 2 * n, error);

  if (numbers == NULL)
    return FALSE;
  bench->group = indices;
  bench->places = indices + n;
  bench->mean = numbers;
  bench->mass = numbers + n;
  return number_groups (bench, labels, error) && run (bench, seed, replications, tails, error);
}

gboolean
awrash_metric_between_permute (const char *index, const char *seed, size_t replications, size_t n,
                               const double x[], const double weights[], const int64_t groups[],
                               AwrashTails *tails, GError **error)
{
  g_autoptr (AwrashDesign) labels = NULL;
  AwrashRange range = { .n = 0 };
  g_auto (AwrashSample) sample = { .n = 0 };
  Bench bench = { .index = index, .sample = &sample };

  g_return_val_if_fail (index != NULL && seed != NULL && tails != NULL, FALSE);
  g_return_val_if_fail ((x != NULL && groups != NULL) || n == 0, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!awrash_i_draws_check_lot (seed, replications, error))
    return FALSE;
  labels = awrash_metric_design_new ("certainty", n, groups, NULL, NULL, error);
  if (labels == NULL
      || !awrash_i_sample_fill_through (AWRASH_GATE_REAL, &sample, "x", n, x, weights, &range,
                                        error))
    return FALSE;
  return answer (&bench, labels, seed, replications, tails, error);
}
