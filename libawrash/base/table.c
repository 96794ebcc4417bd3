/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table of text: its building, its cells and where they stand. Reading them is in
 * table-get.c. Invariant: every cell is UTF-8 without NUL in the arena; every row has a cell for
 * each column; folded names are unlike one another and none is empty. */

#include "base/table-private.h"

#include "base/cancel-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/number-private.h"

#include <math.h>
#include <string.h>

const AwrashSpelling awrash_i_table_plain_spelling
    = { .separator = ',', .decimal = '.', .line_end = "\n" };

/* ── building ───────────────────────────────────────────────────────────────────────────────── */

static char *
where_header (const char *name, gsize line)
{
  return line == 0 ? g_strdup (name) : g_strdup_printf ("%s:%zu", name, line);
}

static gboolean
check_column_name (const AwrashTable *table, gsize column, gsize line, GError **error)
{
  g_autofree char *where = where_header (table->name, line);

  if (!g_utf8_validate (table->columns[column], -1, NULL))
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_ENCODING,
                 _ ("%s: the name of column %zu is not UTF-8"), where, column + 1);
  else if (table->folded[column][0] == '\0')
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_SYNTAX,
                 _ ("%s: column %zu has no name, expected a name in every column"), where,
                 column + 1);
  else if (column == 0 && table->folded[column][strspn (table->folded[column], " \t\"")] == '#')
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_SYNTAX,
                 _ ("%s: the first column is named \"%s\", expected a name without #, which "
                    "begins a comment"),
                 where, table->columns[column]);
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_columns (const AwrashTable *table, gsize line, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; i < table->n_columns; i++)
    {
      if (!check_column_name (table, i, line, error))
        return FALSE;
      gsize first = GPOINTER_TO_SIZE (g_hash_table_lookup (seen, table->folded[i]));
      if (first > 0)
        {
          g_autofree char *where = where_header (table->name, line);
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_DUPLICATE,
                       _ ("%s: column \"%s\" stands twice, as column %zu and column %zu"), where,
                       table->columns[i], first, i + 1);
          return FALSE;
        }
      g_hash_table_insert (seen, table->folded[i], GSIZE_TO_POINTER (i + 1));
    }
  return TRUE;
}

/* A copy without blanks around it. */
static char *
strip_name (const char *name)
{
  const char *end = name + strlen (name), *start = name;

  if (!g_utf8_validate (name, -1, NULL))
    return g_strdup (name);
  while (start < end && g_unichar_isspace (g_utf8_get_char (start)))
    start = g_utf8_find_next_char (start, NULL);
  for (const char *last = end; last > start; end = last)
    {
      last = g_utf8_prev_char (last);
      if (!g_unichar_isspace (g_utf8_get_char (last)))
        break;
    }
  return g_strndup (start, (gsize)(end - start));
}

static gboolean
check_sizes (const char *name, gsize n_columns, const char *const columns[], gsize line,
             GError **error)
{
  g_autofree char *where = where_header (name, line);

  if (n_columns == 0)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                 _ ("%s: no column, expected a header with at least one name"), where);
  else if (n_columns > AWRASH_TABLE_MOST_COLUMNS)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_SYNTAX,
                 _ ("%s: %zu columns, expected at most %d"), where, n_columns,
                 AWRASH_TABLE_MOST_COLUMNS);
  else
    {
      for (gsize i = 0; i < n_columns; i++)
        if (strlen (columns[i]) > AWRASH_TABLE_LONGEST_NAME)
          {
            g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_SYNTAX,
                         _ ("%s: the name of column %zu is longer than %d bytes"), where, i + 1,
                         AWRASH_TABLE_LONGEST_NAME);
            return FALSE;
          }
      return TRUE;
    }
  return FALSE;
}

AwrashTable *
awrash_i_table_new (const char *name, gsize n_columns, const char *const columns[], gsize line,
                    GError **error)
{
  if (!check_sizes (name, n_columns, columns, line, error))
    return NULL;
  g_autoptr (AwrashTable) table = g_new0 (AwrashTable, 1);
  table->name = g_utf8_make_valid (name, -1);
  table->spelling = awrash_i_table_plain_spelling;
  table->comma_row = G_MAXSIZE;
  table->comments = g_ptr_array_new_with_free_func (g_free);
  table->columns = awrash_i_new (char *, n_columns + 1, error);
  table->folded = table->columns == NULL ? NULL : awrash_i_new (char *, n_columns + 1, error);
  table->numbers = table->folded == NULL ? NULL : awrash_i_new (guint8, n_columns, error);
  if (table->numbers == NULL || !awrash_i_text_append (&table->arena, "", 1, error))
    return NULL;
  table->n_columns = n_columns;
  for (gsize i = 0; i < n_columns; i++)
    {
      table->columns[i] = strip_name (columns[i]);
      table->folded[i] = awrash_i_text_fold (columns[i]);
    }
  return check_columns (table, line, error) ? g_steal_pointer (&table) : NULL;
}

