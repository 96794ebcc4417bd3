/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Certificates of approved worksites: true ones are accepted, and one false claim each is refused
 * by arithmetic, though the text is sealed anew. Source: the form in
 * selection/approve-certificate.c. Invariant: whatever the text, there is a verdict or an error,
 * never a crash. */

#include "support/sealed.h"
#include "support/small-approval.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#define N 8

/* Eight worksites in three communes. */
static AwrashApproval *
new_question (const char *goals, gboolean is_tied)
{
  static const int64_t fewest[N] = { 5, 9, 4, 6, 8, 3, 7, 5 };
  static const int64_t places[N] = { 9, 9, 8, 12, 8, 7, 7, 5 };
  static const int64_t months[N] = { 3, 4, 3, 2, 5, 3, 4, 6 };
  static const int64_t commune[N] = { 0, 1, 2, 0, 1, 2, 0, 1 };
  static const double womens[N] = { 1, 0, 0, 1, 0, 0, 0, 0 };
  static const double utility[N] = { 7, 9, 6, 5, 8, 4, 7, 3 };
  AwrashApproval *approval
      = awrash_selection_approve_new (N, fewest, places, months, is_tied ? NULL : utility, NULL);

  cr_assert (awrash_selection_approve_set_communes (approval, 3, commune, NULL));
  cr_assert (awrash_selection_approve_set_goals (approval, goals, NULL));
  cr_assert (awrash_selection_approve_add_bound (approval, "number", "person-months", NULL, 0, 100,
                                                 TRUE, NULL));
  cr_assert (awrash_selection_approve_add_bound (approval, "share", "worksites", womens, 0.5,
                                                 INFINITY, TRUE, NULL));
  return approval;
}

static char *
certify (const AwrashApproval *approval, const int64_t order[], double gap, size_t nodes)
{
  g_autoptr (AwrashApproved) answer
      = awrash_selection_approve_solve (approval, order, gap, nodes, NULL);

  cr_assert_not_null (answer);
  return g_strdup (awrash_selection_approve_answer_get_certificate (answer));
}

static void
expect_refusal (const AwrashApproval *approval, const char *text, const char *finding,
                const char *label)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashVerdict) verdict = awrash_audit_approval (approval, text, &error);

  cr_assert_not_null (verdict, "%s: %s", label, error ? error->message : "");
  cr_expect_not (awrash_audit_verdict_is_accepted (verdict), "%s", label);
  cr_expect (test_tells (verdict, finding), "%s: not told, but \"%s\"", label,
             awrash_audit_verdict_get_n_findings (verdict) > 0
                 ? awrash_audit_verdict_get_finding (verdict, 0)
                 : "nothing");
}

static const int64_t order[N] = { 7, 6, 5, 4, 3, 2, 1, 0 };

typedef struct
{
  const char *label, *goals;
  gboolean is_tied;
  const char *from, *to, *finding;
} Lie;

