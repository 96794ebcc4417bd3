/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A matrix of claims as a spreadsheet has it. Source: a CSV file. Invariant: what is read as a
 * total stands in a row or a column that says so. */

#include "crosstable.h"

#include <string.h>

/* "total" in any case, as English and French have it, or the Arabic word. */
static gboolean
is_total (const char *label)
{
  g_autofree char *bare = g_strstrip (g_strdup (label));
  g_autofree char *folded = g_utf8_casefold (bare, -1);

  return strcmp (folded, "total") == 0 || strcmp (bare, "المجموع") == 0;
}

void
crosstable_clear (Crosstable *crosstable)
{
  awrash_base_table_free (crosstable->table);
  g_free (crosstable->row_names);
  g_free (crosstable->column_names);
  g_free (crosstable->claims);
  g_free (crosstable->row_low);
  g_free (crosstable->row_high);
  g_free (crosstable->column_low);
  g_free (crosstable->column_high);
}

static gboolean
check_frame (Crosstable *crosstable, GError **error)
{
  const AwrashTable *table = crosstable->table;
  const gsize columns = awrash_base_table_get_n_columns (table);
  const gsize rows = awrash_base_table_get_n_rows (table);
  const char *name = awrash_base_table_get_name (table);

  if (columns < 3 || rows < 2)
    manners_misuse (error, _ ("%s has no matrix, expected labels, claims and totals"), name);
  else if (!is_total (awrash_base_table_get_column (table, columns - 1)))
    manners_misuse (error, _ ("%s: the last column is \"%s\", expected \"total\""), name,
                    awrash_base_table_get_column (table, columns - 1));
  else if (!is_total (awrash_base_table_get_cell (table, rows - 1, 0)))
    manners_misuse (error, _ ("%s: the last row is \"%s\", expected \"total\""), name,
                    awrash_base_table_get_cell (table, rows - 1, 0));
  else
    {
      crosstable->n_rows = rows - 1;
      crosstable->n_columns = columns - 2;
      return TRUE;
    }
  return FALSE;
}

/* what: what is wrong with the text that stands there. */
static gboolean
refuse_cell (const AwrashTable *table, gsize row, gsize column, const char *what, GError **error)
{
  g_autofree char *where
      = g_strdup_printf (_ ("column \"%s\""), awrash_base_table_get_column (table, column));

  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE, "%s:%" G_GINT64_FORMAT ": %s: \"%s\": %s",
               awrash_base_table_get_name (table), awrash_base_table_get_line (table, row), where,
               awrash_base_table_get_cell (table, row, column), what);
  return FALSE;
}

/* A whole number, or two with ".." between them. */
static gboolean
read_range (const AwrashTable *table, gsize row, gsize column, int64_t *low, int64_t *high,
            GError **error)
{
  const char *cell = awrash_base_table_get_cell (table, row, column);
  g_auto (GStrv) ends = g_strsplit (cell, "..", 2);
  gint64 first = 0, last = 0;

  if (g_strv_length (ends) < 2)
    {
      if (!awrash_base_table_get_integer (table, row, column, low, error))
        return FALSE;
      *high = *low;
      return TRUE;
    }
  if (!g_ascii_string_to_signed (g_strstrip (ends[0]), 10, 0, G_MAXINT64, &first, NULL)
      || !g_ascii_string_to_signed (g_strstrip (ends[1]), 10, 0, G_MAXINT64, &last, NULL))
    return refuse_cell (table, row, column, _ ("expected a whole number or a range such as 3..5"),
                        error);
  *low = first;
  *high = last;
  return TRUE;
}

static gboolean
read_margins (Crosstable *crosstable, GError **error)
{
  const AwrashTable *table = crosstable->table;
  const gsize n_rows = crosstable->n_rows, n_columns = crosstable->n_columns;

  crosstable->row_low = g_new0 (int64_t, n_rows);
  crosstable->row_high = g_new0 (int64_t, n_rows);
  crosstable->column_low = g_new0 (int64_t, n_columns);
  crosstable->column_high = g_new0 (int64_t, n_columns);
  for (gsize r = 0; r < n_rows; r++)
    if (!read_range (table, r, n_columns + 1, &crosstable->row_low[r], &crosstable->row_high[r],
                     error))
      return FALSE;
  for (gsize c = 0; c < n_columns; c++)
    if (!read_range (table, n_rows, c + 1, &crosstable->column_low[c], &crosstable->column_high[c],
                     error))
      return FALSE;
  return TRUE;
}

