/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Permutation tests by lot: how often shuffled values reach the statistic.
 * Source: A. C. A. Hope (1968), A simplified Monte Carlo significance test procedure, Journal of
 * the Royal Statistical Society B 30. Invariant: replicate r is drawn from the stream "seed:r"
 * alone; statistics that differ by less than rounding count as reached, so that no p is too small.
 */

#include "base/cancel-private.h"
#include "base/draws-private.h"
#include "base/memory-private.h"
#include "metric/space-private.h"

#include <float.h>
#include <math.h>

/* What a replicate is held against. */
typedef struct
{
  const AwrashSpace *space;
  const AwrashNeighbours *neighbours;
  double gamma;
  double magnitude; /* Σ |a d| behind it, of which rounding takes a part */
  double mean;
} Observed;

/* How many replicates reached the observed value, in either direction. */
typedef struct
{
  double greater;
  double less;
  double two_sided;
} Counts;

/* Where each replicate is put together. */
typedef struct
{
  gsize *places;
  double *y;
  double *w;
} Bench;

size_t
awrash_metric_space_permute_size (void)
{
  return sizeof (AwrashTails);
}

static void
count (const Observed *observed, double gamma, double magnitude, Counts *counts)
{
  /* a row of up to ROW_BLOCK terms is added plainly, the rest with compensation */
  double rounding = 64.0 * DBL_EPSILON * MAX (magnitude, observed->magnitude);

  counts->greater += gamma >= observed->gamma - rounding;
  counts->less += gamma <= observed->gamma + rounding;
  counts->two_sided
      += fabs (gamma - observed->mean) >= fabs (observed->gamma - observed->mean) - 2.0 * rounding;
}

/* Γ of the values in a new order of the units; weights go along with their values. */
static double
replicate (const Observed *observed, const char *seed, gsize number, Bench *bench,
           double *magnitude)
{
  const AwrashSpace *space = observed->space;
  AwrashDraws draws;

  awrash_i_draws_start (&draws, seed, number);
  for (gsize i = 0; i < space->n; i++)
    bench->places[i] = i;
  awrash_i_draws_shuffle (&draws, space->n, bench->places);
  for (gsize i = 0; i < space->n; i++)
    {
      bench->y[i] = space->y[bench->places[i]];
      bench->w[i] = space->w[bench->places[i]];
    }
  return awrash_i_space_gamma (space->kind, observed->neighbours, bench->y, bench->w, magnitude);
}

static gboolean
run (const Observed *observed, const char *seed, gsize replications, double values[],
     Counts *counts, GError **error)
{
  gsize n = observed->space->n;
  g_autofree gsize *places = awrash_i_new (gsize, n, error);
  g_autofree double *y = places == NULL ? NULL : awrash_i_new (double, n, error);
  g_autofree double *w = y == NULL ? NULL : awrash_i_new (double, n, error);
  Bench bench = { .places = places, .y = y, .w = w };

  if (w == NULL)
    return FALSE;
  for (gsize r = 0; r < replications; r++)
    {
      double magnitude = 0.0, gamma = replicate (observed, seed, r, &bench, &magnitude);

      if (awrash_i_is_cancelled (error))
        return FALSE;
      count (observed, gamma, magnitude, counts);
      if (values != NULL)
        values[r] = gamma * observed->space->unit;
    }
  return TRUE;
}

gboolean
awrash_metric_space_permute (const char *statistic, const char *seed, size_t replications,
                             const AwrashNeighbours *neighbours, const double x[],
                             const double weights[], double values[], AwrashTails *tails,
                             GError **error)
{
  g_auto (AwrashSpace) space = { .n = 0 };
  Observed observed = { .space = &space, .neighbours = neighbours };
  Counts counts = { 0.0, 0.0, 0.0 };
  double runs = 1.0 + (double)replications;

  g_return_val_if_fail (statistic != NULL && seed != NULL && neighbours != NULL, FALSE);
  g_return_val_if_fail (x != NULL && tails != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!awrash_i_draws_check_lot (seed, replications, error)
      || !awrash_i_space_fill (&space, statistic, neighbours, x, weights, error))
    return FALSE;
  observed.gamma
      = awrash_i_space_gamma (space.kind, neighbours, space.y, space.w, &observed.magnitude);
  observed.mean = awrash_i_cross_mean (&neighbours->cross, &space.cross);
  if (!run (&observed, seed, replications, values, &counts, error))
    return FALSE;
  *tails = (AwrashTails){ .greater = (1.0 + counts.greater) / runs,
                          .less = (1.0 + counts.less) / runs,
                          .two_sided = (1.0 + counts.two_sided) / runs };
  return TRUE;
}
