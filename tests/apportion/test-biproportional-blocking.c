/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What blocks a matrix: each of the four inequalities, and that nothing is marked where a matrix
 * exists. Source: hand calculation. Invariant: marks say which inequality it is. */

#include <awrash.h>

#include <criterion/criterion.h>

typedef struct
{
  const char *label;
  double claims[4];
  int64_t floor[4];
  int64_t ceiling[4];
  int64_t row_low[2], row_high[2], column_low[2], column_high[2];
  int64_t total;
  int64_t rows[2], columns[2];
  int64_t missing;
} Row;

Test (apportion_biproportional_blocking, each_inequality_has_its_marks)
{
  static const Row rows[] = {
    { "a matrix exists",
      { 1, 1, 1, 1 },
      { 0 },
      { 9, 9, 9, 9 },
      { 2, 1 },
      { 2, 1 },
      { 1, 2 },
      { 1, 2 },
      3,
      { 0, 0 },
      { 0, 0 },
      0 },
    { "a column needs more than its rows have",
      { 1, 0, 1, 1 },
      { 0 },
      { 9, 9, 9, 9 },
      { 3, 1 },
      { 3, 1 },
      { 1, 3 },
      { 1, 3 },
      4,
      { 0, -1 },
      { 0, 1 },
      2 },
    { "a row needs more than its columns take",
      { 1, 0, 1, 1 },
      { 0 },
      { 9, 9, 9, 9 },
      { 4, 0 },
      { 5, 9 },
      { 0, 0 },
      { 3, 9 },
      6,
      { 1, 0 },
      { -1, 0 },
      1 },
    { "the grand total finds no room",
      { 1, 1, 1, 1 },
      { 0 },
      { 1, 1, 1, 1 },
      { 0, 0 },
      { 9, 9 },
      { 0, 0 },
      { 9, 9 },
      7,
      { 0, 0 },
      { 0, 0 },
      3 },
    { "rows and columns need more than the grand total",
      { 1, 1, 1, 1 },
      { 0 },
      { 1, 9, 9, 9 },
      { 4, 0 },
      { 9, 9 },
      { 4, 0 },
      { 9, 9 },
      5,
      { 1, 0 },
      { 1, 0 },
      2 },
    { "floors alone are too many",
      { 0, 0, 0, 0 },
      { 2, 0, 0, 1 },
      { 2, 0, 0, 1 },
      { 0, 0 },
      { 9, 9 },
      { 0, 0 },
      { 9, 9 },
      2,
      { 0, 0 },
      { 0, 0 },
      1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const Row *row = &rows[i];
      int64_t row_marks[2], column_marks[2], missing = -1;
      g_autoptr (AwrashMatrix) matrix
          = awrash_apportion_matrix_new (2, 2, row->claims, row->floor, row->ceiling, NULL);
      g_autoptr (AwrashMargins) margins = awrash_apportion_margins_new (
          2, row->row_low, row->row_high, 2, row->column_low, row->column_high, row->total, NULL);

      cr_assert (matrix != NULL && margins != NULL, "%s", row->label);
      cr_assert (awrash_apportion_biproportional_blocking (matrix, margins, row_marks, column_marks,
                                                           &missing, NULL));
      cr_expect_eq (missing, row->missing, "%s: %d", row->label, (int)missing);
      cr_expect_arr_eq (row_marks, row->rows, sizeof row_marks, "%s: %d %d", row->label,
                        (int)row_marks[0], (int)row_marks[1]);
      cr_expect_arr_eq (column_marks, row->columns, sizeof column_marks, "%s: %d %d", row->label,
                        (int)column_marks[0], (int)column_marks[1]);
    }
}

Test (apportion_biproportional_blocking, margins_of_another_size_are_refused)
{
  const double claims[] = { 1, 1 };
  const int64_t totals[] = { 1, 1 };
  int64_t row_marks[] = { 7, 7 }, column_marks[] = { 7, 7 }, missing = 7;
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashMatrix) matrix = awrash_apportion_matrix_new (1, 2, claims, NULL, NULL, NULL);
  g_autoptr (AwrashMargins) margins
      = awrash_apportion_margins_new (2, totals, totals, 2, totals, totals, 2, NULL);

  cr_expect_not (awrash_apportion_biproportional_blocking (matrix, margins, row_marks, column_marks,
                                                           &missing, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
  cr_expect_str_eq (error->message, "the margins have 2 rows and 2 columns, expected 1 and 2, as "
                                    "the matrix of claims");
  cr_expect (row_marks[0] == 7 && column_marks[0] == 7 && missing == 7);
}
