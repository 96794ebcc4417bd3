/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What all methods of inference share: sums of influence over clusters, intervals, checks.
 * Source: J.-C. Deville (1999), Variance estimation for complex statistics, Survey Methodology 25.
 * Invariant: the influence of a row that does not count is 0. */

#include "metric/inference-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/number-private.h"
#include "metric/student-private.h"

#include <math.h>

gboolean
awrash_i_inference_totals (const AwrashDistribution *distribution, const char *index,
                           const AwrashFrame *frame, const gsize of_row[], double sign,
                           double totals[], GError **error)
{
  const AwrashSample *sample = &distribution->prepared.sample;
  g_autofree double *influence = awrash_i_new (double, distribution->n, error);

  if (influence == NULL || !awrash_i_index_sampling_check (index, error)
      || !awrash_metric_index_influence (distribution, index, influence, error))
    return FALSE;
  for (gsize k = 0; k < sample->n; k++)
    {
      gsize place = of_row == NULL ? k : of_row[sample->row[k]];

      totals[frame->cluster[place]]
          += sign * influence[sample->row[k]] * (sample->w[k] / sample->total.high);
    }
  return TRUE;
}

/* The rows that count in either, in their order, and where each stands among them: of_row is 0
 * before. */
static gsize
list_rows (const AwrashDistribution *first, const AwrashDistribution *second, gsize rows[],
           gsize of_row[])
{
  const AwrashSample *samples[] = { &first->prepared.sample, &second->prepared.sample };
  gsize n = 0;

  for (gsize which = 0; which < 2; which++)
    for (gsize k = 0; k < samples[which]->n; k++)
      of_row[samples[which]->row[k]] = 1;
  for (gsize i = 0; i < first->n; i++)
    if (of_row[i] != 0)
      {
        rows[n] = i;
        of_row[i] = n++;
      }
  return n;
}

gboolean
awrash_i_inference_join (const AwrashDistribution *first, const AwrashDistribution *second,
                         const AwrashDesign *design, AwrashFrame *frame, gsize of_row[],
                         GError **error)
{
  g_autofree gsize *rows = awrash_i_new (gsize, first->n, error);

  return rows != NULL
         && awrash_i_frame_fill (frame, design, list_rows (first, second, rows, of_row), rows,
                                 error);
}

AwrashEstimate
awrash_i_inference_interval (double value, double variance, double degrees, double level)
{
  double se = sqrt (variance);
  double reach = se * awrash_i_student_quantile (0.5 + level / 2.0, degrees);

  return (AwrashEstimate){ .value = value,
                           .bias = NAN,
                           .se = se,
                           .low = value - reach,
                           .high = value + reach,
                           .degrees = degrees };
}

AwrashEstimate
awrash_i_inference_census (double value)
{
  return (AwrashEstimate){
    .value = value, .bias = NAN, .se = NAN, .low = NAN, .high = NAN, .is_census = 1
  };
}

gboolean
awrash_i_inference_check_rows (const AwrashDistribution *first, const AwrashDistribution *second,
                               GError **error)
{
  if (first->n == second->n)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("the distributions have %zu and %zu rows, expected the same units in both"),
               first->n, second->n);
  return FALSE;
}

gboolean
awrash_i_inference_check_level (double level, GError **error)
{
  g_autofree char *number = NULL;

  if (level > 0.0 && level < 1.0)
    return TRUE;
  number = awrash_i_number_format (level);
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("level is %s, expected a number between 0 and 1, such as 0.95"), number);
  return FALSE;
}

gboolean
awrash_i_inference_check_degrees (const AwrashFrame *frame, GError **error)
{
  if (frame->degrees > 0.0)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
               _ ("the design has %zu clusters that count, one a stratum, expected two in at least "
                  "one stratum"),
               frame->n_seen);
  return FALSE;
}

gboolean
awrash_i_inference_check_replicable (const AwrashFrame *frame, GError **error)
{
  for (gsize h = 0; frame->lonely == AWRASH_LONELY_ADJUST && h < frame->n_strata; h++)
    if (frame->start[h + 1] == frame->start[h] + 1 && frame->fraction[h] < 1.0)
      {
        g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
                     _ ("lonely is \"adjust\" and a stratum has 1 cluster, expected \"certainty\", "
                        "or the method \"linearized\": replicates have nothing to adjust"));
        return FALSE;
      }
  return TRUE;
}

gboolean
awrash_i_estimate_linearized (const AwrashInference *inference, AwrashEstimate *estimate,
                              GError **error)
{
  const AwrashFrame *frame = inference->frame;
  g_autofree double *totals = awrash_i_new (double, frame->n_clusters, error);

  if (totals == NULL
      || !awrash_i_inference_totals (inference->distribution, inference->index, frame, NULL, 1.0,
                                     totals, error))
    return FALSE;
  *estimate = awrash_i_inference_interval (inference->value,
                                           awrash_i_frame_covariance (frame, totals, totals),
                                           frame->degrees, inference->level);
  return TRUE;
}
