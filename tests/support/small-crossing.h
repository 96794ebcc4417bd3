/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Random small questions between two trees, and all their answers by enumeration.
 * Source: none. Invariant: costs are compared as exact sums. */

#ifndef AWRASH_TEST_SMALL_CROSSING_H
#define AWRASH_TEST_SMALL_CROSSING_H

#include <awrash.h>

enum
{
  SMALL_NODES = 6,
  SMALL_CELLS = 5
};

typedef struct
{
  gsize n_nodes;
  int64_t parent[SMALL_NODES], floor[SMALL_NODES], ceiling[SMALL_NODES];
} SmallTree;

typedef struct
{
  SmallTree rows, columns;
  gsize n_cells;
  int64_t row[SMALL_CELLS], column[SMALL_CELLS], floor[SMALL_CELLS], ceiling[SMALL_CELLS];
  int64_t total;
  AwrashCosts *costs;
} SmallCrossing;

typedef struct
{
  int64_t units[SMALL_CELLS];
} SmallAnswer;

/* Costs of a kind from 0 to 4: few whole numbers, nearly equal ones, whole numbers beside huge
 * ones, powers, gains. */
void small_crossing_draw (GRand *random, int kind, SmallCrossing *small);
void small_crossing_clear (SmallCrossing *small);
AwrashCrossing *small_crossing_ask (const SmallCrossing *small);

/* All answers of least cost, as SmallAnswer; none where nothing is feasible. */
GArray *small_crossing_enumerate (const SmallCrossing *small);

#endif
