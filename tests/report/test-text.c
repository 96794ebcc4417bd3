/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The report for a terminal, read line by line. Source: the plan, from which every number is
 * computed again here. Invariant: no line is wider than the terminal, and what comes from data is
 * text. */

#include "support/khenifra.h"
#include "support/small-programme.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

static const char *const codes[] = { "ar", "fr", "en" };

static char *
text_of (const AwrashReport *report, const char *language, gsize columns, gboolean is_ascii)
{
  GError *error = NULL;
  char *text = awrash_report_text (report, language, columns, is_ascii, FALSE, &error);

  cr_assert_not_null (text, "%s", error != NULL ? error->message : "");
  return text;
}

/* The line that begins with a name and holds something else; NULL if there is none. */
static char *
line_of (const char *text, const char *name, const char *other)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (gsize i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], name) && strstr (lines[i], other) != NULL)
      return g_strdup (lines[i]);
  return NULL;
}

static void
has_line (const char *text, const char *name, const char *other)
{
  g_autofree char *line = line_of (text, name, other);

  cr_expect_not_null (line, "a line of %s with %s in\n%s", name, other, text);
}

Test (report_text, tells_every_number_of_the_plan_in_each_language)
{
  g_auto (Khenifra) k = khenifra_new (NULL);
  const int64_t *places = awrash_split_plan_get_places (k.plan);
  const double *needs = awrash_split_plan_get_needs (k.plan);

  for (gsize l = 0; l < G_N_ELEMENTS (codes); l++)
    {
      g_autofree char *text = text_of (k.report, codes[l], 200, FALSE);
      for (gsize p = 0; p < 5; p++)
        {
          const gsize territory = awrash_programme_province_get_territory (k.programme, p);
          const char *label
              = awrash_programme_territory_get_label (k.programme, territory, codes[l]);
          g_autofree char *name = g_strconcat ("\u2068", label, "\u2069", NULL);
          const int64_t total = places[2 * p] + places[2 * p + 1];
          g_autofree char *first = awrash_report_numeral_integer (places[2 * p], FALSE, codes[l]);
          g_autofree char *second
              = awrash_report_numeral_integer (places[2 * p + 1], FALSE, codes[l]);
          g_autofree char *sum = awrash_report_numeral_integer (total, FALSE, codes[l]);
          g_autofree char *months = awrash_report_numeral_integer (
              4 * places[2 * p] + 9 * places[2 * p + 1], FALSE, codes[l]);
          g_autofree char *need = awrash_report_numeral_decimal (needs[p], 0, FALSE, codes[l]);
          g_autofree char *rate
              = awrash_report_numeral_decimal ((double)total / needs[p] * 1000, 1, FALSE, codes[l]);
          g_autofree char *line = line_of (text, name, need);
          const char *const numbers[] = { first, second, sum, months, need, rate };
          const char *at = line;

          cr_assert_not_null (line, "%s", text);
          for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
            {
              at = strstr (at, numbers[i]);
              cr_assert_not_null (at, "%s in %s", numbers[i], line);
              at += strlen (numbers[i]);
            }
          cr_expect_str_eq (at, "*", "the rate is marked");
          has_line (text, name, "█");
        }
    }
}

Test (report_text, changes_stand_beside_their_stream_with_their_baseline)
{
  g_auto (Khenifra) k = khenifra_new (NULL);
  g_autofree char *text = text_of (k.report, "en", 80, FALSE);

  has_line (text, "\u2068Khénifra\u2069", "953     \u2066−147\u2069");
  has_line (text, "Change: increase (+) and decrease (−) against the former edition", "");
  has_line (text, "This is a proposal: the committee decides.", "");
  has_line (text, "How are 9,350* places to be divided among the 5 provinces of", "");
  cr_expect_not_null (strstr (text, "0.0153*, where 0 means"));
  has_line (text, "Gini index", "0.0867*  0.0153*");
}

Test (report_text, bars_are_as_long_as_their_rates_to_an_eighth)
{
  static const char *const parts[] = { "", "▏", "▎", "▍", "▌", "▋", "▊", "▉" };
  g_autoptr (AwrashProgramme) programme
      = test_programme_new ("territories", "code,parent,d\na,,100\nb,,100\nc,,100\n", "quotas",
                            "territory,stream,min,max\na,s,10,10\nb,s,7,7\nc,s,31,31\n",
                            "need.indicator", "d", "streams", "code\ns\n", NULL);
  g_autoptr (AwrashPlan) plan = test_plan_new (programme, NULL);
  g_autoptr (AwrashReport) report = awrash_report_new (plan, NULL, NULL);
  static const gint64 places[] = { 7, 10, 31 };
  static const char *const names[] = { "\u2068b\u2069 ", "\u2068a\u2069 ", "\u2068c\u2069 " };
  g_autofree char *text = text_of (report, "en", 60, FALSE);
  /* A name, a blank, the bar, a blank, "310.0" and the place of a mark. */
  const gint64 room = 60 - 1 - 6 - 2, line = 16 * room / 31;

  for (gsize i = 0; i < 3; i++)
    {
      const gint64 eighths = llround ((double)(places[i] * room * 8) / 31);
      g_autofree char *row = NULL;
      g_autoptr (GString) bar = g_string_new (names[i]);
      for (gint64 c = 0; c < room; c++)
        g_string_append (bar, c == line              ? "│"
                              : 8 * c + 8 <= eighths ? "█"
                              : 8 * c < eighths      ? parts[eighths - 8 * c]
                                                     : " ");
      row = line_of (text, bar->str, "0.0");
      cr_expect_not_null (row, "%s in\n%s", bar->str, text);
    }
  has_line (text, "", "│ all together: 160.0");
}

