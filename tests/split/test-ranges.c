/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The room that a plan leaves. Source: ranges worked out by hand from bounds and receipts; the
 * enumeration is in tests/oracle/test-split.c. Invariant: a plan is within its ranges, and without
 * an answer nothing is written. */

#include "support/small-programme.h"

#include <criterion/criterion.h>
#include <string.h>

#define MOST 16

typedef struct
{
  int64_t low[MOST], high[MOST], least[MOST], most[MOST];
} Ranges;

/* "2-5 0-0 | 4-4": the cells' ranges, then the provinces'. */
static char *
ranges_text (const AwrashPlan *plan, gboolean settled)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  Ranges r;

  cr_assert (awrash_split_ranges (plan, settled, r.low, r.high, r.least, r.most, &error), "%s",
             error != NULL ? error->message : "");
  for (gsize i = 0; i < awrash_split_plan_get_n_cells (plan); i++)
    {
      int64_t places = awrash_split_plan_get_places (plan)[i];

      cr_assert (r.low[i] <= places && places <= r.high[i], "cell %zu is within", i);
      g_string_append_printf (text, "%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT " ", r.low[i],
                              r.high[i]);
    }
  g_string_append_c (text, '|');
  for (gsize i = 0; i < awrash_split_plan_get_n_provinces (plan); i++)
    g_string_append_printf (text, " %" G_GINT64_FORMAT "-%" G_GINT64_FORMAT, r.least[i], r.most[i]);
  return g_string_free (text, FALSE);
}

static void
check (const AwrashPlan *plan, gboolean settled, const char *expected)
{
  g_autofree char *text = ranges_text (plan, settled);

  cr_expect_str_eq (text, expected, "%s: %s", settled ? "settled" : "open", text);
}

#define KHENIFRA                                                                                   \
  "code,parent,unemployed\n05,,\n05.091,05,44128\n05.081,05,28161\n05.255,05,37025\n"              \
  "05.301,05,28892\n05.311,05,44342\n"
#define TWO_STREAMS "code\ntemporary\nsustainable\n"
#define ABSORPTION                                                                                 \
  "territory,stream,max\n05.091,sustainable,1173\n05.081,sustainable,1139\n"                       \
  "05.255,sustainable,863\n05.301,sustainable,753\n05.311,sustainable,1059\n"

/* Every province's temporary places are given, so that its receipts leave it no choice. */
Test (split_ranges, khenifra_2023_leaves_the_committee_no_room_at_equal_rates)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", KHENIFRA, "streams", TWO_STREAMS, "capacities", ABSORPTION, "quotas",
      "territory,stream,min,max\n05.091,temporary,1187,1187\n05.081,temporary,1070,1070\n"
      "05.255,temporary,1070,1070\n05.301,temporary,953,953\n05.311,temporary,1070,1070\n"
      "05,sustainable,4000,4000\n",
      "need.indicator", "unemployed", NULL);
  g_autoptr (AwrashPlan) plan = test_plan_new (programme, NULL);
  const char *expected
      = "1187-1187 1119-1119 1070-1070 402-402 1070-1070 863-863 953-953 557-557 1070-1070 "
        "1059-1059 | 2306-2306 1472-1472 1933-1933 1510-1510 2129-2129";

  check (plan, FALSE, expected);
  check (plan, TRUE, expected);
}

/* With the region's 5,350 temporary places undivided every province receives the same rate, 51.22
 * per 1,000, well above its absorption. The absorptions sum to 4,987, 987 more than the quota: a
 * province may do with 987 fewer than its own, or with all; temporary places are the rest. */
Test (split_ranges, an_undivided_temporary_quota_leaves_what_absorption_leaves)
{
  static const int64_t absorption[] = { 1173, 1139, 863, 753, 1059 };
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", KHENIFRA, "streams", TWO_STREAMS, "capacities", ABSORPTION, "quotas",
      "territory,stream,min,max\n05,temporary,5350,5350\n"
      "05,sustainable,4000,4000\n",
      "need.indicator", "unemployed", NULL);
  g_autoptr (AwrashPlan) plan = test_plan_new (programme, NULL);
  Ranges r;

  cr_assert (awrash_split_ranges (plan, FALSE, r.low, r.high, r.least, r.most, NULL));
  for (gsize i = 0; i < 5; i++)
    {
      int64_t received = (int64_t)awrash_split_plan_get_receipts (plan)[i];

      cr_expect_eq (r.low[2 * i + 1], MAX (absorption[i] - 987, 0));
      cr_expect_eq (r.high[2 * i + 1], absorption[i]);
      cr_expect_eq (r.low[2 * i], received - r.high[2 * i + 1]);
      cr_expect_eq (r.high[2 * i], received - r.low[2 * i + 1]);
      cr_expect (r.least[i] == received && r.most[i] == received);
    }
}

/* Three places for two equal provinces. */
Test (split_ranges, a_settled_tie_is_open_again_unless_receipts_are_kept)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", "code,parent,need\nr,,\na,r,4\nb,r,4\n", "streams", "code\ns\n", "quotas",
      "territory,stream,min,max\nr,s,3,3\n", "need.indicator", "need", NULL);
  g_autoptr (AwrashPlan) plan = test_plan_new (programme, "tie", "order", "order", "b;a", NULL);

  check (plan, FALSE, "1-2 1-2 | 1-2 1-2");
  check (plan, TRUE, "1-1 2-2 | 1-1 2-2");
}

