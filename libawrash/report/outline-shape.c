/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One province on the map: its path, and the widest room for its name. Source: SVG 2, path data;
 * the even-odd rule for holes. Invariant: a province too small for the grid is a small diamond,
 * which can still be pointed at. */

#include "report/outline-private.h"

#include "base/memory-private.h"
#include "base/text-private.h"

#include <stdlib.h>
#include <string.h>

/* Half the width of the diamond, in the grid. */
#define DIAMOND 10
/* At how many heights room is looked for. */
#define SCANS 24

static gboolean
append (AwrashText *text, const char *before, AwrashPoint point, GError **error)
{
  char words[40];

  /* A minus parts numbers as well as a blank does. */
  g_snprintf (words, sizeof words, "%s%d%s%d", point.x < 0 && before[0] == ' ' ? "" : before,
              point.x, point.y < 0 ? "" : " ", point.y);
  return awrash_i_text_append (text, words, strlen (words), error);
}

static gint64
area_of (const AwrashPoint points[], gsize n)
{
  gint64 area = 0;

  for (gsize i = 0; i < n; i++)
    {
      const AwrashPoint p = points[i], q = points[i + 1 < n ? i + 1 : 0];
      area += (gint64)p.x * q.y - (gint64)q.x * p.y;
    }
  return area;
}

/* Nothing for a ring that has no area. */
static gboolean
append_ring (AwrashText *text, const AwrashPoint points[], gsize n, GError **error)
{
  if (n < 3 || area_of (points, n) == 0)
    return TRUE;
  if (!append (text, "M", points[0], error))
    return FALSE;
  for (gsize i = 1; i < n; i++)
    {
      const AwrashPoint step = { points[i].x - points[i - 1].x, points[i].y - points[i - 1].y };
      if (!append (text, i == 1 ? "l" : " ", step, error))
        return FALSE;
    }
  return awrash_i_text_append (text, "z", 1, error);
}

static gboolean
append_diamond (AwrashText *text, AwrashPoint at, GError **error)
{
  const AwrashPoint corners[] = { { at.x - DIAMOND, at.y },
                                  { at.x, at.y - DIAMOND },
                                  { at.x + DIAMOND, at.y },
                                  { at.x, at.y + DIAMOND } };

  return append_ring (text, corners, G_N_ELEMENTS (corners), error);
}

/* ── room for words ─────────────────────────────────────────────────────────────────────────── */

static int
compare (const void *a, const void *b)
{
  const gint32 x = *(const gint32 *)a, y = *(const gint32 *)b;

  return (x > y) - (x < y);
}

/* Where the rings meet a line at half a step past y, or past x where is_column; sorted: between the
 * first and the second is inside, and so on. */
static gsize
cross (const AwrashRings *rings, gint32 at, gboolean is_column, gint32 crossings[])
{
  gsize n = 0;

  for (gsize r = 0; r < rings->n_rings; r++)
    for (gsize i = rings->ring_starts[r]; i < rings->ring_starts[r + 1]; i++)
      {
        const gsize next = i + 1 < rings->ring_starts[r + 1] ? i + 1 : rings->ring_starts[r];
        const AwrashPoint p = rings->points[i], q = rings->points[next];
        const gint64 a = is_column ? p.x : p.y, b = is_column ? q.x : q.y;
        const gint64 u = is_column ? p.y : p.x, v = is_column ? q.y : q.x;
        if ((a <= at) != (b <= at))
          crossings[n++] = (gint32)(u + (v - u) * (2 * at + 1 - 2 * a) / (2 * (b - a)));
      }
  qsort (crossings, n, sizeof *crossings, compare);
  return n;
}

/* Of the room around a point, as far down as up. */
static gint32
height_at (const AwrashRings *rings, AwrashPoint at, gint32 crossings[])
{
  const gsize n = cross (rings, at.x, TRUE, crossings);

  for (gsize i = 0; i + 1 < n; i += 2)
    if (crossings[i] <= at.y && at.y <= crossings[i + 1])
      return 2 * MIN (at.y - crossings[i], crossings[i + 1] - at.y);
  return 0;
}

static void
find_room (AwrashOutline *outline, const AwrashRings *rings, gint32 crossings[])
{
  gint32 top = G_MAXINT32, bottom = G_MININT32;

  for (gsize i = 0; i < rings->n_points; i++)
    {
      top = MIN (top, rings->points[i].y);
      bottom = MAX (bottom, rings->points[i].y);
    }
  for (gint32 s = 1; rings->n_points > 0 && s < SCANS; s++)
    {
      const gint32 y = top + (gint32)((gint64)(bottom - top) * s / SCANS);
      gsize best = 0;
      const gsize n = cross (rings, y, FALSE, crossings);
      AwrashPoint at;
      gint32 width, height;

      for (gsize i = 0; i + 1 < n; i += 2)
        if (crossings[i + 1] - crossings[i] > crossings[best + 1] - crossings[best])
          best = i;
      if (n < 2)
        continue;
      width = crossings[best + 1] - crossings[best];
      at = (AwrashPoint){ crossings[best] + width / 2, y };
      height = height_at (rings, at, crossings);
      if (MIN (width, 2 * height) > MIN (outline->width, 2 * outline->height))
        {
          outline->at = at;
          outline->width = width;
          outline->height = height;
        }
    }
}

gboolean
awrash_i_outline_draw (AwrashOutline *outline, const AwrashRings *rings, GError **error)
{
  g_auto (AwrashText) text = { 0 };
  g_autofree gint32 *crossings = awrash_i_room (gint32, rings->n_points, error);

  if (crossings == NULL)
    return FALSE;
  for (gsize r = 0; r < rings->n_rings; r++)
    if (!append_ring (&text, rings->points + rings->ring_starts[r],
                      rings->ring_starts[r + 1] - rings->ring_starts[r], error))
      return FALSE;
  if (text.length == 0 && !append_diamond (&text, outline->at, error))
    return FALSE;
  find_room (outline, rings, crossings);
  outline->path = awrash_i_text_steal (&text);
  return TRUE;
}
