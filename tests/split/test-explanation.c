/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A plan explained to a province. Source: the Khénifra case and answers worked out by hand;
 * enumeration in tests/oracle/test-explain.c. Invariant: what is told is in the arrays too. */

#include "split/plan-private.h"
#include "support/small-programme.h"

#include <criterion/criterion.h>
#include <string.h>

#define KHENIFRA                                                                                   \
  "code,parent,name_en,unemployed\n05,,Béni Mellal-Khénifra,\n05.091,05,Béni Mellal,44128\n"    \
  "05.081,05,Azilal,28161\n05.255,05,Fquih Ben Salah,37025\n05.301,05,Khénifra,28892\n"           \
  "05.311,05,Khouribga,44342\n"
#define ABSORPTION                                                                                 \
  "territory,stream,max\n05.091,sustainable,1173\n05.081,sustainable,1139\n"                       \
  "05.255,sustainable,863\n05.301,sustainable,753\n05.311,sustainable,1059\n"
#define QUOTAS                                                                                     \
  "territory,stream,min,max\n05.091,temporary,1187,1187\n05.081,temporary,1070,1070\n"             \
  "05.255,temporary,1070,1070\n05.301,temporary,953,953\n05.311,temporary,1070,1070\n"             \
  "05,sustainable,4000,4000\n"

typedef struct
{
  AwrashProgramme *programme;
  AwrashReading *reading;
  AwrashPlan *plan;
  AwrashWalls *walls;
} Subject;

static Subject
subject_of (AwrashProgramme *programme)
{
  AwrashReading *reading = awrash_split_reading_new ();

  return (Subject){ programme, reading, test_plan_new (programme, NULL),
                    awrash_split_walls_new (programme, reading, NULL) };
}

static void
subject_clear (Subject *subject)
{
  awrash_split_walls_free (subject->walls);
  awrash_split_plan_unref (subject->plan);
  awrash_split_reading_free (subject->reading);
  awrash_programme_unref (subject->programme);
}

static Subject
khenifra (void)
{
  return subject_of (test_programme_new (
      "territories", KHENIFRA, "streams", "code\ntemporary\nsustainable\n", "quotas", QUOTAS,
      "capacities", ABSORPTION, "need.indicator", "unemployed", NULL));
}

Test (split_explanation, tells_khenifra_whose_place_one_more_would_be)
{
  Subject s = khenifra ();
  g_autoptr (AwrashExplanation) told = awrash_split_explanation_new (s.plan, s.walls, 3, NULL);
  const int64_t binding[] = { 3, 5 }, next[] = { 0, 0 };

  cr_assert_not_null (told);
  cr_expect_eq (awrash_split_explanation_get_status (told), AWRASH_STATUS_OPTIMAL);
  cr_expect_eq (awrash_split_explanation_get_order (told), -1);
  cr_assert_eq (awrash_split_explanation_get_n_binding (told), 2);
  cr_expect_arr_eq (awrash_split_explanation_get_binding (told), binding, sizeof binding);
  cr_expect_arr_eq (awrash_split_explanation_get_next (told), next, sizeof next);
  cr_expect_eq (awrash_split_explanation_get_n_needed (told), 0);
  cr_assert_eq (awrash_split_explanation_get_n_cells (told), 10);
  cr_expect_eq (awrash_split_explanation_get_places (told)[7], 558);
  cr_expect_eq (awrash_split_explanation_get_places (told)[3], 401, "Azilal's");
  cr_expect_str_eq (
      awrash_split_explanation_get_text (told),
      "Places that Khénifra receives: 1510.\n"
      "At a limit: exactly 953 temporary places of Khénifra (quotas:5). One unit of room there is "
      "a "
      "place for Béni Mellal.\n"
      "At a limit: exactly 4000 sustainable places of Béni Mellal-Khénifra (quotas:7). One unit of "
      "room there is a place for Béni Mellal.\n"
      "One more place is at the cost of justice by this reading, and changes: Azilal: 1472 → 1471 "
      "(52.27 → 52.24 per 1,000); Khénifra: 1510 → 1511 (52.26 → 52.30 per 1,000).",
      "%s", awrash_split_explanation_get_text (told));
  subject_clear (&s);
}

/* Khouribga's temporary quota is fixed, and its absorption reached. */
Test (split_explanation, tells_a_province_at_its_limits_which_must_move)
{
  Subject s = khenifra ();
  g_autoptr (AwrashExplanation) told = awrash_split_explanation_new (s.plan, s.walls, 4, NULL);

  cr_expect_eq (awrash_split_explanation_get_status (told), AWRASH_STATUS_INFEASIBLE);
  cr_expect_eq (awrash_split_explanation_get_n_cells (told), 0);
  cr_expect_null (awrash_split_explanation_get_places (told));
  cr_assert_eq (awrash_split_explanation_get_n_needed (told), 1);
  cr_expect_str_eq (awrash_split_explanation_get_needed (told, 0),
                    "at most 1071 instead of 1070 temporary places of Khouribga");
  cr_expect (g_str_has_suffix (awrash_split_explanation_get_text (told),
                               "One more place needs bounds to move: at most 1071 instead of 1070 "
                               "temporary places of Khouribga."),
             "%s", awrash_split_explanation_get_text (told));
  subject_clear (&s);
}

