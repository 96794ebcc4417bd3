/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a table holds: its cells as text and as numbers. A number is read in the decimal mark of
 * the file it came from; a mark that could mean two things is refused, never guessed. Invariant:
 * reading changes nothing, so threads may share a table once it is built. */

#include "base/table-private.h"

#include "base/i18n-private.h"
#include "base/number-private.h"

#include <string.h>

const char *
awrash_base_table_get_name (const AwrashTable *table)
{
  g_return_val_if_fail (table != NULL, NULL);
  return table->name;
}

size_t
awrash_base_table_get_n_rows (const AwrashTable *table)
{
  g_return_val_if_fail (table != NULL, 0);
  return table->n_rows;
}

size_t
awrash_base_table_get_n_columns (const AwrashTable *table)
{
  g_return_val_if_fail (table != NULL, 0);
  return table->n_columns;
}

size_t
awrash_base_table_get_n_comments (const AwrashTable *table)
{
  g_return_val_if_fail (table != NULL, 0);
  return table->comments->len;
}

const char *
awrash_base_table_get_comment (const AwrashTable *table, size_t index)
{
  g_return_val_if_fail (table != NULL && index < table->comments->len, NULL);
  const char *comment = g_ptr_array_index (table->comments, index);
  return comment + strspn (comment, "# \t");
}

const char *
awrash_base_table_get_column (const AwrashTable *table, size_t column)
{
  g_return_val_if_fail (table != NULL && column < table->n_columns, NULL);
  return table->columns[column];
}

const char *
awrash_base_table_get_cell (const AwrashTable *table, size_t row, size_t column)
{
  g_return_val_if_fail (table != NULL && row < table->n_rows && column < table->n_columns, NULL);
  return table->arena.bytes + table->cells[row * table->n_columns + column];
}

int64_t
awrash_base_table_get_line (const AwrashTable *table, size_t row)
{
  g_return_val_if_fail (table != NULL && row < table->n_rows, 0);
  return table->lines[row];
}

char *
awrash_i_table_where_row (const AwrashTable *table, gsize row)
{
  /* also of the row that is being made */
  g_return_val_if_fail (row <= table->n_rows && row < table->capacity, NULL);
  if (table->lines[row] == 0)
    return g_strdup_printf (_ ("%s: row %zu"), table->name, row + 1);
  return g_strdup_printf ("%s:%u", table->name, table->lines[row]);
}

char *
awrash_i_table_where (const AwrashTable *table, gsize row, gsize column)
{
  g_autofree char *where = awrash_i_table_where_row (table, row);

  return g_strdup_printf (_ ("%s: column \"%s\""), where, table->columns[column]);
}

gboolean
awrash_i_table_is_empty (const AwrashTable *table, gsize row, gsize column)
{
  return awrash_i_number_is_blank (awrash_base_table_get_cell (table, row, column));
}

/* Sets the error of a cell: where it stands, then what is wrong with it. */
static gboolean
refuse (const AwrashTable *table, gsize row, gsize column, AwrashError code, const char *fault,
        GError **error)
{
  g_autofree char *where = awrash_i_table_where (table, row, column);

  g_set_error (error, AWRASH_ERROR, (int)code, "%s: %s", where, fault);
  return FALSE;
}

/* ── numbers ────────────────────────────────────────────────────────────────────────────────── */

static gboolean
may_have_commas (const AwrashTable *table)
{
  return table->is_read && table->spelling.separator == ';';
}

static gboolean
reads_with (const char *text, char decimal)
{
  double value = 0;

  return awrash_i_number_parse (text, decimal, &value) == AWRASH_NUMBER_READ;
}

static gboolean
refuse_point (const AwrashTable *table, gsize row, gsize column, GError **error)
{
  const char *comma = awrash_base_table_get_cell (table, table->comma_row, table->comma_column);
  g_autofree char *fault = g_strdup_printf (
      _ ("%s has a decimal point, but line %u has a decimal comma (%s); write the same mark in "
         "all numbers"),
      awrash_base_table_get_cell (table, row, column), table->lines[table->comma_row], comma);

  return refuse (table, row, column, AWRASH_ERROR_SYNTAX, fault, error);
}

static gboolean
refuse_malformed (const AwrashTable *table, gsize row, gsize column, const char *text,
                  GError **error)
{
  g_autofree char *quoted = awrash_i_text_quote (text);
  g_autofree char *fault = NULL;

  if (strchr (text, '%') != NULL)
    fault = g_strdup_printf (
        _ ("%s is not a number; a percent sign is read only in columns of shares"), quoted);
  else if (reads_with (text, ','))
    fault = g_strdup_printf (
        _ ("%s is not a number with a decimal point; a decimal comma is read only in files with "
           "semicolons between the cells"),
        quoted);
  else
    fault = g_strdup_printf (_ ("%s is not a number"), quoted);
  return refuse (table, row, column, AWRASH_ERROR_VALUE, fault, error);
}

