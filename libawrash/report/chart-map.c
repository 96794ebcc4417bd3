/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The map of the rates: the provinces' outlines where the report has them, else a hexagon for each.
 * Source: the tiles of tiles.c; outline.c. Invariant: the scale of colours is one for the map, the
 * bars and the heat map. */

#include "report/chart-private.h"

#include <math.h>

#define TOP AWRASH_CHART_READOUT
#define MARGIN 6.0
#define LARGEST 70.0 /* the width of a tile where there are few */
#define SMALL 50.0   /* narrower ones have no room for decimals */
#define LEGEND 46
#define NEXT_ROW 0.8660254 /* √3/2: from row to row */

static double
width_of (const AwrashTiles *tiles)
{
  const double most = AWRASH_CHART_WIDTH - 2 * MARGIN;

  return tiles->columns > 0 ? MIN (LARGEST, most / tiles->columns) : LARGEST;
}

static gboolean
is_there (const AwrashReport *report)
{
  return (report->outlines != NULL || report->tiles.n > 0)
         && !isnan (awrash_i_report_common_rate (report));
}

static int
height (const AwrashReport *report)
{
  const AwrashTiles *tiles = &report->tiles;

  if (report->outlines != NULL)
    return TOP + awrash_i_chart_outlines_height (report) + LEGEND;
  return TOP + LEGEND + (int)ceil (width_of (tiles) * (tiles->rows * NEXT_ROW + 0.4));
}

/* A hexagon that stands on a corner, as wide as 1, around 0, 0. */
static void
define_tile (AwrashWriter *writer, double width)
{
  static const double corners[6][2] = { { 0, -0.57735 }, { 0.5, -0.288675 }, { 0.5, 0.288675 },
                                        { 0, 0.57735 },  { -0.5, 0.288675 }, { -0.5, -0.288675 } };

  awrash_i_write (writer, "<defs><path id=\"tile\" d=\"M");
  for (gsize i = 0; i < 6; i++)
    {
      awrash_i_chart_put (writer, i > 0 ? "L" : "", corners[i][0] * (width - 1));
      awrash_i_chart_put (writer, " ", corners[i][1] * (width - 1));
    }
  awrash_i_write (writer, "Z\"/></defs>\n");
}

static void
draw_tile (AwrashWriter *writer, const AwrashReport *report, AwrashScale scale, gsize p, double x,
           double y, double width)
{
  const double rate = report->rates[p];
  const gboolean star = awrash_i_report_is_assumed (report, p, -1);
  AwrashPiece shown = awrash_i_chart_rate (report, rate);
  const AwrashPiece told[]
      = { awrash_i_piece_province (writer, p), awrash_i_piece_mark (shown, star) };
  const int class_ = isnan (rate) ? 0 : awrash_i_chart_class (scale, rate);

  if (width < SMALL)
    shown.decimals = 0;
  awrash_i_chart_begin_mark (writer);
  awrash_i_writef (writer, "<use href=\"#tile\" class=\"k%d\"", class_);
  awrash_i_chart_put (writer, " x=\"", x);
  awrash_i_chart_put (writer, "\" y=\"", y);
  awrash_i_writef (writer, "\"/><g class=\"t%d\">", class_);
  awrash_i_chart_begin_text (writer, "s", x, y - 1);
  awrash_i_say_piece (
      writer, awrash_i_piece_cut (awrash_i_piece_province (writer, p), (gsize)(width / 5.2)));
  awrash_i_write (writer, "</text>");
  awrash_i_chart_begin_text (writer, "s", x, y + 9);
  awrash_i_say_piece (writer, awrash_i_piece_mark (shown, star));
  awrash_i_write (writer, "</text></g>");
  awrash_i_chart_tell (writer);
  awrash_i_say_row (writer, G_N_ELEMENTS (told), told);
  awrash_i_chart_end_mark (writer);
}

/* The steps of the scale with the rate at which each begins, and at the end the highest. */
static void
draw_legend (AwrashWriter *writer, const AwrashReport *report, AwrashScale scale, double y)
{
  const double width = 56, left = (AWRASH_CHART_WIDTH - AWRASH_CHART_CLASSES * width) / 2;

  for (int k = 0; k <= AWRASH_CHART_CLASSES; k++)
    {
      const double x = left + k * width;
      const double from = scale.least + (scale.most - scale.least) * k / AWRASH_CHART_CLASSES;
      if (k < AWRASH_CHART_CLASSES)
        {
          awrash_i_writef (writer, "<rect class=\"k%d\" width=\"%d\" height=\"14\"", k, (int)width);
          awrash_i_chart_put (writer, " x=\"", x);
          awrash_i_chart_put (writer, "\" y=\"", y);
          awrash_i_write (writer, "\"/>");
        }
      awrash_i_chart_begin_text (writer, "c", x, y + 28);
      awrash_i_say_piece (writer, awrash_i_chart_rate (report, from));
      awrash_i_write (writer, "</text>\n");
    }
}

static void
draw_tiles (AwrashWriter *writer, const AwrashReport *report, AwrashScale scale)
{
  const AwrashTiles *tiles = &report->tiles;
  const double width = width_of (tiles);
  const double left = (AWRASH_CHART_WIDTH - tiles->columns * width) / 2;

  define_tile (writer, width);
  for (gsize p = 0; p < report->n_provinces; p++)
    if (tiles->has[p])
      draw_tile (writer, report, scale, p, left + (tiles->column[p] + 0.5) * width,
                 TOP + (tiles->row[p] * NEXT_ROW + 0.62) * width, width);
}

static void
draw (AwrashWriter *writer, const AwrashReport *report)
{
  const AwrashScale scale = awrash_i_chart_scale (report);

  if (report->outlines != NULL)
    awrash_i_chart_draw_outlines (writer, report, TOP);
  else
    draw_tiles (writer, report, scale);
  draw_legend (writer, report, scale, height (report) - LEGEND + 12);
}

static AwrashMessage
introduce (const AwrashReport *report)
{
  return report->outlines != NULL ? AWRASH_MESSAGE_OUTLINE_INTRODUCTION
                                  : AWRASH_MESSAGE_MAP_INTRODUCTION;
}

const AwrashChart awrash_i_chart_map = { .name = "map",
                                         .title = AWRASH_MESSAGE_SECTION_MAP,
                                         .introduce = introduce,
                                         .is_there = is_there,
                                         .height = height,
                                         .draw = draw };
