/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Quantiles by the inverse of the weighted distribution function, and what is measured with them.
 * Source: Hyndman and Fan (1996), definition 2; the influence functions: Deville (1999), Survey
 * Methodology 25. Invariant: a border counts as p itself within 1e-12, since cumulated weights such
 * as ten times 0.1 are not exact. */

#include "metric/quantile-private.h"

#include "base/i18n-private.h"
#include "base/sum-private.h"

#include <math.h>

AwrashQuantile
awrash_i_quantile_find (const AwrashPrepared *prepared, double p)
{
  const AwrashSample *sample = &prepared->sample;
  double border = p * sample->total.high, slack = AWRASH_QUANTILE_SLACK * sample->total.high;
  gsize low = 0, count = sample->n - 1, high = 0;

  while (count > 0) /* the first row whose border is not below p */
    {
      gsize half = count / 2;

      if (prepared->below[low + half] < border - slack)
        {
          low += half + 1;
          count -= half + 1;
        }
      else
        count = half;
    }
  high = low;
  if (low + 1 < sample->n && prepared->below[low] <= border + slack)
    high = low + 1;
  return (AwrashQuantile){ low, high, (sample->x[low] + sample->x[high]) / 2.0 };
}

/* ── one over another ───────────────────────────────────────────────────────────────────────── */

static double
quantile_of (const AwrashIndexQuestion *question, double p)
{
  return question->prepared != NULL ? awrash_i_quantile_find (question->prepared, p).value
                                    : awrash_i_many_quantile (question->many, p);
}

gboolean
awrash_i_quantile_ratio_combine (const AwrashIndexQuestion *question, const double sums[],
                                 AwrashIndexAnswer *answer, GError **error)
{
  double upper = quantile_of (question, question->parameters[0]);
  double lower = quantile_of (question, question->parameters[1]);

  (void)sums;
  if (!(upper > 0.0))
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("both percentiles of the ratio are 0, expected the upper one > 0"));
      return FALSE;
    }
  answer->value = upper / lower;
  return TRUE;
}

/* The density at a value by a Gaussian kernel of bandwidth σ n^(-1/5); 0 where all are equal. */
static double
density_at (const AwrashSample *sample, double value)
{
  AwrashTermUse variance = { &awrash_i_term_variance, 0.0 };
  AwrashSum sum = { 0.0, 0.0 };
  double bandwidth = 0.0;

  awrash_i_term_sum (sample, NULL, 1, &variance, &bandwidth);
  bandwidth = sqrt (bandwidth) * pow ((double)sample->n, -0.2);
  for (gsize k = 0; k < sample->n && bandwidth > 0.0; k++)
    {
      double z = (sample->x[k] - value) / bandwidth;

      awrash_i_sum_add (&sum, sample->w[k] * exp (-z * z / 2.0));
    }
  return bandwidth > 0.0
             ? awrash_i_sum_get (&sum) / sample->total.high / bandwidth / sqrt (2.0 * G_PI)
             : 0.0;
}

/* Adds factor (F (q) - 1{x <= q}) to each row, F (q) the share at or below q. */
static void
add_indicator (const AwrashSample *sample, double quantile, double factor, double rows[])
{
  AwrashSum below = { 0.0, 0.0 };
  double share = 0.0;

  for (gsize k = 0; k < sample->n && sample->x[k] <= quantile; k++)
    awrash_i_sum_add (&below, sample->w[k]);
  share = awrash_i_sum_get (&below) / sample->total.high;
  for (gsize k = 0; k < sample->n; k++)
    rows[k] += factor * (share - (sample->x[k] <= quantile ? 1.0 : 0.0));
}

void
awrash_i_quantile_add_influence (const AwrashPrepared *prepared, double p, double factor,
                                 double rows[])
{
  double at = awrash_i_quantile_find (prepared, p).value;
  double density = density_at (&prepared->sample, at);

  if (density > 0.0)
    add_indicator (&prepared->sample, at, factor / density, rows);
}

void
awrash_i_quantile_add_slope (const AwrashPrepared *prepared, double p, double factor, double rows[])
{
  const AwrashSample *sample = &prepared->sample;
  AwrashQuantile at = awrash_i_quantile_find (prepared, p);
  double half = factor / 2.0 * sample->total.high;

  rows[at.low] += half / sample->w[at.low];
  rows[at.high] += half / sample->w[at.high];
}

