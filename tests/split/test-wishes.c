/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What places fixed by hand cost. Source: small programmes worked out by hand. Invariant: without a
 * wish nothing costs anything. */

#include "support/small-programme.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

static AwrashProgramme *
new_programme (void)
{
  return test_programme_new (
      "territories", "code,parent,need\nr,,\na,r,5\nb,r,5\nc,r,5\n", "streams", "code\ns\n",
      "quotas", "territory,stream,min,max\nr,s,15,15\n", "need.indicator", "need", NULL);
}

/* 15 places go 5, 5 and 5. With a at 8 the others have 7: 4 and 3, by order; with b at 2 as well c
 * has the 5 that are left. */
Test (split_wishes, each_wish_has_its_price_and_all_have_one_together)
{
  g_autoptr (AwrashProgramme) programme = new_programme ();
  g_autoptr (AwrashPlan) plan = test_plan_new (programme, "fix", " a/s = 8; b/s = 2 ;", "tie",
                                               "order", "order", "b;c;a", NULL);
  g_autofree char *first = awrash_split_wishes_get_text (plan, 0);
  g_autofree char *second = awrash_split_wishes_get_text (plan, 1);
  g_autofree char *third = awrash_split_wishes_get_text (plan, 2);
  AwrashWish prices[3];

  cr_assert_eq (awrash_split_wishes_get_count (plan), 2);
  cr_expect_str_eq (first, "a/s = 8");
  cr_expect_str_eq (second, "b/s = 2");
  cr_expect_null (third);
  cr_assert (awrash_split_wishes (plan, 3, prices, NULL));
  /* Without a's: 7 for c, 6 for a; the lowest is b's all the same. */
  cr_expect_eq (prices[0].lowest_rate, 0);
  cr_expect_float_eq (prices[0].squares, (64 + 4 + 25 - 49 - 4 - 36) / 5., 1e-12);
  cr_expect_eq (prices[0].moved, 2);
  cr_expect_eq (prices[0].changed, 2);
  cr_expect_eq (prices[0].status, AWRASH_STATUS_TIE_SETTLED);
  /* Without b's: 8, 4 and 3. */
  cr_expect_float_eq (prices[1].lowest_rate, 0.2, 1e-15);
  cr_expect_eq (prices[1].moved, 2);
  /* Without both: 5 each. */
  cr_expect_float_eq (prices[2].lowest_rate, 0.6, 1e-15);
  cr_expect_float_eq (prices[2].gini, 12. / 45, 1e-12);
  cr_expect_float_eq (prices[2].squares, 18. / 5, 1e-12);
  cr_expect_eq (prices[2].moved, 3);
  cr_expect_eq (prices[2].changed, 2);
  cr_expect_eq (prices[2].status, AWRASH_STATUS_OPTIMAL);
}

Test (split_wishes, a_refused_tie_without_the_wish_is_measured_all_the_same)
{
  g_autoptr (AwrashProgramme) programme = new_programme ();
  g_autoptr (AwrashPlan) plan = test_plan_new (programme, "fix", "a/s = 8; b/s = 2", NULL);
  AwrashWish prices[3];

  cr_assert (awrash_split_wishes (plan, 3, prices, NULL));
  cr_expect_eq (prices[0].status, AWRASH_STATUS_TIE_REFUSED);
  cr_expect_eq (prices[0].lowest_rate, 0);
}

Test (split_wishes, without_a_wish_all_together_cost_nothing)
{
  g_autoptr (AwrashProgramme) programme = new_programme ();
  g_autoptr (AwrashPlan) plan = test_plan_new (programme, NULL);
  AwrashWish price;

  cr_assert_eq (awrash_split_wishes_get_count (plan), 0);
  cr_assert (awrash_split_wishes (plan, 1, &price, NULL));
  cr_expect (price.lowest_rate == 0 && price.gini == 0 && price.squares == 0 && price.moved == 0
             && price.changed == 0 && price.status == AWRASH_STATUS_OPTIMAL);
  cr_expect_eq (awrash_split_wishes_size (), 48);
}

Test (split_wishes, a_semicolon_in_quotes_parts_nothing)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", "code,parent,need\nr,,\na,r,5\n\"b;c\",r,5\n", "streams", "code\ns\n",
      "quotas", "territory,stream,min,max\nr,s,10,10\n", "need.indicator", "need", NULL);
  g_autoptr (AwrashPlan) plan = test_plan_new (programme, "fix", "\"b;c\"/s = 2", NULL);
  AwrashWish prices[2];

  cr_assert_eq (awrash_split_wishes_get_count (plan), 1);
  cr_assert (awrash_split_wishes (plan, 2, prices, NULL));
  cr_expect_float_eq (prices[0].lowest_rate, 0.6, 1e-15);
  cr_expect_float_eq (prices[1].lowest_rate, 0.6, 1e-15);
}

Test (split_wishes, a_plan_without_an_answer_has_no_prices)
{
  g_autoptr (AwrashProgramme) programme = new_programme ();
  g_autoptr (AwrashPlan) tied = test_plan_new (programme, "fix", "a/s = 8", NULL);
  g_autoptr (AwrashPlan) blocked = test_plan_new (programme, "fix", "a/s = 16", NULL);
  AwrashWish prices[2], before[2];

  memset (prices, 0x5a, sizeof prices);
  memcpy (before, prices, sizeof prices);
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;

      cr_expect_not (awrash_split_wishes (i ? blocked : tied, 2, prices, &error));
      cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY));
      cr_expect_str_eq (error->message,
                        i ? "the plan is infeasible and has no prices of wishes, expected a plan "
                            "with an answer"
                          : "the plan is tie-refused and has no prices of wishes, expected a plan "
                            "with an answer");
    }
  cr_expect_arr_eq (prices, before, sizeof prices);
}
