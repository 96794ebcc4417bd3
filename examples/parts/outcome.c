/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The last edition of a study, told by policies. Source: awrash/simulation-study.h; B. Efron and R.
 * J. Tibshirani (1993) for standard errors of means of clusters. Invariant: every mean stands
 * beside its Monte Carlo error, and differences are between runs with the same luck. */

#include "outcome.h"
#include "grid.h"

#include <math.h>
#include <string.h>

#define BLOCK 65536

/* What a measure comes to, an array of policies each. */
typedef struct
{
  gsize n;
  gboolean has_baseline;
  double *mean, *error;
  double *low, *high; /* one run in twenty is below, and above */
  double *difference, *difference_error;
} Summary;

static void
summary_clear (Summary *summary)
{
  g_free (summary->mean);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Summary, summary_clear)

void
outcome_put (Session *session, const AwrashStudy *study, const AwrashStore *store, gsize shard,
             gsize n_shards)
{
  const gsize whole = awrash_simulation_store_get_n_whole (store);
  const gsize all = awrash_simulation_store_get_n_chunks (store);
  JsonObject *answer = session->answer;

  json_object_set_string_member (answer, "status", whole == all ? "whole" : "interrupted");
  json_object_set_string_member (answer, "folder", session->output);
  json_object_set_int_member (answer, "shard", (gint64)shard);
  json_object_set_int_member (answer, "shards", (gint64)n_shards);
  json_object_set_int_member (answer, "runs", awrash_simulation_study_get_n_runs (study));
  json_object_set_int_member (answer, "chunks", (gint64)all);
  json_object_set_int_member (answer, "whole", (gint64)whole);
  if (n_shards > 1 && whole == all)
    manners_say (session, _ ("Shard %zu/%zu is whole."), shard, n_shards);
}

/* A name of study.ini in the language of the session, else as it stands, else the name itself. */
static const char *
policy_label (Session *session, const AwrashStudy *study, const char *name)
{
  g_autofree char *group = g_strconcat ("policy ", name, NULL);
  g_autofree char *key = g_strdup_printf ("name[%s]", session->language);
  char *label = awrash_simulation_study_get_option (study, group, key);

  if (label == NULL)
    label = awrash_simulation_study_get_option (study, group, "name");
  return manners_isolate (session, manners_keep (session, label != NULL ? label : g_strdup (name)));
}

/* A measure of all runs in the last edition. */
static double *
read_measure (const AwrashStudy *study, AwrashStore *store, gsize measure, GError **error)
{
  const AwrashSimulationModel *model = awrash_simulation_study_get_model (study);
  const gsize n = (gsize)awrash_simulation_study_get_n_runs (study);
  const gsize last = awrash_simulation_model_get_n_editions (model) - 1;
  g_autofree double *values = g_try_new (double, n);

  if (values == NULL)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_MEMORY,
                   _ ("not enough memory for the table; the folder is whole"));
      return NULL;
    }
  for (gsize at = 0; at < n; at += BLOCK)
    if (!awrash_simulation_store_read (store, measure, last, (gint64)at, MIN (BLOCK, n - at),
                                       values + at, error))
      return NULL;
  return g_steal_pointer (&values);
}

static gboolean
summarise (const AwrashStudy *study, const double values[], Summary *summary, GError **error)
{
  static const double levels[] = { 0.05, 0.95 };
  const gsize n_scenarios = awrash_simulation_study_get_n_scenarios (study);
  const gsize n_values = (gsize)awrash_simulation_study_get_n_runs (study);
  const gint64 baseline = awrash_simulation_study_get_baseline (study);
  const gsize n
      = awrash_simulation_model_get_n_policies (awrash_simulation_study_get_model (study));
  double *room = g_new0 (double, 7 * n);

  *summary = (Summary){
    n, baseline >= 0, room, room + n, room + 2 * n, room + 3 * n, room + 4 * n, room + 5 * n
  };
  return awrash_simulation_mean (n_scenarios, n, n_values, values, summary->mean, summary->error,
                                 error)
         && awrash_simulation_bands (G_N_ELEMENTS (levels), levels, n, n_values, values,
                                     summary->low, error)
         && (baseline < 0
             || awrash_simulation_paired ((gsize)baseline, n_scenarios, n, n_values, values,
                                          summary->difference, summary->difference_error,
                                          room + 6 * n, error));
}

/* Places after the point: enough for an error to have two digits, where it has any. */
static int
decimals_for (double value, double error)
{
  const double scale = error > 0 ? error : fabs (value) / 1000;

  return scale > 0 && scale < 10 ? (int)CLAMP (1 - floor (log10 (scale)), 0, 8) : 0;
}

