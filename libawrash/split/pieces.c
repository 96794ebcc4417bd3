/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sums over provinces by straight pieces. What a province receives is y = Σ pieces, of which the
 * one from a to b counts (f (b) − f (a))/(b − a) a unit: of y²/d steeper, of welfare flatter the
 * further up, so that the best sum takes them in order. Pieces of one unit are exact; wider ones
 * touch f where they end. Source: chords of a convex or concave function. Invariant: the first
 * piece reaches from 0 to a floor that every plan keeps; where welfare has no value at 0 and the
 * floor is 0, it is one place, which opens the others. */

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

typedef struct
{
  AwrashLinear *linear;
  const AwrashModel *model;
  const AwrashPieces *asked;
  Range range;
  gboolean has_first; /* the first place is worth more than any sum of others */
} Drawing;

static double
need_of (const Drawing *drawing, gsize province)
{
  return drawing->model->need[province] / drawing->range.unit;
}

/* Adds the piece to the row that is being written. */
static gsize
add_piece (const Drawing *drawing, gsize province, double from, double to)
{
  AwrashLinear *linear = drawing->linear;
  gsize column = awrash_i_linear_add_column (
      linear, "piece", awrash_i_model_code (drawing->model, province), NULL, NULL);

  awrash_i_linear_at (linear, column)->upper = to - from;
  awrash_i_linear_at (linear, column)->cost
      = awrash_i_pieces_slope (drawing->asked->measure, need_of (drawing, province), from, to);
  awrash_i_linear_put (linear, column, -1);
  return column;
}

/* Where the piece after `done` of n begins: whole numbers where places are counted. */
static double
cut (double lower, double upper, gsize n, gsize done, gboolean alike)
{
  double at = lower + (upper - lower) * (double)done / (double)n;

  return alike ? floor (at) : at;
}

static gboolean
count_pieces (const Drawing *drawing, gsize province, double lower, double upper, gsize *n,
              GError **error)
{
  size_t segments = drawing->asked->segments;
  double units = drawing->asked->alike ? upper - lower : INFINITY;
  gsize done = MIN (drawing->linear->entries->len, AWRASH_LINEAR_LARGEST);

  if (isinf (upper))
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
                   _ ("nothing limits what \"%s\" receives, expected a max in quotas or "
                      "capacities"),
                   awrash_i_model_code (drawing->model, province));
      return FALSE;
    }
  *n = segments;
  if (drawing->asked->alike && (segments == 0 || units <= (double)segments))
    *n = units <= AWRASH_LINEAR_LARGEST ? (gsize)units : G_MAXSIZE;
  if (*n <= AWRASH_LINEAR_LARGEST - done)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW,
               _ ("%s in steps of one unit has more than 2^24 steps, expected fewer segments"),
               drawing->model->reading->values[AWRASH_READING_OBJECTIVE]);
  return FALSE;
}

/* The other pieces wait for the first: Σ pieces <= (upper - 1) first. */
static void
add_opening (const Drawing *drawing, gsize province, gsize first, gsize end, double upper)
{
  awrash_i_linear_add_row (drawing->linear, 'L', 0, "opened",
                           awrash_i_model_code (drawing->model, province), NULL);
  awrash_i_linear_put (drawing->linear, first, -(upper - 1));
  for (gsize column = first + 1; column < end; column++)
    awrash_i_linear_put (drawing->linear, column, 1);
}

/* The floor's piece is full: of welfare without a value at 0 it may be worth less than the next. */
static void
add_floor (const Drawing *drawing, gsize province, gsize column, double lower)
{
  awrash_i_linear_add_row (drawing->linear, 'G', lower, "floor",
                           awrash_i_model_code (drawing->model, province), NULL);
  awrash_i_linear_put (drawing->linear, column, 1);
}

