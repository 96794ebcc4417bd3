/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether a linear cost is the same for every flow: it is where potentials explain what each arc
 * costs that may still move, so that every cycle costs nothing.
 * Source: tensions and circulations are orthogonal, Ahuja, Magnanti and Orlin (1993), ch. 9; Tarjan
 * (1975) for the forest of differences. Invariant: a node's label is its difference from the node
 * above it. */

#include "allot/network-private.h"

/* The node that stands for all that are tied to one; label[node] is the difference from it then. */
static gsize
find (gsize above[], double label[], gsize node)
{
  gsize top = node;
  double sum = 0;

  while (above[top] != top)
    {
      sum += label[top];
      top = above[top];
    }
  while (above[node] != top)
    {
      gsize next = above[node];
      double rest = sum - label[node];

      above[node] = top;
      label[node] = sum;
      sum = rest;
      node = next;
    }
  return top;
}

gboolean
awrash_i_network_is_tension (AwrashNetwork *network, const double rate[])
{
  gsize *above = network->queue;
  double *label = network->label;

  for (gsize node = 0; node < network->n_nodes; node++)
    {
      above[node] = node;
      label[node] = 0;
    }
  for (gsize i = 0; i < network->n_arcs; i++)
    {
      const AwrashArc *arc = &network->arcs[i];
      gsize tail, head;
      double from, to;

      if (arc->lower == arc->upper)
        continue;
      tail = find (above, label, arc->tail);
      head = find (above, label, arc->head);
      from = arc->tail == tail ? 0 : label[arc->tail];
      to = arc->head == head ? 0 : label[arc->head];
      if (tail == head && (to - from < rate[i] || to - from > rate[i]))
        return FALSE;
      if (tail == head)
        continue;
      label[head] = rate[i] + from - to;
      above[head] = tail;
    }
  for (gsize node = 0; node < network->n_nodes; node++)
    if (find (above, label, node) == node)
      label[node] = 0;
  return TRUE;
}
