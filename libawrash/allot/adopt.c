/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A flow in whole units from wishes in real numbers: arcs off a spanning tree are rounded, those on
 * it take what conservation leaves. The tree is of the arcs that are farthest from their bounds, so
 * that there is room for the rounding of the others.
 * Source: the basic flows of a network, Ahuja, Magnanti and Orlin (1993), ch. 11; Kruskal (1956).
 * Invariant: flow is conserved, and within the bounds or untouched. */

#include "allot/joined-private.h"
#include "allot/network-private.h"

#include "base/memory-private.h"

#include <math.h>
#include <string.h>

/* Parts of a power of two, from 2^-2 to 2^62. */
#define FINENESS 16
#define N_ROOMS (64 * FINENESS + 2)

typedef struct
{
  AwrashNetwork *network;
  const double *wanted; /* [n_arcs] */
  gsize n;
  guint32 *order;  /* [n]: arcs that may move, the roomiest first */
  guint16 *room;   /* [n_arcs]: from 1 */
  gsize *joint;    /* [n_nodes] */
  gsize *left;     /* [n_nodes]: tree arcs that are not settled yet */
  gsize *which;    /* [n_nodes]: the sum of their numbers, modulo 2^64 */
  int64_t *excess; /* [n_nodes] */
  int64_t *flow;   /* [n_arcs] */
} Adoption;

/* How much is left on the nearer side of a wish, about as its logarithm; where there is no wish,
 * more than any. */
static guint16
get_room (const AwrashArc *arc, double wanted)
{
  double room = MIN (wanted - (double)arc->lower, (double)arc->upper - wanted), part;
  int power = 0;

  if (isnan (wanted))
    return N_ROOMS - 1;
  part = (frexp (MAX (room, 0.25), &power) - 0.5) * 2 * FINENESS;
  return (guint16)(1 + MIN ((power + 1) * FINENESS + (int)part, N_ROOMS - 3));
}

static void
sort_arcs (Adoption *adoption)
{
  const AwrashNetwork *network = adoption->network;
  gsize first[N_ROOMS + 1] = { 0 };

  for (gsize i = 0; i < network->n_arcs; i++)
    if (network->arcs[i].lower < network->arcs[i].upper)
      {
        adoption->room[i] = get_room (&network->arcs[i], adoption->wanted[i]);
        first[N_ROOMS - adoption->room[i]]++;
      }
  for (int k = 0; k < N_ROOMS; k++)
    first[k + 1] += first[k];
  adoption->n = first[N_ROOMS];
  for (gsize i = 0; i < network->n_arcs; i++)
    if (adoption->room[i] > 0)
      adoption->order[first[N_ROOMS - 1 - adoption->room[i]]++] = (guint32)i;
}

static void
account (Adoption *adoption, gsize arc, int64_t flow)
{
  const AwrashArc *a = &adoption->network->arcs[arc];

  adoption->flow[arc] = flow;
  adoption->excess[a->head] += flow;
  adoption->excess[a->tail] -= flow;
}

/* Rounds what is not on the tree, and notes what is. */
static void
grow_tree (Adoption *adoption)
{
  const AwrashNetwork *network = adoption->network;

  awrash_i_joined_init (network->n_nodes, adoption->joint);
  for (gsize i = 0; i < network->n_arcs; i++)
    if (network->arcs[i].lower == network->arcs[i].upper)
      account (adoption, i, network->arcs[i].lower);
  for (gsize k = 0; k < adoption->n; k++)
    {
      gsize i = adoption->order[k];
      const AwrashArc *arc = &network->arcs[i];
      gsize tail = awrash_i_joined_find (adoption->joint, arc->tail),
            head = awrash_i_joined_find (adoption->joint, arc->head);
      double wanted = adoption->wanted[i];

      if (tail == head)
        {
          int64_t flow = isnan (wanted) ? arc->flow : (int64_t)floor (wanted + 0.5);

          account (adoption, i, MIN (MAX (flow, arc->lower), arc->upper));
          continue;
        }
      awrash_i_joined_join (adoption->joint, tail, head);
      adoption->left[arc->tail]++;
      adoption->left[arc->head]++;
      adoption->which[arc->tail] += i;
      adoption->which[arc->head] += i;
    }
}

/* Settles the tree from its leaves inwards; FALSE where an arc would leave its bounds. */
static gboolean
settle_from (Adoption *adoption, gsize node)
{
  const AwrashNetwork *network = adoption->network;

  while (adoption->left[node] == 1)
    {
      gsize i = adoption->which[node];
      const AwrashArc *arc = &network->arcs[i];
      gsize other = arc->tail == node ? arc->head : arc->tail;
      int64_t flow = arc->tail == node ? adoption->excess[node] : -adoption->excess[node];

      if (flow < arc->lower || flow > arc->upper)
        return FALSE;
      account (adoption, i, flow);
      adoption->left[node] = 0;
      adoption->left[other]--;
      adoption->which[other] -= i;
      node = other;
    }
  return TRUE;
}

gboolean
awrash_i_network_adopt (AwrashNetwork *network, const double wanted[], gboolean *adopted,
                        GError **error)
{
  gsize n_nodes = network->n_nodes, n_arcs = network->n_arcs;
  g_autofree guint32 *order = awrash_i_new (guint32, n_arcs, error);
  g_autofree guint16 *room = order != NULL ? awrash_i_new (guint16, n_arcs, error) : NULL;
  g_autofree gsize *nodes = room != NULL ? awrash_i_new (gsize, 3 * n_nodes, error) : NULL;
  g_autofree int64_t *excess = nodes != NULL ? awrash_i_new (int64_t, n_nodes, error) : NULL;
  g_autofree int64_t *flow = excess != NULL ? awrash_i_new (int64_t, n_arcs, error) : NULL;
  Adoption adoption = { network, wanted, 0, order, room, nodes, NULL, NULL, excess, flow };

  if (flow == NULL)
    return FALSE;
  adoption.left = nodes + n_nodes;
  adoption.which = nodes + 2 * n_nodes;
  sort_arcs (&adoption);
  grow_tree (&adoption);
  *adopted = FALSE;
  for (gsize node = 0; node < n_nodes; node++)
    if (!settle_from (&adoption, node))
      return TRUE;
  for (gsize node = 0; node < n_nodes; node++)
    if (excess[node] != 0)
      return TRUE;
  for (gsize i = 0; i < n_arcs; i++)
    network->arcs[i].flow = flow[i];
  *adopted = TRUE;
  return TRUE;
}
