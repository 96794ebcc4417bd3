/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What equity costs. Source: small frontiers worked out by hand; the enumeration is in
 * tests/oracle/test-frontier.c. Invariant: efficiency falls and equity rises from point to point.
 */

#include "support/small-programme.h"

#include <criterion/criterion.h>
#include <math.h>

/* a is cheap to serve, b dear: of 10 places in all those of t count 3, those of s 1; a takes t
 * only, b takes s only. */
static AwrashProgramme *
new_programme (void)
{
  return test_programme_new (
      "territories", "code,parent,need\nr,,\na,r,5\nb,r,5\n", "streams", "code\ns\nt\n",
      "worksite_types", "code,stream,utility,months\nx,s,1,2\ny,t,3,9\n", "quotas",
      "territory,stream,min,max\nr,*,,10\na,s,0,0\nb,t,0,0\n", "need.indicator", "need", NULL);
}

static AwrashFrontier *
draw (const AwrashProgramme *programme, const char *efficiency, const char *equity, size_t points)
{
  g_autoptr (AwrashReading) reading = test_reading_new ("tie", "order", "order", "a;b", NULL);
  g_autoptr (GError) error = NULL;
  AwrashFrontier *frontier
      = awrash_split_frontier_new (programme, reading, efficiency, equity, points, &error);
  gboolean more = TRUE;

  cr_assert_not_null (frontier, "%s", error != NULL ? error->message : "");
  while (more)
    cr_assert (awrash_split_frontier_step (frontier, &more, &error), "%s",
               error != NULL ? error->message : "");
  return frontier;
}

/* All to a are 30; each place that b has instead raises the lowest rate by a fifth, up to five. */
Test (split_frontier, each_step_of_the_lowest_rate_costs_its_utility)
{
  g_autoptr (AwrashProgramme) programme = new_programme ();
  g_autoptr (AwrashFrontier) frontier = draw (programme, "utilitarian", "lowest-rate", 0);

  cr_assert_eq (awrash_split_frontier_get_n_points (frontier), 6);
  cr_expect (awrash_split_frontier_is_complete (frontier));
  for (size_t i = 0; i < 6; i++)
    {
      g_autoptr (AwrashPlan) plan = awrash_split_frontier_get_plan (frontier, i);

      cr_expect_eq (awrash_split_frontier_get_efficiency (frontier, i), 30 - 2 * (double)i);
      cr_expect_float_eq (awrash_split_frontier_get_equity (frontier, i), (double)i / 5, 1e-15);
      cr_expect_float_eq (awrash_split_frontier_get_price (frontier, i), (double)i / 15, 1e-15);
      cr_expect_float_eq (awrash_split_frontier_get_equity_lost (frontier, i), 1 - (double)i / 5,
                          1e-15);
      cr_expect_eq (awrash_split_frontier_get_status (frontier, i),
                    awrash_split_plan_get_status (plan));
      cr_expect_eq ((int)awrash_split_plan_get_receipts (plan)[1], (int)i);
    }
}

Test (split_frontier, person_months_are_an_efficiency_of_their_own)
{
  g_autoptr (AwrashProgramme) programme = new_programme ();
  g_autoptr (AwrashFrontier) frontier = draw (programme, "person-months", "lowest-rate", 2);

  cr_assert_eq (awrash_split_frontier_get_n_points (frontier), 2);
  cr_expect_not (awrash_split_frontier_is_complete (frontier));
  cr_expect_eq (awrash_split_frontier_get_efficiency (frontier, 0), 90);
  cr_expect_eq (awrash_split_frontier_get_efficiency (frontier, 1), 55);
  cr_expect_eq (awrash_split_frontier_get_equity (frontier, 1), 1);
}

