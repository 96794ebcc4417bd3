/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tree of the simplex method on a network: its roots, the labels of nodes, and the cycle that a
 * move outside it closes. Labels are set when they are asked for, since a pivot changes few.
 * Source: Cunningham (1976); Ahuja, Magnanti and Orlin (1993), ch. 11. Invariant: a label that is
 * fresh is minus what the way to the root costs in the present tree. */

#include "allot/simplex-tree-private.h"

#include "base/memory-private.h"

#include <math.h>
#include <string.h>

AwrashStep
awrash_i_simplex_step (const AwrashNetwork *network, AwrashMove move, int64_t already)
{
  gsize arc = AWRASH_MOVE_ARC (move);
  int64_t flow = network->arcs[arc].flow;

  if (AWRASH_MOVE_IS_BACK (move))
    return (AwrashStep){ arc, flow - already - 1, -1 };
  return (AwrashStep){ arc, flow + already, 1 };
}

double
awrash_i_simplex_step_cost (const AwrashCost *cost, AwrashStep step)
{
  return step.sign * cost->marginal (cost, step.arc, step.unit);
}

gboolean
awrash_i_simplex_init (AwrashSimplex *simplex, AwrashNetwork *network, const AwrashCost *cost,
                       GError **error)
{
  *simplex = (AwrashSimplex){ .network = network, .cost = cost };
  simplex->hooks = awrash_i_new (AwrashHook, network->n_nodes, error);
  simplex->active = simplex->hooks ? awrash_i_new (gsize, network->n_arcs, error) : NULL;
  simplex->trees = 1;
  /* A cycle leads down once and up once through the nodes, and over one move more. */
  simplex->cycle
      = simplex->active ? awrash_i_new (AwrashMove, 2 * network->n_nodes + 1, error) : NULL;
  simplex->steps
      = simplex->cycle ? awrash_i_new (AwrashStep, 2 * network->n_nodes + 1, error) : NULL;
  simplex->used = simplex->steps ? awrash_i_new (double, 4 * network->n_nodes + 4, error) : NULL;
  simplex->next = simplex->used ? simplex->used + 2 * network->n_nodes + 2 : NULL;
  simplex->free = simplex->next ? awrash_i_new (guint8, network->n_arcs, error) : NULL;
  for (gsize i = 0; simplex->free != NULL && i < network->n_arcs; i++)
    {
      simplex->free[i] = cost->is_free != NULL && cost->is_free (cost, i);
      if (!simplex->free[i] && network->arcs[i].lower < network->arcs[i].upper)
        simplex->active[simplex->n_active++] = i;
    }
  simplex->n_first = simplex->n_active;
  for (gsize i = 0; simplex->free != NULL && i < network->n_arcs; i++)
    if (simplex->free[i] && network->arcs[i].lower < network->arcs[i].upper)
      simplex->active[simplex->n_active++] = i;
  return simplex->free != NULL;
}

void
awrash_i_simplex_clear (AwrashSimplex *simplex)
{
  g_free (simplex->hooks);
  g_free (simplex->active);
  g_free (simplex->cycle);
  g_free (simplex->used);
  g_free (simplex->steps);
  g_free (simplex->free);
}

void
awrash_i_simplex_hang (AwrashSimplex *simplex, gsize node, AwrashMove move)
{
  AwrashNetwork *network = simplex->network;
  AwrashHook *hook = &simplex->hooks[node];

  network->parent[node] = move;
  hook->up = move == AWRASH_NO_MOVE ? node : awrash_i_network_to (network, move);
  hook->way = 0;
  if (move != AWRASH_NO_MOVE && !simplex->free[AWRASH_MOVE_ARC (move)]
      && simplex->cost->marginal != NULL && awrash_i_network_room (network, move) > 0)
    hook->way
        = awrash_i_simplex_step_cost (simplex->cost, awrash_i_simplex_step (network, move, 0));
}

/* The root of a node. */
static gsize
root_of (const AwrashSimplex *simplex, gsize node)
{
  while (simplex->hooks[node].up != node)
    node = simplex->hooks[node].up;
  return node;
}

/* A root that a move leaves, towards another tree, need not be one: it hangs on the
 * first that costs nothing, else on the cheapest, where costs are numbers. */
