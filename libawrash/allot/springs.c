/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A start for quadratic costs: arcs as springs, whose flow grows with the difference of the
 * potentials at their ends; node after node is brought to rest in real numbers, arcs that cost
 * nothing holding their ends together; then the flow that is nearest to that, unit for unit. It
 * only guesses: any flow would do as a start. Source: relaxation of a strictly convex dual by
 * coordinates, Bertsekas, Network Optimization (1998), ch. 9. Invariant: flow is conserved, and
 * stays within the bounds. */

#include "allot/joined-private.h"
#include "allot/network-private.h"

#include "base/memory-private.h"

#include <math.h>

/* Enough to come within a few units; the stage itself does the rest. */
#define SWEEPS 40

typedef struct
{
  AwrashNetwork *network;
  const int64_t *scale;  /* [n_arcs] */
  const int64_t *target; /* [n_arcs] */
  gsize *joint;          /* [n_nodes]: the node that stands for those held together */
  gsize *first;          /* [n_nodes + 1]: where a joint's springs begin */
  guint32 *springs;      /* [2 n_arcs]: 2 * arc, plus 1 where it leaves the joint */
  double *inflow;        /* [n_nodes]: of arcs that cannot move */
  double *label;         /* [n_nodes]: of joints */
} Springs;

static gboolean
is_spring (const Springs *springs, gsize arc)
{
  const AwrashArc *a = &springs->network->arcs[arc];

  return springs->scale[arc] > 0 && a->lower < a->upper
         && springs->joint[a->tail] != springs->joint[a->head];
}

/* Joins the ends of arcs that cost nothing and may move, and sorts springs by their joints. */
static void
lay_out (Springs *springs)
{
  AwrashNetwork *network = springs->network;
  gsize *fill = network->queue;

  awrash_i_joined_init (network->n_nodes, springs->joint);
  for (gsize i = 0; i < network->n_arcs; i++)
    if (springs->scale[i] == 0 && network->arcs[i].lower < network->arcs[i].upper)
      awrash_i_joined_join (springs->joint, network->arcs[i].tail, network->arcs[i].head);
  for (gsize node = 0; node < network->n_nodes; node++)
    springs->joint[node] = awrash_i_joined_find (springs->joint, node);
  for (gsize i = 0; i < network->n_arcs; i++)
    {
      const AwrashArc *arc = &network->arcs[i];
      gsize tail = springs->joint[arc->tail], head = springs->joint[arc->head];

      if (is_spring (springs, i))
        {
          springs->first[tail + 1]++;
          springs->first[head + 1]++;
        }
      else
        {
          springs->inflow[head] += (double)arc->flow;
          springs->inflow[tail] -= (double)arc->flow;
        }
    }
  for (gsize node = 0; node < network->n_nodes; node++)
    {
      springs->first[node + 1] += springs->first[node];
      fill[node] = springs->first[node];
    }
  for (gsize i = 0; i < network->n_arcs; i++)
    if (is_spring (springs, i))
      {
        springs->springs[fill[springs->joint[network->arcs[i].head]]++] = (guint32)(2 * i);
        springs->springs[fill[springs->joint[network->arcs[i].tail]]++] = (guint32)(2 * i + 1);
      }
}

/* The flow at which one unit more costs the difference of the potentials, as far as bounds let it.
 */
static double
flow_of (const Springs *springs, gsize arc, gboolean *is_free)
{
  const AwrashArc *a = &springs->network->arcs[arc];
  double scale = (double)springs->scale[arc];
  double difference
      = springs->label[springs->joint[a->head]] - springs->label[springs->joint[a->tail]];
  double flow = (difference + (double)springs->target[arc] - scale) / (2 * scale);

  *is_free = flow > (double)a->lower && flow < (double)a->upper;
  return MIN (MAX (flow, (double)a->lower), (double)a->upper);
}

/* Brings a joint to rest, by Newton's steps; how far it was off. */
static double
rest (Springs *springs, gsize joint)
{
  double off = 0;

  for (int step = 0; step < 3; step++)
    {
      double excess = springs->inflow[joint], slope = 0;

      for (gsize k = springs->first[joint]; k < springs->first[joint + 1]; k++)
        {
          gsize arc = springs->springs[k] / 2;
          gboolean is_free;
          double flow = flow_of (springs, arc, &is_free);

          excess += springs->springs[k] % 2 == 0 ? flow : -flow;
          slope += is_free ? 1 / (2 * (double)springs->scale[arc]) : 0;
        }
      if (step == 0)
        off = fabs (excess);
      if (!(slope > 0) || fabs (excess) < 0.125)
        break;
      springs->label[joint] -= excess / slope;
    }
  return off;
}

/* Adopts the flow of the springs at rest, or where it cannot goes as near as it can. */
static gboolean
go_near (const Springs *springs, GError **error)
{
  gsize n_arcs = springs->network->n_arcs;
  g_autofree double *wanted = awrash_i_new (double, n_arcs, error);
  g_autofree int64_t *near = wanted != NULL ? awrash_i_new (int64_t, n_arcs, error) : NULL;
  gboolean is_free, adopted = FALSE;

  for (gsize i = 0; near != NULL && i < n_arcs; i++)
    {
      wanted[i] = springs->scale[i] > 0 ? flow_of (springs, i, &is_free) : NAN;
      near[i] = springs->scale[i] > 0 ? (int64_t)floor (wanted[i] + 0.5) : AWRASH_NO_TARGET;
    }
  return near != NULL && awrash_i_network_adopt (springs->network, wanted, &adopted, error)
         && (adopted || awrash_i_stage_go_near (springs->network, near, error));
}

gboolean
awrash_i_springs_start (AwrashNetwork *network, const int64_t scale[], const int64_t target[],
                        GError **error)
{
  gsize n = network->n_nodes;
  g_autofree gsize *joint = awrash_i_new (gsize, 2 * n + 1, error);
  g_autofree guint32 *ends
      = joint != NULL ? awrash_i_new (guint32, 2 * network->n_arcs, error) : NULL;
  g_autofree double *numbers = ends != NULL ? awrash_i_new (double, 2 * n, error) : NULL;
  Springs springs = { network, scale, target, joint, NULL, ends, numbers, NULL };
  double off = 1;

  if (numbers == NULL)
    return FALSE;
  springs.first = joint + n;
  springs.label = numbers + n;
  lay_out (&springs);
  for (int sweep = 0; sweep < SWEEPS && off >= 0.5; sweep++)
    {
      off = 0;
      for (gsize node = 0; node < n; node++)
        if (springs.first[node] < springs.first[node + 1])
          off = MAX (off, rest (&springs, node));
    }
  return go_near (&springs, error);
}
