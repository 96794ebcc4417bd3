/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Prices of problems whose only curves are whole squares: those of the continuous relaxation, in
 * doubles, by steps from inside the bounds. Nothing that they say is believed; the bounds by their
 * prices are checked in integers. */

#ifndef AWRASH_ALLOT_MIXED_SQUARES_PRIVATE_H
#define AWRASH_ALLOT_MIXED_SQUARES_PRIVATE_H

#include "allot/mixed-trade-private.h"

/* A column, or the activity of a row: inside its bounds, each of which has its price. */
typedef struct
{
  double lower, upper, x;
  double bend, slope;           /* of its cost, at nought */
  double low_price, high_price; /* > 0 */
  double per_low, per_high;     /* one over its distances to its bounds */
  double give; /* how far a push moves it: less where its cost and bounds are stiff */
  double off;  /* what prices leave of its cost, its bounds' apart */
  double push, step;
  double low_miss, high_miss; /* what price times distance is off its aim */
  double low_step, high_step;
} AwrashInside;

typedef struct
{
  const AwrashMixed *mixed;
  const AwrashExchanger *e;
  gsize n, m, n_groups;
  gsize *row;               /* [m]: rows that are neither groups nor one column's */
  double *scale;            /* [m]: by which their coefficients are at most 1 */
  gsize *first;             /* [n + 1] */
  gsize *at;                /* [entries]: m's, column by column, in their order */
  gsize *place;             /* [entries]: where the column's group has that row in links */
  double *value;            /* [entries] */
  gsize *start;             /* [m]: the first row that a row meets */
  AwrashInside *v;          /* [n + m] */
  double *sum;              /* [n_groups] */
  gsize *link_first, *link; /* [n_groups + 1]: the rows that a group meets */
  double *link_value;       /* how much */
  double *price, *step;     /* [m] */
  double *miss;             /* [m]: what rows are off */
  double *level, *level_step, *level_miss, *weight; /* [n_groups] */
  double *matrix;                                   /* [m * m]: its lower half */
  double first_gap;                                 /* before the first step */
  double gap;  /* what the present prices are off at most, where rows hold */
  double base; /* of curves that stand still */
  double cost; /* of where the columns stand */
} AwrashSquares;

/* Whether all costs are whole and all curves squares. */
gboolean awrash_i_squares_fit (const AwrashMixed *mixed);
/* The problem's whole squares laid out; *squares is NULL where it is too large. x[n] keeps all
 * rows; is_near: it is thought to cost little more than the least. */
gboolean awrash_i_squares_find (const AwrashMixed *mixed, const AwrashExchanger *exchanger,
                                const int64_t x[], gboolean is_near, AwrashSquares **squares,
                                GError **error);
void awrash_i_squares_free (AwrashSquares *squares);
/* One step nearer; FALSE: numbers fail. */
gboolean awrash_i_squares_step (AwrashSquares *squares);
/* level[n_groups]: the groups' prices that say most beside the others, in whole units; rest[n] is
 * work space. */
void awrash_i_squares_level (const AwrashSquares *squares, double level[], double rest[]);
/* The prices [m of mixed] as whole numbers over 2^bits. */
gboolean awrash_i_squares_get_prices (const AwrashSquares *squares, int64_t price[],
                                      GError **error);

#endif
