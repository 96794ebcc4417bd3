/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sobol indices: what a column does is seen where it alone comes from another row.
 * Source: A. Saltelli et al. (2010), Computer Physics Communications 181, table 2 (b) and (f); M.
 * J. W. Jansen (1999), Computer Physics Communications 117. Invariant: every estimate is a quotient
 * of sums over rows of A, so that a replication only draws rows anew. */

#include "simulation/outcome-private.h"

#include "base/cancel-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/number-private.h"
#include "base/sum-private.h"
#include "random/philox-private.h"
#include "random/purposes-private.h"

#include <float.h>
#include <math.h>

typedef struct
{
  gsize n; /* rows of A */
  gsize d;
  double *first; /* f (B) (f (AB) - f (A)), n for each column */
  double *total; /* (f (A) - f (AB))² / 2 */
  double *outer; /* (f (A) + f (B)) / 2 and the mean of their squares, n each */
} Sums;

size_t
awrash_simulation_sobol_size (void)
{
  return sizeof (AwrashSobolIndex);
}

static gboolean
check_question (double level, size_t d, size_t n_points, const double values[], GError **error)
{
  if (!(level > 0.0 && level < 1.0))
    {
      g_autofree char *number = awrash_i_number_format (level);

      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("level is %s, expected a number above 0 and below 1"), number);
      return FALSE;
    }
  if (d == 0 || n_points % (d + 2) != 0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("there are %zu rows for %zu columns, expected a multiple of %zu"), n_points,
                   d, d + 2);
      return FALSE;
    }
  if (n_points < 2 * (d + 2))
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("there are %zu rows for %zu columns, expected at least %zu"), n_points, d,
                   2 * (d + 2));
      return FALSE;
    }
  return awrash_i_outcome_check ("values", n_points, values, error);
}

/* Values over their largest size, about their mean. */
static void
fill (Sums *sums, const double values[], double mean, double scale)
{
  for (gsize i = 0; i < sums->n; i++)
    {
      const double *row = values + i * (sums->d + 2);
      double a = row[0] / scale - mean, b = row[sums->d + 1] / scale - mean;

      sums->outer[i] = 0.5 * (a + b);
      sums->outer[sums->n + i] = 0.5 * (a * a + b * b);
      for (gsize j = 0; j < sums->d; j++)
        {
          double mixed = row[j + 1] / scale - mean;

          sums->first[j * sums->n + i] = b * (mixed - a);
          sums->total[j * sums->n + i] = 0.5 * (a - mixed) * (a - mixed);
        }
    }
}

static double
mean_of (const Sums *sums, const double values[], const guint32 counts[])
{
  AwrashSum sum = { 0, 0 };

  for (gsize i = 0; i < sums->n; i++)
    awrash_i_sum_add (&sum, counts[i] * values[i]);
  return awrash_i_sum_get (&sum) / (double)sums->n;
}

/* First and total indices of all columns, with each row so many times; FALSE where the variance is
 * no more than what roundings leave of values that are all alike. */
static gboolean
estimate (const Sums *sums, const guint32 counts[], double first[], double total[])
{
  double mean = mean_of (sums, sums->outer, counts);
  double square = mean_of (sums, sums->outer + sums->n, counts), variance = square - mean * mean;

  if (!(variance > 16 * DBL_EPSILON * square))
    return FALSE;
  for (gsize j = 0; j < sums->d; j++)
    {
      first[j] = mean_of (sums, sums->first + j * sums->n, counts) / variance;
      total[j] = mean_of (sums, sums->total + j * sums->n, counts) / variance;
    }
  return TRUE;
}

static void
draw_rows (int64_t seed, gsize replication, gsize n, double u[], guint32 counts[])
{
  AwrashRandomAddress address
      = { .seed = seed, .scenario = (int64_t)replication, .purpose = AWRASH_PURPOSE_BOOTSTRAP };

  for (gsize i = 0; i < n; i++)
    counts[i] = 0;
  awrash_i_random_draws (&address, 0, n, u);
  for (gsize i = 0; i < n; i++)
    counts[(gsize)(u[i] * (double)n)]++;
}

/* Two quantiles of a sample, which is put in order. */
static void
interval (double level, gsize n, double sample[], double *low, double *high)
{
  awrash_i_outcome_sort (n, sample);
  *low = n == 0 ? NAN : awrash_i_outcome_quantile (n, sample, (1.0 - level) / 2.0);
  *high = n == 0 ? NAN : awrash_i_outcome_quantile (n, sample, (1.0 + level) / 2.0);
}

