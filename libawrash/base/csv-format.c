/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table as CSV text in a dialect. Whatever is written reads back as the same table, but for
 * decimal marks, which follow the dialect; an apostrophe, which the reader drops, stands before
 * what a spreadsheet would run. Codes such as 05.301 look like
 * numbers and are none: a column is respelt only where it was marked as numbers, or where all of
 * its cells are numbers, percent signs or not, and one is spelt as no code is. */

#include "base/csv-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/number-private.h"

#include <string.h>

#define MARK "\357\273\277" /* U+FEFF in UTF-8 */

typedef struct
{
  const AwrashTable *table;
  AwrashSpelling spelling;
  guint8 *respelt; /* [n_columns]: 1 where numbers change their decimal mark */
  AwrashText text;
} Writer;

/* ── which columns hold numbers ─────────────────────────────────────────────────────────────── */

/* How the table spells the numbers it holds. */
static char
get_decimal (const AwrashTable *table)
{
  return table->is_read ? table->spelling.decimal : '.';
}

/* 05.301 and 0123: a leading zero that no number has. */
static gboolean
has_leading_zero (const char *text)
{
  return text[0] == '0' && g_ascii_isdigit (text[1]);
}

/* A share in percent, or a fraction that is not spelt dd.ddd as the codes of provinces are
 * (12.345).
 */
static gboolean
is_clear_number (const char *text, char decimal)
{
  const char *mark = strchr (text, decimal);

  if (awrash_i_number_find_percent (text) != NULL)
    return TRUE;
  return mark != NULL && !(mark - text == 2 && strlen (mark + 1) == 3);
}

static gboolean
holds_numbers (const AwrashTable *table, gsize column)
{
  char decimal = get_decimal (table);
  gboolean is_clear = FALSE;

  if (table->numbers[column])
    return TRUE;
  for (gsize row = 0; row < table->n_rows; row++)
    {
      const char *text = awrash_base_table_get_cell (table, row, column);
      if (*text == '\0')
        continue;
      if (has_leading_zero (text) || !awrash_i_number_is_share (text, decimal))
        return FALSE;
      is_clear = is_clear || is_clear_number (text, decimal);
    }
  return is_clear;
}

/* ── cells ──────────────────────────────────────────────────────────────────────────────────── */

static gboolean
append (Writer *writer, const char *text, GError **error)
{
  return awrash_i_text_append (&writer->text, text, strlen (text), error);
}

/* A header is quoted for any separator, because readers guess the separator from it; so is the
 * only column, whose header holds none. What looks like a byte-order mark may stand at the
 * beginning of a file. */
static gboolean
needs_quotes (const Writer *writer, const char *text, gboolean is_header)
{
  gboolean is_alone = writer->table->n_columns == 1;
  const char actual[] = { writer->spelling.separator, '"', '\r', '\n', '\0' };
  gsize length = strlen (text);

  if (length == 0)
    return FALSE;
  if (strpbrk (text, is_header || is_alone ? ",;\t\"\r\n" : actual) != NULL)
    return TRUE;
  if (is_header && g_ascii_strncasecmp (text, "sep=", 4) == 0)
    return TRUE;
  if (g_str_has_prefix (text, MARK))
    return TRUE;
  return strchr (" \t", text[0]) != NULL || strchr (" \t", text[length - 1]) != NULL;
}

static gboolean
append_quoted (Writer *writer, const char *text, GError **error)
{
  if (!append (writer, "\"", error))
    return FALSE;
  for (const char *quote = NULL; (quote = strchr (text, '"')) != NULL; text = quote + 1)
    if (!awrash_i_text_append (&writer->text, text, (gsize)(quote - text) + 1, error)
        || !append (writer, "\"", error))
      return FALSE;
  return append (writer, text, error) && append (writer, "\"", error);
}

static gboolean
append_cell (Writer *writer, const char *text, gboolean is_header, GError **error)
{
  g_autofree char *defused = NULL;

  if (awrash_i_csv_is_formula (text, strlen (text)))
    {
      AwrashText copy = { 0 };
      if (!awrash_i_text_append (&copy, "'", 1, error)
          || !awrash_i_text_append (&copy, text, strlen (text), error))
        {
          awrash_i_text_clear (&copy);
          return FALSE;
        }
      text = defused = awrash_i_text_steal (&copy);
    }
  return needs_quotes (writer, text, is_header) ? append_quoted (writer, text, error)
                                                : append (writer, text, error);
}

