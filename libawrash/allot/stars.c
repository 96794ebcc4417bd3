/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A start for quadratic costs that is mostly their least already, and a tree that shows it, where
 * arcs that may move all end at one of a few nodes, such as types that add up over provinces: what
 * springs at rest say is rounded, every other node by itself, as the labels of the few have it;
 * then the few are levelled.
 * Source: the integer optimum is near the real one, Hochbaum and Shanthikumar (1990). Invariant:
 * flow is conserved and within the bounds, or untouched. */

#include "allot/joined-private.h"
#include "allot/stars-private.h"

#include "base/memory-private.h"

#include <math.h>

/* Looks at ways between hubs for each end of an arc, that all may be looked at once, */
#define MOST_WAYS 32
/* and how many times as many until hubs are level. */
#define MOST_TIMES 200
/* Units for each arc of a row until it is balanced. */
#define MOST_UNITS 2

typedef struct
{
  AwrashStars stars;
  gsize *joint;   /* [n_nodes]: the node that stands for a cluster */
  gsize *degree;  /* [n_nodes]: arcs that may move */
  guint8 *is_hub; /* [n_nodes] */
  gsize *begin;   /* [n_nodes + 1]: where a cluster's nodes begin, */
  gsize *nodes;   /* [n_nodes]: hubs first */
  gsize *direct;  /* [n_arcs]: arcs of the present cluster between hubs */
  double *costs;  /* room for those of a cluster */
} Sky;

/* ── clusters ───────────────────────────────────────────────────────────────────────────────── */

/* Of the ends of each arc the one with more arcs is a hub. */
static void
find_hubs (Sky *sky)
{
  const AwrashNetwork *network = sky->stars.network;

  awrash_i_joined_init (network->n_nodes, sky->joint);
  for (gsize i = 0; i < network->n_arcs; i++)
    if (sky->stars.movable[i])
      {
        const AwrashArc *arc = &network->arcs[i];

        sky->degree[arc->tail]++;
        sky->degree[arc->head]++;
        awrash_i_joined_join (sky->joint, arc->tail, arc->head);
      }
  for (gsize i = 0; i < network->n_arcs; i++)
    if (sky->stars.movable[i])
      {
        const AwrashArc *arc = &network->arcs[i];

        sky->is_hub[sky->degree[arc->tail] < sky->degree[arc->head] ? arc->head : arc->tail] = 1;
      }
}

/* Sorts nodes by clusters, hubs before rows, and numbers them there. */
static void
sort_nodes (Sky *sky)
{
  const AwrashNetwork *network = sky->stars.network;
  gsize *fill = network->queue, n = 0;

  for (gsize node = 0; node < network->n_nodes; node++)
    {
      sky->joint[node] = awrash_i_joined_find (sky->joint, node);
      if (sky->degree[node] > 0)
        sky->begin[sky->joint[node]]++;
    }
  for (gsize node = 0; node <= network->n_nodes; node++)
    {
      gsize own = sky->begin[node];

      sky->begin[node] = n;
      n += own;
      if (node < network->n_nodes)
        fill[node] = sky->begin[node];
    }
  for (int hubs = 1; hubs >= 0; hubs--)
    for (gsize node = 0; node < network->n_nodes; node++)
      if (sky->degree[node] > 0 && sky->is_hub[node] == hubs)
        {
          gsize *at = &fill[sky->joint[node]];

          sky->stars.place[node] = *at - sky->begin[sky->joint[node]];
          sky->nodes[(*at)++] = node;
        }
}

/* How many it takes to know all ways between the hubs of the present cluster. */
static gsize
count_looks (const AwrashStars *stars)
{
  return stars->n_hubs * stars->n_hubs * (stars->n_rows + 2 * stars->n_direct + 1);
}

