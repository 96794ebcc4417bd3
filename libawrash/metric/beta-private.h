/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tails of the tests' distributions.
 * Source: M. Abramowitz and I. A. Stegun (1964), 26.6.2 and 26.7.1. Invariant: a tail keeps
 * its digits however small it is. */

#ifndef AWRASH_METRIC_BETA_PRIVATE_H
#define AWRASH_METRIC_BETA_PRIVATE_H

#include <awrash.h>

/* P (T > t) for Student's T, of any sign. */
double awrash_i_beta_student_above (double t, double degrees);

/* P (F > f), f >= 0, for the ratio of two mean squares with that many degrees of freedom. */
double awrash_i_beta_fisher_above (double f, double of_upper, double of_lower);

#endif
