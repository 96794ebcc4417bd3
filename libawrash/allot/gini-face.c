/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bounds that bounds imply: what leaves a node is what enters it, so that each arc is held by all
 * others at its ends. Source: Savelsbergh (1994) on tightening bounds. Invariant: every flow within
 * the bounds before is within those after. */

#include "allot/gini-private.h"

#include "base/memory-private.h"

#include <string.h>

/* Rounds after which what is left to gain is left. */
#define ROUNDS 8

typedef struct
{
  AwrashGiniSum lower, upper; /* of what enters a node less what leaves it */
} Balance;

static void
add_arc (Balance *balance, const AwrashArc *arc, int sign)
{
  balance->lower += sign > 0 ? arc->lower : -arc->upper;
  balance->upper += sign > 0 ? arc->upper : -arc->lower;
}

/* The others at a node sum to between rest.lower and rest.upper; with sign times this arc they make
 * nought. */
static gboolean
tighten_arc (AwrashArc *arc, const Balance *balance, int sign)
{
  Balance rest = *balance;
  AwrashGiniSum lower, upper;
  gboolean changed = FALSE;

  rest.lower -= sign > 0 ? arc->lower : -arc->upper;
  rest.upper -= sign > 0 ? arc->upper : -arc->lower;
  lower = sign > 0 ? -rest.upper : rest.lower;
  upper = sign > 0 ? -rest.lower : rest.upper;
  if (lower > arc->lower && lower <= arc->upper)
    {
      arc->lower = (int64_t)lower;
      changed = TRUE;
    }
  if (upper < arc->upper && upper >= arc->lower)
    {
      arc->upper = (int64_t)upper;
      changed = TRUE;
    }
  return changed;
}

/* An arc at both of its ends, whose sums are kept true. */
static gboolean
tighten_ends (Balance balance[], AwrashArc *arc)
{
  gboolean changed = FALSE;

  for (int sign = -1; sign <= 1; sign += 2)
    {
      AwrashArc before = *arc;

      changed = tighten_arc (arc, &balance[sign > 0 ? arc->head : arc->tail], sign) || changed;
      add_arc (&balance[arc->head], arc, 1);
      add_arc (&balance[arc->tail], arc, -1);
      balance[arc->head].lower -= before.lower;
      balance[arc->head].upper -= before.upper;
      balance[arc->tail].lower += before.upper;
      balance[arc->tail].upper += before.lower;
    }
  return changed;
}

gboolean
awrash_i_gini_tighten (AwrashNetwork *network, GError **error)
{
  g_autofree Balance *balance = awrash_i_new (Balance, network->n_nodes, error);
  gboolean changed = TRUE;

  for (int round = 0; balance != NULL && changed && round < ROUNDS; round++)
    {
      memset (balance, 0, network->n_nodes * sizeof (Balance));
      for (gsize i = 0; i < network->n_arcs; i++)
        {
          add_arc (&balance[network->arcs[i].head], &network->arcs[i], 1);
          add_arc (&balance[network->arcs[i].tail], &network->arcs[i], -1);
        }
      changed = FALSE;
      for (gsize i = 0; i < network->n_arcs; i++)
        if (network->arcs[i].head != network->arcs[i].tail)
          changed = tighten_ends (balance, &network->arcs[i]) || changed;
    }
  return balance != NULL;
}