/* Takes a cluster into view; FALSE where it has too many hubs for the ways between them. */
static gboolean
enter (Sky *sky, gsize begin, gsize end)
{
  AwrashStars *stars = &sky->stars;
  const AwrashNetwork *network = stars->network;
  gsize n_hubs = 0, n_direct = 0, n_ends = 0;

  for (gsize k = begin; k < end; k++)
    {
      gsize node = sky->nodes[k];

      n_ends += sky->degree[node];
      n_hubs += sky->is_hub[node];
      for (gsize m = network->first[node]; sky->is_hub[node] && m < network->first[node + 1]; m++)
        if (!AWRASH_MOVE_IS_BACK (network->moves[m])
            && sky->stars.movable[AWRASH_MOVE_ARC (network->moves[m])]
            && sky->is_hub[awrash_i_network_to (network, network->moves[m])])
          sky->direct[n_direct++] = AWRASH_MOVE_ARC (network->moves[m]);
    }
  stars->hubs = sky->nodes + begin;
  stars->n_hubs = n_hubs;
  stars->rows = sky->nodes + begin + n_hubs;
  stars->n_rows = end - begin - n_hubs;
  stars->direct = sky->direct;
  stars->n_direct = n_direct;
  return count_looks (stars) <= MOST_WAYS * n_ends;
}

/* ── rounding ───────────────────────────────────────────────────────────────────────────────── */

/* The nearest whole units, and what nodes then have too many. */
static void
round_flows (Sky *sky, const double wanted[])
{
  AwrashStars *stars = &sky->stars;
  AwrashNetwork *network = stars->network;

  for (gsize i = 0; i < network->n_arcs; i++)
    {
      AwrashArc *arc = &network->arcs[i];

      if (sky->stars.movable[i] && !isnan (wanted[i]))
        arc->flow = MIN (MAX ((int64_t)floor (wanted[i] + 0.5), arc->lower), arc->upper);
      stars->excess[arc->head] += arc->flow;
      stars->excess[arc->tail] -= arc->flow;
    }
}

/* The move by which a row gets rid of a unit most cheaply, or comes by one, as labels have it. */
static AwrashMove
find_cheapest (const Sky *sky, gsize node, gboolean lacks)
{
  const AwrashStars *stars = &sky->stars;
  const AwrashNetwork *network = stars->network;
  AwrashMove cheapest = AWRASH_NO_MOVE;
  double least = INFINITY;

  for (gsize k = network->first[node]; k < network->first[node + 1]; k++)
    {
      AwrashMove move = network->moves[k] ^ (AwrashMove)lacks;
      double label = network->label[awrash_i_network_to (network, network->moves[k])], cost;

      if (!sky->stars.movable[AWRASH_MOVE_ARC (move)] || awrash_i_network_room (network, move) <= 0)
        continue;
      cost = awrash_i_stars_cost (stars, move) + (lacks ? label : -label);
      if (cost >= least)
        continue;
      least = cost;
      cheapest = move;
    }
  return cheapest;
}

static gboolean
balance_row (Sky *sky, gsize node)
{
  AwrashStars *stars = &sky->stars;
  gsize most = MOST_UNITS * sky->degree[node];

  for (gsize step = 0; stars->excess[node] != 0; step++)
    {
      int64_t excess = stars->excess[node];
      AwrashMove move = find_cheapest (sky, node, excess < 0);

      if (move == AWRASH_NO_MOVE || step == most)
        return FALSE;
      awrash_i_stars_send (stars, move, MIN (ABS (excess), awrash_i_stars_room (stars, move)));
    }
  return TRUE;
}

/* The node of a cluster over which its way to a root leaves it for good, or ends. */
static gsize
find_root (const Sky *sky, gsize begin)
{
  const AwrashNetwork *network = sky->stars.network;
  gsize root = sky->nodes[begin], at = root;

  for (gsize step = 0; step < network->n_nodes; step++)
    {
      AwrashMove up = network->parent[at];

      if (up == AWRASH_NO_MOVE || awrash_i_network_from (network, up) != at
          || awrash_i_network_room (network, up) <= 0)
        break;
      at = awrash_i_network_to (network, up);
      if (sky->degree[at] > 0 && sky->joint[at] == sky->joint[root])
        root = at;
    }
  return root;
}

