/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Runs, against what can be reckoned by hand and what must hold whatever is drawn. Source: the laws
 * of <awrash/simulation-run.h>. Invariant: none of these tests hangs on a number that was drawn. */

#include "simulation/run-private.h"
#include "support/editions.h"
#include "support/small-programme.h"

#include <awrash.h>
#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

static const char *const policies[] = { "flat", "proportional(need)", "last-year" };

/* A measure of one number in every edition. */
#define AT(model, values, name) ((values) + editions_offset ((model), (name)))

Test (simulation_run, an_edition_by_hand)
{
  /* two provinces with 1000 and 3000 seekers, one stream, flat: 200 places each, 100 absorbed in b
   */
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", "code,parent,unemployed\nna,,\na,na,1000\nb,na,3000\n", "streams",
      "code,months,monthly_cost\ntemporary,4,1000\n", "quotas",
      "territory,stream,min,max\nna,temporary,400,400\n", "capacities",
      "territory,stream,max\nb,temporary,100\n", "need.indicator", "unemployed", NULL);
  g_autoptr (AwrashSimulationModel) model = editions_model_new (
      programme, 2, "policy", "flat", "take-up", "constant:0.8", "drop-out", "constant:0.1",
      "refilling", "constant:0.5", "exit", "constant:0.25", "return", "constant:0.5", "leaving",
      "constant:0.1", "entries", "constant:0.12", "births", "constant:0.05", "wage-growth",
      "constant:0.25", "budget-growth", "constant:0.5", "duration", "constant:2",
      EDITIONS_WITHOUT_LUCK, "measure", "quota", "measure", "filled", "measure",
      "seekers-by-province", "measure", "cost", "measure", "unmet", "measure", "in-work", "measure",
      "left", "measure", "entered", "measure", "persons-by-province", "measure", "returned",
      "measure", "balance", NULL);
  g_autofree double *values = editions_run (model, 0, 0, 0);

  /* 400 places of 4 months are 800 of 2: what b cannot absorb goes to a */
  cr_expect_arr_eq (AT (model, values, "quota"), ((double[]){ 700, 100 }), 2 * sizeof (double));
  /* 0.8 of them */
  cr_expect_arr_eq (AT (model, values, "filled"), ((double[]){ 560, 80 }), 2 * sizeof (double));
  /* a: 56 drop out, 28 follow, 532 complete, 133 go to work; 1000 - 588 = 412 without a place */
  cr_expect_eq (AT (model, values, "persons-by-province")[0], 588);
  cr_expect_eq (AT (model, values, "persons-by-province")[1], 84);
  cr_expect_eq (AT (model, values, "returned")[0], 160);
  cr_expect_eq (AT (model, values, "unmet")[0], 412 + 2916);
  cr_expect_eq (AT (model, values, "in-work")[0], 133 + 19);
  cr_expect_float_eq (AT (model, values, "cost")[0], (640 - 32 + 16) * 2000.0, 1e-6);
  /* leaving 41.2 + 291.6, entries 120 + 360, births 50 + 150; rounded at random */
  cr_expect (fabs (AT (model, values, "left")[0] - 332.8) < 2);
  cr_expect_eq (AT (model, values, "entered")[0], 680);
  cr_expect (fabs (AT (model, values, "seekers-by-province")[0] - (1000 - 133 - 41.2 + 170)) < 1);
  cr_expect (fabs (AT (model, values, "seekers-by-province")[1] - (3000 - 19 - 291.6 + 510)) < 1);
  /* 1.5 / 1.25 of 800; a month costs 1250 */
  cr_expect_arr_eq (AT (model, values, "quota") + 2, ((double[]){ 860, 100 }), 2 * sizeof (double));
  cr_expect_eq (AT (model, values, "balance")[1], 0);
}

