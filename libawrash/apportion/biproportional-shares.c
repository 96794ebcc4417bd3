/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two-way shares, not rounded: rows and columns are scaled in turn, each exactly, inside the cells'
 * bounds, until both fit. Source: Deming and Stephan (1940); Sinkhorn (1967), on convergence; for
 * bounds the same is coordinate ascent of the dual, Pukelsheim (2014).
 * Invariant: columns are met last, so that what is left shows in the rows alone. */

#include "apportion/biproportional-private.h"

#include "base/cancel-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/number-private.h"

#include <inttypes.h>
#include <math.h>

enum
{
  MOST_SWEEPS = 20000,
  MOST_STEPS = 200
};

#define FINE 1e-9
#define COARSE 1e-6

typedef struct
{
  const AwrashMatrix *matrix;
  const AwrashSide *side; /* the one that is scaled */
  double *potential;      /* its own, logarithms of the divisors */
  const double *other;    /* the other side's */
  gsize n_other;
  gsize step_own; /* between cells of neighbours in this direction */
  gsize step_other;
  double total;
} Pass;

/* A cell's share at the two potentials, which are far apart only where the bounds decide. */
static double
get_share (const AwrashMatrix *matrix, gsize cell, double potential)
{
  double lower = (double)matrix->lower[cell], upper = (double)matrix->upper[cell];

  if (lower >= upper)
    return lower;
  double share = exp (matrix->log_claims[cell] - potential);
  if (matrix->upper[cell] == G_MAXINT64)
    return MAX (share, lower);
  return CLAMP (share, lower, upper);
}

/* The sum of a row at a potential, and the part of it that moves. */
static double
get_sum (const Pass *pass, gsize i, double potential, double *moving)
{
  double sum = 0;

  *moving = 0;
  for (gsize j = 0; j < pass->n_other; j++)
    {
      gsize cell = i * pass->step_own + j * pass->step_other;
      double share = get_share (pass->matrix, cell, potential + pass->other[j]);

      sum += share;
      if (share > (double)pass->matrix->lower[cell] && share < (double)pass->matrix->upper[cell])
        *moving += share;
    }
  return sum;
}

/* Newton's step for Σ = target, exact where no bound comes in between; else between the ends that
 * are known. */
static double
solve_row (const Pass *pass, gsize i, double target)
{
  double low = -INFINITY, high = INFINITY, at = pass->potential[i];

  for (int step = 0; step < MOST_STEPS; step++)
    {
      double moving, sum = get_sum (pass, i, at, &moving), off = sum - target;

      if (fabs (off) <= target * 0x1p-52)
        return at;
      if (off > 0)
        low = at;
      else
        high = at;
      double rest = moving - off;
      double next = moving > 0 && rest > 0 ? at + log (moving / rest) : off > 0 ? at + 8 : at - 8;
      if (next <= low || next >= high)
        next = isinf (low) || isinf (high) ? (off > 0 ? at + 8 : at - 8) : (low + high) / 2;
      if (next <= low || next >= high)
        return at;
      at = next;
    }
  return at;
}

static double
sum_at (const Pass *pass, double potential)
{
  double sum = 0, moving;

  for (gsize i = 0; i < pass->side->n; i++)
    {
      double low = (double)pass->side->low[i], high = (double)pass->side->high[i];
      sum += low < high ? CLAMP (get_sum (pass, i, potential, &moving), low, high) : high;
    }
  return sum;
}

/* The potential of all that stay strictly inside their ranges, such that the total is met. */
static double
find_common (const Pass *pass)
{
  double low = -1500, high = 1500, middle = 0;

  while (middle > low && middle < high)
    {
      if (sum_at (pass, middle) > pass->total)
        low = middle;
      else
        high = middle;
      middle = (low + high) / 2;
    }
  return high;
}

