/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Neither too low nor too high a chance: h/m + c m/l is least on one edge of the convex set of
 * lowest and highest chances (l, h), or at a corner. Corners are found each in the direction that
 * the cost has at the best point so far: one on either side of it is kept, until none lies beyond
 * their edge. Source: C. Baharav and B. Flanigan (2024), Fair, manipulation-robust, and transparent
 * sortition. Invariant: the best point is a mixture of the two corners. */

#include "selection/edge-private.h"

#include "base/memory-private.h"

#include <math.h>

#define MOST_ROUNDS 200
/* A lowest chance below that part of the mean is taken for it. */
#define LOW 1e-3

typedef struct
{
  double mean, factor;
} Cost;

static double
cost_at (const Cost *cost, const AwrashCorner *a, const AwrashCorner *b, double part)
{
  double low = a->low + part * (b->low - a->low), high = a->high + part * (b->high - a->high);

  return high / cost->mean + cost->factor * cost->mean / low;
}

/* How far from a to b the cost is least: where its slope is nought, h's is so much a unit of l. */
static double
choose_part (const Cost *cost, const AwrashCorner *a, const AwrashCorner *b)
{
  double rise = b->low - a->low, dear = (b->high - a->high) / cost->mean, low;

  if (rise <= 0)
    return cost_at (cost, a, b, 1) < cost_at (cost, a, b, 0) ? 1 : 0;
  if (dear <= 0)
    return 1;
  low = sqrt (cost->factor * cost->mean * rise / dear);
  return CLAMP ((low - a->low) / rise, 0, 1);
}

static void
replace (AwrashCorner *corner, AwrashCorner *by)
{
  g_free (corner->point);
  *corner = *by;
  by->point = NULL;
}

/* Corners on both sides until none lies beyond the edge of the two. */
static gboolean
narrow (gpointer search, AwrashCornerFind find, const Cost *cost, AwrashCorner *a, AwrashCorner *b,
        double *part, GError **error)
{
  for (int round = 0; round < MOST_ROUNDS; round++)
    {
      double low, slope, worth;
      AwrashCorner corner = { 0 };
      gboolean is_beyond;

      *part = choose_part (cost, a, b);
      low = a->low + *part * (b->low - a->low);
      slope = cost->factor * cost->mean / (low * low);
      worth = slope * low - (a->high + *part * (b->high - a->high)) / cost->mean;
      if (!find (search, slope, &corner, error))
        return FALSE;
      is_beyond = slope * corner.low - corner.high / cost->mean > worth + 1e-12 * fabs (worth);
      if (is_beyond)
        replace (corner.low < low ? a : b, &corner);
      g_free (corner.point);
      if (!is_beyond)
        return TRUE;
    }
  return TRUE;
}

double *
awrash_i_edge_find (gpointer search, AwrashCornerFind find, double mean, double factor, gsize *n,
                    GError **error)
{
  const Cost cost = { mean, factor };
  AwrashCorner a = { 0 }, b = { 0 };
  double part = 0, *point = NULL;
  /* at the best point the cost has a slope of c m/l² in l, where l is at most m, so that it is no
   * less than c/m; and no more than where l is least by that */
  gboolean done = find (search, factor / mean, &a, error)
                  && find (search, factor * mean / pow (fmax (a.low, LOW * mean), 2), &b, error)
                  && narrow (search, find, &cost, &a, &b, &part, error);

  *n = MAX (a.n, b.n);
  point = done ? awrash_i_new (double, *n, error) : NULL;
  for (gsize k = 0; point != NULL && k < a.n; k++)
    point[k] += (1 - part) * a.point[k];
  for (gsize k = 0; point != NULL && k < b.n; k++)
    point[k] += part * b.point[k];
  g_free (a.point);
  g_free (b.point);
  return point;
}
