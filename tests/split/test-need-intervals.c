/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Over which needs a plan stays best. Source: ends worked out by hand; the enumeration is in
 * tests/oracle/test-need-intervals.c. Invariant: a need is inside its own interval. */

#include "support/small-programme.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#define TWO "code,parent,need\nr,,\na,r,6\nb,r,3\n"

static AwrashPlan *
new_plan (const char *territories, const char *places, const char *key, const char *value)
{
  g_autofree char *quotas
      = g_strdup_printf ("territory,stream,min,max\nr,s,%s,%s\n", places, places);
  g_autoptr (AwrashProgramme) programme
      = test_programme_new ("territories", territories, "streams", "code\ns\n", "quotas", quotas,
                            "need.indicator", "need", NULL);

  return test_plan_new (programme, key, value, NULL);
}

static void
check (const AwrashPlan *plan, size_t province, double low, double high)
{
  double lows[8], highs[8];
  g_autoptr (GError) error = NULL;

  cr_assert (awrash_split_need_intervals (plan, lows, highs, &error), "%s",
             error != NULL ? error->message : "");
  cr_expect_float_eq (lows[province], low, 1e-12 * low, "%.17g", lows[province]);
  cr_expect (highs[province] == high || fabs (highs[province] - high) <= 1e-12 * high, "%.17g",
             highs[province]);
}

/* 9 places go 6 and 3. a gives one up where 5/d reaches 3/3, that is d = 5, and takes one from b
 * where 6/d falls to 2/3: d = 9. */
Test (split_need_intervals, leximin_holds_until_a_place_would_level_up)
{
  g_autoptr (AwrashPlan) plan = new_plan (TWO, "9", "objective", "leximin");

  check (plan, 0, 5, 9);
  check (plan, 1, 2, 3.6);
}

/* a gives one up where 6/d exceeds (3 + 1)/3: d = 4.5; takes one where 7/d falls below 3/3. */
Test (split_need_intervals, decmin_holds_until_the_highest_would_fall)
{
  g_autoptr (AwrashPlan) plan = new_plan (TWO, "9", "objective", "decmin");

  check (plan, 0, 4.5, 7);
  check (plan, 1, 18. / 7, 4);
}

/* Squares: 11/d against 7/3, 13/d against 5/3; for b 5/d against 13/6, 7/d against 11/6. */
Test (split_need_intervals, least_squares_holds_until_marginals_meet)
{
  g_autoptr (AwrashPlan) plan = new_plan (TWO, "9", "objective", "least-squares");

  check (plan, 0, 33. / 7, 39. / 5);
  check (plan, 1, 30. / 13, 42. / 11);
}

/* One place for two provinces: the smaller need has it while it is the smaller one. */
Test (split_need_intervals, nought_is_decided_by_what_one_place_would_make_of_it)
{
  g_autoptr (AwrashPlan) plan = new_plan (TWO, "1", "objective", "leximin");

  check (plan, 0, 3, INFINITY);
  check (plan, 1, 0, 6);
}

Test (split_need_intervals, what_the_bounds_force_stays_with_any_need)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", TWO, "streams", "code\ns\n", "quotas",
      "territory,stream,min,max\na,s,4,4\nb,s,1,1\n", "need.indicator", "need", NULL);
  g_autoptr (AwrashPlan) plan = test_plan_new (programme, NULL);

  check (plan, 0, 0, INFINITY);
  check (plan, 1, 0, INFINITY);
}

Test (split_need_intervals, counts_do_not_look_at_needs_and_none_has_none)
{
  g_autoptr (AwrashPlan) counts = new_plan (TWO, "8", "on", "count");
  g_autoptr (AwrashPlan) needless
      = new_plan ("code,parent,need\nr,,\na,r,6\nb,r,0\n", "9", "objective", "leximin");

  check (counts, 0, 0, INFINITY);
  check (needless, 0, 0, INFINITY);
  check (needless, 1, 0, 0);
}

/* The other stream is divided by the same needs: 3 places as 2 and 1, besides 9 as 6 and 3. */
Test (split_need_intervals, streams_left_out_narrow_it_too)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", TWO, "streams", "code\ns\nt\n", "quotas",
      "territory,stream,min,max\nr,s,90,90\nr,t,3,3\n", "need.indicator", "need", NULL);
  g_autoptr (AwrashPlan) all = test_plan_new (programme, "streams", "t", NULL);
  double low[2], high[2];

  cr_assert (awrash_split_need_intervals (all, low, high, NULL));
  /* 59/d against 30/3, 60/d against 29/3: narrower than what three places allow. */
  cr_expect_float_eq (low[0], 5.9, 1e-11);
  cr_expect_float_eq (high[0], 180. / 29, 1e-11);
}

static void
check_refused (const AwrashPlan *plan, AwrashError code, const char *message)
{
  double low[2] = { 7, 7 }, high[2] = { 8, 8 };
  g_autoptr (GError) error = NULL;

  cr_expect_not (awrash_split_need_intervals (plan, low, high, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, (int)code));
  cr_expect_str_eq (error->message, message);
  cr_expect (low[0] == 7 && low[1] == 7 && high[0] == 8 && high[1] == 8);
}

Test (split_need_intervals, without_an_answer_or_with_a_loss_nothing_is_written)
{
  g_autoptr (AwrashPlan) tied
      = new_plan ("code,parent,need\nr,,\na,r,4\nb,r,4\n", "3", "objective", "leximin");
  g_autoptr (AwrashProgramme) programme
      = test_programme_new ("territories", TWO, "streams", "code\ns\n", "quotas",
                            "territory,stream,min,max\nr,s,9,9\n", "need.indicator", "need", NULL);
  g_autoptr (AwrashPlan) loses
      = test_plan_new (programme, "near", "a/type:s=9", "loss", "0.5", NULL);

  check_refused (tied, AWRASH_ERROR_EMPTY,
                 "the plan is tie-refused and has no intervals, expected a plan with an answer");
  check_refused (loses, AWRASH_ERROR_CLASS,
                 "the plan is by \"fill places of *, fewest changes within the loss, leximin on "
                 "rate, balanced mix\", expected one comparison of provinces, without loss");
}
