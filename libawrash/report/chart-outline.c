/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The map of the rates in outlines. Source: outline.c. Invariant: names and rates stand where they
 * have room in their province; whatever has none still tells its value, as every mark does. */

#include "report/chart-private.h"

#include <math.h>

#define SOURCE 16 /* the line below that says who drew the outlines */
#define LETTER 5.0
#define LEAST_LETTERS 7 /* of a name */
#define LETTERS_OF_DECIMALS 4
#define LEAST_ROOM 3       /* letters of a rate */
#define ROOM_FOR_BOTH 21.0 /* the height of a name and a rate */
#define ROOM_FOR_RATE 9.0
#define MOST_LETTERS 100

static double
part (gint32 place)
{
  return (double)place / AWRASH_OUTLINE_PARTS;
}

static AwrashPiece
rate_of (const AwrashReport *report, gsize p)
{
  return awrash_i_piece_mark (awrash_i_chart_rate (report, report->rates[p]),
                              awrash_i_report_is_assumed (report, p, -1));
}

static void
draw_province (AwrashWriter *writer, const AwrashReport *report, gsize p, AwrashScale scale,
               double x, double y)
{
  const AwrashPiece pieces[] = { awrash_i_piece_province (writer, p), rate_of (report, p) };

  awrash_i_chart_begin_mark (writer);
  awrash_i_chart_put (writer, "<path transform=\"translate(", x);
  awrash_i_chart_put (writer, " ", y);
  awrash_i_chart_put (writer, ")scale(", 1.0 / AWRASH_OUTLINE_PARTS);
  if (isnan (report->rates[p]))
    awrash_i_write (writer, ")\" class=\"a kn\" d=\"");
  else
    awrash_i_writef (writer, ")\" class=\"a k%d\" d=\"",
                     awrash_i_chart_class (scale, report->rates[p]));
  awrash_i_write (writer, report->outlines->outlines[p].path);
  awrash_i_write (writer, "\"/>");
  awrash_i_chart_tell (writer);
  awrash_i_say_row (writer, G_N_ELEMENTS (pieces), pieces);
  awrash_i_chart_end_mark (writer);
}

/* The name and the rate, or the rate alone, or nothing. */
static void
write_label (AwrashWriter *writer, const AwrashReport *report, gsize p, double x, double y)
{
  const AwrashOutline *outline = &report->outlines->outlines[p];
  const double height = part (outline->height);
  const gsize letters = (gsize)(part (outline->width) / LETTER);
  const gboolean has_name = letters >= LEAST_LETTERS && height >= ROOM_FOR_BOTH;
  AwrashPiece rate = rate_of (report, p);

  if (letters < LETTERS_OF_DECIMALS)
    rate.decimals = 0;
  if (has_name)
    {
      awrash_i_chart_begin_text (writer, "s", x, y - 1);
      awrash_i_say_piece (writer,
                          awrash_i_piece_cut (awrash_i_piece_province (writer, p), letters));
      awrash_i_write (writer, "</text>");
    }
  awrash_i_chart_begin_text (writer, "s", x, has_name ? y + 9 : y + 3);
  awrash_i_say_piece (writer, rate);
  awrash_i_write (writer, "</text>");
}

/* Above all outlines, lest the next one hides a letter; readers of screens have them in the marks.
 */
static void
write_labels (AwrashWriter *writer, const AwrashReport *report, AwrashScale scale, double x,
              double y)
{
  awrash_i_write (writer, "<g class=\"j\" aria-hidden=\"true\">");
  for (gsize p = 0; p < report->n_provinces; p++)
    {
      const AwrashOutline *outline = &report->outlines->outlines[p];
      if (outline->path == NULL || isnan (report->rates[p])
          || part (outline->width) < LEAST_ROOM * LETTER || part (outline->height) < ROOM_FOR_RATE)
        continue;
      awrash_i_writef (writer, "<g class=\"t%d\">", awrash_i_chart_class (scale, report->rates[p]));
      write_label (writer, report, p, x + part (outline->at.x), y + part (outline->at.y));
      awrash_i_write (writer, "</g>\n");
    }
  awrash_i_write (writer, "</g>\n");
}

int
awrash_i_chart_outlines_height (const AwrashReport *report)
{
  const AwrashOutlines *outlines = report->outlines;

  return (int)ceil (part (outlines->height)) + (outlines->attribution != NULL ? SOURCE : 0);
}

void
awrash_i_chart_draw_outlines (AwrashWriter *writer, const AwrashReport *report, double y)
{
  const AwrashOutlines *outlines = report->outlines;
  const AwrashScale scale = awrash_i_chart_scale (report);
  const double left = floor ((AWRASH_CHART_WIDTH - part (outlines->width)) / 2);

  for (gsize p = 0; p < report->n_provinces; p++)
    if (outlines->outlines[p].path != NULL)
      draw_province (writer, report, p, scale, left, y);
  write_labels (writer, report, scale, left, y);
  if (outlines->attribution == NULL)
    return;
  awrash_i_chart_begin_text (writer, "s", AWRASH_CHART_WIDTH / 2.0,
                             y + awrash_i_chart_outlines_height (report) - 3);
  AWRASH_SAY (writer, AWRASH_MESSAGE_OUTLINE_SOURCE,
              awrash_i_piece_cut (awrash_i_piece_data (outlines->attribution), MOST_LETTERS));
  awrash_i_write (writer, "</text>\n");
}
