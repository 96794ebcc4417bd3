/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables as text in every dialect: what is written is read again, codes stay codes, and no cell
 * becomes a formula. */

#include "base/table-private.h"

#include <criterion/criterion.h>
#include <string.h>

typedef struct
{
  const char *label;
  const char *input;
  const char *plain;
  const char *spreadsheet;
} Dialects;

#define MARK "\357\273\277"

static const Dialects battery[] = {
  { "plain", "code,max\n05.301,953\n", "code,max\n05.301,953\n",
    MARK "code;max\r\n05.301;953\r\n" },
  { "numbers change their mark, codes do not", "code,rate\n12.345,33.0\n10.111,1 187.25\n",
    "code,rate\n12.345,33.0\n10.111,1 187.25\n",
    MARK "code;rate\r\n12.345;33,0\r\n10.111;1187,25\r\n" },
  { "short codes with a zero before them", "code,n\n05.3,1\n05.10,2\n", "code,n\n05.3,1\n05.10,2\n",
    MARK "code;n\r\n05.3;1\r\n05.10;2\r\n" },
  { "decimal commas", MARK "code;rate;n\r\n05.301;33,25;1 187\r\n05.091;;2\r\n",
    "code,rate,n\n05.301,33.25,1 187\n05.091,,2\n",
    MARK "code;rate;n\r\n05.301;33,25;1 187\r\n05.091;;2\r\n" },
  { "shares in percent", "group,most\nwomen,12.5 %\nmen,30%\n",
    "group,most\nwomen,12.5 %\nmen,30%\n", MARK "group;most\r\nwomen;12,5 %\r\nmen;30%\r\n" },
  { "shares in percent with decimal commas", "group;most\nwomen;-12,5\302\240%\nmen;1 030,0 %\n",
    "group,most\nwomen,-12.5\302\240%\nmen,1030.0 %\n",
    MARK "group;most\r\nwomen;-12,5\302\240%\r\nmen;1 030,0 %\r\n" },
  { "percent signs among text", "a,b\n12.5 %,12.5 % of all\n%,x\n",
    "a,b\n12.5 %,12.5 % of all\n%,x\n", MARK "a;b\r\n12.5 %;12.5 % of all\r\n%;x\r\n" },
  { "text among numbers", "a,b\n1.5,x\nnone,y\n", "a,b\n1.5,x\nnone,y\n",
    MARK "a;b\r\n1.5;x\r\nnone;y\r\n" },
  { "comments and sep line", "sep=;\r# source\ra;b\r1,x;2\r", "# source\na,b\n\"1,x\",2\n",
    MARK "# source\r\na;b\r\n1,x;2\r\n" },
  { "formulas", "a,b\n'=1+1,-5\n'@x,+2.5\n'-a,'\tx\n", "a,b\n'=1+1,-5\n'@x,+2.5\n'-a,'\tx\n",
    MARK "a;b\r\n'=1+1;-5\r\n'@x;+2.5\r\n'-a;'\tx\r\n" },
  { "apostrophes", "a,b\n'x,''=1\n',it's\n", "a,b\n'x,''=1\n',it's\n",
    MARK "a;b\r\n'x;''=1\r\n';it's\r\n" },
  { "a formula in a comment", "\"# say, then,=1+1\"\na,b\n", "\"# say, then,=1+1\"\na,b\n",
    MARK "\"# say, then,=1+1\"\r\na;b\r\n" },
  { "a formula as a name", "'=a,b\n1,2\n", "'=a,b\n1,2\n", MARK "'=a;b\r\n1;2\r\n" },
  { "quotes", "a\tb\n\"x\"\"\ny\"\t1;2,3\n", "a,b\n\"x\"\"\ny\",\"1;2,3\"\n",
    MARK "a;b\r\n\"x\"\"\ny\";\"1;2,3\"\r\n" },
  { "one column", "a\n\"1,5\"\n\"\"\n", "a\n\"1,5\"\n\"\"\n", MARK "a\r\n\"1,5\"\r\n\"\"\r\n" },
  { "names that hold other separators", "\"a;b\",\"sep=\"\n1,2\n", "\"a;b\",\"sep=\"\n1,2\n",
    MARK "\"a;b\";\"sep=\"\r\n1;2\r\n" },
  { "a name that begins as a mark does", "\"" MARK "a\",b\n1,2\n", "\"" MARK "a\",b\n1,2\n",
    MARK "\"" MARK "a\";b\r\n1;2\r\n" },
  { "an empty row", "a,b\n\"\",\n", "a,b\n\"\",\n", MARK "a;b\r\n\"\";\r\n" },
};