/* b takes two at most: with ten places rates are 8/5 and 2/5, with four they are equal. */
Test (split_frontier, fewer_places_may_be_more_equal)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", "code,parent,need\nr,,\na,r,5\nb,r,5\n", "streams", "code\ns\n", "quotas",
      "territory,stream,min,max\nr,s,3,10\nb,s,,2\n", "need.indicator", "need", NULL);
  g_autoptr (AwrashFrontier) squares = draw (programme, "places", "least-squares", 0);
  g_autoptr (AwrashFrontier) gini = draw (programme, "places", "gini", 0);

  cr_assert_eq (awrash_split_frontier_get_n_points (squares), 7);
  cr_expect (awrash_split_frontier_is_complete (squares));
  cr_expect_float_eq (awrash_split_frontier_get_equity (squares, 0), 68. / 5 - 10, 1e-12);
  cr_expect_eq (awrash_split_frontier_get_equity (squares, 6), 0);
  cr_expect_eq (awrash_split_frontier_get_efficiency (squares, 6), 4);
  cr_assert_eq (awrash_split_frontier_get_n_points (gini), 7);
  cr_expect_float_eq (awrash_split_frontier_get_equity (gini, 0), 0.3, 1e-12);
  cr_expect_float_eq (awrash_split_frontier_get_price (gini, 6), 0.6, 1e-12);
}

/* Of the totals 900, 675, 450, 225 and 0, b's bound of 300 spoils the first two; the third is as
 * equal as whole places are, the last is nothing for everybody. */
Test (split_frontier, a_spread_of_totals_keeps_those_that_are_more_equal)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", "code,parent,need\nr,,\na,r,500.5\nb,r,700.25\n", "streams", "code\ns\n",
      "quotas", "territory,stream,min,max\nr,s,,900\nb,s,,300\n", "need.indicator", "need", NULL);
  g_autoptr (AwrashFrontier) frontier = draw (programme, "places", "gini", 5);

  cr_assert_geq (awrash_split_frontier_get_n_points (frontier), 3);
  cr_expect_not (awrash_split_frontier_is_complete (frontier));
  cr_expect_eq (awrash_split_frontier_get_efficiency (frontier, 0), 900);
  cr_expect_eq (awrash_split_frontier_get_efficiency (frontier, 1), 675);
  cr_expect_eq (awrash_split_frontier_get_efficiency (frontier, 2), 450);
}

Test (split_frontier, needs_that_are_no_whole_numbers_have_a_frontier_too)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", "code,parent,need\nr,,\na,r,2.5\nb,r,0.75\n", "streams", "code\ns\nt\n",
      "worksite_types", "code,stream,utility\nx,s,1\ny,t,3\n", "quotas",
      "territory,stream,min,max\nr,*,,6\na,s,0,0\nb,t,0,0\n", "need.indicator", "need", NULL);
  g_autoptr (AwrashFrontier) frontier = draw (programme, "utilitarian", "lowest-rate", 0);

  /* b has 0, 1, then 2, where a has 4 of 2.5. */
  cr_assert_eq (awrash_split_frontier_get_n_points (frontier), 3);
  cr_expect_float_eq (awrash_split_frontier_get_equity (frontier, 1), 4. / 3, 1e-15);
  cr_expect_float_eq (awrash_split_frontier_get_equity (frontier, 2), 1.6, 1e-15);
  cr_expect (awrash_split_frontier_is_complete (frontier));
}

Test (split_frontier, without_any_plan_there_is_no_point)
{
  g_autoptr (AwrashProgramme) programme
      = test_programme_new ("territories", "code,parent,need\na,,4\n", "streams", "code\ns\n",
                            "quotas", "territory,stream,min,max\na,s,3,3\n", "capacities",
                            "territory,stream,max\na,s,2\n", "need.indicator", "need", NULL);
  g_autoptr (AwrashFrontier) rate = draw (programme, "places", "lowest-rate", 0);
  g_autoptr (AwrashFrontier) gini = draw (programme, "places", "gini", 3);
  gboolean more = TRUE;

  cr_expect_eq (awrash_split_frontier_get_n_points (rate), 0);
  cr_expect_eq (awrash_split_frontier_get_n_points (gini), 0);
  cr_expect (awrash_split_frontier_is_complete (rate));
  cr_expect (awrash_split_frontier_step (rate, &more, NULL));
  cr_expect_not (more);
  awrash_split_frontier_free (NULL);
}

