/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables taken into a programme: copied with where they came from, their number columns told apart.
 * Source: dialects with a decimal comma respell numbers, never codes or text. Invariant: a column
 * is one of numbers if its form says so, or if every cell is a number and none could be a code. */

#include "programme/builder-private.h"

#include "base/number-private.h"
#include "base/table-private.h"
#include "programme/fold-private.h"

#include <string.h>

/* A share such as "12.5 %" as the number 0.125, in the table's own decimal mark; NULL for any other
 * cell. Dialects respell numbers, and a number with a sign behind it is none to them. */
static char *
spell_percent (const AwrashTable *table, gsize row, gsize column)
{
  const char *cell = awrash_base_table_get_cell (table, row, column);
  double value = 0;
  char *text = NULL;

  if (!table->numbers[column] || strchr (cell, '%') == NULL || strpbrk (cell, ".,") == NULL
      || !awrash_i_table_get_share (table, row, column, &value, NULL))
    return NULL;
  text = awrash_i_number_format (value);
  if (table->is_read && table->spelling.decimal == ',')
    g_strdelimit (text, ".", ',');
  return text;
}

static gboolean
copy_row (AwrashTable *copy, const AwrashTable *table, gsize row, gboolean is_plain, GError **error)
{
  const gsize n = awrash_base_table_get_n_columns (table);

  if (!awrash_i_table_begin_row (copy, error))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *number = is_plain ? spell_percent (table, row, i) : NULL;
      const char *cell = number != NULL ? number : awrash_base_table_get_cell (table, row, i);
      if (!awrash_i_table_put_cell (copy, i, cell, strlen (cell), error))
        return FALSE;
    }
  awrash_i_table_finish_row (copy, (gsize)awrash_base_table_get_line (table, row));
  return TRUE;
}

static AwrashTable *
copy_table (const AwrashTable *table, gboolean is_plain, GError **error)
{
  const gsize n_rows = awrash_base_table_get_n_rows (table);
  const gsize n_comments = awrash_base_table_get_n_comments (table);
  g_autoptr (AwrashTable) copy = awrash_i_table_new (table->name, table->n_columns,
                                                     (const char *const *)table->columns, 0, error);

  for (gsize i = 0; copy != NULL && i < n_comments; i++)
    awrash_base_table_add_comment (copy, awrash_base_table_get_comment (table, i));
  for (gsize row = 0; copy != NULL && row < n_rows; row++)
    if (!copy_row (copy, table, row, is_plain, error))
      return NULL;
  if (copy != NULL)
    {
      awrash_i_table_take_spelling (copy, table);
      copy->is_read = table->is_read;
      copy->comma_row = table->comma_row;
      copy->comma_column = table->comma_column;
    }
  return g_steal_pointer (&copy);
}

AwrashTable *
awrash_i_tables_copy (const AwrashTable *table, GError **error)
{
  return copy_table (table, FALSE, error);
}

/* 05, 05.301, 00: a zero before a digit is a code's. */
static gboolean
is_like_code (const char *text)
{
  return text[0] == '0' && g_ascii_isdigit (text[1]);
}

/* A column that no form knows may hold shares where types and worksites stand, and there only. */
static gboolean
reads_as_number (const AwrashTable *table, gsize row, gsize column, int form)
{
  double value = 0;

  return form == AWRASH_SHEET_TYPES || form == AWRASH_SHEET_WORKSITES
             ? awrash_i_table_get_share (table, row, column, &value, NULL)
             : awrash_base_table_get_number (table, row, column, &value, NULL);
}

static gboolean
holds_numbers (const AwrashTable *table, gsize column, int form)
{
  const gsize n = awrash_base_table_get_n_rows (table);
  gboolean any = FALSE;

  for (gsize row = 0; row < n; row++)
    {
      g_autofree char *text = awrash_i_fold_trim (awrash_base_table_get_cell (table, row, column));
      if (*text == '\0')
        continue;
      if (is_like_code (text) || !reads_as_number (table, row, column, form))
        return FALSE;
      any = TRUE;
    }
  return any;
}

static gboolean
is_numeric (const AwrashTable *table, gsize column)
{
  const int form = awrash_i_sheet_form_find (awrash_base_table_get_name (table));
  const int known = awrash_i_column_find (&awrash_i_sheet_forms[form],
                                          awrash_base_table_get_column (table, column));

  if (known < 0)
    return holds_numbers (table, column, form);
  return awrash_i_columns[known].cell == AWRASH_CELL_NUMBER
         || awrash_i_columns[known].cell == AWRASH_CELL_SHARE;
}

void
awrash_i_tables_mark (AwrashTable *table)
{
  const gsize n = awrash_base_table_get_n_columns (table);

  for (gsize i = 0; i < n; i++)
    if (is_numeric (table, i))
      awrash_i_table_mark_numbers (table, i);
}

char *
awrash_i_tables_format (const AwrashTable *table, AwrashDialect dialect, GError **error)
{
  g_autoptr (AwrashTable) copy = NULL;

  if (dialect == AWRASH_DIALECT_INPUT)
    return awrash_base_csv_format (table, dialect, error);
  copy = copy_table (table, TRUE, error);
  if (copy == NULL)
    return NULL;
  awrash_i_tables_mark (copy);
  return awrash_base_csv_format (copy, dialect, error);
}
