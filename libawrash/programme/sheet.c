/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One table seen through its form: columns found by any of their names, cells read as what the
 * dictionary says they hold. Source: the layout of a programme folder. Invariant: every cell that
 * cannot be read leaves exactly one fault that names file, line, column, value and expectation. */

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/table-private.h"
#include "programme/draft-private.h"
#include "programme/fold-private.h"

#include <math.h>

void *
awrash_i_draft_new (AwrashDraft *draft, gsize n, gsize size)
{
  if (draft->failure != NULL)
    return NULL;
  return awrash_i_memory_new (n, size, &draft->failure);
}

char *
awrash_i_sheet_place (const AwrashSheet *sheet, gsize row)
{
  return awrash_i_table_where_row (sheet->table, row);
}

/* The header as its author wrote it, else the name that was looked for. */
static const char *
header_of (const AwrashSheet *sheet, AwrashColumnId column)
{
  const gssize position = sheet->column[column];

  return position < 0 ? awrash_i_columns[column].name
                      : awrash_base_table_get_column (sheet->table, (gsize)position);
}

static char *
where (const AwrashSheet *sheet, gsize row, AwrashColumnId column)
{
  g_autofree char *place = NULL;

  if (sheet->column[column] >= 0)
    return awrash_i_table_where (sheet->table, row, (gsize)sheet->column[column]);
  place = awrash_i_table_where_row (sheet->table, row);
  return g_strdup_printf (_ ("%s: column \"%s\""), place, awrash_i_columns[column].name);
}

void
awrash_i_draft_fault (AwrashDraft *draft, const AwrashSheet *sheet, gsize row,
                      AwrashColumnId column, const char *format, ...)
{
  g_autofree char *prefix = where (sheet, row, column);
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  awrash_i_faults_add (&draft->faults, "%s: %s", prefix, text);
}

/* Notes which column of the table each known column is; two headers of one meaning are a fault. */
static void
find_columns (AwrashDraft *draft, AwrashSheet *sheet)
{
  const char *name = awrash_base_table_get_name (sheet->table);
  const gsize n = awrash_base_table_get_n_columns (sheet->table);

  for (gsize i = 0; i < n; i++)
    {
      const char *header = awrash_base_table_get_column (sheet->table, i);
      const int column = awrash_i_column_find (sheet->form, header);
      if (column < 0)
        continue;
      if (sheet->column[column] >= 0)
        awrash_i_faults_add (
            &draft->faults, _ ("%s: columns \"%s\" and \"%s\" both mean %s, expected one of them"),
            name, header_of (sheet, (AwrashColumnId)column), header, awrash_i_columns[column].name);
      else
        sheet->column[column] = (gssize)i;
    }
}

static void
demand_columns (AwrashDraft *draft, const AwrashSheet *sheet)
{
  for (gsize i = 0; i < sheet->form->n_required; i++)
    {
      const AwrashColumn *column = &awrash_i_columns[sheet->form->columns[i]];
      if (sheet->column[sheet->form->columns[i]] < 0)
        awrash_i_faults_add (&draft->faults,
                             _ ("%s: no column \"%s\", expected one (or \"%s\", \"%s\")"),
                             awrash_base_table_get_name (sheet->table), column->name,
                             column->french, column->arabic);
    }
}

static gboolean
has_required (const AwrashSheet *sheet)
{
  for (gsize i = 0; i < sheet->form->n_required; i++)
    if (sheet->column[sheet->form->columns[i]] < 0)
      return FALSE;
  return TRUE;
}

void
awrash_i_sheet_open (AwrashDraft *draft, AwrashSheetId id)
{
  AwrashSheet *sheet = &draft->sheets[id];

  sheet->form = &awrash_i_sheet_forms[id];
  sheet->table = awrash_programme_get_table (draft->programme, sheet->form->name);
  sheet->n_rows = 0;
  for (gsize i = 0; i < AWRASH_N_COLUMNS; i++)
    sheet->column[i] = -1;
  if (sheet->table == NULL)
    return;
  find_columns (draft, sheet);
  demand_columns (draft, sheet);
  /* Without its key columns nothing in a table can be told; its rows would only repeat it. */
  if (has_required (sheet))
    sheet->n_rows = awrash_base_table_get_n_rows (sheet->table);
}

static char *
text_at (const AwrashSheet *sheet, gsize row, gssize position)
{
  const char *cell
      = position < 0 ? "" : awrash_base_table_get_cell (sheet->table, row, (gsize)position);

  return awrash_i_fold_trim (cell != NULL ? cell : "");
}

char *
awrash_i_sheet_text (const AwrashSheet *sheet, gsize row, AwrashColumnId column)
{
  return text_at (sheet, row, sheet->column[column]);
}

char *
awrash_i_sheet_name (const AwrashSheet *sheet, gsize row, AwrashColumnId column)
{
  char *text = awrash_i_sheet_text (sheet, row, column);

  if (*text == '\0')
    g_clear_pointer (&text, g_free);
  return text;
}

gboolean
awrash_i_sheet_is_empty (const AwrashSheet *sheet, gsize row, AwrashColumnId column)
{
  g_autofree char *text = awrash_i_sheet_text (sheet, row, column);

  return *text == '\0';
}

