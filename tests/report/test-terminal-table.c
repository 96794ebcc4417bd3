/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables on a terminal. Source: the contract. Invariant: the columns of a table begin and end at
 * the same places in each of its lines. */

#include <awrash.h>

#include <criterion/criterion.h>
#include <string.h>

static char *
table_of (const char *alignments, const char *const headings[], gsize n_cells,
          const char *const cells[], gsize columns)
{
  GError *error = NULL;
  char *lines = awrash_report_terminal_table (alignments, strlen (alignments), headings, n_cells,
                                              cells, columns, &error);

  cr_assert_not_null (lines, "%s", error != NULL ? error->message : "");
  return lines;
}

Test (report_terminal_table, numbers_end_and_names_begin_in_the_same_column)
{
  static const char *const headings[] = { "Name", "A", "Two\nlines" };
  static const char *const cells[] = { "Azilal", "1", "12,345", "\f", "خنيفرة", "1,000", "2" };
  g_autofree char *lines = table_of ("lrr", headings, 7, cells, 0);

  cr_expect_str_eq (lines, "                  Two\n"
                           "Name        A   lines\n"
                           "─────────────────────\n"
                           "Azilal      1  12,345\n"
                           "─────────────────────\n"
                           "\u2068خنيفرة\u2069  1,000       2\n");
}

Test (report_terminal_table, without_room_it_is_cut_into_parts_that_begin_with_the_names)
{
  static const char *const headings[] = { "Name", "First", "Second", "Third" };
  static const char *const cells[]
      = { "Azilal", "1", "2", "3", "Taza", "44444", "5", "6", "", "", "8", "" };
  g_autofree char *lines = table_of ("lrrr", headings, 12, cells, 21);

  cr_expect_str_eq (lines, "Name    First  Second\n"
                           "─────────────────────\n"
                           "Azilal      1       2\n"
                           "Taza    44444       5\n"
                           "                    8\n"
                           "\n"
                           "Name    Third\n"
                           "─────────────\n"
                           "Azilal      3\n"
                           "Taza        6\n");
}

Test (report_terminal_table, a_column_that_is_told_by_the_one_before_it_stays_there)
{
  static const char *const headings[] = { "Name", "First", "Second", "Change" };
  static const char *const cells[] = { "Azilal", "1", "2", "3" };
  g_autofree char *lines = table_of ("lrrR", headings, 4, cells, 24);

  cr_expect_not_null (strstr (lines, "Name    First\n"));
  cr_expect_not_null (strstr (lines, "Name    Second  Change\n"));
}

Test (report_terminal_table, headings_break_and_cells_are_cut_where_nothing_else_helps)
{
  static const char *const headings[] = { "A name of a place", "Places for each of them" };
  static const char *const cells[]
      = { "Béni Mellal-Khénifra", "1", "a\u2068خنيفرةخنيفرةخنيفرة\u2069", "2" };
  g_autofree char *lines = table_of ("lr", headings, 4, cells, 24);
  g_auto (GStrv) rows = g_strsplit (lines, "\n", -1);

  for (gsize i = 0; rows[i] != NULL; i++)
    cr_expect_leq (awrash_report_terminal_width (rows[i]), 24, "%s", rows[i]);
  cr_expect_not_null (strstr (lines, "Béni Mellal…"));
  /* The isolate that was cut is closed. */
  cr_expect_not_null (strstr (lines, "…\u2069\u2069"));
}

Test (report_terminal_table, refuses_alignments_and_rows_that_do_not_fit)
{
  static const char *const headings[] = { "A", "B" };
  static const char *const cells[] = { "1", "2", "3" };
  g_autoptr (GError) error = NULL;

  cr_expect_null (awrash_report_terminal_table ("lx", 2, headings, 2, cells, 0, &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
  cr_expect_not_null (strstr (error->message, "alignments is \"lx\""));
  g_clear_error (&error);
  cr_expect_null (awrash_report_terminal_table ("", 0, headings, 0, cells, 0, &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
  g_clear_error (&error);
  cr_expect_null (awrash_report_terminal_table ("lr", 2, headings, 3, cells, 0, &error));
  cr_expect_not_null (strstr (error->message, "the last row has 1 cells, expected 2"));
}
