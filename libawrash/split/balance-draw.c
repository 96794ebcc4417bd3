/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What each further place of training does, given to the lowest rate first: the curve of a chart.
 * Source: compensation-rise.c. Invariant: the points are counted exactly and shown as doubles; the
 * first has no training, the last is where all are level, or the answer's, or where no room is
 * left.
 */

#include "base/exact-private.h"
#include "base/memory-private.h"
#include "split/balance-private.h"

/* So many points at most, fewer where there are very many provinces. */
#define MOST_POINTS 2048

/* TRUE once nobody is below the highest rate that there was without training. */
static gboolean
is_level (const AwrashRise *rise, gsize highest)
{
  const AwrashCompensation *c = rise->compensation;
  const gsize lowest = rise->n_heap > 0 ? rise->heap[0] : highest;

  return awrash_i_exact_compare (awrash_i_compensation_receipt (c, rise->training, lowest),
                                 c->needs[lowest], c->held[highest], c->needs[highest])
         >= 0;
}

static void
add_point (AwrashBalance *balance, const AwrashRise *rise, gsize order[])
{
  const AwrashCompensation *c = rise->compensation;
  AwrashCompensationGini gini;
  AwrashBalancePoint point = { .places = (double)rise->places };

  awrash_i_compensation_sort (c, rise->training, order);
  awrash_i_compensation_gini_count (c, rise->training, order, &gini);
  point.gini = awrash_i_compensation_gini_get (c, &gini);
  point.lowest = (double)awrash_i_compensation_receipt (c, rise->training, order[0])
                 / (double)c->parts / c->needs[order[0]];
  point.cost = awrash_i_balance_cost (balance, c, rise->training);
  g_array_append_val (balance->curve, point);
}

/* Until all are level, or as far as the answer went. */
gboolean
awrash_i_balance_draw (AwrashBalance *balance, const AwrashCompensation *c, gsize order[],
                       GError **error)
{
  g_auto (AwrashRise) first = { .compensation = NULL };
  g_auto (AwrashRise) again = { .compensation = NULL };
  int64_t stride;
  gsize highest;

  if (!awrash_i_rise_init (&first, c, error) || !awrash_i_rise_init (&again, c, error))
    return FALSE;
  awrash_i_compensation_sort (c, NULL, order);
  highest = order[c->n - 1];
  while (first.places < AWRASH_COMPENSATION_MOST
         && (!is_level (&first, highest) || first.places < balance->trained_places)
         && awrash_i_rise_step (&first))
    ;
  stride = 1 + first.places / CLAMP ((int64_t)(((gsize)1 << 18) / c->n), 16, MOST_POINTS);
  /* the first, the last, and what lies between */
  if (!awrash_i_memory_stretch (balance->curve, (gsize)(2 + first.places / stride), error))
    return FALSE;
  add_point (balance, &again, order);
  while (again.places < first.places && awrash_i_rise_step (&again))
    if (again.places % stride == 0 || again.places == first.places)
      add_point (balance, &again, order);
  return TRUE;
}
