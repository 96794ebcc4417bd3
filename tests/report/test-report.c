/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a report is put together from. Source: the case of Khénifra. Invariant: what is refused
 * changes nothing. */

#include "report/report-private.h"
#include "support/khenifra.h"
#include "support/page.h"
#include "support/small-programme.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

static gboolean
refuses (GError **error, AwrashError code, const char *message)
{
  gboolean as_expected = *error != NULL && g_error_matches (*error, AWRASH_ERROR, (int)code)
                         && strstr ((*error)->message, message) != NULL;

  cr_expect (as_expected, "%s", *error != NULL ? (*error)->message : "no error");
  g_clear_error (error);
  return as_expected;
}

Test (report_report, knows_which_cells_rest_on_an_assumption)
{
  g_auto (Khenifra) k = khenifra_new (NULL);
  static const gboolean expected[5][2]
      = { { FALSE, TRUE }, { TRUE, TRUE }, { TRUE, TRUE }, { FALSE, TRUE }, { TRUE, TRUE } };

  for (gsize p = 0; p < 5; p++)
    for (gsize s = 0; s < 2; s++)
      cr_expect_eq (awrash_report_get_assumed (k.report, p, s), expected[p][s], "%zu %zu", p, s);
}

Test (report_report, a_reading_of_stated_quotas_alone_rests_on_limits_that_bind)
{
  g_auto (Khenifra) k = khenifra_new (NULL);
  g_autoptr (AwrashPlan) plan = khenifra_by_need (&k);
  g_autoptr (AwrashReport) report = awrash_report_new (plan, "by-need", NULL);

  /* By need 967, 617, 811, 633 and 972 places: no limit of absorption binds. */
  for (gsize p = 0; p < 5; p++)
    cr_expect_not (awrash_report_get_assumed (report, p, 1));
  cr_expect_not (awrash_report_get_assumed (report, 3, 0));
  cr_expect (awrash_report_get_assumed (report, 1, 0), "its temporary quota is assumed");
}

Test (report_report, names_the_assumed_bounds_that_places_rest_on)
{
  g_auto (Khenifra) k = khenifra_new (NULL);
  gsize quotas = 0, capacities = 0;

  for (gsize i = 0; i < awrash_report_get_n_assumed (k.report); i++)
    {
      int64_t territory, stream;
      gboolean is_capacity;
      awrash_report_get_assumed_bound (k.report, i, &territory, &stream, &is_capacity);
      cr_expect_eq (stream, is_capacity ? 1 : 0);
      /* Azilal, Fquih Ben Salah and Khouribga; of these the last two are full. */
      cr_expect (territory == 2 || territory == 3 || territory == 5);
      quotas += !is_capacity;
      capacities += is_capacity;
    }
  cr_expect_eq (quotas, 3);
  cr_expect_eq (capacities, 2);
}

Test (report_report, refuses_a_history_that_contradicts_itself)
{
  g_autoptr (AwrashProgramme) programme
      = test_programme_new ("territories", "code,parent,d\na,,1\nb,,2\n", "quotas",
                            "territory,stream,min,max\na,s,3,3\nb,s,3,3\n", "need.indicator", "d",
                            "streams", "code\ns\n", "history",
                            "edition,territory,stream,metric,unit,value\n1,a,s,quota,places,2\n"
                            "1,a,s,quota,places,3\n",
                            NULL);
  g_autoptr (AwrashPlan) plan = test_plan_new (programme, NULL);
  g_autoptr (AwrashReport) report = awrash_report_new (plan, NULL, NULL);
  g_autoptr (GError) error = NULL;

  cr_expect_not (awrash_report_set_last_edition (report, &error));
  refuses (&error, AWRASH_ERROR_DUPLICATE, "");
  cr_expect_null (report->last);
}

Test (report_report, compares_with_the_former_edition_of_the_history)
{
  g_auto (Khenifra) k = khenifra_new (NULL);

  cr_expect_eq (k.report->last[3 * 2], 1100);
  for (gsize c = 0; c < 10; c++)
    cr_expect (c == 6 || isnan (k.report->last[c]));
}

Test (report_report, measures_before_and_after)
{
  g_auto (Khenifra) k = khenifra_new (NULL);

  cr_expect_float_eq (k.report->equity_before.gini, 0.0867, 5e-5, "as the README tells it");
  cr_expect_float_eq (k.report->equity.gini, 0.0153, 5e-5);
  cr_expect_eq (k.report->order[0], 4, "Khouribga has the lowest rate");
  cr_expect_eq (k.report->equity.highest, 1);
}

Test (report_report, a_date_is_one_of_the_calendar)
{
  g_auto (Khenifra) k = khenifra_new (NULL);
  g_autoptr (GError) error = NULL;

  cr_expect (awrash_report_set_date (k.report, 2024, 2, 29, &error));
  cr_expect_not (awrash_report_set_date (k.report, 2023, 2, 29, &error));
  refuses (&error, AWRASH_ERROR_VALUE, "2023-02-29");
  cr_expect_not (awrash_report_set_date (k.report, 2023, 13, 1, &error));
  refuses (&error, AWRASH_ERROR_VALUE, "2023-13-01");
  cr_expect_eq (k.report->year, 2024);
}

