/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Outlines as GeoJSON has them: rings of positions by feature, and which property of the features
 * holds the codes of the programme's provinces. */

#ifndef AWRASH_REPORT_GEOJSON_PRIVATE_H
#define AWRASH_REPORT_GEOJSON_PRIVATE_H

#include <awrash.h>

typedef struct
{
  double longitude, latitude; /* degrees */
} AwrashPosition;

typedef struct
{
  gsize feature;  /* from 1 on */
  gsize start, n; /* its positions; the first is not repeated at the end */
} AwrashRing;

/* A property whose value is the code of a province in some feature. */
typedef struct
{
  char *name;
  gsize n;             /* provinces that it finds */
  gsize *features;     /* [province] from 1 on; 0: none */
  gsize first, second; /* features of one code; 0: none has two */
  gsize twice;         /* and the province of that code */
} AwrashGeojsonKey;

typedef struct
{
  const AwrashProgramme *programme;
  const char *property; /* NULL: whichever finds most provinces */
  GHashTable *codes;    /* of provinces: their index + 1 */
  GPtrArray *keys;      /* of AwrashGeojsonKey */
  GString *shown;       /* a few properties, for where none holds a code */
  gsize n_shown;
  gsize n_features;
  AwrashPosition *positions;
  gsize n_positions;
  AwrashRing *rings; /* by feature */
  gsize n_rings;
  char *attribution; /* of the whole collection; NULL: has none */
} AwrashGeojson;

/* Reads a FeatureCollection; nothing is held of it but what stands above. */
gboolean awrash_i_geojson_init (AwrashGeojson *geojson, const AwrashProgramme *programme,
                                const char *text, const char *property, GError **error);
void awrash_i_geojson_clear (AwrashGeojson *geojson);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashGeojson, awrash_i_geojson_clear)

/* geojson-read.c: fills what has room. */
gboolean awrash_i_geojson_read (AwrashGeojson *geojson, const char *text, gsize length,
                                GError **error);

/* geojson-key.c: a text or a number among a feature's properties, or its id. */
gboolean awrash_i_geojson_note (AwrashGeojson *geojson, const char *name, const char *value,
                                GError **error);
/* The property that finds most provinces, "code" before others that find as many. */
const AwrashGeojsonKey *awrash_i_geojson_choose (const AwrashGeojson *geojson, GError **error);

/* geojson-ring.c: one geometry while it is read, its members in any order. */
typedef struct
{
  char type[24]; /* "" until it is known */
  gsize first_ring, first_position;
  gsize least_depth, most_depth; /* lists around a number; 0: there are none */
} AwrashGeometry;

void awrash_i_geometry_begin (AwrashGeometry *geometry, const AwrashGeojson *geojson);
/* A list of numbers, depth lists deep. */
gboolean awrash_i_geometry_add_position (AwrashGeometry *geometry, AwrashGeojson *geojson,
                                         const double numbers[2], gsize n_numbers, gsize depth,
                                         GError **error);
/* The last n positions were one list. */
void awrash_i_geometry_add_ring (AwrashGeojson *geojson, gsize n);
/* Keeps what has an area, and refuses what its type does not allow. */
gboolean awrash_i_geometry_end (AwrashGeometry *geometry, AwrashGeojson *geojson, GError **error);

#endif
