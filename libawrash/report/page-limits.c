/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The capacities that the plan keeps, in one table: territories down, what is limited across.
 * Source: the walls; capacities.csv. Invariant: every capacity stands in one cell, and one that
 * nobody published is marked there. */

#include "report/page-private.h"

#include "base/memory-private.h"

#include <stdlib.h>

/* Where each wall stands; columns part where the stream, the type or the status does. */
typedef struct
{
  gsize n_rows, n_columns;
  gsize *walls;  /* [n_rows * n_columns] index + 1; 0: no limit */
  gsize *first;  /* [n_columns] a wall of each column */
  gsize *places; /* [n_rows] the territory of each row */
  gsize *row_of; /* [territory] + 1 */
  gsize *column_of;
} Limits;

static void
limits_clear (Limits *limits)
{
  g_free (limits->walls);
  g_free (limits->first);
  g_free (limits->places);
  g_free (limits->row_of);
  g_free (limits->column_of);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Limits, limits_clear)

static gboolean
is_limit (const AwrashReportWall *wall)
{
  return wall->is_capacity && wall->source != NULL;
}

static gsize
find_column (Limits *limits, const AwrashReport *report, gsize wall)
{
  const AwrashReportWall *own = &report->list[wall];

  for (gsize c = 0; c < limits->n_columns; c++)
    if (awrash_i_page_is_alike (&report->list[limits->first[c]], own))
      return c;
  limits->first[limits->n_columns] = wall;
  return limits->n_columns++;
}

/* Rows and columns in the order in which the walls name them. */
static void
number_lines (Limits *limits, const AwrashReport *report)
{
  for (gsize i = 0; i < report->n_walls; i++)
    {
      const gsize territory = report->list[i].territory;
      if (!is_limit (&report->list[i]))
        continue;
      limits->column_of[i] = find_column (limits, report, i);
      if (limits->row_of[territory] > 0)
        continue;
      limits->places[limits->n_rows++] = territory;
      limits->row_of[territory] = limits->n_rows;
    }
}

static gboolean
limits_init (Limits *limits, const AwrashReport *report, GError **error)
{
  const gsize n = awrash_programme_territory_get_count (report->programme);

  limits->first = awrash_i_new (gsize, report->n_walls, error);
  if (limits->first != NULL)
    limits->column_of = awrash_i_new (gsize, report->n_walls, error);
  if (limits->column_of != NULL)
    limits->places = awrash_i_new (gsize, n, error);
  if (limits->places != NULL)
    limits->row_of = awrash_i_new (gsize, n, error);
  if (limits->row_of == NULL)
    return FALSE;
  number_lines (limits, report);
  limits->walls = awrash_i_new (gsize, limits->n_rows * limits->n_columns, error);
  if (limits->walls == NULL)
    return FALSE;
  for (gsize i = 0; i < report->n_walls; i++)
    if (is_limit (&report->list[i]))
      limits->walls[(limits->row_of[report->list[i].territory] - 1) * limits->n_columns
                    + limits->column_of[i]]
          = i + 1;
  return TRUE;
}

static AwrashPiece
bound (int64_t value, int64_t origin)
{
  return awrash_i_piece_mark (awrash_i_piece_integer (value), origin == AWRASH_ORIGIN_ASSUMED);
}

static void
write_limit (AwrashWriter *writer, const AwrashReport *report, gsize wall)
{
  const AwrashWallBounds *bounds = wall > 0 ? &report->list[wall - 1].bounds : NULL;

  awrash_i_write (writer, "<td>");
  if (bounds != NULL && bounds->lower > 0)
    {
      awrash_i_say_figure (writer, bound (bounds->lower, bounds->lower_origin));
      awrash_i_write (writer, " … ");
    }
  if (bounds != NULL && bounds->upper >= 0)
    awrash_i_say_figure (writer, bound (bounds->upper, bounds->upper_origin));
  awrash_i_write (writer, "</td>");
}

static void
write_heads (AwrashWriter *writer, const AwrashReport *report, const Limits *limits)
{
  awrash_i_page_head (writer, awrash_i_piece_message (AWRASH_MESSAGE_TERRITORY), FALSE);
  for (gsize c = 0; c < limits->n_columns; c++)
    {
      const AwrashReportWall *wall = &report->list[limits->first[c]];
      awrash_i_write (writer, "<th scope=\"col\" class=\"i\">");
      awrash_i_say_piece (writer, awrash_i_page_set (wall));
      awrash_i_write (writer, "<small>");
      awrash_i_say_words (writer, awrash_i_language_of_origin (awrash_i_page_origin (wall)));
      awrash_i_write (writer, "</small></th>");
    }
}

/* What the file says of where its figures come from, each text once. */
static void
list_sources (AwrashWriter *writer, const AwrashReport *report)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; i < report->n_walls; i++)
    {
      const char *source = is_limit (&report->list[i])
                               ? awrash_i_page_cell_of (report, &report->list[i], "source")
                               : "";
      if (source[0] == '\0' || !g_hash_table_add (seen, (gpointer)(guintptr)source))
        continue;
      awrash_i_write (writer, g_hash_table_size (seen) > 1 ? " · " : "<p class=\"f\">");
      awrash_i_write_data (writer, source);
    }
  awrash_i_write (writer, g_hash_table_size (seen) > 0 ? "</p>\n" : "");
}

void
awrash_i_page_limits (AwrashWriter *writer, const AwrashReport *report)
{
  g_auto (Limits) limits = { 0 };

  if (!limits_init (&limits, report, writer->fault == NULL ? &writer->fault : NULL)
      || limits.n_rows == 0)
    return;
  awrash_i_page_begin_details (writer, AWRASH_MESSAGE_CAPACITIES);
  list_sources (writer, report);
  awrash_i_page_begin_table (writer, "sources");
  write_heads (writer, report, &limits);
  awrash_i_page_begin_body (writer);
  for (gsize r = 0; r < limits.n_rows; r++)
    {
      awrash_i_write (writer, "<tr>");
      awrash_i_page_row_head (writer, awrash_i_piece_territory (limits.places[r]));
      for (gsize c = 0; c < limits.n_columns; c++)
        write_limit (writer, report, limits.walls[r * limits.n_columns + c]);
      awrash_i_write (writer, "</tr>\n");
    }
  awrash_i_page_end_table (writer);
  awrash_i_page_end_details (writer);
}