static void
put_line (JsonArray *lines, const char *policy, const Summary *summary, gsize k)
{
  JsonObject *line = json_object_new ();

  json_object_set_string_member (line, "policy", policy);
  manners_put_number (line, "mean", summary->mean[k]);
  manners_put_number (line, "error", summary->error[k]);
  manners_put_number (line, "low", summary->low[k]);
  manners_put_number (line, "high", summary->high[k]);
  if (summary->has_baseline)
    {
      manners_put_number (line, "difference", summary->difference[k]);
      manners_put_number (line, "difference_error", summary->difference_error[k]);
    }
  json_array_add_object_element (lines, line);
}

/* An error that one run alone does not tell. */
static const char *
show_error (Session *session, double error, int decimals)
{
  return isnan (error) ? "–" : manners_decimal (session, error, decimals);
}

static void
add_line (Session *session, Grid *grid, const char *label, const Summary *summary, gsize k)
{
  const int decimals = decimals_for (summary->mean[k], summary->error[k]);
  const int fine = decimals_for (summary->difference[k], summary->difference_error[k]);

  grid_add (grid, label);
  grid_add (grid, manners_decimal (session, summary->mean[k], decimals));
  grid_add (grid, show_error (session, summary->error[k], decimals));
  grid_add (grid, manners_decimal (session, summary->low[k], decimals));
  grid_add (grid, manners_decimal (session, summary->high[k], decimals));
  if (!summary->has_baseline)
    return;
  grid_add (grid, manners_difference (session, summary->difference[k], fine));
  grid_add (grid, show_error (session, summary->difference_error[k], fine));
}

static Grid *
grid_of (gboolean has_baseline)
{
  Grid *grid = grid_new ();

  grid_add_column (grid, _ ("Policy"));
  grid_add_column (grid, _ ("Mean"));
  grid_add_column (grid, _ ("Error"));
  grid_add_column (grid, _ ("1 run in 20\nbelow"));
  grid_add_column (grid, _ ("1 run in 20\nabove"));
  if (has_baseline)
    {
      grid_add_column (grid, _ ("Against the\nbaseline"));
      grid_add_column (grid, _ ("Error"));
    }
  return grid;
}

static gboolean
tell_measure (Session *session, const AwrashStudy *study, AwrashStore *store, gsize measure,
              GError **error)
{
  const AwrashSimulationModel *model = awrash_simulation_study_get_model (study);
  const char *name = awrash_simulation_model_get_measure_name (model, measure);
  g_autofree double *values = read_measure (study, store, measure, error);
  g_auto (Summary) summary = { 0 };
  g_autoptr (Grid) grid = NULL;
  JsonArray *lines = NULL;

  if (values == NULL || !summarise (study, values, &summary, error))
    return FALSE;
  lines = json_array_new ();
  json_object_set_array_member (json_object_get_object_member (session->answer, "measures"), name,
                                lines);
  grid = grid_of (summary.has_baseline);
  for (gsize k = 0; k < summary.n; k++)
    {
      const char *policy = awrash_simulation_model_get_policy_name (model, k);
      put_line (lines, policy, &summary, k);
      add_line (session, grid, policy_label (session, study, policy), &summary, k);
    }
  manners_title (session, "%s", name);
  manners_say (session, "%s", awrash_simulation_model_get_measure_sentence (model, measure));
  grid_print (grid, session->text);
  return TRUE;
}

/* Which laws nobody published: the answer rests on them. */
static void
tell_assumed (Session *session, const AwrashStudy *study)
{
  const AwrashSimulationModel *model = awrash_simulation_study_get_model (study);
  const gsize n = awrash_simulation_model_get_n_parameters (model);
  gsize assumed = 0;

  for (gsize i = 0; i < n; i++)
    assumed += awrash_simulation_model_get_parameter_origin (model, i) == AWRASH_ORIGIN_ASSUMED;
  json_object_set_int_member (session->answer, "assumed", (gint64)assumed);
  if (!session->quiet)
    manners_say (session,
                 _ ("%zu of the %zu laws are assumed: study.json says which. Errors are those of "
                    "chance alone, given the laws."),
                 assumed, n);
}

gboolean
outcome_tell (Session *session, const AwrashStudy *study, AwrashStore *store, GError **error)
{
  const AwrashSimulationModel *model = awrash_simulation_study_get_model (study);
  const gsize n_policies = awrash_simulation_model_get_n_policies (model);

  json_object_set_object_member (session->answer, "measures", json_object_new ());
  manners_say (session, _ ("%s runs of %zu policies; edition %zu:"),
               manners_integer (session, awrash_simulation_study_get_n_runs (study)), n_policies,
               awrash_simulation_model_get_n_editions (model));
  for (gsize i = 0; i < awrash_simulation_model_get_n_measures (model); i++)
    if (*awrash_simulation_model_get_measure_shape (model, i) == '\0'
        && !tell_measure (session, study, store, i, error))
      return FALSE;
  g_string_append_c (session->text, '\n');
  tell_assumed (session, study);
  return TRUE;
}
