/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Factorials as Stirling has them, with what he leaves; powers beside them as distances.
 * Source: C. Loader (2000), Fast and accurate computation of binomial probabilities; Abramowitz and
 * Stegun 6.1.40. Invariant: what is handed over is small where probabilities are not, so that the
 * exponential of it keeps its digits. */

#include "random/tails-private.h"

#include "base/elementary-private.h"
#include "base/logarithm-private.h"

#include <math.h>

/* From here on eight terms of the series leave 10^-16. */
static const double enough = 8.0;

static double
series (double a)
{
  static const double terms[] = { -3617.0 / 122400, 1.0 / 156,  -691.0 / 360360, 1.0 / 1188,
                                  -1.0 / 1680,      1.0 / 1260, -1.0 / 360,      1.0 / 12 };
  double y = 1.0 / (a * a), sum = 0.0;

  for (gsize k = 0; k < G_N_ELEMENTS (terms); k++)
    sum = y * sum + terms[k];
  return sum / a;
}

double
awrash_i_stirling_rest (double a)
{
  static const double whole[] = { 0.0,
                                  0.08106146679532725822,
                                  0.041340695955409294094,
                                  0.027677925684998339149,
                                  0.020790672103765093112,
                                  0.016644691189821192163,
                                  0.013876128823070747999,
                                  0.011896709945891770095 };
  double rest = 0.0;

  if (a >= enough)
    return series (a);
  if (a > 0.0 && a == (int)a)
    return whole[(int)a];
  while (a < enough)
    {
      rest += (a + 0.5) * awrash_i_log1p (1.0 / a) - 1.0;
      a += 1.0;
    }
  return rest + series (a);
}

double
awrash_i_stirling_distance (double a, double m)
{
  double beyond = m - a;

  return fabs (beyond) < 0.25 * a ? -a * awrash_i_logarithm_remainder (beyond / a)
                                  : beyond - a * awrash_i_log (m / a);
}
