/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The charts on the page, each with a table of its data. Source: the report. Invariant: a chart
 * that has nothing to show leaves no section behind. */

#include "report/page-private.h"

#include "split/plan-private.h"

#include <math.h>

/* What fills a page of A4, and what fits there with letters of five points. */
#define LONG 700
#define TALLEST 1700

gboolean
awrash_i_page_begin_chart (AwrashWriter *writer, const AwrashReport *report,
                           const AwrashChart *chart)
{
  int height;

  if (!chart->is_there (report))
    return FALSE;
  height = chart->height (report);
  awrash_i_page_begin (writer, chart->name, chart->title);
  awrash_i_writef (writer, "<p id=\"i-%s\" class=\"f\">", chart->name);
  awrash_i_say_words (writer, awrash_i_chart_introduction (report, chart));
  /* On paper a chart stays whole where its letters can still be read so, on a page of its own where
   * it is long. */
  awrash_i_writef (writer, "</p>\n<figure%s>",
                   height < LONG      ? " class=\"o\""
                   : height < TALLEST ? " class=\"o long\""
                                      : "");
  awrash_i_chart_draw (writer, report, chart);
  awrash_i_write (writer, "</figure>\n");
  return TRUE;
}

/* The chart's data stand in the table of another section. */
static void
point_to (AwrashWriter *writer, const char *section, AwrashMessage title)
{
  const AwrashPiece piece = awrash_i_piece_message (title);

  awrash_i_writef (writer, "<p class=\"f screen\"><a href=\"#h-%s\">", section);
  awrash_i_say (writer, AWRASH_MESSAGE_DATA_ABOVE, 1, &piece);
  awrash_i_write (writer, "</a></p>\n");
}

/* ── the rates ──────────────────────────────────────────────────────────────────────────────── */

static void
write_rates (AwrashWriter *writer, const AwrashReport *report)
{
  double need = 0, places = 0, needs = 0, total = 0;
  gboolean is_any_assumed = awrash_i_report_is_sum_assumed (report, -1);

  for (gsize p = 0; p < report->n_provinces; p++)
    if (!isnan (report->rates[p]))
      {
        needs += report->has_need ? report->needs[p] : 1;
        total += (double)report->totals[p];
      }
  for (gsize i = 0; i < report->n_provinces; i++)
    {
      const gsize p = report->order[i];
      const gboolean star = awrash_i_report_is_assumed (report, p, -1);
      const gboolean counts = !isnan (report->rates[p]);
      need += counts ? report->has_need ? report->needs[p] : 1 : 0;
      places += counts ? (double)report->totals[p] : 0;
      is_any_assumed = is_any_assumed || star;
      awrash_i_write (writer, "<tr>");
      awrash_i_page_row_head (writer, awrash_i_piece_province (writer, p));
      awrash_i_page_number (
          writer, awrash_i_piece_mark (awrash_i_chart_rate (report, report->rates[p]), star));
      awrash_i_page_number (writer, awrash_i_piece_decimal (counts ? 100 * need / needs : NAN, 1));
      awrash_i_page_number (writer, counts && total > 0 ? awrash_i_piece_mark (
                                        awrash_i_piece_decimal (100 * places / total, 1),
                                        is_any_assumed && places < total)
                                                        : awrash_i_piece_decimal (NAN, 1));
      awrash_i_write (writer, "</tr>\n");
    }
}

void
awrash_i_page_rates (AwrashWriter *writer, const AwrashReport *report)
{
  if (!awrash_i_page_begin_chart (writer, report, &awrash_i_chart_rates))
    return;
  awrash_i_page_begin_details (writer, AWRASH_MESSAGE_DATA);
  awrash_i_page_begin_table (writer, "rates");
  awrash_i_page_head (writer, awrash_i_piece_message (AWRASH_MESSAGE_TERRITORY), FALSE);
  awrash_i_page_head (
      writer,
      awrash_i_piece_message (report->has_need ? AWRASH_MESSAGE_RATE : AWRASH_MESSAGE_ALL_STREAMS),
      TRUE);
  awrash_i_page_head (writer, awrash_i_piece_message (AWRASH_MESSAGE_AXIS_NEED), TRUE);
  awrash_i_page_head (writer, awrash_i_piece_message (AWRASH_MESSAGE_AXIS_PLACES), TRUE);
  awrash_i_page_begin_body (writer);
  write_rates (writer, report);
  awrash_i_page_end_table (writer);
  awrash_i_page_end_details (writer);
  awrash_i_page_end (writer);
}

