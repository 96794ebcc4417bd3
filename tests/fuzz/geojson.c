/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any text is a map of a programme's provinces or is refused, and the map before it stays; a map is
 * drawn in every language. Source: RFC 7946. Invariant: charts are UTF-8 whose elements are closed.
 */

#include "fuzz/bytes.h"
#include "fuzz/small.h"

/* What is drawn from any text is still a document. */
static void
expect_document (const char *text)
{
  static const GMarkupParser nothing = { NULL, NULL, NULL, NULL, NULL };
  GMarkupParseContext *context = g_markup_parse_context_new (&nothing, 0, NULL, NULL);
  GError *error = NULL;

  FUZZ_EXPECT (g_utf8_validate (text, -1, NULL));
  FUZZ_EXPECT (g_markup_parse_context_parse (context, text, -1, &error));
  FUZZ_EXPECT (g_markup_parse_context_end_parse (context, &error));
  g_markup_parse_context_free (context);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const char *const languages[] = { "ar", "fr", "en" };
  FuzzBytes bytes = fuzz_bytes (data, size);
  g_autofree char *text = fuzz_text (&bytes, size);
  g_autoptr (AwrashReport) report = awrash_report_new (fuzz_small_plan (), NULL, NULL);
  GError *error = NULL;

  if (!fuzz_answered (awrash_report_set_map (report, text, NULL, NULL, &error), &error))
    {
      FUZZ_EXPECT (awrash_report_get_map_property (report) == NULL);
      return 0;
    }
  FUZZ_EXPECT (g_utf8_validate (awrash_report_get_map_property (report), -1, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *chart = awrash_report_chart (report, "map", languages[i], &error);
      FUZZ_EXPECT (chart != NULL);
      expect_document (chart);
    }
  return 0;
}
