/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Why nothing fits between two trees: the cut whose floors ask for most beyond its ceilings.
 * Source: Hoffman (1960); the duality of a flow with elastic floors, whose price is one for every
 * unit missing. Invariant: the labels of the stage are the least potentials >= 0 of that flow,
 * which do not depend on the flow found, so that the cut does not depend on any order. */

#include "allot/crossing-private.h"

#include "allot/costs-private.h"
#include "base/memory-private.h"

__extension__ typedef __int128 Wide;

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

/* The level of labels whose cut misses most; the missing units, 0 where all fits. */
static int64_t
find_cut (const AwrashNetwork *network, const int64_t floor[], double *level)
{
  Wide most = 0;
  double highest = 0;

  for (gsize node = 0; node < network->n_nodes; node++)
    highest = MAX (highest, network->label[node]);
  /* labels are whole numbers, no higher than the number of nodes */
  for (int64_t at = 0; at < (int64_t)highest; at++)
    {
      Wide missing = get_missing (network, floor, (double)at);

      if (missing > most)
        {
          most = missing;
          *level = (double)at;
        }
    }
  return most > G_MAXINT64 ? G_MAXINT64 : (int64_t)most;
}

static int64_t
get_mark (const AwrashNetwork *network, const int64_t floor[], gsize arc, double level)
{
  int side = get_side (network, arc, level);

  return side > 0 && floor[arc] == 0 ? 0 : side;
}

gboolean
awrash_allot_crossing_blocking (const AwrashCrossing *crossing, const AwrashCosts *costs,
                                int64_t total, int64_t row_marks[], int64_t column_marks[],
                                int64_t cell_marks[], int64_t *missing, GError **error)
{
  g_return_val_if_fail (crossing != NULL && missing != NULL, FALSE);
  g_return_val_if_fail (row_marks != NULL && column_marks != NULL && cell_marks != NULL, FALSE);

  g_autoptr (AwrashNetwork) network = awrash_i_crossing_network (crossing, costs, total, error);
  double level = -G_MAXDOUBLE;

  if (network == NULL)
    return FALSE;
  g_autofree int64_t *floor = awrash_i_new (int64_t, network->n_arcs, error);
  if (floor == NULL)
    return FALSE;
  for (gsize i = 0; i < network->n_arcs; i++)
    {
      floor[i] = network->arcs[i].lower;
      network->arcs[i].lower = 0;
    }
  FloorCost cost = { { .marginal = get_marginal }, floor };
  if (!awrash_i_stage_minimise (network, &cost.parent, error))
    return FALSE;
  *missing = find_cut (network, floor, &level);
  for (gsize i = 0; i < crossing->n_cells; i++)
    cell_marks[i] = get_mark (network, floor, i, level);
  for (gsize i = 0; i < crossing->n_rows; i++)
    row_marks[i] = get_mark (network, floor, crossing->n_cells + i, level);
  for (gsize i = 0; i < crossing->n_columns; i++)
    column_marks[i] = get_mark (network, floor, crossing->n_cells + crossing->n_rows + i, level);
  return TRUE;
}
