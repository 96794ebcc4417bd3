/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The question between two trees: what is none is named, and the network is the question.
 * Source: awrash/allot.h; allot/crossing-private.h. Invariant: bounds are kept as given. */

#include "allot/crossing-private.h"

#include <criterion/criterion.h>

/* 1 and 2 below 0. */
static AwrashTree *
fork_tree (void)
{
  static const int64_t parent[] = { -1, 0, 0 }, floor[] = { 0, 1, 0 }, ceiling[] = { 9, 5, 6 };

  return awrash_allot_tree_new (3, parent, floor, ceiling, NULL);
}

static void
expect_fault (gsize n, int64_t row, int64_t column, int64_t floor, int64_t ceiling, int code,
              const char *message)
{
  const int64_t rows[] = { 1, row }, columns[] = { 2, column };
  const int64_t floors[] = { 0, floor }, ceilings[] = { 3, ceiling };
  g_autoptr (AwrashTree) tree = fork_tree ();
  g_autoptr (GError) error = NULL;

  cr_expect_null (
      awrash_allot_crossing_new (tree, tree, n, rows, columns, floors, ceilings, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, code), "%s", message);
  cr_expect_str_eq (error->message, message, "%s", error->message);
}

Test (allot_crossing, each_fault_has_its_sentence)
{
  expect_fault (0, 1, 1, 0, 9, AWRASH_ERROR_EMPTY, "the number of cells is 0, expected at least 1");
  expect_fault (2, 3, 1, 0, 9, AWRASH_ERROR_VALUE, "row_leaf[1] is 3, expected a node from 0 to 2");
  expect_fault (2, 1, -1, 0, 9, AWRASH_ERROR_VALUE,
                "column_leaf[1] is -1, expected a node from 0 to 2");
  expect_fault (2, 0, 1, 0, 9, AWRASH_ERROR_VALUE,
                "row_leaf[1] is 0, a node that has children, expected a leaf");
  expect_fault (2, 1, 0, 0, 9, AWRASH_ERROR_VALUE,
                "column_leaf[1] is 0, a node that has children, expected a leaf");
  expect_fault (2, 1, 1, -1, 9, AWRASH_ERROR_VALUE, "floor[1] is -1, expected a whole number ≥ 0");
  expect_fault (2, 1, 1, 0, -9, AWRASH_ERROR_VALUE,
                "ceiling[1] is -9, expected a whole number ≥ 0");
  expect_fault (2, 1, 1, 3, 2, AWRASH_ERROR_BOUNDS,
                "floor[1] is 3, above ceiling[1], which is 2, expected floor ≤ ceiling");
  awrash_allot_crossing_free (NULL);
}

Test (allot_crossing, the_question_outlives_its_trees)
{
  const int64_t parent[] = { -1 }, rows[] = { 1, 2 }, columns[] = { 0, 0 };
  AwrashTree *tree = fork_tree ();
  AwrashTree *alone = awrash_allot_tree_new (1, parent, NULL, NULL, NULL);
  g_autoptr (AwrashCrossing) crossing
      = awrash_allot_crossing_new (tree, alone, 2, rows, columns, NULL, NULL, NULL);

  awrash_allot_tree_free (tree);
  awrash_allot_tree_free (alone);
  cr_expect_eq (awrash_allot_crossing_get_n (crossing), 2);
  cr_expect_eq (awrash_allot_crossing_get_n_rows (crossing), 3);
  cr_expect_eq (awrash_allot_crossing_get_n_columns (crossing), 1);
  cr_expect_eq (crossing->arcs[0].upper, G_MAXINT64);
  cr_expect_eq (crossing->arcs[3].lower, 1);
  cr_expect_eq (crossing->arcs[3].upper, 5);
}

Test (allot_crossing, a_network_has_its_total_fixed)
{
  const int64_t parent[] = { -1 }, cells[] = { 0 }, floor[] = { 4 };
  g_autoptr (AwrashTree) alone = awrash_allot_tree_new (1, parent, floor, NULL, NULL);
  g_autoptr (AwrashCrossing) crossing
      = awrash_allot_crossing_new (alone, alone, 1, cells, cells, NULL, NULL, NULL);
  g_autoptr (AwrashNetwork) network = awrash_i_crossing_network (crossing, NULL, 3, NULL);
  g_autoptr (GError) negative = NULL, large = NULL;

  cr_assert_eq (network->n_arcs, 4);
  cr_expect_eq (network->arcs[0].upper, AWRASH_BOUNDS_MAX_TOTAL);
  cr_expect_eq (network->arcs[1].lower, 4);
  cr_expect_eq (network->arcs[3].lower, 3);
  cr_expect_eq (network->arcs[3].upper, 3);
  cr_expect_null (awrash_i_crossing_network (crossing, NULL, -1, &negative));
  cr_assert (g_error_matches (negative, AWRASH_ERROR, AWRASH_ERROR_VALUE));
  cr_expect_str_eq (negative->message, "total is -1, expected a whole number ≥ 0");
  cr_expect_null (awrash_i_crossing_network (crossing, NULL, ((int64_t)1 << 62) + 1, &large));
  cr_assert (g_error_matches (large, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW));
  cr_expect_str_eq (large->message,
                    "total is 4611686018427387905, expected at most 4611686018427387904");
}