Test (report_report, last_places_are_known_numbers_or_nan)
{
  g_auto (Khenifra) k = khenifra_new (NULL);
  g_autoptr (GError) error = NULL;
  double last[10] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, NAN };

  cr_expect_not (awrash_report_set_last (k.report, NULL, 9, last, &error));
  refuses (&error, AWRASH_ERROR_VALUE, "n_cells is 9, expected 10");
  last[4] = -1;
  cr_expect_not (awrash_report_set_last (k.report, NULL, 10, last, &error));
  refuses (&error, AWRASH_ERROR_VALUE, "last[4] is -1");
  last[4] = INFINITY;
  cr_expect_not (awrash_report_set_last (k.report, NULL, 10, last, &error));
  refuses (&error, AWRASH_ERROR_VALUE, "last[4] is inf");
  cr_expect_eq (k.report->last[6], 1100, "untouched");
  last[4] = 5;
  cr_expect (awrash_report_set_last (k.report, "the plan of March", 10, last, &error));
  cr_expect_eq (k.report->last[6], 7);
}

Test (report_report, ranges_have_a_lowest_below_their_highest)
{
  g_auto (Khenifra) k = khenifra_new (NULL);
  g_autoptr (GError) error = NULL;
  int64_t lowest[10] = { 0 }, highest[10] = { 0 };

  cr_expect_not (awrash_report_set_ranges (k.report, 11, lowest, highest, &error));
  refuses (&error, AWRASH_ERROR_VALUE, "n_cells is 11");
  lowest[2] = 1;
  cr_expect_not (awrash_report_set_ranges (k.report, 10, lowest, highest, &error));
  refuses (&error, AWRASH_ERROR_BOUNDS, "lowest[2] is 1, expected at most highest, 0");
  cr_expect_null (k.report->lowest);
  highest[2] = 1;
  cr_expect (awrash_report_set_ranges (k.report, 10, lowest, highest, &error));
  cr_expect (awrash_report_set_ranges (k.report, 10, lowest, highest, &error), "again");
}

Test (report_report, a_reading_is_of_the_same_programme)
{
  g_auto (Khenifra) k = khenifra_new (NULL);
  g_auto (Khenifra) other = khenifra_new ("Elsewhere");
  g_autoptr (AwrashPlan) plan = khenifra_by_need (&k);
  g_autoptr (GError) error = NULL;

  cr_expect_not (awrash_report_add_reading (k.report, "by-need", other.plan, &error));
  refuses (&error, AWRASH_ERROR_VALUE, "by-need is of another programme");
  cr_expect_eq (k.report->readings->len, 0);
  cr_expect (awrash_report_add_reading (k.report, "by-need", plan, &error));
  cr_expect_eq (k.report->readings->len, 1);
}

Test (report_report, explains_a_province_that_there_is)
{
  g_auto (Khenifra) k = khenifra_new (NULL);
  g_autoptr (GError) error = NULL;

  cr_expect_not (awrash_report_explain (k.report, 5, &error));
  refuses (&error, AWRASH_ERROR_VALUE, "5");
  cr_expect (awrash_report_explain (k.report, 3, &error));
  cr_expect (awrash_report_explain (k.report, 3, &error), "again");
}

Test (report_report, copies_the_points_of_a_frontier)
{
  g_auto (Khenifra) k = khenifra_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashReading) reading = awrash_split_reading_load (k.programme, NULL, NULL);
  g_autoptr (AwrashFrontier) frontier
      = awrash_split_frontier_new (k.programme, reading, "places", "gini", 0, NULL);
  gboolean more = TRUE;

  while (more)
    cr_assert (awrash_split_frontier_step (frontier, &more, NULL));
  cr_expect (awrash_report_set_frontier (k.report, "places", "gini", frontier, &error));
  cr_expect_eq (k.report->n_points, 1);
  cr_expect_eq (k.report->points[0].efficiency, 9350);
}

Test (report_report, is_made_without_need_and_without_answer)
{
  g_autoptr (AwrashProgramme) counts
      = test_programme_new ("territories", "code,parent\na,\nb,\n", "quotas",
                            "territory,stream,min,max\na,s,3,3\nb,s,4,4\n", "split.on", "count",
                            "streams", "code\ns\n", NULL);
  g_autoptr (AwrashPlan) plan = test_plan_new (counts, "on", "count", NULL);
  g_autoptr (AwrashReport) report = awrash_report_new (plan, NULL, NULL);
  g_autoptr (AwrashProgramme) narrow
      = test_programme_new ("territories", "code,parent,d\na,,1\nb,,2\n", "quotas",
                            "territory,stream,min,max\na,s,3,3\na,*,1,1\nb,s,0,9\n",
                            "need.indicator", "d", "streams", "code\ns\n", NULL);
  g_autoptr (AwrashPlan) none = test_plan_new (narrow, NULL);
  g_autoptr (AwrashReport) refusal = awrash_report_new (none, NULL, NULL);

  cr_assert_not_null (report);
  cr_expect_not (report->has_need);
  cr_expect_eq (report->rates[1], 4);
  cr_assert_not_null (refusal);
  cr_expect_not (refusal->has_answer);
  awrash_report_free (NULL);
}
