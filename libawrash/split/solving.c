/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A split solved step by step: laid out, made feasible, one goal after the other, ties, what the
 * reading leaves out, the mix; or beyond the network some nodes of a search at a time. All this is
 * done on the programme in the order of codes; then the plan is given back as the rows stand.
 * Source: the chain of decisions in libawrash/README.md. Invariant: the plan is the same whatever
 * the steps and the order of the rows; between steps nothing is half done. */

#include "split/general-private.h"
#include "split/gini-private.h"
#include "split/near-private.h"
#include "split/solver-private.h"

#include "base/cancel-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <inttypes.h>
#include <math.h>

typedef enum
{
  LAY_OUT,
  MEET_BOUNDS,
  PURSUE,
  SETTLE_TIES,
  PURSUE_REST,
  SETTLE_MIX,
  SEARCH,
  CERTIFY,
  DONE
} Phase;

struct _AwrashSolving
{
  AwrashProgramme *given;
  AwrashPlan *plan; /* of the programme in the order of codes, until it is given back */
  AwrashSolver solver;
  gboolean is_open; /* the solver holds something */
  Phase phase;
  guint goal; /* of PURSUE: the next */
  AwrashGeneralRun *run;
};

/* ── the plan ───────────────────────────────────────────────────────────────────────────────── */

static gboolean
describe (AwrashSolver *solver, GError **error)
{
  AwrashPlan *plan = solver->plan;
  const AwrashModel *model = solver->model;

  plan->class_ = solver->layout->class_;
  plan->class_reason = g_strdup (solver->layout->reason);
  plan->totals_m_convex = solver->layout->totals_m_convex;
  plan->chain = awrash_i_words_chain (solver->layout);
  plan->n_cells = model->n_cells;
  plan->n_provinces = model->n_provinces;
  plan->cell_provinces = awrash_i_new (int64_t, model->n_cells, error);
  plan->cell_types = plan->cell_provinces ? awrash_i_new (int64_t, model->n_cells, error) : NULL;
  plan->needs
      = plan->cell_types ? awrash_i_copy (double, model->need, model->n_provinces, error) : NULL;
  plan->receipts = plan->needs ? awrash_i_new (double, model->n_provinces, error) : NULL;
  if (plan->receipts == NULL)
    return FALSE;
  for (gsize cell = 0; cell < model->n_cells; cell++)
    {
      plan->cell_provinces[cell] = (int64_t)(cell / model->n_types);
      plan->cell_types[cell] = (int64_t)(cell % model->n_types);
    }
  return TRUE;
}

static void
conclude (AwrashSolver *solver)
{
  AwrashPlan *plan = solver->plan;

  for (gsize i = 0; i < plan->n_provinces; i++)
    plan->receipts[i]
        = solver->model->coefficient * (double)awrash_i_solver_holds (solver, i, FALSE);
  plan->unplaced = awrash_i_layout_count_unplaced (solver->layout, plan->places);
  if (plan->unplaced > 0 && plan->reason == NULL)
    plan->reason = g_strdup_printf (
        _ ("the capacities leave %" PRId64 " places of the quotas unplaced"), plan->unplaced);
  if (plan->status == AWRASH_STATUS_UNKNOWN)
    plan->status = plan->unplaced > 0 ? AWRASH_STATUS_UNPLACED : AWRASH_STATUS_OPTIMAL;
}

static gboolean
finish (AwrashSolving *self, GError **error)
{
  self->phase = DONE;
  return awrash_i_plan_give_back (self->plan, self->given, error);
}

/* ── phases ─────────────────────────────────────────────────────────────────────────────────── */

static gboolean
lay_out (AwrashSolving *self, GError **error)
{
  AwrashSolver *solver = &self->solver;

  self->is_open = TRUE;
  if (!awrash_i_solver_lay_out (solver, self->plan, error) || !describe (solver, error))
    return FALSE;
  if (solver->layout->contradictions != NULL)
    {
      self->phase = CERTIFY;
      return awrash_i_solver_infeasible (solver, error);
    }
  self->phase = solver->layout->class_ >= AWRASH_CLASS_ROWS ? SEARCH : MEET_BOUNDS;
  return self->phase == SEARCH || awrash_i_solver_equip (solver, error);
}

