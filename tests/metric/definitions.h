/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The indices in quadruple precision, written as plainly as the formulas of metric.h.
 * Source: metric.h. Invariant: nothing of the library is used in a definition. */

#ifndef TESTS_METRIC_DEFINITIONS_H
#define TESTS_METRIC_DEFINITIONS_H

#include "metric/measures.h"

/* exp of any size: by squaring, from where the series has it. */
static inline Quad
quad_power_of_e (Quad y)
{
  int doublings = 0;
  Quad power = 0;

  if (y < -11000)
    return 0;
  while (y > 0.5 || y < -0.5)
    y /= 2, doublings++;
  power = quad_exp (y);
  while (doublings-- > 0)
    power *= power;
  return power;
}

static inline Quad
quad_root (Quad square)
{
  Quad root = (Quad)sqrt ((double)square);

  if (!((double)square > 1e-290)) /* scaled, where a double would underflow */
    return square > 0 ? quad_root (square * 0x1p1000 * 0x1p1000) * 0x1p-1000 : 0;
  root = (root + square / root) / 2;
  return (root + square / root) / 2;
}

/* The values in ascending order, with the share of each in the weight. */
typedef struct
{
  size_t n;
  Quad x[128];
  Quad p[128];
  Quad size[128]; /* the share of w x, in the same order */
  Quad mean;
} QuadRows;

static inline QuadRows
quad_rows (size_t n, const double x[], const double w[])
{
  QuadRows rows = { .n = n, .mean = quad_mean (n, x, w) };
  Quad total = quad_total (n, w);

  for (size_t i = 0; i < n; i++)
    {
      size_t k = i;
      Quad p = quad_weight (w, i) / total;

      for (; k > 0 && rows.x[k - 1] > (Quad)x[i]; k--)
        {
          rows.x[k] = rows.x[k - 1];
          rows.p[k] = rows.p[k - 1];
        }
      rows.x[k] = (Quad)x[i];
      rows.p[k] = p;
    }
  for (size_t k = 0; k < n; k++)
    rows.size[k] = rows.p[k] * rows.x[k] / rows.mean;
  return rows;
}

/* (u^α - 1 - α (u - 1)) / (α (α - 1)), by the binomial series near u = 1. */
static inline Quad
quad_entropy_term (Quad u, Quad alpha)
{
  Quad e = u - 1, power = e, coefficient = (Quad)1 / 2, sum = 0;

  if (e < 1e-3 && e > -1e-3)
    {
      for (int k = 2; k < 16; k++, coefficient *= (alpha - k + 1) / k)
        sum += coefficient * (power *= e);
      return sum;
    }
  if (!(u > 0))
    return alpha > 0 ? 1 / alpha : (Quad)INFINITY;
  if (alpha == 0)
    return e - quad_log (u);
  if (alpha == 1)
    return u * quad_log (u) - e;
  return (quad_power_of_e (alpha * quad_log (u)) - 1 - alpha * e) / (alpha * (alpha - 1));
}

static inline Quad
quad_entropy (const QuadRows *rows, double alpha)
{
  Quad sum = 0;

  for (size_t k = 0; k < rows->n; k++)
    sum += rows->p[k] * quad_entropy_term (rows->x[k] / rows->mean, (Quad)alpha);
  return sum;
}

/* ln (1 + z). */
static inline Quad
quad_log_plus (Quad z)
{
  return z < 1e-3 && z > -1e-3 ? z + quad_remainder (z) : quad_log (1 + z);
}

static inline Quad
quad_exp_minus (Quad y)
{
  Quad term = y, sum = y;

  if (y > 1e-3 || y < -1e-3)
    return quad_power_of_e (y) - 1;
  for (int k = 2; k < 12; k++)
    sum += term *= y / k;
  return sum;
}

/* ln of the power mean of order 1 - ε over the mean. */
static inline Quad
quad_log_power_mean (const QuadRows *rows, double epsilon)
{
  Quad q = 1 - (Quad)epsilon, sum = 0, largest = 0;

  if (q == 0)
    return -quad_entropy (rows, 0);
  if (q < 0 && !(rows->x[0] > 0))
    return -(Quad)INFINITY;
  sum = q * (q - 1) * quad_entropy (rows, 1 - epsilon);
  if (sum < 1 && sum > -0.5)
    return quad_log_plus (sum) / q;
  largest = q * quad_log (rows->x[q > 0 ? rows->n - 1 : 0] / rows->mean);
  sum = 0;
  for (size_t k = 0; k < rows->n; k++)
    if (rows->x[k] > 0)
      sum += rows->p[k] * quad_power_of_e (q * quad_log (rows->x[k] / rows->mean) - largest);
  return (largest + quad_log (sum)) / q;
}

