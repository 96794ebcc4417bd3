/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Divisor rules on cases small enough to follow by hand, on claims that doubles cannot divide, and
 * on everything that is refused. Source: issue threads and hand calculation, named in the rows.
 * Invariant: a failed call writes nothing. */

#include <awrash.h>

#include <criterion/criterion.h>
#include <math.h>

enum
{
  MOST = 6
};

typedef struct
{
  const char *label;
  const char *rule;
  int64_t total;
  gsize n;
  double claims[MOST];
  int64_t floor[MOST];
  int64_t ceiling[MOST]; /* 0: none */
  int64_t units[MOST];
} Row;

static void
expect_row (const Row *row)
{
  int64_t ceiling[MOST], units[MOST], sum = 0;
  AwrashAllotment answer;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < row->n; i++)
    ceiling[i] = row->ceiling[i] == 0 ? G_MAXINT64 : row->ceiling[i];
  g_autoptr (AwrashClaims) claims
      = awrash_apportion_claims_new (row->n, row->claims, row->floor, ceiling, &error);
  cr_assert_not_null (claims, "%s", row->label);
  cr_assert (awrash_apportion_divisor (claims, row->total, row->rule, NULL, units, NULL, NULL,
                                       &answer, &error),
             "%s", row->label);
  for (gsize i = 0; i < row->n; i++)
    {
      cr_expect_eq (units[i], row->units[i], "%s: recipient %zu", row->label, i);
      sum += row->units[i];
    }
  cr_expect_eq (answer.unplaced, row->total - sum, "%s", row->label);
  cr_expect_eq (answer.status, sum == row->total ? AWRASH_STATUS_OPTIMAL : AWRASH_STATUS_UNPLACED,
                "%s", row->label);
}

#define WEE 0x1p-1074

