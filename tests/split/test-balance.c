/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A sustainable stream, what it costs fragile provinces, and training. Source: the Khénifra case in
 * exact integers, and small programmes worked out by hand; the enumeration is in
 * tests/oracle/test-balance.c. Invariant: what is not known is never a number, and a failure gives
 * nothing. */

#include "support/small-programme.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#define KHENIFRA                                                                                   \
  "code,parent,unemployed,poverty\n05,,,\n05.091,05,44128,6\n05.081,05,28161,20.68\n"              \
  "05.255,05,37025,6.77\n05.301,05,28892,5.52\n05.311,05,44342,5.14\n"
#define TWO_STREAMS "code\ntemporary\nsustainable\n"
#define ABSORPTION                                                                                 \
  "territory,stream,max,status\n05.091,sustainable,1173,assumed\n05.081,sustainable,1139,"         \
  "assumed\n"                                                                                      \
  "05.255,sustainable,863,assumed\n05.301,sustainable,753,assumed\n"                               \
  "05.311,sustainable,1059,assumed\n"
#define TEMPORARY                                                                                  \
  "territory,stream,min,max\n05.091,temporary,1187,1187\n05.081,temporary,1070,1070\n"             \
  "05.255,temporary,1070,1070\n05.301,temporary,953,953\n05.311,temporary,1070,1070\n"

static AwrashProgramme *
khenifra (const char *streams, const char *capacities, const char *more)
{
  g_autofree char *quotas = g_strconcat (TEMPORARY, "05,sustainable,4000,4000\n", more, NULL);

  return test_programme_new ("territories", KHENIFRA, "streams", streams, "capacities", capacities,
                             "quotas", quotas, "need.indicator", "unemployed", NULL);
}

/* The balance of settings parted by blanks, by a reading of the streams given; or its error. */
static AwrashBalance *
try (const AwrashProgramme *programme, const char *streams, const char *settings, GError **error)
{
  g_autoptr (AwrashReading) reading = test_reading_new ("streams", streams, NULL);
  g_auto (GStrv) list = g_strsplit (settings, " ", -1);

  return awrash_split_balance (programme, reading, settings[0] == '\0' ? 0 : g_strv_length (list),
                               (const char *const *)list, error);
}

static AwrashBalance *
ask (const AwrashProgramme *programme, const char *streams, const char *settings)
{
  g_autoptr (GError) error = NULL;
  AwrashBalance *balance = try (programme, streams, settings, &error);

  cr_assert (balance != NULL, "%s: %s", settings, error != NULL ? error->message : "");
  return balance;
}

static double
number (const AwrashBalance *balance, const char *what)
{
  return awrash_split_balance_get_number (balance, what);
}

static void
check_places (const AwrashBalance *balance, const char *what, const char *expected)
{
  const int64_t *places = awrash_split_balance_get_places (balance, what);
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; places != NULL && i < awrash_split_balance_get_n_provinces (balance); i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "", places[i]);
  cr_expect_str_eq (text->str, expected, "%s: %s", what, text->str);
}

/* ── what the stream gives and takes ────────────────────────────────────────────────────────── */

/* The figures of the case: equal rates over both streams with and without the limits. Without them
 * Khouribga would receive 1,201 sustainable places and not 1,059: 142 places of training make up.
 */
Test (split_balance, khenifra_2023_makes_up_for_absorption_with_142_places_in_khouribga)
{
  g_autoptr (AwrashProgramme) programme = khenifra (TWO_STREAMS, ABSORPTION, "");
  g_autoptr (AwrashBalance) balance = ask (programme, "*", "");

  cr_assert_eq (awrash_split_balance_get_status (balance), AWRASH_STATUS_OPTIMAL);
  cr_assert_eq (awrash_split_balance_get_n_provinces (balance), 5);
  cr_expect_eq (awrash_split_balance_get_needs (balance)[3], 28892);
  check_places (balance, "before", "1187 1070 1070 953 1070");
  check_places (balance, "stream", "1119 402 863 557 1059");
  check_places (balance, "after", "2306 1472 1933 1510 2129");
  check_places (balance, "lifted", "2260 1443 1896 1480 2271"); /* 1073 373 826 527 1201 */
  check_places (balance, "limit", "1173 1139 863 753 1059");
  check_places (balance, "fragile", "0 0 0 0 1");
  check_places (balance, "training", "0 0 0 0 142");
  cr_expect_str_eq (awrash_split_balance_get_text (balance, "target"), "lifted");
  cr_expect_str_eq (awrash_split_balance_get_text (balance, "fragile"), "lowest:1");
  cr_expect_eq (number (balance, "places"), 142);
  cr_expect_eq (number (balance, "least_places"), 142);
  cr_expect_eq (number (balance, "reached"), 1);
  cr_expect_null (awrash_split_balance_get_text (balance, "reason"));
}

