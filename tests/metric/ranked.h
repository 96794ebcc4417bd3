/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Hostile outcomes over hostile ranks, and the concentration index of them in quadruple precision,
 * written as plainly as its definition. Source: metric-rank.h. Invariant: nothing of the library is
 * used in a definition. */

#ifndef TESTS_METRIC_RANKED_H
#define TESTS_METRIC_RANKED_H

#include "metric/measures.h"

enum
{
  N_RANKED = 40,
  N_RANKED_KINDS = 10
};

typedef struct
{
  const char *label;
  double h[N_RANKED];
  double z[N_RANKED];
  double w[N_RANKED];
} Ranked;

static inline void
fill_ranked (Ranked *ranked, size_t kind, guint64 *state)
{
  static const char *const labels[N_RANKED_KINDS]
      = { "uniform",       "tied ranks",    "nearly equal",      "one 1e15 among ones", "huge",
          "one row heavy", "weights 1e300", "ranks of any size", "with zeros",          "in rank" };

  ranked->label = labels[kind];
  for (size_t i = 0; i < N_RANKED; i++)
    {
      double u = next_uniform (state), v = next_uniform (state), t = next_uniform (state);
      double outcomes[N_RANKED_KINDS]
          = { u, u,          1.0 + 1e-9 * u,   i == 17 ? 1e15 : 1.0, 1.7e308 * (0.5 + u / 2),
              u, 1e-300 * u, pow (10, 30 * u), u < 0.5 ? 0.0 : u,    t };

      ranked->h[i] = outcomes[kind];
      ranked->z[i] = kind == 1   ? floor (6 * t) - 3
                     : kind == 7 ? (i % 2 ? -1 : 1) * pow (10, 600 * t - 300)
                                 : t;
      ranked->w[i] = kind == 5 && i == 3 ? 1e18 : kind == 6 ? 1e300 * (1 + v) : 0.1 + v;
    }
}

static inline Quad
quad_power (Quad x, Quad nu)
{
  Quad y = 0;

  if (!(x > 0))
    return 0;
  y = quad_exp (nu * quad_log (x) / 1024);
  for (int k = 0; k < 10; k++)
    y *= y;
  return y;
}

/* The weight of rows with z below (or not above) that of row i. */
static inline Quad
quad_below (size_t n, const double z[], const double w[], size_t i, gboolean with_tied)
{
  Quad sum = 0;

  for (size_t j = 0; j < n; j++)
    if (z[j] < z[i] || (with_tied && z[j] == z[i]))
      sum += quad_weight (w, j);
  return sum;
}

/* Σ p h 2 (r - 1/2) = Σ p (h - μ) 2 (r - 1/2). */
static inline Quad
quad_generalized (size_t n, const double h[], const double z[], const double w[])
{
  Quad total = quad_total (n, w), mean = quad_mean (n, h, w), sum = 0;

  for (size_t i = 0; i < n; i++)
    sum += quad_weight (w, i) / total * ((Quad)h[i] - mean)
           * ((quad_below (n, z, w, i, FALSE) + quad_below (n, z, w, i, TRUE)) / total - 1);
  return sum;
}

/* μ - Σ h (S'^nu - S^nu) over blocks, each row taking its part of its block. */
static inline Quad
quad_extended (size_t n, const double h[], const double z[], const double w[], double nu)
{
  Quad total = quad_total (n, w), mean = quad_mean (n, h, w), sum = 0;

  for (size_t i = 0; i < n; i++)
    {
      Quad below = quad_below (n, z, w, i, FALSE), up_to = quad_below (n, z, w, i, TRUE);
      Quad of_block
          = quad_power ((total - below) / total, nu) - quad_power ((total - up_to) / total, nu);
      Quad part = quad_weight (w, i) / (up_to - below);

      sum += ((Quad)h[i] - mean) * (quad_weight (w, i) / total - part * of_block);
    }
  return sum;
}

/* Σ p |h - μ|: what the error is measured against where terms cancel. */
static inline Quad
quad_spread (size_t n, const double h[], const double w[])
{
  return quad_hoover (n, h, w) * 2 * quad_mean (n, h, w);
}

#endif
