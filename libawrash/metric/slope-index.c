/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The slope and the relative index of inequality: what a line over the mean rank predicts at the
 * top, against what it predicts at the bottom. Source: Mackenbach and Kunst (1997), Social Science
 * and Medicine 44; White (1980), Econometrica 48, for the standard errors. Invariant: a straight
 * line's slope is the generalised concentration index over twice the variance of the rank. */

#include "metric/slope-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/number-private.h"
#include "base/sum-private.h"

#include <math.h>
#include <string.h>

size_t
awrash_metric_slope_index_size (void)
{
  return sizeof (AwrashSlopeIndex);
}

/* "linear", "logit" or "logit:LIMIT"; limit is 0 for a straight line. */
static gboolean
read_link (const char *link, double *limit, GError **error)
{
  if (strcmp (link, "linear") == 0)
    *limit = 0.0;
  else if (strcmp (link, "logit") == 0)
    *limit = 1.0;
  else if (!g_str_has_prefix (link, "logit:")
           || awrash_i_number_parse (link + strlen ("logit:"), '.', limit) != AWRASH_NUMBER_READ
           || !(*limit > 0.0))
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
                   _ ("link is \"%s\", expected linear, logit (for y from 0 to 1) or logit:LIMIT "
                      "(for y from 0 to a LIMIT > 0)"),
                   link);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_shares (const char *link, double limit, const AwrashRange *range, const double y[],
              GError **error)
{
  gsize row = y[range->lowest] < 0.0 ? range->lowest : range->highest;
  g_autofree char *number = NULL, *end = NULL;

  if (limit == 0.0 || (y[range->lowest] >= 0.0 && y[range->highest] <= limit))
    return TRUE;
  number = awrash_i_number_format (y[row]);
  end = awrash_i_number_format (limit);
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("y[%zu] is %s, expected a number from 0 to %s for the link \"%s\""), row, number,
               end, link);
  return FALSE;
}

static gboolean
check_ranks (const AwrashTiers *tiers, GError **error)
{
  if (tiers->n_tiers >= 2)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
               _ ("every rank with a weight > 0 is the same, expected at least two for a slope"));
  return FALSE;
}

static void
fill_rows (const AwrashTiers *tiers, const AwrashSample *sample, double limit,
           AwrashSlopeRows *rows)
{
  for (gsize b = 0; b < tiers->n_tiers; b++)
    for (gsize k = tiers->first[b]; k < tiers->first[b + 1]; k++)
      {
        rows->z[k] = awrash_i_tiers_centred (tiers, b);
        rows->y[k] = limit > 0.0 ? ldexp (sample->x[k], sample->exponent) / limit
                                 : awrash_i_tiers_deviation (sample, k);
      }
}

/* A straight line through the distances from the mean: its level is 0. */
static AwrashSlopeLine
fit_straight (const AwrashSlopeRows *rows)
{
  AwrashSum products = { 0.0, 0.0 }, squares = { 0.0, 0.0 };

  for (gsize i = 0; i < rows->n; i++)
    {
      awrash_i_sum_add (&products, rows->w[i] * rows->z[i] * rows->y[i]);
      awrash_i_sum_add (&squares, rows->w[i] * rows->z[i] * rows->z[i]);
    }
  return (AwrashSlopeLine){ 0.0, awrash_i_sum_get (&products) / awrash_i_sum_get (&squares) };
}

static double
rate_at (const AwrashSlopeRows *rows, double eta)
{
  return rows->is_logit ? awrash_i_slope_logit_rate (eta) : 1.0;
}

static double
predict (const AwrashSlopeRows *rows, double eta)
{
  return rows->is_logit ? awrash_i_slope_logit_share (eta) : eta;
}

/* HC1: the standard error of level_share × level + slope_share × slope, with a sandwich of squared
 * residuals around the information, times n / (n - 2). */
static double
standard_error (const AwrashSlopeRows *rows, AwrashSlopeLine line, AwrashSlopeLine gradient)
{
  AwrashSum h = { 0.0, 0.0 }, hz = { 0.0, 0.0 }, hzz = { 0.0, 0.0 }, variance = { 0.0, 0.0 };
  double n = (double)rows->n, centre = 0.0, squares = 0.0;

  if (rows->n < 3)
    return NAN;
  for (gsize i = 0; i < rows->n; i++)
    {
      double rate = rows->w[i] * rate_at (rows, line.level + line.slope * rows->z[i]);

      awrash_i_sum_add (&h, rate);
      awrash_i_sum_add (&hz, rate * rows->z[i]);
    }
  centre = awrash_i_sum_get (&hz) / awrash_i_sum_get (&h);
  for (gsize i = 0; i < rows->n; i++)
    {
      double away = rows->z[i] - centre;
      double rate = rows->w[i] * rate_at (rows, line.level + line.slope * rows->z[i]);

      awrash_i_sum_add (&hzz, rate * away * away);
    }
  squares = awrash_i_sum_get (&hzz);
  for (gsize i = 0; i < rows->n; i++)
    {
      double eta = line.level + line.slope * rows->z[i], away = rows->z[i] - centre;
      double of_slope = away / squares;
      double of_level = 1.0 / awrash_i_sum_get (&h) - centre * of_slope;
      double moved = (gradient.level * of_level + gradient.slope * of_slope) * rows->w[i]
                     * (rows->y[i] - predict (rows, eta));

      awrash_i_sum_add (&variance, moved * moved);
    }
  return sqrt (awrash_i_sum_get (&variance) * (n / (n - 2.0)));
}

