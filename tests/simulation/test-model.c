/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Models: what they are built from, what they say of themselves, and their scenarios. Source: the
 * contract of <awrash/simulation-run.h>. Invariant: a builder that refused something is as it was.
 */

#include "support/editions.h"
#include "support/no-model.h"
#include "support/small-programme.h"

#include <awrash.h>
#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

static AwrashSimulationModelBuilder *
builder_new (AwrashProgramme *programme)
{
  g_autoptr (GError) error = NULL;
  AwrashSimulationModelBuilder *builder = awrash_simulation_model_builder_new (programme, &error);

  cr_assert_null (error);
  return builder;
}

Test (simulation_model, a_model_says_what_it_was_built_from)
{
  g_autoptr (AwrashProgramme) programme = editions_programme_new (5, FALSE);
  g_autoptr (AwrashSimulationModelBuilder) builder = builder_new (programme);
  g_autoptr (AwrashSimulationModel) model = NULL, same = NULL;
  size_t parameter = 0;

  cr_assert (awrash_simulation_model_builder_set_editions (builder, 3, NULL));
  awrash_simulation_model_builder_set_seed (builder, -5);
  awrash_simulation_model_builder_set_births_by (builder, "young");
  cr_assert (awrash_simulation_model_builder_add_policy (builder, "today", "last-year", NULL));
  cr_assert (
      awrash_simulation_model_builder_add_policy (builder, "need", " proportional( need ) ", NULL));
  cr_assert (awrash_simulation_model_builder_set_parameter (
      builder, "exit:sustainable", "uniform:0.4,0.8", AWRASH_ORIGIN_PUBLISHED, "a survey", NULL));
  cr_assert (awrash_simulation_model_builder_add_measure (builder, "filled", NULL));
  cr_assert (awrash_simulation_model_builder_add_measure (builder, "share:temporary", NULL));
  cr_assert (awrash_simulation_model_builder_add_measure (builder, "rate", NULL));
  model = awrash_simulation_model_builder_build (builder, NULL);
  cr_assert_not_null (model);
  same = awrash_simulation_model_ref (model);
  cr_expect_eq (awrash_simulation_model_get_n_editions (model), 3);
  cr_expect_eq (awrash_simulation_model_get_seed (model), -5);
  cr_expect_eq (awrash_simulation_model_get_n_policies (model), 2);
  cr_expect_str_eq (awrash_simulation_model_get_policy_name (model, 0), "today");
  cr_expect_str_eq (awrash_simulation_model_get_policy_text (model, 0), "last-year");
  cr_expect_null (strchr (awrash_simulation_model_get_policy_text (model, 1), '\t'));
  cr_expect_eq (awrash_simulation_model_get_n_parameters (model), 10 + 2 * 7);
  cr_assert (awrash_simulation_model_find_parameter (model, "exit:sustainable", &parameter, NULL));
  cr_expect_eq (parameter, 14);
  cr_expect_str_eq (awrash_simulation_model_get_parameter_name (model, 14), "exit:sustainable");
  cr_expect_str_eq (awrash_simulation_model_get_parameter_law (model, 14), "uniform:0.4,0.8");
  cr_expect_str_eq (awrash_simulation_model_get_parameter_unit (model, 14), "share");
  cr_expect_str_eq (awrash_simulation_model_get_parameter_source (model, 14), "a survey");
  cr_expect_eq (awrash_simulation_model_get_parameter_origin (model, 14), AWRASH_ORIGIN_PUBLISHED);
  cr_expect_str_eq (awrash_simulation_model_get_parameter_sentence (model, 14),
                    "share of those who complete a place of this stream who then go to work");
  cr_expect_str_eq (awrash_simulation_model_get_parameter_law (model, 16), "constant:9");
  cr_expect_eq (awrash_simulation_model_get_parameter_origin (model, 21), AWRASH_ORIGIN_ASSUMED);
  cr_expect_eq (awrash_simulation_model_get_n_measures (model), 3);
  cr_expect_str_eq (awrash_simulation_model_get_measure_name (model, 1), "share:temporary");
  cr_expect_str_eq (awrash_simulation_model_get_measure_unit (model, 0), "places");
  cr_expect_str_eq (awrash_simulation_model_get_measure_shape (model, 0), "province×stream");
  cr_expect_str_eq (awrash_simulation_model_get_measure_shape (model, 1), "");
  cr_expect_str_eq (awrash_simulation_model_get_measure_shape (model, 2), "province");
  cr_expect_eq (awrash_simulation_model_get_measure_length (model, 0), 10);
  cr_expect_str_eq (awrash_simulation_model_get_measure_sentence (model, 2),
                    "places filled for each seeker of a province");
  cr_expect_eq (awrash_simulation_model_get_n_values (model), 3 * (10 + 1 + 5));
}