static gboolean
append_number (Writer *writer, const char *text, GError **error)
{
  g_autofree char *respelt
      = awrash_i_number_respell_share (text, get_decimal (writer->table), writer->spelling.decimal);

  return append_cell (writer, respelt != NULL ? respelt : text, FALSE, error);
}

/* ── lines ──────────────────────────────────────────────────────────────────────────────────── */

/* A spreadsheet parts a comment at its separators, and runs what then begins a cell. */
static gboolean
append_comment (Writer *writer, const char *text, GError **error)
{
  gboolean is_safe = TRUE;

  for (const char *at = strpbrk (text, ",;\t"); at != NULL; at = strpbrk (at + 1, ",;\t"))
    is_safe = is_safe && !awrash_i_csv_is_formula (at + 1, strcspn (at + 1, ",;\t"));
  return (is_safe ? append (writer, text, error) : append_quoted (writer, text, error))
         && append (writer, writer->spelling.line_end, error);
}

static gboolean
append_header (Writer *writer, GError **error)
{
  const AwrashTable *table = writer->table;
  const char separator[] = { writer->spelling.separator, '\0' };

  if (writer->spelling.has_mark && !append (writer, MARK, error))
    return FALSE;
  if (writer->spelling.has_sep_line
      && (!append (writer, "sep=", error) || !append (writer, separator, error)
          || !append (writer, writer->spelling.line_end, error)))
    return FALSE;
  for (guint i = 0; i < table->comments->len; i++)
    if (!append_comment (writer, g_ptr_array_index (table->comments, i), error))
      return FALSE;
  for (gsize i = 0; i < table->n_columns; i++)
    if ((i > 0 && !append (writer, separator, error))
        || !append_cell (writer, table->columns[i], TRUE, error))
      return FALSE;
  return append (writer, writer->spelling.line_end, error);
}

static gboolean
is_empty_row (const AwrashTable *table, gsize row)
{
  for (gsize i = 0; i < table->n_columns; i++)
    if (table->cells[row * table->n_columns + i] != 0)
      return FALSE;
  return TRUE;
}

static gboolean
append_row (Writer *writer, gsize row, GError **error)
{
  const AwrashTable *table = writer->table;
  const char separator[] = { writer->spelling.separator, '\0' };

  /* quotes tell an empty row that is meant from one that is skipped */
  if (is_empty_row (table, row) && !append (writer, "\"\"", error))
    return FALSE;
  for (gsize i = 0; i < table->n_columns; i++)
    {
      const char *text = awrash_base_table_get_cell (table, row, i);
      if (i > 0 && !append (writer, separator, error))
        return FALSE;
      if (!(writer->respelt[i] ? append_number (writer, text, error)
                               : append_cell (writer, text, FALSE, error)))
        return FALSE;
    }
  return append (writer, writer->spelling.line_end, error);
}

/* ── dialects ───────────────────────────────────────────────────────────────────────────────── */

static AwrashSpelling
get_spelling (const AwrashTable *table, AwrashDialect dialect)
{
  const AwrashSpelling spreadsheet
      = { .separator = ';', .decimal = ',', .has_mark = TRUE, .line_end = "\r\n" };

  if (dialect == AWRASH_DIALECT_SPREADSHEET)
    return spreadsheet;
  return dialect == AWRASH_DIALECT_PLAIN ? awrash_i_table_plain_spelling : table->spelling;
}

static gboolean
write_all (Writer *writer, GError **error)
{
  const AwrashTable *table = writer->table;

  if (get_decimal (table) != writer->spelling.decimal)
    for (gsize i = 0; i < table->n_columns; i++)
      writer->respelt[i] = holds_numbers (table, i) ? 1 : 0;
  if (!append_header (writer, error))
    return FALSE;
  for (gsize row = 0; row < table->n_rows; row++)
    if (!append_row (writer, row, error))
      return FALSE;
  return TRUE;
}

char *
awrash_base_csv_format (const AwrashTable *table, AwrashDialect dialect, GError **error)
{
  g_return_val_if_fail (table != NULL, NULL);
  if (awrash_base_dialect_get_name (dialect) == NULL)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
                   _ ("dialect is %d, expected input (1), plain (2) or spreadsheet (3)"),
                   (int)dialect);
      return NULL;
    }
  Writer writer = { .table = table, .spelling = get_spelling (table, dialect) };
  writer.respelt = awrash_i_new (guint8, table->n_columns, error);
  gboolean is_written = writer.respelt != NULL && write_all (&writer, error);
  g_free (writer.respelt);
  if (!is_written)
    awrash_i_text_clear (&writer.text);
  return awrash_i_text_steal (&writer.text);
}
