/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Least cost on a tree: every family of costs, large totals, lots, and everything refused. All
 * small answers are held against enumeration in tests/oracle/test-nested.c. Source: hand
 * calculation. Invariant: a failed call writes nothing. */

#include <awrash.h>

#include <criterion/criterion.h>
#include <inttypes.h>
#include <math.h>

static const int64_t star[] = { -1, 0, 0 };

static gboolean
ask (const int64_t floor[], const int64_t ceiling[], const AwrashCosts *costs, int64_t total,
     const AwrashTies *ties, int64_t units[], AwrashAllotment *answer, GError **error)
{
  int64_t sure[3], tied[3];
  g_autoptr (AwrashTree) tree = awrash_allot_tree_new (3, star, floor, ceiling, NULL);

  return awrash_allot_nested (tree, costs, total, ties, units, sure, tied, answer, error);
}

Test (allot_nested, every_family_is_served_by_its_marginal_costs)
{
  const double a[] = { 0, 1, 3 }, b[] = { 0, 0, 0 }, c[] = { 1, 1, 1 }, p[] = { 2, 2, 2 };
  const double slopes[] = { 0, 1, 5, 2, 3 };
  const int64_t offsets[] = { 0, 1, 3, 5 }, breaks[] = { 9, 3, G_MAXINT64, 4, G_MAXINT64 };
  const int64_t quadratic[] = { 8, 6, 2 }, piecewise[] = { 8, 3, 5 };
  int64_t units[3];
  AwrashAllotment answer;
  g_autoptr (AwrashCosts) square = awrash_allot_costs_new_quadratic (3, a, b, NULL);
  g_autoptr (AwrashCosts) power = awrash_allot_costs_new_power (3, a, c, p, b, NULL);
  g_autoptr (AwrashCosts) pieces
      = awrash_allot_costs_new_piecewise (3, offsets, 5, breaks, slopes, NULL);

  cr_assert (ask (NULL, NULL, square, 8, NULL, units, &answer, NULL));
  cr_expect_arr_eq (units, quadratic, sizeof units);
  cr_expect (answer.status == AWRASH_STATUS_OPTIMAL && isnan (answer.divisor_low));
  cr_assert (ask (NULL, NULL, power, 2, NULL, units, &answer, NULL));
  cr_expect (units[1] == 2 && units[2] == 0);
  cr_assert (ask (NULL, NULL, pieces, 8, NULL, units, &answer, NULL));
  cr_expect_arr_eq (units, piecewise, sizeof units);
  cr_assert (ask (NULL, NULL, pieces, 0, NULL, units, &answer, NULL));
  cr_expect (units[0] == 0 && units[1] == 0 && units[2] == 0);
}

Test (allot_nested, totals_go_up_to_2_to_the_62)
{
  const double a[] = { 0, 1, 1 }, b[] = { 0, 0, 0 };
  const int64_t total = G_GINT64_CONSTANT (1) << 62, ceiling[] = { total, 1000, total };
  int64_t units[3];
  AwrashAllotment answer;
  g_autoptr (AwrashCosts) costs = awrash_allot_costs_new_quadratic (3, a, b, NULL);

  cr_assert (ask (NULL, ceiling, costs, total, NULL, units, &answer, NULL));
  cr_expect (units[0] == total && units[1] == 1000 && units[2] == total - 1000);
}

/* A million million units cost the same: who has them is a tie of a few leaves, not of units. */
Test (allot_nested, equal_costs_are_shared_without_looking_at_every_unit)
{
  const int64_t many = G_GINT64_CONSTANT (1000000000000), total = 4 * many;
  const int64_t parent[] = { -1, 0, 0, 1, 1, 2, 2 }, order[] = { 6, 5, 4, 3, 2, 1, 0 };
  const int64_t ceiling[] = { total, many, G_MAXINT64, G_MAXINT64, G_MAXINT64, many, G_MAXINT64 };
  const int64_t floor[] = { 0, 0, 0, 0, 5, 0, 0 };
  const int64_t expected[] = { total, 7, total - 7, 2, 5, 0, total - 7 };
  const int64_t expected_sure[] = { total, 7, total - many, 2, 5, 0, total - 2 * many };
  const double a[] = { 0, 0, 0, 1, 0, 0, 0 }, b[] = { 0, 0, 0, 0, 2, 2, 2 };
  int64_t units[7], sure[7], tied[7];
  AwrashAllotment answer;
  g_autoptr (AwrashTree) tree = awrash_allot_tree_new (7, parent, floor, ceiling, NULL);
  g_autoptr (AwrashCosts) costs = awrash_allot_costs_new_quadratic (7, a, b, NULL);
  g_autoptr (AwrashTies) ties = awrash_allot_ties_new_order (7, order, NULL);

  cr_assert (awrash_allot_nested (tree, costs, total, ties, units, sure, tied, &answer, NULL));
  cr_expect_eq (answer.status, AWRASH_STATUS_TIE_SETTLED);
  for (gsize i = 0; i < 7; i++)
    cr_expect (units[i] == expected[i] && sure[i] == expected_sure[i],
               "node %zu has %" PRId64 ", for sure %" PRId64, i, units[i], sure[i]);
}

