/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Successive shortest paths: units leave the columns that have too many for those that have too
 * few, over rows that pass on what they receive. One search serves many columns at once.
 * Source: Ahuja, Magnanti and Orlin, Network Flows (1993), ch. 9 and 14, in the thin dense form:
 * columns are settled in the order of their labels, and a row is looked at when its label falls.
 * Invariant: reduced costs stay within rounding errors of nought or above, rows keep totals. */

#include "apportion/biproportional-private.h"

#include "allot/relax-private.h"
#include "base/cancel-private.h"
#include "base/memory-private.h"

#include <math.h>
#include <string.h>

#define NONE (-1)

enum
{
  ROWS_BETWEEN = 16 /* relaxed rows between two looks at the bound */
};

typedef struct
{
  AwrashGrid *grid;
  double *row_label;
  double *column_label;
  double *minus_a;
  int64_t *row_parent;    /* the column from which a row was reached */
  int64_t *column_parent; /* the row from which a column was reached, NONE at the sources */
  int64_t *reached;       /* the columns with too little, in the order of their labels */
  gsize n_reached;
  double bound;         /* no label above it matters: the largest of columns with too little */
  guint8 *is_settled;   /* [n_columns] */
  guint8 *is_row_spent; /* the cell by which a row was reached was used */
  guint8 *is_column_spent;
} Search;

static gsize
nearest (const Search *self)
{
  gsize best = self->grid->n_columns;
  double label = INFINITY;

  for (gsize c = 0; c < self->grid->n_columns; c++)
    if (!self->is_settled[c] && self->column_label[c] < label)
      {
        label = self->column_label[c];
        best = c;
      }
  return best;
}

static void
set_bound (Search *self)
{
  const AwrashGrid *grid = self->grid;
  double bound = 0;

  for (gsize c = 0; c < grid->n_columns; c++)
    if (grid->excess[c] < 0)
      bound = MAX (bound, self->column_label[c]);
  self->bound = bound;
}

/* Lowers the labels of rows from a column that is settled. */
static void
leave_column (Search *self, gsize c)
{
  AwrashGrid *grid = self->grid;
  double label = self->column_label[c];

  self->is_settled[c] = 1;
  awrash_i_relax (grid->n_rows, label - grid->b[c], label, grid->last + c * grid->n_rows,
                  self->minus_a, (int64_t)c, self->row_label, self->row_parent);
}

static void
leave_row (Search *self, gsize r)
{
  AwrashGrid *grid = self->grid;
  double label = self->row_label[r];

  awrash_i_relax (grid->n_columns, label + grid->a[r], label, grid->next + r * grid->n_columns,
                  grid->b, (int64_t)r, self->column_label, self->column_parent);
}

/* Goes on from the rows that a column reached first, or better than all before. */
static void
leave_rows (Search *self, gsize c)
{
  gsize n = 0;

  for (gsize r = 0; r < self->grid->n_rows; r++)
    if (self->row_parent[r] == (int64_t)c && self->row_label[r] < self->bound)
      {
        leave_row (self, r);
        if (++n % ROWS_BETWEEN == 0)
          set_bound (self);
      }
  if (n > 0)
    set_bound (self);
}

/* All columns that have too much stand at nought, and are left together: a row is then looked at
 * once. */
static void
start (Search *self)
{
  const AwrashGrid *grid = self->grid;

  for (gsize r = 0; r < grid->n_rows; r++)
    {
      self->row_label[r] = INFINITY;
      self->row_parent[r] = NONE;
      self->minus_a[r] = -grid->a[r];
    }
  for (gsize c = 0; c < grid->n_columns; c++)
    {
      self->column_label[c] = grid->excess[c] > 0 ? 0 : INFINITY;
      self->column_parent[c] = NONE;
    }
  memset (self->is_settled, 0, grid->n_columns);
  memset (self->is_row_spent, 0, grid->n_rows);
  memset (self->is_column_spent, 0, grid->n_columns);
  self->n_reached = 0;
  self->bound = INFINITY;
  for (gsize c = 0; c < grid->n_columns; c++)
    if (grid->excess[c] > 0)
      leave_column (self, c);
  for (gsize r = 0; r < grid->n_rows; r++)
    if (self->row_label[r] < self->bound)
      {
        leave_row (self, r);
        if (r % ROWS_BETWEEN == 0)
          set_bound (self);
      }
  set_bound (self);
}

