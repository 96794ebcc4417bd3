/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Groups of persons in models and runs. Source: the contract of
 * awrash_simulation_model_builder_set_parameter(). Invariant: a group that is asked for changes
 * nothing but what is told of it. */

#include "support/editions.h"
#include "support/no-model.h"
#include "support/small-programme.h"

#include <awrash.h>
#include <criterion/criterion.h>

/* A measure of one number in every edition. */
#define AT(model, values, name) ((values) + editions_offset ((model), (name)))

/* The law of a parameter of the model. */
static const char *
law_of (const AwrashSimulationModel *model, const char *name)
{
  size_t parameter = 0;

  cr_assert (awrash_simulation_model_find_parameter (model, name, &parameter, NULL), "%s", name);
  return awrash_simulation_model_get_parameter_law (model, parameter);
}

Test (simulation_group_share, groups_stand_behind_all_others_in_the_order_of_names)
{
  g_autoptr (AwrashProgramme) programme = editions_programme_new (3, FALSE);
  g_autoptr (AwrashSimulationModel) model = editions_model_new (
      programme, 1, "policy", "flat", "group:women", "constant:0.3", "group:rural:temporary",
      "constant:0.5", "measure", "share-of:rural", "group:rural:sustainable", "constant:0.6",
      "measure", "share-of:disability", "group:disability", "uniform:0,0.1",
      "group:women:sustainable", "constant:0.4", NULL);
  const size_t first = 10 + 2 * 7;

  cr_assert_eq (awrash_simulation_model_get_n_parameters (model), first + 3 * 2);
  cr_expect_str_eq (awrash_simulation_model_get_parameter_name (model, first - 1),
                    "duration:temporary");
  cr_expect_str_eq (awrash_simulation_model_get_parameter_name (model, first),
                    "group:disability:sustainable");
  cr_expect_str_eq (awrash_simulation_model_get_parameter_name (model, first + 3),
                    "group:rural:temporary");
  cr_expect_str_eq (awrash_simulation_model_get_parameter_name (model, first + 4),
                    "group:women:sustainable");
  cr_expect_str_eq (law_of (model, "group:disability:temporary"), "uniform:0,0.1");
  cr_expect_str_eq (law_of (model, "group:rural:sustainable"), "constant:0.6");
  cr_expect_str_eq (law_of (model, "group:women:temporary"), "constant:0.3");
  cr_expect_str_eq (law_of (model, "group:women:sustainable"), "constant:0.4");
  cr_expect_str_eq (awrash_simulation_model_get_parameter_unit (model, first), "share");
  cr_expect_str_eq (awrash_simulation_model_get_measure_name (model, 0), "share-of:rural");
  cr_expect_str_eq (awrash_simulation_model_get_measure_unit (model, 1), "share");
}

Test (simulation_group_share, a_group_has_a_law_for_each_stream)
{
  g_autoptr (AwrashProgramme) programme = editions_programme_new (3, FALSE);
  g_autoptr (AwrashSimulationModelBuilder) builder
      = awrash_simulation_model_builder_new (programme, NULL);

  cr_assert (awrash_simulation_model_builder_add_policy (builder, "p", "flat", NULL));
  cr_assert (awrash_simulation_model_builder_add_measure (builder, "share-of:women", NULL));
  test_no_model (builder, AWRASH_ERROR_EMPTY,
                 "parameter \"group:women:sustainable\" has no law, expected one for the share");
  cr_assert (awrash_simulation_model_builder_set_parameter (
      builder, "group:women:sustainable", "constant:0.3", AWRASH_ORIGIN_ANNOUNCED, NULL, NULL));
  test_no_model (builder, AWRASH_ERROR_EMPTY, "parameter \"group:women:temporary\" has no law");
  cr_assert (awrash_simulation_model_builder_set_parameter (
      builder, "group:women:temporary", "constant:0.3", AWRASH_ORIGIN_PUBLISHED, NULL, NULL));
  awrash_simulation_model_unref (awrash_simulation_model_builder_build (builder, NULL));
}

