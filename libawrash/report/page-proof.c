/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How anyone checks the page: what names the input and the proof, the command that re-checks it,
 * and the data as files. Source: RFC 2397 for addresses that hold their data. Invariant: what is
 * downloaded is what awrash_split_plan_get_table() and the certificate say, the tables as
 * spreadsheets open them, with no cell that these would run. */

#include "report/page-private.h"

#include "report/escape-private.h"

#include "split/plan-private.h"

#include <string.h>

/* The certificate's own sum, its last member. */
static char *
find_sum (const char *certificate)
{
  static const char member[] = "\"sha256\":\"";
  const char *at = g_strrstr (certificate, member);

  return g_strndup (at != NULL ? at + strlen (member) : "", 64);
}

static void
write_term (AwrashWriter *writer, AwrashMessage term, const char *data)
{
  awrash_i_write (writer, "<dt>");
  awrash_i_say_words (writer, term);
  awrash_i_write (writer, "</dt><dd><code>");
  awrash_i_write_data (writer, data);
  awrash_i_write (writer, "</code></dd>\n");
}

static void
write_download (AwrashWriter *writer, const char *file, const char *type, const char *data)
{
  awrash_i_writef (writer, "<li><a download=\"%s\" href='data:%s;charset=utf-8,", file, type);
  if (writer->fault == NULL)
    awrash_i_escape_address (&writer->text, data, &writer->fault);
  awrash_i_writef (writer, "'>%s</a></li>\n", file);
}

static void
write_table (AwrashWriter *writer, const AwrashReport *report, const char *name)
{
  GError **error = writer->fault == NULL ? &writer->fault : NULL;
  g_autoptr (AwrashTable) table = awrash_split_plan_get_table (report->plan, name, error);
  g_autofree char *text
      = table != NULL ? awrash_base_csv_format (table, AWRASH_DIALECT_SPREADSHEET, error) : NULL;
  g_autofree char *file = g_strconcat (name, ".csv", NULL);

  if (text != NULL)
    write_download (writer, file, "text/csv", text);
}

void
awrash_i_page_check (AwrashWriter *writer, const AwrashReport *report)
{
  const char *certificate = awrash_split_plan_get_certificate (report->plan);
  g_autofree char *sum = find_sum (certificate);

  awrash_i_page_say (writer, NULL, AWRASH_MESSAGE_PROOF_INTRODUCTION, 0, NULL);
  awrash_i_page_say (writer, NULL, AWRASH_MESSAGE_PROOF_COMMAND, 0, NULL);
  awrash_i_write (writer, "<p><code>awrash-check PROGRAMME PLAN</code></p>\n<dl>\n<dt>");
  awrash_i_say_words (writer, AWRASH_MESSAGE_STATUS);
  awrash_i_write (writer, "</dt><dd>");
  awrash_i_say_words (writer, awrash_i_language_of_status (report->plan->status));
  awrash_i_write (writer, "</dd>\n");
  write_term (writer, AWRASH_MESSAGE_HASH, awrash_programme_get_hash (report->programme));
  write_term (writer, AWRASH_MESSAGE_CERTIFICATE_HASH, sum);
  write_term (writer, AWRASH_MESSAGE_CHAIN, report->plan->chain);
  write_term (writer, AWRASH_MESSAGE_CLASS,
              awrash_split_class_get_name (awrash_split_plan_get_class (report->plan)));
  write_term (writer, AWRASH_MESSAGE_VERSION, awrash_base_version ());
  awrash_i_write (writer, "</dl>\n");
}

void
awrash_i_page_proof (AwrashWriter *writer, const AwrashReport *report)
{
  awrash_i_page_begin (writer, "proof", AWRASH_MESSAGE_SECTION_PROOF);
  awrash_i_page_check (writer, report);
  awrash_i_write (writer, "<div class=\"screen\"><p>");
  awrash_i_say_words (writer, AWRASH_MESSAGE_DOWNLOADS);
  awrash_i_write (writer, "</p>\n<ul>\n");
  if (report->has_answer)
    {
      write_table (writer, report, "plan");
      write_table (writer, report, "plan-provinces");
    }
  write_download (writer, "certificate.json", "application/json",
                  awrash_split_plan_get_certificate (report->plan));
  awrash_i_write (writer, "</ul></div>\n");
  awrash_i_page_end (writer);
}
