/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Why nothing fits: marks that prove it by one sum, against enumeration.
 * Source: Hoffman's circulation theorem. Invariant: marks are there if and only if nothing fits. */

#include "allot/costs-private.h"
#include "support/small-crossing.h"

#include <criterion/criterion.h>

enum
{
  ROUNDS = 4000,
  UNTOUCHED = -77
};

typedef struct
{
  int64_t rows[SMALL_NODES], columns[SMALL_NODES], cells[SMALL_CELLS], missing;
} Cut;

/* Marked floors less marked ceilings, these cut to the units that have a cost. */
static int64_t
sum_marks (gsize n, const int64_t marks[], const int64_t floor[], const int64_t ceiling[],
           int64_t most)
{
  int64_t sum = 0;

  for (gsize i = 0; i < n; i++)
    {
      cr_assert (marks[i] >= -1 && marks[i] <= 1);
      if (marks[i] > 0)
        sum += floor[i];
      else if (marks[i] < 0)
        sum -= MIN (ceiling[i], most);
    }
  return sum;
}

static void
expect_proof (const SmallCrossing *small, const Cut *cut, int round)
{
  const SmallTree *rows = &small->rows, *columns = &small->columns;
  int64_t sum
      = sum_marks (rows->n_nodes, cut->rows, rows->floor, rows->ceiling, G_MAXINT64)
        + sum_marks (columns->n_nodes, cut->columns, columns->floor, columns->ceiling, G_MAXINT64);

  for (gsize i = 0; i < small->n_cells; i++)
    sum += sum_marks (1, &cut->cells[i], &small->floor[i], &small->ceiling[i],
                      awrash_i_costs_most (small->costs, i));
  cr_assert (sum == cut->missing || sum + small->total == cut->missing
                 || sum - small->total == cut->missing,
             "round %d: %d of %d", round, (int)sum, (int)cut->missing);
}

Test (allot_crossing_blocking, marks_prove_what_enumeration_finds)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (int round = 0; round < ROUNDS; round++)
    {
      SmallCrossing small;
      Cut cut = { .missing = -1 };

      small_crossing_draw (random, round % 5, &small);
      g_autoptr (GArray) best = small_crossing_enumerate (&small);
      g_autoptr (AwrashCrossing) crossing = small_crossing_ask (&small);
      cr_assert (awrash_allot_crossing_blocking (crossing, small.costs, small.total, cut.rows,
                                                 cut.columns, cut.cells, &cut.missing, NULL));
      cr_assert_eq (cut.missing > 0, best->len == 0, "round %d: missing %d, best %u", round,
                    (int)cut.missing, best->len);
      cr_assert_geq (cut.missing, 0);
      expect_proof (&small, &cut, round);
      for (gsize i = 0; best->len > 0 && i < small.n_cells; i++)
        cr_assert_eq (cut.cells[i], 0);
      small_crossing_clear (&small);
    }
}

/* Rows 1 and 2 of a root, columns 1 and 2 of a root; a cell for each pair but (2, 2). */
static AwrashCrossing *
corner (const int64_t floor[], const int64_t ceiling[])
{
  static const int64_t parent[] = { -1, 0, 0 }, rows[] = { 1, 1, 2 }, columns[] = { 1, 2, 1 };
  g_autoptr (AwrashTree) tall = awrash_allot_tree_new (3, parent, floor, NULL, NULL);
  g_autoptr (AwrashTree) wide = awrash_allot_tree_new (3, parent, NULL, ceiling, NULL);

  return awrash_allot_crossing_new (tall, wide, 3, rows, columns, NULL, NULL, NULL);
}

Test (allot_crossing_blocking, a_row_that_one_column_cannot_hold_is_named_with_it)
{
  const int64_t floor[] = { 0, 1, 7 }, ceiling[] = { 99, 4, 90 };
  const int64_t expected_rows[] = { 0, 0, 1 }, expected_columns[] = { 0, -1, 0 };
  int64_t rows[3], columns[3], cells[3], missing = 0;
  g_autoptr (AwrashCrossing) crossing = corner (floor, ceiling);

  cr_assert (
      awrash_allot_crossing_blocking (crossing, NULL, 20, rows, columns, cells, &missing, NULL));
  cr_expect_eq (missing, 3);
  cr_expect_arr_eq (rows, expected_rows, sizeof rows);
  cr_expect_arr_eq (columns, expected_columns, sizeof columns);
  for (gsize i = 0; i < 3; i++)
    cr_expect_eq (cells[i], 0);
}

Test (allot_crossing_blocking, floors_beyond_a_total_and_ceilings_below_it_are_named)
{
  const int64_t floor[] = { 0, 6, 7 }, ceiling[] = { G_MAXINT64, 4, 9 }, none[] = { 0, 0, 0 };
  int64_t rows[3], columns[3], cells[3], missing = 0;
  g_autoptr (AwrashCrossing) high = corner (floor, NULL);
  g_autoptr (AwrashCrossing) low = corner (NULL, ceiling);

  cr_assert (awrash_allot_crossing_blocking (high, NULL, 8, rows, columns, cells, &missing, NULL));
  cr_expect_eq (missing, 5);
  cr_expect (rows[1] == 1 && rows[2] == 1);
  cr_expect_arr_eq (columns, none, sizeof none);
  cr_assert (awrash_allot_crossing_blocking (low, NULL, 20, rows, columns, cells, &missing, NULL));
  cr_expect_eq (missing, 7);
  cr_expect_arr_eq (rows, none, sizeof none);
  cr_expect (columns[1] == -1 && columns[2] == -1);
}

Test (allot_crossing_blocking, floors_may_be_as_large_as_numbers_are)
{
  const int64_t floor[] = { 0, G_MAXINT64, G_MAXINT64 };
  int64_t rows[3], columns[3], cells[3], missing = 0;
  g_autoptr (AwrashCrossing) crossing = corner (floor, NULL);

  cr_assert (
      awrash_allot_crossing_blocking (crossing, NULL, 8, rows, columns, cells, &missing, NULL));
  cr_expect_eq (missing, G_MAXINT64);
}

Test (allot_crossing_blocking, a_question_that_is_none_leaves_its_outputs)
{
  int64_t rows[3] = { UNTOUCHED }, columns[3] = { UNTOUCHED }, cells[3] = { UNTOUCHED };
  int64_t missing = UNTOUCHED;
  g_autoptr (AwrashCrossing) crossing = corner (NULL, NULL);
  g_autoptr (GError) error = NULL;

  cr_expect_not (
      awrash_allot_crossing_blocking (crossing, NULL, -1, rows, columns, cells, &missing, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
  cr_expect_str_eq (error->message, "total is -1, expected a whole number ≥ 0");
  cr_expect (rows[0] == UNTOUCHED && columns[0] == UNTOUCHED && cells[0] == UNTOUCHED
             && missing == UNTOUCHED);
}