/* "Gini before" is the temporary stream alone, "after" both, weighted by need. */
Test (split_balance, measures_are_those_of_rates_weighted_by_need)
{
  static const double needs[] = { 44128, 28161, 37025, 28892, 44342 };
  static const double before[] = { 1187, 1070, 1070, 953, 1070 };
  static const double after[] = { 2306, 1472, 1933, 1510, 2129 };
  g_autoptr (AwrashProgramme) programme = khenifra (TWO_STREAMS, ABSORPTION, "");
  g_autoptr (AwrashBalance) balance = ask (programme, "*", "fragile=lowest:2");
  double rates[5], gini, theil;

  for (int i = 0; i < 5; i++)
    rates[i] = before[i] / needs[i];
  cr_assert (awrash_metric_gini (AWRASH_GINI_CORRECTION_NONE, 5, rates, needs, &gini, NULL));
  cr_expect_eq (number (balance, "gini_before"), gini);
  for (int i = 0; i < 5; i++)
    rates[i] = after[i] / needs[i];
  cr_assert (awrash_metric_theil (5, rates, needs, &theil, NULL));
  cr_expect_eq (number (balance, "theil_after"), theil);
  cr_expect_eq (number (balance, "lowest_after"), 2129.0 / 44342);
  cr_expect_eq (number (balance, "highest_after"), 1472.0 / 28161);
  cr_expect_eq (number (balance, "rate_after"), 9350.0 / 182548);
  cr_expect_eq (number (balance, "places_stream"), 4000);
  check_places (balance, "fragile", "1 0 0 0 1");
  cr_expect_eq (number (balance, "fragile_rate_after"), (2306.0 + 2129) / (44128 + 44342));
  cr_expect (isnan (number (balance, "gini_nothing")) && isnan (number (balance, "nothing")));
}

/* All can absorb 4,987. Up to 3,417 places no limit binds; then Khouribga's does: its 1,060th. */
Test (split_balance, the_quota_grows_until_a_limit_binds_and_until_all_do)
{
  g_autoptr (AwrashProgramme) programme = khenifra (TWO_STREAMS, ABSORPTION, "");
  g_autoptr (AwrashBalance) balance = ask (programme, "*", "");

  cr_expect_eq (number (balance, "quota"), 4000);
  cr_expect_eq (number (balance, "absorption"), 4987);
  cr_expect_eq (number (balance, "growth"), 4987);
  cr_expect_eq (number (balance, "binding"), 3417);
  cr_expect_str_eq (awrash_split_balance_get_text (balance, "first_binding"), "05.311");
  cr_expect_str_eq (awrash_split_balance_get_text (balance, "quota_territory"), "05");
  cr_expect_eq (number (balance, "assumed_limits"), 5);
  cr_expect_eq (number (balance, "assumed_quotas"), 0);
}

/* By need within the stream no limit binds at 4,000: the quota may grow by 257 first. */
Test (split_balance, by_need_no_limit_binds_yet_and_nothing_is_lost)
{
  g_autoptr (AwrashProgramme) programme = khenifra (TWO_STREAMS, ABSORPTION, "");
  g_autoptr (AwrashBalance) balance = ask (programme, "sustainable", "");

  check_places (balance, "stream", "967 617 811 633 972");
  check_places (balance, "training", "0 0 0 0 0");
  cr_expect_eq (number (balance, "binding"), 4257);
  cr_expect_eq (number (balance, "gini_lifted"), number (balance, "gini_after"));
}

