/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A start on any network near to what some arcs are meant to have: they take that at once, and what
 * nodes then have too many is carried to those that lack it, over the other arcs as long as that
 * goes, then over all.
 * Source: blocking flows on the shortest ways, Dinic (1970). Invariant: flow is conserved and
 * within the bounds, or untouched. */

#include "allot/network-private.h"

#include "base/memory-private.h"

#include <string.h>

typedef struct
{
  AwrashNetwork *network;
  const int64_t *target; /* [n_arcs] */
  gboolean over_all;     /* also over arcs with a target */
  int64_t *excess;       /* [n_nodes] */
  gsize *level;          /* [n_nodes]: from 1 where there is excess; 0: not reached */
  gsize *cursor;         /* [n_nodes]: the next move to look at */
  AwrashMove *path;      /* [n_nodes] */
} Carry;

static gboolean
is_open (const Carry *carry, AwrashMove move)
{
  return awrash_i_network_room (carry->network, move) > 0
         && (carry->over_all || carry->target[AWRASH_MOVE_ARC (move)] == AWRASH_NO_TARGET);
}

static void
meet_targets (Carry *carry)
{
  AwrashNetwork *network = carry->network;

  for (gsize i = 0; i < network->n_arcs; i++)
    {
      AwrashArc *arc = &network->arcs[i];
      int64_t flow = MIN (MAX (carry->target[i], arc->lower), arc->upper);

      if (carry->target[i] == AWRASH_NO_TARGET)
        continue;
      carry->excess[arc->head] += flow - arc->flow;
      carry->excess[arc->tail] -= flow - arc->flow;
      arc->flow = flow;
    }
}

/* Levels by how many moves lie between; whether a node that lacks units is reached. */
static gboolean
set_levels (Carry *carry)
{
  AwrashNetwork *network = carry->network;
  gsize n = 0, last = G_MAXSIZE;

  for (gsize node = 0; node < network->n_nodes; node++)
    {
      carry->level[node] = carry->excess[node] > 0;
      carry->cursor[node] = network->first[node];
      if (carry->excess[node] > 0)
        network->queue[n++] = node;
    }
  for (gsize k = 0; k < n && carry->level[network->queue[k]] < last; k++)
    {
      gsize node = network->queue[k];

      for (gsize m = network->first[node]; m < network->first[node + 1]; m++)
        {
          gsize to = awrash_i_network_to (network, network->moves[m]);

          if (carry->level[to] > 0 || !is_open (carry, network->moves[m]))
            continue;
          carry->level[to] = carry->level[node] + 1;
          network->queue[n++] = to;
          if (carry->excess[to] < 0)
            last = carry->level[to];
        }
    }
  return last < G_MAXSIZE;
}

/* The next move from a node a level down; AWRASH_NO_MOVE: none is left. */
static AwrashMove
find_next (Carry *carry, gsize node)
{
  const AwrashNetwork *network = carry->network;

  for (; carry->cursor[node] < network->first[node + 1]; carry->cursor[node]++)
    {
      AwrashMove move = network->moves[carry->cursor[node]];

      if (carry->level[awrash_i_network_to (network, move)] == carry->level[node] + 1
          && is_open (carry, move))
        return move;
    }
  return AWRASH_NO_MOVE;
}

static void
send (Carry *carry, gsize from, gsize to, gsize n)
{
  AwrashNetwork *network = carry->network;
  int64_t units = MIN (carry->excess[from], -carry->excess[to]);

  for (gsize k = 0; k < n; k++)
    units = MIN (units, awrash_i_network_room (network, carry->path[k]));
  for (gsize k = 0; k < n; k++)
    network->arcs[AWRASH_MOVE_ARC (carry->path[k])].flow
        += AWRASH_MOVE_IS_BACK (carry->path[k]) ? -units : units;
  carry->excess[from] -= units;
  carry->excess[to] += units;
}

/* Carries what a node has too many down the levels, as much as goes. */
static void
carry_from (Carry *carry, gsize from)
{
  const AwrashNetwork *network = carry->network;
  gsize at = from, n = 0;

  while (carry->excess[from] > 0)
    {
      AwrashMove move;

      if (carry->excess[at] < 0)
        {
          send (carry, from, at, n);
          at = from;
          n = 0;
          continue;
        }
      move = find_next (carry, at);
      if (move != AWRASH_NO_MOVE)
        {
          carry->path[n++] = move;
          at = awrash_i_network_to (network, move);
          continue;
        }
      if (n == 0)
        return;
      at = awrash_i_network_from (network, carry->path[--n]);
      carry->cursor[at]++;
    }
}

static void
carry_all (Carry *carry, gboolean over_all)
{
  carry->over_all = over_all;
  while (set_levels (carry))
    for (gsize node = 0; node < carry->network->n_nodes; node++)
      if (carry->level[node] == 1)
        carry_from (carry, node);
}

gboolean
awrash_i_network_carry (AwrashNetwork *network, const int64_t target[], GError **error)
{
  gsize n = network->n_nodes;
  g_autofree int64_t *excess = awrash_i_new (int64_t, n, error);
  g_autofree gsize *numbers = excess != NULL ? awrash_i_new (gsize, 3 * n, error) : NULL;
  Carry carry = { .network = network, .target = target, .excess = excess, .level = numbers };

  if (numbers == NULL)
    return FALSE;
  carry.cursor = numbers + n;
  carry.path = numbers + 2 * n;
  meet_targets (&carry);
  carry_all (&carry, FALSE);
  carry_all (&carry, TRUE);
  return TRUE;
}
