/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The price of a wall. Source: answers worked out by hand; enumeration in
 * tests/oracle/test-explain.c. Invariant: a plan without prices writes nothing. */

#include "split/plan-private.h"
#include "support/small-programme.h"

#include <criterion/criterion.h>
#include <string.h>

#define TWO "code,parent,need\nr,,\na,r,4\nb,r,6\n"

static AwrashProgramme *
build (const char *quotas)
{
  return test_programme_new ("territories", TWO, "streams", "code\ns\nt\n", "quotas", quotas,
                             "need.indicator", "need", NULL);
}

/* "+1 5..5: optimal 1, filled 1, changed 1, 0.5 -> 0.5; 2 0 3 0" */
static void
expect_price (const AwrashPlan *plan, const AwrashWalls *walls, gsize wall, int64_t by,
              const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  AwrashWallPrice price;
  int64_t places[4];

  cr_assert (awrash_split_prices (plan, walls, wall, by, places, &price, &error), "%s",
             error != NULL ? error->message : "");
  g_string_append_printf (
      text, "%d%d %d..%d: %s %d, filled %d, rest %d, spared %d, changed %d, %g -> %g;",
      (int)price.moves_lower, (int)price.moves_upper, (int)price.lower, (int)price.upper,
      awrash_base_status_get_name ((AwrashStatus)price.status), (int)price.better,
      (int)price.filled, (int)price.filled_rest, (int)price.spared, (int)price.n_changed,
      price.value_before, price.value_after);
  for (int cell = 0; cell < 4; cell++)
    g_string_append_printf (text, " %d", (int)places[cell]);
  cr_expect_str_eq (text->str, expected, "%s", text->str);
}

/* a has 2 of 4, b 3 of 6. One more of r goes to either, first to a by code. b holds its most. */
Test (split_prices, are_two_exact_answers_for_every_wall)
{
  g_autoptr (AwrashProgramme) programme
      = build ("territory,stream,min,max\nr,s,5,5\nr,t,0,0\nb,s,0,3\na,s,1,9\n");
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  g_autoptr (AwrashPlan) plan = test_plan_new (programme, NULL);
  g_autoptr (AwrashWalls) walls = awrash_split_walls_new (programme, reading, NULL);

  expect_price (plan, walls, 0, 1,
                "11 6..6: optimal 1, filled 1, rest 0, spared 0, changed 1, 0.5 -> 0.5; 3 0 3 0");
  expect_price (plan, walls, 0, -1,
                "11 4..4: optimal -1, filled -1, rest 0, spared 0, changed 1, 0.5 -> 0.333333; 2 0 "
                "2 0");
  expect_price (plan, walls, 2, 1,
                "01 0..4: optimal 0, filled 0, rest 0, spared 0, changed 0, 0.5 -> 0.5; 2 0 3 0");
  expect_price (
      plan, walls, 2, -1,
      "01 0..2: optimal -1, filled 0, rest 0, spared 0, changed 2, 0.5 -> 0.333333; 3 0 2 "
      "0");
  expect_price (plan, walls, 3, 1,
                "01 1..10: optimal 0, filled 0, rest 0, spared 0, changed 0, 0.5 -> 0.5; 2 0 3 0");
  cr_expect_eq (awrash_split_prices_size (), sizeof (AwrashWallPrice));
}

/* t is fixed at 0: it cannot fall, and when it rises the place goes to who is served worst. */
Test (split_prices, of_a_sum_that_cannot_fall_are_infeasible_on_one_side)
{
  g_autoptr (AwrashProgramme) programme
      = build ("territory,stream,min,max\nr,s,6,6\nr,t,0,0\nb,s,,3\na,s,3,3\n");
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  g_autoptr (AwrashPlan) plan = test_plan_new (programme, NULL);
  g_autoptr (AwrashWalls) walls = awrash_split_walls_new (programme, reading, NULL);

  expect_price (plan, walls, 1, -1,
                "11 -1..-1: infeasible 0, filled 0, rest 0, spared 0, changed 0, 0 -> 0; 3 0 3 0");
  expect_price (plan, walls, 1, 1,
                "11 1..1: optimal 1, filled 1, rest 0, spared 0, changed 1, 0.5 -> 0.666667; 3 0 3 "
                "1");
  expect_price (plan, walls, 0, 1,
                "11 7..7: infeasible 0, filled 0, rest 0, spared 0, changed 0, 0 -> 0; 3 0 3 0");
}

