/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every bound that the plan keeps, with the status and the source of its figure, and the figures
 * that sources state beside them. Source: the walls; quotas.csv, capacities.csv and history.csv.
 * Invariant: a figure that nobody published is marked here as it is wherever it is used. */

#include "report/page-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const char *
awrash_i_page_cell_of (const AwrashReport *report, const AwrashReportWall *wall, const char *column)
{
  const char *name = wall->is_capacity ? "capacities" : "quotas";
  const AwrashTable *table = awrash_programme_get_table (report->programme, name);
  const char *colon = wall->source != NULL ? strrchr (wall->source, ':') : NULL;
  const int64_t line = colon != NULL ? g_ascii_strtoll (colon + 1, NULL, 10) : 0;
  gsize position, low = 0, high;

  if (table == NULL || line == 0
      || !awrash_programme_find_column (report->programme, name, column, &position))
    return "";
  /* Rows stand in the order of their lines. */
  for (high = awrash_base_table_get_n_rows (table); low < high;)
    {
      const gsize middle = low + (high - low) / 2;
      if (awrash_base_table_get_line (table, middle) < line)
        low = middle + 1;
      else
        high = middle;
    }
  return low < awrash_base_table_get_n_rows (table)
                 && awrash_base_table_get_line (table, low) == line
             ? awrash_base_table_get_cell (table, low, position)
             : "";
}

int64_t
awrash_i_page_origin (const AwrashReportWall *wall)
{
  return wall->bounds.upper_origin != 0 ? wall->bounds.upper_origin : wall->bounds.lower_origin;
}

static void
write_wall (AwrashWriter *writer, const AwrashReport *report, const AwrashReportWall *wall)
{
  awrash_i_write (writer, "<tr>");
  awrash_i_page_row_head (writer, awrash_i_piece_territory (wall->territory));
  awrash_i_page_number (writer,
                        awrash_i_piece_mark (awrash_i_piece_integer (wall->bounds.lower),
                                             wall->bounds.lower_origin == AWRASH_ORIGIN_ASSUMED));
  awrash_i_page_number (
      writer, wall->bounds.upper < 0
                  ? awrash_i_piece_decimal (NAN, 0)
                  : awrash_i_piece_mark (awrash_i_piece_integer (wall->bounds.upper),
                                         wall->bounds.upper_origin == AWRASH_ORIGIN_ASSUMED));
  awrash_i_write (writer, "<td class=\"x\">");
  awrash_i_write_data (writer, awrash_i_page_cell_of (report, wall, "source"));
  awrash_i_write (writer, "<small>");
  awrash_i_write_data (writer, wall->source);
  awrash_i_write (writer, "</small></td></tr>\n");
}

/* What the rows below it bound, and the status of their figures. */
static void
write_group (AwrashWriter *writer, const AwrashReportWall *wall)
{
  awrash_i_page_begin_group (writer, 4);
  AWRASH_SAY (writer, AWRASH_MESSAGE_PAIR, awrash_i_page_set (wall),
              awrash_i_piece_message (awrash_i_language_of_origin (awrash_i_page_origin (wall))));
  awrash_i_page_end_group (writer);
}

gboolean
awrash_i_page_is_alike (const AwrashReportWall *a, const AwrashReportWall *b)
{
  return a->stream == b->stream && a->type == b->type
         && awrash_i_page_origin (a) == awrash_i_page_origin (b);
}

static void
write_quotas (AwrashWriter *writer, const AwrashReport *report)
{
  const AwrashReportWall *former = NULL;

  awrash_i_page_begin_table (writer, "sources");
  awrash_i_page_head (writer, awrash_i_piece_message (AWRASH_MESSAGE_TERRITORY), FALSE);
  awrash_i_page_head (writer, awrash_i_piece_message (AWRASH_MESSAGE_LEAST), TRUE);
  awrash_i_page_head (writer, awrash_i_piece_message (AWRASH_MESSAGE_MOST), TRUE);
  awrash_i_page_head (writer, awrash_i_piece_message (AWRASH_MESSAGE_SOURCE), FALSE);
  awrash_i_page_begin_body (writer);
  for (gsize i = 0; i < report->n_walls; i++)
    {
      const AwrashReportWall *wall = &report->list[i];
      if (wall->is_capacity || wall->source == NULL)
        continue;
      if (former == NULL || !awrash_i_page_is_alike (former, wall))
        write_group (writer, wall);
      write_wall (writer, report, wall);
      former = wall;
    }
  awrash_i_page_end_table (writer);
}

