/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The terms of ratios and shifts: a φ with its derivative, one below the other. Source:
 * term-private.h. Invariant: each φ is in the form that is 0 with its derivative at u = 1
 * (y = 0), so its terms are >= 0 and nothing cancels; limits at u = 0 are taken. */

#include "metric/term-values-private.h"

#include <math.h>

/* Σ y^k/k!, k = 2 … 13: the rest is below 2^-60 of the first where |y| <= 1/4. */
static const double exponential_limit = 0.25;

static inline double
exponential_series (double y)
{
  double series = 1.0 + y * (1.0 / 13);

  series = 1.0 + y * (1.0 / 12) * series;
  series = 1.0 + y * (1.0 / 11) * series;
  series = 1.0 + y * (1.0 / 10) * series;
  series = 1.0 + y * (1.0 / 9) * series;
  series = 1.0 + y * (1.0 / 8) * series;
  series = 1.0 + y * (1.0 / 7) * series;
  series = 1.0 + y * (1.0 / 6) * series;
  series = 1.0 + y * (1.0 / 5) * series;
  series = 1.0 + y * (1.0 / 4) * series;
  series = 1.0 + y * (1.0 / 3) * series;
  return y * y / 2.0 * series;
}

double
awrash_i_term_exponential_rest (double y)
{
  return fabs (y) > exponential_limit ? expm1 (y) - y : exponential_series (y);
}

/* ── of ratios ──────────────────────────────────────────────────────────────────────────────── */

/* u ln u - u + 1 = e² + u (ln u - e). */
static inline double
theil_value (const AwrashPoint *point, double parameter)
{
  (void)parameter;
  return fabs (point->e) <= 0.25 ? point->e * point->e + point->u * point->rest
                                 : point->u * point->log - point->e;
}

static inline double
mld_value (const AwrashPoint *point, double parameter)
{
  (void)parameter;
  return -point->rest;
}

/* At three orders the powers are products or a root: e²/2, e²/(2 u), 2 (√u - 1)². */
static gboolean
is_plain (double alpha)
{
  return alpha == 2.0 || alpha == -1.0 || alpha == 0.5;
}

static gboolean
entropy_takes_logarithms (double alpha)
{
  return !is_plain (alpha);
}

static inline double
half_square_value (const AwrashPoint *point, double parameter)
{
  (void)parameter;
  return point->e * point->e / 2.0;
}

static inline double
inverse_value (const AwrashPoint *point, double parameter)
{
  (void)parameter;
  return point->e * point->e / point->u / 2.0;
}

static inline double
root_value (const AwrashPoint *point, double parameter)
{
  double root = point->e / (1.0 + sqrt (point->u));

  (void)parameter;
  return 2.0 * root * root;
}

/* (u^α - 1 - α (u - 1)) / (α (α - 1)): written around the limit α = 1 with u^(α-1) from there, and
 * around α = 0 below 1/2, so that both limits are exact and for α >= 1 or <= 0 no two terms have
 * opposite signs. */
static inline double
power_value (const AwrashPoint *point, double alpha)
{
  double beta = alpha - 1.0, far = 0.0;

  if (!(point->u > 0.0) && point->log == -INFINITY)
    return alpha > 0.0 ? 1.0 / alpha : INFINITY;
  if (alpha >= 0.5)
    {
      if (beta != 0.0)
        far = point->u * awrash_i_term_exponential_rest (beta * point->log) / beta;
      return (theil_value (point, 1.0) + far) / alpha;
    }
  if (alpha != 0.0)
    far = awrash_i_term_exponential_rest (alpha * point->log) / alpha;
  return (-point->rest - far) / (1.0 - alpha);
}

static double
entropy_value (const AwrashPoint *point, double alpha)
{
  if (is_plain (alpha))
    return alpha == 2.0    ? half_square_value (point, alpha)
           : alpha == -1.0 ? inverse_value (point, alpha)
                           : root_value (point, alpha);
  return power_value (point, alpha);
}

DEFINE_VALUES (theil)
DEFINE_VALUES (mld)
DEFINE_VALUES (half_square)
DEFINE_VALUES (inverse)
DEFINE_VALUES (root)
DEFINE_VALUES (power)