/* At 0.8 % of employment all can absorb 3,990: the plan is infeasible, but limits are known. */
Test (split_balance, an_infeasible_programme_still_says_what_can_be_absorbed)
{
  g_autoptr (AwrashProgramme) programme
      = khenifra (TWO_STREAMS,
                  "territory,stream,max\n05.091,sustainable,939\n05.081,sustainable,911\n"
                  "05.255,sustainable,690\n05.301,sustainable,603\n05.311,sustainable,847\n",
                  "");
  g_autoptr (AwrashBalance) balance = ask (programme, "*", "");

  cr_assert_eq (awrash_split_balance_get_status (balance), AWRASH_STATUS_INFEASIBLE);
  cr_expect_eq (number (balance, "absorption"), 3990);
  cr_expect_eq (number (balance, "growth"), 3990);
  check_places (balance, "limit", "939 911 690 603 847");
  cr_expect_null (awrash_split_balance_get_places (balance, "after"));
  cr_expect_null (awrash_split_balance_get_places (balance, "training"));
  cr_expect (isnan (number (balance, "places")) && isnan (number (balance, "gini_after")));
  cr_expect_not_null (awrash_split_balance_get_text (balance, "reason"));
  cr_expect_eq (awrash_split_balance_get_n_points (balance), 0);
}

/* A capacity of a part of the types leaves the others without a limit. */
Test (split_balance, the_limit_is_that_of_the_stream_or_of_all_its_types_together)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", "code,parent,need\nr,,\na,r,4\nb,r,4\nc,r,4\nd,r,4\n", "streams", TWO_STREAMS,
      "worksite_types", "code,stream\nx,sustainable\ny,sustainable\nz,temporary\n", "capacities",
      "territory,stream,max\na,sustainable,10\na,type:x,4\na,type:y,3\nb,sustainable,5\n"
      "b,type:x,4\nb,type:y,3\nc,type:x,2\nc,type:y,2\nd,sustainable,6\nd,type:x,2\n",
      "quotas", "territory,stream,min,max\nr,sustainable,8,8\nr,temporary,0,0\n", "need.indicator",
      "need", NULL);
  g_autoptr (AwrashBalance) balance = ask (programme, "*", "");

  check_places (balance, "limit", "7 5 4 6");
  cr_expect_eq (number (balance, "absorption"), 22);
}

Test (split_balance, without_capacities_nothing_is_lost_and_nothing_limits_growth)
{
  g_autoptr (AwrashProgramme) programme
      = khenifra (TWO_STREAMS, "territory,stream,max\n05.091,temporary,5000\n", "");
  g_autoptr (AwrashBalance) balance = ask (programme, "*", "");

  check_places (balance, "limit", "-1 -1 -1 -1 -1");
  check_places (balance, "training", "0 0 0 0 0");
  cr_expect (isnan (number (balance, "absorption")) && isnan (number (balance, "growth")));
  cr_expect_null (awrash_split_balance_get_text (balance, "first_binding"));
}

/* A refused tie is the plan's; the lifted division settles its own by code. */
Test (split_balance, a_refused_tie_is_handed_on)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", "code,parent,need\nr,,\na,r,4\nb,r,4\n", "streams", TWO_STREAMS, "quotas",
      "territory,stream,min,max\nr,sustainable,3,3\nr,temporary,0,0\n", "need.indicator", "need",
      NULL);
  g_autoptr (AwrashBalance) balance = ask (programme, "*", "");

  cr_assert_eq (awrash_split_balance_get_status (balance), AWRASH_STATUS_TIE_REFUSED);
  check_places (balance, "lifted", "2 1");
}

/* ── who is fragile ─────────────────────────────────────────────────────────────────────────── */

static void
check_fragile (const char *rule, const char *expected)
{
  g_autoptr (AwrashProgramme) programme = khenifra (TWO_STREAMS, ABSORPTION, "");
  g_autofree char *setting = g_strconcat ("fragile=", rule, NULL);
  g_autoptr (AwrashBalance) balance = ask (programme, "*", setting);

  cr_expect_str_eq (awrash_split_balance_get_text (balance, "fragile"), rule);
  check_places (balance, "fragile", expected);
}

Test (split_balance, fragile_provinces_follow_their_rule_alone)
{
  check_fragile ("lowest:0", "0 0 0 0 0");
  check_fragile ("lowest:3", "1 0 1 0 1");
  check_fragile ("lowest:5", "1 1 1 1 1");
  check_fragile ("poverty>=20.68", "0 1 0 0 0");
  check_fragile ("poverty>20.68", "0 0 0 0 0");
  check_fragile ("poverty<6", "0 0 0 1 1");
  check_fragile ("poverty<=6", "1 0 0 1 1");
  check_fragile ("absorption<0.024", "0 0 1 0 1");
  check_fragile ("absorption>1059/44342", "1 1 0 1 0"); /* 863/37025 = 0.0233 */
  check_fragile ("absorption>=1059/44342", "1 1 0 1 1");
}