static inline Quad
quad_atkinson (const QuadRows *rows, double epsilon)
{
  Quad log_mean = quad_log_power_mean (rows, epsilon);

  return log_mean < -11000 ? 1 : -quad_exp_minus (log_mean);
}

static inline Quad
quad_atkinson_equal (const QuadRows *rows, double epsilon)
{
  return rows->mean * quad_power_of_e (quad_log_power_mean (rows, epsilon));
}

static inline Quad
quad_kolm (const QuadRows *rows, double kappa)
{
  Quad largest = 0, sum = 0, square = 0;

  if (kappa == 0)
    return 0;
  largest = kappa * (rows->mean - rows->x[kappa > 0 ? 0 : rows->n - 1]);
  for (size_t k = 0; k < rows->n; k++)
    {
      Quad y = kappa * (rows->mean - rows->x[k]);

      square += rows->p[k] * y * y;
      sum += rows->p[k] * (largest < 1e-3 ? quad_exp_minus (y) - y : quad_power_of_e (y - largest));
    }
  if (largest < 1e-12) /* to first order */
    return square / 2 / kappa;
  if (largest < 1e-3)
    return quad_log_plus (sum) / kappa;
  return (largest + quad_log (sum)) / kappa;
}

/* From the least value up, or from the largest down: -(1/κ) ln Σ p exp (-κ x). */
static inline Quad
quad_kolm_equal (const QuadRows *rows, double kappa)
{
  Quad reference = rows->x[kappa > 0 ? 0 : rows->n - 1], less = 0, left = 0;

  for (size_t k = 0; k < rows->n; k++)
    {
      Quad y = -kappa * (rows->x[k] - reference);

      less += rows->p[k] * quad_exp_minus (y);
      left += rows->p[k] * quad_power_of_e (y);
    }
  return reference - (less > -0.5 ? quad_log_plus (less) : quad_log (left)) / kappa;
}

/* 1 - Σ x ((1 - P')^ν - (1 - P)^ν)/μ, by the gaps between neighbours. */
static inline Quad
quad_s_gini (const QuadRows *rows, double nu)
{
  Quad above = 0, below = 0, sum = 0;

  for (size_t k = rows->n - 1; k > 0; k--)
    {
      Quad log_above = 0;

      above += rows->p[k];
      below = 0;
      for (size_t j = 0; j < k; j++)
        below += rows->p[j];
      log_above = above < 0.5 ? quad_log (above) : quad_log_plus (-below);
      sum -= (rows->x[k] - rows->x[k - 1]) * above * quad_exp_minus ((nu - 1) * log_above);
    }
  return sum / rows->mean;
}

static inline Quad
quad_variance (const QuadRows *rows, double unused)
{
  Quad sum = 0;

  (void)unused;
  for (size_t k = 0; k < rows->n; k++)
    sum += rows->p[k] * (rows->x[k] - rows->mean) * (rows->x[k] - rows->mean);
  return sum;
}

static inline Quad
quad_sd (const QuadRows *rows, double unused)
{
  return quad_root (quad_variance (rows, unused));
}

static inline Quad
quad_cv (const QuadRows *rows, double unused)
{
  return quad_sd (rows, unused) / rows->mean;
}

static inline Quad
quad_jain (const QuadRows *rows, double unused)
{
  return 1 / (1 + quad_variance (rows, unused) / rows->mean / rows->mean);
}

static inline Quad
quad_herfindahl_excess (const QuadRows *rows, double unused)
{
  Quad sum = 0;

  (void)unused;
  for (size_t k = 0; k < rows->n; k++)
    sum += (rows->size[k] - (Quad)1 / rows->n) * (rows->size[k] - (Quad)1 / rows->n);
  return sum / (1 - (Quad)1 / rows->n);
}

static inline Quad
quad_herfindahl (const QuadRows *rows, double unused)
{
  Quad sum = 0;

  (void)unused;
  for (size_t k = 0; k < rows->n; k++)
    sum += rows->size[k] * rows->size[k];
  return sum;
}

/* 1/(n (1 - G)) as 1/(Σ_ij min (s_i, s_j)/... ): Σ_i Σ_j min (s_i, s_j) = n (1 - G). */
static inline Quad
quad_rosenbluth (const QuadRows *rows, double unused)
{
  Quad sum = 0;

  (void)unused;
  for (size_t i = 0; i < rows->n; i++)
    for (size_t j = 0; j < rows->n; j++)
      sum += rows->size[i] < rows->size[j] ? rows->size[i] : rows->size[j];
  return 1 / sum;
}

