/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The law of take-up, fitted by hand and to records. Source: <awrash/simulation-run.h>;
 * examples/data/haryana. Invariant: what was fitted knows nothing of the years of the test. */

#include <awrash.h>
#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

enum
{
  DISTRICTS = 22,
  YEARS = 7
};

Test (simulation_take_up, a_law_is_what_the_moments_say)
{
  /* rates 0.5 1.0 | 0.7 0.8 | 0.6 -, tested on 0.9 and 0.5 */
  const double budget[] = { 10, 20, 100, 10, 10, 10, 10, 0, 10 };
  const double done[] = { 5, 20, 90, 7, 8, 5, 6, 3, NAN };
  AwrashTakeUp fit;
  g_autofree char *mean = NULL;

  cr_assert (awrash_simulation_take_up_fit (3, 3, 2, budget, done, &fit, NULL));
  /* means of years 0.6, 0.9; apart -0.1 0.1, 0.1 -0.1, 0 */
  cr_expect_float_eq (fit.mean, 0.75, 1e-15);
  cr_expect_float_eq (fit.year_spread, sqrt (2 * 0.15 * 0.15), 1e-15);
  cr_expect_float_eq (fit.spread, sqrt (0.04 / 5), 1e-15);
  cr_expect_eq (fit.persistence, 0);
  cr_expect (fit.n_fitted == 5 && fit.n_tested == 2 && fit.n_left_out == 2 && fit.n_last == 2);
  cr_expect_float_eq (fit.bias, (-0.15 + 0.25) / 2, 1e-15);
  cr_expect_float_eq (fit.error, sqrt ((0.15 * 0.15 + 0.25 * 0.25) / 2), 1e-15);
  cr_expect_float_eq (fit.error_full, sqrt ((0.1 * 0.1 + 0.5 * 0.5) / 2), 1e-15);
  cr_expect_float_eq (fit.error_last, sqrt ((0.1 * 0.1 + 0.3 * 0.3) / 2), 1e-15);
  cr_expect_eq (fit.within, 1);
  mean = awrash_simulation_take_up_get_law (fit.mean, fit.year_spread);
  cr_expect (g_str_has_prefix (mean, "truncated-normal:0.75,0.2121320343559642"), "%s", mean);
  cr_expect (g_str_has_suffix (mean, ",0,1"));
}

Test (simulation_take_up, what_lasts_is_found)
{
  /* apart from the mean of the year: +0.1 -0.1, +0.2 -0.2, +0.1 -0.1 */
  const double budget[] = { 10, 10, 10, 10, 10, 10 }, done[] = { 6, 9, 8, 4, 5, 6 };
  AwrashTakeUp fit;

  cr_assert (awrash_simulation_take_up_fit (2, 3, 3, budget, done, &fit, NULL));
  cr_expect_float_eq (fit.persistence,
                      (0.02 + 0.02 + 0.02 + 0.02) / sqrt ((0.02 + 0.08) * (0.08 + 0.02)), 1e-12);
  cr_expect (isnan (fit.error) && isnan (fit.within) && fit.n_tested == 0);
}

Test (simulation_take_up, years_without_difference_give_a_constant)
{
  const double budget[] = { 8, 8, 8, 8 }, done[] = { 4, 4, 4, 4 };
  AwrashTakeUp fit;
  g_autofree char *mean = NULL;

  cr_assert (awrash_simulation_take_up_fit (2, 2, 2, budget, done, &fit, NULL));
  mean = awrash_simulation_take_up_get_law (fit.mean, fit.year_spread);
  cr_expect_str_eq (mean, "constant:0.5");
  cr_expect (fit.spread == 0 && fit.persistence == 0);
}

typedef struct
{
  const char *label;
  size_t n_years, n_fit;
  double budget, done;
  int code;
  const char *message;
} Refusal;