static gboolean
read_claims (Crosstable *crosstable, GError **error)
{
  const gsize n_rows = crosstable->n_rows, n_columns = crosstable->n_columns;

  crosstable->row_names = g_new0 (const char *, n_rows);
  crosstable->column_names = g_new0 (const char *, n_columns);
  crosstable->claims = g_new0 (double, n_rows *n_columns);
  for (gsize c = 0; c < n_columns; c++)
    crosstable->column_names[c] = awrash_base_table_get_column (crosstable->table, c + 1);
  for (gsize r = 0; r < n_rows; r++)
    {
      crosstable->row_names[r] = awrash_base_table_get_cell (crosstable->table, r, 0);
      for (gsize c = 0; c < n_columns; c++)
        if (!awrash_base_table_get_number (crosstable->table, r, c + 1,
                                           &crosstable->claims[r * n_columns + c], error))
          return FALSE;
    }
  return TRUE;
}

/* Names of rows are what --order, --floor and the answer call them by. */
static gboolean
check_rows (const Crosstable *crosstable, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize r = 0; r < crosstable->n_rows; r++)
    if (!g_hash_table_add (seen, g_strdup (crosstable->row_names[r])))
      return refuse_cell (crosstable->table, r, 0, _ ("another row has this name"), error);
  return TRUE;
}

/* The sum of totals that are all exact. */
static gboolean
add_exact (gsize n, const int64_t low[], const int64_t high[], gint64 *sum)
{
  *sum = 0;
  for (gsize i = 0; i < n; i++)
    if (low[i] != high[i] || low[i] < 0 || low[i] > G_MAXINT64 - *sum)
      return FALSE;
    else
      *sum += low[i];
  return TRUE;
}

static gboolean
find_total (Crosstable *crosstable, gint64 asked, GError **error)
{
  const gsize row = crosstable->n_rows, column = crosstable->n_columns + 1;
  const gboolean has_corner
      = awrash_base_table_get_cell (crosstable->table, row, column)[0] != '\0';
  int64_t corner = 0;

  if (has_corner && !awrash_base_table_get_integer (crosstable->table, row, column, &corner, error))
    return FALSE;
  crosstable->total = has_corner ? corner : asked;
  if (has_corner && asked >= 0 && asked != corner)
    return refuse_cell (crosstable->table, row, column, _ ("--total is another grand total"),
                        error);
  if (has_corner || asked >= 0
      || add_exact (crosstable->n_rows, crosstable->row_low, crosstable->row_high,
                    &crosstable->total)
      || add_exact (crosstable->n_columns, crosstable->column_low, crosstable->column_high,
                    &crosstable->total))
    return TRUE;
  return refuse_cell (crosstable->table, row, column,
                      _ ("ranges need a grand total, here or as --total"), error);
}

gboolean
crosstable_read (Crosstable *crosstable, const char *path, gint64 asked_total, GError **error)
{
  crosstable->table = manners_read_table (path, error);
  return crosstable->table != NULL && check_frame (crosstable, error)
         && read_claims (crosstable, error) && check_rows (crosstable, error)
         && read_margins (crosstable, error) && find_total (crosstable, asked_total, error);
}

static gboolean
find_row (const Crosstable *crosstable, const char *name, gsize *row)
{
  for (*row = 0; *row < crosstable->n_rows; ++*row)
    if (strcmp (crosstable->row_names[*row], name) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
read_row_like (const Crosstable *crosstable, const AwrashTable *table, gsize at, gsize row,
               int64_t values[], GError **error)
{
  for (gsize c = 0; c < crosstable->n_columns; c++)
    {
      gsize column;
      if (!awrash_base_table_find_column (table, crosstable->column_names[c], &column))
        {
          manners_misuse (error, _ ("%s has no column \"%s\", expected those of the matrix"),
                          awrash_base_table_get_name (table), crosstable->column_names[c]);
          return FALSE;
        }
      if (awrash_base_table_get_cell (table, at, column)[0] != '\0'
          && !awrash_base_table_get_integer (table, at, column,
                                             &values[row * crosstable->n_columns + c], error))
        return FALSE;
    }
  return TRUE;
}

gboolean
crosstable_read_like (const Crosstable *crosstable, const char *path, int64_t empty,
                      int64_t **values, GError **error)
{
  const gsize n = crosstable->n_rows * crosstable->n_columns;
  g_autoptr (AwrashTable) table = NULL;
  g_autofree int64_t *found = g_new0 (int64_t, n + 1);

  if (path == NULL)
    return TRUE;
  table = manners_read_table (path, error);
  if (table == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    found[i] = empty;
  for (gsize at = 0; at < awrash_base_table_get_n_rows (table); at++)
    {
      gsize row;
      const gboolean is_known
          = find_row (crosstable, awrash_base_table_get_cell (table, at, 0), &row);
      if (is_known && !read_row_like (crosstable, table, at, row, found, error))
        return FALSE;
      if (!is_known && !is_total (awrash_base_table_get_cell (table, at, 0)))
        return refuse_cell (table, at, 0, _ ("no row of the matrix has this name"), error);
    }
  *values = g_steal_pointer (&found);
  return TRUE;
}
