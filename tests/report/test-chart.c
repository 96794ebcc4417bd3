/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Charts by themselves. Source: the plan. Invariant: each is a document, with its text as text. */

#include "support/khenifra.h"
#include "support/page.h"
#include "support/small-programme.h"

#include <criterion/criterion.h>
#include <string.h>

static void
fill (const Khenifra *k)
{
  g_autoptr (AwrashPlan) plan = khenifra_by_need (k);
  g_autoptr (AwrashReading) reading = awrash_split_reading_load (k->programme, NULL, NULL);
  g_autoptr (AwrashFrontier) frontier
      = awrash_split_frontier_new (k->programme, reading, "places", "gini", 0, NULL);
  gboolean more = TRUE;

  while (more)
    cr_assert (awrash_split_frontier_step (frontier, &more, NULL));
  cr_assert (awrash_report_set_frontier (k->report, "places", "gini", frontier, NULL));
  cr_assert (awrash_report_add_reading (k->report, "by-need", plan, NULL));
}

Test (report_chart, each_stands_alone_in_each_language)
{
  static const char *const codes[] = { "ar", "fr", "en" };
  static const char *const names[] = { "rates", "lorenz", "map", "heat", "readings", "frontier" };
  g_auto (Khenifra) k = khenifra_new (NULL);

  fill (&k);
  for (gsize c = 0; c < G_N_ELEMENTS (names); c++)
    for (gsize l = 0; l < G_N_ELEMENTS (codes); l++)
      {
        g_autofree char *text = awrash_report_chart (k.report, names[c], codes[l], NULL);
        TestPage *chart;
        cr_assert_str_eq (awrash_report_chart_get_name (c), names[c]);
        cr_assert_not_null (text);
        chart = test_page_parse (text, codes[l]);
        cr_expect_eq (test_page_n_elements (chart, "title"), 1);
        cr_expect_eq (test_page_n_elements (chart, "desc"), 1);
        cr_expect_eq (test_page_n_elements (chart, "tspan"), 0, "one language needs no parting");
        cr_expect_gt (test_page_n_elements (chart, "text"), 2);
        for (guint a = 0; a < chart->addresses->len; a++)
          cr_expect_eq (((const char *)chart->addresses->pdata[a])[0], '#');
        test_page_free (chart);
      }
  cr_expect_str_eq (awrash_report_chart_get_name (G_N_ELEMENTS (names)), "study");
  cr_expect_null (awrash_report_chart_get_name (G_N_ELEMENTS (names) + 1));
}

Test (report_chart, a_mark_tells_its_value)
{
  g_auto (Khenifra) k = khenifra_new (NULL);
  g_autofree char *map = awrash_report_chart (k.report, "map", "en", NULL);
  g_autofree char *lorenz = awrash_report_chart (k.report, "lorenz", "en", NULL);
  TestPage *page = test_page_parse (map, "en");

  cr_expect_not_null (strstr (page->text->str, "Khénifra · 52.3*"));
  cr_expect_eq (test_page_n_elements (page, "use"), 5);
  test_page_free (page);
  page = test_page_parse (lorenz, "en");
  cr_expect_not_null (strstr (page->text->str, "Khouribga · 24.3\u00A0% · 22.8*\u00A0%"));
  cr_expect_eq (test_page_n_elements (page, "circle"), 5);
  test_page_free (page);
}

Test (report_chart, bars_are_as_long_as_their_rates)
{
  g_auto (Khenifra) k = khenifra_new (NULL);
  g_autofree char *text = awrash_report_chart (k.report, "rates", "en", NULL);
  const int64_t *places = awrash_split_plan_get_places (k.plan);
  const double *needs = awrash_split_plan_get_needs (k.plan);
  const double lowest = (double)(places[8] + places[9]) / needs[4];
  const double highest = (double)(places[2] + places[3]) / needs[1];
  g_autofree char *width = g_strdup_printf (" width=\"%.1f\"", 260 * lowest / highest);

  cr_expect_not_null (strstr (text, width), "%s", width);
  cr_expect_not_null (strstr (text, " width=\"260\""));
}

Test (report_chart, hatches_where_a_bound_of_the_province_binds)
{
  g_auto (Khenifra) k = khenifra_new (NULL);
  g_autofree char *text = awrash_report_chart (k.report, "heat", "en", NULL);
  gsize n = 0;

  for (const char *at = strstr (text, "href=\"#b\""); at != NULL;
       at = strstr (at + 1, "href=\"#b\""))
    n++;
  cr_expect_eq (n, 7, "five temporary quotas, absorption in Fquih Ben Salah and Khouribga");
}

Test (report_chart, what_is_not_there_is_refused)
{
  g_auto (Khenifra) k = khenifra_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashProgramme) plain
      = test_programme_new ("territories", "code,parent,d\na,,1\nb,,2\n", "quotas",
                            "territory,stream,min,max\na,s,3,3\nb,s,3,3\n", "need.indicator", "d",
                            "streams", "code\ns\n", NULL);
  g_autoptr (AwrashPlan) plan = test_plan_new (plain, NULL);
  g_autoptr (AwrashReport) report = awrash_report_new (plan, NULL, NULL);

  cr_expect_null (awrash_report_chart (k.report, "pie", "en", &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_NAME));
  g_clear_error (&error);
  cr_expect_null (awrash_report_chart (k.report, "map", "de", &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_NAME));
  g_clear_error (&error);
  cr_expect_null (awrash_report_chart (k.report, "frontier", "en", &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY));
  g_clear_error (&error);
  cr_expect_null (awrash_report_chart (report, "map", "en", &error), "no tiles");
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY));
}
