/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pairs of recipients in whole numbers: needs as doubles are whole numbers times a power of two,
 * scaled to at most 2^60 in all; the reciprocals of needs are rounded to such numbers.
 * Source: Sen (1973) for the Gini as a mean of differences. Invariant: sums of pairs fit 127 bits,
 * and what was rounded is said. */

#include "allot/gini-private.h"

#include "base/memory-private.h"

#include <math.h>

/* The sum of masses times the sum of receipts stays below 2^112. */
#define LARGEST_BITS 60

/* What rounding may leave between a value and its bound: they are told as equal. */
#define ALIKE 0x1p-36
#define NOUGHT 0x1p-40

/* The smallest power of two of which a value is a multiple. */
static int
lowest_bit (double value)
{
  int exponent;
  int64_t mantissa = (int64_t)ldexp (frexp (value, &exponent), 53);

  return exponent - 53 + (int)__builtin_ctzll ((unsigned long long)mantissa);
}

/* The exponent of a sum, which may be beyond the doubles. */
static int
sum_exponent (gsize n, const double values[])
{
  double sum = 0, small = 0;
  int exponent;

  for (gsize i = 0; i < n; i++)
    {
      sum += values[i];
      small += values[i] * 0x1p-64;
    }
  frexp (isfinite (sum) ? sum : small, &exponent);
  return isfinite (sum) ? exponent : exponent + 64;
}

int
awrash_i_gini_pairs_shift (gsize n, const double values[], int bits, gboolean whole,
                           gboolean *is_exact)
{
  int wanted = -1074, most;

  for (gsize i = 0; i < n; i++)
    wanted = MAX (wanted, -lowest_bit (values[i]));
  most = bits - 1 - sum_exponent (n, values);
  /* unit costs of a ratio are up to n times a slope */
  for (gsize k = n; k > 0 && !whole; k /= 2)
    most--;
  *is_exact = wanted <= most;
  return whole ? MIN (wanted, most) : most;
}

gboolean
awrash_i_gini_pairs_init (AwrashGiniPairs *pairs, gsize n, const double need[],
                          gboolean is_weighted, GError **error)
{
  g_autofree double *values = awrash_i_copy (double, need, n, error);
  int64_t *scaled;
  int shift;

  *pairs = (AwrashGiniPairs){ .n = n, .is_weighted = is_weighted };
  pairs->mass = values != NULL ? awrash_i_new (int64_t, n, error) : NULL;
  pairs->slope = pairs->mass != NULL ? awrash_i_new (int64_t, n, error) : NULL;
  pairs->unit_cost = pairs->slope != NULL ? awrash_i_new (int64_t, n, error) : NULL;
  if (pairs->unit_cost == NULL)
    return FALSE;
  for (gsize i = 0; i < n && !is_weighted; i++)
    values[i] = 1 / need[i];
  shift = awrash_i_gini_pairs_shift (n, values, LARGEST_BITS, is_weighted, &pairs->is_exact);
  scaled = is_weighted ? pairs->mass : pairs->slope;
  for (gsize i = 0; i < n; i++)
    {
      pairs->mass[i] = pairs->slope[i] = 1;
      scaled[i] = (int64_t)rint (ldexp (values[i], shift));
      /* a reciprocal is exact if it gives back its need */
      pairs->is_exact = pairs->is_exact && (is_weighted || fma (values[i], need[i], -1) == 0);
    }
  pairs->scale = ldexp (1, shift);
  return TRUE;
}

void
awrash_i_gini_pairs_clear (AwrashGiniPairs *pairs)
{
  g_clear_pointer (&pairs->mass, g_free);
  g_clear_pointer (&pairs->slope, g_free);
  g_clear_pointer (&pairs->unit_cost, g_free);
}

AwrashGiniSum
awrash_i_gini_pairs_differ (const AwrashGiniPairs *pairs, gsize p, int64_t yp, gsize q, int64_t yq)
{
  return (AwrashGiniSum)(pairs->slope[p] * pairs->mass[q]) * yp
         - (AwrashGiniSum)(pairs->slope[q] * pairs->mass[p]) * yq;
}

AwrashGiniSum
awrash_i_gini_pairs_without_costs (const AwrashGiniPairs *pairs, const int64_t y[])
{
  AwrashGiniSum sum = 0;

  for (gsize p = 0; p < pairs->n; p++)
    for (gsize q = 0; q < p; q++)
      {
        AwrashGiniSum z = awrash_i_gini_pairs_differ (pairs, p, y[p], q, y[q]);

        sum += z < 0 ? -z : z;
      }
  return sum;
}

