/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Random small questions on one tree, and all their answers by enumeration.
 * Source: the definitions of the rules, applied literally. Invariant: nothing of the library is
 * called. */

#ifndef AWRASH_TEST_SMALL_NESTED_H
#define AWRASH_TEST_SMALL_NESTED_H

#include <awrash.h>

enum
{
  SMALL_NESTED_NODES = 10,
  SMALL_NESTED_LEAVES = 6,
  SMALL_NESTED_UNITS = 12
};

/* Under a rule, or with costs where `rule` is NULL. */
typedef struct
{
  gsize n;
  int64_t parent[SMALL_NESTED_NODES];
  int64_t floor[SMALL_NESTED_NODES];
  int64_t ceiling[SMALL_NESTED_NODES];
  gboolean has_floors, has_ceilings; /* else all are 0, or there is none */
  gboolean is_leaf[SMALL_NESTED_NODES];
  int64_t total;
  const char *rule;
  int64_t claims[SMALL_NESTED_NODES];
  int64_t costs[SMALL_NESTED_NODES][SMALL_NESTED_UNITS]; /* of the 1st, 2nd … unit */
  int64_t n_costs[SMALL_NESTED_NODES];
} SmallNested;

typedef struct
{
  int64_t units[SMALL_NESTED_NODES]; /* by node, inner nodes as sums */
} SmallNestedAnswer;

/* All vectors that keep the bounds, and of those the right ones. */
typedef struct
{
  gboolean is_empty; /* nobody to give to */
  gboolean is_impossible;
  int64_t placed;
  GArray *feasible, *right; /* of SmallNestedAnswer */
  int64_t least[SMALL_NESTED_NODES], most[SMALL_NESTED_NODES];
} SmallNestedTruth;

/* A tree of any shape with bounds, claims and costs, nodes in random order. */
void small_nested_draw (GRand *random, SmallNested *small);

/* The rules, NULL past the end. */
const char *small_nested_get_rule (gsize index);

void small_nested_solve (const SmallNested *small, SmallNestedTruth *truth);
void small_nested_clear (SmallNestedTruth *truth);

/* Of the right answers the one that comes first along an order of the nodes. */
const SmallNestedAnswer *small_nested_find_first (const SmallNested *small,
                                                  const SmallNestedTruth *truth,
                                                  const int64_t order[]);

/* TRUE if a vector is among the right answers. */
gboolean small_nested_is_right (const SmallNested *small, const SmallNestedTruth *truth,
                                const int64_t units[]);

/* The question in words. */
char *small_nested_describe (const SmallNested *small);

AwrashTree *small_nested_new_tree (const SmallNested *small);
AwrashCosts *small_nested_new_costs (const SmallNested *small, gboolean as_gains);

#endif
