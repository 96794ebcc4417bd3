/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Readings side by side: for each province a dot for what each of them gives it, against its need.
 * Source: the plans that were added. Invariant: dots differ in shape and in colour, and none is
 * larger than another. */

#include "report/chart-private.h"

#include <math.h>

#define LEFT 150
#define RIGHT 12
#define ROW 18
#define KEY 18 /* a line of the key */
#define SHAPES 6
#define MOST_TOLD 8 /* rates that a line has room for */

static const AwrashReportReading *
reading_at (const AwrashReport *report, gsize i)
{
  return g_ptr_array_index (report->readings, i);
}

static gboolean
is_there (const AwrashReport *report)
{
  for (gsize i = 0; i < report->readings->len; i++)
    if (reading_at (report, i)->totals != NULL && awrash_i_chart_rates.is_there (report))
      return TRUE;
  return FALSE;
}

static int
top (const AwrashReport *report)
{
  return AWRASH_CHART_READOUT + KEY * ((int)report->readings->len + 1) + 20;
}

static int
height (const AwrashReport *report)
{
  return top (report) + ROW * (int)report->n_provinces + 6;
}

static double
rate_of (const AwrashReport *report, const int64_t totals[], gsize p)
{
  const double need = report->has_need ? report->needs[p] : 1;

  return need > 0 ? (double)totals[p] / need : NAN;
}

static AwrashScale
scale_of (const AwrashReport *report)
{
  AwrashScale scale = awrash_i_chart_scale (report);

  for (gsize i = 0; i < report->readings->len; i++)
    for (gsize p = 0; reading_at (report, i)->totals != NULL && p < report->n_provinces; p++)
      {
        const double rate = rate_of (report, reading_at (report, i)->totals, p);
        if (isnan (rate))
          continue;
        scale.least = MIN (scale.least, rate);
        scale.most = MAX (scale.most, rate);
      }
  return scale;
}

static double
place_of (AwrashScale scale, double rate)
{
  return LEFT + 8 + (AWRASH_CHART_WIDTH - LEFT - RIGHT - 8) * awrash_i_chart_part (scale, rate);
}

static void
define_dots (AwrashWriter *writer)
{
  static const char *const shapes[SHAPES] = { "M-4-4h8v8h-8Z", "M0-5.5 5.5 0 0 5.5-5.5 0Z",
                                              "M0-5 5 4h-10Z", "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0Z",
                                              "M0 5 5-4h-10Z", "M-5-1.5h10v3h-10Z" };

  awrash_i_write (writer, "<defs><path id=\"o\" class=\"own\" d=\"M0-8V8\"/>");
  for (guint i = 0; i < SHAPES; i++)
    awrash_i_writef (writer, "<path id=\"o%u\" class=\"r%u\" d=\"%s\"/>", i, i, shapes[i]);
  awrash_i_writef (writer,
                   "<g id=\"z\"><path class=\"z\" d=\"M0 %dH%dV%dH0Z\"/>"
                   "<path class=\"g\" d=\"M%d 0H%d\"/></g></defs>\n",
                   -ROW / 2, AWRASH_CHART_WIDTH, ROW / 2, LEFT, AWRASH_CHART_WIDTH - 4);
}

/* i = 0: the report's own plan, a line; then the readings. */
static void
draw_dot (AwrashWriter *writer, gsize i, double x, double y)
{
  if (i == 0)
    awrash_i_write (writer, "<use href=\"#o\"");
  else
    awrash_i_writef (writer, "<use href=\"#o%u\"", (guint)((i - 1) % SHAPES));
  awrash_i_chart_put (writer, " x=\"", x);
  awrash_i_chart_put (writer, "\" y=\"", y);
  awrash_i_write (writer, "\"/>");
}

static AwrashPiece
name_of (const AwrashReport *report, gsize i, char **group)
{
  const AwrashReportReading *reading = reading_at (report, i);

  *group = g_strconcat ("reading ", reading->name, NULL);
  return awrash_i_piece_cut (awrash_i_piece_option (*group, "name", reading->name), 60);
}

