/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Geometries of GeoJSON: polygons are kept as rings, points and lines have no area and are left
 * out. Source: RFC 7946, 3.1. Invariant: every ring kept has three positions or more, all of them
 * on the globe, and is closed. */

#include "report/geojson-private.h"

#include "base/i18n-private.h"
#include "base/number-private.h"
#include "base/text-private.h"

#include <math.h>
#include <string.h>

/* How many lists stand around a number in the coordinates of a type. */
static const struct
{
  const char *name;
  gsize depth;
  gboolean has_area;
} types[] = {
  { "Polygon", 3, TRUE },         { "MultiPolygon", 4, TRUE }, { "GeometryCollection", 0, TRUE },
  { "Point", 1, FALSE },          { "MultiPoint", 2, FALSE },  { "LineString", 2, FALSE },
  { "MultiLineString", 3, FALSE }
};

void
awrash_i_geometry_begin (AwrashGeometry *geometry, const AwrashGeojson *geojson)
{
  *geometry = (AwrashGeometry){ .first_ring = geojson->n_rings,
                                .first_position = geojson->n_positions,
                                .least_depth = G_MAXSIZE };
}

static gboolean
check_degrees (const AwrashGeojson *geojson, const char *what, double value, int most,
               GError **error)
{
  g_autofree char *number = NULL;

  if (fabs (value) <= most)
    return TRUE;
  number = awrash_i_number_format (value);
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("map: feature %zu: %s is %s, expected degrees from −%d to %d (WGS 84, longitude "
                  "first)"),
               geojson->n_features, what, number, most, most);
  return FALSE;
}

gboolean
awrash_i_geometry_add_position (AwrashGeometry *geometry, AwrashGeojson *geojson,
                                const double numbers[2], gsize n_numbers, gsize depth,
                                GError **error)
{
  if (n_numbers < 2)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_SYNTAX,
                   _ ("map: feature %zu: a position has 1 number, expected longitude and latitude"),
                   geojson->n_features);
      return FALSE;
    }
  if (!check_degrees (geojson, _ ("a longitude"), numbers[0], 180, error)
      || !check_degrees (geojson, _ ("a latitude"), numbers[1], 90, error))
    return FALSE;
  geojson->positions[geojson->n_positions++] = (AwrashPosition){ numbers[0], numbers[1] };
  geometry->least_depth = MIN (geometry->least_depth, depth);
  geometry->most_depth = MAX (geometry->most_depth, depth);
  return TRUE;
}

void
awrash_i_geometry_add_ring (AwrashGeojson *geojson, gsize n)
{
  geojson->rings[geojson->n_rings++]
      = (AwrashRing){ geojson->n_features, geojson->n_positions - n, n };
}

static gboolean
close_ring (const AwrashGeojson *geojson, AwrashRing *ring, GError **error)
{
  const AwrashPosition *first = &geojson->positions[ring->start], *last = first + ring->n - 1;

  if (ring->n < 4)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("map: feature %zu: a ring has %zu positions, expected 4 or more"),
                   ring->feature, ring->n);
      return FALSE;
    }
  if (first->longitude != last->longitude || first->latitude != last->latitude)
    {
      g_autofree char *x = awrash_i_number_format (first->longitude);
      g_autofree char *y = awrash_i_number_format (first->latitude);
      g_autofree char *u = awrash_i_number_format (last->longitude);
      g_autofree char *v = awrash_i_number_format (last->latitude);
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("map: feature %zu: a ring is open: it ends at (%s, %s), expected its "
                      "beginning, (%s, %s)"),
                   ring->feature, u, v, x, y);
      return FALSE;
    }
  ring->n--;
  return TRUE;
}

static gboolean
refuse_type (const AwrashGeojson *geojson, const AwrashGeometry *geometry, GError **error)
{
  g_autofree char *quoted = awrash_i_text_quote (geometry->type);

  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_SYNTAX,
               _ ("map: feature %zu: the type of a geometry is %s, expected Polygon, MultiPolygon "
                  "or another of RFC 7946"),
               geojson->n_features, quoted);
  return FALSE;
}

gboolean
awrash_i_geometry_end (AwrashGeometry *geometry, AwrashGeojson *geojson, GError **error)
{
  gsize type = 0;

  while (type < G_N_ELEMENTS (types) && strcmp (types[type].name, geometry->type) != 0)
    type++;
  if (type == G_N_ELEMENTS (types))
    return refuse_type (geojson, geometry, error);
  if (geometry->most_depth > 0
      && (geometry->least_depth != types[type].depth || geometry->most_depth != types[type].depth))
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_SYNTAX,
                   _ ("map: feature %zu: coordinates stand in %zu lists, expected %zu for %s"),
                   geojson->n_features,
                   geometry->least_depth != types[type].depth ? geometry->least_depth
                                                              : geometry->most_depth,
                   types[type].depth, types[type].name);
      return FALSE;
    }
  if (!types[type].has_area)
    {
      geojson->n_rings = geometry->first_ring;
      geojson->n_positions = geometry->first_position;
    }
  for (gsize r = geometry->first_ring; types[type].depth > 0 && r < geojson->n_rings; r++)
    if (!close_ring (geojson, &geojson->rings[r], error))
      return FALSE;
  return TRUE;
}
