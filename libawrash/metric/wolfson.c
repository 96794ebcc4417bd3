/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Wolfson's bipolarisation 2 (μ/m) (2 (1/2 - L(1/2)) - G), m the median, as the sum it equals:
 * (4/m) Σ p |x - m| min (r, 1 - r), r the mid rank. Source: M. C. Wolfson (1994), When inequalities
 * diverge, American Economic Review 84; X.-Q. Wang and K.-Y. Tsui (2000), Journal of Public
 * Economic Theory 2. Invariant: every term is >= 0; L is interpolated, since a row on the middle
 * adds 0. */

#include "base/i18n-private.h"
#include "base/sum-private.h"
#include "metric/prepared-private.h"

#include <float.h>
#include <math.h>

/* The row in which half of the weight is reached, and whether it is reached at its very end, to the
 * last bits of the two sums. */
static gsize
find_middle (const AwrashPrepared *prepared, gboolean *is_end)
{
  double half = prepared->below[prepared->sample.n - 1] / 2.0;
  gsize k = 0;

  while (prepared->below[k] < half * (1.0 - 2.0 * DBL_EPSILON))
    k++;
  *is_end = prepared->below[k] <= half * (1.0 + 2.0 * DBL_EPSILON);
  return k;
}

/* Twice the sum over |x - m| of the share times the weight on the row's side of the middle. */
static double
spread_around (const AwrashPrepared *prepared, gsize last_low, gsize first_high, double median)
{
  const AwrashSample *sample = &prepared->sample;
  AwrashSum above = { 0.0, 0.0 }, sum = { 0.0, 0.0 };

  for (gsize k = sample->n; k-- > first_high;)
    {
      double before = awrash_i_sum_get (&above);

      awrash_i_sum_add (&above, sample->w[k]);
      awrash_i_sum_add (&sum, sample->w[k] * (sample->x[k] - median)
                                  * (before + awrash_i_sum_get (&above)));
    }
  for (gsize k = 0; k <= last_low; k++)
    {
      double before = k > 0 ? prepared->below[k - 1] : 0.0;

      awrash_i_sum_add (&sum,
                        sample->w[k] * (median - sample->x[k]) * (before + prepared->below[k]));
    }
  return awrash_i_sum_get (&sum) / sample->total.high / sample->total.high;
}

gboolean
awrash_metric_wolfson (size_t n, const double x[], const double weights[], double *wolfson,
                       GError **error)
{
  g_auto (AwrashPrepared) prepared = { .below = NULL };
  gboolean is_end = FALSE;
  gsize middle = 0, next = 0;
  double median = 0.0;

  g_return_val_if_fail (x != NULL || n == 0, FALSE);
  g_return_val_if_fail (wolfson != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!awrash_i_prepared_fill (&prepared, n, x, weights, error))
    return FALSE;
  middle = find_middle (&prepared, &is_end);
  next = is_end ? middle + 1 : middle;
  median = prepared.sample.x[middle] / 2.0 + prepared.sample.x[next] / 2.0;
  if (!(median > 0.0))
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("the median of x is 0, expected half of the weight on values > 0"));
      return FALSE;
    }
  *wolfson = 2.0 * spread_around (&prepared, middle, next, median) / median;
  return TRUE;
}
