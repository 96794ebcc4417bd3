/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How unequal the rates are, each measure with a sentence and its convention. Source: the measures
 * of awrash/metric.h. Invariant: before and after are measured alike, over the same provinces. */

#include "report/page-private.h"

#include <math.h>
#include <string.h>

static void
write_measure (AwrashWriter *writer, const AwrashReport *report, AwrashMessage name,
               AwrashMessage meaning, gsize offset)
{
  double before, after;

  memcpy (&before, (const char *)&report->equity_before + offset, sizeof before);
  memcpy (&after, (const char *)&report->equity + offset, sizeof after);
  awrash_i_write (writer, "<tr>");
  awrash_i_page_row_head (writer, awrash_i_piece_message (name));
  if (report->before >= 0)
    awrash_i_page_number (
        writer, awrash_i_piece_mark (awrash_i_piece_decimal (before, 4),
                                     awrash_i_report_is_any_assumed (report, report->before)));
  awrash_i_page_number (writer, awrash_i_piece_mark (awrash_i_piece_decimal (after, 4),
                                                     awrash_i_report_is_any_assumed (report, -1)));
  awrash_i_page_cell (writer, awrash_i_piece_message (meaning));
  awrash_i_write (writer, "</tr>\n");
}

void
awrash_i_page_equity (AwrashWriter *writer, const AwrashReport *report)
{
  static const struct
  {
    AwrashMessage name, meaning;
    gsize offset;
  } measures[] = {
    { AWRASH_MESSAGE_GINI, AWRASH_MESSAGE_GINI_MEANING, offsetof (AwrashReportEquity, gini) },
    { AWRASH_MESSAGE_THEIL, AWRASH_MESSAGE_THEIL_MEANING, offsetof (AwrashReportEquity, theil) },
    { AWRASH_MESSAGE_MLD, AWRASH_MESSAGE_MLD_MEANING, offsetof (AwrashReportEquity, mld) },
    { AWRASH_MESSAGE_HOOVER, AWRASH_MESSAGE_HOOVER_MEANING, offsetof (AwrashReportEquity, hoover) },
    { AWRASH_MESSAGE_RATIO, AWRASH_MESSAGE_RATIO_MEANING, offsetof (AwrashReportEquity, ratio) },
  };

  if (isnan (report->equity.gini))
    return;
  awrash_i_page_begin (writer, "equity", AWRASH_MESSAGE_SECTION_EQUITY);
  awrash_i_page_begin_table (writer, "equity");
  awrash_i_page_head (writer, awrash_i_piece_message (AWRASH_MESSAGE_MEASURE), FALSE);
  if (report->before >= 0)
    {
      const AwrashPiece stream = awrash_i_piece_stream ((gsize)report->before);
      awrash_i_write (writer, "<th scope=\"col\" class=\"i\">");
      awrash_i_say (writer, AWRASH_MESSAGE_BEFORE, 1, &stream);
      awrash_i_write (writer, "</th>");
    }
  awrash_i_page_head (writer, awrash_i_piece_message (AWRASH_MESSAGE_AFTER), TRUE);
  awrash_i_page_head (writer, awrash_i_piece_message (AWRASH_MESSAGE_MEANING), FALSE);
  awrash_i_page_begin_body (writer);
  for (gsize m = 0; m < G_N_ELEMENTS (measures); m++)
    write_measure (writer, report, measures[m].name, measures[m].meaning, measures[m].offset);
  awrash_i_page_end_table (writer);
  awrash_i_page_end (writer);
}
