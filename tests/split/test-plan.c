/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The plan as its users see it. Source: plan.csv and plan-provinces.csv of a programme folder.
 * Invariant: without an answer there are no cells, no receipts and no tables. */

#include "support/small-programme.h"

#include <criterion/criterion.h>
#include <string.h>

#define TERRITORIES "code,parent,need\nr,,\na,r,2\nb,r,0\nc,r,5\n"
#define STREAMS "code,months,monthly_cost\ntemporary,4,2970.05\nsustainable,9,\n"
#define TYPES "code,stream,months\nroads,temporary,4\npaint,temporary,2.5\n"
#define QUOTAS                                                                                     \
  "territory,stream,min,max\nr,type:roads,7,7\na,type:paint,1,1\nb,type:paint,0,0\n"               \
  "c,type:paint,0,0\nc,sustainable,1,1\na,sustainable,0,0\nb,sustainable,0,0\n"

static AwrashProgramme *
build (void)
{
  return test_programme_new ("territories", TERRITORIES, "streams", STREAMS, "worksite_types",
                             TYPES, "quotas", QUOTAS, "need.indicator", "need", NULL);
}

static char *
table_text (const AwrashPlan *plan, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashTable) table = awrash_split_plan_get_table (plan, name, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  cr_assert_not_null (table, "%s", error != NULL ? error->message : "");
  for (size_t column = 0; column < awrash_base_table_get_n_columns (table); column++)
    g_string_append_printf (text, "%s,", awrash_base_table_get_column (table, column));
  for (size_t row = 0; row < awrash_base_table_get_n_rows (table); row++)
    for (size_t column = 0; column < awrash_base_table_get_n_columns (table); column++)
      g_string_append_printf (text, "%s%s,", column == 0 ? "\n" : "",
                              awrash_base_table_get_cell (table, row, column));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Of 9 places, 3 and 6 stand at rates 1.5 and 1.2; 2 and 7 would stand at 1 and 1.4. */
Test (split_plan, lists_cells_by_province_and_type)
{
  g_autoptr (AwrashProgramme) programme = build ();
  g_autoptr (AwrashPlan) plan = test_plan_new (programme, NULL);
  g_autofree char *text = table_text (plan, "plan");

  cr_expect_str_eq (text,
                    "territory,stream,type,places,\na,temporary,roads,2,\na,temporary,paint,1,\n"
                    "a,sustainable,sustainable,0,\nb,temporary,roads,0,\nb,temporary,paint,0,\n"
                    "b,sustainable,sustainable,0,\nc,temporary,roads,5,\nc,temporary,paint,0,\n"
                    "c,sustainable,sustainable,1,",
                    "%s", text);
}

/* Unknown costs and rates are empty cells; 0 places cost 0 whether or not a place's cost is known.
 * a: 2 × 4 + 1 × 2.5 months, × 2970.05; c has one sustainable place, whose cost nobody gave. */
Test (split_plan, sums_provinces_by_stream_in_months_and_money)
{
  g_autoptr (AwrashProgramme) programme = build ();
  g_autoptr (AwrashPlan) plan = test_plan_new (programme, NULL);
  g_autofree char *text = table_text (plan, "plan-provinces");

  cr_expect_str_eq (text,
                    "territory,places,places_temporary,places_sustainable,person_months,cost,"
                    "received,need,rate,\na,3,3,0,10.5,31185.525,3,2,1.5,\nb,0,0,0,0,0,0,0,,\n"
                    "c,6,5,1,29,,6,5,1.2,",
                    "%s", text);
}

Test (split_plan, getters_agree_with_the_tables)
{
  g_autoptr (AwrashProgramme) programme = build ();
  g_autoptr (AwrashPlan) plan = test_plan_new (programme, NULL);
  static const int64_t provinces[] = { 0, 0, 0, 1, 1, 1, 2, 2, 2 };
  static const int64_t types[] = { 0, 1, 2, 0, 1, 2, 0, 1, 2 };
  static const int64_t places[] = { 2, 1, 0, 0, 0, 0, 5, 0, 1 };
  static const double receipts[] = { 3, 0, 6 }, needs[] = { 2, 0, 5 };

  cr_assert_eq (awrash_split_plan_get_status (plan), AWRASH_STATUS_OPTIMAL);
  cr_assert_eq (awrash_split_plan_get_n_cells (plan), 9);
  cr_assert_eq (awrash_split_plan_get_n_provinces (plan), 3);
  cr_expect_arr_eq (awrash_split_plan_get_cell_provinces (plan), provinces, sizeof provinces);
  cr_expect_arr_eq (awrash_split_plan_get_cell_types (plan), types, sizeof types);
  cr_expect_arr_eq (awrash_split_plan_get_places (plan), places, sizeof places);
  cr_expect_arr_eq (awrash_split_plan_get_receipts (plan), receipts, sizeof receipts);
  cr_expect_arr_eq (awrash_split_plan_get_needs (plan), needs, sizeof needs);
  cr_expect_str_eq (awrash_split_plan_get_chain (plan),
                    "fill places of *, leximin on rate, balanced mix");
}

Test (split_plan, an_unknown_table_is_refused_by_name)
{
  static const char *const names[] = { "", "plan.csv", "cells", "Plan" };
  g_autoptr (AwrashProgramme) programme = build ();
  g_autoptr (AwrashPlan) plan = test_plan_new (programme, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *message = g_strdup_printf (
          "\"%s\" is no table of a plan, expected plan or plan-provinces", names[i]);

      cr_expect_null (awrash_split_plan_get_table (plan, names[i], &error));
      cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_NAME));
      cr_expect_str_eq (error->message, message);
    }
}

