/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables in memory: columns by name, cells by place, numbers by strict reading, and where a fault
 * stands. */

#include "base/table-private.h"

#include <criterion/criterion.h>
#include <string.h>

static const char *const quota_columns[] = { "territory", " Médina ", "المجال" };

static AwrashTable *
make_quotas (void)
{
  const char *row[] = { "05.301", "953", NULL };
  AwrashTable *table = awrash_base_table_new ("quotas", 3, quota_columns, NULL);

  cr_assert (awrash_base_table_append (table, 3, row, NULL));
  return table;
}

static AwrashTable *
parse (const char *text)
{
  GError *error = NULL;
  AwrashTable *table = awrash_base_csv_parse ("quotas.csv", strlen (text), text, &error);

  cr_assert_not_null (table, "%s", error != NULL ? error->message : "");
  return table;
}

Test (base_table, holds_what_was_appended)
{
  g_autoptr (AwrashTable) table = make_quotas ();

  cr_expect_str_eq (awrash_base_table_get_name (table), "quotas");
  cr_expect_eq (awrash_base_table_get_n_columns (table), 3);
  cr_expect_eq (awrash_base_table_get_n_rows (table), 1);
  cr_expect_str_eq (awrash_base_table_get_column (table, 1), "Médina");
  cr_expect_str_eq (awrash_base_table_get_cell (table, 0, 0), "05.301");
  cr_expect_str_eq (awrash_base_table_get_cell (table, 0, 2), "");
  cr_expect_eq (awrash_base_table_get_line (table, 0), 0);
}

Test (base_table, finds_columns_without_case_accents_or_blanks)
{
  const char *const names[] = { "medina", "MÉDINA", "  Me\314\201dina\302\240" };
  g_autoptr (AwrashTable) table = make_quotas ();
  size_t column = 77;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      column = 77;
      cr_expect (awrash_base_table_find_column (table, names[i], &column), "%s", names[i]);
      cr_expect_eq (column, 1, "%s", names[i]);
    }
  cr_expect (awrash_base_table_find_column (table, "المَجال", &column), "with a vowel sign");
  cr_expect_eq (column, 2);
  cr_expect (awrash_base_table_find_column (table, "territory", NULL));
}

Test (base_table, leaves_the_index_of_an_unknown_column_alone)
{
  g_autoptr (AwrashTable) table = make_quotas ();
  size_t column = 77;

  cr_expect_not (awrash_base_table_find_column (table, "max", &column));
  cr_expect_not (awrash_base_table_find_column (table, "\377", &column));
  cr_expect_not (awrash_base_table_find_column (table, "", &column));
  cr_expect_eq (column, 77);
}

typedef struct
{
  const char *label;
  gsize n;
  const char *columns[3];
  int code;
  const char *message;
} BadHeader;