Test (split_frontier, a_refused_tie_is_a_point_without_a_plan)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", "code,parent,need\nr,,\na,r,4\nb,r,4\n", "streams", "code\ns\n", "quotas",
      "territory,stream,min,max\nr,s,3,3\n", "need.indicator", "need", NULL);
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  g_autoptr (AwrashFrontier) frontier
      = awrash_split_frontier_new (programme, reading, "places", "lowest-rate", 0, NULL);
  gboolean more;

  cr_assert (awrash_split_frontier_step (frontier, &more, NULL));
  cr_assert_eq (awrash_split_frontier_get_n_points (frontier), 1);
  cr_expect_eq (awrash_split_frontier_get_status (frontier, 0), AWRASH_STATUS_TIE_REFUSED);
  cr_expect_eq (awrash_split_frontier_get_equity (frontier, 0), 0.25);
}

static void
check_refused (const char *efficiency, const char *equity, size_t points, const char *receives,
               AwrashError code, const char *message)
{
  g_autoptr (AwrashProgramme) programme = new_programme ();
  g_autoptr (AwrashReading) reading = test_reading_new ("receives", receives, NULL);
  g_autoptr (GError) error = NULL;

  cr_expect_null (
      awrash_split_frontier_new (programme, reading, efficiency, equity, points, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, (int)code), "%s %s", efficiency, equity);
  cr_expect_str_eq (error->message, message);
}

Test (split_frontier, what_is_no_frontier_is_refused)
{
  check_refused ("speed", "gini", 0, "places", AWRASH_ERROR_NAME,
                 "efficiency is \"speed\", expected places, person-months or utilitarian");
  check_refused ("places", "envy", 0, "places", AWRASH_ERROR_NAME,
                 "equity is \"envy\", expected lowest-rate, gini, least-squares, or alpha:A with A "
                 "above 0");
  check_refused (
      "places", "alpha:0", 0, "places", AWRASH_ERROR_NAME,
      "equity is \"alpha:0\", expected lowest-rate, gini, least-squares, or alpha:A with "
      "A above 0");
  check_refused ("places", "gini", 1, "places", AWRASH_ERROR_VALUE,
                 "points is 1, expected 0 for every point, or at least 2");
  check_refused ("places", "gini", 0, "person-months", AWRASH_ERROR_CLASS,
                 "receives is person-months, expected places for a frontier");
}

/* ── welfare, and efficiency as a row ───────────────────────────────────────────────────────── */

/* a has 10 - b: the welfare √(5a) + √(5b) is greatest at five each, where all ten are given. */
Test (split_frontier, the_most_places_may_be_the_best_of_all)
{
  g_autoptr (AwrashProgramme) programme = new_programme ();
  g_autoptr (AwrashFrontier) frontier = draw (programme, "places", "alpha:1/2", 5);

  cr_assert_eq (awrash_split_frontier_get_n_points (frontier), 1);
  cr_expect (awrash_split_frontier_is_complete (frontier));
  cr_expect_eq (awrash_split_frontier_get_efficiency (frontier, 0), 10);
  cr_expect_float_eq (awrash_split_frontier_get_equity (frontier, 0), 20, 1e-12);
}

/* Each place that goes to b costs 2 of 30; √ of both is greatest at five. */
Test (split_frontier, utility_is_weighed_against_welfare_point_by_point)
{
  g_autoptr (AwrashProgramme) programme = new_programme ();
  g_autoptr (AwrashFrontier) frontier = draw (programme, "utilitarian", "alpha:1/2", 0);

  cr_assert_eq (awrash_split_frontier_get_n_points (frontier), 6);
  for (size_t i = 0; i < 6; i++)
    {
      double b = (double)i;

      cr_expect_eq (awrash_split_frontier_get_efficiency (frontier, i), 30 - 2 * b);
      cr_expect_float_eq (awrash_split_frontier_get_equity (frontier, i),
                          2 * (sqrt (5 * (10 - b)) + sqrt (5 * b)), 1e-9);
      cr_expect_float_eq (awrash_split_frontier_get_price (frontier, i), b / 15, 1e-15);
    }
}

