/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The bootstrap by clusters within strata: n_h - 1 of the n_h clusters of each stratum are drawn
 * with replacement, and the weights of one drawn r times become 1 - λ + λ n_h r / (n_h - 1) times
 * as large, λ² = 1 - f_h: unbiased for the variance of a mean however few clusters a stratum has.
 * Source: J. N. K. Rao and C. F. J. Wu (1988), Journal of the American Statistical Association 83;
 * J. N. K. Rao, C. F. J. Wu and K. Yue (1992), Survey Methodology 18; B. Efron (1987), Better
 * bootstrap confidence intervals, Journal of the American Statistical Association 82.
 * Invariant: replicate r is drawn from the stream "seed:r" alone. */

#include "base/draws-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/sum-private.h"
#include "metric/inference-private.h"
#include "metric/reweigh-private.h"
#include "random/normal-private.h"

#include <math.h>
#include <string.h>

/* Where each replicate is put together. */
typedef struct
{
  guint32 *counts; /* [clusters] how often each was drawn */
  double *v;       /* [n] the weights of the sorted rows */
} Bench;

/* The weight of a cluster that was drawn r times: base + step r. */
typedef struct
{
  double base;
  double step;
} Change;

static Change
change_of (const AwrashFrame *frame, gsize h)
{
  double drawn = (double)(frame->start[h + 1] - frame->start[h]);
  double lambda = sqrt (1.0 - frame->fraction[h]);

  if (drawn < 2.0)
    return (Change){ .base = 1.0, .step = 0.0 };
  return (Change){ .base = 1.0 - lambda, .step = lambda * drawn / (drawn - 1.0) };
}

/* 32 bits hold a count: four thousand million clusters would be 100 GB of rows. */
static void
draw (const AwrashFrame *frame, const char *seed, gsize number, guint32 counts[])
{
  AwrashDraws draws;

  awrash_i_draws_start (&draws, seed, number);
  memset (counts, 0, frame->n_clusters * sizeof *counts);
  for (gsize h = 0; h < frame->n_strata; h++)
    {
      gsize drawn = frame->start[h + 1] - frame->start[h];

      if (drawn > 1)
        awrash_i_draws_count (&draws, drawn - 1, (guint32)drawn, counts + frame->start[h]);
    }
}

/* One stratum needs no look at whose each row is; several have their change looked up by cluster.
 */
static void
weigh (const AwrashFrame *frame, const double w[], const Change changes[], const gsize stratum[],
       Bench *bench)
{
  Change change = changes[0];

  for (gsize k = 0; k < frame->n; k++)
    {
      gsize c = frame->cluster[k];

      if (frame->n_strata > 1)
        change = changes[stratum[c]];
      bench->v[k] = w[k] * (change.base + change.step * bench->counts[c]);
    }
}

