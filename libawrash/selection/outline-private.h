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

/* What quotas allow on average. Columns: types, the lowest chance and, of two sides, the highest;
 * rows: those of panels, and one a type for each side. */
typedef struct
{
  const AwrashLotteryRun *run;
  AwrashMixed *mixed;
  AwrashMixedRelaxation *relaxation;
  gsize n, m; /* types, rows of panels */
  gsize n_sides;
} AwrashOutline;

/* One level more, its prices to be filled in; NULL with AWRASH_ERROR_MEMORY. */
AwrashOutlineLevel *awrash_i_outline_add_level (GArray *levels, gsize n_types, GError **error);

gboolean awrash_i_outline_open (AwrashOutline *outline, const AwrashLotteryRun *run, gsize n_sides,
                                GError **error);
void awrash_i_outline_close (AwrashOutline *outline);
/* To the least cost[n_sides] of lowest and highest chance. */
AwrashRelaxationEnd awrash_i_outline_relax (const AwrashOutline *outline, const double cost[]);
/* What a person of a type is worth by the rows of a side, never less than nought. */
double awrash_i_outline_price (const AwrashOutline *outline, gsize type, gsize side);

/* The levels (of AwrashOutlineLevel), and how many persons of each type a panel has on average;
 * *is_found FALSE: the numbers fail. */
gboolean awrash_i_outline_find (const AwrashLotteryRun *run, GArray *told, double average[],
                                gboolean *is_found, GError **error);
/* The same for the largest product of chances: one statement, which settles nobody. */
gboolean awrash_i_outline_product (const AwrashLotteryRun *run, GArray *levels, double average[],
                                   gboolean *is_found, GError **error);
/* The same for the best of lowest and highest chances. */
gboolean awrash_i_outline_edge (const AwrashLotteryRun *run, GArray *levels, double average[],
                                gboolean *is_found, GError **error);
/* Panels, added to those that are known, whose weights (of double, one for each known panel) make
 * this average; *is_found FALSE: some of it is left over. */
gboolean awrash_i_outline_peel (AwrashLotteryRun *run, const double average[], GArray *weights,
                                gboolean *is_found, GError **error);

/* Weights, that sum to 1, of known panels and such as are found on the way, whose average is the
 * nearest to this one, from weights as they are, none to start from the first panel. */
gboolean awrash_i_outline_approach (AwrashLotteryRun *run, const double average[], GArray *weights,
                                    GError **error);

#endif
