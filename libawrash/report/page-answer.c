/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The question and the answer, in sentences that anyone understands. Source: the plan. Invariant:
 * the committee decides, and that comes first; increases and decreases stand in one sentence, with
 * what they are against. */

#include "report/page-private.h"

#include "split/plan-private.h"

#include <math.h>

/* The root that holds every province; -1 where there are several. */
static gint64
find_root (const AwrashProgramme *programme)
{
  gint64 root = -1;

  for (gsize t = 0; t < awrash_programme_territory_get_count (programme); t++)
    if (awrash_programme_territory_get_parent (programme, t) < 0)
      {
        if (root >= 0)
          return -1;
        root = (gint64)t;
      }
  return root;
}

static void
ask (AwrashWriter *writer, const AwrashReport *report)
{
  const gint64 root = find_root (report->programme);
  const AwrashPiece pieces[]
      = { awrash_i_piece_mark (
              awrash_i_piece_noun (AWRASH_NOUN_PLACES, awrash_i_report_total (report, -1)),
              awrash_i_report_is_sum_assumed (report, -1)),
          awrash_i_piece_noun (AWRASH_NOUN_PROVINCES, (int64_t)report->n_provinces),
          awrash_i_piece_territory ((gsize)MAX (root, 0)) };

  awrash_i_page_say (writer, "q", root < 0 ? AWRASH_MESSAGE_QUESTION_ALL : AWRASH_MESSAGE_QUESTION,
                     3, pieces);
}

static AwrashPiece
rate_of (const AwrashReport *report, gsize province)
{
  return awrash_i_piece_mark (awrash_i_chart_rate (report, report->rates[province]),
                              awrash_i_report_is_assumed (report, province, -1));
}

static void
tell_rates (AwrashWriter *writer, const AwrashReport *report)
{
  const gsize lowest = report->equity.lowest, highest = report->equity.highest;
  const char *need = awrash_programme_get_option (report->programme, "need", "indicator");
  g_autofree char *group = NULL;
  const AwrashPiece pieces[]
      = { awrash_i_page_reading (report, &group),
          rate_of (report, lowest),
          awrash_i_piece_province (writer, lowest),
          rate_of (report, highest),
          awrash_i_piece_province (writer, highest),
          awrash_i_piece_option (
              "programme", "need_name",
              need != NULL ? need : awrash_split_reading_get (report->plan->reading, "need")),
          awrash_i_chart_common_rate (report) };

  awrash_i_page_say (writer, NULL,
                     report->has_need ? AWRASH_MESSAGE_ANSWER_RATES : AWRASH_MESSAGE_ANSWER_PLACES,
                     G_N_ELEMENTS (pieces), pieces);
}

static void
tell_equity (AwrashWriter *writer, const AwrashReport *report)
{
  const gboolean has_before = report->before >= 0 && !isnan (report->equity_before.gini);
  const AwrashPiece pieces[] = {
    awrash_i_piece_mark (awrash_i_piece_decimal (report->equity.gini, 4),
                         awrash_i_report_is_any_assumed (report, -1)),
    awrash_i_piece_stream ((gsize)MAX (report->before, 0)),
    awrash_i_piece_mark (awrash_i_piece_decimal (report->equity_before.gini, 4),
                         has_before && awrash_i_report_is_any_assumed (report, report->before))
  };

  awrash_i_page_say (writer, NULL,
                     has_before ? AWRASH_MESSAGE_ANSWER_GINI_BEFORE : AWRASH_MESSAGE_ANSWER_GINI,
                     G_N_ELEMENTS (pieces), pieces);
}

