/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What real spreadsheets write, trap by trap, and the exact words in which the rest is refused. */

#include "base/table-private.h"

#include <criterion/criterion.h>
#include <string.h>

/* Rows as "a|b/c|d": cells parted by |, rows by /. */
static char *
show (const AwrashTable *table)
{
  GString *shown = g_string_new (NULL);

  for (gsize i = 0; i < awrash_base_table_get_n_columns (table); i++)
    g_string_append_printf (shown, "%s%s", i > 0 ? "|" : "",
                            awrash_base_table_get_column (table, i));
  for (gsize row = 0; row < awrash_base_table_get_n_rows (table); row++)
    for (gsize i = 0; i < awrash_base_table_get_n_columns (table); i++)
      g_string_append_printf (shown, "%s%s", i > 0 ? "|" : "/",
                              awrash_base_table_get_cell (table, row, i));
  return g_string_free (shown, FALSE);
}

typedef struct
{
  const char *label;
  const char *text;
  const char *shown;
} Trap;

#define MARK "\357\273\277"

static const Trap traps[] = {
  { "comma", "a,b\n1,2\n", "a|b/1|2" },
  { "semicolon", "a;b\n1,5;2\n", "a|b/1,5|2" },
  { "tab", "a\tb\n1,5\t2;3\n", "a|b/1,5|2;3" },
  { "separator from the header alone", "a,b\n1;2,3;4;5\n", "a|b/1;2|3;4;5" },
  { "semicolon before comma", "max;note, long, and longer\n1;2\n",
    "max|note, long, and longer/1|2" },
  { "quoted separator in the header", "\"a;b\",c\n1,2\n", "a;b|c/1|2" },
  { "line broken in the header", "\"a\n;b\",c\n1,2\n", "a\n;b|c/1|2" },
  { "quoted name at the end of the header", "a,\"b\"\n1,2;3\n", "a|b/1|2;3" },
  { "quote inside a name", "5\" pipe;b\n1;2\n", "5\" pipe|b/1|2" },
  { "sep line", "sep=;\na,x;b\n1;2\n", "a,x|b/1|2" },
  { "sep line, mark, CR LF", MARK "SEP=,\r\na;x,b\r\n1,2\r\n", "a;x|b/1|2" },
  { "sep line with a tab", "sep=\t\na\tb\n", "a|b" },
  { "mark", MARK "a,b\n1,2\n", "a|b/1|2" },
  { "CR LF", "a,b\r\n1,2\r\n", "a|b/1|2" },
  { "CR", "a,b\r1,2\r", "a|b/1|2" },
  { "mixed line ends", "a,b\r\n1,2\n3,4\r5,6", "a|b/1|2/3|4/5|6" },
  { "no line end at the end", "a,b\n1,2", "a|b/1|2" },
  { "quoted separator", "a,b\n\"1,5\",2\n", "a|b/1,5|2" },
  { "doubled quotes", "a,b\n\"he said \"\"no\"\"\",\"\"\"\"\n", "a|b/he said \"no\"|\"" },
  { "line broken in a cell", "a,b\n\"x\r\ny\",2\n", "a|b/x\r\ny|2" },
  { "quote inside plain text", "a,b\n5\" x,2\n", "a|b/5\" x|2" },
  { "empty quoted cell", "a,b\n\"\",2\n", "a|b/|2" },
  { "empty lines", "\n\na,b\n\n1,2\n\n \t\n3,4\n\n", "a|b/1|2/3|4" },
  { "lines of separators", ";;;\na;b\n;;\n1;2\n;\n", "a|b/1|2" },
  { "an empty row that is meant", "a,b\n\"\",\n", "a|b/|" },
  { "empty cells at the end of rows", "a,b\n1,2,,,\n3,4\n", "a|b/1|2/3|4" },
  { "empty names at the end of the header", "a;b;;\n1;2;;\n3;4\n", "a|b/1|2/3|4" },
  { "codes keep zeros and blanks", "code,b\n05.301, x \n", "code|b/05.301| x " },
  { "Arabic", "المجال;الحصة\nخنيفرة;953\n", "المجال|الحصة/خنيفرة|953" },
  { "header alone", "a,b", "a|b" },
};

Test (base_csv_parse, takes_what_spreadsheets_write)
{
  for (gsize i = 0; i < G_N_ELEMENTS (traps); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AwrashTable) table
          = awrash_base_csv_parse ("t.csv", strlen (traps[i].text), traps[i].text, &error);
      cr_assert_not_null (table, "%s: %s", traps[i].label, error != NULL ? error->message : "");
      g_autofree char *shown = show (table);
      cr_expect_str_eq (shown, traps[i].shown);
    }
}

typedef struct
{
  const char *text;
  gsize length; /* 0: strlen */
  int code;
  const char *message;
} Refusal;