/* A start where all who are compared have as much as bounds on nested sums let them; beyond those
 * one where all cells have the same part of their room. */
static gboolean
start (AwrashSolver *solver, GError **error)
{
  gsize n_arcs = solver->network->n_arcs;
  g_autofree int64_t *wish = awrash_i_new (int64_t, n_arcs, error);
  gboolean adopted;

  for (gsize i = 0; wish != NULL && i < n_arcs; i++)
    wish[i] = awrash_i_recipient_on (&solver->received.who, i)->need > 0
                      || awrash_i_recipient_on (&solver->rest.who, i)->need > 0
                  ? AWRASH_UNBOUNDED
                  : AWRASH_NO_TARGET;
  if (wish == NULL || !awrash_i_network_pour (solver->network, wish, &adopted, error))
    return FALSE;
  for (gsize i = 0; i < n_arcs; i++)
    wish[i] = AWRASH_NO_TARGET;
  return adopted || awrash_i_network_spread (solver->network, wish, &adopted, error);
}

static gboolean
meet_bounds (AwrashSolving *self, GError **error)
{
  int64_t missing;

  if (!start (&self->solver, error))
    return FALSE;
  if (!awrash_i_stage_feasible (self->solver.network, &missing, error))
    return FALSE;
  if (missing > 0 && !awrash_i_solver_infeasible (&self->solver, error))
    return FALSE;
  self->phase = missing > 0 ? CERTIFY : PURSUE;
  return TRUE;
}

static gboolean
pursue (AwrashSolving *self, GError **error)
{
  if (!awrash_i_solver_pursue_next (&self->solver, self->goal, error))
    return FALSE;
  self->goal++;
  if (self->goal == self->solver.goals->len)
    self->phase = SETTLE_TIES;
  return TRUE;
}

static gboolean
settle_ties (AwrashSolving *self, GError **error)
{
  AwrashSolver *solver = &self->solver;

  if ((!awrash_i_reading_loses (solver->plan->reading)
       && !awrash_i_solver_amend (solver, FALSE, error))
      || !awrash_i_solver_settle_ties (solver, error))
    return FALSE;
  self->phase = solver->plan->status == AWRASH_STATUS_TIE_REFUSED ? CERTIFY : PURSUE_REST;
  return TRUE;
}

static gboolean
pursue_rest (AwrashSolving *self, GError **error)
{
  self->phase = SETTLE_MIX;
  return awrash_i_solver_pursue_rest (&self->solver, error)
         && awrash_i_solver_amend (&self->solver, TRUE, error);
}

static gboolean
settle_mix (AwrashSolving *self, GError **error)
{
  AwrashPlan *plan = self->plan;

  if (!awrash_i_solver_settle_mix (&self->solver, error))
    return FALSE;
  plan->places = awrash_i_solver_copy_cells (&self->solver, error);
  plan->has_answer = plan->places != NULL;
  if (!plan->has_answer)
    return FALSE;
  conclude (&self->solver);
  if (isnan (plan->gap))
    plan->gap = 0;
  plan->mix_gap = 0;
  self->phase = CERTIFY;
  return TRUE;
}

static gboolean
search (AwrashSolving *self, gsize work, GError **error)
{
  gboolean done = FALSE;

  if (self->run == NULL)
    self->run = awrash_i_general_open (self->plan, self->solver.layout, error);
  if (self->run == NULL || !awrash_i_general_step (self->run, work, &done, error))
    return FALSE;
  if (!done)
    return TRUE;
  self->phase = CERTIFY;
  self->solver.proof.mix_weights = awrash_i_general_take_weights (self->run);
  return awrash_i_general_conclude (self->run, error);
}

static gboolean
certify (AwrashSolving *self, GError **error)
{
  self->plan->certificate
      = awrash_i_certificate_write (self->plan, self->solver.model, &self->solver.proof, error);
  return self->plan->certificate != NULL && finish (self, error);
}