static void
tell_change (AwrashWriter *writer, const AwrashReport *report)
{
  int64_t more = 0, fewer = 0, change;
  gsize n_more = 0, n_fewer = 0, n_known = 0;
  gboolean is_more_assumed = FALSE, is_fewer_assumed = FALSE;

  for (gsize p = 0; p < report->n_provinces; p++)
    {
      int64_t sum = 0;
      gboolean is_known = FALSE, star = FALSE;
      for (gsize s = 0; s < report->n_streams; s++)
        if (awrash_i_page_change (report, p, s, &change))
          {
            sum += change;
            is_known = TRUE;
            star = star || awrash_i_report_is_assumed (report, p, (gint64)s);
          }
      n_known += is_known;
      more += MAX (sum, 0);
      fewer += MIN (sum, 0);
      is_more_assumed = is_more_assumed || (star && sum > 0);
      is_fewer_assumed = is_fewer_assumed || (star && sum < 0);
      n_more += sum > 0;
      n_fewer += sum < 0;
    }
  if (n_known > 0)
    {
      const AwrashPiece pieces[]
          = { awrash_i_page_baseline (report),
              awrash_i_piece_mark (awrash_i_piece_change (more), is_more_assumed),
              awrash_i_piece_noun (AWRASH_NOUN_PROVINCES, (int64_t)n_more),
              awrash_i_piece_mark (awrash_i_piece_change (fewer), is_fewer_assumed),
              awrash_i_piece_noun (AWRASH_NOUN_PROVINCES, (int64_t)n_fewer) };
      awrash_i_page_say (writer, NULL, AWRASH_MESSAGE_ANSWER_CHANGE, G_N_ELEMENTS (pieces), pieces);
    }
}

/* The provinces that a tie is about. */
static void
list_tied (AwrashWriter *writer, const AwrashPlan *plan)
{
  awrash_i_write (writer, "<p>");
  for (gsize i = 0; i < plan->n_tied; i++)
    {
      awrash_i_write (writer, i > 0 ? " · " : "");
      awrash_i_say_piece (writer, awrash_i_piece_province (writer, (gsize)plan->tied[i]));
    }
  awrash_i_write (writer, "</p>\n");
}

/* Why there is no plan: how much is at stake in each language, then the split's own words, in the
 * language of messages. */
static void
refuse (AwrashWriter *writer, const AwrashReport *report)
{
  const AwrashPlan *plan = report->plan;
  const AwrashPiece missing = awrash_i_piece_integer (plan->missing);
  const AwrashPiece free_units = awrash_i_piece_integer (plan->free_units);
  const AwrashPiece status = awrash_i_piece_message (awrash_i_language_of_status (plan->status));
  const char *reason = plan->reason;

  awrash_i_page_say (writer, NULL, AWRASH_MESSAGE_NO_ANSWER, 1, &status);
  if (plan->missing > 0)
    awrash_i_page_say (writer, NULL, AWRASH_MESSAGE_MISSING, 1, &missing);
  if (plan->n_tied > 0)
    {
      awrash_i_page_say (writer, NULL, AWRASH_MESSAGE_FREE, 1, &free_units);
      list_tied (writer, plan);
    }
  if (reason == NULL)
    return;
  awrash_i_writef (writer, "<p class=\"f\" lang=\"%s\" dir=\"auto\">",
                   awrash_i_language_of_words ());
  awrash_i_write_data (writer, reason);
  awrash_i_write (writer, "</p>\n");
}

void
awrash_i_page_answer (AwrashWriter *writer, const AwrashReport *report)
{
  awrash_i_page_say (writer, NULL, AWRASH_MESSAGE_DECIDES, 0, NULL);
  if (!report->has_answer)
    {
      refuse (writer, report);
      return;
    }
  ask (writer, report);
  if (report->n_provinces > 0 && !isnan (report->rates[report->order[0]]))
    tell_rates (writer, report);
  if (!isnan (report->equity.gini))
    tell_equity (writer, report);
  tell_change (writer, report);
  if (!report->has_need)
    awrash_i_page_say (writer, "f", AWRASH_MESSAGE_NO_NEED, 0, NULL);
  if (awrash_i_report_is_any_assumed (report, -1))
    awrash_i_page_say (writer, "f", AWRASH_MESSAGE_MARK, 0, NULL);
}
