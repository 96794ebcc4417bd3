/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Divisors of every node: what they round to, and where a bound parts them.
 * Source: hand calculation. Invariant: a failed call writes nothing. */

#include <awrash.h>

#include <criterion/criterion.h>
#include <float.h>
#include <math.h>

static const int64_t parent[] = { -1, 0, 0, 1, 1, 1, 2, 2 };

static void
draw_bounds (GRand *random, int64_t floor[8], int64_t ceiling[8])
{
  for (gsize i = 0; i < 8; i++)
    {
      floor[i] = g_rand_int_range (random, 0, 4) == 0 ? g_rand_int_range (random, 0, 4) : 0;
      ceiling[i] = g_rand_int_range (random, 0, 3) == 0 ? floor[i] + g_rand_int_range (random, 0, 9)
                                                        : G_MAXINT64;
    }
}

/* Divided by the middle of its parent's interval and rounded inside the bounds, a leaf has what it
 * has; a node that its bounds do not hold meets its parent's interval. */
static void
expect_rounded (const double claims[8], const int64_t floor[8], const int64_t ceiling[8],
                const int64_t units[8], const double low[8], const double high[8])
{
  for (gsize i = 1; i < 8; i++)
    {
      double a = low[parent[i]], b = high[parent[i]];
      cr_expect_leq (low[i], high[i]);
      if (i < 3)
        {
          cr_expect (units[i] == ceiling[i] || low[i] <= b * (1 + 1e-12), "node %zu", i);
          cr_expect (units[i] == floor[i] || high[i] >= a * (1 - 1e-12), "node %zu", i);
          continue;
        }
      double divisor = isinf (b) ? 2 * a + 1 : (a + b) / 2;
      if (a > b * (1 - 1e-12))
        continue;
      double rounded = round (claims[i] / divisor);
      rounded = CLAMP (rounded, (double)floor[i], (double)ceiling[i]);
      cr_expect_eq (rounded, (double)units[i], "leaf %zu: %g, not %d", i, rounded, (int)units[i]);
    }
}

Test (apportion_nested_divisors, round_the_claims_to_the_units)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (12);
  const int64_t order[] = { 0, 1, 2, 3, 4, 5, 6, 7 };
  g_autoptr (AwrashTies) ties = awrash_allot_ties_new_order (8, order, NULL);
  gsize n_answers = 0;

  for (int round = 0; round < 4000; round++)
    {
      double claims[8], low[8], high[8];
      int64_t floor[8], ceiling[8], units[8];
      AwrashAllotment answer;
      draw_bounds (random, floor, ceiling);
      for (gsize i = 0; i < 8; i++)
        claims[i] = g_rand_int_range (random, 1, 50);
      g_autoptr (AwrashTree) tree = awrash_allot_tree_new (8, parent, floor, ceiling, NULL);
      if (!awrash_apportion_nested (tree, claims, 25, "webster", AWRASH_NESTED_MODE_JOINT, ties,
                                    units, NULL, NULL, &answer, NULL))
        continue;
      n_answers++;
      cr_assert (
          awrash_apportion_nested_divisors (tree, claims, "webster", units, low, high, NULL));
      expect_rounded (claims, floor, ceiling, units, low, high);
    }
  cr_expect_gt (n_answers, 2000);
}

Test (apportion_nested_divisors, a_bound_that_binds_parts_a_node_from_its_parent)
{
  const double claims[] = { 0, 0, 0, 31, 20, 10, 40, 20 };
  const int64_t ceiling[] = { 99, 6, 99, 99, 99, 99, 99, 99 };
  const int64_t floor[] = { 0, 9, 0, 0, 0, 0, 0, 0 };
  double low[8], high[8];
  int64_t units[8];
  AwrashAllotment answer;
  g_autoptr (AwrashTree) capped = awrash_allot_tree_new (8, parent, NULL, ceiling, NULL);
  g_autoptr (AwrashTree) raised = awrash_allot_tree_new (8, parent, floor, NULL, NULL);

  cr_assert (awrash_apportion_nested (capped, claims, 24, "webster", AWRASH_NESTED_MODE_JOINT, NULL,
                                      units, NULL, NULL, &answer, NULL));
  cr_assert (awrash_apportion_nested_divisors (capped, claims, "webster", units, low, high, NULL));
  cr_expect_gt (low[1], high[0]);
  cr_assert (awrash_apportion_nested (raised, claims, 10, "webster", AWRASH_NESTED_MODE_JOINT, NULL,
                                      units, NULL, NULL, &answer, NULL));
  cr_assert (awrash_apportion_nested_divisors (raised, claims, "webster", units, low, high, NULL));
  cr_expect_lt (high[1], low[0]);
}

