/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Gini by the gaps between neighbours: G = Σ_k A_k B_k (x_(k+1) - x_(k)) / (W X), A_k the weight up
 * to k and B_k the weight above it. Source: Gini (1912); Yitzhaki and Schechtman (2013), ch. 2.
 * Invariant: every term is >= 0, so nothing cancels; ties have gaps of 0, so none can show,
 * whatever their order. */

#include "metric/gini-private.h"

#include "base/i18n-private.h"
#include "base/names-private.h"
#include "base/threads-private.h"
#include "metric/distinct-private.h"
#include "metric/index-private.h"
#include "metric/many-private.h"
#include "metric/term-private.h"

#include <math.h>

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

gboolean
awrash_i_gini_correction_find (AwrashGiniCorrection correction, gsize n, double pairs,
                               double *factor, GError **error)
{
  if (correction != AWRASH_GINI_CORRECTION_NONE && n < 2)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("1 value has a weight > 0, expected at least 2 for the correction \"%s\""),
                   awrash_metric_gini_correction_get_name (correction));
      return FALSE;
    }
  *factor = 1.0;
  if (correction == AWRASH_GINI_CORRECTION_N)
    *factor = (double)n / ((double)n - 1.0);
  if (correction == AWRASH_GINI_CORRECTION_P2) /* 1 - Σ p² by pairs, which do not cancel */
    *factor = 1.0 / (2.0 * pairs);
  return TRUE;
}

static const AwrashTermUse uses[]
    = { { &awrash_i_term_difference, 0.0 }, { &awrash_i_term_pairs, 0.0 } };

static gsize
count_uses (AwrashGiniCorrection correction)
{
  return correction == AWRASH_GINI_CORRECTION_P2 ? 2 : 1;
}

/* What the sums of the rows of a sample give. */
static gboolean
conclude (AwrashGiniCorrection correction, const AwrashSample *sample, const double sums[],
          double *gini, GError **error)
{
  double factor = 1.0;

  if (!awrash_i_gini_correction_find (correction, sample->n, sums[1], &factor, error))
    return FALSE;
  *gini = sums[0] / (sample->sum.high / sample->total.high) * factor;
  return TRUE;
}

static gboolean
find_prepared (AwrashGiniCorrection correction, size_t n, const double x[], const double weights[],
               double *gini, GError **error)
{
  g_auto (AwrashPrepared) prepared = { .below = NULL };
  AwrashRange range = { .n = 0 };
  double sums[G_N_ELEMENTS (uses)] = { 0.0 };

  if (!awrash_i_prepared_fill_through (AWRASH_GATE_TIES, &prepared, n, x, weights, &range, error))
    return FALSE;
  awrash_i_term_sum (&prepared.sample, prepared.below, count_uses (correction), uses, sums);
  return conclude (correction, &prepared.sample, sums, gini, error);
}

/* Of many rows that all count. */
static gboolean
find_of_many (size_t n_threads, AwrashGiniCorrection correction, const AwrashRange *range,
              const double x[], const double weights[], double *gini, GError **error)
{
  g_auto (AwrashMany) many = { .room = NULL };
  double sums[G_N_ELEMENTS (uses)] = { 0.0 };

  return awrash_i_many_fill (&many, n_threads, range, x, weights, error)
         && awrash_i_many_sum (&many, count_uses (correction), uses, sums, error)
         && conclude (correction, &many.sample, sums, gini, error);
}

/* The population value by the different values, where those are few; 0 of them where not. */
static gboolean
find_distinct (const AwrashRange *range, const double x[], const double weights[], gsize *n_found,
               double *gini, GError **error)
{
  g_auto (AwrashDistinct) distinct = { .n = 0 };

  if (!awrash_i_distinct_find (&distinct, range->n, x, weights, ldexp (1, -ilogb (range->heaviest)),
                               error))
    return FALSE;
  *n_found = distinct.n;
  return distinct.n == 0
         || find_prepared (AWRASH_GINI_CORRECTION_NONE, distinct.n, distinct.value, distinct.weight,
                           gini, error);
}

static gboolean
find (size_t n_threads, AwrashGiniCorrection correction, size_t n, const double x[],
      const double weights[], double *gini, GError **error)
{
  AwrashRange range = { .n = 0 };
  gsize n_found = 0;

  if (n < AWRASH_BUCKETS_FROM)
    return find_prepared (correction, n, x, weights, gini, error);
  if (!awrash_i_range_find_by_threads (n_threads, "x", n, x, weights, &range, error))
    return FALSE;
  if (range.n < n)
    return find_prepared (correction, n, x, weights, gini, error);
  if (n >= AWRASH_DISTINCT_FROM && correction != AWRASH_GINI_CORRECTION_P2
      && !find_distinct (&range, x, weights, &n_found, gini, error))
    return FALSE;
  if (n_found == 0)
    return find_of_many (n_threads, correction, &range, x, weights, gini, error);
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
      || !awrash_i_threads_check (n_threads, error))
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