/* L at p. */
static inline Quad
quad_lorenz (const QuadRows *rows, Quad p)
{
  Quad below = 0, held = 0;

  for (size_t k = 0; k < rows->n; below += rows->p[k], held += rows->size[k], k++)
    if (k + 1 == rows->n || below + rows->p[k] > p)
      return held + (p - below) * rows->x[k] / rows->mean;
  return held;
}

static inline Quad
quad_palma (const QuadRows *rows, double unused)
{
  (void)unused;
  return (1 - quad_lorenz (rows, 1 - (Quad)0.1)) / quad_lorenz (rows, (Quad)0.4);
}

/* The integral over each straight piece, with L = c + u p and d = 1 - c. */
static inline Quad
quad_zenga (const QuadRows *rows, double unused)
{
  Quad start = 0, held = 0, sum = 0;

  (void)unused;
  for (size_t k = 0; k < rows->n; k++)
    {
      Quad u = rows->x[k] / rows->mean, c = held - u * start, d = 1 - c;
      Quad end = start + rows->p[k], rest = 1 - held, left = rest - rows->size[k];

      if (k > 0)
        sum -= c / d * quad_log_plus (rows->p[k] / start);
      if (k + 1 < rows->n && u > 0)
        sum -= (u - d) / d / u * -quad_log_plus (-rows->size[k] / rest);
      if (k + 1 < rows->n && !(u > 0))
        sum += rows->p[k] / rest;
      (void)left;
      start = end;
      held += rows->size[k];
    }
  return sum;
}

/* Over 1 - Σ p² as Σ p_i p_j, i ≠ j. */
static inline Quad
quad_gini_of_pairs (const QuadRows *rows, double parameter)
{
  Quad pairs = 0;

  (void)parameter;
  for (size_t k = 0; k < rows->n; k++)
    for (size_t j = 0; j < k; j++)
      pairs += 2 * rows->p[j] * rows->p[k];
  return quad_s_gini (rows, 2) / pairs;
}

typedef struct
{
  const char *index;
  Quad (*definition) (const QuadRows *rows, double parameter);
  double parameter;
} Definition;

static const Definition definitions[] = {
  { "s-gini:1", quad_s_gini, 1 },
  { "s-gini:1.5", quad_s_gini, 1.5 },
  { "s-gini:2", quad_s_gini, 2 },
  { "gini", quad_s_gini, 2 },
  { "gini:p2", quad_gini_of_pairs, 0 },
  { "s-gini:7", quad_s_gini, 7 },
  { "entropy:-1", quad_entropy, -1 },
  { "entropy:-0.00000001", quad_entropy, -0.00000001 },
  { "entropy:0.00000001", quad_entropy, 0.00000001 },
  { "entropy:0.3", quad_entropy, 0.3 },
  { "entropy:0.5", quad_entropy, 0.5 },
  { "entropy:0.99999999", quad_entropy, 0.99999999 },
  { "entropy:1.00000001", quad_entropy, 1.00000001 },
  { "entropy:2", quad_entropy, 2 },
  { "entropy:3.5", quad_entropy, 3.5 },
  { "mld", quad_entropy, 0 },
  { "theil", quad_entropy, 1 },
  { "atkinson:0.5", quad_atkinson, 0.5 },
  { "atkinson:0.99999999", quad_atkinson, 0.99999999 },
  { "atkinson:1", quad_atkinson, 1 },
  { "atkinson:1.00000001", quad_atkinson, 1.00000001 },
  { "atkinson:2", quad_atkinson, 2 },
  { "atkinson:40", quad_atkinson, 40 },
  { "atkinson-ede:0.5", quad_atkinson_equal, 0.5 },
  { "atkinson-ede:1", quad_atkinson_equal, 1 },
  { "atkinson-ede:5", quad_atkinson_equal, 5 },
  { "kolm:0", quad_kolm, 0 },
  { "kolm:1", quad_kolm, 1 },
  { "kolm:0.001", quad_kolm, 0.001 },
  { "kolm:-1", quad_kolm, -1 },
  { "kolm-ede:1", quad_kolm_equal, 1 },
  { "kolm-ede:-0.001", quad_kolm_equal, -0.001 },
  { "kolm-ede:0.0000001", quad_kolm_equal, 0.0000001 },
  { "sd", quad_sd, 0 },
  { "cv", quad_cv, 0 },
  { "jain", quad_jain, 0 },
  { "hhi", quad_herfindahl, 0 },
  { "hhi:n", quad_herfindahl_excess, 0 },
  { "rosenbluth", quad_rosenbluth, 0 },
  { "palma", quad_palma, 0 },
  { "zenga", quad_zenga, 0 },
};

#endif