void
awrash_i_page_lorenz (AwrashWriter *writer, const AwrashReport *report)
{
  if (!awrash_i_page_begin_chart (writer, report, &awrash_i_chart_lorenz))
    return;
  point_to (writer, "rates", AWRASH_MESSAGE_SECTION_RATES);
  awrash_i_page_end (writer);
}

/* The provinces that the map does not show. */
static void
list_without (AwrashWriter *writer, const AwrashReport *report)
{
  const AwrashOutlines *outlines = report->outlines;
  gboolean any = FALSE;

  for (gsize p = 0; p < report->n_provinces; p++)
    if (outlines != NULL ? outlines->outlines[p].path == NULL : !report->tiles.has[p])
      {
        awrash_i_write (writer, any ? " · " : "<p class=\"f\">");
        if (!any)
          awrash_i_say_words (writer, outlines != NULL ? AWRASH_MESSAGE_NO_OUTLINE
                                                       : AWRASH_MESSAGE_NO_TILE);
        awrash_i_write (writer, any ? "" : " ");
        awrash_i_say_piece (writer, awrash_i_piece_province (writer, p));
        any = TRUE;
      }
  if (any)
    awrash_i_write (writer, "</p>\n");
}

void
awrash_i_page_map (AwrashWriter *writer, const AwrashReport *report)
{
  if (!awrash_i_page_begin_chart (writer, report, &awrash_i_chart_map))
    return;
  list_without (writer, report);
  point_to (writer, "rates", AWRASH_MESSAGE_SECTION_RATES);
  awrash_i_page_end (writer);
}

/* ── readings ───────────────────────────────────────────────────────────────────────────────── */

static const AwrashReportReading *
reading_at (const AwrashReport *report, gsize i)
{
  return g_ptr_array_index (report->readings, i);
}

static void
write_reading_heads (AwrashWriter *writer, const AwrashReport *report)
{
  awrash_i_page_head (writer, awrash_i_piece_message (AWRASH_MESSAGE_TERRITORY), FALSE);
  awrash_i_page_head (writer, awrash_i_piece_message (AWRASH_MESSAGE_THIS_PLAN), TRUE);
  for (gsize i = 0; i < report->readings->len; i++)
    {
      awrash_i_page_head (writer, awrash_i_piece_integer ((int64_t)i + 1), TRUE);
      awrash_i_page_head (writer, awrash_i_piece_message (AWRASH_MESSAGE_CHANGE), TRUE);
    }
}

static void
write_reading_row (AwrashWriter *writer, const AwrashReport *report, gsize p)
{
  const gboolean is_own_assumed = awrash_i_report_is_assumed (report, p, -1);

  awrash_i_write (writer, "<tr>");
  awrash_i_page_row_head (writer, awrash_i_piece_province (writer, p));
  awrash_i_page_number (
      writer, awrash_i_piece_mark (awrash_i_piece_integer (report->totals[p]), is_own_assumed));
  for (gsize i = 0; i < report->readings->len; i++)
    {
      const AwrashReportReading *reading = reading_at (report, i);
      const int64_t *totals = reading->totals;
      const gboolean star = awrash_i_report_is_assumed (reading->report, p, -1);
      const AwrashPiece none = awrash_i_piece_decimal (NAN, 0);

      awrash_i_page_number (
          writer,
          totals != NULL ? awrash_i_piece_mark (awrash_i_piece_integer (totals[p]), star) : none);
      awrash_i_page_number (
          writer, totals != NULL ? awrash_i_piece_mark (
                      awrash_i_piece_change (totals[p] - report->totals[p]), star || is_own_assumed)
                                 : none);
    }
  awrash_i_write (writer, "</tr>\n");
}

