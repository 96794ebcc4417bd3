/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A rule on a tree: jointly and level by level, ties at their node, and everything refused.
 * Source: hand calculation; level by level against one call for each inner node.
 * Invariant: a failed call writes nothing. */

#include <awrash.h>

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

/* 0 the root, 1 and 2 inner nodes, 3 … 5 below 1, 6 and 7 below 2 */
static const int64_t parent[] = { -1, 0, 0, 1, 1, 1, 2, 2 };

static gboolean
ask (const double claims[], const int64_t floor[], const int64_t ceiling[], int64_t total,
     const char *rule, AwrashNestedMode mode, const AwrashTies *ties, int64_t units[],
     int64_t sure[], int64_t tied[], AwrashAllotment *answer, GError **error)
{
  g_autoptr (AwrashTree) tree = awrash_allot_tree_new (8, parent, floor, ceiling, error);

  return tree != NULL
         && awrash_apportion_nested (tree, claims, total, rule, mode, ties, units, sure, tied,
                                     answer, error);
}

Test (apportion_nested, modes_have_names)
{
  cr_expect_str_eq (awrash_apportion_nested_mode_get_name (AWRASH_NESTED_MODE_JOINT), "joint");
  cr_expect_str_eq (awrash_apportion_nested_mode_get_name (AWRASH_NESTED_MODE_LEVELS),
                    "level-by-level");
  cr_expect_null (awrash_apportion_nested_mode_get_name ((AwrashNestedMode)3));
  cr_expect_eq (awrash_apportion_nested_mode_from_name ("joint"), AWRASH_NESTED_MODE_JOINT);
  cr_expect_eq (awrash_apportion_nested_mode_from_name ("level-by-level"),
                AWRASH_NESTED_MODE_LEVELS);
  cr_expect_eq (awrash_apportion_nested_mode_from_name ("deep"), 0);
}

Test (apportion_nested, one_node_and_a_total_of_0_are_trees_too)
{
  const int64_t root = -1;
  const double claim = 5e-324, claims[8] = { [3] = 1e300, [6] = 5e-324 };
  int64_t units[8], sure[8], tied[8];
  const int64_t zeros[8] = { 0 };
  AwrashAllotment answer;
  g_autoptr (AwrashTree) tree = awrash_allot_tree_new (1, &root, NULL, NULL, NULL);

  for (int mode = 1; mode <= 2; mode++)
    {
      cr_assert (awrash_apportion_nested (tree, &claim, 7, "webster", (AwrashNestedMode)mode, NULL,
                                          units, sure, tied, &answer, NULL));
      cr_expect (units[0] == 7 && sure[0] == 7 && tied[0] == 0);
      cr_expect (answer.status == AWRASH_STATUS_OPTIMAL && isnan (answer.divisor_low));
      cr_assert (ask (claims, NULL, NULL, 0, "adams", (AwrashNestedMode)mode, NULL, units, sure,
                      tied, &answer, NULL));
      cr_expect_arr_eq (units, zeros, sizeof units);
    }
}

Test (apportion_nested, a_tie_is_told_at_the_node_that_settles_it)
{
  const double claims[] = { 0, 0, 0, 2, 2, 2, 3, 3 };
  const int64_t ceiling[] = { 99, 4, 99, 99, 99, 99, 99, 99 };
  const int64_t sure[] = { 9, 4, 5, 1, 1, 1, 2, 2 };
  const int64_t tied[] = { 0, 0, 0, 2, 2, 2, 3, 3 };
  int64_t units[8] = { -7 }, found_sure[8], found_tied[8];
  AwrashAllotment answer;

  cr_assert (ask (claims, NULL, ceiling, 9, "webster", AWRASH_NESTED_MODE_JOINT, NULL, units,
                  found_sure, found_tied, &answer, NULL));
  cr_expect_eq (answer.status, AWRASH_STATUS_TIE_REFUSED);
  cr_expect_eq (answer.n_tied, 5);
  cr_expect_eq (answer.free_units, 2);
  cr_expect_eq (units[0], -7);
  cr_expect_arr_eq (found_sure, sure, sizeof sure);
  cr_expect_arr_eq (found_tied, tied, sizeof tied);
}

