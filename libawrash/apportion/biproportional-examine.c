/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A given matrix: does it keep all bounds, and is there an exchange that makes it better?
 * Source: Klein (1967): a flow is least if and only if no residual cycle has a negative cost.
 * Invariant: nothing is solved here; the units stay as they were given. */

#include "apportion/biproportional-private.h"

/* A sum that would not fit stops above every total. */
static int64_t
sum_line (const int64_t units[], gsize n, gsize step)
{
  int64_t sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += MIN (units[i * step], G_MAXINT64 - sum);
  return sum;
}

static gboolean
breaks (int64_t units, int64_t low, int64_t high, gssize row, gssize column,
        AwrashGridBreach *breach)
{
  if (units >= low && units <= high)
    return FALSE;
  *breach = (AwrashGridBreach){ row, column, units, low, high };
  return TRUE;
}

static gboolean
find_broken_line (const AwrashMatrix *matrix, const AwrashMargins *margins, const int64_t units[],
                  AwrashGridBreach *breach)
{
  gsize n_rows = matrix->n_rows, n_columns = matrix->n_columns;

  for (gsize r = 0; r < n_rows; r++)
    if (breaks (sum_line (units + r * n_columns, n_columns, 1), margins->rows.low[r],
                margins->rows.high[r], (gssize)r, -1, breach))
      return TRUE;
  for (gsize c = 0; c < n_columns; c++)
    if (breaks (sum_line (units + c, n_rows, n_columns), margins->columns.low[c],
                margins->columns.high[c], -1, (gssize)c, breach))
      return TRUE;
  return FALSE;
}

gboolean
awrash_i_grid_find_breach (const AwrashMatrix *matrix, const AwrashMargins *margins,
                           const int64_t units[], AwrashGridBreach *breach)
{
  gsize n = matrix->n_rows * matrix->n_columns;

  for (gsize cell = 0; cell < n; cell++)
    if (breaks (units[cell], matrix->lower[cell], matrix->upper[cell],
                (gssize)(cell / matrix->n_columns), (gssize)(cell % matrix->n_columns), breach))
      return TRUE;
  return find_broken_line (matrix, margins, units, breach)
         || breaks (sum_line (units, n, 1), margins->total, margins->total, -1, -1, breach);
}

gboolean
awrash_i_grid_examine (AwrashGrid *grid, AwrashGridFace *face, const AwrashMatrix *matrix,
                       const AwrashMargins *margins, const AwrashSignposts *rule,
                       const int64_t units[], GArray *cycle, GError **error)
{
  if (!awrash_i_grid_init (grid, matrix, margins, rule, FALSE, FALSE, error))
    return FALSE;
  awrash_i_grid_read (grid, units);
  return awrash_i_face_init (face, grid, NULL, error) && awrash_i_face_check (face, cycle, error);
}
