/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How much of a gamma, beta, Poisson or binomial distribution lies on either side of a point, the
 * same bits everywhere.
 * Source: M. Abramowitz and I. A. Stegun (1964), 6.5 and 26.5; C. Loader (2000), Fast and accurate
 * computation of binomial probabilities. Invariant: the smaller side keeps its digits however small
 * it is. */

#ifndef AWRASH_RANDOM_TAILS_PRIVATE_H
#define AWRASH_RANDOM_TAILS_PRIVATE_H

#include <awrash.h>

typedef struct
{
  double below;
  double above;
  double front; /* the probability in the shape of the distribution that both begin with */
} AwrashTailPair;

/* ln Γ(a + 1) less ln (√(2π a) (a/e)^a), a > 0. */
double awrash_i_stirling_rest (double a);

/* a ln (a/m) + m - a, a and m > 0, without cancellation where they are near. */
double awrash_i_stirling_distance (double a, double m);

/* P (a, x) and Q (a, x), a > 0, x >= 0; front x^a e^-x / Γ(a + 1). Relative errors below 1e-13,
 * and 1e-12 in tails of less than 1e-40. */
AwrashTailPair awrash_i_tails_gamma (double a, double x);

/* I_x (a, b), and what is left of 1, for a and b > 0 with rest = 1 - x, which may have digits that
 * x has not; front x^a rest^b Γ(a + b + 1) / (Γ(a + 1) Γ(b + 1)). Relative errors as above. */
AwrashTailPair awrash_i_tails_beta (double x, double rest, double a, double b);

#endif