static AwrashTable *
parse (const char *text)
{
  GError *error = NULL;
  AwrashTable *table = awrash_base_csv_parse ("t.csv", strlen (text), text, &error);

  cr_assert_not_null (table, "%s", error != NULL ? error->message : "");
  return table;
}

static void
expect_format (const AwrashTable *table, AwrashDialect dialect, const char *expected)
{
  g_autofree char *text = awrash_base_csv_format (table, dialect, NULL);

  cr_expect_str_eq (text, expected);
}

Test (base_csv_format, spells_every_dialect)
{
  for (gsize i = 0; i < G_N_ELEMENTS (battery); i++)
    {
      g_autoptr (AwrashTable) table = parse (battery[i].input);
      expect_format (table, AWRASH_DIALECT_INPUT, battery[i].input);
      expect_format (table, AWRASH_DIALECT_PLAIN, battery[i].plain);
      expect_format (table, AWRASH_DIALECT_SPREADSHEET, battery[i].spreadsheet);
    }
}

Test (base_csv_format, what_is_written_is_read_again)
{
  for (gsize i = 0; i < G_N_ELEMENTS (battery); i++)
    for (int dialect = AWRASH_DIALECT_INPUT; dialect <= AWRASH_DIALECT_SPREADSHEET; dialect++)
      {
        g_autoptr (AwrashTable) table = parse (battery[i].input);
        g_autofree char *once = awrash_base_csv_format (table, (AwrashDialect)dialect, NULL);
        g_autoptr (AwrashTable) back = parse (once);
        cr_expect_eq (awrash_base_table_get_n_rows (back), awrash_base_table_get_n_rows (table),
                      "%s", battery[i].label);
        cr_expect_eq (awrash_base_table_get_n_comments (back),
                      awrash_base_table_get_n_comments (table), "%s", battery[i].label);
        expect_format (back, AWRASH_DIALECT_INPUT, once);
      }
}

/* A quoted comment may hold lines, and a caller's may end in what a spreadsheet's empty cells look
 * like. */
Test (base_csv_format, comments_of_any_hand_are_read_again_as_they_were)
{
  g_autoptr (AwrashTable) table = parse ("\"# one\n,,\ntwo\f;;\n\"\na,b\n1,2\n");
  g_autofree char *text = NULL;
  g_autoptr (AwrashTable) back = NULL;

  awrash_base_table_add_comment (table, "three, \n;");
  text = awrash_base_csv_format (table, AWRASH_DIALECT_PLAIN, NULL);
  cr_expect_str_eq (text, "# one\n# two\n# three\na,b\n1,2\n");
  back = parse (text);
  cr_assert_eq (awrash_base_table_get_n_comments (back), 3);
  for (size_t i = 0; i < 3; i++)
    cr_expect_str_eq (awrash_base_table_get_comment (back, i),
                      awrash_base_table_get_comment (table, i));
}

