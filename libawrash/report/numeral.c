/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers as each language writes them. Source: Moroccan usage: digits 0 to 9, decimal comma,
 * groups of three parted by U+202F in Arabic and French; Unicode Standard Annex 9 for the isolates.
 * Invariant: what is written never depends on the locale of the machine. */

#include "report/numeral-private.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

#define LEFT_TO_RIGHT_ISOLATE "\u2066"
#define POP_ISOLATE "\u2069"
#define MINUS "\u2212"
#define UNKNOWN "–"

/* Enough for the largest double with all decimals that are asked for, and its group marks. */
#define MOST_DECIMALS 17
#define BUFFER 512

/* plain: what g_ascii_formatd() or an integer conversion wrote, perhaps with a sign. */
static char *
localise (const AwrashLanguage *language, const char *plain, AwrashSign sign, gboolean isolates)
{
  const gboolean negative = plain[0] == '-';
  const char *digits = negative ? plain + 1 : plain;
  const gsize n = strcspn (digits, ".");
  /* What is shown as nought has no sign to show. */
  const gboolean is_nought = strspn (digits, "0.") == strlen (digits);
  const char *mark = negative && (!is_nought || sign == AWRASH_SIGN_MINUS) ? MINUS
                     : sign == AWRASH_SIGN_BOTH && !is_nought              ? "+"
                                                                           : "";
  const gboolean is_isolated = isolates && mark[0] != '\0';
  GString *text = g_string_new (is_isolated ? LEFT_TO_RIGHT_ISOLATE : NULL);

  g_string_append (text, mark);
  for (gsize i = 0; i < n; i++)
    {
      if (i > 0 && (n - i) % 3 == 0)
        g_string_append (text, language->group_mark);
      g_string_append_c (text, digits[i]);
    }
  if (digits[n] == '.')
    g_string_append_printf (text, "%s%s", language->decimal_mark, digits + n + 1);
  if (is_isolated)
    g_string_append (text, POP_ISOLATE);
  return g_string_free (text, FALSE);
}

char *
awrash_i_numeral_integer (const AwrashLanguage *language, int64_t value, AwrashSign sign,
                          gboolean isolates)
{
  char plain[32];

  g_snprintf (plain, sizeof plain, "%" PRId64, value);
  return localise (language, plain, sign, isolates);
}

char *
awrash_i_numeral_decimal (const AwrashLanguage *language, double value, int decimals,
                          AwrashSign sign, gboolean isolates)
{
  char plain[BUFFER], format[8];

  if (isinf (value))
    return g_strdup (value > 0 ? "∞" : MINUS "∞");
  if (isnan (value))
    return g_strdup (UNKNOWN);
  g_snprintf (format, sizeof format, "%%.%df", CLAMP (decimals, 0, MOST_DECIMALS));
  return localise (language, g_ascii_formatd (plain, sizeof plain, format, value), sign, isolates);
}

static const AwrashLanguage *
language_of (const char *code)
{
  const AwrashLanguage *language = awrash_i_language_find (code, NULL);

  return language != NULL ? language : &awrash_i_language_en;
}

char *
awrash_report_numeral_integer (int64_t value, gboolean is_change, const char *language)
{
  g_return_val_if_fail (language != NULL, NULL);
  return awrash_i_numeral_integer (language_of (language), value,
                                   is_change ? AWRASH_SIGN_BOTH : AWRASH_SIGN_MINUS,
                                   strcmp (language, "ar") == 0);
}

char *
awrash_report_numeral_decimal (double value, int64_t decimals, gboolean is_change,
                               const char *language)
{
  g_return_val_if_fail (language != NULL, NULL);
  return awrash_i_numeral_decimal (
      language_of (language), value, (int)CLAMP (decimals, 0, MOST_DECIMALS),
      is_change ? AWRASH_SIGN_BOTH : AWRASH_SIGN_MINUS, strcmp (language, "ar") == 0);
}
