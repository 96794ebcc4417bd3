/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A split step by step: the same plan, whatever the steps; given up without a trace.
 * Source: the contract of awrash_split_solving_step(). Invariant: progress never goes back. */

#include "support/national.h"
#include "support/small-programme.h"

#include <criterion/criterion.h>
#include <math.h>

#define THREE "code,parent,need\nr,,\na,r,2\nb,r,3\nc,r,5\n"
#define BUDGET                                                                                     \
  "territory,stream,unit,max\nr,*,places,30\nr,*,money,100\na,*,places,12\nb,*,places,12\n"
#define TYPES "code,stream,months,monthly_cost\nt1,temporary,1,7\nt2,temporary,1,11\n"

static AwrashPlan *
run (const AwrashProgramme *programme, const AwrashReading *reading, size_t work, int *n_steps)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashSolving) solving = awrash_split_solving_new (programme, reading, &error);
  double last = 0;
  gboolean done = FALSE;

  cr_assert_not_null (solving);
  for (*n_steps = 0; !done; ++*n_steps)
    {
      cr_assert_null (awrash_split_solving_get_plan (solving));
      cr_assert (awrash_split_solving_step (solving, work, &done, &error), "%s",
                 error != NULL ? error->message : "");
      cr_assert_geq (awrash_split_solving_get_progress (solving), last);
      last = awrash_split_solving_get_progress (solving);
    }
  cr_assert_eq (last, 1);
  return awrash_split_solving_get_plan (solving);
}

static void
expect_same (const AwrashProgramme *programme, const AwrashReading *reading, int at_least)
{
  g_autoptr (AwrashPlan) whole = awrash_split_solve (programme, reading, NULL);

  cr_assert_not_null (whole);
  for (size_t work = 1; work <= 64; work *= 8)
    {
      int n_steps;
      g_autoptr (AwrashPlan) plan = run (programme, reading, work, &n_steps);

      cr_expect_geq (n_steps, at_least);
      cr_expect_str_eq (awrash_split_plan_get_certificate (plan),
                        awrash_split_plan_get_certificate (whole));
    }
}

Test (split_solving, steps_lead_to_the_plan_of_the_whole)
{
  g_autoptr (AwrashProgramme) tree = national_new (NATIONAL_TREE, 20, 40, 1);
  g_autoptr (AwrashProgramme) network = national_new (NATIONAL_NETWORK, 20, 40, 2);
  g_autoptr (AwrashReading) reading = test_reading_new (
      "need", "need", "tie", "lot", "seed", "steps", "chain", "fill;objective;utilitarian", NULL);

  expect_same (tree, reading, 8);
  expect_same (network, reading, 8);
}

Test (split_solving, searches_go_on_node_by_node)
{
  g_autoptr (AwrashProgramme) programme
      = test_programme_new ("territories", THREE, "worksite_types", TYPES, "quotas", BUDGET,
                            "need.indicator", "need", NULL);
  g_autoptr (AwrashReading) reading = test_reading_new ("objective", "least-squares", NULL);

  expect_same (programme, reading, 3);
}

/* The parts of a root are looked at within one node, and are more than there may be nodes. */
Test (split_solving, a_search_stops_at_the_same_node_whatever_the_steps)
{
  g_autoptr (AwrashProgramme) programme
      = test_programme_new ("territories", "code,parent,need\nn,,\nr,n,\na,r,19\nb,r,17\n",
                            "streams", "code,months\nt,5\ns,1\n", "quotas",
                            "territory,stream,max\n", "need.indicator", "need", NULL);
  g_autoptr (AwrashReading) reading
      = test_reading_new ("objective", "decmin", "on", "count", "receives", "person-months", "fix",
                          "n/t=9", "total", "10", "nodes", "20", NULL);

  expect_same (programme, reading, 3);
}

Test (split_solving, an_infeasible_programme_is_an_answer_too)
{
  g_autoptr (AwrashProgramme) programme
      = test_programme_new ("territories", THREE, "quotas",
                            "territory,stream,min,max\nr,temporary,9,12\na,*,,2\nb,*,,1\nc,*,,3\n",
                            "need.indicator", "need", NULL);
  g_autoptr (AwrashReading) reading = test_reading_new ("objective", "leximin", NULL);

  expect_same (programme, reading, 3);
}

Test (split_solving, a_split_given_up_leaves_nothing_and_steps_beyond_the_end_do_nothing)
{
  g_autoptr (AwrashProgramme) programme = national_new (NATIONAL_TREE, 12, 20, 3);
  g_autoptr (AwrashReading) reading
      = test_reading_new ("need", "need", "tie", "lot", "seed", "x", NULL);

  for (int steps = 0; steps < 12; steps++)
    {
      g_autoptr (AwrashSolving) solving = awrash_split_solving_new (programme, reading, NULL);
      double value = 0, bound = 0;
      gboolean done = FALSE;

      for (int i = 0; i < steps; i++)
        cr_assert (awrash_split_solving_step (solving, 1, &done, NULL));
      awrash_split_solving_get_interval (solving, &value, &bound);
      cr_expect (isnan (value) && isnan (bound));
    }
  awrash_split_solving_free (NULL);
}

Test (split_solving, what_cannot_be_asked_is_told_by_the_step_that_finds_it)
{
  g_autoptr (AwrashProgramme) programme
      = test_programme_new ("territories", THREE, "quotas", "territory,stream,max\nr,temporary,9\n",
                            "need.indicator", "need", NULL);
  g_autoptr (AwrashReading) reading = test_reading_new ("streams", "nowhere", NULL);
  g_autoptr (AwrashSolving) solving = awrash_split_solving_new (programme, reading, NULL);
  g_autoptr (GError) error = NULL;
  gboolean done = 7;

  cr_assert_not_null (solving);
  cr_expect_not (awrash_split_solving_step (solving, 1, &done, &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_NAME));
  cr_expect_eq (done, 7);
}
