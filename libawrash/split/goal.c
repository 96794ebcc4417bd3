/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a step of a reading's chain makes largest or least, as a linear goal, with the steps before
 * it held. Source: the chain in <awrash/split.h>. Invariant: the goal of leximin and
 * decreasing-minimal is their first level, that of least squares and welfare the whole sum. */

#include "split/linear-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/number-private.h"

#include <math.h>
#include <string.h>

gboolean
awrash_i_formulate_weigh (const AwrashModel *model, double weight[], gboolean *alike,
                          GError **error)
{
  double common = 0;

  *alike = TRUE;
  for (gsize type = 0; type < model->n_types; type++)
    {
      AwrashTaking taking;

      weight[type] = 0;
      if (!model->received[type])
        continue;
      if (!awrash_i_model_worth (model, type, &taking, error))
        return FALSE;
      weight[type] = taking.months * taking.each;
      *alike = *alike && (common == 0 || common == weight[type]);
      common = weight[type];
    }
  for (gsize type = 0; type < model->n_types && *alike; type++)
    weight[type] = model->received[type];
  return TRUE;
}

/* By its decimal digits, as the C library's log10 is not the same everywhere. */
static double
power_of_ten (double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  char *exponent;

  g_ascii_formatd (digits, sizeof digits, "%.16e", value);
  exponent = strchr (digits, 'e');
  memmove (digits + 1, exponent, strlen (exponent) + 1);
  digits[0] = '1';
  return g_ascii_strtod (digits, NULL);
}

double
awrash_i_formulate_unit (const AwrashModel *model)
{
  double least = INFINITY;

  for (gsize i = 0; i < model->n_provinces; i++)
    if (model->need[i] > 0)
      least = MIN (least, model->need[i]);
  for (gsize i = 0; model->receipts != NULL && i < model->receipts->len; i++)
    {
      double need = ((const AwrashReceipt *)g_ptr_array_index (model->receipts, i))->need;

      if (need > 0)
        least = MIN (least, need);
    }
  return power_of_ten (least);
}

static gboolean
counts_any (const AwrashModel *model, const AwrashLinearStep *step, const double weight[])
{
  for (gsize cell = 0; cell < model->n_cells; cell++)
    if (awrash_i_linear_gain (model, step, weight, cell) != 0)
      return TRUE;
  return FALSE;
}

/* Less is better. */
static gboolean
is_least (const AwrashLinearStep *step)
{
  return step->kind == AWRASH_LINEAR_SPARE
         || (step->kind == AWRASH_LINEAR_GOAL && step->goal.kind == AWRASH_GOAL_COST);
}

/* A step before, held at its optimum; one that counts no cell is none. */
static void
hold (AwrashLinear *linear, const AwrashModel *model, const AwrashLinearStep *step,
      const double weight[], double value)
{
  static const char *const names[AWRASH_LINEAR_N_FILLED] = { "filled", "filled_rest", "spared" };
  gboolean is_goal = step->kind == AWRASH_LINEAR_GOAL;

  if (isnan (value) || !counts_any (model, step, weight))
    return;
  awrash_i_linear_add_row (linear, is_least (step) ? 'L' : 'G', value,
                           is_goal ? "held" : names[step->kind - AWRASH_LINEAR_FILL],
                           is_goal ? step->goal.name : NULL, NULL);
  for (gsize cell = 0; cell < model->n_cells; cell++)
    awrash_i_linear_put (linear, cell, awrash_i_linear_gain (model, step, weight, cell));
}

/* The needs that rates are measured against are those of groups where groups are compared. */
static gboolean
compares_groups (const AwrashModel *model)
{
  return model->reading->values[AWRASH_READING_GROUPS][0] != '\0';
}

/* One group in one province against the level. */
static void
add_group_rate (AwrashLinear *linear, const AwrashModel *model, const AwrashReceipt *receipt,
                gboolean highest, gsize level, double unit)
{
  awrash_i_linear_add_row (linear, highest ? 'L' : 'G', 0, "rate",
                           awrash_i_model_code (model, receipt->province), receipt->group);
  for (gsize type = 0; type < model->n_types; type++)
    awrash_i_linear_put (linear, receipt->province * model->n_types + type,
                         (double)receipt->coefficients[type] / receipt->scale);
  awrash_i_linear_put (linear, level, -(receipt->need / unit));
}

/* One level: the lowest rate of all, or the highest. */
static void
add_level (AwrashLinear *linear, const AwrashModel *model, const double weight[], gboolean highest)
{
  double unit = awrash_i_formulate_unit (model);
  gsize level = awrash_i_linear_add_column (
      linear, highest ? "highest" : "lowest", NULL, NULL,
      g_strdup_printf ("the %s of what provinces receive for a unit of need",
                       highest ? "highest" : "lowest"));

  linear->is_maximum = !highest;
  awrash_i_linear_at (linear, level)->cost = 1;
  for (gsize i = 0; compares_groups (model) && i < model->receipts->len; i++)
    {
      const AwrashReceipt *receipt = g_ptr_array_index (model->receipts, i);

      if (receipt->need > 0)
        add_group_rate (linear, model, receipt, highest, level, unit);
    }
  for (gsize i = 0; !compares_groups (model) && i < model->n_provinces; i++)
    {
      if (!(model->need[i] > 0))
        continue;
      awrash_i_linear_add_row (linear, highest ? 'L' : 'G', 0, "rate",
                               awrash_i_model_code (model, i), NULL);
      for (gsize type = 0; type < model->n_types; type++)
        awrash_i_linear_put (linear, i * model->n_types + type, weight[type]);
      awrash_i_linear_put (linear, level, -(model->need[i] / unit));
    }
}

