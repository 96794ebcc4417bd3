/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Fewer points for the arcs of a map: the point whose triangle with its neighbours is the smallest
 * goes first, and its neighbours have new triangles then. A point weighs what had to go before it
 * as well, so that one threshold for all arcs leaves of each what its own removals would.
 * Source: Visvalingam and Whyatt (1993), Line generalisation by repeated elimination of points, The
 * Cartographic Journal 30; Bostock (2012) for one weight a point. Invariant: areas are whole
 * numbers; ends of arcs stay, and so do one point of an arc that closes a ring with one other, and
 * two of an arc that is one, lest rings become lines. */

#include "report/arcs-private.h"

#include "base/memory-private.h"

#include <stdlib.h>

#define STAYS G_MAXINT64

/* One arc; places are of its points. The heap holds the inner ones that are left, the one of least
 * area first. */
typedef struct
{
  const AwrashPoint *points;
  gsize *before, *after; /* [n] */
  gint64 *areas;         /* [n] twice the area of a point's triangle */
  gsize *heap, *where;   /* [n] places, and where in the heap each place is */
  gsize n_heap;
} Line;

static gint64
area_of (AwrashPoint a, AwrashPoint b, AwrashPoint c)
{
  const gint64 area
      = ((gint64)b.x - a.x) * ((gint64)c.y - a.y) - ((gint64)c.x - a.x) * ((gint64)b.y - a.y);

  return ABS (area);
}

/* By area; of equals, the point further west, then north: an arc walked backwards loses the same.
 */
static gboolean
is_less (const Line *line, gsize a, gsize b)
{
  const AwrashPoint p = line->points[a], q = line->points[b];

  if (line->areas[a] != line->areas[b])
    return line->areas[a] < line->areas[b];
  return p.x != q.x ? p.x < q.x : p.y < q.y;
}

static void
put (Line *line, gsize at, gsize place)
{
  line->heap[at] = place;
  line->where[place] = at;
}

/* Moves what stands at a place of the heap to where it belongs. */
static void
settle (Line *line, gsize at)
{
  const gsize place = line->heap[at];

  while (at > 0 && is_less (line, place, line->heap[(at - 1) / 2]))
    {
      put (line, at, line->heap[(at - 1) / 2]);
      at = (at - 1) / 2;
    }
  for (gsize child = 2 * at + 1; child < line->n_heap; child = 2 * at + 1)
    {
      if (child + 1 < line->n_heap && is_less (line, line->heap[child + 1], line->heap[child]))
        child++;
      if (!is_less (line, line->heap[child], place))
        break;
      put (line, at, line->heap[child]);
      at = child;
    }
  put (line, at, place);
}

static void
weigh_again (Line *line, gsize place, gsize n)
{
  if (place == 0 || place == n - 1)
    return;
  line->areas[place] = area_of (line->points[line->before[place]], line->points[place],
                                line->points[line->after[place]]);
  settle (line, line->where[place]);
}

/* weights: of the arc's n points. */
static void
weigh (Line *line, gsize n, gsize n_stay, gint64 weights[])
{
  gint64 most = 0;

  line->n_heap = 0;
  weights[0] = weights[n - 1] = STAYS;
  for (gsize i = 1; i + 1 < n; i++)
    {
      line->before[i] = i - 1;
      line->after[i] = i + 1;
      line->areas[i] = area_of (line->points[i - 1], line->points[i], line->points[i + 1]);
      put (line, line->n_heap++, i);
      settle (line, line->n_heap - 1);
    }
  while (line->n_heap > 0)
    {
      const gsize place = line->heap[0];
      most = MAX (most, line->areas[place]);
      weights[place] = line->n_heap > n_stay ? most : STAYS;
      put (line, 0, line->heap[--line->n_heap]);
      if (line->n_heap > 0)
        settle (line, 0);
      line->after[line->before[place]] = line->after[place];
      line->before[line->after[place]] = line->before[place];
      weigh_again (line, line->before[place], n);
      weigh_again (line, line->after[place], n);
    }
}

/* How many inner points each arc keeps at the least. */
static gsize *
count_stay (const AwrashArcs *arcs, GError **error)
{
  gsize *stay = awrash_i_new (gsize, arcs->n_arcs, error);

  for (gsize r = 0; stay != NULL && r < arcs->n_rings; r++)
    {
      const gsize n = arcs->ring_starts[r + 1] - arcs->ring_starts[r];
      for (gsize i = arcs->ring_starts[r]; n <= 2 && i < arcs->ring_starts[r + 1]; i++)
        {
          gsize *one = &stay[awrash_i_arcs_index (arcs->uses[i])];
          *one = MAX (*one, 3 - n);
        }
    }
  return stay;
}

static gboolean
weigh_all (const AwrashArcs *arcs, gint64 weights[], GError **error)
{
  g_autofree gsize *stay = count_stay (arcs, error), *places = NULL;
  g_autofree gint64 *areas = NULL;
  gsize longest = 0;
  Line line;

  for (gsize a = 0; a < arcs->n_arcs; a++)
    longest = MAX (longest, arcs->starts[a + 1] - arcs->starts[a]);
  places = stay != NULL ? awrash_i_room (gsize, 4 * longest, error) : NULL;
  areas = places != NULL ? awrash_i_room (gint64, longest, error) : NULL;
  if (areas == NULL)
    return FALSE;
  line = (Line){ .before = places,
                 .after = places + longest,
                 .heap = places + 2 * longest,
                 .where = places + 3 * longest,
                 .areas = areas };
  for (gsize a = 0; a < arcs->n_arcs; a++)
    {
      line.points = arcs->points + arcs->starts[a];
      weigh (&line, arcs->starts[a + 1] - arcs->starts[a], stay[a], weights + arcs->starts[a]);
    }
  return TRUE;
}

static int
compare (const void *a, const void *b)
{
  const gint64 x = *(const gint64 *)a, y = *(const gint64 *)b;

  return (x < y) - (x > y);
}

gboolean *
awrash_i_arcs_simplify (const AwrashArcs *arcs, gsize most, gint64 unseen, GError **error)
{
  const gsize n = arcs->starts[arcs->n_arcs];
  g_autofree gint64 *weights = awrash_i_room (gint64, n, error);
  g_autofree gint64 *sorted = NULL;
  gboolean *kept = NULL;
  gint64 threshold = unseen;
  gsize n_free = 0;

  if (weights == NULL || !weigh_all (arcs, weights, error))
    return NULL;
  sorted = awrash_i_room (gint64, n, error);
  kept = sorted != NULL ? awrash_i_room (gboolean, n, error) : NULL;
  if (kept == NULL)
    return NULL;
  for (gsize i = 0; i < n; i++)
    if (weights[i] != STAYS)
      sorted[n_free++] = weights[i];
  qsort (sorted, n_free, sizeof *sorted, compare);
  if (n_free > most)
    threshold = MAX (threshold, sorted[most]);
  for (gsize i = 0; i < n; i++)
    kept[i] = weights[i] > threshold;
  return kept;
}
