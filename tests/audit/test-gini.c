/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The proof of a least Gini under audit: true ones are accepted, with groups, with cuts, with
 * multipliers and with a gap; none is once a claim in it is false, though the checksum fits.
 * Source: the form in libawrash/split/certificate-gini.c. Invariant: what has not even the form is
 * an error. */

#include "support/sealed.h"
#include "support/small-programme.h"

#include <criterion/criterion.h>
#include <string.h>

typedef enum
{
  GROUP,
  RATIO,
  GAP,
  N_CASES
} Case;

#define GROUP_NEEDS "code,parent,need\nr,,\na,r,1\nb,r,2\nc,r,5\n"
#define RATIO_NEEDS "code,parent,need\nr,,\na,r,2\nb,r,3\nc,r,5\n"

/* Twelve provinces whose capacities keep them far apart. */
static AwrashProgramme *
build_many (void)
{
  g_autoptr (GString) needs = g_string_new ("code,parent,need\nr,,\n");
  g_autoptr (GString) capacities = g_string_new ("territory,stream,max\n");

  for (int i = 0; i < 12; i++)
    {
      g_string_append_printf (needs, "p%02d,r,%d\n", i, 31 + 17 * i * i % 211);
      g_string_append_printf (capacities, "p%02d,temporary,%d\n", i, 3 + i);
    }
  return test_programme_new ("territories", needs->str, "capacities", capacities->str, "quotas",
                             "territory,stream,min,max\nr,temporary,90,90\n", "need.indicator",
                             "need", NULL);
}

static AwrashProgramme *
build (Case which)
{
  if (which == GAP)
    return build_many ();
  return test_programme_new ("territories", which == GROUP ? GROUP_NEEDS : RATIO_NEEDS, "quotas",
                             which == GROUP ? "territory,stream,min,max\nr,temporary,2,2\n"
                                            : "territory,stream,min,max\nr,temporary,4,4\n",
                             "need.indicator", "need", NULL);
}

static char *
certify (const AwrashProgramme *programme, Case which)
{
  g_autoptr (AwrashPlan) plan = test_plan_new (
      programme, "objective", which == GROUP ? "gini" : "gini-unweighted", "nodes", "9", NULL);

  cr_assert_eq (awrash_split_plan_get_status (plan),
                which == GAP ? AWRASH_STATUS_FEASIBLE : AWRASH_STATUS_OPTIMAL, "%d", (int)which);
  return g_strdup (awrash_split_plan_get_certificate (plan));
}

Test (audit_gini, accepts_what_is_true)
{
  for (Case which = 0; which < N_CASES; which++)
    {
      g_autoptr (AwrashProgramme) programme = build (which);
      g_autofree char *text = certify (programme, which);
      g_autoptr (AwrashVerdict) verdict = awrash_audit_certificate (programme, text, NULL);

      cr_assert_not_null (verdict);
      cr_expect (awrash_audit_verdict_is_accepted (verdict), "%d: %s", (int)which,
                 awrash_audit_verdict_get_finding (verdict, 0));
    }
}

typedef struct
{
  Case which;
  const char *label;
  const char *edits[7]; /* from, to, from, to …, NULL */
  const char *finding;  /* how some finding begins */
} Lie;

