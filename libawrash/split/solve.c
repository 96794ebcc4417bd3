/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The split: programme and reading -> cells and walls -> network -> a chain of stages -> a plan
 * with its proof. The chain: keep every bound; fill first; nothing beyond what is forced where the
 * need is 0; the objective on what is received; then, where the reading leaves streams out, the
 * same for those; ties by policy; the balanced mix; canonical order.
 * Source: the chain of decisions in libawrash/README.md. Invariant: each stage only chooses among
 * the optima of those before it. */

#include "split/general-private.h"
#include "split/gini-private.h"
#include "split/near-private.h"
#include "split/solver-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

/* ── who receives ───────────────────────────────────────────────────────────────────────────── */

static gsize
wall_of (const AwrashModel *model, gsize province, gboolean rest)
{
  return rest ? model->rest_wall[province] : model->recipient_wall[province];
}

gsize
awrash_i_solver_arc (const AwrashSolver *solver, gsize province, gboolean rest)
{
  gsize wall = wall_of (solver->model, province, rest);

  return wall == G_MAXSIZE ? G_MAXSIZE : awrash_i_layout_arc (solver->layout, wall);
}

int64_t
awrash_i_solver_holds (const AwrashSolver *solver, gsize province, gboolean rest)
{
  gsize wall = wall_of (solver->model, province, rest);

  if (wall == G_MAXSIZE)
    return 0;
  return solver->network->arcs[awrash_i_layout_arc (solver->layout, wall)].flow
         + awrash_i_layout_wall (solver->layout, wall)->offset;
}

static gboolean
gather (AwrashSolver *solver, AwrashGroup *group, gboolean rest, GError **error)
{
  const AwrashModel *model = solver->model;

  group->province = awrash_i_new (gsize, model->n_provinces, error);
  if (group->province == NULL
      || !awrash_i_recipients_init (&group->who, model->n_provinces, solver->network->n_arcs,
                                    error))
    return FALSE;
  for (gsize i = 0; i < model->n_provinces; i++)
    {
      gsize wall = wall_of (model, i, rest);

      if (wall == G_MAXSIZE || !(model->need[i] > 0))
        continue;
      group->province[group->who.n] = i;
      awrash_i_recipients_add (
          &group->who,
          (AwrashRecipient){ awrash_i_layout_arc (solver->layout, wall),
                             awrash_i_layout_wall (solver->layout, wall)->offset, model->need[i] });
    }
  return TRUE;
}

static void
clear_group (AwrashGroup *group)
{
  awrash_i_recipients_clear (&group->who);
  g_free (group->province);
}

void
awrash_i_solver_fix_receipts (AwrashSolver *solver, const AwrashGroup *group)
{
  for (gsize i = 0; i < group->who.n; i++)
    awrash_i_network_fix (solver->network, group->who.list[i].arc);
}

gboolean
awrash_i_solver_take_model (AwrashSolver *solver, AwrashPlan *plan, AwrashModel *model,
                            GError **error)
{
  *solver = (AwrashSolver){ .plan = plan };
  awrash_i_proof_init (&solver->proof);
  solver->model = model;
  solver->layout = model != NULL ? awrash_i_layout_new (model, error) : NULL;
  return solver->layout != NULL;
}

gboolean
awrash_i_solver_lay_out (AwrashSolver *solver, AwrashPlan *plan, GError **error)
{
  return awrash_i_solver_take_model (
      solver, plan, awrash_i_model_new (plan->programme, plan->reading, error), error);
}

gboolean
awrash_i_solver_equip (AwrashSolver *solver, GError **error)
{
  AwrashPlan *plan = solver->plan;

  solver->network = solver->layout->network;
  solver->goals = awrash_i_chain_goals (plan->reading);
  solver->rate = awrash_i_new (double, solver->network->n_arcs, error);
  solver->movable
      = solver->rate != NULL ? awrash_i_new (guint8, solver->network->n_arcs, error) : NULL;
  return solver->movable != NULL && gather (solver, &solver->received, FALSE, error)
         && gather (solver, &solver->rest, TRUE, error)
         && awrash_i_solver_allow_loss (solver, error);
}

gboolean
awrash_i_solver_open (AwrashSolver *solver, AwrashPlan *plan, GError **error)
{
  return awrash_i_solver_lay_out (solver, plan, error)
         && awrash_i_layout_check_network (solver->layout, error)
         && awrash_i_solver_equip (solver, error);
}

void
awrash_i_solver_close (AwrashSolver *solver)
{
  awrash_i_proof_clear (&solver->proof);
  g_clear_pointer (&solver->goals, g_array_unref);
  clear_group (&solver->received);
  clear_group (&solver->rest);
  g_free (solver->rate);
  g_free (solver->movable);
  g_clear_pointer (&solver->layout, awrash_i_layout_free);
  g_clear_pointer (&solver->model, awrash_i_model_free);
}

/* ── the chain ──────────────────────────────────────────────────────────────────────────────── */

/* Fill first: the most places that are received where there is a need. */
static gboolean
fill (AwrashSolver *solver, const AwrashGroup *group, AwrashStageKind kind, GError **error)
{
  memset (solver->rate, 0, solver->network->n_arcs * sizeof (double));
  for (gsize i = 0; i < group->who.n; i++)
    solver->rate[group->who.list[i].arc] = -1;
  return awrash_i_solver_linear (solver, kind, -1, -1, error);
}

/* Where the need is 0, what the bounds force and nothing more. */
static gboolean
spare (AwrashSolver *solver, GError **error)
{
  gboolean any = FALSE;

  memset (solver->rate, 0, solver->network->n_arcs * sizeof (double));
  for (gsize i = 0; i < solver->model->n_provinces; i++)
    for (int rest = 0; rest < 2 && !(solver->model->need[i] > 0); rest++)
      {
        gsize arc = awrash_i_solver_arc (solver, i, rest);

        if (arc != G_MAXSIZE)
          solver->rate[arc] = 1;
        any = TRUE;
      }
  return !any || awrash_i_solver_linear (solver, AWRASH_STAGE_SPARE, -1, -1, error);
}

