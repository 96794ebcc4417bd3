/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The balanced mix: with what every province receives fixed, its places are spread over the streams
 * as the streams' sums are, and within a stream over the types as their upper bounds are; what is
 * then left goes by the byte order of the codes.
 * Source: the definition in libawrash/README.md. Invariant: no receipt changes any more; all costs
 * are integers. */

#include "split/aim-private.h"
#include "split/solver-private.h"

#include "base/cancel-private.h"
#include "base/memory-private.h"

#include <string.h>

/* ── order of codes ─────────────────────────────────────────────────────────────────────────── */

/* Where provinces tie for what the reading does not count, the codes' order decides. */
static gboolean
settle_rest_order (AwrashSolver *solver, const gsize cells[], GError **error)
{
  gsize n_types = solver->model->n_types;

  if (!awrash_i_model_has_rest (solver->model))
    return TRUE;
  if (!awrash_i_solver_look (solver, error))
    return FALSE;
  for (gsize k = 0; k < solver->model->n_cells; k += n_types)
    {
      gsize province = cells[k] / n_types;
      gsize arc = awrash_i_solver_arc (solver, province, TRUE);

      if (arc != G_MAXSIZE
          && !awrash_i_solver_favour (solver, arc, AWRASH_STAGE_ORDER_REST, (gssize)province, -1,
                                      error))
        return FALSE;
    }
  return TRUE;
}

/* ── the weights of the streams ─────────────────────────────────────────────────────────────── */

static int64_t
sum_stream (const AwrashModel *model, const AwrashNetwork *network, gsize stream)
{
  const AwrashProgramme *p = model->programme;
  int64_t sum = 0;

  for (gsize cell = 0; cell < model->n_cells; cell++)
    if (p->types[cell % p->n_types].stream == stream)
      sum += network->arcs[cell].flow;
  return sum;
}

static void
rate_stream (AwrashSolver *solver, gsize stream, double rate)
{
  const AwrashProgramme *p = solver->model->programme;

  memset (solver->rate, 0, solver->network->n_arcs * sizeof (double));
  for (gsize cell = 0; cell < solver->model->n_cells; cell++)
    if (p->types[cell % p->n_types].stream == stream)
      solver->rate[cell] = rate;
}

/* The least that a stream can sum to on the face at a rate of 1, the most at a rate of -1. */
static gboolean
stream_extreme (AwrashSolver *solver, gsize stream, double rate, int64_t *sum, GError **error)
{
  g_autoptr (AwrashNetwork) copy = awrash_i_network_copy (solver->network, error);
  AwrashLinearCost cost;

  rate_stream (solver, stream, rate);
  awrash_i_stage_init_linear (&cost, solver->rate);
  if (copy == NULL || !awrash_i_stage_minimise (copy, &cost.parent, error))
    return FALSE;
  *sum = sum_stream (solver->model, copy, stream);
  return TRUE;
}

/* From the least to the most; mostly there is no room. */
static gboolean
stream_range (AwrashSolver *solver, gsize stream, int64_t *least, int64_t *most, GError **error)
{
  rate_stream (solver, stream, 1);
  if (awrash_i_network_is_tension (solver->network, solver->rate))
    {
      *least = *most = sum_stream (solver->model, solver->network, stream);
      return TRUE;
    }
  return stream_extreme (solver, stream, 1, least, error)
         && stream_extreme (solver, stream, -1, most, error);
}

/* Twice the middle of every stream's range, made smaller by halves until products are safe. */
static gboolean
weigh_streams (AwrashSolver *solver, const int64_t cells[], GError **error)
{
  gsize n = solver->model->programme->n_streams;
  int64_t *weights = solver->proof.mix_weights = awrash_i_new (int64_t, n, error);

  if (weights == NULL)
    return FALSE;
  for (gsize stream = 0; stream < n; stream++)
    {
      int64_t least, most;

      if (!stream_range (solver, stream, &least, &most, error))
        return FALSE;
      weights[stream] = least + most;
    }
  while (!awrash_i_aim_fits (solver->model, weights, cells))
    for (gsize stream = 0; stream < n; stream++)
      weights[stream] /= 2;
  return TRUE;
}

