/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Base and proportion against its formula, for every divisor that could meet the total.
 * Source: Grimmett and others (2011); hand calculation. Invariant: the formula is evaluated on
 * whole numbers and shares no line with the library. */

#include <awrash.h>

#include <criterion/criterion.h>
#include <string.h>

Test (apportion_base_proportional, gives_the_base_and_the_rest_by_the_rule)
{
  static const struct
  {
    const char *label;
    double claims[4];
    int64_t floor[4];
    int64_t ceiling[4];
    int64_t total;
    int64_t base;
    const char *rule;
    int64_t expected[4];
  } rows[] = {
    { "adams over 5 gives everybody a sixth",
      { 800, 100, 10, 1 },
      { 0 },
      { 96, 96, 96, 96 },
      40,
      5,
      "adams",
      { 21, 7, 6, 6 } },
    { "no base is the rule itself",
      { 53, 24, 23, 0 },
      { 0 },
      { 9, 9, 9, 9 },
      10,
      0,
      "webster",
      { 6, 2, 2, 0 } },
    { "a claim of 0 has the base",
      { 3, 1, 0, 0 },
      { 0, 0, 0, 7 },
      { 99, 99, 99, 99 },
      18,
      2,
      "webster",
      { 6, 3, 2, 7 } },
    { "a ceiling counts the base",
      { 90, 5, 5, 0 },
      { 0 },
      { 10, 99, 99, 99 },
      28,
      4,
      "webster",
      { 10, 7, 7, 4 } },
    { "a floor counts the base",
      { 90, 5, 5, 0 },
      { 0, 6, 0, 0 },
      { 99, 99, 99, 99 },
      24,
      2,
      "webster",
      { 13, 6, 3, 2 } },
    { "nothing above the base",
      { 1, 2, 3, 4 },
      { 0 },
      { 9, 9, 9, 9 },
      12,
      3,
      "jefferson",
      { 3, 3, 3, 3 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      int64_t units[4], sure[4];
      AwrashAllotment answer;
      g_autoptr (AwrashClaims) claims
          = awrash_apportion_claims_new (4, rows[i].claims, rows[i].floor, rows[i].ceiling, NULL);
      cr_assert (awrash_apportion_base_proportional (claims, rows[i].total, rows[i].base,
                                                     rows[i].rule, NULL, units, sure, NULL, &answer,
                                                     NULL),
                 "%s", rows[i].label);
      cr_expect_eq (answer.status, AWRASH_STATUS_OPTIMAL, "%s", rows[i].label);
      for (gsize k = 0; k < 4; k++)
        cr_expect (units[k] == rows[i].expected[k] && sure[k] == units[k],
                   "%s: recipient %zu has %d", rows[i].label, k, (int)units[k]);
    }
}

/* min (ceiling, max (floor, base + ⌈w·4/d⌉)), the Cambridge form for d in quarters. */
static int64_t
get_formula (int64_t claim, int64_t d, int64_t base, int64_t floor, int64_t ceiling)
{
  int64_t units = base + (4 * claim + d - 1) / d;

  return MIN (ceiling, MAX (floor, units));
}

Test (apportion_base_proportional, meets_the_formula_of_the_cambridge_compromise)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2011);
  gsize n_met = 0;

  for (int round = 0; round < 400; round++)
    {
      double claims[6];
      int64_t floor[6], ceiling[6], expected[6], units[6], total = 0;
      int64_t d = g_rand_int_range (random, 1, 400), base = g_rand_int_range (random, 0, 6);
      AwrashAllotment answer;
      for (gsize i = 0; i < 6; i++)
        {
          claims[i] = g_rand_int_range (random, 1, 1000);
          floor[i] = g_rand_int_range (random, 0, 12);
          ceiling[i] = MAX (base, floor[i]) + g_rand_int_range (random, 0, 96);
          expected[i] = get_formula ((int64_t)claims[i], d, base, floor[i], ceiling[i]);
          total += expected[i];
        }
      g_autoptr (AwrashClaims) question
          = awrash_apportion_claims_new (6, claims, floor, ceiling, NULL);
      cr_assert (awrash_apportion_base_proportional (question, total, base, "adams", NULL, units,
                                                     NULL, NULL, &answer, NULL));
      cr_assert_neq (answer.status, AWRASH_STATUS_UNPLACED);
      /* a first unit for everyone is part of the rule, so a divisor that meets the total is it */
      if (answer.status == AWRASH_STATUS_OPTIMAL)
        {
          cr_expect_arr_eq (units, expected, sizeof units, "round %d", round);
          n_met++;
        }
    }
  cr_expect_gt (n_met, 300);
}