char *
awrash_i_sheet_code (AwrashDraft *draft, const AwrashSheet *sheet, gsize row, AwrashColumnId column)
{
  g_autofree char *code = awrash_i_sheet_text (sheet, row, column);

  if (*code == '\0')
    awrash_i_draft_fault (draft, sheet, row, column, _ ("is empty, expected a code"));
  else if (awrash_i_fold_is_total (code))
    awrash_i_draft_fault (draft, sheet, row, column,
                          _ ("\"%s\" is a row of totals, expected a code: remove the row, sums are "
                             "never read"),
                          code);
  else
    return g_steal_pointer (&code);
  return NULL;
}

gboolean
awrash_i_sheet_once (AwrashDraft *draft, const AwrashSheet *sheet, gsize row, AwrashColumnId column,
                     GHashTable *seen, const char *code)
{
  const gpointer earlier = g_hash_table_lookup (seen, code);
  g_autofree char *place = NULL;

  if (earlier == NULL)
    {
      g_hash_table_insert (seen, g_strdup (code), GSIZE_TO_POINTER (row + 1));
      return TRUE;
    }
  place = awrash_i_sheet_place (sheet, GPOINTER_TO_SIZE (earlier) - 1);
  awrash_i_draft_fault (draft, sheet, row, column,
                        _ ("\"%s\" stands already at %s, expected each once"), code, place);
  return FALSE;
}

/* What every number of a programme keeps to. */
static gboolean
check_number (AwrashDraft *draft, const AwrashSheet *sheet, gsize row, AwrashColumnId column,
              double value)
{
  g_autofree char *text = awrash_i_sheet_text (sheet, row, column);

  if (!isfinite (value))
    awrash_i_draft_fault (draft, sheet, row, column, _ ("%s is not finite, expected a number ≥ 0"),
                          text);
  else if (value < 0)
    awrash_i_draft_fault (draft, sheet, row, column, _ ("%s is negative, expected a number ≥ 0"),
                          text);
  else if (value > AWRASH_LARGEST)
    awrash_i_draft_fault (draft, sheet, row, column,
                          _ ("%s is too large, expected at most 9007199254740992"), text);
  else
    return TRUE;
  return FALSE;
}

gboolean
awrash_i_sheet_number (AwrashDraft *draft, const AwrashSheet *sheet, gsize row,
                       AwrashColumnId column, double fallback, double *value)
{
  g_autoptr (GError) error = NULL;
  double number = 0;

  *value = fallback;
  if (awrash_i_sheet_is_empty (sheet, row, column))
    return TRUE;
  if (!awrash_base_table_get_number (sheet->table, row, (gsize)sheet->column[column], &number,
                                     &error))
    {
      awrash_i_faults_take (&draft->faults, "", g_steal_pointer (&error));
      return FALSE;
    }
  if (!check_number (draft, sheet, row, column, number))
    return FALSE;
  *value = number;
  return TRUE;
}

gboolean
awrash_i_sheet_integer (AwrashDraft *draft, const AwrashSheet *sheet, gsize row,
                        AwrashColumnId column, double fallback, double *value)
{
  g_autoptr (GError) error = NULL;
  gint64 number = 0;

  *value = fallback;
  if (awrash_i_sheet_is_empty (sheet, row, column))
    return TRUE;
  if (!awrash_base_table_get_integer (sheet->table, row, (gsize)sheet->column[column], &number,
                                      &error))
    {
      awrash_i_faults_take (&draft->faults, "", g_steal_pointer (&error));
      return FALSE;
    }
  /* One beyond the largest stands for all that a double would round down to it. */
  if (!check_number (draft, sheet, row, column,
                     number > (gint64)AWRASH_LARGEST ? 2 * AWRASH_LARGEST : (double)number))
    return FALSE;
  *value = (double)number;
  return TRUE;
}

gboolean
awrash_i_sheet_fraction_at (AwrashDraft *draft, const AwrashSheet *sheet, gsize row, gsize position,
                            double fallback, double *value)
{
  g_autofree char *prefix = awrash_i_table_where (sheet->table, row, position);
  g_autofree char *text = text_at (sheet, row, (gssize)position);
  g_autoptr (GError) error = NULL;
  double share = 0;

  *value = fallback;
  if (*text == '\0')
    return TRUE;
  if (!awrash_i_table_get_share (sheet->table, row, position, &share, &error))
    awrash_i_faults_take (&draft->faults, "", g_steal_pointer (&error));
  else if (share < 0 || share > 1)
    awrash_i_faults_add (&draft->faults,
                         _ ("%s: %s is not a share, expected 0 to 1, or 0 %% to 100 %%"), prefix,
                         text);
  else
    *value = share;
  return error == NULL && share >= 0 && share <= 1;
}

gboolean
awrash_i_sheet_fraction (AwrashDraft *draft, const AwrashSheet *sheet, gsize row,
                         AwrashColumnId column, double fallback, double *value)
{
  *value = fallback;
  return sheet->column[column] < 0
         || awrash_i_sheet_fraction_at (draft, sheet, row, (gsize)sheet->column[column], fallback,
                                        value);
}

char *
awrash_i_sheet_extra (const AwrashSheet *sheet, gsize position)
{
  const char *header = awrash_base_table_get_column (sheet->table, position);

  return awrash_i_column_find (sheet->form, header) >= 0 ? NULL : awrash_i_fold (header);
}
