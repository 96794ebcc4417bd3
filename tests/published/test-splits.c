/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Published splits and their answers: every case is a small programme of the table, with a reading
 * and linear rows; the assignment of a hundred agents to a hundred tasks is a crossing of the
 * engine. Source: splits.csv and assignment.csv beside this file. Invariant: no case is left out;
 * divisions of divisible items, which no whole places say, are none. */

#include <awrash.h>

#include "support/published.h"
#include "support/small-programme.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#define AGENTS 100

static const char *
get_cell (const AwrashTable *table, gsize row, const char *column)
{
  gsize index = 0;

  cr_assert (awrash_base_table_find_column (table, column, &index), "%s", column);
  return awrash_base_table_get_cell (table, row, index);
}

static AwrashProgramme *
build_programme (const AwrashTable *table, gsize row)
{
  static const char *const names[] = { "territories", "streams", "quotas", "worksite_types" };
  const char *pairs[2 * G_N_ELEMENTS (names) + 3] = { "need.indicator", "need" };
  gsize n = 2;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (get_cell (table, row, names[i])[0] != '\0')
      {
        pairs[n++] = names[i];
        pairs[n++] = get_cell (table, row, names[i]);
      }
  pairs[n] = NULL;
  return test_programme_new_pairs (pairs);
}

static AwrashReading *
build_reading (const AwrashTable *table, gsize row)
{
  g_auto (GStrv) lines = g_strsplit (get_cell (table, row, "settings"), "\n", -1);
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], " = ", 2);

      cr_assert (awrash_split_reading_set (reading, parts[0], parts[1], &error), "%s", lines[i]);
    }
  cr_assert (awrash_split_reading_set (reading, "rows", get_cell (table, row, "rows"), &error));
  return g_steal_pointer (&reading);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  const double *x = a, *y = b;

  return (*x > *y) - (*x < *y);
}

static void
expect_receipts (const AwrashPlan *plan, const char *expect, char **words, const char *label)
{
  gsize n = awrash_split_plan_get_n_provinces (plan);
  g_autofree double *receipts
      = g_memdup2 (awrash_split_plan_get_receipts (plan), n * sizeof (double));
  double near = strcmp (expect, "near") == 0 ? 1 : 0;

  cr_assert_eq (g_strv_length (words), n, "%s", label);
  if (strcmp (expect, "receipts") != 0)
    qsort (receipts, n, sizeof *receipts, compare_doubles);
  for (gsize i = 0; i < n; i++)
    cr_expect_leq (fabs (receipts[i] - g_ascii_strtod (words[i], NULL)), near,
                   "%s: %zu has %g, not %s", label, i, receipts[i], words[i]);
}

static void
expect_proof (const AwrashProgramme *programme, const AwrashPlan *plan, const char *label)
{
  g_autoptr (AwrashVerdict) verdict
      = awrash_audit_certificate (programme, awrash_split_plan_get_certificate (plan), NULL);

  cr_assert_not_null (verdict, "%s", label);
  cr_expect (awrash_audit_verdict_is_accepted (verdict), "%s: %s", label,
             awrash_audit_verdict_get_finding (verdict, 0));
}

static void
expect_case (const AwrashTable *table, gsize row)
{
  const char *label = get_cell (table, row, "case"), *expect = get_cell (table, row, "expect");
  g_auto (GStrv) words = g_strsplit (get_cell (table, row, "expected"), " ", -1);
  g_autoptr (AwrashProgramme) programme = build_programme (table, row);
  g_autoptr (AwrashReading) reading = build_reading (table, row);
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashPlan) plan = awrash_split_solve (programme, reading, &error);
  double value;

  cr_assert_not_null (plan, "%s: %s", label, error != NULL ? error->message : "");
  cr_assert_not_null (awrash_split_plan_get_places (plan), "%s: %s", label,
                      awrash_split_plan_get_reason (plan));
  cr_expect_leq (awrash_split_plan_get_gap (plan), 1e-9, "%s", label);
  expect_proof (programme, plan, label);
  if (strcmp (expect, "value") != 0)
    {
      expect_receipts (plan, expect, words, label);
      return;
    }
  value = g_ascii_strtod (words[0], NULL);
  cr_expect_leq (fabs (awrash_split_plan_get_value (plan) - value), 1e-12 * fabs (value),
                 "%s: %.17g", label, awrash_split_plan_get_value (plan));
}

