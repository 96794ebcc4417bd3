/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Why worksites and communes were left out, how bounds stand, and what a worksite would need.
 * Source: a case worked out by hand. Invariant: what is told to be needed is just enough. */

#include <awrash.h>

#include <criterion/criterion.h>
#include <math.h>

/* 0, 1 and 2 are approved; 3 is below the threshold, 4 too large, 5 does not fit, in communes 0 to
 * 3; commune 4 proposes nothing. */
static const int64_t places[] = { 10, 10, 10, 5, 40, 10 }, months[] = { 3, 3, 3, 3, 3, 3 };
static const double utility[] = { 9, 8, 7, 1, 9, 6 };
static const int64_t commune[] = { 0, 0, 1, 2, 3, 0 };
static const double womens[] = { 1, 0, 0, 0, 0, 0 }, cost[] = { 50, 60, 70, 10, 90, 45 };

static AwrashApproval *
new_question (double share)
{
  AwrashApproval *approval = awrash_selection_approve_new (6, NULL, places, months, utility, NULL);

  cr_assert (awrash_selection_approve_set_communes (approval, 5, commune, NULL));
  cr_assert (awrash_selection_approve_set_threshold (approval, 2, NULL));
  cr_assert (awrash_selection_approve_add_bound (approval, "number", "person-months", NULL, 0, 100,
                                                 TRUE, NULL));
  cr_assert (awrash_selection_approve_add_bound (approval, "share", "worksites", womens, share,
                                                 INFINITY, TRUE, NULL));
  cr_assert (
      awrash_selection_approve_add_bound (approval, "number", "amount", cost, 0, 200, TRUE, NULL));
  return approval;
}

static AwrashApproved *
solve (const AwrashApproval *approval)
{
  AwrashApproved *answer = awrash_selection_approve_solve (approval, NULL, 0, 1000, NULL);

  cr_assert_not_null (answer);
  return answer;
}

Test (selection_approve_answer, every_worksite_and_commune_has_its_reason)
{
  static const char *const reasons[]
      = { "required", "approved", "approved", "below-threshold", "too-large", "not-chosen" };
  static const char *const communes[]
      = { "served", "served", "below-threshold", "too-large", "no-worksite" };
  static const int64_t required[] = { 1, 0, 0, 0, 0, 0 };
  g_autoptr (AwrashApproval) approval = new_question (0.3);
  g_autoptr (AwrashApproved) answer = NULL;

  cr_assert (awrash_selection_approve_set_required (approval, required, NULL));
  answer = solve (approval);
  for (size_t j = 0; j < 6; j++)
    cr_expect_str_eq (awrash_selection_approve_answer_get_reason (answer, j), reasons[j]);
  for (size_t c = 0; c < 5; c++)
    cr_expect_str_eq (awrash_selection_approve_answer_get_commune (answer, c), communes[c]);
  cr_expect_null (awrash_selection_approve_answer_get_reason (answer, 6));
  cr_expect_null (awrash_selection_approve_answer_get_commune (answer, 5));
}

Test (selection_approve_answer, a_required_worksite_is_approved_below_the_threshold)
{
  static const int64_t required[] = { 0, 0, 0, 1, 0, 0 };
  g_autoptr (AwrashApproval) approval = new_question (0.2);
  g_autoptr (AwrashApproved) answer = NULL;

  cr_assert (awrash_selection_approve_set_required (approval, required, NULL));
  answer = solve (approval);
  cr_expect_eq (awrash_selection_approve_answer_get_places (answer)[3], 5);
  cr_expect_str_eq (awrash_selection_approve_answer_get_reason (answer, 3), "required");
}

