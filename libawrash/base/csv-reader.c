/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The cursor over a CSV text (RFC 4180): one pass, no copy but of cells with doubled quotes.
 * Invariant: `at` never passes `end`; `line` is the line on which `at` stands. */

#include "base/csv-private.h"

#include "base/i18n-private.h"
#include "base/number-private.h"

#include <string.h>

/* No number has as many letters. */
#define LONGEST_NUMBER 1000

/* ── encoding ───────────────────────────────────────────────────────────────────────────────── */

static gsize
count_lines (const char *text, const char *end)
{
  gsize line = 1;

  for (; text < end; text++)
    line += *text == '\n' || (*text == '\r' && (text + 1 == end || text[1] != '\n'));
  return line;
}

static gboolean
starts_with (const AwrashCsvReader *reader, const char *bytes, gsize length)
{
  return (gsize)(reader->end - reader->at) >= length && memcmp (reader->at, bytes, length) == 0;
}

/* Takes the byte-order mark and refuses what is not UTF-8. */
gboolean
awrash_i_csv_check_encoding (AwrashCsvReader *reader, GError **error)
{
  const char *start = reader->at, *bad = NULL;

  if (starts_with (reader, "\377\376", 2) || starts_with (reader, "\376\377", 2))
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_ENCODING,
                   _ ("%s:1: the text is UTF-16, not UTF-8: in Excel choose CSV UTF-8"),
                   reader->name);
      return FALSE;
    }
  reader->spelling.has_mark = starts_with (reader, "\357\273\277", 3);
  if (reader->spelling.has_mark)
    reader->at += 3;
  if (g_utf8_validate_len (reader->at, (gsize)(reader->end - reader->at), &bad))
    return TRUE;
  gsize line = count_lines (start, bad), offset = (gsize)(bad - start);
  if (*bad == '\0')
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_SYNTAX,
                 _ ("%s:%zu: a NUL byte at offset %zu, expected text"), reader->name, line, offset);
  else
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_ENCODING,
                 _ ("%s:%zu: byte 0x%02X at offset %zu is not UTF-8: in Excel choose CSV UTF-8"),
                 reader->name, line, (guint)(guchar)*bad, offset);
  return FALSE;
}

/* ── lines ──────────────────────────────────────────────────────────────────────────────────── */

gboolean
awrash_i_csv_is_line_end (char letter)
{
  return letter == '\n' || letter == '\r';
}

/* Takes CR LF, LF or CR, if one stands here; the first of a file is how it is written again. */
void
awrash_i_csv_take_line_end (AwrashCsvReader *reader)
{
  const char *line_end = NULL;

  if (starts_with (reader, "\r\n", 2))
    line_end = "\r\n";
  else if (starts_with (reader, "\n", 1))
    line_end = "\n";
  else if (starts_with (reader, "\r", 1))
    line_end = "\r";
  else
    return;
  if (reader->spelling.line_end == NULL)
    reader->spelling.line_end = line_end;
  reader->at += strlen (line_end);
  reader->line++;
}

/* Where the line that begins here ends, quotes notwithstanding. */
const char *
awrash_i_csv_find_line_end (const AwrashCsvReader *reader)
{
  const char *at = reader->at;

  while (at < reader->end && !awrash_i_csv_is_line_end (*at))
    at++;
  return at;
}

gboolean
awrash_i_csv_is_blank (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (text[i] != ' ' && text[i] != '\t')
      return FALSE;
  return TRUE;
}

/* ── cells ──────────────────────────────────────────────────────────────────────────────────── */

const char *
awrash_i_csv_describe_separator (char separator)
{
  return separator == ';' ? _ ("semicolon") : separator == ',' ? _ ("comma") : _ ("tab");
}

static char *
where_cell (const AwrashCsvReader *reader, gsize line, gsize column)
{
  if (reader->table != NULL && column < reader->table->n_columns)
    return g_strdup_printf (_ ("%s:%zu: column \"%s\""), reader->name, line,
                            reader->table->columns[column]);
  return g_strdup_printf (_ ("%s:%zu: column %zu"), reader->name, line, column + 1);
}

