/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The terms themselves: a φ or an h with its derivative, one below the other.
 * Source: term-private.h. Invariant: each φ is in the form that is 0 with its derivative at u = 1
 * (y = 0), so its terms are >= 0 and nothing cancels; limits at u = 0 are taken. */

#include "metric/term-private.h"

#include <math.h>

double
awrash_i_term_exponential_rest (double y)
{
  /* Σ y^k/k!, k = 2 … 13: the rest is below 2^-60 of the first where |y| <= 1/4 */
  static const double inverse[] = { 1.0 / 13, 1.0 / 12, 1.0 / 11, 1.0 / 10, 1.0 / 9, 1.0 / 8,
                                    1.0 / 7,  1.0 / 6,  1.0 / 5,  1.0 / 4,  1.0 / 3 };
  double series = 1.0;

  if (fabs (y) > 0.25)
    return expm1 (y) - y;
  for (gsize k = 0; k < G_N_ELEMENTS (inverse); k++)
    series = 1.0 + y * inverse[k] * series;
  return y * y / 2.0 * series;
}

/* ── of ratios ──────────────────────────────────────────────────────────────────────────────── */

/* u ln u - u + 1 = e² + u (ln u - e). */
static double
theil_form (const AwrashPoint *point)
{
  if (fabs (point->e) <= 0.25)
    return point->e * point->e + point->u * point->rest;
  return point->u * point->log - point->e;
}

/* (u^α - 1 - α (u - 1)) / (α (α - 1)): written around the limit α = 1 with u^(α-1) from there, and
 * around α = 0 below 1/2, so that both limits are exact and for α >= 1 or <= 0 no two terms have
 * opposite signs. */
static double
entropy_value (const AwrashPoint *point, double alpha)
{
  double beta = alpha - 1.0, far = 0.0;

  if (!(point->u > 0.0) && point->log == -INFINITY)
    return alpha > 0.0 ? 1.0 / alpha : INFINITY;
  if (alpha >= 0.5)
    {
      if (beta != 0.0)
        far = point->u * awrash_i_term_exponential_rest (beta * point->log) / beta;
      return (theil_form (point) + far) / alpha;
    }
  if (alpha != 0.0)
    far = awrash_i_term_exponential_rest (alpha * point->log) / alpha;
  return (-point->rest - far) / (1.0 - alpha);
}

static double
entropy_slope (const AwrashPoint *point, double alpha)
{
  double beta = alpha - 1.0;

  return beta == 0.0 ? point->log : expm1 (beta * point->log) / beta;
}

const AwrashTerm awrash_i_term_entropy
    = { AWRASH_TERM_RATIO, TRUE, entropy_value, entropy_slope, NULL };

static double
square_value (const AwrashPoint *point, double parameter)
{
  (void)parameter;
  return point->e * point->e;
}

static double
square_slope (const AwrashPoint *point, double parameter)
{
  (void)parameter;
  return 2.0 * point->e;
}

const AwrashTerm awrash_i_term_square
    = { AWRASH_TERM_RATIO, FALSE, square_value, square_slope, NULL };

static double
excess_value (const AwrashPoint *point, double parameter)
{
  (void)parameter;
  return point->e > 0.0 ? point->e : 0.0;
}

/* At the mean itself the average of the two sides. */
static double
excess_slope (const AwrashPoint *point, double parameter)
{
  (void)parameter;
  return point->e > 0.0 ? 1.0 : (point->e < 0.0 ? 0.0 : 0.5);
}

const AwrashTerm awrash_i_term_excess
    = { AWRASH_TERM_RATIO, FALSE, excess_value, excess_slope, NULL };

/* ── of shifts ──────────────────────────────────────────────────────────────────────────────── */

static double
exponential_value (const AwrashPoint *point, double kappa)
{
  return awrash_i_term_exponential_rest (kappa * point->y);
}

static double
exponential_slope (const AwrashPoint *point, double kappa)
{
  return kappa * expm1 (kappa * point->y);
}

const AwrashTerm awrash_i_term_exponential
    = { AWRASH_TERM_SHIFT, FALSE, exponential_value, exponential_slope, NULL };

static double
variance_value (const AwrashPoint *point, double parameter)
{
  (void)parameter;
  return point->y * point->y;
}

static double
variance_slope (const AwrashPoint *point, double parameter)
{
  (void)parameter;
  return 2.0 * point->y;
}

const AwrashTerm awrash_i_term_variance
    = { AWRASH_TERM_SHIFT, FALSE, variance_value, variance_slope, NULL };

/* ── of gaps ────────────────────────────────────────────────────────────────────────────────── */

static double
difference_value (const AwrashPoint *point, double parameter)
{
  (void)parameter;
  return point->below * point->above;
}

static double
difference_slope (const AwrashPoint *point, double parameter)
{
  (void)parameter;
  return point->below - point->above;
}

static double
difference_chord (const AwrashPoint *point, double parameter)
{
  (void)parameter;
  return point->below - point->above + point->share;
}

const AwrashTerm awrash_i_term_difference
    = { AWRASH_TERM_GAP, FALSE, difference_value, difference_slope, difference_chord };

/* ln B, from whichever of A and B has the digits. */
static double
log_above (const AwrashPoint *point)
{
  return point->below < 0.5 ? log1p (-point->below) : log (point->above);
}

static double
deficit_value (const AwrashPoint *point, double nu)
{
  if (nu == 2.0)
    return point->below * point->above;
  return -point->above * expm1 ((nu - 1.0) * log_above (point));
}

static double
deficit_slope (const AwrashPoint *point, double nu)
{
  return 1.0 - nu * exp ((nu - 1.0) * log_above (point));
}

/* (B^ν - (B - s)^ν)/s = -B^ν expm1 (ν log1p (-s/B))/s. */
static double
deficit_chord (const AwrashPoint *point, double nu)
{
  double left = log1p (-MIN (point->share / point->above, 1.0));

  return 1.0 + exp (nu * log_above (point)) * expm1 (nu * left) / point->share;
}

const AwrashTerm awrash_i_term_deficit
    = { AWRASH_TERM_GAP, FALSE, deficit_value, deficit_slope, deficit_chord };

static double
bottom_value (const AwrashPoint *point, double p)
{
  return point->below < p ? p - point->below : 0.0;
}

static double
bottom_slope (const AwrashPoint *point, double p)
{
  return point->below < p ? 1.0 : 0.0;
}

static double
bottom_chord (const AwrashPoint *point, double p)
{
  return CLAMP ((p - point->below) / point->share, 0.0, 1.0);
}

const AwrashTerm awrash_i_term_bottom
    = { AWRASH_TERM_GAP, FALSE, bottom_value, bottom_slope, bottom_chord };

static double
top_value (const AwrashPoint *point, double q)
{
  return MIN (point->above, q);
}

static double
top_slope (const AwrashPoint *point, double q)
{
  return point->above < q ? 1.0 : 0.0;
}

static double
top_chord (const AwrashPoint *point, double q)
{
  return CLAMP ((q - (point->above - point->share)) / point->share, 0.0, 1.0);
}

const AwrashTerm awrash_i_term_top = { AWRASH_TERM_GAP, FALSE, top_value, top_slope, top_chord };
