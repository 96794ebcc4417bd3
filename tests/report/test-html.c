/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page, read as a reader of each language reads it. Source: the plan, from which every number
 * is computed again here. Invariant: what comes from data is text, whatever it holds. */

#include "base/digest-private.h"
#include "support/khenifra.h"
#include "support/page.h"
#include "support/small-programme.h"

#include <criterion/criterion.h>
#include <math.h>
#include <nettle/base64.h>
#include <string.h>

static const char *const codes[] = { "ar", "fr", "en" };

static TestPage *
read_page (const AwrashReport *report, const char *languages, const char *language)
{
  GError *error = NULL;
  g_autofree char *text = awrash_report_html (report, languages, &error);

  cr_assert_not_null (text, "%s", error != NULL ? error->message : "");
  return test_page_parse (text, language);
}

static char *
integer (int64_t value, gboolean is_change, const char *language, const char *mark)
{
  g_autofree char *text = awrash_report_numeral_integer (value, is_change, language);
  g_autofree char *plain = g_strconcat (text, mark, NULL);
  g_auto (GStrv) first = g_strsplit (plain, "\u2066", -1);
  g_autofree char *joined = g_strjoinv ("", first);
  g_auto (GStrv) second = g_strsplit (joined, "\u2069", -1);

  return g_strjoinv ("", second);
}

static void
cell_is (const TestPage *page, const char *section, gsize row, gsize column, char *expected)
{
  cr_expect_str_eq (test_page_cell (page, section, row, column), expected, "%s %zu %zu", section,
                    row, column);
  g_free (expected);
}

static char *
decimal (double value, int64_t decimals, const char *language, const char *mark)
{
  g_autofree char *text = awrash_report_numeral_decimal (value, decimals, FALSE, language);

  return g_strconcat (text, mark, NULL);
}

Test (report_html, tells_every_number_of_the_plan_in_each_language)
{
  g_auto (Khenifra) k = khenifra_new (NULL);
  const int64_t *places = awrash_split_plan_get_places (k.plan);
  const double *needs = awrash_split_plan_get_needs (k.plan);

  for (gsize l = 0; l < G_N_ELEMENTS (codes); l++)
    {
      TestPage *page = read_page (k.report, NULL, codes[l]);
      cr_assert_eq (test_page_n_rows (page, "places"), 7, "a head, five provinces, the sum");
      for (gsize p = 0; p < 5; p++)
        {
          const gsize territory = awrash_programme_province_get_territory (k.programme, p);
          const int64_t total = places[2 * p] + places[2 * p + 1];
          const char *mark = awrash_report_get_assumed (k.report, p, 0) ? "*" : "";
          cell_is (
              page, "places", p + 1, 0,
              g_strdup (awrash_programme_territory_get_label (k.programme, territory, codes[l])));
          cell_is (page, "places", p + 1, 1, integer (places[2 * p], FALSE, codes[l], mark));
          cell_is (page, "places", p + 1, 2,
                   p == 3 ? integer (953 - 1100, TRUE, codes[l], "") : g_strdup ("–"));
          cell_is (page, "places", p + 1, 3, integer (places[2 * p + 1], FALSE, codes[l], "*"));
          cell_is (page, "places", p + 1, 4, g_strdup ("–"));
          cell_is (page, "places", p + 1, 5, integer (total, FALSE, codes[l], "*"));
          cell_is (page, "places", p + 1, 6,
                   integer (4 * places[2 * p] + 9 * places[2 * p + 1], FALSE, codes[l], "*"));
          cell_is (page, "places", p + 1, 7, decimal (needs[p], 0, codes[l], ""));
          cell_is (page, "places", p + 1, 8,
                   decimal ((double)total / needs[p] * 1000, 1, codes[l], "*"));
        }
      cell_is (page, "places", 6, 5, integer (9350, FALSE, codes[l], "*"));
      cell_is (page, "places", 6, 7, integer (182548, FALSE, codes[l], ""));
      test_page_free (page);
    }
}

