/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The outlines of provinces as a drawing has them. */

#ifndef AWRASH_REPORT_OUTLINE_PRIVATE_H
#define AWRASH_REPORT_OUTLINE_PRIVATE_H

#include "report/arcs-private.h"
#include "report/geojson-private.h"

/* Units of the drawing are parted into so many of the outlines. */
#define AWRASH_OUTLINE_PARTS 10

typedef struct
{
  char *path;     /* the data of a path in SVG, in whole numbers; NULL: the map has none */
  AwrashPoint at; /* the middle of the widest room for words within */
  gint32 width, height;
} AwrashOutline;

typedef struct
{
  gsize n_provinces, n;    /* with an outline */
  AwrashOutline *outlines; /* [n_provinces] */
  gint32 width, height;    /* of them all */
  char *property;          /* that holds the codes */
  gsize n_others;          /* features that are no province of the programme */
  char *attribution;       /* NULL: not stated */
} AwrashOutlines;

/* In a room of width × height; at most so many points between the nodes of borders. */
AwrashOutlines *awrash_i_outlines_new (const AwrashGeojson *geojson, const AwrashGeojsonKey *key,
                                       AwrashPoint room, gsize most, GError **error);
void awrash_i_outlines_free (AwrashOutlines *outlines);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashOutlines, awrash_i_outlines_free)

/* outline-shape.c: the rings of one province: its path, and where words have room. */
gboolean awrash_i_outline_draw (AwrashOutline *outline, const AwrashRings *rings, GError **error);

#endif
