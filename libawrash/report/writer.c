/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Markup that grows, and what is put into it in one language: names, numbers, plural forms.
 * Source: none. Invariant: text from data is escaped on its way in. */

#include "report/writer-private.h"

#include "report/escape-private.h"
#include "report/numeral-private.h"

#include "base/i18n-private.h"

#include <math.h>
#include <string.h>

gboolean
awrash_i_writer_init (AwrashWriter *writer, const AwrashProgramme *programme, const char *codes,
                      GError **error)
{
  g_auto (GStrv) list = g_strsplit (codes != NULL ? codes : "ar;fr;en", ";", -1);

  *writer = (AwrashWriter){ .markup = AWRASH_MARKUP_HTML, .programme = programme };
  /* an empty text parts into no code at all, and is no language */
  if (list[0] == NULL)
    return awrash_i_language_find ("", error) != NULL;
  for (gsize i = 0; list[i] != NULL; i++)
    {
      const AwrashLanguage *language = awrash_i_language_find (g_strstrip (list[i]), error);
      if (language == NULL)
        return FALSE;
      for (gsize j = 0; j < writer->n_languages; j++)
        if (writer->languages[j] == language)
          {
            g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_DUPLICATE,
                         _ ("language %s stands twice, expected each once"), language->code);
            return FALSE;
          }
      writer->languages[writer->n_languages++] = language;
    }
  return TRUE;
}

void
awrash_i_writer_clear (AwrashWriter *writer)
{
  awrash_i_text_clear (&writer->text);
  g_clear_error (&writer->fault);
}

char *
awrash_i_writer_steal (AwrashWriter *writer, GError **error)
{
  if (writer->fault == NULL && !awrash_i_text_append (&writer->text, "", 0, &writer->fault))
    awrash_i_text_clear (&writer->text);
  if (writer->fault != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&writer->fault));
      return NULL;
    }
  return awrash_i_text_steal (&writer->text);
}

void
awrash_i_write (AwrashWriter *writer, const char *markup)
{
  if (writer->fault == NULL)
    awrash_i_text_append (&writer->text, markup, strlen (markup), &writer->fault);
}

void
awrash_i_writef (AwrashWriter *writer, const char *format, ...)
{
  char markup[256];
  va_list arguments;

  va_start (arguments, format);
  g_vsnprintf (markup, sizeof markup, format, arguments);
  va_end (arguments);
  awrash_i_write (writer, markup);
}

void
awrash_i_write_data (AwrashWriter *writer, const char *data)
{
  if (writer->fault != NULL)
    return;
  if (writer->markup == AWRASH_MARKUP_PLAIN)
    awrash_i_escape_plain (&writer->text, data, &writer->fault);
  else
    awrash_i_escape_markup (&writer->text, data, &writer->fault);
}

/* ── one piece in one language ──────────────────────────────────────────────────────────────── */

static const char *
option_of (const AwrashWriter *writer, const AwrashPiece *piece, const AwrashLanguage *language)
{
  g_autofree char *localised = g_strdup_printf ("%s[%s]", piece->key, language->code);
  const char *value = awrash_programme_get_option (writer->programme, piece->group, localised);

  if (value == NULL)
    value = awrash_programme_get_option (writer->programme, piece->group, piece->key);
  return value != NULL ? value : piece->other != NULL ? piece->other : "";
}

/* The text of a piece that names something; NULL for the others. */
static const char *
name_of (const AwrashWriter *writer, const AwrashPiece *piece, const AwrashLanguage *language)
{
  switch (piece->kind)
    {
    case AWRASH_PIECE_TERRITORY:
      return awrash_programme_territory_get_label (writer->programme, (gsize)piece->integer,
                                                   language->code);
    case AWRASH_PIECE_STREAM:
      return awrash_programme_stream_get_label (writer->programme, (gsize)piece->integer,
                                                language->code);
    case AWRASH_PIECE_TYPE:
      return awrash_programme_type_get_label (writer->programme, (gsize)piece->integer,
                                              language->code);
    case AWRASH_PIECE_OPTION:
      return option_of (writer, piece, language);
    case AWRASH_PIECE_LABELS:
      for (gsize i = 0; i < AWRASH_N_LANGUAGES; i++)
        if (awrash_i_language_at (i) == language)
          return piece->labels[i];
      return "";
    case AWRASH_PIECE_DATA:
      return piece->group;
    default:
      return NULL;
    }
}

/* ASCII has a like for every letter of it. */
static gboolean
has_ascii (const char *name)
{
  g_autofree char *plain = awrash_report_terminal_ascii (name, "fr");

  return strchr (plain, '?') == NULL || strchr (name, '?') != NULL;
}

/* What names the same thing in ASCII: its name in a language that has Latin letters, else its
 * code. */