Test (report_html, tells_measures_rates_and_shares_that_were_computed_again)
{
  g_auto (Khenifra) k = khenifra_new (NULL);
  const int64_t *places = awrash_split_plan_get_places (k.plan);
  const double *needs = awrash_split_plan_get_needs (k.plan);
  static const gsize ascending[] = { 4, 2, 0, 3, 1 };
  TestPage *page = read_page (k.report, "en", "en");
  double rates[5], gini, theil, mld, hoover, need = 0, sum = 0;

  for (gsize p = 0; p < 5; p++)
    rates[p] = (double)(places[2 * p] + places[2 * p + 1]) / needs[p];
  cr_assert (awrash_metric_gini (AWRASH_GINI_CORRECTION_NONE, 5, rates, needs, &gini, NULL)
             && awrash_metric_theil (5, rates, needs, &theil, NULL)
             && awrash_metric_mld (5, rates, needs, &mld, NULL)
             && awrash_metric_hoover (5, rates, needs, NULL, &hoover, NULL));
  cell_is (page, "equity", 1, 2, decimal (gini, 4, "en", "*"));
  cell_is (page, "equity", 2, 2, decimal (theil, 4, "en", "*"));
  cell_is (page, "equity", 3, 2, decimal (mld, 4, "en", "*"));
  cell_is (page, "equity", 4, 2, decimal (hoover, 4, "en", "*"));
  cell_is (page, "equity", 5, 2, decimal (rates[4] / rates[1], 4, "en", "*"));
  for (gsize i = 0; i < 5; i++)
    {
      const gsize p = ascending[i];
      need += needs[p];
      sum += (double)(places[2 * p] + places[2 * p + 1]);
      cell_is (page, "rates", i + 1, 1, decimal (rates[p] * 1000, 1, "en", "*"));
      cell_is (page, "rates", i + 1, 2, decimal (100 * need / 182548, 1, "en", ""));
      cell_is (page, "rates", i + 1, 3, decimal (100 * sum / 9350, 1, "en", i < 4 ? "*" : ""));
    }
  cr_expect_not_null (strstr (page->text->str, "committee decides"));
  cr_expect_not_null (strstr (page->text->str, "0.0153*, where 0 means"));
  cr_expect_not_null (strstr (page->text->str, "would be 0.0867*."));
  cr_expect_not_null (strstr (page->text->str, "0 for 0 provinces, −147 for 1 province."));
  test_page_free (page);
}

Test (report_html, sets_readings_side_by_side_and_calls_none_the_just_one)
{
  g_auto (Khenifra) k = khenifra_new (NULL);
  g_autoptr (AwrashPlan) plan = khenifra_by_need (&k);
  const int64_t *own = awrash_split_plan_get_places (k.plan);
  const int64_t *other = awrash_split_plan_get_places (plan);
  TestPage *page;

  cr_assert (awrash_report_add_reading (k.report, "by-need", plan, NULL));
  page = read_page (k.report, NULL, "fr");
  /* By need a province with a stated quota rests on nothing assumed. */
  for (gsize p = 0; p < 5; p++)
    {
      const int64_t a = own[2 * p] + own[2 * p + 1], b = other[2 * p] + other[2 * p + 1];
      cell_is (page, "readings", p + 1, 1, integer (a, FALSE, "fr", "*"));
      cell_is (page, "readings", p + 1, 2, integer (b, FALSE, "fr", p == 0 || p == 3 ? "" : "*"));
      cell_is (page, "readings", p + 1, 3, integer (b - a, TRUE, "fr", "*"));
    }
  cr_expect_not_null (strstr (page->text->str, "Selon le besoin"));
  test_page_free (page);
}

Test (report_html, shows_ranges_below_what_rests_on_an_assumption_alone)
{
  g_auto (Khenifra) k = khenifra_new (NULL);
  int64_t lowest[10], highest[10];
  TestPage *page;

  for (gsize c = 0; c < 10; c++)
    {
      lowest[c] = 100;
      highest[c] = 2000;
    }
  cr_assert (awrash_report_set_ranges (k.report, 10, lowest, highest, NULL));
  page = read_page (k.report, "en", "en");
  cr_expect_str_eq (test_page_cell (page, "places", 4, 1), "953");
  cr_expect_str_eq (test_page_cell (page, "places", 4, 3), "557*100 to 2,000");
  test_page_free (page);
}

Test (report_html, explains_who_is_next_in_line)
{
  g_auto (Khenifra) k = khenifra_new (NULL);
  TestPage *page;

  cr_assert (awrash_report_explain (k.report, 3, NULL));
  page = read_page (k.report, "en", "en");
  cr_expect_not_null (strstr (page->text->str, " = 953"), "its own bound, in signs");
  cr_expect_not_null (strstr (page->text->str, "exactly 4,000 ("), "the region's, in words");
  cr_expect_not_null (strstr (page->text->str, "One unit of room there is a place for"));
  cr_expect_not_null (strstr (page->text->str, "+1: "), "whom one more place changes");
  test_page_free (page);
}

