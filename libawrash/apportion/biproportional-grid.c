/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The grid of a two-way problem: laid with its longer side down, ranges made exact by slack.
 * Source: Gaffke and Pukelsheim, "Divisor methods for proportional representation systems: an
 * optimization approach to vector and matrix apportionment problems" (2008), for the costs.
 * Invariant: keys always belong to the units that stand in the grid. */

#include "apportion/biproportional-private.h"

#include "base/memory-private.h"

#include <math.h>
#include <string.h>

enum
{
  STEPS_A_LINE = 64,
  STEP_RATIO = 8
};

/* Stands for log s(1) where s(1) = 0, for a start from which exact levels go on, and for what a
 * larger claim is worth beside it. */
#define FIRST_UNIT -1e5
#define FIRST_CLAIM 1e2

double
awrash_i_grid_log_signpost (const AwrashGrid *grid, int64_t k)
{
  return log (grid->rule->value (grid->rule, (double)k));
}

static inline double
get_cost (const AwrashGrid *grid, gsize cell, int64_t k)
{
  if (k == 1 && grid->rule->starts_at_zero)
    return FIRST_UNIT - FIRST_CLAIM * grid->log_claims[cell];
  return awrash_i_grid_log_signpost (grid, k) - grid->log_claims[cell];
}

/* The key of a move of several units is that of the one in their middle, the same forth and back.
 */
void
awrash_i_grid_set_keys (AwrashGrid *grid, gsize r, gsize c)
{
  gsize cell = r * grid->n_columns + c;
  int64_t units = grid->units[cell];
  int64_t room = awrash_i_grid_room (grid, r, c, TRUE);
  int64_t stock = awrash_i_grid_room (grid, r, c, FALSE);
  gboolean is_slack = awrash_i_grid_is_slack (grid, r, c);

  grid->next[cell] = room <= 0  ? INFINITY
                     : is_slack ? 0
                                : get_cost (grid, cell, units + (room + 1) / 2);
  grid->last[c * grid->n_rows + r] = stock <= 0 ? INFINITY
                                     : is_slack ? 0
                                                : -get_cost (grid, cell, units - stock / 2);
}

gsize
awrash_i_grid_origin (const AwrashGrid *grid, gsize r, gsize c)
{
  return grid->is_transposed ? c * grid->n_plain_rows + r : r * grid->n_plain_columns + c;
}

static void
lay_cell (AwrashGrid *grid, const AwrashMatrix *matrix, gsize r, gsize c, gboolean first_units)
{
  gsize cell = r * grid->n_columns + c, n = grid->n_rows * grid->n_columns;
  double *claims = grid->own_reals, *log_claims = claims + n;
  int64_t *lower = grid->own_integers, *upper = lower + n;

  if (awrash_i_grid_is_slack (grid, r, c))
    {
      claims[cell] = 1;
      if (r < grid->n_plain_rows)
        upper[cell] = grid->rows->high[r] - grid->rows->low[r];
      else if (c < grid->n_plain_columns)
        upper[cell] = grid->columns->high[c] - grid->columns->low[c];
      return;
    }
  gsize origin = awrash_i_grid_origin (grid, r, c);
  claims[cell] = matrix->claims[origin];
  log_claims[cell] = matrix->log_claims[origin];
  lower[cell] = matrix->lower[origin];
  upper[cell] = matrix->upper[origin];
  if (first_units && claims[cell] > 0 && lower[cell] == 0 && upper[cell] > 0)
    lower[cell] = 1;
}

static gboolean
lay_own (AwrashGrid *grid, const AwrashMatrix *matrix, gboolean first_units, GError **error)
{
  gsize n = grid->n_rows * grid->n_columns;

  grid->own_reals = awrash_i_new (double, 2 * n, error);
  grid->own_integers = grid->own_reals != NULL ? awrash_i_new (int64_t, 2 * n, error) : NULL;
  if (grid->own_integers == NULL)
    return FALSE;
  for (gsize r = 0; r < grid->n_rows; r++)
    for (gsize c = 0; c < grid->n_columns; c++)
      lay_cell (grid, matrix, r, c, first_units);
  grid->claims = grid->own_reals;
  grid->log_claims = grid->own_reals + n;
  grid->lower = grid->own_integers;
  grid->upper = grid->own_integers + n;
  return TRUE;
}

static void
share (AwrashGrid *grid, const AwrashMatrix *matrix)
{
  grid->claims = matrix->claims;
  grid->log_claims = matrix->log_claims;
  grid->lower = matrix->lower;
  grid->upper = matrix->upper;
}

/* Memory that is written before it is read, so that it need not be cleared. */
static gboolean
take_work (AwrashGrid *grid, GError **error)
{
  gsize n = grid->n_rows * grid->n_columns;

  grid->work = awrash_i_new (double, 2 * n + grid->n_rows + grid->n_columns, error);
  grid->units = grid->work != NULL ? awrash_i_new (int64_t, n + grid->n_columns, error) : NULL;
  if (grid->units == NULL)
    return FALSE;
  grid->next = grid->work;
  grid->last = grid->next + n;
  grid->a = grid->last + n;
  grid->b = grid->a + grid->n_rows;
  grid->excess = grid->units + n;
  return TRUE;
}