Test (simulation_run, no_person_is_lost_whatever_is_drawn)
{
  g_autoptr (AwrashProgramme) programme = editions_programme_new (11, FALSE);
  g_autoptr (AwrashSimulationModel) model = editions_model_new (
      programme, 6, "policy", policies[0], "policy", policies[1], "policy", policies[2],
      "births-by", "young", "exit", "uniform:0,1", "return", "uniform:0,1", "take-up",
      "uniform:0,1", "drop-out", "uniform:0,1", "refilling", "uniform:0,1", "leaving",
      "uniform:0,1", "entries", "uniform:0,1", "births", "uniform:0,1", "absorption", "uniform:0,3",
      "scatter", "integer:0,1", "budget-growth", "uniform:-0.5,8", "measure", "balance", "measure",
      "unmet", "measure", "filled", "measure", "quota", "measure", "need", "measure",
      "persons-by-province", "measure", "seekers-by-province", "measure", "unplaced", NULL);
  const size_t n = awrash_simulation_model_get_n_parameters (model);
  const size_t n_values = awrash_simulation_model_get_n_values (model);
  g_autofree double *parameters = g_new (double, n), *values = g_new (double, n_values);

  for (int64_t scenario = 0; scenario < 200; scenario++)
    {
      g_autoptr (GError) error = NULL;
      const size_t policy = (size_t)scenario % 3;

      cr_assert (awrash_simulation_model_draw_parameters (model, scenario, n, parameters, &error));
      cr_assert (awrash_simulation_run (model, policy, scenario, scenario % 7, n, parameters,
                                        n_values, values, &error),
                 "%s", error == NULL ? "" : error->message);
      for (size_t e = 0; e < 6; e++)
        {
          cr_assert_eq (AT (model, values, "balance")[e], 0);
          cr_assert_geq (AT (model, values, "unmet")[e], 0);
          cr_assert_geq (AT (model, values, "unplaced")[e], 0);
        }
      for (size_t i = 0; i < 6 * 11; i++)
        {
          cr_assert_geq (AT (model, values, "seekers-by-province")[i], 0);
          cr_assert_leq (AT (model, values, "persons-by-province")[i],
                         AT (model, values, "need")[i]);
          cr_assert (i < 11
                     || AT (model, values, "need")[i]
                            == AT (model, values, "seekers-by-province")[i - 11]);
        }
      for (size_t i = 0; i < 6 * 22; i++)
        cr_assert (AT (model, values, "filled")[i] >= 0
                   && AT (model, values, "filled")[i] <= AT (model, values, "quota")[i]);
    }
}

Test (simulation_run, a_flat_policy_without_luck_keeps_its_gini)
{
  g_autoptr (AwrashProgramme) programme = editions_programme_new (9, FALSE);
  g_autoptr (AwrashSimulationModel) model = editions_model_new (
      programme, 8, "policy", "flat", EDITIONS_WITHOUT_LUCK, "absorption", "constant:1000",
      "take-up", "constant:1", "drop-out", "constant:0", "exit", "constant:0", "leaving",
      "constant:0", "entries", "constant:0.1", "births", "constant:0", "measure", "gini", "measure",
      "theil", NULL);
  g_autofree double *values = editions_run (model, 0, 3, 4);

  cr_assert_gt (values[0], 0.05);
  for (size_t e = 1; e < 8; e++)
    {
      cr_expect_float_eq (values[e], values[0], 1e-14);
      cr_expect_float_eq (values[8 + e], values[8], 1e-14);
    }
}

Test (simulation_run, the_same_run_has_the_same_bits_whatever_ran_before)
{
  g_autoptr (AwrashProgramme) programme = editions_programme_new (20, FALSE);
  g_autoptr (AwrashSimulationModel) model = editions_model_new (
      programme, 4, "policy", policies[0], "policy", policies[1], "policy", policies[2], "measure",
      "gini", "measure", "filled", "measure", "seekers-by-province", NULL);
  g_autoptr (AwrashIRunRoom) room = awrash_i_run_room_new (model, NULL);
  const size_t n = awrash_simulation_model_get_n_parameters (model);
  const size_t n_values = awrash_simulation_model_get_n_values (model);
  g_autofree double *parameters = g_new (double, n), *values = g_new (double, n_values);

  cr_assert (awrash_simulation_model_draw_parameters (model, 0, n, parameters, NULL));
  for (int round = 0; round < 40; round++)
    {
      const size_t policy = (size_t)(round * 7 % 3);
      const int64_t scenario = round * 11 % 13, replication = round * 5 % 4;
      g_autofree double *alone = editions_run (model, policy, scenario, replication);

      cr_assert (awrash_i_run (room, policy, scenario, replication, parameters, values, NULL));
      cr_assert_arr_eq (values, alone, n_values * sizeof *values, "round %d", round);
    }
}

Test (simulation_run, the_order_of_rows_decides_nothing)
{
  g_autoptr (AwrashProgramme) forwards = editions_programme_new (13, FALSE);
  g_autoptr (AwrashProgramme) backwards = editions_programme_new (13, TRUE);

  for (gsize k = 0; k < G_N_ELEMENTS (policies); k++)
    {
      g_autoptr (AwrashSimulationModel) one
          = editions_model_new (forwards, 3, "policy", policies[k], "measure", "gini", "measure",
                                "between", "measure", "rate", "measure", "filled", NULL);
      g_autoptr (AwrashSimulationModel) other
          = editions_model_new (backwards, 3, "policy", policies[k], "measure", "gini", "measure",
                                "between", "measure", "rate", "measure", "filled", NULL);
      g_autofree double *a = editions_run (one, 0, 5, 6), *b = editions_run (other, 0, 5, 6);

      cr_assert_arr_eq (a, b, 6 * sizeof *a);
      for (size_t e = 0; e < 3; e++)
        for (size_t p = 0; p < 13; p++)
          {
            const size_t rate = editions_offset (one, "rate") + 13 * e;
            const size_t filled = editions_offset (one, "filled") + 26 * e;

            cr_assert_eq (a[rate + p], b[rate + 12 - p]);
            cr_assert_eq (a[filled + 2 * p], b[filled + 2 * (12 - p) + 1]);
            cr_assert_eq (a[filled + 2 * p + 1], b[filled + 2 * (12 - p)]);
          }
    }
}