/* The units of every inner node among its children, by the functions for one total. */
static void
expect_levels (GRand *random, gboolean is_divisor)
{
  double claims[8] = { 0 };
  int64_t units[8], total = g_rand_int_range (random, 0, 40);
  AwrashAllotment answer;
  const int64_t order[] = { 7, 3, 5, 1, 2, 6, 4, 0 };
  g_autoptr (AwrashTies) ties = awrash_allot_ties_new_order (8, order, NULL);

  for (gsize i = 3; i < 8; i++)
    claims[i] = g_rand_int_range (random, 1, 30);
  cr_assert (ask (claims, NULL, NULL, total, is_divisor ? "webster" : "hare",
                  AWRASH_NESTED_MODE_LEVELS, ties, units, NULL, NULL, &answer, NULL));
  claims[1] = claims[3] + claims[4] + claims[5];
  claims[2] = claims[6] + claims[7];
  cr_expect_eq (units[0], total);
  for (int64_t node = 0; node < 3; node++)
    {
      double own[3];
      int64_t nodes[3], places[3], own_order[3], found[3];
      gsize n = 0, p = 0;
      for (int64_t i = 1; i < 8; i++)
        if (parent[i] == node)
          {
            own[n] = claims[i];
            nodes[n++] = i;
          }
      for (gsize i = 0; i < 8; i++)
        for (gsize j = 0; j < n; j++)
          if (nodes[j] == order[i])
            places[p++] = (int64_t)j;
      memcpy (own_order, places, sizeof own_order);
      g_autoptr (AwrashTies) own_ties = awrash_allot_ties_new_order (n, own_order, NULL);
      g_autoptr (AwrashClaims) question = awrash_apportion_claims_new (n, own, NULL, NULL, NULL);
      cr_assert (is_divisor ? awrash_apportion_divisor (question, units[node], "webster", own_ties,
                                                        found, NULL, NULL, &answer, NULL)
                            : awrash_apportion_remainder (question, units[node], "hare", own_ties,
                                                          found, NULL, NULL, &answer, NULL));
      for (gsize i = 0; i < n; i++)
        cr_expect_eq (units[nodes[i]], found[i], "node %d", (int)nodes[i]);
    }
}

Test (apportion_nested, level_by_level_is_one_question_for_each_inner_node)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (31);

  for (int round = 0; round < 2000; round++)
    expect_levels (random, round % 2 == 0);
}

Test (apportion_nested, a_tie_above_leaves_only_floors_below)
{
  const double claims[] = { 0, 0, 0, 1, 1, 1, 1.5, 1.5 };
  const int64_t floor[] = { 0, 0, 0, 0, 0, 0, 1, 0 };
  const int64_t sure[] = { 3, 1, 1, 0, 0, 0, 1, 0 };
  const int64_t tied[] = { 0, 1, 1, 0, 0, 0, 0, 0 };
  const int64_t order[] = { 2, 1, 7, 5, 4, 3, 6, 0 };
  const int64_t settled[] = { 3, 1, 2, 0, 0, 1, 1, 1 };
  int64_t units[8] = { -7 }, found_sure[8], found_tied[8];
  AwrashAllotment answer;
  g_autoptr (AwrashTies) ties = awrash_allot_ties_new_order (8, order, NULL);

  cr_assert (ask (claims, floor, NULL, 3, "webster", AWRASH_NESTED_MODE_LEVELS, NULL, units,
                  found_sure, found_tied, &answer, NULL));
  cr_expect_eq (answer.status, AWRASH_STATUS_TIE_REFUSED);
  cr_expect_eq (answer.n_tied, 2);
  cr_expect_eq (answer.free_units, 1);
  cr_expect_eq (units[0], -7);
  cr_expect_arr_eq (found_sure, sure, sizeof sure);
  cr_expect_arr_eq (found_tied, tied, sizeof tied);
  cr_assert (ask (claims, floor, NULL, 3, "webster", AWRASH_NESTED_MODE_LEVELS, ties, units,
                  found_sure, found_tied, &answer, NULL));
  cr_expect_eq (answer.status, AWRASH_STATUS_TIE_SETTLED);
  cr_expect_arr_eq (units, settled, sizeof settled);
}

