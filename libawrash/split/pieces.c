/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sum of y²/d by straight pieces. What a province receives is y = Σ pieces, of which the one
 * from a to b costs (b² − a²)/(b − a)/d = (a + b)/d a unit: steeper the further up, so that the
 * least sum takes them in order. Pieces of one unit are exact; wider ones touch y²/d where they
 * end, and lie above it by at most (b − a)²/4d. Source: chords of a convex function.
 * Invariant: the first piece reaches from 0 to a floor that every plan keeps. */

#include "split/linear-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <math.h>

/* ── how much a province can receive ────────────────────────────────────────────────────────── */

typedef struct
{
  double *cell;          /* [n_cells]: places at most */
  double *lower, *upper; /* [n_provinces] */
  double unit;           /* of need */
} Range;

static void
narrow_cell (double *cell, double upper)
{
  *cell = MIN (*cell, upper);
}

/* A bound on cells of one province, or on more, seen from each of its provinces. */
static void
narrow (Range *range, const AwrashModel *model, const double weight[], gboolean alike,
        const AwrashBound *bound, const double coefficient[], AwrashTaking taking)
{
  gsize from = model->from[bound->territory], to = model->to[bound->territory];
  gboolean within = TRUE, around = TRUE;
  double max = taking.months > 0 && !isinf (bound->max)
                   ? (double)awrash_i_quotient (bound->max, taking.months, taking.each, FALSE)
                   : bound->max;
  double min = taking.months > 0
                   ? (double)awrash_i_quotient (bound->min, taking.months, taking.each, TRUE)
                   : bound->min;

  for (gsize type = 0; type < model->n_types; type++)
    {
      within = within && (!bound->covers[type] || weight[type] > 0);
      around = around && (bound->covers[type] || weight[type] == 0);
    }
  for (gsize at = from; at < to; at++)
    {
      gsize i = model->province_at[at];

      for (gsize type = 0; type < model->n_types; type++)
        if (bound->covers[type])
          narrow_cell (&range->cell[i * model->n_types + type], floor (max / coefficient[type]));
      if (!alike || !(taking.months > 0))
        continue;
      if (around)
        range->upper[i] = MIN (range->upper[i], max);
      if (within && to - from == 1)
        range->lower[i] = MAX (range->lower[i], min);
    }
}

static gboolean
find_range (Range *range, const AwrashModel *model, const double weight[], gboolean alike,
            double most, GError **error)
{
  const AwrashProgramme *p = model->programme;
  g_autofree double *coefficient = awrash_i_new (double, model->n_types, error);
  AwrashTaking taking;

  if (coefficient == NULL)
    return FALSE;
  for (gsize cell = 0; cell < model->n_cells; cell++)
    range->cell[cell] = INFINITY;
  for (gsize i = 0; i < model->n_provinces; i++)
    range->upper[i] = most;
  for (gsize i = 0; i < p->n_bounds; i++)
    {
      /* Persons of a group are no places: such a bound narrows no cell. */
      if (p->bounds[i].group != NULL)
        continue;
      if (!awrash_i_formulate_take (p, &p->bounds[i], coefficient, &taking, error))
        return FALSE;
      narrow (range, model, weight, alike, &p->bounds[i], coefficient, taking);
    }
  for (gsize i = 0; i < model->n_provinces; i++)
    {
      double sum = 0;

      for (gsize type = 0; type < model->n_types; type++)
        if (weight[type] > 0)
          sum += weight[type] * range->cell[i * model->n_types + type];
      range->upper[i] = MIN (range->upper[i], sum);
    }
  return TRUE;
}

/* ── pieces ─────────────────────────────────────────────────────────────────────────────────── */

static void
add_piece (AwrashLinear *linear, const AwrashModel *model, const Range *range, gsize province,
           double from, double to)
{
  gsize column = awrash_i_linear_add_column (linear, "piece", awrash_i_model_code (model, province),
                                             NULL, NULL);

  awrash_i_linear_at (linear, column)->upper = to - from;
  awrash_i_linear_at (linear, column)->cost = (from + to) / (model->need[province] / range->unit);
  awrash_i_linear_put (linear, column, -1);
}

/* Where the piece after `done` of n begins: whole numbers where places are counted. */
static double
cut (double lower, double upper, gsize n, gsize done, gboolean alike)
{
  double at = lower + (upper - lower) * (double)done / (double)n;

  return alike ? floor (at) : at;
}

static gboolean
add_province (AwrashLinear *linear, const AwrashModel *model, const double weight[], gboolean alike,
              gsize province, const Range *range, size_t segments, GError **error)
{
  const char *code = awrash_i_model_code (model, province);
  double upper = range->upper[province], lower = MIN (range->lower[province], upper);
  double units = alike ? upper - lower : INFINITY;
  gsize n = segments;

  if (isinf (upper))
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
                   _ ("nothing limits what \"%s\" receives, expected a max in quotas or "
                      "capacities"),
                   code);
      return FALSE;
    }
  if (alike && (segments == 0 || units <= (double)segments))
    n = units <= AWRASH_LINEAR_LARGEST ? (gsize)units : G_MAXSIZE;
  if (n > AWRASH_LINEAR_LARGEST - MIN (linear->entries->len, AWRASH_LINEAR_LARGEST))
    {
      g_set_error_literal (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW,
                           _ ("least squares in steps of one unit has more than 2^24 steps, "
                              "expected fewer segments"));
      return FALSE;
    }
  awrash_i_linear_add_row (linear, 'E', 0, "received", code, NULL);
  for (gsize type = 0; type < model->n_types; type++)
    awrash_i_linear_put (linear, province * model->n_types + type, weight[type]);
  if (lower > 0)
    add_piece (linear, model, range, province, 0, lower);
  for (gsize k = 0; k < n; k++)
    add_piece (linear, model, range, province, cut (lower, upper, n, k, alike),
               cut (lower, upper, n, k + 1, alike));
  return TRUE;
}

gboolean
awrash_i_pieces_formulate (AwrashLinear *linear, const AwrashModel *model, const double weight[],
                           gboolean alike, double most, size_t segments, GError **error)
{
  g_autofree double *cell = awrash_i_new (double, model->n_cells, error);
  g_autofree double *lower = cell != NULL ? awrash_i_new (double, model->n_provinces, error) : NULL;
  g_autofree double *upper
      = lower != NULL ? awrash_i_new (double, model->n_provinces, error) : NULL;
  Range range = { cell, lower, upper, awrash_i_formulate_unit (model) };

  if (upper == NULL || !find_range (&range, model, weight, alike, most, error))
    return FALSE;
  if (!alike && segments == 0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_CLASS,
                   _ ("places count unequally in %s, so that least squares has no steps of one "
                      "unit; expected a number of segments"),
                   model->reading->values[AWRASH_READING_RECEIVES]);
      return FALSE;
    }
  awrash_i_linear_note (
      linear,
      segments == 0
          ? g_strdup ("Goal: the least sum of y*y/need, y what a province receives, exactly: "
                      "every unit of y beyond its floor is a piece of its own.")
          : g_strdup_printf ("Goal: the least sum of y*y/need, y what a province receives, "
                             "by at most %zu pieces beyond its floor: exact where pieces "
                             "end, above it between, and exact where a piece is one unit.",
                             segments));
  for (gsize i = 0; i < model->n_provinces; i++)
    if (model->need[i] > 0
        && !add_province (linear, model, weight, alike, i, &range, segments, error))
      return FALSE;
  return TRUE;
}