Test (apportion_nested_divisors, a_tree_of_one_node_has_its_own_interval)
{
  const int64_t root = -1, three = 3, nothing = 0;
  const double claim = 35, largest = DBL_MAX;
  double low = 0, high = 0;
  g_autoptr (AwrashTree) tree = awrash_allot_tree_new (1, &root, NULL, NULL, NULL);

  cr_assert (awrash_apportion_nested_divisors (tree, &claim, "webster", &three, &low, &high, NULL));
  cr_expect (low == 10 && high == 14);
  cr_assert (
      awrash_apportion_nested_divisors (tree, &claim, "webster", &nothing, &low, &high, NULL));
  cr_expect (low == 70 && isinf (high));
  /* twice the largest double */
  cr_assert (
      awrash_apportion_nested_divisors (tree, &largest, "webster", &nothing, &low, &high, NULL));
  cr_expect (isinf (low) && isinf (high));
}

static void
expect_refused (const double claims[], const char *rule, const int64_t units[], int code,
                const char *message)
{
  double low[] = { -7, -7, -7 }, high[] = { -7, -7, -7 };
  g_autoptr (GError) error = NULL;
  const int64_t fork[] = { -1, 0, 0 };
  g_autoptr (AwrashTree) tree = awrash_allot_tree_new (3, fork, NULL, NULL, NULL);

  cr_expect_not (awrash_apportion_nested_divisors (tree, claims, rule, units, low, high, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, code), "%s", message);
  cr_expect (message == NULL || g_str_equal (error->message, message), "%s", error->message);
  for (gsize i = 0; i < 3; i++)
    cr_expect (low[i] == -7 && high[i] == -7);
}

Test (apportion_nested_divisors, each_fault_has_its_sentence_and_writes_nothing)
{
  const double good[] = { 0, 1, 2 }, bad[] = { 0, 1, HUGE_VAL };
  const int64_t units[] = { 3, 1, 2 }, minus[] = { 0, -1, 1 }, wrong[] = { 4, 1, 2 };
  const int64_t huge[] = { 3, G_MAXINT64, 2 };

  expect_refused (bad, "webster", units, AWRASH_ERROR_VALUE,
                  "claims[2] is inf, expected a finite number ≥ 0");
  expect_refused (good, "webster", minus, AWRASH_ERROR_VALUE,
                  "units[1] is -1, expected 0 to 4611686018427387904");
  expect_refused (good, "webster", huge, AWRASH_ERROR_VALUE,
                  "units[1] is 9223372036854775807, expected 0 to 4611686018427387904");
  expect_refused (good, "webster", wrong, AWRASH_ERROR_VALUE,
                  "units[0] is 4, expected 3, the sum of the nodes below");
  expect_refused (good, "hare", units, AWRASH_ERROR_NAME, NULL);
}

/* By Adams a first unit is reached whatever the divisor: from above nothing holds it. */
Test (apportion_nested_divisors, of_nobody_and_of_a_closed_leaf_leave_the_others_theirs)
{
  const int64_t above[] = { -1, 0, 0, 0 }, ceiling[] = { 9, 9, 9, 0 }, units[] = { 1, 1, 0, 0 };
  const double own[] = { NAN, 3, 0, 2 };
  double low[4], high[4];
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashTree) tree = awrash_allot_tree_new (4, above, NULL, ceiling, NULL);

  cr_assert (awrash_apportion_nested_divisors (tree, own, "adams", units, low, high, &error), "%s",
             error != NULL ? error->message : "");
  cr_expect_float_eq (low[0], 3, 0);
  cr_expect_eq (high[0], INFINITY);
}