static gboolean
run (const AwrashInference *inference, const Change changes[], const gsize stratum[], Bench *bench,
     double values[], GError **error)
{
  g_auto (AwrashReweighed) reweighed = { .base = NULL };
  const double *w = inference->distribution->prepared.sample.w;

  if (!awrash_i_reweigh_fill (&reweighed, inference->distribution, inference->index, error))
    return FALSE;
  for (gsize r = 0; r < inference->replications; r++)
    {
      draw (inference->frame, inference->seed, r, bench->counts);
      weigh (inference->frame, w, changes, stratum, bench);
      if (!awrash_i_reweigh_value (&reweighed, bench->v, &values[r], error))
        {
          g_prefix_error (error, _ ("in replicate %zu: "), r);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
replicate (const AwrashInference *inference, double values[], GError **error)
{
  const AwrashFrame *frame = inference->frame;
  g_autofree Change *changes = awrash_i_new (Change, frame->n_strata, error);
  g_autofree gsize *stratum
      = changes == NULL ? NULL : awrash_i_new (gsize, frame->n_clusters, error);
  g_autofree guint32 *counts
      = stratum == NULL ? NULL : awrash_i_new (guint32, frame->n_clusters, error);
  g_autofree double *v = counts == NULL ? NULL : awrash_i_new (double, frame->n, error);
  Bench bench = { .counts = counts, .v = v };

  if (v == NULL)
    return FALSE;
  for (gsize h = 0; h < frame->n_strata; h++)
    {
      changes[h] = change_of (frame, h);
      for (gsize c = frame->start[h]; c < frame->start[h + 1]; c++)
        stratum[c] = h;
    }
  return run (inference, changes, stratum, &bench, values, error);
}

/* ── intervals ───────────────────────────────────────────────────────────────────────────────── */

static int
compare_values (const void *a, const void *b)
{
  const double *left = a, *right = b;

  return (*left > *right) - (*left < *right);
}

/* Of sorted values, at (R + 1) p, straight between two of them. */
static double
quantile (gsize n, const double sorted[], double p)
{
  double place = CLAMP ((double)(n + 1) * p, 1.0, (double)n);
  gsize below = (gsize)place;
  double rest = place - (double)below;

  if (below >= n)
    return sorted[n - 1];
  return sorted[below - 1] + rest * (sorted[below] - sorted[below - 1]);
}

/* a = Σ t³ / 6 (Σ t²)^(3/2) of what each cluster adds, about the mean of its stratum. */
static gboolean
find_acceleration (const AwrashInference *inference, double *acceleration, GError **error)
{
  const AwrashFrame *frame = inference->frame;
  g_autofree double *totals = awrash_i_new (double, frame->n_clusters, error);
  double squares = 0.0, cubes = 0.0;

  if (totals == NULL
      || !awrash_i_inference_totals (inference->distribution, inference->index, frame, NULL, 1.0,
                                     totals, error))
    return FALSE;
  for (gsize h = 0; h < frame->n_strata; h++)
    {
      gsize start = frame->start[h], end = frame->start[h + 1];
      double mean = awrash_i_sum_values (end - start, totals + start) / (double)(end - start);

      for (gsize c = start; c < end; c++)
        {
          double gap = totals[c] - mean;

          squares += gap * gap;
          cubes += gap * gap * gap;
        }
    }
  *acceleration = squares > 0.0 ? cubes / (6.0 * squares * sqrt (squares)) : 0.0;
  return TRUE;
}

/* Where the replicates of a share p lie once bias and acceleration are taken out. */
static double
corrected (double p, double shift, double acceleration)
{
  double z = shift + awrash_i_normal_quantile (p);

  return awrash_i_normal_below (shift + z / (1.0 - acceleration * z));
}

static gboolean
correct_shares (const AwrashInference *inference, const double sorted[], double *low, double *high,
                GError **error)
{
  double below = 0.0, n = (double)inference->replications, acceleration = 0.0, shift;

  if (!find_acceleration (inference, &acceleration, error))
    return FALSE;
  for (gsize r = 0; r < inference->replications; r++)
    below += sorted[r] < inference->value ? 1.0 : 0.5 * (sorted[r] == inference->value);
  shift = awrash_i_normal_quantile (CLAMP (below / n, 0.5 / n, 1.0 - 0.5 / n));
  *low = corrected (*low, shift, acceleration);
  *high = corrected (*high, shift, acceleration);
  return TRUE;
}

static gboolean
check_replications (const AwrashInference *inference, GError **error)
{
  if (inference->seed == NULL)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("no seed is given, expected a text that names the lot"));
      return FALSE;
    }
  if (inference->replications < 2)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("there are %zu replications, expected at least 2"), inference->replications);
      return FALSE;
    }
  return awrash_i_draws_check_seed (inference->seed, error);
}

gboolean
awrash_i_estimate_bootstrap (const AwrashInference *inference, AwrashEstimate *estimate,
                             GError **error)
{
  gsize n = inference->replications;
  g_autofree double *values = NULL;
  double low = 0.5 - inference->level / 2.0, high = 0.5 + inference->level / 2.0, mean;
  AwrashSum squares = { 0.0, 0.0 };

  if (!check_replications (inference, error))
    return FALSE;
  values = awrash_i_new (double, n, error);
  if (values == NULL || !replicate (inference, values, error))
    return FALSE;
  qsort (values, n, sizeof *values, compare_values);
  if (inference->is_bca && !correct_shares (inference, values, &low, &high, error))
    return FALSE;
  mean = awrash_i_sum_values (n, values) / (double)n;
  for (gsize r = 0; r < n; r++)
    awrash_i_sum_add (&squares, (values[r] - mean) * (values[r] - mean));
  *estimate = awrash_i_inference_interval (inference->value,
                                           awrash_i_sum_get (&squares) / (double)(n - 1),
                                           inference->frame->degrees, inference->level);
  estimate->bias = mean - inference->value;
  if (!inference->is_even)
    {
      estimate->low = quantile (n, values, low);
      estimate->high = quantile (n, values, high);
    }
  return TRUE;
}
