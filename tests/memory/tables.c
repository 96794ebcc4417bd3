/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything that a table of text allocates is given back, whether its text is sound or not.
 * Source: the ways in which spreadsheets write and spoil CSV.
 * Invariant: run under valgrind or LeakSanitizer; it says nothing by itself and ends with 0. */

#include <awrash.h>
#include <string.h>

static const char *const texts[] = {
  "code,places\n05.301,953\n",
  "\xEF\xBB\xBF# a comment\r\ncode;places\r\n05.301;\"9\"\"53\"\r\n",
  "sep=;\ncode;rate\n05.301;0,5\n",
  "code,places\n05.301,953,too,many\n",
  "code,places\n\"never closed\n",
  "code,code\n1,2\n",
  "code,places\n\xFF\xFE,1\n",
  "",
};

static void
work (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashTable) table = awrash_base_csv_parse ("memory.csv", strlen (text), text, &error);

  g_assert_true ((table == NULL) == (error != NULL));
  for (size_t row = 0; table != NULL && row < awrash_base_table_get_n_rows (table); row++)
    for (size_t column = 0; column < awrash_base_table_get_n_columns (table); column++)
      {
        double number;
        int64_t integer;
        g_autoptr (GError) number_error = NULL;
        g_autoptr (GError) integer_error = NULL;

        awrash_base_table_get_number (table, row, column, &number, &number_error);
        awrash_base_table_get_integer (table, row, column, &integer, &integer_error);
      }
  for (int dialect = 1; table != NULL && dialect <= 3; dialect++)
    {
      g_autofree char *out = awrash_base_csv_format (table, (AwrashDialect)dialect, &error);

      g_assert_true (out != NULL);
    }
}

static void
work_on_no_file (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashTable) table = awrash_base_csv_read ("no/such/file.csv", &error);

  g_assert_true (table == NULL && error != NULL);
}

int
main (void)
{
  for (size_t i = 0; i < G_N_ELEMENTS (texts); i++)
    work (texts[i]);
  work_on_no_file ();
  return 0;
}
