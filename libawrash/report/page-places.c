/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who receives how much in each stream, with what changes against last edition, and the range of
 * what rests on an assumption. Source: the plan; history.csv; the other assumptions. Invariant: an
 * increase and a decrease stand in the same column, and their baseline is named above the table. */

#include "report/page-private.h"

#include <math.h>

static void
write_heads (AwrashWriter *writer, const AwrashReport *report)
{
  awrash_i_page_head (writer, awrash_i_piece_message (AWRASH_MESSAGE_TERRITORY), FALSE);
  for (gsize s = 0; s < report->n_streams; s++)
    {
      awrash_i_page_head (writer, awrash_i_piece_stream (s), TRUE);
      if (report->last != NULL)
        awrash_i_page_head (writer, awrash_i_piece_message (AWRASH_MESSAGE_CHANGE), TRUE);
    }
  awrash_i_page_head (writer, awrash_i_piece_message (AWRASH_MESSAGE_ALL_STREAMS), TRUE);
  awrash_i_page_head (writer, awrash_i_piece_message (AWRASH_MESSAGE_PERSON_MONTHS), TRUE);
  if (!report->has_need)
    return;
  awrash_i_page_head (writer, awrash_i_piece_message (AWRASH_MESSAGE_NEED), TRUE);
  awrash_i_page_head (writer, awrash_i_piece_message (AWRASH_MESSAGE_RATE), TRUE);
}

void
awrash_i_page_cell_of_places (AwrashWriter *writer, const AwrashReport *report, gsize p, gsize s)
{
  const gsize cell = p * report->n_streams + s;
  const gboolean star = awrash_i_report_is_assumed (report, p, (gint64)s);

  awrash_i_write (writer, "<td>");
  awrash_i_say_figure (writer,
                       awrash_i_piece_mark (awrash_i_piece_integer (report->places[cell]), star));
  if (star && report->lowest != NULL && report->lowest[cell] < report->highest[cell])
    {
      awrash_i_write (writer, "<small>");
      AWRASH_SAY (writer, AWRASH_MESSAGE_BETWEEN, awrash_i_piece_integer (report->lowest[cell]),
                  awrash_i_piece_integer (report->highest[cell]));
      awrash_i_write (writer, "</small>");
    }
  awrash_i_write (writer, "</td>");
}

static void
write_change (AwrashWriter *writer, const AwrashReport *report, gboolean is_known, int64_t change,
              gboolean star)
{
  if (report->last == NULL)
    return;
  awrash_i_page_number (writer, is_known
                                    ? awrash_i_piece_mark (awrash_i_piece_change (change), star)
                                    : awrash_i_piece_decimal (NAN, 0));
}

static void
write_row (AwrashWriter *writer, const AwrashReport *report, gsize p)
{
  const gboolean star = awrash_i_report_is_assumed (report, p, -1);

  awrash_i_write (writer, "<tr>");
  awrash_i_page_row_head (writer, awrash_i_piece_province (writer, p));
  for (gsize s = 0; s < report->n_streams; s++)
    {
      int64_t change = 0;
      const gboolean is_known = awrash_i_page_change (report, p, s, &change);
      awrash_i_page_cell_of_places (writer, report, p, s);
      write_change (writer, report, is_known, change,
                    awrash_i_report_is_assumed (report, p, (gint64)s));
    }
  awrash_i_page_number (writer,
                        awrash_i_piece_mark (awrash_i_piece_integer (report->totals[p]), star));
  awrash_i_page_number (
      writer, awrash_i_piece_mark (awrash_i_piece_decimal (report->person_months[p], 0), star));
  if (report->has_need)
    {
      awrash_i_page_number (writer, awrash_i_piece_decimal (report->needs[p], 0));
      awrash_i_page_number (
          writer, awrash_i_piece_mark (awrash_i_chart_rate (report, report->rates[p]), star));
    }
  awrash_i_write (writer, "</tr>\n");
}

/* What all provinces together have more or fewer than last, if it is known of each. */
static gboolean
sum_change (const AwrashReport *report, gsize s, int64_t *sum)
{
  int64_t change = 0;

  *sum = 0;
  for (gsize p = 0; p < report->n_provinces; p++)
    {
      if (!awrash_i_page_change (report, p, s, &change))
        return FALSE;
      *sum += change;
    }
  return TRUE;
}

static void
write_sums (AwrashWriter *writer, const AwrashReport *report)
{
  const gboolean is_assumed = awrash_i_report_is_sum_assumed (report, -1);
  double months = 0, need = 0;

  for (gsize p = 0; p < report->n_provinces; p++)
    {
      months += report->person_months[p];
      need += report->needs[p];
    }
  awrash_i_write (writer, "<tr class=\"u\">");
  awrash_i_page_row_head (writer, awrash_i_piece_message (AWRASH_MESSAGE_SUM));
  for (gsize s = 0; s < report->n_streams; s++)
    {
      int64_t sum = 0;
      const gboolean is_known = sum_change (report, s, &sum);
      const gboolean star = awrash_i_report_is_sum_assumed (report, (gint64)s);
      awrash_i_page_number (
          writer, awrash_i_piece_mark (
                      awrash_i_piece_integer (awrash_i_report_total (report, (gint64)s)), star));
      write_change (writer, report, is_known, sum, star);
    }
  awrash_i_page_number (
      writer, awrash_i_piece_mark (awrash_i_piece_integer (awrash_i_report_total (report, -1)),
                                   is_assumed));
  awrash_i_page_number (writer,
                        awrash_i_piece_mark (awrash_i_piece_decimal (months, 0), is_assumed));
  if (report->has_need)
    {
      awrash_i_page_number (writer, awrash_i_piece_decimal (need, 0));
      awrash_i_page_number (writer, awrash_i_chart_common_rate (report));
    }
  awrash_i_write (writer, "</tr>\n");
}

void
awrash_i_page_places (AwrashWriter *writer, const AwrashReport *report)
{
  const AwrashPiece baseline = awrash_i_page_baseline (report);

  awrash_i_page_begin (writer, "places", AWRASH_MESSAGE_SECTION_PLACES);
  if (report->last != NULL)
    awrash_i_page_say (writer, "f", AWRASH_MESSAGE_AGAINST, 1, &baseline);
  if (report->lowest != NULL)
    awrash_i_page_say (writer, "f", AWRASH_MESSAGE_RANGES, 0, NULL);
  awrash_i_page_begin_table (writer, "places");
  write_heads (writer, report);
  awrash_i_page_begin_body (writer);
  for (gsize p = 0; p < report->n_provinces; p++)
    write_row (writer, report, p);
  write_sums (writer, report);
  awrash_i_page_end_table (writer);
  awrash_i_page_end (writer);
}
