/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Logarithm and exponential of our own: those of the C library differ in the last bit from
 * processor to processor, and what promises bits may not.
 * Source: W. J. Cody and W. Waite (1980), Software manual for the elementary functions. Invariant:
 * sums, products and quotients in a fixed order, so the same bits wherever doubles are IEEE 754. */

#ifndef AWRASH_BASE_ELEMENTARY_PRIVATE_H
#define AWRASH_BASE_ELEMENTARY_PRIVATE_H

#include <awrash.h>

/* ln x within one unit in the last place; -∞ at 0, ∞ at ∞, NaN below 0. */
double awrash_i_log (double x);

/* ln (1 + x), x >= -1, within two units in the last place. */
double awrash_i_log1p (double x);

/* e^x within one unit in the last place, and half a unit more below 2^-1022; 0 below -745.2, ∞
 * above 709.79. */
double awrash_i_exp (double x);

#endif
