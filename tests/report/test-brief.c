/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of one province. Source: the case of Khénifra, worked out in the README. Invariant:
 * none.
 */

#include "support/khenifra.h"
#include "support/page.h"
#include "support/small-programme.h"

#include <criterion/criterion.h>
#include <string.h>

Test (report_brief, tells_what_a_province_receives_and_why)
{
  g_auto (Khenifra) k = khenifra_new (NULL);
  g_autofree char *text = NULL;
  TestPage *page;

  cr_assert (awrash_report_explain (k.report, 3, NULL));
  text = awrash_report_brief (k.report, "05.301", "en", NULL);
  cr_assert_not_null (text);
  page = test_page_parse (text, "en");
  cr_expect_str_eq (test_page_cell (page, "places", 1, 0), "Temporary worksites");
  cr_expect_str_eq (test_page_cell (page, "places", 1, 1), "953");
  cr_expect_str_eq (test_page_cell (page, "places", 1, 2), "−147");
  cr_expect_str_eq (test_page_cell (page, "places", 2, 1), "557*");
  cr_expect_str_eq (test_page_cell (page, "places", 3, 1), "1,510*");
  cr_expect_not_null (strstr (page->text->str, "52.3* places per 1,000 of need"));
  cr_expect_not_null (strstr (page->text->str, "exactly 953"));
  cr_expect_not_null (strstr (page->text->str, "exactly 4,000"), "the region's quota too");
  cr_expect_not_null (strstr (page->text->str, "a place for"));
  cr_expect_not_null (
      strstr (page->text->str, "Of the 5 provinces with a need, a lower rate have: 3."));
  test_page_free (page);
}

Test (report_brief, speaks_each_language_alone)
{
  static const char *const codes[] = { "ar", "fr", "en" };
  g_auto (Khenifra) k = khenifra_new ("<i>\u202E&");

  for (gsize l = 0; l < G_N_ELEMENTS (codes); l++)
    {
      g_autofree char *text = awrash_report_brief (k.report, "05.301", codes[l], NULL);
      TestPage *page = test_page_parse (text, codes[l]);
      cr_expect_str_eq (g_hash_table_lookup (page->attributes, "html/lang"), codes[l]);
      cr_expect_eq (test_page_n_elements (page, "button"), 0);
      cr_expect_eq (test_page_n_elements (page, "i"), 0);
      test_page_free (page);
    }
}

Test (report_brief, what_is_no_province_is_refused)
{
  g_auto (Khenifra) k = khenifra_new (NULL);
  static const char *const codes[] = { "05", "5.301", "" };
  g_autoptr (AwrashProgramme) narrow
      = test_programme_new ("territories", "code,parent,d\na,,1\nb,,2\n", "quotas",
                            "territory,stream,min,max\na,s,3,3\na,*,0,1\nb,s,0,9\n",
                            "need.indicator", "d", "streams", "code\ns\n", NULL);
  g_autoptr (AwrashPlan) none = test_plan_new (narrow, NULL);
  g_autoptr (AwrashReport) refusal = awrash_report_new (none, NULL, NULL);
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      cr_expect_null (awrash_report_brief (k.report, codes[i], "en", &error));
      cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_NAME));
      g_clear_error (&error);
    }
  cr_expect_null (awrash_report_brief (k.report, "05.301", "de", &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_NAME));
  g_clear_error (&error);
  cr_expect_null (awrash_report_brief (refusal, "a", "en", &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY));
}
