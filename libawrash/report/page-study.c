/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What policies come to over years, beside the plan: means with their errors and bands, differences
 * to the baseline, and who gains and who loses. Source: the study. Invariant: gains and losses
 * stand in one column, with what they are against above it; no policy is called the just one. */

#include "report/page-private.h"

#include "report/study-private.h"

#include <math.h>

/* More digits after the mark than these nobody reads. */
#define MOST_DECIMALS 8

#define GAIN_COLUMNS 6

int
awrash_i_study_decimals (double value, double error)
{
  const double scale = error > 0 ? error : fabs (value) / 1000;

  return scale > 0 && scale < 10 ? (int)CLAMP (1 - floor (log10 (scale)), 0, MOST_DECIMALS) : 0;
}

static AwrashPiece
label_of (const AwrashReportStudy *study, gsize k)
{
  return awrash_i_piece_labels (&study->labels[k * AWRASH_N_LANGUAGES]);
}

static void
write_figure (AwrashWriter *writer, const AwrashReportStudy *study, double value, int decimals,
              gboolean is_change)
{
  const AwrashPiece piece = is_change ? awrash_i_piece_difference (value, decimals)
                                      : awrash_i_piece_decimal (value, decimals);

  awrash_i_page_number (writer,
                        awrash_i_piece_mark (piece, study->n_assumed > 0 && !isnan (value)));
}

/* ── measures ───────────────────────────────────────────────────────────────────────────────── */

static void
write_policy (AwrashWriter *writer, const AwrashReportStudy *study,
              const AwrashStudySummary *summary, gsize k)
{
  const int decimals = awrash_i_study_decimals (summary->mean[k], summary->error[k]);
  const int fine = awrash_i_study_decimals (summary->difference[k], summary->difference_error[k]);

  awrash_i_write (writer, "<tr>");
  awrash_i_page_row_head (writer, label_of (study, k));
  write_figure (writer, study, summary->mean[k], decimals, FALSE);
  write_figure (writer, study, summary->error[k], decimals, FALSE);
  write_figure (writer, study, summary->low[k], decimals, FALSE);
  write_figure (writer, study, summary->high[k], decimals, FALSE);
  if (study->baseline >= 0)
    {
      write_figure (writer, study, summary->difference[k], fine, TRUE);
      write_figure (writer, study, summary->difference_error[k], fine, FALSE);
    }
  awrash_i_write (writer, "</tr>\n");
}

/* One table of all measures, its heads once. */
static void
write_measures (AwrashWriter *writer, const AwrashReportStudy *study)
{
  static const AwrashMessage heads[]
      = { AWRASH_MESSAGE_STUDY_MEAN, AWRASH_MESSAGE_STUDY_ERROR, AWRASH_MESSAGE_STUDY_LOW,
          AWRASH_MESSAGE_STUDY_HIGH, AWRASH_MESSAGE_CHANGE,      AWRASH_MESSAGE_STUDY_ERROR };
  const gsize n_heads = G_N_ELEMENTS (heads) - (study->baseline >= 0 ? 0 : 2);

  awrash_i_page_begin_table (writer, "study");
  awrash_i_page_head (writer, awrash_i_piece_message (AWRASH_MESSAGE_STUDY_POLICY), FALSE);
  for (gsize i = 0; i < n_heads; i++)
    awrash_i_page_head (writer, awrash_i_piece_message (heads[i]), TRUE);
  awrash_i_page_begin_body (writer);
  for (gsize m = 0; m < study->n_summaries; m++)
    {
      awrash_i_page_begin_group (writer, (int)n_heads + 1);
      awrash_i_say_words (writer, study->summaries[m].measure->words);
      awrash_i_page_end_group (writer);
      for (gsize k = 0; k < study->n_policies; k++)
        write_policy (writer, study, &study->summaries[m], k);
    }
  awrash_i_page_end_table (writer);
}

/* ── who gains ──────────────────────────────────────────────────────────────────────────────── */

