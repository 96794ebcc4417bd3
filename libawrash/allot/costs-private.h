/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Convex costs of cells as the engines see them: a marginal cost for each unit, a double that does
 * not decrease from unit to unit, and how many units cost no more than a threshold. The problem
 * that an engine solves is the one that these doubles state, exactly. */

#ifndef AWRASH_ALLOT_COSTS_PRIVATE_H
#define AWRASH_ALLOT_COSTS_PRIVATE_H

#include <awrash.h>

/* The most units that a cell may have in any family. */
#define AWRASH_COSTS_MOST ((int64_t)1 << 62)

typedef enum
{
  AWRASH_COSTS_ARRAYS = 1,
  AWRASH_COSTS_PIECES = 2,
  AWRASH_COSTS_QUADRATIC = 3, /* a (k - 1/2) + b */
  AWRASH_COSTS_POWER = 4      /* a awrash_i_power_growth (k, c, p) + b */
} AwrashCostsFamily;

/* One cell of a family with parameters. */
typedef struct
{
  double a;
  double c;
  double p;
  double b;
} AwrashCostsTerms;

struct _AwrashCosts
{
  gsize n;
  AwrashCostsFamily family;
  gboolean is_gain;        /* marginals were negated, and values are to be */
  gsize *first;            /* [n + 1]: where a cell's arrays begin; arrays and pieces */
  double *values;          /* [first[n]]: marginals, or slopes */
  int64_t *breaks;         /* [first[n]]: the last unit of each slope; pieces */
  AwrashCostsTerms *terms; /* [n]: quadratic and power */
  int64_t *most;           /* [n]: units that a cell can have at all */
};

/* What the cell's k-th unit costs, 1 <= k <= awrash_i_costs_most(): finite, non-decreasing in k;
 * for gains the gain's negative. */
double awrash_i_costs_marginal (const AwrashCosts *costs, gsize cell, int64_t k);

/* lower plus the number of units k in (lower, upper] whose marginal cost is at most the threshold,
 * upper being cut to what the cell can have; O(log (upper - lower)). The threshold may be infinite.
 */
int64_t awrash_i_costs_count (const AwrashCosts *costs, gsize cell, double threshold, int64_t lower,
                              int64_t upper);

/* The most units the cell can have: those that have a marginal cost, which is finite. */
int64_t awrash_i_costs_most (const AwrashCosts *costs, gsize cell);

#endif