static AwrashGiniSum
sum_costs (const AwrashGiniPairs *pairs, const int64_t y[])
{
  AwrashGiniSum sum = 0;

  for (gsize p = 0; p < pairs->n; p++)
    sum += (AwrashGiniSum)pairs->unit_cost[p] * y[p];
  return sum;
}

AwrashGiniSum
awrash_i_gini_pairs_sum (const AwrashGiniPairs *pairs, const int64_t y[])
{
  return awrash_i_gini_pairs_without_costs (pairs, y) - sum_costs (pairs, y);
}

/* ── as a number ────────────────────────────────────────────────────────────────────────────── */

/* What the Gini divides the sum of pairs by: D Y, or n times the sum of rates. */
static AwrashGiniSum
denominator (const AwrashGiniPairs *pairs, const int64_t y[])
{
  AwrashGiniSum sum = 0, mass = 0;

  for (gsize p = 0; p < pairs->n; p++)
    {
      sum += (AwrashGiniSum)pairs->slope[p] * y[p];
      mass += pairs->mass[p];
    }
  return mass * sum;
}

void
awrash_i_gini_pairs_set_ratio (AwrashGiniPairs *pairs, double theta)
{
  double mass = 0;

  for (gsize p = 0; p < pairs->n; p++)
    mass += (double)pairs->mass[p];
  for (gsize p = 0; p < pairs->n; p++)
    pairs->unit_cost[p] = (int64_t)rint (theta * mass * (double)pairs->slope[p]);
}

double
awrash_i_gini_pairs_ratio (const AwrashGiniPairs *pairs, AwrashGiniSum sum, const int64_t y[])
{
  AwrashGiniSum d = denominator (pairs, y);
  double ratio = d == 0 ? 0 : (double)sum / (double)d;

  /* equal rates of rounded needs */
  return !pairs->is_exact && ratio < NOUGHT ? 0 : ratio;
}

/* What rounding to whole numbers can have changed a sum of pairs and unit costs by, at most: half a
 * unit of every coefficient. */
static AwrashGiniSum
rounding (const AwrashGiniPairs *pairs, const int64_t y[])
{
  AwrashGiniSum units = 0;

  for (gsize p = 0; p < pairs->n; p++)
    units += y[p];
  return pairs->is_exact ? 0 : 2 * units * (AwrashGiniSum)(pairs->n + 1);
}

/* A ratio: each unit costs at least `rate` times what it adds to the denominator, which is `least`
 * at the least. */
static double
bound_ratio (const AwrashGiniPairs *pairs, AwrashGiniSum bound, const int64_t y[],
             const int64_t lower[])
{
  AwrashGiniSum units = 0, mass = 0;
  double rate = INFINITY, slope = INFINITY, least;

  for (gsize p = 0; p < pairs->n; p++)
    {
      units += y[p];
      mass += pairs->mass[p];
      slope = MIN (slope, (double)pairs->slope[p]);
    }
  for (gsize p = 0; p < pairs->n; p++)
    rate = MIN (rate, (double)pairs->unit_cost[p] / ((double)mass * (double)pairs->slope[p]));
  least = MAX ((double)mass * slope * (double)units, (double)denominator (pairs, lower));
  bound = MIN (bound - rounding (pairs, y), 0);
  return rate + (double)bound / least;
}

double
awrash_i_gini_pairs_bound (const AwrashGiniPairs *pairs, AwrashGiniSum bound, const int64_t y[],
                           const int64_t lower[])
{
  AwrashGiniSum costs = sum_costs (pairs, y);
  AwrashGiniSum least = awrash_i_gini_pairs_without_costs (pairs, y) - costs;
  double value, ratio;

  value = awrash_i_gini_pairs_ratio (pairs, least + costs, y);
  bound = MIN (bound, least);
  if (value <= 0 || (pairs->is_exact && pairs->is_weighted && bound == least))
    return value;
  if (pairs->is_weighted)
    ratio = (double)(bound - rounding (pairs, y)) / (double)denominator (pairs, y);
  else
    ratio = bound_ratio (pairs, bound, y, lower);
  if ((!pairs->is_exact || !pairs->is_weighted) && ratio >= value * (1 - ALIKE))
    return value;
  /* a few roundings of half a unit in the last place each; the ratio is at most the value, since
   * the bound is at most the sum */
  return MAX (ratio * (1 - 0x1p-50), 0);
}
