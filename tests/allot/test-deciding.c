/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Open units that cannot bring what a node is to hold.
 * Source: none. Invariant: that is our own fault, and told as such. */

#include "allot/deciding-private.h"

#include <criterion/criterion.h>

static void
expect_told (const char *label, int64_t raw, gboolean has_child, gboolean has_runs)
{
  const AwrashKeys keys = { .none = 0 };
  const AwrashTreeNode nodes[] = { { .end = 2 }, { .end = 2 } };
  const int64_t lower[] = { 0, 0 }, upper[] = { 9, 9 };
  const AwrashProblem problem
      = { .nodes = nodes, .node_lower = lower, .node_upper = upper, .keys = &keys };
  AwrashNodeState states[2] = { { .raw = raw, .is_open = TRUE }, { .is_open = has_child } };
  const AwrashBracket bracket = { .problem = &problem, .states = states, .goal = 3 };
  g_auto (AwrashDeciding) deciding = { .bracket = &bracket, .has_runs = has_runs };
  g_autoptr (GError) error = NULL;

  cr_expect_not (awrash_i_deciding_find (&deciding, &error), "%s", label);
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_INTERNAL), "%s", label);
}

Test (allot_deciding, a_goal_out_of_reach_is_an_internal_fault)
{
  expect_told ("too few units", 2, FALSE, FALSE);
  expect_told ("too many already", 4, FALSE, FALSE);
  expect_told ("too few units that climb", 2, TRUE, FALSE);
  expect_told ("too few at once", 2, TRUE, TRUE);
}
