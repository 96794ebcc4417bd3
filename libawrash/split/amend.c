/* SPDX-License-Identifier: GPL-3.0-or-later */

/* To amend a plan in place of starting anew: among the plans of the face those with the fewest
 * changes against a former one; with a loss, among all that leave every province so much of what
 * the optimal plan gives it.
 * Source: none. Invariant: one stage of integer costs, whose prices prove that fewer changes are
 * not possible. */

#include "split/near-private.h"
#include "split/solver-private.h"

#include "base/memory-private.h"

gboolean
awrash_i_solver_amend (AwrashSolver *solver, gboolean rest, GError **error)
{
  g_autofree int64_t *former = NULL;
  AwrashNearCost cost;

  if (!awrash_i_reading_amends (solver->plan->reading)
      || (rest && !awrash_i_model_has_rest (solver->model)))
    return TRUE;
  former = awrash_i_near_read (solver->model, error);
  if (former == NULL)
    return FALSE;
  awrash_i_near_init (&cost, solver->model, former, rest);
  if (!awrash_i_stage_settle (solver->network, &cost.parent, error))
    return FALSE;
  return awrash_i_proof_add (&solver->proof, rest ? AWRASH_STAGE_NEAR_REST : AWRASH_STAGE_NEAR,
                             solver->layout, NULL, NULL, error)
         != NULL;
}

gboolean
awrash_i_solver_allow_loss (AwrashSolver *solver, GError **error)
{
  AwrashRational loss;

  if (!awrash_i_near_loss (solver->plan->reading, &loss, error))
    return FALSE;
  if (solver->plan->base == NULL)
    return TRUE;
  awrash_i_solver_take_places (solver, solver->plan->base->places);
  for (gsize i = 0; i < solver->model->n_provinces; i++)
    {
      gsize at = awrash_i_solver_arc (solver, i, FALSE);
      AwrashArc *arc = at != G_MAXSIZE ? &solver->network->arcs[at] : NULL;
      int64_t held = awrash_i_solver_holds (solver, i, FALSE);

      if (arc != NULL)
        arc->lower = MAX (arc->lower, arc->flow - (held - awrash_i_near_floor (loss, held)));
    }
  return TRUE;
}

AwrashPlan *
awrash_i_amend_base (const AwrashProgramme *programme, const AwrashReading *reading, GError **error)
{
  g_autoptr (AwrashReading) strict = NULL;
  AwrashRational loss;

  if (!awrash_i_near_loss (reading, &loss, error))
    return NULL;
  strict = awrash_split_reading_copy (reading);
  if (!awrash_split_reading_set (strict, "loss", "0", error))
    return NULL;
  return awrash_split_solve (programme, strict, error);
}