gboolean
awrash_i_quantile_ratio_influence (const AwrashIndexQuestion *question, double value, double rows[],
                                   GError **error)
{
  (void)error;
  for (gsize k = 0; k < 2; k++)
    {
      double at = awrash_i_quantile_find (question->prepared, question->parameters[k]).value;

      awrash_i_quantile_add_influence (question->prepared, question->parameters[k],
                                       (k == 0 ? value : -value) / at, rows);
    }
  return TRUE;
}

gboolean
awrash_i_quantile_ratio_slope (const AwrashIndexQuestion *question, double value, double rows[],
                               GError **error)
{
  (void)error;
  for (gsize k = 0; k < 2; k++)
    {
      double at = awrash_i_quantile_find (question->prepared, question->parameters[k]).value;

      awrash_i_quantile_add_slope (question->prepared, question->parameters[k],
                                   (k == 0 ? value : -value) / at, rows);
    }
  return TRUE;
}

/* ── the units beyond ───────────────────────────────────────────────────────────────────────── */

typedef struct
{
  double top_from;    /* units above it are rich */
  double bottom_to;   /* units up to it are poor */
  double top, bottom; /* what they hold, over all weight */
} Ends;

static Ends
find_ends (const AwrashIndexQuestion *question)
{
  const AwrashSample *sample = &question->prepared->sample;
  AwrashSum top = { 0.0, 0.0 }, bottom = { 0.0, 0.0 };
  Ends ends = {
    .top_from = awrash_i_quantile_find (question->prepared, 1.0 - question->parameters[0]).value,
    .bottom_to = awrash_i_quantile_find (question->prepared, question->parameters[1]).value,
  };

  for (gsize k = sample->n; k > 0 && sample->x[k - 1] > ends.top_from; k--)
    awrash_i_sum_add (&top, sample->w[k - 1] * sample->x[k - 1]);
  for (gsize k = 0; k < sample->n && sample->x[k] <= ends.bottom_to; k++)
    awrash_i_sum_add (&bottom, sample->w[k] * sample->x[k]);
  ends.top = awrash_i_sum_get (&top) / sample->total.high;
  ends.bottom = awrash_i_sum_get (&bottom) / sample->total.high;
  return ends;
}

gboolean
awrash_i_quantile_share_combine (const AwrashIndexQuestion *question, const double sums[],
                                 AwrashIndexAnswer *answer, GError **error)
{
  Ends ends = find_ends (question);

  (void)sums;
  if (ends.top == 0.0 && ends.bottom == 0.0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("no value lies above the upper quantile and those up to the lower one sum "
                      "to 0, expected one of the sums > 0"));
      return FALSE;
    }
  answer->value = ends.top / ends.bottom;
  return TRUE;
}

/* T = Σ p x 1{x > q}: x 1{x > q} - T - q (F (q) - 1{x <= q}), where the density has cancelled. */
gboolean
awrash_i_quantile_share_influence (const AwrashIndexQuestion *question, double value, double rows[],
                                   GError **error)
{
  const AwrashSample *sample = &question->prepared->sample;
  Ends ends = find_ends (question);

  (void)error;
  for (gsize k = 0; k < sample->n; k++)
    {
      double rich = sample->x[k] > ends.top_from ? sample->x[k] : 0.0;
      double poor = sample->x[k] <= ends.bottom_to ? sample->x[k] : 0.0;

      rows[k] = (rich - ends.top - value * (poor - ends.bottom)) / ends.bottom;
    }
  add_indicator (sample, ends.top_from, -ends.top_from / ends.bottom, rows);
  add_indicator (sample, ends.bottom_to, -value * ends.bottom_to / ends.bottom, rows);
  return TRUE;
}

gboolean
awrash_i_quantile_share_slope (const AwrashIndexQuestion *question, double value, double rows[],
                               GError **error)
{
  const AwrashSample *sample = &question->prepared->sample;
  Ends ends = find_ends (question);

  (void)error;
  for (gsize k = 0; k < sample->n; k++)
    rows[k] = ((sample->x[k] > ends.top_from ? 1.0 : 0.0)
               - (sample->x[k] <= ends.bottom_to ? value : 0.0))
              / ends.bottom;
  return TRUE;
}
