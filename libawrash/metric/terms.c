/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The terms themselves: a φ or an h with its derivative, one below the other.
 * Source: term-private.h. Invariant: each φ is in the form that is 0 with its derivative at u = 1
 * (y = 0), so its terms are >= 0 and nothing cancels; limits at u = 0 are taken. */

#include "metric/term-private.h"

#include <math.h>

/* Point i of a block. */
static inline AwrashPoint
point_of (const AwrashBlock *block, gsize i)
{
  return (AwrashPoint){ .e = block->e[i],
                        .u = block->u[i],
                        .log = block->log[i],
                        .rest = block->rest[i],
                        .y = block->y[i],
                        .below = block->below[i],
                        .above = block->above[i] };
}

/* name_values () from name_value (), which the compiler puts in its place. */
#define DEFINE_VALUES(name)                                                                        \
  static void name##_values (gsize n, const AwrashBlock *block, double parameter, double values[]) \
  {                                                                                                \
    for (gsize i = 0; i < n; i++)                                                                  \
      {                                                                                            \
        AwrashPoint point = point_of (block, i);                                                   \
                                                                                                   \
        values[i] = name##_value (&point, parameter);                                              \
      }                                                                                            \
  }

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
static inline double
theil_form (const AwrashPoint *point)
{
  if (fabs (point->e) <= 0.25)
    return point->e * point->e + point->u * point->rest;
  return point->u * point->log - point->e;
}

/* (u^α - 1 - α (u - 1)) / (α (α - 1)): written around the limit α = 1 with u^(α-1) from there, and
 * around α = 0 below 1/2, so that both limits are exact and for α >= 1 or <= 0 no two terms have
 * opposite signs. */
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
plain_entropy (const AwrashPoint *point, double alpha)
{
  double root = 0.0;

  if (alpha == 2.0)
    return point->e * point->e / 2.0;
  if (alpha == -1.0)
    return point->e * point->e / point->u / 2.0;
  root = point->e / (1.0 + sqrt (point->u));
  return 2.0 * root * root;
}

/* (u^α - 1 - α (u - 1)) / (α (α - 1)): written around the limit α = 1 with u^(α-1) from there, and
 * around α = 0 below 1/2, so that both limits are exact and for α >= 1 or <= 0 no two terms have
 * opposite signs. */
static inline double
entropy_value (const AwrashPoint *point, double alpha)
{
  double beta = alpha - 1.0, far = 0.0;

  if (is_plain (alpha))
    return plain_entropy (point, alpha);
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

DEFINE_VALUES (entropy)

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

/* At the mean itself the average of the two sides. */
DEFINE_VALUES (excess)

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
exponential_value (const AwrashPoint *point, double kappa)
{
  return awrash_i_term_exponential_rest (kappa * point->y);
}

DEFINE_VALUES (exponential)

static double
exponential_slope (const AwrashPoint *point, double kappa)
{
  return kappa * expm1 (kappa * point->y);
}

const AwrashTerm awrash_i_term_exponential
    = { AWRASH_TERM_SHIFT, NULL, exponential_value, exponential_values, exponential_slope, NULL };

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

/* ── of gaps ────────────────────────────────────────────────────────────────────────────────── */

static inline double
difference_value (const AwrashPoint *point, double parameter)
{
  (void)parameter;
  return point->below * point->above;
}

DEFINE_VALUES (difference)

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
    = { AWRASH_TERM_GAP, NULL, difference_value, difference_values, difference_slope,
        difference_chord };

/* ln B, from whichever of A and B has the digits. */
static inline double
log_above (const AwrashPoint *point)
{
  return point->below < 0.5 ? log1p (-point->below) : log (point->above);
}

/* Up to that order a product is as good as a logarithm. */
static const double most_factors = 8.0;

static inline double
deficit_value (const AwrashPoint *point, double nu)
{
  /* 1 - B^(ν-1) = A (1 + B + … + B^(ν-2)) */
  if (nu == floor (nu) && nu <= most_factors)
    {
      double series = nu > 1.0 ? 1.0 : 0.0;

      for (int k = 3; k <= (int)nu; k++)
        series = 1.0 + point->above * series;
      return point->above * point->below * series;
    }
  return -point->above * expm1 ((nu - 1.0) * log_above (point));
}

DEFINE_VALUES (deficit)

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
    = { AWRASH_TERM_GAP, NULL, deficit_value, deficit_values, deficit_slope, deficit_chord };

static inline double
bottom_value (const AwrashPoint *point, double p)
{
  return point->below < p ? p - point->below : 0.0;
}

DEFINE_VALUES (bottom)

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
    = { AWRASH_TERM_GAP, NULL, bottom_value, bottom_values, bottom_slope, bottom_chord };

static inline double
top_value (const AwrashPoint *point, double q)
{
  return MIN (point->above, q);
}

DEFINE_VALUES (top)

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

const AwrashTerm awrash_i_term_top
    = { AWRASH_TERM_GAP, NULL, top_value, top_values, top_slope, top_chord };
