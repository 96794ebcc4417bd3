/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Why there is no plan: the cut of the network in the programme's words. The bounds that enter the
 * cut ask for more places than the bounds that leave it can give.
 * Source: Hoffman's circulation theorem (1960). Invariant: the bounds named are enough by
 * themselves to make the programme infeasible. */

#include "split/solver-private.h"

#include "base/i18n-private.h"

#include <inttypes.h>

typedef struct
{
  AwrashSolver *solver;
  int64_t asked, given;
  GString *asks, *gives;
} Cut;

static const char *
separator (const GString *list)
{
  return list->len > 0 ? _ ("; ") : "";
}

/* One bound on one side of the cut, told and counted. */
static void
tell (Cut *cut, const char *places, int64_t bound, gboolean asks)
{
  char *line;

  if (asks)
    {
      cut->asked += bound;
      line = g_strdup_printf (_ ("at least %" PRId64 " %s"), bound, places);
    }
  else
    {
      cut->given += bound;
      line = g_strdup_printf (_ ("at most %" PRId64 " %s"), bound, places);
    }
  g_string_append_printf (asks ? cut->asks : cut->gives, "%s%s",
                          separator (asks ? cut->asks : cut->gives), line);
  g_ptr_array_add (cut->solver->plan->blocking, line);
}

/* +1 where an arc enters the cut, -1 where it leaves, else 0. */
static int
side (const AwrashNetwork *network, const AwrashArc *arc)
{
  return network->reached[arc->head] - network->reached[arc->tail];
}

static void
walk_cells (Cut *cut)
{
  const AwrashNetwork *network = cut->solver->network;

  for (gsize cell = 0; cell < cut->solver->model->n_cells; cell++)
    {
      const AwrashArc *arc = &network->arcs[cell];
      int which = side (network, arc);
      g_autofree char *places = NULL;

      if (which == 0 || (which > 0 && arc->lower == 0))
        continue;
      places = awrash_i_words_cell (cut->solver->model, cell);
      tell (cut, places, which > 0 ? arc->lower : arc->upper, which > 0);
    }
}

static void
walk_walls (Cut *cut)
{
  AwrashSolver *solver = cut->solver;

  for (gsize i = 0; i < solver->layout->walls->len; i++)
    {
      const AwrashPlacedWall *placed = awrash_i_layout_wall (solver->layout, i);
      const AwrashArc *arc = &solver->network->arcs[placed->arc];
      int which = awrash_i_layout_is_laid (solver->layout, i) ? side (solver->network, arc) : 0;

      g_autofree char *places = NULL;

      if (which == 0 || (which > 0 && arc->lower == 0))
        continue;
      places = awrash_i_words_wall (solver->model, &placed->wall);
      tell (cut, places, which > 0 ? arc->lower : arc->upper, which > 0);
    }
}

/* The cut's potentials, 1 inside and 0 outside, are the multipliers that prove it. */
static gboolean
prove (AwrashSolver *solver, GError **error)
{
  for (gsize node = 0; node < solver->network->n_nodes; node++)
    solver->network->label[node] = solver->network->reached[node];
  return awrash_i_proof_add (&solver->proof, AWRASH_STAGE_CUT, solver->layout, NULL, NULL, error)
         != NULL;
}

gboolean
awrash_i_solver_infeasible (AwrashSolver *solver, GError **error)
{
  AwrashPlan *plan = solver->plan;
  Cut cut = { solver, 0, 0, NULL, NULL };

  plan->status = AWRASH_STATUS_INFEASIBLE;
  if (solver->layout->contradictions != NULL)
    {
      for (gsize i = 0; solver->layout->contradictions[i] != NULL; i++)
        g_ptr_array_add (plan->blocking, g_strdup (solver->layout->contradictions[i]));
      plan->missing = solver->layout->missing;
      plan->reason = g_strdup_printf (_ ("bounds on the same places contradict one another: %s"),
                                      solver->layout->contradictions[0]);
      return TRUE;
    }
  if (!prove (solver, error))
    return FALSE;
  cut.asks = g_string_new (NULL);
  cut.gives = g_string_new (NULL);
  walk_walls (&cut);
  walk_cells (&cut);
  plan->missing = cut.asked - cut.given;
  plan->reason
      = g_strdup_printf (_ ("the bounds ask for %" PRId64 " places (%s) where only %" PRId64
                            " can be given (%s): %" PRId64 " are missing"),
                         cut.asked, cut.asks->str, cut.given,
                         cut.gives->len > 0 ? cut.gives->str : _ ("none"), plan->missing);
  g_string_free (cut.asks, TRUE);
  g_string_free (cut.gives, TRUE);
  return TRUE;
}