Test (simulation_group_share, groups_have_their_part_of_every_stream_and_move_nobody)
{
  static const char *const rest[]
      = { "filled", "gini", "seekers-by-province", "share:sustainable" };
  g_autoptr (AwrashProgramme) programme = editions_programme_new (7, FALSE);
  g_autoptr (AwrashSimulationModel) without = editions_model_new (
      programme, 4, "policy", "proportional(need)", "take-up", "uniform:0.5,0.9", "measure",
      rest[0], "measure", rest[1], "measure", rest[2], "measure", rest[3], NULL);
  g_autoptr (AwrashSimulationModel) with = editions_model_new (
      programme, 4, "policy", "proportional(need)", "take-up", "uniform:0.5,0.9",
      "group:women:temporary", "uniform:0.2,0.4", "group:women:sustainable", "constant:0.75",
      "group:all", "constant:1", "measure", "share-of:women", "measure", rest[0], "measure",
      rest[1], "measure", rest[2], "measure", rest[3], "measure", "share-of:all", NULL);
  const size_t n = awrash_simulation_model_get_n_parameters (without);
  const size_t n_values = awrash_simulation_model_get_n_values (without);
  g_autofree double *x = g_new (double, n), *y = g_new (double, n + 4);
  g_autofree double *a = g_new (double, n_values), *b = g_new (double, n_values + 8);

  cr_assert_eq (awrash_simulation_model_get_n_parameters (with), n + 4);
  for (int64_t scenario = 0; scenario < 20; scenario++)
    {
      cr_assert (awrash_simulation_model_draw_parameters (without, scenario, n, x, NULL));
      cr_assert (awrash_simulation_model_draw_parameters (with, scenario, n + 4, y, NULL));
      cr_assert_arr_eq (x, y, n * sizeof *x);
      cr_assert (awrash_simulation_run (without, 0, scenario, 1, n, x, n_values, a, NULL));
      cr_assert (awrash_simulation_run (with, 0, scenario, 1, n + 4, y, n_values + 8, b, NULL));
      cr_assert_arr_eq (a, b + 4, n_values * sizeof *a);
      for (size_t e = 0; e < 4; e++)
        {
          const double sustainable = AT (with, b, "share:sustainable")[e];

          /* those of "all" stand before those of "women", sustainable before temporary */
          cr_assert_float_eq (AT (with, b, "share-of:women")[e],
                              sustainable * 0.75 + (1 - sustainable) * y[n + 3], 1e-12);
          cr_assert_eq (AT (with, b, "share-of:all")[e], 1);
        }
    }
}

Test (simulation_group_share, types_that_say_what_they_expect_are_heard)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", "code,parent,unemployed\nna,,\np,na,100\nq,na,200\n", "streams",
      "code,months,monthly_cost\ntemporary,4,3000\nsustainable,9,1500\n", "worksite_types",
      "code,stream,women,youth,rural\nroads,temporary,0.25,0.5,0.1\nparks,temporary,0.25,0.75,\n"
      "shops,sustainable,0.4,0.5,0.3\n",
      "quotas", "territory,stream,min,max\nna,temporary,10,10\nna,sustainable,5,5\n",
      "need.indicator", "unemployed", NULL);
  g_autoptr (AwrashSimulationModel) model = editions_model_new (
      programme, 1, "policy", "flat", "measure", "share-of:Women", "measure", "share-of:youth",
      "group:rural:temporary", "constant:0.2", "group:youth:sustainable", "constant:0.6", NULL);
  g_autoptr (AwrashSimulationModelBuilder) none
      = awrash_simulation_model_builder_new (programme, NULL);
  size_t parameter = 0;

  cr_expect_str_eq (law_of (model, "group:Women:temporary"), "constant:0.25");
  cr_expect_str_eq (law_of (model, "group:Women:sustainable"), "constant:0.4");
  cr_expect_str_eq (law_of (model, "group:youth:temporary"), "uniform:0.5,0.75");
  cr_expect_str_eq (law_of (model, "group:youth:sustainable"), "constant:0.6");
  cr_expect_str_eq (law_of (model, "group:rural:temporary"), "constant:0.2");
  cr_assert (
      awrash_simulation_model_find_parameter (model, "group:Women:temporary", &parameter, NULL));
  cr_expect_eq (awrash_simulation_model_get_parameter_origin (model, parameter),
                AWRASH_ORIGIN_DERIVED);
  cr_expect_str_eq (awrash_simulation_model_get_parameter_source (model, parameter),
                    "worksite_types.csv");
  cr_assert (
      awrash_simulation_model_find_parameter (model, "group:youth:temporary", &parameter, NULL));
  cr_expect_eq (awrash_simulation_model_get_parameter_origin (model, parameter),
                AWRASH_ORIGIN_ASSUMED);
  /* a type that does not say leaves the question open */
  cr_assert (awrash_simulation_model_builder_add_policy (none, "flat", "flat", NULL));
  cr_assert (awrash_simulation_model_builder_add_measure (none, "share-of:rural", NULL));
  test_no_model (none, AWRASH_ERROR_EMPTY,
                 "parameter \"group:rural:temporary\" has no law, expected one for the share");
}