Test (report_html, asks_nothing_of_a_network_and_runs_nothing_but_its_own)
{
  g_auto (Khenifra) k = khenifra_new (NULL);
  TestPage *page = read_page (k.report, NULL, "ar");

  for (guint i = 0; i < page->addresses->len; i++)
    {
      const char *address = page->addresses->pdata[i];
      cr_expect (address[0] == '#' || g_str_has_prefix (address, "data:text/csv;charset=utf-8,")
                     || g_str_has_prefix (address, "data:application/json;charset=utf-8,"),
                 "%s", address);
    }
  cr_expect_eq (test_page_n_elements (page, "script"), 1);
  cr_expect_eq (test_page_n_elements (page, "style"), 1);
  cr_expect_eq (test_page_n_elements (page, "img") + test_page_n_elements (page, "link"), 0);
  cr_expect_not (g_hash_table_contains (page->names, "style"));
  cr_expect_not (g_hash_table_contains (page->names, "onclick"));
  cr_expect_not (g_hash_table_contains (page->names, "src"));
  test_page_free (page);
}

static char *
hash_between (const char *text, const char *from, const char *to)
{
  const char *start = strstr (text, from) + strlen (from);
  guint8 bytes[AWRASH_DIGEST_BYTES];
  char encoded[BASE64_ENCODE_RAW_LENGTH (AWRASH_DIGEST_BYTES) + 1] = "";
  AwrashDigest digest;

  awrash_i_digest_start (&digest);
  awrash_i_digest_add (&digest, start, (gsize)(strstr (start, to) - start));
  awrash_i_digest_end (&digest, bytes);
  base64_encode_raw (encoded, sizeof bytes, bytes);
  return g_strdup_printf ("'sha256-%s'", encoded);
}

Test (report_html, its_policy_holds_the_hashes_of_its_style_and_its_script)
{
  g_auto (Khenifra) k = khenifra_new (NULL);
  g_autofree char *text = awrash_report_html (k.report, NULL, NULL);
  g_autofree char *style = hash_between (text, "<style>", "</style>");
  g_autofree char *script = hash_between (text, "<script>", "</script>");
  g_autofree char *policy = g_strdup_printf (
      "content=\"default-src 'none'; style-src %s; script-src %s; base-uri 'none'; ", style,
      script);

  cr_expect_not_null (strstr (text, policy), "%s", policy);
  cr_expect_null (strstr (text, "unsafe"));
}

Test (report_html, hostile_names_stay_text)
{
  static const char *const names[]
      = { "</script><img onerror=\"alert(1)\" src='x'>", "a & b < c > d \" e ' f", "]]><!--",
          "&lt;b&gt;", "{0}{1}%s%n" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_auto (Khenifra) k = khenifra_new (names[i]);
      TestPage *page = read_page (k.report, NULL, "fr");
      cr_expect_str_eq (test_page_cell (page, "places", 4, 0), names[i]);
      cr_expect_eq (test_page_n_elements (page, "img"), 0);
      cr_expect_eq (test_page_n_elements (page, "script"), 1);
      test_page_free (page);
      for (gsize c = 0; awrash_report_chart_get_name (c) != NULL; c++)
        {
          g_autofree char *chart
              = awrash_report_chart (k.report, awrash_report_chart_get_name (c), "fr", NULL);
          if (chart != NULL)
            test_page_free (test_page_parse (chart, "fr"));
        }
    }
}

Test (report_html, controls_and_overrides_are_shown_as_what_nobody_can_mistake)
{
  g_auto (Khenifra) k = khenifra_new ("a\u202Eb\u2066c\u200Fd\x01"
                                      "e\xC2\x85"
                                      "f");
  TestPage *page = read_page (k.report, NULL, "fr");

  cr_expect_str_eq (test_page_cell (page, "places", 4, 0), "a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf");
  test_page_free (page);
}

Test (report_html, a_long_name_is_whole_in_tables_and_cut_in_charts)
{
  g_autofree char *name = g_strnfill (10000, 'x');
  g_auto (Khenifra) k = khenifra_new (name);
  g_autofree char *chart = awrash_report_chart (k.report, "rates", "fr", NULL);
  TestPage *page = read_page (k.report, NULL, "fr");

  cr_expect_str_eq (test_page_cell (page, "places", 4, 0), name);
  cr_expect_lt (strlen (chart), 6000);
  test_page_free (page);
}

Test (report_html, one_language_stands_alone_and_others_are_offered_in_order)
{
  g_auto (Khenifra) k = khenifra_new (NULL);
  TestPage *one = read_page (k.report, "ar", "ar");
  TestPage *two = read_page (k.report, "en;ar", "en");

  cr_expect_eq (test_page_n_elements (one, "button"), 0);
  cr_expect_str_eq (g_hash_table_lookup (one->attributes, "html/dir"), "rtl");
  cr_expect_eq (test_page_n_elements (two, "button"), 2);
  cr_expect_str_eq (g_hash_table_lookup (two->attributes, "html/lang"), "en");
  cr_expect_str_eq (g_hash_table_lookup (two->attributes, "html/dir"), "ltr");
  test_page_free (one);
  test_page_free (two);
}

