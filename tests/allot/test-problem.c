/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The engine by its private face: bounds that are narrower than what lies open below them, nodes
 * that a bound cuts off more than once, one total without bounds.
 * Source: hand calculation. Invariant: the answers of small trees are held by tests/oracle. */

#include "allot/divisor-keys-private.h"
#include "allot/nested-private.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

static void
solve (AwrashProblem *problem, const char *rule, const double claims[], int64_t units[],
       gsize *n_tied)
{
  g_auto (AwrashSignposts) signposts = { 0 };
  g_auto (AwrashSolution) solution = { 0 };
  AwrashClaimRange range = { HUGE_VAL, 0, 0 };
  AwrashDivisorKeys keys;

  for (gsize i = 0; i < problem->n; i++)
    {
      range.smallest = MIN (range.smallest, claims[i]);
      range.largest = MAX (range.largest, claims[i]);
      range.sum += claims[i];
    }
  cr_assert (awrash_i_signpost_parse (rule, &signposts, NULL));
  awrash_i_divisor_keys_init (&keys, &signposts, problem->n, claims, &range);
  problem->keys = &keys.parent;
  cr_assert (awrash_i_problem_solve (problem, NULL, &solution, NULL));
  awrash_i_solution_write (&solution, TRUE, units);
  *n_tied = solution.n_tied;
}

Test (allot_problem, one_total_needs_no_bounds)
{
  const double claims[] = { 53, 24, 23 };
  int64_t bounds[2] = { 0, AWRASH_BOUNDS_MAX_TOTAL }, units[3];
  AwrashProblem problem;
  AwrashTreeNode root;
  gsize n_tied = 0;

  for (int64_t total = 0; total <= 10; total += 10)
    {
      awrash_i_problem_init_vector (&problem, &root, bounds, 3, NULL);
      problem.total = total;
      solve (&problem, "webster", claims, units, &n_tied);
      cr_expect_eq (n_tied, 0);
      cr_expect_eq (units[0] + units[1] + units[2], total);
    }
  cr_expect (units[0] == 6 && units[1] == 2 && units[2] == 2);
}

/* Where both are cleaned up at the end of a scope, the problem may go first. */
Test (allot_problem, a_solution_outlives_its_problem)
{
  const double claims[] = { 53, 24, 23 };
  int64_t bounds[2] = { 0, AWRASH_BOUNDS_MAX_TOTAL }, units[3] = { 0, 0, 0 };
  AwrashProblem *problem = g_new0 (AwrashProblem, 1);
  g_auto (AwrashSignposts) signposts = { 0 };
  AwrashSolution solution = { 0 };
  AwrashClaimRange range = { 23, 53, 100 };
  AwrashDivisorKeys keys;
  AwrashTreeNode root;

  cr_assert (awrash_i_signpost_parse ("webster", &signposts, NULL));
  awrash_i_divisor_keys_init (&keys, &signposts, 3, claims, &range);
  awrash_i_problem_init_vector (problem, &root, bounds, 3, &keys.parent);
  problem->total = 10;
  cr_assert (awrash_i_problem_solve (problem, NULL, &solution, NULL));
  awrash_i_solution_write (&solution, FALSE, units);
  /* overwritten, so that it is seen without a sanitizer, too */
  memset (problem, 0x7F, sizeof *problem);
  g_free (problem);
  awrash_i_solution_clear (&solution);
  cr_expect (units[0] == 6 && units[1] == 2 && units[2] == 2);
}

Test (allot_problem, bounds_of_a_node_do_not_tell_what_lies_open_below)
{
  const int64_t parent[] = { -1, 0, 0, 1, 1 };
  const int64_t total = G_GINT64_CONSTANT (1) << 44;
  const int64_t floor[] = { 0, total - 5, 0, 0, 0 },
                ceiling[] = { total, total - 1, 9, total, total };
  const double claims[] = { 1e300, 1, 2 };
  int64_t units[5];
  gsize n_tied = 0;
  g_autoptr (AwrashTree) tree = awrash_allot_tree_new (5, parent, floor, ceiling, NULL);
  g_auto (AwrashNested) nested = { 0 };

  awrash_i_nested_init (&nested, tree);
  cr_assert (awrash_i_nested_open (&nested, total, NULL, NULL));
  cr_expect (nested.node_lower[0] == total - 5 && nested.node_upper[1] == total - 1);
  solve (&nested.problem, "webster", claims, units, &n_tied);
  cr_expect (n_tied == 0 && units[2] == 5, "%d", (int)units[2]);
  cr_expect_eq (units[3] + units[4], total - 5);
}

Test (allot_problem, a_node_below_a_node_that_is_cut_off_is_asked_again)
{
  const int64_t parent[] = { 5, 5, 0, 0, 2, -1 };
  const int64_t ceiling[] = { 6, 99, 99, 4, 3, 99 };
  const int64_t expected[] = { 6, 2, 3, 3, 3, 8 };
  const double costs[] = { 2, 3, -2, -1, 1, 1, -2, -1, -1 };
  const int64_t offsets[] = { 0, 0, 2, 2, 6, 9, 9 };
  int64_t units[6];
  AwrashAllotment answer;
  g_autoptr (AwrashTree) tree = awrash_allot_tree_new (6, parent, NULL, ceiling, NULL);
  g_autoptr (AwrashCosts) question = awrash_allot_costs_new_marginals (6, offsets, 9, costs, NULL);
  const int64_t order[] = { 3, 4, 1, 0, 2, 5 };
  g_autoptr (AwrashTies) ties = awrash_allot_ties_new_order (6, order, NULL);

  cr_assert (awrash_allot_nested (tree, question, 8, ties, units, NULL, NULL, &answer, NULL));
  cr_expect_arr_eq (units, expected, sizeof units);
}