static const Lie lies[] = {
  { GROUP,
    "a smaller Gini",
    { "\"value\":0.3125", "\"value\":0.3124" },
    "the Gini is 0.3125, not" },
  { GROUP, "a greater bound", { "\"bound\":0.3125", "\"bound\":0.3126" }, "the boxes prove that" },
  { GROUP,
    "a worse plan with its own Gini as bound",
    { "[[\"b\",[1]],[\"c\",[1]]]", "[[\"b\",[2]]]", "\"value\":0.3125,\"bound\":0.3125",
      "\"value\":0.75,\"bound\":0.75" },
    "the boxes prove that no Gini is below 0.3" },
  { GROUP,
    "a group whose sum is not fixed",
    { "[\"a\",\"b\",\"c\"]", "[\"a\",\"b\"]" },
    "the boxes prove that no Gini is below 0," },
  { GROUP,
    "a province in two groups",
    { "[\"a\",\"b\",\"c\"]", "[\"a\",\"b\",\"c\"],[\"a\"]" },
    "the boxes prove that no Gini is below 0," },
  { GROUP, "too few ranks", { "[0,0,0]", "[0,0]" }, "the boxes prove that no Gini is below 0," },
  { GROUP,
    "a group that is released",
    { "{\"ranks\":[0,0,0]}", "{\"ranks\":[0,0,0],\"released\":[0]}" },
    "the boxes prove that no Gini is below 0," },
  { GROUP,
    "a box that nothing bounds",
    { "{\"ranks\":[0,0,0]}", "{}" },
    "the boxes prove that no Gini is below 0," },
  { GROUP, "no boxes", { "{\"ranks\":[0,0,0]}", "" }, "the proof lacks its stage \"gini\"" },
  { GROUP,
    "another stage",
    { "\"stage\":\"gini\"", "\"stage\":\"gini-rest\"" },
    "the proof lacks its stage \"gini\"" },
  { GROUP, "a gap", { "\"gap\":0,\"types\"", "\"gap\":0.5,\"types\"" }, "the status does not" },
  { GROUP,
    "a gap with its status",
    { "\"gap\":0,\"types\"", "\"gap\":0.5,\"types\"", "\"status\":\"optimal\"",
      "\"status\":\"feasible\"" },
    "the gap is 0, not the one claimed" },
  { GROUP,
    "within a gap",
    { "\"status\":\"optimal\"", "\"status\":\"within-gap\"" },
    "the status" },
  { GROUP,
    "another objective",
    { "\"objective\":\"gini\"", "\"objective\":\"gini-unweighted\"" },
    "the chain is" },
  { RATIO, "a smaller ratio", { "\"ratio\":0.09", "\"ratio\":0.08" }, "the boxes prove that" },
  { RATIO, "a greater ratio", { "\"ratio\":0.09", "\"ratio\":0.19" }, "the boxes prove that" },
  { RATIO,
    "boxes that do not meet",
    { "\"at_most\":0", "\"at_most\":-1" },
    "the boxes prove that no Gini is below 0," },
  { RATIO,
    "a half left out",
    { ",\"cut\":[[0,1]]", "" },
    "the boxes prove that no Gini is below 0," },
  { RATIO,
    "a cut that proves nothing",
    { "\"cut\":[[0,1]]", "\"cut\":[[0,-1]]" },
    "the boxes prove that no Gini is below 0," },
  { RATIO,
    "a cut of no prices",
    { "\"cut\":[[0,1]]", "\"cut\":[]" },
    "the boxes prove that no Gini is below 0," },
  { RATIO,
    "two halves on one side",
    { "\"more_than\":0", "\"at_most\":0" },
    "the boxes prove that no Gini is below 0," },
  { GAP, "no gap", { "\"gap\":0.", "\"gap\":0.0" }, "the gap is" },
  { GAP,
    "a proof",
    { "\"status\":\"feasible\"", "\"status\":\"optimal\"" },
    "the status does not" },
};

static char *
edit (const char *text, const char *const edits[])
{
  char *edited = g_strdup (text);

  for (gsize k = 0; edits[k] != NULL; k += 2)
    {
      char *next = test_seal_edited (edited, edits[k], edits[k + 1]);

      g_free (edited);
      edited = next;
    }
  return edited;
}

Test (audit_gini, refuses_every_false_claim_with_a_fitting_checksum)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lies); i++)
    {
      const Lie *lie = &lies[i];
      g_autoptr (AwrashProgramme) programme = build (lie->which);
      g_autofree char *text = certify (programme, lie->which);
      g_autofree char *edited = edit (text, lie->edits);

      test_expect_refusal (programme, edited, lie->finding, lie->label);
    }
}

/* There are two places: a half in which a province has more is empty, whatever bounds it. */
Test (audit_gini, a_half_that_nobody_can_be_in_needs_no_bound)
{
  g_autoptr (AwrashProgramme) programme = build (GROUP);
  g_autofree char *text = certify (programme, GROUP);
  g_autofree char *halved
      = test_seal_edited (text, "{\"ranks\":[0,0,0]}",
                          "{},{\"in\":0,\"province\":\"a\",\"at_most\":2,\"ranks\":[0,0,0]},"
                          "{\"in\":0,\"province\":\"a\",\"more_than\":2}");
  g_autoptr (AwrashVerdict) verdict = awrash_audit_certificate (programme, halved, NULL);

  cr_assert_not_null (verdict);
  cr_expect (awrash_audit_verdict_is_accepted (verdict), "%s",
             awrash_audit_verdict_get_finding (verdict, 0));
}

