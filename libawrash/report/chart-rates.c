/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bars: the provinces by their rate, the lowest first, and a line where the rate of all together
 * is. Source: none. Invariant: bars begin at 0, so that twice as long is twice as much. */

#include "report/chart-private.h"

#include <math.h>

#define TOP 28
#define ROW 18
#define LEFT 150
#define LONGEST 260

static gboolean
is_there (const AwrashReport *report)
{
  return report->n_provinces > 0 && !isnan (report->rates[report->order[0]]);
}

static int
height (const AwrashReport *report)
{
  return TOP + ROW * (int)report->n_provinces + 6;
}

static double
length_of (AwrashScale scale, double rate)
{
  return scale.most > 0 ? LONGEST * rate / scale.most : 0;
}

static void
draw_bar (AwrashWriter *writer, const AwrashReport *report, AwrashScale scale, gsize i)
{
  const gsize p = report->order[i];
  const double rate = report->rates[p], y = TOP + ROW * (double)i;

  awrash_i_chart_begin_text (writer, "e", LEFT - 6, y + 13);
  awrash_i_say_piece (writer, awrash_i_piece_cut (awrash_i_piece_province (writer, p), 24));
  awrash_i_write (writer, "</text>");
  if (isnan (rate))
    return;
  awrash_i_writef (writer, "<rect class=\"k%d\" x=\"%d\" height=\"%d\"",
                   awrash_i_chart_class (scale, rate), LEFT, ROW - 4);
  awrash_i_chart_put (writer, " y=\"", y + 2);
  awrash_i_chart_put (writer, "\" width=\"", length_of (scale, rate));
  awrash_i_write (writer, "\"/>\n");
}

static void
draw_value (AwrashWriter *writer, const AwrashReport *report, AwrashScale scale, gsize i)
{
  const gsize p = report->order[i];
  const double rate = report->rates[p];

  awrash_i_chart_begin_text (writer, "p", LEFT + 5 + (isnan (rate) ? 0 : length_of (scale, rate)),
                             TOP + ROW * (double)i + 13);
  awrash_i_say_piece (writer, awrash_i_piece_mark (awrash_i_chart_rate (report, rate),
                                                   awrash_i_report_is_assumed (report, p, -1)));
  awrash_i_write (writer, "</text>\n");
}

static void
draw (AwrashWriter *writer, const AwrashReport *report)
{
  const AwrashScale scale = awrash_i_chart_scale (report);
  const double common = awrash_i_report_common_rate (report);
  const double x = LEFT + length_of (scale, common);
  const AwrashPiece rate = awrash_i_chart_common_rate (report);

  for (gsize i = 0; i < report->n_provinces; i++)
    draw_bar (writer, report, scale, i);
  awrash_i_chart_put (writer, "<path class=\"n\" d=\"M", x);
  awrash_i_chart_put (writer, " 18V", height (report) - 4);
  awrash_i_write (writer, "\"/>");
  awrash_i_chart_begin_text (writer, "c", x, 13);
  awrash_i_say (writer, AWRASH_MESSAGE_TOGETHER, 1, &rate);
  awrash_i_write (writer, "</text>\n");
  for (gsize i = 0; i < report->n_provinces; i++)
    draw_value (writer, report, scale, i);
}

const AwrashChart awrash_i_chart_rates = { .name = "rates",
                                           .title = AWRASH_MESSAGE_SECTION_RATES,
                                           .introduction = AWRASH_MESSAGE_RATES_INTRODUCTION,
                                           .is_there = is_there,
                                           .height = height,
                                           .draw = draw };
