/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What equity costs: plans that no other one beats in both, equity over efficiency. Source:
 * Bertsimas, Farias and Trichakis (2011). Invariant: points stand in the order of the frontier. */

#include "report/chart-private.h"

#include <math.h>
#include <string.h>

#define LEFT 90
#define WIDE 350
#define HIGH 240
#define TOP AWRASH_CHART_READOUT

AwrashPiece
awrash_i_chart_measure (const char *name)
{
  static const struct
  {
    const char *name;
    AwrashMessage words;
  } measures[] = { { "places", AWRASH_MESSAGE_PLACES },
                   { "person-months", AWRASH_MESSAGE_PERSON_MONTHS },
                   { "lowest-rate", AWRASH_MESSAGE_LOWEST_RATE },
                   { "gini", AWRASH_MESSAGE_GINI } };

  for (gsize i = 0; name != NULL && i < G_N_ELEMENTS (measures); i++)
    if (strcmp (measures[i].name, name) == 0)
      return awrash_i_piece_message (measures[i].words);
  return awrash_i_piece_data (name);
}

static gboolean
is_there (const AwrashReport *report)
{
  return report->n_points > 0;
}

static int
height (const AwrashReport *report)
{
  (void)report;
  return TOP + HIGH + 60;
}

static AwrashScale
scale_of (const AwrashReport *report, gboolean is_equity)
{
  AwrashScale scale = { INFINITY, -INFINITY };

  for (gsize i = 0; i < report->n_points; i++)
    {
      const double value = is_equity ? report->points[i].equity : report->points[i].efficiency;
      if (!isfinite (value))
        continue;
      scale.least = MIN (scale.least, value);
      scale.most = MAX (scale.most, value);
    }
  return scale;
}

static double
across (AwrashScale scale, double value)
{
  return LEFT + 14 + (WIDE - 28) * awrash_i_chart_part (scale, value);
}

static double
down (AwrashScale scale, double value)
{
  return TOP + HIGH - 14
         - (HIGH - 28) * (isfinite (value) ? awrash_i_chart_part (scale, value) : 0);
}

static void
draw_ends (AwrashWriter *writer, AwrashScale x, AwrashScale y)
{
  const double xs[] = { x.least, x.most }, ys[] = { y.least, y.most };

  for (gsize i = 0; i < 2; i++)
    {
      if (i == 0 || x.most > x.least)
        {
          awrash_i_chart_begin_text (writer, "c", across (x, xs[i]), TOP + HIGH + 18);
          awrash_i_say_piece (writer, awrash_i_piece_decimal (xs[i], 0));
          awrash_i_write (writer, "</text>");
        }
      if (i == 0 || y.most > y.least)
        {
          awrash_i_chart_begin_text (writer, "e", LEFT - 6, down (y, ys[i]) + 4);
          awrash_i_say_piece (writer, awrash_i_piece_decimal (ys[i], 4));
          awrash_i_write (writer, "</text>\n");
        }
    }
}

static void
draw_axes (AwrashWriter *writer, const AwrashReport *report)
{
  const AwrashPiece efficiency = awrash_i_chart_measure (report->efficiency);
  const AwrashPiece equity = awrash_i_chart_measure (report->inequity);

  awrash_i_writef (writer, "<path class=\"g\" d=\"M%d %dv%dh%d\"/>", LEFT, TOP, HIGH, WIDE);
  awrash_i_chart_begin_text (writer, "c", LEFT + WIDE / 2.0, TOP + HIGH + 42);
  awrash_i_say (writer, AWRASH_MESSAGE_EFFICIENCY, 1, &efficiency);
  awrash_i_writef (writer, "</text><text class=\"c\" transform=\"translate(18 %d)rotate(-90)\">",
                   TOP + HIGH / 2);
  awrash_i_say (writer, AWRASH_MESSAGE_INEQUITY, 1, &equity);
  awrash_i_write (writer, "</text>\n");
}

static void
draw (AwrashWriter *writer, const AwrashReport *report)
{
  const AwrashScale x = scale_of (report, FALSE), y = scale_of (report, TRUE);
  const gboolean star = awrash_i_report_is_any_assumed (report, -1);

  draw_axes (writer, report);
  draw_ends (writer, x, y);
  awrash_i_write (writer, "<path class=\"l\" d=\"M");
  for (gsize i = 0; i < report->n_points; i++)
    {
      awrash_i_chart_put (writer, i > 0 ? "L" : "", across (x, report->points[i].efficiency));
      awrash_i_chart_put (writer, " ", down (y, report->points[i].equity));
    }
  awrash_i_write (writer, "\"/>\n");
  for (gsize i = 0; i < report->n_points; i++)
    {
      const AwrashReportPoint *point = &report->points[i];
      awrash_i_chart_begin_mark (writer);
      awrash_i_chart_put (writer, "<circle class=\"d\" r=\"5\" cx=\"",
                          across (x, point->efficiency));
      awrash_i_chart_put (writer, "\" cy=\"", down (y, point->equity));
      awrash_i_write (writer, "\"/>");
      awrash_i_chart_tell (writer);
      AWRASH_SAY (writer, AWRASH_MESSAGE_FRONTIER_POINT,
                  awrash_i_piece_mark (awrash_i_piece_decimal (point->efficiency, 0), star),
                  awrash_i_piece_mark (awrash_i_piece_decimal (point->equity, 5), star),
                  awrash_i_piece_mark (awrash_i_piece_decimal (point->price * 100, 2), star));
      awrash_i_chart_end_mark (writer);
    }
}

const AwrashChart awrash_i_chart_frontier = { .name = "frontier",
                                              .title = AWRASH_MESSAGE_SECTION_FRONTIER,
                                              .introduction = AWRASH_MESSAGE_FRONTIER_INTRODUCTION,
                                              .is_there = is_there,
                                              .height = height,
                                              .draw = draw };
