/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Counts of persons: what is expected, rounded at random, or the quantile of a binomial law.
 * Source: inversion by adding up, as L. Devroye (1986), Non-uniform random variate generation, ch.
 * X.4; E. A. Cornish and R. A. Fisher (1937), Moments and cumulants in the specification of
 * distributions. Invariant: a count is from 0 to n, and + - × ÷ and square roots alone decide it,
 * so that it is the same on any machine. */

#include "simulation/flows-private.h"

#include "base/int128-private.h"
#include "base/wide-private.h"
#include "random/normal-private.h"

#include <math.h>

/* Beyond this variance the expansion is right to a small part of a person; below it there are some
 * sixty terms to add up at the most. */
static const double exact_below = 16;

/* p^n by squares; the bits of n are luck, on which nothing branches. */
static double
power (double p, gint64 n)
{
  double factor[2] = { 1, p }, result = 1;

  for (; n > 0; n >>= 1)
    {
      result *= factor[n & 1];
      factor[1] *= factor[1];
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

/* Counts of many persons, side by side. */
enum
{
  BESIDE = 64
};

typedef struct
{
  gsize n;
  double people[BESIDE], p[BESIDE], variance[BESIDE], u[BESIDE], count[BESIDE];
  gsize who[BESIDE];
} Many;

/* z + (z² - 1) γ / 6 + (z³ - 3z) κ / 24 - (2z³ - 5z) γ² / 36, in standard deviations. */
AWRASH_I_WIDE static void
expand (Many *many)
{
  static const double sixth = 1.0 / 6, twenty_fourth = 1.0 / 24, thirty_sixth = 1.0 / 36;

  for (gsize i = 0; i < many->n; i++)
    {
      const double p = many->p[i], z = many->count[i], square = z * z;
      const double deviation = sqrt (many->variance[i]), precision = 1 / deviation;
      const double skew = (1 - 2 * p) * precision;
      const double excess = (1 - 6 * p * (1 - p)) * precision * precision;
      const double x = z + (square - 1) * skew * sixth + (square - 3) * z * excess * twenty_fourth
                       - (2 * square - 5) * z * skew * skew * thirty_sixth;

      many->count[i] = many->people[i] * p + deviation * x + 0.5;
    }
}

/* The count of a few or of no luck; -1 and a place among many where the expansion serves. */
static gint64
count_few (gboolean scatter, gint64 n, double p, double u, Many *many)
{
  const double mean = (double)n * p, variance = mean * (1 - p);

  if (n <= 0 || p <= 0)
    return 0;
  if (p >= 1)
    return n;
  if (!scatter) /* 1 - u is exact, where a sum would be rounded */
    return (gint64)mean + (1 - u < mean - (double)(gint64)mean);
  if (variance < exact_below)
    return p <= 0.5 ? invert (n, p, u) : n - invert (n, 1 - p, 1 - u);
  many->people[many->n] = (double)n;
  many->p[many->n] = p;
  many->variance[many->n] = variance;
  many->u[many->n] = u;
  return -1;
}

void
awrash_i_flows_counts (gboolean scatter, gsize n, gsize step, const gint64 people[],
                       const double p[], gsize p_step, const double u[], gint64 counts[])
{
  Many many = { .n = 0 };

  for (gsize first = 0; first < n; first += BESIDE)
    {
      many.n = 0;
      for (gsize i = first; i < MIN (n, first + BESIDE); i++)
        {
          counts[i * step] = count_few (scatter, people[i * step], p[i * p_step], u[i], &many);
          if (counts[i * step] < 0)
            many.who[many.n++] = i * step;
        }
      awrash_i_normal_quantiles (many.n, many.u, many.count);
      expand (&many);
      for (gsize k = 0; k < many.n; k++)
        counts[many.who[k]] = (gint64)CLAMP (many.count[k], 0, many.people[k]);
    }
}

/* What is cut has a remainder, and there are never more units left over than remainders, so that
 * nobody gets more than was asked. */
void
awrash_i_flows_ration (gsize n, gint64 counts[], gint64 available, double u)
{
  typedef AwrashUint128 Wide;
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
