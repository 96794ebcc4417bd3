/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Canonical JSON, byte by byte. Source: RFC 8259. Invariant: what is refused is told with its byte,
 * and nothing behind it is read. */

#include "audit/scan-private.h"

#include <criterion/criterion.h>
#include <string.h>

static void
open_scan (AwrashScan *scan, const char *text)
{
  cr_assert (awrash_i_scan_open (scan, text, strlen (text), NULL));
}

/* ── texts ──────────────────────────────────────────────────────────────────────────────────── */

Test (audit_scan, texts_are_what_their_escapes_stand_for)
{
  static const struct
  {
    const char *text, *value;
  } rows[] = {
    { "\"\"", "" },
    { "\"a/b\"", "a/b" },
    { "\"إقليم\"", "إقليم" },
    { "\"a\\\"b\\\\\"", "a\"b\\" },
    { "\"\\u000a\\u001f\"", "\n\x1f" },
    { "\"\x7f\"", "\x7f" },
    { "\"\xf0\x9f\x8c\xb3\\\\\"", "\xf0\x9f\x8c\xb3\\" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      AwrashScan scan;

      open_scan (&scan, rows[i].text);
      cr_expect_str_eq (awrash_i_scan_text (&scan, NULL), rows[i].value);
      cr_expect_eq (scan.at, scan.length, "%s", rows[i].text);
      awrash_i_scan_clear (&scan);
    }
}

Test (audit_scan, a_text_is_taken_where_it_is_all_that_comes_next_and_needs_no_escape)
{
  static const struct
  {
    const char *text, *expected;
    gboolean taken;
  } rows[] = {
    { "\"05.301\",", "05.301", TRUE }, { "\"\"", "", TRUE },
    { "\"إقليم\"", "إقليم", TRUE },    { "\"05.301\"", "05.30", FALSE },
    { "\"05.30\"", "05.301", FALSE },  { "05.301", "05.301", FALSE },
    { "\"05.301", "05.301", FALSE },   { "", "", FALSE },
    { "\"a\\\\\"", "a\\\\", FALSE },   { "\"a\"b\"", "a\"b", FALSE },
    { "\"a\tb\"", "a\tb", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      AwrashScan scan;

      open_scan (&scan, rows[i].text);
      cr_expect_eq (awrash_i_scan_take_text (&scan, rows[i].expected), rows[i].taken, "%s",
                    rows[i].text);
      cr_expect_eq (scan.at, rows[i].taken ? strlen (rows[i].expected) + 2 : 0, "%s", rows[i].text);
      awrash_i_scan_clear (&scan);
    }
}

Test (audit_scan, other_texts_are_refused_where_they_begin)
{
  static const char *const texts[] = {
    "\"",           "\"a",
    "\"\\\"",       "\"\\n\"",
    "\"\\/\"",      "\"\\u0041\"",
    "\"\\u000A\"",  "\"\\u0000\"",
    "\"\\u00\"",    "\"\\u1234\"",
    "\"\\ud800\"",  "\"\\",
    "\"\t\"",       "\"a\nb\"",
    "\"\xff\"",     "\"\xc3\"",
    "\"\xc3\\\\\"", "\"\xed\xa0\x80\"",
    "\"\xc0\x80\"", "a",
    "'a'",          "",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      AwrashScan scan;

      open_scan (&scan, texts[i]);
      cr_expect_null (awrash_i_scan_text (&scan, &error), "%s", texts[i]);
      cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_SYNTAX), "%s", texts[i]);
      cr_expect_eq (scan.at, 0, "%s", texts[i]);
      awrash_i_scan_clear (&scan);
    }
}

Test (audit_scan, what_is_behind_the_end_is_not_read)
{
  g_autoptr (GError) error = NULL;
  AwrashScan scan;

  cr_assert (awrash_i_scan_open (&scan, "\"abc\"", 4, NULL));
  cr_expect_null (awrash_i_scan_text (&scan, &error));
  cr_expect_not (awrash_i_scan_take_word (&scan, "\"abc\""));
  cr_expect_str_eq (error->message,
                    "certificate: byte 1 is \"abc, where UTF-8 text between quotes, "
                    "without needless escapes is expected");
  awrash_i_scan_clear (&scan);
}

/* ── numbers ────────────────────────────────────────────────────────────────────────────────── */

