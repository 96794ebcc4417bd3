/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What bounds cost: hand calculation, the common divisors of the answer, and all that is refused.
 * Source: named at each case. Invariant: a failed call writes nothing. */

#include <awrash.h>

#include <criterion/criterion.h>
#include <math.h>

enum
{
  N = 4
};

static AwrashClaims *
get_question (gsize n, const double claims[], const int64_t floor[], const int64_t ceiling[])
{
  g_autoptr (GError) error = NULL;
  AwrashClaims *question = awrash_apportion_claims_new (n, claims, floor, ceiling, &error);

  cr_assert_null (error);
  return question;
}

Test (apportion_prices, a_floor_and_a_ceiling_that_bind_follow_hand_calculation)
{
  const double claims[] = { 1, 100, 90 };
  const int64_t floor[] = { 5, 5, 5 }, ceiling[] = { 50, 12, 50 }, units[] = { 5, 12, 13 };
  const int64_t expected[] = { -1, 1, 0 };
  double low[3], high[3];
  int64_t binding[3];
  g_autoptr (AwrashClaims) question = get_question (3, claims, floor, ceiling);

  cr_assert (awrash_apportion_prices (question, 30, "webster", units, low, high, binding, NULL));
  cr_expect_arr_eq (binding, expected, sizeof expected);
  cr_expect (low[0] == 1 / 5.5 && high[0] == 1 / 4.5);
  cr_expect (low[1] == 100 / 12.5 && high[1] == 100 / 11.5);
  cr_expect (low[2] == 90 / 13.5 && high[2] == 90 / 12.5);
}

Test (apportion_prices, bounds_that_change_nothing_do_not_bind)
{
  const double claims[] = { 53, 24, 23 };
  const int64_t units[] = { 6, 2, 2 };
  double low[3], high[3];
  int64_t binding[3] = { 7, 7, 7 };
  g_autoptr (AwrashClaims) question = get_question (3, claims, units, units);

  cr_assert (awrash_apportion_prices (question, 10, "webster", units, low, high, binding, NULL));
  for (gsize i = 0; i < 3; i++)
    cr_expect_eq (binding[i], 0);
}

Test (apportion_prices, a_bound_at_the_common_divisor_itself_does_not_bind)
{
  const double claims[] = { 1, 1 };
  const int64_t floor[] = { 1, 0 }, ceiling[] = { 0, 9 }, first[] = { 1, 0 }, second[] = { 0, 1 };
  double low[2], high[2];
  int64_t binding[2];
  g_autoptr (AwrashClaims) floored = get_question (2, claims, floor, NULL);
  g_autoptr (AwrashClaims) capped = get_question (2, claims, NULL, ceiling);

  cr_assert (awrash_apportion_prices (floored, 1, "webster", first, low, high, binding, NULL));
  cr_expect (binding[0] == 0 && binding[1] == 0 && high[0] == low[1]);
  cr_assert (awrash_apportion_prices (capped, 1, "webster", second, low, high, binding, NULL));
  cr_expect (binding[0] == 0 && binding[1] == 0 && low[0] == high[1]);
}

Test (apportion_prices, ends_are_zero_and_infinite)
{
  const double claims[] = { 4, 0, 0, 1 };
  const int64_t floor[] = { 0, 0, 2, 0 }, units[] = { 1, 0, 2, 0 }, full[] = { 2, 0, 2, 1 };
  const int64_t ceiling[] = { 2, 9, 9, 1 };
  double low[N], high[N];
  int64_t binding[N];
  g_autoptr (AwrashClaims) question = get_question (N, claims, floor, ceiling);

  cr_assert (awrash_apportion_prices (question, 3, "hill", units, low, high, binding, NULL));
  cr_expect (low[0] == 4 / sqrt (2) && isinf (high[0]));
  cr_expect (low[1] == 0 && isinf (high[1]) && binding[1] == 0);
  cr_expect (low[2] == 0 && high[2] == 0 && binding[2] == -1);
  cr_expect (isinf (low[3]) && isinf (high[3]) && binding[3] == 0);
  /* units are left over: all ceilings bind */
  cr_assert (awrash_apportion_prices (question, 9, "hill", full, low, high, binding, NULL));
  cr_expect (binding[0] == 1 && binding[1] == 0 && binding[2] == -1 && binding[3] == 1);
}