static gboolean
take_step (AwrashSolving *self, gsize work, GError **error)
{
  switch (self->phase)
    {
    case LAY_OUT:
      return lay_out (self, error);
    case MEET_BOUNDS:
      return meet_bounds (self, error);
    case PURSUE:
      return pursue (self, error);
    case SETTLE_TIES:
      return settle_ties (self, error);
    case PURSUE_REST:
      return pursue_rest (self, error);
    case SETTLE_MIX:
      return settle_mix (self, error);
    case SEARCH:
      return search (self, work, error);
    case CERTIFY:
      return certify (self, error);
    case DONE:
    default:
      return TRUE;
    }
}

/* ── the public face ────────────────────────────────────────────────────────────────────────── */

/* Within a loss, the plan that it is measured from comes first; without an answer it is the
 * answer. */
static gboolean
find_base (AwrashSolving *self, const AwrashReading *reading, GError **error)
{
  AwrashPlan *base;

  if (!awrash_i_reading_loses (reading))
    return TRUE;
  base = awrash_i_amend_base (self->plan->programme, reading, error);
  if (base == NULL)
    return FALSE;
  if (base->has_answer)
    {
      self->plan->base = base;
      return TRUE;
    }
  awrash_split_plan_unref (self->plan);
  self->plan = base;
  return finish (self, error);
}

AwrashSolving *
awrash_split_solving_new (const AwrashProgramme *programme, const AwrashReading *reading,
                          GError **error)
{
  g_autoptr (AwrashSolving) self = NULL;
  AwrashPlan *plan;

  g_return_val_if_fail (programme != NULL && reading != NULL, NULL);
  self = g_new0 (AwrashSolving, 1);
  self->given = awrash_programme_ref ((AwrashProgramme *)(guintptr)programme);
  plan = self->plan = g_new0 (AwrashPlan, 1);
  g_atomic_ref_count_init (&plan->references);
  plan->programme = awrash_i_programme_in_order (programme, error);
  plan->reading = awrash_split_reading_copy (reading);
  plan->witnesses = g_ptr_array_new_with_free_func (g_free);
  plan->blocking = g_ptr_array_new_with_free_func (g_free);
  plan->levels = g_array_new (FALSE, FALSE, sizeof (AwrashPlanLevel));
  plan->level_names = g_ptr_array_new_with_free_func (g_free);
  plan->value = plan->bound = plan->gap = plan->mix_gap = NAN;
  return plan->programme != NULL && find_base (self, reading, error) ? g_steal_pointer (&self)
                                                                     : NULL;
}

void
awrash_split_solving_free (AwrashSolving *solving)
{
  if (solving == NULL)
    return;
  g_clear_pointer (&solving->run, awrash_i_general_close);
  if (solving->is_open)
    awrash_i_solver_close (&solving->solver);
  g_clear_pointer (&solving->plan, awrash_split_plan_unref);
  awrash_programme_unref (solving->given);
  g_free (solving);
}

gboolean
awrash_split_solving_step (AwrashSolving *solving, size_t work, gboolean *done, GError **error)
{
  g_return_val_if_fail (solving != NULL && done != NULL && work > 0, FALSE);
  if (!take_step (solving, work, error) || awrash_i_is_cancelled (error))
    return FALSE;
  *done = solving->phase == DONE;
  return TRUE;
}

double
awrash_split_solving_get_progress (const AwrashSolving *solving)
{
  double goals;

  g_return_val_if_fail (solving != NULL, NAN);
  if (solving->phase == DONE)
    return 1;
  goals = solving->solver.goals != NULL ? solving->solver.goals->len : 1;
  if (solving->phase == PURSUE)
    return (PURSUE + solving->goal / goals) / DONE;
  return (double)solving->phase / DONE;
}

void
awrash_split_solving_get_interval (const AwrashSolving *solving, double *value, double *bound)
{
  g_return_if_fail (solving != NULL && value != NULL && bound != NULL);
  *value = *bound = NAN;
  if (solving->run != NULL)
    awrash_i_general_progress (solving->run, value, bound);
}

AwrashPlan *
awrash_split_solving_get_plan (const AwrashSolving *solving)
{
  g_return_val_if_fail (solving != NULL, NULL);
  return solving->phase == DONE ? awrash_split_plan_ref (solving->plan) : NULL;
}