/* Two equal rates before: one cannot be among the lowest without the other. */
Test (split_balance, provinces_as_low_as_the_last_are_fragile_too)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", "code,parent,need\nr,,\na,r,4\nb,r,8\nc,r,8\nd,r,0\n", "streams", TWO_STREAMS,
      "quotas",
      "territory,stream,min,max\na,temporary,1,1\nb,temporary,2,2\nc,temporary,4,4\n"
      "d,temporary,0,0\nr,sustainable,0,0\n",
      "need.indicator", "need", NULL);
  g_autoptr (AwrashBalance) balance = ask (programme, "*", "fragile=lowest:1");

  check_places (balance, "fragile", "1 1 0 0");
}

/* ── targets ────────────────────────────────────────────────────────────────────────────────── */

static AwrashBalance *
ask_target (const char *settings)
{
  g_autoptr (AwrashProgramme) programme = khenifra (TWO_STREAMS, ABSORPTION, "");

  return ask (programme, "sustainable", settings);
}

/* The stream by need brings the Gini from 0.0867 down to 0.0495, so nothing is to be restored. */
Test (split_balance, a_target_already_met_needs_no_training)
{
  static const char *const met[] = { "target=before", "target=gini:0.05", "target=lowest:46/1000",
                                     "target=fraction:0.89", "target=places:0" };

  for (gsize i = 0; i < G_N_ELEMENTS (met); i++)
    {
      g_autoptr (AwrashBalance) balance = ask_target (met[i]);

      cr_expect_eq (awrash_split_balance_get_status (balance), AWRASH_STATUS_OPTIMAL);
      cr_expect_eq (number (balance, "places"), 0, "%s", met[i]);
      cr_expect_eq (number (balance, "gini_trained"), number (balance, "gini_after"));
    }
}

/* ⌈0.05 d − y⌉: Béni Mellal 2206.4 − 2154, Khouribga 2217.1 − 2042; the others are above. */
Test (split_balance, a_lowest_rate_asks_of_every_province_what_it_lacks)
{
  g_autoptr (AwrashBalance) balance = ask_target ("target=lowest:0.05 cost=1000");

  check_places (balance, "training", "53 0 0 0 176");
  cr_expect_eq (number (balance, "total_cost"), 229000);
  cr_expect (number (balance, "reached") >= 0.05);
  cr_expect_eq (number (balance, "reached"), number (balance, "lowest_trained"));
}

/* At half a place each, twice what is lacking, rounded up once. */
Test (split_balance, places_of_training_count_by_their_weight)
{
  g_autoptr (AwrashBalance) half = ask_target ("target=lowest:0.05 weight=0.5");
  g_autoptr (AwrashBalance) more = ask_target ("target=lowest:0.05 weight=3/2");

  check_places (half, "training", "105 0 0 0 351"); /* 104.8, 350.2 */
  check_places (more, "training", "35 0 0 0 117");  /* 34.9, 116.7 */
  cr_expect_eq (number (half, "places_trained"), 9350 + 228);
  cr_expect_eq (number (half, "weight"), 0.5);
}

/* 142 places are lacking: 94.7 of one and a half. */
Test (split_balance, what_limits_take_is_made_up_for_in_whole_places_of_training)
{
  g_autoptr (AwrashProgramme) programme = khenifra (TWO_STREAMS, ABSORPTION, "");
  g_autoptr (AwrashBalance) balance = ask (programme, "*", "weight=3/2");

  check_places (balance, "training", "0 0 0 0 95");
  cr_expect (number (balance, "reached") >= 1);
}

/* At equal rates the smaller need is raised further by a place; at equal needs the code decides. */
Test (split_balance, equal_rates_go_by_the_higher_rate_after_and_then_by_code)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", "code,parent,need\nr,,\nd,r,8\nc,r,4\nb,r,4\na,r,8\n", "streams", TWO_STREAMS,
      "quotas",
      "territory,stream,min,max\nd,temporary,2,2\nc,temporary,1,1\nb,temporary,1,1\n"
      "a,temporary,2,2\nr,sustainable,0,0\n",
      "need.indicator", "need", NULL);
  static const char *const expected[] = { "0 0 1 0", "0 1 1 0", "0 1 1 1", "1 1 1 1" };

  for (int places = 1; places <= 4; places++)
    {
      g_autofree char *target = g_strdup_printf ("target=places:%d", places);
      g_autoptr (AwrashBalance) balance = ask (programme, "*", target);

      check_places (balance, "training", expected[places - 1]);
    }
}

