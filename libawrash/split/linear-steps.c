/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The chain of a reading as linear problems, one after the other, and what the solver finds for
 * those that stand before one of them. Source: the chain in <awrash/split.h>. Invariant: what no
 * row can hold, such as all levels of leximin, has no step behind it. */

#include "split/linear-private.h"

#include "split/plan-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <math.h>
#include <string.h>

static const char *const filling_names[AWRASH_LINEAR_N_FILLED] = { "fill", "fill-rest", "spare" };
/* Steps that are asked for by the names of their goals. */
static const char *const goal_names[] = { "utilitarian", "places", "person-months", "cost", NULL };

static gboolean
has_first (const AwrashGoal *goal)
{
  return goal->kind == AWRASH_GOAL_MEASURE && goal->measure.kind == AWRASH_MEASURE_ALPHA
         && goal->measure.alpha.numerator >= goal->measure.alpha.denominator;
}

static void
add (GArray *steps, AwrashLinearKind kind, const AwrashGoal *goal)
{
  AwrashLinearStep step = { kind, *goal };

  g_array_append_val (steps, step);
}

GArray *
awrash_i_linear_steps (const AwrashReading *reading)
{
  g_autoptr (GArray) goals = awrash_i_chain_goals (reading);
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (AwrashLinearStep));

  for (guint i = 0; i < goals->len; i++)
    {
      const AwrashGoal *goal = awrash_i_chain_goal (goals, i);

      if (goal->is_implied)
        continue;
      /* Whatever is filled once more is already as full as it can be. */
      if (goal->kind == AWRASH_GOAL_FILL && i == 0)
        for (gsize k = 0; k < AWRASH_LINEAR_N_FILLED; k++)
          add (steps, (AwrashLinearKind)(AWRASH_LINEAR_FILL + k), goal);
      else
        {
          if (has_first (goal))
            add (steps, AWRASH_LINEAR_FIRST, goal);
          add (steps, AWRASH_LINEAR_GOAL, goal);
        }
    }
  return steps;
}

const char *
awrash_i_linear_step_name (const AwrashLinearStep *step)
{
  if (step->kind == AWRASH_LINEAR_GOAL)
    return step->goal.name;
  return step->kind == AWRASH_LINEAR_FIRST ? "first"
                                           : filling_names[step->kind - AWRASH_LINEAR_FILL];
}

/* ── the step of a name ─────────────────────────────────────────────────────────────────────── */

/* The goal of the reading's objective, else the first that does not fill; the number of steps for
 * none. */
static gsize
find_objective (const GArray *steps, const AwrashReading *reading)
{
  gsize first = steps->len;

  for (gsize i = steps->len; i-- > 0;)
    {
      const AwrashLinearStep *step = awrash_i_linear_step (steps, i);

      if (step->kind != AWRASH_LINEAR_GOAL)
        continue;
      if (strcmp (step->goal.name, reading->values[AWRASH_READING_OBJECTIVE]) == 0)
        return i;
      first = i;
    }
  return first;
}

static gboolean
is_known_name (const char *name)
{
  return g_strv_contains (goal_names, name) || strcmp (name, "first") == 0
         || strcmp (name, "objective") == 0 || strcmp (name, filling_names[0]) == 0
         || strcmp (name, filling_names[1]) == 0 || strcmp (name, filling_names[2]) == 0;
}

static gboolean
check_before (const GArray *steps, gsize step, const char *name, GError **error)
{
  for (gsize i = 0; i < step; i++)
    {
      const AwrashLinearStep *before = awrash_i_linear_step (steps, i);

      if (before->kind != AWRASH_LINEAR_GOAL
          || (before->goal.kind != AWRASH_GOAL_MEASURE && before->goal.kind != AWRASH_GOAL_GINI))
        continue;
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_CLASS,
                   _ ("%s comes behind %s, which no row holds; expected a chain without it, and "
                      "what provinces receive held by rows"),
                   name, before->goal.name);
      return FALSE;
    }
  return TRUE;
}

gboolean
awrash_i_linear_find_step (const GArray *steps, const AwrashReading *reading, const char *name,
                           gsize *step, GError **error)
{
  if (!is_known_name (name))
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
                   _ ("step is \"%s\", expected fill, fill-rest, spare, first, objective, "
                      "utilitarian, places, person-months or cost"),
                   name);
      return FALSE;
    }
  *step = strcmp (name, "objective") == 0 ? find_objective (steps, reading) : 0;
  while (*step < steps->len && strcmp (name, "objective") != 0
         && strcmp (name, awrash_i_linear_step_name (awrash_i_linear_step (steps, *step))) != 0)
    ++*step;
  if (*step == steps->len)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
                   _ ("step is \"%s\", which the chain of the reading does not have"), name);
      return FALSE;
    }
  return check_before (steps, *step, name, error);
}

/* ── what stands before ─────────────────────────────────────────────────────────────────────── */

static double
worth (const AwrashModel *model, const AwrashGoal *goal, gsize type)
{
  const AwrashType *t = &model->programme->types[type];
  AwrashTaking taking;

  if (goal->kind == AWRASH_GOAL_UTILITY)
    return t->utility;
  taking = awrash_i_model_taking (model->programme, t,
                                  goal->kind == AWRASH_GOAL_COST     ? AWRASH_UNIT_MONEY
                                  : goal->kind == AWRASH_GOAL_MONTHS ? AWRASH_UNIT_PERSON_MONTHS
                                                                     : AWRASH_UNIT_PLACES);
  return taking.months * taking.each;
}

