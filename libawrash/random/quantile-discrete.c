/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Binomial and Poisson distributions inverted: an expansion guesses, the smaller tail decides.
 * Source: E. A. Cornish and R. A. Fisher (1938), Moments and cumulants in the specification of
 * distributions. Invariant: from the guess a tail is only added to, never taken from, so that it
 * keeps its digits; the guess decides how long that takes and nothing else. */

#include "random/law-private.h"

#include "base/elementary-private.h"
#include "random/normal-private.h"
#include "random/tails-private.h"

#include <float.h>
#include <math.h>

typedef struct
{
  double most; /* the largest number that can occur */
  double p;    /* 0 for Poisson's */
  double mean;
} Count;

typedef struct
{
  double below; /* at k or less */
  double above;
  double at; /* k */
  double next;
} Point;

/* P (k + 1) / P (k). */
static double
ratio_of (const Count *count, double k)
{
  return count->p > 0.0 ? (count->most - k) / (k + 1.0) * (count->p / (1.0 - count->p))
                        : count->mean / (k + 1.0);
}

static Point
look (const Count *count, double k)
{
  AwrashTailPair tails;
  double n = count->most, p = count->p;

  if (p > 0.0 && k >= n)
    return (Point){ 1.0, 0.0, awrash_i_exp (n * awrash_i_log (p)), 0.0 };
  if (p > 0.0)
    {
      tails = awrash_i_tails_beta (p, 1.0 - p, k + 1.0, n - k);
      return (Point){ tails.above, tails.below, tails.front * (k + 1.0) / (n + 1.0) / p,
                      tails.front * (n - k) / (n + 1.0) / (1.0 - p) };
    }
  tails = awrash_i_tails_gamma (k + 1.0, count->mean);
  return (Point){ tails.above, tails.below, tails.front * (k + 1.0) / count->mean, tails.front };
}

/* The smallest k with P (X <= k) >= u, u <= 1/2, from below. */
static double
rise (const Count *count, double u, double k)
{
  Point point = look (count, k);
  double step = 1.0;

  while (k > 0.0 && point.below >= u)
    {
      k = MAX (k - step, 0.0);
      point = look (count, k);
      step *= 2.0;
    }
  step = 1.0;
  /* a term that left the normal doubles has no digits, or is nothing, and so are those reckoned
   * from it */
  while (point.below < u && point.next < DBL_MIN && k < count->most)
    {
      double far = MIN (k + step, count->most);
      Point there = look (count, far);

      if (there.below < u || step == 1.0)
        {
          k = far;
          point = there;
          step *= 2.0;
        }
      else
        step = 1.0;
    }
  while (point.below < u && k < count->most)
    {
      k += 1.0;
      point.below += point.next;
      point.next *= ratio_of (count, k);
    }
  return k;
}

/* The smallest k with P (X > k) <= rest, rest < 1/2, from above. */
static double
fall (const Count *count, double rest, double k)
{
  Point point = look (count, k);
  double step = 1.0;

  while (k < count->most && point.above > rest)
    {
      k = MIN (k + step, count->most);
      point = look (count, k);
      step *= 2.0;
    }
  while (k > 0.0 && point.above + point.at <= rest)
    {
      k -= 1.0;
      point.above += point.at;
      point.at /= ratio_of (count, k);
    }
  return k;
}

static double
invert (const Count *count, double u)
{
  double z = awrash_i_normal_quantile (u), variance = count->mean * (1.0 - count->p);
  double guess
      = floor (count->mean + z * sqrt (variance) + (1.0 - 2.0 * count->p) * (z * z - 1.0) / 6.0);

  return u <= 0.5 ? rise (count, u, CLAMP (guess - 1.0, 0.0, count->most))
                  : fall (count, 1.0 - u, CLAMP (guess + 1.0, 0.0, count->most));
}

double
awrash_i_quantile_binomial (double n, double p, double u)
{
  Count count = { n, p, n * p };

  if (!(p > 0.0) || n == 0.0)
    return 0.0;
  return p < 1.0 ? invert (&count, u) : n;
}

double
awrash_i_quantile_poisson (double mean, double u)
{
  Count count = { 0x1p52, 0.0, mean };

  return mean > 0.0 ? invert (&count, u) : 0.0;
}
