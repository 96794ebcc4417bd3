/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Approved worksites: cases worked out by hand, and what holds of all. Source: Khénifra, 26 May
 * 2023: 61 worksites and 1,251 beneficiaries on 3,812 person-months; enumeration is in
 * tests/oracle/test-approve.c. Invariant: permuting the worksites permutes the answer. */

#include <awrash.h>

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#define KHENIFRA 61

static void
add (AwrashApproval *approval, const char *kind, const char *unit, const double weights[],
     double least, double most)
{
  cr_assert (
      awrash_selection_approve_add_bound (approval, kind, unit, weights, least, most, TRUE, NULL));
}

static AwrashApproved *
solve (const AwrashApproval *approval, const int64_t order[])
{
  AwrashApproved *answer = awrash_selection_approve_solve (approval, order, 0, 100000, NULL);

  cr_assert_not_null (answer);
  return answer;
}

static double
value_of (const AwrashApproved *answer, size_t goal)
{
  double value, bound, gap;

  cr_assert (awrash_selection_approve_answer_get_goal (answer, goal, &value, &bound, &gap));
  cr_expect_eq (gap, 0);
  cr_expect_eq (value, bound);
  return value;
}

/* 61 worksites of 3 months with 1,251 places together; one of 39 more does not fit, and is worth
 * less by place than any of them. */
static AwrashApproval *
new_khenifra (void)
{
  int64_t places[KHENIFRA + 1], months[KHENIFRA + 1];
  double utility[KHENIFRA + 1];
  int64_t sum = 0;
  AwrashApproval *approval;

  for (gsize j = 0; j < KHENIFRA; j++)
    {
      places[j] = 20 + (j % 2);
      months[j] = 3;
      utility[j] = 10;
      sum += places[j];
    }
  places[0] += 1251 - sum;
  places[KHENIFRA] = 39;
  months[KHENIFRA] = 3;
  utility[KHENIFRA] = 1;
  approval = awrash_selection_approve_new (KHENIFRA + 1, NULL, places, months, utility, NULL);
  cr_assert_not_null (approval);
  add (approval, "number", "person-months", NULL, 0, 3812);
  return approval;
}

Test (selection_approve_solve, khenifra_has_59_person_months_left_over)
{
  g_autoptr (AwrashApproval) approval = new_khenifra ();
  g_autoptr (AwrashApproved) answer = solve (approval, NULL);
  double count, total, room, need;

  cr_expect_eq (awrash_selection_approve_answer_get_status (answer), AWRASH_STATUS_OPTIMAL);
  cr_assert (awrash_selection_approve_answer_get_bound (answer, 0, &count, &total, &room));
  cr_expect_eq (count, 3753);
  cr_expect_eq (room, 59);
  cr_expect_eq (value_of (answer, 0), 12510);
  cr_assert (awrash_selection_approve_answer_get_need (answer, KHENIFRA, 0, &need));
  cr_expect_eq (need, 39 * 3 - 59);
  cr_expect (g_str_has_prefix (awrash_selection_approve_answer_get_certificate (answer),
                               "{\"format\":\"awrash-approval-1\","));
}

/* Three worksites; a quota of 20 places: 10 + 10 at 5 and 4 beat 16 at 5. */
Test (selection_approve_solve, the_best_sum_of_utility_is_found_and_only_it)
{
  static const int64_t places[] = { 16, 10, 10 }, months[] = { 3, 3, 3 };
  static const double utility[] = { 5, 5, 4 };
  g_autoptr (AwrashApproval) approval
      = awrash_selection_approve_new (3, NULL, places, months, utility, NULL);
  g_autoptr (AwrashApproved) answer = NULL;
  const int64_t *y;

  add (approval, "number", "places", NULL, 0, 20);
  answer = solve (approval, NULL);
  y = awrash_selection_approve_answer_get_places (answer);
  cr_expect (y[0] == 0 && y[1] == 10 && y[2] == 10);
  cr_expect_eq (value_of (answer, 0), 90);
  cr_expect_null (awrash_selection_approve_answer_get_other (answer));
  cr_expect_eq (awrash_selection_approve_answer_get_status (answer), AWRASH_STATUS_OPTIMAL);
}

Test (selection_approve_solve, a_scalable_worksite_fills_what_is_left)
{
  static const int64_t fewest[] = { 10, 5 }, places[] = { 10, 20 }, months[] = { 3, 4 };
  g_autoptr (AwrashApproval) approval
      = awrash_selection_approve_new (2, fewest, places, months, NULL, NULL);
  g_autoptr (AwrashApproved) answer = NULL;
  const int64_t *y;
  double count, total, room;

  add (approval, "number", "person-months", NULL, 0, 79);
  cr_assert (awrash_selection_approve_set_goals (approval, "beneficiaries", NULL));
  answer = solve (approval, NULL);
  y = awrash_selection_approve_answer_get_places (answer);
  cr_expect (y[0] == 10 && y[1] == 12);
  cr_assert (awrash_selection_approve_answer_get_bound (answer, 0, &count, &total, &room));
  cr_expect_eq (room, 1);
}

