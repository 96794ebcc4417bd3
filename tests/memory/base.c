/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every public call of base, failures included, gives back what it allocates.
 * Source: include/awrash/base.h, function by function.
 * Invariant: run under valgrind or LeakSanitizer; it prints one line and ends with 0. */

#include <awrash.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

static int n_calls;

static void
count (int n)
{
  n_calls += n;
}

static void
name_everything (void)
{
  for (int code = -1; code < 910; code++)
    awrash_base_error_from_name (awrash_base_error_get_name (code));
  for (int value = -1; value < 10; value++)
    {
      awrash_base_status_from_name (awrash_base_status_get_name ((AwrashStatus)value));
      awrash_base_dialect_from_name (awrash_base_dialect_get_name ((AwrashDialect)value));
    }
  awrash_base_version ();
  awrash_base_error_quark ();
  count (2 * 911 + 4 * 11 + 2);
}

static void
read_cells (const AwrashTable *table)
{
  for (size_t row = 0; row < awrash_base_table_get_n_rows (table); row++)
    for (size_t column = 0; column < awrash_base_table_get_n_columns (table); column++)
      {
        double number = 0;
        int64_t integer = 0;
        g_autoptr (GError) no_number = NULL;
        g_autoptr (GError) no_integer = NULL;
        awrash_base_table_get_cell (table, row, column);
        awrash_base_table_get_line (table, row);
        awrash_base_table_get_number (table, row, column, &number, &no_number);
        awrash_base_table_get_integer (table, row, column, &integer, &no_integer);
        awrash_base_table_get_integer (table, row, column, &integer, NULL);
        count (5);
      }
}

static void
write_everywhere (const AwrashTable *table, const char *path)
{
  for (int dialect = 0; dialect <= AWRASH_DIALECT_SPREADSHEET; dialect++)
    {
      g_autoptr (GError) no_text = NULL;
      g_autoptr (GError) no_file = NULL;
      g_autofree char *text = awrash_base_csv_format (table, (AwrashDialect)dialect, &no_text);
      awrash_base_csv_write (table, path, (AwrashDialect)dialect, &no_file);
      g_autoptr (AwrashTable) back = awrash_base_csv_read (path, NULL);
      g_assert_true ((text == NULL) == (no_text != NULL)
                     && (back == NULL || no_file == NULL || dialect == 0));
      count (3);
    }
}

static void
parse_text (const char *text, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashTable) table = awrash_base_csv_parse ("memory.csv", strlen (text), text, &error);

  count (1);
  if (table == NULL)
    return;
  for (size_t i = 0; i < awrash_base_table_get_n_comments (table); i++)
    awrash_base_table_get_comment (table, i);
  awrash_base_table_find_column (table, awrash_base_table_get_column (table, 0), NULL);
  awrash_base_table_find_column (table, "nowhere", NULL);
  count (4);
  read_cells (table);
  write_everywhere (table, path);
}

static void
build_table (const char *path)
{
  const char *const columns[] = { "code", "rate" };
  const char *const doubled[] = { "code", "CODE" };
  const char *row[] = { "05.301", "0.5" };
  const char *spoilt[] = { "05.301", "\377" };
  g_autoptr (GError) ragged = NULL;
  g_autoptr (GError) encoding = NULL;
  g_autoptr (GError) duplicate = NULL;
  g_autoptr (AwrashTable) table = awrash_base_table_new ("made", 2, columns, NULL);

  g_assert_null (awrash_base_table_new ("made", 2, doubled, &duplicate));
  awrash_base_table_add_comment (table, "one\ntwo");
  for (int i = 0; i < 100; i++)
    g_assert_true (awrash_base_table_append (table, 2, row, NULL));
  g_assert_false (awrash_base_table_append (table, 1, row, &ragged));
  g_assert_false (awrash_base_table_append (table, 2, spoilt, &encoding));
  awrash_base_table_get_name (table);
  awrash_base_table_free (NULL);
  count (107);
  read_cells (table);
  write_everywhere (table, path);
}

static const char *const texts[] = {
  "",
  "code,places\n05.301,953\n",
  "\357\273\277# a comment\r\n\"# two\";;\r\ncode;rate\r\n05.301;\"0,5\"\r\n=x;1.5\r\n;\r\n",
  "sep=;\ncode;note\n05.301;\"a \"\"b\"\" c\"\n",
  "sep=|\ncode\n",
  "code,places\n05.301,953,too,many\n",
  "code,places\n\"a \"\"b\"\" never closed\n",
  "code,code\n1,2\n",
  "code,,places\n1,2,3\n",
  "code,places\n\"a\"b,1\n",
  "code,places\n\377,1\n",
  "\377\376a",
  "# nothing else\n",
};

int
main (void)
{
  g_autofree char *folder = g_dir_make_tmp ("awrash-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "table.csv", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "none", "table.csv", NULL);
  g_autoptr (GError) no_file = NULL;

  name_everything ();
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    parse_text (texts[i], i % 2 == 0 ? path : nowhere);
  build_table (path);
  g_assert_null (awrash_base_csv_read (nowhere, &no_file));
  count (1);
  g_unlink (path);
  g_rmdir (folder);
  printf ("base: %d calls\n", n_calls);
  return 0;
}