static const Refusal refusals[] = {
  { "", 0, AWRASH_ERROR_EMPTY, "t.csv: no header line, expected the names of the columns" },
  { "# only\n\n;;\n", 0, AWRASH_ERROR_EMPTY,
    "t.csv: no header line, expected the names of the columns" },
  { "code,name\n05.301,Kh\351nifra\n", 0, AWRASH_ERROR_ENCODING,
    "t.csv:2: byte 0xE9 at offset 19 is not UTF-8: in Excel choose CSV UTF-8" },
  { MARK "a\r\nb\r\n\r\n\377", 0, AWRASH_ERROR_ENCODING,
    "t.csv:4: byte 0xFF at offset 11 is not UTF-8: in Excel choose CSV UTF-8" },
  { "a\rb\r\377", 0, AWRASH_ERROR_ENCODING,
    "t.csv:3: byte 0xFF at offset 4 is not UTF-8: in Excel choose CSV UTF-8" },
  { "\377\376a\0,\0b\0", 8, AWRASH_ERROR_ENCODING,
    "t.csv:1: the text is UTF-16, not UTF-8: in Excel choose CSV UTF-8" },
  { "\376\377\0a\0,\0b", 8, AWRASH_ERROR_ENCODING,
    "t.csv:1: the text is UTF-16, not UTF-8: in Excel choose CSV UTF-8" },
  { "a,b\n1,\0\n", 8, AWRASH_ERROR_SYNTAX, "t.csv:2: a NUL byte at offset 6, expected text" },
  { "a,b\n1,2,3\n", 0, AWRASH_ERROR_SYNTAX,
    "t.csv:2: 3 cells, expected 2 as in the header on line 1 (text that holds a comma must stand "
    "in quotes)" },
  { "#\na;b\n1;2;;3;;\n", 0, AWRASH_ERROR_SYNTAX,
    "t.csv:3: 4 cells, expected 2 as in the header on line 2 (text that holds a semicolon must "
    "stand in quotes)" },
  { "a\tb\n\"x\ny\"\t2\n1\n", 0, AWRASH_ERROR_SYNTAX,
    "t.csv:4: 1 cell, expected 2 as in the header on line 1" },
  { "a,note\n1,x\n2,\"never\n3,y\n", 0, AWRASH_ERROR_SYNTAX,
    "t.csv:3: column \"note\": a quote opens here and is never closed" },
  { "a,\"b\n1,2\n", 0, AWRASH_ERROR_SYNTAX,
    "t.csv:1: column 2: a quote opens here and is never closed" },
  { "a;note\n\"x\" y;2\n", 0, AWRASH_ERROR_SYNTAX,
    "t.csv:2: column \"a\": text after the closing quote, expected a semicolon or the end of the "
    "line (a quote within quotes is written twice)" },
  { "\"# never closed\na,b\n", 0, AWRASH_ERROR_SYNTAX,
    "t.csv:1: column 1: a quote opens here and is never closed" },
  { "# x\na,b,Á\n", 0, AWRASH_ERROR_DUPLICATE,
    "t.csv:2: column \"Á\" stands twice, as column 1 and column 3" },
  { "a,,c\n", 0, AWRASH_ERROR_SYNTAX,
    "t.csv:1: column 2 has no name, expected a name in every column" },
  { "sep=|\na|b\n", 0, AWRASH_ERROR_SYNTAX,
    "t.csv:1: sep=|, expected a comma, a semicolon or a tab" },
};

Test (base_csv_parse, refuses_the_rest_in_exact_words)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      const Refusal *row = &refusals[i];
      g_autoptr (GError) error = NULL;
      gsize length = row->length > 0 ? row->length : strlen (row->text);
      cr_expect_null (awrash_base_csv_parse ("t.csv", length, row->text, &error));
      cr_assert_not_null (error, "%s", row->message);
      cr_expect_eq (error->code, row->code, "%s", row->message);
      cr_expect_str_eq (error->message, row->message);
    }
}

Test (base_csv_parse, keeps_comments_with_or_without_what_spreadsheets_add)
{
  const char *text = MARK "# source: HCP;;\r\n\"# said \"\"so\"\", twice\";;\r\n  #plain\r\n"
                          "a;b;\r\n#no comment;2;\r\n";
  g_autoptr (AwrashTable) table = awrash_base_csv_parse ("t.csv", strlen (text), text, NULL);

  cr_assert_eq (awrash_base_table_get_n_comments (table), 3);
  cr_expect_str_eq (awrash_base_table_get_comment (table, 0), "source: HCP");
  cr_expect_str_eq (awrash_base_table_get_comment (table, 1), "said \"so\", twice");
  cr_expect_str_eq (awrash_base_table_get_comment (table, 2), "plain");
  cr_expect_str_eq (awrash_base_table_get_cell (table, 0, 0), "#no comment");
  cr_expect_eq (awrash_base_table_get_line (table, 0), 5);
}

Test (base_csv_parse, counts_lines_through_broken_cells_and_empty_lines)
{
  const char *text = "a,b\r\n\"1\r\n2\r3\n4\",x\r\n\r\ny,z\r\n";
  g_autoptr (AwrashTable) table = awrash_base_csv_parse ("t.csv", strlen (text), text, NULL);

  cr_expect_eq (awrash_base_table_get_line (table, 0), 2);
  cr_expect_eq (awrash_base_table_get_line (table, 1), 7);
}

