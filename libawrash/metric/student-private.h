/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Student's distribution, for intervals.
 * Source: M. Abramowitz and I. A. Stegun (1964), Handbook of Mathematical Functions, 26.7.
 * Invariant: quantiles are antisymmetric about one half. */

#ifndef AWRASH_METRIC_STUDENT_PRIVATE_H
#define AWRASH_METRIC_STUDENT_PRIVATE_H

#include <awrash.h>

/* The t below which the part p lies, 0 < p < 1, for a whole number of degrees of freedom >= 1. */
double awrash_i_student_quantile (double p, double degrees);

#endif
