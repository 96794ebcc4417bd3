/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The terms of gaps, ranks and sizes: an h with its derivative and its chord, one below the other.
 * Source: term-private.h. Invariant: each h is a product of shares or a positive part, so that its
 * terms are >= 0 and nothing cancels. */

#include "metric/term-values-private.h"

#include <math.h>

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

static gboolean
is_product (double nu)
{
  return nu == floor (nu) && nu <= most_factors;
}

static double
deficit_value (const AwrashPoint *point, double nu)
{
  double series = nu > 1.0 ? 1.0 : 0.0;

  if (!is_product (nu))
    return -point->above * expm1 ((nu - 1.0) * log_above (point));
  for (int factor = 3; factor <= (int)nu; factor++) /* B A (1 + B + … + B^(ν-2)) */
    series = 1.0 + point->above * series;
  return point->above * point->below * series;
}

DEFINE_VALUES (deficit)

/* The product of many points at once, factor by factor. */
AWRASH_I_WIDE static void
product_values (const AwrashBlock *block, double nu, double values[restrict])
{
  for (gsize k = 0; k < block->n; k++)
    values[k] = nu > 1.0 ? 1.0 : 0.0;
  for (int factor = 3; factor <= (int)nu; factor++)
    for (gsize k = 0; k < block->n; k++)
      values[k] = 1.0 + block->above[k] * values[k];
  for (gsize k = 0; k < block->n; k++)
    values[k] = block->above[k] * block->below[k] * values[k];
}

static void
any_deficit_values (const AwrashBlock *block, double nu, double values[restrict])
{
  (is_product (nu) ? product_values : deficit_values) (block, nu, values);
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
    = { AWRASH_TERM_GAP, NULL, deficit_value, any_deficit_values, deficit_slope, deficit_chord };

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

/* ── of ranks and sizes ─────────────────────────────────────────────────────────────────────── */

static inline double
pairs_value (const AwrashPoint *point, double parameter)
{
  (void)parameter;
  return point->below;
}

DEFINE_VALUES (pairs)

const AwrashTerm awrash_i_term_pairs
    = { AWRASH_TERM_RANK, NULL, pairs_value, pairs_values, NULL, NULL };

static inline double
size_square_value (const AwrashPoint *point, double parameter)
{
  (void)parameter;
  return point->size * point->size;
}

DEFINE_VALUES (size_square)

const AwrashTerm awrash_i_term_size_square
    = { AWRASH_TERM_SIZE, NULL, size_square_value, size_square_values, NULL, NULL };
