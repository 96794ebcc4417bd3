/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The logit line by damped Newton steps: t = ln (1 + r) / r of the step, r the most by which it
 * moves a prediction on the scale of log odds. Source: Bach (2010), Electronic Journal of
 * Statistics 4: this likelihood is self-concordant in r, so each such step climbs, and near the top
 * the steps are Newton's own. Invariant: whether there is a top is decided before, from the
 * outcomes alone. */

#include "metric/slope-private.h"

#include "base/i18n-private.h"
#include "base/sum-private.h"

#include <math.h>

enum
{
  MOST_STEPS = 100000 /* a step moves a prediction by ln 2 or more while far away */
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

/* The residual w (y - share) with the share's rounding kept small at both ends. */
static double
residual (double y, double eta)
{
  if (eta <= 0.0)
    return y - awrash_i_slope_logit_share (eta);
  return awrash_i_slope_logit_share (-eta) - (1.0 - y);
}

/* Newton's step from a line. */
static AwrashSlopeLine
find_step (const AwrashSlopeRows *rows, AwrashSlopeLine line)
{
  AwrashSum g = { 0.0, 0.0 }, gz = { 0.0, 0.0 };
  AwrashSum h = { 0.0, 0.0 }, hz = { 0.0, 0.0 }, hzz = { 0.0, 0.0 };
  double centre = 0.0, slope = 0.0;

  for (gsize i = 0; i < rows->n; i++)
    {
      double z = rows->z[i], eta = line.level + line.slope * z;
      double rest = rows->w[i] * residual (rows->y[i], eta);
      double rate = rows->w[i] * awrash_i_slope_logit_rate (eta);

      awrash_i_sum_add (&g, rest);
      awrash_i_sum_add (&gz, rest * z);
      awrash_i_sum_add (&h, rate);
      awrash_i_sum_add (&hz, rate * z);
    }
  /* around their own mean the squares of the ranks lose nothing */
  centre = awrash_i_sum_get (&hz) / awrash_i_sum_get (&h);
  for (gsize i = 0; i < rows->n; i++)
    {
      double away = rows->z[i] - centre, eta = line.level + line.slope * rows->z[i];

      awrash_i_sum_add (&hzz, rows->w[i] * awrash_i_slope_logit_rate (eta) * away * away);
    }
  slope = (awrash_i_sum_get (&gz) - centre * awrash_i_sum_get (&g)) / awrash_i_sum_get (&hzz);
  return (AwrashSlopeLine){ awrash_i_sum_get (&g) / awrash_i_sum_get (&h) - slope * centre, slope };
}

/* The most by which a step moves the prediction of a row: at one of the extreme ranks. */
static double
reach_of (AwrashSlopeLine step, double lowest, double highest)
{
  return MAX (fabs (step.level + step.slope * lowest), fabs (step.level + step.slope * highest));
}

gboolean
awrash_i_slope_logit_fit (const AwrashSlopeRows *rows, AwrashSlopeLine *line, GError **error)
{
  AwrashSlopeLine at = { 0.0, 0.0 };
  double lowest = rows->z[0], highest = rows->z[0], last = INFINITY;

  if (!has_top (rows))
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("a rank parts every y of 0 from every y at the upper end, so that no logit "
                      "line is the likeliest, expected outcomes that overlap, or the link "
                      "\"linear\""));
      return FALSE;
    }
  for (gsize i = 1; i < rows->n; i++)
    {
      lowest = MIN (lowest, rows->z[i]);
      highest = MAX (highest, rows->z[i]);
    }
  for (int k = 0; k < MOST_STEPS; k++)
    {
      AwrashSlopeLine step = find_step (rows, at);
      double reach = reach_of (step, lowest, highest);
      double damping = reach > 0.0 ? log1p (reach) / reach : 1.0;

      at.level += damping * step.level;
      at.slope += damping * step.slope;
      /* steps that no longer halve below 1e-10 are rounding */
      if (!(reach > 0.0) || (reach < 1e-10 && reach > last / 2))
        {
          *line = at;
          return TRUE;
        }
      last = reach;
    }
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_INTERNAL,
               "%s:%d: the logit line did not settle in %d steps", __FILE__, __LINE__, MOST_STEPS);
  return FALSE;
}