Test (base_csv_format, a_share_in_percent_keeps_its_value_in_every_dialect)
{
  const char *const texts[]
      = { "group,most,rate\nwomen,12.5 %,0.5\n", "group;most\nwomen;12,5 %\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    for (int dialect = AWRASH_DIALECT_INPUT; dialect <= AWRASH_DIALECT_SPREADSHEET; dialect++)
      {
        g_autoptr (AwrashTable) table = parse (texts[i]);
        g_autofree char *text = awrash_base_csv_format (table, (AwrashDialect)dialect, NULL);
        g_autoptr (AwrashTable) back = parse (text);
        g_autoptr (GError) error = NULL;
        double share = -77;

        cr_assert (awrash_i_table_get_share (back, 0, 1, &share, &error), "%s",
                   error != NULL ? error->message : "");
        cr_expect_eq (share, 0.125);
      }
}

static AwrashTable *
make_rates (void)
{
  const char *const columns[] = { "code", "rate" };
  const char *row[] = { "12.345", "33.125" };
  AwrashTable *table = awrash_base_table_new ("plan", 2, columns, NULL);

  awrash_base_table_add_comment (table, "derived");
  cr_assert (awrash_base_table_append (table, 2, row, NULL));
  return table;
}

Test (base_csv_format, a_table_made_in_memory_is_plain)
{
  g_autoptr (AwrashTable) table = make_rates ();

  expect_format (table, AWRASH_DIALECT_INPUT, "# derived\ncode,rate\n12.345,33.125\n");
}

Test (base_csv_format, rates_spelt_like_codes_are_respelt_only_where_marked)
{
  g_autoptr (AwrashTable) table = make_rates ();

  expect_format (table, AWRASH_DIALECT_SPREADSHEET,
                 MARK "# derived\r\ncode;rate\r\n12.345;33.125\r\n");
  awrash_i_table_mark_numbers (table, 1);
  expect_format (table, AWRASH_DIALECT_SPREADSHEET,
                 MARK "# derived\r\ncode;rate\r\n12.345;33,125\r\n");
}

Test (base_csv_format, a_new_table_takes_the_spelling_of_a_folder)
{
  g_autoptr (AwrashTable) table = make_rates ();
  g_autoptr (AwrashTable) folder = parse (MARK "a;b\r\n0,5;1\r\n");

  awrash_i_table_take_spelling (table, folder);
  awrash_i_table_mark_numbers (table, 1);
  expect_format (table, AWRASH_DIALECT_INPUT, MARK "# derived\r\ncode;rate\r\n12.345;33,125\r\n");
}

Test (base_csv_format, an_unknown_dialect_is_refused)
{
  g_autoptr (AwrashTable) table = make_rates ();
  g_autoptr (GError) error = NULL;

  cr_expect_null (awrash_base_csv_format (table, (AwrashDialect)7, &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_NAME));
  cr_expect_str_eq (error->message,
                    "dialect is 7, expected input (1), plain (2) or spreadsheet (3)");
}

/* Random cells of nasty letters, through every dialect that promises to keep them. */
Test (base_csv_format, any_cell_survives_a_round_trip)
{
  const char *const letters[]
      = { ",", ";", "\t", "\"", "\n", "\r", " ", "#", "=", "a", "'", "-", "أ", "" };
  const char *const columns[] = { "a", "b,;", "sep=;" };
  GRand *rand = g_rand_new_with_seed (9);

  for (int i = 0; i < 10000; i++)
    {
      gsize n = (gsize)g_rand_int_range (rand, 1, 4);
      const char *const *names = n == 1 ? columns + 2 : columns;
      g_autoptr (AwrashTable) table = awrash_base_table_new ("t", n, names, NULL);
      char cells[3][32] = { "", "", "" };
      const char *row[] = { cells[0], cells[1], cells[2] };
      for (gsize k = 0; k < n * 5; k++)
        g_strlcat (cells[k % n], letters[g_rand_int_range (rand, 0, G_N_ELEMENTS (letters))],
                   sizeof cells[0]);
      cr_assert (awrash_base_table_append (table, n, row, NULL));
      g_autofree char *text = awrash_base_csv_format (table, AWRASH_DIALECT_PLAIN, NULL);
      g_autoptr (AwrashTable) back = parse (text);
      cr_assert_eq (awrash_base_table_get_n_columns (back), n);
      cr_assert_eq (awrash_base_table_get_n_rows (back), 1);
      for (gsize k = 0; k < n; k++)
        cr_assert_str_eq (awrash_base_table_get_cell (back, 0, k), cells[k]);
    }
  g_rand_free (rand);
}

/* What a spreadsheet would run is no cell of any dialect, and is the same again when it is read. */
Test (base_csv_format, no_dialect_writes_what_runs_and_each_gives_it_back)
{
  const char *const texts[]
      = { "=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-x", "\tx", "\rx", "'=1+1", "''=1", "'x",
          "'-5",  "-" };
  const char *const names[] = { "a", "=b" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    for (int dialect = AWRASH_DIALECT_INPUT; dialect <= AWRASH_DIALECT_SPREADSHEET; dialect++)
      {
        const char *const row[] = { texts[i], "-1" };
        g_autoptr (AwrashTable) table = awrash_base_table_new ("t", 2, names, NULL);
        g_autoptr (AwrashTable) back = NULL;
        g_autofree char *text = NULL;
        const char *line;

        cr_assert (awrash_base_table_append (table, 2, row, NULL));
        text = awrash_base_csv_format (table, (AwrashDialect)dialect, NULL);
        line = strchr (text, '\n') + 1;
        cr_expect_not_null (strstr (text, "'=b"));
        cr_expect_null (strchr ("=+-@\t\r", line[*line == '"']), "%s", text);
        back = parse (text);
        cr_expect_str_eq (awrash_base_table_get_column (back, 1), "=b");
        cr_expect_str_eq (awrash_base_table_get_cell (back, 0, 0), texts[i]);
        cr_expect_str_eq (awrash_base_table_get_cell (back, 0, 1), "-1");
      }
}
