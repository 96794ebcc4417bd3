/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Counts of persons: what is expected, rounded at random, or the quantile of a binomial law.
 * Source: inversion by adding up, as L. Devroye (1986), Non-uniform random variate generation, ch.
 * X.4; E. A. Cornish and R. A. Fisher (1937), Moments and cumulants in the specification of
 * distributions. Invariant: a count is from 0 to n, and + - × ÷ and square roots alone decide it,
 * so that it is the same on any machine. */

#include "simulation/flows-private.h"

#include "random/normal-private.h"

#include <math.h>

/* Beyond this variance the expansion is right to a small part of a person; below it there are some
 * sixty terms to add up at the most. */
static const double exact_below = 16;

/* p^n by squares. */
static double
power (double p, gint64 n)
{
  double result = 1;

  while (n > 0)
    {
      if ((n & 1) != 0)
        result *= p;
      p *= p;
      n >>= 1;
    }
  return result;
}

/* The smallest k with F (k) >= u, for p <= 1/2. */
static gint64
invert (gint64 n, double p, double u)
{
  const double odds = p / (1 - p);
  double term = power (1 - p, n), sum = term;
  gint64 k = 0;

  while (sum < u && k < n && term > 0)
    {
      term *= (double)(n - k) / (double)(k + 1) * odds;
      k++;
      sum += term;
    }
  return k;
}

/* z + (z² - 1) γ / 6 + (z³ - 3z) κ / 24 - (2z³ - 5z) γ² / 36, in standard deviations. */
static gint64
expand (gint64 n, double p, double variance, double u)
{
  static const double sixth = 1.0 / 6, twenty_fourth = 1.0 / 24, thirty_sixth = 1.0 / 36;
  const double z = awrash_i_normal_quantile (u), square = z * z;
  const double deviation = sqrt (variance), precision = 1 / deviation;
  const double skew = (1 - 2 * p) * precision;
  const double excess = (1 - 6 * p * (1 - p)) * precision * precision;
  const double x = z + (square - 1) * skew * sixth + (square - 3) * z * excess * twenty_fourth
                   - (2 * square - 5) * z * skew * skew * thirty_sixth;
  const double count = (double)n * p + deviation * x + 0.5;

  return count <= 0 ? 0 : MIN (n, (gint64)count);
}

gint64
awrash_i_flows_count (gboolean scatter, gint64 n, double p, double u)
{
  const double mean = (double)n * p, variance = mean * (1 - p);

  if (n <= 0 || p <= 0)
    return 0;
  if (p >= 1)
    return n;
  if (!scatter) /* 1 - u is exact, where a sum would be rounded */
    return (gint64)mean + (1 - u < mean - (double)(gint64)mean);
  if (variance >= exact_below)
    return expand (n, p, variance, u);
  return p <= 0.5 ? invert (n, p, u) : n - invert (n, 1 - p, 1 - u);
}

void
awrash_i_flows_counts (gboolean scatter, gsize n_provinces, const gint64 n[], double p,
                       const double u[], gint64 counts[])
{
  for (gsize i = 0; i < n_provinces; i++)
    counts[i] = awrash_i_flows_count (scatter, n[i], p, u == NULL ? 0.5 : u[i]);
}

/* What is cut has a remainder, and there are never more units left over than remainders, so that
 * nobody gets more than was asked. */
void
awrash_i_flows_ration (gsize n, gint64 counts[], gint64 available, double u)
{
  __extension__ typedef unsigned __int128 Wide;
  gint64 total = 0, left = available;
  gboolean is_cut[AWRASH_STREAMS_MOST];
  gsize first = MIN (n - 1, (gsize)((double)n * u));

  for (gsize i = 0; i < n; i++)
    total += counts[i];
  if (total <= available)
    return;
  for (gsize i = 0; i < n; i++)
    {
      const Wide product = (Wide)counts[i] * (guint64)available;

      counts[i] = (gint64)(product / (guint64)total);
      is_cut[i] = product % (guint64)total != 0;
      left -= counts[i];
    }
  for (; left > 0; first++)
    if (is_cut[first % n])
      {
        counts[first % n]++;
        left--;
      }
}
