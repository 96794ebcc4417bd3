/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The Lorenz curve of places over need, of all streams and of those that provinces have before.
 * Source: Lorenz (1905). Invariant: the Gini index that the page tells is twice the area between
 * curve and diagonal. */

#include "report/chart-private.h"

#include "base/memory-private.h"

#include <math.h>

#define LEFT 70
#define SIDE 360
#define TOP AWRASH_CHART_READOUT

/* More marks than these nobody can point at. */
#define MOST_MARKS 200

typedef struct
{
  gsize n;
  double *x, *w, *p, *share;
} Curve;

static void
curve_clear (Curve *curve)
{
  g_free (curve->x);
  g_free (curve->w);
  g_free (curve->p);
  g_free (curve->share);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Curve, curve_clear)

static gboolean
curve_init (Curve *curve, const AwrashReport *report, const double rates[], GError **error)
{
  const gsize n = report->n_provinces;

  curve->x = awrash_i_new (double, n, error);
  curve->w = curve->x != NULL ? awrash_i_new (double, n, error) : NULL;
  curve->p = curve->w != NULL ? awrash_i_new (double, n + 1, error) : NULL;
  curve->share = curve->p != NULL ? awrash_i_new (double, n + 1, error) : NULL;
  if (curve->share == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    if (!isnan (rates[report->order[i]]))
      {
        curve->x[curve->n] = rates[report->order[i]];
        curve->w[curve->n++] = report->has_need ? report->needs[report->order[i]] : 1;
      }
  return awrash_metric_lorenz (curve->n, curve->x, curve->w, curve->p, curve->share, NULL, error);
}

static gboolean
is_there (const AwrashReport *report)
{
  return !isnan (report->equity.gini);
}

static int
height (const AwrashReport *report)
{
  (void)report;
  return TOP + SIDE + 44;
}

static double
across (double part)
{
  return LEFT + SIDE * part;
}

static double
down (double part)
{
  return TOP + SIDE * (1 - part);
}

static void
draw_curve (AwrashWriter *writer, const Curve *curve, const char *class_)
{
  awrash_i_writef (writer, "<path class=\"%s\" d=\"M", class_);
  for (gsize i = 0; i <= curve->n; i++)
    {
      awrash_i_chart_put (writer, i > 0 ? "L" : "", across (curve->p[i]));
      awrash_i_chart_put (writer, " ", down (curve->share[i]));
    }
  awrash_i_write (writer, "\"/>\n");
}

static void
draw_marks (AwrashWriter *writer, const AwrashReport *report, const Curve *curve)
{
  gboolean star = awrash_i_report_is_sum_assumed (report, -1);

  for (gsize i = 0; curve->n <= MOST_MARKS && i < curve->n; i++)
    {
      star = star || awrash_i_report_is_assumed (report, report->order[i], -1);
      const AwrashPiece pieces[]
          = { awrash_i_piece_cut (awrash_i_piece_province (writer, report->order[i]), 24),
              awrash_i_piece_percent (curve->p[i + 1], 1),
              awrash_i_piece_mark (awrash_i_piece_percent (curve->share[i + 1], 1),
                                   star && curve->share[i + 1] < 1) };
      awrash_i_chart_begin_mark (writer);
      awrash_i_chart_put (writer, "<circle class=\"d\" r=\"4\" cx=\"", across (curve->p[i + 1]));
      awrash_i_chart_put (writer, "\" cy=\"", down (curve->share[i + 1]));
      awrash_i_write (writer, "\"/>");
      awrash_i_chart_tell (writer);
      awrash_i_say_row (writer, G_N_ELEMENTS (pieces), pieces);
      awrash_i_chart_end_mark (writer);
    }
}

static void
draw_axes (AwrashWriter *writer)
{
  for (int i = 0; i <= 4; i++)
    {
      const double part = i / 4.0;
      awrash_i_chart_put (writer, "<path class=\"g\" d=\"M", across (part));
      awrash_i_writef (writer, " %dv%dM%d", TOP, SIDE, LEFT);
      awrash_i_chart_put (writer, " ", down (part));
      awrash_i_writef (writer, "h%d\"/>", SIDE);
      awrash_i_chart_begin_text (writer, "c", across (part), TOP + SIDE + 16);
      awrash_i_writef (writer, "%d</text>", 25 * i);
      awrash_i_chart_begin_text (writer, "e", LEFT - 6, down (part) + 4);
      awrash_i_writef (writer, "%d</text>\n", 25 * i);
    }
  awrash_i_chart_begin_text (writer, "c", across (0.5), TOP + SIDE + 36);
  awrash_i_say_words (writer, AWRASH_MESSAGE_AXIS_NEED);
  awrash_i_writef (writer, "</text><text class=\"c\" transform=\"translate(24 %d)rotate(-90)\">",
                   TOP + SIDE / 2);
  awrash_i_say_words (writer, AWRASH_MESSAGE_AXIS_PLACES);
  awrash_i_write (writer, "</text>\n");
}

static void
draw_key (AwrashWriter *writer, const AwrashReport *report)
{
  const AwrashPiece before = awrash_i_piece_stream ((gsize)MAX (report->before, 0));
  const double x = across (0.04);

  awrash_i_chart_put (writer, "<path class=\"l\" d=\"M", x);
  awrash_i_writef (writer, " %dh24\"/>", TOP + 20);
  awrash_i_chart_begin_text (writer, "", x + 30, TOP + 24);
  awrash_i_say_words (writer, AWRASH_MESSAGE_AFTER);
  awrash_i_chart_put (writer, "</text><path class=\"n\" d=\"M", x);
  awrash_i_writef (writer, " %dh24\"/>", TOP + 40);
  awrash_i_chart_begin_text (writer, "", x + 30, TOP + 44);
  awrash_i_say_words (writer, AWRASH_MESSAGE_EQUALITY);
  awrash_i_write (writer, "</text>");
  if (report->before < 0)
    return;
  awrash_i_chart_put (writer, "<path class=\"b\" d=\"M", x);
  awrash_i_writef (writer, " %dh24\"/>", TOP + 60);
  awrash_i_chart_begin_text (writer, "", x + 30, TOP + 64);
  awrash_i_say (writer, AWRASH_MESSAGE_BEFORE, 1, &before);
  awrash_i_write (writer, "</text>\n");
}

static void
draw (AwrashWriter *writer, const AwrashReport *report)
{
  g_auto (Curve) after = { 0 };
  g_auto (Curve) before = { 0 };
  const gboolean has_before = report->before >= 0 && !isnan (report->equity_before.gini);

  if (!curve_init (&after, report, report->rates, writer->fault == NULL ? &writer->fault : NULL)
      || (has_before
          && !curve_init (&before, report, report->rates_before,
                          writer->fault == NULL ? &writer->fault : NULL)))
    return;
  draw_axes (writer);
  awrash_i_writef (writer, "<path class=\"n\" d=\"M%d %dL%d %d\"/>\n", LEFT, TOP + SIDE,
                   LEFT + SIDE, TOP);
  if (has_before)
    draw_curve (writer, &before, "b");
  draw_curve (writer, &after, "l");
  draw_key (writer, report);
  draw_marks (writer, report, &after);
}

const AwrashChart awrash_i_chart_lorenz = { .name = "lorenz",
                                            .title = AWRASH_MESSAGE_SECTION_LORENZ,
                                            .introduction = AWRASH_MESSAGE_LORENZ_INTRODUCTION,
                                            .is_there = is_there,
                                            .height = height,
                                            .draw = draw };
