/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A start for measures of what recipients have: rates raised together, in real numbers, as far as
 * the bounds on sums of them let them, each sum by itself where it stops; then the flow that is
 * nearest to that, unit for unit. It only guesses: any flow would do as a start.
 * Source: water-filling on nested bounds, Federgruen and Groenevelt (1986). Invariant: flow is
 * conserved, and stays within the bounds. */

#include "allot/measure-private.h"

#include "base/memory-private.h"

#include <math.h>

#define HALVINGS 40
#define NOBODY G_MAXSIZE

/* Sums of recipients: on the arcs that lead from them to the root, one after the other, as long as
 * each is the only one to go on. They stand in preorder, 0 being the whole. */
typedef struct
{
  AwrashNetwork *network;
  const AwrashRecipients *who;
  const AwrashReach *reach; /* [n_arcs] */
  gsize n;
  gsize *arc;     /* [n]: NOBODY for the whole */
  gsize *inside;  /* [n]: the sum around it */
  gsize *end;     /* [n]: behind the last one inside it */
  gsize *inner;   /* [n]: those right inside one, while they are rounded */
  double *low;    /* [n] */
  double *high;   /* [n] */
  double *demand; /* [n]: at the rate that was looked at last */
  double *rate;   /* [n] */
} Waterline;

/* ── who is inside whom ─────────────────────────────────────────────────────────────────────── */

/* The only arc that leaves each node, and the only one that enters it; NOBODY where there are
 * several, or none. */
typedef struct
{
  gsize leaving;
  gsize entering;
} Ways;

static void
note_way (gsize *only, gsize arc, guint8 *seen)
{
  *only = *seen ? NOBODY : arc;
  *seen = 1;
}

/* seen[2 * n_nodes] is zeroed. */
static void
find_ways (const AwrashNetwork *network, Ways ways[], guint8 seen[])
{
  for (gsize node = 0; node < network->n_nodes; node++)
    ways[node] = (Ways){ NOBODY, NOBODY };
  for (gsize i = 0; i < network->n_arcs; i++)
    {
      gsize tail = network->arcs[i].tail, head = network->arcs[i].head;

      note_way (&ways[tail].leaving, i, &seen[2 * tail]);
      note_way (&ways[head].entering, i, &seen[2 * head + 1]);
    }
}

/* The arc around an arc, towards the root: behind its head, or before its tail. */
static gsize
find_around (const AwrashNetwork *network, gsize arc, const Ways ways[])
{
  gsize around = ways[network->arcs[arc].head].leaving;

  return around != NOBODY ? around : ways[network->arcs[arc].tail].entering;
}

typedef struct
{
  gsize around;  /* of each arc that counts, NOBODY at the top */
  gsize child;   /* the first inside it; NOBODY: none */
  gsize sibling; /* the next beside it */
  gboolean counts;
} Link;

/* links[n_arcs + 1], the last being the whole; how many count. */
static gsize
link_arcs (const Waterline *water, const Ways ways[], Link links[])
{
  gsize whole = water->network->n_arcs, n = 1;

  for (gsize arc = 0; arc <= whole; arc++)
    links[arc] = (Link){ NOBODY, NOBODY, NOBODY, FALSE };
  for (gsize arc = 0; arc < whole; arc++)
    for (gsize at = arc; at < whole && !links[at].counts
                         && (at != arc || awrash_i_recipient_on (water->who, arc)->need > 0);
         at = links[at].around, n++)
      {
        gsize around = find_around (water->network, at, ways);

        links[at].counts = TRUE;
        links[at].around = around == NOBODY || around == at ? whole : around;
        links[at].sibling = links[links[at].around].child;
        links[links[at].around].child = at;
      }
  return n;
}

/* The sums in preorder. */
static void
walk_links (Waterline *water, const Link links[])
{
  gsize whole = water->network->n_arcs, at = whole, top = 0;

  water->n = 1;
  water->arc[0] = NOBODY;
  water->inside[0] = 0;
  for (;;)
    {
      if (links[at].child != NOBODY)
        at = links[at].child;
      else
        {
          water->end[top] = water->n;
          while (at != whole && links[at].sibling == NOBODY)
            {
              at = links[at].around;
              top = water->inside[top];
              water->end[top] = water->n;
            }
          if (at == whole)
            return;
          at = links[at].sibling;
          top = water->inside[top];
        }
      water->arc[water->n] = at;
      water->inside[water->n] = top;
      top = water->n++;
    }
}

/* ── rates ──────────────────────────────────────────────────────────────────────────────────── */

static const AwrashRecipient *
recipient_of (const Waterline *water, gsize i)
{
  return awrash_i_recipient_on (water->who, water->arc[i]);
}

static gboolean
receives (const Waterline *water, gsize i)
{
  return i > 0 && recipient_of (water, i)->need > 0;
}

/* What the members of each sum can have together: what they have, and the room around it. */
static void
set_bounds (Waterline *water)
{
  for (gsize i = 0; i < water->n; i++)
    water->demand[i] = 0;
  for (gsize i = water->n; i-- > 1;)
    {
      double flow = (double)water->network->arcs[water->arc[i]].flow;
      AwrashReach reach = water->reach[water->arc[i]];

      if (receives (water, i))
        water->demand[i] = flow + (double)recipient_of (water, i)->offset;
      water->low[i] = water->demand[i] - (flow - reach.lower);
      water->high[i] = water->demand[i] + (reach.upper - flow);
      water->demand[water->inside[i]] += water->demand[i];
    }
  water->low[0] = water->high[0] = water->demand[0];
}

