/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cells that name something: a territory, a stream, a type, a unit, a status. Source: codes are
 * text; a spreadsheet that took one for a number lost its zeros. Invariant: an unknown code is an
 * error, never a guess, and says which known code it equals as a number. */

#include "base/i18n-private.h"
#include "programme/draft-private.h"
#include "programme/fold-private.h"

#include <string.h>

/* A code as a spreadsheet shows it once it took it for a number: 05.301 and 5,301 both give 5.301,
 * 05.300 gives 5.3. NULL if the code is no number. */
static char *
as_number (const char *code)
{
  g_autofree char *text = g_strdup (code);
  char *start = text, *point = NULL, *end = text + strlen (text);

  g_strdelimit (text, ",", '.');
  if (*text == '\0' || strspn (text, "0123456789.") != strlen (text))
    return NULL;
  while (start[0] == '0' && g_ascii_isdigit (start[1]))
    start++;
  point = strchr (start, '.');
  while (point != NULL && end > point && (end[-1] == '0' || end[-1] == '.'))
    *--end = '\0';
  return g_strdup (start);
}

/* Built once, at the first unknown code, in time linear in the territories. */
static GHashTable *
numbers_of (AwrashDraft *draft)
{
  const AwrashProgramme *programme = draft->programme;

  if (draft->numbers != NULL)
    return draft->numbers;
  draft->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (gsize i = 0; i < programme->n_territories; i++)
    {
      char *number = programme->territories[i].code == NULL
                         ? NULL
                         : as_number (programme->territories[i].code);
      if (number != NULL)
        g_hash_table_insert (draft->numbers, number, programme->territories[i].code);
    }
  return draft->numbers;
}

static void
fault_territory (AwrashDraft *draft, const AwrashSheet *sheet, gsize row, AwrashColumnId column,
                 const char *code)
{
  g_autofree char *number = as_number (code);
  const char *meant = number == NULL ? NULL : g_hash_table_lookup (numbers_of (draft), number);

  if (meant != NULL)
    awrash_i_draft_fault (draft, sheet, row, column,
                          _ ("\"%s\" is unknown, but equals the known code \"%s\" as a number: "
                             "expected the code as text; format the column as text, then write %s"),
                          code, meant, meant);
  else
    awrash_i_draft_fault (draft, sheet, row, column,
                          _ ("\"%s\" is unknown, expected a code of territories.csv"), code);
}

gboolean
awrash_i_sheet_territory (AwrashDraft *draft, const AwrashSheet *sheet, gsize row,
                          AwrashColumnId column, gsize *territory)
{
  g_autofree char *code = awrash_i_sheet_code (draft, sheet, row, column);

  if (code == NULL)
    return FALSE;
  /* Where the territories themselves are at fault every reference would only echo it. */
  if (draft->programme->n_territories == 0)
    return FALSE;
  if (awrash_programme_territory_find (draft->programme, code, territory))
    return TRUE;
  fault_territory (draft, sheet, row, column, code);
  return FALSE;
}

gboolean
awrash_i_sheet_unit (AwrashDraft *draft, const AwrashSheet *sheet, gsize row, AwrashUnit fallback,
                     AwrashUnit *unit)
{
  g_autofree char *text = awrash_i_sheet_text (sheet, row, AWRASH_COLUMN_UNIT);
  const int found = *text == '\0' ? (int)fallback : awrash_i_unit_from_text (text);

  if (found == 0)
    awrash_i_draft_fault (draft, sheet, row, AWRASH_COLUMN_UNIT,
                          _ ("\"%s\" is unknown, expected places, person-months, person-days or "
                             "money"),
                          text);
  *unit = (AwrashUnit)found;
  return found != 0;
}

gboolean
awrash_i_sheet_origin (AwrashDraft *draft, const AwrashSheet *sheet, gsize row,
                       AwrashOrigin *origin)
{
  g_autofree char *text = awrash_i_sheet_text (sheet, row, AWRASH_COLUMN_STATUS);
  const int found = *text == '\0' ? 0 : awrash_i_origin_from_text (text);

  *origin = (AwrashOrigin)found;
  if (found != 0 || *text == '\0')
    return TRUE;
  awrash_i_draft_fault (draft, sheet, row, AWRASH_COLUMN_STATUS,
                        _ ("\"%s\" is unknown, expected published, announced, derived or assumed"),
                        text);
  return FALSE;
}

gssize
awrash_i_draft_find_stream (const AwrashDraft *draft, const char *code)
{
  return awrash_i_stream_find (draft->programme, code);
}

gssize
awrash_i_draft_find_type (const AwrashDraft *draft, const char *code)
{
  const AwrashProgramme *programme = draft->programme;

  for (gsize i = 0; i < programme->n_types; i++)
    if (g_str_equal (programme->types[i].code, code))
      return (gssize)i;
  return -1;
}

char *
awrash_i_draft_list_streams (const AwrashDraft *draft)
{
  GString *list = g_string_new (NULL);

  for (gsize i = 0; i < draft->programme->n_streams; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", draft->programme->streams[i].code);
  return g_string_free (list, FALSE);
}