static const Lie lies[] = {
  { "another input", "utility", FALSE, "\"input\":\"", "\"input\":\"0",
    "the certificate is of another question" },
  { "a tie that is none", "utility", FALSE, "\"status\":\"optimal\"", "\"status\":\"tie-settled\"",
    "the status does not fit" },
  { "no choice, where there is one", "utility", FALSE, "\"status\":\"optimal\"",
    "\"status\":\"infeasible\"", "the status does not fit" },
  { "a status that nobody knows", "utility", FALSE, "\"status\":\"optimal\"", "\"status\":\"just\"",
    "the status does not fit" },
  { "another choice", "utility", FALSE, "\"places\":[…],\"other\"",
    "\"places\":[5,0,0,0,0,0,0,0],\"other\"", "the value is 35, not the one claimed" },
  { "a choice beyond the quota", "utility", FALSE, "\"places\":[…],\"other\"",
    "\"places\":[9,9,8,12,8,7,7,5],\"other\"", "the choice: \"bound0\" is broken" },
  { "a choice without the share", "utility", FALSE, "\"places\":[…],\"other\"",
    "\"places\":[0,9,0,0,0,0,0,0],\"other\"", "the choice: \"least1\" is broken" },
  { "no worksite at all", "utility", FALSE, "\"places\":[…],\"other\"",
    "\"places\":[0,0,0,0,0,0,0,0],\"other\"", "the choice: \"any\" is broken" },
  { "a value too high", "utility", FALSE, "\"value\":", "\"value\":1", "the value is" },
  { "a bound too low", "utility", FALSE, "\"bound\":…}", "\"bound\":1}", "the bound is" },
  { "a bound that nobody knows", "utility", FALSE, "\"bound\":…}", "\"bound\":null}",
    "the bound is" },
  { "a least too high", "utility", FALSE, "\"least\":-", "\"least\":-0.0", NULL },
  { "a claim dropped", "utility,worksites", FALSE,
    "[{\"question\":\"utility\",…{\"question\":\"worksites\"", "[{\"question\":\"worksites\"",
    "the bound is" },
  { "a claim of another question", "utility", FALSE, "\"question\":\"utility\"",
    "\"question\":\"beneficiaries\"", "the bound is" },
  { "a bound that is not proved", "utility", FALSE, "\"least\":…,", "\"least\":-1000000,",
    "the tree of \"utility\" does not prove" },
  { "the proof of the only choice dropped", "utility", FALSE,
    ",{\"question\":\"differ\",…}]}],\"sha256\"", "],\"sha256\"",
    "it is not proved that the choice is the only one" },
  { "a proof of the only choice that says too little", "utility", FALSE,
    "\"question\":\"differ\",\"least\":…,\"items\"",
    "\"question\":\"differ\",\"least\":-100,\"items\"",
    "it is not proved that the choice is the only one" },
  { "a proof of the order that says too little", "worksites", TRUE,
    "\"question\":\"order\",\"least\":…,\"items\"",
    "\"question\":\"order\",\"least\":-99999999,\"items\"",
    "it is not proved that the choice is the only one, or the first in the order" },
  { "a level that is proved too little", "leximin", FALSE,
    "\"question\":\"level\",\"least\":…,\"items\"", "\"question\":\"level\",\"least\":-3,\"items\"",
    NULL },
  { "fewer communes", "communes,utility", FALSE, "\"goal\":\"communes\",\"value\":3",
    "\"goal\":\"communes\",\"value\":2", "the value is 3" },
  { "a lower level", "leximin,utility", FALSE,
    "\"goal\":\"leximin\",\"value\":", "\"goal\":\"leximin\",\"value\":1", "the value is" },
  { "the levels' claims dropped", "leximin", FALSE, "\"claims\":[…],\"sha256\"",
    "\"claims\":[],\"sha256\"", "the bound is" },
  { "another order", "worksites", TRUE, "\"order\":[7,6,5,4,3,2,1,0]",
    "\"order\":[0,1,2,3,4,5,6,7]",
    "it is not proved that the choice is the only one, or the first in the order" },
  { "a tie refused with an order", "worksites", TRUE, "\"status\":\"tie-settled\"",
    "\"status\":\"tie-refused\"", "the status does not fit" },
  { "no tie", "worksites", TRUE, "\"status\":\"tie-settled\"", "\"status\":\"optimal\"",
    "the status does not fit" },
  { "the other choice is worse", "worksites", TRUE, "\"other\":[…],\"goals\"",
    "\"other\":[5,0,0,0,0,0,0,0],\"goals\"", "the other choice: \"held0\" is broken" },
  { "the other choice is the same", "worksites", TRUE, "\"other\":[…],\"goals\"",
    "\"other\":null,\"goals\"", "the status does not fit" },
  { "the gap asked is below nought", "utility", FALSE, "\"gap\":0", "\"gap\":-1", NULL },
};

/* A text that is no certificate is an error, what is false in one a finding. */
static gboolean
is_accepted (const AwrashApproval *approval, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashVerdict) verdict = awrash_audit_approval (approval, text, &error);

  cr_assert ((verdict == NULL) == (error != NULL));
  cr_expect (error == NULL || error->code != AWRASH_ERROR_INTERNAL);
  return verdict != NULL && awrash_audit_verdict_is_accepted (verdict);
}

