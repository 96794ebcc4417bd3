/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A study set beside a plan. Source: awrash/simulation-analysis.h. Invariant: every mean has its
 * Monte Carlo error beside it, and differences are between runs with the same luck. */

#include "report/report-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "report/study-private.h"

#include <math.h>
#include <string.h>

#define BLOCK 65536

static const AwrashStudyMeasure measures[] = {
  { "gini", AWRASH_MESSAGE_GINI, 1 },
  { "theil", AWRASH_MESSAGE_THEIL, 1 },
  { "lowest-rate", AWRASH_MESSAGE_STUDY_LOWEST_RATE, 1000 },
  { "overall-rate", AWRASH_MESSAGE_STUDY_OVERALL_RATE, 1000 },
  { "places", AWRASH_MESSAGE_STUDY_PLACES, 1 },
  { "unmet", AWRASH_MESSAGE_STUDY_UNMET, 1 },
  { "cost", AWRASH_MESSAGE_STUDY_COST, 1 },
  { "churn", AWRASH_MESSAGE_STUDY_CHURN, 100 },
};

void
awrash_i_report_study_free (AwrashReportStudy *study)
{
  if (study == NULL)
    return;
  for (gsize i = 0; study->labels != NULL && i < study->n_policies * AWRASH_N_LANGUAGES; i++)
    g_free (study->labels[i]);
  g_free (study->labels);
  for (gsize i = 0; i < study->n_summaries; i++)
    g_free (study->summaries[i].mean);
  g_free (study->summaries);
  g_free (study->sizes);
  g_free (study->gains);
  g_free (study);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashReportStudy, awrash_i_report_study_free)

/* ── words ──────────────────────────────────────────────────────────────────────────────────── */

/* Newly allocated: the name of a policy in a language, else as study.ini has it, else its own. */
static char *
label_of (const AwrashStudy *study, const char *name, const AwrashLanguage *language)
{
  g_autofree char *group = g_strconcat ("policy ", name, NULL);
  g_autofree char *key = g_strdup_printf ("name[%s]", language->code);
  char *label = awrash_simulation_study_get_option (study, group, key);

  if (label == NULL)
    label = awrash_simulation_study_get_option (study, group, "name");
  return label != NULL ? label : g_strdup (name);
}

static gboolean
fill_labels (AwrashReportStudy *kept, const AwrashStudy *study, GError **error)
{
  const AwrashSimulationModel *model = awrash_simulation_study_get_model (study);

  kept->labels = awrash_i_new (char *, kept->n_policies *AWRASH_N_LANGUAGES, error);
  for (gsize k = 0; kept->labels != NULL && k < kept->n_policies; k++)
    for (gsize i = 0; i < AWRASH_N_LANGUAGES; i++)
      kept->labels[k * AWRASH_N_LANGUAGES + i] = label_of (
          study, awrash_simulation_model_get_policy_name (model, k), awrash_i_language_at (i));
  return kept->labels != NULL;
}

static void
count_laws (AwrashReportStudy *kept, const AwrashSimulationModel *model)
{
  kept->n_laws = awrash_simulation_model_get_n_parameters (model);
  for (gsize i = 0; i < kept->n_laws; i++)
    kept->n_assumed
        += awrash_simulation_model_get_parameter_origin (model, i) == AWRASH_ORIGIN_ASSUMED;
}

/* ── figures ────────────────────────────────────────────────────────────────────────────────── */

/* A measure of all runs in the last edition, as it is shown; NULL with @error. */
static double *
read_values (const AwrashReportStudy *kept, const AwrashStudy *study, AwrashStore *store,
             gsize column, double scale, GError **error)
{
  const gsize n = (gsize)awrash_simulation_study_get_n_runs (study);
  g_autofree double *values = awrash_i_room (double, n, error);

  if (values == NULL)
    return NULL;
  for (gsize at = 0; at < n; at += BLOCK)
    if (!awrash_simulation_store_read (store, column, kept->n_editions - 1, (gint64)at,
                                       MIN (BLOCK, n - at), values + at, error))
      return NULL;
  for (gsize i = 0; i < n; i++)
    values[i] *= scale;
  return g_steal_pointer (&values);
}

