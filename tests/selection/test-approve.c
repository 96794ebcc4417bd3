/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The question which worksites to approve: what is refused, and that it is then as before. Source:
 * the contract in selection-approve.h. Invariant: a refusal says which value, and what was
 * expected. */

#include <awrash.h>

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

static const int64_t places[] = { 10, 20 }, months[] = { 3, 4 };

static AwrashApproval *
new_question (void)
{
  AwrashApproval *approval = awrash_selection_approve_new (2, NULL, places, months, NULL, NULL);

  cr_assert_not_null (approval);
  return approval;
}

static void
expect (gboolean done, GError **error, int code, const char *part)
{
  cr_expect_not (done);
  cr_assert (g_error_matches (*error, AWRASH_ERROR, code), "%s: %s", part,
             *error ? (*error)->message : "no error");
  cr_expect_not_null (strstr ((*error)->message, part), "%s", (*error)->message);
  g_clear_error (error);
}

Test (selection_approve, worksites_that_cannot_be_are_refused_by_number)
{
  static const struct
  {
    int64_t fewest, places, months;
    double utility;
    int code;
    const char *part;
  } rows[]
      = { { 1, 0, 3, 1, AWRASH_ERROR_VALUE, "places[0] is 0" },
          { 1, 1000001, 3, 1, AWRASH_ERROR_VALUE, "places[0] is 1000001" },
          { 1, 5, 0, 1, AWRASH_ERROR_VALUE, "months[0] is 0" },
          { 1, 5, 1201, 1, AWRASH_ERROR_VALUE, "months[0] is 1201" },
          { 0, 5, 3, 1, AWRASH_ERROR_VALUE, "places_min[0] is 0" },
          { 6, 5, 3, 1, AWRASH_ERROR_BOUNDS, "places_min[0] is 6, expected at most places, 5" },
          { 5, 5, 3, -1, AWRASH_ERROR_VALUE, "utility[0] is -1" },
          { 5, 5, 3, NAN, AWRASH_ERROR_VALUE, "utility[0]" },
          { 5, 5, 3, 1e7, AWRASH_ERROR_VALUE, "expected a number from 0 to 1000000" } };
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    expect (awrash_selection_approve_new (1, &rows[i].fewest, &rows[i].places, &rows[i].months,
                                          &rows[i].utility, &error)
                != NULL,
            &error, rows[i].code, rows[i].part);
  expect (awrash_selection_approve_new (0, NULL, NULL, NULL, NULL, &error) != NULL, &error,
          AWRASH_ERROR_EMPTY, "at least one");
}

Test (selection_approve, communes_thresholds_and_required_worksites_are_checked)
{
  static const int64_t outside[] = { 0, 2 }, below[] = { -2, 0 }, twice[] = { 1, 2 };
  g_autoptr (AwrashApproval) approval = new_question ();
  g_autoptr (GError) error = NULL;

  expect (awrash_selection_approve_set_communes (approval, 2, outside, &error), &error,
          AWRASH_ERROR_VALUE, "commune[1] is 2");
  expect (awrash_selection_approve_set_communes (approval, 2, below, &error), &error,
          AWRASH_ERROR_VALUE, "commune[0] is -2");
  expect (awrash_selection_approve_set_communes (approval, (size_t)1 << 40, below, &error), &error,
          AWRASH_ERROR_VALUE, "n_communes");
  expect (awrash_selection_approve_set_required (approval, twice, &error), &error,
          AWRASH_ERROR_VALUE, "required[1] is 2");
  expect (awrash_selection_approve_set_threshold (approval, -1, &error), &error, AWRASH_ERROR_VALUE,
          "threshold is -1");
}

