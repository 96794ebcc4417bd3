/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who gains and who loses, by province and by group.
 * Source: simulation-analysis.h. Invariant: permuting provinces permutes the answer; groups have
 * together what provinces have. */

#include <awrash.h>
#include <criterion/criterion.h>
#include <math.h>

Test (simulation_gains, are_differences_run_by_run)
{
  /* two scenarios of one run, three provinces */
  double policy[] = { 5, 2, 2, 9, 2, 4 }, baseline[] = { 3, 2, 4, 3, 2, 3 };
  AwrashProvinceGain gains[3];

  cr_assert (awrash_simulation_gains (2, 3, 6, policy, baseline, gains, NULL));
  cr_expect (gains[0].mean == 4 && gains[0].winning == 1 && gains[0].losing == 0);
  cr_expect_float_eq (gains[0].error, 2, 1e-15);
  cr_expect (gains[1].mean == 0 && gains[1].error == 0 && gains[1].winning == 0
             && gains[1].losing == 0);
  cr_expect (gains[2].mean == -0.5 && gains[2].winning == 0.5 && gains[2].losing == 0.5);
  cr_assert_eq (awrash_simulation_gains_size (), 4 * sizeof (double));
}

Test (simulation_gains, refuses_what_are_no_runs_and_writes_nothing)
{
  double policy[] = { 1, 2, 3 }, baseline[] = { 1, 2, NAN };
  AwrashProvinceGain gains[3] = { { .mean = -7 } };
  g_autoptr (GError) error = NULL;

  cr_assert_not (awrash_simulation_gains (1, 3, 3, policy, baseline, gains, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
  cr_assert_str_eq (error->message, "baseline[2] is nan, expected a finite number");
  cr_assert_eq (gains[0].mean, -7);
  g_clear_error (&error);
  cr_assert_not (awrash_simulation_gains (2, 3, 3, policy, policy, gains, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
}

Test (simulation_strata, deciles_hold_the_same_number_and_no_order_of_the_list_decides)
{
  double key[75], turned[75];
  int64_t group[75], other[75];
  int counts[10] = { 0 };

  for (int i = 0; i < 75; i++)
    key[i] = (i * 37) % 75;
  for (int i = 0; i < 75; i++)
    turned[i] = key[74 - i];
  cr_assert (awrash_simulation_strata (10, 75, key, NULL, group, NULL));
  cr_assert (awrash_simulation_strata (10, 75, turned, NULL, other, NULL));
  for (int i = 0; i < 75; i++)
    {
      cr_assert_eq (group[i], other[74 - i]);
      cr_assert_eq (group[i], (int64_t)((key[i] + 0.5) / 7.5));
      counts[group[i]]++;
    }
  for (int g = 0; g < 10; g++)
    cr_assert (counts[g] == 7 || counts[g] == 8);
}

Test (simulation_strata, go_by_weight_and_keep_equal_keys_together)
{
  double key[] = { 2, 1, 2, 3, 9, 1.5 }, weights[] = { 1, 6, 1, 4, 0, 0 };
  int64_t group[6];
  /* ranks: 6.5 + .5 of 12 for the twos, 3 for the one, 10 for the three */
  static const int64_t expected[] = { 1, 0, 1, 1, 1, 0 };

  cr_assert (awrash_simulation_strata (2, 6, key, weights, group, NULL));
  cr_assert_arr_eq (group, expected, sizeof group);
  key[5] = -1;
  cr_assert (awrash_simulation_strata (2, 6, key, weights, group, NULL));
  cr_assert_eq (group[5], 0);
  cr_assert (awrash_simulation_strata (1, 6, key, weights, group, NULL));
  cr_assert_eq (group[3], 0);
}

Test (simulation_strata, refuses_no_group_and_keys_that_are_not_finite)
{
  double key[] = { 1, NAN };
  int64_t group[] = { -7, -7 };
  g_autoptr (GError) error = NULL;

  cr_assert_not (awrash_simulation_strata (0, 2, key, NULL, group, &error));
  cr_assert_str_eq (error->message, "n_groups is 0, expected 1 to 2147483647");
  g_clear_error (&error);
  cr_assert_not (awrash_simulation_strata (2, 2, key, NULL, group, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
  cr_assert_eq (group[0], -7);
}

Test (simulation_gather, groups_have_what_their_provinces_have)
{
  double values[] = { 1, 2, 4, 8, 10, 20, 40, 80 }, sums[6];
  int64_t group[] = { 2, 0, 2, 0 };
  static const double expected[] = { 10, 0, 5, 100, 0, 50 };

  cr_assert (awrash_simulation_gather (3, 4, group, 2, 8, values, sums, NULL));
  cr_assert_arr_eq (sums, expected, sizeof sums);
}

Test (simulation_gather, refuses_a_group_that_there_is_not_and_other_runs)
{
  double values[] = { 1, 2, 3, 4 }, sums[6] = { -7 };
  int64_t group[] = { 0, 3 }, negative[] = { -1, 0 }, fine[] = { 1, 1 };
  g_autoptr (GError) error = NULL;

  cr_assert_not (awrash_simulation_gather (3, 2, group, 2, 4, values, sums, &error));
  cr_assert_str_eq (error->message, "group[1] is 3, expected 0 to below 3");
  g_clear_error (&error);
  cr_assert_not (awrash_simulation_gather (3, 2, negative, 2, 4, values, sums, &error));
  g_clear_error (&error);
  cr_assert_not (awrash_simulation_gather (3, 2, fine, 1, 4, values, sums, &error));
  cr_assert_str_eq (error->message,
                    "there are 4 outcomes, expected one for each of 1 runs and 2 provinces");
  g_clear_error (&error);
  cr_assert_not (awrash_simulation_gather (3, 2, fine, 3, 4, values, sums, &error));
  g_clear_error (&error);
  values[3] = NAN;
  cr_assert_not (awrash_simulation_gather (3, 2, fine, 2, 4, values, sums, &error));
  cr_assert_eq (sums[0], -7);
}