Test (audit_gini, what_has_not_the_form_is_an_error)
{
  static const struct
  {
    Case which;
    const char *from, *to, *message;
  } rows[] = {
    { GROUP, "\"shift\":0", "\"shift\":-1", "-1, where a whole number of at most 60 is expected" },
    { GROUP, "\"shift\":0", "\"shift\":61", "61, where a whole number of at most 60 is expected" },
    { GROUP, "\"value\":0.3125", "\"value\":\"0.3125\"", "\"0.3125\", where a number is expected" },
    { GROUP, "\"value\":0.3125", "\"value\":-1", "-1, where a number of at least 0 is expected" },
    { GROUP, "\"value\":0.3125", "\"value\":1e999", "1e999, where a number is expected" },
    { GROUP, "\"groups\":[[\"a\",\"b\",\"c\"]]", "\"groups\":[7]", "7, where a list is expected" },
    { GROUP, "[\"a\",\"b\",\"c\"]", "[\"a\",\"b\",\"z\"]",
      "\"z\", where a province of the programme is expected" },
    { GROUP, "\"boxes\":[{\"ranks\":[0,0,0]}]", "\"boxes\":[1]", "1, where an object is expected" },
    { GROUP, "[0,0,0]", "[0,0,-1]", "-1, where a whole number in its range is expected" },
    { GROUP, "\"gini\":{", "\"gini\":7,\"x\":{", "7, where an object is expected" },
    { RATIO, "\"in\":0", "\"in\":1", "1, where the number of an earlier box is expected" },
    { RATIO, "\"cut\":[[0,1]]", "\"cut\":[[1,1]]",
      "1, where the number of a further one of the bounds is expected" },
    { RATIO, "\"cut\":[[0,1]]", "\"cut\":[[0,1,1]]", "1, where ] is expected" },
    { RATIO, "\"cut\":[[0,1]]", "\"cut\":[[0,1.5]]", "1.5, where a whole number is expected" },
    { RATIO, "\"cut\":[[0,1]]", "\"cut\":[[0,9007199254740993]]",
      "9007199254740993, where a price of at most 2^53 is expected" },
    { RATIO, "\"more_than\":1,\"cut\"", "\"more_than\":1,\"at_most\":1,\"cut\"",
      ",, where } is expected" },
    { GROUP, "\"gap\":0,\"types\"", "\"gap\":-1,\"types\"",
      "-1, where a number from 0 on, or null is expected" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (AwrashProgramme) programme = build (rows[i].which);
      g_autofree char *text = certify (programme, rows[i].which);
      g_autofree char *edited = test_seal_edited (text, rows[i].from, rows[i].to);
      g_autoptr (GError) error = NULL;
      g_autoptr (AwrashVerdict) verdict = awrash_audit_certificate (programme, edited, &error);

      cr_expect_null (verdict, "%s", rows[i].to);
      cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_SYNTAX), "%s", rows[i].to);
      test_expect_form (error, edited, rows[i].message, rows[i].to);
    }
}

/* Those beyond one are taken as one, or any bound could be had. */
Test (audit_gini, other_multipliers_do_not_prove_the_bound)
{
  g_autoptr (AwrashProgramme) programme = build (GAP);
  g_autofree char *text = certify (programme, GAP), *sealed = NULL;
  const char *from = strstr (text, "\"multipliers\":["), *end;
  g_autoptr (GString) edited = NULL;
  g_autoptr (AwrashVerdict) verdict = NULL;

  cr_assert_not_null (from);
  from += strlen ("\"multipliers\":[");
  end = strchr (from, ']');
  edited = g_string_new_len (text, from - text);
  for (int k = 0; k < 12 * 11 / 2; k++)
    g_string_append_printf (edited, "%s1000000", k > 0 ? "," : "");
  g_string_append (edited, end);
  sealed = test_seal (edited->str);
  verdict = awrash_audit_certificate (programme, sealed, NULL);
  cr_assert_not_null (verdict);
  cr_expect (test_tells (verdict, "the boxes prove that no Gini is below"));
}

/* Prices of the regions so large that their arcs cost all but -2^127: what a group adds below that
 * was once wrapped round to a bound above everything, under which any plan was the best. */
