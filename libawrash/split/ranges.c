/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The room that a plan leaves: the chain is run again from the plan's own flow, up to where the
 * objective has spoken; on the face that is left, two largest flows an arc give its range.
 * Source: Ahuja, Magnanti and Orlin (1993), ch. 6. Invariant: the flow stays on the face, so that
 * the plan is within and each end is some plan's. */

#include "split/solver-private.h"

#include "base/cancel-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"

void
awrash_i_solver_take_places (AwrashSolver *solver, const int64_t places[])
{
  AwrashLayout *layout = solver->layout;
  AwrashArc *arcs = solver->network->arcs;

  for (gsize cell = 0; cell < solver->model->n_cells; cell++)
    arcs[cell].flow = places[cell];
  for (gsize i = 0; i < layout->walls->len; i++)
    {
      const AwrashPlacedWall *placed = awrash_i_layout_wall (layout, i);

      if (awrash_i_layout_is_laid (layout, i))
        arcs[placed->arc].flow = awrash_i_model_sum (solver->model, &placed->wall, places);
    }
}

static void
fix_receipts (AwrashSolver *solver)
{
  for (gsize i = 0; i < solver->model->n_provinces; i++)
    {
      gsize arc = awrash_i_solver_arc (solver, i, FALSE);

      if (arc != G_MAXSIZE)
        awrash_i_network_fix (solver->network, arc);
    }
}

/* The face of the plans that are as good. */
static gboolean
narrow (AwrashSolver *solver, gboolean settled, GError **error)
{
  awrash_i_solver_take_places (solver, solver->plan->places);
  if (!awrash_i_solver_pursue (solver, error))
    return FALSE;
  /* stages may have gone on to another optimum, and the rest goes by what the plan has */
  awrash_i_solver_take_places (solver, solver->plan->places);
  if (settled)
    fix_receipts (solver);
  else if (solver->plan->n_tied > 0 || awrash_i_reading_amends (solver->plan->reading))
    return TRUE;
  return awrash_i_solver_pursue_rest (solver, error);
}

static gboolean
probe_cells (AwrashSolver *solver, int64_t low[], int64_t high[], GError **error)
{
  for (gsize cell = 0; cell < solver->model->n_cells; cell++)
    {
      if (awrash_i_is_cancelled (error))
        return FALSE;
      low[cell] = awrash_i_network_push (solver->network, cell, FALSE);
      high[cell] = awrash_i_network_push (solver->network, cell, TRUE);
    }
  return TRUE;
}

static gboolean
probe_provinces (AwrashSolver *solver, int64_t low[], int64_t high[], GError **error)
{
  for (gsize i = 0; i < solver->model->n_provinces; i++)
    {
      gsize arc = awrash_i_solver_arc (solver, i, FALSE);

      if (awrash_i_is_cancelled (error))
        return FALSE;
      if (arc != G_MAXSIZE)
        awrash_i_network_push (solver->network, arc, FALSE);
      low[i] = awrash_i_solver_holds (solver, i, FALSE);
      if (arc != G_MAXSIZE)
        awrash_i_network_push (solver->network, arc, TRUE);
      high[i] = awrash_i_solver_holds (solver, i, FALSE);
    }
  return TRUE;
}

/* Told once all are known, as the rows stand that were given. */
static gboolean
probe (AwrashSolver *solver, int64_t cell_low[], int64_t cell_high[], int64_t province_low[],
       int64_t province_high[], GError **error)
{
  const AwrashProgramme *ordered = solver->plan->programme;
  const gsize cells = solver->model->n_cells, provinces = solver->model->n_provinces;
  g_autofree int64_t *low = awrash_i_new (int64_t, cells + provinces, error);
  g_autofree int64_t *high = low != NULL ? awrash_i_new (int64_t, cells + provinces, error) : NULL;

  if (high == NULL || !probe_cells (solver, low, high, error)
      || !probe_provinces (solver, low + cells, high + cells, error))
    return FALSE;
  for (gsize k = 0; k < cells; k++)
    {
      const gsize cell = awrash_i_programme_given_cell (ordered, k);

      cell_low[cell] = low[k];
      cell_high[cell] = high[k];
    }
  for (gsize k = 0; k < provinces; k++)
    {
      const gsize province = awrash_i_programme_given_province (ordered, k);

      province_low[province] = low[cells + k];
      province_high[province] = high[cells + k];
    }
  return TRUE;
}

gboolean
awrash_split_ranges (const AwrashPlan *plan, gboolean settled, int64_t cell_low[],
                     int64_t cell_high[], int64_t province_low[], int64_t province_high[],
                     GError **error)
{
  g_autoptr (AwrashPlan) ordered = NULL;
  AwrashSolver solver;
  gboolean done;

  g_return_val_if_fail (plan != NULL && cell_low != NULL && cell_high != NULL, FALSE);
  g_return_val_if_fail (province_low != NULL && province_high != NULL, FALSE);
  if (!plan->has_answer)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("the plan is %s and has no ranges, expected a plan with an answer"),
                   awrash_base_status_get_name (plan->status));
      return FALSE;
    }
  ordered = awrash_i_plan_in_order (plan, error);
  if (ordered == NULL)
    return FALSE;
  done = awrash_i_solver_open (&solver, ordered, error) && narrow (&solver, settled, error)
         && probe (&solver, cell_low, cell_high, province_low, province_high, error);
  awrash_i_solver_close (&solver);
  return done;
}
