/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A former plan and what it decides. Source: small programmes worked out by hand; the enumeration
 * is in tests/oracle/test-near.c. Invariant: a reading is untouched where its former plan is none.
 */

#include "support/sealed.h"
#include "support/small-programme.h"

#include <criterion/criterion.h>
#include <string.h>

#define TWO "code,parent,need\nr,,\na,r,4\nb,r,4\n"

static AwrashProgramme *
new_programme (const char *places)
{
  g_autofree char *quotas
      = g_strdup_printf ("territory,stream,min,max\nr,*,%s,%s\n", places, places);

  return test_programme_new ("territories", TWO, "streams", "code\ns\nt\n", "quotas", quotas,
                             "need.indicator", "need", NULL);
}

static AwrashTable *
new_table (const char *text)
{
  AwrashTable *table = awrash_base_csv_parse ("plan.csv", strlen (text), text, NULL);

  cr_assert_not_null (table);
  return table;
}

static void
check_places (const AwrashProgramme *programme, const AwrashPlan *plan, const char *expected)
{
  g_autofree char *places = test_plan_places (programme, plan);

  cr_expect_str_eq (places, expected);
}

/* Five places for two equal provinces: b had the third one. The mix alone would spread streams. */
Test (split_near, a_former_plan_settles_the_tie_and_keeps_the_cells)
{
  g_autoptr (AwrashProgramme) programme = new_programme ("5");
  g_autoptr (AwrashPlan) plan
      = test_plan_new (programme, "near", "a/type:s=2;b/type:t=3", "tie", "error", NULL);

  cr_expect_eq (awrash_split_plan_get_status (plan), AWRASH_STATUS_OPTIMAL);
  check_places (programme, plan, "a/s 2, b/t 3");
  cr_expect_str_eq (awrash_split_plan_get_chain (plan),
                    "fill places of *, leximin on rate, fewest changes, balanced mix");
}

Test (split_near, a_tie_that_the_former_plan_cannot_decide_goes_to_the_policy)
{
  g_autoptr (AwrashProgramme) programme = new_programme ("5");
  g_autoptr (AwrashPlan) refused = test_plan_new (programme, "near", "a/type:s=2;b/type:s=2", NULL);
  g_autoptr (AwrashPlan) served = test_plan_new (programme, "near", "a/type:s=2;b/type:s=2", "tie",
                                                 "order", "order", "b;a", NULL);

  cr_expect_eq (awrash_split_plan_get_status (refused), AWRASH_STATUS_TIE_REFUSED);
  cr_expect_eq (awrash_split_plan_get_status (served), AWRASH_STATUS_TIE_SETTLED);
  cr_expect_eq ((int)awrash_split_plan_get_receipts (served)[1], 3);
}

Test (split_near, cells_that_are_gone_count_as_nothing)
{
  g_autoptr (AwrashProgramme) programme = new_programme ("5");
  g_autoptr (AwrashPlan) plan = test_plan_new (
      programme, "near", " z/type:s=9; a/type:gone=9 ;r/type:s=1;a/type:s = 2;b/type:s=3;", NULL);

  check_places (programme, plan, "a/s 2, b/s 3");
}

/* 10 places would go 5 and 5; with a tenth to lose each province keeps 5; with two tenths, 4. What
 * b has more is more of either stream, which the mix decides. */
Test (split_near, a_loss_trades_equal_rates_for_fewer_changes)
{
  g_autoptr (AwrashProgramme) programme = new_programme ("10");
  const char *near = "a/type:s=9;b/type:s=1";
  g_autoptr (AwrashPlan) tenth = test_plan_new (programme, "near", near, "loss", "0.1", NULL);
  g_autoptr (AwrashPlan) fifth = test_plan_new (programme, "near", near, "loss", "1/5", NULL);
  g_autoptr (AwrashPlan) all = test_plan_new (programme, "near", near, "loss", "1", NULL);

  check_places (programme, tenth, "a/s 5, b/s 4, b/t 1");
  check_places (programme, fifth, "a/s 6, b/s 3, b/t 1");
  check_places (programme, all, "a/s 9, b/s 1");
  cr_expect_str_eq (awrash_split_plan_get_chain (all),
                    "fill places of *, fewest changes within the loss, leximin on rate, balanced "
                    "mix");
}