/* With all to a, b has nothing: no logarithm says how little. */
Test (split_frontier, who_has_nothing_makes_the_welfare_infinitely_small)
{
  g_autoptr (AwrashProgramme) programme = new_programme ();
  g_autoptr (AwrashFrontier) frontier = draw (programme, "utilitarian", "alpha:1", 0);
  size_t last = awrash_split_frontier_get_n_points (frontier) - 1;

  cr_assert_eq (last, 5);
  cr_expect_eq (awrash_split_frontier_get_equity (frontier, 0), -INFINITY);
  cr_expect_eq (awrash_split_frontier_get_equity_lost (frontier, 0), INFINITY);
  cr_expect_float_eq (awrash_split_frontier_get_equity (frontier, 1), 5 * log (9. / 25), 1e-12);
  cr_expect_eq (awrash_split_frontier_get_equity (frontier, last), 0);
  cr_expect_eq (awrash_split_frontier_get_equity_lost (frontier, last), 0);
}

/* Nobody can serve b, at any number of places. */
Test (split_frontier, two_welfares_that_are_infinitely_small_are_alike)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", "code,parent,need\nr,,\na,r,5\nb,r,5\n", "streams", "code\ns\n", "quotas",
      "territory,stream,min,max\nr,s,,4\nb,s,0,0\n", "need.indicator", "need", NULL);
  g_autoptr (AwrashFrontier) frontier = draw (programme, "places", "alpha:2", 0);

  cr_assert_eq (awrash_split_frontier_get_n_points (frontier), 1);
  cr_expect_eq (awrash_split_frontier_get_equity (frontier, 0), -INFINITY);
  cr_expect_eq (awrash_split_frontier_get_equity_lost (frontier, 0), 0);
}

/* Of 10 places a has k, at 9 months each, b the rest at 2: 20 + 7 k months against |k - 5| / 10. */
Test (split_frontier, the_gini_of_a_row_is_least_and_proved)
{
  g_autoptr (AwrashProgramme) programme = new_programme ();
  g_autoptr (AwrashFrontier) frontier = draw (programme, "person-months", "gini", 0);

  cr_assert_eq (awrash_split_frontier_get_n_points (frontier), 6);
  cr_expect (awrash_split_frontier_is_complete (frontier));
  for (size_t i = 0; i < 6; i++)
    {
      double k = 10 - (double)i;

      cr_expect_eq (awrash_split_frontier_get_efficiency (frontier, i), 20 + 7 * k);
      cr_expect_float_eq (awrash_split_frontier_get_equity (frontier, i), (k - 5) / 10, 1e-15);
      cr_expect_eq (awrash_split_frontier_get_status (frontier, i), AWRASH_STATUS_OPTIMAL);
    }
}

/* Places alone become a row where the bounds are rows already; the reading's own rows stay. */
Test (split_frontier, rows_of_the_reading_stand_beside_that_of_the_efficiency)
{
  g_autoptr (AwrashProgramme) programme = new_programme ();
  g_autoptr (AwrashReading) reading
      = test_reading_new ("rows", "efficiency: 2 a/t + 3 b/s <= 24", NULL);
  g_autoptr (AwrashFrontier) frontier
      = awrash_split_frontier_new (programme, reading, "utilitarian", "least-squares", 3, NULL);
  g_autoptr (AwrashPlan) plan = NULL;
  gboolean more = TRUE;

  while (more)
    cr_assert (awrash_split_frontier_step (frontier, &more, NULL));
  cr_assert_eq (awrash_split_frontier_get_efficiency (frontier, 0), 30);
  plan = awrash_split_frontier_get_plan (frontier, 0);
  cr_expect_not_null (strstr (awrash_split_plan_get_certificate (plan),
                              "efficiency: 2 a/t + 3 b/s <= 24; efficiency_: 1 r/only:x + 3 "
                              "r/only:y >= 30"));
}

