/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Means, bands and paired differences over runs: by hand, and by what chance makes of them.
 * Source: simulation-analysis.h. Invariant: an error is that of independent scenarios. */

#include <awrash.h>
#include <criterion/criterion.h>
#include <math.h>

Test (simulation_mean, two_scenarios_by_hand)
{
  /* policy 0: 1, 3 and 5, 7; policy 1: always 2 */
  double values[] = { 1, 2, 3, 2, 5, 2, 7, 2 }, means[2], errors[2];

  cr_assert (awrash_simulation_mean (2, 2, 8, values, means, errors, NULL));
  cr_expect (means[0] == 4 && means[1] == 2);
  /* scenarios 2 and 6: deviation √8, over √2 */
  cr_expect_float_eq (errors[0], 2, 1e-15);
  cr_expect_eq (errors[1], 0);
}

Test (simulation_mean, one_scenario_takes_its_replications_and_one_run_has_no_error)
{
  double values[] = { 1, 2, 3, 2, 5, 2, 7, 2 }, means[2], errors[2];

  cr_assert (awrash_simulation_mean (1, 2, 8, values, means, errors, NULL));
  cr_expect_float_eq (errors[0], sqrt (20.0 / 3 / 4), 1e-15);
  cr_assert (awrash_simulation_mean (1, 2, 2, values, means, errors, NULL));
  cr_expect (means[0] == 1 && isnan (errors[0]) && isnan (errors[1]));
}

/* Scenarios of variance 1 with four replications of variance 0.04 each: of 400 studies 95 % of the
 * intervals of two errors cover the truth, 368 to 392 give or take four deviations. Replications
 * taken for independent draws would cover 68 %. */
Test (simulation_mean, errors_cover_the_truth_as_often_as_they_should)
{
  enum
  {
    SCENARIOS = 100,
    REPLICATIONS = 4
  };
  g_autoptr (AwrashLaw) between = awrash_random_law_new ("normal:0,1", NULL);
  g_autoptr (AwrashLaw) within = awrash_random_law_new ("normal:0,0.2", NULL);
  int covered = 0;

  for (int study = 0; study < 400; study++)
    {
      double values[SCENARIOS * REPLICATIONS], of_scenario[SCENARIOS], mean, error;
      AwrashRandomAddress address = { .seed = study };

      cr_assert (awrash_random_law_draw (between, &address, SCENARIOS, of_scenario, NULL));
      address.purpose = 1;
      cr_assert (awrash_random_law_draw (within, &address, SCENARIOS * REPLICATIONS, values, NULL));
      for (int i = 0; i < SCENARIOS * REPLICATIONS; i++)
        values[i] += of_scenario[i / REPLICATIONS];
      cr_assert (awrash_simulation_mean (SCENARIOS, 1, SCENARIOS * REPLICATIONS, values, &mean,
                                         &error, NULL));
      covered += fabs (mean) <= 1.98 * error;
    }
  cr_assert (covered >= 363 && covered <= 396, "%d of 400", covered);
}

Test (simulation_bands, quantiles_lie_between_neighbours_in_proportion)
{
  double values[] = { 5, 1, 3, 1, 1, 1, 2, 1, 4, 1 }, levels[] = { 0, 0.25, 0.6, 1 }, bands[8];
  static const double expected[] = { 1, 1, 2, 1, 3.4, 1, 5, 1 };

  cr_assert (awrash_simulation_bands (4, levels, 2, 10, values, bands, NULL));
  for (int k = 0; k < 8; k++)
    cr_expect_float_eq (bands[k], expected[k], 1e-15, "%d", k);
}