Test (simulation_run, all_policies_meet_the_same_luck)
{
  g_autoptr (AwrashProgramme) programme = editions_programme_new (15, FALSE);
  g_autoptr (AwrashSimulationModel) model
      = editions_model_new (programme, 3, "policy", "flat", "policy", "blend(0.5, flat, flat)",
                            "policy", "transition(3, flat, flat)", "measure", "filled", "measure",
                            "gini", "measure", "seekers", NULL);
  g_autofree double *a = editions_run (model, 0, 1, 2), *b = editions_run (model, 1, 1, 2);
  const size_t n = awrash_simulation_model_get_n_values (model);

  cr_expect_arr_eq (a, b, n * sizeof *a);
}

Test (simulation_run, other_scenarios_replications_and_seeds_have_other_luck)
{
  g_autoptr (AwrashProgramme) programme = editions_programme_new (15, FALSE);
  g_autoptr (AwrashSimulationModel) model
      = editions_model_new (programme, 1, "policy", "flat", "measure", "filled", NULL);
  g_autofree double *a = editions_run (model, 0, 1, 2), *b = editions_run (model, 0, 2, 2);
  g_autofree double *c = editions_run (model, 0, 1, 3);

  cr_expect_arr_neq (a, b, 30 * sizeof *a);
  cr_expect_arr_neq (a, c, 30 * sizeof *a);
  cr_expect_arr_neq (b, c, 30 * sizeof *a);
}

Test (simulation_run, relaxed_absorption_never_fills_less)
{
  g_autoptr (AwrashProgramme) programme = editions_programme_new (12, FALSE);
  g_autofree double *last = NULL;

  for (int step = 0; step <= 20; step++)
    {
      g_autofree char *law = g_strdup_printf ("constant:%.1f", 0.1 * step);
      g_autoptr (AwrashSimulationModel) model
          = editions_model_new (programme, 1, "policy", "proportional(need)", "absorption", law,
                                "measure", "filled", NULL);
      double *values = editions_run (model, 0, 0, 0);

      for (size_t i = 0; last != NULL && i < 24; i++)
        cr_assert_geq (values[i], last[i]);
      g_free (last);
      last = values;
    }
  cr_expect_gt (last[0], 0);
}

Test (simulation_run, a_second_stage_fills_more_of_what_was_returned_and_takes_nothing_away)
{
  g_autoptr (AwrashProgramme) programme = editions_programme_new (12, FALSE);
  g_autoptr (AwrashSimulationModel) model = editions_model_new (
      programme, 1, "policy", "flat", "policy", "performance(flat)", "take-up", "constant:0.7",
      "take-up-spread", "constant:0.3", "absorption", "constant:0.5", "absorption-spread",
      "constant:0", "measure", "filled", "measure", "places", "measure", "balance", "measure",
      "returned", NULL);
  double more = 0;

  for (int64_t scenario = 0; scenario < 20; scenario++)
    {
      g_autofree double *once = editions_run (model, 0, scenario, 0);
      g_autofree double *twice = editions_run (model, 1, scenario, 0);

      for (size_t i = 0; i < 24; i++)
        cr_assert_geq (twice[i], once[i]);
      for (size_t p = 0; p < 12; p++)
        cr_assert_leq (twice[2 * p + 1], floor (0.5 * 5 * (double)(p + 1)));
      cr_assert_eq (AT (model, twice, "balance")[0], 0);
      cr_assert_geq (AT (model, twice, "returned")[0], 0);
      more += AT (model, twice, "places")[0] - AT (model, once, "places")[0];
    }
  cr_expect_gt (more, 0);
}

/* The mean of the places filled over many runs, and its standard error. */
static double
mean_filled (const AwrashSimulationModel *model, gsize n, double *error)
{
  double sum = 0, squares = 0;

  for (gsize i = 0; i < n; i++)
    {
      g_autofree double *values = editions_run (model, 0, (int64_t)i, 0);

      sum += values[0];
      squares += values[0] * values[0];
    }
  *error = sqrt ((squares / (double)n - sum / (double)n * (sum / (double)n)) / (double)n);
  return sum / (double)n;
}