static const Refusal refusals[] = {
  { "one year", 2, 1, 1, 1, AWRASH_ERROR_VALUE,
    "2 provinces, 2 years, 1 of them fitted; expected provinces, and 2 or more years of which all "
    "or "
    "some are fitted" },
  { "too many", 2, 3, 1, 1, AWRASH_ERROR_VALUE,
    "2 provinces, 2 years, 3 of them fitted; expected provinces, and 2 or more years of which all "
    "or "
    "some are fitted" },
  { "negative", 2, 2, -1, 1, AWRASH_ERROR_VALUE,
    "budget[1] is -1, expected a finite number ≥ 0, or NaN for no record" },
  { "infinite", 2, 2, 1, INFINITY, AWRASH_ERROR_VALUE,
    "done[1] is inf, expected a finite number ≥ 0, or NaN for no record" },
};

Test (simulation_take_up, bad_records_are_refused_and_nothing_is_written)
{
  for (gsize k = 0; k < G_N_ELEMENTS (refusals); k++)
    {
      const Refusal *row = &refusals[k];
      const double budget[] = { 1, row->budget, 1, 1 }, done[] = { 1, row->done, 1, 1 };
      AwrashTakeUp fit = { .mean = -7 };
      g_autoptr (GError) error = NULL;

      cr_expect_not (
          awrash_simulation_take_up_fit (2, row->n_years, row->n_fit, budget, done, &fit, &error));
      cr_assert (g_error_matches (error, AWRASH_ERROR, row->code), "%s", row->label);
      cr_expect_str_eq (error->message, row->message);
      cr_expect_eq (fit.mean, -7);
    }
}

Test (simulation_take_up, a_year_without_records_is_refused)
{
  const double budget[] = { 1, 0, 1, NAN }, done[] = { 1, 1, 1, 1 };
  AwrashTakeUp fit = { .mean = -7 };
  g_autoptr (GError) error = NULL;

  cr_expect_not (awrash_simulation_take_up_fit (2, 2, 2, budget, done, &fit, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY));
  cr_expect_str_eq (error->message, "year 1 of the fit has no record, expected at least one");
  cr_expect_eq (awrash_simulation_take_up_size (), sizeof (AwrashTakeUp));
}

/* The whole years of Haryana, but for the one record that its table names as odd. */
static void
read_haryana (double budget[], double done[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashTable) table
      = awrash_base_csv_read ("examples/data/haryana/records.csv", &error);
  size_t granted = 0, given = 0, n = 0;

  cr_assert_null (error);
  cr_assert (awrash_base_table_find_column (table, "budget", &granted));
  cr_assert (awrash_base_table_find_column (table, "person_days", &given));
  for (size_t row = 0; row < awrash_base_table_get_n_rows (table); row++)
    {
      const size_t district = row % DISTRICTS, year = row / DISTRICTS;

      if (year >= YEARS)
        continue;
      n++;
      cr_assert (awrash_base_table_get_number (table, row, granted,
                                               &budget[district * YEARS + year], NULL));
      cr_assert (
          awrash_base_table_get_number (table, row, given, &done[district * YEARS + year], NULL));
    }
  cr_assert_eq (n, DISTRICTS * YEARS);
  budget[20 * YEARS + 4] = NAN; /* Palwal 2022-2023 */
}

Test (simulation_take_up, haryana_is_fitted_and_its_error_on_other_years_is_told)
{
  double budget[DISTRICTS * YEARS], done[DISTRICTS * YEARS];
  AwrashTakeUp fit;

  read_haryana (budget, done);
  cr_assert (awrash_simulation_take_up_fit (DISTRICTS, YEARS, 4, budget, done, &fit, NULL));
  cr_expect_eq (fit.n_fitted, 87);
  cr_expect_eq (fit.n_tested, 65);
  cr_expect_float_eq (fit.mean, 0.9004402098305966, 1e-12);
  cr_expect_float_eq (fit.year_spread, 0.127775529349499, 1e-12);
  cr_expect_float_eq (fit.spread, 0.20151399272322368, 1e-12);
  cr_expect_float_eq (fit.persistence, 0.5702794080163147, 1e-12);
  /* the mean tells three other years no better than "all of it", and better than last year's */
  cr_expect_float_eq (fit.error, 0.2747369530569404, 1e-12);
  cr_expect_float_eq (fit.error_full, 0.27402035652367734, 1e-12);
  cr_expect_gt (fit.error_last, 1.2 * fit.error);
  cr_expect_float_eq (fit.within, 49.0 / 65, 1e-12);
}