Test (simulation_model, every_default_is_assumed_and_within_its_limits)
{
  g_autoptr (AwrashProgramme) programme = editions_programme_new (3, FALSE);
  g_autoptr (AwrashSimulationModel) model
      = editions_model_new (programme, 1, "policy", "flat", NULL);
  const size_t n = awrash_simulation_model_get_n_parameters (model);
  g_autofree double *parameters = g_new (double, n);

  cr_assert (awrash_simulation_model_draw_parameters (model, 7, n, parameters, NULL));
  for (size_t i = 0; i < n; i++)
    {
      cr_expect_eq (awrash_simulation_model_get_parameter_origin (model, i), AWRASH_ORIGIN_ASSUMED);
      cr_expect (
          g_str_has_prefix (awrash_simulation_model_get_parameter_law (model, i), "constant:"));
      cr_expect_str_eq (awrash_simulation_model_get_parameter_source (model, i), "");
      cr_expect_neq (*awrash_simulation_model_get_parameter_sentence (model, i), '\0');
    }
  cr_expect_eq (awrash_simulation_model_get_n_measures (model), 4);
}

Test (simulation_model, a_name_without_a_stream_is_that_of_all_streams)
{
  g_autoptr (AwrashProgramme) programme = editions_programme_new (3, FALSE);
  g_autoptr (AwrashSimulationModel) model
      = editions_model_new (programme, 1, "policy", "flat", "take-up", "constant:0.5", NULL);

  cr_expect_str_eq (awrash_simulation_model_get_parameter_law (model, 10), "constant:0.5");
  cr_expect_str_eq (awrash_simulation_model_get_parameter_law (model, 17), "constant:0.5");
}

typedef gboolean (*Give) (AwrashSimulationModelBuilder *builder, const char *key, const char *value,
                          GError **error);

static gboolean
give_policy (AwrashSimulationModelBuilder *builder, const char *key, const char *value,
             GError **error)
{
  return awrash_simulation_model_builder_add_policy (builder, key, value, error);
}

static gboolean
give_parameter (AwrashSimulationModelBuilder *builder, const char *key, const char *value,
                GError **error)
{
  return awrash_simulation_model_builder_set_parameter (builder, key, value, AWRASH_ORIGIN_ASSUMED,
                                                        NULL, error);
}

static gboolean
give_origin (AwrashSimulationModelBuilder *builder, const char *key, const char *value,
             GError **error)
{
  return awrash_simulation_model_builder_set_parameter (builder, key, value, (AwrashOrigin)9, NULL,
                                                        error);
}

static gboolean
give_measure (AwrashSimulationModelBuilder *builder, const char *key, const char *value,
              GError **error)
{
  return awrash_simulation_model_builder_add_measure (builder, key, error) && value == NULL;
}

static gboolean
give_editions (AwrashSimulationModelBuilder *builder, const char *key, const char *value,
               GError **error)
{
  return awrash_simulation_model_builder_set_editions (builder, atoi (key), error) && value == NULL;
}

typedef struct
{
  const char *label;
  Give give;
  const char *key, *value;
  int code;
  const char *message; /* how it begins */
} Refusal;

static const Refusal refusals[] = {
  { "empty name", give_policy, "", "flat", AWRASH_ERROR_EMPTY,
    "a policy has an empty name, expected one to call it by" },
  { "same name", give_policy, "one", "flat", AWRASH_ERROR_DUPLICATE,
    "policy \"one\" is given twice, expected another name" },
  { "no policy", give_policy, "two", "flatt", AWRASH_ERROR_NAME, "\"flatt\" is no policy" },
  { "unknown parameter", give_parameter, "takeup", "constant:1", AWRASH_ERROR_NAME,
    "parameter \"takeup\" is unknown, expected one of entries, births, " },
  { "unknown stream", give_parameter, "take-up:stable", "constant:1", AWRASH_ERROR_NAME,
    "parameter \"take-up:stable\" is unknown" },
  { "bad law", give_parameter, "entries", "uniform:2,1", AWRASH_ERROR_VALUE,
    "parameter \"entries\": " },
  { "origin", give_origin, "entries", "constant:0", AWRASH_ERROR_NAME,
    "origin of parameter \"entries\" is 9, expected published, announced, derived or assumed" },
  { "unknown measure", give_measure, "ginni", NULL, AWRASH_ERROR_NAME,
    "measure \"ginni\" is unknown, expected one of gini, theil, " },
  { "unknown share", give_measure, "share:x", NULL, AWRASH_ERROR_NAME,
    "measure \"share:x\" is unknown" },
  { "bare group", give_parameter, "group", "constant:0.3", AWRASH_ERROR_NAME,
    "parameter \"group\" is unknown" },
  { "empty group", give_parameter, "group:", "constant:0.3", AWRASH_ERROR_NAME,
    "parameter \"group:\" is unknown" },
  { "group of no stream", give_parameter, "group:women:stable", "constant:0.3", AWRASH_ERROR_NAME,
    "parameter \"group:women:stable\" is unknown" },
  { "group without a name", give_parameter, "group::temporary", "constant:0.3", AWRASH_ERROR_NAME,
    "parameter \"group::temporary\" is unknown" },
  { "bad law of a group", give_parameter, "group:women", "uniform:2,1", AWRASH_ERROR_VALUE,
    "parameter \"group:women\": " },
  { "share of nobody", give_measure, "share-of:", NULL, AWRASH_ERROR_NAME,
    "measure \"share-of:\" is unknown" },
  { "bare share of", give_measure, "share-of", NULL, AWRASH_ERROR_NAME,
    "measure \"share-of\" is unknown" },
  { "share of a group in a stream", give_measure, "share-of:women:temporary", NULL,
    AWRASH_ERROR_NAME, "measure \"share-of:women:temporary\" is unknown" },
  { "bare share", give_measure, "share", NULL, AWRASH_ERROR_NAME, "measure \"share\" is unknown" },
  { "measure twice", give_measure, "cost", NULL, AWRASH_ERROR_DUPLICATE,
    "measure \"cost\" is given twice, expected it once" },
  { "no edition", give_editions, "0", NULL, AWRASH_ERROR_VALUE,
    "editions is 0, expected 1 to 200" },
  { "too many editions", give_editions, "201", NULL, AWRASH_ERROR_VALUE,
    "editions is 201, expected 1 to 200" },
};

