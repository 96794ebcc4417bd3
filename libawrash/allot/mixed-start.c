/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The basis that a relaxation of linear costs starts from: each group is filled up to its sum, the
 * cheapest columns first, and the one at which that ends stands in the basis, so that many steps
 * are made before the first. Source: Dantzig (1957), the continuous knapsack;
 * libawrash/allot/pour.c, the same on a network. Invariant: the basis is triangular, and dual
 * feasible. */

#include "allot/mixed-start-private.h"

#include "base/memory-private.h"

#include <stdlib.h>

typedef struct
{
  gsize column;
  double cost;
} Member;

static int
by_cost (const void *a, const void *b)
{
  const Member *p = a, *q = b;

  if (p->cost != q->cost)
    return p->cost < q->cost ? -1 : 1;
  return p->column < q->column ? -1 : p->column > q->column;
}

/* The column at which filling ends; those before it are full. */
static gsize
fill (AwrashMixedRelaxation *s, gsize row, Member members[])
{
  const AwrashMixed *mixed = s->mixed;
  gsize first = mixed->first[row], n = mixed->first[row + 1] - first, at = 0;
  int64_t a = mixed->value[first], left = mixed->lower[mixed->n + row] / a;

  for (gsize k = 0; k < n; k++)
    {
      members[k] = (Member){ mixed->column[first + k], s->cost[mixed->column[first + k]] };
      left -= mixed->lower[members[k].column];
    }
  qsort (members, n, sizeof (Member), by_cost);
  for (; at + 1 < n; at++)
    {
      gsize j = members[at].column;

      if (mixed->upper[j] - mixed->lower[j] >= left)
        break;
      left -= mixed->upper[j] - mixed->lower[j];
      s->state[j] = AWRASH_PLACE_UPPER;
    }
  return members[at].column;
}

/* The column into the basis for the slack of its group's row; what that adds to the other rows'
 * weights, which are exact. */
static void
enter (AwrashMixedRelaxation *s, gsize row, gsize column)
{
  double own = s->scale[row] * (double)s->mixed->value[s->mixed->first[row]];

  s->basic[row] = column;
  s->state[column] = AWRASH_PLACE_BASIC;
  s->state[s->n + row] = AWRASH_PLACE_LOWER;
  s->weight[row] = 1 / (own * own);
  for (gsize k = s->column_first[column]; k < s->column_first[column + 1]; k++)
    if (s->column[k] != row)
      s->weight[s->column[k]] += s->column_value[k] * s->column_value[k] / (own * own);
}

gboolean
awrash_i_relaxation_begin (AwrashMixedRelaxation *s, const AwrashExchanger *e, GError **error)
{
  g_autofree Member *members = NULL;

  if (!s->mixed->is_linear)
    return TRUE;
  members = awrash_i_new (Member, s->n, error);
  for (gsize i = 0; members != NULL && i < s->m; i++)
    if (e->is_kept[i])
      enter (s, i, fill (s, i, members));
  return members != NULL;
}