static void
entropy_values (const AwrashBlock *block, double alpha, double values[restrict])
{
  if (alpha == 2.0)
    half_square_values (block, alpha, values);
  else if (alpha == -1.0)
    inverse_values (block, alpha, values);
  else if (alpha == 0.5)
    root_values (block, alpha, values);
  else if (alpha == 1.0 && block->has_logarithms)
    theil_values (block, alpha, values);
  else if (alpha == 0.0 && block->has_logarithms)
    mld_values (block, alpha, values);
  else
    power_values (block, alpha, values);
}

static double
entropy_slope (const AwrashPoint *point, double alpha)
{
  double beta = alpha - 1.0;

  if (alpha == 2.0)
    return point->e;
  if (alpha == -1.0)
    return point->e * (1.0 + point->u) / point->u / point->u / 2.0;
  if (alpha == 0.5)
    return 2.0 * point->e / (point->u + sqrt (point->u));
  return beta == 0.0 ? point->log : expm1 (beta * point->log) / beta;
}

const AwrashTerm awrash_i_term_entropy = { AWRASH_TERM_RATIO, entropy_takes_logarithms,
                                           entropy_value,     entropy_values,
                                           entropy_slope,     NULL };

static inline double
square_value (const AwrashPoint *point, double parameter)
{
  (void)parameter;
  return point->e * point->e;
}

DEFINE_VALUES (square)

static double
square_slope (const AwrashPoint *point, double parameter)
{
  (void)parameter;
  return 2.0 * point->e;
}

const AwrashTerm awrash_i_term_square
    = { AWRASH_TERM_RATIO, NULL, square_value, square_values, square_slope, NULL };

static inline double
excess_value (const AwrashPoint *point, double parameter)
{
  (void)parameter;
  return point->e > 0.0 ? point->e : 0.0;
}

DEFINE_VALUES (excess)

/* At the mean itself the average of the two sides. */
static double
excess_slope (const AwrashPoint *point, double parameter)
{
  (void)parameter;
  return point->e > 0.0 ? 1.0 : (point->e < 0.0 ? 0.0 : 0.5);
}

const AwrashTerm awrash_i_term_excess
    = { AWRASH_TERM_RATIO, NULL, excess_value, excess_values, excess_slope, NULL };

/* ── of shifts ──────────────────────────────────────────────────────────────────────────────── */

static inline double
any_exponential_value (const AwrashPoint *point, double kappa)
{
  return awrash_i_term_exponential_rest (kappa * point->y);
}

static inline double
near_exponential_value (const AwrashPoint *point, double kappa)
{
  return exponential_series (kappa * point->y);
}

DEFINE_VALUES (near_exponential)
DEFINE_VALUES (any_exponential)

static void
exponential_values (const AwrashBlock *block, double kappa, double values[restrict])
{
  double largest[AWRASH_TERM_LANES] = { 0.0 };
  gboolean is_near = TRUE;

  for (gsize first = 0; first < block->n; first += AWRASH_TERM_LANES)
    for (gsize lane = 0; lane < AWRASH_TERM_LANES; lane++)
      {
        double y = fabs (kappa * block->y[first + lane]);

        largest[lane] = y > largest[lane] ? y : largest[lane];
      }
  for (gsize lane = 0; lane < AWRASH_TERM_LANES; lane++)
    is_near = is_near && largest[lane] <= exponential_limit;
  (is_near ? near_exponential_values : any_exponential_values) (block, kappa, values);
}

static double
exponential_slope (const AwrashPoint *point, double kappa)
{
  return kappa * expm1 (kappa * point->y);
}

const AwrashTerm awrash_i_term_exponential = { AWRASH_TERM_SHIFT,     NULL,
                                               any_exponential_value, exponential_values,
                                               exponential_slope,     NULL };

static inline double
variance_value (const AwrashPoint *point, double parameter)
{
  (void)parameter;
  return point->y * point->y;
}

DEFINE_VALUES (variance)

static double
variance_slope (const AwrashPoint *point, double parameter)
{
  (void)parameter;
  return 2.0 * point->y;
}

const AwrashTerm awrash_i_term_variance
    = { AWRASH_TERM_SHIFT, NULL, variance_value, variance_values, variance_slope, NULL };