static const char *
latin_of (const AwrashWriter *writer, const AwrashPiece *piece)
{
  for (gsize i = 0; i < AWRASH_N_LANGUAGES; i++)
    {
      const char *name = name_of (writer, piece, awrash_i_language_at (i));
      if (has_ascii (name))
        return name;
    }
  if (piece->kind == AWRASH_PIECE_TERRITORY)
    return awrash_programme_territory_get_code (writer->programme, (gsize)piece->integer);
  if (piece->kind == AWRASH_PIECE_STREAM)
    return awrash_programme_stream_get_code (writer->programme, (gsize)piece->integer);
  if (piece->kind == AWRASH_PIECE_TYPE)
    return awrash_programme_type_get_code (writer->programme, (gsize)piece->integer);
  return name_of (writer, piece, awrash_i_language_at (0));
}

/* How wide a letter is, in thirds of an ordinary one: enough to know what a drawing has room for.
 */
static gsize
width_of (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;
  if (g_unichar_iswide (c))
    return 6;
  if (c == 'm' || c == 'w' || c == 'M' || c == 'W')
    return 5;
  return g_unichar_isupper (c) ? 4 : 3;
}

/* Newly allocated: the beginning of a name that has more than so many ordinary letters; NULL for
 * one that has not. */
static char *
cut (const char *name, gsize most)
{
  const char *end = name;
  gsize width = 0;

  for (const char *at = name; *at != '\0'; at = awrash_i_text_next (at))
    {
      width += width_of (g_utf8_get_char (at));
      if (width > 3 * most)
        return g_strndup (name, (gsize)(end - name));
      if (width <= 3 * (most - 1))
        end = awrash_i_text_next (at);
    }
  return NULL;
}

/* A name keeps its own direction beside others. */
static void
put_name (AwrashWriter *writer, const char *name, gsize most)
{
  const gboolean is_html = writer->markup == AWRASH_MARKUP_HTML;
  g_autofree char *beginning = most > 0 ? cut (name, most) : NULL;

  awrash_i_write (writer, is_html ? "<bdi>" : "\u2068");
  awrash_i_write_data (writer, beginning != NULL ? beginning : name);
  if (beginning != NULL)
    awrash_i_write (writer, "…");
  awrash_i_write (writer, is_html ? "</bdi>" : "\u2069");
}

void
awrash_i_put_piece (AwrashWriter *writer, const AwrashLanguage *language, const AwrashPiece *piece)
{
  g_autofree char *text = NULL;
  const char *name = name_of (writer, piece, language);

  if (name != NULL && writer->is_ascii && !has_ascii (name))
    name = latin_of (writer, piece);
  if (name != NULL)
    put_name (writer, name, piece->most);
  else if (piece->kind == AWRASH_PIECE_INTEGER || piece->kind == AWRASH_PIECE_CHANGE)
    text = awrash_i_numeral_integer (
        language, piece->integer,
        piece->kind == AWRASH_PIECE_CHANGE ? AWRASH_SIGN_BOTH : AWRASH_SIGN_MINUS, TRUE);
  else if (piece->kind == AWRASH_PIECE_DECIMAL)
    text = awrash_i_numeral_decimal (language, piece->number, piece->decimals,
                                     piece->is_change ? AWRASH_SIGN_BOTH : AWRASH_SIGN_MINUS, TRUE);
  else if (piece->kind == AWRASH_PIECE_NOUN)
    {
      /* The mark belongs to the number, not to what is counted. */
      const AwrashPiece number
          = awrash_i_piece_mark (awrash_i_piece_integer (piece->integer), piece->is_assumed);
      awrash_i_put_message (writer, language,
                            awrash_i_language_noun (language, piece->noun, piece->integer), 1,
                            &number);
      return;
    }
  else
    awrash_i_put_message (writer, language, language->messages[piece->integer], 0, NULL);
  if (text != NULL)
    awrash_i_write (writer, text);
  if (piece->is_assumed)
    awrash_i_write (writer, "*");
  if (piece->unit != NULL)
    awrash_i_write (writer, piece->unit);
}

void
awrash_i_put_message (AwrashWriter *writer, const AwrashLanguage *language, const char *words,
                      gsize n, const AwrashPiece pieces[])
{
  const char *at = words;

  for (const char *open = strchr (at, '{'); open != NULL; open = strchr (at, '{'))
    {
      const gsize index = (gsize)(open[1] - '0');
      if (writer->fault == NULL)
        awrash_i_text_append (&writer->text, at, (gsize)(open - at), &writer->fault);
      if (index < n)
        awrash_i_put_piece (writer, language, &pieces[index]);
      at = open + strlen ("{0}");
    }
  awrash_i_write (writer, at);
}
