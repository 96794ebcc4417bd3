/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The measures of inequality behind one signature, for what holds for all of them, and their
 * definitions in quadruple precision, written as plainly as the formulas of metric.h.
 * Source: metric.h. Invariant: nothing of the library is used in a definition. */

#ifndef TESTS_METRIC_MEASURES_H
#define TESTS_METRIC_MEASURES_H

#include <awrash.h>
#include <math.h>

__extension__ typedef __float128 Quad;

typedef struct
{
  const char *name;
  gboolean (*measure) (size_t n, const double x[], const double w[], double *value, GError **error);
  Quad (*definition) (size_t n, const double x[], const double w[]);
} Measure;

static inline gboolean
measure_gini (size_t n, const double x[], const double w[], double *value, GError **error)
{
  return awrash_metric_gini (AWRASH_GINI_CORRECTION_NONE, n, x, w, value, error);
}

static inline gboolean
measure_hoover (size_t n, const double x[], const double w[], double *value, GError **error)
{
  return awrash_metric_hoover (n, x, w, NULL, value, error);
}

static inline Quad
quad_exp (Quad y)
{
  Quad term = 1, sum = 1;

  for (int k = 1; k < 40; k++)
    sum += term *= y / k;
  return sum;
}

/* One step of y + x exp (-y) - 1 + … from the double logarithm brings 15 digits to 30. */
static inline Quad
quad_log (Quad x)
{
  Quad ln2 = (Quad)0x1.62e42fefa39efp-1 + (Quad)0x1.abc9e3b39803fp-56, rest = 0;
  int exponent = 0;

  while (x >= 1.5)
    x /= 2, exponent++;
  while (x < 0.75)
    x *= 2, exponent--;
  rest = x * quad_exp (-(Quad)log ((double)x)) - 1;
  return (Quad)log ((double)x) + rest - rest * rest / 2 + exponent * ln2;
}

static inline Quad
quad_weight (const double w[], size_t i)
{
  return w == NULL ? (Quad)1 : (Quad)w[i];
}

static inline Quad
quad_total (size_t n, const double w[])
{
  Quad total = 0;

  for (size_t i = 0; i < n; i++)
    total += quad_weight (w, i);
  return total;
}

static inline Quad
quad_mean (size_t n, const double x[], const double w[])
{
  Quad sum = 0;

  for (size_t i = 0; i < n; i++)
    sum += quad_weight (w, i) * (Quad)x[i];
  return sum / quad_total (n, w);
}

static inline Quad
quad_gini (size_t n, const double x[], const double w[])
{
  Quad total = quad_total (n, w), sum = 0;

  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j < i; j++)
      {
        Quad gap = (Quad)x[i] - (Quad)x[j];

        sum += quad_weight (w, i) / total * (quad_weight (w, j) / total) * (gap < 0 ? -gap : gap);
      }
  return sum / quad_mean (n, x, w);
}

/* ln (1 + e) - e; by its series near 0, where even quadruple precision would cancel. */
static inline Quad
quad_remainder (Quad e)
{
  Quad power = e, sum = 0;

  if (e > 1e-3 || e < -1e-3)
    return quad_log (1 + e) - e;
  for (int k = 2; k < 14; k++)
    sum += (power *= -e) / k;
  return sum;
}

/* Σ p u ln u and -Σ p ln u are taken as Σ p (u ln u - u + 1) and Σ p (u - 1 - ln u), u = 1 + e. */
static inline Quad
quad_theil (size_t n, const double x[], const double w[])
{
  Quad mean = quad_mean (n, x, w), sum = 0;

  for (size_t i = 0; i < n; i++)
    {
      Quad e = ((Quad)x[i] - mean) / mean;

      Quad term = 1; /* 0 ln 0 = 0 */

      if (e > 1)
        term = (1 + e) * quad_log (1 + e) - e;
      else if (1 + e > 0)
        term = e * e + (1 + e) * quad_remainder (e);
      sum += quad_weight (w, i) * term;
    }
  return sum / quad_total (n, w);
}

static inline Quad
quad_mld (size_t n, const double x[], const double w[])
{
  Quad mean = quad_mean (n, x, w), sum = 0;

  for (size_t i = 0; i < n; i++)
    {
      Quad e = ((Quad)x[i] - mean) / mean;

      if (!(x[i] > 0))
        return (Quad)INFINITY;
      sum += quad_weight (w, i)
             * (e < -0.5 ? e - quad_log ((Quad)x[i] / mean) : -quad_remainder (e));
    }
  return sum / quad_total (n, w);
}

static inline Quad
quad_hoover (size_t n, const double x[], const double w[])
{
  Quad mean = quad_mean (n, x, w), sum = 0;

  for (size_t i = 0; i < n; i++)
    {
      Quad gap = (Quad)x[i] - mean;

      sum += quad_weight (w, i) * (gap < 0 ? -gap : gap);
    }
  return sum / mean / quad_total (n, w) / 2;
}

static const Measure measures[] = {
  { "gini", measure_gini, quad_gini },
  { "theil", awrash_metric_theil, quad_theil },
  { "mld", awrash_metric_mld, quad_mld },
  { "hoover", measure_hoover, quad_hoover },
};

/* xorshift64*: a stream of test numbers, the same everywhere. */
static inline double
next_uniform (guint64 *state)
{
  *state ^= *state >> 12;
  *state ^= *state << 25;
  *state ^= *state >> 27;
  return (double)((*state * G_GUINT64_CONSTANT (2685821657736338717)) >> 11) * 0x1p-53;
}

static inline gboolean
is_near (double value, double expected, double relative)
{
  return value == expected || fabs (value - expected) <= relative * fabs (expected);
}

#endif