Test (base_table, refuses_headers_that_name_nothing_or_one_thing_twice)
{
  const BadHeader battery[] = {
    { "none",
      0,
      { NULL },
      AWRASH_ERROR_EMPTY,
      "t: no column, expected a header with at least one name" },
    { "empty",
      2,
      { "a", " " },
      AWRASH_ERROR_SYNTAX,
      "t: column 2 has no name, expected a name in every column" },
    { "twice",
      3,
      { "Max", "b", " máx" },
      AWRASH_ERROR_DUPLICATE,
      "t: column \"máx\" stands twice, as column 1 and column 3" },
    { "comment",
      1,
      { "#a" },
      AWRASH_ERROR_SYNTAX,
      "t: the first column is named \"#a\", expected a name without #, which begins a comment" },
    { "comment behind a quote",
      1,
      { "\"# a\"" },
      AWRASH_ERROR_SYNTAX,
      "t: the first column is named \"\"# a\"\", expected a name without #, which begins a "
      "comment" },
    { "encoding",
      2,
      { "a", "\351" },
      AWRASH_ERROR_ENCODING,
      "t: the name of column 2 is not UTF-8" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (battery); i++)
    {
      g_autoptr (GError) error = NULL;
      cr_expect_null (awrash_base_table_new ("t", battery[i].n, battery[i].columns, &error));
      cr_assert_not_null (error, "%s", battery[i].label);
      cr_expect_eq (error->code, battery[i].code, "%s", battery[i].label);
      cr_expect_str_eq (error->message, battery[i].message);
    }
}

Test (base_table, bounds_the_number_and_the_length_of_names)
{
  static const char *columns[AWRASH_TABLE_MOST_COLUMNS + 1];
  g_autofree char *long_name = g_strnfill (1001, 'x');
  const char *one[] = { long_name };
  g_autoptr (GError) many = NULL, longer = NULL;

  cr_expect_null (awrash_base_table_new ("t", 1, one, &longer));
  cr_expect_str_eq (longer->message, "t: the name of column 1 is longer than 1000 bytes");
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    columns[i] = "x";
  cr_expect_null (awrash_base_table_new ("t", G_N_ELEMENTS (columns), columns, &many));
  cr_expect_str_eq (many->message, "t: 16385 columns, expected at most 16384");
}

Test (base_table, a_refused_row_changes_nothing)
{
  const char *few[] = { "a", "b" };
  const char *spoilt[] = { "a", "b", "\351" };
  g_autoptr (AwrashTable) table = make_quotas ();
  g_autoptr (GError) ragged = NULL, encoding = NULL;

  cr_expect_not (awrash_base_table_append (table, 2, few, &ragged));
  cr_expect (g_error_matches (ragged, AWRASH_ERROR, AWRASH_ERROR_SYNTAX));
  cr_expect_str_eq (ragged->message, "quotas: row 2 has 2 cells, expected 3");
  cr_expect_not (awrash_base_table_append (table, 3, spoilt, &encoding));
  cr_expect (g_error_matches (encoding, AWRASH_ERROR, AWRASH_ERROR_ENCODING));
  cr_expect_str_eq (encoding->message, "quotas: row 2: column \"المجال\": the text is not UTF-8");
  cr_expect_eq (awrash_base_table_get_n_rows (table), 1);
}

Test (base_table, comments_lose_their_sign_when_asked_for)
{
  g_autoptr (AwrashTable) table = make_quotas ();

  awrash_base_table_add_comment (table, "source: HCP, RGPH 2024\n\n## assumed");
  awrash_base_table_add_comment (table, "spoilt: \351");
  cr_assert_eq (awrash_base_table_get_n_comments (table), 3);
  cr_expect_str_eq (awrash_base_table_get_comment (table, 0), "source: HCP, RGPH 2024");
  cr_expect_str_eq (awrash_base_table_get_comment (table, 1), "assumed");
  cr_expect_str_eq (awrash_base_table_get_comment (table, 2), "spoilt: \357\277\275");
}

Test (base_table, says_where_a_cell_stands)
{
  g_autoptr (AwrashTable) read = parse ("# one\nterritory,max\n\n05.301,953\n");
  g_autoptr (AwrashTable) made = make_quotas ();
  g_autofree char *in_file = awrash_i_table_where (read, 0, 1);
  g_autofree char *in_memory = awrash_i_table_where (made, 0, 0);
  g_autofree char *row = awrash_i_table_where_row (read, 0);

  cr_expect_str_eq (in_file, "quotas.csv:4: column \"max\"");
  cr_expect_str_eq (in_memory, "quotas: row 1: column \"territory\"");
  cr_expect_str_eq (row, "quotas.csv:4");
}

typedef struct
{
  const char *text; /* the number stands in row 0, column 0 */
  int number_code;  /* 0: it is read */
  double number;
  const char *number_message;
  int integer_code;
  const char *integer_message;
} NumberCell;

#define AT "quotas.csv:2: column \"max\": "

static const NumberCell number_cells[] = {
  { "max,n\n1187,x", 0, 1187, NULL, 0, NULL },
  { "max,n\n1.187,x", 0, 1.187, NULL, AWRASH_ERROR_VALUE,
    AT "1.187 is not a whole number; if 1187 is meant, write 1187" },
  { "max;n\n1.187;x", 0, 1.187, NULL, AWRASH_ERROR_VALUE,
    AT "1.187 is not a whole number; if 1187 is meant, write 1187" },
  { "max;n\n1,187;x", 0, 1.187, NULL, AWRASH_ERROR_VALUE,
    AT "1,187 is not a whole number; if 1187 is meant, write 1187" },
  { "max;n\n1.187.000;x", AWRASH_ERROR_VALUE, 0, AT "\"1.187.000\" is not a number",
    AWRASH_ERROR_VALUE, AT "1.187.000 is not a whole number; if 1187000 is meant, write 1187000" },
  { "max,n\n1.18.700,x", AWRASH_ERROR_VALUE, 0, AT "\"1.18.700\" is not a number",
    AWRASH_ERROR_VALUE, AT "\"1.18.700\" is not a whole number" },
  { "max,n\n0.500,x", 0, 0.5, NULL, AWRASH_ERROR_VALUE, AT "0.500 is not a whole number" },
  { "max,n\n0.5,x", 0, 0.5, NULL, AWRASH_ERROR_VALUE, AT "0.5 is not a whole number" },
  { "max,n\n\"0,5\",x", AWRASH_ERROR_VALUE, 0,
    AT "\"0,5\" is not a number with a decimal point; a decimal comma is read only in files with "
       "semicolons between the cells",
    AWRASH_ERROR_VALUE, AT "0,5 is not a whole number" },
  { "max;n\n12,5;1", 0, 12.5, NULL, AWRASH_ERROR_VALUE, AT "12,5 is not a whole number" },
  { "max;n\n12.5;0,1", AWRASH_ERROR_SYNTAX, 0,
    AT "12.5 has a decimal point, but line 2 has a decimal comma (0,1); write the same mark in all "
       "numbers",
    AWRASH_ERROR_VALUE, AT "12.5 is not a whole number" },
  { "max,n\n,x", AWRASH_ERROR_EMPTY, 0, AT "the cell is empty, expected a number",
    AWRASH_ERROR_EMPTY, AT "the cell is empty, expected a whole number" },
  { "max,n\nnone,x", AWRASH_ERROR_VALUE, 0, AT "\"none\" is not a number", AWRASH_ERROR_VALUE,
    AT "\"none\" is not a whole number" },
  { "max,n\n12%,x", AWRASH_ERROR_VALUE, 0,
    AT "\"12%\" is not a number; a percent sign is read only in columns of shares",
    AWRASH_ERROR_VALUE, AT "\"12%\" is not a whole number" },
  { "max,n\n1e999,x", AWRASH_ERROR_OVERFLOW, 0,
    AT "the number is too large, expected at most 1.7976931348623157e+308", AWRASH_ERROR_VALUE,
    AT "1e999 is not a whole number" },
  { "max,n\n9223372036854775808,x", 0, 9223372036854775808.0, NULL, AWRASH_ERROR_OVERFLOW,
    AT "the number is too large, expected at most 9223372036854775807 in magnitude" },
};

Test (base_table, reads_numbers_or_says_how_to_mend_them)
{
  for (gsize i = 0; i < G_N_ELEMENTS (number_cells); i++)
    {
      const NumberCell *row = &number_cells[i];
      g_autoptr (AwrashTable) table = parse (row->text);
      g_autoptr (GError) error = NULL;
      double number = -77;
      gboolean is_read = awrash_base_table_get_number (table, 0, 0, &number, &error);
      cr_expect_eq (is_read, row->number_code == 0, "%s", row->text);
      cr_expect_eq (number, row->number_code == 0 ? row->number : -77, "%s", row->text);
      if (error != NULL)
        {
          cr_expect_eq (error->code, row->number_code, "%s", row->text);
          cr_expect_str_eq (error->message, row->number_message);
        }
    }
}

Test (base_table, reads_whole_numbers_or_says_how_to_mend_them)
{
  for (gsize i = 0; i < G_N_ELEMENTS (number_cells); i++)
    {
      const NumberCell *row = &number_cells[i];
      g_autoptr (AwrashTable) table = parse (row->text);
      g_autoptr (GError) error = NULL;
      int64_t number = -77;
      gboolean is_read = awrash_base_table_get_integer (table, 0, 0, &number, &error);
      cr_expect_eq (is_read, row->integer_code == 0, "%s", row->text);
      cr_expect_eq (number, row->integer_code == 0 ? 1187 : -77, "%s", row->text);
      if (error != NULL)
        {
          cr_expect_eq (error->code, row->integer_code, "%s", row->text);
          cr_expect_str_eq (error->message, row->integer_message);
        }
    }
}

Test (base_table, reads_shares_with_and_without_percent)
{
  g_autoptr (AwrashTable) table = parse ("a;b;c;d;e\n0,3;30%;12,5 %;%;3%0\n");
  const double expected[] = { 0.3, 0.3, 0.125 };
  g_autoptr (GError) error = NULL;
  double share = -77;

  for (gsize i = 0; i < 3; i++)
    {
      cr_expect (awrash_i_table_get_share (table, 0, i, &share, NULL));
      cr_expect_eq (share, expected[i]);
    }
  share = -77;
  cr_expect_not (awrash_i_table_get_share (table, 0, 3, &share, &error));
  cr_expect_str_eq (error->message,
                    "quotas.csv:2: column \"d\": the cell is empty, expected a number");
  cr_expect_not (awrash_i_table_get_share (table, 0, 4, &share, NULL));
  cr_expect_eq (share, -77);
}

Test (base_table, a_long_cell_is_shortened_in_messages)
{
  g_autofree char *letters = g_strnfill (1 << 20, 'x');
  g_autofree char *text = g_strconcat ("max\n", letters, "\n", NULL);
  g_autoptr (AwrashTable) table = parse (text);
  g_autoptr (GError) error = NULL;
  double value = 0;

  cr_expect_not (awrash_base_table_get_number (table, 0, 0, &value, &error));
  cr_expect_eq (strlen (error->message), strlen (AT "\"\" is not a number…") + 60);
}

Test (base_table, tells_blank_cells_from_others)
{
  g_autoptr (AwrashTable) table = parse ("a,b,c\n ,\302\240,0\n");

  cr_expect (awrash_i_table_is_empty (table, 0, 0));
  cr_expect (awrash_i_table_is_empty (table, 0, 1));
  cr_expect_not (awrash_i_table_is_empty (table, 0, 2));
}

Test (base_table, nothing_is_freed_where_there_is_nothing) { awrash_base_table_free (NULL); }

static void
expect_same_text (const AwrashTable *table, const AwrashTable *copy, AwrashDialect dialect)
{
  g_autofree char *text = awrash_base_csv_format (table, dialect, NULL);
  g_autofree char *copied = awrash_base_csv_format (copy, dialect, NULL);

  cr_expect_str_eq (copied, text);
}

Test (base_table, a_copy_writes_the_same_text_and_stands_where_the_table_stood)
{
  const char *const texts[] = {
    "\357\273\277# source\r\na;b\r\n\r\n0,5;x\r\n1.5;\"y\n\"\r\n",
    "sep=;\na;b\n",
    "a,b\n05.301,12.345\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (AwrashTable) table = parse (texts[i]);
      awrash_i_table_mark_numbers (table, 1);
      g_autoptr (AwrashTable) copy = awrash_base_table_copy (table, NULL);

      for (int dialect = AWRASH_DIALECT_INPUT; dialect <= AWRASH_DIALECT_SPREADSHEET; dialect++)
        expect_same_text (table, copy, (AwrashDialect)dialect);
      cr_expect_str_eq (awrash_base_table_get_name (copy), "quotas.csv");
      for (gsize row = 0; row < awrash_base_table_get_n_rows (table); row++)
        cr_expect_eq (awrash_base_table_get_line (copy, row),
                      awrash_base_table_get_line (table, row));
    }
}

Test (base_table, a_copy_refuses_what_the_table_refuses_in_the_same_words)
{
  g_autoptr (AwrashTable) table = parse ("a;b\n0,5;x\n1.5;y\n");
  g_autoptr (AwrashTable) copy = awrash_base_table_copy (table, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) same = NULL;
  double value = -77;

  cr_expect_not (awrash_base_table_get_number (table, 1, 0, &value, &error));
  cr_expect_not (awrash_base_table_get_number (copy, 1, 0, &value, &same));
  cr_expect_eq (same->code, error->code);
  cr_expect_str_eq (same->message, error->message);
  cr_expect_eq (value, -77);
}

Test (base_table, a_copy_and_its_table_grow_apart)
{
  const char *const row[] = { "1", NULL };
  g_autoptr (AwrashTable) table = parse ("a,b\nx,y\n");
  g_autoptr (AwrashTable) copy = awrash_base_table_copy (table, NULL);

  for (gsize i = 0; i < 40; i++)
    cr_assert (awrash_base_table_append (copy, 2, row, NULL));
  awrash_base_table_add_comment (copy, "more");
  cr_expect_eq (awrash_base_table_get_n_rows (table), 1);
  cr_expect_eq (awrash_base_table_get_n_comments (table), 0);
  g_clear_pointer (&table, awrash_base_table_free);
  cr_expect_eq (awrash_base_table_get_n_rows (copy), 41);
  cr_expect_str_eq (awrash_base_table_get_cell (copy, 0, 1), "y");
  cr_expect_str_eq (awrash_base_table_get_cell (copy, 40, 0), "1");
  cr_expect_str_eq (awrash_base_table_get_cell (copy, 40, 1), "");
}

Test (base_table, holds_no_more_cells_than_is_said)
{
  enum
  {
    N = 1 << 14
  };
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree const char **row = g_new0 (const char *, N);
  g_autoptr (AwrashTable) table = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < N; i++)
    g_ptr_array_add (names, g_strdup_printf ("c%d", i));
  table = awrash_base_table_new ("t", N, (const char *const *)names->pdata, NULL);
  for (int i = 0; i < N; i++)
    cr_assert (awrash_base_table_append (table, N, row, NULL));
  cr_expect_not (awrash_base_table_append (table, N, row, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_MEMORY));
  cr_expect_str_eq (error->message,
                    "t: more than 16384 rows of 16384 cells, the most that is held");
  cr_expect_eq (awrash_base_table_get_n_rows (table), N);
}
