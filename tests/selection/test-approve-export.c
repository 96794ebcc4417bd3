/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The question as text for other solvers. Source: the CPLEX LP format. Invariant: a step is
 * exported with what the goals before it reached. */

#include <awrash.h>

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

static AwrashApproval *
new_question (const char *goals)
{
  static const int64_t fewest[] = { 4, 10 }, places[] = { 6, 10 }, months[] = { 3, 2 };
  static const int64_t commune[] = { 0, 1 };
  static const double utility[] = { 2, 0.5 }, women[] = { 0.5, 0.25 };
  AwrashApproval *approval
      = awrash_selection_approve_new (2, fewest, places, months, utility, NULL);

  cr_assert (awrash_selection_approve_set_communes (approval, 2, commune, NULL));
  cr_assert (awrash_selection_approve_set_goals (approval, goals, NULL));
  cr_assert (awrash_selection_approve_add_bound (approval, "number", "person-months", NULL, 0, 30,
                                                 TRUE, NULL));
  cr_assert (awrash_selection_approve_add_bound (approval, "share", "places", women, 0.3, INFINITY,
                                                 TRUE, NULL));
  return approval;
}

Test (selection_approve_export, the_whole_question_is_told)
{
  g_autoptr (AwrashApproval) approval = new_question ("utility");
  g_autofree char *text = awrash_selection_approve_export_lp (approval, 0, NULL, NULL);

  cr_expect_str_eq (text, "Maximize\n"
                          " goal: + 8000000 w0 + 5000000 w1 + 2000000 p0\n"
                          "Subject To\n"
                          " link0.most: + 1 p0 - 2 w0 <= 0\n"
                          " bound0.most: + 12 w0 + 3 p0 + 20 w1 <= 30\n"
                          " least1.least: + 8 w0 + 2 p0 - 5 w1 >= 0\n"
                          " any.least: + 1 w0 + 1 w1 >= 1\n"
                          "Bounds\n"
                          " 0 <= w0 <= 1\n"
                          " 0 <= w1 <= 1\n"
                          " 0 <= p0 <= 2\n"
                          "General\n"
                          " w0\n"
                          " w1\n"
                          " p0\n"
                          "End\n");
}

Test (selection_approve_export, goals_before_are_held)
{
  g_autoptr (AwrashApproval) approval = new_question ("communes, worksites, utility");
  g_autofree char *first = awrash_selection_approve_export_lp (approval, 0, NULL, NULL);
  g_autofree char *last
      = awrash_selection_approve_export_lp (approval, 2, (const double[]){ 1, 1 }, NULL);

  cr_expect_not_null (strstr (first, " goal: + 1 c0.0 + 1 c1.0\n"), "%s", first);
  cr_expect_not_null (strstr (first, " serve1.least: + 1 w1 - 1 c1.0 >= 0\n"), "%s", first);
  cr_expect_not_null (strstr (last, " level0.least: + 1 c0.0 + 1 c1.0 >= 1\n"), "%s", last);
  cr_expect_not_null (strstr (last, " held0.most: - 1 w0 - 1 w1 <= -1\n"), "%s", last);
}

Test (selection_approve_export, leximin_and_what_is_no_goal_are_refused)
{
  g_autoptr (AwrashApproval) approval = new_question ("leximin,utility");
  g_autoptr (AwrashApproval) second = new_question ("worksites,utility");
  g_autoptr (GError) error = NULL;

  cr_expect_null (awrash_selection_approve_export_lp (approval, 0, NULL, &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_CLASS));
  g_clear_error (&error);
  cr_expect_null (awrash_selection_approve_export_lp (approval, 1, (const double[]){ 1 }, &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_CLASS));
  g_clear_error (&error);
  cr_expect_null (awrash_selection_approve_export_lp (second, 2, (const double[]){ 1, 1 }, &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
  g_clear_error (&error);
  cr_expect_null (awrash_selection_approve_export_lp (second, 1, (const double[]){ NAN }, &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
}
