/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The laws between two ends that are no polynomial: triangular, and normal cut off.
 * Source: N. L. Johnson, S. Kotz and N. Balakrishnan (1994), Continuous univariate distributions 1,
 * 10.1. Invariant: a quantile is never outside the ends. */

#include "random/law-private.h"

#include "base/elementary-private.h"
#include "random/normal-private.h"

#include <math.h>

void
awrash_i_law_triangular_settle (AwrashLaw *law)
{
  double low = law->number[0], mode = law->number[1], high = law->number[2];
  double rise = mode - low, fall = high - mode;

  law->mean = (low + mode + high) / 3.0;
  law->variance = (rise * rise + rise * fall + fall * fall) / 18.0;
}

double
awrash_i_law_triangular_quantile (const AwrashLaw *law, double u)
{
  double low = law->number[0], mode = law->number[1], high = law->number[2];
  double width = high - low;

  return u * width < mode - low ? low + sqrt (u * width * (mode - low))
                                : high - sqrt ((1.0 - u) * width * (high - mode));
}

enum
{
  STEPS = 2000,
  SIGN = 0,  /* -1 where all is turned round, so that the lower end is the one farther out */
  BELOW = 1, /* what the normal distribution has below that end */
  ABOVE = 2, /* and above the other */
  KEPT = 3,
  FALL = 1 /* where the ends are near, and SIGN is 0: the slope of -log density from end to end */
};

/* Ends nearer than that, in deviations, are told apart by no quantile of the whole distribution.
 * Between them the density is that of an exponential distribution but for 10^-11. */
#define NARROW 1e-5

/* Mean and variance of what is kept, by Simpson's rule around its mode: 2,000 steps over nine
 * deviations, or over forty lengths in which a steep tail falls to 1/e, leave 10^-10. */
static void
settle_moments (AwrashLaw *law, double low, double high)
{
  double mode = CLAMP (0.0, low, high), reach = MIN (9.0, 40.0 / MAX (fabs (mode), 1e-9));
  double from = MAX (low, mode - reach), step = (MIN (high, mode + reach) - from) / STEPS;
  double sums[3] = { 0.0, 0.0, 0.0 }, mean;

  for (int k = 0; k <= STEPS; k++)
    {
      double beyond = from - mode + k * step;
      double weight = awrash_i_exp (-0.5 * beyond * (beyond + 2.0 * mode))
                      * (k == 0 || k == STEPS ? 1.0
                         : k % 2 == 1         ? 4.0
                                              : 2.0);

      sums[0] += weight;
      sums[1] += weight * beyond;
      sums[2] += weight * beyond * beyond;
    }
  mean = sums[1] / sums[0];
  law->mean = law->number[0] + law->aid[SIGN] * law->number[1] * (mode + mean);
  law->variance = law->number[1] * law->number[1] * (sums[2] / sums[0] - mean * mean);
}

/* By the powers of the slope, which is at most 3.1e-4. */
static void
settle_narrow (AwrashLaw *law, double middle)
{
  double width = law->number[3] - law->number[2], fall = middle * width / law->number[1];

  law->aid[SIGN] = 0.0;
  law->aid[FALL] = fall;
  law->mean = law->number[2] + width * (0.5 - fall / 12.0);
  law->variance = width * width * (1.0 / 12.0 - fall * fall / 240.0);
}

static double
narrow_quantile (const AwrashLaw *law, double u)
{
  double fall = law->aid[FALL];
  double part = u - u * (1.0 - u) * (fall / 2.0 - fall * fall / 6.0 * (1.0 - 2.0 * u));

  return law->number[2] + part * (law->number[3] - law->number[2]);
}

void
awrash_i_law_truncated_settle (AwrashLaw *law)
{
  double low = (law->number[2] - law->number[0]) / law->number[1];
  double high = (law->number[3] - law->number[0]) / law->number[1];
  gboolean is_turned = low + high > 0.0;
  double lower = is_turned ? -high : low, upper = is_turned ? -low : high;

  if (law->number[3] - law->number[2] < NARROW * law->number[1])
    {
      settle_narrow (law, 0.5 * (low + high));
      return;
    }
  law->aid[SIGN] = is_turned ? -1.0 : 1.0;
  law->aid[BELOW] = awrash_i_normal_below (lower);
  law->aid[ABOVE] = awrash_i_normal_below (-upper);
  law->aid[KEPT] = upper > 0.0 ? 1.0 - law->aid[ABOVE] - law->aid[BELOW]
                               : awrash_i_normal_below (upper) - law->aid[BELOW];
  settle_moments (law, lower, upper);
}

double
awrash_i_law_truncated_quantile (const AwrashLaw *law, double u)
{
  double part = law->aid[SIGN] > 0.0 ? u : 1.0 - u, z, x;
  double below = law->aid[BELOW] + part * law->aid[KEPT];

  if (law->aid[SIGN] == 0.0)
    return narrow_quantile (law, u);
  z = below <= 0.5 ? awrash_i_normal_quantile (below)
                   : -awrash_i_normal_quantile (law->aid[ABOVE] + (1.0 - part) * law->aid[KEPT]);
  x = law->number[0] + law->aid[SIGN] * law->number[1] * z;
  return CLAMP (x, law->number[2], law->number[3]);
}