/* ── history.csv as it is ───────────────────────────────────────────────────────────────────── */

static const char *
history_cell (const AwrashReport *report, const AwrashTable *table, gsize row, const char *column)
{
  gsize position;

  return awrash_programme_find_column (report->programme, "history", column, &position)
             ? awrash_base_table_get_cell (table, row, position)
             : "";
}

static void
write_figure (AwrashWriter *writer, const AwrashReport *report, const AwrashTable *table, gsize row)
{
  const char *code = history_cell (report, table, row, "territory");
  gsize territory, position;
  double value = NAN;

  awrash_i_write (writer, "<tr>");
  awrash_i_page_row_head (writer,
                          awrash_programme_territory_find (report->programme, code, &territory)
                              ? awrash_i_piece_territory (territory)
                              : awrash_i_piece_data (code));
  awrash_i_page_cell (writer, awrash_i_piece_data (history_cell (report, table, row, "edition")));
  awrash_i_page_cell (writer, awrash_i_piece_data (history_cell (report, table, row, "stream")));
  awrash_i_page_cell (writer, awrash_i_piece_data (history_cell (report, table, row, "metric")));
  if (awrash_programme_find_column (report->programme, "history", "value", &position))
    awrash_base_table_get_number (table, row, position, &value, NULL);
  awrash_i_page_number (writer, awrash_i_piece_decimal (value, 0));
  awrash_i_page_cell (writer, awrash_i_piece_data (history_cell (report, table, row, "source")));
  awrash_i_write (writer, "</tr>\n");
}

static void
write_history (AwrashWriter *writer, const AwrashReport *report)
{
  const AwrashTable *table = awrash_programme_get_table (report->programme, "history");

  if (table == NULL || awrash_base_table_get_n_rows (table) == 0)
    return;
  awrash_i_page_begin_details (writer, AWRASH_MESSAGE_HISTORY);
  awrash_i_page_begin_table (writer, "sources");
  awrash_i_page_head (writer, awrash_i_piece_message (AWRASH_MESSAGE_TERRITORY), FALSE);
  awrash_i_page_head (writer, awrash_i_piece_message (AWRASH_MESSAGE_EDITIONS), FALSE);
  awrash_i_page_head (writer, awrash_i_piece_message (AWRASH_MESSAGE_FIGURE), FALSE);
  awrash_i_page_head (writer, awrash_i_piece_message (AWRASH_MESSAGE_METRIC), FALSE);
  awrash_i_page_head (writer, awrash_i_piece_message (AWRASH_MESSAGE_VALUE), TRUE);
  awrash_i_page_head (writer, awrash_i_piece_message (AWRASH_MESSAGE_SOURCE), FALSE);
  awrash_i_page_begin_body (writer);
  for (gsize row = 0; row < awrash_base_table_get_n_rows (table); row++)
    write_figure (writer, report, table, row);
  awrash_i_page_end_table (writer);
  awrash_i_page_end_details (writer);
}

/* Where the map is from. */
static void
write_outlines (AwrashWriter *writer, const AwrashReport *report)
{
  const AwrashOutlines *outlines = report->outlines;
  const AwrashPiece source = outlines != NULL && outlines->attribution != NULL
                                 ? awrash_i_piece_data (outlines->attribution)
                                 : awrash_i_piece_message (AWRASH_MESSAGE_UNSTATED);

  if (outlines == NULL)
    return;
  awrash_i_write (writer, "<p>");
  AWRASH_SAY (writer, AWRASH_MESSAGE_OUTLINE_FACTS, source,
              awrash_i_piece_data (outlines->property),
              awrash_i_piece_integer ((int64_t)outlines->n_others));
  awrash_i_write (writer, "</p>\n");
}

void
awrash_i_page_sources (AwrashWriter *writer, const AwrashReport *report)
{
  awrash_i_page_begin (writer, "sources", AWRASH_MESSAGE_SECTION_SOURCES);
  awrash_i_page_say (writer, "f", AWRASH_MESSAGE_SOURCES_INTRODUCTION, 0, NULL);
  if (awrash_programme_get_option (report->programme, "programme", "note") != NULL)
    {
      awrash_i_write (writer, "<p>");
      awrash_i_say_piece (writer, awrash_i_piece_option ("programme", "note", NULL));
      awrash_i_write (writer, "</p>\n");
    }
  write_quotas (writer, report);
  awrash_i_page_limits (writer, report);
  write_history (writer, report);
  write_outlines (writer, report);
  awrash_i_page_end (writer);
}
