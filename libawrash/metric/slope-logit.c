/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The logit line by damped Newton steps: t = ln (1 + r) / r of the step, r the most by which it
 * moves a prediction on the scale of log odds. Source: Bach (2010), Electronic Journal of
 * Statistics 4: this likelihood is self-concordant in r, so each such step climbs, and near the top
 * the steps are Newton's own. Invariant: whether there is a top is decided before, from the
 * outcomes alone. */

#include "metric/slope-private.h"

#include "base/i18n-private.h"
#include "base/sum-private.h"

#include <float.h>
#include <math.h>

enum
{
  MOST_STEPS = 20000 /* a step moves a prediction by ln 2 or more while far away */
};

double
awrash_i_slope_logit_share (double eta)
{
  return eta >= 0.0 ? 1.0 / (1.0 + exp (-eta)) : exp (eta) / (1.0 + exp (eta));
}

double
awrash_i_slope_logit_rate (double eta)
{
  double odds = exp (-fabs (eta));

  return odds / ((1.0 + odds) * (1.0 + odds));
}

/* Ranks between which outcomes other than one value (0 or 1) lie. */
typedef struct
{
  double low;
  double high;
} Spread;

static Spread
spread_of_others (const AwrashSlopeRows *rows, double value)
{
  Spread spread = { INFINITY, -INFINITY };

  for (gsize i = 0; i < rows->n; i++)
    if (rows->y[i] != value)
      {
        spread.low = MIN (spread.low, rows->z[i]);
        spread.high = MAX (spread.high, rows->z[i]);
      }
  return spread;
}

/* No top where a rank parts outcomes of 0 from those of 1, whatever stands at that rank itself. */
static gboolean
has_top (const AwrashSlopeRows *rows)
{
  Spread not_zero = spread_of_others (rows, 0.0), not_one = spread_of_others (rows, 1.0);

  return not_one.high > not_zero.low && not_zero.high > not_one.low;
}

/* What the rows say at a line: w (y - share) and w share (1 - share), by one exponential each. The
 * difference is taken from the nearer end, so that shares next to 1 keep their digits. Gives the
 * rank of the row that knows most. */
static double
read_rows (const AwrashSlopeRows *rows, AwrashSlopeLine line)
{
  double most = -1.0, centre = 0.0;

  for (gsize i = 0; i < rows->n; i++)
    {
      double eta = line.level + line.slope * rows->z[i], odds = exp (-fabs (eta));
      double away = odds / (1.0 + odds);
      double rest = eta <= 0.0 ? rows->y[i] - away : away - (1.0 - rows->y[i]);

      rows->rest[i] = rows->w[i] * rest;
      rows->rate[i] = rows->w[i] * away / (1.0 + odds);
      if (rows->rate[i] > most)
        {
          most = rows->rate[i];
          centre = rows->z[i];
        }
    }
  return centre;
}

/* Newton's step from a line, around the rank that knows most of it: the rounding of what is known
 * there is not seen in the slope, where outcomes of 1e-300 at other ranks decide it. */
static AwrashSlopeLine
find_step (const AwrashSlopeRows *rows, AwrashSlopeLine line)
{
  AwrashSum g = { 0.0, 0.0 }, gu = { 0.0, 0.0 };
  AwrashSum h = { 0.0, 0.0 }, hu = { 0.0, 0.0 }, huu = { 0.0, 0.0 };
  double centre = read_rows (rows, line), lever = 0.0, slope = 0.0, level = 0.0;

  for (gsize i = 0; i < rows->n; i++)
    {
      double u = rows->z[i] - centre;

      awrash_i_sum_add (&g, rows->rest[i]);
      awrash_i_sum_add (&gu, rows->rest[i] * u);
      awrash_i_sum_add (&h, rows->rate[i]);
      awrash_i_sum_add (&hu, rows->rate[i] * u);
      awrash_i_sum_add (&huu, rows->rate[i] * u * u);
    }
  lever = awrash_i_sum_get (&hu) / awrash_i_sum_get (&h);
  slope = (awrash_i_sum_get (&gu) - awrash_i_sum_get (&g) * lever)
          / (awrash_i_sum_get (&huu) - awrash_i_sum_get (&hu) * lever);
  level = awrash_i_sum_get (&g) / awrash_i_sum_get (&h) - slope * lever;
  return (AwrashSlopeLine){ level - slope * centre, slope };
}

/* The most by which a step moves the prediction of a row: at one of the extreme ranks. */
static double
reach_of (AwrashSlopeLine step, double lowest, double highest)
{
  return MAX (fabs (step.level + step.slope * lowest), fabs (step.level + step.slope * highest));
}

static gboolean
refuse_parted (GError **error)
{
  g_set_error (
      error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
      _ ("a rank parts every y of 0 from every y at the upper end, so that no logit line is "
         "the likeliest, expected outcomes that overlap, or the link \"linear\""));
  return FALSE;
}

gboolean
awrash_i_slope_logit_fit (const AwrashSlopeRows *rows, AwrashSlopeLine *line, GError **error)
{
  AwrashSlopeLine at = { 0.0, 0.0 };
  double lowest = rows->z[0], highest = rows->z[0], last = DBL_MAX;

  if (!has_top (rows))
    return refuse_parted (error);
  for (gsize i = 1; i < rows->n; i++)
    {
      lowest = MIN (lowest, rows->z[i]);
      highest = MAX (highest, rows->z[i]);
    }
  for (int k = 0; k < MOST_STEPS && isfinite (last); k++)
    {
      AwrashSlopeLine step = find_step (rows, at);
      double reach = reach_of (step, lowest, highest);
      double damping = reach > 0.0 ? log1p (reach) / reach : 1.0;

      at.level += damping * step.level;
      at.slope += damping * step.slope;
      /* so close to the top each step is far below half the last one, but for rounding */
      if (reach == 0.0 || (reach < 0.1 && reach > last / 2))
        {
          *line = at;
          return TRUE;
        }
      last = reach;
    }
  return refuse_parted (error); /* all but so: shares of 1e-100 beside others of 0 */
}
