/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A study as its record tells it: everything that a bit of its columns depends on, and where each
 * parameter comes from. Source: none. Invariant: names that are shown, notes and the baseline are
 * left out, so that changing them asks for no new run. */

#include "simulation/study-private.h"

#include "base/certificate-text-private.h"
#include "simulation/record-private.h"

static void
put_number (GString *text, const char *key, gint64 value)
{
  awrash_i_record_key (text, key);
  awrash_i_certificate_put_number (text, value);
}

static void
put_string (GString *text, const char *key, const char *value)
{
  awrash_i_record_key (text, key);
  awrash_i_certificate_put_string (text, value);
}

/* Begins a list, or the next object of one. */
static void
put_object (GString *text)
{
  awrash_i_certificate_put_next (text);
  g_string_append_c (text, '{');
}

static void
put_policies (GString *text, const AwrashSimulationModel *model)
{
  awrash_i_record_key (text, "policies");
  g_string_append_c (text, '[');
  for (gsize i = 0; i < awrash_simulation_model_get_n_policies (model); i++)
    {
      put_object (text);
      awrash_i_certificate_put_text (text, "name",
                                     awrash_simulation_model_get_policy_name (model, i));
      awrash_i_certificate_put_text (text, "rule",
                                     awrash_simulation_model_get_policy_text (model, i));
      g_string_append_c (text, '}');
    }
  g_string_append_c (text, ']');
}

static void
put_parameters (GString *text, const AwrashSimulationModel *model)
{
  awrash_i_record_key (text, "parameters");
  g_string_append_c (text, '[');
  for (gsize i = 0; i < awrash_simulation_model_get_n_parameters (model); i++)
    {
      const AwrashOrigin origin = awrash_simulation_model_get_parameter_origin (model, i);
      put_object (text);
      awrash_i_certificate_put_text (text, "name",
                                     awrash_simulation_model_get_parameter_name (model, i));
      awrash_i_certificate_put_text (text, "law",
                                     awrash_simulation_model_get_parameter_law (model, i));
      awrash_i_certificate_put_text (text, "unit",
                                     awrash_simulation_model_get_parameter_unit (model, i));
      awrash_i_certificate_put_text (text, "status", awrash_programme_origin_get_name (origin));
      awrash_i_certificate_put_text (text, "source",
                                     awrash_simulation_model_get_parameter_source (model, i));
      g_string_append_c (text, '}');
    }
  g_string_append_c (text, ']');
}

static void
put_measures (GString *text, const AwrashSimulationModel *model)
{
  awrash_i_record_key (text, "measures");
  g_string_append_c (text, '[');
  for (gsize i = 0; i < awrash_simulation_model_get_n_measures (model); i++)
    {
      put_object (text);
      awrash_i_certificate_put_text (text, "name",
                                     awrash_simulation_model_get_measure_name (model, i));
      awrash_i_certificate_put_text (text, "unit",
                                     awrash_simulation_model_get_measure_unit (model, i));
      awrash_i_certificate_put_text (text, "shape",
                                     awrash_simulation_model_get_measure_shape (model, i));
      g_string_append_c (text, '}');
    }
  g_string_append_c (text, ']');
}

/* What the axes of columns count through. */
static void
put_axes (GString *text, const AwrashProgramme *programme)
{
  awrash_i_record_key (text, "provinces");
  g_string_append_c (text, '[');
  for (gsize i = 0; i < awrash_programme_province_get_count (programme); i++)
    {
      const gsize territory = awrash_programme_province_get_territory (programme, i);
      awrash_i_certificate_put_next (text);
      awrash_i_certificate_put_string (text,
                                       awrash_programme_territory_get_code (programme, territory));
    }
  g_string_append_c (text, ']');
  awrash_i_record_key (text, "streams");
  g_string_append_c (text, '[');
  for (gsize i = 0; i < awrash_programme_stream_get_count (programme); i++)
    {
      awrash_i_certificate_put_next (text);
      awrash_i_certificate_put_string (text, awrash_programme_stream_get_code (programme, i));
    }
  g_string_append_c (text, ']');
}

void
awrash_i_study_define (AwrashStudy *study)
{
  GString *text = awrash_i_record_begin ();
  g_autofree char *births_by = g_key_file_get_value (study->options, "study", "births_by", NULL);

  put_string (text, "programme_sha256", awrash_programme_get_hash (study->programme));
  put_number (text, "seed", study->seed);
  put_number (text, "editions", study->n_editions);
  put_string (text, "design", study->kind);
  put_number (text, "scenarios", (gint64)study->ledger->n_points);
  put_number (text, "replications", study->n_replications);
  put_policies (text, study->model);
  put_string (text, "births_by", births_by != NULL ? births_by : "");
  put_parameters (text, study->model);
  put_measures (text, study->model);
  put_axes (text, study->programme);
  awrash_i_record_end (study->ledger, text);
}
