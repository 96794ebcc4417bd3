/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One page for the media of one province, in one language: what it receives, against its need and
 * against the others, and why. Source: the same numbers as the whole page. Invariant: the committee
 * decides, and that comes first here too. */

#include "report/page-private.h"

#include "base/i18n-private.h"
#include "split/plan-private.h"

#include <math.h>

static gboolean
find_province (const AwrashReport *report, const char *code, gsize *province, GError **error)
{
  g_autofree char *quoted = NULL;
  size_t territory;

  if (awrash_programme_territory_find (report->programme, code, &territory))
    for (gsize p = 0; p < report->n_provinces; p++)
      if (awrash_programme_province_get_territory (report->programme, p) == territory)
        {
          *province = p;
          return TRUE;
        }
  quoted = awrash_i_text_quote (code);
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
               _ ("territory is %s, expected the code of a province"), quoted);
  return FALSE;
}

static void
write_row (AwrashWriter *writer, const AwrashReport *report, gsize p, gsize s)
{
  const gboolean star = awrash_i_report_is_assumed (report, p, (gint64)s);
  int64_t change = 0;
  const gboolean is_known = awrash_i_page_change (report, p, s, &change);

  awrash_i_write (writer, "<tr>");
  awrash_i_page_row_head (writer, awrash_i_piece_stream (s));
  awrash_i_page_cell_of_places (writer, report, p, s);
  if (report->last != NULL)
    awrash_i_page_number (writer, is_known
                                      ? awrash_i_piece_mark (awrash_i_piece_change (change), star)
                                      : awrash_i_piece_decimal (NAN, 0));
  awrash_i_write (writer, "</tr>\n");
}

static void
write_places (AwrashWriter *writer, const AwrashReport *report, gsize p)
{
  const AwrashPiece baseline = awrash_i_page_baseline (report);

  awrash_i_page_begin (writer, "places", AWRASH_MESSAGE_SECTION_PLACES);
  if (report->last != NULL)
    awrash_i_page_say (writer, "f", AWRASH_MESSAGE_AGAINST, 1, &baseline);
  if (report->lowest != NULL && awrash_i_report_is_assumed (report, p, -1))
    awrash_i_page_say (writer, "f", AWRASH_MESSAGE_RANGES, 0, NULL);
  awrash_i_page_begin_table (writer, "places");
  awrash_i_page_head (writer, awrash_i_piece_message (AWRASH_MESSAGE_STREAM), FALSE);
  awrash_i_page_head (writer, awrash_i_piece_message (AWRASH_MESSAGE_PLACES), TRUE);
  if (report->last != NULL)
    awrash_i_page_head (writer, awrash_i_piece_message (AWRASH_MESSAGE_CHANGE), TRUE);
  awrash_i_page_begin_body (writer);
  for (gsize s = 0; s < report->n_streams; s++)
    write_row (writer, report, p, s);
  awrash_i_write (writer, "<tr class=\"u\">");
  awrash_i_page_row_head (writer, awrash_i_piece_message (AWRASH_MESSAGE_ALL_STREAMS));
  awrash_i_page_number (writer, awrash_i_piece_mark (awrash_i_piece_integer (report->totals[p]),
                                                     awrash_i_report_is_assumed (report, p, -1)));
  awrash_i_write (writer, report->last != NULL ? "<td></td></tr>\n" : "</tr>\n");
  awrash_i_page_end_table (writer);
  awrash_i_page_end (writer);
}

/* Its rate, and how many have a lower one. */
static void
tell_rate (AwrashWriter *writer, const AwrashReport *report, gsize p)
{
  const char *need = awrash_programme_get_option (report->programme, "need", "indicator");
  const AwrashPiece rate[]
      = { awrash_i_piece_mark (awrash_i_chart_rate (report, report->rates[p]),
                               awrash_i_report_is_assumed (report, p, -1)),
          awrash_i_piece_option (
              "programme", "need_name",
              need != NULL ? need : awrash_split_reading_get (report->plan->reading, "need")),
          awrash_i_chart_common_rate (report) };
  int64_t n = 0, lower = 0;
  AwrashPiece rank[2];

  if (!report->has_need || isnan (report->rates[p]))
    return;
  for (gsize i = 0; i < report->n_provinces; i++)
    {
      n += !isnan (report->rates[i]);
      lower += report->rates[i] < report->rates[p];
    }
  rank[0] = awrash_i_piece_noun (AWRASH_NOUN_PROVINCES, n);
  rank[1] = awrash_i_piece_integer (lower);
  awrash_i_page_say (writer, NULL, AWRASH_MESSAGE_BRIEF_RATE, G_N_ELEMENTS (rate), rate);
  awrash_i_page_say (writer, NULL, AWRASH_MESSAGE_BRIEF_RANK, G_N_ELEMENTS (rank), rank);
}

static void
write_body (AwrashWriter *writer, const AwrashReport *report, gsize p)
{
  awrash_i_write (writer, "<header>\n<h1>");
  awrash_i_say_piece (writer, awrash_i_piece_province (writer, p));
  awrash_i_write (writer, "</h1>\n<p class=\"f\">");
  awrash_i_page_name (writer, report);
  awrash_i_write (writer, "</p>\n");
  awrash_i_page_date (writer, report);
  awrash_i_write (writer, "</header>\n<main>\n");
  awrash_i_page_say (writer, NULL, AWRASH_MESSAGE_DECIDES, 0, NULL);
  write_places (writer, report, p);
  tell_rate (writer, report, p);
  awrash_i_page_begin (writer, "cards", AWRASH_MESSAGE_SECTION_CARDS);
  awrash_i_page_reasons (writer, report, p, TRUE);
  awrash_i_page_end (writer);
  if (awrash_i_report_is_assumed (report, p, -1))
    awrash_i_page_say (writer, "f", AWRASH_MESSAGE_MARK, 0, NULL);
}

char *
awrash_report_brief (const AwrashReport *report, const char *territory, const char *language,
                     GError **error)
{
  g_auto (AwrashWriter) writer = { 0 };
  gsize province = 0;

  g_return_val_if_fail (report != NULL && territory != NULL && language != NULL, NULL);
  if (awrash_i_language_find (language, error) == NULL
      || !awrash_i_writer_init (&writer, report->programme, language, error)
      || !find_province (report, territory, &province, error))
    return NULL;
  if (!report->has_answer)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("the plan has no answer, expected one to tell a province of"));
      return NULL;
    }
  awrash_i_page_open (&writer,
                      awrash_programme_territory_get_label (
                          report->programme,
                          awrash_programme_province_get_territory (report->programme, province),
                          language));
  write_body (&writer, report, province);
  awrash_i_page_close (&writer);
  return awrash_i_writer_steal (&writer, error);
}