Test (report_html, languages_that_are_none_or_twice_are_refused)
{
  g_auto (Khenifra) k = khenifra_new (NULL);
  g_autoptr (GError) error = NULL;

  cr_expect_null (awrash_report_html (k.report, "fr;de", &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_NAME));
  g_clear_error (&error);
  cr_expect_null (awrash_report_html (k.report, "fr;fr", &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_DUPLICATE));
  g_clear_error (&error);
  cr_expect_null (awrash_report_html (k.report, "", &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_NAME));
}

Test (report_html, bears_the_date_in_the_months_of_each_language)
{
  g_auto (Khenifra) k = khenifra_new (NULL);
  static const char *const dates[] = { "26 ماي 2023", "26 mai 2023", "26 May 2023" };

  cr_assert (awrash_report_set_date (k.report, 2023, 5, 26, NULL));
  for (gsize l = 0; l < G_N_ELEMENTS (codes); l++)
    {
      TestPage *page = read_page (k.report, NULL, codes[l]);
      g_auto (GStrv) words = g_strsplit (page->text->str, "  ", -1);
      g_autofree char *squeezed = g_strjoinv (" ", words);
      cr_expect_not_null (strstr (squeezed, dates[l]), "%s", dates[l]);
      test_page_free (page);
    }
}

Test (report_html, tells_why_there_is_no_plan)
{
  g_autoptr (AwrashProgramme) narrow
      = test_programme_new ("territories", "code,parent,d\na,,1\nb,,2\n", "quotas",
                            "territory,stream,min,max\na,s,3,3\na,*,1,1\nb,s,0,9\n",
                            "need.indicator", "d", "streams", "code\ns\n", NULL);
  g_autoptr (AwrashPlan) none = test_plan_new (narrow, NULL);
  static const char *const missing[] = { "منحه: 2.", "donné\u00A0: 2.", "given: 2." };
  g_autoptr (AwrashReport) report = awrash_report_new (none, NULL, NULL);
  TestPage *page = read_page (report, NULL, "en");

  cr_expect_not_null (strstr (page->text->str, "no plan keeps every bound"));
  cr_expect_eq (test_page_n_rows (page, "places"), 0);
  cr_expect_gt (test_page_n_rows (page, "sources"), 0);
  test_page_free (page);
  for (gsize l = 0; l < G_N_ELEMENTS (codes); l++)
    {
      page = read_page (report, NULL, codes[l]);
      cr_expect_not_null (strstr (page->text->str, missing[l]), "%s", missing[l]);
      cr_expect_str_eq (g_hash_table_lookup (page->attributes, "p/lang"), "en",
                        "the split's own words are in the language of messages, and say so");
      test_page_free (page);
    }
}

Test (report_html, names_in_each_language_who_ties_where_a_tie_is_refused)
{
  g_autoptr (AwrashProgramme) even = test_programme_new (
      "territories",
      "code,parent,d,name_fr,name_ar\nN,,,Pays,البلد\na,N,5,Un,واحد\nb,N,5,Deux,اثنان\n", "quotas",
      "territory,stream,min,max\nN,s,3,3\n", "need.indicator", "d", "streams", "code\ns\n", NULL);
  static const char *const free_units[] = { "ذاك: 1.", "provinces\u00A0: 1.", "provinces: 1." };
  static const char *const tied[] = { "اثنان", "Deux", "Deux" };
  g_autoptr (AwrashPlan) none = test_plan_new (even, NULL);
  g_autoptr (AwrashReport) report = awrash_report_new (none, NULL, NULL);

  cr_assert_eq (awrash_split_plan_get_status (none), AWRASH_STATUS_TIE_REFUSED);
  for (gsize l = 0; l < G_N_ELEMENTS (codes); l++)
    {
      TestPage *page = read_page (report, NULL, codes[l]);
      cr_expect_not_null (strstr (page->text->str, free_units[l]), "%s", free_units[l]);
      cr_expect_not_null (strstr (page->text->str, tied[l]), "%s", tied[l]);
      test_page_free (page);
    }
}

Test (report_html, compares_places_where_there_is_no_need)
{
  g_autoptr (AwrashProgramme) counts = test_programme_new (
      "territories", "code,parent\na,\nb,\n", "quotas",
      "territory,stream,min,max\na,s,3,3\nb,s,4,4\n", "streams", "code\ns\n", NULL);
  g_autoptr (AwrashPlan) plan = test_plan_new (counts, "on", "count", NULL);
  g_autoptr (AwrashReport) report = awrash_report_new (plan, NULL, NULL);
  TestPage *page = read_page (report, NULL, "en");

  cr_expect_str_eq (test_page_cell (page, "rates", 1, 1), "3");
  cr_expect_str_eq (test_page_cell (page, "places", 2, 2), "4");
  cr_expect_not_null (strstr (page->text->str, "nobody has a rate"));
  test_page_free (page);
}