Test (split_near, a_refused_tie_stays_refused_with_a_loss)
{
  g_autoptr (AwrashProgramme) programme = new_programme ("5");
  g_autoptr (AwrashPlan) plan
      = test_plan_new (programme, "near", "a/type:s=0", "loss", "1/2", NULL);

  cr_expect_eq (awrash_split_plan_get_status (plan), AWRASH_STATUS_TIE_REFUSED);
}

/* Whether a plan's certificate with another loss is refused for that reason. */
static gboolean
is_found_out (const AwrashProgramme *programme, const AwrashPlan *plan, const char *reason)
{
  g_autofree char *lie = test_seal_edited (awrash_split_plan_get_certificate (plan),
                                           "\"loss\":\"1/5\"", "\"loss\":\"1/10\"");
  g_autoptr (AwrashVerdict) verdict = awrash_audit_certificate (programme, lie, NULL);
  gboolean told = FALSE;

  cr_assert_not_null (verdict);
  for (size_t i = 0; i < awrash_audit_verdict_get_n_findings (verdict); i++)
    told = told || strcmp (awrash_audit_verdict_get_finding (verdict, i), reason) == 0;
  return told;
}

Test (split_near, a_false_certificate_of_a_loss_is_found_out)
{
  g_autoptr (AwrashProgramme) programme = new_programme ("10");
  g_autoptr (AwrashPlan) plan
      = test_plan_new (programme, "near", "a/type:s=9;b/type:s=1", "loss", "1/5", NULL);

  cr_expect (is_found_out (programme, plan, "b loses more than the reading allows"));
}

/* Ten places are worth 30 at most; 24 of it are left by seven x and three y. */
Test (split_near, a_loss_of_a_total_is_one_of_the_whole_plan)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", TWO, "streams", "code\ns\nt\n", "worksite_types",
      "code,stream,utility\nx,s,3\ny,t,1\n", "quotas", "territory,stream,min,max\nr,*,10,10\n",
      "need.indicator", "need", NULL);
  g_autoptr (AwrashPlan) plan = test_plan_new (programme, "chain", "fill;utilitarian", "near",
                                               "a/type:y=5;b/type:y=5", "loss", "1/5", NULL);
  const int64_t *places = awrash_split_plan_get_places (plan);

  cr_assert_eq (awrash_split_plan_get_class (plan), AWRASH_CLASS_ROWS);
  cr_expect_str_eq (awrash_split_plan_get_class_reason (plan),
                    "the loss 1/5 is one of totals, which are rows over all cells");
  cr_expect_str_eq (awrash_split_plan_get_chain (plan),
                    "fill places of *, fewest changes within the loss, utilitarian, balanced mix");
  cr_expect_eq (places[0] + places[2], 7);
  cr_expect_eq (places[1] + places[3], 3);
  cr_expect_eq (awrash_split_plan_get_status (plan), AWRASH_STATUS_OPTIMAL);
  cr_expect_eq (awrash_split_plan_get_value (plan), 24);
  cr_expect (
      is_found_out (programme, plan, "the plan as a whole loses more than the reading allows"));
}

/* ── the text ───────────────────────────────────────────────────────────────────────────────── */

Test (split_near, equal_plans_give_equal_texts)
{
  g_autoptr (AwrashProgramme) programme = new_programme ("5");
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  g_autoptr (AwrashTable) table
      = new_table ("territory,stream,type,places\nb,t,t,3\na,t,,0\na,s,s,12\nz,s,s,4\n");
  g_autoptr (AwrashTable) other = new_table ("type,territory,places\ns,a,12\nt,b,3\n");

  cr_assert (awrash_split_near (reading, programme, table, NULL));
  cr_expect_str_eq (awrash_split_reading_get (reading, "near"), "a/type:s=12;b/type:t=3");
  cr_assert (awrash_split_near (reading, programme, other, NULL));
  cr_expect_str_eq (awrash_split_reading_get (reading, "near"), "a/type:s=12;b/type:t=3");
}

Test (split_near, a_plan_without_any_place_is_still_a_plan)
{
  g_autoptr (AwrashProgramme) programme = new_programme ("5");
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  g_autoptr (AwrashTable) table = new_table ("territory,type,places\nb,t,0\na,t,0\n");

  cr_assert (awrash_split_near (reading, programme, table, NULL));
  cr_expect_str_eq (awrash_split_reading_get (reading, "near"), "a/type:t=0");
}

