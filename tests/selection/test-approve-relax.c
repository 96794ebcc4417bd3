/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The smallest relaxation. Source: cases worked out by hand; enumeration is in
 * tests/oracle/test-approve.c. Invariant: arrays are written only with a relaxation. */

#include <awrash.h>

#include <criterion/criterion.h>
#include <math.h>

/* Two worksites are signed, one of them for women; three of five are to be. */
static AwrashApproval *
new_question (gboolean may_relax)
{
  static const int64_t places[] = { 10, 20, 5 }, months[] = { 3, 3, 3 }, required[] = { 1, 1, 0 };
  static const double womens[] = { 1, 0, 0 };
  AwrashApproval *approval = awrash_selection_approve_new (3, NULL, places, months, NULL, NULL);

  cr_assert (awrash_selection_approve_set_required (approval, required, NULL));
  cr_assert (
      awrash_selection_approve_add_bound (approval, "number", "places", NULL, 0, 34, FALSE, NULL));
  cr_assert (awrash_selection_approve_add_bound (approval, "share", "worksites", womens, 0.6,
                                                 INFINITY, may_relax, NULL));
  return approval;
}

Test (selection_approve_relax, a_share_falls_to_what_can_be_reached)
{
  g_autoptr (AwrashApproval) approval = new_question (TRUE);
  double least[2], most[2];
  int64_t places[3];
  int64_t status;

  cr_assert (awrash_selection_approve_relax (approval, 1000, least, most, places, &status, NULL));
  cr_expect_eq (status, AWRASH_STATUS_OPTIMAL);
  cr_expect (least[0] == 0 && most[0] == 34 && least[1] == 0.5 && isinf (most[1]));
  cr_expect (places[0] == 10 && places[1] == 20 && places[2] == 0);
}

Test (selection_approve_relax, what_may_not_be_relaxed_leaves_nothing)
{
  g_autoptr (AwrashApproval) approval = new_question (FALSE);
  double least[2] = { -1, -1 }, most[2] = { -1, -1 };
  int64_t places[3] = { -1, -1, -1 };
  int64_t status;

  cr_assert (awrash_selection_approve_relax (approval, 1000, least, most, places, &status, NULL));
  cr_expect_eq (status, AWRASH_STATUS_INFEASIBLE);
  cr_expect (least[1] == -1 && most[0] == -1 && places[2] == -1);
}

Test (selection_approve_relax, without_nodes_there_is_no_relaxation)
{
  g_autoptr (AwrashApproval) approval = new_question (TRUE);
  double least[2] = { -1, -1 }, most[2] = { -1, -1 };
  int64_t places[3] = { -1, -1, -1 };
  int64_t status;

  cr_assert (awrash_selection_approve_relax (approval, 0, least, most, places, &status, NULL));
  cr_expect (status == AWRASH_STATUS_LIMIT || status == AWRASH_STATUS_OPTIMAL);
  cr_expect_eq (status == AWRASH_STATUS_LIMIT, least[1] == -1);
}

/* A quota too small for any worksite: the smallest is 5 places of 3 months. */
Test (selection_approve_relax, a_quota_rises_to_the_smallest_worksite)
{
  static const int64_t places[] = { 10, 5 }, months[] = { 3, 3 };
  g_autoptr (AwrashApproval) approval
      = awrash_selection_approve_new (2, NULL, places, months, NULL, NULL);
  double least, most;
  int64_t chosen[2];
  int64_t status;

  cr_assert (awrash_selection_approve_add_bound (approval, "number", "person-months", NULL, 0, 12,
                                                 TRUE, NULL));
  cr_assert (awrash_selection_approve_relax (approval, 1000, &least, &most, chosen, &status, NULL));
  cr_expect_eq (status, AWRASH_STATUS_OPTIMAL);
  cr_expect (least == 0 && most == 15 && chosen[0] == 0 && chosen[1] == 5);
}