Test (selection_approve, needs_are_of_the_communes_that_are_given)
{
  static const int64_t commune[] = { 0, 1 };
  static const double needs[] = { 3, -1 }, endless[] = { INFINITY, 1 }, missing[] = { 1, NAN };
  g_autoptr (AwrashApproval) approval = new_question ();
  g_autoptr (GError) error = NULL;

  expect (awrash_selection_approve_set_needs (approval, 2, needs, &error), &error,
          AWRASH_ERROR_VALUE, "n_communes is 2, expected the number of communes");
  cr_assert (awrash_selection_approve_set_needs (approval, 0, NULL, &error));
  cr_assert (awrash_selection_approve_set_communes (approval, 2, commune, &error));
  expect (awrash_selection_approve_set_needs (approval, 2, needs, &error), &error,
          AWRASH_ERROR_VALUE, "needs[1] is -1, expected a number from 0 to");
  expect (awrash_selection_approve_set_needs (approval, 2, endless, &error), &error,
          AWRASH_ERROR_VALUE, "needs[0] is inf");
  expect (awrash_selection_approve_set_needs (approval, 2, missing, &error), &error,
          AWRASH_ERROR_VALUE, "needs[1] is nan");
}

Test (selection_approve, goals_are_known_once_and_have_the_communes_that_they_ask_for)
{
  static const int64_t commune[] = { 0, 1 };
  g_autoptr (AwrashApproval) approval = new_question ();
  g_autoptr (GError) error = NULL;

  expect (awrash_selection_approve_set_goals (approval, "beauty", &error), &error,
          AWRASH_ERROR_NAME, "goal is \"beauty\", expected one of: utility");
  expect (awrash_selection_approve_set_goals (approval, "", &error), &error, AWRASH_ERROR_NAME,
          "goal is \"\"");
  expect (awrash_selection_approve_set_goals (approval, "utility, utility", &error), &error,
          AWRASH_ERROR_DUPLICATE, "given twice");
  expect (awrash_selection_approve_set_goals (approval, "leximin", &error), &error,
          AWRASH_ERROR_VALUE, "asks for communes");
  cr_assert (awrash_selection_approve_set_communes (approval, 2, commune, &error));
  cr_expect (awrash_selection_approve_set_goals (approval, "communes, leximin , utility", &error));
}

Test (selection_approve, bounds_are_checked_and_counted)
{
  static const double weights[] = { 1, -1 };
  g_autoptr (AwrashApproval) approval = new_question ();
  g_autoptr (GError) error = NULL;

  expect (awrash_selection_approve_add_bound (approval, "part", "places", NULL, 0, 1, TRUE, &error),
          &error, AWRASH_ERROR_NAME, "kind is \"part\"");
  expect (
      awrash_selection_approve_add_bound (approval, "number", "persons", NULL, 0, 1, TRUE, &error),
      &error, AWRASH_ERROR_NAME, "unit is \"persons\"");
  expect (
      awrash_selection_approve_add_bound (approval, "share", "amount", NULL, 0, 1, TRUE, &error),
      &error, AWRASH_ERROR_NAME, "unit is \"amount\"");
  expect (
      awrash_selection_approve_add_bound (approval, "share", "places", NULL, 1.5, 2, TRUE, &error),
      &error, AWRASH_ERROR_VALUE, "least is 1.5, expected a number from 0 to 1");
  expect (
      awrash_selection_approve_add_bound (approval, "number", "places", NULL, 0, NAN, TRUE, &error),
      &error, AWRASH_ERROR_VALUE, "most is");
  expect (
      awrash_selection_approve_add_bound (approval, "number", "places", NULL, 5, 4, TRUE, &error),
      &error, AWRASH_ERROR_BOUNDS, "least is 5, expected at most 4");
  expect (awrash_selection_approve_add_bound (approval, "number", "places", weights, 0, 4, TRUE,
                                              &error),
          &error, AWRASH_ERROR_VALUE, "weights[1] is -1");
  cr_expect_eq (awrash_selection_approve_get_n_bounds (approval), 0);
  cr_expect (
      awrash_selection_approve_add_bound (approval, "number", "places", NULL, 0, 4, TRUE, &error));
  cr_expect_eq (awrash_selection_approve_get_n_bounds (approval), 1);
  cr_expect_eq (awrash_selection_approve_get_n (approval), 2);
}
