/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A problem that grows row by row, each in lowest terms, with names that certificates and other
 * solvers read. Source: none. Invariant: whole numbers between the limits of a row are the same
 * before and after it is reduced. */

#include "selection/approve-private.h"

#include "base/memory-private.h"
#include "base/rational-private.h"

static void
clear_column (gpointer data)
{
  g_free (((AwrashApproveColumn *)data)->name);
}

static void
clear_row (gpointer data)
{
  g_free (((AwrashApproveRow *)data)->name);
}

AwrashApproveRows *
awrash_i_approve_rows_new (void)
{
  AwrashApproveRows *rows = g_new0 (AwrashApproveRows, 1);

  rows->columns = g_array_new (FALSE, FALSE, sizeof (AwrashApproveColumn));
  g_array_set_clear_func (rows->columns, clear_column);
  rows->rows = g_array_new (FALSE, FALSE, sizeof (AwrashApproveRow));
  g_array_set_clear_func (rows->rows, clear_row);
  rows->entries = g_array_new (FALSE, FALSE, sizeof (AwrashApproveEntry));
  return rows;
}

void
awrash_i_approve_rows_free (AwrashApproveRows *rows)
{
  if (rows == NULL)
    return;
  g_array_unref (rows->columns);
  g_array_unref (rows->rows);
  g_array_unref (rows->entries);
  g_clear_error (&rows->refused);
  g_free (rows);
}

/* Whether another item may be added to a list. */
static gboolean
may_add (AwrashApproveRows *rows, const GArray *list)
{
  return rows->refused == NULL && awrash_i_memory_stretch (list, 1, &rows->refused);
}

gboolean
awrash_i_approve_rows_check (const AwrashApproveRows *rows, GError **error)
{
  if (rows->refused != NULL)
    g_propagate_error (error, g_error_copy (rows->refused));
  return rows->refused == NULL;
}

gsize
awrash_i_approve_rows_add_column (AwrashApproveRows *rows, char *name, int64_t lower, int64_t upper,
                                  int64_t cost)
{
  AwrashApproveColumn column = { name, lower, upper, cost };

  if (may_add (rows, rows->columns))
    g_array_append_val (rows->columns, column);
  else
    g_free (name);
  return rows->columns->len - 1;
}

void
awrash_i_approve_rows_put (AwrashApproveRows *rows, gsize column, int64_t value)
{
  AwrashApproveEntry entry = { column, value };

  if (value != 0 && may_add (rows, rows->entries))
    g_array_append_val (rows->entries, entry);
}

/* Where the entries of the next row begin. */
static gsize
end_of_rows (const AwrashApproveRows *rows)
{
  if (rows->rows->len == 0)
    return 0;
  return g_array_index (rows->rows, AwrashApproveRow, rows->rows->len - 1).end;
}

void
awrash_i_approve_rows_end (AwrashApproveRows *rows, char *name, int64_t lower, int64_t upper)
{
  AwrashApproveRow row = { name, lower, upper, end_of_rows (rows), rows->entries->len };
  int64_t divisor = 0;

  for (gsize k = row.first; k < row.end; k++)
    divisor = awrash_i_rational_common_divisor (
        divisor, ABS (g_array_index (rows->entries, AwrashApproveEntry, k).value));
  if (divisor > 1)
    {
      for (gsize k = row.first; k < row.end; k++)
        g_array_index (rows->entries, AwrashApproveEntry, k).value /= divisor;
      if (lower != AWRASH_MIXED_LEAST)
        row.lower = lower / divisor + (lower % divisor > 0);
      if (upper != AWRASH_MIXED_MOST)
        row.upper = upper / divisor - (upper % divisor < 0);
    }
  if (may_add (rows, rows->rows))
    g_array_append_val (rows->rows, row);
  else
    g_free (name);
}

AwrashMixed *
awrash_i_approve_rows_to_mixed (const AwrashApproveRows *rows, GError **error)
{
  gsize n = rows->columns->len, m = rows->rows->len;
  g_autoptr (AwrashMixed) mixed = awrash_i_mixed_new (n, m, rows->entries->len, error);

  if (mixed == NULL)
    return NULL;
  for (gsize j = 0; j < n; j++)
    {
      const AwrashApproveColumn *column = &g_array_index (rows->columns, AwrashApproveColumn, j);

      mixed->lower[j] = column->lower;
      mixed->upper[j] = column->upper;
      mixed->cost[j] = column->cost;
    }
  for (gsize i = 0; i < m; i++)
    {
      const AwrashApproveRow *row = &g_array_index (rows->rows, AwrashApproveRow, i);

      mixed->lower[n + i] = row->lower;
      mixed->upper[n + i] = row->upper;
      mixed->first[i + 1] = row->end;
    }
  for (gsize k = 0; k < rows->entries->len; k++)
    {
      mixed->column[k] = g_array_index (rows->entries, AwrashApproveEntry, k).column;
      mixed->value[k] = g_array_index (rows->entries, AwrashApproveEntry, k).value;
    }
  return awrash_i_mixed_seal (mixed, error) ? g_steal_pointer (&mixed) : NULL;
}

char **
awrash_i_approve_rows_names (const AwrashApproveRows *rows, GError **error)
{
  gsize n = rows->columns->len, m = rows->rows->len;
  char **names = awrash_i_new (char *, n + m + 1, error);

  if (names == NULL)
    return NULL;
  for (gsize j = 0; j < n; j++)
    names[j] = g_array_index (rows->columns, AwrashApproveColumn, j).name;
  for (gsize i = 0; i < m; i++)
    names[n + i] = g_array_index (rows->rows, AwrashApproveRow, i).name;
  return names;
}
