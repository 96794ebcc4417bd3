/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Objectives: their names, and that on rates each is a rule of its own.
 * Source: the example of Balinski and Young (1982), populations 9061, 7179, 5259, 3319, 1182 and 26
 * seats, on which Adams, Webster and Jefferson differ. Invariant: leximin is Adams, least squares
 * is Webster, decreasing-minimal is Jefferson. */

#include "support/small-programme.h"

#include <criterion/criterion.h>

Test (split_objective, every_name_leads_back_to_its_number)
{
  static const struct
  {
    int value;
    const char *name;
  } rows[] = { { 1, "leximin" },     { 2, "decmin" },          { 3, "least-squares" },
               { 4, "utilitarian" }, { 5, "leximin-persons" }, { 6, "alpha" },
               { 7, "gini" },        { 8, "gini-unweighted" } };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      cr_expect_str_eq (awrash_split_objective_get_name ((AwrashObjective)rows[i].value),
                        rows[i].name);
      cr_expect_eq (awrash_split_objective_from_name (rows[i].name), rows[i].value);
    }
}

Test (split_objective, what_is_no_objective_has_no_name_and_no_number)
{
  static const int numbers[] = { -1, 0, 9, 10, 1000 };
  static const char *const names[] = { "", "Leximin", "leximin ", "alpha:2", "maximin" };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    cr_expect_null (awrash_split_objective_get_name ((AwrashObjective)numbers[i]), "%d",
                    numbers[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    cr_expect_eq (awrash_split_objective_from_name (names[i]), 0, "%s", names[i]);
}

Test (split_objective, parts_from_the_others_on_the_example_of_balinski_and_young)
{
  static const struct
  {
    const char *objective;
    const char *places;
  } rows[] = {
    { "leximin", "a/temporary 9, b/temporary 7, c/temporary 5, d/temporary 3, e/temporary 2" },
    { "least-squares",
      "a/temporary 9, b/temporary 8, c/temporary 5, d/temporary 3, e/temporary 1" },
    { "decmin", "a/temporary 10, b/temporary 7, c/temporary 5, d/temporary 3, e/temporary 1" },
    { "gini", "a/temporary 9, b/temporary 7, c/temporary 5, d/temporary 4, e/temporary 1" },
  };
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", "code,parent,need\nr,,\na,r,9061\nb,r,7179\nc,r,5259\nd,r,3319\ne,r,1182\n",
      "quotas", "territory,stream,max\nr,temporary,26\n", "need.indicator", "need", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (AwrashPlan) plan = test_plan_new (programme, "objective", rows[i].objective, NULL);
      g_autofree char *places = test_plan_places (programme, plan);

      cr_expect_str_eq (places, rows[i].places, "%s: %s", rows[i].objective, places);
    }
}

/* Stream s has 2 places, t has 4; provinces 3 and 4 have at most 2 together: the totals are no
 * M-convex set, and even counts part the objectives. */
Test (split_objective, parts_from_the_others_on_counts_where_totals_are_not_m_convex)
{
  static const struct
  {
    const char *objective;
    const char *places;
  } rows[]
      = { { "leximin", "p1/t 3, p2/s 1, p3/t 1, p4/s 1" }, { "decmin", "p1/t 2, p2/s 2, p3/t 2" } };
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", "code,parent\nn,\np1,n\np2,n\ng,n\np3,g\np4,g\n", "streams", "code\ns\nt\n",
      "quotas",
      "territory,stream,min,max\nn,s,2,2\nn,t,4,4\ng,*,,2\np1,s,,0\np2,s,,2\np3,s,,0\np4,s,,1\n"
      "p1,t,,3\np2,t,,0\np3,t,,2\np4,t,,0\n",
      NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (AwrashPlan) plan
          = test_plan_new (programme, "on", "count", "objective", rows[i].objective, NULL);
      g_autofree char *places = test_plan_places (programme, plan);

      cr_expect_not (awrash_split_plan_get_totals_m_convex (plan));
      cr_expect_str_eq (places, rows[i].places, "%s: %s", rows[i].objective, places);
    }
}

/* (3, 1, 1, 1) and (2, 2, 2, 0) have the same sum of squares, 12. */
Test (split_objective, least_squares_may_tie_where_leximin_and_decmin_differ)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", "code,parent\nn,\np1,n\np2,n\ng,n\np3,g\np4,g\n", "streams", "code\ns\nt\n",
      "quotas",
      "territory,stream,min,max\nn,s,2,2\nn,t,4,4\ng,*,,2\np1,s,,0\np2,s,,2\np3,s,,0\np4,s,,1\n"
      "p1,t,,3\np2,t,,0\np3,t,,2\np4,t,,0\n",
      NULL);
  g_autoptr (AwrashPlan) plan
      = test_plan_new (programme, "on", "count", "objective", "least-squares", NULL);
  static const int64_t sure[] = { 2, 1, 1, 0 };

  cr_assert_eq (awrash_split_plan_get_status (plan), AWRASH_STATUS_TIE_REFUSED);
  cr_assert_eq (awrash_split_plan_get_n_tied (plan), 4);
  cr_expect_arr_eq (awrash_split_plan_get_sure (plan), sure, sizeof sure);
  cr_expect_eq (awrash_split_plan_get_free_units (plan), 2);
}
