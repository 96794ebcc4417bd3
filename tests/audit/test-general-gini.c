/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The least Gini beyond the network under audit: true claims are accepted, weighted, with a ratio
 * and with ranks; none is once a number in it is false, though the checksum fits.
 * Source: the form in <awrash/audit.h>. Invariant: what has not even the form is an error. */

#include "support/budgeted.h"
#include "support/sealed.h"
#include "support/small-programme.h"

#include <criterion/criterion.h>
#include <string.h>

typedef enum
{
  PAIRS,
  RATIO,
  RANKS,
  N_CASES
} Case;

/* Three provinces of which the first takes few; places of s take fewer months than those of t. */
static AwrashProgramme *
build (Case which)
{
  if (which == RANKS)
    return budgeted_new (60, 5, FALSE, 3);
  return test_programme_new (
      "territories", "code,parent,need\nR,,\na,R,3\nb,R,5\nc,R,4\n", "streams",
      "code,months\ns,3\nt,4\n", "quotas",
      "territory,stream,unit,min,max\nR,*,person-months,,50\na,*,places,,2\nR,s,places,,9\n"
      "R,t,places,,9\n",
      "need.indicator", "need", NULL);
}

static char *
certify (const AwrashProgramme *programme, Case which)
{
  g_autoptr (AwrashPlan) plan
      = test_plan_new (programme, "objective", which == RATIO ? "gini-unweighted" : "gini", "nodes",
                       which == RANKS ? "1" : "1000", "need", "need", NULL);

  cr_assert_eq (awrash_split_plan_get_status (plan),
                which == PAIRS   ? AWRASH_STATUS_OPTIMAL
                : which == RATIO ? AWRASH_STATUS_WITHIN_GAP
                                 : AWRASH_STATUS_FEASIBLE,
                "%d", (int)which);
  return g_strdup (awrash_split_plan_get_certificate (plan));
}

Test (audit_general_gini, accepts_what_is_true)
{
  for (Case which = 0; which < N_CASES; which++)
    {
      g_autoptr (AwrashProgramme) programme = build (which);
      g_autofree char *text = certify (programme, which);
      g_autoptr (AwrashVerdict) verdict = awrash_audit_certificate (programme, text, NULL);

      cr_assert_not_null (verdict);
      cr_expect (awrash_audit_verdict_is_accepted (verdict), "%d: %s", (int)which,
                 awrash_audit_verdict_get_finding (verdict, 0));
      cr_expect_eq (strstr (text, "\"ratio\":") != NULL, which == RATIO);
      cr_expect_eq (strstr (text, "\"ranks\":") != NULL, which == RANKS);
    }
}

typedef struct
{
  Case which;
  const char *label;
  const char *from, *to;
  const char *finding; /* how some finding begins */
} Lie;

static const Lie lies[] = {
  { PAIRS, "a smaller Gini", "\"value\":0.125", "\"value\":0.1249", "the value is 0.125, not" },
  { PAIRS, "a greater bound", "\"bound\":0.125", "\"bound\":0.1251", "the bound is 0.125, not" },
  { PAIRS, "a greater sum", "\"least\":21,", "\"least\":22,",
    "the tree of \"gini\" does not prove" },
  { PAIRS, "a smaller sum", "\"least\":21,", "\"least\":20,", "the gap is 0.047" },
  { PAIRS, "no claim", "\"question\":\"gini\"", "\"question\":\"Gini\"",
    "a claim is of no question" },
  { PAIRS, "another plan", "[\"b\",[4,3]],[\"c\",[2,3]]", "[\"b\",[3,3]],[\"c\",[3,3]]",
    "the value is" },
  { PAIRS, "a ratio", "\"least\":21,", "\"ratio\":0.125,\"least\":0.0,", "the tree of \"gini\"" },
  { RATIO, "a greater ratio", "\"ratio\":0.147", "\"ratio\":0.157", "the tree of \"gini\"" },
  { RATIO, "a smaller ratio", "\"ratio\":0.147", "\"ratio\":0.137", "the " },
  { RATIO, "no ratio", "\"ratio\":0.14740368509212731,", "", "the gap is 1, not" },
  { RATIO, "an optimum", "\"status\":\"within-gap\"", "\"status\":\"optimal\"", "the status" },
  { RANKS, "a proof", "\"status\":\"feasible\"", "\"status\":\"optimal\"", "the status" },
};

Test (audit_general_gini, refuses_every_false_claim_with_a_fitting_checksum)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lies); i++)
    {
      const Lie *lie = &lies[i];
      g_autoptr (AwrashProgramme) programme = build (lie->which);
      g_autofree char *text = certify (programme, lie->which);
      g_autofree char *edited = test_seal_edited (text, lie->from, lie->to);

      test_expect_refusal (programme, edited, lie->finding, lie->label);
    }
}

/* All of them alike: every pair has a row, for which the tree has no price. */
Test (audit_general_gini, other_ranks_than_those_of_the_tree_prove_less)
{
  g_autoptr (AwrashProgramme) programme = build (RANKS);
  g_autofree char *text = certify (programme, RANKS);
  const char *ranks = strstr (text, "\"ranks\":["), *end = strchr (ranks, ']');
  g_autofree char *own = g_strndup (ranks, (gsize)(end - ranks) + 1);
  g_auto (GStrv) numbers = g_strsplit (own + strlen ("\"ranks\":["), ",", -1);
  g_autoptr (GString) alike = g_string_new ("\"ranks\":[0");
  g_autofree char *edited = NULL;
  g_autoptr (AwrashVerdict) verdict = NULL;

  cr_assert_eq (g_strv_length (numbers), 60);
  for (int p = 1; p < 60; p++)
    g_string_append (alike, ",0");
  g_string_append_c (alike, ']');
  edited = test_seal_edited (text, own, alike->str);
  verdict = awrash_audit_certificate (programme, edited, NULL);
  cr_assert_not_null (verdict);
  cr_expect (test_tells (verdict, "the tree of \"gini\" does not prove"));
}

Test (audit_general_gini, what_has_not_the_form_is_an_error)
{
  static const struct
  {
    Case which;
    const char *from, *to, *message;
  } rows[] = {
    { RATIO, "\"ratio\":0.", "\"ratio\":2.", "a number above 0, at most 1" },
    { RATIO, "\"ratio\":0.", "\"ratio\":-0.", "a number above 0, at most 1" },
    { RATIO, "\"ratio\":0.14740368509212731", "\"ratio\":\"x\"", "a number" },
    { RANKS, "\"ranks\":[", "\"ranks\":[1,", "a number for each who is compared" },
    { RANKS, "\"ranks\":[", "\"ranks\":[0.5,", "a whole number" },
    { PAIRS, "\"least\":21,", "\"ranks\":7,\"least\":21,", "a list" },
    { PAIRS, "\"least\":21,", "\"ranks\":[0;1,2],\"least\":21,", ", or ]" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (AwrashProgramme) programme = build (rows[i].which);
      g_autofree char *text = certify (programme, rows[i].which);
      g_autofree char *edited = test_seal_edited (text, rows[i].from, rows[i].to);
      g_autoptr (GError) error = NULL;
      AwrashVerdict *verdict = awrash_audit_certificate (programme, edited, &error);

      cr_expect_null (verdict, "%s", rows[i].to);
      cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_SYNTAX), "%s", rows[i].to);
      cr_expect_not_null (strstr (error->message, rows[i].message), "%s", error->message);
    }
}