gboolean
awrash_i_grid_init (AwrashGrid *grid, const AwrashMatrix *matrix, const AwrashMargins *margins,
                    const AwrashSignposts *rule, gboolean first_units, gboolean may_turn,
                    GError **error)
{
  gboolean turn = may_turn && matrix->n_rows < matrix->n_columns;
  gboolean has_slack = !margins->rows.is_exact || !margins->columns.is_exact;

  *grid = (AwrashGrid){ .rule = rule, .is_transposed = turn, .total = margins->total, .step = 1 };
  grid->rows = turn ? &margins->columns : &margins->rows;
  grid->columns = turn ? &margins->rows : &margins->columns;
  grid->n_plain_rows = grid->rows->n;
  grid->n_plain_columns = grid->columns->n;
  grid->n_rows = grid->n_plain_rows + (grid->columns->is_exact ? 0 : 1);
  grid->n_columns = grid->n_plain_columns + (grid->rows->is_exact ? 0 : 1);
  grid->widest = matrix->widest;
  grid->has_bounds = matrix->has_bounds || matrix->has_zeros || first_units;
  if (!turn && !has_slack && !first_units)
    share (grid, matrix);
  else if (!lay_own (grid, matrix, first_units, error))
    return FALSE;
  return take_work (grid, error);
}

void
awrash_i_grid_clear (AwrashGrid *grid)
{
  g_free (grid->own_reals);
  g_free (grid->own_integers);
  g_free (grid->work);
  g_free (grid->units);
  *grid = (AwrashGrid){ 0 };
}

/* Slack follows from the plain cells; sums are taken modulo 2^64, where all of them fit. */
static void
read_slack (AwrashGrid *grid)
{
  for (gsize r = 0; r < grid->n_plain_rows && grid->n_columns > grid->n_plain_columns; r++)
    {
      guint64 rest = (guint64)grid->rows->high[r];
      for (gsize c = 0; c < grid->n_plain_columns; c++)
        rest -= (guint64)grid->units[r * grid->n_columns + c];
      grid->units[r * grid->n_columns + grid->n_plain_columns] = (int64_t)rest;
    }
  for (gsize c = 0; c < grid->n_plain_columns && grid->n_rows > grid->n_plain_rows; c++)
    {
      guint64 rest = (guint64)grid->columns->high[c];
      for (gsize r = 0; r < grid->n_plain_rows; r++)
        rest -= (guint64)grid->units[r * grid->n_columns + c];
      grid->units[grid->n_plain_rows * grid->n_columns + c] = (int64_t)rest;
    }
}

void
awrash_i_grid_read (AwrashGrid *grid, const int64_t units[])
{
  for (gsize r = 0; r < grid->n_plain_rows; r++)
    for (gsize c = 0; c < grid->n_plain_columns; c++)
      grid->units[r * grid->n_columns + c] = units[awrash_i_grid_origin (grid, r, c)];
  read_slack (grid);
  for (gsize r = 0; r < grid->n_rows; r++)
    for (gsize c = 0; c < grid->n_columns; c++)
      awrash_i_grid_set_keys (grid, r, c);
}

void
awrash_i_grid_write (const AwrashGrid *grid, int64_t units[])
{
  if (!grid->is_transposed && grid->n_columns == grid->n_plain_columns)
    {
      memcpy (units, grid->units, grid->n_plain_rows * grid->n_columns * sizeof *units);
      return;
    }
  for (gsize r = 0; r < grid->n_plain_rows; r++)
    for (gsize c = 0; c < grid->n_plain_columns; c++)
      units[awrash_i_grid_origin (grid, r, c)] = grid->units[r * grid->n_columns + c];
}

/* By how many units rows and columns miss what they are to have. */
static double
measure_misses (const AwrashGrid *grid, gboolean by_rows)
{
  const AwrashSide *side = by_rows ? grid->rows : grid->columns;
  gsize n = by_rows ? grid->n_plain_columns : grid->n_plain_rows;
  gsize own = by_rows ? grid->n_columns : 1, other = by_rows ? 1 : grid->n_columns;
  double misses = 0, all = 0;

  for (gsize i = 0; i < side->n; i++)
    {
      double sum = 0;

      for (gsize j = 0; j < n; j++)
        sum += (double)grid->units[i * own + j * other];
      misses += MAX (0, MAX (sum - (double)side->high[i], (double)side->low[i] - sum));
      all += sum;
    }
  return misses + fabs (all - (double)grid->total);
}

/* Many units move at once while many are misplaced (scaling of capacities: Ahuja, Magnanti and
 * Orlin, 14.5), so that the number of searches does not grow with the total. */
gboolean
awrash_i_grid_solve (AwrashGrid *grid, GError **error)
{
  if (!awrash_i_grid_scale (grid, error))
    return FALSE;
  double misses = measure_misses (grid, TRUE) + measure_misses (grid, FALSE);
  double bearable = STEPS_A_LINE * (double)(grid->n_rows + grid->n_columns);
  for (grid->step = 1; (double)grid->step * bearable < misses;)
    grid->step *= STEP_RATIO;
  if (!awrash_i_grid_round (grid, error) || !awrash_i_grid_balance (grid, error))
    return FALSE;
  while (grid->step > 1)
    {
      int64_t off = grid->step;

      grid->step /= STEP_RATIO;
      if (!awrash_i_grid_refine (grid, off, error) || !awrash_i_grid_balance (grid, error))
        return FALSE;
    }
  return TRUE;
}
