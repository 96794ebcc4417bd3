/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading and writing of cells as text.
 * Source: the keys of a reading in <awrash/split.h>. Invariant: what is written reads back as the
 * same cells; a word ends where a mark of the notation begins. */

#include "split/notation-private.h"

#include "base/i18n-private.h"

#include <string.h>

/* Marks and blanks end a bare word; a plus sign does unless it is an exponent's. */
static gboolean
is_end (const char *word, const char *at)
{
  if (*at == '\0' || g_ascii_isspace (*at))
    return TRUE;
  if (*at == '+')
    return !(at - word >= 2 && g_ascii_tolower (at[-1]) == 'e' && g_ascii_isdigit (at[-2])
             && g_ascii_isdigit (at[1]));
  return strchr ("/;=<>:\",", *at) != NULL;
}

gboolean
awrash_i_notation_is_done (AwrashNotation *notation)
{
  while (g_ascii_isspace (*notation->at))
    notation->at++;
  return *notation->at == '\0';
}

gboolean
awrash_i_notation_take (AwrashNotation *notation, const char *mark)
{
  if (awrash_i_notation_is_done (notation) || !g_str_has_prefix (notation->at, mark))
    return FALSE;
  notation->at += strlen (mark);
  return TRUE;
}

gboolean
awrash_i_notation_refuse (const AwrashNotation *notation, const char *expected, GError **error)
{
  /* A short piece tells the place; it must not end inside a letter. */
  gsize length = strlen (notation->at);
  g_autofree char *rest
      = g_utf8_substring (notation->at, 0, MIN (24, g_utf8_strlen (notation->at, (gssize)length)));

  if (length == 0)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_SYNTAX, _ ("%s ends where %s is expected"),
                 notation->key, expected);
  else
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_SYNTAX, _ ("%s has \"%s\" where %s is expected"),
                 notation->key, rest, expected);
  return FALSE;
}

static char *
quoted_word (AwrashNotation *notation, GError **error)
{
  g_autoptr (GString) word = g_string_new (NULL);
  const char *at = notation->at + 1;

  for (; *at != '"' && *at != '\0'; at++)
    {
      if (*at == '\\' && (at[1] == '"' || at[1] == '\\'))
        at++;
      g_string_append_c (word, *at);
    }
  if (*at == '\0')
    {
      awrash_i_notation_refuse (notation, _ ("a quote that is closed"), error);
      return NULL;
    }
  notation->at = at + 1;
  return g_strdup (word->str);
}

char *
awrash_i_notation_word (AwrashNotation *notation, const char *expected, gboolean *is_quoted,
                        GError **error)
{
  const char *start;

  awrash_i_notation_is_done (notation);
  start = notation->at;
  if (is_quoted != NULL)
    *is_quoted = *start == '"';
  if (*start == '"')
    return quoted_word (notation, error);
  while (!is_end (start, notation->at))
    notation->at++;
  if (notation->at > start)
    return g_strndup (start, (gsize)(notation->at - start));
  awrash_i_notation_refuse (notation, expected, error);
  return NULL;
}

/* ── cells ──────────────────────────────────────────────────────────────────────────────────── */

static gboolean
refuse_code (const AwrashNotation *notation, const char *code, const char *expected, GError **error)
{
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME, _ ("%s names \"%s\", expected %s"),
               notation->key, code, expected);
  return FALSE;
}

/* A type and, unless it is meant alone, its variants. */
static gboolean
mark_type (const AwrashNotation *notation, const char *code, gboolean is_alone, guint8 types[],
           GError **error)
{
  const AwrashProgramme *p = notation->programme;
  gboolean any = FALSE;

  for (gsize type = 0; type < p->n_types; type++)
    {
      gssize at = (gssize)type;

      while (at >= 0 && !g_str_equal (p->types[at].code, code))
        at = is_alone ? -1 : p->types[at].variant_of;
      if (at >= 0)
        types[type] = 1;
      any = any || at >= 0;
    }
  return any || refuse_code (notation, code, _ ("a code of worksite_types.csv"), error);
}

static gboolean
mark_stream (const AwrashNotation *notation, const char *code, guint8 types[], GError **error)
{
  const AwrashProgramme *p = notation->programme;
  gboolean any = FALSE;

  for (gsize type = 0; type < p->n_types; type++)
    if (g_str_equal (p->streams[p->types[type].stream].code, code))
      {
        types[type] = 1;
        any = TRUE;
      }
  return any || refuse_code (notation, code, _ ("the code of a stream, type:CODE or *"), error);
}

static gboolean
mark_target (AwrashNotation *notation, guint8 types[], GError **error)
{
  gboolean is_quoted, is_alone;
  g_autofree char *word
      = awrash_i_notation_word (notation, _ ("a stream, type:CODE or *"), &is_quoted, error);
  g_autofree char *code = NULL;

  if (word == NULL)
    return FALSE;
  if (!is_quoted && g_str_equal (word, "*"))
    {
      memset (types, 1, notation->programme->n_types);
      return TRUE;
    }
  is_alone = g_str_equal (word, "only");
  if (is_quoted || *notation->at != ':' || !(is_alone || g_str_equal (word, "type")))
    return mark_stream (notation, word, types, error);
  notation->at++;
  code = awrash_i_notation_word (notation, _ ("the code of a type"), NULL, error);
  return code != NULL && mark_type (notation, code, is_alone, types, error);
}

gboolean
awrash_i_notation_cells (AwrashNotation *notation, const char *code, gsize *territory,
                         guint8 types[], GError **error)
{
  gsize known
      = GPOINTER_TO_SIZE (g_hash_table_lookup (notation->programme->territory_by_code, code));

  if (known == 0)
    return refuse_code (notation, code, _ ("the code of a territory"), error);
  if (!awrash_i_notation_take (notation, "/"))
    return awrash_i_notation_refuse (notation, _ ("/ and a stream, type:CODE or *"), error);
  *territory = known - 1;
  return mark_target (notation, types, error);
}

char *
awrash_i_notation_quote (const char *code)
{
  g_autoptr (GString) quoted = g_string_new ("\"");
  gboolean is_bare = *code != '\0' && *code != '-';

  for (const char *at = code; *at != '\0'; at++)
    {
      is_bare = is_bare && *at != '+' && !is_end (code, at);
      if (*at == '"' || *at == '\\')
        g_string_append_c (quoted, '\\');
      g_string_append_c (quoted, *at);
    }
  g_string_append_c (quoted, '"');
  return g_strdup (is_bare ? code : quoted->str);
}
