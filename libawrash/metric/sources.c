/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sources of what rows have: checked, kept and summed once for every question asked of them.
 * Source: none. Invariant: a row's total is its sum, rounded once; one beyond all doubles is
 * refused. */

#include "metric/sources-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/number-private.h"
#include "metric/pair-private.h"
#include "metric/range-private.h"

#include <float.h>
#include <math.h>
#include <string.h>

static gboolean
counts (const double weights[], gsize i)
{
  return weights == NULL || weights[i] != 0.0;
}

/* Every value of a row that counts is in its domain. */
static gboolean
check_values (gsize n, gsize n_sources, const double values[], const double weights[],
              GError **error)
{
  for (gsize k = 0; k < n_sources; k++)
    for (gsize i = 0; i < n; i++)
      {
        double value = values[k * n + i];

        if (counts (weights, i) && !(value >= 0.0 && value <= DBL_MAX))
          {
            g_autofree char *number = awrash_i_number_format (value);

            g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                         _ ("row %zu of source %zu is %s, expected a finite number ≥ 0"), i, k,
                         number);
            return FALSE;
          }
      }
  return TRUE;
}

static gboolean
allocate (AwrashSources *sources, gsize n, gsize n_sources, GError **error)
{
  gsize cells = n <= G_MAXSIZE / n_sources ? n * n_sources : G_MAXSIZE;

  sources->n = n;
  sources->n_sources = n_sources;
  sources->values = awrash_i_new (double, cells, error);
  if (sources->values == NULL)
    return FALSE;
  sources->weights = awrash_i_new (double, n, error);
  if (sources->weights == NULL)
    return FALSE;
  sources->share = awrash_i_new (double, n_sources, error);
  if (sources->share == NULL)
    return FALSE;
  sources->mean = awrash_i_new (double, n_sources, error);
  return sources->mean != NULL;
}

/* Copies the rows that count and writes their totals; returns how many these are. */
static gsize
copy_rows (AwrashSources *sources, gsize n, const double values[], const double weights[],
           double totals[])
{
  gsize count = 0;

  for (gsize i = 0; i < n; i++)
    {
      AwrashSum total = { 0.0, 0.0 };

      if (!counts (weights, i))
        continue;
      for (gsize k = 0; k < sources->n_sources; k++)
        {
          sources->values[k * n + count] = values[k * n + i];
          awrash_i_sum_add (&total, values[k * n + i]);
        }
      sources->weights[count] = weights == NULL ? 1.0 : weights[i];
      totals[count++] = awrash_i_sum_get (&total);
    }
  return count;
}

/* Closes the gaps that rows without weight leave between the sources. */
static void
pack (AwrashSources *sources, gsize n, gsize count)
{
  for (gsize k = 1; k < sources->n_sources; k++)
    memmove (sources->values + k * count, sources->values + k * n, count * sizeof (double));
  sources->n = count;
}

static void
find_shares (AwrashSources *sources)
{
  const AwrashSample *total = &sources->total.sample;

  for (gsize k = 0; k < sources->n_sources; k++)
    {
      AwrashSum sum = { 0.0, 0.0 };

      for (gsize i = 0; i < total->n; i++)
        awrash_i_pair_sum_product (
            &sum, total->w[i],
            ldexp (sources->values[k * sources->n + total->row[i]], -total->exponent));
      sources->share[k] = awrash_i_sum_get (&sum) / total->sum.high;
      sources->mean[k] = ldexp (awrash_i_sum_get (&sum) / total->total.high, total->exponent);
    }
}

static gboolean
fill (AwrashSources *sources, gsize n, gsize n_sources, const double values[],
      const double weights[], GError **error)
{
  g_autofree double *totals = NULL;
  AwrashRange range = { .n = 0 };

  if (weights != NULL && !awrash_i_range_find ("weights", n, weights, NULL, &range, error))
    return FALSE;
  if (!check_values (n, n_sources, values, weights, error)
      || !allocate (sources, n, n_sources, error))
    return FALSE;
  totals = awrash_i_new (double, n, error);
  if (totals == NULL)
    return FALSE;
  pack (sources, n, copy_rows (sources, n, values, weights, totals));
  if (!awrash_i_range_find ("total", sources->n, totals, sources->weights, &range, error)
      || !awrash_i_prepared_fill (&sources->total, sources->n, totals, sources->weights, error))
    return FALSE;
  find_shares (sources);
  return TRUE;
}

AwrashSources *
awrash_metric_sources_new (size_t n, size_t n_sources, const double values[],
                           const double weights[], GError **error)
{
  g_autoptr (AwrashSources) sources = g_new0 (AwrashSources, 1);

  g_return_val_if_fail (values != NULL || n == 0 || n_sources == 0, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (n == 0 || n_sources == 0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("%zu sources of %zu rows, expected at least 1 of each"), n_sources, n);
      return NULL;
    }
  return fill (sources, n, n_sources, values, weights, error) ? g_steal_pointer (&sources) : NULL;
}

void
awrash_metric_sources_free (AwrashSources *sources)
{
  if (sources == NULL)
    return;
  g_free (sources->values);
  g_free (sources->weights);
  g_free (sources->share);
  g_free (sources->mean);
  awrash_i_prepared_clear (&sources->total);
  g_free (sources);
}

size_t
awrash_metric_sources_get_n_sources (const AwrashSources *sources)
{
  g_return_val_if_fail (sources != NULL, 0);

  return sources->n_sources;
}