Test (apportion_base_proportional, ties_and_what_finds_no_room_are_told_as_by_the_rule)
{
  const double claims[] = { 2, 2, 1 };
  const int64_t ceiling[] = { 3, 3, 2 }, order[] = { 1, 0, 2 }, drawn[] = { 1, 0, 0 };
  const int64_t sure_units[] = { 2, 2, 1 }, full[] = { 3, 3, 2 };
  int64_t units[] = { -1, -1, -1 }, sure[3], tied[3];
  AwrashAllotment answer;
  g_autoptr (AwrashClaims) free_of_bounds
      = awrash_apportion_claims_new (3, claims, NULL, NULL, NULL);
  g_autoptr (AwrashClaims) bounded = awrash_apportion_claims_new (3, claims, NULL, ceiling, NULL);
  g_autoptr (AwrashTies) ties = awrash_allot_ties_new_order (3, order, NULL);
  g_autoptr (AwrashTies) lot = awrash_allot_ties_new_drawn (3, drawn, NULL);

  cr_assert (awrash_apportion_base_proportional (free_of_bounds, 6, 1, "jefferson", NULL, units,
                                                 sure, tied, &answer, NULL));
  cr_expect_eq (answer.status, AWRASH_STATUS_TIE_REFUSED);
  cr_expect_arr_eq (sure, sure_units, sizeof sure);
  cr_expect (tied[0] == 1 && tied[1] == 1 && tied[2] == 1 && answer.free_units == 1);
  cr_expect_eq (units[0], -1);
  cr_assert (awrash_apportion_base_proportional (free_of_bounds, 6, 1, "jefferson", ties, units,
                                                 sure, tied, &answer, NULL));
  cr_expect (units[0] == 2 && units[1] == 3 && units[2] == 1);
  cr_assert (awrash_apportion_base_proportional (free_of_bounds, 6, 1, "jefferson", lot, units,
                                                 sure, tied, &answer, NULL));
  cr_expect (units[0] == 3 && units[1] == 2 && units[2] == 1);
  cr_assert (awrash_apportion_base_proportional (bounded, 12, 1, "webster", NULL, units, sure, tied,
                                                 &answer, NULL));
  cr_expect_eq (answer.status, AWRASH_STATUS_UNPLACED);
  cr_expect_eq (answer.unplaced, 4);
  cr_expect_arr_eq (units, full, sizeof units);
}

Test (apportion_base_proportional, each_fault_has_its_sentence_and_writes_nothing)
{
  static const struct
  {
    double claims[2];
    int64_t floor[2];
    int64_t ceiling[2];
    int64_t total;
    int64_t base;
    const char *rule;
    int code;
    const char *message;
  } rows[] = {
    { { 1, 2 },
      { 0 },
      { 9, 9 },
      -1,
      0,
      "adams",
      AWRASH_ERROR_VALUE,
      "total is -1, expected a whole number ≥ 0" },
    { { 1, 2 },
      { 0 },
      { 9, 9 },
      G_MAXINT64,
      0,
      "adams",
      AWRASH_ERROR_OVERFLOW,
      "total is 9223372036854775807, expected at most 4611686018427387904" },
    { { 1, 2 },
      { 0 },
      { 9, 9 },
      9,
      -3,
      "adams",
      AWRASH_ERROR_VALUE,
      "base is -3, expected a whole number ≥ 0" },
    { { 1, 2 },
      { 0 },
      { 9, 4 },
      12,
      5,
      "adams",
      AWRASH_ERROR_BOUNDS,
      "ceiling[1] is 4, below the base, which is 5, expected base ≤ ceiling" },
    { { 1, 2 },
      { 0, 7 },
      { 9, 9 },
      11,
      5,
      "adams",
      AWRASH_ERROR_BOUNDS,
      "a base of 5 for each of 2, with the floors above it, is more than the total, which is 11" },
    { { 1, 2 },
      { 12, 0 },
      { 19, 9 },
      11,
      5,
      "adams",
      AWRASH_ERROR_BOUNDS,
      "a base of 5 for each of 2, with the floors above it, is more than the total, which is 11" },
    { { 1, 2 },
      { 0 },
      { 9, 9 },
      11,
      G_MAXINT64,
      "adams",
      AWRASH_ERROR_BOUNDS,
      "ceiling[0] is 9, below the base, which is 9223372036854775807, expected base ≤ ceiling" },
    { { 0, 0 },
      { 0 },
      { 9, 9 },
      11,
      5,
      "adams",
      AWRASH_ERROR_EMPTY,
      "all claims are 0, expected a claim > 0 for what base and floors leave of the total, which "
      "is 1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      int64_t units[] = { -1, -1 }, sure[] = { -1, -1 }, tied[] = { -1, -1 };
      AwrashAllotment answer = { .status = -1 };
      g_autoptr (GError) error = NULL;
      g_autoptr (AwrashClaims) claims
          = awrash_apportion_claims_new (2, rows[i].claims, rows[i].floor, rows[i].ceiling, NULL);
      cr_expect_not (awrash_apportion_base_proportional (claims, rows[i].total, rows[i].base,
                                                         rows[i].rule, NULL, units, sure, tied,
                                                         &answer, &error));
      cr_assert (g_error_matches (error, AWRASH_ERROR, rows[i].code), "%s", rows[i].message);
      cr_expect_str_eq (error->message, rows[i].message);
      cr_expect (units[0] == -1 && sure[0] == -1 && tied[0] == -1 && answer.status == -1);
    }
}

Test (apportion_base_proportional, an_unknown_rule_is_refused)
{
  const double claims[] = { 1, 2 };
  int64_t units[] = { -1, -1 };
  AwrashAllotment answer = { .status = -1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashClaims) question = awrash_apportion_claims_new (2, claims, NULL, NULL, NULL);

  cr_expect_not (awrash_apportion_base_proportional (question, 5, 1, "nobody", NULL, units, NULL,
                                                     NULL, &answer, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_NAME));
  cr_expect (g_str_has_prefix (error->message, "rule is \"nobody\", expected "));
  cr_expect (units[0] == -1 && answer.status == -1);
}
