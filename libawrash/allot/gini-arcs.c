/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Linear costs on the face within a box: the flow that costs the least, and what its potentials
 * prove, arc by arc. Source: Hoffman (1960) for boxes that no flow is in; linear duality.
 * Invariant: potentials are those of costs cut to doubles, and the bound is exact for the costs
 * themselves. */

#include "allot/gini-private.h"

#include "base/memory-private.h"

#include <string.h>

/* Changes the sign of every flow and bound; twice is nothing. */
static void
turn_round (AwrashNetwork *network)
{
  for (gsize i = 0; i < network->n_arcs; i++)
    {
      AwrashArc *arc = &network->arcs[i];
      int64_t lower = arc->lower;

      arc->flow = -arc->flow;
      arc->lower = -arc->upper;
      arc->upper = -lower;
    }
}

/* A flow above its bound is brought down by the network turned round. */
gboolean
awrash_i_gini_settle_flow (AwrashNetwork *network)
{
  gboolean is_feasible;

  if (!awrash_i_network_feasible (network))
    return FALSE;
  turn_round (network);
  is_feasible = awrash_i_network_feasible (network);
  turn_round (network);
  for (gsize i = 0; i < network->n_nodes && !is_feasible; i++)
    network->reached[i] = !network->reached[i];
  return is_feasible;
}

gboolean
awrash_i_gini_enter_box (AwrashGini *gini, const AwrashGiniNode *node)
{
  AwrashNetwork *trial = gini->trial;

  memcpy (trial->arcs, gini->face->arcs, trial->n_arcs * sizeof (AwrashArc));
  for (gsize p = 0; p < gini->n; p++)
    {
      const AwrashRecipient *r = &gini->recipients[p];

      trial->arcs[r->arc].lower = node->lower[p] - r->offset;
      trial->arcs[r->arc].upper = node->upper[p] - r->offset;
    }
  return awrash_i_gini_settle_flow (trial);
}

/* The least linear cost over arcs, whatever flow there is. */
static AwrashGiniSum
bound_arcs (const AwrashNetwork *network, const AwrashGiniSum cost[], int shift)
{
  AwrashGiniSum bound = 0;

  for (gsize i = 0; i < network->n_arcs; i++)
    {
      const AwrashArc *arc = &network->arcs[i];
      double price = network->label[arc->head] - network->label[arc->tail];
      AwrashGiniSum reduced = cost[i] - (AwrashGiniSum)(int64_t)price * ((AwrashGiniSum)1 << shift);

      bound += reduced * (reduced > 0 ? arc->lower : arc->upper);
    }
  return bound;
}

/* What stands still costs what it costs; TRUE if something in no group does not stand still. */
static gboolean
set_costs (AwrashGini *gini, const AwrashGiniNode *node, const AwrashGiniSum cost[], int shift,
           double rate[], AwrashGiniSum arc_cost[], AwrashGiniSum *bound)
{
  gboolean any = FALSE;

  for (gsize p = 0; p < gini->n; p++)
    {
      const AwrashRecipient *r = &gini->recipients[p];

      if (gini->group[p] != G_MAXSIZE)
        continue;
      if (node->lower[p] == node->upper[p])
        {
          *bound += cost[p] * node->lower[p];
          continue;
        }
      any = TRUE;
      arc_cost[r->arc] = cost[p];
      rate[r->arc] = (double)(int64_t)(cost[p] >> shift);
      *bound += cost[p] * r->offset;
    }
  return any;
}

gboolean
awrash_i_gini_bound_rest (AwrashGini *gini, AwrashGiniNode *node, const AwrashGiniSum cost[],
                          int shift, AwrashGiniSum *bound, GError **error)
{
  AwrashNetwork *trial = gini->trial;
  g_autofree double *rate = awrash_i_new (double, trial->n_arcs, error);
  g_autofree AwrashGiniSum *arc_cost
      = rate != NULL ? awrash_i_new (AwrashGiniSum, trial->n_arcs, error) : NULL;
  AwrashLinearCost linear;

  if (arc_cost == NULL)
    return FALSE;
  g_clear_pointer (&node->label, g_free);
  if (set_costs (gini, node, cost, shift, rate, arc_cost, bound))
    {
      awrash_i_stage_init_linear (&linear, rate);
      if (!awrash_i_stage_minimise (trial, &linear.parent, error))
        return FALSE;
      *bound += bound_arcs (trial, arc_cost, shift);
      node->label = awrash_i_copy (double, trial->label, trial->n_nodes, error);
      if (node->label == NULL)
        return FALSE;
    }
  for (gsize p = 0; p < gini->n; p++)
    if (gini->group[p] == G_MAXSIZE)
      gini->found[p] = trial->arcs[gini->recipients[p].arc].flow + gini->recipients[p].offset;
  return TRUE;
}
