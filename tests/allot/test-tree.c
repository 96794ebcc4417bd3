/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Trees: what is none is named, and the layout is what tree-private.h promises.
 * Source: awrash/allot.h; allot/tree-private.h.
 * Invariant: the layout is a function of the parents alone, and needs no stack. */

#include "allot/tree-private.h"

#include <criterion/criterion.h>
#include <string.h>

static void
expect_fault (const char *label, gsize n, const int64_t parent[], const int64_t floor[],
              const int64_t ceiling[], int code, const char *message)
{
  g_autoptr (GError) error = NULL;

  cr_expect_null (awrash_allot_tree_new (n, parent, floor, ceiling, &error), "%s", label);
  cr_assert (g_error_matches (error, AWRASH_ERROR, code), "%s", label);
  cr_expect_str_eq (error->message, message, "%s: %s", label, error->message);
}

Test (allot_tree, each_fault_has_its_sentence)
{
  static const struct
  {
    const char *label;
    gsize n;
    int64_t parent[8];
    int code;
    const char *message;
  } rows[] = {
    { "empty", 0, { 0 }, AWRASH_ERROR_EMPTY, "the number of nodes is 0, expected at least 1" },
    { "itself",
      2,
      { -1, 1 },
      AWRASH_ERROR_VALUE,
      "parent[1] is 1, expected another node from 0 to 1, or -1 for the root" },
    { "past the end",
      2,
      { -1, 2 },
      AWRASH_ERROR_VALUE,
      "parent[1] is 2, expected another node from 0 to 1, or -1 for the root" },
    { "negative",
      2,
      { -2, 0 },
      AWRASH_ERROR_VALUE,
      "parent[0] is -2, expected another node from 0 to 1, or -1 for the root" },
    { "forest",
      4,
      { 1, -1, 1, -1 },
      AWRASH_ERROR_VALUE,
      "parent[3] is -1, as is parent[1], expected exactly one root" },
    { "cycle beside a tree",
      5,
      { 2, -1, 3, 0, 1 },
      AWRASH_ERROR_CYCLE,
      "the parents of nodes 0, 2, 3 lead back to where they began, expected a tree with one root" },
    { "cycle behind a root",
      3,
      { -1, 2, 1 },
      AWRASH_ERROR_CYCLE,
      "the parents of nodes 1, 2 lead back to where they began, expected a tree with one root" },
    { "no root, and a long cycle with a tail",
      8,
      { 1, 3, 1, 4, 5, 6, 7, 1 },
      AWRASH_ERROR_CYCLE,
      "the parents of nodes 1, 3, 4, 5, 6, … lead back to where they began, expected a tree with "
      "one root" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    expect_fault (rows[i].label, rows[i].n, rows[i].parent, NULL, NULL, rows[i].code,
                  rows[i].message);
  awrash_allot_tree_free (NULL);
}

Test (allot_tree, bounds_that_are_none_are_named)
{
  const int64_t parent[] = { -1, 0 }, low[] = { 0, -1 }, high[] = { 4, -3 };
  const int64_t three[] = { 0, 3 }, two[] = { 5, 2 };

  expect_fault ("floor", 2, parent, low, NULL, AWRASH_ERROR_VALUE,
                "floor[1] is -1, expected a whole number ≥ 0");
  expect_fault ("ceiling", 2, parent, NULL, high, AWRASH_ERROR_VALUE,
                "ceiling[1] is -3, expected a whole number ≥ 0");
  expect_fault ("crossed", 2, parent, three, two, AWRASH_ERROR_BOUNDS,
                "floor[1] is 3, above ceiling[1], which is 2, expected floor ≤ ceiling");
}

Test (allot_tree, bounds_not_given_are_nought_and_none)
{
  const int64_t parent[] = { 1, -1 }, ceiling[] = { 7, G_MAXINT64 };
  g_autoptr (AwrashTree) tree = awrash_allot_tree_new (2, parent, NULL, ceiling, NULL);
  g_autoptr (AwrashTree) open = awrash_allot_tree_new (2, parent, ceiling, NULL, NULL);

  cr_assert_not_null (tree);
  cr_expect_eq (awrash_allot_tree_get_n (tree), 2);
  cr_expect_eq (tree->lower[0], 0);
  cr_expect_eq (tree->upper[0], 7);
  cr_expect_eq (tree->upper[1], G_MAXINT64);
  cr_expect_eq (open->lower[0], 7);
  cr_expect_eq (open->upper[0], G_MAXINT64);
}

Test (allot_tree, a_single_node_is_an_inner_node_with_itself_as_leaf)
{
  const int64_t parent[] = { -1 };
  const AwrashTreeNode expected = { 0, G_MAXSIZE, 1, 0, 1, 1 };
  g_autoptr (AwrashTree) tree = awrash_allot_tree_new (1, parent, NULL, NULL, NULL);

  cr_assert_eq (tree->n_inner, 1);
  cr_assert_eq (tree->n_leaves, 1);
  cr_expect_arr_eq (tree->nodes, &expected, sizeof expected);
  cr_expect_eq (tree->leaf_node[0], 0);
}

Test (allot_tree, the_layout_of_a_small_tree_is_as_described)
{
  /* 5 is the root of 0, 3, 6; 0 of 1, 7; 6 of 2, 4; 4 of 8. */
  const int64_t parent[] = { 5, 0, 6, 5, 6, -1, 5, 0, 4 };
  const AwrashTreeNode expected[] = {
    { 5, G_MAXSIZE, 4, 0, 1, 5 }, { 0, 0, 2, 1, 3, 3 }, { 6, 0, 4, 3, 4, 5 }, { 4, 2, 4, 4, 5, 5 }
  };
  const gsize leaves[] = { 3, 1, 7, 2, 8 };
  g_autoptr (AwrashTree) tree = awrash_allot_tree_new (9, parent, NULL, NULL, NULL);

  cr_assert_eq (tree->n_inner, 4);
  cr_assert_eq (tree->n_leaves, 5);
  cr_expect_arr_eq (tree->nodes, expected, sizeof expected);
  cr_expect_arr_eq (tree->leaf_node, leaves, sizeof leaves);
}

static gboolean
is_below (const AwrashTree *tree, gsize node, gsize above)
{
  for (int64_t at = (int64_t)node; at >= 0; at = tree->parent[at])
    if ((gsize)at == above)
      return TRUE;
  return FALSE;
}

/* Every promise of tree-private.h, checked against the parents. */
static void
expect_layout (const AwrashTree *tree)
{
  cr_assert_eq (tree->n_inner + tree->n_leaves, tree->n);
  for (gsize v = 0; v < tree->n_inner; v++)
    {
      const AwrashTreeNode *node = &tree->nodes[v];

      cr_assert_eq (node->parent == G_MAXSIZE ? -1 : (int64_t)tree->nodes[node->parent].node,
                    tree->parent[node->node]);
      cr_assert (node->parent == G_MAXSIZE ? v == 0 : node->parent < v);
      for (gsize w = 0; w < tree->n_inner; w++)
        cr_assert_eq (is_below (tree, tree->nodes[w].node, node->node), w >= v && w < node->end);
      for (gsize k = 0; k < tree->n_leaves; k++)
        {
          gsize leaf = tree->leaf_node[k];

          cr_assert_eq (is_below (tree, leaf, node->node),
                        k >= node->first_leaf && k < node->end_leaf);
          cr_assert_eq (tree->parent[leaf] == (int64_t)node->node,
                        k >= node->first_leaf && k < node->end_direct);
        }
    }
}

Test (allot_tree, random_trees_in_random_order_are_laid_out_as_promised)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20240901);

  for (int round = 0; round < 300; round++)
    {
      gsize n = (gsize)g_rand_int_range (random, 2, 40);
      int64_t parent[40], name[40], shuffled[40];
      int32_t width = g_rand_int_range (random, 1, 40);

      for (gsize i = 0; i < n; i++)
        name[i] = (int64_t)i;
      for (gsize i = n; i-- > 1;)
        {
          gsize other = (gsize)g_rand_int_range (random, 0, (gint32)i + 1);
          int64_t kept = name[i];
          name[i] = name[other];
          name[other] = kept;
        }
      parent[0] = -1;
      for (gsize i = 1; i < n; i++)
        parent[i] = g_rand_int_range (random, (gint32)MAX (0, (gint64)i - width), (gint32)i);
      for (gsize i = 0; i < n; i++)
        shuffled[name[i]] = parent[i] < 0 ? -1 : name[parent[i]];
      g_autoptr (AwrashTree) tree = awrash_allot_tree_new (n, shuffled, NULL, NULL, NULL);
      cr_assert_not_null (tree);
      expect_layout (tree);
    }
}

Test (allot_tree, a_chain_of_a_million_nodes_needs_no_stack)
{
  const gsize n = 1000000;
  g_autofree int64_t *parent = g_new (int64_t, n);

  for (gsize i = 0; i < n; i++)
    parent[i] = i + 1 < n ? (int64_t)i + 1 : -1;
  g_autoptr (AwrashTree) tree = awrash_allot_tree_new (n, parent, NULL, NULL, NULL);
  cr_assert_not_null (tree);
  cr_expect_eq (tree->n_inner, n - 1);
  cr_expect_eq (tree->n_leaves, 1);
  cr_expect_eq (tree->leaf_node[0], 0);
  cr_expect_eq (tree->nodes[n - 2].node, 1);
  parent[n - 1] = 0;
  expect_fault ("cycle of a million", n, parent, NULL, NULL, AWRASH_ERROR_CYCLE,
                "the parents of nodes 0, 1, 2, 3, 4, … lead back to where they began, expected a "
                "tree with one root");
}