Test (split_balance, a_fraction_counts_the_training_in_the_rate_of_all)
{
  g_autoptr (AwrashBalance) balance = ask_target ("target=fraction:0.95");
  const double places = number (balance, "places");
  const int64_t *training = awrash_split_balance_get_places (balance, "training");
  const double rate = (9350 + places) / 182548;

  cr_expect_eq (number (balance, "rate_trained"), rate);
  cr_expect (2042.0 + (double)training[4] >= 0.95 * rate * 44342);
  cr_expect (2042.0 + (double)training[4] - 1 < 0.95 * rate * 44342, "one fewer would be below");
  cr_expect_eq (number (balance, "reached"), number (balance, "lowest_trained") / rate);
}

/* What enumeration finds small is proved here by the bound: 561 places are refuted. */
Test (split_balance, a_gini_is_met_with_the_least_places_and_they_are_proved)
{
  g_autoptr (AwrashBalance) balance = ask_target ("target=gini:0.02 cost=5000");

  cr_assert_eq (awrash_split_balance_get_status (balance), AWRASH_STATUS_OPTIMAL);
  check_places (balance, "training", "180 0 78 0 304");
  cr_expect_eq (number (balance, "places"), 562);
  cr_expect_eq (number (balance, "least_places"), 562);
  cr_expect (number (balance, "gini_trained") <= 0.02);
  cr_expect (number (balance, "least_gini") <= number (balance, "gini_trained"));
  cr_expect_eq (number (balance, "total_cost"), 562 * 5000);
}

/* Equality in whole places is not to be had at this scale: what was found is said to be no answer,
 * and how far it got. */
Test (split_balance, perfect_equality_ends_at_the_limit_with_the_nearest)
{
  g_autoptr (AwrashBalance) balance = ask_target ("target=gini:0");

  cr_assert_eq (awrash_split_balance_get_status (balance), AWRASH_STATUS_LIMIT);
  cr_expect (number (balance, "reached") > 0 && number (balance, "reached") < 1e-4);
  cr_expect (number (balance, "least_places") <= number (balance, "places"));
  cr_expect_not_null (awrash_split_balance_get_text (balance, "reason"));
}

Test (split_balance, places_and_money_go_to_the_lowest_rate_first)
{
  g_autoptr (AwrashBalance) places = ask_target ("target=places:100");
  g_autoptr (AwrashBalance) budget = ask_target ("target=budget:300299.99 cost=3002.99");

  check_places (places, "training", "0 0 0 0 100");
  check_places (budget, "training", "0 0 0 0 100"); /* 100.0003 */
  cr_expect_eq (number (budget, "cost"), 3002.99);
  cr_expect_eq (number (budget, "reached"), number (budget, "gini_trained"));
}

/* ── bounds on training ─────────────────────────────────────────────────────────────────────── */

#define THREE_STREAMS                                                                              \
  "code,months,monthly_cost\ntemporary,4,100\nsustainable,9,100\ntraining,3,500\n"

/* 100 places in Khouribga, 120 in the region: the plan's own filling of the stream counts not. */
Test (split_balance, training_keeps_the_programmes_own_bounds)
{
  g_autofree char *capacities = g_strconcat (ABSORPTION, "05.311,training,100,\n", NULL);
  g_autoptr (AwrashProgramme) programme
      = khenifra (THREE_STREAMS, capacities, "05,training,,120\n");
  g_autoptr (AwrashBalance) lifted = ask (programme, "*", "");
  g_autoptr (AwrashBalance) lowest = ask (programme, "*", "target=lowest:0.05");
  g_autoptr (AwrashBalance) many = ask (programme, "*", "target=places:1000");

  cr_expect_str_eq (awrash_split_balance_get_text (lifted, "training"), "training");
  cr_expect_eq (number (lifted, "cost"), 1500);
  check_places (lifted, "after", "2306 1472 1933 1510 2129");
  cr_expect_eq (awrash_split_balance_get_status (lifted), AWRASH_STATUS_INFEASIBLE);
  check_places (lifted, "training", "0 0 0 0 100");
  cr_expect_eq (number (lifted, "least_places"), 142);
  cr_expect_eq (number (lifted, "reached"), 2229.0 / 2271);
  check_places (lowest, "training", "0 0 0 0 89"); /* ⌈2217.1 − 2129⌉ */
  cr_expect_eq (awrash_split_balance_get_status (many), AWRASH_STATUS_UNPLACED);
  cr_expect_eq (number (many, "places"), 120);
}