Test (allot_nested, equal_costs_below_one_total_are_one_tie)
{
  const int64_t many = G_GINT64_CONSTANT (1000000000000), ceiling[] = { 4 * many, many, many };
  const int64_t order[] = { 2, 1, 0 };
  const double a[] = { 0, 0, 0 }, b[] = { 1, 1, 1 };
  int64_t units[3];
  AwrashAllotment answer;
  g_autoptr (AwrashCosts) costs = awrash_allot_costs_new_quadratic (3, a, b, NULL);
  g_autoptr (AwrashTies) ties = awrash_allot_ties_new_order (3, order, NULL);

  cr_assert (ask (NULL, ceiling, costs, many + 5, ties, units, &answer, NULL));
  cr_expect_eq (answer.status, AWRASH_STATUS_TIE_SETTLED);
  cr_expect (units[1] == 5 && units[2] == many);
}

Test (allot_nested, units_without_a_cost_and_ceilings_leave_units_unplaced)
{
  const double gains[] = { 7, 3, 2 };
  const int64_t offsets[] = { 0, 0, 2, 3 };
  int64_t units[3];
  AwrashAllotment answer;
  g_autoptr (AwrashCosts) costs = awrash_allot_costs_new_gains (3, offsets, 3, gains, NULL);

  cr_assert (ask (NULL, NULL, costs, 5, NULL, units, &answer, NULL));
  cr_expect (units[0] == 3 && units[1] == 2 && units[2] == 1);
  cr_expect (answer.status == AWRASH_STATUS_UNPLACED && answer.unplaced == 2);
}

static void
expect_refused (const int64_t floor[], const int64_t ceiling[], const AwrashCosts *costs,
                int64_t total, const AwrashTies *ties, int code, const char *message)
{
  int64_t units[] = { -7, -7, -7 };
  AwrashAllotment answer = { .status = -7 };
  g_autoptr (GError) error = NULL;

  cr_expect_not (ask (floor, ceiling, costs, total, ties, units, &answer, &error), "%s", message);
  cr_assert (g_error_matches (error, AWRASH_ERROR, code), "%s", message);
  cr_expect_str_eq (error->message, message);
  cr_expect (units[0] == -7 && units[1] == -7 && units[2] == -7 && answer.status == -7);
}

Test (allot_nested, each_fault_has_its_sentence_and_writes_nothing)
{
  const double one[] = { 1, 1, 1 }, many[] = { 0, 1, 2, 3 };
  const int64_t offsets[] = { 0, 0, 2, 4 }, floor[] = { 0, 3, 0 }, ceiling[] = { 2, 9, 9 };
  const int64_t room[] = { 9, 1, 1 }, high[] = { 4, 0, 0 };
  const int64_t wrong[] = { 0, 2, 0 }, nobody[] = { 1, 0, 1 }, order[] = { 0, 1 };
  g_autoptr (AwrashCosts) costs = awrash_allot_costs_new_quadratic (3, one, one, NULL);
  g_autoptr (AwrashCosts) two = awrash_allot_costs_new_quadratic (2, one, one, NULL);
  g_autoptr (AwrashCosts) few = awrash_allot_costs_new_marginals (3, offsets, 4, many, NULL);
  g_autoptr (AwrashTies) lot = awrash_allot_ties_new_drawn (3, wrong, NULL);
  g_autoptr (AwrashTies) other = awrash_allot_ties_new_drawn (3, nobody, NULL);
  g_autoptr (AwrashTies) brief = awrash_allot_ties_new_order (2, order, NULL);

  expect_refused (NULL, NULL, two, 3, NULL, AWRASH_ERROR_VALUE,
                  "the costs have 2 cells, expected 3, one for each node");
  expect_refused (NULL, NULL, costs, -1, NULL, AWRASH_ERROR_VALUE,
                  "total is -1, expected a whole number ≥ 0");
  expect_refused (NULL, NULL, costs, G_MAXINT64, NULL, AWRASH_ERROR_OVERFLOW,
                  "total is 9223372036854775807, expected at most 4611686018427387904");
  expect_refused (floor, NULL, few, 4, NULL, AWRASH_ERROR_BOUNDS,
                  "floor[1] is 3, but only 2 units have a cost, expected at most that");
  expect_refused (
      floor, ceiling, costs, 4, NULL, AWRASH_ERROR_BOUNDS,
      "the floors below node 0 sum to 3, above ceiling[0], which is 2, expected at most "
      "the ceiling");
  expect_refused (high, room, costs, 5, NULL, AWRASH_ERROR_BOUNDS,
                  "floor[0] is 4, but the nodes below have room for 2, expected at most that");
  expect_refused (floor, NULL, costs, 2, NULL, AWRASH_ERROR_BOUNDS,
                  "the floors sum to 3, above the total, which is 2, expected at most the total");
  expect_refused (NULL, NULL, costs, 3, brief, AWRASH_ERROR_VALUE,
                  "the order has 2 recipients, expected 3, one for each claim");
  expect_refused (NULL, NULL, costs, 3, lot, AWRASH_ERROR_BOUNDS,
                  "holders[1] is 2, expected 0 to 1 of the free units with those before it");
  expect_refused (NULL, NULL, costs, 3, other, AWRASH_ERROR_BOUNDS,
                  "holders[0] is 1, but recipient 0 is not tied, expected 0");
}
