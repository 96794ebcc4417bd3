/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Compensated sums (Neumaier), in index order, over fixed blocks of 4,096 added in order: the same
 * digits with any compiler and any number of threads. */

#ifndef AWRASH_BASE_SUM_PRIVATE_H
#define AWRASH_BASE_SUM_PRIVATE_H

#include <awrash.h>
#include <math.h>

typedef struct
{
  double sum;
  double compensation;
} AwrashSum;

/* Inline, since the loops of the metrics consist of little else. */
static inline void
awrash_i_sum_add (AwrashSum *sum, double value)
{
  double total = sum->sum + value;

  /* what the larger of the two lost of the smaller; an infinity loses nothing and must not turn
   * the compensation into a NaN */
  if (!isfinite (total))
    sum->compensation += 0;
  else if (fabs (sum->sum) >= fabs (value))
    sum->compensation += (sum->sum - total) + value;
  else
    sum->compensation += (value - total) + sum->sum;
  sum->sum = total;
}

static inline double
awrash_i_sum_get (const AwrashSum *sum)
{
  return sum->sum + sum->compensation;
}

/* The sum of n values. */
double awrash_i_sum_values (gsize n, const double values[]);

#endif
