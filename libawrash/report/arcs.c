/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The topology of a map. A point where the neighbours along one ring are others than along another
 * is a node; rings are cut there, and what two of them share between two nodes is one arc, so that
 * whatever is done to it is done to both. Rings without a node are one closed arc, cut at their
 * first point from the west.
 * Source: Bostock and Davies (2013), TopoJSON: "cut", "dedup". Invariant: an arc is known by either
 * of its two directed ends, since points between nodes have two neighbours and no more. */

#include "report/arcs-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/wrap-private.h"

/* Pairs of whole numbers with a number each, by open addressing; NONE is no value. */
#define NONE G_MAXUINT32

typedef struct
{
  guint64 *keys;
  guint32 *values;
  gsize mask;
} Pairs;

static void
pairs_clear (Pairs *pairs)
{
  g_free (pairs->keys);
  g_free (pairs->values);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pairs, pairs_clear)

static gboolean
pairs_init (Pairs *pairs, gsize most, GError **error)
{
  gsize capacity = 16;

  while (capacity < 2 * most)
    capacity *= 2;
  pairs->mask = capacity - 1;
  pairs->keys = awrash_i_room (guint64, capacity, error);
  pairs->values = pairs->keys != NULL ? awrash_i_room (guint32, capacity, error) : NULL;
  for (gsize i = 0; pairs->values != NULL && i < capacity; i++)
    pairs->values[i] = NONE;
  return pairs->values != NULL;
}

/* The value of a pair, which is NONE until it is written. */
static guint32 *
pairs_at (Pairs *pairs, guint32 a, guint32 b)
{
  const guint64 key = (guint64)a << 32 | b;
  gsize at = awrash_i_wrap_spread (key) >> 20 & pairs->mask;

  while (pairs->values[at] != NONE && pairs->keys[at] != key)
    at = (at + 1) & pairs->mask;
  pairs->keys[at] = key;
  return &pairs->values[at];
}

/* ── vertices ───────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  AwrashPoint point;
  guint32 before, after; /* its neighbours where it was first met; NONE: not met */
  gboolean is_node;
} Vertex;

typedef struct
{
  const AwrashRings *rings;
  Vertex *vertices;
  guint32 n_vertices;
  guint32 *ids;       /* of the rings' points, runs of one taken once */
  gsize *ring_starts; /* [n_rings + 1] among them */
  gsize n_points;     /* of the arcs so far */
  Pairs ends;         /* of arcs: the first two vertices of either direction */
} Cutter;

static void
cutter_clear (Cutter *cutter)
{
  g_free (cutter->vertices);
  g_free (cutter->ids);
  g_free (cutter->ring_starts);
  pairs_clear (&cutter->ends);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Cutter, cutter_clear)

static guint32
vertex_at (Cutter *cutter, Pairs *known, AwrashPoint point)
{
  guint32 *id = pairs_at (known, (guint32)point.x, (guint32)point.y);

  if (*id == NONE)
    {
      *id = cutter->n_vertices;
      cutter->vertices[cutter->n_vertices++] = (Vertex){ point, NONE, NONE, FALSE };
    }
  return *id;
}

/* Numbers the points of all rings. */
static gboolean
number (Cutter *cutter, GError **error)
{
  const AwrashRings *rings = cutter->rings;
  g_auto (Pairs) known = { NULL, NULL, 0 };
  gsize n = 0;

  if (!pairs_init (&known, rings->n_points, error))
    return FALSE;
  for (gsize r = 0; r < rings->n_rings; r++)
    {
      const gsize start = n;
      cutter->ring_starts[r] = start;
      for (gsize i = rings->ring_starts[r]; i < rings->ring_starts[r + 1]; i++)
        {
          const guint32 id = vertex_at (cutter, &known, rings->points[i]);
          if (n == start || cutter->ids[n - 1] != id)
            cutter->ids[n++] = id;
        }
      while (n > start + 1 && cutter->ids[n - 1] == cutter->ids[start])
        n--;
      if (n < start + 3)
        n = start;
    }
  cutter->ring_starts[rings->n_rings] = n;
  return TRUE;
}

static void
meet (Vertex *vertex, guint32 before, guint32 after)
{
  if (vertex->before == NONE)
    {
      vertex->before = before;
      vertex->after = after;
    }
  else if (MIN (vertex->before, vertex->after) != MIN (before, after)
           || MAX (vertex->before, vertex->after) != MAX (before, after))
    vertex->is_node = TRUE;
}