/* A measure of what provinces receive, or receive besides. */
static gboolean
compare (AwrashSolver *solver, const AwrashMeasure *measure, const AwrashGroup *group,
         AwrashStageKind kind, GError **error)
{
  g_auto (AwrashMeasureCost) cost = { 0 };

  if (!awrash_i_measure_cost_init (&cost, measure, solver->network, &group->who,
                                   &solver->plan->is_suspected, error)
      || !awrash_i_measure_settle (&cost, solver->network, error))
    return FALSE;
  return awrash_i_proof_add (&solver->proof, kind, solver->layout, &group->who, group->province,
                             error)
         != NULL;
}

/* A sum over cells. */
static gboolean
weigh_cells (AwrashSolver *solver, const AwrashGoal *goal, GError **error)
{
  gsize n_types = solver->model->n_types;
  g_autofree int64_t *rate = awrash_i_new (int64_t, n_types, error);

  if (rate == NULL || !awrash_i_chain_rates (solver->model, goal, rate, error))
    return FALSE;
  memset (solver->rate, 0, solver->network->n_arcs * sizeof (double));
  for (gsize cell = 0; cell < solver->model->n_cells; cell++)
    solver->rate[cell] = (double)rate[cell % n_types];
  return awrash_i_solver_linear (solver, AWRASH_STAGE_GOAL, -1, -1, error);
}

static gboolean
pursue_goal (AwrashSolver *solver, const AwrashGoal *goal, GError **error)
{
  gboolean has_rest = awrash_i_model_has_rest (solver->model);

  switch (goal->kind)
    {
    case AWRASH_GOAL_FILL:
      return fill (solver, &solver->received, AWRASH_STAGE_FILL, error)
             && (!has_rest || fill (solver, &solver->rest, AWRASH_STAGE_FILL_REST, error))
             && spare (solver, error);
    case AWRASH_GOAL_MEASURE:
      return compare (solver, &goal->measure, &solver->received, AWRASH_STAGE_OBJECTIVE, error);
    case AWRASH_GOAL_GINI:
      if (awrash_i_gini_is_sought (solver->layout, goal, FALSE))
        return awrash_i_solver_pursue_gini (solver, goal, FALSE, error);
      return compare (solver, &goal->measure, &solver->received, AWRASH_STAGE_OBJECTIVE, error);
    case AWRASH_GOAL_UTILITY:
    case AWRASH_GOAL_PLACES:
    case AWRASH_GOAL_MONTHS:
    case AWRASH_GOAL_COST:
    default:
      return weigh_cells (solver, goal, error);
    }
}

gboolean
awrash_i_solver_fill_first (AwrashSolver *solver, GError **error)
{
  for (guint i = 0; i < solver->goals->len; i++)
    {
      const AwrashGoal *goal = awrash_i_chain_goal (solver->goals, i);

      if (goal->kind == AWRASH_GOAL_MEASURE || goal->kind == AWRASH_GOAL_GINI)
        break;
      if (!pursue_goal (solver, goal, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
awrash_i_solver_pursue_next (AwrashSolver *solver, guint goal, GError **error)
{
  const AwrashGoal *next = awrash_i_chain_goal (solver->goals, goal);
  gboolean amends = awrash_i_reading_loses (solver->plan->reading);

  /* Fewest changes within a loss come before whatever is not filling. */
  for (guint i = 0; i < goal && amends; i++)
    amends = awrash_i_chain_goal (solver->goals, i)->kind == AWRASH_GOAL_FILL;
  if (amends && next->kind != AWRASH_GOAL_FILL && !awrash_i_solver_amend (solver, FALSE, error))
    return FALSE;
  return pursue_goal (solver, next, error);
}

gboolean
awrash_i_solver_pursue (AwrashSolver *solver, GError **error)
{
  for (guint i = 0; i < solver->goals->len; i++)
    if (!awrash_i_solver_pursue_next (solver, i, error))
      return FALSE;
  return TRUE;
}

gboolean
awrash_i_solver_pursue_rest (AwrashSolver *solver, GError **error)
{
  const AwrashGoal *goal = awrash_i_chain_comparison (solver->goals);

  if (!awrash_i_model_has_rest (solver->model))
    return TRUE;
  if (awrash_i_gini_is_sought (solver->layout, goal, TRUE))
    return awrash_i_solver_pursue_gini (solver, goal, TRUE, error);
  return compare (solver, &goal->measure, &solver->rest, AWRASH_STAGE_OBJECTIVE_REST, error);
}

int64_t *
awrash_i_solver_copy_cells (const AwrashSolver *solver, GError **error)
{
  int64_t *cells = awrash_i_new (int64_t, solver->model->n_cells, error);

  for (gsize cell = 0; cells != NULL && cell < solver->model->n_cells; cell++)
    cells[cell] = solver->network->arcs[cell].flow;
  return cells;
}

AwrashPlan *
awrash_split_solve (const AwrashProgramme *programme, const AwrashReading *reading, GError **error)
{
  g_autoptr (AwrashSolving) solving = NULL;
  gboolean done = FALSE;

  g_return_val_if_fail (programme != NULL && reading != NULL, NULL);
  solving = awrash_split_solving_new (programme, reading, error);
  while (solving != NULL && !done)
    if (!awrash_split_solving_step (solving, SIZE_MAX, &done, error))
      return NULL;
  return solving != NULL ? awrash_split_solving_get_plan (solving) : NULL;
}
