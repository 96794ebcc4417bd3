/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A flow on a network that is a tree: every node but the root has one arc that leaves it, so that
 * arcs hold one another as sums do. What each can hold is known from the leaves inwards; then it is
 * poured from the root outwards, each sum over those inside it as near as can be to what they are
 * meant to have, the difference in the proportion of their room.
 * Source: Hoffman and Kruskal (1956) for the integers of nested sums. Invariant: the flow is
 * conserved and between the bounds, or untouched. */

#include "allot/network-private.h"

#include "base/int128-private.h"
#include "base/memory-private.h"

typedef AwrashInt128 Wide;

#define MOST (G_GINT64_CONSTANT (1) << 60)

/* What is known of an arc, or of all that enter a node. */
typedef struct
{
  int64_t low;
  int64_t wish;
  int64_t high;
} Sum;

typedef struct
{
  AwrashNetwork *network;
  const int64_t *target; /* [n_arcs] */
  gsize root;
  gsize *leaving; /* [n_nodes]: the arc */
  gsize *order;   /* [n_nodes]: the root first, every node behind the one that it leads to */
  Sum *inside;    /* [n_nodes]: of the arcs that enter it */
} Pour;

/* ── the tree ───────────────────────────────────────────────────────────────────────────────── */

/* Whether one arc leaves every node but the root. */
static gboolean
find_root (Pour *pour)
{
  const AwrashNetwork *network = pour->network;
  gsize n_leaving = 0;

  for (gsize node = 0; node < network->n_nodes; node++)
    pour->leaving[node] = AWRASH_NO_MOVE;
  pour->root = AWRASH_NO_MOVE;
  for (gsize i = 0; i < network->n_arcs; i++)
    {
      gsize tail = network->arcs[i].tail;

      if (tail == pour->root)
        continue;
      if (pour->leaving[tail] != AWRASH_NO_MOVE)
        {
          if (pour->root != AWRASH_NO_MOVE)
            return FALSE;
          pour->root = tail;
          continue;
        }
      pour->leaving[tail] = i;
      n_leaving++;
    }
  return pour->root != AWRASH_NO_MOVE && n_leaving == network->n_nodes;
}

/* Whether all arcs lead to the root; then nodes are in order. */
static gboolean
sort_nodes (Pour *pour)
{
  const AwrashNetwork *network = pour->network;
  gsize n = 0;

  pour->order[n++] = pour->root;
  for (gsize k = 0; k < n; k++)
    for (gsize i = network->first[pour->order[k]]; i < network->first[pour->order[k] + 1]; i++)
      {
        AwrashMove move = network->moves[i];
        gsize from = network->arcs[AWRASH_MOVE_ARC (move)].tail;

        if (AWRASH_MOVE_IS_BACK (move) && from != pour->root)
          pour->order[n++] = from;
      }
  return n == network->n_nodes;
}

/* ── what fits ──────────────────────────────────────────────────────────────────────────────── */

/* What an arc can hold; without a wish, what those inside it wish. */
static Sum
sum_of (const Pour *pour, gsize arc)
{
  const AwrashArc *a = &pour->network->arcs[arc];
  Sum sum = { a->lower, a->lower, a->upper };

  if (a->tail != pour->root)
    {
      const Sum *inside = &pour->inside[a->tail];

      sum = (Sum){ MAX (a->lower, inside->low), inside->wish, MIN (a->upper, inside->high) };
    }
  if (pour->target[arc] != AWRASH_NO_TARGET)
    sum.wish = pour->target[arc];
  sum.wish = MAX (sum.low, MIN (sum.wish, sum.high));
  return sum;
}

/* Whether every arc can hold something, and their sums are numbers. */
static gboolean
gather (Pour *pour)
{
  const AwrashNetwork *network = pour->network;

  for (gsize k = network->n_nodes; k-- > 0;)
    {
      gsize node = pour->order[k];

      for (gsize i = network->first[node]; i < network->first[node + 1]; i++)
        if (AWRASH_MOVE_IS_BACK (network->moves[i]))
          {
            Sum sum = sum_of (pour, AWRASH_MOVE_ARC (network->moves[i]));

            if (sum.low > sum.high || sum.high > MOST - pour->inside[node].high)
              return FALSE;
            pour->inside[node].low += sum.low;
            pour->inside[node].wish += sum.wish;
            pour->inside[node].high += sum.high;
          }
    }
  return TRUE;
}

/* Gives the arcs that enter a node what its sum is, each its wish and a part of the rest. */
static void
share (Pour *pour, gsize node, int64_t value)
{
  AwrashNetwork *network = pour->network;
  const Sum *inside = &pour->inside[node];
  gboolean more = value > inside->wish;
  int64_t rest = more ? value - inside->wish : inside->wish - value, given = 0;
  Wide room = more ? (Wide)inside->high - inside->wish : (Wide)inside->wish - inside->low,
       before = 0;

  for (gsize i = network->first[node]; i < network->first[node + 1]; i++)
    if (AWRASH_MOVE_IS_BACK (network->moves[i]))
      {
        gsize arc = AWRASH_MOVE_ARC (network->moves[i]);
        Sum sum = sum_of (pour, arc);
        int64_t part;

        before += more ? (Wide)sum.high - sum.wish : (Wide)sum.wish - sum.low;
        part = room > 0 && rest > 0 ? (int64_t)(rest * before / room) - given : 0;
        given += part;
        network->arcs[arc].flow = sum.wish + (more ? part : -part);
      }
}

gboolean
awrash_i_network_pour (AwrashNetwork *network, const int64_t target[], gboolean *poured,
                       GError **error)
{
  gsize n = network->n_nodes;
  g_autofree gsize *nodes = awrash_i_new (gsize, 2 * n, error);
  g_autofree Sum *inside = nodes != NULL ? awrash_i_new (Sum, n, error) : NULL;
  Pour pour = { .network = network, .target = target, .inside = inside };

  if (inside == NULL)
    return FALSE;
  pour.leaving = nodes;
  pour.order = nodes + n;
  *poured = find_root (&pour) && sort_nodes (&pour) && gather (&pour);
  for (gsize k = 0; k < n && *poured; k++)
    {
      gsize node = pour.order[k];

      share (&pour, node,
             node == pour.root ? inside[node].wish : network->arcs[pour.leaving[node]].flow);
    }
  return TRUE;
}