/* a and b tie for one of three sustainable places. The temporary four would go 2 and 2, where that
 * is asked; while the tie is open it is not, and they are held to being four. */
Test (split_ranges, streams_left_out_are_asked_once_the_tie_is_settled)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", "code,parent,need\nr,,\na,r,4\nb,r,4\n", "streams", TWO_STREAMS, "quotas",
      "territory,stream,min,max\nr,sustainable,3,3\nr,temporary,4,4\n", "need.indicator", "need",
      NULL);
  g_autoptr (AwrashPlan) plan
      = test_plan_new (programme, "streams", "sustainable", "tie", "order", "order", "a;b", NULL);

  check (plan, FALSE, "0-4 1-2 0-4 1-2 | 1-2 1-2");
  check (plan, TRUE, "2-2 2-2 2-2 1-1 | 2-2 1-1");
}

/* Without a tie the other streams' objective is asked both ways: 2 and 2, and the odd fifth open.
 */
Test (split_ranges, streams_left_out_keep_their_own_ties)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", "code,parent,need\nr,,\na,r,4\nb,r,4\n", "streams", TWO_STREAMS, "quotas",
      "territory,stream,min,max\nr,sustainable,2,2\nr,temporary,5,5\n", "need.indicator", "need",
      NULL);
  g_autoptr (AwrashPlan) plan = test_plan_new (programme, "streams", "sustainable", NULL);

  check (plan, FALSE, "2-3 1-1 2-3 1-1 | 1-1 1-1");
  check (plan, TRUE, "2-3 1-1 2-3 1-1 | 1-1 1-1");
}

/* b has no need: nothing beyond the place that its bound forces, of whichever type. */
Test (split_ranges, a_province_without_need_has_the_room_of_what_is_forced)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", "code,parent,need\nr,,\na,r,4\nb,r,0\n", "streams", "code\ns\n",
      "worksite_types", "code,stream\nt,s\nu,s\n", "quotas",
      "territory,stream,min,max\nr,s,6,6\nb,s,1,\n", "need.indicator", "need", NULL);
  g_autoptr (AwrashPlan) plan = test_plan_new (programme, NULL);

  check (plan, FALSE, "0-5 0-5 0-1 0-1 | 5-5 1-1");
}

Test (split_ranges, one_province_no_place_and_very_many_are_exact)
{
  g_autoptr (AwrashProgramme) none = test_programme_new (
      "territories", "code,parent,need\na,,4\n", "streams", "code\ns\nt\n", "quotas",
      "territory,stream,min,max\na,*,0,0\n", "need.indicator", "need", NULL);
  g_autoptr (AwrashProgramme) many = test_programme_new (
      "territories", "code,parent,need\na,,1e-300\n", "streams", "code\ns\nt\n", "quotas",
      "territory,stream,min,max\na,*,281474976710656,281474976710656\na,s,1,\n", "need.indicator",
      "need", NULL);
  g_autoptr (AwrashPlan) nothing = test_plan_new (none, NULL);
  g_autoptr (AwrashPlan) much = test_plan_new (many, NULL);

  check (nothing, FALSE, "0-0 0-0 | 0-0");
  check (much, TRUE, "1-281474976710656 0-281474976710655 | 281474976710656-281474976710656");
}

/* Months count what is received; ranges are places all the same. */
Test (split_ranges, receipts_in_person_months_are_counted_in_places)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", "code,parent,need\nr,,\na,r,4\nb,r,4\n", "streams", "code,months\ns,9\n",
      "quotas", "territory,stream,min,max\nr,s,4,4\n", "need.indicator", "need", NULL);
  g_autoptr (AwrashPlan) plan = test_plan_new (programme, "receives", "person-months", NULL);

  cr_assert_eq (awrash_split_plan_get_receipts (plan)[0], 18);
  check (plan, FALSE, "2-2 2-2 | 2-2 2-2");
}

static void
check_refused (const AwrashPlan *plan, const char *message)
{
  Ranges r, before;

  memset (&r, 0x5a, sizeof r);
  before = r;
  for (int settled = 0; settled < 2; settled++)
    {
      g_autoptr (GError) error = NULL;

      cr_expect_not (awrash_split_ranges (plan, settled, r.low, r.high, r.least, r.most, &error));
      cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY));
      cr_expect_str_eq (error->message, message);
    }
  cr_expect_arr_eq (&r, &before, sizeof r);
}

Test (split_ranges, a_plan_without_an_answer_has_none_and_writes_nothing)
{
  g_autoptr (AwrashProgramme) tied = test_programme_new (
      "territories", "code,parent,need\nr,,\na,r,4\nb,r,4\n", "streams", "code\ns\n", "quotas",
      "territory,stream,min,max\nr,s,3,3\n", "need.indicator", "need", NULL);
  g_autoptr (AwrashProgramme) blocked
      = test_programme_new ("territories", "code,parent,need\na,,4\n", "streams", "code\ns\n",
                            "quotas", "territory,stream,min,max\na,s,3,3\n", "capacities",
                            "territory,stream,max\na,s,2\n", "need.indicator", "need", NULL);
  g_autoptr (AwrashPlan) refused = test_plan_new (tied, NULL);
  g_autoptr (AwrashPlan) infeasible = test_plan_new (blocked, NULL);

  check_refused (refused,
                 "the plan is tie-refused and has no ranges, expected a plan with an answer");
  check_refused (infeasible,
                 "the plan is infeasible and has no ranges, expected a plan with an answer");
}