AwrashTable *
awrash_base_table_new (const char *name, size_t n_columns, const char *const columns[],
                       GError **error)
{
  g_return_val_if_fail (name != NULL && (columns != NULL || n_columns == 0), NULL);
  for (gsize i = 0; i < n_columns; i++)
    g_return_val_if_fail (columns[i] != NULL, NULL);
  return awrash_i_table_new (name, n_columns, columns, 0, error);
}

void
awrash_base_table_free (AwrashTable *table)
{
  if (table == NULL)
    return;
  g_free (table->name);
  g_strfreev (table->columns);
  g_strfreev (table->folded);
  g_free (table->numbers);
  g_ptr_array_unref (table->comments);
  awrash_i_text_clear (&table->arena);
  g_free (table->cells);
  g_free (table->lines);
  g_free (table);
}

static gboolean
widen (guint32 **array, gsize bytes)
{
  guint32 *larger = g_try_realloc (*array, bytes);

  if (larger != NULL)
    *array = larger;
  return larger != NULL;
}

static gboolean
grow_rows (AwrashTable *table, GError **error)
{
  const gsize most = AWRASH_TABLE_MOST_CELLS / table->n_columns;
  gsize capacity = MIN (MAX (2 * table->capacity, 16), most), n_cells = 0, bytes = 0;

  if (table->n_rows == most)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_MEMORY,
                   _ ("%s: more than %zu rows of %zu cells, the most that is held"), table->name,
                   most, table->n_columns);
      return FALSE;
    }
  if (g_size_checked_mul (&n_cells, capacity, table->n_columns)
      && g_size_checked_mul (&bytes, n_cells, sizeof (guint32)) && widen (&table->cells, bytes)
      && widen (&table->lines, capacity * sizeof (guint32)))
    {
      table->capacity = capacity;
      return TRUE;
    }
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_MEMORY,
               _ ("%s: not enough memory for %zu rows of %zu cells"), table->name, capacity,
               table->n_columns);
  return FALSE;
}

gboolean
awrash_i_table_begin_row (AwrashTable *table, gsize line, GError **error)
{
  if (table->n_rows % 256 == 0 && awrash_i_is_cancelled (error))
    return FALSE;
  if (table->n_rows == table->capacity && !grow_rows (table, error))
    return FALSE;
  memset (table->cells + table->n_rows * table->n_columns, 0, table->n_columns * sizeof (guint32));
  table->lines[table->n_rows] = (guint32)line;
  return TRUE;
}

gboolean
awrash_i_table_put_cell (AwrashTable *table, gsize column, const char *text, gsize length,
                         GError **error)
{
  gsize offset = table->arena.length;

  if (length == 0)
    return TRUE;
  if (length > AWRASH_TABLE_LONGEST_CELL)
    {
      g_autofree char *where = awrash_i_table_where (table, table->n_rows, column);
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_SYNTAX,
                   _ ("%s: a cell of %zu bytes, expected at most %d"), where, length,
                   AWRASH_TABLE_LONGEST_CELL);
      return FALSE;
    }
  if (offset > G_MAXUINT32 - 1 - length)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_MEMORY,
                   _ ("%s: the text of the table is beyond 4 GiB"), table->name);
      return FALSE;
    }
  if (!awrash_i_text_reserve (&table->arena, length + 1, error)
      || !awrash_i_text_append (&table->arena, text, length, error)
      || !awrash_i_text_append (&table->arena, "", 1, error))
    return FALSE;
  table->cells[table->n_rows * table->n_columns + column] = (guint32)offset;
  return TRUE;
}

void
awrash_i_table_finish_row (AwrashTable *table)
{
  table->n_rows++;
}

static gboolean
check_cells (const AwrashTable *table, gsize n_cells, const char *const cells[], GError **error)
{
  if (n_cells != table->n_columns)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_SYNTAX,
                   _ ("%s: row %zu has %zu cells, expected %zu"), table->name, table->n_rows + 1,
                   n_cells, table->n_columns);
      return FALSE;
    }
  for (gsize i = 0; i < n_cells; i++)
    if (cells[i] != NULL && !g_utf8_validate (cells[i], -1, NULL))
      {
        g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_ENCODING,
                     _ ("%s: row %zu: column \"%s\": the text is not UTF-8"), table->name,
                     table->n_rows + 1, table->columns[i]);
        return FALSE;
      }
  return TRUE;
}

