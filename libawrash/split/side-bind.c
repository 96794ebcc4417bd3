/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A bound of any unit in whole numbers: a wall where all places that count do so alike, else a row.
 * Source: the classes in libawrash/README.md. Invariant: a row's coefficients are whole numbers
 * below 2^53 without a common divisor, so that its sum over places below 2^50 each fits 128 bits.
 */

#include "split/model-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/order-private.h"

#include <string.h>

typedef struct
{
  int64_t lower, upper;
  AwrashDecimal unit;
} Ends;

static gboolean
refuse (const AwrashModel *model, const AwrashSideOrigin *origin, GError **error)
{
  g_autofree char *words = awrash_i_words_side (model, origin);

  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW,
               _ ("%s: its numbers have too many digits for whole numbers below 2^53, expected "
                  "fewer"),
               words);
  return FALSE;
}

/* An end that nothing can reach is none: places sum to less than 2^50. */
static gboolean
find_end (const AwrashDecimal *end, AwrashDecimal unit, gboolean is_lower, int64_t *whole)
{
  static const double beyond = 0x1p105;
  double ratio;

  *whole = is_lower ? G_MININT64 : G_MAXINT64;
  if (end == NULL || awrash_i_decimal_divide (*end, unit, is_lower, whole))
    return TRUE;
  ratio = awrash_i_decimal_approach (*end) / awrash_i_decimal_approach (unit);
  return is_lower ? ratio < -beyond : ratio > beyond;
}

static gboolean
find_ends (const AwrashModel *model, const AwrashSideOrigin *origin, AwrashDecimal unit,
           const AwrashDecimal *min, const AwrashDecimal *max, Ends *ends, GError **error)
{
  ends->unit = unit;
  return (find_end (min, unit, TRUE, &ends->lower) && find_end (max, unit, FALSE, &ends->upper))
         || refuse (model, origin, error);
}

/* Weights that are all 0 leave a sum of 0: no bound, or one that no places meet. */
static void
bind_nothing (AwrashModel *model, const AwrashSideOrigin *origin, const AwrashDecimal *min,
              const AwrashDecimal *max)
{
  g_autofree char *words = awrash_i_words_side (model, origin);
  int64_t missing = 1;

  if ((min == NULL || min->digits <= 0) && (max == NULL || max->digits >= 0))
    return;
  if (min != NULL && min->digits > 0)
    awrash_i_decimal_divide (*min, awrash_i_decimal_of_integer (1), TRUE, &missing);
  model->missing += MIN (missing, G_GINT64_CONSTANT (1) << 50);
  /* Translators: "women in the temporary places of Tadla: what is asked for …" */
  g_ptr_array_add (model->impossible,
                   g_strdup_printf (_ ("%s: what is asked for, where no place counts"), words));
}

/* A wall: the same bound on places, from the other side where each counts -1. */
static gboolean
bind_wall (AwrashModel *model, const AwrashSideOrigin *origin, gsize territory,
           const guint8 types[], int64_t coefficient, Ends ends, GError **error)
{
  int64_t lower = coefficient > 0            ? ends.lower
                  : ends.upper == G_MAXINT64 ? G_MININT64
                                             : -ends.upper;
  int64_t upper = coefficient > 0            ? ends.upper
                  : ends.lower == G_MININT64 ? G_MAXINT64
                                             : -ends.lower;
  const int64_t largest = G_GINT64_CONSTANT (1) << 52;

  if (lower >= largest)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW,
                   _ ("the bound on \"%s\" in \"%s\" asks for 2^52 places or more"), origin->of,
                   model->programme->territories[origin->territory].code);
      return FALSE;
    }
  return awrash_i_model_bind (model, territory, types, MAX (lower, 0),
                              upper >= largest ? AWRASH_UNBOUNDED : upper, origin->bound, error);
}

/* ── a territory ────────────────────────────────────────────────────────────────────────────── */

/* The row of a territory, with what each type counts. */
static gboolean
add_rectangle (AwrashModel *model, const AwrashSideOrigin *origin, const int64_t whole[], Ends ends,
               GError **error)
{
  gsize from = model->from[origin->territory], n = model->to[origin->territory] - from, k = 0;
  g_autofree gsize *provinces = awrash_i_copy (gsize, model->province_at + from, n, error);
  AwrashSideRow *row;
  gsize n_counted = 0;

  for (gsize type = 0; type < model->n_types; type++)
    n_counted += whole[type] != 0;
  row = provinces != NULL
            ? awrash_i_side_row_new (n * n_counted, ends.lower, ends.upper, origin->bound, error)
            : NULL;
  if (row == NULL)
    return FALSE;
  row->unit = ends.unit;
  qsort (provinces, n, sizeof (gsize), awrash_i_order_indices);
  for (gsize i = 0; i < n; i++)
    for (gsize type = 0; type < model->n_types; type++)
      if (whole[type] != 0)
        {
          row->cells[k] = provinces[i] * model->n_types + type;
          row->coefficients[k++] = whole[type];
        }
  awrash_i_side_take (model, origin, row);
  return TRUE;
}

