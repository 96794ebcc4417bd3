/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Places against the equity of all rates: for each total, from the largest down, the plan that is
 * most equal; kept where it is more equal than all with more places.
 * Source: the ε-constraint method on a whole number. Invariant: totals between the least and the
 * most are all feasible, since flows are whole. */

#include "split/frontier-private.h"

#include "base/exact-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <inttypes.h>
#include <math.h>

double
awrash_i_frontier_efficiency (const AwrashFrontier *frontier, const int64_t cells[])
{
  const AwrashModel *model = frontier->model;
  double sum = 0;

  for (gsize type = 0; type < model->n_types; type++)
    {
      const AwrashType *t = &model->programme->types[type];
      double worth = frontier->efficiency.kind == AWRASH_GOAL_PLACES   ? 1
                     : frontier->efficiency.kind == AWRASH_GOAL_MONTHS ? t->months
                                                                       : t->utility;
      int64_t places = 0;

      for (gsize i = 0; i < model->n_provinces; i++)
        places += cells[i * model->n_types + type];
      sum += places == 0 ? 0 : worth * (double)places;
    }
  return sum;
}

/* ── totals ─────────────────────────────────────────────────────────────────────────────────── */

/* The most places of all cells, or the fewest. */
static gboolean
find_end (AwrashLayout *layout, double rate[], double each, int64_t *places, GError **error)
{
  AwrashLinearCost cost;

  for (gsize cell = 0; cell < layout->model->n_cells; cell++)
    rate[cell] = each;
  awrash_i_stage_init_linear (&cost, rate);
  if (!awrash_i_stage_minimise (layout->network, &cost.parent, error))
    return FALSE;
  *places = 0;
  for (gsize cell = 0; cell < layout->model->n_cells; cell++)
    *places += layout->network->arcs[cell].flow;
  return TRUE;
}

/* Between which totals there are plans; most < least where there is none at all. */
static gboolean
find_ends (AwrashFrontier *frontier, GError **error)
{
  g_autoptr (AwrashModel) model
      = awrash_i_model_new (frontier->programme, frontier->reading, error);
  g_autoptr (AwrashLayout) layout = model != NULL ? awrash_i_layout_new (model, error) : NULL;
  g_autofree double *rate
      = layout != NULL ? awrash_i_new (double, layout->network->n_arcs, error) : NULL;
  int64_t missing = 0;

  frontier->most = -1;
  if (rate == NULL)
    return FALSE;
  if (layout->contradictions != NULL)
    return TRUE;
  if (!awrash_i_stage_feasible (layout->network, &missing, error))
    return FALSE;
  return missing > 0
         || (find_end (layout, rate, -1, &frontier->most, error)
             && find_end (layout, rate, 1, &frontier->least, error));
}

/* The total of the next step. */
static int64_t
choose_total (AwrashFrontier *frontier)
{
  int64_t room = frontier->most - frontier->least, wanted = (int64_t)frontier->n_wanted;
  int64_t step = (int64_t)frontier->n_steps;

  if (wanted == 0 || room < wanted)
    return frontier->most - step;
  /* The first total is the most in any case. */
  frontier->is_partial = frontier->is_partial || step > 0;
  return step >= wanted
             ? frontier->least - 1
             : frontier->most - (int64_t)floor ((double)room * (double)step / (double)(wanted - 1));
}

/* The last point, NULL before the first. */
static const AwrashFrontierPoint *
last_point (const AwrashFrontier *frontier)
{
  return frontier->points->len > 0 ? g_ptr_array_index (frontier->points, frontier->points->len - 1)
                                   : NULL;
}

/* Whether nothing is more equal than the last point: it has nought, or the greatest welfare of all.
 */
static gboolean
is_at_end (const AwrashFrontier *frontier, gboolean *at_end, GError **error)
{
  const AwrashFrontierPoint *last = last_point (frontier);
  int more = -1;

  *at_end = FALSE;
  if (last == NULL)
    return TRUE;
  if (frontier->equity != AWRASH_EQUITY_ALPHA)
    *at_end = last->equity == 0;
  else if (frontier->best != NULL)
    {
      if (!awrash_i_frontier_compare (frontier, awrash_i_frontier_cells (last->plan),
                                      awrash_i_frontier_cells (frontier->best), &more, error))
        return FALSE;
      *at_end = more >= 0;
    }
  return TRUE;
}

/* Takes a plan where it is more equal than all before. */
static gboolean
keep (AwrashFrontier *frontier, AwrashPlan *plan, gboolean is_best, GError **error)
{
  const AwrashFrontierPoint *last = last_point (frontier);
  const int64_t *cells = awrash_i_frontier_cells (plan);
  double equity;
  int more = 1;

  if (cells == NULL)
    return TRUE;
  if (!awrash_i_frontier_measure (frontier, cells, &equity, error)
      || (last != NULL
          && !awrash_i_frontier_compare (frontier, cells, awrash_i_frontier_cells (last->plan),
                                         &more, error)))
    return FALSE;
  if (more > 0)
    awrash_i_frontier_add (frontier, -1, plan, awrash_i_frontier_efficiency (frontier, cells),
                           equity,
                           is_best ? awrash_split_plan_get_status (plan) : AWRASH_STATUS_FEASIBLE);
  return TRUE;
}

/* The greatest welfare, whatever the total. */
static gboolean
find_best (AwrashFrontier *frontier, GError **error)
{
  g_autoptr (AwrashPlan) plan = NULL;

  if (frontier->equity != AWRASH_EQUITY_ALPHA || frontier->most < 0 || frontier->best != NULL)
    return TRUE;
  plan = awrash_i_frontier_solve (frontier, error, "chain", frontier->equity_name, "objective",
                                  frontier->equity_name, NULL);
  if (plan != NULL && awrash_i_frontier_cells (plan) != NULL)
    frontier->best = awrash_split_plan_ref (plan);
  return plan != NULL;
}

/* The most equal plan of a total. Welfare grows with what is received; spreads are least where
 * nothing is, so that provinces are filled before. */
static AwrashPlan *
solve (const AwrashFrontier *frontier, int64_t total, const char *objective, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%" PRId64, total);
  const char *chain = frontier->equity == AWRASH_EQUITY_ALPHA ? objective : "";

  return awrash_i_frontier_solve (frontier, error, "chain", chain, "objective", objective, "total",
                                  text, NULL);
}

gboolean
awrash_i_frontier_step_total (AwrashFrontier *frontier, GError **error)
{
  /* Without an objective that minimises it, the Gini is measured on what is nearest to it. */
  gboolean is_best
      = frontier->equity != AWRASH_EQUITY_GINI || awrash_split_objective_from_name ("gini") != 0;
  const char *objective = is_best ? frontier->equity_name : "least-squares";
  g_autoptr (AwrashPlan) plan = NULL;
  gboolean at_end;
  int64_t total;

  if (frontier->n_steps == 0 && (!find_ends (frontier, error) || !find_best (frontier, error)))
    return FALSE;
  if (!is_at_end (frontier, &at_end, error))
    return FALSE;
  total = frontier->most < 0 || at_end ? -1 : choose_total (frontier);
  frontier->is_partial = frontier->is_partial || !is_best;
  if (total < 0 || total < frontier->least)
    {
      frontier->is_done = TRUE;
      return TRUE;
    }
  plan = solve (frontier, total, objective, error);
  return plan != NULL && keep (frontier, plan, is_best, error);
}
