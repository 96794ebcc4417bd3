/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How much each row moves the slope and the relative index of inequality: the derivative along
 * (1 - e) F + e δ of what solves Σ p (y - π(a + b z)) (1, z) = 0, in which the ranks z of all rows
 * move too. With c the row of the inverted information that the measure takes, a row adds (y - π)
 * (c_1 + c_2 z) for itself, and for each other row ∂/∂z of the same times the step of its rank, 1
 * where it lies above, 1/2 where it ties. Source: Deville (1999), Survey Methodology 25; Mackenbach
 * and Kunst (1997), Social Science and Medicine 44. Invariant: the weighted mean of an influence is
 * 0. */

#include "base/i18n-private.h"
#include "base/names-private.h"
#include "base/number-private.h"
#include "base/sum-private.h"
#include "metric/slope-private.h"

#include <math.h>
#include <string.h>

typedef enum
{
  MEASURE_SII = 1,
  MEASURE_RII = 2
} Measure;

static const AwrashName measure_names[] = { { MEASURE_SII, "sii" }, { MEASURE_RII, "rii" } };

const char *
awrash_i_slope_measure_read (const char *text, gboolean *is_ratio, GError **error)
{
  const char *colon = strchr (text, ':');
  g_autofree char *name = colon == NULL ? g_strdup (text) : g_strndup (text, colon - text);
  int read
      = awrash_i_names_read ("measure", measure_names, G_N_ELEMENTS (measure_names), name, error);

  *is_ratio = read == MEASURE_RII;
  if (read == 0)
    return NULL;
  return colon == NULL ? "linear" : colon + 1;
}

static gboolean
check_ratio (const AwrashSlope *slope, const AwrashSlopeEnds *ends, GError **error)
{
  g_autofree char *bottom = NULL, *top = NULL;

  if (!isnan (ends->rii))
    return TRUE;
  bottom = awrash_i_number_format (slope->unit * ends->at_0);
  top = awrash_i_number_format (slope->unit * ends->at_1);
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("the line runs from %s to %s, expected outcomes > 0 at the bottom and ≥ 0 at the "
                  "top for \"rii\"; \"sii\" needs none"),
               bottom, top);
  return FALSE;
}

/* Draws the line that a text asks for, with the measure in value and the gradient by level and
 * slope, in the unit of the rows. */
static gboolean
draw (AwrashSlope *slope, const char *text, gsize n, const double y[], const double rank[],
      const double weights[], double *value, AwrashSlopeLine *gradient, GError **error)
{
  gboolean is_ratio = FALSE;
  const char *link = awrash_i_slope_measure_read (text, &is_ratio, error);
  AwrashSlopeEnds ends;

  if (link == NULL || !awrash_i_slope_fill (slope, link, n, y, rank, weights, error))
    return FALSE;
  ends = awrash_i_slope_ends (slope);
  if (is_ratio && !check_ratio (slope, &ends, error))
    return FALSE;
  *value = is_ratio ? ends.rii : slope->unit * ends.sii;
  *gradient = ends.of_sii;
  if (is_ratio)
    *gradient
        = (AwrashSlopeLine){ ends.rii * ends.of_log_rii.level, ends.rii * ends.of_log_rii.slope };
  if (is_ratio && ends.at_1 == 0.0)
    *gradient = (AwrashSlopeLine){ 1.0 / ends.at_0, 0.5 / ends.at_0 };
  return TRUE;
}

gboolean
awrash_i_slope_measure (const char *text, gsize n, const double y[], const double rank[],
                        const double weights[], double *value, GError **error)
{
  g_auto (AwrashSlope) slope = { .cells = NULL };
  AwrashSlopeLine gradient;

  return draw (&slope, text, n, y, rank, weights, value, &gradient, error);
}

/* ∂/∂z of what the rows of a tier add, times their share. */
static double
pull_of (const AwrashSlope *slope, gsize tier, AwrashSlopeLine solved)
{
  const AwrashSlopeRows *rows = &slope->rows;
  gsize first = slope->tiers.first[tier];
  double z = rows->z[first], eta = slope->line.level + slope->line.slope * z;
  double steep = slope->line.slope * awrash_i_slope_rate (rows, eta);
  AwrashSum missed = { 0.0, 0.0 };

  for (gsize k = first; k < slope->tiers.first[tier + 1]; k++)
    awrash_i_sum_add (&missed, rows->w[k] * (rows->y[k] - awrash_i_slope_predict (rows, eta)));
  return (solved.slope * awrash_i_sum_get (&missed)
          - slope->tiers.tied[tier] * steep * (solved.level + solved.slope * z));
}

/* influence[k] of the rows in the order of the tiers; solved is over the weight of all rows. */
static void
write_rows (const AwrashSlope *slope, AwrashSlopeLine solved, double unit, double influence[])
{
  const AwrashSlopeRows *rows = &slope->rows;
  double total = slope->sample.total.high;
  AwrashSum above = { 0.0, 0.0 }, centre = { 0.0, 0.0 };

  for (gsize b = 0; b < slope->tiers.n_tiers; b++)
    awrash_i_sum_add (&centre, pull_of (slope, b, solved)
                                   * (awrash_i_tiers_centred (&slope->tiers, b) + 0.5));
  for (gsize b = slope->tiers.n_tiers; b-- > 0;)
    {
      double pull = pull_of (slope, b, solved);
      double by_rank = awrash_i_sum_get (&above) + pull / 2.0 - awrash_i_sum_get (&centre);

      for (gsize k = slope->tiers.first[b]; k < slope->tiers.first[b + 1]; k++)
        {
          double eta = slope->line.level + slope->line.slope * rows->z[k];
          double missed = rows->y[k] - awrash_i_slope_predict (rows, eta);
          double own = total * missed * (solved.level + solved.slope * rows->z[k]);

          influence[slope->sample.row[k]] = unit * (own + by_rank);
        }
      awrash_i_sum_add (&above, pull);
    }
}

gboolean
awrash_i_slope_gradient (const char *text, gsize n, const double y[], const double rank[],
                         const double weights[], double gradient[], GError **error)
{
  g_auto (AwrashSlope) slope = { .cells = NULL };
  AwrashSlopeLine by_line, solved;
  double value = NAN, unit;

  if (!draw (&slope, text, n, y, rank, weights, &value, &by_line, error))
    return FALSE;
  solved = awrash_i_slope_solve (&slope, by_line);
  unit = text[0] == 'r' ? 1.0 / slope.unit : 1.0;
  for (gsize i = 0; i < n; i++)
    gradient[i] = 0.0;
  for (gsize k = 0; k < slope.rows.n; k++)
    gradient[slope.sample.row[k]]
        = unit * slope.rows.w[k] * (solved.level + solved.slope * slope.rows.z[k]);
  return TRUE;
}

gboolean
awrash_metric_slope_influence (const char *measure, size_t n, const double y[], const double rank[],
                               const double weights[], double influence[], GError **error)
{
  g_auto (AwrashSlope) slope = { .cells = NULL };
  AwrashSlopeLine gradient;
  double value = NAN;

  g_return_val_if_fail (measure != NULL, FALSE);
  g_return_val_if_fail ((y != NULL && rank != NULL && influence != NULL) || n == 0, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!draw (&slope, measure, n, y, rank, weights, &value, &gradient, error))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    influence[i] = 0.0;
  write_rows (&slope, awrash_i_slope_solve (&slope, gradient), measure[0] == 'r' ? 1.0 : slope.unit,
              influence);
  return TRUE;
}
