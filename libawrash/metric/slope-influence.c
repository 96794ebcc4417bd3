/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How much each row moves the slope and the relative index of inequality of a straight line: the
 * derivative along (1 - e) F + e δ, in which the ranks of all rows move too. With C the generalised
 * concentration index, V the variance of the mean rank and t the share of a tier, the slope is
 * C/(2 V) and V = (1 - Σ t³)/12, so that ψ_V = (Σ t³ - t²)/4.
 * Source: Deville (1999), Survey Methodology 25; Mackenbach and Kunst (1997), Social Science and
 * Medicine 44. Invariant: the weighted mean of an influence is 0. */

#include "base/i18n-private.h"
#include "base/names-private.h"
#include "base/number-private.h"
#include "base/sum-private.h"
#include "metric/slope-private.h"

#include <math.h>

typedef enum
{
  MEASURE_SII = 1,
  MEASURE_RII = 2
} Measure;

static const AwrashName measure_names[] = { { MEASURE_SII, "sii" }, { MEASURE_RII, "rii" } };

static double
share_of (const AwrashTiers *tiers, const AwrashSample *sample, gsize tier)
{
  return tiers->tied[tier] / sample->total.high;
}

/* Σ t³, and V as a sum of squares. */
static void
find_moments (const AwrashTiers *tiers, const AwrashSample *sample, double *cubes, double *variance)
{
  AwrashSum cube = { 0.0, 0.0 }, square = { 0.0, 0.0 };

  for (gsize b = 0; b < tiers->n_tiers; b++)
    {
      double share = share_of (tiers, sample, b), centred = awrash_i_tiers_centred (tiers, b);

      awrash_i_sum_add (&cube, share * share * share);
      awrash_i_sum_add (&square, share * centred * centred);
    }
  *cubes = awrash_i_sum_get (&cube);
  *variance = awrash_i_sum_get (&square);
}

/* From the influence of C to that of the slope, in place. */
static void
write_slope (const AwrashTiers *tiers, const AwrashSample *sample, double slope, double influence[])
{
  double cubes = 0.0, variance = 0.0;

  find_moments (tiers, sample, &cubes, &variance);
  for (gsize b = 0; b < tiers->n_tiers; b++)
    {
      double share = share_of (tiers, sample, b), of_variance = (cubes - share * share) / 4.0;

      for (gsize k = tiers->first[b]; k < tiers->first[b + 1]; k++)
        influence[sample->row[k]]
            = (influence[sample->row[k]] / 2.0 - slope * of_variance) / variance;
    }
}

/* From the slope's to that of what the line predicts at the top over what it does at the bottom. */
static void
write_ratio (const AwrashSample *sample, const AwrashSlopeIndex *line, double influence[])
{
  for (gsize k = 0; k < sample->n; k++)
    {
      double half = influence[sample->row[k]] / 2.0;
      double mean = ldexp (awrash_i_tiers_deviation (sample, k), sample->exponent);

      influence[sample->row[k]] = ((mean + half) - line->rii * (mean - half)) / line->at_0;
    }
}

static gboolean
check_ratio (const AwrashSlopeIndex *line, GError **error)
{
  g_autofree char *bottom = NULL, *top = NULL;

  if (!isnan (line->rii))
    return TRUE;
  bottom = awrash_i_number_format (line->at_0);
  top = awrash_i_number_format (line->at_1);
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("the line runs from %s to %s, expected outcomes > 0 at the bottom and ≥ 0 at the "
                  "top for \"rii\"; \"sii\" needs none"),
               bottom, top);
  return FALSE;
}

static gboolean
derive (Measure measure, size_t n, const double y[], const double rank[], const double weights[],
        double influence[], GError **error)
{
  g_auto (AwrashSample) sample = { .n = 0 };
  g_auto (AwrashTiers) tiers = { .n_tiers = 0 };
  AwrashRange range = { .n = 0 };
  AwrashSlopeIndex line;

  if (!awrash_metric_slope_index ("linear", n, y, rank, weights, &line, error)
      || (measure == MEASURE_RII && !check_ratio (&line, error))
      || !awrash_i_sample_fill_through (AWRASH_GATE_REAL, &sample, "y", n, y, weights, &range,
                                        error)
      || !awrash_i_tiers_fill (&tiers, &sample, rank, error)
      || !awrash_metric_concentration_influence ("generalized", n, y, rank, weights, influence,
                                                 error))
    return FALSE;
  write_slope (&tiers, &sample, line.sii, influence);
  if (measure == MEASURE_RII)
    write_ratio (&sample, &line, influence);
  return TRUE;
}

gboolean
awrash_metric_slope_influence (const char *measure, size_t n, const double y[], const double rank[],
                               const double weights[], double influence[], GError **error)
{
  int read;

  g_return_val_if_fail (measure != NULL, FALSE);
  g_return_val_if_fail ((y != NULL && rank != NULL && influence != NULL) || n == 0, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  read = awrash_i_names_read ("measure", measure_names, G_N_ELEMENTS (measure_names), measure,
                              error);
  return read != 0 && derive ((Measure)read, n, y, rank, weights, influence, error);
}