static gboolean
summarise (const AwrashReportStudy *kept, gsize n_values, const double values[],
           AwrashStudySummary *summary, GError **error)
{
  static const double levels[] = { 0.05, 0.95 };
  const gsize n = kept->n_policies;
  double *room = awrash_i_new (double, 7 * n, error);

  if (room == NULL)
    return FALSE;
  /* The quantiles come level after level. */
  summary->mean = room;
  summary->error = room + n;
  summary->low = room + 2 * n;
  summary->high = room + 3 * n;
  summary->difference = room + 4 * n;
  summary->difference_error = room + 5 * n;
  return awrash_simulation_mean (kept->n_scenarios, n, n_values, values, summary->mean,
                                 summary->error, error)
         && awrash_simulation_bands (G_N_ELEMENTS (levels), levels, n, n_values, values,
                                     summary->low, error)
         && (kept->baseline < 0
             || awrash_simulation_paired ((gsize)kept->baseline, kept->n_scenarios, n, n_values,
                                          values, summary->difference, summary->difference_error,
                                          room + 6 * n, error));
}

static gboolean
fill_summaries (AwrashReportStudy *kept, const AwrashStudy *study, AwrashStore *store,
                GError **error)
{
  const AwrashSimulationModel *model = awrash_simulation_study_get_model (study);
  const gsize n_values = (gsize)awrash_simulation_study_get_n_runs (study);

  kept->summaries = awrash_i_new (AwrashStudySummary, G_N_ELEMENTS (measures), error);
  for (gsize m = 0; kept->summaries != NULL && m < G_N_ELEMENTS (measures); m++)
    for (gsize i = 0; i < awrash_simulation_model_get_n_measures (model); i++)
      {
        AwrashStudySummary *summary = &kept->summaries[kept->n_summaries];
        g_autofree double *values = NULL;
        if (strcmp (awrash_simulation_model_get_measure_name (model, i), measures[m].name) != 0)
          continue;
        summary->measure = &measures[m];
        kept->n_summaries++;
        values = read_values (kept, study, store, i, measures[m].scale, error);
        if (values == NULL || !summarise (kept, n_values, values, summary, error))
          return FALSE;
      }
  if (kept->n_summaries > 0 || kept->summaries == NULL)
    return kept->summaries != NULL;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
               _ ("the study has none of the measures gini, theil, lowest-rate, overall-rate, "
                  "places, unmet, cost and churn, expected one at least"));
  return FALSE;
}

/* ── the whole ──────────────────────────────────────────────────────────────────────────────── */

static gboolean
check (const AwrashReport *report, const AwrashStudy *study, const AwrashStore *store,
       GError **error)
{
  const gsize whole = awrash_simulation_store_get_n_whole (store);
  const gsize all = awrash_simulation_study_get_n_chunks (study);

  if (g_strcmp0 (awrash_programme_get_hash (awrash_simulation_study_get_programme (study)),
                 awrash_programme_get_hash (report->programme))
      != 0)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                 _ ("the study is of another programme, expected that of the report"));
  else if (whole != all)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                 _ ("the folder has %zu of %zu chunks of the study, expected all"), whole, all);
  else
    return TRUE;
  return FALSE;
}

gboolean
awrash_report_set_study (AwrashReport *report, const AwrashStudy *study, AwrashStore *store,
                         GError **error)
{
  g_autoptr (AwrashReportStudy) kept = NULL;
  const AwrashSimulationModel *model;

  g_return_val_if_fail (report != NULL && study != NULL && store != NULL, FALSE);
  if (!check (report, study, store, error))
    return FALSE;
  model = awrash_simulation_study_get_model (study);
  kept = g_new0 (AwrashReportStudy, 1);
  kept->n_policies = awrash_simulation_model_get_n_policies (model);
  kept->n_scenarios = awrash_simulation_study_get_n_scenarios (study);
  kept->n_replications = awrash_simulation_study_get_n_replications (study);
  kept->n_editions = awrash_simulation_model_get_n_editions (model);
  kept->baseline = awrash_simulation_study_get_baseline (study);
  count_laws (kept, model);
  if (!fill_labels (kept, study, error) || !fill_summaries (kept, study, store, error))
    return FALSE;
  if (kept->baseline >= 0 && report->has_need
      && !awrash_i_report_study_gain (kept, study, store, report->n_provinces, report->needs,
                                      error))
    return FALSE;
  awrash_i_report_study_free (report->study);
  report->study = g_steal_pointer (&kept);
  return TRUE;
}
