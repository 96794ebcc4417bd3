/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Better receipts of a few at a time: those that stand nearest to one another are divided anew, all
 * others standing still, by the search that divides groups. Source: Shaw (1998): large
 * neighbourhoods. Invariant: the best receipts only get better. */

#include "allot/gini-private.h"

#include "base/cancel-private.h"
#include "base/memory-private.h"

#include <math.h>
#include <string.h>

enum
{
  MEMBERS = 7,
  REACH = 4, /* units that each may move */
  STEPS = 1 << 12,
  STRIDES = 3, /* the nearest, every second of the near, and so on */
  SWEEPS = 24,
  MANY = 512 /* recipients for whom this takes too long */
};

typedef struct
{
  AwrashGini *gini;
  gsize members[MEMBERS];
  gsize n;
  gsize *anchors;             /* [n of all] */
  gsize *rank;                /* the same */
  int64_t *lower, *upper, *y; /* the same */
} Neighbours;

static AwrashGiniSum
magnitude (AwrashGiniSum value)
{
  return value < 0 ? -value : value;
}

static double
rate_of (const AwrashGini *gini, gsize p)
{
  return (double)gini->best[p] / gini->recipients[p].need;
}

/* The members around recipient c: of the free ones in the order of their distance from its rate,
 * one in `stride`. */
static void
gather (Neighbours *x, gsize c, gsize stride)
{
  const AwrashGini *gini = x->gini;
  gsize passed = 0;

  memset (x->rank, 0, gini->n * sizeof (gsize));
  x->n = 0;
  x->members[x->n++] = c;
  x->rank[c] = 1;
  while (x->n < MEMBERS)
    {
      gsize nearest = G_MAXSIZE;
      double least = INFINITY;

      for (gsize p = 0; p < gini->n; p++)
        {
          double far = fabs (rate_of (gini, p) - rate_of (gini, c));

          if (x->rank[p] != 0 || far >= least || gini->lower[p] == gini->upper[p])
            continue;
          least = far;
          nearest = p;
        }
      if (nearest == G_MAXSIZE)
        return;
      x->rank[nearest] = 1;
      if (++passed % stride == 0)
        x->members[x->n++] = nearest;
    }
}

/* Boxes around what the members have, points for the others; ranks around the members' own. */
static void
set_boxes (Neighbours *x)
{
  const AwrashGini *gini = x->gini;
  double units = 0, need = 0;

  memcpy (x->lower, gini->best, gini->n * sizeof (int64_t));
  memcpy (x->upper, gini->best, gini->n * sizeof (int64_t));
  memcpy (x->y, gini->best, gini->n * sizeof (int64_t));
  for (gsize k = 0; k < x->n; k++)
    {
      gsize p = x->members[k];

      x->lower[p] = MAX (gini->lower[p], gini->best[p] - REACH);
      x->upper[p] = MIN (gini->upper[p], gini->best[p] + REACH);
      units += (double)gini->best[p];
      need += gini->recipients[p].need;
    }
  for (gsize p = 0; p < gini->n; p++)
    x->rank[p] = rate_of (gini, p) * need > units ? 2 : 0;
  for (gsize k = 0; k < x->n; k++)
    x->rank[x->members[k]] = 1;
}

/* Linear costs of the members, anchors where the order is in doubt, and what it all costs now. */
static AwrashGiniSum
set_group (Neighbours *x, AwrashGiniGroup *group)
{
  const AwrashGini *gini = x->gini;
  const AwrashGiniPairs *pairs = &gini->pairs;
  AwrashGiniSum now = 0;
  gsize n = 0;

  for (gsize a = 0; a < gini->n; a++)
    {
      gboolean in_doubt = FALSE;

      if (x->rank[a] == 1)
        continue;
      for (gsize k = 0; k < x->n; k++)
        {
          gsize p = x->members[k];
          gboolean decided = awrash_i_gini_is_decided (pairs, x->lower, x->upper, p, a);
          int sign = decided ? awrash_i_gini_sign (pairs, x->lower, x->upper, x->rank, p, a)
                             : (x->rank[a] == 0 ? 1 : -1);

          in_doubt = in_doubt || !decided || sign != (x->rank[a] == 0 ? 1 : -1);
        }
      for (gsize k = 0; k < x->n; k++)
        group->cost[k] += (x->rank[a] == 0 ? 1 : -1)
                          * (AwrashGiniSum)(pairs->slope[x->members[k]] * pairs->mass[a]);
      if (in_doubt)
        x->anchors[n++] = a;
      for (gsize k = 0; k < x->n && in_doubt; k++)
        {
          AwrashGiniSum z
              = awrash_i_gini_pairs_differ (pairs, x->members[k], x->y[x->members[k]], a, x->y[a]);

          now += magnitude (z) - (x->rank[a] == 0 ? z : -z);
        }
    }
  group->anchors = x->anchors;
  group->n_anchors = n;
  for (gsize k = 0; k < x->n; k++)
    {
      gsize p = x->members[k];

      group->cost[k] -= pairs->unit_cost[p];
      group->sum += x->y[p];
      now += group->cost[k] * x->y[p];
      for (gsize i = 0; i < k; i++)
        now += magnitude (
            awrash_i_gini_pairs_differ (pairs, p, x->y[p], x->members[i], x->y[x->members[i]]));
    }
  return now;
}

static gboolean
divide_anew (Neighbours *x, gsize c, gsize stride)
{
  AwrashGini *gini = x->gini;
  AwrashGiniGroup group = { .pairs = &gini->pairs,
                            .members = x->members,
                            .lower = x->lower,
                            .upper = x->upper,
                            .near = gini->best,
                            .rank = x->rank };
  int64_t steps = STEPS;
  AwrashGiniSum now, least;

  gather (x, c, stride);
  set_boxes (x);
  group.n = x->n;
  least = now = set_group (x, &group);
  awrash_i_gini_group_search (&group, &least, x->y, &steps);
  return least < now && awrash_i_gini_offer (gini, x->y);
}

gboolean
awrash_i_gini_divide_neighbours (AwrashGini *gini, gboolean *is_better, GError **error)
{
  gsize n = gini->n;
  g_autofree gsize *anchors = awrash_i_new (gsize, n, error);
  g_autofree gsize *rank = anchors != NULL ? awrash_i_new (gsize, n, error) : NULL;
  g_autofree int64_t *lower = rank != NULL ? awrash_i_new (int64_t, n, error) : NULL;
  g_autofree int64_t *upper = lower != NULL ? awrash_i_new (int64_t, n, error) : NULL;
  g_autofree int64_t *y = upper != NULL ? awrash_i_new (int64_t, n, error) : NULL;
  Neighbours x
      = { .gini = gini, .anchors = anchors, .rank = rank, .lower = lower, .upper = upper, .y = y };
  int in_vain = 0;

  if (y == NULL)
    return FALSE;
  *is_better = FALSE;
  for (gsize sweep = 0; n <= MANY && sweep < SWEEPS && in_vain < STRIDES; sweep++)
    {
      gboolean any = FALSE;

      for (gsize c = 0; c < n; c++)
        {
          if (awrash_i_is_cancelled (error))
            return FALSE;
          any = (gini->lower[c] < gini->upper[c] && divide_anew (&x, c, sweep % STRIDES + 1))
                || any;
        }
      *is_better = *is_better || any;
      in_vain = any ? 0 : in_vain + 1;
    }
  return TRUE;
}
