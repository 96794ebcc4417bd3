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
#define STEPS 8
/* How much farther than to rest a label is moved, since its neighbours follow. */
#define FARTHER 1.3

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
          springs->inflow[head] += (double)arc->lower;
          springs->inflow[tail] -= (double)arc->lower;
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

/* How much a spring's flow grows with the difference of potentials at its ends. */
static double
give_of (const Springs *springs, gsize arc)
{
  return 1 / (2 * (double)springs->scale[arc]);
}

/* The flow whose last unit and next one cost less and more than the difference of the potentials,
 * as far as bounds let it. */
static double
flow_of (const Springs *springs, gsize arc, gboolean *is_free)
{
  const AwrashArc *a = &springs->network->arcs[arc];
  double difference
      = springs->label[springs->joint[a->head]] - springs->label[springs->joint[a->tail]];
  double flow = (difference + (double)springs->target[arc]) * give_of (springs, arc);

  *is_free = flow > (double)a->lower && flow < (double)a->upper;
  return MIN (MAX (flow, (double)a->lower), (double)a->upper);
}

/* What a joint has too much, and how much less that is where its label falls by one: of the springs
 * between their bounds, or where there are none as if they had no bounds. */
static double
excess_of (const Springs *springs, gsize joint, double *slope)
{
  double excess = springs->inflow[joint], all = 0;

  *slope = 0;
  for (gsize k = springs->first[joint]; k < springs->first[joint + 1]; k++)
    {
      gsize arc = springs->springs[k] / 2;
      gboolean is_free;
      double flow = flow_of (springs, arc, &is_free), give = give_of (springs, arc);

      excess += springs->springs[k] % 2 == 0 ? flow : -flow;
      *slope += is_free ? give : 0;
      all += give;
    }
  if (!(*slope > 0))
    *slope = all;
  return excess;
}

/* Brings a joint to rest, by Newton's steps, or the middle where they would leave what encloses it;
 * how far it was off. */
static double
settle (Springs *springs, gsize joint)
{
  double *label = &springs->label[joint], low = -INFINITY, high = INFINITY, off = 0;
  double before = *label;

  for (int step = 0; step < STEPS; step++)
    {
      double slope, excess = excess_of (springs, joint, &slope), next = *label - excess / slope;

      if (step == 0)
        off = fabs (excess);
      if (fabs (excess) < 0.125)
        break;
      if (excess > 0)
        high = *label;
      else
        low = *label;
      *label = next > low && next < high ? next : low + (high - low) / 2;
    }
  *label = before + FARTHER * (*label - before);
  return off;
}

static void
relax (Springs *springs)
{
  double off = 1;

  for (int sweep = 0; sweep < SWEEPS && off >= 0.5; sweep++)
    {
      off = 0;
      for (gsize joint = 0; joint < springs->network->n_nodes; joint++)
        if (springs->first[joint] < springs->first[joint + 1])
          off = fmax (off, settle (springs, joint));
    }
}

gboolean
awrash_i_springs_adopt (AwrashNetwork *network, const int64_t scale[], const int64_t target[],
                        double wanted[], gboolean *adopted, GError **error)
{
  gsize n = network->n_nodes;
  g_autofree gsize *joint = awrash_i_new (gsize, 2 * n + 1, error);
  g_autofree guint32 *ends
      = joint != NULL ? awrash_i_new (guint32, 2 * network->n_arcs, error) : NULL;
  g_autofree double *numbers = ends != NULL ? awrash_i_new (double, 2 * n, error) : NULL;
  Springs springs = { network, scale, target, joint, NULL, ends, numbers, NULL };
  gboolean is_free;

  if (numbers == NULL)
    return FALSE;
  springs.first = joint + n;
  springs.label = numbers + n;
  lay_out (&springs);
  relax (&springs);
  for (gsize i = 0; i < network->n_arcs; i++)
    wanted[i] = scale[i] > 0 ? flow_of (&springs, i, &is_free) : NAN;
  return awrash_i_network_adopt (network, wanted, adopted, error);
}

gboolean
awrash_i_springs_start (AwrashNetwork *network, const int64_t scale[], const int64_t target[],
                        GError **error)
{
  gsize n_arcs = network->n_arcs;
  g_autofree double *wanted = awrash_i_new (double, n_arcs, error);
  g_autofree int64_t *near = NULL;
  gboolean adopted;

  if (wanted == NULL || !awrash_i_springs_adopt (network, scale, target, wanted, &adopted, error))
    return FALSE;
  near = adopted ? NULL : awrash_i_new (int64_t, n_arcs, error);
  for (gsize i = 0; near != NULL && i < n_arcs; i++)
    near[i] = scale[i] > 0 ? (int64_t)floor (wanted[i] + 0.5) : AWRASH_NO_TARGET;
  return adopted || (near != NULL && awrash_i_network_carry (network, near, error));
}
