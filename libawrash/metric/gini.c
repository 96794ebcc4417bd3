/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Gini by the gaps between neighbours: G = Σ_k A_k B_k (x_(k+1) - x_(k)) / (W X), A_k the weight up
 * to k and B_k the weight above it. Source: Gini (1912); Yitzhaki and Schechtman (2013), ch. 2.
 * Invariant: every term is >= 0, so nothing cancels; ties have gaps of 0, so none can show,
 * whatever their order. */

#include "metric/gini-private.h"

#include "base/i18n-private.h"
#include "base/names-private.h"
#include "base/sum-private.h"
#include "metric/buckets-private.h"
#include "metric/distinct-private.h"
#include "metric/index-private.h"
#include "metric/term-private.h"

#include <math.h>

#define MOST_THREADS 1024

static const AwrashName correction_names[] = {
  { AWRASH_GINI_CORRECTION_NONE, "none" },
  { AWRASH_GINI_CORRECTION_N, "n" },
  { AWRASH_GINI_CORRECTION_P2, "p2" },
};

const char *
awrash_metric_gini_correction_get_name (AwrashGiniCorrection correction)
{
  return awrash_i_names_get (correction_names, G_N_ELEMENTS (correction_names), (int)correction);
}

int
awrash_metric_gini_correction_from_name (const char *name)
{
  return awrash_i_names_find (correction_names, G_N_ELEMENTS (correction_names), name);
}

/* 1 - Σ p² as 2 Σ_{i<j} p_i p_j, which does not cancel where one weight holds nearly all. */
static double
distinct_pairs_share (const AwrashPrepared *prepared)
{
  const AwrashSample *sample = &prepared->sample;
  AwrashSum sum = { 0.0, 0.0 };

  for (gsize k = 1; k < sample->n; k++)
    awrash_i_sum_add (&sum, sample->w[k] * prepared->below[k - 1]);
  return 2.0 * awrash_i_sum_get (&sum) / sample->total.high / sample->total.high;
}

gboolean
awrash_i_gini_correction_find (AwrashGiniCorrection correction, const AwrashPrepared *prepared,
                               double *factor, GError **error)
{
  double n = (double)prepared->sample.n;

  if (correction != AWRASH_GINI_CORRECTION_NONE && prepared->sample.n < 2)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("1 value has a weight > 0, expected at least 2 for the correction \"%s\""),
                   awrash_metric_gini_correction_get_name (correction));
      return FALSE;
    }
  *factor = 1.0;
  if (correction == AWRASH_GINI_CORRECTION_N)
    *factor = n / (n - 1.0);
  if (correction == AWRASH_GINI_CORRECTION_P2)
    *factor = 1.0 / distinct_pairs_share (prepared);
  return TRUE;
}

static gboolean
check_threads (size_t n_threads, GError **error)
{
  if (n_threads > 0 && n_threads <= MOST_THREADS)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("n_threads is %zu, expected a number from 1 to %d"), n_threads, MOST_THREADS);
  return FALSE;
}

static gboolean
find_prepared (AwrashGiniCorrection correction, size_t n, const double x[], const double weights[],
               double *gini, GError **error)
{
  g_auto (AwrashPrepared) prepared = { .below = NULL };
  AwrashTermUse difference = { &awrash_i_term_difference, 0.0 };
  AwrashRange range = { .n = 0 };
  double factor = 1.0, sum = 0.0;

  if (!awrash_i_prepared_fill_through (AWRASH_GATE_TIES, &prepared, n, x, weights, &range, error)
      || !awrash_i_gini_correction_find (correction, &prepared, &factor, error))
    return FALSE;
  awrash_i_term_sum (&prepared.sample, prepared.below, 1, &difference, &sum);
  *gini = sum / (prepared.sample.sum.high / prepared.sample.total.high) * factor;
  return TRUE;
}

/* The population value of many rows that all count: by their different values where those are few,
 * else by buckets. */
static gboolean
find_of_many (size_t n_threads, const AwrashRange *range, const double x[], const double weights[],
              double *gini, GError **error)
{
  g_auto (AwrashDistinct) distinct = { .n = 0 };

  if (!awrash_i_distinct_find (&distinct, range->n, x, weights, ldexp (1, -ilogb (range->heaviest)),
                               error))
    return FALSE;
  return distinct.n > 0 ? find_prepared (AWRASH_GINI_CORRECTION_NONE, distinct.n, distinct.value,
                                         distinct.weight, gini, error)
                        : awrash_i_gini_of_many (n_threads, range, x, weights, gini, error);
}

static gboolean
find (size_t n_threads, AwrashGiniCorrection correction, size_t n, const double x[],
      const double weights[], double *gini, GError **error)
{
  AwrashRange range = { .n = 0 };

  if (n < AWRASH_BUCKETS_FROM || correction == AWRASH_GINI_CORRECTION_P2)
    return find_prepared (correction, n, x, weights, gini, error);
  if (!awrash_i_range_find_by_threads (n_threads, "x", n, x, weights, &range, error))
    return FALSE;
  if (range.n < n)
    return find_prepared (correction, n, x, weights, gini, error);
  if (!find_of_many (n_threads, &range, x, weights, gini, error))
    return FALSE;
  if (correction == AWRASH_GINI_CORRECTION_N)
    *gini *= (double)n / (double)(n - 1);
  return TRUE;
}

gboolean
awrash_metric_gini_by_threads (size_t n_threads, AwrashGiniCorrection correction, size_t n,
                               const double x[], const double weights[], double *gini,
                               GError **error)
{
  g_return_val_if_fail (x != NULL || n == 0, FALSE);
  g_return_val_if_fail (gini != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!awrash_i_names_check ("correction", correction_names, G_N_ELEMENTS (correction_names),
                             (int)correction, error)
      || !check_threads (n_threads, error))
    return FALSE;
  return find (n_threads, correction, n, x, weights, gini, error)
         || awrash_i_index_refuse_rows ("gini", n, x, weights, error);
}

gboolean
awrash_metric_gini (AwrashGiniCorrection correction, size_t n, const double x[],
                    const double weights[], double *gini, GError **error)
{
  return awrash_metric_gini_by_threads (1, correction, n, x, weights, gini, error);
}