Test (split_near, a_plan_is_as_near_to_itself_as_can_be)
{
  g_autoptr (AwrashProgramme) programme = new_programme ("7");
  g_autoptr (AwrashPlan) plan = test_plan_new (programme, "tie", "order", "order", "b;a", NULL);
  g_autoptr (AwrashTable) table = awrash_split_plan_get_table (plan, "plan", NULL);
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  g_autoptr (AwrashPlan) again = NULL;

  cr_assert (awrash_split_near (reading, programme, table, NULL));
  again = awrash_split_solve (programme, reading, NULL);
  cr_assert_arr_eq (awrash_split_plan_get_places (again), awrash_split_plan_get_places (plan),
                    4 * sizeof (int64_t));
}

static void
check_table_refused (const char *text, AwrashError code, const char *message)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", "code,parent,need\nr,,\na,r,4\nb=c,r,4\n", "streams", "code\ns\nt\n", "quotas",
      "territory,stream,min,max\nr,*,5,5\n", "need.indicator", "need", NULL);
  g_autoptr (AwrashReading) reading = test_reading_new ("near", "kept", NULL);
  g_autoptr (AwrashTable) table = new_table (text);
  g_autoptr (GError) error = NULL;

  cr_expect_not (awrash_split_near (reading, programme, table, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, (int)code), "%s", text);
  cr_expect_str_eq (error->message, message);
  cr_expect_str_eq (awrash_split_reading_get (reading, "near"), "kept");
}

Test (split_near, tables_that_are_no_plan_are_refused)
{
  check_table_refused ("territory,places\na,1\n", AWRASH_ERROR_SYNTAX,
                       "plan.csv: expected the columns territory, stream or type, and places");
  check_table_refused ("territory,type,places\na,s,-1\n", AWRASH_ERROR_VALUE,
                       "plan.csv:2: column \"places\": \"-1\", expected a whole number ≥ 0");
  check_table_refused ("territory,type,places\na,s,1\na,s,1\n", AWRASH_ERROR_DUPLICATE,
                       "plan.csv:3: column \"territory\": \"a\", expected one row for a type in a "
                       "province");
  check_table_refused ("territory,type,places\na,s,1125899906842624\na,t,1\n",
                       AWRASH_ERROR_OVERFLOW,
                       "plan.csv:3: column \"places\": \"1\", expected at most 2^50 in all");
  check_table_refused ("territory,type,places\nb=c,s,1\n", AWRASH_ERROR_SYNTAX,
                       "plan.csv:2: column \"territory\": \"b=c\", expected codes without ; = and "
                       "/type: in them");
  check_table_refused ("territory,type,places\nz,s,1\n", AWRASH_ERROR_EMPTY,
                       "plan.csv has no cell of the programme, expected a former plan of it");
}

Test (split_near, places_that_are_no_numbers_leave_the_reading_alone)
{
  static const char *const texts[]
      = { "territory,type,places\na,s,\n", "territory,type,places\na,s,1.5\n" };
  static const AwrashError expected[] = { AWRASH_ERROR_EMPTY, AWRASH_ERROR_VALUE };
  g_autoptr (AwrashProgramme) programme = new_programme ("5");

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
      g_autoptr (AwrashTable) table = new_table (texts[i]);
      g_autoptr (GError) error = NULL;

      cr_expect_not (awrash_split_near (reading, programme, table, &error));
      cr_expect (g_error_matches (error, AWRASH_ERROR, (int)expected[i]), "%s", error->message);
      cr_expect_str_eq (awrash_split_reading_get (reading, "near"), "");
    }
}

static void
check_reading_refused (const char *near, const char *loss, AwrashError code, const char *message)
{
  g_autoptr (AwrashProgramme) programme = new_programme ("5");
  g_autoptr (AwrashReading) reading = test_reading_new ("near", near, "loss", loss, NULL);
  g_autoptr (GError) error = NULL;

  cr_expect_null (awrash_split_solve (programme, reading, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, (int)code), "%s", near);
  cr_expect_str_eq (error->message, message);
}

