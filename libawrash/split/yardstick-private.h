/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How equal a plan is, for those who compare plans. */

#ifndef AWRASH_SPLIT_YARDSTICK_PRIVATE_H
#define AWRASH_SPLIT_YARDSTICK_PRIVATE_H

#include "allot/measure-private.h"
#include "split/model-private.h"

/* Units over need, as they are compared. */
typedef struct
{
  int64_t units;
  double need;
} AwrashYardstickRate;

/* Places of cells[n_cells] that a province receives by the reading. */
int64_t awrash_i_yardstick_receipt (const AwrashModel *model, gsize province,
                                    const int64_t cells[]);
/* Where the lowest rate stands; need 0: no province has a need. */
AwrashYardstickRate awrash_i_yardstick_lowest (const AwrashModel *model, const int64_t cells[]);
/* By how much the rates of one plan are more unequal than those of another (NULL: than equal ones):
 * their Gini, weighted by need, or Σ y²/d - Y²/D. Exact, then rounded once: its sign is exact. */
gboolean awrash_i_yardstick_spread (const AwrashModel *model, const int64_t cells[],
                                    const int64_t other[], gboolean is_gini, double *more,
                                    GError **error);
/* The α-fair welfare Σ d u(y/d), rounded once; minus infinity where α >= 1 and somebody with a need
 * receives nothing. */
double awrash_i_yardstick_welfare (const AwrashModel *model, const AwrashMeasure *measure,
                                   const int64_t cells[]);
/* 1 where the first plan has more of it, -1 where the other has; where α >= 1 those who receive
 * nothing come first. 0: they are alike to 140 bits. */
int awrash_i_yardstick_compare_welfare (const AwrashModel *model, const AwrashMeasure *measure,
                                        const int64_t cells[], const int64_t other[]);

#endif
