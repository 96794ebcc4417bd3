/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The divisors of a two-way answer, as a gazette prints them: an interval for each row and column,
 * and the shortest number inside. Source: Pukelsheim, "Proportional Representation" (2017), 14 and
 * 15, select divisors. Invariant: one after the other is moved inside what all others leave it, so
 * that at every moment the divisors give the units. */

#include "apportion/biproportional-private.h"

#include "base/cancel-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

enum
{
  CENTRING_SWEEPS = 60
};

/* Longer doubles where there are any: their range and digits keep quotients of 1e300 and 5e-324. */
typedef struct
{
  long double low;
  long double high;
} Interval;

typedef struct
{
  AwrashGrid *grid;
  double *rows; /* the divisors of the moment */
  double *columns;
  double common_row; /* of rows strictly inside their ranges; of columns it is 1 */
  guint8 *is_inside; /* [rows, then columns]: shares its side's divisor */
  long double doubt; /* of a quotient, relative */
} Divisors;

/* ── intervals ──────────────────────────────────────────────────────────────────────────────── */

/* What a cell leaves to one divisor at the other: claim/(divisor·other) between its signposts. */
static void
narrow (const Divisors *self, gsize r, gsize c, double other, Interval *interval)
{
  const AwrashGrid *grid = self->grid;
  gsize cell = r * grid->n_columns + c;
  int64_t units = grid->units[cell];
  long double share = (long double)grid->claims[cell] / other;

  if (units < grid->upper[cell])
    {
      long double low = share / grid->rule->value (grid->rule, (double)(units + 1));
      interval->low = MAX (interval->low, low * (1 + self->doubt));
    }
  if (units > grid->lower[cell])
    {
      /* not 0: where s(1) is, first units are floors */
      long double high = share / grid->rule->value (grid->rule, (double)units);
      interval->high = MIN (interval->high, high * (1 - self->doubt));
    }
}

/* What a range leaves at the divisor that its side shares. */
static void
narrow_by_range (const AwrashGrid *grid, gsize cell, double common, Interval *interval)
{
  if (grid->units[cell] < grid->upper[cell])
    interval->low = MAX (interval->low, common);
  if (grid->units[cell] > grid->lower[cell])
    interval->high = MIN (interval->high, common);
}

static Interval
row_alone (const Divisors *self, gsize r)
{
  Interval interval = { 0, INFINITY };

  for (gsize c = 0; c < self->grid->n_plain_columns; c++)
    narrow (self, r, c, self->columns[c], &interval);
  return interval;
}

static Interval
column_alone (const Divisors *self, gsize c)
{
  Interval interval = { 0, INFINITY };

  for (gsize r = 0; r < self->grid->n_plain_rows; r++)
    narrow (self, r, c, self->rows[r], &interval);
  return interval;
}

/* Of the divisor that rows inside their ranges share: what each of them and the others leave. */
static Interval
common_rows (const Divisors *self)
{
  const AwrashGrid *grid = self->grid;
  Interval interval = { 0, INFINITY };

  for (gsize r = 0; r < grid->n_plain_rows; r++)
    {
      gsize cell = r * grid->n_columns + grid->n_plain_columns;

      if (self->is_inside[r])
        {
          Interval own = row_alone (self, r);
          interval.low = MAX (interval.low, own.low);
          interval.high = MIN (interval.high, own.high);
          continue;
        }
      if (grid->units[cell] < grid->upper[cell])
        interval.high = MIN (interval.high, self->rows[r]);
      if (grid->units[cell] > grid->lower[cell])
        interval.low = MAX (interval.low, self->rows[r]);
    }
  return interval;
}

static Interval
get_row (const Divisors *self, gsize r)
{
  const AwrashGrid *grid = self->grid;

  if (self->is_inside[r])
    return common_rows (self);
  Interval interval = row_alone (self, r);
  if (grid->n_columns > grid->n_plain_columns)
    narrow_by_range (grid, r * grid->n_columns + grid->n_plain_columns, self->common_row,
                     &interval);
  return interval;
}

static Interval
get_column (const Divisors *self, gsize c)
{
  const AwrashGrid *grid = self->grid;

  if (self->is_inside[grid->n_plain_rows + c])
    return (Interval){ 1, 1 };
  Interval interval = column_alone (self, c);
  if (grid->n_rows > grid->n_plain_rows)
    narrow_by_range (grid, grid->n_plain_rows * grid->n_columns + c, 1, &interval);
  return interval;
}

/* ── from potentials to divisors ────────────────────────────────────────────────────────────── */

static double
choose_middle (Interval interval, double before)
{
  if (interval.low >= interval.high)
    return (double)((interval.low + interval.high) / 2);
  if (isinf (interval.high))
    return MAX (before, (double)(interval.low * 2));
  if (interval.low <= 0)
    return MIN (before, (double)(interval.high / 2));
  return (double)(sqrtl (interval.low / interval.high) * interval.high);
}