static void
write_gain (AwrashWriter *writer, const AwrashReportStudy *study, gsize k, gsize g, int decimals)
{
  const AwrashProvinceGain *gain = &study->gains[k * study->n_groups + g];

  awrash_i_write (writer, "<tr>");
  awrash_i_page_row_head (writer, awrash_i_piece_integer ((int64_t)g + 1));
  awrash_i_page_number (writer, awrash_i_piece_integer (study->sizes[g]));
  write_figure (writer, study, gain->mean, decimals, TRUE);
  write_figure (writer, study, gain->error, decimals, FALSE);
  write_figure (writer, study, 100 * gain->winning, 0, FALSE);
  write_figure (writer, study, 100 * gain->losing, 0, FALSE);
  awrash_i_write (writer, "</tr>\n");
}

/* The tenths of a policy, as many digits of each. */
static void
write_gains_of (AwrashWriter *writer, const AwrashReportStudy *study, gsize k)
{
  const AwrashProvinceGain *gains = &study->gains[k * study->n_groups];
  double mean = 0, error = NAN;

  for (gsize g = 0; g < study->n_groups; g++)
    {
      mean = MAX (mean, fabs (gains[g].mean));
      error = fmax (error, gains[g].error);
    }
  awrash_i_page_begin_group (writer, GAIN_COLUMNS);
  awrash_i_say_piece (writer, label_of (study, k));
  awrash_i_page_end_group (writer);
  for (gsize g = 0; g < study->n_groups; g++)
    if (study->sizes[g] > 0)
      write_gain (writer, study, k, g, awrash_i_study_decimals (mean, error));
}

static void
write_gains (AwrashWriter *writer, const AwrashReportStudy *study)
{
  static const AwrashMessage heads[]
      = { AWRASH_MESSAGE_STUDY_PROVINCES, AWRASH_MESSAGE_CHANGE, AWRASH_MESSAGE_STUDY_ERROR,
          AWRASH_MESSAGE_STUDY_WON, AWRASH_MESSAGE_STUDY_LOST };
  const AwrashPiece pieces[]
      = { label_of (study, (gsize)study->baseline), awrash_i_piece_message (study->gained) };

  awrash_i_page_say (writer, NULL, AWRASH_MESSAGE_STUDY_GAINS, G_N_ELEMENTS (pieces), pieces);
  awrash_i_page_begin_table (writer, "study");
  awrash_i_page_head (writer, awrash_i_piece_message (AWRASH_MESSAGE_STUDY_TENTH), FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
    awrash_i_page_head (writer, awrash_i_piece_message (heads[i]), TRUE);
  awrash_i_page_begin_body (writer);
  for (gsize k = 0; k < study->n_policies; k++)
    if ((gint64)k != study->baseline)
      write_gains_of (writer, study, k);
  awrash_i_page_end_table (writer);
}

static void
tell_runs (AwrashWriter *writer, const AwrashReportStudy *study)
{
  const AwrashPiece runs[]
      = { awrash_i_piece_integer (
              (int64_t)(study->n_policies * study->n_scenarios * study->n_replications)),
          awrash_i_piece_integer ((int64_t)study->n_policies),
          awrash_i_piece_integer ((int64_t)study->n_scenarios),
          awrash_i_piece_integer ((int64_t)study->n_replications),
          awrash_i_piece_integer ((int64_t)study->n_editions) };
  const AwrashPiece laws[] = { awrash_i_piece_integer ((int64_t)study->n_assumed),
                               awrash_i_piece_integer ((int64_t)study->n_laws) };

  awrash_i_page_say (writer, "f", AWRASH_MESSAGE_STUDY_RUNS, G_N_ELEMENTS (runs), runs);
  awrash_i_page_say (writer, "f", AWRASH_MESSAGE_STUDY_ASSUMED, G_N_ELEMENTS (laws), laws);
  if (study->baseline >= 0)
    {
      const AwrashPiece baseline = label_of (study, (gsize)study->baseline);
      awrash_i_page_say (writer, "f", AWRASH_MESSAGE_STUDY_AGAINST, 1, &baseline);
    }
}

void
awrash_i_page_study (AwrashWriter *writer, const AwrashReport *report)
{
  const AwrashReportStudy *study = report->study;

  if (!awrash_i_page_begin_chart (writer, report, &awrash_i_chart_study))
    return;
  tell_runs (writer, study);
  awrash_i_page_begin_details (writer, AWRASH_MESSAGE_DATA);
  write_measures (writer, study);
  awrash_i_page_end_details (writer);
  if (study->n_groups > 0)
    write_gains (writer, study);
  awrash_i_page_end (writer);
}
