/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tree of the simplex method on a network: its roots, the labels of nodes, and the cycle that a
 * move outside it closes. Labels are set when they are asked for, since a pivot changes few.
 * Source: Cunningham (1976); Ahuja, Magnanti and Orlin (1993), ch. 11. Invariant: a label that is
 * fresh is minus what the way to the root costs in the present tree. */

#include "allot/simplex-tree-private.h"

#include "base/memory-private.h"

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
  simplex->stamp = awrash_i_new (gsize, network->n_nodes, error);
  simplex->depth = simplex->stamp ? awrash_i_new (gsize, network->n_nodes, error) : NULL;
  simplex->level = simplex->depth ? awrash_i_new (gsize, network->n_nodes, error) : NULL;
  simplex->active = simplex->level ? awrash_i_new (gsize, network->n_arcs, error) : NULL;
  simplex->fresh = simplex->active ? awrash_i_new (gsize, network->n_nodes, error) : NULL;
  simplex->trees = 1;
  /* A cycle leads down once and up once through the nodes, and over one move more. */
  simplex->cycle
      = simplex->fresh ? awrash_i_new (AwrashMove, 2 * network->n_nodes + 1, error) : NULL;
  simplex->steps
      = simplex->cycle ? awrash_i_new (AwrashStep, 2 * network->n_nodes + 1, error) : NULL;
  simplex->free = simplex->steps ? awrash_i_new (guint8, network->n_arcs, error) : NULL;
  for (gsize i = 0; simplex->free != NULL && i < network->n_arcs; i++)
    {
      simplex->free[i] = cost->is_free != NULL && cost->is_free (cost, i);
      if (network->arcs[i].lower < network->arcs[i].upper)
        simplex->active[simplex->n_active++] = i;
    }
  return simplex->free != NULL;
}

void
awrash_i_simplex_root (AwrashSimplex *simplex)
{
  AwrashNetwork *network = simplex->network;

  for (gsize node = 0; node < network->n_nodes; node++)
    {
      AwrashMove move = network->parent[node];

      if (move != AWRASH_NO_MOVE
          && (awrash_i_network_from (network, move) != node
              || awrash_i_network_to (network, move) == node
              || awrash_i_network_room (network, move) <= 0))
        network->parent[node] = AWRASH_NO_MOVE;
    }
}

void
awrash_i_simplex_clear (AwrashSimplex *simplex)
{
  g_free (simplex->stamp);
  g_free (simplex->depth);
  g_free (simplex->level);
  g_free (simplex->active);
  g_free (simplex->fresh);
  g_free (simplex->cycle);
  g_free (simplex->steps);
  g_free (simplex->free);
}

/* The label of a node whose parent has one. */
static void
hang (AwrashSimplex *simplex, gsize node)
{
  AwrashNetwork *network = simplex->network;
  AwrashMove move = network->parent[node];
  gsize parent = move == AWRASH_NO_MOVE ? node : awrash_i_network_to (network, move);

  simplex->fresh[node] = simplex->trees;
  network->label[node] = 0;
  simplex->depth[node] = 0;
  simplex->level[node] = network->n_nodes;
  if (move == AWRASH_NO_MOVE)
    return;
  simplex->depth[node] = simplex->depth[parent] + 1;
  network->label[node] = network->label[parent];
  simplex->level[node] = simplex->level[parent];
  if (simplex->free[AWRASH_MOVE_ARC (move)])
    return;
  simplex->level[node] = node;
  if (simplex->cost->marginal != NULL)
    network->label[node]
        -= awrash_i_simplex_step_cost (simplex->cost, awrash_i_simplex_step (network, move, 0));
}

void
awrash_i_simplex_set_label (AwrashSimplex *simplex, gsize node)
{
  AwrashNetwork *network = simplex->network;
  gsize n = 0, at = node;

  while (simplex->fresh[at] != simplex->trees)
    {
      network->queue[n++] = at;
      if (network->parent[at] == AWRASH_NO_MOVE)
        break;
      at = awrash_i_network_to (network, network->parent[at]);
    }
  while (n-- > 0)
    hang (simplex, network->queue[n]);
}

void
awrash_i_simplex_set_labels (AwrashSimplex *simplex)
{
  simplex->trees++;
  for (gsize node = 0; node < simplex->network->n_nodes; node++)
    awrash_i_simplex_label (simplex, node);
}

void
awrash_i_simplex_set_cycle (AwrashSimplex *simplex, AwrashMove entering)
{
  AwrashNetwork *network = simplex->network;
  gsize from = awrash_i_network_from (network, entering), at, n = 0;
  gsize clock = ++simplex->clock;

  for (at = from; simplex->stamp[at] = clock, network->parent[at] != AWRASH_NO_MOVE;)
    at = awrash_i_network_to (network, network->parent[at]);
  for (at = awrash_i_network_to (network, entering);
       simplex->stamp[at] != clock && network->parent[at] != AWRASH_NO_MOVE;
       at = awrash_i_network_to (network, network->parent[at]))
    network->queue[n++] = network->parent[at];
  simplex->has_apex = simplex->stamp[at] == clock;
  simplex->n_down = 0;
  for (gsize down = from;
       (!simplex->has_apex || down != at) && network->parent[down] != AWRASH_NO_MOVE;)
    {
      AwrashMove move = network->parent[down] ^ 1;

      simplex->cycle[simplex->n_down++] = move;
      down = awrash_i_network_from (network, move);
    }
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
