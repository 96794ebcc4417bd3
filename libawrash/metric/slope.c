/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A line over the mean rank: its rows, how it is drawn through them, and what it predicts at both
 * ends. Source: Mackenbach and Kunst (1997), Social Science and Medicine 44. Invariant: a straight
 * line's slope is the generalised concentration index over twice the variance of the rank. */

#include "metric/slope-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/number-private.h"
#include "base/sum-private.h"

#include <math.h>
#include <string.h>

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

static gboolean
fill_rows (AwrashSlope *slope, double limit, GError **error)
{
  const AwrashSample *sample = &slope->sample;

  slope->cells = awrash_i_new (double, 4 * sample->n, error);
  if (slope->cells == NULL)
    return FALSE;
  slope->rows = (AwrashSlopeRows){ .n = sample->n,
                                   .w = sample->w,
                                   .y = slope->cells,
                                   .z = slope->cells + sample->n,
                                   .is_logit = limit > 0.0,
                                   .rest = slope->cells + 2 * sample->n,
                                   .rate = slope->cells + 3 * sample->n };
  for (gsize b = 0; b < slope->tiers.n_tiers; b++)
    for (gsize k = slope->tiers.first[b]; k < slope->tiers.first[b + 1]; k++)
      {
        slope->rows.z[k] = awrash_i_tiers_centred (&slope->tiers, b);
        slope->rows.y[k] = limit > 0.0 ? ldexp (sample->x[k], sample->exponent) / limit
                                       : awrash_i_tiers_deviation (sample, k);
      }
  slope->base = limit > 0.0 ? 0.0 : sample->sum.high / sample->total.high;
  slope->unit = limit > 0.0 ? limit : ldexp (1.0, sample->exponent);
  return TRUE;
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

gboolean
awrash_i_slope_fill (AwrashSlope *slope, const char *link, gsize n, const double y[],
                     const double rank[], const double weights[], GError **error)
{
  AwrashRange range = { .n = 0 }, ranks = { .n = 0 };
  double limit = 0.0;

  if (!read_link (link, &limit, error)
      || !awrash_i_sample_fill_through (AWRASH_GATE_REAL, &slope->sample, "y", n, y, weights,
                                        &range, error)
      || !check_shares (link, limit, &range, y, error)
      || !awrash_i_range_find_through (AWRASH_GATE_REAL, "rank", n, rank, weights, &ranks, error)
      || !awrash_i_tiers_fill (&slope->tiers, &slope->sample, rank, error)
      || !check_ranks (&slope->tiers, error) || !fill_rows (slope, limit, error))
    return FALSE;
  if (slope->rows.is_logit)
    return awrash_i_slope_logit_fit (&slope->rows, &slope->line, error);
  slope->line = fit_straight (&slope->rows);
  return TRUE;
}

void
awrash_i_slope_clear (AwrashSlope *slope)
{
  awrash_i_sample_clear (&slope->sample);
  awrash_i_tiers_clear (&slope->tiers);
  g_clear_pointer (&slope->cells, g_free);
}

double
awrash_i_slope_rate (const AwrashSlopeRows *rows, double eta)
{
  return rows->is_logit ? awrash_i_slope_logit_rate (eta) : 1.0;
}

double
awrash_i_slope_predict (const AwrashSlopeRows *rows, double eta)
{
  return rows->is_logit ? awrash_i_slope_logit_share (eta) : eta;
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

AwrashSlopeEnds
awrash_i_slope_ends (const AwrashSlope *slope)
{
  const AwrashSlopeRows *rows = &slope->rows;
  double high = slope->line.level + slope->line.slope / 2.0;
  double low = slope->line.level - slope->line.slope / 2.0;
  double at_1 = slope->base + awrash_i_slope_predict (rows, high);
  double at_0 = slope->base + awrash_i_slope_predict (rows, low);
  double rate_1 = awrash_i_slope_rate (rows, high), rate_0 = awrash_i_slope_rate (rows, low);

  return (AwrashSlopeEnds){
    .at_1 = at_1,
    .at_0 = at_0,
    .sii = rows->is_logit ? share_difference (high, low) : slope->line.slope,
    .rii = at_0 > 0.0 && at_1 >= 0.0 ? at_1 / at_0 : NAN,
    .of_sii = { rate_1 - rate_0, (rate_1 + rate_0) / 2.0 },
    .of_log_rii = { rate_1 / at_1 - rate_0 / at_0, (rate_1 / at_1 + rate_0 / at_0) / 2.0 }
  };
}

AwrashSlopeLine
awrash_i_slope_solve (const AwrashSlope *slope, AwrashSlopeLine gradient)
{
  const AwrashSlopeRows *rows = &slope->rows;
  AwrashSum h = { 0.0, 0.0 }, hz = { 0.0, 0.0 }, hzz = { 0.0, 0.0 };
  double centre, of_slope;

  for (gsize i = 0; i < rows->n; i++)
    {
      rows->rate[i]
          = rows->w[i]
            * awrash_i_slope_rate (rows, slope->line.level + slope->line.slope * rows->z[i]);
      awrash_i_sum_add (&h, rows->rate[i]);
      awrash_i_sum_add (&hz, rows->rate[i] * rows->z[i]);
    }
  centre = awrash_i_sum_get (&hz) / awrash_i_sum_get (&h);
  for (gsize i = 0; i < rows->n; i++)
    {
      double away = rows->z[i] - centre;

      awrash_i_sum_add (&hzz, rows->rate[i] * away * away);
    }
  of_slope = (gradient.slope - gradient.level * centre) / awrash_i_sum_get (&hzz);
  return (AwrashSlopeLine){ gradient.level / awrash_i_sum_get (&h) - centre * of_slope, of_slope };
}
