/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a step of a reading's chain makes largest or least, as a linear goal, with the steps before
 * it held. Source: the chain in <awrash/split.h>. Invariant: the goal of leximin and
 * decreasing-minimal is their first level, that of least squares the whole sum. */

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
  const AwrashProgramme *p = model->programme;
  AwrashUnit unit = awrash_i_reading_receives (model->reading);
  double common = 0;

  *alike = TRUE;
  for (gsize type = 0; type < p->n_types; type++)
    {
      AwrashTaking taking = awrash_i_model_taking (p, &p->types[type], unit);

      weight[type] = model->received[type] ? taking.months * taking.each : 0;
      if (!model->received[type])
        continue;
      if (!(weight[type] > 0) || weight[type] > G_MAXDOUBLE)
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                       _ ("receives = %s needs the months%s of \"%s\", which are not given"),
                       awrash_programme_unit_get_name (unit),
                       unit == AWRASH_UNIT_MONEY ? _ (" and the monthly cost") : "",
                       p->types[type].code);
          return FALSE;
        }
      *alike = *alike && (common == 0 || common == weight[type]);
      common = weight[type];
    }
  for (gsize type = 0; type < p->n_types && *alike; type++)
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

/* The coefficient of a cell in the sum that a step makes largest or least. */
static double
gain (const AwrashModel *model, const double weight[], gsize step, gsize cell)
{
  gsize type = cell % model->n_types;
  gboolean has_need = model->need[cell / model->n_types] > 0;

  if (step == 0)
    return has_need ? weight[type] : 0;
  return step == 1 ? has_need && !model->received[type] : !has_need;
}

/* The steps before, each held at its optimum; one that counts no cell is none. */
static void
hold (AwrashLinear *linear, const AwrashModel *model, const double weight[], gsize step,
      double value)
{
  static const char *const names[AWRASH_LINEAR_N_KNOWN] = { "filled", "filled_rest", "spared" };
  gboolean any = FALSE;

  for (gsize cell = 0; cell < model->n_cells && !any; cell++)
    any = gain (model, weight, step, cell) != 0;
  if (!any || isnan (value))
    return;
  awrash_i_linear_add_row (linear, step == 2 ? 'L' : 'G', value, names[step], NULL, NULL);
  for (gsize cell = 0; cell < model->n_cells; cell++)
    awrash_i_linear_put (linear, cell, gain (model, weight, step, cell));
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

static gboolean
add_objective (AwrashLinear *linear, const AwrashModel *model, const double weight[],
               gboolean alike, double most, size_t segments, GError **error)
{
  AwrashObjective objective = awrash_i_reading_objective (model->reading);
  g_autofree char *unit = awrash_i_number_format (awrash_i_formulate_unit (model));

  awrash_i_linear_note (linear, g_strdup_printf ("Need is counted in units of %s.", unit));
  switch (objective)
    {
    case AWRASH_OBJECTIVE_LEXIMIN:
    case AWRASH_OBJECTIVE_DECMIN:
      add_level (linear, model, weight, objective == AWRASH_OBJECTIVE_DECMIN);
      awrash_i_linear_note (
          linear, g_strdup_printf ("Goal: the first level of %s. The next levels hold it and go on "
                                   "with the provinces that it leaves free.",
                                   awrash_split_objective_get_name (objective)));
      return TRUE;
    case AWRASH_OBJECTIVE_UTILITARIAN:
      linear->is_maximum = TRUE;
      for (gsize cell = 0; cell < model->n_cells; cell++)
        awrash_i_linear_at (linear, cell)->cost
            = model->programme->types[cell % model->n_types].utility;
      awrash_i_linear_note (linear, g_strdup ("Goal: the largest sum of utilities."));
      return TRUE;
    case AWRASH_OBJECTIVE_LEAST_SQUARES:
      if (compares_groups (model))
        {
          g_set_error_literal (
              error, AWRASH_ERROR, AWRASH_ERROR_CLASS,
              _ ("least squares of groups is no linear goal here, expected leximin "
                 "or decmin"));
          return FALSE;
        }
      return awrash_i_pieces_formulate (linear, model, weight, alike, most, segments, error);
    default:
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_CLASS,
                   _ ("the objective %s is no linear goal, expected leximin, decmin, "
                      "least-squares or utilitarian"),
                   model->reading->values[AWRASH_READING_OBJECTIVE]);
      return FALSE;
    }
}

gboolean
awrash_i_formulate_step (AwrashLinear *linear, const AwrashModel *model, gsize step,
                         const double known[], size_t segments, GError **error)
{
  static const char *const goals[AWRASH_LINEAR_N_KNOWN]
      = { "Goal: the most that provinces with a need receive.",
          ("Goal: the most places of the streams that the reading leaves out, in provinces with a "
           "need."),
          "Goal: the fewest places in provinces without a need." };
  g_autofree double *weight = awrash_i_new (double, model->n_types, error);
  gboolean alike;

  if (weight == NULL || !awrash_i_formulate_weigh (model, weight, &alike, error))
    return FALSE;
  if (!alike)
    awrash_i_linear_note (linear,
                          g_strdup_printf ("What is received is counted in %s.",
                                           model->reading->values[AWRASH_READING_RECEIVES]));
  for (gsize before = 0; before < step; before++)
    hold (linear, model, weight, before, known[before]);
  if (step == AWRASH_LINEAR_N_KNOWN)
    return add_objective (linear, model, weight, alike, isnan (known[0]) ? INFINITY : known[0],
                          segments, error);
  awrash_i_linear_note (linear, g_strdup (goals[step]));
  linear->is_maximum = step < 2;
  for (gsize cell = 0; cell < model->n_cells; cell++)
    awrash_i_linear_at (linear, cell)->cost = gain (model, weight, step, cell);
  return TRUE;
}