Test (split_near, a_text_that_is_no_plan_is_told)
{
  static const char *const broken[]
      = { "a", "a/s=1", "a/type:s", "a/type:s=x", "a/type:s=-1", "a=1/type:s", "a/type:s=1.5" };

  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autofree char *message = g_strdup_printf (
          "near holds \"%s\", expected PROVINCE/type:TYPE=PLACES, parted by ;", broken[i]);

      check_reading_refused (broken[i], "0", AWRASH_ERROR_SYNTAX, message);
    }
  check_reading_refused ("a/type:s=1;a/type:s=2", "0", AWRASH_ERROR_DUPLICATE,
                         "near holds \"a/type:s=2\", a cell that it has already, expected each "
                         "once");
  check_reading_refused ("a/type:s=1125899906842625", "0", AWRASH_ERROR_OVERFLOW,
                         "near holds \"a/type:s=1125899906842625\", expected at most 2^50 places "
                         "in all");
}

Test (split_near, a_loss_is_a_number_from_0_to_1_beside_a_former_plan)
{
  static const char *const broken[] = { "x", "-0.1", "1.01", "3/2", "" };

  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autofree char *message
          = g_strdup_printf ("loss is \"%s\", expected a number from 0 to 1", broken[i]);

      check_reading_refused ("a/type:s=1", broken[i], AWRASH_ERROR_VALUE, message);
    }
  check_reading_refused ("", "0.1", AWRASH_ERROR_VALUE,
                         "loss is \"0.1\", expected 0 where near names no former plan");
}

/* 2 s and 3 t take unequal money. */
static AwrashProgramme *
make_budget (void)
{
  return test_programme_new ("territories", TWO, "streams",
                             "code,months,monthly_cost\ns,1,2\nt,1,3\n", "quotas",
                             "territory,stream,unit,min,max\nr,*,money,,21\nr,*,places,,9\n",
                             "need.indicator", "need", NULL);
}

Test (split_near, beyond_the_network_a_former_plan_is_kept_to)
{
  g_autoptr (AwrashProgramme) programme = make_budget ();
  g_autoptr (AwrashPlan) free_plan = test_plan_new (programme, NULL);
  g_autoptr (AwrashPlan) plan = test_plan_new (programme, "near", "a/type:s=1;b/type:t=2", NULL);
  const double *receipts = awrash_split_plan_get_receipts (plan);
  const int64_t *places = awrash_split_plan_get_places (plan);

  cr_assert_eq (awrash_split_plan_get_class (plan), AWRASH_CLASS_ROWS);
  cr_expect_eq (awrash_split_plan_get_status (plan), AWRASH_STATUS_OPTIMAL);
  cr_expect_str_eq (awrash_split_plan_get_chain (plan),
                    "fill places of *, leximin on rate, fewest changes, balanced mix");
  for (gsize i = 0; i < 2; i++)
    cr_expect_eq (receipts[i], awrash_split_plan_get_receipts (free_plan)[i]);
  /* 9 places cost at least 18, so that 3 t fit: two of them where they were */
  cr_expect_geq (places[3], 2, "%ld", (long)places[3]);
}

Test (split_near, beyond_the_network_false_counts_of_changes_are_found)
{
  g_autoptr (AwrashProgramme) programme = make_budget ();
  g_autoptr (AwrashPlan) plan
      = test_plan_new (programme, "near", "a/type:s=1;b/type:t=2", "loss", "0.25", NULL);
  const char *text = awrash_split_plan_get_certificate (plan);
  static const char *const edits[][2]
      = { { "\"question\":\"near\",\"least\":", "\"question\":\"near\",\"least\":1" },
          { "\"mix_gap\":0", "\"mix_gap\":0.5" },
          { "\"near\":\"a/type:s=1;", "\"near\":\"a/type:s=2;" },
          { "\"loss\":\"0.25\"", "\"loss\":\"0\"" },
          { "\"question\":\"near\"", "\"question\":\"near-rest\"" } };

  for (gsize i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autofree char *edited = test_seal_edited (text, edits[i][0], edits[i][1]);
      g_autoptr (AwrashVerdict) verdict = awrash_audit_certificate (programme, edited, NULL);

      cr_expect (verdict == NULL || !awrash_audit_verdict_is_accepted (verdict), "%s: accepted",
                 edits[i][1]);
    }
}
