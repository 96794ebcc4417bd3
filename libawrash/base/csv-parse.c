/* SPDX-License-Identifier: GPL-3.0-or-later */

/* CSV as spreadsheets write it: comments, header, rows, in one pass. What could mean two things is
 * an error that names line and column. Invariant: the table holds whole rows only. */

#include "base/csv-private.h"

#include "base/i18n-private.h"
#include "base/number-private.h"

#include <string.h>

enum
{
  MOST_COMMENTS = 10000,
  LONGEST_COMMENT = 100000 /* bytes */
};

/* ── before the header ──────────────────────────────────────────────────────────────────────── */

/* Obeys a first line sep=; */
static gboolean
take_sep_line (AwrashCsvReader *reader, GError **error)
{
  const char *end = awrash_i_csv_find_line_end (reader);

  if (end - reader->at != 5 || g_ascii_strncasecmp (reader->at, "sep=", 4) != 0)
    return TRUE;
  char separator = reader->at[4];
  if (separator != ',' && separator != ';' && separator != '\t')
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_SYNTAX,
                   _ ("%s:1: sep=%c, expected a comma, a semicolon or a tab"), reader->name,
                   separator);
      return FALSE;
    }
  reader->spelling.separator = separator;
  reader->spelling.has_sep_line = TRUE;
  reader->at = end;
  awrash_i_csv_take_line_end (reader);
  return TRUE;
}

/* TRUE where the first letter after marks, quotes and blanks is #. */
static gboolean
is_comment (const AwrashCsvReader *reader)
{
  const char *at = reader->at;

  while (at < reader->end && (*at == ' ' || *at == '\t' || *at == '"'))
    at++;
  return at < reader->end && *at == '#';
}

static gboolean
keep_comment (const AwrashCsvReader *reader, GPtrArray *comments, const char *text, gsize length,
              GError **error)
{
  if (comments->len == MOST_COMMENTS || length > LONGEST_COMMENT)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_SYNTAX,
                   _ ("%s:%zu: comments before the header beyond %d lines or a line of %d bytes"),
                   reader->name, reader->line, MOST_COMMENTS, LONGEST_COMMENT);
      return FALSE;
    }
  g_ptr_array_add (comments, g_strndup (text, length));
  return TRUE;
}

/* Takes a comment line, with the quotes and empty cells that a spreadsheet put around it. */
static gboolean
take_comment (AwrashCsvReader *reader, GPtrArray *comments, GError **error)
{
  AwrashCsvCell cell = { 0 };

  if (*reader->at == '"')
    {
      if (!awrash_i_csv_take_quoted (reader, 0, &cell, error))
        return FALSE;
    }
  else
    {
      cell.text = reader->at;
      cell.length = (gsize)(awrash_i_csv_find_line_end (reader) - reader->at);
    }
  if (!keep_comment (reader, comments, cell.text, cell.length, error))
    return FALSE;
  reader->at = awrash_i_csv_find_line_end (reader);
  awrash_i_csv_take_line_end (reader);
  return TRUE;
}

static gboolean
is_blank_line (const AwrashCsvReader *reader)
{
  for (const char *at = reader->at; at < reader->end && !awrash_i_csv_is_line_end (*at); at++)
    if (strchr (" \t,;", *at) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
take_preamble (AwrashCsvReader *reader, GPtrArray *comments, GError **error)
{
  while (reader->at < reader->end)
    if (is_comment (reader))
      {
        if (!take_comment (reader, comments, error))
          return FALSE;
      }
    else if (is_blank_line (reader))
      {
        reader->at = awrash_i_csv_find_line_end (reader);
        awrash_i_csv_take_line_end (reader);
      }
    else
      return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
               _ ("%s: no header line, expected the names of the columns"), reader->name);
  return FALSE;
}

/* ── the header ─────────────────────────────────────────────────────────────────────────────── */

/* A quote opens only where a cell begins: 5" is a text like any other. */
static gboolean
opens_quote (const AwrashCsvReader *reader, const char *at)
{
  return *at == '"' && (at == reader->at || strchr (",;\t", at[-1]) != NULL);
}

/* The quote that closes the one here, or the end of the text. */
static const char *
find_closing_quote (const char *at, const char *end)
{
  for (at++; at < end; at++)
    {
      if (*at != '"')
        continue;
      if (at + 1 == end || at[1] != '"')
        break;
      at++;
    }
  return at;
}

/* The separator that the header uses outside quotes. A semicolon or tab decides alone: names hold
 * commas more often than semicolons. */
static char
guess_separator (const AwrashCsvReader *reader)
{
  gboolean has_tab = FALSE;

  for (const char *at = reader->at; at < reader->end && !awrash_i_csv_is_line_end (*at); at++)
    {
      if (opens_quote (reader, at))
        at = find_closing_quote (at, reader->end);
      if (at == reader->end || *at == ';')
        return at == reader->end ? ',' : ';';
      has_tab = has_tab || *at == '\t';
    }
  return has_tab ? '\t' : ',';
}

/* Takes the names; the empty ones that spreadsheets add at the end are dropped. */
static GPtrArray *
take_names (AwrashCsvReader *reader, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  guint n_named = 0;
  AwrashCsvCell cell = { 0 };

  for (gsize column = 0; !cell.is_last; column++)
    {
      if (!awrash_i_csv_take_cell (reader, column, &cell, error))
        return NULL;
      if (column > AWRASH_TABLE_MOST_COLUMNS)
        continue;
      /* one byte over is enough to be refused */
      gsize length = MIN (cell.length, AWRASH_TABLE_LONGEST_NAME + 1);
      g_ptr_array_add (names, g_strndup (cell.text, length));
      if (!awrash_i_csv_is_blank (cell.text, cell.length))
        n_named = names->len;
    }
  g_ptr_array_set_size (names, (gint)n_named);
  return g_steal_pointer (&names);
}

static AwrashTable *
take_header (AwrashCsvReader *reader, GError **error)
{
  g_autoptr (GPtrArray) comments = g_ptr_array_new_with_free_func (g_free);

  if (!take_sep_line (reader, error) || !take_preamble (reader, comments, error))
    return NULL;
  if (!reader->spelling.has_sep_line)
    reader->spelling.separator = guess_separator (reader);
  reader->header_line = reader->line;
  g_autoptr (GPtrArray) names = take_names (reader, error);
  if (names == NULL)
    return NULL;
  AwrashTable *table = awrash_i_table_new (
      reader->name, names->len, (const char *const *)names->pdata, reader->header_line, error);
  if (table == NULL)
    return NULL;
  for (guint i = 0; i < comments->len; i++)
    awrash_base_table_add_comment (table, g_ptr_array_index (comments, i));
  return table;
}

/* ── rows ───────────────────────────────────────────────────────────────────────────────────── */

static gboolean
refuse_ragged (const AwrashCsvReader *reader, gsize line, gsize n_cells, GError **error)
{
  gsize expected = reader->table->n_columns;

  if (n_cells > expected)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_SYNTAX,
                 _ ("%s:%zu: %zu cells, expected %zu as in the header on line %zu (text that "
                    "holds a %s must stand in quotes)"),
                 reader->name, line, n_cells, expected, reader->header_line,
                 awrash_i_csv_describe_separator (reader->spelling.separator));
  else
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_SYNTAX,
                 g_dngettext (GETTEXT_PACKAGE,
                              "%s:%zu: %zu cell, expected %zu as in the header on line %zu",
                              "%s:%zu: %zu cells, expected %zu as in the header on line %zu",
                              (gulong)n_cells),
                 reader->name, line, n_cells, expected, reader->header_line);
  return FALSE;
}