/* 3,800,000 for places of 400 each are 9,500, of which the plan takes 9,350. */
Test (split_balance, a_bound_on_all_streams_leaves_training_the_rest)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", KHENIFRA, "streams",
      "code,months,monthly_cost\ntemporary,1,400\nsustainable,1,400\ntraining,1,400\n", "quotas",
      "territory,stream,unit,min,max\n05,temporary,,5350,5350\n05,sustainable,,4000,4000\n"
      "05,*,money,,3800399\n",
      "need.indicator", "unemployed", NULL);
  g_autoptr (AwrashBalance) balance = ask (programme, "*", "target=places:100000");

  cr_expect_eq (awrash_split_balance_get_status (balance), AWRASH_STATUS_UNPLACED);
  cr_expect_eq (number (balance, "places"), 150);
}

/* In 100 places Khouribga's come first; the money of the column is spent as far as it goes. */
Test (split_balance, costs_of_a_column_are_added_up_where_the_places_are)
{
  g_autoptr (AwrashBalance) lowest = ask_target ("target=lowest:0.05 cost=poverty");
  g_autoptr (AwrashBalance) budget = ask_target ("target=budget:520 cost=poverty");
  g_autoptr (AwrashBalance) exact = ask_target ("target=budget:133026 cost=unemployed");
  g_autoptr (AwrashBalance) gini = ask_target ("target=gini:0.02 cost=poverty");

  cr_expect_float_eq (number (lowest, "total_cost"), 53 * 6 + 176 * 5.14, 1e-9);
  cr_expect_eq (number (lowest, "least_cost"), number (lowest, "total_cost"));
  cr_expect (isnan (number (lowest, "cost")));
  check_places (budget, "training", "0 0 0 0 101"); /* 519.14 */
  check_places (exact, "training", "0 0 0 0 3");    /* 3 × 44342, to the last unit of money */
  cr_expect_eq (awrash_split_balance_get_status (budget), AWRASH_STATUS_OPTIMAL);
  cr_expect_eq (awrash_split_balance_get_status (gini), AWRASH_STATUS_WITHIN_GAP);
  cr_expect (number (gini, "gini_trained") <= 0.02);
  cr_expect (number (gini, "least_cost") <= number (gini, "total_cost"));
  cr_expect (number (gini, "total_cost") < 1.01 * number (gini, "least_cost"));
  cr_expect_not_null (awrash_split_balance_get_text (gini, "reason"));
}

Test (split_balance, out_of_reach_says_how_far_it_gets)
{
  g_autofree char *capacities = g_strconcat (ABSORPTION, "05.311,training,10,\n", NULL);
  g_autoptr (AwrashProgramme) programme = khenifra (THREE_STREAMS, capacities, "");
  g_autoptr (AwrashBalance) rate = ask (programme, "*", "target=lowest:0.05");
  g_autoptr (AwrashBalance) gini = ask (programme, "*", "target=gini:0.001");

  cr_expect_eq (awrash_split_balance_get_status (rate), AWRASH_STATUS_INFEASIBLE);
  check_places (rate, "training", "0 0 0 0 10");
  cr_expect_eq (number (rate, "reached"), 2139.0 / 44342);
  cr_expect_eq (awrash_split_balance_get_status (gini), AWRASH_STATUS_INFEASIBLE);
  cr_expect (number (gini, "reached") < number (gini, "gini_after"));
  cr_expect_not_null (awrash_split_balance_get_text (gini, "reason"));
}

/* ── properties ─────────────────────────────────────────────────────────────────────────────── */

Test (split_balance, more_training_never_lowers_the_lowest_rate_and_the_curve_is_complete)
{
  g_autoptr (AwrashBalance) balance = ask_target ("target=gini:0.02 cost=10");
  const gsize n = awrash_split_balance_get_n_points (balance);
  double last = 0;

  cr_assert_gt (n, 562);
  for (gsize i = 0; i < n; i++)
    {
      const double lowest = awrash_split_balance_get_point (balance, i, "lowest");

      cr_assert_eq (awrash_split_balance_get_point (balance, i, "places"), (double)i);
      cr_assert_eq (awrash_split_balance_get_point (balance, i, "cost"), 10.0 * (double)i);
      cr_assert (lowest >= last);
      last = lowest;
    }
  /* Whole numbers and the metric reach one Gini by two ways: all but the last bits are the same. */
  cr_expect_float_eq (awrash_split_balance_get_point (balance, 0, "gini"),
                      number (balance, "gini_after"), 1e-15);
  cr_expect (awrash_split_balance_get_point (balance, n - 1, "gini") < 0.001);
  cr_expect (isnan (awrash_split_balance_get_point (balance, 0, "nothing")));
}

