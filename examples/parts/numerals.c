/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers and names as each language writes them. Source: awrash_report_numeral_integer() and its
 * like; Unicode Standard Annex 9 for the isolates. Invariant: what is written never depends on the
 * locale of the machine. */

#include "manners.h"

#include <math.h>
#include <string.h>

#define FIRST_STRONG_ISOLATE "\u2068"
#define POP_ISOLATE "\u2069"

const char *
manners_keep (Session *session, char *text)
{
  const char *kept = g_string_chunk_insert (session->words, text);

  g_free (text);
  return kept;
}

const char *
manners_integer (Session *session, gint64 value)
{
  return manners_keep (session, awrash_report_numeral_integer (value, FALSE, session->language));
}

const char *
manners_change (Session *session, gint64 value)
{
  return manners_keep (session, awrash_report_numeral_integer (value, TRUE, session->language));
}

const char *
manners_decimal (Session *session, double value, int decimals)
{
  return manners_keep (session,
                       awrash_report_numeral_decimal (value, decimals, FALSE, session->language));
}

const char *
manners_difference (Session *session, double value, int decimals)
{
  return manners_keep (session,
                       awrash_report_numeral_decimal (value, decimals, TRUE, session->language));
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
