/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The jackknife by clusters within strata: Σ_h (1 - f_h) (n_h - 1) / n_h Σ_c (θ_(hc) - mean)².
 * Source: H. L. Jones (1974), Jackknife estimation of functions of stratum means, Biometrika 61;
 * K. M. Wolter (2007), Introduction to Variance Estimation, ch. 4. Invariant: for a total it is the
 * variance of the design, exactly. */

#include "metric/jackknife-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <math.h>

/* The stratum of each row. */
static void
write_strata (const AwrashFrame *frame, gsize of_cluster[], gsize stratum[])
{
  for (gsize h = 0; h < frame->n_strata; h++)
    for (gsize c = frame->start[h]; c < frame->start[h + 1]; c++)
      of_cluster[c] = h;
  for (gsize k = 0; k < frame->n; k++)
    stratum[k] = of_cluster[frame->cluster[k]];
}

/* The index without cluster c, by weighing the rows anew. */
static gboolean
leave_out (AwrashReweighed *reweighed, const AwrashFrame *frame, const gsize stratum[], gsize h,
           gsize c, double v[], double *value, GError **error)
{
  const double *w = reweighed->base->prepared.sample.w;
  double drawn = (double)(frame->start[h + 1] - frame->start[h]);

  for (gsize k = 0; k < frame->n; k++)
    {
      v[k] = stratum[k] == h ? w[k] * (drawn / (drawn - 1.0)) : w[k];
      if (frame->cluster[k] == c)
        v[k] = 0.0;
    }
  if (awrash_i_reweigh_value (reweighed, v, value, error))
    return TRUE;
  g_prefix_error (error, _ ("without cluster %zu: "), c);
  return FALSE;
}

static gboolean
fill_values (AwrashReweighed *reweighed, const AwrashFrame *frame, double values[], GError **error)
{
  g_autofree gsize *stratum = awrash_i_new (gsize, frame->n, error);
  g_autofree gsize *of_cluster
      = stratum == NULL ? NULL : awrash_i_new (gsize, frame->n_clusters, error);
  g_autofree double *v = of_cluster == NULL ? NULL : awrash_i_new (double, frame->n, error);

  if (v == NULL)
    return FALSE;
  write_strata (frame, of_cluster, stratum);
  for (gsize c = 0; c < frame->n_clusters; c++)
    values[c] = NAN;
  if (reweighed->z != NULL && !awrash_i_jackknife_gini (reweighed, frame, stratum, values, error))
    return FALSE;
  for (gsize h = 0; h < frame->n_strata; h++)
    for (gsize c = frame->start[h]; c < frame->start[h + 1]; c++)
      if (isnan (values[c]) && frame->start[h + 1] > frame->start[h] + 1
          && !leave_out (reweighed, frame, stratum, h, c, v, &values[c], error))
        return FALSE;
  return TRUE;
}

/* Turns the values into what the covariance of the frame takes; returns the bias. */
static double
scale_values (const AwrashFrame *frame, double value, double values[])
{
  double bias = 0.0;

  for (gsize h = 0; h < frame->n_strata; h++)
    {
      gsize start = frame->start[h], end = frame->start[h + 1];
      double drawn = (double)(end - start), sum = 0.0;

      for (gsize c = start; c < end; c++)
        {
          double gap = end == start + 1 ? 0.0 : values[c] - value;

          sum += gap;
          values[c] = gap * (drawn - 1.0) / drawn;
        }
      bias += end > start ? (drawn - 1.0) / drawn * sum * (1.0 - frame->fraction[h]) : 0.0;
    }
  return bias;
}

gboolean
awrash_i_estimate_jackknife (const AwrashInference *inference, AwrashEstimate *estimate,
                             GError **error)
{
  const AwrashFrame *frame = inference->frame;
  g_auto (AwrashReweighed) reweighed = { .base = NULL };
  g_autofree double *values = awrash_i_new (double, frame->n_clusters, error);
  double bias;

  if (values == NULL
      || !awrash_i_reweigh_fill (&reweighed, inference->distribution, inference->index, error)
      || !fill_values (&reweighed, frame, values, error))
    return FALSE;
  bias = scale_values (frame, inference->value, values);
  *estimate = awrash_i_inference_interval (inference->value,
                                           awrash_i_frame_covariance (frame, values, values),
                                           frame->degrees, inference->level);
  estimate->bias = bias;
  return TRUE;
}