/* Remembers the first cell that reads as a number or a share with a decimal comma. */
static void
note_comma (const AwrashCsvReader *reader, AwrashTable *table, gsize column,
            const AwrashCsvCell *cell)
{
  if (reader->spelling.separator != ';' || table->comma_row != G_MAXSIZE
      || memchr (cell->text, ',', cell->length) == NULL)
    return;
  const char *text = table->arena.bytes + table->cells[table->n_rows * table->n_columns + column];
  if (!awrash_i_number_is_share (text, ','))
    return;
  table->comma_row = table->n_rows;
  table->comma_column = column;
  table->spelling.decimal = ',';
}

/* Takes one row; a row of nothing but blanks is skipped, unless quotes say that it is meant. */
static gboolean
take_row (AwrashCsvReader *reader, AwrashTable *table, GError **error)
{
  gsize line = reader->line, arena_length = table->arena.length, n_cells = 0, n_used = 0;
  AwrashCsvCell cell = { 0 };

  if (!awrash_i_table_begin_row (table, line, error))
    return FALSE;
  for (; !cell.is_last; n_cells++)
    {
      if (!awrash_i_csv_take_cell (reader, n_cells, &cell, error))
        return FALSE;
      if (cell.is_quoted || !awrash_i_csv_is_blank (cell.text, cell.length))
        n_used = n_cells + 1;
      if (n_cells >= table->n_columns)
        continue;
      if (!awrash_i_table_put_cell (table, n_cells, cell.text, cell.length, error))
        return FALSE;
      note_comma (reader, table, n_cells, &cell);
    }
  if (n_used == 0)
    table->arena.length = arena_length;
  else if (n_cells < table->n_columns || n_used > table->n_columns)
    return refuse_ragged (reader, line, MAX (n_used, MIN (n_cells, table->n_columns)), error);
  else
    awrash_i_table_finish_row (table);
  return TRUE;
}

static AwrashTable *
take_table (AwrashCsvReader *reader, GError **error)
{
  g_autoptr (AwrashTable) table = take_header (reader, error);

  if (table == NULL)
    return NULL;
  reader->table = table;
  table->is_read = TRUE;
  table->spelling = reader->spelling;
  /* no cell grows when it is read, and its separator makes room for its NUL */
  if (!awrash_i_text_reserve (&table->arena, (gsize)(reader->end - reader->at) + 2, error))
    return NULL;
  while (reader->at < reader->end)
    if (!take_row (reader, table, error))
      return NULL;
  table->spelling.line_end = reader->spelling.line_end != NULL ? reader->spelling.line_end : "\n";
  return g_steal_pointer (&table);
}

AwrashTable *
awrash_base_csv_parse (const char *name, size_t length, const char text[], GError **error)
{
  g_return_val_if_fail (name != NULL && (text != NULL || length == 0), NULL);
  g_autofree char *valid_name = g_utf8_make_valid (name, -1);
  const char *start = text != NULL ? text : "";

  if (length > AWRASH_TABLE_MOST_BYTES)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_FILE,
                   _ ("%s: %zu bytes of text, expected at most %zu"), valid_name, length,
                   AWRASH_TABLE_MOST_BYTES);
      return NULL;
    }
  AwrashCsvReader reader = { .name = valid_name, .at = start, .end = start + length, .line = 1 };
  reader.spelling.decimal = '.';
  AwrashTable *table
      = awrash_i_csv_check_encoding (&reader, error) ? take_table (&reader, error) : NULL;
  awrash_i_text_clear (&reader.unescaped);
  return table;
}
