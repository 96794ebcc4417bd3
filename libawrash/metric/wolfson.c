/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Wolfson's bipolarisation 2 (μ/m) (2 (1/2 - L(1/2)) - G), m the median, as the sum it equals:
 * (4/m) Σ p |x - m| min (r, 1 - r), r the mid rank. Source: M. C. Wolfson (1994), When inequalities
 * diverge, American Economic Review 84; X.-Q. Wang and K.-Y. Tsui (2000), Journal of Public
 * Economic Theory 2. Invariant: every term is >= 0; L is interpolated, since a row on the middle
 * adds 0. */

#include "metric/wolfson-private.h"

#include "base/i18n-private.h"
#include "base/sum-private.h"
#include "metric/pair-private.h"
#include "metric/quantile-private.h"
#include "metric/sorted-private.h"

#include <float.h>
#include <math.h>

/* The row in which half of the weight is reached, and whether it is reached at its very end, to the
 * last bits of two sums that are right to some 100. */
static gsize
find_middle (const AwrashSorted *rows, gboolean *is_end)
{
  AwrashPair total = rows->below[rows->sample->n - 1];
  AwrashPair half = { total.high / 2.0, total.low / 2.0 };
  double slack = 0x1p-90 * total.high;
  gsize k = 0;

  while (awrash_i_pair_difference (rows->below[k], half) < -slack)
    k++;
  *is_end = awrash_i_pair_difference (rows->below[k], half) <= slack;
  return k;
}

/* Twice the sum over |x - m| of the share times the weight on the row's side of the middle. */
static double
spread_around (const AwrashSorted *rows, gsize last_low, gsize first_high, double median)
{
  const AwrashSample *sample = rows->sample;
  AwrashSum above = { 0.0, 0.0 }, sum = { 0.0, 0.0 };

  for (gsize k = sample->n; k-- > first_high;)
    {
      double before = awrash_i_sum_get (&above), w = sample->w[rows->place[k]];

      awrash_i_sum_add (&above, w);
      awrash_i_sum_add (&sum, w * (sample->x[rows->place[k]] - median)
                                  * (before + awrash_i_sum_get (&above)));
    }
  for (gsize k = 0; k <= last_low; k++)
    {
      double before = k > 0 ? rows->below[k - 1].high : 0.0;

      awrash_i_sum_add (&sum, sample->w[rows->place[k]] * (median - sample->x[rows->place[k]])
                                  * (before + rows->below[k].high));
    }
  return awrash_i_sum_get (&sum) / sample->total.high / sample->total.high;
}

/* The mean of two values as mantissa and exponent, in the unit of the scaled sample: from scaled
 * values, but from their logarithms where scaling took their digits. */
static double
find_median (const AwrashSorted *rows, gsize middle, gsize next, int *exponent)
{
  const AwrashSample *sample = rows->sample;
  gsize low = rows->place[middle], high = rows->place[next];
  double median = sample->x[low] / 2.0 + sample->x[high] / 2.0;
  int shift = 0;

  if (median < DBL_MIN / DBL_EPSILON && sample->log != NULL)
    {
      shift = sample->exponent;
      median = exp (sample->log[low] + shift * G_LN2) / 2.0
               + exp (sample->log[high] + shift * G_LN2) / 2.0;
    }
  median = frexp (median, exponent);
  *exponent -= shift;
  return median;
}

gboolean
awrash_i_wolfson_combine (const AwrashIndexQuestion *question, const double sums[],
                          AwrashIndexAnswer *answer, GError **error)
{
  g_auto (AwrashSorted) rows = { .sample = NULL };
  gboolean is_end = FALSE;
  gsize middle = 0, next = 0;
  double median = 0.0;
  int exponent = 0;

  (void)sums;
  if (!awrash_i_sorted_fill (&rows, &question->prepared->sample, error))
    return FALSE;
  middle = find_middle (&rows, &is_end);
  next = is_end ? middle + 1 : middle;
  median = find_median (&rows, middle, next, &exponent);
  if (!(median > 0.0))
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("the median of x is 0, expected half of the weight on values > 0"));
      return FALSE;
    }
  answer->value = 2.0 * spread_around (&rows, middle, next, ldexp (median, exponent)) / median;
  answer->exponent = -exponent;
  return TRUE;
}

/* ── influence and slope: of (2/m) (μ - 2 GL(1/2) - μ G) ────────────────────────────────────── */

static const AwrashTermUse poorer_half = { &awrash_i_term_bottom, 0.5 };
static const AwrashTermUse difference = { &awrash_i_term_difference, 0.0 };

gboolean
awrash_i_wolfson_influence (const AwrashIndexQuestion *question, double value, double rows[],
                            GError **error)
{
  const AwrashPrepared *prepared = question->prepared;
  const AwrashSample *sample = &prepared->sample;
  double median = awrash_i_quantile_find (prepared, 0.5).value;

  (void)error;
  for (gsize k = 0; k < sample->n; k++)
    rows[k] += 2.0 / median * awrash_i_sample_cross (sample->x[k], sample->total, 1.0, sample->sum)
               / sample->total.high;
  awrash_i_term_add_influence (prepared, poorer_half, 0.0, -4.0 / median, rows);
  awrash_i_term_add_influence (prepared, difference, 0.0, -2.0 / median, rows);
  awrash_i_quantile_add_influence (prepared, 0.5, -value / median, rows);
  return TRUE;
}

gboolean
awrash_i_wolfson_slope (const AwrashIndexQuestion *question, double value, double rows[],
                        GError **error)
{
  const AwrashPrepared *prepared = question->prepared;
  double median = awrash_i_quantile_find (prepared, 0.5).value;

  (void)error;
  for (gsize k = 0; k < prepared->sample.n; k++)
    rows[k] += 2.0 / median;
  awrash_i_term_add_slope (prepared, poorer_half, -4.0 / median, rows);
  awrash_i_term_add_slope (prepared, difference, -2.0 / median, rows);
  awrash_i_quantile_add_slope (prepared, 0.5, -value / median, rows);
  return TRUE;
}

gboolean
awrash_metric_wolfson (size_t n, const double x[], const double weights[], double *wolfson,
                       GError **error)
{
  g_auto (AwrashPrepared) prepared = { .below = NULL };
  AwrashIndexQuestion question = { .prepared = &prepared };
  AwrashIndexAnswer answer = { .value = NAN };

  g_return_val_if_fail (x != NULL || n == 0, FALSE);
  g_return_val_if_fail (wolfson != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!awrash_i_prepared_fill (&prepared, n, x, weights, error))
    return awrash_i_index_refuse_rows ("wolfson", n, x, weights, error);
  if (!awrash_i_wolfson_combine (&question, NULL, &answer, error))
    return FALSE;
  *wolfson = ldexp (answer.value, answer.exponent);
  return TRUE;
}
