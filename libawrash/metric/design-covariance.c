/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The covariance matrix of any statistics under a design, from their influence functions: one
 * formula for all. Source: Deville (1999); Cochran (1977), ch. 5 and 9.
 * Invariant: the matrix is symmetric, and its diagonal >= 0. */

#include "base/cancel-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/number-private.h"
#include "base/sum-private.h"
#include "metric/inference-private.h"

#include <math.h>
#include <string.h>

/* The statistics of a call. */
typedef struct
{
  gsize n_statistics;
  gsize n;
  const double *influence; /* [n_statistics · n] */
  const double *weights;   /* [n], NULL: all 1 */
} Question;

static gboolean
check_influence (const Question *question, const gsize rows[], gsize n_rows, GError **error)
{
  for (gsize s = 0; s < question->n_statistics; s++)
    for (gsize k = 0; k < n_rows; k++)
      {
        double psi = question->influence[s * question->n + rows[k]];
        g_autofree char *number = NULL;

        if (isfinite (psi))
          continue;
        number = awrash_i_number_format (psi);
        g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                     _ ("influence[%zu] of statistic %zu is %s, expected a finite number"), rows[k],
                     s, number);
        return FALSE;
      }
  return TRUE;
}

/* Σ p ψ over each cluster, statistic by statistic. */
static void
sum_clusters (const Question *question, const AwrashFrame *frame, const gsize rows[],
              double heaviest, double totals[])
{
  AwrashSum sum = { 0.0, 0.0 };
  double whole;

  for (gsize k = 0; k < frame->n; k++)
    awrash_i_sum_add (&sum,
                      question->weights == NULL ? 1.0 : question->weights[rows[k]] / heaviest);
  whole = awrash_i_sum_get (&sum);
  for (gsize s = 0; s < question->n_statistics; s++)
    for (gsize k = 0; k < frame->n; k++)
      {
        double weight = question->weights == NULL ? 1.0 : question->weights[rows[k]] / heaviest;

        totals[s * frame->n_clusters + frame->cluster[k]]
            += weight / whole * question->influence[s * question->n + rows[k]];
      }
}

static gboolean
answer (const Question *question, const AwrashDesign *design, const gsize rows[], gsize n_rows,
        double heaviest, double covariance[], GError **error)
{
  g_auto (AwrashFrame) frame = { .n = 0 };
  g_autofree double *totals = NULL, *own = NULL;
  gsize m = question->n_statistics;

  if (!check_influence (question, rows, n_rows, error)
      || !awrash_i_frame_fill (&frame, design, n_rows, rows, error)
      || (!frame.is_census && !awrash_i_inference_check_degrees (&frame, error)))
    return FALSE;
  /* cannot wrap: at most as many as there are numbers of influence */
  totals = awrash_i_new (double, m *frame.n_clusters, error);
  if (totals == NULL)
    return FALSE;
  sum_clusters (question, &frame, rows, heaviest, totals);
  own = awrash_i_new (double, m *m, error);
  for (gsize s = 0; own != NULL && s < m; s++)
    {
      if (awrash_i_is_cancelled (error))
        return FALSE;
      for (gsize t = 0; t <= s; t++)
        own[s * m + t] = own[t * m + s]
            = frame.is_census ? NAN
                              : awrash_i_frame_covariance (&frame, totals + s * frame.n_clusters,
                                                           totals + t * frame.n_clusters);
    }
  if (own != NULL)
    memcpy (covariance, own, m * m * sizeof *own);
  return own != NULL;
}

gboolean
awrash_metric_design_covariance (const AwrashDesign *design, size_t n_statistics, size_t n,
                                 const double weights[], const double influence[],
                                 double covariance[], GError **error)
{
  Question question
      = { .n_statistics = n_statistics, .n = n, .influence = influence, .weights = weights };
  g_autofree gsize *rows = NULL;
  AwrashRange range = { .heaviest = 1.0 };
  gsize n_rows = 0;

  g_return_val_if_fail (design != NULL && influence != NULL && covariance != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!awrash_i_frame_check (design, n, error))
    return FALSE;
  rows = awrash_i_new (gsize, design->n, error);
  if (rows == NULL
      || (weights != NULL
          && !awrash_i_range_find ("weights", design->n, weights, weights, &range, error)))
    return FALSE;
  for (gsize i = 0; i < design->n; i++)
    if (weights == NULL || weights[i] > 0.0)
      rows[n_rows++] = i;
  return answer (&question, design, rows, n_rows, range.heaviest, covariance, error);
}
