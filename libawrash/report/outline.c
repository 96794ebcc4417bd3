/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From a map's file to outlines: the rings of the provinces are laid flat, put on a fine grid, cut
 * into arcs, simplified, put together again, and rounded to the drawing's grid. Source: TopoJSON
 * for a grid before the arcs, so that borders which differ by a hair are one; it is finer than the
 * drawing's, on which a wild coast would touch itself at every turn.
 * Invariant: a province that has an area in the file has an outline, however small. */

#include "report/outline-private.h"

#include "report/projection-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <math.h>

/* Cells of the fine grid in one of the drawing's, each way: some 10 cm for a country. */
#define FINE 4096
/* Twice the area of a triangle that is not seen: of two cells of the drawing's grid. */
#define UNSEEN ((gint64)4 * FINE * FINE)

/* The rings that belong to provinces, and the province of each. */
typedef struct
{
  const AwrashGeojson *geojson;
  AwrashRings flat;
  gsize *provinces; /* [n_rings] */
} Selection;

static void
clear_rings (AwrashRings *rings)
{
  g_free (rings->points);
  g_free (rings->ring_starts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashRings, clear_rings)

static void
selection_clear (Selection *selection)
{
  clear_rings (&selection->flat);
  g_free (selection->provinces);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Selection, selection_clear)

static gboolean
refuse_without_area (const AwrashGeojson *geojson, const AwrashGeojsonKey *key, GError **error)
{
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
               _ ("map: none of %zu features with a province's code, of %zu, has a polygon"),
               key->n, geojson->n_features);
  return FALSE;
}

/* positions: those of the rings that were chosen, in their order. */
static gboolean
choose (Selection *selection, const AwrashGeojsonKey *key, AwrashPosition **positions,
        GError **error)
{
  const AwrashGeojson *geojson = selection->geojson;
  AwrashRings *flat = &selection->flat;
  g_autofree gsize *owners = awrash_i_new (gsize, geojson->n_features + 1, error);

  selection->provinces = owners != NULL ? awrash_i_room (gsize, geojson->n_rings, error) : NULL;
  flat->ring_starts
      = selection->provinces != NULL ? awrash_i_room (gsize, geojson->n_rings + 1, error) : NULL;
  *positions = flat->ring_starts != NULL
                   ? awrash_i_room (AwrashPosition, geojson->n_positions, error)
                   : NULL;
  if (*positions == NULL)
    return FALSE;
  for (gsize p = 0; p < awrash_programme_province_get_count (geojson->programme); p++)
    owners[key->features[p]] = p + 1;
  owners[0] = 0;
  for (gsize r = 0; r < geojson->n_rings; r++)
    {
      const AwrashRing *ring = &geojson->rings[r];
      if (owners[ring->feature] == 0)
        continue;
      selection->provinces[flat->n_rings] = owners[ring->feature] - 1;
      flat->ring_starts[flat->n_rings++] = flat->n_points;
      for (gsize i = 0; i < ring->n; i++)
        (*positions)[flat->n_points++] = geojson->positions[ring->start + i];
    }
  flat->ring_starts[flat->n_rings] = flat->n_points;
  return flat->n_points > 0 || refuse_without_area (geojson, key, error);
}

/* ── on the grid ────────────────────────────────────────────────────────────────────────────── */

/* Lays the positions flat where they stand, x for longitude and y to the south. */
static void
project (gsize n, AwrashPosition positions[])
{
  AwrashProjection projection;

  awrash_i_projection_init (&projection, n, positions);
  for (gsize i = 0; i < n; i++)
    {
      double x, y;
      awrash_i_projection_put (&projection, positions[i], &x, &y);
      positions[i] = (AwrashPosition){ x, -y };
    }
}

static gboolean
lay_out (AwrashRings *flat, AwrashPosition positions[], AwrashPoint room, AwrashOutlines *outlines,
         GError **error)
{
  double left = INFINITY, right = -INFINITY, top = INFINITY, bottom = -INFINITY, scale;

  flat->points = awrash_i_room (AwrashPoint, flat->n_points, error);
  if (flat->points == NULL)
    return FALSE;
  project (flat->n_points, positions);
  for (gsize i = 0; i < flat->n_points; i++)
    {
      left = MIN (left, positions[i].longitude);
      right = MAX (right, positions[i].longitude);
      top = MIN (top, positions[i].latitude);
      bottom = MAX (bottom, positions[i].latitude);
    }
  /* Of what has no extent the scale is any. */
  scale = MIN (room.x / MAX (right - left, 1), room.y / MAX (bottom - top, 1));
  for (gsize i = 0; i < flat->n_points; i++)
    flat->points[i]
        = (AwrashPoint){ (gint32)lround ((positions[i].longitude - left) * scale * FINE),
                         (gint32)lround ((positions[i].latitude - top) * scale * FINE) };
  outlines->width = (gint32)lround ((right - left) * scale);
  outlines->height = (gint32)lround ((bottom - top) * scale);
  return TRUE;
}

