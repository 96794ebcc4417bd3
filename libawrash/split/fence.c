/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The nearest flow: one stage with the cost of standing outside fences, and its proof.
 * Source: Ahuja, Magnanti and Orlin (1993), ch. 14, convex costs; linear programming duality.
 * Invariant: what is handed back was met by its own lower bound, in integers. */

#include "split/fence-private.h"

#include "base/cancel-private.h"
#include "base/i18n-private.h"
#include "base/int128-private.h"
#include "base/memory-private.h"

typedef AwrashInt128 Wide;

typedef struct
{
  AwrashCost parent;
  const AwrashFence *fences;
} FenceCost;

static double
fence_marginal (const AwrashCost *cost, gsize arc, int64_t unit)
{
  const AwrashFence *fence = &((const FenceCost *)(const void *)cost)->fences[arc];

  return (double)fence->weight * ((unit >= fence->high) - (unit < fence->low));
}

static gboolean
fence_is_free (const AwrashCost *cost, gsize arc)
{
  return ((const FenceCost *)(const void *)cost)->fences[arc].weight == 0;
}

static Wide
cost_of (const AwrashFence *fence, int64_t flow)
{
  Wide outside = 0;

  if (flow < fence->low)
    outside += (Wide)fence->low - flow;
  if (flow > fence->high)
    outside += (Wide)flow - fence->high;
  return outside * fence->weight;
}

/* The least of cost - price * flow between the arc's bounds: at one of them or at a fence. */
static Wide
least_reduced (const AwrashArc *arc, const AwrashFence *fence, Wide price)
{
  const int64_t at[] = { arc->lower, arc->upper, CLAMP (fence->low, arc->lower, arc->upper),
                         CLAMP (fence->high, arc->lower, arc->upper) };
  Wide least = cost_of (fence, at[0]) - price * at[0];

  for (gsize i = 1; i < G_N_ELEMENTS (at); i++)
    least = MIN (least, cost_of (fence, at[i]) - price * at[i]);
  return least;
}

/* A circulation sums every potential to nought, so the sum of the least reduced costs is below the
 * cost of any flow; weights below 2^21 and bounds below 2^52 keep each term below 2^105. */
static gboolean
prove (const AwrashNetwork *network, const AwrashFence fences[], int64_t *distance, GError **error)
{
  Wide cost = 0, bound = 0;

  for (gsize i = 0; i < network->n_arcs; i++)
    {
      const AwrashArc *arc = &network->arcs[i];

      cost += cost_of (&fences[i], arc->flow);
      bound += least_reduced (arc, &fences[i],
                              (Wide)(network->label[arc->head] - network->label[arc->tail]));
    }
  if (cost != bound)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_INTERNAL,
                 _ ("%s:%d: the nearest plan is not proved by its prices"), __FILE__, __LINE__);
  else if (cost > (Wide)(G_GINT64_CONSTANT (1) << 62))
    g_set_error_literal (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW,
                         _ ("the distance is above 2^62, expected smaller weights or bounds"));
  else
    {
      *distance = (int64_t)cost;
      return TRUE;
    }
  return FALSE;
}

gboolean
awrash_i_fence_approach (AwrashNetwork *network, const AwrashFence fences[], int64_t *distance,
                         GError **error)
{
  FenceCost cost = { { fence_marginal, NULL, 0, fence_is_free }, fences };

  return awrash_i_stage_minimise (network, &cost.parent, error)
         && prove (network, fences, distance, error)
         && awrash_i_stage_restrict (network, &cost.parent, error);
}

gboolean
awrash_i_fence_settle_order (AwrashNetwork *network, const AwrashModel *model, GError **error)
{
  g_autofree gsize *cells = awrash_i_model_sort_cells (model, error);

  for (gsize k = 0; cells != NULL && k < model->n_cells; k++)
    {
      if (network->arcs[cells[k]].lower == network->arcs[cells[k]].upper)
        continue;
      if (awrash_i_is_cancelled (error))
        return FALSE;
      awrash_i_network_push (network, cells[k], TRUE);
      awrash_i_network_fix (network, cells[k]);
    }
  return cells != NULL;
}

gboolean
awrash_i_fence_approach_cells (AwrashNetwork *network, const AwrashModel *model,
                               const int64_t places[], int64_t *distance, GError **error)
{
  g_autofree AwrashFence *fences = awrash_i_new (AwrashFence, network->n_arcs, error);

  for (gsize cell = 0; fences != NULL && cell < model->n_cells; cell++)
    fences[cell] = (AwrashFence){ places[cell], places[cell], 1 };
  return fences != NULL && awrash_i_fence_approach (network, fences, distance, error);
}
