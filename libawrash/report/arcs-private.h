/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rings cut into arcs, each border that two rings share being one arc. */

#ifndef AWRASH_REPORT_ARCS_PRIVATE_H
#define AWRASH_REPORT_ARCS_PRIVATE_H

#include <awrash.h>

typedef struct
{
  gint32 x, y;
} AwrashPoint;

/* What becomes of a ring: its points, one after the other; where it ends the first comes again. */
typedef struct
{
  gsize n_points;
  AwrashPoint *points;
  gsize n_rings;
  gsize *ring_starts; /* [n_rings + 1] among the points */
} AwrashRings;

typedef struct
{
  AwrashPoint *points; /* of all arcs, one after the other, both ends included */
  gsize n_arcs;
  gsize *starts; /* [n_arcs + 1] among the points */
  gsize n_rings;
  gsize *ring_starts; /* [n_rings + 1] among the uses; a ring without any is a point or a line */
  gint64 *uses;       /* of arcs by rings: the arc, or -1 - arc where it is walked backwards */
} AwrashArcs;

/* Runs of one point are taken as that point once; a ring of fewer than three has no arcs. */
gboolean awrash_i_arcs_init (AwrashArcs *arcs, const AwrashRings *rings, GError **error);
void awrash_i_arcs_clear (AwrashArcs *arcs);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashArcs, awrash_i_arcs_clear)

static inline gsize
awrash_i_arcs_index (gint64 use)
{
  return (gsize)(use < 0 ? -1 - use : use);
}

/* simplify.c: which points are kept: at most so many between the ends of arcs, and none whose
 * triangle has twice its area at most unseen. Both sides of a border keep the same. */
gboolean *awrash_i_arcs_simplify (const AwrashArcs *arcs, gsize most, gint64 unseen,
                                  GError **error);

#endif
