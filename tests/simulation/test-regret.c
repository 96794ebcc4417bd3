/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Regret and how often policies are good enough, by hand.
 * Source: simulation-analysis.h; L. J. Savage (1951). Invariant: in each scenario somebody has no
 * regret. */

#include <awrash.h>
#include <criterion/criterion.h>
#include <math.h>

/* Two scenarios, two replications, three policies. */
static const double values[] = { 1, 4, 2, 3, 2, 2, 9, 5, 5, 7, 5, 9 };

Test (simulation_regret, is_what_is_lost_against_the_best_of_the_scenario)
{
  /* means 2, 3, 2 and 8, 5, 7 */
  static const double high[] = { 1, 0, 1, 0, 3, 1 }, low[] = { 0, 1, 0, 3, 0, 2 };
  double regrets[6];

  cr_assert (awrash_simulation_regret ("highest", 2, 3, 12, values, regrets, NULL));
  cr_assert_arr_eq (regrets, high, sizeof regrets);
  cr_assert (awrash_simulation_regret ("lowest", 2, 3, 12, values, regrets, NULL));
  cr_assert_arr_eq (regrets, low, sizeof regrets);
}

Test (simulation_regret, another_word_for_best_is_refused)
{
  double regrets[6] = { -7 };
  g_autoptr (GError) error = NULL;

  cr_assert_not (awrash_simulation_regret ("large", 2, 3, 12, values, regrets, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_NAME));
  cr_assert_str_eq (error->message, "best is \"large\", expected one of: highest, lowest");
  cr_assert_eq (regrets[0], -7);
}

Test (simulation_satisficing, counts_the_runs_in_which_all_criteria_are_met)
{
  static const char *const criteria[] = { "at-least:2", "at-most:0.5" };
  /* the second criterion fails in the last run only, but for policy 0 */
  double both[24], shares[3], errors[3];

  for (int i = 0; i < 12; i++)
    {
      both[i] = values[i];
      both[12 + i] = i >= 10 ? 0.75 : 0.5;
    }
  cr_assert (awrash_simulation_satisficing (1, criteria, 2, 3, 12, both, shares, errors, NULL));
  cr_expect (shares[0] == 0.75 && shares[1] == 1 && shares[2] == 1);
  cr_expect_float_eq (errors[0], 0.25, 1e-15);
  cr_expect_eq (errors[1], 0);
  cr_assert (awrash_simulation_satisficing (2, criteria, 2, 3, 24, both, shares, errors, NULL));
  cr_expect (shares[0] == 0.75 && shares[1] == 0.75 && shares[2] == 0.75);
}

Test (simulation_satisficing, refuses_what_is_no_criterion_and_writes_nothing)
{
  static const struct
  {
    const char *criterion;
    size_t n_criteria;
    size_t n_values;
    AwrashError code;
    const char *said;
  } rows[] = { { "above:2", 1, 12, AWRASH_ERROR_NAME,
                 "criterion is \"above:2\", expected \"at-least:NUMBER\" or \"at-most:NUMBER\"" },
               { "at-least:", 1, 12, AWRASH_ERROR_NAME, NULL },
               { "at-most:nan", 1, 12, AWRASH_ERROR_NAME, NULL },
               { "at-most:1", 0, 12, AWRASH_ERROR_VALUE, NULL },
               { "at-most:1", 2, 11, AWRASH_ERROR_VALUE,
                 "there are 11 outcomes for 2 criteria, expected as many for each" },
               { "at-most:1", 1, 0, AWRASH_ERROR_EMPTY, NULL },
               { "at-most:1", 1, 11, AWRASH_ERROR_VALUE, NULL } };

  for (size_t k = 0; k < G_N_ELEMENTS (rows); k++)
    {
      const char *const criteria[] = { rows[k].criterion, rows[k].criterion };
      double shares[3] = { -7 }, errors[3] = { -7 };
      g_autoptr (GError) error = NULL;

      cr_assert_not (awrash_simulation_satisficing (
          rows[k].n_criteria, criteria, 2, 3, rows[k].n_values, values, shares, errors, &error));
      cr_expect (g_error_matches (error, AWRASH_ERROR, rows[k].code), "%s", error->message);
      cr_expect (rows[k].said == NULL || g_str_equal (error->message, rows[k].said), "%s",
                 error->message);
      cr_expect (shares[0] == -7 && errors[0] == -7);
    }
}