/* What everybody inside a sum has at a rate, each sum inside it between its bounds. */
static double
demand_at (Waterline *water, gsize top, double rate)
{
  for (gsize i = top; i < water->end[top]; i++)
    water->demand[i] = receives (water, i) ? rate * recipient_of (water, i)->need : 0;
  for (gsize i = water->end[top]; --i > top;)
    {
      water->demand[i] = MIN (MAX (water->demand[i], water->low[i]), water->high[i]);
      water->demand[water->inside[i]] += water->demand[i];
    }
  return water->demand[top];
}

/* The rate at which a sum is just what it may be. */
static void
find_rate (Waterline *water, gsize top, double sum, double highest)
{
  double low = 0, high = highest;

  for (int i = 0; i < HALVINGS; i++)
    {
      double middle = low + (high - low) / 2;

      if (demand_at (water, top, middle) > sum)
        high = middle;
      else
        low = middle;
    }
  water->rate[top] = low;
  demand_at (water, top, low);
}

/* A sum that is at one of its bounds at the rate around it has a rate of its own. */
static void
find_rates (Waterline *water)
{
  double highest = 0;

  for (gsize i = 1; i < water->n; i++)
    if (receives (water, i))
      highest = MAX (highest, water->high[i] / recipient_of (water, i)->need);
  find_rate (water, 0, water->low[0], MIN (highest, G_MAXDOUBLE));
  for (gsize i = 1; i < water->n; i++)
    {
      gboolean at_bound = water->demand[i] <= water->low[i] || water->demand[i] >= water->high[i];

      water->rate[i] = water->rate[water->inside[i]];
      if (at_bound && water->end[i] > i + 1)
        find_rate (water, i, water->demand[i], MIN (highest, G_MAXDOUBLE));
    }
}

/* ── the flow ───────────────────────────────────────────────────────────────────────────────── */

/* The larger part of a unit first. */
static int
by_part (gconstpointer a, gconstpointer b, gpointer data)
{
  const double *demand = data;
  gsize i = *(const gsize *)a, j = *(const gsize *)b;
  double x = demand[i] - floor (demand[i]), y = demand[j] - floor (demand[j]);

  if (x < y || x > y)
    return x < y ? 1 : -1;
  return (i > j) - (i < j);
}

/* Whole units for the sums right inside one that has some: down, and up again for the largest parts
 * as long as there are units left. */
static void
round_inside (Waterline *water, gsize top)
{
  double left = water->demand[top];
  gsize n = 0;

  for (gsize i = top + 1; i < water->end[top]; i = water->end[i])
    {
      water->demand[i] = MIN (MAX (water->demand[i], water->low[i]), water->high[i]);
      left -= floor (water->demand[i]);
      water->inner[n++] = i;
    }
  g_qsort_with_data (water->inner, (gint)n, sizeof (gsize), by_part, water->demand);
  for (gsize k = 0; k < n; k++)
    {
      gsize i = water->inner[k];
      gboolean up = left >= 1 && floor (water->demand[i]) < water->high[i];

      water->demand[i] = floor (water->demand[i]) + up;
      left -= up;
    }
}

static gboolean
go_near (Waterline *water, GError **error)
{
  AwrashNetwork *network = water->network;
  g_autofree int64_t *target = awrash_i_new (int64_t, network->n_arcs, error);
  gboolean poured;

  if (target == NULL)
    return FALSE;
  for (gsize arc = 0; arc < network->n_arcs; arc++)
    target[arc] = AWRASH_NO_TARGET;
  for (gsize i = 0; i < water->n; i++)
    {
      if (water->end[i] > i + 1)
        round_inside (water, i);
      if (receives (water, i))
        target[water->arc[i]] = (int64_t)water->demand[i] - recipient_of (water, i)->offset;
    }
  return awrash_i_network_pour (network, target, &poured, error)
         && (poured || awrash_i_network_carry (network, target, error));
}

static gboolean
fill (Waterline *water, gsize n, gsize indices[], double numbers[], const Link links[],
      GError **error)
{
  water->arc = indices;
  water->inside = indices + n;
  water->end = indices + 2 * n;
  water->inner = indices + 3 * n;
  water->low = numbers;
  water->high = numbers + n;
  water->demand = numbers + 2 * n;
  water->rate = numbers + 3 * n;
  walk_links (water, links);
  set_bounds (water);
  find_rates (water);
  return go_near (water, error);
}

gboolean
awrash_i_waterline_start (AwrashNetwork *network, const AwrashRecipients *who, GError **error)
{
  g_autofree Link *links = awrash_i_new (Link, network->n_arcs + 1, error);
  g_autofree Ways *ways = links != NULL ? awrash_i_new (Ways, network->n_nodes, error) : NULL;
  g_autofree guint8 *seen
      = ways != NULL ? awrash_i_new (guint8, 2 * network->n_nodes, error) : NULL;
  g_autofree AwrashReach *reach
      = seen != NULL ? awrash_i_new (AwrashReach, network->n_arcs, error) : NULL;
  Waterline water = { .network = network, .who = who, .reach = reach };
  gsize n = 0;

  if (reach == NULL || !awrash_i_network_reach (network, reach, NULL, error))
    return FALSE;
  find_ways (network, ways, seen);
  n = link_arcs (&water, ways, links);

  g_autofree gsize *indices = awrash_i_new (gsize, 4 * n, error);
  g_autofree double *numbers = indices != NULL ? awrash_i_new (double, 4 * n, error) : NULL;

  return numbers != NULL && fill (&water, n, indices, numbers, links, error);
}
