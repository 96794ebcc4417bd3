/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The split: every status, every way to count, every error. Source: figures worked out by hand;
 * the tests of objectives, bounds and classes stand beside this file. Invariant: an answer says
 * which kind it is, and a refusal says what is in the way, in exact words and numbers. */

#include "support/small-programme.h"

#include <criterion/criterion.h>

#define THREE "code,parent,need\nr,,\na,r,2\nb,r,3\nc,r,5\n"
#define FOUR_PLACES "territory,stream,max\nr,temporary,4\n"

/* ── answers ────────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  const char *label;
  const char *territories, *quotas;
  const char *keys[8];
  AwrashStatus status;
  const char *places;
} Answer;

static const Answer answers[] = {
  { "in proportion where that is whole",
    THREE,
    "territory,stream,max\nr,temporary,10\n",
    { NULL },
    AWRASH_STATUS_OPTIMAL,
    "a/temporary 2, b/temporary 3, c/temporary 5" },
  { "a range is used up to its top: fill first",
    THREE,
    "territory,stream,min,max\nr,temporary,1,10\n",
    { NULL },
    AWRASH_STATUS_OPTIMAL,
    "a/temporary 2, b/temporary 3, c/temporary 5" },
  { "nothing to give",
    THREE,
    "territory,stream,max\nr,temporary,0\n",
    { NULL },
    AWRASH_STATUS_OPTIMAL,
    "" },
  { "one province",
    "code,parent,need\na,,2\n",
    "territory,stream,max\na,temporary,7\n",
    { NULL },
    AWRASH_STATUS_OPTIMAL,
    "a/temporary 7" },
  { "a floor above the even rate",
    THREE,
    "territory,stream,min,max\nr,temporary,,10\na,temporary,6,\n",
    { NULL },
    AWRASH_STATUS_OPTIMAL,
    "a/temporary 6, b/temporary 2, c/temporary 2" },
  { "a ceiling below the even rate",
    THREE,
    "territory,stream,min,max\nr,temporary,,9\nc,temporary,,4\n",
    { NULL },
    AWRASH_STATUS_OPTIMAL,
    "a/temporary 2, b/temporary 3, c/temporary 4" },
  { "temporary places that stand count against sustainable ones",
    THREE,
    "territory,stream,min,max\na,temporary,6,6\nb,temporary,0,0\nc,temporary,0,0\n"
    "r,sustainable,14,14\n",
    { NULL },
    AWRASH_STATUS_OPTIMAL,
    "a/temporary 6, b/sustainable 5, c/sustainable 9" },
  { "they do not where only the sustainable stream is read",
    THREE,
    "territory,stream,min,max\na,temporary,6,6\nb,temporary,0,0\nc,temporary,0,0\n"
    "r,sustainable,10,10\n",
    { "streams", "sustainable" },
    AWRASH_STATUS_OPTIMAL,
    "a/temporary 6, a/sustainable 2, b/sustainable 3, c/sustainable 5" },
  { "what is not read is divided by the same objective",
    THREE,
    "territory,stream,max\nr,temporary,20\nr,sustainable,10\n",
    { "streams", "sustainable" },
    AWRASH_STATUS_OPTIMAL,
    "a/temporary 4, a/sustainable 2, b/temporary 6, b/sustainable 3, c/temporary 10, "
    "c/sustainable 5" },
  { "on counts needs do not matter",
    THREE,
    "territory,stream,max\nr,temporary,9\n",
    { "on", "count" },
    AWRASH_STATUS_OPTIMAL,
    "a/temporary 3, b/temporary 3, c/temporary 3" },
  { "a need of 0 receives nothing that it need not",
    "code,parent,need\nr,,\na,r,0\nb,r,3\nc,r,5\n",
    "territory,stream,max\nr,temporary,8\n",
    { NULL },
    AWRASH_STATUS_OPTIMAL,
    "b/temporary 3, c/temporary 5" },
  { "a need of 0 receives its floor",
    "code,parent,need\nr,,\na,r,0\nb,r,3\nc,r,5\n",
    "territory,stream,min,max\nr,temporary,,9\na,temporary,1,\n",
    { NULL },
    AWRASH_STATUS_OPTIMAL,
    "a/temporary 1, b/temporary 3, c/temporary 5" },
  { "a need of 0 receives what a quota forces on it",
    "code,parent,need\nr,,\na,r,0\nb,r,3\nc,r,5\n",
    "territory,stream,min,max\nr,temporary,10,12\nb,temporary,,3\nc,temporary,,5\n",
    { NULL },
    AWRASH_STATUS_OPTIMAL,
    "a/temporary 2, b/temporary 3, c/temporary 5" },
  { "another need by its name",
    THREE,
    "territory,stream,max\nr,temporary,38\n",
    { "need", "need*need" },
    AWRASH_STATUS_OPTIMAL,
    "a/temporary 4, b/temporary 9, c/temporary 25" },
};

Test (split_solve, gives_the_plan_that_the_reading_asks_for)
{
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      const Answer *row = &answers[i];
      g_autoptr (AwrashProgramme) programme = test_programme_new (
          "territories", row->territories, "quotas", row->quotas, "need.indicator", "need", NULL);
      g_autoptr (AwrashPlan) plan = test_plan_new (programme, row->keys[0], row->keys[1], NULL);
      g_autofree char *places = test_plan_places (programme, plan);

      cr_expect_eq (awrash_split_plan_get_status (plan), row->status, "%s: %s", row->label,
                    awrash_base_status_get_name (awrash_split_plan_get_status (plan)));
      cr_expect_str_eq (places, row->places, "%s: %s", row->label, places);
      cr_expect_null (awrash_split_plan_get_reason (plan), "%s", row->label);
      cr_expect_eq (awrash_split_plan_get_unplaced (plan), 0, "%s", row->label);
      cr_expect_eq (awrash_split_plan_get_n_tied (plan), 0, "%s", row->label);
      cr_expect_eq (awrash_split_plan_get_n_blocking (plan), 0, "%s", row->label);
    }
}

Test (split_solve, measures_receipts_in_person_months_where_a_place_has_the_same)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", THREE, "streams", "code,months,monthly_cost\ntemporary,4,\nextra,4,\n",
      "quotas", "territory,stream,max\nr,temporary,12\nr,extra,8\n", "need.indicator", "need",
      NULL);
  g_autoptr (AwrashPlan) plan = test_plan_new (programme, "receives", "person-months", NULL);
  static const double receipts[] = { 16, 24, 40 };

  cr_assert_eq (awrash_split_plan_get_status (plan), AWRASH_STATUS_OPTIMAL);
  cr_expect_arr_eq (awrash_split_plan_get_receipts (plan), receipts, sizeof receipts);
  cr_expect_str_eq (awrash_split_plan_get_chain (plan),
                    "fill person-months of *, leximin on rate, balanced mix");
}

Test (split_solve, tells_the_places_that_capacities_leave_unplaced)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", THREE, "quotas", "territory,stream,max\nr,temporary,10\n", "capacities",
      "territory,stream,max\na,temporary,1\nb,temporary,2\nc,temporary,4\n", "need.indicator",
      "need", NULL);
  g_autoptr (AwrashPlan) plan = test_plan_new (programme, NULL);
  g_autofree char *places = test_plan_places (programme, plan);

  cr_expect_eq (awrash_split_plan_get_status (plan), AWRASH_STATUS_UNPLACED);
  cr_expect_str_eq (places, "a/temporary 1, b/temporary 2, c/temporary 4");
  cr_expect_eq (awrash_split_plan_get_unplaced (plan), 3);
  cr_expect_str_eq (awrash_split_plan_get_reason (plan),
                    "the capacities leave 3 places of the quotas unplaced");
}

/* ── errors ─────────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  const char *label;
  const char *territories;
  const char *keys[8];
  int code;
  const char *message;
} Fault;

static const Fault faults[] = {
  { "an unknown stream",
    THREE,
    { "streams", "temporary;tempory" },
    AWRASH_ERROR_NAME,
    "streams names \"tempory\", expected * or codes of streams parted by ;" },
  { "an unknown need",
    THREE,
    { "need", "wealth" },
    AWRASH_ERROR_NAME,
    "need \"wealth\" is unknown, expected a column of the territories or pool:GROUP" },
  { "an empty need",
    "code,parent,need\nr,,\na,r,\nb,r,0\nc,r,2\n",
    { "need", "need" },
    AWRASH_ERROR_VALUE,
    "territories:3: column \"need\": is empty for a (a), expected a finite number ≥ 0, since the "
    "need is measured by it" },
  { "needs of 0 everywhere",
    "code,parent,need\nr,,\na,r,0\nb,r,0\n",
    { "need", "need" },
    AWRASH_ERROR_EMPTY,
    "every province has need 0, expected a need above 0 somewhere" },
  { "money without a monthly cost",
    THREE,
    { "receives", "money", "streams", "temporary" },
    AWRASH_ERROR_VALUE,
    "receives = money needs the months and the monthly cost of \"temporary\", which are not "
    "given" },
  { "a lot without a seed",
    THREE,
    { "on", "count", "tie", "lot" },
    AWRASH_ERROR_VALUE,
    "seed is empty, expected a text from which the lot is drawn" },
  { "an order with a region",
    THREE,
    { "on", "count", "tie", "order", "order", "a;r" },
    AWRASH_ERROR_NAME,
    "order names \"r\", expected codes of provinces parted by ;" },
  { "an order with an unknown code",
    THREE,
    { "on", "count", "tie", "order", "order", "x" },
    AWRASH_ERROR_NAME,
    "order names \"x\", expected codes of provinces parted by ;" },
  { "an order that repeats",
    THREE,
    { "on", "count", "tie", "order", "order", "a;b;a" },
    AWRASH_ERROR_DUPLICATE,
    "order names \"a\" twice, expected each province once" },
};

Test (split_solve, refuses_what_cannot_be_asked)
{
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      const Fault *row = &faults[i];
      g_autoptr (AwrashProgramme) programme = test_programme_new (
          "territories", row->territories, "streams", "code,months\ntemporary,4\nsustainable,9\n",
          "quotas", "territory,stream,max\nr,temporary,4\nr,sustainable,4\n", NULL);
      g_autoptr (AwrashReading) reading
          = test_reading_new ("need", "need", row->keys[0], row->keys[1], row->keys[2],
                              row->keys[3], row->keys[4], row->keys[5], NULL);
      g_autoptr (GError) error = NULL;

      cr_expect_null (awrash_split_solve (programme, reading, &error), "%s", row->label);
      cr_assert_not_null (error, "%s", row->label);
      cr_expect_eq (error->code, row->code, "%s: %d", row->label, error->code);
      cr_expect_str_eq (error->message, row->message, "%s: %s", row->label, error->message);
      cr_expect_null (awrash_split_solve (programme, reading, NULL));
    }
}

Test (split_solve, rates_without_a_need_are_refused)
{
  g_autoptr (AwrashProgramme) programme
      = test_programme_new ("territories", THREE, "quotas", FOUR_PLACES, NULL);
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  g_autoptr (GError) error = NULL;

  cr_expect_null (awrash_split_solve (programme, reading, &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY));
  cr_expect_str_eq (error->message, "programme.ini has no indicator in [need], expected one, since "
                                    "rates are measured against it");
}

/* ── laws ───────────────────────────────────────────────────────────────────────────────────── */

