/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Why nothing fits between two trees: the cut whose floors ask for most beyond its ceilings.
 * Source: Hoffman (1960). Invariant: the cut does not depend on any order, as feasible.c says. */

#include "allot/crossing-private.h"

#include "allot/costs-private.h"

#include <string.h>

/* 1 where an arc enters the cut, unless it has no floor there; -1 where it leaves it, else 0. */
static int64_t
get_mark (const AwrashNetwork *network, gsize arc)
{
  const AwrashArc *a = &network->arcs[arc];
  int side = network->reached[a->head] - network->reached[a->tail];

  return side > 0 && a->lower == 0 ? 0 : side;
}

gboolean
awrash_allot_crossing_blocking (const AwrashCrossing *crossing, const AwrashCosts *costs,
                                int64_t total, int64_t row_marks[], int64_t column_marks[],
                                int64_t cell_marks[], int64_t *missing, GError **error)
{
  g_return_val_if_fail (crossing != NULL && missing != NULL, FALSE);
  g_return_val_if_fail (row_marks != NULL && column_marks != NULL && cell_marks != NULL, FALSE);

  g_autoptr (AwrashNetwork) network = awrash_i_crossing_network (crossing, costs, total, error);
  int64_t lacks = 0;

  if (network == NULL || !awrash_i_stage_feasible (network, &lacks, error))
    return FALSE;
  *missing = lacks;
  if (lacks == 0)
    memset (network->reached, 0, network->n_nodes);
  for (gsize i = 0; i < crossing->n_cells; i++)
    cell_marks[i] = get_mark (network, i);
  for (gsize i = 0; i < crossing->n_rows; i++)
    row_marks[i] = get_mark (network, crossing->n_cells + i);
  for (gsize i = 0; i < crossing->n_columns; i++)
    column_marks[i] = get_mark (network, crossing->n_cells + crossing->n_rows + i);
  return TRUE;
}
