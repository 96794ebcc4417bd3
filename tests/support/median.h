/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Medians of what benchmarks measure. */

#ifndef AWRASH_TESTS_SUPPORT_MEDIAN_H
#define AWRASH_TESTS_SUPPORT_MEDIAN_H

#include <glib.h>

/* Puts numbers into ascending order. */
void test_sort (gsize n, double numbers[]);

/* The middle one of n > 0 numbers, the upper of two; they are in ascending order afterwards. */
double test_median (gsize n, double numbers[]);

#endif
