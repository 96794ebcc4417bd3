/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A flow between all bounds, or the cut that has most to complain of: floors as a cost of one for
 * every unit missing, and the levels of its potentials.
 * Source: Hoffman (1960); the duality of a flow with elastic floors. Invariant: the labels of the
 * stage are the least potentials >= 0 of that flow, which do not depend on the flow found, so that
 * the cut does not depend on any order. */

#include "allot/network-private.h"

#include "base/int128-private.h"
#include "base/memory-private.h"

typedef AwrashInt128 Wide;

/* Every unit up to an arc's floor is worth one; exact in double. */
typedef struct
{
  AwrashCost parent;
  const int64_t *floor; /* [n_arcs] */
} FloorCost;

static double
get_marginal (const AwrashCost *cost, gsize arc, int64_t unit)
{
  return unit < ((const FloorCost *)(const void *)cost)->floor[arc] ? -1 : 0;
}

/* 1 where an arc enters the nodes labelled at most `level`, -1 where it leaves them, else 0. */
static int
get_side (const AwrashNetwork *network, gsize arc, double level)
{
  gboolean from = network->label[network->arcs[arc].tail] <= level;
  gboolean to = network->label[network->arcs[arc].head] <= level;

  return from == to ? 0 : to ? 1 : -1;
}

/* Floors that enter less ceilings that leave. */
static Wide
get_missing (const AwrashNetwork *network, const int64_t floor[], double level)
{
  Wide missing = 0;

  for (gsize i = 0; i < network->n_arcs; i++)
    {
      int side = get_side (network, i, level);

      if (side > 0)
        missing += floor[i];
      else if (side < 0)
        missing -= network->arcs[i].upper;
    }
  return missing;
}

/* Marks the cut that misses most, of those at the levels of labels; the missing units. */
static int64_t
mark_cut (AwrashNetwork *network, const int64_t floor[])
{
  Wide most = 0;
  double highest = 0, level = -1;

  for (gsize node = 0; node < network->n_nodes; node++)
    highest = MAX (highest, network->label[node]);
  /* labels are whole numbers, no higher than the number of nodes */
  for (int64_t at = 0; at < (int64_t)highest; at++)
    {
      Wide missing = get_missing (network, floor, (double)at);

      if (missing > most)
        {
          most = missing;
          level = (double)at;
        }
    }
  for (gsize node = 0; node < network->n_nodes; node++)
    network->reached[node] = network->label[node] <= level;
  return most > G_MAXINT64 ? G_MAXINT64 : (int64_t)most;
}

/* Brings back the floors; whether the flow meets them. */
static gboolean
restore (AwrashNetwork *network, const int64_t floor[])
{
  gboolean met = TRUE;

  for (gsize i = 0; i < network->n_arcs; i++)
    {
      network->arcs[i].lower = floor[i];
      met = met && network->arcs[i].flow >= floor[i];
    }
  return met;
}

gboolean
awrash_i_stage_feasible (AwrashNetwork *network, int64_t *missing, GError **error)
{
  g_autofree int64_t *floor = NULL;
  FloorCost cost = { .parent = { .marginal = get_marginal } };
  gboolean met = TRUE, done;

  *missing = 0;
  for (gsize i = 0; i < network->n_arcs && met; i++)
    met = network->arcs[i].flow >= network->arcs[i].lower;
  if (met)
    return TRUE;
  cost.floor = floor = awrash_i_new (int64_t, network->n_arcs, error);
  if (floor == NULL)
    return FALSE;
  for (gsize i = 0; i < network->n_arcs; i++)
    {
      floor[i] = network->arcs[i].lower;
      network->arcs[i].lower = MIN (floor[i], network->arcs[i].flow);
    }
  done = awrash_i_stage_minimise_least (network, &cost.parent, error);
  *missing = restore (network, floor) || !done ? 0 : mark_cut (network, floor);
  return done;
}