double
awrash_i_linear_gain (const AwrashModel *model, const AwrashLinearStep *step, const double weight[],
                      gsize cell)
{
  gsize type = cell % model->n_types;
  gboolean has_need = model->need[cell / model->n_types] > 0;

  switch (step->kind)
    {
    case AWRASH_LINEAR_FILL:
      return has_need ? weight[type] : 0;
    case AWRASH_LINEAR_FILL_REST:
      return has_need && !model->received[type];
    case AWRASH_LINEAR_SPARE:
      return !has_need;
    case AWRASH_LINEAR_FIRST:
      return 0;
    case AWRASH_LINEAR_GOAL:
    default:
      if (step->goal.kind == AWRASH_GOAL_MEASURE || step->goal.kind == AWRASH_GOAL_GINI)
        return 0;
      if (step->goal.kind == AWRASH_GOAL_FILL)
        return has_need ? weight[type] : 0;
      return worth (model, &step->goal, type);
    }
}

/* The reading with its chain cut behind the first n steps, ties drawn: their optima are the same.
 */
static AwrashReading *
cut_chain (const AwrashReading *reading, const GArray *steps, gsize n)
{
  AwrashReading *cut = awrash_split_reading_copy (reading);
  g_autoptr (GString) chain = g_string_new (NULL);

  for (gsize i = 0; i < n; i++)
    {
      const AwrashLinearStep *step = awrash_i_linear_step (steps, i);

      /* A goal stands once, whatever steps it has. */
      if (i == 0 || step->kind == AWRASH_LINEAR_GOAL || step->kind == AWRASH_LINEAR_FIRST)
        g_string_append_printf (chain, "%s%s", i > 0 ? ";" : "", step->goal.name);
    }
  awrash_split_reading_set (cut, "chain", chain->str, NULL);
  awrash_split_reading_set (cut, "tie", "lot", NULL);
  awrash_split_reading_set (cut, "seed", "0", NULL);
  return cut;
}

/* Σ need^alpha over the provinces that receive anything, as AWRASH_LINEAR_FIRST counts it. */
static double
count_first (const AwrashModel *model, const AwrashLinearStep *step, const double weight[],
             const int64_t places[])
{
  double sum = 0, unit = awrash_i_formulate_unit (model);

  for (gsize i = 0; i < model->n_provinces; i++)
    {
      double received = 0;

      for (gsize type = 0; type < model->n_types; type++)
        received += weight[type] * (double)places[i * model->n_types + type];
      if (model->need[i] > 0 && received > 0)
        sum += awrash_i_pieces_first (&step->goal.measure, model->need[i] / unit);
    }
  return sum;
}

static gboolean
read_known (const AwrashModel *model, const GArray *steps, gsize n, const AwrashPlan *plan,
            double known[], GError **error)
{
  const int64_t *places = awrash_split_plan_get_places (plan);
  g_autofree double *weight = awrash_i_new (double, model->n_types, error);
  gboolean alike;

  if (weight == NULL || !awrash_i_formulate_weigh (model, weight, &alike, error))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      const AwrashLinearStep *step = awrash_i_linear_step (steps, i);

      known[i] = step->kind == AWRASH_LINEAR_FIRST ? count_first (model, step, weight, places) : 0;
      for (gsize cell = 0; cell < model->n_cells; cell++)
        known[i] += awrash_i_linear_gain (model, step, weight, cell) * (double)places[cell];
    }
  return TRUE;
}

/* By solving what stands before, where more than filling does. */
static gboolean
solve_known (const AwrashModel *model, const GArray *steps, gsize n, double known[], GError **error)
{
  g_autoptr (AwrashReading) cut = cut_chain (model->reading, steps, n);
  g_autoptr (AwrashPlan) plan = awrash_split_solve (model->programme, cut, error);
  AwrashStatus status;

  if (plan == NULL)
    return FALSE;
  status = awrash_split_plan_get_status (plan);
  for (gsize i = 0; i < n; i++)
    known[i] = NAN;
  if (status == AWRASH_STATUS_INFEASIBLE)
    return TRUE;
  if (awrash_split_plan_get_places (plan) == NULL || status == AWRASH_STATUS_FEASIBLE)
    {
      g_set_error_literal (error, AWRASH_ERROR, AWRASH_ERROR_CLASS,
                           _ ("no plan of them is proved best within the nodes of the reading"));
      return FALSE;
    }
  return read_known (model, steps, n, plan, known, error);
}

gboolean
awrash_i_linear_find_known (const AwrashModel *model, const GArray *steps, gsize n, double known[],
                            GError **error)
{
  double filled[AWRASH_LINEAR_N_FILLED];

  if (n == 0)
    return TRUE;
  if (n > AWRASH_LINEAR_N_FILLED || awrash_i_linear_step (steps, 0)->kind != AWRASH_LINEAR_FILL)
    return solve_known (model, steps, n, known, error);
  if (!awrash_i_filling_find (model->programme, model->reading, filled, error))
    return FALSE;
  memcpy (known, filled, n * sizeof *known);
  return TRUE;
}
