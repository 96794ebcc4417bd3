/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The network itself: arcs, residual moves, reachability, feasible circulations and their cuts.
 * Source: Ahuja, Magnanti and Orlin, Network Flows (1993), ch. 6; Hoffman (1960) for the cut.
 * Invariant: every function leaves the flow conserved at every node. */

#include "allot/network-private.h"

#include "base/cancel-private.h"
#include "base/memory-private.h"

#include <string.h>

AwrashNetwork *
awrash_i_network_new_arcs (gsize n_nodes, gsize n_arcs, GError **error)
{
  g_autoptr (AwrashNetwork) network = g_new0 (AwrashNetwork, 1);

  network->n_nodes = n_nodes;
  network->n_arcs = n_arcs;
  network->arcs = awrash_i_room (AwrashArc, n_arcs, error);
  return network->arcs != NULL ? g_steal_pointer (&network) : NULL;
}

static gboolean
add_moves (AwrashNetwork *network, GError **error)
{
  gsize n_nodes = network->n_nodes;

  return (network->first = awrash_i_new (gsize, n_nodes + 1, error)) != NULL
         && (network->moves = awrash_i_new (AwrashMove, 2 * network->n_arcs, error)) != NULL
         && (network->parent = awrash_i_new (AwrashMove, n_nodes, error)) != NULL
         && (network->queue = awrash_i_new (gsize, n_nodes, error)) != NULL
         && (network->reached = awrash_i_new (guint8, n_nodes, error)) != NULL
         && (network->label = awrash_i_new (double, n_nodes, error)) != NULL;
}

AwrashNetwork *
awrash_i_network_new (gsize n_nodes, gsize n_arcs, GError **error)
{
  g_autoptr (AwrashNetwork) network = awrash_i_network_new_arcs (n_nodes, n_arcs, error);

  if (network == NULL || !add_moves (network, error))
    return NULL;
  memset (network->arcs, 0, n_arcs * sizeof (AwrashArc));
  return g_steal_pointer (&network);
}

gboolean
awrash_i_network_open (AwrashNetwork *network, GError **error)
{
  if (!add_moves (network, error))
    return FALSE;
  awrash_i_network_index (network);
  return TRUE;
}

void
awrash_i_network_free (AwrashNetwork *network)
{
  if (network == NULL)
    return;
  g_free (network->arcs);
  g_free (network->first);
  g_free (network->moves);
  g_free (network->parent);
  g_free (network->queue);
  g_free (network->reached);
  g_free (network->label);
  g_free (network);
}

AwrashNetwork *
awrash_i_network_copy (const AwrashNetwork *network, GError **error)
{
  AwrashNetwork *copy = awrash_i_network_new (network->n_nodes, network->n_arcs, error);

  if (copy == NULL)
    return NULL;
  if (network->n_arcs > 0)
    memcpy (copy->arcs, network->arcs, network->n_arcs * sizeof (AwrashArc));
  awrash_i_network_index (copy);
  return copy;
}

void
awrash_i_network_index (AwrashNetwork *network)
{
  gsize *first = network->first, *next = network->queue;

  memset (first, 0, (network->n_nodes + 1) * sizeof (gsize));
  for (gsize i = 0; i < network->n_arcs; i++)
    {
      first[network->arcs[i].tail + 1]++;
      first[network->arcs[i].head + 1]++;
    }
  for (gsize node = 0; node < network->n_nodes; node++)
    {
      first[node + 1] += first[node];
      next[node] = first[node];
    }
  for (gsize i = 0; i < network->n_arcs; i++)
    {
      network->moves[next[network->arcs[i].tail]++] = 2 * i;
      network->moves[next[network->arcs[i].head]++] = 2 * i + 1;
    }
  memset (next, 0, network->n_nodes * sizeof (gsize));
}

/* Breadth-first search over moves with room; parent[] and reached[] tell the rest. */
static gboolean
reach (AwrashNetwork *network, gsize from, gsize to)
{
  gsize begin = 0, end = 0;

  memset (network->reached, 0, network->n_nodes);
  network->queue[end++] = from;
  network->reached[from] = 1;
  network->parent[from] = AWRASH_NO_MOVE;
  while (begin < end && !network->reached[to])
    {
      gsize node = network->queue[begin++];

      for (gsize k = network->first[node]; k < network->first[node + 1]; k++)
        {
          AwrashMove move = network->moves[k];
          gsize next = awrash_i_network_to (network, move);

          if (network->reached[next] || awrash_i_network_room (network, move) <= 0)
            continue;
          network->reached[next] = 1;
          network->parent[next] = move;
          network->queue[end++] = next;
        }
    }
  return network->reached[to] != 0;
}

static void
push (AwrashNetwork *network, AwrashMove move, int64_t units)
{
  network->arcs[AWRASH_MOVE_ARC (move)].flow += AWRASH_MOVE_IS_BACK (move) ? -units : units;
}

int64_t
awrash_i_network_send (AwrashNetwork *network, AwrashMove move, int64_t limit)
{
  gsize start = awrash_i_network_to (network, move);
  gsize end = awrash_i_network_from (network, move);
  int64_t units = MIN (limit, awrash_i_network_room (network, move));

  /* The way round must not be the same arc turned back. */
  if (units <= 0)
    return 0;
  if (start != end)
    {
      AwrashArc *arc = &network->arcs[AWRASH_MOVE_ARC (move)];
      AwrashArc kept = *arc;
      gboolean found;

      arc->lower = arc->upper = arc->flow;
      found = reach (network, start, end);
      arc->lower = kept.lower;
      arc->upper = kept.upper;
      if (!found)
        return 0;
    }
  for (gsize node = end; node != start;
       node = awrash_i_network_from (network, network->parent[node]))
    units = MIN (units, awrash_i_network_room (network, network->parent[node]));
  for (gsize node = end; node != start;
       node = awrash_i_network_from (network, network->parent[node]))
    push (network, network->parent[node], units);
  push (network, move, units);
  return units;
}

int64_t
awrash_i_network_push (AwrashNetwork *network, gsize arc, gboolean up)
{
  while (awrash_i_network_send (network, 2 * arc + (up ? 0 : 1), G_MAXINT64) > 0)
    ;
  return network->arcs[arc].flow;
}

gboolean
awrash_i_network_feasible (AwrashNetwork *network)
{
  for (gsize i = 0; i < network->n_arcs; i++)
    {
      AwrashArc *arc = &network->arcs[i];

      while (arc->flow < arc->lower)
        if (awrash_i_is_cancelled (NULL)
            || awrash_i_network_send (network, 2 * i, arc->lower - arc->flow) == 0)
          return FALSE;
    }
  return TRUE;
}
