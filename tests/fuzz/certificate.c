/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any text, sealed anew, is refused as a certificate or tells the truth: a plan that is accepted as
 * best is as good as the one that is found. Source: the three forms of certificates. Input: a
 * letter for the question, then the text. Invariant: whatever hand wrote it. */

#include "fuzz/bytes.h"
#include "fuzz/small.h"
#include "support/sealed.h"

typedef struct
{
  AwrashProgramme *programme;
  AwrashApproval *approval;
  AwrashPanelQuestion *question;
} Asked;

static AwrashPanelQuestion *
make_question (void)
{
  static const int64_t n_values[] = { 2, 2 }, value[] = { 0, 0, 0, 1, 1, 0, 1, 1, 0, 1, 1, 0 };
  static const int64_t lower[] = { 1, 1, 0, 1 }, upper[] = { 2, 2, 3, 2 };
  g_autoptr (AwrashPool) pool = awrash_selection_pool_new (6, 2, n_values, value, NULL, NULL);

  return awrash_selection_question_new (pool, 3, lower, upper, FALSE, NULL);
}

static AwrashApproval *
make_approval (void)
{
  static const int64_t places[] = { 10, 20, 15, 8 }, months[] = { 4, 3, 6, 2 },
                       places_min[] = { 10, 5, 15, 8 };
  static const double utility[] = { 3, 5, 4, 1 };
  AwrashApproval *approval
      = awrash_selection_approve_new (4, places_min, places, months, utility, NULL);

  awrash_selection_approve_add_bound (approval, "number", "person-months", NULL, 0, 120, TRUE,
                                      NULL);
  awrash_selection_approve_add_bound (approval, "share", "places", utility, 0.5, INFINITY, TRUE,
                                      NULL);
  return approval;
}

/* Made once: what is asked is the same for every text. */
static const Asked *
asked (void)
{
  static Asked made = { NULL, NULL, NULL };

  if (made.programme == NULL)
    {
      made.programme = fuzz_small_programme ();
      made.approval = make_approval ();
      made.question = make_question ();
    }
  return &made;
}

/* The plan of a reading from the certificate's places, in the order of the plan's cells. */
static void
expect_best (const AwrashProgramme *programme, const AwrashVerdict *verdict)
{
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  GError *error = NULL;
  g_autoptr (AwrashPlan) plan = awrash_split_solve (programme, reading, &error);
  int64_t order = 0;
  AwrashStanding standing;

  FUZZ_EXPECT (plan != NULL
               && awrash_split_plan_get_n_cells (plan)
                      == awrash_audit_verdict_get_n_cells (verdict));
  FUZZ_EXPECT (
      awrash_split_standing (programme, reading, awrash_audit_verdict_get_n_cells (verdict),
                             awrash_audit_verdict_get_places (verdict), &standing, &error));
  FUZZ_EXPECT (awrash_split_standing_compare (
      programme, reading, awrash_split_plan_get_n_cells (plan), awrash_split_plan_get_places (plan),
      awrash_audit_verdict_get_places (verdict), &order, &error));
  FUZZ_EXPECT (order == 0);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  FuzzBytes bytes = fuzz_bytes (data, size);
  const uint8_t kind = fuzz_byte (&bytes);
  g_autofree char *text = fuzz_text (&bytes, size), *sealed = test_seal (text);
  const Asked *const all = asked ();
  GError *error = NULL;
  g_autoptr (AwrashVerdict) verdict = NULL;

  if (kind == 'a')
    verdict = awrash_audit_approval (all->approval, sealed, &error);
  else if (kind == 'l')
    verdict = awrash_audit_lottery (all->question, sealed, &error);
  else
    verdict = awrash_audit_certificate (all->programme, sealed, &error);
  if (!fuzz_answered (verdict != NULL, &error))
    return 0;
  for (size_t i = 0; i < awrash_audit_verdict_get_n_findings (verdict); i++)
    FUZZ_EXPECT (g_utf8_validate (awrash_audit_verdict_get_finding (verdict, i), -1, NULL));
  if (awrash_audit_verdict_is_accepted (verdict) && kind != 'a' && kind != 'l'
      && awrash_audit_verdict_get_n_cells (verdict) > 0
      && strstr (sealed, "\"objective\":\"leximin\"") != NULL
      && strstr (sealed, "\"chain\":\"fill;objective\"") != NULL)
    expect_best (all->programme, verdict);
  return 0;
}
