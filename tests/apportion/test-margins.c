/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What rows and columns are to receive: everything refused. Source: none.
 * Invariant: refused margins are no margins, and their sentence names the number. */

#include <awrash.h>

#include <criterion/criterion.h>

#define MOST (G_GINT64_CONSTANT (1) << 62)

Test (apportion_margins, hold_totals_up_to_their_end_and_nothing)
{
  const int64_t most[] = { MOST, 0 }, nothing[] = { 0, 0 }, open[] = { G_MAXINT64, G_MAXINT64 };
  g_autoptr (AwrashMargins) large
      = awrash_apportion_margins_new (2, most, most, 2, nothing, open, MOST, NULL);
  g_autoptr (AwrashMargins) empty
      = awrash_apportion_margins_new (1, nothing, nothing, 1, nothing, nothing, 0, NULL);

  cr_expect (large != NULL && empty != NULL);
  awrash_apportion_margins_free (NULL);
}

typedef struct
{
  gsize n_rows;
  int64_t row_low[2];
  int64_t row_high[2];
  int64_t column_low[2];
  int64_t column_high[2];
  int64_t total;
  int code;
  const char *message;
} Row;

Test (apportion_margins, each_fault_has_its_sentence)
{
  static const Row rows[] = {
    { 0,
      { 0 },
      { 0 },
      { 0 },
      { 0 },
      0,
      AWRASH_ERROR_EMPTY,
      "the margins have 0 rows and 2 columns, expected at least 1 of each" },
    { 2,
      { 1, 1 },
      { 1, 1 },
      { 1, 1 },
      { 1, 1 },
      -1,
      AWRASH_ERROR_VALUE,
      "total is -1, expected a whole number ≥ 0" },
    { 2,
      { 1, 1 },
      { 1, 1 },
      { 1, 1 },
      { 1, 1 },
      MOST + 1,
      AWRASH_ERROR_OVERFLOW,
      "total is 4611686018427387905, expected at most 4611686018427387904" },
    { 2,
      { 1, -1 },
      { 1, 1 },
      { 1, 1 },
      { 1, 1 },
      2,
      AWRASH_ERROR_VALUE,
      "row_low[1] is -1, expected a whole number ≥ 0" },
    { 2,
      { 1, 1 },
      { 1, 1 },
      { 3, 1 },
      { 2, 1 },
      2,
      AWRASH_ERROR_BOUNDS,
      "column_low[0] is 3, above column_high[0], which is 2, expected low ≤ high" },
    { 2,
      { G_MAXINT64, 1 },
      { G_MAXINT64, 1 },
      { 1, 1 },
      { 1, 1 },
      2,
      AWRASH_ERROR_OVERFLOW,
      "row_low up to row_low[1] sums to more than 9223372036854775807, expected a sum that fits" },
    { 2,
      { 2, 1 },
      { 2, 1 },
      { 1, 1 },
      { 1, 1 },
      2,
      AWRASH_ERROR_BOUNDS,
      "row_low sums to 3, above the total, which is 2, expected at most the total" },
    { 2,
      { 1, 1 },
      { 1, 1 },
      { 0, 1 },
      { 0, 1 },
      2,
      AWRASH_ERROR_BOUNDS,
      "column_high sums to 1, below the total, which is 2, expected at least the total" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const Row *row = &rows[i];
      g_autoptr (GError) error = NULL;

      cr_expect_null (awrash_apportion_margins_new (row->n_rows, row->row_low, row->row_high, 2,
                                                    row->column_low, row->column_high, row->total,
                                                    &error));
      cr_assert (g_error_matches (error, AWRASH_ERROR, row->code), "%s", row->message);
      cr_expect_str_eq (error->message, row->message);
    }
}

Test (apportion_margins, both_sides_have_members_and_are_of_one_size_with_the_matrix)
{
  const int64_t ones[] = { 1, 1, 1 };
  const double claims[] = { 1, 2, 3, 4, 5, 6 };
  int64_t units[6] = { -7, -7, -7, -7, -7, -7 }, sure[6], tied[6];
  AwrashAllotment answer;
  g_autoptr (GError) empty = NULL, rows = NULL, columns = NULL;
  g_autoptr (AwrashMatrix) wide = awrash_apportion_matrix_new (2, 3, claims, NULL, NULL, NULL);
  g_autoptr (AwrashMatrix) high = awrash_apportion_matrix_new (3, 2, claims, NULL, NULL, NULL);
  g_autoptr (AwrashMargins) square
      = awrash_apportion_margins_new (2, ones, ones, 2, ones, ones, 2, NULL);

  cr_expect_null (awrash_apportion_margins_new (2, ones, ones, 0, NULL, NULL, 2, &empty));
  cr_assert (g_error_matches (empty, AWRASH_ERROR, AWRASH_ERROR_EMPTY));
  cr_expect_str_eq (empty->message,
                    "the margins have 2 rows and 0 columns, expected at least 1 of each");
  cr_expect_not (awrash_apportion_biproportional (wide, square, "webster", NULL, units, sure, tied,
                                                  &answer, &columns));
  cr_assert (g_error_matches (columns, AWRASH_ERROR, AWRASH_ERROR_VALUE));
  cr_expect_not (awrash_apportion_biproportional (high, square, "webster", NULL, units, sure, tied,
                                                  &answer, &rows));
  cr_assert (g_error_matches (rows, AWRASH_ERROR, AWRASH_ERROR_VALUE));
  for (int i = 0; i < 6; i++)
    cr_expect_eq (units[i], -7);
}
