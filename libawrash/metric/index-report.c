/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Indices straight from rows: of many that all count, from the sums of buckets, without a sorted
 * copy of them. Source: the definitions in metric.h. Invariant: an index has the same value alone
 * as beside others. */

#include "base/threads-private.h"
#include "metric/index-asked-private.h"
#include "metric/missing-private.h"
#include "metric/ranked-private.h"

#include <math.h>

/* The rows as they were given; what some indices need of them beside buckets is made when the first
 * one does. */
typedef struct
{
  AwrashMissing missing;
  gsize n;
  const double *x;
  const double *weights;
  AwrashDistribution *distribution;
} Given;

static void
given_clear (Given *given)
{
  awrash_metric_distribution_free (given->distribution);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Given, given_clear)

static gboolean
find_distribution (Given *given, GError **error)
{
  if (given->distribution == NULL)
    given->distribution = awrash_metric_distribution_new (given->missing, given->n, given->x,
                                                          given->weights, error);
  return given->distribution != NULL;
}

/* Whether no sums tell; an index by rank, which only a distribution refuses, has no form. */
static gboolean
reads_rows (const AwrashIndexAsked *asked)
{
  return asked->form == NULL || asked->form->reads_rows;
}

/* From the sums of buckets, or where these do not tell from a distribution. */
static gboolean
find_value (Given *given, const AwrashIndexAsked *asked, const char *index, const double sums[],
            double *value, GError **error)
{
  AwrashIndexAnswer answer = { .lacks_rows = TRUE };

  if (!reads_rows (asked) && !awrash_i_index_asked_combine (asked, sums, &answer, error))
    return FALSE;
  if (answer.lacks_rows)
    return find_distribution (given, error)
           && awrash_metric_index (given->distribution, index, value, error);
  *value = awrash_i_index_asked_in_unit (asked, &answer);
  return TRUE;
}

static gboolean
report_many (Given *given, const AwrashMany *many, gsize n_indices, const char *const indices[],
             double values[], GError **error)
{
  const AwrashSample *whole = &many->sample;
  const AwrashIndexQuestion question
      = { .many = many, .whole = whole, .mean = whole->sum.high / whole->total.high };
  g_auto (AwrashIndexReport) report = { .n = 0 };

  if (!awrash_i_index_report_fill (&report, n_indices, error))
    return FALSE;
  for (gsize i = 0; i < n_indices; i++)
    {
      if (!awrash_i_ranked_reads (indices[i])
          && !awrash_i_index_asked_read (&report.asked[i], &question, indices[i], error))
        return FALSE;
      if (!reads_rows (&report.asked[i]))
        awrash_i_index_report_place (&report, &report.asked[i]);
    }
  if (!awrash_i_many_sum (many, report.n_uses, report.uses, report.sums, error))
    return FALSE;
  for (gsize i = 0; i < n_indices; i++)
    if (!find_value (given, &report.asked[i], indices[i], report.sums, &report.values[i], error))
      return FALSE;
  for (gsize i = 0; i < n_indices; i++)
    values[i] = report.values[i];
  return TRUE;
}

gboolean
awrash_metric_index_report (size_t n_threads, AwrashMissing missing, size_t n, const double x[],
                            const double weights[], size_t n_indices, const char *const indices[],
                            double values[], GError **error)
{
  g_auto (Given) given = { missing, n, x, weights, NULL };
  g_auto (AwrashMany) many = { .room = NULL };
  AwrashRange range = { .n = 0 };

  g_return_val_if_fail (x != NULL || n == 0, FALSE);
  g_return_val_if_fail ((indices != NULL && values != NULL) || n_indices == 0, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!awrash_i_missing_check (missing, error) || !awrash_i_threads_check (n_threads, error))
    return FALSE;
  if (n >= AWRASH_BUCKETS_FROM && awrash_i_range_find_plain (n_threads, n, x, weights, &range))
    {
      if (!awrash_i_many_fill (&many, n_threads, &range, x, weights, error))
        return FALSE;
      if (!many.is_blunted)
        return report_many (&given, &many, n_indices, indices, values, error);
      awrash_i_many_clear (&many);
    }
  return find_distribution (&given, error)
         && awrash_metric_index_values (given.distribution, n_indices, indices, values, error);
}
