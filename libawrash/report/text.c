/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A plan as a terminal shows it. Source: the sections of the page, read into lines. Invariant: a
 * number stands here as it does on the page, with the same marks. */

#include "report/page-private.h"
#include "report/screen-private.h"

#include "base/i18n-private.h"

#include <math.h>
#include <string.h>

#define NARROWEST 20

static void
write_rates (AwrashWriter *writer, const AwrashReport *report)
{
  if (!awrash_i_chart_rates.is_there (report))
    return;
  awrash_i_page_begin (writer, "rates", AWRASH_MESSAGE_SECTION_RATES);
  awrash_i_write (writer, "<bars/>");
  awrash_i_page_end (writer);
}

/* What a bound asks, the figure that nobody published. */
static void
tell_bound (AwrashWriter *writer, const AwrashReportWall *wall)
{
  awrash_i_write (writer, "<li>");
  awrash_i_page_say_bound (writer, wall, wall->bounds.upper >= 0);
  awrash_i_write (writer, "</li>\n");
}

static void
write_assumptions (AwrashWriter *writer, const AwrashReport *report)
{
  awrash_i_page_begin (writer, "assumptions", AWRASH_MESSAGE_SECTION_ASSUMPTIONS);
  awrash_i_page_say (writer, NULL,
                     report->n_rests > 0 ? AWRASH_MESSAGE_ASSUMPTIONS_INTRODUCTION
                                         : AWRASH_MESSAGE_NO_ASSUMPTIONS,
                     0, NULL);
  for (gsize i = 0; i < report->n_rests; i++)
    tell_bound (writer, &report->list[report->rests[i]]);
  awrash_i_page_end (writer);
}

static void
write_check (AwrashWriter *writer, const AwrashReport *report)
{
  awrash_i_page_begin (writer, "proof", AWRASH_MESSAGE_SECTION_PROOF);
  awrash_i_page_check (writer, report);
  awrash_i_page_end (writer);
}

static void
write_all (AwrashWriter *writer, const AwrashReport *report)
{
  static void (*const sections[]) (AwrashWriter *, const AwrashReport *)
      = { awrash_i_page_places,   write_rates,        awrash_i_page_equity, awrash_i_page_readings,
          awrash_i_page_frontier, awrash_i_page_study };

  awrash_i_page_header (writer, report);
  awrash_i_page_answer (writer, report);
  for (gsize i = 0; report->has_answer && i < G_N_ELEMENTS (sections); i++)
    sections[i](writer, report);
  write_assumptions (writer, report);
  write_check (writer, report);
  awrash_i_write (writer, "</main>");
}

static gboolean
check (const char *language, gsize columns, gboolean is_ascii, GError **error)
{
  if (awrash_i_language_find (language, error) == NULL)
    return FALSE;
  if (is_ascii && strcmp (language, "ar") == 0)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
                 _ ("language is \"ar\", which ASCII cannot write, expected fr or en"));
  else if (columns < NARROWEST)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                 _ ("columns is %zu, expected at least %d"), columns, NARROWEST);
  else
    return TRUE;
  return FALSE;
}

char *
awrash_report_text (const AwrashReport *report, const char *language, size_t columns,
                    gboolean is_ascii, gboolean has_color, GError **error)
{
  g_auto (AwrashWriter) writer = { 0 };
  g_autofree char *markup = NULL, *lines = NULL;
  AwrashScreen screen = { .report = report,
                          .language = language,
                          .columns = columns,
                          .is_ascii = is_ascii,
                          .has_color = has_color };

  g_return_val_if_fail (report != NULL && language != NULL, NULL);
  if (!check (language, columns, is_ascii, error)
      || !awrash_i_writer_init (&writer, report->programme, language, error))
    return NULL;
  writer.is_ascii = is_ascii;
  awrash_i_write (&writer, "<text>");
  write_all (&writer, report);
  awrash_i_write (&writer, "</text>");
  markup = awrash_i_writer_steal (&writer, error);
  if (markup == NULL)
    return NULL;
  awrash_i_screen_read (&screen, markup);
  lines = awrash_i_text_steal (&screen.text);
  if (screen.fault != NULL)
    {
      g_propagate_error (error, screen.fault);
      return NULL;
    }
  return awrash_i_screen_finish (&screen, lines);
}
