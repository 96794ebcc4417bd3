/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tree that bounds stand on: checked, then laid out so that subtrees are stretches of arrays.
 * Source: none: breadth first search, and positions from the sizes of subtrees.
 * Invariant: every loop is over an array, so that a chain of a million nodes needs no stack. */

#include "allot/tree-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <inttypes.h>
#include <string.h>

enum
{
  NAMED = 5 /* nodes of a cycle that a message names */
};

/* What the layout is made from; all by the caller's index of a node, order[] aside. */
typedef struct
{
  gsize *first;    /* [n + 1]: where the children of a node begin in children[] */
  gsize *children; /* [n] */
  gsize *order;    /* [n_reached]: nodes from the root down, breadth first */
  gsize n_reached;
  gsize *inner;  /* [n]: inner nodes of the subtree; then the position of the node */
  gsize *leaves; /* [n]: leaves of the subtree; then its first leaf */
} Draft;

static void
draft_clear (Draft *draft)
{
  g_free (draft->first);
  g_free (draft->children);
  g_free (draft->order);
  g_free (draft->inner);
  g_free (draft->leaves);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Draft, draft_clear)

/* ── checks ─────────────────────────────────────────────────────────────────────────────────── */

static gboolean
check_parent (gsize n, gsize i, int64_t parent, gsize *root, GError **error)
{
  if (parent < -1 || (parent >= 0 && (guint64)parent >= n) || parent == (int64_t)i)
    {
      g_set_error (
          error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
          _ ("parent[%zu] is %" PRId64 ", expected another node from 0 to %zu, or -1 for the root"),
          i, parent, n - 1);
      return FALSE;
    }
  if (parent == -1 && *root != n)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("parent[%zu] is -1, as is parent[%zu], expected exactly one root"), i, *root);
      return FALSE;
    }
  if (parent == -1)
    *root = i;
  return TRUE;
}

static gboolean
check_bounds (gsize i, int64_t floor, int64_t ceiling, GError **error)
{
  if (floor < 0)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                 _ ("floor[%zu] is %" PRId64 ", expected a whole number ≥ 0"), i, floor);
  else if (ceiling < 0)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                 _ ("ceiling[%zu] is %" PRId64 ", expected a whole number ≥ 0"), i, ceiling);
  else if (floor > ceiling)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
                 _ ("floor[%zu] is %" PRId64 ", above ceiling[%zu], which is "
                    "%" PRId64 ", expected floor ≤ ceiling"),
                 i, floor, i, ceiling);
  else
    return TRUE;
  return FALSE;
}

/* Names the nodes of a cycle, from its lowest index on, each before its parent. */
static void
refuse_cycle (const AwrashTree *tree, gsize start, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  gsize length = 0, lowest, at = start;

  /* n steps up from any node without a root above it end on the cycle. */
  for (gsize step = 0; step < tree->n; step++)
    at = (gsize)tree->parent[at];
  lowest = at;
  start = at;
  do
    {
      lowest = MIN (lowest, at);
      at = (gsize)tree->parent[at];
      length++;
    }
  while (at != start);
  at = lowest;
  for (gsize i = 0; i < MIN (length, NAMED); i++, at = (gsize)tree->parent[at])
    g_string_append_printf (names, i > 0 ? ", %zu" : "%zu", at);
  if (length > NAMED)
    g_string_append (names, ", …");
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_CYCLE,
               _ ("the parents of nodes %s lead back to where they began, expected a tree with one "
                  "root"),
               names->str);
}

/* ── layout ─────────────────────────────────────────────────────────────────────────────────── */

static gboolean
draft_new (Draft *draft, gsize n, GError **error)
{
  draft->first = awrash_i_new (gsize, n + 1, error);
  draft->children = draft->first != NULL ? awrash_i_new (gsize, n, error) : NULL;
  draft->order = draft->children != NULL ? awrash_i_new (gsize, n, error) : NULL;
  draft->inner = draft->order != NULL ? awrash_i_new (gsize, n, error) : NULL;
  draft->leaves = draft->inner != NULL ? awrash_i_new (gsize, n, error) : NULL;
  return draft->leaves != NULL;
}