/* a may have 3 in all, and with a fourth it is better served; the rest of the room is b's. */
Test (split_explanation, lets_a_provinces_own_max_give_way_first)
{
  Subject s = subject_of (test_programme_new (
      "territories", "code,parent,need\nr,,\na,r,10\nb,r,2\n", "streams", "code\ns\n", "quotas",
      "territory,stream,min,max\nr,s,6,6\na,*,,3\n", "need.indicator", "need", NULL));
  g_autoptr (AwrashExplanation) told = awrash_split_explanation_new (s.plan, s.walls, 0, NULL);

  cr_expect_eq (awrash_split_explanation_get_status (told), AWRASH_STATUS_INFEASIBLE);
  cr_expect_eq (awrash_split_explanation_get_order (told), 1);
  cr_expect_str_eq (awrash_split_explanation_get_needed (told, 0),
                    "at most 4 instead of 3 all places of a");
  cr_expect_str_eq (
      awrash_split_explanation_get_text (told),
      "Places that a receives: 3.\n"
      "At a limit: exactly 6 all places of r (quotas:2). One unit of room there is a place for b.\n"
      "At a limit: at most 3 all places of a (quotas:3). One unit of room there is a place for a.\n"
      "One more place needs bounds to move: at most 4 instead of 3 all places of a.\n"
      "One more place is better by this reading, and changes: a: 3 → 4 (300.00 → 400.00 per "
      "1,000); b: 3 → 2 (1500.00 → 1000.00 per 1,000).",
      "%s", awrash_split_explanation_get_text (told));
  subject_clear (&s);
}

/* Two equal provinces and three places: a tie, settled for a. */
Test (split_explanation, says_of_a_tie_that_the_other_way_is_as_just)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", "code,parent,need\nr,,\na,r,4\nb,r,4\n", "streams", "code\ns\n", "quotas",
      "territory,stream,min,max\nr,s,3,3\na,s,1,\n", "need.indicator", "need", NULL);
  g_autoptr (AwrashReading) reading
      = test_reading_new ("tie", "order", "order", "b;a", "on", "count", NULL);
  g_autoptr (AwrashPlan) plan
      = test_plan_new (programme, "tie", "order", "order", "b;a", "on", "count", NULL);
  g_autoptr (AwrashWalls) walls = awrash_split_walls_new (programme, reading, NULL);
  g_autoptr (AwrashExplanation) told = awrash_split_explanation_new (plan, walls, 0, NULL);

  cr_expect_eq (awrash_split_explanation_get_order (told), 0);
  cr_expect_str_eq (
      awrash_split_explanation_get_text (told),
      "Places that a receives: 1.\n"
      "At a limit: exactly 3 all places of r (quotas:2). One unit of room there is a place for a.\n"
      "At a limit: at least 1 all places of a (quotas:3).\n"
      "One more place is as just by this reading, and changes: a: 1 → 2; b: 2 → 1.",
      "%s", awrash_split_explanation_get_text (told));
}

static void
expect_refused (const AwrashPlan *plan, const AwrashWalls *walls, gsize province, AwrashError code,
                const char *message)
{
  g_autoptr (GError) error = NULL;

  cr_expect_null (awrash_split_explanation_new (plan, walls, province, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, (int)code));
  cr_expect_str_eq (error->message, message);
}

Test (split_explanation, is_refused_without_a_plan_a_province_or_its_walls)
{
  Subject s = khenifra ();
  Subject none = subject_of (
      test_programme_new ("territories", "code,parent,need\na,,4\n", "streams", "code\ns\n",
                          "quotas", "territory,stream,min,max\na,s,3,3\n", "capacities",
                          "territory,stream,max\na,s,2\n", "need.indicator", "need", NULL));

  expect_refused (s.plan, s.walls, 5, AWRASH_ERROR_VALUE,
                  "province is 5, expected less than the 5 of the programme");
  expect_refused (s.plan, none.walls, 0, AWRASH_ERROR_VALUE,
                  "the walls are of another programme or reading, expected the plan's");
  expect_refused (none.plan, none.walls, 0, AWRASH_ERROR_EMPTY,
                  "the plan is infeasible and has no prices, expected a plan with an answer");
  awrash_split_explanation_free (NULL);
  subject_clear (&s);
  subject_clear (&none);
}

/* A budget of 7 for places at 2 or 3, of which a takes at least one at 3. */
Test (split_explanation, beyond_the_network_says_which_rows_bind_and_block)
{
  Subject s = subject_of (test_programme_new (
      "territories", "code,parent,need\nr,,\na,r,4\nb,r,4\n", "streams",
      "code,months,monthly_cost\ns,1,2\nt,1,3\n", "quotas",
      "territory,stream,unit,min,max\nr,*,money,,7\nb,*,places,1,1\na,t,places,1,\n",
      "need.indicator", "need", NULL));
  g_autoptr (AwrashExplanation) told = awrash_split_explanation_new (s.plan, s.walls, 0, NULL);
  const char *text;

  cr_assert_eq (awrash_split_plan_get_class (s.plan), AWRASH_CLASS_ROWS);
  cr_assert_not_null (told);
  text = awrash_split_explanation_get_text (told);
  cr_expect_eq (awrash_split_explanation_get_status (told), AWRASH_STATUS_INFEASIBLE);
  cr_expect_not_null (strstr (text, "\nAt a limit: all places of r in money."), "%s", text);
  cr_expect_not_null (strstr (text, "One more place is blocked together by: "), "%s", text);
  subject_clear (&s);
}