Test (simulation_model, what_cannot_be_is_refused_in_a_sentence)
{
  g_autoptr (AwrashProgramme) programme = editions_programme_new (3, FALSE);
  g_autoptr (AwrashSimulationModelBuilder) builder = builder_new (programme);
  g_autoptr (AwrashSimulationModel) model = NULL;

  cr_assert (awrash_simulation_model_builder_add_policy (builder, "one", "flat", NULL));
  cr_assert (awrash_simulation_model_builder_add_measure (builder, "cost", NULL));
  for (gsize k = 0; k < G_N_ELEMENTS (refusals); k++)
    {
      const Refusal *row = &refusals[k];
      g_autoptr (GError) error = NULL;

      cr_expect_not (row->give (builder, row->key, row->value, &error), "%s", row->label);
      cr_assert (g_error_matches (error, AWRASH_ERROR, row->code), "%s: %s", row->label,
                 error == NULL ? "" : error->message);
      cr_expect (g_str_has_prefix (error->message, row->message), "%s: %s", row->label,
                 error->message);
    }
  model = awrash_simulation_model_builder_build (builder, NULL);
  cr_assert_not_null (model);
  cr_expect_eq (awrash_simulation_model_get_n_policies (model), 1);
  cr_expect_eq (awrash_simulation_model_get_n_values (model), 1);
  cr_expect_eq (awrash_simulation_model_get_n_parameters (model), 10 + 2 * 7);
  cr_expect_str_eq (awrash_simulation_model_get_parameter_law (model, 0), "constant:0.1");
}

Test (simulation_model, what_does_not_go_together_is_refused)
{
  g_autoptr (AwrashProgramme) programme = editions_programme_new (3, FALSE);
  g_autoptr (AwrashSimulationModelBuilder) none = builder_new (programme);
  g_autoptr (AwrashSimulationModelBuilder) unknown = builder_new (programme);
  g_autoptr (AwrashSimulationModelBuilder) births = builder_new (programme);

  test_no_model (none, AWRASH_ERROR_EMPTY, "the model has no policy, expected at least one");
  cr_assert (awrash_simulation_model_builder_add_policy (unknown, "p", "proportional(old)", NULL));
  test_no_model (unknown, AWRASH_ERROR_NAME, "policy \"p\": ");
  cr_assert (awrash_simulation_model_builder_add_policy (births, "p", "flat", NULL));
  awrash_simulation_model_builder_set_births_by (births, "old");
  test_no_model (births, AWRASH_ERROR_NAME, "need \"old\" is unknown");
  awrash_simulation_model_builder_set_births_by (births, NULL);
  awrash_simulation_model_unref (awrash_simulation_model_builder_build (births, NULL));
}

Test (simulation_model, costs_are_known_or_not_asked_for)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", "code,parent,unemployed\nna,,\na,na,1000\n", "streams",
      "code,months\ntemporary,4\n", "quotas", "territory,stream,min,max\nna,temporary,4,4\n",
      "need.indicator", "unemployed", NULL);
  g_autoptr (AwrashSimulationModelBuilder) builder = builder_new (programme);

  cr_assert (awrash_simulation_model_builder_add_policy (builder, "p", "flat", NULL));
  cr_assert (awrash_simulation_model_builder_add_measure (builder, "cost", NULL));
  test_no_model (
      builder, AWRASH_ERROR_VALUE,
      "measure \"cost\": the monthly cost of stream \"temporary\" is unknown, expected a "
      "number ≥ 0");
}