static void
join (AwrashSimplex *simplex, gsize root)
{
  const AwrashNetwork *network = simplex->network;
  AwrashMove cheapest = AWRASH_NO_MOVE;
  double least = INFINITY;

  for (gsize i = network->first[root]; i < network->first[root + 1]; i++)
    {
      AwrashMove move = network->moves[i];
      double cost = -INFINITY;

      if (awrash_i_network_room (network, move) <= 0
          || root_of (simplex, awrash_i_network_to (network, move)) == root)
        continue;
      if (!simplex->free[AWRASH_MOVE_ARC (move)])
        cost = simplex->cost->marginal == NULL
                   ? INFINITY
                   : awrash_i_simplex_step_cost (simplex->cost,
                                                 awrash_i_simplex_step (network, move, 0));
      if (cost < least)
        cheapest = move;
      least = MIN (least, cost);
      if (simplex->free[AWRASH_MOVE_ARC (move)])
        break;
    }
  if (cheapest != AWRASH_NO_MOVE)
    awrash_i_simplex_hang (simplex, root, cheapest);
}

void
awrash_i_simplex_root (AwrashSimplex *simplex)
{
  AwrashNetwork *network = simplex->network;

  for (gsize node = 0; node < network->n_nodes; node++)
    {
      AwrashMove move = network->parent[node];
      /* a network that has no arcs has no move that its nodes could hang on */
      gboolean hangs = AWRASH_MOVE_ARC (move) < network->n_arcs
                       && awrash_i_network_from (network, move) == node
                       && awrash_i_network_to (network, move) != node
                       && awrash_i_network_room (network, move) > 0;

      awrash_i_simplex_hang (simplex, node, hangs ? move : AWRASH_NO_MOVE);
    }
  for (gsize node = 1; node < network->n_nodes; node++)
    if (network->parent[node] == AWRASH_NO_MOVE)
      join (simplex, node);
}

void
awrash_i_simplex_set_label (AwrashSimplex *simplex, gsize node)
{
  AwrashHook *hooks = simplex->hooks;
  const AwrashMove *parent = simplex->network->parent;
  gsize *queue = simplex->network->queue;
  gsize n = 0;

  for (gsize at = node; hooks[at].fresh != simplex->trees; at = hooks[at].up)
    {
      queue[n++] = at;
      hooks[at].fresh = simplex->trees;
    }
  while (n-- > 0)
    {
      AwrashHook *hook = &hooks[queue[n]];
      const AwrashHook *up = &hooks[hook->up];

      if (hook == up)
        {
          hook->label = 0;
          hook->depth = 0;
          hook->level = simplex->network->n_nodes;
          continue;
        }
      hook->label = up->label - hook->way;
      hook->depth = up->depth + 1;
      hook->level = simplex->free[AWRASH_MOVE_ARC (parent[queue[n]])] ? up->level : queue[n];
    }
}

void
awrash_i_simplex_set_labels (AwrashSimplex *simplex)
{
  simplex->trees++;
  for (gsize node = 0; node < simplex->network->n_nodes; node++)
    simplex->network->label[node] = awrash_i_simplex_hook (simplex, node)->label;
}

void
awrash_i_simplex_set_cycle (AwrashSimplex *simplex, AwrashMove entering)
{
  AwrashNetwork *network = simplex->network;
  AwrashHook *hooks = simplex->hooks;
  gsize from = awrash_i_network_from (network, entering), at, n = 0;
  gsize clock = ++simplex->clock;

  for (at = from; hooks[at].stamp = clock, hooks[at].up != at;)
    at = hooks[at].up;
  for (at = awrash_i_network_to (network, entering); hooks[at].stamp != clock && hooks[at].up != at;
       at = hooks[at].up)
    network->queue[n++] = network->parent[at];
  simplex->has_apex = hooks[at].stamp == clock;
  simplex->n_down = 0;
  for (gsize down = from; (!simplex->has_apex || down != at) && hooks[down].up != down;
       down = hooks[down].up)
    simplex->cycle[simplex->n_down++] = network->parent[down] ^ 1;
  for (gsize i = 0; i < simplex->n_down / 2; i++)
    {
      AwrashMove move = simplex->cycle[i];

      simplex->cycle[i] = simplex->cycle[simplex->n_down - 1 - i];
      simplex->cycle[simplex->n_down - 1 - i] = move;
    }
  simplex->cycle[simplex->n_down] = entering;
  memcpy (&simplex->cycle[simplex->n_down + 1], network->queue, n * sizeof (AwrashMove));
  simplex->n_cycle = simplex->n_down + 1 + n;
}
