/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bounds from last year's shares, and the statutory iteration that they stand for.
 * Source: 29 U.S.C. 3172(b)(1)(B); hand calculation. Invariant: the iteration is spelt out here as
 * the statute has it: clamp, scale the others, repeat. */

#include <awrash.h>

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

enum
{
  N = 5
};

Test (apportion_hold_harmless, follows_hand_calculation)
{
  static const struct
  {
    const char *label;
    double last[3];
    int64_t total;
    double at_least;
    double at_most;
    int64_t floor[3];
    int64_t ceiling[3];
  } rows[] = {
    { "90 % of 100 is 90, and 130 % is 130",
      { 100, 50, 50 },
      200,
      0.9,
      1.3,
      { 90, 45, 45 },
      { 130, 65, 65 } },
    { "rounded up and down", { 1, 1, 1 }, 100, 0.9, 1.3, { 30, 30, 30 }, { 43, 43, 43 } },
    { "0.1 of 10 units is one", { 1, 0, 0 }, 10, 0.1, 0.3, { 1, 0, 0 }, { 3, 0, 0 } },
    { "no ceiling",
      { 2, 1, 1 },
      8,
      0.5,
      HUGE_VAL,
      { 2, 1, 1 },
      { G_MAXINT64, G_MAXINT64, G_MAXINT64 } },
    { "the floor wins over a ceiling below it", { 1, 1, 2 }, 5, 1, 1, { 2, 2, 3 }, { 2, 2, 3 } },
    { "nothing is held", { 1, 2, 3 }, 6, 0, 0, { 0, 0, 0 }, { 0, 0, 0 } },
    { "no total", { 1, 2, 3 }, 0, 0.9, 1.3, { 0, 0, 0 }, { 0, 0, 0 } },
    { "the smallest amounts",
      { 0x1p-1074, 0x1p-1073, 0 },
      30,
      0.9,
      1.3,
      { 9, 18, 0 },
      { 13, 26, 0 } },
    { "amounts that sum beyond the doubles",
      { 0x1p1023, 0x1p1023, 0 },
      20,
      0.9,
      1.3,
      { 9, 9, 0 },
      { 13, 13, 0 } },
    { "a total that no double tells from its neighbours",
      { 1, 1, 0 },
      (G_GINT64_CONSTANT (1) << 60) + 2,
      1,
      1,
      { (G_GINT64_CONSTANT (1) << 59) + 1, (G_GINT64_CONSTANT (1) << 59) + 1, 0 },
      { (G_GINT64_CONSTANT (1) << 59) + 1, (G_GINT64_CONSTANT (1) << 59) + 1, 0 } },
    { "one amount of a hair more", { 3, 3 + 0x1p-51, 0 }, 2, 1, 1, { 1, 2, 0 }, { 1, 2, 0 } },
    { "a ceiling beyond every total",
      { 1, 1, 1 },
      3,
      0,
      1e18,
      { 0 },
      { 1000000000000000000, 1000000000000000000, 1000000000000000000 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      int64_t floor[3], ceiling[3];
      cr_assert (awrash_apportion_hold_harmless (3, rows[i].last, rows[i].total, rows[i].at_least,
                                                 rows[i].at_most, floor, ceiling, NULL),
                 "%s", rows[i].label);
      for (gsize k = 0; k < 3; k++)
        cr_expect (floor[k] == rows[i].floor[k] && ceiling[k] == rows[i].ceiling[k],
                   "%s: %zu has %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT, rows[i].label, k,
                   floor[k], ceiling[k]);
    }
}

/* The statute: scale to what is left, clamp whoever is beyond a bound, repeat until nobody is. Of
 * those beyond, the side that is beyond by more goes first, so that nobody is clamped in vain. */
static void
iterate (const double claims[N], const int64_t floor[N], const int64_t ceiling[N], int64_t total,
         double shares[N])
{
  gboolean is_clamped[N] = { FALSE };

  for (;;)
    {
      double left = (double)total, weight = 0, below = 0, above = 0;
      for (gsize i = 0; i < N; i++)
        {
          left -= is_clamped[i] ? shares[i] : 0;
          weight += is_clamped[i] ? 0 : claims[i];
        }
      for (gsize i = 0; i < N; i++)
        if (!is_clamped[i])
          {
            shares[i] = claims[i] * left / weight;
            below += MAX ((double)floor[i] - shares[i], 0);
            above += MAX (shares[i] - (double)ceiling[i], 0);
          }
      if (below < 1e-9 && above < 1e-9)
        return;
      for (gsize i = 0; i < N; i++)
        {
          gboolean is_beyond
              = below >= above ? shares[i] < (double)floor[i] : shares[i] > (double)ceiling[i];
          if (is_clamped[i] || !is_beyond)
            continue;
          shares[i] = (double)(below >= above ? floor[i] : ceiling[i]);
          is_clamped[i] = TRUE;
        }
    }
}

Test (apportion_hold_harmless, bounds_within_a_rule_are_the_fixed_point_of_the_statutory_iteration)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3172);
  gsize n_at_bounds = 0;

  for (int round = 0; round < 500; round++)
    {
      double last[N], claims[N], expected[N], shares[N];
      int64_t floor[N], ceiling[N], units[N], total = 100000;
      AwrashAllotment answer;
      for (gsize i = 0; i < N; i++)
        {
          last[i] = g_rand_int_range (random, 1, 1000);
          claims[i] = last[i] * g_rand_double_range (random, 0.5, 2);
        }
      cr_assert (awrash_apportion_hold_harmless (N, last, total, 0.9, 1.3, floor, ceiling, NULL));
      g_autoptr (AwrashClaims) question
          = awrash_apportion_claims_new (N, claims, floor, ceiling, NULL);
      iterate (claims, floor, ceiling, total, expected);
      cr_assert (awrash_apportion_shares_within (question, total, shares, NULL));
      cr_assert (awrash_apportion_divisor (question, total, "webster", NULL, units, NULL, NULL,
                                           &answer, NULL));
      for (gsize i = 0; i < N; i++)
        {
          cr_expect_float_eq (shares[i], expected[i], 1e-6, "round %d", round);
          cr_expect (fabs (shares[i] - (double)units[i]) < 2, "round %d", round);
          n_at_bounds += units[i] == floor[i] || units[i] == ceiling[i];
        }
    }
  cr_expect_gt (n_at_bounds, 500);
}