static double
choose_short (Interval interval, double before)
{
  (void)before;
  return awrash_i_grid_shorten ((double)interval.low, (double)interval.high);
}

typedef double (*Choose) (Interval interval, double before);

/* Every divisor once, columns first, inside what the others leave it. */
static void
move_all (Divisors *self, Choose choose)
{
  const AwrashGrid *grid = self->grid;

  for (gsize c = 0; c < grid->n_plain_columns; c++)
    self->columns[c] = choose (get_column (self, c), self->columns[c]);
  if (grid->n_columns > grid->n_plain_columns)
    self->common_row = choose (common_rows (self), self->common_row);
  for (gsize r = 0; r < grid->n_plain_rows; r++)
    self->rows[r]
        = self->is_inside[r] ? self->common_row : choose (get_row (self, r), self->rows[r]);
}

/* Without ranges of columns nothing says which divisor is 1: their geometric mean is. */
static void
normalise (Divisors *self)
{
  const AwrashGrid *grid = self->grid;
  double sum = 0, n = 0;

  if (grid->n_rows > grid->n_plain_rows)
    return;
  for (gsize c = 0; c < grid->n_plain_columns; c++)
    if (grid->columns->high[c] > 0)
      {
        sum += log (self->columns[c]);
        n += 1;
      }
  double mean = n > 0 ? exp (sum / n) : 1;
  for (gsize c = 0; c < grid->n_plain_columns; c++)
    self->columns[c] /= mean;
  for (gsize r = 0; r < grid->n_plain_rows; r++)
    self->rows[r] *= mean;
  self->common_row *= mean;
}

static void
start (Divisors *self)
{
  AwrashGrid *grid = self->grid;
  gboolean has_common = grid->n_columns > grid->n_plain_columns;
  gboolean has_row = grid->n_rows > grid->n_plain_rows;
  double shift = has_row ? grid->a[grid->n_plain_rows] : 0;

  for (gsize r = 0; r < grid->n_plain_rows; r++)
    {
      gsize cell = r * grid->n_columns + grid->n_plain_columns;
      self->rows[r] = exp (grid->a[r] - shift);
      self->is_inside[r]
          = has_common && grid->units[cell] > 0 && grid->units[cell] < grid->upper[cell];
    }
  for (gsize c = 0; c < grid->n_plain_columns; c++)
    {
      gsize cell = grid->n_plain_rows * grid->n_columns + c;
      gboolean inside = has_row && grid->units[cell] > 0 && grid->units[cell] < grid->upper[cell];
      self->columns[c] = inside ? 1 : exp (grid->b[c] + shift);
      self->is_inside[grid->n_plain_rows + c] = inside ? 1 : 0;
    }
  self->common_row = has_common ? exp (-grid->b[grid->n_plain_columns] - shift) : 1;
  self->doubt = grid->rule->is_exact ? 0 : 0x1p-47L;
}

static void
put (Interval interval, double chosen, double out[3])
{
  double low = (double)interval.low, high = (double)interval.high;

  /* towards the inside */
  low = (long double)low < interval.low ? nextafter (low, INFINITY) : low;
  high = (long double)high > interval.high ? nextafter (high, 0) : high;
  if (low >= high)
    low = high = chosen;
  out[0] = low;
  out[1] = high;
  out[2] = chosen;
}

static gboolean
find (Divisors *self, double rows[], double columns[], GError **error)
{
  const AwrashGrid *grid = self->grid;

  start (self);
  for (int sweep = 0; sweep < CENTRING_SWEEPS && !awrash_i_is_cancelled (NULL); sweep++)
    move_all (self, choose_middle);
  if (awrash_i_is_cancelled (error))
    return FALSE;
  normalise (self);
  move_all (self, choose_middle);
  move_all (self, choose_short);
  for (gsize r = 0; r < grid->n_plain_rows; r++)
    put (get_row (self, r), self->rows[r], rows + 3 * r);
  for (gsize c = 0; c < grid->n_plain_columns; c++)
    put (get_column (self, c), self->columns[c], columns + 3 * c);
  return TRUE;
}

/* ── what is refused ────────────────────────────────────────────────────────────────────────── */

static void
refuse_breach (const AwrashGridBreach *breach, GError **error)
{
  g_autofree char *where
      = breach->row >= 0 && breach->column >= 0
            ? g_strdup_printf ("units[%zd][%zd]", breach->row, breach->column)
        : breach->row >= 0    ? g_strdup_printf (_ ("the sum of row %zd"), breach->row)
        : breach->column >= 0 ? g_strdup_printf (_ ("the sum of column %zd"), breach->column)
                              : g_strdup (_ ("the sum of all units"));

  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
               _ ("%s is %" PRId64 ", expected %" PRId64 " to %" PRId64), where, breach->units,
               breach->low, breach->high);
}