Test (audit_approval, one_false_claim_is_refused)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lies); i++)
    {
      const Lie *lie = &lies[i];
      g_autoptr (AwrashApproval) approval = new_question (lie->goals, lie->is_tied);
      g_autofree char *text = certify (approval, order, 0, 10000);
      g_autoptr (AwrashVerdict) truth = awrash_audit_approval (approval, text, NULL);
      g_autofree char *edited = test_seal_edited (text, lie->from, lie->to);

      cr_assert (truth != NULL && awrash_audit_verdict_is_accepted (truth), "%s: %s", lie->label,
                 truth && awrash_audit_verdict_get_n_findings (truth)
                     ? awrash_audit_verdict_get_finding (truth, 0)
                     : "");
      if (lie->finding != NULL)
        expect_refusal (approval, edited, lie->finding, lie->label);
      else
        cr_expect_not (is_accepted (approval, edited), "%s", lie->label);
    }
}

Test (audit_approval, a_changed_text_fails_by_its_checksum)
{
  g_autoptr (AwrashApproval) approval = new_question ("utility", FALSE);
  g_autofree char *text = certify (approval, NULL, 0, 10000);
  char *at = strstr (text, "\"version\":\"");

  at[11] ^= 1;
  expect_refusal (approval, text, "the text was changed", "a digit");
}

Test (audit_approval, the_certificate_of_another_question_is_refused)
{
  g_autoptr (AwrashApproval) approval = new_question ("utility", FALSE);
  g_autoptr (AwrashApproval) other = new_question ("utility", FALSE);
  g_autofree char *text = certify (approval, NULL, 0, 10000);

  cr_assert (awrash_selection_approve_set_threshold (other, 1, NULL));
  expect_refusal (other, text, "the certificate is of another question", "a threshold");
}

/* By rates other communes come first, so that what holds by one list of needs is false by another.
 */
Test (audit_approval, levels_are_followed_by_the_needs_of_the_question)
{
  static const double needs[] = { 40, 10, 25 }, others[] = { 10, 40, 25 };
  g_autoptr (AwrashApproval) approval = new_question ("leximin,utility", FALSE);
  g_autoptr (AwrashApproval) other = new_question ("leximin,utility", FALSE);
  g_autofree char *text = NULL, *told = NULL, *moved = NULL;
  g_autoptr (AwrashVerdict) verdict = NULL;
  const char *hash;

  cr_assert (awrash_selection_approve_set_needs (approval, 3, needs, NULL));
  cr_assert (awrash_selection_approve_set_needs (other, 3, others, NULL));
  text = certify (approval, NULL, 0, 10000);
  told = certify (other, NULL, 0, 10000);
  verdict = awrash_audit_approval (approval, text, NULL);
  cr_expect (verdict != NULL && awrash_audit_verdict_is_accepted (verdict));
  expect_refusal (other, text, "the certificate is of another question", "needs");
  hash = strstr (told, "\"input\":\"") + strlen ("\"input\":\"");
  memcpy (strstr (text, "\"input\":\"") + strlen ("\"input\":\""), hash, 64);
  moved = test_seal (text);
  expect_refusal (other, moved, "the tree of \"level\" does not prove",
                  "needs, with the hash of the other question");
}

