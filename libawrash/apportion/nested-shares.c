/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Shares on a tree before rounding: water poured into leaves as wide as their claims, with floors,
 * ceilings and nodes that stop it. Source: Hochbaum (1994), the continuous case.
 * Invariant: the level of a node is bisected over the doubles, so that it always ends. */

#include "apportion/nested-private.h"

#include "apportion/claims-private.h"
#include "base/memory-private.h"

#include <math.h>
#include <string.h>

typedef struct
{
  const AwrashNested *nested;
  const double *claims; /* [n_leaves], the largest is at most 1 */
  double *level;        /* [n_inner]: of the node whose level a node shares */
  double *sum;          /* [n_inner] */
} Water;

static double
clamp (const AwrashNested *nested, gsize position, double value)
{
  return CLAMP (value, (double)nested->node_lower[position], (double)nested->node_upper[position]);
}

static double
fill_leaf (const Water *water, gsize leaf, double level)
{
  double lower = water->nested->tree->low[leaf], upper = (double)water->nested->leaf_upper[leaf];

  return CLAMP (water->claims[leaf] * level, lower, upper);
}

/* What a node and all below it hold at a level; the node itself before its own bounds. */
static double
pour (const Water *water, gsize position, double level)
{
  const AwrashTree *tree = water->nested->tree;

  for (gsize u = position; u < tree->nodes[position].end; u++)
    water->sum[u] = 0;
  for (gsize u = tree->nodes[position].end; u-- > position;)
    {
      const AwrashTreeNode *place = &tree->nodes[u];
      for (gsize i = place->first_leaf; i < place->end_direct; i++)
        water->sum[u] += fill_leaf (water, i, level);
      if (u > position)
        water->sum[place->parent] += clamp (water->nested, u, water->sum[u]);
    }
  return water->sum[position];
}

/* Halves the distance of two doubles in the order of the doubles: at most 64 times. */
static double
middle (double low, double high)
{
  int64_t a = 0, b = 0;
  double value = 0;

  memcpy (&a, &low, sizeof a);
  memcpy (&b, &high, sizeof b);
  a += (b - a) / 2;
  memcpy (&value, &a, sizeof value);
  return value;
}

static double
find_level (const Water *water, gsize position, double goal)
{
  double low = 0, high = G_MAXDOUBLE, next = middle (low, high);

  while (next > low && next < high)
    {
      if (pour (water, position, next) <= goal)
        low = next;
      else
        high = next;
      next = middle (low, high);
    }
  return low;
}

/* A node that its bounds cut off has a level of its own; all others share their parent's. */
static void
settle_levels (const Water *water, double goal)
{
  const AwrashNested *nested = water->nested;

  for (gsize u = 0; u < nested->tree->n_inner; u++)
    {
      double above = u > 0 ? water->level[nested->tree->nodes[u].parent] : 0;
      double held = u > 0 ? pour (water, u, above) : goal;
      double own = u > 0 ? clamp (nested, u, held) : goal;
      water->level[u] = u > 0 && own == held ? above : find_level (water, u, own);
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
      double sum = shares[place->node];
      for (gsize i = place->first_leaf; i < place->end_direct; i++)
        sum += shares[tree->leaf_node[i]] = fill_leaf (water, i, water->level[u]);
      shares[place->node] = sum;
      if (u > 0)
        shares[tree->nodes[place->parent].node] += sum;
    }
}

/* Claims of at most 1, so that levels stay within the doubles whatever the claims. */
static void
scale (gsize n, double claims[])
{
  double largest = 0;
  int exponent = 0;

  for (gsize i = 0; i < n; i++)
    largest = MAX (largest, claims[i]);
  frexp (largest, &exponent);
  for (gsize i = 0; i < n; i++)
    claims[i] = ldexp (claims[i], -exponent);
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
  scale (tree->n_leaves, leaves);
  g_autofree double *level = awrash_i_new (double, tree->n_inner, error);
  g_autofree double *sum = level != NULL ? awrash_i_new (double, tree->n_inner, error) : NULL;
  if (sum == NULL)
    return FALSE;
  Water water = { &nested, leaves, level, sum };
  settle_levels (&water, (double)nested.problem.total);
  write_shares (&water, shares);
  return TRUE;
}
