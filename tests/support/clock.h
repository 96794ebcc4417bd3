/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What benchmarks measure. */

#ifndef AWRASH_TESTS_SUPPORT_CLOCK_H
#define AWRASH_TESTS_SUPPORT_CLOCK_H

/* Seconds that processors have worked for this process, all its threads together: other work on
 * the machine hardly moves them. */
double test_cpu_seconds (void);

#endif