/* ── the two stages ─────────────────────────────────────────────────────────────────────────── */

static gboolean
run_mix (AwrashSolver *solver, AwrashStageKind kind, const int64_t scale[], const int64_t target[],
         GError **error)
{
  AwrashMixCost cost;

  awrash_i_aim_init (&cost, scale, target);
  if (!awrash_i_springs_start (solver->network, solver->movable, scale, target, error)
      || !awrash_i_stage_settle (solver->network, &cost.parent, error))
    return FALSE;
  return awrash_i_proof_add (&solver->proof, kind, solver->layout, NULL, NULL, error) != NULL;
}

static gboolean
mix_streams (AwrashSolver *solver, GError **error)
{
  gsize n_arcs = solver->network->n_arcs;
  g_autofree int64_t *scale = awrash_i_new (int64_t, n_arcs, error);
  g_autofree int64_t *target = scale != NULL ? awrash_i_new (int64_t, n_arcs, error) : NULL;
  g_autofree int64_t *cells = awrash_i_solver_copy_cells (solver, error);

  if (target == NULL || cells == NULL || !weigh_streams (solver, cells, error))
    return FALSE;
  awrash_i_aim_streams (solver->layout, cells, solver->proof.mix_weights, scale, target);
  return run_mix (solver, AWRASH_STAGE_MIX, scale, target, error);
}

/* Where the mix leaves streams equal, the codes' order decides before types are looked at. Cells
 * stand in the order of province, stream and type codes, so the types of a stream follow one
 * another, and its first one settles it. */
static gboolean
settle_streams (AwrashSolver *solver, const gsize cells[], GError **error)
{
  const AwrashProgramme *p = solver->model->programme;
  gsize last = G_MAXSIZE;

  for (gsize k = 0; k < solver->model->n_cells; k++)
    {
      gsize province = cells[k] / p->n_types, stream = p->types[cells[k] % p->n_types].stream;
      int64_t offset;
      gsize arc = awrash_i_aim_arc (solver->layout, province, stream, &offset);

      if (arc == last || arc == G_MAXSIZE)
        continue;
      last = arc;
      if (!awrash_i_solver_favour (solver, arc, AWRASH_STAGE_ORDER_STREAM, (gssize)province,
                                   (gssize)stream, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
mix_types (AwrashSolver *solver, GError **error)
{
  gsize n_arcs = solver->network->n_arcs;
  g_autofree int64_t *scale = awrash_i_new (int64_t, n_arcs, error);
  g_autofree int64_t *target = scale != NULL ? awrash_i_new (int64_t, n_arcs, error) : NULL;
  g_autofree int64_t *cells = awrash_i_solver_copy_cells (solver, error);
  gboolean any = FALSE;

  if (target == NULL || cells == NULL
      || !awrash_i_aim_types (solver->layout, cells, scale, target, &any, error))
    return FALSE;
  return !any || run_mix (solver, AWRASH_STAGE_TYPES, scale, target, error);
}

/* What is left: the lexicographically largest plan in the order of the codes. */
static gboolean
settle_canonical (AwrashSolver *solver, const gsize cells[], GError **error)
{
  for (gsize k = 0; k < solver->model->n_cells; k++)
    {
      if (!solver->movable[cells[k]])
        continue;
      if (awrash_i_is_cancelled (error))
        return FALSE;
      awrash_i_network_push (solver->network, cells[k], TRUE);
      awrash_i_network_fix (solver->network, cells[k]);
    }
  return TRUE;
}

gboolean
awrash_i_solver_settle_mix (AwrashSolver *solver, GError **error)
{
  g_autofree gsize *cells = awrash_i_model_sort_cells (solver->model, error);

  if (cells == NULL || !settle_rest_order (solver, cells, error) || !mix_streams (solver, error)
      || !awrash_i_solver_look (solver, error) || !settle_streams (solver, cells, error)
      || !mix_types (solver, error) || !awrash_i_solver_look (solver, error))
    return FALSE;
  return settle_canonical (solver, cells, error);
}
