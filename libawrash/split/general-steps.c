/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The questions that a reading asks, in their order: fill, fill the other streams, nothing spare,
 * then its goals, then the former plan, the measure for the other streams, the mix.
 * Source: the chain of decisions in <awrash/split.h>. Invariant: those of the network's chain, but
 * for the comparison that stands behind goals which compare nobody: that is not asked here. */

#include "split/general-private.h"

#include "base/memory-private.h"
#include "split/gini-private.h"

#include <string.h>

static void
clear_step (gpointer step)
{
  g_free (((AwrashGeneralStep *)step)->cost);
}

typedef int64_t (*CellCost) (const AwrashModel *model, gsize cell);

static int64_t
fill_cost (const AwrashModel *model, gsize cell)
{
  gsize type = cell % model->n_types;

  if (!(model->need[cell / model->n_types] > 0))
    return 0;
  return model->coefficient > 0 ? -model->received[type] : -model->measure[type];
}

static int64_t
fill_rest_cost (const AwrashModel *model, gsize cell)
{
  return model->need[cell / model->n_types] > 0 && !model->received[cell % model->n_types] ? -1 : 0;
}

static int64_t
spare_cost (const AwrashModel *model, gsize cell)
{
  return model->need[cell / model->n_types] > 0 ? 0 : 1;
}

/* A step whose costs are taken over. */
static void
add_linear (GArray *steps, const char *name, int64_t *cost, gboolean is_goal, double unit)
{
  AwrashGeneralStep step
      = { .kind = AWRASH_STEP_LINEAR, .cost = cost, .is_goal = is_goal, .unit = unit };

  g_strlcpy (step.name, name, sizeof step.name);
  g_strlcpy (step.title, name, sizeof step.title);
  g_array_append_val (steps, step);
}

static gboolean
add_costs (const AwrashGeneral *general, GArray *steps, const char *name, CellCost cost_of,
           GError **error)
{
  gsize n = general->model->n_cells;
  int64_t *cost = awrash_i_new (int64_t, general->n_costs, error);
  gboolean any = FALSE;

  if (cost == NULL)
    return FALSE;
  for (gsize j = 0; j < n; j++)
    {
      cost[j] = cost_of (general->model, general->cell_of[j]);
      any = any || cost[j] != 0;
    }
  if (any)
    add_linear (steps, name, cost, FALSE,
                strcmp (name, "fill") != 0        ? 1
                : general->model->coefficient > 0 ? -general->model->coefficient
                                                  : -1 / general->model->measure_scale);
  else
    g_free (cost);
  return TRUE;
}

/* What 1 of a rate is in the goal's own measure. */
static double
unit_of (const AwrashModel *model, const AwrashGoal *goal, const int64_t rate[])
{
  for (gsize type = 0; type < model->n_types; type++)
    {
      const AwrashType *own = &model->programme->types[type];
      AwrashTaking taking
          = awrash_i_model_taking (model->programme, own,
                                   goal->kind == AWRASH_GOAL_COST     ? AWRASH_UNIT_MONEY
                                   : goal->kind == AWRASH_GOAL_MONTHS ? AWRASH_UNIT_PERSON_MONTHS
                                                                      : AWRASH_UNIT_PLACES);
      double worth = goal->kind == AWRASH_GOAL_UTILITY ? own->utility : taking.months * taking.each;

      if (rate[type] != 0)
        return worth / (double)rate[type];
    }
  return 1;
}

int64_t *
awrash_i_general_price_total (const AwrashGeneral *general, const AwrashGoal *goal, double *unit,
                              GError **error)
{
  const AwrashModel *model = general->model;
  g_autofree int64_t *rate = awrash_i_new (int64_t, model->n_types, error);
  int64_t *cost;

  if (rate == NULL || !awrash_i_chain_rates (model, goal, rate, error))
    return NULL;
  cost = awrash_i_new (int64_t, general->n_costs, error);
  for (gsize j = 0; cost != NULL && j < model->n_cells; j++)
    cost[j] = rate[general->cell_of[j] % model->n_types];
  if (unit != NULL)
    *unit = unit_of (model, goal, rate);
  return cost;
}