Test (split_frontier, without_any_plan_there_is_no_point_of_a_row)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", "code,parent,need\na,,4\n", "streams", "code\ns\nt\n", "worksite_types",
      "code,stream,utility\nx,s,1\ny,t,3\n", "quotas", "territory,stream,min,max\na,s,3,3\n",
      "capacities", "territory,stream,max\na,s,2\na,t,2\n", "need.indicator", "need", NULL);
  g_autoptr (AwrashFrontier) frontier = draw (programme, "utilitarian", "alpha:1/2", 0);

  cr_expect_eq (awrash_split_frontier_get_n_points (frontier), 0);
  cr_expect (awrash_split_frontier_is_complete (frontier));
}

static void
check_step (const char *types, const char *efficiency, AwrashError code, const char *message)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", "code,parent,need\na,,4\n", "streams", "code\ns\nt\n", "worksite_types", types,
      "quotas", "territory,stream,min,max\na,*,,2000000\n", "need.indicator", "need", NULL);
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  g_autoptr (AwrashFrontier) frontier
      = awrash_split_frontier_new (programme, reading, efficiency, "alpha:2", 3, NULL);
  g_autoptr (GError) error = NULL;
  gboolean more = 7;

  cr_expect_not (awrash_split_frontier_step (frontier, &more, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, (int)code), "%s",
             error != NULL ? error->message : "");
  cr_expect_str_eq (error->message, message);
  cr_expect_eq (more, 7);
  cr_expect_eq (awrash_split_frontier_get_n_points (frontier), 0);
}

Test (split_frontier, an_efficiency_that_is_not_given_or_too_fine_is_refused)
{
  check_step ("code,stream,utility\nx,s,1\ny,t,3\n", "person-months", AWRASH_ERROR_VALUE,
              "person-months needs what a place of \"x\" counts, which is not given");
  check_step ("code,stream,utility\nx,s,1\ny,t,1.00000000001\n", "utilitarian",
              AWRASH_ERROR_OVERFLOW,
              "utilitarian is counted in more than 2^53 whole numbers, expected fewer digits or "
              "fewer places");
}

/* ── totals ─────────────────────────────────────────────────────────────────────────────────── */

Test (split_frontier, a_total_holds_what_would_be_filled)
{
  g_autoptr (AwrashProgramme) programme = new_programme ();
  g_autoptr (AwrashPlan) plan = test_plan_new (programme, "total", "6", NULL);
  g_autoptr (AwrashPlan) none = test_plan_new (programme, "total", "11", NULL);

  cr_expect_eq ((int)awrash_split_plan_get_receipts (plan)[0], 3);
  cr_expect_eq ((int)awrash_split_plan_get_receipts (plan)[1], 3);
  cr_expect_eq (awrash_split_plan_get_status (none), AWRASH_STATUS_INFEASIBLE);
}

Test (split_frontier, a_total_that_is_no_number_or_has_no_country_is_refused)
{
  static const char *const broken[] = { "x", "-1", "1.5", "1125899906842625" };
  g_autoptr (AwrashProgramme) one = new_programme ();
  g_autoptr (AwrashProgramme) two = test_programme_new (
      "territories", "code,parent,need\na,,4\nb,,4\n", "streams", "code\ns\n", "quotas",
      "territory,stream,min,max\na,s,3,3\nb,s,3,3\n", "need.indicator", "need", NULL);
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autofree char *message
          = g_strdup_printf ("total is \"%s\", expected a whole number from 0 to 2^50", broken[i]);
      g_autoptr (GError) fault = NULL;

      cr_assert (awrash_split_reading_set (reading, "total", broken[i], NULL));
      cr_expect_null (awrash_split_solve (one, reading, &fault));
      cr_assert (g_error_matches (fault, AWRASH_ERROR, AWRASH_ERROR_VALUE));
      cr_expect_str_eq (fault->message, message);
    }
  cr_assert (awrash_split_reading_set (reading, "total", "6", NULL));
  cr_expect_null (awrash_split_solve (two, reading, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_CLASS));
  cr_expect_str_eq (error->message,
                    "total is given, but no territory holds all provinces; expected one country");
}
