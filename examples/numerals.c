/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers and names as each language writes them. Source: Moroccan usage: digits 0 to 9, decimal
 * comma, groups of three parted by U+202F in Arabic and French; Unicode Standard Annex 9 for the
 * isolates. Invariant: what is written never depends on the locale of the machine. */

#include "manners.h"

#include <math.h>
#include <string.h>

#define NARROW_BLANK "\u202F"
#define FIRST_STRONG_ISOLATE "\u2068"
#define LEFT_TO_RIGHT_ISOLATE "\u2066"
#define POP_ISOLATE "\u2069"
#define MINUS "\u2212"

const char *
manners_keep (Session *session, char *text)
{
  const char *kept = g_string_chunk_insert (session->words, text);

  g_free (text);
  return kept;
}

/* digits: decimal digits without sign; a group mark before every third from the right. */
static void
append_grouped (GString *text, const char *digits, gsize n, const char *mark)
{
  for (gsize i = 0; i < n; i++)
    {
      if (i > 0 && (n - i) % 3 == 0)
        g_string_append (text, mark);
      g_string_append_c (text, digits[i]);
    }
}

/* plain: what g_ascii_formatd or an integer conversion wrote, perhaps with a sign. */
static const char *
localise (Session *session, const char *plain, const char *sign)
{
  const gboolean english = strcmp (session->language, "en") == 0;
  const gboolean right_to_left = strcmp (session->language, "ar") == 0;
  const char *digits = plain[0] == '-' ? plain + 1 : plain;
  const gsize n = strcspn (digits, ".");
  GString *text = g_string_new (NULL);

  /* A sign before digits would wander to their other side in right-to-left text. */
  if (right_to_left && sign[0] != '\0')
    g_string_append (text, LEFT_TO_RIGHT_ISOLATE);
  g_string_append (text, sign);
  append_grouped (text, digits, n, english ? "," : NARROW_BLANK);
  if (digits[n] == '.')
    g_string_append_printf (text, "%s%s", english ? "." : ",", digits + n + 1);
  if (right_to_left && sign[0] != '\0')
    g_string_append (text, POP_ISOLATE);
  return manners_keep (session, g_string_free (text, FALSE));
}

const char *
manners_integer (Session *session, gint64 value)
{
  g_autofree char *plain = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  return localise (session, plain, value < 0 ? MINUS : "");
}

const char *
manners_change (Session *session, gint64 value)
{
  g_autofree char *plain = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  return localise (session, plain, value < 0 ? MINUS : value > 0 ? "+" : "");
}

const char *
manners_decimal (Session *session, double value, int decimals)
{
  char plain[G_ASCII_DTOSTR_BUF_SIZE * 10];
  char format[8];

  if (isinf (value))
    return value > 0 ? "∞" : MINUS "∞";
  if (isnan (value))
    return "–";
  g_snprintf (format, sizeof format, "%%.%df", decimals);
  g_ascii_formatd (plain, sizeof plain, format, value);
  return localise (session, plain, plain[0] == '-' ? MINUS : "");
}

const char *
manners_difference (Session *session, double value, int decimals)
{
  char plain[G_ASCII_DTOSTR_BUF_SIZE * 10];
  char format[8];

  if (!isfinite (value))
    return manners_decimal (session, value, decimals);
  g_snprintf (format, sizeof format, "%%.%df", decimals);
  g_ascii_formatd (plain, sizeof plain, format, value);
  /* What is shown as nought has no sign. */
  if (strspn (plain, "-0.") == strlen (plain))
    return localise (session, plain, "");
  return localise (session, plain, plain[0] == '-' ? MINUS : "+");
}

const char *
manners_mark (Session *session, const char *number, gboolean assumed)
{
  if (!assumed || strcmp (number, "–") == 0)
    return number;
  return manners_keep (session, g_strconcat (number, "*", NULL));
}

const char *
manners_isolate (Session *session, const char *name)
{
  return manners_keep (session, g_strconcat (FIRST_STRONG_ISOLATE, name, POP_ISOLATE, NULL));
}

const char *
manners_territory (Session *session, const AwrashProgramme *programme, gsize territory)
{
  return manners_isolate (
      session, awrash_programme_territory_get_label (programme, territory, session->language));
}

const char *
manners_province (Session *session, const AwrashProgramme *programme, gsize province)
{
  return manners_territory (session, programme,
                            awrash_programme_province_get_territory (programme, province));
}

const char *
manners_option (const Session *session, const AwrashProgramme *programme, const char *group,
                const char *key)
{
  g_autofree char *localised = g_strdup_printf ("%s[%s]", key, session->language);
  const char *value = awrash_programme_get_option (programme, group, localised);

  return value != NULL ? value : awrash_programme_get_option (programme, group, key);
}

void
manners_put_number (JsonObject *object, const char *member, double value)
{
  if (isfinite (value))
    json_object_set_double_member (object, member, value);
  else
    json_object_set_null_member (object, member);
}