/* Whether all weights other than 0 count alike: then 1 each, or -1. */
static gboolean
is_uniform (gsize n, const int64_t whole[], int64_t *coefficient)
{
  *coefficient = 0;
  for (gsize i = 0; i < n; i++)
    {
      if (whole[i] != 0 && *coefficient != 0 && whole[i] != *coefficient)
        return FALSE;
      if (whole[i] != 0)
        *coefficient = whole[i];
    }
  return TRUE;
}

static gboolean
is_nought (gsize n, const AwrashDecimal weight[])
{
  for (gsize i = 0; i < n; i++)
    if (weight[i].digits != 0 || weight[i].is_beyond)
      return FALSE;
  return TRUE;
}

/* Weights in whole numbers, and the ends in their scale. */
static gboolean
prepare (AwrashModel *model, const AwrashSideOrigin *origin, gsize n, const AwrashDecimal weight[],
         const AwrashDecimal *min, const AwrashDecimal *max, int64_t whole[], Ends *ends,
         GError **error)
{
  AwrashDecimal unit;

  if (!awrash_i_scale (n, weight, whole, &unit))
    return refuse (model, origin, error);
  return find_ends (model, origin, unit, min, max, ends, error);
}

gboolean
awrash_i_side_bind (AwrashModel *model, const AwrashSideOrigin *origin,
                    const AwrashDecimal weight[], const AwrashDecimal *min,
                    const AwrashDecimal *max, GError **error)
{
  gsize n = model->n_types;
  g_autofree int64_t *whole = awrash_i_new (int64_t, n, error);
  g_autofree guint8 *types = whole != NULL ? awrash_i_new (guint8, n, error) : NULL;
  int64_t coefficient;
  Ends ends;

  if (is_nought (n, weight))
    {
      bind_nothing (model, origin, min, max);
      return TRUE;
    }
  if (types == NULL || !prepare (model, origin, n, weight, min, max, whole, &ends, error))
    return FALSE;
  if (!is_uniform (n, whole, &coefficient))
    return add_rectangle (model, origin, whole, ends, error);
  for (gsize type = 0; type < n; type++)
    types[type] = whole[type] != 0;
  return bind_wall (model, origin, origin->territory, types, coefficient, ends, error);
}

/* ── rows of any cells ──────────────────────────────────────────────────────────────────────── */

/* The territory whose provinces, each with the same types, are just these cells; G_MAXSIZE where
 * there is none. */
static gsize
find_rectangle (const AwrashModel *model, gsize n, const gsize cells[], guint8 types[])
{
  const AwrashProgramme *p = model->programme;
  gsize n_held = 0, at;
  gssize territory;

  while (n_held < n && cells[n_held] / model->n_types == cells[0] / model->n_types)
    types[cells[n_held++] % model->n_types] = 1;
  for (gsize k = 0; k < n; k++)
    if (n % n_held != 0 || cells[k] % model->n_types != cells[k % n_held] % model->n_types
        || cells[k] / model->n_types != cells[k - k % n_held] / model->n_types)
      return G_MAXSIZE;
  at = model->position[cells[0] / model->n_types];
  territory = (gssize)p->provinces[cells[0] / model->n_types];
  while (territory >= 0 && model->to[territory] - model->from[territory] < n / n_held)
    territory = p->territories[territory].parent;
  if (territory < 0 || model->to[territory] - model->from[territory] != n / n_held
      || at < model->from[territory])
    return G_MAXSIZE;
  for (gsize k = 0; k < n; k += n_held)
    {
      at = model->position[cells[k] / model->n_types];
      if (at < model->from[territory] || at >= model->to[territory])
        return G_MAXSIZE;
    }
  return (gsize)territory;
}

gboolean
awrash_i_side_bind_cells (AwrashModel *model, const AwrashSideOrigin *origin, gsize n,
                          const gsize cells[], const AwrashDecimal weight[],
                          const AwrashDecimal *min, const AwrashDecimal *max, GError **error)
{
  g_autofree int64_t *whole = awrash_i_new (int64_t, n, error);
  g_autofree guint8 *types = whole != NULL ? awrash_i_new (guint8, model->n_types, error) : NULL;
  AwrashSideRow *row;
  int64_t coefficient;
  gsize territory;
  Ends ends;

  if (is_nought (n, weight))
    {
      bind_nothing (model, origin, min, max);
      return TRUE;
    }
  if (types == NULL || !prepare (model, origin, n, weight, min, max, whole, &ends, error))
    return FALSE;
  if (is_uniform (n, whole, &coefficient))
    {
      territory = find_rectangle (model, n, cells, types);
      if (territory != G_MAXSIZE)
        return bind_wall (model, origin, territory, types, coefficient, ends, error);
    }
  row = awrash_i_side_row_new (n, ends.lower, ends.upper, origin->bound, error);
  if (row == NULL)
    return FALSE;
  row->unit = ends.unit;
  memcpy (row->cells, cells, n * sizeof (gsize));
  memcpy (row->coefficients, whole, n * sizeof (int64_t));
  awrash_i_side_take (model, origin, row);
  return TRUE;
}