/* share (high) - share (low) without a difference of nearly equal shares. */
static double
share_difference (double high, double low)
{
  if (high < low)
    return -share_difference (low, high);
  return awrash_i_slope_logit_share (high) * awrash_i_slope_logit_share (-low)
         * -expm1 (low - high);
}

/* What the line predicts at both ends, in the caller's unit by way of unit; base is what was taken
 * off the outcomes before. */
static void
answer (const AwrashSlopeRows *rows, AwrashSlopeLine line, double base, double unit,
        AwrashSlopeIndex *found)
{
  double high = line.level + line.slope / 2.0, low = line.level - line.slope / 2.0;
  double at_1 = base + predict (rows, high), at_0 = base + predict (rows, low);
  double rate_1 = rate_at (rows, high), rate_0 = rate_at (rows, low);
  AwrashSlopeLine of_sii = { rate_1 - rate_0, (rate_1 + rate_0) / 2.0 };
  AwrashSlopeLine of_rii = { rate_1 / at_1 - rate_0 / at_0, (rate_1 / at_1 + rate_0 / at_0) / 2.0 };
  gboolean has_ratio = at_0 > 0.0 && at_1 >= 0.0;

  found->at_0 = unit * at_0;
  found->at_1 = unit * at_1;
  found->sii = unit * (rows->is_logit ? share_difference (high, low) : line.slope);
  found->rii = has_ratio ? at_1 / at_0 : NAN;
  found->sii_error = unit * standard_error (rows, line, of_sii);
  found->log_rii_error = has_ratio && at_1 > 0.0 ? standard_error (rows, line, of_rii) : NAN;
}

gboolean
awrash_metric_slope_index (const char *link, size_t n, const double y[], const double rank[],
                           const double weights[], AwrashSlopeIndex *slope, GError **error)
{
  g_auto (AwrashSample) sample = { .n = 0 };
  g_auto (AwrashTiers) tiers = { .n_tiers = 0 };
  g_autofree double *cells = NULL;
  AwrashRange range = { .n = 0 }, ranks = { .n = 0 };
  AwrashSlopeRows rows = { .n = 0 };
  AwrashSlopeLine line = { 0.0, 0.0 };
  AwrashSlopeIndex found = { .sii = 0.0 };
  double limit = 0.0;

  g_return_val_if_fail (link != NULL, FALSE);
  g_return_val_if_fail ((y != NULL && rank != NULL) || n == 0, FALSE);
  g_return_val_if_fail (slope != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!read_link (link, &limit, error)
      || !awrash_i_sample_fill_through (AWRASH_GATE_REAL, &sample, "y", n, y, weights, &range,
                                        error)
      || !check_shares (link, limit, &range, y, error)
      || !awrash_i_range_find_through (AWRASH_GATE_REAL, "rank", n, rank, weights, &ranks, error)
      || !awrash_i_tiers_fill (&tiers, &sample, rank, error) || !check_ranks (&tiers, error))
    return FALSE;
  cells = awrash_i_new (double, 4 * sample.n, error);
  if (cells == NULL)
    return FALSE;
  rows = (AwrashSlopeRows){ .n = sample.n,
                            .w = sample.w,
                            .y = cells,
                            .z = cells + sample.n,
                            .is_logit = limit > 0.0,
                            .rest = cells + 2 * sample.n,
                            .rate = cells + 3 * sample.n };
  fill_rows (&tiers, &sample, limit, &rows);
  if (rows.is_logit && !awrash_i_slope_logit_fit (&rows, &line, error))
    return FALSE;
  if (!rows.is_logit)
    line = fit_straight (&rows);
  answer (&rows, line, rows.is_logit ? 0.0 : sample.sum.high / sample.total.high,
          rows.is_logit ? limit : ldexp (1.0, sample.exponent), &found);
  *slope = found;
  return TRUE;
}
