/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The whole page. Source: HTML Living Standard, written so that it is well-formed XML too; Content
 * Security Policy Level 3. Invariant: nothing on the page asks a network, and the policy lets
 * nothing run or style it but the two texts whose hashes it holds. */

#include "report/page-private.h"

#include "report/style-private.h"

#include "base/i18n-private.h"
#include "split/plan-private.h"

static const char *
name_in (const AwrashReport *report, const AwrashLanguage *language)
{
  g_autofree char *key = g_strdup_printf ("name[%s]", language->code);
  const char *name = awrash_programme_get_option (report->programme, "programme", key);

  if (name == NULL)
    name = awrash_programme_get_option (report->programme, "programme", "name");
  return name != NULL ? name : language->messages[AWRASH_MESSAGE_SECTION_PLACES];
}

void
awrash_i_page_open (AwrashWriter *writer, const char *title)
{
  const AwrashLanguage *first = writer->languages[0];
  g_autofree char *style = awrash_i_style_hash (awrash_i_style_chart, awrash_i_style_page);
  g_autofree char *script = awrash_i_style_hash (awrash_i_style_script, NULL);
  g_autofree char *policy = g_strconcat (
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
      "style-src ",
      style, "; script-src ", script, "; base-uri 'none'; form-action 'none'\"/>\n", NULL);

  awrash_i_writef (writer,
                   "<!DOCTYPE html>\n<html lang=\"%s\" dir=\"%s\">\n<head>\n"
                   "<meta charset=\"utf-8\"/>\n",
                   first->code, first->direction);
  awrash_i_write (writer, policy);
  awrash_i_write (writer, "<meta name=\"viewport\" content=\"width=device-width, "
                          "initial-scale=1\"/>\n"
                          "<meta name=\"referrer\" content=\"no-referrer\"/>\n<title>");
  awrash_i_write_data (writer, title);
  awrash_i_write (writer, "</title>\n<style>");
  awrash_i_write (writer, awrash_i_style_chart);
  awrash_i_write (writer, awrash_i_style_page);
  awrash_i_write (writer, "</style>\n</head>\n<body>\n");
}

void
awrash_i_page_close (AwrashWriter *writer)
{
  awrash_i_write (writer, "</main>\n<script>");
  awrash_i_write (writer, awrash_i_style_script);
  awrash_i_write (writer, "</script>\n</body>\n</html>\n");
}

static void
write_switch (AwrashWriter *writer, const AwrashReport *report)
{
  g_autofree char *label = NULL;

  if (writer->n_languages < 2)
    return;
  for (gsize i = 0; i < writer->n_languages; i++)
    {
      char *longer = g_strconcat (label != NULL ? label : "", label != NULL ? " · " : "",
                                  writer->languages[i]->messages[AWRASH_MESSAGE_LANGUAGES], NULL);
      g_free (label);
      label = longer;
    }
  awrash_i_write (writer, "<nav aria-label=\"");
  awrash_i_write (writer, label);
  awrash_i_write (writer, "\">");
  for (gsize i = 0; i < writer->n_languages; i++)
    {
      const AwrashLanguage *language = writer->languages[i];
      awrash_i_writef (writer,
                       "<button type=\"button\" lang=\"%s\" dir=\"%s\" aria-pressed=\"%s\" "
                       "title=\"",
                       language->code, language->direction, i == 0 ? "true" : "false");
      awrash_i_write_data (writer, name_in (report, language));
      awrash_i_write (writer, "\">");
      awrash_i_write (writer, language->messages[AWRASH_MESSAGE_LANGUAGE]);
      awrash_i_write (writer, "</button>");
    }
  awrash_i_write (writer, "</nav>\n");
}

/* The month is a word of each language, so the date is said in each by itself. */
void
awrash_i_page_date (AwrashWriter *writer, const AwrashReport *report)
{
  g_autofree char *digits = g_strdup_printf ("%d", report->year);
  const AwrashPiece pieces[]
      = { awrash_i_piece_integer (report->day),
          awrash_i_piece_message (AWRASH_MESSAGE_MONTH_FIRST + MAX (report->month, 1) - 1),
          awrash_i_piece_data (digits) };

  if (report->year > 0)
    awrash_i_page_say (writer, "f", AWRASH_MESSAGE_DATE, G_N_ELEMENTS (pieces), pieces);
}

void
awrash_i_page_name (AwrashWriter *writer, const AwrashReport *report)
{
  if (awrash_programme_get_option (report->programme, "programme", "name") != NULL)
    awrash_i_say_piece (writer, awrash_i_piece_option ("programme", "name", NULL));
  else
    awrash_i_say_words (writer, AWRASH_MESSAGE_SECTION_PLACES);
}

void
awrash_i_page_header (AwrashWriter *writer, const AwrashReport *report)
{
  const char *edition = awrash_programme_get_option (report->programme, "programme", "edition");
  const AwrashPiece piece = awrash_i_piece_data (edition);

  awrash_i_write (writer, "<header>\n");
  write_switch (writer, report);
  awrash_i_write (writer, "<h1>");
  awrash_i_page_name (writer, report);
  awrash_i_write (writer, "</h1>\n");
  if (edition != NULL)
    awrash_i_page_say (writer, "f", AWRASH_MESSAGE_EDITION, 1, &piece);
  awrash_i_page_date (writer, report);
  awrash_i_write (writer, "</header>\n<main>\n");
}

char *
awrash_report_html (const AwrashReport *report, const char *languages, GError **error)
{
  static void (*const sections[]) (AwrashWriter *, const AwrashReport *)
      = { awrash_i_page_map,    awrash_i_page_places,   awrash_i_page_rates, awrash_i_page_equity,
          awrash_i_page_lorenz, awrash_i_page_readings, awrash_i_page_heat,  awrash_i_page_frontier,
          awrash_i_page_study,  awrash_i_page_cards };
  g_auto (AwrashWriter) writer = { 0 };

  g_return_val_if_fail (report != NULL, NULL);
  if (!awrash_i_writer_init (&writer, report->programme, languages, error))
    return NULL;
  awrash_i_page_open (&writer, name_in (report, writer.languages[0]));
  awrash_i_page_header (&writer, report);
  awrash_i_page_answer (&writer, report);
  for (gsize i = 0; report->has_answer && i < G_N_ELEMENTS (sections); i++)
    sections[i](&writer, report);
  awrash_i_page_sources (&writer, report);
  awrash_i_page_proof (&writer, report);
  awrash_i_page_close (&writer);
  return awrash_i_writer_steal (&writer, error);
}