static gboolean
settle_cluster (Sky *sky, gsize begin, gsize end)
{
  AwrashStars *stars = &sky->stars;
  AwrashMove *parent;
  gsize root;

  enter (sky, begin, end); /* which find_room() saw to fit */
  stars->in = sky->costs;
  stars->out = stars->in + stars->n_hubs * stars->n_rows;
  stars->label = stars->out + stars->n_hubs * stars->n_rows;
  for (gsize row = 0; row < stars->n_rows; row++)
    if (!balance_row (sky, stars->rows[row]))
      return FALSE;
  root = find_root (sky, begin);
  parent = &stars->network->parent[root];
  /* A way that ends may go on when flows change, and lead back here. */
  if (*parent != AWRASH_NO_MOVE && stars->movable[AWRASH_MOVE_ARC (*parent)])
    *parent = AWRASH_NO_MOVE;
  return awrash_i_stars_level (stars, root, MOST_TIMES * count_looks (stars));
}

/* ── the start ──────────────────────────────────────────────────────────────────────────────── */

/* Whether there are few hubs everywhere, and room for what is said between them. */
static gboolean
find_room (Sky *sky, gsize *most_ways, gsize *most_costs)
{
  *most_ways = *most_costs = 0;
  for (gsize node = 0; node < sky->stars.network->n_nodes; node++)
    if (sky->begin[node] < sky->begin[node + 1])
      {
        if (!enter (sky, sky->begin[node], sky->begin[node + 1]))
          return FALSE;
        *most_ways = MAX (*most_ways, sky->stars.n_hubs * sky->stars.n_hubs);
        *most_costs = MAX (*most_costs, sky->stars.n_hubs * (2 * sky->stars.n_rows + 1));
      }
  return TRUE;
}

/* FALSE with the flow as it came to be, which is none, where a cluster cannot be settled. */
static gboolean
settle (Sky *sky, const double wanted[])
{
  round_flows (sky, wanted);
  for (gsize node = 0; node < sky->stars.network->n_nodes; node++)
    if (sky->begin[node] < sky->begin[node + 1]
        && !settle_cluster (sky, sky->begin[node], sky->begin[node + 1]))
      return FALSE;
  return TRUE;
}

static gboolean
work (Sky *sky, const double wanted[], gboolean *adopted, GError **error)
{
  AwrashNetwork *network = sky->stars.network;
  gsize n_ways, n_costs;
  g_autofree double *costs = NULL;
  g_autofree AwrashWay *ways = NULL;
  g_autofree int64_t *before = NULL;

  *adopted = FALSE;
  find_hubs (sky);
  sort_nodes (sky);
  if (!find_room (sky, &n_ways, &n_costs))
    return TRUE;
  costs = awrash_i_new (double, n_costs, error);
  ways = costs != NULL ? awrash_i_new (AwrashWay, n_ways, error) : NULL;
  before = ways != NULL ? awrash_i_new (int64_t, network->n_arcs, error) : NULL;
  if (before == NULL)
    return FALSE;
  for (gsize i = 0; i < network->n_arcs; i++)
    before[i] = network->arcs[i].flow;
  sky->costs = costs;
  sky->stars.ways = ways;
  *adopted = settle (sky, wanted);
  for (gsize i = 0; i < network->n_arcs && !*adopted; i++)
    network->arcs[i].flow = before[i];
  return TRUE;
}

gboolean
awrash_i_stars_start (AwrashNetwork *network, const guint8 movable[], const int64_t scale[],
                      const int64_t target[], const double wanted[], gboolean *adopted,
                      GError **error)
{
  gsize n = network->n_nodes;
  g_autofree gsize *numbers = awrash_i_new (gsize, 6 * n + 1 + network->n_arcs, error);
  g_autofree int64_t *excess = numbers != NULL ? awrash_i_new (int64_t, n, error) : NULL;
  g_autofree guint8 *is_hub = excess != NULL ? awrash_i_new (guint8, n, error) : NULL;
  Sky sky = { .stars = { .network = network,
                         .scale = scale,
                         .target = target,
                         .movable = movable,
                         .excess = excess },
              .is_hub = is_hub };

  if (is_hub == NULL)
    return FALSE;
  sky.joint = numbers;
  sky.degree = numbers + n;
  sky.nodes = numbers + 2 * n;
  sky.stars.place = numbers + 3 * n;
  sky.stars.next = numbers + 4 * n;
  sky.begin = numbers + 5 * n;
  sky.direct = numbers + 6 * n + 1;
  return work (&sky, wanted, adopted, error);
}