static gboolean
add_province (const Drawing *drawing, gsize province, gsize *first, GError **error)
{
  AwrashLinear *linear = drawing->linear;
  double upper = drawing->range.upper[province],
         lower = MIN (drawing->range.lower[province], upper);
  gboolean opens = drawing->has_first && lower == 0 && upper > 0;
  double begin = opens ? 1 : lower;
  gsize n, column;

  if (!count_pieces (drawing, province, begin, upper, &n, error))
    return FALSE;
  awrash_i_linear_add_row (linear, 'E', 0, "received",
                           awrash_i_model_code (drawing->model, province), NULL);
  for (gsize type = 0; type < drawing->model->n_types; type++)
    awrash_i_linear_put (linear, province * drawing->model->n_types + type,
                         drawing->asked->weight[type]);
  column = linear->columns->len;
  if (begin > 0)
    add_piece (drawing, province, 0, begin);
  for (gsize k = 0; k < n; k++)
    add_piece (drawing, province, cut (begin, upper, n, k, drawing->asked->alike),
               cut (begin, upper, n, k + 1, drawing->asked->alike));
  *first = opens ? column : G_MAXSIZE;
  if (opens)
    awrash_i_linear_at (linear, column)->is_integer = TRUE;
  if (opens && n > 0)
    add_opening (drawing, province, column, linear->columns->len, upper);
  else if (drawing->has_first && lower > 0)
    add_floor (drawing, province, column, lower);
  return TRUE;
}

/* ── whole sums ─────────────────────────────────────────────────────────────────────────────── */

/* first[n_provinces]: the column of its first place; G_MAXSIZE: none, or it has its place. */
static void
hold_first (const Drawing *drawing, const gsize first[])
{
  const AwrashModel *model = drawing->model;
  double held = drawing->asked->first;
  gboolean any = FALSE;

  for (gsize i = 0; i < model->n_provinces; i++)
    any = any || first[i] != G_MAXSIZE;
  if (isnan (held) || !any)
    return;
  for (gsize i = 0; i < model->n_provinces; i++)
    if (model->need[i] > 0 && drawing->range.lower[i] > 0 && drawing->range.upper[i] > 0)
      held -= awrash_i_pieces_first (drawing->asked->measure, need_of (drawing, i));
  awrash_i_linear_add_row (drawing->linear, 'G', held, "first", NULL, NULL);
  for (gsize i = 0; i < model->n_provinces; i++)
    if (first[i] != G_MAXSIZE)
      awrash_i_linear_put (drawing->linear, first[i],
                           awrash_i_pieces_first (drawing->asked->measure, need_of (drawing, i)));
}

static gboolean
check_alike (const Drawing *drawing, GError **error)
{
  const AwrashPieces *asked = drawing->asked;
  const char *const *values = drawing->model->reading->values;

  if (asked->alike || (asked->segments > 0 && !drawing->has_first))
    return TRUE;
  if (drawing->has_first)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_CLASS,
                 _ ("places count unequally in %s, so that %s has no first unit; expected alpha:A "
                    "with A below 1"),
                 values[AWRASH_READING_RECEIVES], values[AWRASH_READING_OBJECTIVE]);
  else
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_CLASS,
                 _ ("places count unequally in %s, so that %s has no steps of one unit; expected a "
                    "number of segments"),
                 values[AWRASH_READING_RECEIVES], values[AWRASH_READING_OBJECTIVE]);
  return FALSE;
}

static void
note (const Drawing *drawing)
{
  gboolean is_welfare = drawing->asked->measure->kind == AWRASH_MEASURE_ALPHA;
  const char *what = is_welfare ? "the largest sum of need*u(y/need)" : "the least sum of y*y/need";

  awrash_i_linear_note (
      drawing->linear,
      drawing->asked->segments == 0
          ? g_strdup_printf ("Goal: %s, y what a province receives, exactly: every unit of y "
                             "beyond its floor is a piece of its own.",
                             what)
          : g_strdup_printf ("Goal: %s, y what a province receives, by at most %zu pieces beyond "
                             "its floor: exact where pieces end, %s it between, and exact where a "
                             "piece is one unit.",
                             what, drawing->asked->segments, is_welfare ? "below" : "above"));
  if (drawing->has_first)
    awrash_i_linear_note (drawing->linear,
                          g_strdup ("Provinces that receive nothing count nothing in it."));
}