Test (split_balance, permuting_the_provinces_permutes_the_answer)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories",
      "code,parent,unemployed,poverty\n05.311,05,44342,5.14\n05.255,05,37025,6.77\n"
      "05.091,05,44128,6\n05.301,05,28892,5.52\n05.081,05,28161,20.68\n05,,,\n",
      "streams", "code\nsustainable\ntemporary\n", "capacities", ABSORPTION, "quotas",
      TEMPORARY "05,sustainable,4000,4000\n", "need.indicator", "unemployed", NULL);
  g_autoptr (AwrashBalance) gini = ask (programme, "sustainable", "target=gini:0.02");
  g_autoptr (AwrashBalance) lifted = ask (programme, "*", "");

  check_places (gini, "training", "304 78 180 0 0");
  check_places (lifted, "training", "142 0 0 0 0");
  check_places (lifted, "lifted", "2271 1896 2260 1480 1443");
}

/* ── tables ─────────────────────────────────────────────────────────────────────────────────── */

Test (split_balance, tables_hold_provinces_and_points_and_empty_cells_for_what_is_unknown)
{
  g_autoptr (AwrashProgramme) programme = khenifra (TWO_STREAMS, ABSORPTION, "");
  g_autoptr (AwrashBalance) balance = ask (programme, "*", "");
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashTable) rows
      = awrash_split_balance_get_table (balance, "balance-provinces", &error);
  g_autoptr (AwrashTable) curve = awrash_split_balance_get_table (balance, "balance-curve", &error);
  gsize column = 0;

  cr_assert (rows != NULL && curve != NULL);
  cr_assert_eq (awrash_base_table_get_n_rows (rows), 5);
  cr_assert (awrash_base_table_find_column (rows, "training", &column));
  cr_expect_str_eq (awrash_base_table_get_cell (rows, 4, column), "142");
  cr_assert_eq (awrash_base_table_get_n_rows (curve), awrash_split_balance_get_n_points (balance));
  cr_assert (awrash_base_table_find_column (curve, "cost", &column));
  cr_expect_str_eq (awrash_base_table_get_cell (curve, 0, column), "");
  cr_expect_null (awrash_split_balance_get_table (balance, "balance", &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_NAME));
  cr_expect_str_eq (error->message, "\"balance\" is no table of a balance, expected "
                                    "balance-provinces or balance-curve");
}

/* ── errors ─────────────────────────────────────────────────────────────────────────────────── */