/* ── goals ──────────────────────────────────────────────────────────────────────────────────── */

static void
add_first_level (AwrashLinear *linear, const AwrashModel *model, const AwrashGoal *goal,
                 const double weight[])
{
  add_level (linear, model, weight, goal->measure.kind == AWRASH_MEASURE_DECMIN);
  awrash_i_linear_note (linear,
                        g_strdup_printf ("Goal: the first level of %s. The next levels hold it and "
                                         "go on with the provinces that it leaves free.",
                                         goal->name));
}

static gboolean
add_measure (AwrashLinear *linear, const AwrashModel *model, const AwrashLinearStep *step,
             const AwrashPieces *pieces, GError **error)
{
  AwrashMeasureKind kind = step->goal.measure.kind;

  if (kind == AWRASH_MEASURE_LEXIMIN || kind == AWRASH_MEASURE_LEXIMIN_PERSONS
      || kind == AWRASH_MEASURE_DECMIN)
    {
      add_first_level (linear, model, &step->goal, pieces->weight);
      return TRUE;
    }
  if (compares_groups (model))
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_CLASS,
                   _ ("%s of groups is no linear goal here, expected leximin or decmin"),
                   step->goal.name);
      return FALSE;
    }
  return step->kind == AWRASH_LINEAR_FIRST
             ? awrash_i_pieces_formulate_first (linear, model, pieces, error)
             : awrash_i_pieces_formulate (linear, model, pieces, error);
}

static gboolean
add_sum (AwrashLinear *linear, const AwrashModel *model, const AwrashLinearStep *step,
         const double weight[], GError **error)
{
  static const char *const filling[AWRASH_LINEAR_N_FILLED]
      = { "Goal: the most that provinces with a need receive.",
          ("Goal: the most places of the streams that the reading leaves out, in provinces with a "
           "need."),
          "Goal: the fewest places in provinces without a need." };
  g_autofree int64_t *rate = awrash_i_new (int64_t, model->n_types, error);
  gboolean is_goal = step->kind == AWRASH_LINEAR_GOAL && step->goal.kind != AWRASH_GOAL_FILL;

  /* What the solver refuses to sum is no sum here either. */
  if (rate == NULL || (is_goal && !awrash_i_chain_rates (model, &step->goal, rate, error)))
    return FALSE;
  awrash_i_linear_note (
      linear, !is_goal ? g_strdup (
                  filling[step->kind == AWRASH_LINEAR_GOAL ? 0 : step->kind - AWRASH_LINEAR_FILL])
              : step->goal.kind == AWRASH_GOAL_UTILITY
                  ? g_strdup ("Goal: the largest sum of utilities.")
                  : g_strdup_printf ("Goal: the %s sum of %s.",
                                     is_least (step) ? "least" : "largest", step->goal.name));
  linear->is_maximum = !is_least (step);
  for (gsize cell = 0; cell < model->n_cells; cell++)
    awrash_i_linear_at (linear, cell)->cost = awrash_i_linear_gain (model, step, weight, cell);
  return TRUE;
}

static gboolean
add_goal (AwrashLinear *linear, const AwrashModel *model, const AwrashLinearStep *step,
          const AwrashPieces *pieces, GError **error)
{
  g_autofree char *unit = awrash_i_number_format (awrash_i_formulate_unit (model));

  if (step->goal.kind == AWRASH_GOAL_GINI)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_CLASS,
                   _ ("the objective %s is no linear goal, expected leximin, leximin-persons, "
                      "decmin, least-squares, alpha:A or utilitarian"),
                   step->goal.name);
      return FALSE;
    }
  if (step->goal.kind != AWRASH_GOAL_MEASURE)
    return add_sum (linear, model, step, pieces->weight, error);
  awrash_i_linear_note (linear, g_strdup_printf ("Need is counted in units of %s.", unit));
  return add_measure (linear, model, step, pieces, error);
}

gboolean
awrash_i_formulate_step (AwrashLinear *linear, const AwrashModel *model, const GArray *steps,
                         gsize step, const double known[], size_t segments, GError **error)
{
  g_autofree double *weight = awrash_i_new (double, model->n_types, error);
  const AwrashLinearStep *asked = awrash_i_linear_step (steps, step);
  AwrashPieces pieces = { .measure = &asked->goal.measure,
                          .weight = weight,
                          .most = INFINITY,
                          .first = NAN,
                          .segments = segments };

  if (weight == NULL || !awrash_i_formulate_weigh (model, weight, &pieces.alike, error))
    return FALSE;
  if (!pieces.alike)
    awrash_i_linear_note (linear,
                          g_strdup_printf ("What is received is counted in %s.",
                                           model->reading->values[AWRASH_READING_RECEIVES]));
  for (gsize before = 0; before < step; before++)
    {
      AwrashLinearKind kind = awrash_i_linear_step (steps, before)->kind;

      if (kind == AWRASH_LINEAR_FILL && !isnan (known[before]))
        pieces.most = known[before];
      if (kind == AWRASH_LINEAR_FIRST)
        pieces.first = known[before];
      else
        hold (linear, model, awrash_i_linear_step (steps, before), weight, known[before]);
    }
  return add_goal (linear, model, asked, &pieces, error);
}
