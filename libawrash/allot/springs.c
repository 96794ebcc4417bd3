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

/* What flows from one joint to another is the difference of their labels and what pulls besides, as
 * far as it gives, between bounds. */
typedef struct
{
  guint32 tail;
  guint32 head;
  double pull;
  double give;
  double low;
  double high;
} Spring;

typedef struct
{
  AwrashNetwork *network;
  const AwrashReach *reach; /* [n_arcs] */
  const int64_t *scale;     /* [n_arcs] */
  const int64_t *target;    /* [n_arcs] */
  gsize *joint;             /* [n_nodes]: the node that stands for those held together */
  gsize *first;             /* [n_nodes + 1]: where the ends at a joint begin */
  gsize n;
  Spring *springs; /* [n] */
  guint32 *ends;   /* [2 n]: 2 * spring, plus 1 where it leaves the joint */
  double *inflow;  /* [n_nodes]: of arcs that cannot move */
  double *label;   /* [n_nodes]: of joints */
} Springs;

static gboolean
may_move (const Springs *springs, gsize arc)
{
  return springs->reach[arc].lower < springs->reach[arc].upper;
}

static gboolean
is_spring (const Springs *springs, gsize arc)
{
  const AwrashArc *a = &springs->network->arcs[arc];

  return springs->scale[arc] > 0 && may_move (springs, arc)
         && springs->joint[a->tail] != springs->joint[a->head];
}

/* Joins the ends of arcs that cost nothing and may move, and counts springs by their joints. */
static void
join_ends (Springs *springs)
{
  AwrashNetwork *network = springs->network;

  awrash_i_joined_init (network->n_nodes, springs->joint);
  for (gsize i = 0; i < network->n_arcs; i++)
    if (springs->scale[i] == 0 && may_move (springs, i))
      awrash_i_joined_join (springs->joint, network->arcs[i].tail, network->arcs[i].head);
  for (gsize node = 0; node < network->n_nodes; node++)
    springs->joint[node] = awrash_i_joined_find (springs->joint, node);
  for (gsize i = 0; i < network->n_arcs; i++)
    {
      gsize tail = springs->joint[network->arcs[i].tail],
            head = springs->joint[network->arcs[i].head];

      if (is_spring (springs, i))
        {
          springs->first[tail + 1]++;
          springs->first[head + 1]++;
          springs->n++;
        }
      else
        {
          springs->inflow[head] += springs->reach[i].lower;
          springs->inflow[tail] -= springs->reach[i].lower;
        }
    }
}

static void
wind (Springs *springs)
{
  AwrashNetwork *network = springs->network;
  gsize *fill = network->queue, n = 0;

  for (gsize node = 0; node < network->n_nodes; node++)
    {
      springs->first[node + 1] += springs->first[node];
      fill[node] = springs->first[node];
    }
  for (gsize i = 0; i < network->n_arcs; i++)
    if (is_spring (springs, i))
      {
        gsize tail = springs->joint[network->arcs[i].tail],
              head = springs->joint[network->arcs[i].head];

        springs->springs[n] = (Spring){ (guint32)tail,
                                        (guint32)head,
                                        (double)springs->target[i],
                                        1 / (2 * (double)springs->scale[i]),
                                        springs->reach[i].lower,
                                        springs->reach[i].upper };
        springs->ends[fill[head]++] = (guint32)(2 * n);
        springs->ends[fill[tail]++] = (guint32)(2 * n + 1);
        n++;
      }
}

/* The flow whose last unit and next one cost less and more than the difference of the potentials,
 * as far as bounds let it. */
