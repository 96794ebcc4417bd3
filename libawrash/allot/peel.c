/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Arcs that lie on no cycle even where every arc may be taken either way: from a node with a single
 * arc there is no way back, so that arc cannot move, and so on from its other end. Source: the
 * 2-core of a graph, Seidman (1983). Invariant: a node's number of arcs and the exclusive or of
 * their numbers stay those of the arcs that are left, so the last one is known without a list. */

#include "allot/network-private.h"

#include "base/memory-private.h"

/* Of the arcs that are left at a node; one whose ends are both there counts twice. */
typedef struct
{
  gsize n;
  gsize combined;
} Ends;

static void
put_end (Ends *ends, gsize arc)
{
  ends->n++;
  ends->combined ^= arc;
}

static void
peel_from (const AwrashNetwork *network, guint8 movable[], Ends ends[], gsize node)
{
  while (ends[node].n == 1)
    {
      gsize arc = ends[node].combined;
      gsize other = network->arcs[arc].tail ^ network->arcs[arc].head ^ node;

      movable[arc] = 0;
      ends[node].n = 0;
      ends[other].n--;
      ends[other].combined ^= arc;
      node = other;
    }
}

gboolean
awrash_i_network_peel (const AwrashNetwork *network, guint8 movable[], GError **error)
{
  g_autofree Ends *ends = awrash_i_new (Ends, network->n_nodes, error);

  if (ends == NULL)
    return FALSE;
  for (gsize i = 0; i < network->n_arcs; i++)
    if (movable[i])
      {
        put_end (&ends[network->arcs[i].tail], i);
        put_end (&ends[network->arcs[i].head], i);
      }
  for (gsize node = 0; node < network->n_nodes; node++)
    peel_from (network, movable, ends, node);
  return TRUE;
}
