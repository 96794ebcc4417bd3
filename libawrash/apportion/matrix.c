/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The question of a two-way apportionment: what every cell of a matrix claims, and within which
 * bounds. Source: libawrash/README.md, "a floor is a bound on the proportional answer".
 * Invariant: what stands here was checked, so that no rule checks it again. */

#include "apportion/matrix-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/number-private.h"

#include <inttypes.h>
#include <math.h>

static gboolean
check_size (gsize n_rows, gsize n_columns, GError **error)
{
  if (n_rows == 0 || n_columns == 0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("the matrix has %zu rows and %zu columns, expected at least 1 of each"),
                   n_rows, n_columns);
      return FALSE;
    }
  if (n_rows > (gsize)G_MAXINT32 || n_columns > (gsize)G_MAXINT32)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW,
                   _ ("the matrix has %zu rows and %zu columns, expected at most %d of each"),
                   n_rows, n_columns, G_MAXINT32);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_bounds (gsize r, gsize c, int64_t floor, int64_t ceiling, GError **error)
{
  if (floor < 0)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                 _ ("floor[%zu][%zu] is %" PRId64 ", expected a whole number ≥ 0"), r, c, floor);
  else if (ceiling < 0)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                 _ ("ceiling[%zu][%zu] is %" PRId64 ", expected a whole number ≥ 0"), r, c,
                 ceiling);
  else if (floor > ceiling)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
                 _ ("floor[%zu][%zu] is %" PRId64 ", above ceiling[%zu][%zu], which is %" PRId64
                    ", expected floor ≤ ceiling"),
                 r, c, floor, r, c, ceiling);
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_claim (gsize r, gsize c, double claim, GError **error)
{
  if (isfinite (claim) && claim >= 0)
    return TRUE;
  g_autofree char *text = awrash_i_number_format (claim);
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("claims[%zu][%zu] is %s, expected a finite number ≥ 0"), r, c, text);
  return FALSE;
}

/* One cell, from input that was checked. */
static void
fill_cell (AwrashMatrix *self, gsize cell, double claim, int64_t floor, int64_t ceiling)
{
  self->lower[cell] = floor;
  self->upper[cell] = claim > 0 ? ceiling : floor;
  self->has_bounds |= floor > 0 || ceiling < G_MAXINT64;
  self->has_zeros |= claim <= 0;
  self->log_claims[cell] = claim > 0 ? log (claim) : -INFINITY;
  if (claim > 0)
    self->widest = MAX (self->widest, fabs (self->log_claims[cell]));
}

static AwrashMatrix *
make_empty (gsize n_rows, gsize n_columns, const double claims[], GError **error)
{
  g_autoptr (AwrashMatrix) self = g_new0 (AwrashMatrix, 1);
  gsize n = 0;

  /* where words have 32 bits, what wraps is more than can be had all the same */
  if (!g_size_checked_mul (&n, n_rows, n_columns))
    n = G_MAXSIZE;
  self->n_rows = n_rows;
  self->n_columns = n_columns;
  self->claims = awrash_i_copy (double, claims, n, error);
  self->log_claims = self->claims != NULL ? awrash_i_new (double, n, error) : NULL;
  self->lower = self->log_claims != NULL ? awrash_i_new (int64_t, n, error) : NULL;
  self->upper = self->lower != NULL ? awrash_i_new (int64_t, n, error) : NULL;
  return self->upper != NULL ? g_steal_pointer (&self) : NULL;
}

AwrashMatrix *
awrash_apportion_matrix_new (size_t n_rows, size_t n_columns, const double claims[],
                             const int64_t floor[], const int64_t ceiling[], GError **error)
{
  g_return_val_if_fail (n_rows == 0 || n_columns == 0 || claims != NULL, NULL);

  if (!check_size (n_rows, n_columns, error))
    return NULL;
  g_autoptr (AwrashMatrix) self = make_empty (n_rows, n_columns, claims, error);
  if (self == NULL)
    return NULL;
  for (gsize cell = 0; cell < n_rows * n_columns; cell++)
    {
      int64_t low = floor != NULL ? floor[cell] : 0;
      int64_t high = ceiling != NULL ? ceiling[cell] : G_MAXINT64;
      gsize r = cell / n_columns, c = cell % n_columns;

      if (!check_claim (r, c, claims[cell], error) || !check_bounds (r, c, low, high, error))
        return NULL;
      fill_cell (self, cell, claims[cell], low, high);
    }
  return g_steal_pointer (&self);
}

void
awrash_apportion_matrix_free (AwrashMatrix *matrix)
{
  if (matrix == NULL)
    return;
  g_free (matrix->claims);
  g_free (matrix->log_claims);
  g_free (matrix->lower);
  g_free (matrix->upper);
  g_free (matrix);
}

size_t
awrash_apportion_matrix_get_n_rows (const AwrashMatrix *matrix)
{
  g_return_val_if_fail (matrix != NULL, 0);

  return matrix->n_rows;
}

size_t
awrash_apportion_matrix_get_n_columns (const AwrashMatrix *matrix)
{
  g_return_val_if_fail (matrix != NULL, 0);

  return matrix->n_columns;
}