static void
check_error (const char *streams, const char *settings, AwrashError code, const char *message)
{
  g_autoptr (AwrashProgramme) programme = khenifra (THREE_STREAMS, ABSORPTION, "05,training,,9\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashBalance) balance = try (programme, streams, settings, &error);

  cr_assert_null (balance, "%s", settings);
  cr_expect_eq (error->code, (int)code, "%s: %s", settings, error->message);
  cr_expect_str_eq (error->message, message);
}

Test (split_balance, settings_that_are_none_are_named)
{
  const int name = AWRASH_ERROR_NAME;

  check_error ("*", "stream", name,
               "settings[0] is \"stream\", expected one of stream, training, fragile, target, "
               "weight, cost, with = and a value behind it");
  check_error ("*", "weight=1 speed=2", name,
               "settings[1] is \"speed=2\", expected one of stream, training, fragile, target, "
               "weight, cost, with = and a value behind it");
  check_error ("*", "stream=none", name,
               "stream is \"none\", expected a code of the programme's streams");
  check_error ("*", "training=none", name,
               "training is \"none\", expected a code of the programme's streams");
  check_error ("*", "training=sustainable", AWRASH_ERROR_DUPLICATE,
               "stream and training are both \"sustainable\", expected two streams");
  check_error ("*", "target=best", name,
               "target is \"best\", expected lifted, before, gini:G, lowest:RATE, fraction:F, "
               "places:N or budget:MONEY");
  check_error ("*", "fragile=05.301", name,
               "fragile is \"05.301\", expected lowest:N, or absorption or an indicator with <, "
               "<=, > or >= and a number behind it");
  check_error ("*", "cost=nothing", name,
               "cost: need \"nothing\" is unknown, expected a column of the territories or "
               "pool:GROUP");
  check_error ("*", "cost=\xff", AWRASH_ERROR_ENCODING, "settings[0] is not UTF-8 text");
  check_error ("none", "", name,
               "streams names \"none\", expected * or codes of streams parted by ;");
}

Test (split_balance, numbers_out_of_range_are_refused)
{
  const int value = AWRASH_ERROR_VALUE;

  check_error ("*", "target=gini:1.5", value, "target is \"1.5\", expected a number from 0 to 1");
  check_error ("*", "target=fraction:-1", value, "target is \"-1\", expected a number from 0 to 1");
  check_error ("*", "target=places:2.5", value,
               "target is \"places:2.5\", expected a whole number behind the colon");
  check_error ("*", "fragile=lowest:9", value, "fragile is \"9\", expected a number from 0 to 5");
  check_error ("*", "fragile=lowest:1/2", value,
               "fragile is \"lowest:1/2\", expected a whole number behind the colon");
  check_error ("*", "weight=0", value, "weight is \"0\", expected a number from 0.001 to 1000");
  check_error ("*", "weight=1.2345", value,
               "weight is \"1.2345\", expected a fraction of whole numbers up to 1000");
  check_error ("*", "cost=-1", value, "cost is \"-1\", expected a number from 0 to 1000000000000");
  check_error ("*", "target=budget:5 cost=0", value,
               "target is \"budget:5\", but what a place of training costs is not known: expected "
               "cost=MONEY above 0, or months and monthly_cost of the programme's own training");
  check_error ("*", "target=budget:1e12 cost=1", AWRASH_ERROR_OVERFLOW,
               "target is \"budget:1e12\", expected what pays for 2^22 places of training at most");
}

Test (split_balance, what_does_not_exist_is_empty)
{
  g_autoptr (AwrashProgramme) alone = test_programme_new (
      "territories", "code,parent,need,zero\nr,,,\na,r,4,0\nb,r,8,0\n", "streams", TWO_STREAMS,
      "quotas", "territory,stream,min,max\nr,sustainable,12,12\nr,temporary,0,0\n",
      "need.indicator", "need", NULL);
  g_autoptr (GError) error = NULL;

  cr_expect_null (try (alone, "*", "target=before", &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY));
  cr_expect_str_eq (error->message, "target is \"before\", but without \"sustainable\" nobody "
                                    "receives a place: expected another target");
}

/* The reading has needs of its own; rates are those of the programme's, which are all 0. */
Test (split_balance, a_programme_whose_needs_are_all_zero_has_no_rates)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", "code,parent,need,zero\nr,,,\na,r,4,0\nb,r,8,0\n", "streams", TWO_STREAMS,
      "quotas", "territory,stream,min,max\nr,sustainable,12,12\nr,temporary,0,0\n",
      "need.indicator", "zero", NULL);
  g_autoptr (AwrashReading) reading = test_reading_new ("need", "need", NULL);
  g_autoptr (GError) error = NULL;

  cr_expect_null (awrash_split_balance (programme, reading, 0, NULL, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY));
  cr_expect_str_eq (error->message, "every need is 0, expected a province with a need");
}

/* The capacities are all that bounds the cells: without them there is no plan. */
Test (split_balance, without_a_plan_without_limits_lifted_is_no_target)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", "code,parent,need\nr,,\na,r,4\nb,r,8\n", "streams", TWO_STREAMS, "capacities",
      "territory,stream,max\na,sustainable,3\nb,sustainable,5\n", "quotas",
      "territory,stream,min,max\nr,temporary,6,6\n", "need.indicator", "need", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashBalance) balance = ask (programme, "*", "target=places:1");

  cr_expect_null (awrash_split_balance_get_places (balance, "lifted"));
  cr_expect_null (try (programme, "*", "", &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY));
  cr_expect_str_eq (error->message, "target is \"lifted\", but without the limits of absorption of "
                                    "\"sustainable\" there is no plan: expected another target");
}

Test (split_balance, needs_too_far_apart_are_refused)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", "code,parent,need\nr,,\na,r,1e-30\nb,r,8\n", "streams", TWO_STREAMS, "quotas",
      "territory,stream,min,max\na,sustainable,1,1\nb,sustainable,1,1\nr,temporary,0,0\n",
      "need.indicator", "need", NULL);
  g_autoptr (GError) error = NULL;

  cr_expect_null (try (programme, "*", "", &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW));
  cr_expect (g_str_has_prefix (error->message, "the need of \"b\" is 8, expected needs"), "%s",
             error->message);
}
