/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How far an arc can go: within its own bounds, and as far as those of the other arcs at its ends
 * let flow be conserved; from end to end for a few rounds, since sums stand on sums.
 * Source: propagation of bounds, as in Savelsbergh (1994). Invariant: every flow within the bounds
 * of the network is within these, up to rounding. */

#include "allot/network-private.h"

#include "base/memory-private.h"

#include <string.h>

#define ROUNDS 3

/* What enters a node less what leaves it, over all its arcs. */
typedef struct
{
  double least;
  double most;
} Balance;

static void
sum_balances (const AwrashNetwork *network, const AwrashReach reach[], Balance balance[])
{
  memset (balance, 0, network->n_nodes * sizeof (Balance));
  for (gsize i = 0; i < network->n_arcs; i++)
    {
      const AwrashArc *arc = &network->arcs[i];

      balance[arc->head].least += reach[i].lower;
      balance[arc->head].most += reach[i].upper;
      balance[arc->tail].least -= reach[i].upper;
      balance[arc->tail].most -= reach[i].lower;
    }
}

/* What the other arcs at its ends leave to an arc. */
static AwrashReach
get_left (const AwrashArc *arc, AwrashReach own, const Balance balance[])
{
  const Balance *tail = &balance[arc->tail], *head = &balance[arc->head];

  if (arc->tail == arc->head)
    return own;
  return (AwrashReach){ MAX (tail->least + own.upper, own.upper - head->most),
                        MIN (tail->most + own.lower, own.lower - head->least) };
}

static void
find_loose (const AwrashNetwork *network, const AwrashReach reach[], const Balance balance[],
            guint8 is_loose[])
{
  for (gsize i = 0; i < network->n_arcs; i++)
    {
      AwrashReach left = get_left (&network->arcs[i], reach[i], balance);

      is_loose[i] = left.lower >= reach[i].lower && left.upper <= reach[i].upper;
    }
}

/* Narrows arc after arc, and what nodes have with each; whether there was anything to narrow. */
static gboolean
narrow (const AwrashNetwork *network, AwrashReach reach[], Balance balance[])
{
  gboolean narrows = FALSE;

  for (gsize i = 0; i < network->n_arcs; i++)
    {
      const AwrashArc *arc = &network->arcs[i];
      AwrashReach left = get_left (arc, reach[i], balance);
      double up = left.lower - reach[i].lower, down = reach[i].upper - left.upper;

      if (!(up > 0) && !(down > 0))
        continue;
      up = MAX (up, 0);
      down = MAX (down, 0);
      balance[arc->head].least += up;
      balance[arc->head].most -= down;
      balance[arc->tail].least += down;
      balance[arc->tail].most -= up;
      reach[i].lower += up;
      reach[i].upper -= down;
      narrows = TRUE;
    }
  return narrows;
}

gboolean
awrash_i_network_reach (const AwrashNetwork *network, AwrashReach reach[], guint8 is_loose[],
                        GError **error)
{
  g_autofree Balance *balance = awrash_i_new (Balance, network->n_nodes, error);

  if (balance == NULL)
    return FALSE;
  for (gsize i = 0; i < network->n_arcs; i++)
    reach[i] = (AwrashReach){ (double)network->arcs[i].lower, (double)network->arcs[i].upper };
  sum_balances (network, reach, balance);
  if (is_loose != NULL)
    find_loose (network, reach, balance, is_loose);
  for (int round = 0; round < ROUNDS && narrow (network, reach, balance); round++)
    ;
  return TRUE;
}