gboolean
awrash_base_table_append (AwrashTable *table, size_t n_cells, const char *const cells[],
                          GError **error)
{
  g_return_val_if_fail (table != NULL && (cells != NULL || n_cells == 0), FALSE);
  if (!check_cells (table, n_cells, cells, error) || !awrash_i_table_begin_row (table, 0, error))
    return FALSE;
  gsize length = table->arena.length;
  for (gsize i = 0; i < n_cells; i++)
    if (cells[i] != NULL && !awrash_i_table_put_cell (table, i, cells[i], strlen (cells[i]), error))
      {
        table->arena.length = length;
        return FALSE;
      }
  awrash_i_table_finish_row (table);
  return TRUE;
}

void
awrash_base_table_add_comment (AwrashTable *table, const char *comment)
{
  g_return_if_fail (table != NULL && comment != NULL);
  g_autofree char *valid = g_utf8_make_valid (comment, -1);
  g_auto (GStrv) lines = g_strsplit_set (valid, "\r\n", -1);

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      char *text = g_strstrip (lines[i]);
      gsize length = strlen (text);
      /* a spreadsheet puts empty cells behind a comment, which no reader could tell from its end */
      while (length > 0
             && (g_ascii_isspace (text[length - 1]) || strchr (",;", text[length - 1]) != NULL))
        text[--length] = '\0';
      if (length > 0)
        g_ptr_array_add (table->comments,
                         *text == '#' ? g_strdup (text) : g_strconcat ("# ", text, NULL));
    }
}

/* Fills a table that has no rows yet; both arenas begin with the empty cell. */
static gboolean
copy_rows (AwrashTable *copy, const AwrashTable *table, GError **error)
{
  if (!awrash_i_text_append (&copy->arena, table->arena.bytes + 1, table->arena.length - 1, error))
    return FALSE;
  /* the product fits: the cells already lie in memory */
  copy->cells = awrash_i_copy (guint32, table->cells, table->n_rows * table->n_columns, error);
  copy->lines
      = copy->cells == NULL ? NULL : awrash_i_copy (guint32, table->lines, table->n_rows, error);
  if (copy->lines == NULL)
    return FALSE;
  copy->n_rows = copy->capacity = table->n_rows;
  return TRUE;
}

AwrashTable *
awrash_base_table_copy (const AwrashTable *table, GError **error)
{
  g_return_val_if_fail (table != NULL, NULL);
  g_autoptr (AwrashTable) copy = awrash_i_table_new (table->name, table->n_columns,
                                                     (const char *const *)table->columns, 0, error);

  if (copy == NULL || !copy_rows (copy, table, error))
    return NULL;
  memcpy (copy->numbers, table->numbers, table->n_columns);
  for (guint i = 0; i < table->comments->len; i++)
    g_ptr_array_add (copy->comments, g_strdup (g_ptr_array_index (table->comments, i)));
  copy->spelling = table->spelling;
  copy->is_read = table->is_read;
  copy->comma_row = table->comma_row;
  copy->comma_column = table->comma_column;
  return g_steal_pointer (&copy);
}

void
awrash_i_table_mark_numbers (AwrashTable *table, gsize column)
{
  g_return_if_fail (table != NULL && column < table->n_columns);
  table->numbers[column] = 1;
}

void
awrash_i_table_take_spelling (AwrashTable *table, const AwrashTable *from)
{
  g_return_if_fail (table != NULL && from != NULL && !table->is_read);
  table->spelling = from->spelling;
}

gboolean
awrash_base_table_find_column (const AwrashTable *table, const char *name, size_t *column)
{
  g_return_val_if_fail (table != NULL && name != NULL, FALSE);
  if (!g_utf8_validate (name, -1, NULL))
    return FALSE;
  g_autofree char *folded = awrash_i_text_fold (name);
  for (gsize i = 0; i < table->n_columns; i++)
    if (strcmp (table->folded[i], folded) == 0)
      {
        if (column != NULL)
          *column = i;
        return TRUE;
      }
  return FALSE;
}

void
awrash_i_table_add_number (GPtrArray *cells, double value)
{
  g_ptr_array_add (cells, isfinite (value) ? awrash_i_number_format (value) : g_strdup (""));
}

gboolean
awrash_i_table_append (AwrashTable *table, const GPtrArray *cells, GError **error)
{
  return awrash_base_table_append (table, cells->len, (const char *const *)cells->pdata, error);
}