Test (simulation_model, scenarios_are_quantiles_at_a_point_or_at_what_was_drawn)
{
  g_autoptr (AwrashProgramme) programme = editions_programme_new (3, FALSE);
  g_autoptr (AwrashSimulationModel) model
      = editions_model_new (programme, 1, "policy", "flat", "entries", "uniform:0.2,0.4",
                            "need-error", "uniform:0,0.9", NULL);
  const size_t n = awrash_simulation_model_get_n_parameters (model);
  g_autofree double *u = g_new (double, n), *x = g_new (double, n), *y = g_new (double, n);
  double sum = 0;
  g_autoptr (GError) error = NULL;

  for (size_t i = 0; i < n; i++)
    u[i] = 0.25;
  cr_assert (awrash_simulation_model_place_parameters (model, n, u, x, NULL));
  cr_expect_float_eq (x[0], 0.25, 1e-15);
  cr_expect_float_eq (x[5], 0.225, 1e-15);
  for (int64_t scenario = 0; scenario < 1000; scenario++)
    {
      cr_assert (awrash_simulation_model_draw_parameters (model, scenario, n, x, NULL));
      cr_assert (awrash_simulation_model_draw_parameters (model, scenario, n, y, NULL));
      cr_assert_arr_eq (x, y, n * sizeof *x);
      sum += x[0];
    }
  cr_expect_float_eq (sum / 1000, 0.3, 4 * 0.2 / sqrt (12.0 * 1000));
  u[0] = 1;
  x[0] = -7;
  cr_expect_not (awrash_simulation_model_place_parameters (model, n, u, x, &error));
  cr_expect (g_str_has_prefix (error->message, "parameter \"entries\": "), "%s", error->message);
  cr_expect_eq (x[0], -7);
  g_clear_error (&error);
  cr_expect_not (awrash_simulation_model_draw_parameters (model, -1, n, x, &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
}

Test (simulation_model, a_law_that_may_leave_the_limits_is_refused_before_anything_is_drawn)
{
  static const struct
  {
    const char *name, *law, *message;
  } rows[]
      = { { "entries", "constant:1.5",
            "parameter \"entries\": law \"constant:1.5\" may draw from 1.5 to 1.5, expected one "
            "of numbers from 0 to 1" },
          { "take-up", "triangular:-0.05,0.15,0.3", "parameter \"take-up\": law " },
          { "exit:temporary", "normal:0.5,0.1", "parameter \"exit:temporary\": law " },
          { "duration", "uniform:0,12", "parameter \"duration\": law " },
          { "scatter", "uniform:0,1", "parameter \"scatter\": law \"uniform:0,1\" may draw from " },
          { "group:women", "uniform:0.5,1.5", "parameter \"group:women\": law " } };
  static const char *const kept[][2] = { { "entries", "uniform:0,1" },
                                         { "entries", "normal:0.5,0.01" },
                                         { "take-up", "truncated-normal:0.8,0.5,0,1" },
                                         { "take-up", "beta:2,2" },
                                         { "take-up", "triangular:0,0.5,1" },
                                         { "take-up", "pert:0,0.5,1" },
                                         { "scatter", "integer:0,1" },
                                         { "scatter", "constant:1" } };
  g_autoptr (AwrashProgramme) programme = editions_programme_new (3, FALSE);
  g_autoptr (AwrashSimulationModelBuilder) builder = builder_new (programme);
  g_autoptr (AwrashSimulationModel) model = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      cr_expect_not (awrash_simulation_model_builder_set_parameter (
          builder, rows[i].name, rows[i].law, AWRASH_ORIGIN_ASSUMED, NULL, &error));
      cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE), "%s", rows[i].law);
      cr_expect (g_str_has_prefix (error->message, rows[i].message), "%s", error->message);
    }
  cr_assert (awrash_simulation_model_builder_add_policy (builder, "flat", "flat", NULL));
  model = awrash_simulation_model_builder_build (builder, NULL);
  cr_assert_not_null (model);
  cr_expect_eq (awrash_simulation_model_get_n_parameters (model), 10 + 2 * 7);
  cr_expect_str_eq (awrash_simulation_model_get_parameter_law (model, 0), "constant:0.1");
  for (gsize i = 0; i < G_N_ELEMENTS (kept); i++)
    cr_expect (awrash_simulation_model_builder_set_parameter (builder, kept[i][0], kept[i][1],
                                                              AWRASH_ORIGIN_ASSUMED, NULL, NULL),
               "%s", kept[i][1]);
}
