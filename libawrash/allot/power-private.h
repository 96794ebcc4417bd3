/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How fast a power grows from unit to unit, as a double that never steps back. */

#ifndef AWRASH_ALLOT_POWER_PRIVATE_H
#define AWRASH_ALLOT_POWER_PRIVATE_H

#include <awrash.h>

/* (y^p - z^p)/(y - z) for y = k + c and z = k - 1 + c, both rounded to doubles; its limit where the
 * two are one. k in 1 … 2^62, c >= 0, c > 0 where p < 0. Non-decreasing in k for p >= 1 or p <= 0,
 * non-increasing between; may be infinite. The same bits on every machine. */
double awrash_i_power_growth (int64_t k, double c, double p);

/* A quick guess at it, and how far off it may be relative to itself: 0 where the guess is the thing
 * itself, infinite where it is worth nothing. */
double awrash_i_power_guess (int64_t k, double c, double p, double *error);

#endif