static double
flow_of (const Springs *springs, gsize arc)
{
  const AwrashArc *a = &springs->network->arcs[arc];
  double difference
      = springs->label[springs->joint[a->head]] - springs->label[springs->joint[a->tail]];
  double flow = (difference + (double)springs->target[arc]) / (2 * (double)springs->scale[arc]);

  return MIN (MAX (flow, springs->reach[arc].lower), springs->reach[arc].upper);
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
      const Spring *spring = &springs->springs[springs->ends[k] / 2];
      double difference = springs->label[spring->head] - springs->label[spring->tail],
             flow = (difference + spring->pull) * spring->give;
      gboolean is_free = flow > spring->low && flow < spring->high;

      flow = MIN (MAX (flow, spring->low), spring->high);
      excess += springs->ends[k] % 2 == 0 ? flow : -flow;
      *slope += is_free ? spring->give : 0;
      all += spring->give;
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

static gboolean
come_to_rest (Springs *springs, GError **error)
{
  g_autofree Spring *room = NULL;
  g_autofree guint32 *ends = NULL;

  join_ends (springs);
  room = awrash_i_new (Spring, springs->n, error);
  ends = room != NULL ? awrash_i_new (guint32, 2 * springs->n, error) : NULL;
  if (ends == NULL)
    return FALSE;
  springs->springs = room;
  springs->ends = ends;
  wind (springs);
  relax (springs);
  return TRUE;
}

/* What arcs that cost nothing let through is nowhere but in how far the others can go. */
static gboolean
find_reach (const AwrashNetwork *network, const int64_t scale[], AwrashReach reach[],
            GError **error)
{
  for (gsize i = 0; i < network->n_arcs; i++)
    {
      const AwrashArc *arc = &network->arcs[i];

      if (scale[i] == 0 && arc->lower < arc->upper)
        return awrash_i_network_reach (network, reach, NULL, error);
      reach[i] = (AwrashReach){ (double)arc->lower, (double)arc->upper };
    }
  return TRUE;
}

/* wanted[n_arcs] of a network at rest, and its labels. */
static gboolean
find_wanted (AwrashNetwork *network, const int64_t scale[], const int64_t target[], double wanted[],
             GError **error)
{
  gsize n = network->n_nodes;
  g_autofree gsize *joint = awrash_i_new (gsize, 2 * n + 1, error);
  g_autofree double *numbers = joint != NULL ? awrash_i_new (double, 2 * n, error) : NULL;
  g_autofree AwrashReach *reach
      = numbers != NULL ? awrash_i_new (AwrashReach, network->n_arcs, error) : NULL;
  Springs springs = { .network = network,
                      .reach = reach,
                      .scale = scale,
                      .target = target,
                      .joint = joint,
                      .inflow = numbers };

  if (reach == NULL || !find_reach (network, scale, reach, error))
    return FALSE;
  springs.first = joint + n;
  springs.label = numbers + n;
  if (!come_to_rest (&springs, error))
    return FALSE;
  for (gsize i = 0; i < network->n_arcs; i++)
    wanted[i] = scale[i] > 0 ? flow_of (&springs, i) : NAN;
  for (gsize node = 0; node < n; node++)
    network->label[node] = springs.label[joint[node]];
  return TRUE;
}

gboolean
awrash_i_springs_adopt (AwrashNetwork *network, const int64_t scale[], const int64_t target[],
                        double wanted[], gboolean *adopted, GError **error)
{
  return find_wanted (network, scale, target, wanted, error)
         && awrash_i_network_adopt (network, wanted, adopted, error);
}

gboolean
awrash_i_springs_start (AwrashNetwork *network, const guint8 movable[], const int64_t scale[],
                        const int64_t target[], GError **error)
{
  gsize n_arcs = network->n_arcs;
  g_autofree double *wanted = awrash_i_new (double, n_arcs, error);
  g_autofree int64_t *near = NULL;
  gboolean adopted;

  if (wanted == NULL || !find_wanted (network, scale, target, wanted, error)
      || !awrash_i_stars_start (network, movable, scale, target, wanted, &adopted, error))
    return FALSE;
  if (!adopted && !awrash_i_network_adopt (network, wanted, &adopted, error))
    return FALSE;
  near = adopted ? NULL : awrash_i_new (int64_t, n_arcs, error);
  for (gsize i = 0; near != NULL && i < n_arcs; i++)
    near[i] = scale[i] > 0 ? (int64_t)floor (wanted[i] + 0.5) : AWRASH_NO_TARGET;
  return adopted || (near != NULL && awrash_i_network_carry (network, near, error));
}