/* The children of every node, in the order of their indices. */
static void
sort_children (const AwrashTree *tree, Draft *draft)
{
  gsize *next = draft->inner; /* free until sizes are counted */

  for (gsize i = 0; i < tree->n; i++)
    if (tree->parent[i] >= 0)
      draft->first[tree->parent[i] + 1]++;
  for (gsize i = 0; i < tree->n; i++)
    draft->first[i + 1] += draft->first[i];
  memcpy (next, draft->first, tree->n * sizeof *next);
  for (gsize i = 0; i < tree->n; i++)
    if (tree->parent[i] >= 0)
      draft->children[next[tree->parent[i]]++] = i;
}

static gboolean
is_leaf (const Draft *draft, gsize node)
{
  return draft->first[node] == draft->first[node + 1];
}

static void
walk_down (Draft *draft, gsize root)
{
  gsize end = 0;

  draft->order[end++] = root;
  for (gsize begin = 0; begin < end; begin++)
    for (gsize k = draft->first[draft->order[begin]]; k < draft->first[draft->order[begin] + 1];
         k++)
      draft->order[end++] = draft->children[k];
  draft->n_reached = end;
}

/* A node that has no root above it. */
static gsize
find_unreached (gsize n, Draft *draft)
{
  gsize node = 0;

  memset (draft->inner, 0, n * sizeof *draft->inner);
  for (gsize k = 0; k < draft->n_reached; k++)
    draft->inner[draft->order[k]] = 1;
  while (draft->inner[node] != 0)
    node++;
  return node;
}

static void
count_up (const AwrashTree *tree, Draft *draft)
{
  memset (draft->inner, 0, tree->n * sizeof *draft->inner);
  for (gsize k = draft->n_reached; k-- > 0;)
    {
      gsize node = draft->order[k];

      if (is_leaf (draft, node))
        draft->leaves[node] = 1;
      else
        draft->inner[node]++;
      if (tree->parent[node] < 0)
        continue;
      draft->inner[tree->parent[node]] += draft->inner[node];
      draft->leaves[tree->parent[node]] += draft->leaves[node];
    }
}

/* Lays out one inner node whose position and first leaf are known, and with it where its children
 * begin: the sizes of their subtrees give way to their places. */
static void
place (AwrashTree *tree, Draft *draft, gsize node)
{
  gsize position = draft->inner[node], next = position + 1;
  AwrashTreeNode *own = &tree->nodes[position];
  gsize leaf = own->first_leaf;

  for (gsize k = draft->first[node]; k < draft->first[node + 1]; k++)
    if (is_leaf (draft, draft->children[k]))
      tree->leaf_node[leaf++] = draft->children[k];
  own->node = node;
  own->end_direct = leaf;
  for (gsize k = draft->first[node]; k < draft->first[node + 1]; k++)
    {
      gsize child = draft->children[k];
      gsize size = draft->inner[child];

      if (is_leaf (draft, child))
        continue;
      tree->nodes[next].parent = position;
      tree->nodes[next].end = next + size;
      tree->nodes[next].first_leaf = leaf;
      leaf += draft->leaves[child];
      tree->nodes[next].end_leaf = leaf;
      draft->inner[child] = next;
      next += size;
    }
}