static void
find_nodes (Cutter *cutter)
{
  for (gsize r = 0; r < cutter->rings->n_rings; r++)
    {
      const guint32 *ids = cutter->ids + cutter->ring_starts[r];
      const gsize n = cutter->ring_starts[r + 1] - cutter->ring_starts[r];
      for (gsize i = 0; i < n; i++)
        meet (&cutter->vertices[ids[i]], ids[i > 0 ? i - 1 : n - 1], ids[i + 1 < n ? i + 1 : 0]);
    }
}

/* ── arcs ───────────────────────────────────────────────────────────────────────────────────── */

/* Where a ring is cut first. */
static gsize
find_start (const Cutter *cutter, const guint32 ids[], gsize n)
{
  gsize best = 0;

  for (gsize i = 0; i < n; i++)
    {
      const Vertex *vertex = &cutter->vertices[ids[i]], *other = &cutter->vertices[ids[best]];
      if (vertex->is_node)
        return i;
      if (vertex->point.x < other->point.x
          || (vertex->point.x == other->point.x && vertex->point.y < other->point.y))
        best = i;
    }
  return best;
}

/* An arc from the vertex at one place of a ring to that at another; the places go round. */
static gint64
use_arc (Cutter *cutter, AwrashArcs *arcs, const guint32 ids[], gsize n, gsize from, gsize to)
{
  const guint32 first = ids[from % n], second = ids[(from + 1) % n];
  const guint32 last = ids[to % n], last_but_one = ids[(to - 1) % n];
  const guint32 arc = (guint32)arcs->n_arcs;
  const guint32 known = *pairs_at (&cutter->ends, first, second);

  if (known != NONE)
    return known % 2 == 0 ? (gint64)(known / 2) : -1 - (gint64)(known / 2);
  *pairs_at (&cutter->ends, last, last_but_one) = 2 * arc + 1;
  *pairs_at (&cutter->ends, first, second) = 2 * arc;
  arcs->starts[arcs->n_arcs++] = cutter->n_points;
  for (gsize i = from; i <= to; i++)
    arcs->points[cutter->n_points++] = cutter->vertices[ids[i % n]].point;
  return arc;
}

static void
cut (Cutter *cutter, AwrashArcs *arcs)
{
  gsize n_uses = 0;

  for (gsize r = 0; r < cutter->rings->n_rings; r++)
    {
      const guint32 *ids = cutter->ids + cutter->ring_starts[r];
      const gsize n = cutter->ring_starts[r + 1] - cutter->ring_starts[r];
      gsize start = find_start (cutter, ids, n), from = start;

      arcs->ring_starts[r] = n_uses;
      for (gsize to = start + 1; n > 0 && to <= start + n; to++)
        if (to == start + n || cutter->vertices[ids[to % n]].is_node)
          {
            arcs->uses[n_uses++] = use_arc (cutter, arcs, ids, n, from, to);
            from = to;
          }
    }
  arcs->ring_starts[cutter->rings->n_rings] = n_uses;
  arcs->starts[arcs->n_arcs] = cutter->n_points;
}

gboolean
awrash_i_arcs_init (AwrashArcs *arcs, const AwrashRings *rings, GError **error)
{
  const gsize n = rings->n_points;
  g_auto (Cutter) cutter = { .rings = rings };

  *arcs = (AwrashArcs){ .n_rings = rings->n_rings };
  /* Every point may be a node, and ends two arcs then. */
  if (n >= NONE / 4)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW,
                   _ ("map: %zu positions, expected fewer than %u"), n, NONE / 4);
      return FALSE;
    }
  cutter.vertices = awrash_i_room (Vertex, n, error);
  cutter.ids = cutter.vertices != NULL ? awrash_i_room (guint32, n, error) : NULL;
  cutter.ring_starts = cutter.ids != NULL ? awrash_i_room (gsize, rings->n_rings + 1, error) : NULL;
  arcs->points = cutter.ring_starts != NULL ? awrash_i_room (AwrashPoint, 2 * n, error) : NULL;
  arcs->starts = arcs->points != NULL ? awrash_i_room (gsize, n + 1, error) : NULL;
  arcs->ring_starts
      = arcs->starts != NULL ? awrash_i_room (gsize, rings->n_rings + 1, error) : NULL;
  arcs->uses = arcs->ring_starts != NULL ? awrash_i_room (gint64, n, error) : NULL;
  if (arcs->uses == NULL || !number (&cutter, error) || !pairs_init (&cutter.ends, 2 * n, error))
    return FALSE;
  find_nodes (&cutter);
  cut (&cutter, arcs);
  return TRUE;
}

void
awrash_i_arcs_clear (AwrashArcs *arcs)
{
  g_free (arcs->points);
  g_free (arcs->starts);
  g_free (arcs->ring_starts);
  g_free (arcs->uses);
}