Test (audit_approval, what_is_stopped_within_a_gap_or_has_no_choice_is_accepted)
{
  g_autoptr (AwrashApproval) approval = new_question ("utility", FALSE);
  const double gaps[] = { 0, 0.5, 0 };
  const size_t nodes[] = { 1, 1000, 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (gaps); i++)
    {
      g_autofree char *text = certify (approval, NULL, gaps[i], nodes[i]);
      g_autoptr (AwrashVerdict) verdict = awrash_audit_approval (approval, text, NULL);

      cr_expect (verdict != NULL && awrash_audit_verdict_is_accepted (verdict), "%zu: %s", i, text);
    }
  cr_assert (awrash_selection_approve_add_bound (approval, "number", "worksites", NULL, 7, INFINITY,
                                                 TRUE, NULL));
  g_autofree char *empty = certify (approval, NULL, 0, 10000);
  g_autoptr (AwrashVerdict) verdict = awrash_audit_approval (approval, empty, NULL);
  g_autofree char *edited
      = test_seal_edited (empty, "\"claims\":[…],\"sha256\"", "\"claims\":[],\"sha256\"");

  cr_expect (awrash_audit_verdict_is_accepted (verdict));
  expect_refusal (approval, edited, "it is not proved that there is no choice", "no claim");
  /* that nothing is better than much is true, and not what is asked */
  g_autofree char *much = test_seal_edited (empty, "\"question\":\"utility\",",
                                            "\"question\":\"utility\",\"least\":-1000000,");
  expect_refusal (approval, much, "it is not proved that there is no choice", "a bound");
  /* and where it is proved the status has to say so */
  g_autofree char *unknown = test_seal_edited (empty, "\"infeasible\"", "\"unknown\"");
  expect_refusal (approval, unknown, "it is not proved that there is no choice", "a status");
}

/* Numbers of places are too large for all worksites to be told apart by one sum: what is first is
 * so while those in the sums before stay where they are. */
Test (audit_approval, an_order_is_followed_sum_by_sum)
{
  enum
  {
    SITES = 4
  };
  static const int64_t fewest[SITES] = { 1, 1, 1, 1 }, places[SITES] = { 5001, 5001, 5001, 5001 };
  static const int64_t in_order[SITES] = { 0, 1, 2, 3 };
  g_autoptr (AwrashApproval) approval
      = awrash_selection_approve_new (SITES, fewest, places, fewest, NULL, NULL);

  cr_assert (awrash_selection_approve_set_goals (approval, "beneficiaries", NULL));
  cr_assert (awrash_selection_approve_add_bound (approval, "number", "person-months", NULL, 0, 7000,
                                                 TRUE, NULL));
  g_autofree char *text = certify (approval, in_order, 0, 1000);
  cr_assert_not_null (strstr (text, "\"status\":\"tie-settled\""));
  cr_assert_not_null (strstr (text, "\"places\":[5001,1999,0,0]"));
  cr_expect (is_accepted (approval, text));
}

/* Every byte is changed, and the text sealed anew: an error of form, a finding, or a proof that is
 * as good; never a crash. */
Test (audit_approval, any_changed_byte_gets_a_verdict_or_an_error)
{
  g_autoptr (AwrashApproval) approval = new_question ("communes,leximin,utility", FALSE);
  g_autofree char *text = certify (approval, order, 0, 10000);
  gsize length = strlen (text);
  gsize refused = 0;

  for (gsize at = 0; at < length - 80; at++)
    {
      g_autofree char *edited = g_strdup (text), *sealed = NULL;

      edited[at] = edited[at] == '1' ? '2' : '1';
      sealed = test_seal (edited);
      refused += !is_accepted (approval, sealed);
    }
  cr_expect (refused > length / 2, "%zu of %zu", refused, length);
}

/* ── every number and every status ──────────────────────────────────────────────────────────── */

typedef struct
{
  const char *label, *goals;
  gboolean is_tied, has_order;
  double gap;
  size_t nodes;
} Answer;

static const Answer answers[] = {
  { "a sum", "utility", FALSE, FALSE, 0, 1000 },
  { "levels", "leximin,utility", FALSE, FALSE, 0, 1000 },
  { "communes", "communes,worksites,utility", FALSE, FALSE, 0, 1000 },
  { "a tie refused", "worksites", TRUE, FALSE, 0, 1000 },
  { "a tie settled", "worksites", TRUE, TRUE, 0, 1000 },
  { "within a gap", "utility", FALSE, FALSE, 0.5, 1000 },
  { "stopped", "utility", FALSE, FALSE, 0, 1 },
};

/* Whether a number may be another: behind the claims stand proofs, some of which prove as much with
 * it; a gap that was allowed and not needed changes nothing; any two of the best choices show that
 * a tie is one. */