Test (audit_gini, prices_at_the_end_of_the_numbers_prove_nothing)
{
  static const char *const prices[] = { "9007199254740992", "-9007199254740992" };
  static const char *const ranks[] = { "0,0,1,0", "0,0,1,1", "0,1,2,0", "2,1,0,0", "1,1,0,0" };
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", "code,parent,need\nn,,\nr,n,\ns,n,\na,r,1\nb,r,1\nc,s,1\nd,s,1\n", "quotas",
      "territory,stream,min,max\nr,temporary,16384,16384\ns,temporary,8197,8197\nc,*,5,5\n",
      "need.indicator", "need", NULL);
  g_autoptr (AwrashPlan) plan = test_plan_new (programme, "objective", "gini", "nodes", "9", NULL);
  g_autofree char *worst = test_seal_edited (awrash_split_plan_get_certificate (plan),
                                             "[\"a\",[8192]],[\"b\",[8192]]", "[\"a\",[16384]]");

  for (gsize i = 0; i < G_N_ELEMENTS (prices) * G_N_ELEMENTS (ranks); i++)
    {
      const char *price = prices[i % G_N_ELEMENTS (prices)];
      g_autofree char *forged
          = NULL,
          *proof = g_strdup_printf (
              "\"gini\":{\"value\":0.58316382571905134,\"bound\":0.58316382571905134,\"shift\":60,"
              "\"groups\":[[\"a\",\"b\"]],\"boxes\":[{\"ranks\":[%s],\"prices\":[[0,%s,%s]]}]}}",
              ranks[i / G_N_ELEMENTS (prices)], price, price);

      forged = test_seal_edited (worst, "\"gini\":{…}]}}", proof);
      test_expect_refusal (programme, forged, "the boxes prove that no Gini is below 0,", proof);
    }
}

/* Of two regions whose totals are fixed: no plan gives a and b nothing, as their group says, or the
 * price of their region where that is larger than any sum; which of the two signs it has to be is
 * the group's to make good. */
Test (audit_gini, a_box_that_no_plan_is_in_is_no_hole_in_the_proof)
{
  static const char *const prices[]
      = { "", ",\"prices\":[[0,9007199254740992]]", ",\"prices\":[[0,-9007199254740992]]" };
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", "code,parent,need\nn,,\nr,n,\ns,n,\na,r,1\nb,r,1\nc,s,1\nd,s,1\n", "quotas",
      "territory,stream,min,max\nr,temporary,10000,10000\ns,temporary,4,4\n", "need.indicator",
      "need", NULL);
  g_autoptr (AwrashPlan) plan = test_plan_new (programme, "objective", "gini", "nodes", "9", NULL);
  const char *text = awrash_split_plan_get_certificate (plan);

  for (gsize i = 0; i < G_N_ELEMENTS (prices); i++)
    {
      g_autofree char *proof
          = g_strdup_printf ("\"shift\":60,\"groups\":[[\"a\",\"b\"],[\"c\",\"d\"]],\"boxes\":[{},"
                             "{\"in\":0,\"province\":\"a\",\"at_most\":0},"
                             "{\"in\":0,\"province\":\"a\",\"more_than\":0,\"ranks\":[2,2,0,0]},"
                             "{\"in\":1,\"province\":\"b\",\"at_most\":0,\"ranks\":[2,2,0,0]%s},"
                             "{\"in\":1,\"province\":\"b\",\"more_than\":0,\"ranks\":[2,2,0,0]}]}}",
                             prices[i]);
      g_autofree char *parted = test_seal_edited (text, "\"shift\":…}]}}", proof);
      g_autoptr (AwrashVerdict) verdict = awrash_audit_certificate (programme, parted, NULL);

      cr_assert_not_null (verdict, "%s", proof);
      cr_expect (awrash_audit_verdict_is_accepted (verdict), "%s: %s", proof,
                 awrash_audit_verdict_get_finding (verdict, 0));
    }
}

/* From a plan that gives everything to one of two, the search of their group goes on unit by unit.
 */
Test (audit_gini, a_search_that_takes_too_long_proves_nothing)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", "code,parent,need\nr,,\na,r,1\nb,r,1\n", "quotas",
      "territory,stream,min,max\nr,temporary,67108864,67108864\n", "need.indicator", "need", NULL);
  g_autoptr (AwrashPlan) plan = test_plan_new (programme, "objective", "gini", "nodes", "9", NULL);
  g_autofree char *far
      = test_seal_edited (awrash_split_plan_get_certificate (plan),
                          "[\"a\",[33554432]],[\"b\",[33554432]]", "[\"a\",[67108864]]");

  test_expect_refusal (programme, far, "the search of a group is too long to be checked", "far");
}