static void
draw_key (AwrashWriter *writer, const AwrashReport *report)
{
  for (gsize i = 0; i <= report->readings->len; i++)
    {
      const double y = AWRASH_CHART_READOUT + KEY * (double)i + 4;
      g_autofree char *group = NULL;

      draw_dot (writer, i, 14, y);
      awrash_i_chart_begin_text (writer, "", 28, y + 4);
      if (i == 0)
        awrash_i_say_words (writer, AWRASH_MESSAGE_THIS_PLAN);
      else
        AWRASH_SAY (writer, AWRASH_MESSAGE_READING, awrash_i_piece_integer ((int64_t)i),
                    name_of (report, i - 1, &group));
      awrash_i_write (writer, "</text>\n");
    }
}

/* The rates by this plan, then by each reading in the order of the key. */
static void
tell_row (AwrashWriter *writer, const AwrashReport *report, gsize p)
{
  AwrashPiece pieces[MOST_TOLD + 2];
  gsize n = 0;

  pieces[n++] = awrash_i_piece_cut (awrash_i_piece_province (writer, p), 24);
  pieces[n++] = awrash_i_piece_mark (awrash_i_chart_rate (report, report->rates[p]),
                                     awrash_i_report_is_assumed (report, p, -1));
  for (gsize i = 0; i < report->readings->len && i < MOST_TOLD; i++)
    {
      const AwrashReportReading *reading = reading_at (report, i);
      const double rate = reading->totals != NULL ? rate_of (report, reading->totals, p) : NAN;
      pieces[n++] = awrash_i_piece_mark (
          awrash_i_chart_rate (report, rate),
          !isnan (rate) && awrash_i_report_is_assumed (reading->report, p, -1));
    }
  awrash_i_chart_tell (writer);
  awrash_i_say_row (writer, n, pieces);
  awrash_i_chart_end_mark (writer);
}

static void
draw_row (AwrashWriter *writer, const AwrashReport *report, AwrashScale scale, gsize at)
{
  const gsize p = report->order[at];
  const double y = top (report) + ROW * ((double)at + 0.5);

  awrash_i_chart_begin_mark (writer);
  awrash_i_chart_put (writer, "<use href=\"#z\" y=\"", y);
  awrash_i_write (writer, "\"/>");
  awrash_i_chart_begin_text (writer, "e", LEFT - 6, y + 4);
  awrash_i_say_piece (writer, awrash_i_piece_cut (awrash_i_piece_province (writer, p), 24));
  awrash_i_write (writer, "</text>");
  if (!isnan (report->rates[p]))
    draw_dot (writer, 0, place_of (scale, report->rates[p]), y);
  for (gsize i = 0; i < report->readings->len; i++)
    {
      const int64_t *totals = reading_at (report, i)->totals;
      if (totals != NULL && !isnan (rate_of (report, totals, p)))
        draw_dot (writer, i + 1, place_of (scale, rate_of (report, totals, p)), y);
    }
  tell_row (writer, report, p);
}

static void
draw (AwrashWriter *writer, const AwrashReport *report)
{
  const AwrashScale scale = scale_of (report);
  const double ends[] = { scale.least, scale.most };

  define_dots (writer);
  draw_key (writer, report);
  for (gsize i = 0; i < G_N_ELEMENTS (ends) && (i == 0 || ends[1] > ends[0]); i++)
    {
      awrash_i_chart_begin_text (writer, i == 0 ? "c" : "e",
                                 place_of (scale, ends[i]) + (i == 0 ? 0 : 10), top (report) - 6);
      awrash_i_say_piece (writer, awrash_i_chart_rate (report, ends[i]));
      awrash_i_write (writer, "</text>");
    }
  for (gsize i = 0; i < report->n_provinces; i++)
    draw_row (writer, report, scale, i);
}

const AwrashChart awrash_i_chart_readings = { .name = "readings",
                                              .title = AWRASH_MESSAGE_SECTION_READINGS,
                                              .introduction = AWRASH_MESSAGE_READINGS_INTRODUCTION,
                                              .is_there = is_there,
                                              .height = height,
                                              .draw = draw };