static gboolean
add_total (const AwrashGeneral *general, GArray *steps, const AwrashGoal *goal, gboolean is_goal,
           GError **error)
{
  double unit;
  int64_t *cost = awrash_i_general_price_total (general, goal, &unit, error);

  if (cost != NULL)
    add_linear (steps, goal->name, cost, is_goal, unit);
  return cost != NULL;
}

/* What rates, or their differences, are compared by. Rates and welfare grow with what is received,
 * squares with its square. */
static void
add_comparison (const AwrashGeneral *general, GArray *steps, const AwrashGoal *goal, gboolean rest,
                gboolean is_goal)
{
  AwrashGeneralStep step = { .measure = goal->measure, .rest = rest, .is_goal = is_goal };
  gboolean is_gini = goal->kind == AWRASH_GOAL_GINI;
  gboolean is_square = goal->measure.kind == AWRASH_MEASURE_LEAST_SQUARES;
  gboolean is_sum = is_square || goal->measure.kind == AWRASH_MEASURE_ALPHA;
  double worth = general->worth[rest];

  step.kind = is_gini ? AWRASH_STEP_GINI : is_sum ? AWRASH_STEP_SUM : AWRASH_STEP_LEVELS;
  step.unit = is_gini ? 1 : is_square ? worth * worth : worth;
  step.is_weighted
      = is_gini && (goal->is_weighted || !awrash_i_reading_on_rate (general->model->reading));
  g_snprintf (step.name, sizeof step.name, "%s%s", is_gini ? "gini" : "objective",
              rest ? "-rest" : "");
  g_snprintf (step.title, sizeof step.title, "%s%s", goal->name, rest ? "-rest" : "");
  g_array_append_val (steps, step);
}

/* The goal that the plan's value is of: the reading's objective, else the last that is asked. */
static guint
find_objective (const AwrashModel *model, const GArray *goals)
{
  guint last = 0;

  for (guint i = 0; i < goals->len; i++)
    {
      const AwrashGoal *goal = awrash_i_chain_goal (goals, i);

      if (goal->is_implied)
        continue;
      if (strcmp (goal->name, model->reading->values[AWRASH_READING_OBJECTIVE]) == 0)
        return i;
      last = i;
    }
  return last;
}

static gboolean
add_goal (const AwrashGeneral *general, GArray *steps, const AwrashGoal *goal, gboolean is_goal,
          GError **error)
{
  if (goal->kind == AWRASH_GOAL_MEASURE)
    {
      if (!goal->is_implied)
        add_comparison (general, steps, goal, FALSE, is_goal);
      return TRUE;
    }
  if (goal->kind == AWRASH_GOAL_GINI)
    {
      add_comparison (general, steps, goal, FALSE, is_goal);
      return awrash_i_gini_follows_fill (general->model->reading, goal, error);
    }
  if (goal->kind != AWRASH_GOAL_FILL)
    return add_total (general, steps, goal, is_goal, error);
  return add_costs (general, steps, "fill", fill_cost, error)
         && add_costs (general, steps, "fill-rest", fill_rest_cost, error)
         && add_costs (general, steps, "spare", spare_cost, error);
}

static void
add_mix (GArray *steps, const char *name, AwrashStepKind kind)
{
  AwrashGeneralStep step = { .kind = kind };

  g_strlcpy (step.name, name, sizeof step.name);
  g_array_append_val (steps, step);
}

/* What stands behind the goals: the former plan, unless something may be lost for it, when it
 * stands before all that is not filling; the other streams; the mix. */