/* An amount falls by the part of a place, rounded down to a millionth: 100/3 = 33.333333. */
Test (selection_approve_solve, an_amount_goes_down_with_the_places_and_is_whole_with_all)
{
  static const int64_t fewest[] = { 1 }, places[] = { 3 }, months[] = { 1 };
  static const double cost[] = { 100 };
  static const struct
  {
    double budget;
    int64_t places;
  } rows[] = { { 100, 3 }, { 99.999999, 2 }, { 66.666667, 2 }, { 66.666666, 1 }, { 33.333334, 1 } };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (AwrashApproval) approval
          = awrash_selection_approve_new (1, fewest, places, months, NULL, NULL);
      g_autoptr (AwrashApproved) answer = NULL;

      add (approval, "number", "amount", cost, 0, rows[i].budget);
      answer = solve (approval, NULL);
      cr_expect_eq (awrash_selection_approve_answer_get_places (answer)[0], rows[i].places,
                    "budget %.6f", rows[i].budget);
    }
}

/* Equal worksites in two communes: leximin gives each as much as it can. */
Test (selection_approve_solve, leximin_lifts_the_commune_with_the_fewest_places)
{
  static const int64_t places[] = { 10, 10, 10, 6, 9 }, months[] = { 1, 1, 1, 1, 1 };
  static const int64_t commune[] = { 0, 0, 0, 1, 2 };
  g_autoptr (AwrashApproval) approval
      = awrash_selection_approve_new (5, NULL, places, months, NULL, NULL);
  g_autoptr (AwrashApproved) answer = NULL;
  const int64_t *y;

  add (approval, "number", "places", NULL, 0, 26);
  cr_assert (awrash_selection_approve_set_communes (approval, 4, commune, NULL));
  cr_assert (awrash_selection_approve_set_goals (approval, "leximin,worksites", NULL));
  answer = solve (approval, (const int64_t[]){ 2, 1, 0, 3, 4 });
  y = awrash_selection_approve_answer_get_places (answer);
  cr_expect (y[0] == 0 && y[1] == 0 && y[2] == 10 && y[3] == 6 && y[4] == 9);
  cr_expect_eq (awrash_selection_approve_answer_get_status (answer), AWRASH_STATUS_TIE_SETTLED);
  cr_expect_eq (value_of (answer, 0), 6);
  cr_expect_eq (value_of (answer, 1), 3);
}

/* 10 places in each of three communes, of which two can have theirs: by places all are alike; by
 * rates the commune with the smaller need stands higher once it is served. */
