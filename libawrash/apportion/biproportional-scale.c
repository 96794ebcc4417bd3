/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A start for the two-way engine: rows and columns are scaled in turn until the real numbers that
 * the rule would round, each the middle of what it rounds to, have the totals asked for.
 * Source: Deming and Stephan (1940), iterative proportional fitting; Pukelsheim, "Proportional
 * Representation" (2017), chapter 15, alternating scaling. Invariant: it only guesses. What it
 * leaves wrong is moved by shortest paths, and what it costs is bounded by a number of sweeps. */

#include "apportion/biproportional-private.h"

#include "base/cancel-private.h"
#include "base/memory-private.h"

#include <math.h>

enum
{
  MOST_SWEEPS = 40
};

/* Beyond this logarithm products of claims and divisors would leave the doubles. */
#define WIDE 300.0
/* The potential of a row or column that receives nothing. */
#define SHUT 60.0

/* What a row or column would receive at the present divisors, and the part of it that moves. */
typedef struct
{
  double expected;
  double moving;
} Sum;

typedef struct
{
  AwrashGrid *grid;
  gboolean is_wide;
  double *row_factor;    /* exp (-a) */
  double *column_factor; /* exp (-b) */
  Sum *rows;
  Sum *columns;
  double *reach; /* [n_columns] */
  double *level; /* [n_columns] */
} Scale;

static void
set_reach (const Scale *self, gsize r)
{
  const AwrashGrid *grid = self->grid;
  const double *claims = grid->claims + r * grid->n_columns;
  const double *log_claims = grid->log_claims + r * grid->n_columns;
  double factor = self->row_factor[r], a = grid->a[r];

  if (!self->is_wide)
    for (gsize c = 0; c < grid->n_plain_columns; c++)
      self->reach[c] = claims[c] * factor * self->column_factor[c];
  else
    for (gsize c = 0; c < grid->n_plain_columns; c++)
      self->reach[c] = exp (MIN (log_claims[c] - a - grid->b[c], 50));
  grid->rule->level (grid->rule, grid->n_plain_columns, self->reach, self->level);
}

/* Adds one cell: between its bounds it moves with the divisor. */
static inline void
add_cell (Sum *sum, double reach, double level, double lower, double upper)
{
  double middle = level - 0.5;

  sum->expected += middle < lower ? lower : middle > upper ? upper : middle;
  sum->moving += middle > lower && middle < upper ? reach : 0;
}

static void
measure_row (const Scale *self, gsize r, gboolean by_rows)
{
  const AwrashGrid *grid = self->grid;
  const int64_t *lower = grid->lower + r * grid->n_columns;
  const int64_t *upper = grid->upper + r * grid->n_columns;

  set_reach (self, r);
  for (gsize c = 0; c < grid->n_plain_columns; c++)
    add_cell (by_rows ? &self->rows[r] : &self->columns[c], self->reach[c], self->level[c],
              grid->has_bounds ? (double)lower[c] : 0,
              grid->has_bounds ? (double)upper[c] : INFINITY);
}

static void
measure (const Scale *self, gboolean by_rows)
{
  const AwrashGrid *grid = self->grid;
  Sum *sums = by_rows ? self->rows : self->columns;
  gsize n = by_rows ? grid->n_plain_rows : grid->n_plain_columns;

  for (gsize i = 0; i < n; i++)
    sums[i] = (Sum){ 0, 0 };
  for (gsize r = 0; r < grid->n_plain_rows; r++)
    measure_row (self, r, by_rows);
}

/* How a potential changes so that the sum becomes the target, as far as moving cells tell. */
static double
step_to (const Sum *sum, double target)
{
  double rest = target - (sum->expected - sum->moving), ratio;

  if (sum->moving <= 0)
    return sum->expected > target ? 2 : sum->expected < target ? -2 : 0;
  ratio = rest > 0 ? sum->moving / rest : 8;
  return log (CLAMP (ratio, 0.125, 8));
}

/* What a row or column would receive at another potential. */
static double
expect_at (const Sum *sum, double change)
{
  return sum->expected + sum->moving * (exp (-change) - 1);
}

/* The potential that all rows strictly inside their ranges share, such that the grand total is met.
 */
static double
find_common (const AwrashSide *side, const Sum sums[], const double potential[], double total)
{
  double low = INFINITY, high = -INFINITY;

  for (gsize i = 0; i < side->n; i++)
    {
      low = MIN (low, potential[i] - 5);
      high = MAX (high, potential[i] + 5);
    }
  for (int step = 0; step < 50; step++)
    {
      double middle = (low + high) / 2, sum = 0;

      for (gsize i = 0; i < side->n; i++)
        sum += CLAMP (expect_at (&sums[i], middle - potential[i]), (double)side->low[i],
                      (double)side->high[i]);
      if (sum > total)
        low = middle;
      else
        high = middle;
    }
  return (low + high) / 2;
}