Test (base_csv_parse, reads_only_as_many_bytes_as_it_is_told)
{
  g_autoptr (AwrashTable) table = awrash_base_csv_parse ("t.csv", 5, "a,b\n1,2\n", NULL);
  g_autoptr (AwrashTable) header = awrash_base_csv_parse ("t.csv", 4, "a,b\n1,2\n", NULL);

  cr_expect_null (table, "half a row");
  cr_expect_eq (awrash_base_table_get_n_rows (header), 0);
}

Test (base_csv_parse, refuses_more_than_a_gibibyte_without_reading_it)
{
  g_autoptr (GError) error = NULL;

  cr_expect_null (awrash_base_csv_parse ("t.csv", AWRASH_TABLE_MOST_BYTES + 1, "", &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_FILE));
  cr_expect_str_eq (error->message, "t.csv: 1073741825 bytes of text, expected at most 1073741824");
}

Test (base_csv_parse, refuses_endless_comments)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 10001; i++)
    g_string_append (text, "#x\n");
  cr_expect_null (awrash_base_csv_parse ("t.csv", text->len, text->str, &error));
  cr_expect_str_eq (error->message, "t.csv:10001: comments before the header beyond 10000 lines "
                                    "or a line of 100000 bytes");
  g_string_free (text, TRUE);
}

/* Every second letter a quote, which doubles. */
Test (base_csv_parse, takes_a_cell_of_a_megabyte)
{
  const gsize half = 1 << 19;
  GString *text = g_string_new ("a,b\n\"");

  for (gsize i = 0; i < half; i++)
    g_string_append (text, "x\"\"");
  g_string_append (text, "\",end\n");
  g_autoptr (AwrashTable) table = awrash_base_csv_parse ("t.csv", text->len, text->str, NULL);
  const char *cell = awrash_base_table_get_cell (table, 0, 0);
  cr_expect_eq (strlen (cell), 2 * half);
  cr_expect_eq (strncmp (cell, "x\"x\"", 4), 0);
  cr_expect_str_eq (awrash_base_table_get_cell (table, 0, 1), "end");
  g_string_free (text, TRUE);
}

Test (base_csv_parse, refuses_a_longer_cell_with_its_line)
{
  g_autofree char *cell = g_strnfill ((1 << 20) + 1, 'x');
  g_autofree char *text = g_strconcat ("a,b\n1,2\n3,", cell, "\n", NULL);
  g_autoptr (GError) error = NULL;

  cr_expect_null (awrash_base_csv_parse ("t.csv", strlen (text), text, &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_SYNTAX));
  cr_expect_str_eq (error->message,
                    "t.csv:3: column \"b\": a cell of 1048577 bytes, expected at most 1048576");
}

Test (base_csv_parse, takes_a_million_rows)
{
  const int64_t n = 1000000;
  GString *text = g_string_new ("code,name,places\n");
  int64_t places = 0;

  for (int64_t i = 0; i < n; i++)
    g_string_append_printf (text, "%07d,خنيفرة,%d\n", (int)i, (int)(i % 4000));
  g_autoptr (AwrashTable) table = awrash_base_csv_parse ("t.csv", text->len, text->str, NULL);
  cr_assert_eq (awrash_base_table_get_n_rows (table), n);
  cr_expect_str_eq (awrash_base_table_get_cell (table, 999999, 0), "0999999");
  cr_expect_eq (awrash_base_table_get_line (table, 999999), n + 1);
  cr_assert (awrash_base_table_get_integer (table, 999999, 2, &places, NULL));
  cr_expect_eq (places, 3999);
  g_string_free (text, TRUE);
}

/* Whatever the bytes, there is a table or an error, and what is read is written and read again. */
Test (base_csv_parse, random_bytes_give_a_table_or_an_error)
{
  const char alphabet[] = "ab,;\t\"\"\n\n\r# =1.-\303\251\351";
  GRand *rand = g_rand_new_with_seed (8);

  for (int i = 0; i < 30000; i++)
    {
      char text[24];
      gsize length = (gsize)g_rand_int_range (rand, 0, sizeof text);
      for (gsize k = 0; k < length; k++)
        text[k] = alphabet[g_rand_int_range (rand, 0, sizeof alphabet)];
      g_autoptr (GError) error = NULL;
      g_autoptr (AwrashTable) table = awrash_base_csv_parse ("t.csv", length, text, &error);
      cr_assert_neq (table == NULL, error == NULL);
      if (table == NULL)
        continue;
      g_autofree char *again = awrash_base_csv_format (table, AWRASH_DIALECT_INPUT, NULL);
      g_autoptr (AwrashTable) back = awrash_base_csv_parse ("t.csv", strlen (again), again, &error);
      g_autofree char *seen = g_strescape (again, NULL);
      cr_assert_not_null (back, "%s: %s", seen, error != NULL ? error->message : "");
      g_autofree char *first = show (table), *second = show (back);
      cr_assert_str_eq (first, second, "%s", seen);
    }
  g_rand_free (rand);
}
