/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The answer of a decomposition: columns of numbers, each with its table and its name.
 * Source: none. Invariant: immutable once handed out; terms are a table of one row, so that one way
 * of asking serves every scheme. */

#include "metric/parts-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/number-private.h"

#include <float.h>
#include <string.h>

enum
{
  N_COLUMNS_MOST = 64 /* no scheme of this room has more */
};

typedef struct
{
  const char *table;
  const char *name;
  gsize n_rows;
  double *values;
} Column;

struct _AwrashParts
{
  const char *convention;
  gsize n_columns;
  Column columns[N_COLUMNS_MOST];
};

AwrashParts *
awrash_i_parts_new (const char *convention)
{
  AwrashParts *parts = g_new0 (AwrashParts, 1);

  parts->convention = convention;
  return parts;
}

static double *
add_column (AwrashParts *parts, const char *table, const char *name, gsize n_rows, GError **error)
{
  Column *column = NULL;

  if (parts->n_columns == N_COLUMNS_MOST)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_INTERNAL, "%s:%d: more than %d columns",
                   __FILE__, __LINE__, (int)N_COLUMNS_MOST);
      return NULL;
    }
  column = &parts->columns[parts->n_columns];
  column->values = awrash_i_new (double, n_rows, error);
  if (column->values == NULL)
    return NULL;
  column->table = table;
  column->name = name;
  column->n_rows = n_rows;
  parts->n_columns++;
  return column->values;
}

gboolean
awrash_i_parts_add_table (AwrashParts *parts, const char *table, gsize n_rows, gsize n_columns,
                          const char *const names[], double *columns[], GError **error)
{
  for (gsize i = 0; i < n_columns; i++)
    {
      columns[i] = add_column (parts, table, names[i], n_rows, error);
      if (columns[i] == NULL)
        return FALSE;
    }
  return TRUE;
}

gboolean
awrash_i_parts_add_terms (AwrashParts *parts, gsize n, const AwrashPartsTerm terms[],
                          GError **error)
{
  for (gsize i = 0; i < n; i++)
    {
      double *value = add_column (parts, AWRASH_PARTS_WHOLE, terms[i].name, 1, error);

      if (value == NULL)
        return FALSE;
      *value = terms[i].value;
    }
  return TRUE;
}

gboolean
awrash_i_parts_check_parameter (const char *name, double value, double low, double high,
                                GError **error)
{
  g_autofree char *number = awrash_i_number_format (value);
  g_autofree char *least = awrash_i_number_format (low);
  g_autofree char *most = awrash_i_number_format (high);

  if (value >= low && value <= high)
    return TRUE;
  if (low == -DBL_MAX && high == DBL_MAX)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE, _ ("%s is %s, expected a finite number"),
                 name, number);
  else if (high == DBL_MAX)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                 _ ("%s is %s, expected a finite number ≥ %s"), name, number, least);
  else
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                 _ ("%s is %s, expected a number from %s to %s"), name, number, least, most);
  return FALSE;
}

void
awrash_metric_parts_free (AwrashParts *parts)
{
  if (parts == NULL)
    return;
  for (gsize i = 0; i < parts->n_columns; i++)
    g_free (parts->columns[i].values);
  g_free (parts);
}

const char *
awrash_metric_parts_get_convention (const AwrashParts *parts)
{
  g_return_val_if_fail (parts != NULL, NULL);

  return _ (parts->convention);
}

size_t
awrash_metric_parts_get_n_columns (const AwrashParts *parts)
{
  g_return_val_if_fail (parts != NULL, 0);

  return parts->n_columns;
}

const char *
awrash_metric_parts_get_table (const AwrashParts *parts, size_t column)
{
  g_return_val_if_fail (parts != NULL && column < parts->n_columns, NULL);

  return parts->columns[column].table;
}

const char *
awrash_metric_parts_get_name (const AwrashParts *parts, size_t column)
{
  g_return_val_if_fail (parts != NULL && column < parts->n_columns, NULL);

  return parts->columns[column].name;
}

size_t
awrash_metric_parts_get_n_rows (const AwrashParts *parts, size_t column)
{
  g_return_val_if_fail (parts != NULL && column < parts->n_columns, 0);

  return parts->columns[column].n_rows;
}

void
awrash_metric_parts_get_values (const AwrashParts *parts, size_t column, size_t n, double values[])
{
  g_return_if_fail (parts != NULL && column < parts->n_columns);
  g_return_if_fail (n == parts->columns[column].n_rows && (values != NULL || n == 0));

  if (n > 0)
    memcpy (values, parts->columns[column].values, n * sizeof *values);
}

gboolean
awrash_metric_parts_get (const AwrashParts *parts, const char *table, const char *name, size_t row,
                         double *value)
{
  g_return_val_if_fail (parts != NULL && table != NULL && name != NULL && value != NULL, FALSE);

  for (gsize i = 0; i < parts->n_columns; i++)
    {
      const Column *column = &parts->columns[i];

      if (strcmp (column->table, table) != 0 || strcmp (column->name, name) != 0)
        continue;
      if (row >= column->n_rows)
        return FALSE;
      *value = column->values[row];
      return TRUE;
    }
  return FALSE;
}
