/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Policies × scenarios × replications, laid out as rows of a ledger. Source: none. Invariant: a row
 * depends on the study and its own number alone; all policies of a scenario and a replication meet
 * the same luck. */

#include "simulation/study-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "programme/ini-private.h"
#include "simulation/disk-private.h"
#include "simulation/run-private.h"
#include "simulation/shard-private.h"
#include "simulation/store-private.h"

#include <inttypes.h>
#include <string.h>

/* 2^53: row numbers are doubles in other languages. */
#define MOST_RUNS G_GUINT64_CONSTANT (9007199254740992)

/* ── rows ───────────────────────────────────────────────────────────────────────────────────── */

/* One thread's memory, and whose it is. */
typedef struct
{
  const AwrashStudy *study;
  AwrashIRunRoom *room;
  gint64 scenario;    /* of the parameters; -1 before the first */
  double *parameters; /* all rows of a scenario come one after the other */
} Desk;

static gpointer
desk_new (gpointer data, GError **error)
{
  const AwrashStudy *study = data;
  double *parameters = awrash_i_new (double, study->ledger->n_parameters, error);
  AwrashIRunRoom *room = parameters != NULL ? awrash_i_run_room_new (study->model, error) : NULL;
  Desk *desk;

  if (room == NULL)
    {
      g_free (parameters);
      return NULL;
    }
  desk = g_new (Desk, 1);
  *desk = (Desk){ study, room, -1, parameters };
  return desk;
}

static void
desk_free (gpointer data)
{
  Desk *desk = data;

  awrash_i_run_room_free (desk->room);
  g_free (desk->parameters);
  g_free (desk);
}

static gboolean
run_row (gpointer data, guint64 row, double values[], GError **error)
{
  Desk *desk = data;
  const AwrashStudy *study = desk->study;
  const guint64 n_policies = awrash_simulation_model_get_n_policies (study->model);
  const gsize policy = (gsize)(row % n_policies);
  const gint64 pair = (gint64)(row / n_policies);
  const gint64 scenario = pair / study->n_replications;
  const gint64 replication = pair % study->n_replications;

  if (scenario != desk->scenario)
    {
      desk->scenario = -1;
      if (!awrash_i_study_place ((gpointer)(guintptr)study, (gsize)scenario, 1, desk->parameters,
                                 error))
        return FALSE;
      desk->scenario = scenario;
    }
  if (awrash_i_run (desk->room, policy, scenario, replication, desk->parameters, values, error))
    return TRUE;
  g_prefix_error (error, _ ("policy %s, scenario %" PRId64 ", replication %" PRId64 ": "),
                  awrash_simulation_model_get_policy_name (study->model, policy), scenario,
                  replication);
  return FALSE;
}

AwrashIWork
awrash_i_study_get_work (const AwrashStudy *study)
{
  return (AwrashIWork){ (gpointer)(guintptr)study, desk_new, desk_free, run_row };
}

/* ── columns ────────────────────────────────────────────────────────────────────────────────── */

/* A measure's name as a file's: whatever a file system may read otherwise becomes a dash. */
static char *
file_name (const char *measure)
{
  char *name = g_strdup (measure);

  g_strcanon (name, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-_.", '-');
  return name;
}

static gboolean
add_columns (AwrashStudy *study, GError **error)
{
  const AwrashSimulationModel *model = study->model;
  const gsize n_streams = awrash_programme_stream_get_count (study->programme);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; i < study->ledger->n_columns; i++)
    {
      const char *shape = awrash_simulation_model_get_measure_shape (model, i);
      const gsize length = awrash_simulation_model_get_measure_length (model, i);
      const gboolean has_streams = strchr (shape, 's') != NULL;
      const gsize axes[] = { awrash_simulation_model_get_n_editions (model),
                             *shape == '\0' ? 0
                             : has_streams  ? length / n_streams
                                            : length,
                             has_streams ? n_streams : 0 };
      const char *measure = awrash_simulation_model_get_measure_name (model, i);
      g_autofree char *name = file_name (measure);
      awrash_i_ledger_set_column (study->ledger, i, name, G_N_ELEMENTS (axes), axes);
      if (g_hash_table_add (seen, study->ledger->columns[i].name))
        continue;
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_DUPLICATE,
                   _ ("measure \"%s\": another one has the file %s.npy already"), measure, name);
      return FALSE;
    }
  return TRUE;
}