/* a has at least 4, which is all that the objective would not have given it. */
Test (split_prices, of_a_floor_move_the_floor)
{
  g_autoptr (AwrashProgramme) programme
      = build ("territory,stream,min,max\nr,s,5,5\nr,t,,2\na,s,4,\n");
  g_autoptr (AwrashReading) reading = test_reading_new ("streams", "s", NULL);
  g_autoptr (AwrashPlan) plan = test_plan_new (programme, "streams", "s", NULL);
  g_autoptr (AwrashWalls) walls = awrash_split_walls_new (programme, reading, NULL);

  expect_price (plan, walls, 2, 1,
                "10 5..-1: optimal -1, filled 0, rest 0, spared 0, changed 2, 0.166667 -> 0; 5 1 0 "
                "1");
  expect_price (
      plan, walls, 2, -2,
      "10 2..-1: optimal 1, filled 0, rest 0, spared 0, changed 2, 0.166667 -> 0.5; 2 1 3 "
      "1");
  expect_price (
      plan, walls, 1, 1,
      "01 0..3: optimal 1, filled 0, rest 1, spared 0, changed 0, 0.166667 -> 0.166667; 4 "
      "2 1 1");
}

/* A committee wishes 4 for a, which alone would have 2. */
Test (split_prices, of_a_wish_are_what_it_costs_the_others)
{
  g_autoptr (AwrashProgramme) programme = build ("territory,stream,min,max\nr,s,5,5\nr,t,0,0\n");
  g_autoptr (AwrashReading) reading = test_reading_new ("fix", "a/s = 4", NULL);
  g_autoptr (AwrashPlan) plan = test_plan_new (programme, "fix", "a/s = 4", NULL);
  g_autoptr (AwrashWalls) walls = awrash_split_walls_new (programme, reading, NULL);

  cr_expect_str_eq (awrash_split_walls_get_source (walls, 2, TRUE), "the reading");
  expect_price (plan, walls, 2, -2,
                "11 2..2: optimal 1, filled 0, rest 0, spared 0, changed 2, 0.166667 -> 0.5; 2 0 3 "
                "0");
  expect_price (plan, walls, 2, 2,
                "11 6..6: infeasible 0, filled 0, rest 0, spared 0, changed 0, 0 -> 0; 4 0 1 0");
}

/* Whatever its kind, a wall moves by itself: a pool's max here, while the need stays. */
Test (split_prices, of_pools_leave_the_pools_as_need)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", "code,parent\nr,\na,r\nb,r\n", "quotas",
      "territory,stream,min,max\nr,temporary,,7\n", "pools",
      "territory,group,persons\na,all,4\nb,all,2\n", "need.indicator", "pool:all", NULL);
  g_autoptr (AwrashReading) reading = test_reading_new ("pool_caps", "yes", NULL);
  g_autoptr (AwrashPlan) plan = test_plan_new (programme, "pool_caps", "yes", NULL);
  g_autoptr (AwrashWalls) walls = awrash_split_walls_new (programme, reading, NULL);
  AwrashWallPrice price;
  int64_t places[2];

  cr_assert_eq (awrash_split_walls_get_n (walls), 3);
  cr_assert (awrash_split_prices (plan, walls, 2, 1, places, &price, NULL));
  cr_expect (places[0] == 4 && places[1] == 3 && price.filled == 1 && price.better == 1);
  cr_expect (price.value_before == 1 && price.value_after == 1, "the need is still 2");
}

static void
expect_refused (const AwrashPlan *plan, const AwrashWalls *walls, gsize wall, int64_t by,
                AwrashError code, const char *message)
{
  g_autoptr (GError) error = NULL;
  AwrashWallPrice price, before;
  int64_t places[4] = { 7, 7, 7, 7 }, untouched[4] = { 7, 7, 7, 7 };

  memset (&price, 0x5a, sizeof price);
  before = price;
  cr_expect_not (awrash_split_prices (plan, walls, wall, by, places, &price, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, (int)code), "%s", error->message);
  cr_expect_str_eq (error->message, message);
  cr_expect_arr_eq (&price, &before, sizeof price);
  cr_expect_arr_eq (places, untouched, sizeof places);
}