static gboolean
add_last (const AwrashGeneral *general, GArray *steps, const AwrashGoal *compared, gboolean near,
          GError **error)
{
  gboolean has_rest = awrash_i_model_has_rest (general->model);

  if (general->approach == AWRASH_APPROACH_BEST_FIRST)
    return awrash_i_general_add_near (general, steps, AWRASH_NEAR_ALL, error);
  if (general->approach != AWRASH_APPROACH_NONE)
    return TRUE;
  if (near && !awrash_i_general_add_near (general, steps, AWRASH_NEAR_READ, error))
    return FALSE;
  if (has_rest && !compared->is_implied)
    add_comparison (general, steps, compared, TRUE, FALSE);
  if (general->former != NULL && has_rest
      && !awrash_i_general_add_near (general, steps, AWRASH_NEAR_REST, error))
    return FALSE;
  add_mix (steps, "mix", AWRASH_STEP_MIX);
  add_mix (steps, "types", AWRASH_STEP_TYPES);
  return TRUE;
}

/* The most steps that a goal has, which fills, and that stand beside the goals: the former plan in
 * front of them, or the comparison of the other streams, the former plan twice, and the mix. */
#define MOST_OF_GOAL ((gsize)3)
#define MOST_BESIDE 5

GArray *
awrash_i_general_steps (const AwrashGeneral *general, GError **error)
{
  const AwrashModel *model = general->model;
  g_autoptr (GArray) goals = awrash_i_chain_goals (model->reading);
  g_autoptr (GArray) steps = g_array_new (FALSE, TRUE, sizeof (AwrashGeneralStep));
  guint objective = find_objective (model, goals);
  gboolean near = general->former != NULL && general->approach == AWRASH_APPROACH_NONE;
  gboolean loses = awrash_i_reading_loses (model->reading);

  g_array_set_clear_func (steps, clear_step);
  if (!awrash_i_memory_stretch (steps, MOST_OF_GOAL * goals->len + MOST_BESIDE, error)
      || (general->approach == AWRASH_APPROACH_NEAREST_FIRST
          && !awrash_i_general_add_near (general, steps, AWRASH_NEAR_ALL, error)))
    return NULL;
  for (guint i = 0; i < goals->len; i++)
    {
      const AwrashGoal *goal = awrash_i_chain_goal (goals, i);

      if (near && loses && goal->kind != AWRASH_GOAL_FILL)
        {
          if (!awrash_i_general_add_near (general, steps, AWRASH_NEAR_READ, error))
            return NULL;
          near = FALSE;
        }
      if (!add_goal (general, steps, goal, i == objective, error))
        return NULL;
    }
  if (!add_last (general, steps, awrash_i_chain_comparison (goals), near, error))
    return NULL;
  return g_steal_pointer (&steps);
}

/* ── constants ──────────────────────────────────────────────────────────────────────────────── */

static gboolean
is_fixed_sum (const AwrashGeneralRow *row)
{
  for (gsize k = 0; k < row->n; k++)
    if (row->values[k] != 1)
      return FALSE;
  return row->lower == row->upper && row->n > 0;
}

/* Disjoint fixed sums cover all cells that cost something, at one cost in each. */
gboolean
awrash_i_general_is_constant (const AwrashGeneral *general, const int64_t cost[])
{
  gsize n = general->n_costs;
  guint8 *covered = general->covered;
  gboolean all = TRUE;

  memset (covered, 0, n);
  for (guint i = 0; i < general->rows->len; i++)
    {
      const AwrashGeneralRow *row = awrash_i_general_row (general, i);
      gboolean fits = is_fixed_sum (row);

      for (gsize k = 0; fits && k < row->n; k++)
        fits = !covered[row->columns[k]] && cost[row->columns[k]] == cost[row->columns[0]];
      for (gsize k = 0; fits && k < row->n; k++)
        covered[row->columns[k]] = 1;
    }
  for (gsize j = 0; all && j < n; j++)
    all = cost[j] == 0 || covered[j];
  return all;
}
