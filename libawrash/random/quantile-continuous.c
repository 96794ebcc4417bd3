/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Gamma and beta distributions inverted by Newton's steps, held between two ends.
 * Source: A. Prékopa (1973), On logarithmic concave measures and functions. Invariant: over ln x,
 * and over ln (x/(1 - x)), both tails are log-concave, so that steps on the logarithm of the
 * smaller one overshoot at most once. */

#include "random/law-private.h"

#include "base/elementary-private.h"
#include "random/normal-private.h"
#include "random/tails-private.h"

#include <math.h>

enum
{
  MOST_STEPS = 200 /* halving alone takes sixty */
};

/* ln x of the smallest and the largest double. */
static const double lowest = -745.0, highest = 709.0;

/* The square of what is left at the last step is below 2^-53. */
static const double near_enough = 1e-8;

typedef struct
{
  double a;
  double b; /* 0 for the gamma distribution */
} Shape;

typedef struct
{
  double x;
  double rest;
  AwrashTailPair tails;
  double slope; /* density over t */
} Point;

static Point
point_at (const Shape *shape, double t)
{
  Point point = { .rest = 0.0 };
  double power = awrash_i_exp (t);

  if (shape->b > 0.0)
    {
      double over = awrash_i_exp (-t);

      point.x = t < 0.0 ? power / (1.0 + power) : 1.0 / (1.0 + over);
      point.rest = t < 0.0 ? 1.0 / (1.0 + power) : over / (1.0 + over);
      point.tails = awrash_i_tails_beta (point.x, point.rest, shape->a, shape->b);
      point.slope = point.tails.front * shape->a * shape->b / (shape->a + shape->b);
      return point;
    }
  point.x = power;
  point.rest = 1.0;
  point.tails = awrash_i_tails_gamma (shape->a, point.x);
  point.slope = point.tails.front * shape->a;
  return point;
}

/* The t at which the part u lies below, moved by the last step in x, which has more digits. */
static double
invert (const Shape *shape, double u, double t)
{
  gboolean is_upper = u > 0.5;
  double low = lowest, high = highest, target = is_upper ? 1.0 - u : u;

  for (int k = 0; k < MOST_STEPS && low < high; k++)
    {
      Point point = point_at (shape, t);
      double tail = is_upper ? point.tails.above : point.tails.below;
      double ratio = awrash_i_log (tail / target);
      double step = (is_upper ? ratio : -ratio) * (tail / point.slope);

      if (fabs (ratio) <= near_enough)
        return point.x * (1.0 + step * point.rest);
      if ((tail < target) == is_upper)
        high = MIN (t, high);
      else
        low = MAX (t, low);
      t += step;
      if (!(t > low && t < high))
        t = low + (high - low) / 2.0;
    }
  return point_at (shape, t).x;
}

double
awrash_i_quantile_gamma (double shape, double u)
{
  Shape form = { shape, 0.0 };
  /* Wilson and Hilferty */
  double root = 1.0 - 1.0 / (9.0 * shape) + awrash_i_normal_quantile (u) / (3.0 * sqrt (shape));

  if (root > 0.3)
    return invert (&form, u, awrash_i_log (shape) + 3.0 * awrash_i_log (root));
  /* for a small x the first term of the series is all; where it is not it begins on the side from
   * which steps do not overshoot */
  return invert (&form, u,
                 u <= 0.5 ? (awrash_i_log (u) + awrash_i_stirling_rest (shape)
                             + 0.5 * awrash_i_log (2.0 * G_PI * shape))
                                    / shape
                                + awrash_i_log (shape) - 1.0
                          : awrash_i_log (-awrash_i_log (1.0 - u)));
}

double
awrash_i_quantile_beta (double a, double b, double u)
{
  Shape form = { a, b };
  double spread = sqrt (1.0 / a + 1.0 / b);

  return invert (&form, u, awrash_i_log (a / b) + awrash_i_normal_quantile (u) * spread);
}
