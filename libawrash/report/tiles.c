/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where each province has its tile: a map of equal areas, so that a large and empty province weighs
 * no more in the eye than a small and full one. Source: the columns tile_column and tile_row of
 * territories.csv; rows of hexagons, odd ones half a tile to the right. Invariant: a province
 * without both has no tile, and nothing is guessed for it. */

#include "report/tiles-private.h"

#include "base/memory-private.h"

#include <math.h>

typedef struct
{
  const AwrashTable *table;
  gsize column, row;
} Columns;

static gboolean
find_columns (const AwrashProgramme *programme, Columns *columns)
{
  columns->table = awrash_programme_get_table (programme, "territories");
  return awrash_programme_find_column (programme, "territories", "tile_column", &columns->column)
         && awrash_programme_find_column (programme, "territories", "tile_row", &columns->row);
}

static gboolean
read_tile (const AwrashProgramme *programme, const Columns *columns, gsize province, double *column,
           double *row)
{
  const gsize line = awrash_programme_province_get_territory (programme, province);

  return awrash_base_table_get_number (columns->table, line, columns->column, column, NULL)
         && awrash_base_table_get_number (columns->table, line, columns->row, row, NULL)
         && fabs (*column) < 10000 && fabs (*row) < 10000;
}

/* The north-west corner becomes 0, 0. */
static void
shift (AwrashTiles *tiles, gsize n_provinces)
{
  double left = INFINITY, top = INFINITY;

  for (gsize p = 0; p < n_provinces; p++)
    if (tiles->has[p])
      {
        left = MIN (left, tiles->column[p]);
        top = MIN (top, tiles->row[p]);
      }
  for (gsize p = 0; p < n_provinces; p++)
    if (tiles->has[p])
      {
        tiles->column[p] -= left;
        tiles->row[p] -= top;
        tiles->columns = MAX (tiles->columns, tiles->column[p] + 1);
        tiles->rows = MAX (tiles->rows, tiles->row[p] + 1);
      }
}

gboolean
awrash_i_tiles_init (AwrashTiles *tiles, const AwrashProgramme *programme, GError **error)
{
  const gsize n = awrash_programme_province_get_count (programme);
  Columns columns;

  tiles->has = awrash_i_new (gboolean, n, error);
  tiles->column = tiles->has != NULL ? awrash_i_new (double, n, error) : NULL;
  tiles->row = tiles->column != NULL ? awrash_i_new (double, n, error) : NULL;
  if (tiles->row == NULL)
    return FALSE;
  if (!find_columns (programme, &columns))
    return TRUE;
  for (gsize p = 0; p < n; p++)
    {
      tiles->has[p] = read_tile (programme, &columns, p, &tiles->column[p], &tiles->row[p]);
      tiles->n += tiles->has[p];
      if (tiles->has[p] && fmod (fabs (tiles->row[p]), 2) == 1)
        tiles->column[p] += 0.5;
    }
  shift (tiles, n);
  return TRUE;
}

void
awrash_i_tiles_clear (AwrashTiles *tiles)
{
  g_free (tiles->has);
  g_free (tiles->column);
  g_free (tiles->row);
}
