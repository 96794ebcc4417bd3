/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the sections of the page share. Source: HTML Living Standard; WCAG 2.2 for tables that
 * scroll. Invariant: every element that is opened is closed by the same section. */

#include "report/page-private.h"

#include "split/plan-private.h"

#include <math.h>

void
awrash_i_page_begin (AwrashWriter *writer, const char *name, AwrashMessage heading)
{
  awrash_i_writef (writer, "<section>\n<h2 id=\"h-%s\">", name);
  awrash_i_say_words (writer, heading);
  awrash_i_write (writer, "</h2>\n");
}

void
awrash_i_page_end (AwrashWriter *writer)
{
  awrash_i_write (writer, "</section>\n");
}

void
awrash_i_page_say (AwrashWriter *writer, const char *class_, AwrashMessage message, gsize n,
                   const AwrashPiece pieces[])
{
  if (class_ != NULL)
    awrash_i_writef (writer, "<p class=\"%s\">", class_);
  else
    awrash_i_write (writer, "<p>");
  awrash_i_say (writer, message, n, pieces);
  awrash_i_write (writer, "</p>\n");
}

void
awrash_i_page_begin_details (AwrashWriter *writer, AwrashMessage summary)
{
  awrash_i_write (writer, "<details><summary>");
  awrash_i_say_words (writer, summary);
  awrash_i_write (writer, "</summary>\n");
}

void
awrash_i_page_end_details (AwrashWriter *writer)
{
  awrash_i_write (writer, "</details>\n");
}

void
awrash_i_page_begin_table (AwrashWriter *writer, const char *section)
{
  awrash_i_writef (writer,
                   "<div class=\"w\" tabindex=\"0\" role=\"group\" aria-labelledby=\"h-%s\">"
                   "<table><thead><tr>",
                   section);
}

void
awrash_i_page_begin_body (AwrashWriter *writer)
{
  awrash_i_write (writer, "</tr></thead><tbody>\n");
}

void
awrash_i_page_end_table (AwrashWriter *writer)
{
  awrash_i_write (writer, "</tbody></table></div>\n");
}

void
awrash_i_page_head (AwrashWriter *writer, AwrashPiece piece, gboolean is_number)
{
  awrash_i_write (writer, is_number ? "<th scope=\"col\" class=\"i\">" : "<th scope=\"col\">");
  awrash_i_say_piece (writer, piece);
  awrash_i_write (writer, "</th>");
}

void
awrash_i_page_begin_group (AwrashWriter *writer, int n_columns)
{
  awrash_i_writef (writer, "<tr class=\"u\"><th scope=\"rowgroup\" colspan=\"%d\">", n_columns);
}

void
awrash_i_page_end_group (AwrashWriter *writer)
{
  awrash_i_write (writer, "</th></tr>\n");
}

void
awrash_i_page_row_head (AwrashWriter *writer, AwrashPiece piece)
{
  awrash_i_write (writer, "<th>");
  awrash_i_say_piece (writer, piece);
  awrash_i_write (writer, "</th>");
}

void
awrash_i_page_cell (AwrashWriter *writer, AwrashPiece piece)
{
  awrash_i_write (writer, "<td class=\"x\">");
  awrash_i_say_piece (writer, piece);
  awrash_i_write (writer, "</td>");
}

void
awrash_i_page_number (AwrashWriter *writer, AwrashPiece piece)
{
  awrash_i_write (writer, "<td>");
  awrash_i_say_figure (writer, piece);
  awrash_i_write (writer, "</td>");
}

AwrashPiece
awrash_i_page_reading (const AwrashReport *report, char **group)
{
  const char *objective = awrash_split_reading_get (report->plan->reading, "objective");
  g_auto (GStrv) parts = g_strsplit (objective != NULL ? objective : "", ":", 2);
  const AwrashObjective number
      = parts[0] != NULL ? (AwrashObjective)awrash_split_objective_from_name (parts[0]) : 0;

  *group = report->name != NULL ? g_strconcat ("reading ", report->name, NULL) : g_strdup ("split");
  if (report->name == NULL
      && awrash_programme_get_option (report->programme, *group, "name") == NULL)
    return awrash_i_piece_message (awrash_i_language_of_objective (number));
  return awrash_i_piece_option (*group, "name", report->name);
}

AwrashPiece
awrash_i_page_baseline (const AwrashReport *report)
{
  return report->last_label != NULL ? awrash_i_piece_data (report->last_label)
                                    : awrash_i_piece_message (AWRASH_MESSAGE_BASELINE_FORMER);
}

AwrashPiece
awrash_i_page_set (const AwrashReportWall *wall)
{
  if (wall->type >= 0)
    return awrash_i_piece_type ((gsize)wall->type);
  return wall->stream >= 0 ? awrash_i_piece_stream ((gsize)wall->stream)
                           : awrash_i_piece_message (AWRASH_MESSAGE_ALL_STREAMS);
}

void
awrash_i_page_say_bound (AwrashWriter *writer, const AwrashReportWall *wall, gboolean is_upper)
{
  const gboolean is_fixed = wall->bounds.lower == wall->bounds.upper;
  const int64_t bound = is_upper ? wall->bounds.upper : wall->bounds.lower;

  awrash_i_say_piece (writer, awrash_i_piece_territory (wall->territory));
  awrash_i_write (writer, " – ");
  AWRASH_SAY (writer,
              is_fixed   ? AWRASH_MESSAGE_CARD_EXACTLY
              : is_upper ? AWRASH_MESSAGE_CARD_MOST
                         : AWRASH_MESSAGE_CARD_LEAST,
              awrash_i_piece_mark (awrash_i_piece_integer (bound), wall->is_assumed),
              awrash_i_page_set (wall),
              awrash_i_piece_data (wall->source != NULL ? wall->source : ""));
}

gboolean
awrash_i_page_change (const AwrashReport *report, gsize province, gsize stream, int64_t *change)
{
  const gsize cell = province * report->n_streams + stream;

  if (report->last == NULL || isnan (report->last[cell]))
    return FALSE;
  *change = report->places[cell] - (int64_t)llround (report->last[cell]);
  return TRUE;
}
