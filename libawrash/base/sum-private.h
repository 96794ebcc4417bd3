/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Compensated sums (Neumaier), in index order, over fixed blocks of 4,096 added in order: the same
 * digits with any compiler and any number of threads. */

#ifndef AWRASH_BASE_SUM_PRIVATE_H
#define AWRASH_BASE_SUM_PRIVATE_H

#include <awrash.h>

typedef struct
{
  double sum;
  double compensation;
} AwrashSum;

void awrash_i_sum_add (AwrashSum *sum, double value);
double awrash_i_sum_get (const AwrashSum *sum);

/* The sum of n values. */
double awrash_i_sum_values (gsize n, const double values[]);

#endif