Test (split_solve, permuting_the_provinces_permutes_the_plan)
{
  static const char *const objectives[] = { "leximin", "decmin", "least-squares" };
  g_autoptr (AwrashProgramme) one = test_programme_new (
      "territories", "code,parent,need\nr,,\na,r,17\nb,r,31\nc,r,53\nd,r,11\n", "quotas",
      "territory,stream,max\nr,temporary,37\nr,sustainable,20\nb,*,13\n", "need.indicator", "need",
      NULL);
  g_autoptr (AwrashProgramme) other = test_programme_new (
      "territories", "code,parent,need\nd,r,11\nc,r,53\nr,,\nb,r,31\na,r,17\n", "quotas",
      "territory,stream,max\nb,*,13\nr,sustainable,20\nr,temporary,37\n", "need.indicator", "need",
      NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (objectives); i++)
    {
      g_autoptr (AwrashPlan) p = test_plan_new (one, "objective", objectives[i], NULL);
      g_autoptr (AwrashPlan) q = test_plan_new (other, "objective", objectives[i], NULL);
      static const gsize turned[] = { 3, 2, 1, 0 };

      cr_assert_eq (awrash_split_plan_get_status (p), awrash_split_plan_get_status (q));
      cr_assert_neq (awrash_split_plan_get_n_cells (p), 0);
      for (gsize k = 0; k < 4; k++)
        cr_expect_eq (awrash_split_plan_get_receipts (p)[k],
                      awrash_split_plan_get_receipts (q)[turned[k]], "%s", objectives[i]);
    }
}