Test (published_splits, every_published_split_is_found_and_proved)
{
  g_autoptr (AwrashTable) table = test_published_read ("splits.csv");

  cr_assert_eq (awrash_base_table_get_n_rows (table), 97);
  for (gsize row = 0; row < 97; row++)
    expect_case (table, row);
}

/* Agents and tasks as two trees, each leaf with exactly one unit. */
static AwrashTree *
build_side (void)
{
  int64_t parent[AGENTS + 1], one[AGENTS + 1];

  for (int i = 0; i < AGENTS; i++)
    {
      parent[i] = AGENTS;
      one[i] = 1;
    }
  parent[AGENTS] = -1;
  one[AGENTS] = AGENTS;
  return awrash_allot_tree_new (AGENTS + 1, parent, one, one, NULL);
}

/* The costs of the cells; those above a limit have no place. */
static double
assign (const AwrashTable *table, double limit, AwrashStatus *status)
{
  enum
  {
    CELLS = AGENTS * AGENTS
  };
  g_autofree int64_t *agent = g_new (int64_t, CELLS), *task = g_new (int64_t, CELLS);
  g_autofree int64_t *ceiling = g_new (int64_t, CELLS), *units = g_new0 (int64_t, CELLS);
  g_autofree int64_t *offsets = g_new (int64_t, CELLS + 1);
  g_autofree double *cost = g_new (double, CELLS);
  g_autoptr (AwrashTree) agents = build_side (), tasks = build_side ();
  g_autoptr (AwrashTies) ties = awrash_allot_ties_new_lot ("x", NULL);
  g_autoptr (AwrashCosts) costs = NULL;
  g_autoptr (AwrashCrossing) crossing = NULL;
  AwrashAllotment answer;
  double sum = 0;

  offsets[0] = 0;
  for (gsize k = 0; k < CELLS; k++)
    {
      agent[k] = (int64_t)(k / AGENTS);
      task[k] = (int64_t)(k % AGENTS);
      cost[k] = g_ascii_strtod (awrash_base_table_get_cell (table, k / AGENTS, k % AGENTS), NULL);
      ceiling[k] = cost[k] <= limit;
      offsets[k + 1] = (int64_t)k + 1;
    }
  costs = awrash_allot_costs_new_marginals (CELLS, offsets, CELLS, cost, NULL);
  crossing = awrash_allot_crossing_new (agents, tasks, CELLS, agent, task, NULL, ceiling, NULL);
  cr_assert (awrash_allot_crossing_least_cost (crossing, costs, AGENTS, ties, units, NULL, NULL,
                                               &answer, NULL));
  *status = (AwrashStatus)answer.status;
  for (gsize k = 0; k < CELLS; k++)
    sum += cost[k] * (double)units[k];
  return sum;
}

Test (published_splits, a_hundred_agents_are_assigned_at_the_published_cost)
{
  g_autoptr (AwrashTable) table = test_published_read ("assignment.csv");
  AwrashStatus status;

  cr_assert_eq (awrash_base_table_get_n_rows (table), AGENTS);
  cr_expect_eq (assign (table, INFINITY, &status), 305);
  cr_expect_neq (status, AWRASH_STATUS_INFEASIBLE);
  /* The least largest cost is 5: with less nobody can be assigned. */
  assign (table, 5, &status);
  cr_expect_neq (status, AWRASH_STATUS_INFEASIBLE);
  assign (table, 4, &status);
  cr_expect_eq (status, AWRASH_STATUS_INFEASIBLE);
}