/* The ranges of what provinces receive; the arrays are the drawing's to free. */
static gboolean
open_drawing (Drawing *drawing, AwrashLinear *linear, const AwrashModel *model,
              const AwrashPieces *asked, GError **error)
{
  *drawing = (Drawing){ .linear = linear, .model = model, .asked = asked };
  drawing->has_first = awrash_i_pieces_first (asked->measure, 1) > 0;
  drawing->range.unit = awrash_i_formulate_unit (model);
  drawing->range.cell = awrash_i_new (double, model->n_cells, error);
  drawing->range.lower
      = drawing->range.cell != NULL ? awrash_i_new (double, model->n_provinces, error) : NULL;
  drawing->range.upper
      = drawing->range.lower != NULL ? awrash_i_new (double, model->n_provinces, error) : NULL;
  return drawing->range.upper != NULL
         && find_range (&drawing->range, model, asked->weight, asked->alike, asked->most, error)
         && check_alike (drawing, error);
}

static void
close_drawing (Drawing *drawing)
{
  g_free (drawing->range.cell);
  g_free (drawing->range.lower);
  g_free (drawing->range.upper);
}

static gboolean
draw_sum (const Drawing *drawing, GError **error)
{
  const AwrashModel *model = drawing->model;
  g_autofree gsize *first = awrash_i_new (gsize, model->n_provinces, error);

  if (first == NULL)
    return FALSE;
  drawing->linear->is_maximum = drawing->asked->measure->kind == AWRASH_MEASURE_ALPHA;
  note (drawing);
  for (gsize i = 0; i < model->n_provinces; i++)
    {
      first[i] = G_MAXSIZE;
      if (model->need[i] > 0 && !add_province (drawing, i, &first[i], error))
        return FALSE;
    }
  if (drawing->has_first)
    hold_first (drawing, first);
  return TRUE;
}

gboolean
awrash_i_pieces_formulate (AwrashLinear *linear, const AwrashModel *model,
                           const AwrashPieces *pieces, GError **error)
{
  Drawing drawing;
  gboolean is_done
      = open_drawing (&drawing, linear, model, pieces, error) && draw_sum (&drawing, error);

  close_drawing (&drawing);
  return is_done;
}

/* A column of at most one place for every province, no more than it receives. */
static void
draw_first (const Drawing *drawing)
{
  AwrashLinear *linear = drawing->linear;
  const AwrashModel *model = drawing->model;

  linear->is_maximum = TRUE;
  awrash_i_linear_note (linear, g_strdup ("Goal: the largest sum of need^alpha over provinces that "
                                          "receive anything."));
  for (gsize i = 0; i < model->n_provinces; i++)
    {
      gsize column;

      if (!(model->need[i] > 0))
        continue;
      column = awrash_i_linear_add_column (linear, "first", awrash_i_model_code (model, i), NULL,
                                           NULL);
      awrash_i_linear_at (linear, column)->upper = 1;
      awrash_i_linear_at (linear, column)->is_integer = TRUE;
      awrash_i_linear_at (linear, column)->cost
          = awrash_i_pieces_first (drawing->asked->measure, need_of (drawing, i));
      awrash_i_linear_add_row (linear, 'G', 0, "received", awrash_i_model_code (model, i), NULL);
      for (gsize type = 0; type < model->n_types; type++)
        awrash_i_linear_put (linear, i * model->n_types + type, drawing->asked->weight[type]);
      awrash_i_linear_put (linear, column, -1);
    }
}

gboolean
awrash_i_pieces_formulate_first (AwrashLinear *linear, const AwrashModel *model,
                                 const AwrashPieces *pieces, GError **error)
{
  Drawing drawing;
  gboolean is_done = open_drawing (&drawing, linear, model, pieces, error);

  if (is_done)
    draw_first (&drawing);
  close_drawing (&drawing);
  return is_done;
}