/* Reads the text, which is the cell or a part of it, as a number of this table. */
static gboolean
read_number (const AwrashTable *table, gsize row, gsize column, const char *text, double *value,
             GError **error)
{
  char decimal = may_have_commas (table) && strchr (text, '.') == NULL ? ',' : '.';
  double read = 0;

  switch (awrash_i_number_parse (text, decimal, &read))
    {
    case AWRASH_NUMBER_READ:
      if (strchr (text, '.') != NULL && table->comma_row < table->n_rows)
        return refuse_point (table, row, column, error);
      *value = read;
      return TRUE;
    case AWRASH_NUMBER_EMPTY:
      return refuse (table, row, column, AWRASH_ERROR_EMPTY,
                     _ ("the cell is empty, expected a number"), error);
    case AWRASH_NUMBER_TOO_LARGE:
      return refuse (table, row, column, AWRASH_ERROR_OVERFLOW,
                     _ ("the number is too large, expected at most 1.7976931348623157e+308"),
                     error);
    case AWRASH_NUMBER_FRACTIONAL:
    case AWRASH_NUMBER_MALFORMED:
    default:
      return refuse_malformed (table, row, column, text, error);
    }
}

gboolean
awrash_base_table_get_number (const AwrashTable *table, size_t row, size_t column, double *value,
                              GError **error)
{
  const char *text = awrash_base_table_get_cell (table, row, column);

  g_return_val_if_fail (text != NULL && value != NULL, FALSE);
  return read_number (table, row, column, text, value, error);
}

gboolean
awrash_i_table_get_share (const AwrashTable *table, gsize row, gsize column, double *value,
                          GError **error)
{
  const char *text = awrash_base_table_get_cell (table, row, column);
  const char *sign = text != NULL ? awrash_i_number_find_percent (text) : NULL;
  double read = 0;

  g_return_val_if_fail (text != NULL, FALSE);
  if (sign == NULL)
    return read_number (table, row, column, text, value, error);
  g_autofree char *number = g_strndup (text, (gsize)(sign - text));
  if (!read_number (table, row, column, number, &read, error))
    return FALSE;
  *value = read / 100;
  return TRUE;
}

/* The digits of 1.187, 1,187 or 1.187.000: a point or comma before each group of three, which is
 * how thousands are written in many countries. NULL for anything else. */
static char *
drop_thousands_marks (const char *text)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  gsize run = 0, marks = 0;

  if (*text == '-')
    g_string_append_c (digits, *text++);
  if (*text == '0')
    return NULL;
  for (; *text != '\0' && digits->len < 30; text++)
    {
      gboolean is_mark = *text == '.' || *text == ',';
      if (is_mark ? run == 0 || run > 3 || (marks > 0 && run != 3) : !g_ascii_isdigit (*text))
        return NULL;
      if (!is_mark)
        g_string_append_c (digits, *text);
      marks += is_mark;
      run = is_mark ? 0 : run + 1;
    }
  if (*text != '\0' || marks == 0 || run != 3)
    return NULL;
  return g_strdup (digits->str);
}

static gboolean
refuse_fraction (const AwrashTable *table, gsize row, gsize column, const char *text,
                 gboolean is_number, GError **error)
{
  g_autofree char *plain = g_strstrip (g_strndup (text, 2000));
  g_autofree char *quoted = is_number ? g_strdup (plain) : awrash_i_text_quote (text);
  g_autofree char *meant = drop_thousands_marks (plain);
  g_autofree char *fault
      = meant == NULL ? g_strdup_printf (_ ("%s is not a whole number"), quoted)
                      : g_strdup_printf (_ ("%s is not a whole number; if %s is meant, write %s"),
                                         plain, meant, meant);

  return refuse (table, row, column, AWRASH_ERROR_VALUE, fault, error);
}

gboolean
awrash_base_table_get_integer (const AwrashTable *table, size_t row, size_t column, int64_t *value,
                               GError **error)
{
  const char *text = awrash_base_table_get_cell (table, row, column);

  g_return_val_if_fail (text != NULL && value != NULL, FALSE);
  switch (awrash_i_number_parse_integer (text, value))
    {
    case AWRASH_NUMBER_READ:
      return TRUE;
    case AWRASH_NUMBER_EMPTY:
      return refuse (table, row, column, AWRASH_ERROR_EMPTY,
                     _ ("the cell is empty, expected a whole number"), error);
    case AWRASH_NUMBER_TOO_LARGE:
      return refuse (table, row, column, AWRASH_ERROR_OVERFLOW,
                     _ ("the number is too large, expected at most 9223372036854775807 in "
                        "magnitude"),
                     error);
    case AWRASH_NUMBER_FRACTIONAL:
      return refuse_fraction (table, row, column, text, TRUE, error);
    case AWRASH_NUMBER_MALFORMED:
    default:
      return refuse_fraction (table, row, column, text, FALSE, error);
    }
}
