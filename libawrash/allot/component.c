/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which arcs can move: an arc lies on a cycle of moves with room if and only if its ends are in one
 * strongly connected component. Source: Tarjan (1972), without recursion.
 * Invariant: components are numbered from 0; two nodes have one number if each reaches the other.
 */

#include "allot/network-private.h"

#include "base/memory-private.h"

typedef struct
{
  const AwrashNetwork *network;
  gsize *component;
  gsize *entered; /* when a node was entered, from 1; 0: not yet */
  gsize *lowest;  /* the earliest node of its component known to be reached from it */
  gsize *cursor;  /* the next move to look at */
  gsize *path;    /* nodes being looked at */
  gsize *open;    /* nodes entered whose component is not known yet */
  gsize n_path;
  gsize n_open;
  gsize clock;
  gsize n_components;
} Walk;

static void
enter (Walk *walk, gsize node)
{
  walk->entered[node] = walk->lowest[node] = ++walk->clock;
  walk->cursor[node] = walk->network->first[node];
  walk->path[walk->n_path++] = node;
  walk->open[walk->n_open++] = node;
}

static void
leave (Walk *walk, gsize node)
{
  walk->n_path--;
  if (walk->n_path > 0)
    {
      gsize parent = walk->path[walk->n_path - 1];
      walk->lowest[parent] = MIN (walk->lowest[parent], walk->lowest[node]);
    }
  if (walk->lowest[node] != walk->entered[node])
    return;
  for (gsize last = G_MAXSIZE; last != node;)
    {
      last = walk->open[--walk->n_open];
      walk->component[last] = walk->n_components;
    }
  walk->n_components++;
}

/* Looks at the node's next move. */
static void
advance (Walk *walk, gsize node)
{
  AwrashMove move = walk->network->moves[walk->cursor[node]++];
  gsize to = awrash_i_network_to (walk->network, move);

  if (awrash_i_network_room (walk->network, move) <= 0)
    return;
  if (walk->entered[to] == 0)
    enter (walk, to);
  else if (walk->component[to] == G_MAXSIZE)
    walk->lowest[node] = MIN (walk->lowest[node], walk->entered[to]);
}

gboolean
awrash_i_network_components (const AwrashNetwork *network, gsize component[], GError **error)
{
  gsize n = network->n_nodes;
  g_autofree gsize *room = awrash_i_new (gsize, 5 * n, error);

  if (room == NULL)
    return FALSE;
  Walk walk = { .network = network,
                .component = component,
                .entered = room,
                .lowest = room + n,
                .cursor = room + 2 * n,
                .path = room + 3 * n,
                .open = room + 4 * n };
  for (gsize node = 0; node < n; node++)
    component[node] = G_MAXSIZE;
  for (gsize node = 0; node < n; node++)
    {
      if (walk.entered[node] == 0)
        enter (&walk, node);
      while (walk.n_path > 0)
        {
          gsize top = walk.path[walk.n_path - 1];
          if (walk.cursor[top] < network->first[top + 1])
            advance (&walk, top);
          else
            leave (&walk, top);
        }
    }
  return TRUE;
}

/* ── what can move ──────────────────────────────────────────────────────────────────────────── */

gboolean
awrash_i_network_movable (const AwrashNetwork *network, guint8 movable[], GError **error)
{
  g_autofree gsize *component = awrash_i_new (gsize, network->n_nodes, error);

  if (component == NULL || !awrash_i_network_components (network, component, error))
    return FALSE;
  for (gsize i = 0; i < network->n_arcs; i++)
    {
      const AwrashArc *arc = &network->arcs[i];

      movable[i] = arc->lower < arc->upper && component[arc->tail] == component[arc->head];
    }
  return awrash_i_network_peel (network, movable, error);
}