Test (selection_approve_answer, bounds_say_what_is_left_of_them)
{
  g_autoptr (AwrashApproval) approval = new_question (0.3);
  g_autoptr (AwrashApproved) answer = solve (approval);
  double count = -1, total, room;

  cr_assert (awrash_selection_approve_answer_get_bound (answer, 0, &count, &total, &room));
  cr_expect (count == 90 && total == 90 && room == 10);
  cr_assert (awrash_selection_approve_answer_get_bound (answer, 1, &count, &total, &room));
  cr_expect (count == 1 && total == 3 && fabs (room - 0.1) < 1e-12, "%g", room);
  cr_assert (awrash_selection_approve_answer_get_bound (answer, 2, &count, &total, &room));
  cr_expect (count == 180 && room == 20);
  count = -1;
  cr_expect_not (awrash_selection_approve_answer_get_bound (answer, 3, &count, &total, &room));
  cr_expect_eq (count, -1);
}

Test (selection_approve_answer, a_worksite_needs_what_is_missing_and_no_more)
{
  g_autoptr (AwrashApproval) approval = new_question (0.3);
  g_autoptr (AwrashApproved) answer = solve (approval);
  double need = -1;

  cr_assert (awrash_selection_approve_answer_get_need (answer, 5, 0, &need));
  cr_expect_eq (need, 20);
  /* 1 of 4 is below 30 %; 2 of 5 are not */
  cr_assert (awrash_selection_approve_answer_get_need (answer, 5, 1, &need));
  cr_expect_eq (need, 1);
  cr_assert (awrash_selection_approve_answer_get_need (answer, 5, 2, &need));
  cr_expect_eq (need, 25);
  cr_expect_not (awrash_selection_approve_answer_get_need (answer, 0, 0, &need));
  cr_expect_not (awrash_selection_approve_answer_get_need (answer, 5, 3, &need));
  cr_expect_not (awrash_selection_approve_answer_get_need (answer, 6, 0, &need));
  cr_expect_eq (need, 25);
}

/* All must be women's: no number of more would do; at most half: one more that is not. */
Test (selection_approve_answer, shares_of_all_and_at_most_are_needed_too)
{
  static const int64_t two[] = { 10, 10, 10 };
  static const double trait[] = { 1, 1, 0 };
  g_autoptr (AwrashApproval) approval
      = awrash_selection_approve_new (3, NULL, two, two, (const double[]){ 3, 2, 1 }, NULL);
  g_autoptr (AwrashApproval) other
      = awrash_selection_approve_new (3, NULL, two, two, (const double[]){ 3, 2, 1 }, NULL);
  g_autoptr (AwrashApproved) answer = NULL, second = NULL;
  double need;

  cr_assert (awrash_selection_approve_add_bound (approval, "share", "places", trait, 1, INFINITY,
                                                 TRUE, NULL));
  answer = solve (approval);
  cr_assert (awrash_selection_approve_answer_get_need (answer, 2, 0, &need));
  cr_expect (isinf (need));
  cr_assert (
      awrash_selection_approve_add_bound (other, "share", "places", trait, 0, 0.5, TRUE, NULL));
  second = solve (other);
  cr_expect_eq (awrash_selection_approve_answer_get_places (second)[1], 0);
  cr_assert (awrash_selection_approve_answer_get_need (second, 1, 0, &need));
  cr_expect_eq (need, 10);
}

Test (selection_approve_answer, there_is_nothing_to_tell_without_a_choice)
{
  g_autoptr (AwrashApproval) approval = new_question (0.3);
  g_autoptr (AwrashApproved) answer = awrash_selection_approve_solve (approval, NULL, 0, 0, NULL);
  double a = -1, b = -1, c = -1;

  cr_expect_not (awrash_selection_approve_answer_get_goal (answer, 0, &a, &b, &c));
  cr_expect_not (awrash_selection_approve_answer_get_bound (answer, 0, &a, &b, &c));
  cr_expect_not (awrash_selection_approve_answer_get_need (answer, 0, 0, &a));
  cr_expect_null (awrash_selection_approve_answer_get_reason (answer, 0));
  cr_expect_null (awrash_selection_approve_answer_get_commune (answer, 0));
  cr_expect (a == -1 && b == -1 && c == -1);
  cr_expect_eq (awrash_selection_approve_answer_get_nodes (answer), 0);
  cr_expect_eq (awrash_selection_approve_answer_get_n (answer), 6);
}