/* Moves one side's potentials; the sum of what was missing is the measure of success. */
static double
move (const AwrashSide *side, const Sum sums[], double potential[], double *slack, double total)
{
  double off = 0, common = 0;

  if (!side->is_exact)
    {
      common = find_common (side, sums, potential, total);
      *slack = -common;
    }
  for (gsize i = 0; i < side->n; i++)
    {
      double target = (double)side->high[i];

      if (side->low[i] < side->high[i])
        {
          double own = expect_at (&sums[i], common - potential[i]);

          target = CLAMP (own, (double)side->low[i], target);
          off += fabs (sums[i].expected - target);
          potential[i]
              = own > target || own < target ? potential[i] + step_to (&sums[i], target) : common;
          continue;
        }
      if (target <= 0)
        continue;
      off += fabs (sums[i].expected - target);
      potential[i] += step_to (&sums[i], target);
    }
  return off;
}

static void
set_factors (gsize n, const double potential[], double factor[])
{
  for (gsize i = 0; i < n; i++)
    factor[i] = exp (-potential[i]);
}

static double
sweep (const Scale *self, gboolean by_rows)
{
  AwrashGrid *grid = self->grid;
  const AwrashSide *side = by_rows ? grid->rows : grid->columns;
  double *potential = by_rows ? grid->a : grid->b;
  double *slack = by_rows ? &grid->b[grid->n_columns - 1] : &grid->a[grid->n_rows - 1];

  measure (self, by_rows);
  double off
      = move (side, by_rows ? self->rows : self->columns, potential, slack, (double)grid->total);
  set_factors (side->n, potential, by_rows ? self->row_factor : self->column_factor);
  return off;
}

/* Columns stand around 1, rows at claims per unit. */
static void
start (const Scale *self)
{
  AwrashGrid *grid = self->grid;

  for (gsize c = 0; c < grid->n_columns; c++)
    grid->b[c] = c < grid->n_plain_columns && grid->columns->high[c] == 0 ? SHUT : 0;
  for (gsize r = 0; r < grid->n_rows; r++)
    grid->a[r] = 0;
  for (gsize r = 0; r < grid->n_plain_rows; r++)
    {
      double largest = 0, sum = 0;

      for (gsize c = 0; c < grid->n_plain_columns; c++)
        largest = MAX (largest, grid->claims[r * grid->n_columns + c]);
      for (gsize c = 0; c < grid->n_plain_columns && largest > 0; c++)
        sum += grid->claims[r * grid->n_columns + c] / largest;
      grid->a[r]
          = largest > 0 ? log (largest) + log (sum / MAX ((double)grid->rows->high[r], 0.01)) : 0;
      if (grid->rows->high[r] == 0)
        grid->a[r] += SHUT;
    }
  set_factors (grid->n_plain_rows, grid->a, self->row_factor);
  set_factors (grid->n_plain_columns, grid->b, self->column_factor);
}

static void
place (const Scale *self)
{
  AwrashGrid *grid = self->grid;

  for (gsize r = 0; r < grid->n_plain_rows; r++)
    {
      int64_t *units = grid->units + r * grid->n_columns;
      const int64_t *lower = grid->lower + r * grid->n_columns;
      const int64_t *upper = grid->upper + r * grid->n_columns;
      double most = (double)grid->rows->high[r];

      set_reach (self, r);
      for (gsize c = 0; c < grid->n_plain_columns; c++)
        {
          /* below 2^62, for row totals are */
          int64_t whole = (int64_t)CLAMP (self->level[c], 0, most);
          units[c] = CLAMP (whole, lower[c], upper[c]);
        }
    }
}

gboolean
awrash_i_grid_scale (AwrashGrid *grid, GError **error)
{
  gsize n = grid->n_rows + grid->n_columns;
  g_autofree double *factors = awrash_i_new (double, n + 2 * grid->n_columns, error);
  g_autofree Sum *sums = factors != NULL ? awrash_i_new (Sum, n, error) : NULL;
  if (sums == NULL)
    return FALSE;
  Scale self = { grid, grid->widest > WIDE, factors,     factors + grid->n_rows,
                 sums, sums + grid->n_rows, factors + n, factors + n + grid->n_columns };
  double enough = 0.02 * (double)grid->n_plain_columns, before = INFINITY;

  start (&self);
  for (int i = 0; i < MOST_SWEEPS; i++)
    {
      if (awrash_i_is_cancelled (error))
        return FALSE;
      sweep (&self, TRUE);
      double off = sweep (&self, FALSE);
      if (off < enough || off > before * 0.97)
        break;
      before = off;
    }
  sweep (&self, TRUE);
  place (&self);
  return TRUE;
}