/* Labels up to the last of the columns with too little; their largest, or infinity where none was
 * reached. */
static double
search (Search *self)
{
  AwrashGrid *grid = self->grid;
  double farthest = INFINITY;

  start (self);
  for (gsize c = nearest (self); c < grid->n_columns && self->column_label[c] <= self->bound;
       c = nearest (self))
    {
      if (awrash_i_is_cancelled (NULL))
        return INFINITY;
      if (grid->excess[c] < 0)
        {
          self->reached[self->n_reached++] = (int64_t)c;
          farthest = self->column_label[c];
        }
      leave_column (self, c);
      leave_rows (self, c);
    }
  return farthest;
}

static void
raise_potentials (Search *self, double farthest)
{
  AwrashGrid *grid = self->grid;

  for (gsize r = 0; r < grid->n_rows; r++)
    grid->a[r] += MIN (self->row_label[r], farthest);
  for (gsize c = 0; c < grid->n_columns; c++)
    grid->b[c] -= MIN (self->column_label[c], farthest);
}

/* How many units the path to a column can carry; 0 where a part of it was used before. */
static int64_t
get_path_room (const Search *self, gsize to, gsize *source)
{
  const AwrashGrid *grid = self->grid;
  int64_t room = -grid->excess[to];
  gsize c = to;

  while (self->column_parent[c] != NONE)
    {
      gsize r = (gsize)self->column_parent[c], from = (gsize)self->row_parent[r];

      if (self->is_column_spent[c] || self->is_row_spent[r])
        return 0;
      room = MIN (room, awrash_i_grid_room (grid, r, c, TRUE));
      room = MIN (room, awrash_i_grid_room (grid, r, from, FALSE));
      c = from;
    }
  *source = c;
  return MIN (room, MAX (grid->excess[c], 0));
}

static int64_t
send (Search *self, gsize to)
{
  AwrashGrid *grid = self->grid;
  gsize source = to;
  int64_t units = get_path_room (self, to, &source);

  if (units == 0)
    return 0;
  for (gsize c = to; c != source;)
    {
      gsize r = (gsize)self->column_parent[c], from = (gsize)self->row_parent[r];

      awrash_i_grid_add (grid, r, c, units);
      awrash_i_grid_add (grid, r, from, -units);
      self->is_column_spent[c] = !awrash_i_grid_is_slack (grid, r, c);
      self->is_row_spent[r] = !awrash_i_grid_is_slack (grid, r, from);
      c = from;
    }
  grid->excess[source] -= units;
  grid->excess[to] += units;
  return units;
}

static gboolean
has_short (const AwrashGrid *grid)
{
  for (gsize c = 0; c < grid->n_columns; c++)
    if (grid->excess[c] < 0)
      return TRUE;
  return FALSE;
}

static gboolean
allocate (Search *self, double **reals, int64_t **numbers, guint8 **marks, GError **error)
{
  gsize n_rows = self->grid->n_rows, n_columns = self->grid->n_columns;

  *reals = awrash_i_new (double, 2 * n_rows + n_columns, error);
  *numbers = *reals != NULL ? awrash_i_new (int64_t, n_rows + 2 * n_columns, error) : NULL;
  *marks = *numbers != NULL ? awrash_i_new (guint8, n_rows + 2 * n_columns, error) : NULL;
  if (*marks == NULL)
    return FALSE;
  self->row_label = *reals;
  self->column_label = *reals + n_rows;
  self->minus_a = self->column_label + n_columns;
  self->row_parent = *numbers;
  self->column_parent = *numbers + n_rows;
  self->reached = self->column_parent + n_columns;
  self->is_row_spent = *marks;
  self->is_column_spent = *marks + n_rows;
  self->is_settled = self->is_column_spent + n_columns;
  return TRUE;
}

gboolean
awrash_i_grid_balance (AwrashGrid *grid, GError **error)
{
  Search self = { .grid = grid };
  g_autofree double *reals = NULL;
  g_autofree int64_t *numbers = NULL;
  g_autofree guint8 *marks = NULL;

  if (!allocate (&self, &reals, &numbers, &marks, error))
    return FALSE;
  while (has_short (grid))
    {
      double farthest = search (&self);

      if (awrash_i_is_cancelled (error) || isinf (farthest))
        return FALSE;
      raise_potentials (&self, farthest);
      for (gsize i = 0; i < self.n_reached; i++)
        send (&self, (gsize)self.reached[i]);
    }
  return TRUE;
}