Test (apportion_nested, a_lot_goes_down_level_by_level)
{
  const double claims[] = { 0, 0, 0, 1, 1, 1, 1.5, 1.5 };
  const int64_t holders[] = { 0, 1, 0, 0, 1, 1, 0, 1 }, wrong[] = { 0, 0, 0, 1, 1, 0, 0, 1 };
  const int64_t expected[] = { 3, 2, 1, 0, 1, 1, 0, 1 };
  int64_t units[8];
  AwrashAllotment answer = { .status = -1 };
  g_autoptr (AwrashTies) lot = awrash_allot_ties_new_drawn (8, holders, NULL);
  g_autoptr (AwrashTies) other = awrash_allot_ties_new_drawn (8, wrong, NULL);
  g_autoptr (GError) error = NULL;

  cr_expect_not (ask (claims, NULL, NULL, 3, "webster", AWRASH_NESTED_MODE_LEVELS, other, units,
                      NULL, NULL, &answer, &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS));
  cr_expect_eq (answer.status, -1);
  cr_assert (ask (claims, NULL, NULL, 3, "webster", AWRASH_NESTED_MODE_LEVELS, lot, units, NULL,
                  NULL, &answer, NULL));
  cr_expect_arr_eq (units, expected, sizeof expected);
}

static void
expect_refused (const double claims[], const int64_t floor[], const int64_t ceiling[],
                int64_t total, const char *rule, const AwrashTies *ties, int code,
                const char *message)
{
  for (int mode = 1; mode <= 2; mode++)
    {
      int64_t units[8], sure[8], tied[8];
      AwrashAllotment answer = { .status = -7 };
      g_autoptr (GError) error = NULL;
      for (gsize i = 0; i < 8; i++)
        units[i] = sure[i] = tied[i] = -7;
      cr_expect_not (ask (claims, floor, ceiling, total, rule, (AwrashNestedMode)mode, ties, units,
                          sure, tied, &answer, &error),
                     "%s", message);
      cr_assert (g_error_matches (error, AWRASH_ERROR, code), "%s: %s", message, error->message);
      cr_expect_str_eq (error->message, message);
      for (gsize i = 0; i < 8; i++)
        cr_expect (units[i] == -7 && sure[i] == -7 && tied[i] == -7, "%s", message);
      cr_expect_eq (answer.status, -7, "%s", message);
    }
}