/* Scales one side; returns by how much it was off before. */
static double
scale (const Pass *pass)
{
  double off = 0, moving, common = pass->side->is_exact ? 0 : find_common (pass);

  for (gsize i = 0; i < pass->side->n; i++)
    {
      double low = (double)pass->side->low[i], high = (double)pass->side->high[i];
      double target = high, sum = get_sum (pass, i, pass->potential[i], &moving);

      if (low < high)
        {
          double free_sum = get_sum (pass, i, common, &moving);
          target = CLAMP (free_sum, low, high);
          if (free_sum >= low && free_sum <= high)
            {
              off += fabs (sum - target);
              pass->potential[i] = common;
              continue;
            }
        }
      off += fabs (sum - target);
      pass->potential[i] = solve_row (pass, i, target);
    }
  return off;
}

static gboolean
check_feasible (const AwrashMatrix *matrix, const AwrashMargins *margins, GError **error)
{
  g_autofree int64_t *marks = awrash_i_new (int64_t, matrix->n_rows + matrix->n_columns, error);
  int64_t missing = 0;

  if (marks == NULL
      || !awrash_apportion_biproportional_blocking (matrix, margins, marks, marks + matrix->n_rows,
                                                    &missing, error))
    return FALSE;
  if (missing == 0)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
               _ ("no shares keep all bounds: %" PRId64
                  " units have no place, expected margins that the cells can fill"),
               missing);
  return FALSE;
}

static void
start (const AwrashMatrix *matrix, const AwrashMargins *margins, double rows[])
{
  for (gsize r = 0; r < matrix->n_rows; r++)
    {
      double largest = -INFINITY;

      for (gsize c = 0; c < matrix->n_columns; c++)
        largest = MAX (largest, matrix->log_claims[r * matrix->n_columns + c]);
      if (isfinite (largest))
        rows[r] = largest - log ((double)margins->rows.high[r] + 0.5);
    }
}

/* FALSE where even the coarse residual is not reached. */
static gboolean
iterate (const Pass *by_rows, const Pass *by_columns, GError **error)
{
  double off = INFINITY;

  for (int sweep = 0; sweep < MOST_SWEEPS; sweep++)
    {
      if (awrash_i_is_cancelled (error))
        return FALSE;
      off = scale (by_rows);
      if (sweep > 0 && off <= FINE * by_rows->total)
        break;
      scale (by_columns);
    }
  if (off <= COARSE * by_rows->total)
    {
      scale (by_columns);
      return TRUE;
    }
  g_autofree char *text = awrash_i_number_format (off);
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
               _ ("the rows are still off by %s units after %d sweeps, expected shares that keep "
                  "all bounds"),
               text, (int)MOST_SWEEPS);
  return FALSE;
}

gboolean
awrash_apportion_biproportional_shares (const AwrashMatrix *matrix, const AwrashMargins *margins,
                                        double shares[], GError **error)
{
  g_return_val_if_fail (matrix != NULL && margins != NULL && shares != NULL, FALSE);

  gsize n_rows = matrix->n_rows, n_columns = matrix->n_columns;
  double total = (double)margins->total;

  if (!awrash_i_margins_check (margins, n_rows, n_columns, error)
      || !check_feasible (matrix, margins, error))
    return FALSE;
  g_autofree double *rows = awrash_i_new (double, n_rows + n_columns, error);
  if (rows == NULL)
    return FALSE;
  double *columns = rows + n_rows;
  Pass by_rows = { matrix, &margins->rows, rows, columns, n_columns, n_columns, 1, total };
  Pass by_columns = { matrix, &margins->columns, columns, rows, n_rows, 1, n_columns, total };
  start (matrix, margins, rows);
  if (!iterate (&by_rows, &by_columns, error))
    return FALSE;
  for (gsize r = 0; r < n_rows; r++)
    for (gsize c = 0; c < n_columns; c++)
      shares[r * n_columns + c] = get_share (matrix, r * n_columns + c, rows[r] + columns[c]);
  return TRUE;
}