Test (simulation_bands, refuses_levels_outside_and_writes_nothing)
{
  double values[] = { 1, 2 }, levels[] = { 0.5, 1.5 }, bands[] = { -7, -7 };
  g_autoptr (GError) error = NULL;

  cr_assert_not (awrash_simulation_bands (2, levels, 1, 2, values, bands, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
  cr_assert_str_eq (error->message, "levels[1] is 1.5, expected a number from 0 to 1");
  cr_assert_eq (bands[0], -7);
}

Test (simulation_paired, luck_that_all_share_cancels)
{
  double values[3 * 50], differences[3], errors[3], above[3];
  AwrashRandomAddress address = { .seed = 3 };
  double luck[50], own[50];

  cr_assert (awrash_random_uniform (&address, 50, luck, NULL));
  address.purpose = 1;
  cr_assert (awrash_random_uniform (&address, 50, own, NULL));
  for (int i = 0; i < 50; i++)
    {
      values[3 * i] = 1000 * luck[i];
      values[3 * i + 1] = values[3 * i] + 2;
      values[3 * i + 2] = values[3 * i] + (i % 2 ? 1 : -1) * own[i];
    }
  cr_assert (awrash_simulation_paired (0, 50, 3, 150, values, differences, errors, above, NULL));
  cr_expect (differences[0] == 0 && errors[0] == 0 && above[0] == 0);
  cr_expect_float_eq (differences[1], 2, 1e-12);
  cr_expect_lt (errors[1], 1e-12);
  cr_expect_eq (above[1], 1);
  cr_expect_float_eq (errors[2], 0.58 / sqrt (50), 0.02);
  cr_expect_eq (above[2], 0.5);
}

/* What all functions of this theme refuse alike. */
Test (simulation_mean, refuses_what_are_no_runs_and_writes_nothing)
{
  static const struct
  {
    size_t n_scenarios;
    size_t n_policies;
    size_t n_values;
    double last;
    AwrashError code;
    const char *said;
  } rows[]
      = { { 1, 1, 0, 0, AWRASH_ERROR_EMPTY, "there are no outcomes, expected at least one run" },
          { 2, 2, 6, 0, AWRASH_ERROR_VALUE,
            "there are 6 outcomes, expected a multiple of 2 scenarios times 2 columns" },
          { 0, 2, 6, 0, AWRASH_ERROR_VALUE, NULL },
          { 2, 0, 6, 0, AWRASH_ERROR_VALUE, NULL },
          { SIZE_MAX, 2, 6, 0, AWRASH_ERROR_VALUE, NULL },
          { 3, 2, 6, NAN, AWRASH_ERROR_VALUE, "values[5] is nan, expected a finite number" },
          { 3, 2, 6, INFINITY, AWRASH_ERROR_VALUE, NULL } };

  for (size_t k = 0; k < G_N_ELEMENTS (rows); k++)
    for (int function = 0; function < 3; function++)
      {
        double values[] = { 1, 2, 3, 4, 5, rows[k].last }, out[3][2] = { { -7 }, { -7 }, { -7 } };
        g_autoptr (GError) error = NULL;
        gboolean done
            = function == 0
                  ? awrash_simulation_mean (rows[k].n_scenarios, rows[k].n_policies,
                                            rows[k].n_values, values, out[0], out[1], &error)
              : function == 1
                  ? awrash_simulation_paired (0, rows[k].n_scenarios, rows[k].n_policies,
                                              rows[k].n_values, values, out[0], out[1], out[2],
                                              &error)
                  : awrash_simulation_regret ("lowest", rows[k].n_scenarios, rows[k].n_policies,
                                              rows[k].n_values, values, out[0], &error);

        cr_assert_not (done);
        cr_expect (g_error_matches (error, AWRASH_ERROR, rows[k].code), "%s", error->message);
        cr_expect (rows[k].said == NULL || g_str_equal (error->message, rows[k].said), "%s",
                   error->message);
        cr_expect (out[0][0] == -7 && out[1][0] == -7 && out[2][0] == -7);
      }
}

Test (simulation_paired, refuses_a_baseline_that_is_no_policy)
{
  double values[] = { 1, 2 }, out[3][2] = { { -7 } };
  g_autoptr (GError) error = NULL;

  cr_assert_not (awrash_simulation_paired (2, 1, 2, 2, values, out[0], out[1], out[2], &error));
  cr_assert_str_eq (error->message, "baseline is 2, expected one of 2 policies, from 0");
  cr_assert_eq (out[0][0], -7);
}