static gboolean
is_left_free (const Answer *a, const char *text, gsize at)
{
  const char *tied = strstr (text, a->has_order ? "\"other\":" : "\"places\":"),
             *goals = strstr (text, "\"goals\":");

  return text + at > strstr (text, "\"claims\":")
         || text + at == strstr (text, "\"gap\":") + strlen ("\"gap\":")
         || (a->is_tied && text + at > tied && text + at < goals);
}

Test (audit_approval, no_number_of_an_answer_can_be_told_otherwise)
{
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      const Answer *a = &answers[i];
      g_autoptr (AwrashApproval) approval = new_question (a->goals, a->is_tied);
      g_autofree char *text = certify (approval, a->has_order ? order : NULL, a->gap, a->nodes);

      cr_assert (is_accepted (approval, text), "%s", a->label);
      for (gsize at = 0; (at = test_next_number (text, at)) < strlen (text); at++)
        for (int how = 0; how < TEST_BENDS; how++)
          {
            g_autofree char *bent = test_seal_bent (text, at, how);

            if (strcmp (bent, text) != 0 && is_accepted (approval, bent))
              cr_expect (is_left_free (a, text, at), "%s: %s", a->label, bent);
          }
    }
}

Test (audit_approval, no_other_status_fits_the_same_answer)
{
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      const Answer *a = &answers[i];
      g_autoptr (AwrashApproval) approval = new_question (a->goals, a->is_tied);
      g_autofree char *text = certify (approval, a->has_order ? order : NULL, a->gap, a->nodes);

      for (int status = 1; awrash_base_status_get_name ((AwrashStatus)status) != NULL; status++)
        {
          g_autofree char *other = g_strdup_printf (
              "\"status\":\"%s\",", awrash_base_status_get_name ((AwrashStatus)status));
          g_autofree char *bent = test_seal_edited (text, "\"status\":…,", other);

          g_autofree char *short_
              = test_seal_edited (bent, "\"goals\":[…],\"claims\"", "\"goals\":[],\"claims\"");

          g_autofree char *two
              = strstr (bent, "\"other\":null") == NULL
                    ? NULL
                    : test_seal_edited (bent, "\"other\":null", "\"other\":[5,0,0,0,0,0,0,0]");

          cr_expect_not (is_accepted (approval, short_), "%s: %s without goals", a->label, other);
          cr_expect (two == NULL || !is_accepted (approval, two), "%s: %s and another", a->label,
                     other);
          /* that a choice is feasible is true of every one that is proved best */
          if (is_accepted (approval, bent) != (strcmp (bent, text) == 0))
            cr_expect_eq (status, AWRASH_STATUS_FEASIBLE, "%s: %s", a->label, other);
        }
    }
}

Test (audit_approval, no_claim_can_be_left_out)
{
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      const Answer *a = &answers[i];
      g_autoptr (AwrashApproval) approval = new_question (a->goals, a->is_tied);
      g_autofree char *text = certify (approval, a->has_order ? order : NULL, a->gap, a->nodes);

      for (const char *at = text; (at = strstr (at, "{\"question\":")) != NULL; at++)
        {
          g_autofree char *bent = test_seal_without (text, at);

          cr_expect_not (is_accepted (approval, bent), "%s: %s", a->label, bent);
        }
    }
}

Test (audit_approval, an_order_that_names_no_worksite_has_not_the_form)
{
  g_autoptr (AwrashApproval) approval = new_question ("worksites", TRUE);
  g_autofree char *text = certify (approval, order, 0, 1000);

  for (int first = 8; first > 5; first--)
    {
      g_autofree char *other = g_strdup_printf ("\"order\":[%d,", first);
      g_autofree char *bent = test_seal_edited (text, "\"order\":[7,", other);
      g_autoptr (GError) error = NULL;
      g_autoptr (AwrashVerdict) verdict = awrash_audit_approval (approval, bent, &error);

      cr_expect_eq (verdict != NULL, first == 7, "%d", first);
      if (first != 7)
        test_expect_form (error, bent,
                          first == 8 ? "8, where a worksite, each once is expected"
                                     : ",, where a worksite, each once is expected",
                          other);
    }
}
