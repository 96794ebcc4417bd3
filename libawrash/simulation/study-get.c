/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a study says of itself. Source: none. Invariant: nothing here changes it. */

#include "simulation/study-private.h"

const AwrashSimulationModel *
awrash_simulation_study_get_model (const AwrashStudy *study)
{
  g_return_val_if_fail (study != NULL, NULL);
  return study->model;
}

const AwrashProgramme *
awrash_simulation_study_get_programme (const AwrashStudy *study)
{
  g_return_val_if_fail (study != NULL, NULL);
  return study->programme;
}

int64_t
awrash_simulation_study_get_n_runs (const AwrashStudy *study)
{
  g_return_val_if_fail (study != NULL, 0);
  return (int64_t)study->ledger->n_rows;
}

size_t
awrash_simulation_study_get_n_scenarios (const AwrashStudy *study)
{
  g_return_val_if_fail (study != NULL, 0);
  return study->ledger->n_points;
}

size_t
awrash_simulation_study_get_n_replications (const AwrashStudy *study)
{
  g_return_val_if_fail (study != NULL, 0);
  return (size_t)study->n_replications;
}

const char *
awrash_simulation_study_get_design (const AwrashStudy *study)
{
  g_return_val_if_fail (study != NULL, NULL);
  return study->kind;
}

size_t
awrash_simulation_study_get_n_factors (const AwrashStudy *study)
{
  g_return_val_if_fail (study != NULL, 0);
  return study->n_factors;
}

size_t
awrash_simulation_study_get_factor (const AwrashStudy *study, size_t factor)
{
  g_return_val_if_fail (study != NULL && factor < study->n_factors, 0);
  return study->factors[factor];
}

gboolean
awrash_simulation_study_get_scenarios (const AwrashStudy *study, size_t first, size_t n,
                                       size_t n_parameters, double parameters[], GError **error)
{
  g_return_val_if_fail (study != NULL && (n == 0 || parameters != NULL), FALSE);
  g_return_val_if_fail (n_parameters == study->ledger->n_parameters, FALSE);
  return awrash_i_study_place ((gpointer)(guintptr)study, first, n, parameters, error);
}

int64_t
awrash_simulation_study_get_baseline (const AwrashStudy *study)
{
  g_return_val_if_fail (study != NULL, -1);
  return study->baseline;
}

char *
awrash_simulation_study_get_option (const AwrashStudy *study, const char *group, const char *key)
{
  g_return_val_if_fail (study != NULL && group != NULL && key != NULL, NULL);
  return g_key_file_get_value (study->options, group, key, NULL);
}

const char *
awrash_simulation_study_get_definition (const AwrashStudy *study)
{
  g_return_val_if_fail (study != NULL, NULL);
  return study->ledger->definition;
}

const char *
awrash_simulation_study_get_column (const AwrashStudy *study, size_t measure)
{
  g_return_val_if_fail (study != NULL && measure < study->ledger->n_columns, NULL);
  return study->ledger->columns[measure].name;
}

size_t
awrash_simulation_study_get_n_chunks (const AwrashStudy *study)
{
  g_return_val_if_fail (study != NULL, 0);
  return (size_t)study->ledger->n_chunks;
}

size_t
awrash_simulation_study_get_chunk_length (const AwrashStudy *study, size_t chunk)
{
  g_return_val_if_fail (study != NULL && chunk < study->ledger->n_chunks, 0);
  return awrash_i_ledger_chunk_rows (study->ledger, chunk) * study->ledger->n_values;
}
