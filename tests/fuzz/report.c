/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any words of a programme, of any script and with any signs, are words on the page, in the charts
 * and on the terminal, never elements; lines are no wider than was asked. Source: none. Input:
 * names, each ended by a NUL byte. Invariant: what a browser reads is well-formed. */

#include "fuzz/bytes.h"

static void
expect_document (const char *text)
{
  static const GMarkupParser nothing = { NULL, NULL, NULL, NULL, NULL };
  GMarkupParseContext *context = g_markup_parse_context_new (&nothing, 0, NULL, NULL);
  GError *error = NULL;

  FUZZ_EXPECT (g_markup_parse_context_parse (context, text, -1, &error));
  FUZZ_EXPECT (g_markup_parse_context_end_parse (context, &error));
  g_markup_parse_context_free (context);
}

static AwrashProgramme *
make (const char *const names[3])
{
  static const char *const columns[] = { "code", "parent", "level", "name_fr", "need" };
  static const char *const quotas[] = { "territory", "stream", "max", "status", "source" };
  g_autoptr (AwrashTable) territory = awrash_base_table_new ("territories", 5, columns, NULL);
  g_autoptr (AwrashTable) quota = awrash_base_table_new ("quotas", 5, quotas, NULL);
  g_autoptr (AwrashProgrammeBuilder) builder = awrash_programme_builder_new ();
  GError *error = NULL;
  AwrashProgramme *programme = NULL;

  if (fuzz_answered (
          awrash_base_table_append (
              territory, 5, (const char *const[]){ "N", "", "country", names[0], "" }, &error),
          &error)
      && fuzz_answered (
          awrash_base_table_append (
              territory, 5, (const char *const[]){ "A", "N", "province", names[1], "3" }, &error),
          &error)
      && fuzz_answered (
          awrash_base_table_append (
              territory, 5, (const char *const[]){ "B", "N", "province", "B", "2" }, &error),
          &error)
      && fuzz_answered (awrash_base_table_append (
                            quota, 5,
                            (const char *const[]){ "N", "temporary", "7", "assumed", names[2] },
                            &error),
                        &error)
      && fuzz_answered (awrash_programme_builder_add_table (builder, territory, &error), &error)
      && fuzz_answered (awrash_programme_builder_add_table (builder, quota, &error), &error)
      && fuzz_answered (
          awrash_programme_builder_set_option (builder, "need", "indicator", "need", &error),
          &error)
      && fuzz_answered (
          awrash_programme_builder_set_option (builder, "programme", "name", names[0], &error),
          &error))
    {
      programme = awrash_programme_builder_build (builder, &error);
      fuzz_answered (programme != NULL, &error);
    }
  return programme;
}

/* Only a word that is wider than a line, behind what indents it, goes beyond its end. */
static void
expect_lines (const char *text, size_t columns)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  FUZZ_EXPECT (g_utf8_validate (text, -1, NULL));
  for (gsize i = 0; lines[i] != NULL && columns >= 60; i++)
    FUZZ_EXPECT (awrash_report_terminal_width (lines[i]) <= columns
                 || strchr (lines[i] + strspn (lines[i], " "), ' ') == NULL);
}

static void
show (const AwrashReport *report, const char *language, size_t columns, gboolean is_ascii)
{
  GError *error = NULL;
  g_autofree char *text = awrash_report_text (report, language, columns, is_ascii, FALSE, &error);

  if (fuzz_answered (text != NULL, &error))
    {
      FUZZ_EXPECT (g_utf8_validate (text, -1, NULL));
      FUZZ_EXPECT (!is_ascii || g_str_is_ascii (text));
    }
  for (size_t i = 0; awrash_report_chart_get_name (i) != NULL; i++)
    {
      g_autofree char *chart
          = awrash_report_chart (report, awrash_report_chart_get_name (i), language, &error);
      if (fuzz_answered (chart != NULL, &error))
        expect_document (chart);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const char *const languages[] = { "ar", "fr", "en", "de" };
  FuzzBytes bytes = fuzz_bytes (data, size);
  const char *language = fuzz_choice (&bytes, G_N_ELEMENTS (languages), languages);
  const size_t columns = fuzz_byte (&bytes);
  const gboolean is_ascii = fuzz_byte (&bytes) % 2;
  g_autofree char *first = fuzz_text (&bytes, 300), *second = fuzz_text (&bytes, 300),
                  *third = fuzz_text (&bytes, 300);
  g_autoptr (AwrashProgramme) programme = make ((const char *const[]){ first, second, third });
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  GError *error = NULL;
  g_autoptr (AwrashPlan) plan = NULL;
  g_autoptr (AwrashReport) report = NULL;
  g_autofree char *page = NULL, *wrapped = NULL;

  if (programme == NULL)
    return 0;
  wrapped = awrash_report_terminal_wrap (first, columns, "  ", &error);
  if (fuzz_answered (wrapped != NULL, &error))
    expect_lines (wrapped, columns);
  plan = awrash_split_solve (programme, reading, &error);
  FUZZ_EXPECT (plan != NULL);
  report = awrash_report_new (plan, NULL, &error);
  FUZZ_EXPECT (report != NULL);
  show (report, language, columns, is_ascii);
  page = awrash_report_html (report, language, &error);
  if (fuzz_answered (page != NULL, &error))
    expect_document (page);
  return 0;
}
