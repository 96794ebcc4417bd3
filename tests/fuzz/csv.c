/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes are a table or are refused; a table is the same when it is written and read again, and
 * every cell is a number or is refused. Source: none. Invariant: in every dialect. */

#include "fuzz/bytes.h"

/* A spreadsheet's dialect may respell a number and defuse a formula, which a column's name may be,
 * too; the plain one respells numbers alone. */
static void
expect_same (const AwrashTable *a, const AwrashTable *b, AwrashDialect dialect)
{
  const size_t n_columns = awrash_base_table_get_n_columns (a);

  FUZZ_EXPECT (awrash_base_table_get_n_columns (b) == n_columns);
  FUZZ_EXPECT (awrash_base_table_get_n_rows (b) == awrash_base_table_get_n_rows (a));
  FUZZ_EXPECT (awrash_base_table_get_n_comments (b) == awrash_base_table_get_n_comments (a));
  for (size_t i = 0; i < awrash_base_table_get_n_comments (a); i++)
    FUZZ_EXPECT (
        g_str_equal (awrash_base_table_get_comment (a, i), awrash_base_table_get_comment (b, i)));
  for (size_t j = 0; dialect != AWRASH_DIALECT_SPREADSHEET && j < n_columns; j++)
    FUZZ_EXPECT (
        g_str_equal (awrash_base_table_get_column (a, j), awrash_base_table_get_column (b, j)));
  for (size_t i = 0; dialect == AWRASH_DIALECT_INPUT && i < awrash_base_table_get_n_rows (a); i++)
    for (size_t j = 0; j < n_columns; j++)
      FUZZ_EXPECT (
          g_str_equal (awrash_base_table_get_cell (a, i, j), awrash_base_table_get_cell (b, i, j)));
}

static void
read_numbers (const AwrashTable *table)
{
  for (size_t i = 0; i < awrash_base_table_get_n_rows (table); i++)
    for (size_t j = 0; j < awrash_base_table_get_n_columns (table); j++)
      {
        g_autofree double *real = fuzz_output (sizeof *real);
        g_autofree int64_t *whole = fuzz_output (sizeof *whole);
        GError *error = NULL;
        if (fuzz_filled (awrash_base_table_get_number (table, i, j, real, &error), &error, real,
                         sizeof *real))
          FUZZ_EXPECT (isfinite (*real));
        fuzz_filled (awrash_base_table_get_integer (table, i, j, whole, &error), &error, whole,
                     sizeof *whole);
      }
}

/* Written once more, a table is the same bytes: nothing is defused or respelt twice. */
static void
write_again (const AwrashTable *table, AwrashDialect dialect)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = awrash_base_csv_format (table, dialect, &error);
  g_autofree char *twice = NULL;
  g_autoptr (AwrashTable) again = NULL;

  FUZZ_EXPECT (text != NULL);
  again = awrash_base_csv_parse ("again.csv", strlen (text), text, &error);
  FUZZ_EXPECT (again != NULL);
  expect_same (table, again, dialect);
  twice = awrash_base_csv_format (again, AWRASH_DIALECT_INPUT, &error);
  FUZZ_EXPECT (g_str_equal (text, twice));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  GError *error = NULL;
  g_autoptr (AwrashTable) table
      = awrash_base_csv_parse ("any.csv", size, (const char *)data, &error);
  g_autoptr (AwrashTable) copy = NULL;

  if (!fuzz_answered (table != NULL, &error))
    return 0;
  read_numbers (table);
  copy = awrash_base_table_copy (table, &error);
  expect_same (table, copy, AWRASH_DIALECT_INPUT);
  for (int dialect = AWRASH_DIALECT_INPUT; dialect <= AWRASH_DIALECT_SPREADSHEET; dialect++)
    write_again (table, dialect);
  return 0;
}