static void
expect_no_answer (const AwrashPlan *plan, AwrashStatus status, const char *message)
{
  g_autoptr (GError) error = NULL;

  cr_expect_eq (awrash_split_plan_get_status (plan), status);
  cr_expect_eq (awrash_split_plan_get_n_cells (plan), 0);
  cr_expect_null (awrash_split_plan_get_cell_provinces (plan));
  cr_expect_null (awrash_split_plan_get_cell_types (plan));
  cr_expect_null (awrash_split_plan_get_places (plan));
  cr_expect_null (awrash_split_plan_get_receipts (plan));
  cr_expect_eq (awrash_split_plan_get_n_provinces (plan), 2);
  cr_expect_not_null (awrash_split_plan_get_needs (plan));
  cr_expect_not_null (awrash_split_plan_get_reason (plan));
  cr_expect_not_null (awrash_split_plan_get_certificate (plan));
  cr_expect_not_null (awrash_split_plan_get_class_reason (plan));
  cr_expect_null (awrash_split_plan_get_table (plan, "plan", &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY));
  cr_expect_str_eq (error->message, message);
}

Test (split_plan, without_an_answer_there_is_nothing_to_read)
{
  g_autoptr (AwrashProgramme) odd
      = test_programme_new ("territories", "code,parent\nr,\na,r\nb,r\n", "quotas",
                            "territory,stream,max\nr,temporary,3\n", NULL);
  g_autoptr (AwrashProgramme) blocked
      = test_programme_new ("territories", "code,parent\nr,\na,r\nb,r\n", "quotas",
                            "territory,stream,min,max\nr,temporary,3,\na,*,,1\nb,*,,1\n", NULL);
  g_autoptr (AwrashPlan) tie = test_plan_new (odd, "on", "count", NULL);
  g_autoptr (AwrashPlan) none = test_plan_new (blocked, "on", "count", NULL);

  expect_no_answer (tie, AWRASH_STATUS_TIE_REFUSED,
                    "the plan is tie-refused and has no table, expected a plan with an answer");
  expect_no_answer (none, AWRASH_STATUS_INFEASIBLE,
                    "the plan is infeasible and has no table, expected a plan with an answer");
}

Test (split_plan, outlives_the_programme_and_the_reading_that_it_came_from)
{
  AwrashProgramme *programme = build ();
  AwrashReading *reading = awrash_split_reading_new ();
  g_autoptr (AwrashPlan) plan = awrash_split_solve (programme, reading, NULL);
  g_autoptr (AwrashPlan) shared = awrash_split_plan_ref (plan);
  g_autofree char *before = table_text (plan, "plan-provinces");
  g_autofree char *after = NULL;

  awrash_programme_unref (programme);
  awrash_split_reading_free (reading);
  after = table_text (shared, "plan-provinces");
  cr_expect_str_eq (before, after);
  awrash_split_plan_unref (NULL);
}

Test (split_plan, equal_questions_give_equal_certificates)
{
  g_autoptr (AwrashProgramme) one = build ();
  g_autoptr (AwrashProgramme) other = build ();
  g_autoptr (AwrashPlan) p = test_plan_new (one, NULL);
  g_autoptr (AwrashPlan) q = test_plan_new (other, NULL);
  g_autoptr (AwrashPlan) r = test_plan_new (other, "seed", "unused", NULL);

  cr_expect_str_eq (awrash_split_plan_get_certificate (p), awrash_split_plan_get_certificate (q));
  cr_expect_str_neq (awrash_split_plan_get_certificate (p), awrash_split_plan_get_certificate (r));
}
