/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A two-way question: what is kept, and everything refused. Source: none.
 * Invariant: a refused question is no question, and its sentence names the cell. */

#include <awrash.h>

#include <criterion/criterion.h>
#include <math.h>

Test (apportion_matrix, keeps_its_size)
{
  const double claims[] = { 1, 0, 5e-324, 1e300, 2, 3 };
  g_autoptr (AwrashMatrix) matrix = awrash_apportion_matrix_new (2, 3, claims, NULL, NULL, NULL);

  cr_assert_not_null (matrix);
  cr_expect_eq (awrash_apportion_matrix_get_n_rows (matrix), 2);
  cr_expect_eq (awrash_apportion_matrix_get_n_columns (matrix), 3);
  awrash_apportion_matrix_free (NULL);
}

static void
expect_refused (gsize n_rows, gsize n_columns, const double claims[], const int64_t floor[],
                const int64_t ceiling[], int code, const char *message)
{
  g_autoptr (GError) error = NULL;

  cr_expect_null (awrash_apportion_matrix_new (n_rows, n_columns, claims, floor, ceiling, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, code), "%s", message);
  cr_expect_str_eq (error->message, message);
}

/* The sizes of sentences are those of the words of this processor. */
Test (apportion_matrix, more_cells_than_memory_has_are_refused)
{
  const double good[] = { 1, 2, 3, 4 };
  const gsize most = G_MAXINT32, far = G_MAXSIZE - 1;
  gsize cells = 0;
  g_autofree char *rows = g_strdup_printf (
      "the matrix has %zu rows and 2 columns, expected at most 2147483647 of each", far);
  g_autofree char *columns = g_strdup_printf (
      "the matrix has 2 rows and %zu columns, expected at most 2147483647 of each", far);
  g_autofree char *memory
      = g_strdup_printf ("not enough memory for %zu items of 8 bytes",
                         g_size_checked_mul (&cells, most, most) ? cells : G_MAXSIZE);

  expect_refused (far, 2, good, NULL, NULL, AWRASH_ERROR_OVERFLOW, rows);
  expect_refused (2, far, good, NULL, NULL, AWRASH_ERROR_OVERFLOW, columns);
  expect_refused (most, most, good, NULL, NULL, AWRASH_ERROR_MEMORY, memory);
}

Test (apportion_matrix, each_fault_has_its_sentence)
{
  const double good[] = { 1, 2, 3, 4 }, negative[] = { 1, 2, -3, 4 };
  const double none[] = { 1, 2, 3, NAN }, endless[] = { INFINITY, 2, 3, 4 };
  const int64_t below[] = { 0, -1, 0, 0 }, floor[] = { 0, 0, 0, 3 }, ceiling[] = { 9, 9, 9, 2 };

  expect_refused (0, 2, good, NULL, NULL, AWRASH_ERROR_EMPTY,
                  "the matrix has 0 rows and 2 columns, expected at least 1 of each");
  expect_refused (2, 0, NULL, NULL, NULL, AWRASH_ERROR_EMPTY,
                  "the matrix has 2 rows and 0 columns, expected at least 1 of each");
  expect_refused (2, 2, negative, NULL, NULL, AWRASH_ERROR_VALUE,
                  "claims[1][0] is -3, expected a finite number ≥ 0");
  expect_refused (2, 2, none, NULL, NULL, AWRASH_ERROR_VALUE,
                  "claims[1][1] is nan, expected a finite number ≥ 0");
  expect_refused (2, 2, endless, NULL, NULL, AWRASH_ERROR_VALUE,
                  "claims[0][0] is inf, expected a finite number ≥ 0");
  expect_refused (2, 2, good, below, NULL, AWRASH_ERROR_VALUE,
                  "floor[0][1] is -1, expected a whole number ≥ 0");
  expect_refused (2, 2, good, NULL, below, AWRASH_ERROR_VALUE,
                  "ceiling[0][1] is -1, expected a whole number ≥ 0");
  expect_refused (2, 2, good, floor, ceiling, AWRASH_ERROR_BOUNDS,
                  "floor[1][1] is 3, above ceiling[1][1], which is 2, expected floor ≤ ceiling");
}