Test (apportion_hold_harmless, floors_above_the_total_are_the_rules_error_and_low_ceilings_unplaced)
{
  const double last[] = { 1, 1, 1 }, claims[] = { 5, 1, 1 };
  int64_t floor[3], ceiling[3], units[3];
  AwrashAllotment answer;
  g_autoptr (GError) error = NULL;

  cr_assert (awrash_apportion_hold_harmless (3, last, 100, 1, 1, floor, ceiling, NULL));
  g_autoptr (AwrashClaims) high = awrash_apportion_claims_new (3, claims, floor, ceiling, NULL);
  cr_expect_not (
      awrash_apportion_divisor (high, 100, "webster", NULL, units, NULL, NULL, &answer, &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS));
  cr_assert (awrash_apportion_hold_harmless (3, last, 100, 0.5, 0.9, floor, ceiling, NULL));
  g_autoptr (AwrashClaims) low = awrash_apportion_claims_new (3, claims, floor, ceiling, NULL);
  cr_assert (
      awrash_apportion_divisor (low, 100, "webster", NULL, units, NULL, NULL, &answer, NULL));
  cr_expect_eq (answer.status, AWRASH_STATUS_UNPLACED);
  cr_expect_eq (answer.unplaced, 10);
}

Test (apportion_hold_harmless, each_fault_has_its_sentence_and_writes_nothing)
{
  static const struct
  {
    gsize n;
    double last[2];
    int64_t total;
    double at_least;
    double at_most;
    int code;
    const char *message;
  } rows[] = {
    { 0,
      { 0 },
      1,
      0,
      1,
      AWRASH_ERROR_EMPTY,
      "the number of last year's amounts is 0, expected at least 1" },
    { 2,
      { 0, 0 },
      1,
      0,
      1,
      AWRASH_ERROR_EMPTY,
      "all of last year's amounts are 0, expected one > 0" },
    { 2, { 1, -2 }, 1, 0, 1, AWRASH_ERROR_VALUE, "last[1] is -2, expected a finite number ≥ 0" },
    { 2, { NAN, 1 }, 1, 0, 1, AWRASH_ERROR_VALUE, "last[0] is nan, expected a finite number ≥ 0" },
    { 2, { 1, 1 }, -4, 0, 1, AWRASH_ERROR_VALUE, "total is -4, expected a whole number ≥ 0" },
    { 2,
      { 1, 1 },
      G_MAXINT64,
      0,
      1,
      AWRASH_ERROR_OVERFLOW,
      "total is 9223372036854775807, expected at most 4611686018427387904" },
    { 2,
      { 1, 1 },
      9,
      -0.5,
      1,
      AWRASH_ERROR_VALUE,
      "at_least is -0.5, expected a number ≥ 0 of at most 18 digits before and behind the decimal "
      "point" },
    { 2,
      { 1, 1 },
      9,
      0,
      NAN,
      AWRASH_ERROR_VALUE,
      "at_most is nan, expected a number ≥ 0 of at most 18 digits before and behind the decimal "
      "point" },
    { 2,
      { 1, 1 },
      9,
      0x1p-1074,
      1,
      AWRASH_ERROR_VALUE,
      "at_least is 5e-324, expected a number ≥ 0 of at most 18 digits before and behind the "
      "decimal point" },
    { 2,
      { 1, 1 },
      9,
      1.3,
      0.9,
      AWRASH_ERROR_BOUNDS,
      "at_least is 1.3, above at_most, which is 0.9, expected at_least ≤ at_most" },
    { 2,
      { 1, 1 },
      1000,
      1e17,
      1e17,
      AWRASH_ERROR_OVERFLOW,
      "the floor of last[0] is 2^62 or more, expected a smaller total or at_least" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      int64_t floor[] = { -1, -1 }, ceiling[] = { -1, -1 };
      g_autoptr (GError) error = NULL;
      cr_expect_not (awrash_apportion_hold_harmless (rows[i].n, rows[i].last, rows[i].total,
                                                     rows[i].at_least, rows[i].at_most, floor,
                                                     ceiling, &error));
      cr_assert (g_error_matches (error, AWRASH_ERROR, rows[i].code), "%s", rows[i].message);
      cr_expect_str_eq (error->message, rows[i].message);
      cr_expect (floor[0] == -1 && floor[1] == -1 && ceiling[0] == -1 && ceiling[1] == -1);
    }
}
