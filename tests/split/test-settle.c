/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ties: who is tied, for how many places, and what settles it. Source: counts, on which equal
 * provinces tie all the time. Invariant: the order of the table decides nothing. */

#include "support/small-programme.h"

#include <criterion/criterion.h>
#include <string.h>

#define THREE "code,parent,need\nr,,\na,r,2\nb,r,3\nc,r,5\n"
#define FOUR_PLACES "territory,stream,max\nr,temporary,4\n"

static AwrashProgramme *
build (const char *quotas)
{
  return test_programme_new ("territories", THREE, "quotas", quotas, "need.indicator", "need",
                             NULL);
}

static void
expect_tie (const AwrashPlan *plan, gsize n, const int64_t members[], const int64_t sure[],
            int64_t free_units)
{
  cr_assert_eq (awrash_split_plan_get_n_tied (plan), n);
  cr_expect_arr_eq (awrash_split_plan_get_tied (plan), members, n * sizeof (int64_t));
  cr_expect_arr_eq (awrash_split_plan_get_sure (plan), sure, n * sizeof (int64_t));
  cr_expect_eq (awrash_split_plan_get_free_units (plan), free_units);
}

Test (split_settle, refuses_a_tie_unless_a_policy_settles_it)
{
  static const int64_t members[] = { 0, 1, 2 }, sure[] = { 1, 1, 1 };
  g_autoptr (AwrashProgramme) programme = build (FOUR_PLACES);
  g_autoptr (AwrashPlan) plan = test_plan_new (programme, "on", "count", NULL);

  cr_expect_eq (awrash_split_plan_get_status (plan), AWRASH_STATUS_TIE_REFUSED);
  expect_tie (plan, 3, members, sure, 1);
  cr_expect_eq (awrash_split_plan_get_n_cells (plan), 0);
  cr_expect_str_eq (
      awrash_split_plan_get_reason (plan),
      "a, b, c tie; places left free: 1; settle it by tie = order with order = the codes "
      "to serve first, or by tie = lot with a seed");
}

/* b stands at 15; of the 3 places that are left a and c have one each for sure. */
Test (split_settle, finds_ties_on_rates_among_some_provinces_only)
{
  static const int64_t members[] = { 0, 2 }, sure[] = { 1, 1 };
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", "code,parent,need\nr,,\na,r,2\nb,r,20\nc,r,2\n", "quotas",
      "territory,stream,max\nr,temporary,18\n", "capacities",
      "territory,stream,min,max\nb,temporary,15,15\n", "need.indicator", "need", NULL);
  g_autoptr (AwrashPlan) plan = test_plan_new (programme, NULL);

  cr_expect_eq (awrash_split_plan_get_status (plan), AWRASH_STATUS_TIE_REFUSED);
  expect_tie (plan, 2, members, sure, 1);
}

Test (split_settle, settles_a_tie_by_the_order_given)
{
  static const char *const rows[][2]
      = { { "a;b;c", "a/temporary 2, b/temporary 1, c/temporary 1" },
          { " c ; a;b", "a/temporary 1, b/temporary 1, c/temporary 2" },
          { "b;;c;a;", "a/temporary 1, b/temporary 2, c/temporary 1" } };
  static const int64_t members[] = { 0, 1, 2 }, sure[] = { 1, 1, 1 };
  g_autoptr (AwrashProgramme) programme = build (FOUR_PLACES);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (AwrashPlan) plan
          = test_plan_new (programme, "on", "count", "tie", "order", "order", rows[i][0], NULL);
      g_autofree char *places = test_plan_places (programme, plan);

      cr_expect_eq (awrash_split_plan_get_status (plan), AWRASH_STATUS_TIE_SETTLED);
      cr_expect_str_eq (places, rows[i][1], "%s: %s", rows[i][0], places);
      expect_tie (plan, 3, members, sure, 1);
    }
}

Test (split_settle, an_order_that_leaves_a_tied_province_out_settles_nothing)
{
  g_autoptr (AwrashProgramme) programme = build (FOUR_PLACES);
  g_autoptr (AwrashPlan) plan
      = test_plan_new (programme, "on", "count", "tie", "order", "order", "c;a", NULL);

  cr_expect_eq (awrash_split_plan_get_status (plan), AWRASH_STATUS_TIE_REFUSED);
  cr_expect_str_eq (awrash_split_plan_get_reason (plan),
                    "a, b, c tie; places left free: 1; order leaves out one of them: name all");
}

/* With one free place, the smallest ticket takes it. */
Test (split_settle, a_lot_serves_the_smallest_tickets_first)
{
  static const char *const codes[] = { "a", "b", "c" };
  g_autoptr (AwrashProgramme) programme = build (FOUR_PLACES);

  for (int draw = 0; draw < 20; draw++)
    {
      g_autofree char *seed = g_strdup_printf ("draw %d", draw);
      g_autofree char *best = awrash_allot_ticket (seed, "a");
      g_autoptr (AwrashPlan) plan
          = test_plan_new (programme, "on", "count", "tie", "lot", "seed", seed, NULL);
      gsize winner = 0;

      for (gsize i = 1; i < 3; i++)
        {
          char *ticket = awrash_allot_ticket (seed, codes[i]);

          if (strcmp (ticket, best) < 0)
            {
              winner = i;
              g_free (best);
              best = g_steal_pointer (&ticket);
            }
          g_free (ticket);
        }
      cr_assert_eq (awrash_split_plan_get_status (plan), AWRASH_STATUS_TIE_SETTLED);
      for (gsize i = 0; i < 3; i++)
        cr_expect_eq (awrash_split_plan_get_places (plan)[i], 1 + (i == winner), "%s: %s", seed,
                      codes[i]);
    }
}

Test (split_settle, a_policy_that_has_nothing_to_settle_is_no_status)
{
  g_autoptr (AwrashProgramme) programme = build ("territory,stream,max\nr,temporary,10\n");
  g_autoptr (AwrashPlan) plan = test_plan_new (programme, "tie", "lot", "seed", "x", NULL);

  cr_expect_eq (awrash_split_plan_get_status (plan), AWRASH_STATUS_OPTIMAL);
  cr_expect_eq (awrash_split_plan_get_n_tied (plan), 0);
}

/* 2,900 provinces that all tie: a plan for each, of 2,900 cells, is more than a certificate holds.
 */
Test (split_settle, a_tie_too_large_to_be_shown_is_refused)
{
  g_autoptr (GString) territories = g_string_new ("code,parent\nr,\n");
  g_autoptr (AwrashReading) reading = test_reading_new ("on", "count", NULL);
  g_autoptr (AwrashProgramme) programme = NULL;
  g_autoptr (AwrashPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 2900; i++)
    g_string_append_printf (territories, "p%d,r\n", i);
  programme = test_programme_new ("territories", territories->str, "quotas",
                                  "territory,stream,max\nr,temporary,5801\n", NULL);
  plan = awrash_split_solve (programme, reading, &error);
  cr_expect_null (plan);
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_MEMORY));
  cr_expect_str_eq (error->message, "the plans that show the tie have more than 8388608 rows, too "
                                    "many for a certificate");
}
