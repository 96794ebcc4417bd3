/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers as each language writes them. Source: Moroccan usage, as the header tells it. Invariant:
 * none. */

#include <awrash.h>

#include <criterion/criterion.h>
#include <math.h>

static void
integer_is (int64_t value, gboolean is_change, const char *language, const char *expected)
{
  g_autofree char *text = awrash_report_numeral_integer (value, is_change, language);

  cr_expect_str_eq (text, expected);
}

static void
decimal_is (double value, int64_t decimals, gboolean is_change, const char *language,
            const char *expected)
{
  g_autofree char *text = awrash_report_numeral_decimal (value, decimals, is_change, language);

  cr_expect_str_eq (text, expected);
}

Test (report_numeral, parts_groups_as_each_language_does)
{
  integer_is (150000, FALSE, "ar", "150\u202F000");
  integer_is (150000, FALSE, "fr", "150\u202F000");
  integer_is (150000, FALSE, "en", "150,000");
  integer_is (999, FALSE, "en", "999");
  integer_is (G_MAXINT64, FALSE, "en", "9,223,372,036,854,775,807");
  integer_is (G_MININT64, FALSE, "en", "\u22129,223,372,036,854,775,808");
  integer_is (0, TRUE, "fr", "0");
}

Test (report_numeral, signs_changes_and_isolates_them_in_arabic_alone)
{
  integer_is (-147, TRUE, "fr", "\u2212147");
  integer_is (147, TRUE, "fr", "+147");
  integer_is (147, FALSE, "ar", "147");
  integer_is (147, TRUE, "ar", "\u2066+147\u2069");
  integer_is (-147, FALSE, "ar", "\u2066\u2212147\u2069");
}

Test (report_numeral, marks_decimals_as_each_language_does)
{
  decimal_is (1234.56, 1, FALSE, "fr", "1\u202F234,6");
  decimal_is (1234.56, 1, FALSE, "en", "1,234.6");
  decimal_is (-0.04, 1, TRUE, "en", "0.0");
  decimal_is (-0.04, 1, FALSE, "en", "\u22120.0");
  decimal_is (0.06, 1, TRUE, "en", "+0.1");
  decimal_is (1, 99, FALSE, "en", "1.00000000000000000");
}

Test (report_numeral, writes_what_is_no_number)
{
  decimal_is (NAN, 1, TRUE, "fr", "–");
  decimal_is (INFINITY, 1, TRUE, "ar", "∞");
  decimal_is (-INFINITY, 1, FALSE, "en", "\u2212∞");
}

Test (report_numeral, takes_another_language_for_english)
{
  integer_is (1000, FALSE, "de", "1,000");
  decimal_is (0.5, 1, FALSE, "", "0.5");
}

Test (report_numeral, holds_the_largest_double)
{
  g_autofree char *text = awrash_report_numeral_decimal (-1.7976931348623157e308, 17, FALSE, "fr");

  cr_expect (g_str_has_prefix (text, "\u2212179\u202F769\u202F313\u202F486"));
  cr_expect (g_str_has_suffix (text, ",00000000000000000"));
  cr_expect_eq (g_utf8_strlen (text, -1), 1 + 309 + 102 + 1 + 17);
}
