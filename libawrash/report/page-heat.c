/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The heat map on the page: the table of places by province and type, its cells coloured, so that
 * every number stands once and is read as a table is. Source: the plan and its walls. Invariant:
 * its cells have the colours of the chart that stands alone. */

#include "report/heat-private.h"
#include "report/page-private.h"

#include "split/plan-private.h"

static void
write_row (AwrashWriter *writer, const AwrashReport *report, const AwrashHeat *heat, gsize p)
{
  awrash_i_write (writer, "<tr>");
  awrash_i_page_row_head (writer, awrash_i_piece_province (writer, p));
  for (gsize t = 0; t < report->n_types; t++)
    {
      const gsize cell = p * report->n_types + t;
      awrash_i_writef (writer, "<td class=\"k%d%s\">", awrash_i_heat_class (heat, report, p, t),
                       heat->bound[cell] ? " h" : "");
      awrash_i_say_figure (writer, awrash_i_heat_places (report, p, t));
      awrash_i_write (writer, "</td>");
    }
  awrash_i_write (writer, "</tr>\n");
}

void
awrash_i_page_heat (AwrashWriter *writer, const AwrashReport *report)
{
  g_auto (AwrashHeat) heat = { 0 };

  if (!awrash_i_chart_heat.is_there (report)
      || !awrash_i_heat_init (&heat, report, writer->fault == NULL ? &writer->fault : NULL))
    return;
  awrash_i_page_begin (writer, awrash_i_chart_heat.name, awrash_i_chart_heat.title);
  awrash_i_page_say (writer, "f", awrash_i_chart_heat.introduction, 0, NULL);
  awrash_i_page_begin_table (writer, awrash_i_chart_heat.name);
  awrash_i_page_head (writer, awrash_i_piece_message (AWRASH_MESSAGE_TERRITORY), FALSE);
  for (gsize t = 0; t < report->n_types; t++)
    awrash_i_page_head (writer, awrash_i_piece_type (t), TRUE);
  awrash_i_page_begin_body (writer);
  for (gsize p = 0; p < report->n_provinces; p++)
    write_row (writer, report, &heat, p);
  awrash_i_page_end_table (writer);
  awrash_i_page_end (writer);
}
