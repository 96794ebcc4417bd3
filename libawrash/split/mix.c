/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The balanced mix: with what every province receives fixed, its places are spread over the streams
 * as the streams' sums are, and within a stream over the types as their upper bounds are; what is
 * then left goes by the byte order of the codes.
 * Source: the definition in libawrash/README.md. Invariant: no receipt changes any more; all costs
 * are integers. */

#include "split/solver-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <string.h>

/* Products of a weight and a sum of places stay below this, so that path sums are exact. */
#define LARGEST_PRODUCT (G_GINT64_CONSTANT (1) << 48)

/* ── order of codes ─────────────────────────────────────────────────────────────────────────── */

static int
by_code (gconstpointer a, gconstpointer b, gpointer data)
{
  const AwrashProgramme *p = data;
  gsize i = *(const gsize *)a, j = *(const gsize *)b;
  gsize m = i / p->n_types, n = j / p->n_types;
  const AwrashType *s = &p->types[i % p->n_types], *t = &p->types[j % p->n_types];
  int order = strcmp (p->territories[p->provinces[m]].code, p->territories[p->provinces[n]].code);

  if (order == 0)
    order = strcmp (p->streams[s->stream].code, p->streams[t->stream].code);
  return order != 0 ? order : strcmp (s->code, t->code);
}

static gsize *
cells_by_code (const AwrashSolver *solver, GError **error)
{
  gsize n = solver->model->n_cells;
  gsize *order = awrash_i_new (gsize, n, error);

  if (order == NULL)
    return NULL;
  for (gsize cell = 0; cell < n; cell++)
    order[cell] = cell;
  g_qsort_with_data (order, (gint)n, sizeof (gsize), by_code,
                     (gpointer)(guintptr)solver->model->programme);
  return order;
}

/* Where provinces tie for what the reading does not count, the codes' order decides. */
static gboolean
settle_rest_order (AwrashSolver *solver, const gsize cells[], GError **error)
{
  gsize n_types = solver->model->n_types;

  for (gsize k = 0; k < solver->model->n_cells; k += n_types)
    {
      gsize province = cells[k] / n_types;
      gsize arc = awrash_i_solver_arc (solver, province, TRUE);

      if (arc == G_MAXSIZE || solver->network->arcs[arc].lower == solver->network->arcs[arc].upper)
        continue;
      memset (solver->rate, 0, solver->network->n_arcs * sizeof (double));
      solver->rate[arc] = -1;
      if (!awrash_i_solver_linear (solver, AWRASH_STAGE_ORDER_REST, (gssize)province, error))
        return FALSE;
    }
  return TRUE;
}

/* ── the weights of the streams ─────────────────────────────────────────────────────────────── */

/* The least or the most that a stream can sum to on the face. */
static gboolean
stream_extreme (AwrashSolver *solver, gsize stream, double rate, int64_t *sum, GError **error)
{
  const AwrashProgramme *p = solver->model->programme;
  g_autoptr (AwrashNetwork) copy = awrash_i_network_copy (solver->network, error);
  AwrashLinearCost cost;

  if (copy == NULL)
    return FALSE;
  memset (solver->rate, 0, copy->n_arcs * sizeof (double));
  for (gsize cell = 0; cell < solver->model->n_cells; cell++)
    if (p->types[cell % p->n_types].stream == stream)
      solver->rate[cell] = rate;
  awrash_i_stage_init_linear (&cost, solver->rate);
  if (!awrash_i_stage_minimise (copy, &cost.parent, error))
    return FALSE;
  *sum = 0;
  for (gsize cell = 0; cell < solver->model->n_cells; cell++)
    if (p->types[cell % p->n_types].stream == stream)
      *sum += copy->arcs[cell].flow;
  return TRUE;
}

/* Twice the middle of every stream's range, made smaller by halves until products are safe. */
static gboolean
weigh_streams (AwrashSolver *solver, GError **error)
{
  gsize n = solver->model->programme->n_streams;
  int64_t *weights = solver->proof.mix_weights = awrash_i_new (int64_t, n, error);
  int64_t sum = 0;

  if (weights == NULL)
    return FALSE;
  for (gsize stream = 0; stream < n; stream++)
    {
      int64_t least, most;

      if (!stream_extreme (solver, stream, 1, &least, error)
          || !stream_extreme (solver, stream, -1, &most, error))
        return FALSE;
      weights[stream] = least + most;
      sum += weights[stream];
    }
  while (sum > 0 && sum > LARGEST_PRODUCT / sum)
    {
      sum = 0;
      for (gsize stream = 0; stream < n; stream++)
        sum += weights[stream] /= 2;
    }
  return TRUE;
}

/* ── the two stages ─────────────────────────────────────────────────────────────────────────── */

static double
mix_marginal (const AwrashCost *cost, gsize arc, int64_t unit)
{
  const AwrashMixCost *mix = (const AwrashMixCost *)(const void *)cost;

  return (double)((2 * unit + 1) * mix->scale[arc] - mix->target[arc]);
}

static gboolean
run_mix (AwrashSolver *solver, AwrashStageKind kind, const int64_t scale[], const int64_t target[],
         GError **error)
{
  AwrashMixCost cost = { { mix_marginal, NULL, 0 }, scale, target };

  if (!awrash_i_stage_minimise (solver->network, &cost.parent, error))
    return FALSE;
  if (awrash_i_proof_add (&solver->proof, kind, solver->layout, TRUE, NULL, NULL, 1) == NULL)
    {
      g_set_error_literal (error, AWRASH_ERROR, AWRASH_ERROR_MEMORY,
                           _ ("not enough memory for the proof"));
      return FALSE;
    }
  return awrash_i_stage_restrict (solver->network, &cost.parent, error);
}

