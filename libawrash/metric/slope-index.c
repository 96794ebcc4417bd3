/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The slope and the relative index of inequality: what a line over the mean rank predicts at the
 * top, against what it predicts at the bottom. Source: Mackenbach and Kunst (1997), Social Science
 * and Medicine 44; White (1980), Econometrica 48, for the standard errors. Invariant: these take
 * the ranks as known. */

#include "base/sum-private.h"
#include "metric/slope-private.h"

#include <math.h>

size_t
awrash_metric_slope_index_size (void)
{
  return sizeof (AwrashSlopeIndex);
}

/* HC1: the standard error of what the gradient makes of the line, with a sandwich of squared
 * residuals around the information, times n / (n - 2). */
static double
standard_error (const AwrashSlope *slope, AwrashSlopeLine gradient)
{
  const AwrashSlopeRows *rows = &slope->rows;
  AwrashSlopeLine solved = awrash_i_slope_solve (slope, gradient);
  AwrashSum variance = { 0.0, 0.0 };
  double n = (double)rows->n;

  if (rows->n < 3)
    return NAN;
  for (gsize i = 0; i < rows->n; i++)
    {
      double eta = slope->line.level + slope->line.slope * rows->z[i];
      double moved = (solved.level + solved.slope * rows->z[i]) * rows->w[i]
                     * (rows->y[i] - awrash_i_slope_predict (rows, eta));

      awrash_i_sum_add (&variance, moved * moved);
    }
  return sqrt (awrash_i_sum_get (&variance) * (n / (n - 2.0)));
}

gboolean
awrash_metric_slope_index (const char *link, size_t n, const double y[], const double rank[],
                           const double weights[], AwrashSlopeIndex *slope, GError **error)
{
  g_auto (AwrashSlope) line = { .cells = NULL };
  AwrashSlopeEnds ends;

  g_return_val_if_fail (link != NULL, FALSE);
  g_return_val_if_fail ((y != NULL && rank != NULL) || n == 0, FALSE);
  g_return_val_if_fail (slope != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!awrash_i_slope_fill (&line, link, n, y, rank, weights, error))
    return FALSE;
  ends = awrash_i_slope_ends (&line);
  *slope = (AwrashSlopeIndex){ .sii = line.unit * ends.sii,
                               .rii = ends.rii,
                               .at_0 = line.unit * ends.at_0,
                               .at_1 = line.unit * ends.at_1,
                               .sii_error = line.unit * standard_error (&line, ends.of_sii),
                               .log_rii_error
                               = ends.rii > 0.0 ? standard_error (&line, ends.of_log_rii) : NAN };
  return TRUE;
}