static gboolean
refuse_open_quote (const AwrashCsvReader *reader, gsize line, gsize column, GError **error)
{
  g_autofree char *where = where_cell (reader, line, column);

  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_SYNTAX,
               _ ("%s: a quote opens here and is never closed"), where);
  return FALSE;
}

static gboolean
refuse_after_quote (const AwrashCsvReader *reader, gsize column, GError **error)
{
  g_autofree char *where = where_cell (reader, reader->line, column);

  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_SYNTAX,
               _ ("%s: text after the closing quote, expected a %s or the end of the line (a "
                  "quote within quotes is written twice)"),
               where, awrash_i_csv_describe_separator (reader->spelling.separator));
  return FALSE;
}

/* Takes the text between quotes, up to and with the closing one. */
gboolean
awrash_i_csv_take_quoted (AwrashCsvReader *reader, gsize column, AwrashCsvCell *cell,
                          GError **error)
{
  gsize opened = reader->line;
  const char *start = ++reader->at;

  reader->unescaped.length = 0;
  for (; reader->at < reader->end; reader->at++)
    {
      if (awrash_i_csv_is_line_end (*reader->at) && !starts_with (reader, "\r\n", 2))
        reader->line++;
      if (*reader->at != '"')
        continue;
      gboolean is_doubled = starts_with (reader, "\"\"", 2);
      gsize length = (gsize)(reader->at - start) + is_doubled;
      if (is_doubled || reader->unescaped.length > 0)
        if (!awrash_i_text_append (&reader->unescaped, start, length, error))
          return FALSE;
      reader->at++;
      if (!is_doubled)
        {
          gboolean is_copy = reader->unescaped.length > 0;
          cell->text = is_copy ? reader->unescaped.bytes : start;
          cell->length = is_copy ? reader->unescaped.length : length;
          return TRUE;
        }
      start = reader->at + 1;
    }
  return refuse_open_quote (reader, opened, column, error);
}

/* The length counts: a cell that is read is ended by no NUL. */
gboolean
awrash_i_csv_is_formula (const char *text, gsize length)
{
  gsize n = 0;

  while (n < length && text[n] == '\'')
    n++;
  if (n == length || text[n] == '\0' || strchr ("=+-@\t\r", text[n]) == NULL)
    return FALSE;
  if (length - n > LONGEST_NUMBER)
    return TRUE;
  g_autofree char *rest = g_strndup (text + n, length - n);
  return !awrash_i_number_is_share (rest, '.') && !awrash_i_number_is_share (rest, ',');
}

/* Drops the apostrophe that a writer set before what would run as a formula. */
static void
undo_defusal (AwrashCsvCell *cell)
{
  if (cell->length > 0 && *cell->text == '\'' && awrash_i_csv_is_formula (cell->text, cell->length))
    {
      cell->text++;
      cell->length--;
    }
}

/* Takes one cell with what ends it: the separator, or the end of the line. */
gboolean
awrash_i_csv_take_cell (AwrashCsvReader *reader, gsize column, AwrashCsvCell *cell, GError **error)
{
  const char *start = reader->at;

  cell->is_quoted = reader->at < reader->end && *reader->at == '"';
  if (cell->is_quoted)
    {
      if (!awrash_i_csv_take_quoted (reader, column, cell, error))
        return FALSE;
      if (reader->at < reader->end && *reader->at != reader->spelling.separator
          && !awrash_i_csv_is_line_end (*reader->at))
        return refuse_after_quote (reader, column, error);
    }
  else
    {
      while (reader->at < reader->end && *reader->at != reader->spelling.separator
             && !awrash_i_csv_is_line_end (*reader->at))
        reader->at++;
      cell->text = start;
      cell->length = (gsize)(reader->at - start);
    }
  undo_defusal (cell);
  cell->is_last = reader->at == reader->end || *reader->at != reader->spelling.separator;
  if (cell->is_last)
    awrash_i_csv_take_line_end (reader);
  else
    reader->at++;
  return TRUE;
}
