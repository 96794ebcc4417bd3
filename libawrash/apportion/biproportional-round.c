/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every row by itself: from the guess to units that meet the row's total and that no exchange
 * within the row makes better, at the present potentials of the columns.
 * Source: the divisor method for one row; Balinski and Demange (1989), algorithms between axioms.
 * Invariant: afterwards a[] leaves no reduced cost below a rounding error. */

#include "apportion/biproportional-private.h"

#include "base/cancel-private.h"
#include "base/memory-private.h"

#include <math.h>

/* The cheapest cell to receive one more unit, or to give its last back. */
static gsize
find_best (const AwrashGrid *grid, gsize r, gboolean give, double *cost)
{
  const double *next = grid->next + r * grid->n_columns, *last = grid->last + r;
  gsize best = 0;

  *cost = INFINITY;
  for (gsize c = 0; c < grid->n_columns; c++)
    {
      double own = give ? next[c] + grid->b[c] : last[c * grid->n_rows] - grid->b[c];

      if (own < *cost)
        {
          *cost = own;
          best = c;
        }
    }
  return best;
}

/* What the row is still to receive, modulo 2^64, in which it fits. */
static int64_t
get_missing (const AwrashGrid *grid, gsize r)
{
  guint64 missing = 0;

  if (r < grid->n_plain_rows)
    missing = (guint64)grid->rows->high[r];
  else
    {
      missing = 0 - (guint64)grid->total;
      for (gsize c = 0; c < grid->n_plain_columns; c++)
        missing += (guint64)grid->columns->high[c];
    }
  for (gsize c = 0; c < grid->n_columns; c++)
    missing -= (guint64)grid->units[r * grid->n_columns + c];
  return (int64_t)missing;
}

static gboolean
meet_total (AwrashGrid *grid, gsize r)
{
  int64_t missing = get_missing (grid, r);

  while (missing != 0)
    {
      double cost;
      gboolean give = missing > 0;
      gsize c = find_best (grid, r, give, &cost);

      if (isinf (cost))
        return FALSE;
      int64_t step = MIN (awrash_i_grid_room (grid, r, c, give), give ? missing : -missing);
      awrash_i_grid_add (grid, r, c, give ? step : -step);
      missing -= give ? step : -step;
    }
  return TRUE;
}

/* Exchanges within the row while one pays by more than roundings could feign. */
static void
settle_row (AwrashGrid *grid, gsize r)
{
  double to_cost, from_cost;

  for (;;)
    {
      gsize to = find_best (grid, r, TRUE, &to_cost);
      gsize from = find_best (grid, r, FALSE, &from_cost);

      if (isinf (to_cost) || isinf (from_cost)
          || to_cost + from_cost >= -0x1p-46 * MAX (1, fabs (to_cost)))
        break;
      int64_t step
          = MIN (awrash_i_grid_room (grid, r, to, TRUE), awrash_i_grid_room (grid, r, from, FALSE));
      awrash_i_grid_add (grid, r, to, step);
      awrash_i_grid_add (grid, r, from, -step);
    }
  if (isfinite (to_cost) && isfinite (from_cost))
    grid->a[r] = (from_cost - to_cost) / 2;
  else if (isfinite (to_cost))
    grid->a[r] = MAX (grid->a[r], -to_cost);
  else if (isfinite (from_cost))
    grid->a[r] = MIN (grid->a[r], from_cost);
}

static void
fill_slack (AwrashGrid *grid, gsize r)
{
  gsize c = grid->n_plain_columns, cell = r * grid->n_columns + c;

  if (c == grid->n_columns)
    return;
  grid->units[cell] = 0;
  grid->units[cell] = CLAMP (get_missing (grid, r), 0, grid->upper[cell]);
}

static gboolean
round_row (AwrashGrid *grid, gsize r)
{
  fill_slack (grid, r);
  for (gsize c = 0; c < grid->n_columns; c++)
    awrash_i_grid_set_keys (grid, r, c);
  if (!meet_total (grid, r))
    return FALSE;
  settle_row (grid, r);
  return TRUE;
}

/* Column totals less what the plain rows give: the slack of ranges. */
static void
fill_slack_row (AwrashGrid *grid)
{
  gsize r = grid->n_plain_rows;

  for (gsize c = 0; c < grid->n_plain_columns; c++)
    {
      guint64 rest = (guint64)grid->columns->high[c];
      for (gsize i = 0; i < r; i++)
        rest -= (guint64)grid->units[i * grid->n_columns + c];
      grid->units[r * grid->n_columns + c]
          = CLAMP ((int64_t)rest, 0, grid->upper[r * grid->n_columns + c]);
    }
}

static void
count_excess (AwrashGrid *grid)
{
  guint64 sum = 0;

  for (gsize c = 0; c < grid->n_columns; c++)
    grid->excess[c] = c < grid->n_plain_columns ? -grid->columns->high[c] : 0;
  for (gsize r = 0; r < grid->n_rows; r++)
    for (gsize c = 0; c < grid->n_columns; c++)
      grid->excess[c] += grid->units[r * grid->n_columns + c];
  if (grid->n_columns == grid->n_plain_columns)
    return;
  /* all excesses sum to nought, whatever the slack's own total */
  for (gsize c = 0; c < grid->n_plain_columns; c++)
    sum -= (guint64)grid->excess[c];
  grid->excess[grid->n_plain_columns] = (int64_t)sum;
}

gboolean
awrash_i_grid_round (AwrashGrid *grid, GError **error)
{
  for (gsize r = 0; r < grid->n_rows; r++)
    {
      if (r == grid->n_plain_rows)
        fill_slack_row (grid);
      if (awrash_i_is_cancelled (error) || !round_row (grid, r))
        return FALSE;
    }
  count_excess (grid);
  return TRUE;
}

/* What the rule gives at the present potentials, within the bounds and what the cell can be off. */
static void
place_row (AwrashGrid *grid, gsize r, int64_t off, double reach[])
{
  for (gsize c = 0; c < grid->n_plain_columns; c++)
    reach[c] = exp (MIN (grid->log_claims[r * grid->n_columns + c] - grid->a[r] - grid->b[c], 50));
  grid->rule->level (grid->rule, grid->n_plain_columns, reach, reach);
  for (gsize c = 0; c < grid->n_plain_columns; c++)
    {
      gsize cell = r * grid->n_columns + c;
      int64_t units = grid->units[cell];
      int64_t low = units - MIN (off, units - grid->lower[cell]);
      int64_t high = units + MIN (off, grid->upper[cell] - units);
      int64_t guess = (int64_t)CLAMP (reach[c], 0, 0x1p62);

      grid->units[cell] = CLAMP (guess, low, high);
    }
}

gboolean
awrash_i_grid_refine (AwrashGrid *grid, int64_t off, GError **error)
{
  g_autofree double *reach = awrash_i_new (double, grid->n_columns, error);

  if (reach == NULL)
    return FALSE;
  for (gsize r = 0; r < grid->n_plain_rows; r++)
    {
      if (awrash_i_is_cancelled (error))
        return FALSE;
      place_row (grid, r, off, reach);
    }
  return awrash_i_grid_round (grid, error);
}