Test (selection_approve_solve, leximin_compares_places_over_needs_where_needs_are_given)
{
  static const int64_t places[] = { 10, 10, 10, 10 }, months[] = { 1, 1, 1, 1 };
  static const int64_t commune[] = { 0, 0, 1, 2 };
  static const struct
  {
    double needs[3];
    int64_t communes[3]; /* places of each */
    double value;
  } rows[] = {
    { { 200, 50, 100 }, { 10, 10, 10 }, 0.05 },
    { { 200, 50, 0 }, { 20, 10, 0 }, 0.1 },
    /* 10/30 and 20/60 are the same: no rounding parts them */
    { { 60, 30, 0 }, { 20, 10, 0 }, 1.0 / 3 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (AwrashApproval) approval
          = awrash_selection_approve_new (4, NULL, places, months, NULL, NULL);
      g_autoptr (AwrashApproved) answer = NULL;
      int64_t sum[3] = { 0, 0, 0 };

      add (approval, "number", "places", NULL, 0, 30);
      cr_assert (awrash_selection_approve_set_communes (approval, 3, commune, NULL));
      cr_assert (awrash_selection_approve_set_needs (approval, 3, rows[i].needs, NULL));
      cr_assert (awrash_selection_approve_set_goals (approval, "leximin", NULL));
      answer = solve (approval, (const int64_t[]){ 3, 2, 1, 0 });
      for (gsize j = 0; j < 4; j++)
        sum[commune[j]] += awrash_selection_approve_answer_get_places (answer)[j];
      for (gsize c = 0; c < 3; c++)
        cr_expect_eq (sum[c], rows[i].communes[c], "row %zu: commune %zu has %d", i, c,
                      (int)sum[c]);
      cr_expect_eq (value_of (answer, 0), rows[i].value, "row %zu", i);
    }
}

/* 30 communes of three worksites of 7 to 31 places: numbers between those that a commune can have
 * are passed over, or the search would not end for long. */
Test (selection_approve_solve, leximin_over_many_communes_is_proved_in_few_nodes)
{
  for (guint32 seed = 0; seed < 5; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      enum
      {
        N = 90
      };
      int64_t places[N], months[N], commune[N];
      double needs[30];
      g_autoptr (AwrashApproval) approval = NULL;
      g_autoptr (AwrashApproved) answer = NULL;

      for (gsize j = 0; j < N; j++)
        {
          places[j] = g_rand_int_range (rand, 7, 32);
          months[j] = 3;
          commune[j] = (int64_t)j % 30;
          needs[j % 30] = g_rand_int_range (rand, 200, 900);
        }
      approval = awrash_selection_approve_new (N, NULL, places, months, NULL, NULL);
      add (approval, "number", "places", NULL, 0, 1100);
      cr_assert (awrash_selection_approve_set_communes (approval, 30, commune, NULL));
      if (seed % 2 == 1)
        cr_assert (awrash_selection_approve_set_needs (approval, 30, needs, NULL));
      cr_assert (awrash_selection_approve_set_goals (approval, "leximin,utility", NULL));
      answer = awrash_selection_approve_solve (approval, NULL, 0, 2000, NULL);
      cr_expect_gt (value_of (answer, 0), 0);
      cr_expect_lt (awrash_selection_approve_answer_get_nodes (answer), 2000, "seed %u: %zu nodes",
                    seed, awrash_selection_approve_answer_get_nodes (answer));
    }
}

/* One of four communes goes without, the search is stopped early: the lowest commune is proved
 * before all are. */
Test (selection_approve_solve, leximin_that_is_stopped_tells_what_is_proved_of_the_lowest)
{
  static const int64_t places[] = { 9, 10, 11, 4 }, months[] = { 1, 1, 1, 1 };
  static const int64_t commune[] = { 0, 1, 2, 3 };
  int n_lowest = 0;

  for (gsize nodes = 1; nodes < 40; nodes++)
    {
      g_autoptr (AwrashApproval) approval
          = awrash_selection_approve_new (4, NULL, places, months, NULL, NULL);
      g_autoptr (AwrashApproved) answer = NULL;
      g_autoptr (AwrashVerdict) verdict = NULL;
      double value, bound, gap;

      add (approval, "number", "places", NULL, 0, 25);
      cr_assert (awrash_selection_approve_set_communes (approval, 4, commune, NULL));
      cr_assert (awrash_selection_approve_set_goals (approval, "leximin", NULL));
      answer = awrash_selection_approve_solve (approval, NULL, 0, nodes, NULL);
      if (!awrash_selection_approve_answer_get_goal (answer, 0, &value, &bound, &gap))
        continue;
      n_lowest += isnan (gap) && bound == value;
      cr_expect (isnan (bound) || bound == value, "%zu nodes", nodes);
      verdict = awrash_audit_approval (
          approval, awrash_selection_approve_answer_get_certificate (answer), NULL);
      cr_expect (awrash_audit_verdict_is_accepted (verdict), "%zu nodes", nodes);
    }
  cr_expect_gt (n_lowest, 0);
}

Test (selection_approve_solve, a_permutation_of_the_worksites_permutes_the_answer)
{
  for (guint32 seed = 0; seed < 40; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      enum
      {
        N = 30
      };
      int64_t places[2][N], months[2][N], order[2][N], turn[N];
      double utility[2][N];
      AwrashApproved *answers[2] = { NULL, NULL };

      for (gsize j = 0; j < N; j++)
        {
          gsize other = (gsize)g_rand_int_range (rand, 0, (gint32)j + 1);

          turn[j] = turn[other];
          turn[other] = (int64_t)j;
          order[0][j] = (int64_t)j;
          places[0][j] = g_rand_int_range (rand, 5, 9);
          months[0][j] = 3;
          utility[0][j] = g_rand_int_range (rand, 1, 4);
        }
      for (gsize j = 0; j < N; j++)
        {
          places[1][turn[j]] = places[0][j];
          months[1][turn[j]] = months[0][j];
          utility[1][turn[j]] = utility[0][j];
          order[1][j] = turn[j];
        }
      for (int k = 0; k < 2; k++)
        {
          g_autoptr (AwrashApproval) approval
              = awrash_selection_approve_new (N, NULL, places[k], months[k], utility[k], NULL);

          add (approval, "number", "places", NULL, 0, 90);
          answers[k] = solve (approval, order[k]);
        }
      for (gsize j = 0; j < N; j++)
        cr_expect_eq (awrash_selection_approve_answer_get_places (answers[0])[j],
                      awrash_selection_approve_answer_get_places (answers[1])[turn[j]],
                      "seed %u: worksite %zu", seed, j);
      awrash_selection_approve_answer_free (answers[0]);
      awrash_selection_approve_answer_free (answers[1]);
    }
}

Test (selection_approve_solve, bounds_that_leave_no_choice_and_ends_of_work_are_answers)
{
  g_autoptr (AwrashApproval) approval = new_khenifra ();
  g_autoptr (AwrashApproved) stopped = NULL, empty = NULL;

  stopped = awrash_selection_approve_solve (approval, NULL, 0, 0, NULL);
  cr_expect_eq (awrash_selection_approve_answer_get_status (stopped), AWRASH_STATUS_LIMIT);
  cr_expect_null (awrash_selection_approve_answer_get_places (stopped));
  add (approval, "number", "worksites", NULL, 62, INFINITY);
  empty = solve (approval, NULL);
  cr_expect_eq (awrash_selection_approve_answer_get_status (empty), AWRASH_STATUS_INFEASIBLE);
  cr_expect_null (awrash_selection_approve_answer_get_places (empty));
}

/* Numbers that no sum of few reaches exactly keep the search from any choice. */
Test (selection_approve_solve, work_that_ends_before_any_choice_claims_nothing)
{
  const int64_t places[] = { 101, 103, 107, 109, 113, 127, 131, 137 };
  const int64_t months[] = { 1, 1, 1, 1, 1, 1, 1, 1 };
  g_autoptr (AwrashApproval) approval
      = awrash_selection_approve_new (8, NULL, places, months, NULL, NULL);
  gsize n_limits = 0;

  add (approval, "number", "person-months", NULL, 461, 461);
  for (gsize nodes = 0; nodes < 40; nodes++)
    {
      g_autoptr (AwrashApproved) answer
          = awrash_selection_approve_solve (approval, NULL, 0, nodes, NULL);
      g_autoptr (AwrashVerdict) verdict = awrash_audit_approval (
          approval, awrash_selection_approve_answer_get_certificate (answer), NULL);

      n_limits += awrash_selection_approve_answer_get_status (answer) == AWRASH_STATUS_LIMIT;
      cr_expect (awrash_audit_verdict_is_accepted (verdict), "after %zu nodes", nodes);
    }
  cr_expect_geq (n_limits, 2);
}

/* Times a cost it is more than any cost can be. */
Test (selection_approve_solve, the_largest_gap_takes_any_choice)
{
  const int64_t places[] = { 10, 20 }, months[] = { 4, 3 }, order[] = { 0, 1 };
  const double utility[] = { 3, 5 };
  g_autoptr (AwrashApproval) approval
      = awrash_selection_approve_new (2, NULL, places, months, utility, NULL);
  g_autoptr (AwrashApproved) answer = NULL;
  g_autoptr (AwrashVerdict) verdict = NULL;

  add (approval, "number", "person-months", NULL, 0, 70);
  answer = awrash_selection_approve_solve (approval, order, G_MAXDOUBLE, 100, NULL);
  cr_assert_not_null (answer);
  verdict = awrash_audit_approval (approval,
                                   awrash_selection_approve_answer_get_certificate (answer), NULL);
  cr_assert_not_null (verdict);
  cr_expect (awrash_audit_verdict_is_accepted (verdict));
}

Test (selection_approve_solve, orders_and_gaps_that_cannot_be_are_refused)
{
  static const int64_t places[] = { 1, 1 }, twice[] = { 0, 0 }, outside[] = { 0, 2 };
  g_autoptr (AwrashApproval) approval
      = awrash_selection_approve_new (2, NULL, places, places, NULL, NULL);
  g_autoptr (GError) error = NULL;

  cr_expect_null (awrash_selection_approve_solve (approval, twice, 0, 1, &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_DUPLICATE));
  g_clear_error (&error);
  cr_expect_null (awrash_selection_approve_solve (approval, outside, 0, 1, &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
  g_clear_error (&error);
  cr_expect_null (awrash_selection_approve_solve (approval, NULL, -0.5, 1, &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
}

Test (selection_approve_solve, numbers_too_large_to_be_exact_are_refused)
{
  static const int64_t places[] = { 1000000, 1000000 }, months[] = { 1200, 1200 };
  static const double utility[] = { 1e6, 1e6 };
  g_autoptr (AwrashApproval) approval
      = awrash_selection_approve_new (2, NULL, places, months, utility, NULL);
  g_autoptr (GError) error = NULL;

  cr_expect_null (awrash_selection_approve_solve (approval, NULL, 0, 100, &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW), "%s",
             error ? error->message : "");
}