static gboolean
make_ledger (AwrashStudy *study, GError **error)
{
  const gsize n_points = awrash_simulation_design_get_n_points (study->design);
  const guint64 n_policies = awrash_simulation_model_get_n_policies (study->model);
  const guint64 pairs = (guint64)n_points * (guint64)study->n_replications;

  /* at most 2^32 points × 2^24 replications */
  if (pairs > MOST_RUNS / n_policies)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("a study of %" PRIu64 " × %" PRIu64 " runs, expected at most %" PRIu64),
                   pairs, n_policies, MOST_RUNS);
      return FALSE;
    }
  study->ledger = awrash_i_ledger_new (
      pairs * n_policies, awrash_simulation_model_get_n_measures (study->model), error);
  if (study->ledger == NULL)
    return FALSE;
  study->ledger->n_points = n_points;
  study->ledger->n_parameters = awrash_simulation_model_get_n_parameters (study->model);
  study->ledger->scenarios = awrash_i_study_place;
  study->ledger->data = study;
  return add_columns (study, error) && awrash_i_ledger_part (study->ledger, error);
}

/* ── studies ────────────────────────────────────────────────────────────────────────────────── */

void
awrash_simulation_study_free (AwrashStudy *study)
{
  if (study == NULL)
    return;
  awrash_simulation_model_unref (study->model);
  awrash_i_ledger_unref (study->ledger);
  g_clear_pointer (&study->options, g_key_file_unref);
  awrash_programme_unref (study->programme);
  awrash_simulation_design_free (study->design);
  g_free (study->kind);
  g_free (study->factors);
  g_free (study->name);
  g_free (study);
}

AwrashStudy *
awrash_simulation_study_new (const AwrashProgramme *programme, const char *name, const char *text,
                             GError **error)
{
  g_autoptr (AwrashStudy) study = NULL;

  g_return_val_if_fail (programme != NULL && name != NULL && text != NULL, NULL);
  study = g_new0 (AwrashStudy, 1);
  study->programme = awrash_programme_ref ((AwrashProgramme *)(guintptr)programme);
  study->options = g_key_file_new ();
  study->name = g_strdup (name);
  if (!awrash_i_study_read (study, text, strlen (text), error)
      || !awrash_i_study_lay_out (study, error) || !make_ledger (study, error))
    return NULL;
  awrash_i_study_define (study);
  return g_steal_pointer (&study);
}

/* The folder that a text names, from where its file stands. */
static AwrashProgramme *
load_programme (const char *path, const char *text, GError **error)
{
  g_autoptr (GKeyFile) options = g_key_file_new ();
  g_autofree char *folder = NULL, *home = g_path_get_dirname (path), *place = NULL;
  AwrashFaults faults;
  gboolean is_sound;

  awrash_i_faults_init (&faults);
  awrash_i_ini_parse (options, path, text, strlen (text), &faults);
  is_sound = awrash_i_faults_settle (&faults, error);
  awrash_i_faults_clear (&faults);
  if (!is_sound)
    return NULL;
  folder = g_key_file_get_value (options, "study", "programme", NULL);
  if (folder == NULL || *folder == '\0')
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_SYNTAX,
                   _ ("%s: [study] programme: is missing, expected the folder of a programme"),
                   path);
      return NULL;
    }
  place = g_path_is_absolute (folder) ? g_strdup (folder) : g_build_filename (home, folder, NULL);
  return awrash_programme_load (place, error);
}

AwrashStudy *
awrash_simulation_study_load (const char *path, GError **error)
{
  g_autofree char *text = NULL, *name = NULL;
  g_autoptr (AwrashProgramme) programme = NULL;

  g_return_val_if_fail (path != NULL, NULL);
  text = awrash_base_file_read (path, AWRASH_INI_MOST_BYTES, error);
  programme = text != NULL ? load_programme (path, text, error) : NULL;
  if (programme == NULL)
    return NULL;
  name = g_path_get_basename (path);
  return awrash_simulation_study_new (programme, name, text, error);
}

/* ── its folders ────────────────────────────────────────────────────────────────────────────── */

AwrashStore *
awrash_simulation_study_open (const AwrashStudy *study, const char *folder, size_t shard,
                              size_t n_shards, GError **error)
{
  g_return_val_if_fail (study != NULL && folder != NULL, NULL);
  return awrash_i_store_open (study->ledger, folder, shard, n_shards, error);
}

gboolean
awrash_simulation_study_merge (const AwrashStudy *study, size_t n, const char *const folders[],
                               const char *target, GError **error)
{
  g_return_val_if_fail (study != NULL && (n == 0 || folders != NULL) && target != NULL, FALSE);
  return awrash_i_shard_merge (study->ledger, n, folders, target, error);
}