Test (apportion_prices, binding_is_lying_beside_the_common_divisors)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  gsize n_binding = 0;

  for (gsize round = 0; round < 500; round++)
    {
      double claims[N], low[N], high[N];
      int64_t floor[N], ceiling[N], units[N], binding[N], total = 0;
      AwrashAllotment answer;
      const char *rule = awrash_apportion_rule_get_name (round % 5);
      for (gsize i = 0; i < N; i++)
        {
          claims[i] = g_rand_double_range (random, 0.1, 10);
          floor[i] = g_rand_int_range (random, 1, 4);
          ceiling[i] = floor[i] + g_rand_int_range (random, 0, 6);
          total += floor[i];
        }
      total += g_rand_int_range (random, 0, 6);
      g_autoptr (AwrashClaims) question = get_question (N, claims, floor, ceiling);
      cr_assert (
          awrash_apportion_divisor (question, total, rule, NULL, units, NULL, NULL, &answer, NULL));
      if (answer.status != AWRASH_STATUS_OPTIMAL)
        continue;
      cr_assert (awrash_apportion_prices (question, total, rule, units, low, high, binding, NULL));
      for (gsize i = 0; i < N; i++)
        {
          int64_t expected = 0;
          if (high[i] < answer.divisor_low * (1 - 1e-12))
            expected = -1;
          else if (low[i] > answer.divisor_high * (1 + 1e-12))
            expected = 1;
          cr_expect_eq (binding[i], expected, "%s, round %zu", rule, round);
          n_binding += expected != 0;
        }
    }
  cr_expect_gt (n_binding, 100);
}

static void
expect_refused (const double claims[2], const int64_t floor[2], int64_t total, const char *rule,
                const int64_t units[2], int code, const char *message)
{
  double low[] = { 7, 7 }, high[] = { 7, 7 };
  int64_t binding[] = { 7, 7 };
  const int64_t ceiling[] = { 9, 9 };
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashClaims) question = get_question (2, claims, floor, ceiling);

  cr_expect_not (
      awrash_apportion_prices (question, total, rule, units, low, high, binding, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, code), "%s", message);
  cr_expect (g_str_has_prefix (error->message, message), "%s", error->message);
  cr_expect (low[0] == 7 && high[0] == 7 && binding[0] == 7);
}

Test (apportion_prices, each_fault_has_its_sentence_and_writes_nothing)
{
  const double claims[] = { 1, 2 }, zeros[] = { 0, 0 };
  const int64_t good[] = { 1, 2 }, few[] = { 0, 2 }, odd[] = { 3, 0 }, even[] = { 0, 3 },
                low[] = { -1, 4 }, high[] = { 10, 2 }, floor[] = { 3, 4 };

  expect_refused (claims, NULL, 3, "hare", good, AWRASH_ERROR_NAME,
                  "rule is \"hare\", expected a divisor rule: ");
  expect_refused (claims, NULL, 3, "x", good, AWRASH_ERROR_NAME, "rule is \"x\", expected one of ");
  expect_refused (claims, NULL, -1, "hill", good, AWRASH_ERROR_VALUE,
                  "total is -1, expected a whole number ≥ 0");
  expect_refused (claims, NULL, G_MAXINT64, "hill", good, AWRASH_ERROR_OVERFLOW,
                  "total is 9223372036854775807, expected at most ");
  expect_refused (claims, floor, 5, "hill", good, AWRASH_ERROR_BOUNDS, "the floors sum to 7, ");
  expect_refused (zeros, NULL, 5, "hill", good, AWRASH_ERROR_EMPTY, "all claims are 0 and ");
  expect_refused (claims, NULL, 3, "hill", low, AWRASH_ERROR_VALUE,
                  "units[0] is -1, expected 0 to 9, and no more than the total of 3 in all");
  expect_refused (claims, NULL, 12, "hill", high, AWRASH_ERROR_VALUE,
                  "units[0] is 10, expected 0 to 9, and no more than the total of 12 in all");
  expect_refused (claims, NULL, 2, "hill", good, AWRASH_ERROR_VALUE,
                  "units[1] is 2, expected 0 to 9, and no more than the total of 2 in all");
  expect_refused (
      claims, NULL, 3, "hill", few, AWRASH_ERROR_VALUE,
      "units[0] is 0, and of the total 1 is left over, expected nothing left over, or all "
      "ceilings reached");
  expect_refused (claims, NULL, 3, "hill", odd, AWRASH_ERROR_VALUE,
                  "units[0] is 3 and units[1] is 0, expected the rule's allotment, in which a unit "
                  "of the first is the second's");
  expect_refused (claims, NULL, 3, "hill", even, AWRASH_ERROR_VALUE,
                  "units[1] is 3 and units[0] is 0, expected the rule's allotment, in which a unit "
                  "of the first is the second's");
}

Test (apportion_prices, nobody_is_held_at_the_largest_total)
{
  const double claims[] = { 7 };
  const int64_t most = G_GINT64_CONSTANT (1) << 62;
  double low[1], high[1];
  int64_t binding[] = { 7 };
  g_autoptr (AwrashClaims) question = get_question (1, claims, NULL, &most);

  cr_assert (awrash_apportion_prices (question, most, "webster", &most, low, high, binding, NULL));
  cr_expect_eq (binding[0], 0);
}
