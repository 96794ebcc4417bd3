/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text on a terminal. Source: Unicode Standard Annex 11. Invariant: what is measured is what is
 * seen. */

#include <awrash.h>

#include <criterion/criterion.h>
#include <string.h>

Test (report_terminal, marks_and_isolates_take_no_column_and_wide_characters_two)
{
  static const struct
  {
    const char *text;
    gsize width;
  } cases[] = {
    { "", 0 },           { "Azilal", 6 }, { "Khénifra", 8 },           { "Khe\u0301nifra", 8 },
    { "خنيفرة", 6 },     { "خُنَيْفْرَة", 6 }, { "\u2068خنيفرة\u2069", 6 }, { "木目", 4 },
    { "9\u202F350", 5 }, { "█▌", 2 }
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    cr_expect_eq (awrash_report_terminal_width (cases[i].text), cases[i].width, "%s",
                  cases[i].text);
}

Test (report_terminal, ascii_keeps_letters_without_their_accents)
{
  static const struct
  {
    const char *text, *language, *expected;
  } cases[] = { { "Khénifra", "fr", "Khenifra" },
                { "l’œuvre – 9\u202F350 « postes »…", "fr", "l'oeuvre - 9 350 \" postes \"..." },
                { "\u2068Azilal\u2069 \u221212", "en", "Azilal -12" },
                { "█▌│─ ∞ · ≥", "en", "##|- inf - >=" },
                { "خن", "en", "??" },
                { "tab\tline\n", "en", "tab\tline\n" } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *plain = awrash_report_terminal_ascii (cases[i].text, cases[i].language);
      cr_expect_str_eq (plain, cases[i].expected);
    }
}

Test (report_terminal, lines_break_at_blanks_and_at_no_other_place)
{
  static const struct
  {
    const char *text;
    gsize columns;
    const char *indent, *expected;
  } cases[] = { { "", 10, "", "\n" },
                { "one two three", 7, "", "one two\nthree\n" },
                { "one two three", 8, "", "one two\nthree\n" },
                { "one two three", 13, "", "one two three\n" },
                { "one two three", 7, "  ", "one two\n  three\n" },
                { "one\u00A0two three", 5, "", "one\u00A0two\nthree\n" },
                { "ab verylongword cd", 6, "", "ab\nverylongword\ncd\n" },
                { "واحد اثنان ثلاثة", 11, "", "واحد اثنان\nثلاثة\n" } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *lines
          = awrash_report_terminal_wrap (cases[i].text, cases[i].columns, cases[i].indent, NULL);
      cr_expect_str_eq (lines, cases[i].expected);
    }
}

Test (report_terminal, an_isolate_is_closed_at_the_end_of_its_line_and_opened_on_the_next)
{
  g_autofree char *lines
      = awrash_report_terminal_wrap ("of \u2068Béni Mellal-Khénifra\u2069 here", 8, "", NULL);

  cr_expect_str_eq (lines, "of \u2068Béni\u2069\n\u2068Mellal-Khénifra\u2069\nhere\n");
}