/* The arc on which the places of a stream in a province stand, and the offset there; G_MAXSIZE
 * where no single arc does. */
static gsize
stream_arc (const AwrashSolver *solver, gsize province, gsize stream, int64_t *offset)
{
  const AwrashProgramme *p = solver->model->programme;
  gsize n = 0, last = 0;

  *offset = 0;
  for (gsize type = 0; type < p->n_types; type++)
    if (p->types[type].stream == stream)
      {
        n++;
        last = type;
      }
  if (n <= 1)
    return n == 0 ? G_MAXSIZE : province * p->n_types + last;
  for (gsize i = 0; i < solver->model->walls->len; i++)
    {
      const AwrashWall *wall = awrash_i_model_wall (solver->model, i);
      const AwrashPlacedWall *placed = awrash_i_layout_wall (solver->layout, i);

      if (!wall->is_mix || wall->territory != p->provinces[province] || placed->dropped
          || !awrash_i_model_set (solver->model, wall->set)[last])
        continue;
      *offset = placed->offset;
      return awrash_i_layout_arc (solver->layout, i);
    }
  return G_MAXSIZE;
}

/* Among the streams that the reading counts, and among the others. */
static gboolean
mix_streams (AwrashSolver *solver, GError **error)
{
  const AwrashModel *model = solver->model;
  const AwrashProgramme *p = model->programme;
  gsize n_arcs = solver->network->n_arcs;
  g_autofree int64_t *scale = awrash_i_new (int64_t, n_arcs, error);
  g_autofree int64_t *target = scale != NULL ? awrash_i_new (int64_t, n_arcs, error) : NULL;
  g_autofree guint8 *counted = target != NULL ? awrash_i_new (guint8, p->n_streams, error) : NULL;
  int64_t sums[2] = { 0, 0 };

  if (counted == NULL || !weigh_streams (solver, error))
    return FALSE;
  for (gsize type = 0; type < p->n_types; type++)
    counted[p->types[type].stream] = model->received[type];
  for (gsize stream = 0; stream < p->n_streams; stream++)
    sums[counted[stream]] += solver->proof.mix_weights[stream];
  for (gsize i = 0; i < model->n_provinces; i++)
    for (gsize stream = 0; stream < p->n_streams; stream++)
      {
        int64_t sum = sums[counted[stream]], offset;
        gsize arc = stream_arc (solver, i, stream, &offset);

        if (arc == G_MAXSIZE || sum == 0)
          continue;
        scale[arc] = sum;
        target[arc] = 2 * awrash_i_solver_holds (solver, i, !counted[stream])
                          * solver->proof.mix_weights[stream]
                      - 2 * offset * sum;
      }
  return run_mix (solver, AWRASH_STAGE_MIX, scale, target, error);
}

/* Within every stream of a province: types as their upper bounds, equally where one has none. */
static void
aim_types (const AwrashSolver *solver, gsize province, gsize stream, int64_t scale[],
           int64_t target[])
{
  const AwrashProgramme *p = solver->model->programme;
  const int64_t *upper = solver->layout->cell_upper;
  gsize first = province * p->n_types;
  int64_t sum = 0, held = 0, n = 0;
  gboolean equal = FALSE;

  for (gsize type = 0; type < p->n_types; type++)
    if (p->types[type].stream == stream)
      {
        n++;
        held += solver->network->arcs[first + type].flow;
        equal = equal || upper[first + type] == AWRASH_UNBOUNDED
                || upper[first + type] > LARGEST_PRODUCT / (held + 1) / (gint64)p->n_types;
        sum += equal ? 0 : upper[first + type];
      }
  equal = equal || sum == 0 || sum > LARGEST_PRODUCT / (held + 1);
  for (gsize type = 0; type < p->n_types && n > 1; type++)
    if (p->types[type].stream == stream)
      {
        scale[first + type] = equal ? n : sum;
        target[first + type] = 2 * held * (equal ? 1 : upper[first + type]);
      }
}

static gboolean
mix_types (AwrashSolver *solver, GError **error)
{
  const AwrashProgramme *p = solver->model->programme;
  gsize n_arcs = solver->network->n_arcs;
  g_autofree int64_t *scale = awrash_i_new (int64_t, n_arcs, error);
  g_autofree int64_t *target = scale != NULL ? awrash_i_new (int64_t, n_arcs, error) : NULL;

  if (target == NULL)
    return FALSE;
  if (p->n_types == p->n_streams)
    return TRUE;
  for (gsize i = 0; i < solver->model->n_provinces; i++)
    for (gsize stream = 0; stream < p->n_streams; stream++)
      aim_types (solver, i, stream, scale, target);
  return run_mix (solver, AWRASH_STAGE_TYPES, scale, target, error);
}

/* What is left: the lexicographically largest plan in the order of the codes. */
static void
settle_canonical (AwrashSolver *solver, const gsize cells[])
{
  for (gsize k = 0; k < solver->model->n_cells; k++)
    {
      AwrashArc *arc = &solver->network->arcs[cells[k]];

      if (arc->lower == arc->upper)
        continue;
      while (awrash_i_network_send (solver->network, 2 * cells[k], G_MAXINT64) > 0)
        ;
      arc->lower = arc->upper = arc->flow;
    }
}

gboolean
awrash_i_solver_settle_mix (AwrashSolver *solver, GError **error)
{
  g_autofree gsize *cells = cells_by_code (solver, error);

  if (cells == NULL || !settle_rest_order (solver, cells, error) || !mix_streams (solver, error)
      || !mix_types (solver, error))
    return FALSE;
  settle_canonical (solver, cells);
  return TRUE;
}