Test (simulation_run, what_is_taken_up_on_average_is_what_the_law_says)
{
  g_autoptr (AwrashProgramme) programme = editions_programme_new (12, FALSE);

  for (int scatter = 0; scatter < 2; scatter++)
    {
      g_autoptr (AwrashSimulationModel) model = editions_model_new (
          programme, 1, "policy", "flat", "absorption", "constant:1000", "take-up", "constant:0.6",
          "take-up-spread", "constant:0.1", "scatter", scatter ? "constant:1" : "constant:0",
          "measure", "places", NULL);
      double error = 0;
      const double mean = mean_filled (model, 400, &error);

      cr_expect (fabs (mean - 0.6 * 180) < 4 * error, "%g ± %g", mean, error);
      cr_expect_lt (error, 0.5);
    }
}

Test (simulation_run, take_up_lasts_as_long_as_its_persistence)
{
  g_autoptr (AwrashProgramme) programme = editions_programme_new (30, FALSE);

  for (int k = 0; k < 2; k++)
    {
      g_autoptr (AwrashSimulationModel) model = editions_model_new (
          programme, 2, "policy", "flat", "absorption", "constant:1000", "take-up", "constant:0.5",
          "take-up-spread", "constant:0.15", "take-up-persistence",
          k ? "constant:0.8" : "constant:0", "scatter", "constant:0", "budget-growth", "constant:0",
          "measure", "filled", NULL);
      double both = 0, squares = 0;

      for (int64_t scenario = 0; scenario < 40; scenario++)
        {
          g_autofree double *filled = editions_run (model, 0, scenario, 0);

          for (size_t i = 0; i < 60; i += 2) /* temporary: 10 places a province */
            {
              both += (filled[i] - 5) * (filled[60 + i] - 5);
              squares += (filled[i] - 5) * (filled[i] - 5);
            }
        }
      cr_expect (fabs (both / squares - (k ? 0.75 : 0)) < 0.12, "%d: %g", k, both / squares);
    }
}

typedef struct
{
  const char *label;
  size_t policy;
  int64_t scenario, replication;
  size_t parameter;
  double value;
  const char *message;
} Refusal;

static const Refusal refusals[] = {
  { "policy", 1, 0, 0, 0, 0.1, "policy is 1, expected a number below 1" },
  { "share", 0, 0, 0, 0, 1.5, "parameter \"entries\" is 1.5, expected a number from 0 to 1" },
  { "nan", 0, 0, 0, 1, NAN, "parameter \"births\" is nan, expected a number from 0 to 1" },
  { "whole", 0, 0, 0, 9, 0.5, "parameter \"scatter\" is 0.5, expected a whole number from 0 to 1" },
  { "stream", 0, 0, 0, 16, 0,
    "parameter \"duration:sustainable\" is 0, expected a number from 0.25 to "
    "240" },
};

Test (simulation_run, bad_arguments_are_refused_and_nothing_is_written)
{
  g_autoptr (AwrashProgramme) programme = editions_programme_new (4, FALSE);
  g_autoptr (AwrashSimulationModel) model
      = editions_model_new (programme, 1, "policy", "flat", "measure", "places", NULL);
  const size_t n = awrash_simulation_model_get_n_parameters (model);
  double parameters[64], value = -7;

  for (gsize k = 0; k < G_N_ELEMENTS (refusals); k++)
    {
      const Refusal *row = &refusals[k];
      g_autoptr (GError) error = NULL;

      cr_assert (awrash_simulation_model_draw_parameters (model, 0, n, parameters, NULL));
      parameters[row->parameter] = row->value;
      cr_expect_not (awrash_simulation_run (model, row->policy, row->scenario, row->replication, n,
                                            parameters, 1, &value, &error));
      cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE), "%s", row->label);
      cr_expect_str_eq (error->message, row->message);
      cr_expect_eq (value, -7);
    }
}

Test (simulation_run, addresses_and_lengths_outside_their_limits_are_refused)
{
  g_autoptr (AwrashProgramme) programme = editions_programme_new (4, FALSE);
  g_autoptr (AwrashSimulationModel) model
      = editions_model_new (programme, 1, "policy", "flat", "measure", "places", NULL);
  const size_t n = awrash_simulation_model_get_n_parameters (model);
  double parameters[64], values[2] = { -7, -7 };

  cr_assert (awrash_simulation_model_draw_parameters (model, 0, n, parameters, NULL));
  for (int k = 0; k < 4; k++)
    {
      g_autoptr (GError) error = NULL;

      cr_expect_not (awrash_simulation_run (model, 0, k == 0 ? -1 : 0, k == 1 ? 1 << 24 : 0,
                                            n - (k == 2), parameters, 1 + (k == 3), values,
                                            &error));
      cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
      cr_expect_eq (values[0], -7);
      if (k == 2)
        cr_expect_str_eq (error->message, "23 parameters are given, expected 24");
      if (k == 3)
        cr_expect_str_eq (error->message, "2 values are asked for, expected 1");
    }
}