static void
refuse_exchange (const AwrashGridFace *face, const GArray *cycle, GError **error)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (gsize i = 0; i < cycle->len && i < 8; i++)
    {
      AwrashMove move = g_array_index (cycle, AwrashMove, i);
      gsize cell = face->cells[AWRASH_MOVE_ARC (move)];
      gsize r = cell / face->grid->n_columns, c = cell % face->grid->n_columns;

      if (!awrash_i_grid_is_slack (face->grid, r, c))
        g_string_append_printf (list, "%s(%zu, %zu) %s", list->len > 0 ? ", " : "", r, c,
                                AWRASH_MOVE_IS_BACK (move) ? "-1" : "+1");
    }
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("units are not optimal, the exchange %s%s makes them better, expected an optimal "
                  "matrix"),
               list->str, cycle->len > 8 ? ", …" : "");
}

static gboolean
check_first (const AwrashMatrix *matrix, const AwrashSignposts *rule, const int64_t units[],
             GError **error)
{
  for (gsize cell = 0; cell < matrix->n_rows * matrix->n_columns && rule->starts_at_zero; cell++)
    if (units[cell] == 0 && matrix->upper[cell] > 0)
      {
        g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                     _ ("units[%zu][%zu] is 0, expected a first unit for every positive claim, "
                        "without which %s has no divisors"),
                     cell / matrix->n_columns, cell % matrix->n_columns, rule->name);
        return FALSE;
      }
  return TRUE;
}

static gboolean
check_optimal (const AwrashMatrix *matrix, const AwrashMargins *margins,
               const AwrashSignposts *rule, const int64_t units[], GError **error)
{
  g_auto (AwrashGrid) grid = { 0 };
  g_auto (AwrashGridFace) face = { 0 };
  g_autoptr (GArray) cycle = g_array_new (FALSE, FALSE, sizeof (AwrashMove));

  if (!awrash_i_grid_examine (&grid, &face, matrix, margins, rule, units, cycle, error))
    return FALSE;
  if (cycle->len == 0)
    return TRUE;
  refuse_exchange (&face, cycle, error);
  return FALSE;
}

/* Potentials that are optimal for one matrix are so for all that are as good. */
static gboolean
open_grid (AwrashGrid *grid, AwrashGridFace *face, const AwrashMatrix *matrix,
           const AwrashMargins *margins, const AwrashSignposts *rule, const int64_t units[],
           GError **error)
{
  AwrashGridBreach breach;
  gsize n = matrix->n_rows * matrix->n_columns;

  if (!awrash_i_margins_check (margins, matrix->n_rows, matrix->n_columns, error))
    return FALSE;
  if (awrash_i_grid_find_breach (matrix, margins, units, &breach))
    {
      refuse_breach (&breach, error);
      return FALSE;
    }
  if (!awrash_i_grid_optimise (grid, face, matrix, margins, rule, FALSE, error))
    return FALSE;
  g_autofree int64_t *own = awrash_i_new (int64_t, n, error);
  if (own == NULL)
    return FALSE;
  awrash_i_grid_write (grid, own);
  if (memcmp (own, units, n * sizeof *own) != 0
      && !check_optimal (matrix, margins, rule, units, error))
    return FALSE;
  awrash_i_grid_read (grid, units);
  return check_first (matrix, rule, units, error);
}

gboolean
awrash_apportion_biproportional_divisors (const AwrashMatrix *matrix, const AwrashMargins *margins,
                                          const char *rule, const int64_t units[],
                                          double row_divisors[], double column_divisors[],
                                          GError **error)
{
  g_return_val_if_fail (matrix != NULL && margins != NULL && rule != NULL, FALSE);
  g_return_val_if_fail (units != NULL && row_divisors != NULL && column_divisors != NULL, FALSE);

  g_auto (AwrashSignposts) signposts = { 0 };
  g_auto (AwrashGrid) grid = { 0 };
  g_auto (AwrashGridFace) face = { 0 };

  if (!awrash_i_signpost_parse (rule, &signposts, error)
      || !open_grid (&grid, &face, matrix, margins, &signposts, units, error))
    return FALSE;
  gsize n = matrix->n_rows + matrix->n_columns;
  g_autofree double *divisors = awrash_i_new (double, 4 * n, error);
  g_autofree guint8 *is_inside = divisors != NULL ? awrash_i_new (guint8, n, error) : NULL;
  if (is_inside == NULL)
    return FALSE;
  Divisors self = {
    .grid = &grid, .rows = divisors, .columns = divisors + matrix->n_rows, .is_inside = is_inside
  };
  double *found = divisors + n;
  if (!find (&self, found, found + 3 * matrix->n_rows, error)
      || !awrash_i_grid_check_divisors (n, found, error))
    return FALSE;
  memcpy (row_divisors, found, 3 * matrix->n_rows * sizeof *found);
  memcpy (column_divisors, found + 3 * matrix->n_rows, 3 * matrix->n_columns * sizeof *found);
  return TRUE;
}
