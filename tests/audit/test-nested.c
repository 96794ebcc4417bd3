/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Allotments on a tree from any hand: which node is told, who gives and who takes, and what is
 * refused. All small answers are held against enumeration in tests/oracle/test-nested.c.
 * Source: hand calculation. Invariant: a failed call writes nothing. */

#include <awrash.h>

#include <criterion/criterion.h>
#include <math.h>

static const int64_t parent[] = { -1, 0, 0, 1, 1, 2, 2 };
static const double claims[] = { NAN, 0, 0, 30, 30, 20, 0 };

static AwrashExchange
audit (const int64_t floor[], const int64_t ceiling[], int64_t total, const int64_t units[])
{
  AwrashExchange found;
  g_autoptr (AwrashTree) tree = awrash_allot_tree_new (7, parent, floor, ceiling, NULL);

  cr_assert (awrash_audit_nested (tree, claims, total, "webster", units, &found, NULL));
  return found;
}

Test (audit_nested, what_is_right_is_accepted)
{
  const int64_t units[] = { 8, 6, 2, 3, 3, 2, 0 }, tied[] = { 7, 5, 2, 3, 2, 2, 0 };
  const int64_t ceiling[] = { 9, 5, 9, 9, 9, 9, 9 }, capped[] = { 9, 4, 2, 9, 9, 9, 9 };
  const int64_t rest[] = { 6, 4, 2, 2, 2, 2, 0 };

  AwrashExchange found = audit (NULL, NULL, 8, units);
  cr_expect (found.status == AWRASH_STATUS_OPTIMAL && found.fault == AWRASH_FAULT_NONE);
  cr_expect (found.from == -1 && found.to == -1 && found.recipient == -1 && found.missing == 0);
  found = audit (NULL, ceiling, 7, tied);
  cr_expect (found.status == AWRASH_STATUS_TIE_SETTLED && found.fault == AWRASH_FAULT_NONE);
  cr_expect (found.from == 3 && found.to == 4 && found.is_suspected == 0);
  found = audit (NULL, capped, 9, rest);
  cr_expect (found.status == AWRASH_STATUS_UNPLACED && found.fault == AWRASH_FAULT_NONE);
  cr_expect_eq (found.missing, 3);
}

static void
expect_fault (const int64_t floor[], const int64_t ceiling[], const int64_t units[],
              AwrashFault fault, int64_t recipient, int64_t missing)
{
  AwrashExchange found = audit (floor, ceiling, 8, units);

  cr_expect_eq (found.status, AWRASH_STATUS_UNKNOWN, "%d", (int)fault);
  cr_expect_eq (found.fault, fault, "%d, not %d", (int)found.fault, (int)fault);
  cr_expect_eq (found.recipient, recipient, "%d: %d", (int)fault, (int)found.recipient);
  cr_expect_eq (found.missing, missing, "%d: %d", (int)fault, (int)found.missing);
}