/* Which number is which reading, and what it makes as good as can be. */
static void
list_readings (AwrashWriter *writer, const AwrashReport *report)
{
  awrash_i_write (writer, "<ul>\n");
  for (gsize i = 0; i < report->readings->len; i++)
    {
      const AwrashReportReading *reading = reading_at (report, i);
      const char *objective
          = awrash_split_reading_get (reading->report->plan->reading, "objective");
      g_autofree char *group = g_strconcat ("reading ", reading->name, NULL);
      g_auto (GStrv) parts = g_strsplit (objective != NULL ? objective : "leximin", ":", 2);

      awrash_i_write (writer, "<li>");
      AWRASH_SAY (writer, AWRASH_MESSAGE_READING, awrash_i_piece_integer ((int64_t)i + 1),
                  awrash_i_piece_option (group, "name", reading->name));
      awrash_i_write (writer, " – ");
      awrash_i_say_words (writer,
                          reading->totals == NULL
                              ? awrash_i_language_of_status (reading->report->plan->status)
                              : awrash_i_language_of_objective (
                                  (AwrashObjective)awrash_split_objective_from_name (parts[0])));
      awrash_i_write (writer, "</li>\n");
    }
  awrash_i_write (writer, "</ul>\n");
}

void
awrash_i_page_readings (AwrashWriter *writer, const AwrashReport *report)
{
  if (!awrash_i_page_begin_chart (writer, report, &awrash_i_chart_readings))
    return;
  list_readings (writer, report);
  awrash_i_page_begin_details (writer, AWRASH_MESSAGE_DATA);
  awrash_i_page_say (writer, "f", AWRASH_MESSAGE_READING_AGAINST, 0, NULL);
  awrash_i_page_begin_table (writer, "readings");
  write_reading_heads (writer, report);
  awrash_i_page_begin_body (writer);
  for (gsize p = 0; p < report->n_provinces; p++)
    write_reading_row (writer, report, p);
  awrash_i_page_end_table (writer);
  awrash_i_page_end_details (writer);
  awrash_i_page_end (writer);
}

/* ── the frontier ───────────────────────────────────────────────────────────────────────────── */

void
awrash_i_page_frontier (AwrashWriter *writer, const AwrashReport *report)
{
  const AwrashPiece efficiency = awrash_i_chart_measure (report->efficiency);
  const AwrashPiece equity = awrash_i_chart_measure (report->inequity);
  const gboolean star = awrash_i_report_is_any_assumed (report, -1);

  if (!awrash_i_page_begin_chart (writer, report, &awrash_i_chart_frontier))
    return;
  awrash_i_page_begin_details (writer, AWRASH_MESSAGE_DATA);
  awrash_i_page_begin_table (writer, "frontier");
  awrash_i_write (writer, "<th scope=\"col\" class=\"i\">");
  awrash_i_say (writer, AWRASH_MESSAGE_EFFICIENCY, 1, &efficiency);
  awrash_i_write (writer, "</th><th scope=\"col\" class=\"i\">");
  awrash_i_say (writer, AWRASH_MESSAGE_INEQUITY, 1, &equity);
  awrash_i_write (writer, "</th>");
  awrash_i_page_head (writer, awrash_i_piece_message (AWRASH_MESSAGE_PRICE), TRUE);
  awrash_i_page_head (writer, awrash_i_piece_message (AWRASH_MESSAGE_STATUS), FALSE);
  awrash_i_page_begin_body (writer);
  for (gsize i = 0; i < report->n_points; i++)
    {
      const AwrashReportPoint *point = &report->points[i];
      const AwrashPiece figures[] = { awrash_i_piece_decimal (point->efficiency, 0),
                                      awrash_i_piece_decimal (point->equity, 5),
                                      awrash_i_piece_decimal (100 * point->price, 2) };
      awrash_i_write (writer, "<tr>");
      for (gsize k = 0; k < G_N_ELEMENTS (figures); k++)
        awrash_i_page_number (writer, awrash_i_piece_mark (figures[k], star));
      awrash_i_page_cell (writer,
                          awrash_i_piece_message (awrash_i_language_of_status (point->status)));
      awrash_i_write (writer, "</tr>\n");
    }
  awrash_i_page_end_table (writer);
  awrash_i_page_end_details (writer);
  awrash_i_page_end (writer);
}
