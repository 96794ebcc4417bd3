/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Trees, costs and crossings for a leak checker to watch: answers, ties, cuts, each fault.
 * Source: none. Invariant: what is made here is freed here, and nothing else is left. */

#include <awrash.h>

#include <stdlib.h>

enum
{
  N = 4,
  NODES = 3
};

static const int64_t parent[NODES] = { -1, 0, 0 }, rows[N] = { 1, 1, 2, 2 };
static const int64_t columns[N] = { 1, 2, 1, 2 };

static AwrashCrossing *
ask (const int64_t floor[])
{
  g_autoptr (AwrashTree) tree = awrash_allot_tree_new (NODES, parent, floor, NULL, NULL);

  return awrash_allot_crossing_new (tree, tree, N, rows, columns, NULL, NULL, NULL);
}

static gboolean
solve (const int64_t floor[], const AwrashCosts *costs, int64_t total, const AwrashTies *ties)
{
  int64_t units[N], sure[N], tied[N], row_marks[NODES], column_marks[NODES], missing;
  double value;
  AwrashAllotment answer;
  g_autoptr (AwrashCrossing) crossing = ask (floor);
  g_autoptr (GError) error = NULL;

  if (!awrash_allot_crossing_least_cost (crossing, costs, total, ties, units, sure, tied, &answer,
                                         &error))
    return FALSE;
  if (answer.status == AWRASH_STATUS_INFEASIBLE)
    return awrash_allot_crossing_blocking (crossing, costs, total, row_marks, column_marks, sure,
                                           &missing, &error);
  return answer.status == AWRASH_STATUS_TIE_REFUSED
         || awrash_allot_costs_value (costs, units, &value, &error);
}

static gboolean
try_answers (void)
{
  const double a[] = { 1, 1, 2, 2 }, b[] = { 0, 0, 1, 1 }, c[] = { 1, 1, 1, 1 };
  const double p[] = { 1.5, -1, 3, -0.5 };
  const int64_t order[] = { 3, 2, 1, 0 }, floor[] = { 0, 2, 3 };
  g_autoptr (AwrashCosts) square = awrash_allot_costs_new_quadratic (N, a, b, NULL);
  g_autoptr (AwrashCosts) power = awrash_allot_costs_new_power (N, a, c, p, b, NULL);
  g_autoptr (AwrashTies) in_order = awrash_allot_ties_new_order (N, order, NULL);
  g_autoptr (AwrashTies) by_lot = awrash_allot_ties_new_lot ("seed", NULL);
  const AwrashTies *const policies[] = { NULL, in_order, by_lot };
  gboolean is_good = TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (policies); i++)
    for (int64_t total = 0; total < 12; total++)
      is_good = solve (floor, square, total, policies[i]) && solve (NULL, power, total, policies[i])
                && is_good;
  return is_good;
}

static gboolean
try_faults (void)
{
  const int64_t cycle[] = { 1, 2, 0 }, forest[] = { -1, -1, 0 }, crossed[] = { 0, 3, 0 };
  const int64_t offsets[] = { 0, 1, 2, 2, 3 }, breaks[] = { 1, 0, 1 }, much[] = { 9, 0, 0, 0 };
  const double odd[] = { 1, G_MAXDOUBLE * 2, 1, 1 };
  g_autoptr (AwrashTies) drawn = awrash_allot_ties_new_drawn (N, much, NULL);
  g_autoptr (AwrashCosts) short_costs
      = awrash_allot_costs_new_marginals (N, offsets, 3, odd + 1, NULL);
  g_autoptr (AwrashCosts) square = awrash_allot_costs_new_quadratic (2, odd + 2, odd + 2, NULL);
  GError *errors[8] = { NULL };
  gboolean is_refused = short_costs == NULL;

  is_refused &= awrash_allot_tree_new (NODES, cycle, NULL, NULL, &errors[0]) == NULL;
  is_refused &= awrash_allot_tree_new (NODES, forest, NULL, NULL, &errors[1]) == NULL;
  is_refused &= awrash_allot_tree_new (NODES, parent, crossed, offsets, &errors[2]) == NULL;
  is_refused &= awrash_allot_costs_new_gains (N, offsets, 3, odd, &errors[3]) == NULL;
  is_refused &= awrash_allot_costs_new_piecewise (N, offsets, 3, breaks, odd, &errors[4]) == NULL;
  is_refused &= awrash_allot_costs_new_power (N, odd, odd, odd, odd, &errors[5]) == NULL;
  is_refused &= awrash_allot_costs_new_quadratic (N, odd, odd, &errors[6]) == NULL;
  is_refused &= !solve (NULL, square, 3, drawn);
  for (gsize i = 0; i < G_N_ELEMENTS (errors); i++)
    g_clear_error (&errors[i]);
  return is_refused;
}

int
main (void)
{
  return try_answers () && try_faults () ? EXIT_SUCCESS : EXIT_FAILURE;
}