static gboolean
lay_out (AwrashTree *tree, Draft *draft, gsize root, GError **error)
{
  count_up (tree, draft);
  tree->n_leaves = draft->leaves[root];
  tree->n_inner = MAX (draft->inner[root], 1);
  tree->leaf_node = awrash_i_new (gsize, tree->n_leaves, error);
  tree->nodes
      = tree->leaf_node != NULL ? awrash_i_new (AwrashTreeNode, tree->n_inner, error) : NULL;
  if (tree->nodes == NULL)
    return FALSE;
  tree->nodes[0] = (AwrashTreeNode){ root, G_MAXSIZE, tree->n_inner, 0, 0, tree->n_leaves };
  if (tree->n == 1)
    {
      tree->nodes[0].end_direct = 1;
      tree->leaf_node[0] = root;
      return TRUE;
    }
  draft->inner[root] = 0;
  for (gsize k = 0; k < draft->n_reached; k++)
    if (!is_leaf (draft, draft->order[k]))
      place (tree, draft, draft->order[k]);
  return TRUE;
}

/* ── the tree ───────────────────────────────────────────────────────────────────────────────── */

static gboolean
check (gsize n, const int64_t parent[], const int64_t floor[], const int64_t ceiling[], gsize *root,
       GError **error)
{
  *root = n;
  for (gsize i = 0; i < n; i++)
    if (!check_parent (n, i, parent[i], root, error)
        || !check_bounds (i, floor != NULL ? floor[i] : 0,
                          ceiling != NULL ? ceiling[i] : G_MAXINT64, error))
      return FALSE;
  return TRUE;
}

static gboolean
copy (AwrashTree *tree, const int64_t parent[], const int64_t floor[], const int64_t ceiling[],
      GError **error)
{
  tree->parent = awrash_i_copy (int64_t, parent, tree->n, error);
  if (tree->parent == NULL)
    return FALSE;
  tree->lower = floor != NULL ? awrash_i_copy (int64_t, floor, tree->n, error)
                              : awrash_i_new (int64_t, tree->n, error);
  if (tree->lower == NULL)
    return FALSE;
  tree->upper = ceiling != NULL ? awrash_i_copy (int64_t, ceiling, tree->n, error)
                                : awrash_i_new (int64_t, tree->n, error);
  if (tree->upper == NULL)
    return FALSE;
  for (gsize i = 0; ceiling == NULL && i < tree->n; i++)
    tree->upper[i] = G_MAXINT64;
  return TRUE;
}

AwrashTree *
awrash_allot_tree_new (size_t n, const int64_t parent[], const int64_t floor[],
                       const int64_t ceiling[], GError **error)
{
  g_return_val_if_fail (n == 0 || parent != NULL, NULL);

  g_autoptr (AwrashTree) tree = NULL;
  g_auto (Draft) draft = { 0 };
  gsize root = n;

  if (n == 0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("the number of nodes is 0, expected at least 1"));
      return NULL;
    }
  if (!check (n, parent, floor, ceiling, &root, error))
    return NULL;
  tree = g_new0 (AwrashTree, 1);
  tree->n = n;
  if (!copy (tree, parent, floor, ceiling, error) || !draft_new (&draft, n, error))
    return NULL;
  sort_children (tree, &draft);
  if (root != n)
    walk_down (&draft, root);
  if (draft.n_reached < n)
    {
      refuse_cycle (tree, find_unreached (n, &draft), error);
      return NULL;
    }
  if (!lay_out (tree, &draft, root, error) || !awrash_i_tree_lay_bounds (tree, error))
    return NULL;
  return g_steal_pointer (&tree);
}

void
awrash_allot_tree_free (AwrashTree *tree)
{
  if (tree == NULL)
    return;
  g_free (tree->parent);
  g_free (tree->lower);
  g_free (tree->upper);
  g_free (tree->nodes);
  g_free (tree->leaf_node);
  g_free (tree->leaf_lower);
  g_free (tree->leaf_upper);
  g_free (tree->low);
  g_free (tree->high);
  g_free (tree->node_lower);
  g_free (tree->node_upper);
  g_free (tree);
}

size_t
awrash_allot_tree_get_n (const AwrashTree *tree)
{
  g_return_val_if_fail (tree != NULL, 0);

  return tree->n;
}