static gboolean
replicate (Sums *sums, double level, gsize n_replications, int64_t seed, AwrashSobolIndex indices[],
           GError **error)
{
  gsize d = sums->d;
  g_autofree guint32 *counts = awrash_i_new (guint32, sums->n, error);
  g_autofree double *u = counts == NULL ? NULL : awrash_i_new (double, MAX (sums->n, 2 * d), error);
  g_autofree double *sample
      = u == NULL ? NULL : awrash_i_new (double, 2 * d * n_replications, error);
  gsize n_told = 0;

  if (sample == NULL)
    return FALSE;
  for (gsize r = 0; r < n_replications; r++)
    {
      if (awrash_i_is_cancelled (error))
        return FALSE;
      draw_rows (seed, r, sums->n, u, counts);
      if (!estimate (sums, counts, u, u + d))
        continue;
      for (gsize j = 0; j < 2 * d; j++)
        sample[j * n_replications + n_told] = u[j];
      n_told++;
    }
  for (gsize j = 0; j < d; j++)
    {
      interval (level, n_told, sample + j * n_replications, &indices[j].first_low,
                &indices[j].first_high);
      interval (level, n_told, sample + (d + j) * n_replications, &indices[j].total_low,
                &indices[j].total_high);
    }
  return TRUE;
}

static gboolean
answer (Sums *sums, double level, gsize n_replications, int64_t seed, AwrashSobolIndex indices[],
        GError **error)
{
  gsize d = sums->d;
  g_autofree guint32 *once = awrash_i_new (guint32, sums->n, error);
  g_autofree double *both = once == NULL ? NULL : awrash_i_new (double, 2 * d, error);
  g_autofree AwrashSobolIndex *found
      = both == NULL ? NULL : awrash_i_new (AwrashSobolIndex, d, error);

  if (found == NULL)
    return FALSE;
  for (gsize i = 0; i < sums->n; i++)
    once[i] = 1;
  if (!estimate (sums, once, both, both + d))
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("the values of the rows of A and B are all alike, expected some that vary"));
      return FALSE;
    }
  if (!replicate (sums, level, n_replications, seed, found, error))
    return FALSE;
  for (gsize j = 0; j < d; j++)
    {
      indices[j] = found[j];
      indices[j].first = both[j];
      indices[j].total = both[d + j];
    }
  return TRUE;
}

/* The largest size of a value, and the mean of the rows of A and B over it. */
static void
centre (size_t d, size_t n_points, const double values[], double *mean, double *scale)
{
  AwrashSum sum = { 0, 0 };

  *scale = 0.0;
  for (size_t i = 0; i < n_points; i++)
    *scale = MAX (*scale, fabs (values[i]));
  *scale = *scale > 0.0 ? *scale : 1.0;
  for (size_t i = 0; i < n_points; i += d + 2)
    {
      awrash_i_sum_add (&sum, values[i] / *scale);
      awrash_i_sum_add (&sum, values[i + d + 1] / *scale);
    }
  *mean = awrash_i_sum_get (&sum) * (double)(d + 2) / (2.0 * (double)n_points);
}

gboolean
awrash_simulation_sobol (double level, size_t n_replications, int64_t seed, size_t n_dimensions,
                         size_t n_points, const double values[], AwrashSobolIndex indices[],
                         GError **error)
{
  g_autofree double *room = NULL;
  Sums sums = { .d = n_dimensions };
  double mean, scale;

  g_return_val_if_fail (n_points == 0 || values != NULL, FALSE);
  g_return_val_if_fail (n_dimensions == 0 || indices != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!check_question (level, n_dimensions, n_points, values, error))
    return FALSE;
  sums.n = n_points / (n_dimensions + 2);
  room = awrash_i_new (double, sums.n *(2 * n_dimensions + 2), error);
  if (room == NULL)
    return FALSE;
  sums.first = room;
  sums.total = sums.first + sums.n * n_dimensions;
  sums.outer = sums.total + sums.n * n_dimensions;
  centre (n_dimensions, n_points, values, &mean, &scale);
  fill (&sums, values, mean, scale);
  return answer (&sums, level, n_replications, seed, indices, error);
}