Test (split_prices, are_refused_where_there_is_no_plan_or_no_such_wall)
{
  g_autoptr (AwrashProgramme) programme = build ("territory,stream,min,max\nr,s,5,5\nr,t,0,0\n");
  g_autoptr (AwrashProgramme) blocked
      = build ("territory,stream,min,max\nr,s,5,5\nr,t,0,0\nr,*,,4\n");
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  g_autoptr (AwrashPlan) plan = test_plan_new (programme, NULL);
  g_autoptr (AwrashPlan) none = test_plan_new (blocked, NULL);
  g_autoptr (AwrashPlan) other = test_plan_new (programme, "objective", "decmin", NULL);
  g_autoptr (AwrashWalls) walls = awrash_split_walls_new (programme, reading, NULL);
  g_autoptr (AwrashWalls) blocking = awrash_split_walls_new (blocked, reading, NULL);

  expect_refused (none, blocking, 0, 1, AWRASH_ERROR_EMPTY,
                  "the plan is infeasible and has no prices, expected a plan with an answer");
  expect_refused (plan, blocking, 0, 1, AWRASH_ERROR_VALUE,
                  "the walls are of another programme or reading, expected the plan's");
  expect_refused (other, walls, 0, 1, AWRASH_ERROR_VALUE,
                  "the walls are of another programme or reading, expected the plan's");
  expect_refused (plan, walls, 2, 1, AWRASH_ERROR_VALUE,
                  "wall is 2, expected less than the 2 of the programme");
  expect_refused (plan, walls, 0, (G_GINT64_CONSTANT (1) << 40) + 1, AWRASH_ERROR_VALUE,
                  "by is 1099511627777, expected a number from -2^40 to 2^40");
}

/* Three months or four: the fifth s brings 3 person-months more. */
Test (split_prices, are_told_in_person_months_where_those_are_received)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", TWO, "streams", "code,months\ns,3\nt,4\n", "quotas",
      "territory,stream,min,max\nr,s,5,5\nr,t,1,1\n", "need.indicator", "need", NULL);
  g_autoptr (AwrashReading) reading
      = test_reading_new ("receives", "person-months", "objective", "least-squares", NULL);
  g_autoptr (AwrashPlan) plan
      = test_plan_new (programme, "receives", "person-months", "objective", "least-squares", NULL);
  g_autoptr (AwrashWalls) walls = awrash_split_walls_new (programme, reading, NULL);
  AwrashWallPrice price;
  int64_t places[4];

  cr_assert_eq (awrash_split_plan_get_class (plan), AWRASH_CLASS_GENERAL);
  cr_assert (awrash_split_prices (plan, walls, 0, 1, places, &price, NULL));
  cr_expect (price.filled == 1 && price.better == 1 && price.value_after > price.value_before);
  cr_expect_eq (places[0] + places[2], 6);
  cr_expect_eq (places[1] + places[3], 1);
}

/* A budget of 21 for 9 places at 2 or 3: one place more at r takes 2 of what is left, and the one
 * after that nothing. */
Test (split_prices, beyond_the_network_are_found_with_the_rows_as_they_are)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", TWO, "streams", "code,months,monthly_cost\ns,1,2\nt,1,3\n", "quotas",
      "territory,stream,unit,min,max\nr,*,money,,21\nr,*,places,,9\nr,t,places,1,\n",
      "need.indicator", "need", NULL);
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  g_autoptr (AwrashPlan) plan = test_plan_new (programme, NULL);
  g_autoptr (AwrashWalls) walls = awrash_split_walls_new (programme, reading, NULL);
  AwrashWallPrice price;
  int64_t places[4];

  cr_assert_eq (awrash_split_plan_get_class (plan), AWRASH_CLASS_ROWS);
  cr_assert_str_eq (awrash_split_walls_get_name (walls, 0), "r/*");
  cr_assert (awrash_split_prices (plan, walls, 0, 1, places, &price, NULL));
  cr_expect (price.status == AWRASH_STATUS_OPTIMAL && price.filled == 1 && price.better == 1);
  cr_assert (awrash_split_prices (plan, walls, 0, 2, places, &price, NULL));
  cr_expect (price.status == AWRASH_STATUS_OPTIMAL && price.filled == 1, "%ld", (long)price.filled);
  cr_assert (awrash_split_prices (plan, walls, 1, 8, places, &price, NULL));
  cr_expect_eq (price.status, AWRASH_STATUS_INFEASIBLE);
  cr_expect_eq (price.lower, 9);
}

Test (split_prices, are_refused_where_the_moved_bounds_are_too_large)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", TWO, "streams", "code\ns\nt\n", "quotas",
      "territory,stream,min,max\nr,*,,562949953421312\nr,s,0,0\nr,t,,562949953000000\n",
      "need.indicator", "need", NULL);
  g_autoptr (AwrashReading) reading = test_reading_new ("tie", "order", "order", "a;b", NULL);
  g_autoptr (AwrashPlan) plan = test_plan_new (programme, "tie", "order", "order", "a;b", NULL);
  g_autoptr (AwrashWalls) walls = awrash_split_walls_new (programme, reading, NULL);

  expect_refused (plan, walls, 0, G_GINT64_CONSTANT (1) << 40, AWRASH_ERROR_OVERFLOW,
                  "the bounds sum to more than 2^50 places (at the t places of r), expected less");
}
