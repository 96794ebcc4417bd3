/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The bounds of a tree in the order of its layout, made once: for the leaves as whole numbers and
 * as doubles, for inner nodes with all that stands below them. Source: none. Invariant: sums stop
 * at the largest total, and never wrap round. */

#include "allot/tree-private.h"

#include "base/memory-private.h"

/* Sums of bounds stop at the largest total: no answer can tell more from that. */
static int64_t
add_bound (int64_t sum, int64_t bound)
{
  return sum > AWRASH_BOUNDS_MAX_TOTAL - MIN (bound, AWRASH_BOUNDS_MAX_TOTAL)
             ? AWRASH_BOUNDS_MAX_TOTAL
             : sum + bound;
}

void
awrash_i_tree_tighten (const AwrashTree *tree, const int64_t leaf_lower[],
                       const int64_t leaf_upper[], int64_t node_lower[], int64_t node_upper[])
{
  for (gsize u = 0; u < tree->n_inner; u++)
    node_lower[u] = node_upper[u] = 0;
  for (gsize u = tree->n_inner - 1;; u--)
    {
      const AwrashTreeNode *own = &tree->nodes[u];
      int64_t need = node_lower[u], room = node_upper[u];
      for (gsize i = own->first_leaf; i < own->end_direct; i++)
        {
          need = add_bound (need, leaf_lower[i]);
          room = add_bound (room, leaf_upper[i]);
        }
      node_lower[u] = MAX (need, tree->lower[own->node]);
      node_upper[u] = MIN (room, tree->upper[own->node]);
      if (u == 0)
        return;
      node_lower[own->parent] = add_bound (node_lower[own->parent], node_lower[u]);
      node_upper[own->parent] = add_bound (node_upper[own->parent], node_upper[u]);
    }
}

gboolean
awrash_i_tree_lay_bounds (AwrashTree *tree, GError **error)
{
  gsize n = tree->n_leaves;

  tree->leaf_lower = awrash_i_new (int64_t, n, error);
  tree->leaf_upper = tree->leaf_lower != NULL ? awrash_i_new (int64_t, n, error) : NULL;
  tree->low = tree->leaf_upper != NULL ? awrash_i_new (double, n, error) : NULL;
  tree->high = tree->low != NULL ? awrash_i_new (double, n, error) : NULL;
  tree->node_lower = tree->high != NULL ? awrash_i_new (int64_t, tree->n_inner, error) : NULL;
  tree->node_upper = tree->node_lower != NULL ? awrash_i_new (int64_t, tree->n_inner, error) : NULL;
  if (tree->node_upper == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      tree->leaf_lower[i] = tree->lower[tree->leaf_node[i]];
      tree->leaf_upper[i] = tree->upper[tree->leaf_node[i]];
      tree->low[i] = (double)tree->leaf_lower[i];
      tree->high[i] = (double)tree->leaf_upper[i];
    }
  awrash_i_tree_tighten (tree, tree->leaf_lower, tree->leaf_upper, tree->node_lower,
                         tree->node_upper);
  return TRUE;
}
