/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether an index differs between two editions by more than chance would make it: in each unit the
 * two values change places or not, as a coin falls. All values are sorted once; a replicate is a
 * choice of one row of each pair, so that nothing is sorted anew. Source: R. A. Fisher (1935), The
 * Design of Experiments, ch. 3; P. Good (2005), Permutation, Parametric and Bootstrap Tests.
 * Invariant: replicate r is drawn from the stream "seed:r" alone, one bit a unit in their order. */

#include "base/draws-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "metric/reweigh-private.h"

#include <float.h>
#include <math.h>
#include <string.h>

/* Both editions in one distribution, and one of them as weights. */
typedef struct
{
  AwrashReweighed reweighed;
  gsize n;          /* units; row i + n is the second value of unit i */
  guint8 *is_first; /* [n] whether the first value of a unit stands in the first edition */
  double *v;        /* [rows] */
} Bench;

/* Twice the two values of each unit, in one distribution. */
static AwrashDistribution *
join (gsize n, const double x[], const double y[], const double weights[], GError **error)
{
  g_autofree double *both = NULL;
  double *w = NULL;

  /* cannot wrap: the arrays lie in memory */
  both = awrash_i_new (double, 4 * n, error);
  if (both == NULL)
    return NULL;
  w = both + 2 * n;
  memcpy (both, x, n * sizeof *x);
  memcpy (both + n, y, n * sizeof *y);
  for (gsize i = 0; i < 2 * n; i++)
    w[i] = weights == NULL ? 1.0 : weights[i % n];
  return awrash_metric_distribution_new (AWRASH_MISSING_ERROR, 2 * n, both, w, error);
}

/* The index of the edition that has the first values where is_first says so, or of the other. */
static gboolean
measure (Bench *bench, gboolean other, double *value, GError **error)
{
  const AwrashSample *sample = &bench->reweighed.base->prepared.sample;

  for (gsize k = 0; k < sample->n; k++)
    {
      gsize row = sample->row[k], unit = row < bench->n ? row : row - bench->n;
      gboolean in_first = (row < bench->n) == bench->is_first[unit];

      bench->v[k] = in_first == !other ? sample->w[k] : 0.0;
    }
  return awrash_i_reweigh_value (&bench->reweighed, bench->v, value, error);
}

/* The difference, and what rounding may have done to it. */
static gboolean
measure_difference (Bench *bench, double *difference, double *rounding, GError **error)
{
  double first = 0.0, second = 0.0;

  if (!measure (bench, FALSE, &first, error) || !measure (bench, TRUE, &second, error))
    return FALSE;
  *difference = first - second;
  *rounding = 64.0 * DBL_EPSILON * (fabs (first) + fabs (second));
  return TRUE;
}

static void
toss (Bench *bench, const char *seed, gsize number)
{
  AwrashDraws draws;
  guint64 bits = 0;

  awrash_i_draws_start (&draws, seed, number);
  for (gsize i = 0; i < bench->n; i++)
    {
      if (i % 64 == 0)
        bits = awrash_i_draws_next (&draws);
      bench->is_first[i] = bits >> (63 - i % 64) & 1;
    }
}

static gboolean
run (Bench *bench, const char *seed, gsize replications, AwrashTails *tails, GError **error)
{
  double observed = 0.0, rounding = 0.0, runs = 1.0 + (double)replications;
  AwrashTails counts = { 1.0, 1.0, 1.0 };

  memset (bench->is_first, 1, bench->n);
  if (!measure_difference (bench, &observed, &rounding, error))
    return FALSE;
  for (gsize r = 0; r < replications; r++)
    {
      double found = 0.0, own = 0.0;

      toss (bench, seed, r);
      if (!measure_difference (bench, &found, &own, error))
        {
          g_prefix_error (error, _ ("in replicate %zu: "), r);
          return FALSE;
        }
      own += rounding;
      counts.greater += found >= observed - own;
      counts.less += found <= observed + own;
      counts.two_sided += fabs (found) >= fabs (observed) - own;
    }
  *tails = (AwrashTails){ .greater = counts.greater / runs,
                          .less = counts.less / runs,
                          .two_sided = counts.two_sided / runs };
  return TRUE;
}

gboolean
awrash_metric_difference_permute (const char *index, const char *seed, size_t replications,
                                  size_t n, const double x[], const double y[],
                                  const double weights[], AwrashTails *tails, GError **error)
{
  g_autoptr (AwrashDistribution) both = NULL;
  g_autofree guint8 *is_first = NULL;
  g_autofree double *v = NULL;
  Bench bench = { .n = n };
  gboolean done;

  g_return_val_if_fail (index != NULL && seed != NULL && tails != NULL, FALSE);
  g_return_val_if_fail ((x != NULL && y != NULL) || n == 0, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!awrash_i_draws_check_lot (seed, replications, error))
    return FALSE;
  both = join (n, x, y, weights, error);
  is_first = both == NULL ? NULL : awrash_i_new (guint8, n, error);
  v = is_first == NULL ? NULL : awrash_i_new (double, 2 * n, error);
  if (v == NULL)
    return FALSE;
  bench.is_first = is_first;
  bench.v = v;
  done = awrash_i_reweigh_fill (&bench.reweighed, both, index, error)
         && run (&bench, seed, replications, tails, error);
  awrash_i_reweigh_clear (&bench.reweighed);
  return done;
}
