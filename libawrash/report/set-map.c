/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Outlines for a report's map. Source: RFC 7946. Invariant: a report that had a map keeps it where
 * another one is refused. */

#include "report/chart-private.h"

/* Points between the nodes of borders: some 15 kB of a page for 75 provinces. */
#define MOST_POINTS 1200
#define MOST_POINTS_EACH 16
/* The room of the drawing, in its units. */
#define ROOM_WIDTH (AWRASH_CHART_WIDTH - 12)
#define ROOM_HEIGHT 560

gboolean
awrash_report_set_map (AwrashReport *report, const char *geojson, const char *property,
                       const char *attribution, GError **error)
{
  const AwrashPoint room
      = { ROOM_WIDTH * AWRASH_OUTLINE_PARTS, ROOM_HEIGHT * AWRASH_OUTLINE_PARTS };
  g_auto (AwrashGeojson) read = { 0 };
  const AwrashGeojsonKey *key;
  AwrashOutlines *outlines;
  gsize most;

  g_return_val_if_fail (report != NULL && geojson != NULL, FALSE);
  most = MAX (MOST_POINTS, MOST_POINTS_EACH * report->n_provinces);
  if (!awrash_i_geojson_init (&read, report->programme, geojson, property, error))
    return FALSE;
  key = awrash_i_geojson_choose (&read, error);
  outlines = key != NULL ? awrash_i_outlines_new (&read, key, room, most, error) : NULL;
  if (outlines == NULL)
    return FALSE;
  if (attribution != NULL)
    {
      g_free (outlines->attribution);
      outlines->attribution = g_strdup (attribution);
    }
  awrash_i_outlines_free (report->outlines);
  report->outlines = outlines;
  return TRUE;
}
