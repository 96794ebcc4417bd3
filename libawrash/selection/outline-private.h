/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Levels that quotas allow on average, and the panels that have such chances. */

#ifndef AWRASH_SELECTION_OUTLINE_PRIVATE_H
#define AWRASH_SELECTION_OUTLINE_PRIVATE_H

#include "selection/lottery-private.h"

/* A level: what a person of each type is worth by its prices, and which types they settle. */
typedef struct
{
  double *price;    /* [n_types] */
  guint8 *is_fixed; /* [n_types] */
} AwrashOutlineLevel;

/* The levels (of AwrashOutlineLevel), and how many persons of each type a panel has on average;
 * *is_found FALSE: the numbers fail. */
gboolean awrash_i_outline_find (const AwrashLotteryRun *run, GArray *levels, double average[],
                                gboolean *is_found, GError **error);
/* Panels, added to those that are known, whose weights (of double, one for each known panel) make
 * this average; *is_found FALSE: some of it is left over. */
gboolean awrash_i_outline_peel (AwrashLotteryRun *run, const double average[], GArray *weights,
                                gboolean *is_found, GError **error);

/* A lottery that has this average, from known panels and such as are found on the way; *is_found
 * FALSE: there is none. */
gboolean awrash_i_lottery_run_average (AwrashLotteryRun *run, const double average[],
                                       gboolean *is_found, GError **error);

#endif
