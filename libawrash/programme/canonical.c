/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The canonical text of a programme's input, of which the hash is taken: a line for each option and
 * each row, cells as name=value in the order of the names, empty ones left out, numbers in %.17g,
 * units and statuses by their names; the lines of each part sorted by bytes. Source: a certificate
 * must name its input whatever file, frame or row order it came from. Invariant: equal inputs,
 * equal text; no comment, dialect, header language or order of rows changes it. */

#include "programme/builder-private.h"

#include "base/digest-private.h"
#include "base/memory-private.h"
#include "base/table-private.h"
#include "programme/fold-private.h"

#include <string.h>

typedef struct
{
  char *name; /* canonical */
  gsize position;
  AwrashCellKind cell;
} Field;

/* Lines and fields are parted by LF and TAB, so these are spelt out inside a value. */
static void
append_escaped (GString *line, const char *value)
{
  for (; *value != '\0'; value++)
    switch (*value)
      {
      case '\\':
        g_string_append (line, "\\\\");
        break;
      case '\n':
        g_string_append (line, "\\n");
        break;
      case '\t':
        g_string_append (line, "\\t");
        break;
      default:
        g_string_append_c (line, *value);
      }
}

static void
append_number (GString *line, const AwrashTable *table, gsize row, const Field *field,
               const char *text)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  double value = 0;
  const gboolean read
      = field->cell == AWRASH_CELL_SHARE
            ? awrash_i_table_get_share (table, row, field->position, &value, NULL)
            : awrash_base_table_get_number (table, row, field->position, &value, NULL);

  append_escaped (line, read ? g_ascii_formatd (digits, sizeof digits, "%.17g", value) : text);
}

static void
append_cell (GString *line, const AwrashTable *table, gsize row, const Field *field)
{
  g_autofree char *text
      = awrash_i_fold_trim (awrash_base_table_get_cell (table, row, field->position));

  if (*text == '\0')
    return;
  g_string_append_c (line, '\t');
  append_escaped (line, field->name);
  g_string_append_c (line, '=');
  switch (field->cell)
    {
    case AWRASH_CELL_NUMBER:
    case AWRASH_CELL_SHARE:
      append_number (line, table, row, field, text);
      break;
    case AWRASH_CELL_UNIT:
      append_escaped (line, awrash_i_unit_from_text (text) == 0
                                ? text
                                : awrash_programme_unit_get_name (awrash_i_unit_from_text (text)));
      break;
    case AWRASH_CELL_ORIGIN:
      append_escaped (line,
                      awrash_i_origin_from_text (text) == 0
                          ? text
                          : awrash_programme_origin_get_name (awrash_i_origin_from_text (text)));
      break;
    case AWRASH_CELL_TEXT:
    case AWRASH_CELL_CODE:
    default:
      append_escaped (line, text);
    }
}

static int
compare_fields (const void *a, const void *b)
{
  return strcmp (((const Field *)a)->name, ((const Field *)b)->name);
}

/* The table's columns by their canonical names, in the order of those. A share among the unknown
 * columns may carry a percent sign. */
static Field *
find_fields (const AwrashTable *table, const AwrashSheetForm *form, GError **error)
{
  const gsize n = awrash_base_table_get_n_columns (table);
  Field *fields = awrash_i_new (Field, n, error);

  for (gsize i = 0; fields != NULL && i < n; i++)
    {
      const char *header = awrash_base_table_get_column (table, i);
      const int known = awrash_i_column_find (form, header);
      fields[i].position = i;
      fields[i].name
          = known >= 0 ? g_strdup (awrash_i_columns[known].name) : awrash_i_fold (header);
      fields[i].cell = known >= 0          ? awrash_i_columns[known].cell
                       : table->numbers[i] ? AWRASH_CELL_SHARE
                                           : AWRASH_CELL_TEXT;
    }
  if (fields != NULL)
    qsort (fields, n, sizeof *fields, compare_fields);
  return fields;
}

static int
compare_lines (const void *a, const void *b)
{
  return strcmp (*(char *const *)a, *(char *const *)b);
}

/* Sorts the lines, digests and frees them. */
static void
digest_lines (AwrashDigest *digest, char *lines[], gsize n)
{
  qsort (lines, n, sizeof *lines, compare_lines);
  for (gsize i = 0; i < n; i++)
    {
      awrash_i_digest_add_text (digest, lines[i]);
      awrash_i_digest_add_text (digest, "\n");
      g_free (lines[i]);
    }
}

static gboolean
digest_table (AwrashDigest *digest, const AwrashTable *table, const AwrashSheetForm *form,
              GError **error)
{
  const gsize n_rows = awrash_base_table_get_n_rows (table);
  const gsize n_columns = awrash_base_table_get_n_columns (table);
  g_autofree Field *fields = find_fields (table, form, error);
  g_autofree char **lines = fields == NULL ? NULL : awrash_i_new (char *, n_rows, error);

  for (gsize row = 0; lines != NULL && row < n_rows; row++)
    {
      GString *line = g_string_new (form->name);
      for (gsize i = 0; i < n_columns; i++)
        append_cell (line, table, row, &fields[i]);
      lines[row] = g_string_free (line, FALSE);
    }
  if (lines != NULL)
    digest_lines (digest, lines, n_rows);
  for (gsize i = 0; fields != NULL && i < n_columns; i++)
    g_free (fields[i].name);
  return lines != NULL;
}

static gboolean
digest_options (AwrashDigest *digest, const AwrashProgramme *programme, GError **error)
{
  const gsize n = g_hash_table_size (programme->option_values);
  g_autofree char **lines = awrash_i_new (char *, n, error);
  GHashTableIter iterator;
  gpointer path = NULL, value = NULL;
  gsize filled = 0;

  if (lines == NULL)
    return FALSE;
  g_hash_table_iter_init (&iterator, programme->option_values);
  while (g_hash_table_iter_next (&iterator, &path, &value))
    {
      GString *line = g_string_new ("option\t");
      append_escaped (line, path);
      g_string_append_c (line, '=');
      append_escaped (line, value);
      lines[filled++] = g_string_free (line, FALSE);
    }
  digest_lines (digest, lines, filled);
  return TRUE;
}

char *
awrash_i_canonical_hash (const AwrashProgramme *programme, GError **error)
{
  AwrashDigest digest;

  awrash_i_digest_start (&digest);
  if (!digest_options (&digest, programme, error))
    return NULL;
  for (gsize i = 0; i < AWRASH_N_SHEETS; i++)
    {
      const AwrashSheetForm *form = &awrash_i_sheet_forms[i];
      const AwrashTable *table = awrash_programme_get_table (programme, form->name);
      if (table != NULL && !digest_table (&digest, table, form, error))
        return NULL;
    }
  return awrash_i_digest_end_text (&digest);
}