Test (apportion_divisor, follows_hand_calculation)
{
  static const Row rows[] = {
    { "a floor is a bound, not a gift", "webster", 10, 2, { 2, 3 }, { 2, 4 }, { 6, 8 }, { 4, 6 } },
    { "no first unit for small claims when units are few",
      "hill",
      2,
      3,
      { 1, 100, 50 },
      { 0 },
      { 0 },
      { 0, 1, 1 } },
    { "the same under Adams", "adams", 1, 3, { 1, 100, 50 }, { 0 }, { 0 }, { 0, 1, 0 } },
    { "the same under Dean", "dean", 2, 3, { 1, 100, 50 }, { 0 }, { 0 }, { 0, 1, 1 } },
    { "a first unit for all when units suffice",
      "hill",
      17,
      6,
      { 5609968, 2873709, 83801, 16295, 10107, 6467 },
      { 0 },
      { 0 },
      { 9, 4, 1, 1, 1, 1 } },
    { "a claim of 0 gets its floor alone",
      "adams",
      5,
      3,
      { 0, 1, 3 },
      { 1, 0, 0 },
      { 0 },
      { 1, 1, 3 } },
    { "all claims 0, the floors are the total",
      "webster",
      3,
      2,
      { 0, 0 },
      { 1, 2 },
      { 0 },
      { 1, 2 } },
    { "nothing to share", "dhondt", 0, 2, { 1, 2 }, { 0 }, { 0 }, { 0, 0 } },
    { "one recipient takes all", "sainte-lague", 7, 1, { 0.1 }, { 0 }, { 0 }, { 7 } },
    { "ceilings leave units over",
      "jefferson",
      9,
      3,
      { 5, 3, 0 },
      { 0 },
      { 4, 2, 8 },
      { 4, 2, 0 } },
    { "a ceiling passes units on", "webster", 10, 2, { 9, 1 }, { 0 }, { 6, 0 }, { 6, 4 } },
    { "one rounding step of a claim decides",
      "webster",
      1,
      3,
      { 1, 1 + 0x1p-52, 1 },
      { 0 },
      { 0 },
      { 0, 1, 0 } },
    { "one rounding step decides a first unit",
      "adams",
      1,
      3,
      { 1, 1 + 0x1p-52, 1 },
      { 0 },
      { 0 },
      { 0, 1, 0 } },
    { "√72 = 6√2 but for one step", "hill", 10, 2, { 6 + 0x1p-50, 1 }, { 0 }, { 0 }, { 9, 1 } },
    { "the same, one step the other way",
      "hill",
      10,
      2,
      { 6 - 0x1p-50, 1 },
      { 0 },
      { 0 },
      { 8, 2 } },
    { "a giant among dwarfs takes all",
      "webster",
      9,
      3,
      { WEE, 1e300, WEE },
      { 0 },
      { 0 },
      { 0, 9, 0 } },
    { "a giant held down leaves the rest to dwarfs",
      "webster",
      11,
      3,
      { WEE, 1e300, WEE },
      { 0 },
      { 0, 1, 0 },
      { 5, 1, 5 } },
    { "dwarfs of two sizes",
      "jefferson",
      9,
      3,
      { WEE, 1e300, 3 * WEE },
      { 0 },
      { 0, 1, 0 },
      { 2, 1, 6 } },
    { "claims that sum beyond the doubles",
      "jefferson",
      4,
      2,
      { 1.7e308, 1.7e308 },
      { 0 },
      { 0 },
      { 2, 2 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    expect_row (&rows[i]);
}

Test (apportion_divisor, the_largest_total_is_shared_exactly)
{
  const int64_t total = G_GINT64_CONSTANT (1) << 62;
  const double claims[] = { 1, 2 };
  int64_t units[2];
  AwrashAllotment answer;
  g_autoptr (AwrashClaims) question = awrash_apportion_claims_new (2, claims, NULL, NULL, NULL);

  /* total = 3q + 1: the shares are q + 1/3 and 2q + 2/3 */
  cr_assert (awrash_apportion_divisor (question, total, "webster", NULL, units, NULL, NULL, &answer,
                                       NULL));
  cr_expect_eq (answer.status, AWRASH_STATUS_OPTIMAL);
  cr_expect_eq (units[0], total / 3);
  cr_expect_eq (units[1], total / 3 * 2 + 1);
}

Test (apportion_divisor, one_recipient_may_take_nearly_the_largest_total)
{
  static const char *const rules[]
      = { "adams", "dean", "hill", "webster", "jefferson", "imperiali", "modified:0.7" };
  const double values[] = { 0x1p900, 1, 1 };
  const int64_t floor[] = { 1, 1, 1 }, largest = G_GINT64_CONSTANT (1) << 62;
  g_autoptr (AwrashClaims) claims = awrash_apportion_claims_new (3, values, floor, NULL, NULL);

  for (gsize r = 0; r < G_N_ELEMENTS (rules); r++)
    for (int64_t total = largest - 3; total <= largest; total++)
      {
        int64_t units[3];
        AwrashAllotment answer;
        cr_assert (awrash_apportion_divisor (claims, total, rules[r], NULL, units, NULL, NULL,
                                             &answer, NULL),
                   "%s", rules[r]);
        cr_expect_eq (answer.status, AWRASH_STATUS_OPTIMAL);
        cr_expect (units[0] == total - 2 && units[1] == 1 && units[2] == 1, "%s", rules[r]);
      }
}

Test (apportion_divisor, exact_ties_are_seen_at_any_size)
{
  static const struct
  {
    const char *label, *rule;
    int64_t total;
    double claims[2];
  } rows[] = {
    { "Hill, √72 = 6√2", "huntington-hill", 10, { 6, 1 } },
    { "Hill among the smallest doubles", "huntington-hill", 10, { 6 * WEE, WEE } },
    { "Hill among the largest", "huntington-hill", 10, { 6 * 0x1p1000, 0x1p1000 } },
    { "Dean, 4/3 : 12/5 = 5 : 9", "dean", 4, { 9, 5 } },
    { "Webster, 3/2 : 1/2", "webster", 2, { 3, 1 } },
    { "Adams", "adams", 3, { 7, 7 } },
    { "Jefferson", "jefferson", 2, { 2, 1 } },
  };
  const int64_t order[] = { 1, 0 };
  g_autoptr (AwrashTies) ties = awrash_allot_ties_new_order (2, order, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      int64_t units[2] = { -1, -1 }, tied[2];
      AwrashAllotment answer;
      g_autoptr (AwrashClaims) question
          = awrash_apportion_claims_new (2, rows[i].claims, NULL, NULL, NULL);
      cr_assert (awrash_apportion_divisor (question, rows[i].total, rows[i].rule, NULL, units, NULL,
                                           tied, &answer, NULL));
      cr_expect_eq (answer.status, AWRASH_STATUS_TIE_REFUSED, "%s", rows[i].label);
      cr_expect_eq (tied[0] + tied[1], 2, "%s", rows[i].label);
      cr_assert (awrash_apportion_divisor (question, rows[i].total, rows[i].rule, ties, units, NULL,
                                           NULL, &answer, NULL));
      cr_expect_eq (units[0] + units[1], rows[i].total, "%s", rows[i].label);
    }
}

/* sqrt (k² - k + 1/2): the fourth signpost is five times the first, which no number of bits shows.
 */
Test (apportion_divisor, ties_that_rounding_cannot_tell_are_suspected_and_no_others)
{
  static const struct
  {
    const char *rule;
    double claims[2];
    int64_t total;
    int64_t is_suspected;
  } rows[] = {
    { "webster", { 1, 1 }, 1, 0 },
    { "webster", { 7, 1 }, 4, 0 },
    { "power-mean:2", { 1, 1 }, 1, 0 },
    { "power-mean:2", { 5, 1 }, 4, 1 },
  };

  for (gsize r = 0; r < G_N_ELEMENTS (rows); r++)
    {
      int64_t units[2];
      AwrashAllotment answer;
      g_autoptr (AwrashClaims) claims
          = awrash_apportion_claims_new (2, rows[r].claims, NULL, NULL, NULL);

      cr_assert (awrash_apportion_divisor (claims, rows[r].total, rows[r].rule, NULL, units, NULL,
                                           NULL, &answer, NULL),
                 "row %zu", r);
      cr_expect_eq (answer.n_tied, 2, "row %zu", r);
      cr_expect_eq (answer.is_suspected, rows[r].is_suspected, "row %zu", r);
    }
}

/* The square of s(9) is 72, that of s(2) is 2, and 72 / 6² = 2 / 1²: one number, whose two
 * quotients are rounded apart. */
Test (apportion_divisor, divisors_do_not_follow_the_order_of_recipients)
{
  const double claims[2][2] = { { 1, 6 }, { 6, 1 } };

  for (int64_t total = 9; total <= 10; total++)
    {
      AwrashAllotment answers[2];

      for (int k = 0; k < 2; k++)
        {
          int64_t units[2];
          g_autoptr (AwrashClaims) question
              = awrash_apportion_claims_new (2, claims[k], NULL, NULL, NULL);

          cr_assert (awrash_apportion_divisor (question, total, "huntington-hill", NULL, units,
                                               NULL, NULL, &answers[k], NULL));
        }
      cr_expect_eq (answers[0].n_tied, total == 10 ? 2 : 0);
      cr_expect_eq (answers[0].divisor_low, answers[1].divisor_low, "%d", (int)total);
      cr_expect_eq (answers[0].divisor_high, answers[1].divisor_high, "%d", (int)total);
    }
}

Test (apportion_divisor, divisors_run_from_the_next_unit_to_the_last)
{
  const double claims[] = { 372258, 299738 };
  int64_t units[2];
  AwrashAllotment answer;
  g_autoptr (AwrashClaims) question = awrash_apportion_claims_new (2, claims, NULL, NULL, NULL);

  cr_assert (
      awrash_apportion_divisor (question, 9, "webster", NULL, units, NULL, NULL, &answer, NULL));
  cr_expect_eq (units[0], 5);
  cr_expect_eq (units[1], 4);
  cr_expect_eq (answer.divisor_low, MAX (372258 / 5.5, 299738 / 4.5));
  cr_expect_eq (answer.divisor_high, MIN (372258 / 4.5, 299738 / 3.5));
}

Test (apportion_divisor, rules_without_a_fitting_divisor_say_so)
{
  const double claims[] = { 1, 100, 50 };
  int64_t units[3];
  AwrashAllotment answer;
  g_autoptr (AwrashClaims) question = awrash_apportion_claims_new (3, claims, NULL, NULL, NULL);

  cr_assert (
      awrash_apportion_divisor (question, 2, "hill", NULL, units, NULL, NULL, &answer, NULL));
  cr_expect (isnan (answer.divisor_low) && isnan (answer.divisor_high));
  cr_assert (
      awrash_apportion_divisor (question, 0, "jefferson", NULL, units, NULL, NULL, &answer, NULL));
  cr_expect_eq (answer.divisor_low, 100);
  cr_expect_eq (answer.divisor_high, INFINITY);
}

static void
expect_refused (const char *label, const double claims[2], const int64_t floor[2], int64_t total,
                const char *rule, const AwrashTies *ties, int code, const char *message)
{
  int64_t units[] = { -1, -1 }, sure[] = { -1, -1 }, tied[] = { -1, -1 };
  const int64_t untouched[] = { -1, -1 };
  AwrashAllotment answer = { .status = -1, .unplaced = -1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashClaims) question = awrash_apportion_claims_new (2, claims, floor, NULL, NULL);

  cr_expect_not (
      awrash_apportion_divisor (question, total, rule, ties, units, sure, tied, &answer, &error),
      "%s", label);
  cr_assert (g_error_matches (error, AWRASH_ERROR, code), "%s", label);
  cr_expect_str_eq (error->message, message, "%s", label);
  cr_expect_arr_eq (units, untouched, sizeof units, "%s", label);
  cr_expect_arr_eq (sure, untouched, sizeof sure, "%s", label);
  cr_expect_arr_eq (tied, untouched, sizeof tied, "%s", label);
  cr_expect (answer.status == -1 && answer.unplaced == -1, "%s", label);
}

Test (apportion_divisor, each_fault_has_its_sentence_and_writes_nothing)
{
  const double claims[] = { 1, 2 }, zeros[] = { 0, 0 };
  const int64_t floor[] = { 3, 4 }, order[] = { 0, 1, 2 };
  g_autoptr (AwrashTies) ties = awrash_allot_ties_new_order (3, order, NULL);

  expect_refused ("negative total", claims, NULL, -3, "webster", NULL, AWRASH_ERROR_VALUE,
                  "total is -3, expected a whole number ≥ 0");
  expect_refused ("total too large", claims, NULL, G_MAXINT64, "webster", NULL,
                  AWRASH_ERROR_OVERFLOW,
                  "total is 9223372036854775807, expected at most 4611686018427387904");
  expect_refused ("floors above total", claims, floor, 6, "webster", NULL, AWRASH_ERROR_BOUNDS,
                  "the floors sum to 7, above the total, which is 6, expected at most the total");
  expect_refused ("all claims zero", zeros, NULL, 1, "adams", NULL, AWRASH_ERROR_EMPTY,
                  "all claims are 0 and the floors sum to 0, expected a claim > 0 for the rest of "
                  "the total, which is 1");
  expect_refused (
      "unknown rule", claims, NULL, 1, "hamilton", NULL, AWRASH_ERROR_NAME,
      "rule is \"hamilton\", expected one of adams, danish, dean, "
      "huntington-hill, logarithmic-mean, identric-mean, webster, jefferson, imperiali, "
      "stationary:Q, modified:F, modified-sainte-lague:D, signposts:S1,S2,…, "
      "power-mean:P, alpha:A");
  expect_refused ("bad parameter", claims, NULL, 1, "alpha:two", NULL, AWRASH_ERROR_VALUE,
                  "rule is \"alpha:two\": \"two\" is no exact number, expected a decimal or a "
                  "fraction such as 0.4 or 1/3");
  expect_refused ("order of another length", claims, NULL, 1, "webster", ties, AWRASH_ERROR_VALUE,
                  "the order has 3 recipients, expected 2, one for each claim");
}
