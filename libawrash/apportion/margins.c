/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What every row, every column and the whole matrix are to receive: totals, or ranges.
 * Source: none. Invariant: a range is cut at the grand total, so that sums of few cannot
 * overflow, and each side for itself can be filled. */

#include "apportion/margins-private.h"

#include "allot/bounds-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <inttypes.h>

/* side is "row" or "column", a word of the interface and of no language. */
static gboolean
check_range (const char *side, gsize i, int64_t low, int64_t high, GError **error)
{
  if (low < 0)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                 _ ("%s_low[%zu] is %" PRId64 ", expected a whole number ≥ 0"), side, i, low);
  else if (low > high)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
                 _ ("%s_low[%zu] is %" PRId64 ", above %s_high[%zu], which is %" PRId64
                    ", expected low ≤ high"),
                 side, i, low, side, i, high);
  else
    return TRUE;
  return FALSE;
}

static gboolean
add_low (const char *side, gsize i, int64_t low, int64_t *sum, GError **error)
{
  if (low > G_MAXINT64 - *sum)
    {
      g_set_error (
          error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW,
          _ ("%s_low up to %s_low[%zu] sums to more than %" PRId64 ", expected a sum that fits"),
          side, side, i, G_MAXINT64);
      return FALSE;
    }
  *sum += low;
  return TRUE;
}

static gboolean
check_sums (const char *side, int64_t sum_low, int64_t sum_high, int64_t total, GError **error)
{
  if (sum_low > total)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
                 _ ("%s_low sums to %" PRId64 ", above the total, which is %" PRId64
                    ", expected at most the total"),
                 side, sum_low, total);
  else if (sum_high < total)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
                 _ ("%s_high sums to %" PRId64 ", below the total, which is %" PRId64
                    ", expected at least the total"),
                 side, sum_high, total);
  else
    return TRUE;
  return FALSE;
}

static gboolean
fill (AwrashSide *self, const char *side, gsize n, const int64_t low[], const int64_t high[],
      int64_t total, GError **error)
{
  int64_t sum_low = 0, sum_high = 0;

  self->n = n;
  self->is_exact = TRUE;
  self->low = awrash_i_copy (int64_t, low, n, error);
  self->high = self->low != NULL ? awrash_i_copy (int64_t, high, n, error) : NULL;
  if (self->high == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      if (!check_range (side, i, low[i], high[i], error)
          || !add_low (side, i, low[i], &sum_low, error))
        return FALSE;
      sum_high += MIN (high[i], G_MAXINT64 - sum_high);
    }
  if (!check_sums (side, sum_low, sum_high, total, error))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      self->high[i] = MIN (high[i], total);
      self->is_exact &= low[i] == self->high[i];
    }
  return TRUE;
}

AwrashMargins *
awrash_apportion_margins_new (size_t n_rows, const int64_t row_low[], const int64_t row_high[],
                              size_t n_columns, const int64_t column_low[],
                              const int64_t column_high[], int64_t total, GError **error)
{
  g_return_val_if_fail (n_rows == 0 || (row_low != NULL && row_high != NULL), NULL);
  g_return_val_if_fail (n_columns == 0 || (column_low != NULL && column_high != NULL), NULL);

  if (n_rows == 0 || n_columns == 0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("the margins have %zu rows and %zu columns, expected at least 1 of each"),
                   n_rows, n_columns);
      return NULL;
    }
  g_autoptr (AwrashMargins) self = g_new0 (AwrashMargins, 1);
  self->total = total;
  if (!awrash_i_bounds_check_total (total, error)
      || !fill (&self->rows, "row", n_rows, row_low, row_high, total, error)
      || !fill (&self->columns, "column", n_columns, column_low, column_high, total, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
awrash_apportion_margins_free (AwrashMargins *margins)
{
  if (margins == NULL)
    return;
  g_free (margins->rows.low);
  g_free (margins->rows.high);
  g_free (margins->columns.low);
  g_free (margins->columns.high);
  g_free (margins);
}

gboolean
awrash_i_margins_check (const AwrashMargins *margins, gsize n_rows, gsize n_columns, GError **error)
{
  if (margins->rows.n == n_rows && margins->columns.n == n_columns)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("the margins have %zu rows and %zu columns, expected %zu and %zu, as the matrix "
                  "of claims"),
               margins->rows.n, margins->columns.n, n_rows, n_columns);
  return FALSE;
}
