/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Stages that each minimise a linear cost on the face: recorded with their prices, then the face is
 * narrowed to what they leave.
 * Source: the chain of decisions in libawrash/README.md. Invariant: each stage only chooses among
 * the optima of those before it. */

#include "split/solver-private.h"

#include <string.h>

gboolean
awrash_i_solver_linear (AwrashSolver *solver, AwrashStageKind kind, gssize province, gssize stream,
                        GError **error)
{
  AwrashStageProof *stage;

  if (!awrash_i_stage_settle_linear (solver->network, solver->rate, error))
    return FALSE;
  stage = awrash_i_proof_add (&solver->proof, kind, solver->layout, NULL, NULL, error);
  if (stage == NULL)
    return FALSE;
  stage->province = province;
  stage->stream = stream;
  return TRUE;
}

gboolean
awrash_i_solver_favour (AwrashSolver *solver, gsize arc, AwrashStageKind kind, gssize province,
                        gssize stream, GError **error)
{
  if (!solver->movable[arc])
    return TRUE;
  memset (solver->rate, 0, solver->network->n_arcs * sizeof (double));
  solver->rate[arc] = -1;
  return awrash_i_solver_linear (solver, kind, province, stream, error)
         && awrash_i_solver_look (solver, error);
}

gboolean
awrash_i_solver_look (AwrashSolver *solver, GError **error)
{
  return awrash_i_network_movable (solver->network, solver->movable, error);
}