Test (audit_nested, the_node_that_is_wrong_is_told)
{
  const int64_t floor[] = { 0, 0, 0, 0, 4, 0, 0 }, ceiling[] = { 9, 5, 9, 9, 9, 9, 9 };
  const int64_t units[] = { 8, 6, 2, 3, 3, 2, 0 }, nobody[] = { 8, 6, 2, 3, 3, 1, 1 };
  const int64_t sums[] = { 8, 6, 2, 3, 2, 2, 0 }, root[] = { 9, 6, 2, 3, 3, 2, 0 };
  const int64_t seven[] = { 7, 5, 2, 3, 2, 2, 0 }, nine[] = { 9, 7, 2, 4, 3, 2, 0 };
  const int64_t moved[] = { 8, 6, 2, 4, 2, 2, 0 }, far[] = { 8, 5, 3, 3, 2, 3, 0 };

  expect_fault (floor, NULL, units, AWRASH_FAULT_FLOOR, 4, 0);
  expect_fault (NULL, ceiling, units, AWRASH_FAULT_CEILING, 1, 0);
  expect_fault (NULL, NULL, nobody, AWRASH_FAULT_ZERO_CLAIM, 6, 0);
  expect_fault (NULL, NULL, sums, AWRASH_FAULT_TOTAL, 1, 1);
  expect_fault (NULL, NULL, root, AWRASH_FAULT_TOTAL, 0, 1);
  expect_fault (NULL, NULL, seven, AWRASH_FAULT_TOTAL, -1, 1);
  expect_fault (NULL, NULL, nine, AWRASH_FAULT_TOTAL, -1, -1);
  AwrashExchange found = audit (NULL, NULL, 8, moved);
  cr_expect (found.status == AWRASH_STATUS_FEASIBLE && found.fault == AWRASH_FAULT_EXCHANGE);
  cr_expect (found.from == 3 && found.to == 4);
  found = audit (NULL, NULL, 8, far);
  cr_expect (found.fault == AWRASH_FAULT_EXCHANGE && found.from == 5 && found.to == 4);
  /* where a bound stands between them nothing can be moved */
  found = audit (NULL, ceiling, 8, far);
  cr_expect_eq (found.fault, AWRASH_FAULT_NONE);
}

static void
expect_refused (const double own_claims[], const int64_t floor[], int64_t total, const char *rule,
                int code, const char *message)
{
  const int64_t units[] = { 2, 1, 1 }, fork[] = { -1, 0, 0 };
  AwrashExchange found = { .status = -7 };
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashTree) tree = awrash_allot_tree_new (3, fork, floor, NULL, NULL);

  cr_expect_not (awrash_audit_nested (tree, own_claims, total, rule, units, &found, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, code), "%s", rule);
  cr_expect (message == NULL || g_str_equal (error->message, message), "%s", error->message);
  cr_expect_eq (found.status, -7);
}

/* The sums are whole; what is told of them ends with what 64 bits hold. */
Test (audit_nested, a_sum_beyond_64_bits_is_told_as_what_they_hold)
{
  const int64_t most[] = { 8, 6, 2, G_MAXINT64, G_MAXINT64, 2, 0 };

  const int64_t least[] = { G_MININT64, 6, 2, 3, 3, 2, 0 };

  expect_fault (NULL, NULL, most, AWRASH_FAULT_TOTAL, 1, G_MININT64);
  expect_fault (NULL, NULL, least, AWRASH_FAULT_FLOOR, 0, G_MAXINT64);
}

Test (audit_nested, a_question_without_an_answer_has_none_to_be_checked)
{
  const double good[] = { 0, 1, 2 }, bad[] = { 0, 1, -2 }, none[] = { 1, 0, 0 };
  const int64_t floor[] = { 0, 3, 0 };

  expect_refused (bad, NULL, 2, "webster", AWRASH_ERROR_VALUE,
                  "claims[2] is -2, expected a finite number ≥ 0");
  expect_refused (good, NULL, -2, "webster", AWRASH_ERROR_VALUE,
                  "total is -2, expected a whole number ≥ 0");
  expect_refused (good, NULL, G_MAXINT64, "webster", AWRASH_ERROR_OVERFLOW,
                  "total is 9223372036854775807, expected at most 4611686018427387904");
  expect_refused (good, floor, 2, "webster", AWRASH_ERROR_BOUNDS,
                  "the floors sum to 3, above the total, which is 2, expected at most the total");
  expect_refused (none, NULL, 2, "webster", AWRASH_ERROR_EMPTY,
                  "all claims are 0 and the floors sum to 0, expected a claim > 0 for the rest of "
                  "the total, which is 2");
  expect_refused (
      good, NULL, 2, "hare:3/4", AWRASH_ERROR_VALUE,
      "rule is \"hare:3/4\", expected one without a remainder threshold, which asks for "
      "one total");
  expect_refused (good, NULL, 2, "borda", AWRASH_ERROR_NAME, NULL);
}