Test (report_text, no_line_is_wider_than_the_terminal)
{
  static const gsize widths[] = { 20, 40, 64, 80, 132 };
  g_auto (Khenifra) k = khenifra_new (NULL);
  g_autoptr (AwrashPlan) plan = khenifra_by_need (&k);

  cr_assert (awrash_report_add_reading (k.report, "by-need", plan, NULL));
  for (gsize w = 0; w < G_N_ELEMENTS (widths); w++)
    for (gsize l = 0; l < 5; l++)
      {
        const gboolean is_ascii = l > 2;
        g_autofree char *text
            = text_of (k.report, codes[is_ascii ? l - 2 : l], widths[w], is_ascii);
        g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
        for (gsize i = 0; lines[i] != NULL; i++)
          cr_expect (awrash_report_terminal_width (lines[i]) <= widths[w]
                         || strchr (g_strstrip (lines[i]), ' ') == NULL,
                     "%zu: %s", widths[w], lines[i]);
      }
}

Test (report_text, ascii_is_ascii_alone_whatever_the_names)
{
  g_auto (Khenifra) k = khenifra_new ("خنيفرة");
  g_autofree char *french = text_of (k.report, "fr", 80, TRUE);
  g_autofree char *english = text_of (k.report, "en", 80, TRUE);
  g_autoptr (GError) error = NULL;

  cr_expect (g_str_is_ascii (french));
  cr_expect (g_str_is_ascii (english));
  has_line (french, "05.301 ", "#");
  has_line (english, "Beni Mellal", "#");
  has_line (french, "Taux de couverture, du plus bas au plus haut", "");
  cr_expect_null (strchr (french, '?') != strrchr (french, '?') ? french : NULL,
                  "the question alone has a question mark");
  cr_expect_null (awrash_report_text (k.report, "ar", 80, TRUE, FALSE, &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_NAME));
}

Test (report_text, colours_come_where_they_are_asked_for_and_change_no_letter)
{
  g_auto (Khenifra) k = khenifra_new (NULL);
  g_autofree char *plain = text_of (k.report, "fr", 80, FALSE);
  g_autofree char *coloured = awrash_report_text (k.report, "fr", 80, FALSE, TRUE, NULL);
  g_autoptr (GRegex) escapes = g_regex_new ("\033\\[[0-9]+m", 0, 0, NULL);
  g_autofree char *bare = g_regex_replace (escapes, coloured, -1, 0, "", 0, NULL);

  cr_expect_null (strchr (plain, '\033'));
  cr_expect_not_null (strstr (coloured, "\033[1m"));
  cr_expect_str_eq (bare, plain);
}

Test (report_text, assumptions_and_the_check_are_told)
{
  g_auto (Khenifra) k = khenifra_new (NULL);
  g_autofree char *text = text_of (k.report, "en", 80, FALSE);

  has_line (text, "- \u2068Azilal\u2069 – \u2068Temporary worksites\u2069: exactly 1,070* (", "");
  has_line (text, "- \u2068Khouribga\u2069 – \u2068Sustainable inclusion\u2069: at most 1,059* (",
            "");
  has_line (text, "awrash-check PROGRAMME PLAN", "");
  has_line (text, "  ", awrash_programme_get_hash (k.programme));
}

Test (report_text, hostile_names_stay_text)
{
  g_auto (Khenifra) k = khenifra_new ("</bdi><script>\u202E\033[31m&amp;");
  g_autofree char *text = text_of (k.report, "fr", 80, FALSE);

  cr_expect_not_null (strstr (text, "</bdi><script>\uFFFD\uFFFD[31m&amp;"));
  cr_expect_null (strchr (text, '\033'));
}

Test (report_text, a_refusal_is_told_and_wrong_asking_is_refused)
{
  g_autoptr (AwrashProgramme) narrow
      = test_programme_new ("territories", "code,parent,d\na,,1\nb,,2\n", "quotas",
                            "territory,stream,min,max\na,s,3,3\na,*,1,1\nb,s,0,9\n",
                            "need.indicator", "d", "streams", "code\ns\n", NULL);
  g_autoptr (AwrashPlan) none = test_plan_new (narrow, NULL);
  g_autoptr (AwrashReport) report = awrash_report_new (none, NULL, NULL);
  g_autofree char *text = text_of (report, "en", 80, FALSE);
  g_autoptr (GError) error = NULL;

  has_line (text, "There is no plan: no plan keeps every bound.", "");
  has_line (text, "No place rests on a figure that nobody published.", "");
  cr_expect_null (strstr (text, "Rates, the lowest first"));
  cr_expect_null (awrash_report_text (report, "de", 80, FALSE, FALSE, &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_NAME));
  g_clear_error (&error);
  cr_expect_null (awrash_report_text (report, "en", 19, FALSE, FALSE, &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
  cr_expect_str_eq (error->message, "columns is 19, expected at least 20");
}
