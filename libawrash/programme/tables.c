/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables taken into a programme: their columns of numbers told apart from codes and text.
 * Source: dialects with a decimal comma respell numbers, never codes or text. Invariant: a column
 * is one of numbers if its form says so, or if every cell is a number and none could be a code. */

#include "programme/builder-private.h"

#include "base/table-private.h"
#include "programme/fold-private.h"

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