/* ── put together again ─────────────────────────────────────────────────────────────────────── */

static AwrashPoint
round_to_drawing (AwrashPoint fine)
{
  return (AwrashPoint){ (fine.x + FINE / 2) / FINE, (fine.y + FINE / 2) / FINE };
}

/* What is left of an arc, but its last point, which is the first of the next one; runs of one point
 * once. */
static void
walk (const AwrashArcs *arcs, const gboolean kept[], gint64 use, AwrashRings *rings)
{
  const gsize arc = awrash_i_arcs_index (use), start = rings->ring_starts[rings->n_rings - 1];
  const gsize first = arcs->starts[arc], last = arcs->starts[arc + 1] - 1;

  for (gsize i = first; i < last; i++)
    {
      const gsize at = use < 0 ? last - (i - first) : i;
      const AwrashPoint point = round_to_drawing (arcs->points[at]);
      const AwrashPoint *before = &rings->points[rings->n_points - (rings->n_points > start)];

      if (kept[at] && (rings->n_points == start || before->x != point.x || before->y != point.y))
        rings->points[rings->n_points++] = point;
    }
}

/* The rings from the one at *ring on that are of the same province; *ring goes behind them. */
static gboolean
draw_province (const Selection *selection, const AwrashArcs *arcs, const gboolean kept[],
               AwrashRings *rings, gsize *ring, AwrashOutlines *outlines, GError **error)
{
  const gsize province = selection->provinces[*ring];
  AwrashOutline *outline = &outlines->outlines[province];

  rings->n_points = rings->n_rings = 0;
  outline->at = round_to_drawing (selection->flat.points[selection->flat.ring_starts[*ring]]);
  for (; *ring < arcs->n_rings && selection->provinces[*ring] == province; ++*ring)
    {
      rings->ring_starts[rings->n_rings++] = rings->n_points;
      for (gsize i = arcs->ring_starts[*ring]; i < arcs->ring_starts[*ring + 1]; i++)
        walk (arcs, kept, arcs->uses[i], rings);
    }
  rings->ring_starts[rings->n_rings] = rings->n_points;
  outlines->n++;
  return awrash_i_outline_draw (outline, rings, error);
}

static gboolean
draw (const Selection *selection, gsize most, AwrashOutlines *outlines, GError **error)
{
  g_auto (AwrashArcs) arcs = { 0 };
  g_auto (AwrashRings) rings = { 0 };
  g_autofree gboolean *kept = NULL;

  if (!awrash_i_arcs_init (&arcs, &selection->flat, error))
    return FALSE;
  kept = awrash_i_arcs_simplify (&arcs, most, UNSEEN, error);
  rings.points = kept != NULL ? awrash_i_room (AwrashPoint, selection->flat.n_points, error) : NULL;
  rings.ring_starts = rings.points != NULL ? awrash_i_room (gsize, arcs.n_rings + 1, error) : NULL;
  if (rings.ring_starts == NULL)
    return FALSE;
  for (gsize r = 0; r < arcs.n_rings;)
    if (!draw_province (selection, &arcs, kept, &rings, &r, outlines, error))
      return FALSE;
  return TRUE;
}

AwrashOutlines *
awrash_i_outlines_new (const AwrashGeojson *geojson, const AwrashGeojsonKey *key, AwrashPoint room,
                       gsize most, GError **error)
{
  const gsize n = awrash_programme_province_get_count (geojson->programme);
  g_autoptr (AwrashOutlines) outlines = g_new0 (AwrashOutlines, 1);
  g_auto (Selection) selection = { .geojson = geojson };
  g_autofree AwrashPosition *positions = NULL;

  outlines->n_provinces = n;
  outlines->outlines = awrash_i_new (AwrashOutline, n, error);
  if (outlines->outlines == NULL || !choose (&selection, key, &positions, error)
      || !lay_out (&selection.flat, positions, room, outlines, error)
      || !draw (&selection, most, outlines, error))
    return NULL;
  outlines->property = g_strdup (key->name);
  outlines->n_others = geojson->n_features - key->n;
  outlines->attribution = g_strdup (geojson->attribution);
  return g_steal_pointer (&outlines);
}

void
awrash_i_outlines_free (AwrashOutlines *outlines)
{
  if (outlines == NULL)
    return;
  for (gsize p = 0; outlines->outlines != NULL && p < outlines->n_provinces; p++)
    g_free (outlines->outlines[p].path);
  g_free (outlines->outlines);
  g_free (outlines->property);
  g_free (outlines->attribution);
  g_free (outlines);
}