Test (audit_scan, whole_numbers_fill_64_bits_and_no_more)
{
  static const struct
  {
    const char *text;
    gboolean is_one;
    int64_t value;
  } rows[] = {
    { "0", TRUE, 0 },
    { "-1", TRUE, -1 },
    { "10]", TRUE, 10 },
    { "9223372036854775807", TRUE, G_MAXINT64 },
    { "-9223372036854775808", TRUE, G_MININT64 },
    { "9223372036854775808", FALSE, 0 },
    { "-9223372036854775809", FALSE, 0 },
    { "18446744073709551616", FALSE, 0 },
    { "99999999999999999999999999", FALSE, 0 },
    { "", FALSE, 0 },
    { "-", FALSE, 0 },
    { "+1", FALSE, 0 },
    { "-0", FALSE, 0 },
    { "01", FALSE, 0 },
    { "-01", FALSE, 0 },
    { "1.", FALSE, 0 },
    { "1.0", FALSE, 0 },
    { "1e2", FALSE, 0 },
    { "0x1", TRUE, 0 },
    { "\xd9\xa1", FALSE, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      int64_t value = -7;
      AwrashScan scan;

      open_scan (&scan, rows[i].text);
      cr_expect_eq (awrash_i_scan_integer (&scan, &value, NULL), rows[i].is_one, "%s",
                    rows[i].text);
      cr_expect (!rows[i].is_one || value == rows[i].value, "%s", rows[i].text);
      cr_expect (rows[i].is_one || scan.at == 0, "%s", rows[i].text);
      awrash_i_scan_clear (&scan);
    }
}

Test (audit_scan, numbers_are_json_s_and_finite)
{
  static const struct
  {
    const char *text;
    double value; /* negative: none */
  } rows[] = {
    { "0", 0 },      { "0.5", 0.5 },     { "1e3", 1000 }, { "1E+3", 1000 }, { "25e-1", 2.5 },
    { "1e-400", 0 }, { "1e308", 1e308 }, { "1e309", -1 }, { ".5", -1 },     { "5.", -1 },
    { "1e", -1 },    { "1e+", -1 },      { "00.5", -1 },  { "inf", -1 },    { "nan", -1 },
    { "0x10", -1 },  { "", -1 },         { "-", -1 },     { "+1", -1 },     { "1,5", 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      double value = -7;
      AwrashScan scan;

      open_scan (&scan, rows[i].text);
      cr_expect_eq (awrash_i_scan_number (&scan, &value, NULL), rows[i].value >= 0, "%s",
                    rows[i].text);
      cr_expect (rows[i].value < 0 || !(value < rows[i].value || value > rows[i].value), "%s",
                 rows[i].text);
      awrash_i_scan_clear (&scan);
    }
}

/* ── lists and objects ──────────────────────────────────────────────────────────────────────── */

static gboolean
skips (const char *text)
{
  g_autoptr (GError) error = NULL;
  AwrashScan scan;
  gboolean skipped;

  open_scan (&scan, text);
  skipped = awrash_i_scan_skip (&scan, &error);
  cr_expect_eq (skipped, error == NULL);
  skipped = skipped && scan.at == scan.length;
  awrash_i_scan_clear (&scan);
  return skipped;
}

Test (audit_scan, any_value_can_be_skipped_and_nothing_else)
{
  static const char *const values[] = { "7",
                                        "-1.5e3",
                                        "\"a\"",
                                        "null",
                                        "true",
                                        "false",
                                        "[]",
                                        "{}",
                                        "[[]]",
                                        "[1,[2],3]",
                                        "{\"a\":[{}],\"b\":null}" };
  static const char *const others[]
      = { "",        "[",        "]",   "[1,]",       "[,1]", "[1 2]", "[1}", "{1:2}",
          "{\"a\"}", "{\"a\":}", "{,}", "{\"a\":1,}", "[1]]", "nul",   "[\"]" };

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    cr_expect (skips (values[i]), "%s", values[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    cr_expect_not (skips (others[i]), "%s", others[i]);
}

Test (audit_scan, depth_has_an_end)
{
  for (gsize depth = 63; depth < 67; depth++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (gsize i = 0; i < depth; i++)
        g_string_append_c (text, '[');
      for (gsize i = 0; i < depth; i++)
        g_string_append_c (text, ']');
      cr_expect_eq (skips (text->str), depth <= 64, "%zu", depth);
    }
}

Test (audit_scan, keys_stand_in_their_order)
{
  g_autoptr (GError) error = NULL;
  int64_t value;
  AwrashScan scan;

  open_scan (&scan, "{\"a\":1,\"ab\":2,\"c\":3}");
  cr_assert (awrash_i_scan_need (&scan, '{', NULL));
  cr_expect_not (awrash_i_scan_is_key (&scan, "ab"));
  cr_expect (awrash_i_scan_is_key (&scan, "a"));
  cr_expect (awrash_i_scan_take_key (&scan, "a"));
  cr_expect (awrash_i_scan_within (&scan, 1, 1, "one", &value, NULL));
  cr_expect_not (awrash_i_scan_take_key (&scan, "a"));
  cr_expect (awrash_i_scan_need_key (&scan, "ab", NULL));
  cr_expect_not (awrash_i_scan_within (&scan, 3, 4, "three or four", &value, &error));
  cr_expect_str_eq (error->message, "certificate: byte 13 is 2, where three or four is expected");
  g_clear_error (&error);
  cr_expect_not (awrash_i_scan_need_key (&scan, "d", &error));
  cr_expect_str_eq (error->message, "certificate: byte 15 is \"c\", where \"d\" is expected");
  awrash_i_scan_clear (&scan);
}
