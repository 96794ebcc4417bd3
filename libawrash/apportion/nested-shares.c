/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Shares on a tree before rounding: water poured into leaves as wide as their claims, with floors,
 * ceilings and nodes that stop it. Source: Hochbaum (1994), the continuous case.
 * Invariant: the level of a node is bisected over an order of whole numbers, so that it always
 * ends; levels reach farther than doubles, as 2^62 units of a claim of 2^-1074 ask for. */

#include "apportion/nested-private.h"

#include "apportion/claims-private.h"
#include "base/memory-private.h"

#include <math.h>

/* Units per claim, by their place in the order of levels: 0 for none, else fraction bits below an
 * exponent from LOWEST on. */
typedef int64_t Level;

enum
{
  FRACTION_BITS = 51, /* with 52 the order would not fit in 64 bits */
  LOWEST = -1100,
  HIGHEST = 1140,
  FAR = 512,
  LIFT = 600
};

/* A level as two factors, neither of which loses digits. */
typedef struct
{
  double lift;
  double factor;
} Reach;

typedef struct
{
  const AwrashNested *nested;
  const double *claims; /* [n_leaves] */
  Level *level;         /* [n_inner]: of the node whose level a node shares */
  double *sum;          /* [n_inner] */
} Water;

static Reach
get_reach (Level level)
{
  const int64_t one = G_GINT64_CONSTANT (1) << FRACTION_BITS;
  int exponent = (int)(level / one) + LOWEST;
  int lift = exponent >= FAR ? LIFT : exponent < -FAR ? -LIFT : 0;

  if (level == 0)
    return (Reach){ 1, 0 };
  return (Reach){ ldexp (1, lift),
                  ldexp ((double)(one + level % one), exponent - lift - FRACTION_BITS) };
}

static double
clamp (const AwrashNested *nested, gsize position, double value)
{
  return CLAMP (value, (double)nested->node_lower[position], (double)nested->node_upper[position]);
}

static double
fill_leaf (const Water *water, gsize leaf, Reach reach)
{
  double lower = water->nested->tree->low[leaf], upper = (double)water->nested->leaf_upper[leaf];

  return CLAMP (water->claims[leaf] * reach.lift * reach.factor, lower, upper);
}

/* What a node and all below it hold at a level; the node itself before its own bounds. */
static double
pour (const Water *water, gsize position, Level level)
{
  const AwrashTree *tree = water->nested->tree;
  Reach reach = get_reach (level);

  for (gsize u = position; u < tree->nodes[position].end; u++)
    water->sum[u] = 0;
  for (gsize u = tree->nodes[position].end; u-- > position;)
    {
      const AwrashTreeNode *place = &tree->nodes[u];
      for (gsize i = place->first_leaf; i < place->end_direct; i++)
        water->sum[u] += fill_leaf (water, i, reach);
      if (u > position)
        water->sum[place->parent] += clamp (water->nested, u, water->sum[u]);
    }
  return water->sum[position];
}

static Level
find_level (const Water *water, gsize position, double goal)
{
  Level low = 0, high = (int64_t)(HIGHEST - LOWEST) << FRACTION_BITS;

  while (high - low > 1)
    {
      Level middle = low + (high - low) / 2;
      if (pour (water, position, middle) <= goal)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/* A node that its bounds cut off has a level of its own; all others share their parent's, at which
 * their sums stand since it was poured. */
static void
settle_levels (const Water *water, double goal)
{
  const AwrashNested *nested = water->nested;

  for (gsize u = 0; u < nested->tree->n_inner; u++)
    {
      double own = u > 0 ? clamp (nested, u, water->sum[u]) : goal;
      if (u > 0 && own == water->sum[u])
        {
          water->level[u] = water->level[nested->tree->nodes[u].parent];
          continue;
        }
      water->level[u] = find_level (water, u, own);
      pour (water, u, water->level[u]);
    }
}

static void
write_shares (const Water *water, double shares[])
{
  const AwrashTree *tree = water->nested->tree;

  for (gsize u = 0; u < tree->n_inner; u++)
    shares[tree->nodes[u].node] = 0;
  for (gsize u = tree->n_inner; u-- > 0;)
    {
      const AwrashTreeNode *place = &tree->nodes[u];
      Reach reach = get_reach (water->level[u]);
      double sum = shares[place->node];
      for (gsize i = place->first_leaf; i < place->end_direct; i++)
        sum += shares[tree->leaf_node[i]] = fill_leaf (water, i, reach);
      shares[place->node] = sum;
      if (u > 0)
        shares[tree->nodes[place->parent].node] += sum;
    }
}

gboolean
awrash_apportion_nested_shares (const AwrashTree *tree, const double claims[], int64_t total,
                                double shares[], GError **error)
{
  g_return_val_if_fail (tree != NULL && claims != NULL && shares != NULL, FALSE);

  g_auto (AwrashNested) nested = { 0 };

  if (!awrash_i_bounds_check_total (total, error))
    return FALSE;
  g_autofree double *leaves = awrash_i_nested_claims (tree, claims, error);
  awrash_i_nested_init (&nested, tree);
  if (leaves == NULL || !awrash_i_nested_limit_leaves (&nested, leaves, total, error)
      || !awrash_i_nested_open (&nested, total, NULL, error))
    return FALSE;
  g_autofree Level *level = awrash_i_new (Level, tree->n_inner, error);
  g_autofree double *sum = level != NULL ? awrash_i_new (double, tree->n_inner, error) : NULL;
  if (sum == NULL)
    return FALSE;
  Water water = { &nested, leaves, level, sum };
  settle_levels (&water, (double)nested.problem.total);
  write_shares (&water, shares);
  return TRUE;
}
