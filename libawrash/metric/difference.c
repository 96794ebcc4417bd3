/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The difference of an index between two distributions over the same units, say two editions or two
 * divisions: its influence is the difference of two, row by row, so the covariance is in it.
 * Source: Deville (1999). Invariant: a distribution less itself is 0 with a standard error of 0. */

#include "base/memory-private.h"
#include "metric/inference-private.h"

#include <math.h>

/* What is asked of two distributions. */
typedef struct
{
  const char *index;
  const AwrashDistribution *first;
  const AwrashDistribution *second;
  double level;
  double value;
} Question;

static gboolean
find_difference (const Question *question, const AwrashFrame *frame, const gsize of_row[],
                 AwrashEstimate *difference, double *covariance, GError **error)
{
  g_autofree double *first = awrash_i_new (double, frame->n_clusters, error);
  g_autofree double *second
      = first == NULL ? NULL : awrash_i_new (double, frame->n_clusters, error);
  double both;

  if (second == NULL || !awrash_i_inference_check_degrees (frame, error)
      || !awrash_i_inference_totals (question->first, question->index, frame, of_row, 1.0, first,
                                     error)
      || !awrash_i_inference_totals (question->second, question->index, frame, of_row, 1.0, second,
                                     error))
    return FALSE;
  both = awrash_i_frame_covariance (frame, first, second);
  for (gsize c = 0; c < frame->n_clusters; c++)
    first[c] -= second[c];
  *difference = awrash_i_inference_interval (question->value,
                                             awrash_i_frame_covariance (frame, first, first),
                                             frame->degrees, question->level);
  if (covariance != NULL)
    *covariance = both;
  return TRUE;
}

static gboolean
answer (const Question *question, const AwrashDesign *design, AwrashEstimate *difference,
        double *covariance, GError **error)
{
  gsize n = question->first->n;
  g_auto (AwrashFrame) frame = { .n = 0 };
  g_autofree gsize *of_row = awrash_i_new (gsize, n, error);

  if (of_row == NULL
      || !awrash_i_inference_join (question->first, question->second, design, &frame, of_row,
                                   error))
    return FALSE;
  if (!frame.is_census)
    return find_difference (question, &frame, of_row, difference, covariance, error);
  *difference = awrash_i_inference_census (question->value);
  if (covariance != NULL)
    *covariance = NAN;
  return TRUE;
}

gboolean
awrash_metric_difference (const char *index, double level, const AwrashDistribution *first,
                          const AwrashDistribution *second, const AwrashDesign *design,
                          AwrashEstimate *difference, double *covariance, GError **error)
{
  Question question = { .index = index, .first = first, .second = second, .level = level };
  double other = 0.0;

  g_return_val_if_fail (index != NULL && first != NULL && second != NULL, FALSE);
  g_return_val_if_fail (difference != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!awrash_i_inference_check_level (level, error)
      || !awrash_i_inference_check_rows (first, second, error)
      || !awrash_i_frame_check (design, first->n, error)
      || !awrash_metric_index (first, index, &question.value, error)
      || !awrash_metric_index (second, index, &other, error)
      || !awrash_i_index_finite_check (index, question.value, error)
      || !awrash_i_index_finite_check (index, other, error))
    return FALSE;
  question.value -= other;
  return answer (&question, design, difference, covariance, error);
}
