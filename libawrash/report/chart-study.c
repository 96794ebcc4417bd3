/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Policies over years: for each measure and policy the mean of all runs, and a band in which nine
 * runs in ten lie. Source: the study. Invariant: policies stand in one order, on the scale of their
 * measure alone; the line is at the mean of the baseline. */

#include "report/chart-private.h"
#include "report/study-private.h"

#include <math.h>

#define LEFT 150
#define RIGHT 20
#define HEAD 24 /* the name of a measure */
#define ROW 20
#define FOOT 26 /* the ends of its scale */

static gboolean
is_there (const AwrashReport *report)
{
  return report->study != NULL;
}

static int
height_of_measure (const AwrashReportStudy *study)
{
  return HEAD + ROW * (int)study->n_policies + FOOT;
}

static int
height (const AwrashReport *report)
{
  return AWRASH_CHART_READOUT + (int)report->study->n_summaries * height_of_measure (report->study);
}

static AwrashScale
scale_of (const AwrashReportStudy *study, const AwrashStudySummary *summary)
{
  AwrashScale scale = { INFINITY, -INFINITY };

  for (gsize k = 0; k < study->n_policies; k++)
    {
      scale.least = MIN (scale.least, MIN (summary->low[k], summary->mean[k]));
      scale.most = MAX (scale.most, MAX (summary->high[k], summary->mean[k]));
    }
  return scale;
}

static double
place_of (AwrashScale scale, double value)
{
  return LEFT + 8 + (AWRASH_CHART_WIDTH - LEFT - RIGHT - 8) * awrash_i_chart_part (scale, value);
}

static void
draw_band (AwrashWriter *writer, const AwrashReportStudy *study, const AwrashStudySummary *summary,
           AwrashScale scale, gsize k, double y)
{
  const AwrashPiece label = awrash_i_piece_labels (&study->labels[k * AWRASH_N_LANGUAGES]);
  const int decimals = awrash_i_study_decimals (summary->mean[k], summary->error[k]);
  const gboolean star = study->n_assumed > 0;
  const AwrashPiece pieces[]
      = { awrash_i_piece_cut (label, 24),
          awrash_i_piece_mark (awrash_i_piece_decimal (summary->mean[k], decimals), star),
          awrash_i_piece_mark (awrash_i_piece_decimal (summary->low[k], decimals), star),
          awrash_i_piece_mark (awrash_i_piece_decimal (summary->high[k], decimals), star) };

  awrash_i_chart_begin_mark (writer);
  awrash_i_chart_put (writer, "<path class=\"l\" d=\"M", place_of (scale, summary->low[k]));
  awrash_i_chart_put (writer, " ", y);
  awrash_i_chart_put (writer, "H", place_of (scale, summary->high[k]));
  awrash_i_chart_put (writer, "\"/><circle class=\"d\" r=\"5\" cx=\"",
                      place_of (scale, summary->mean[k]));
  awrash_i_chart_put (writer, "\" cy=\"", y);
  awrash_i_write (writer, "\"/>");
  awrash_i_chart_begin_text (writer, "e", LEFT - 6, y + 4);
  awrash_i_say_piece (writer, awrash_i_piece_cut (label, 24));
  awrash_i_write (writer, "</text>");
  awrash_i_chart_tell (writer);
  awrash_i_say_row (writer, G_N_ELEMENTS (pieces), pieces);
  awrash_i_chart_end_mark (writer);
}

static void
draw_measure (AwrashWriter *writer, const AwrashReportStudy *study,
              const AwrashStudySummary *summary, double top)
{
  const AwrashScale scale = scale_of (study, summary);
  const double bottom = top + HEAD + ROW * (double)study->n_policies;
  const double ends[] = { scale.least, scale.most };
  const int decimals = awrash_i_study_decimals (summary->mean[0], summary->error[0]);

  awrash_i_chart_begin_text (writer, "", 4, top + 14);
  awrash_i_say_words (writer, summary->measure->words);
  awrash_i_write (writer, "</text>\n");
  awrash_i_chart_put (writer, "<path class=\"g\" d=\"M", LEFT);
  awrash_i_chart_put (writer, " ", bottom);
  awrash_i_writef (writer, "H%d\"/>\n", AWRASH_CHART_WIDTH - 4);
  if (study->baseline >= 0)
    {
      awrash_i_chart_put (writer, "<path class=\"n\" d=\"M",
                          place_of (scale, summary->mean[study->baseline]));
      awrash_i_chart_put (writer, " ", top + HEAD);
      awrash_i_chart_put (writer, "V", bottom);
      awrash_i_write (writer, "\"/>\n");
    }
  for (gsize k = 0; k < study->n_policies; k++)
    draw_band (writer, study, summary, scale, k, top + HEAD + ROW * ((double)k + 0.5));
  for (gsize i = 0; i < G_N_ELEMENTS (ends) && (i == 0 || ends[1] > ends[0]); i++)
    {
      awrash_i_chart_begin_text (writer, i == 0 ? "c" : "e",
                                 place_of (scale, ends[i]) + (i == 0 ? 0 : 14), bottom + 14);
      awrash_i_say_piece (writer, awrash_i_piece_decimal (ends[i], decimals));
      awrash_i_write (writer, "</text>\n");
    }
}

static void
draw (AwrashWriter *writer, const AwrashReport *report)
{
  const AwrashReportStudy *study = report->study;

  for (gsize m = 0; m < study->n_summaries; m++)
    draw_measure (writer, study, &study->summaries[m],
                  AWRASH_CHART_READOUT + (double)m * height_of_measure (study));
}

const AwrashChart awrash_i_chart_study = { .name = "study",
                                           .title = AWRASH_MESSAGE_SECTION_STUDY,
                                           .introduction = AWRASH_MESSAGE_STUDY_INTRODUCTION,
                                           .is_there = is_there,
                                           .height = height,
                                           .draw = draw };