Test (apportion_nested, each_fault_has_its_sentence_and_writes_nothing)
{
  const double good[] = { NAN, -1, 0, 1, 2, 3, 4, 5 }, bad[] = { 0, 0, 0, 1, -5, 3, 4, 5 };
  const double odd[] = { 0, 0, 0, 1, 1, NAN, 1, 1 }, none[8] = { 0 };
  const int64_t floor[] = { 0, 0, 0, 3, 0, 0, 4, 0 }, ceiling[] = { 9, 2, 9, 9, 9, 9, 9, 9 };
  const int64_t high[] = { 0, 9, 0, 0, 0, 0, 0, 0 }, low[] = { 9, 9, 9, 1, 2, 3, 9, 9 };
  const int64_t order[] = { 1, 0 };
  g_autoptr (AwrashTies) short_order = awrash_allot_ties_new_order (2, order, NULL);

  expect_refused (bad, NULL, NULL, 3, "webster", NULL, AWRASH_ERROR_VALUE,
                  "claims[4] is -5, expected a finite number ≥ 0");
  expect_refused (odd, NULL, NULL, 3, "hare", NULL, AWRASH_ERROR_VALUE,
                  "claims[5] is nan, expected a finite number ≥ 0");
  expect_refused (good, NULL, NULL, -1, "webster", NULL, AWRASH_ERROR_VALUE,
                  "total is -1, expected a whole number ≥ 0");
  expect_refused (good, NULL, NULL, (G_GINT64_CONSTANT (1) << 62) + 1, "webster", NULL,
                  AWRASH_ERROR_OVERFLOW,
                  "total is 4611686018427387905, expected at most 4611686018427387904");
  expect_refused (good, NULL, NULL, G_GINT64_CONSTANT (1) << 62, "droop", NULL,
                  AWRASH_ERROR_OVERFLOW,
                  "total is 4611686018427387904, expected at most 576460752303423488 for a rounded "
                  "quota");
  expect_refused (good, floor, NULL, 6, "webster", NULL, AWRASH_ERROR_BOUNDS,
                  "the floors sum to 7, above the total, which is 6, expected at most the total");
  expect_refused (
      good, floor, ceiling, 9, "webster", NULL, AWRASH_ERROR_BOUNDS,
      "the floors below node 1 sum to 3, above ceiling[1], which is 2, expected at most "
      "the ceiling");
  expect_refused (good, high, low, 9, "hare", NULL, AWRASH_ERROR_BOUNDS,
                  "floor[1] is 9, but the nodes below have room for 6, expected at most that");
  expect_refused (none, NULL, NULL, 2, "webster", NULL, AWRASH_ERROR_EMPTY,
                  "all claims are 0 and the floors sum to 0, expected a claim > 0 for the rest of "
                  "the total, which is 2");
  expect_refused (good, NULL, NULL, 2, "webster", short_order, AWRASH_ERROR_VALUE,
                  "the order has 2 recipients, expected 8, one for each claim");
  expect_refused (
      good, NULL, NULL, 2, "hare:3/4", NULL, AWRASH_ERROR_VALUE,
      "rule is \"hare:3/4\", expected one without a remainder threshold, which asks for "
      "one total");
  g_autoptr (GError) error = NULL;
  int64_t units[8];
  AwrashAllotment answer;
  cr_expect_not (ask (good, NULL, NULL, 2, "borda", AWRASH_NESTED_MODE_JOINT, NULL, units, NULL,
                      NULL, &answer, &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_NAME));
}

/* Below one that is tied nothing is given, down to the last inner node. */
Test (apportion_nested, what_is_below_a_tie_stays_open)
{
  const int64_t above[] = { -1, 0, 0, 1, 1, 3, 3 };
  const double own[] = { NAN, NAN, 4, NAN, 2, 1, 1 };
  int64_t units[7], sure[7], tied[7];
  AwrashAllotment answer;
  g_autoptr (AwrashTree) tree = awrash_allot_tree_new (7, above, NULL, NULL, NULL);

  cr_assert (awrash_apportion_nested (tree, own, 1, "webster", AWRASH_NESTED_MODE_LEVELS, NULL,
                                      units, sure, tied, &answer, NULL));
  cr_expect_eq (answer.status, AWRASH_STATUS_TIE_REFUSED);
  for (gsize i = 1; i < 7; i++)
    cr_expect_eq (sure[i], 0, "%zu", i);
  cr_expect (tied[1] == 1 && tied[2] == 1);
}

Test (apportion_nested, claims_that_sum_beyond_the_doubles_are_the_largest)
{
  const int64_t above[] = { -1, 0, 0, 1, 1 };
  const double own[] = { NAN, NAN, 1.7e308, 1.7e308, 1.7e308 };
  int64_t units[5], sure[5], tied[5];
  AwrashAllotment answer;
  g_autoptr (AwrashTree) tree = awrash_allot_tree_new (5, above, NULL, NULL, NULL);
  g_autoptr (AwrashTies) lot = awrash_allot_ties_new_lot ("seed", NULL);

  cr_assert (awrash_apportion_nested (tree, own, 2, "webster", AWRASH_NESTED_MODE_LEVELS, lot,
                                      units, sure, tied, &answer, NULL));
  cr_expect (units[0] == 2 && units[1] == 1 && units[2] == 1);
}
