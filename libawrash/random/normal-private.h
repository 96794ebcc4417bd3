/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The normal distribution and its inverse, the same bits everywhere.
 * Source: M. Abramowitz and I. A. Stegun (1964), Handbook of Mathematical Functions, 26.2.
 * Invariant: relative errors below 4e-15 in the lower tail; quantiles are antisymmetric about one
 * half. */

#ifndef AWRASH_RANDOM_NORMAL_PRIVATE_H
#define AWRASH_RANDOM_NORMAL_PRIVATE_H

#include <awrash.h>

/* Φ (z). */
double awrash_i_normal_below (double z);

/* The z below which the part p lies, 0 < p < 1; relative error below 1e-15, which is what p tells
 * of it where p is near 1. */
double awrash_i_normal_quantile (double p);

/* The same bits, of many; z may be p. */
void awrash_i_normal_quantiles (gsize n, const double p[], double z[]);

#endif
