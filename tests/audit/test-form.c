/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Certificates of all kinds, cut off behind each byte, and with each value replaced by one of
 * another kind, doubled or left out, though the checksum fits. Source: texts from anywhere.
 * Invariant: there is a verdict or an error, and what is accepted tells the same answer. */

#include "support/sealed.h"
#include "support/small-programme.h"

#include <criterion/criterion.h>
#include <string.h>

/* A question of any kind, with a certificate of its answer. */
typedef struct
{
  const char *label;
  AwrashProgramme *programme;
  AwrashApproval *approval;
  AwrashPanelQuestion *panels;
  char *text;
} Question;

static AwrashVerdict *
judge (const Question *question, const char *text, GError **error)
{
  if (question->approval != NULL)
    return awrash_audit_approval (question->approval, text, error);
  if (question->panels != NULL)
    return awrash_audit_lottery (question->panels, text, error);
  return awrash_audit_certificate (question->programme, text, error);
}

static gboolean
is_accepted (const Question *question, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashVerdict) verdict = judge (question, text, &error);

  cr_assert ((verdict == NULL) == (error != NULL), "%s: %s", question->label, text);
  cr_expect (error == NULL || error->code != AWRASH_ERROR_INTERNAL, "%s: %s", question->label,
             text);
  return verdict != NULL && awrash_audit_verdict_is_accepted (verdict);
}

static void
check (Question *question)
{
  cr_assert (is_accepted (question, question->text), "%s: %s", question->label, question->text);
}

static void
clear (Question *question)
{
  g_clear_pointer (&question->programme, awrash_programme_unref);
  g_clear_pointer (&question->approval, awrash_selection_approve_free);
  g_clear_pointer (&question->panels, awrash_selection_question_unref);
  g_clear_pointer (&question->text, g_free);
}

/* ── plans ──────────────────────────────────────────────────────────────────────────────────── */

#define FEW "code,parent,need\nr,,\na,r,2\nb,r,3\nc,r,5\n"
#define TWO "territory,stream,max\nr,temporary,5\nr,sustainable,3\n"
#define FOUR "territory,stream,min,max\nr,temporary,4,4\n"
#define CUT "territory,stream,min,max\nr,temporary,9,12\na,*,,2\nb,*,,1\nc,*,,3\n"

static const struct
{
  const char *label, *quotas, *keys[9];
} plans[] = {
  { "a tie settled by lot", TWO, { "on", "count", "tie", "lot", "seed", "form" } },
  { "a tie refused", FOUR, { "on", "count" } },
  { "a tie settled by order", FOUR, { "on", "count", "tie", "order", "order", "c;a;b" } },
  { "a least Gini", FOUR, { "objective", "gini", "nodes", "9" } },
  { "a least Gini of rates", FOUR, { "objective", "gini-unweighted", "nodes", "9" } },
  { "a loss", TWO, { "near", "a/type:temporary=4", "loss", "1/4", "tie", "lot", "seed", "x" } },
  { "the rest", TWO, { "streams", "sustainable", "objective", "least-squares" } },
  { "a cut", CUT, { NULL } },
};

static Question
ask_plan (gsize k)
{
  const char *const *keys = plans[k].keys;
  Question question = { .label = plans[k].label };
  g_autoptr (AwrashPlan) plan = NULL;

  question.programme = test_programme_new ("territories", FEW, "quotas", plans[k].quotas,
                                           "need.indicator", "need", NULL);
  plan = test_plan_new (question.programme, keys[0], keys[1], keys[2], keys[3], keys[4], keys[5],
                        keys[6], keys[7], NULL);
  question.text = g_strdup (awrash_split_plan_get_certificate (plan));
  check (&question);
  return question;
}

/* ── beyond the network ─────────────────────────────────────────────────────────────────────── */

static const char *const searches[][4] = {
  { "leximin", "territory,stream,unit,min,max\nr,*,money,,5\n", "objective", "leximin" },
  { "logarithms", "territory,stream,unit,min,max\nr,*,money,,5\n", "objective", "alpha:1" },
  { "a Gini", "territory,stream,unit,min,max\nr,*,money,,5\n", "objective", "gini" },
  { "nothing", "territory,stream,unit,min,max\nr,*,money,30,50\n", "objective", "leximin" },
};

static Question
ask_search (gsize k)
{
  Question question = { .label = searches[k][0] };
  g_autoptr (AwrashPlan) plan = NULL;

  question.programme = test_programme_new (
      "territories", FEW, "streams", "code\ns\n", "worksite_types",
      "code,stream,months,monthly_cost\nx,s,1,1\ny,s,1,2\n", "capacities",
      "territory,stream,min,max\na,type:x,,2\na,type:y,,1\nb,type:x,,1\nb,type:y,,1\n"
      "c,type:x,,1\nc,type:y,,0\n",
      "quotas", searches[k][1], "need.indicator", "need", NULL);
  plan = test_plan_new (question.programme, searches[k][2], searches[k][3], NULL);
  question.text = g_strdup (awrash_split_plan_get_certificate (plan));
  check (&question);
  return question;
}

/* ── worksites ──────────────────────────────────────────────────────────────────────────────── */

#define N_SITES 6

static const char *const chains[] = { "utility", "communes,leximin,utility", "worksites" };

static Question
ask_approval (gsize k)
{
  static const int64_t fewest[N_SITES] = { 5, 9, 4, 6, 8, 3 },
                       most[N_SITES] = { 9, 9, 8, 12, 8, 7 };
  static const int64_t months[N_SITES] = { 3, 4, 3, 2, 5, 3 },
                       commune[N_SITES] = { 0, 1, 2, 0, 1, 2 };
  static const int64_t order[N_SITES] = { 5, 4, 3, 2, 1, 0 };
  static const double utility[N_SITES] = { 7, 9, 6, 5, 8, 4 };
  Question question = { .label = chains[k] };
  g_autoptr (AwrashApproved) answer = NULL;

  question.approval
      = awrash_selection_approve_new (N_SITES, fewest, most, months, k == 2 ? NULL : utility, NULL);
  cr_assert (awrash_selection_approve_set_communes (question.approval, 3, commune, NULL));
  cr_assert (awrash_selection_approve_set_goals (question.approval, chains[k], NULL));
  cr_assert (awrash_selection_approve_add_bound (question.approval, "number", "person-months", NULL,
                                                 0, 100, TRUE, NULL));
  answer = awrash_selection_approve_solve (question.approval, k == 2 ? order : NULL, 0, 1000, NULL);
  question.text = g_strdup (awrash_selection_approve_answer_get_certificate (answer));
  check (&question);
  return question;
}

/* ── lotteries ──────────────────────────────────────────────────────────────────────────────── */

static const char *const rules[] = { "maximin", "leximin", "nash", "goldilocks" };

static Question
ask_lottery (gsize k)
{
  const int64_t n_values[] = { 2, 2 };
  const int64_t value[] = { 1, 0, 1, 0, 1, 0, 1, 0, 0, 0, 1, 1, 0, 1 };
  const int64_t lower[] = { 1, 4, 4, 1 };
  g_autoptr (AwrashPool) pool = awrash_selection_pool_new (7, 2, n_values, value, NULL, NULL);
  Question question = { .label = rules[k] };
  g_autoptr (AwrashLottery) lottery = NULL;

  question.panels = awrash_selection_question_new (pool, 5, lower, lower, FALSE, NULL);
  lottery = awrash_selection_lottery_new (question.panels, rules[k], NULL);
  question.text = g_strdup (awrash_selection_lottery_get_certificate (lottery));
  check (&question);
  return question;
}

/* ── all ────────────────────────────────────────────────────────────────────────────────────── */

static const struct
{
  gsize n;
  Question (*ask) (gsize k);
  const char *from, *to; /* what is told, and not a proof of it */
} kinds[] = {
  { G_N_ELEMENTS (plans), ask_plan, "\"status\":", "\"mix_weights\":" },
  { G_N_ELEMENTS (searches), ask_search, "\"status\":", "\"mix_weights\":" },
  { G_N_ELEMENTS (chains), ask_approval, "\"goals\":", "\"claims\":" },
  { G_N_ELEMENTS (rules), ask_lottery, "\"rule\":", "\"panels\":" },
};

Test (audit_form, no_prefix_is_accepted)
{
  for (gsize kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
    for (gsize k = 0; k < kinds[kind].n; k++)
      {
        Question question = kinds[kind].ask (k);
        gsize sum = (gsize)(g_strrstr (question.text, ",\"sha256\":\"") - question.text);

        for (gsize length = 0; length < sum; length++)
          {
            g_autofree char *prefix = test_seal_prefix (question.text, length);

            cr_expect_not (is_accepted (&question, prefix), "%s: %s", question.label, prefix);
          }
        clear (&question);
      }
}

/* What says how an answer stands to what was asked: one of them fits. */
Test (audit_form, no_other_frame_is_accepted)
{
  static const char *const gaps[] = { "0", "0.5", "null" };
  static const char *const ties[]
      = { "null", "{\"members\":[[\"a\",1]],\"free_units\":0,\"witnesses\":[]}" };

  for (gsize k = 0; k < G_N_ELEMENTS (plans) + G_N_ELEMENTS (searches); k++)
    {
      gboolean is_plan = k < G_N_ELEMENTS (plans);
      Question question = is_plan ? ask_plan (k) : ask_search (k - G_N_ELEMENTS (plans));

      for (int i = 0; i < 9 * 24; i++)
        {
          const char *status = awrash_base_status_get_name ((AwrashStatus)(i / 24 + 1));
          g_autofree char *frame = g_strdup_printf (
              "\"status\":\"%s\",\"missing\":%d,\"unplaced\":%d,\"gap\":%s,%s", status, i / 12 % 2,
              i / 6 % 2, gaps[i / 2 % 3], is_plan ? "\"types\"" : "\"value\"");
          g_autofree char *bent = test_seal_edited (
              question.text, is_plan ? "\"status\":…,\"types\"" : "\"status\":…,\"value\"", frame);
          g_autofree char *tied = g_strdup_printf (
              "\"tie\":%s,%s", ties[i % 2],
              strstr (bent, "\"base\":") != NULL ? "\"base\"" : "\"mix_weights\"");
          g_autofree char *whole
              = test_seal_edited (bent,
                                  strstr (bent, "\"base\":") != NULL ? "\"tie\":…,\"base\""
                                                                     : "\"tie\":…,\"mix_weights\"",
                                  tied);

          /* without a plan, a limit claims nothing that could be false */
          if (i / 24 + 1 != AWRASH_STATUS_LIMIT && strcmp (whole, question.text) != 0)
            cr_expect_not (is_accepted (&question, whole), "%s: %s", question.label, whole);
        }
      clear (&question);
    }
}

Test (audit_form, no_value_that_is_told_can_be_replaced)
{
  for (gsize kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
    for (gsize k = 0; k < kinds[kind].n; k++)
      {
        Question question = kinds[kind].ask (k);
        const char *text = question.text;

        for (gsize at = 1; (at = test_next_value (text, at)) < strlen (text); at++)
          for (int how = 0; how < TEST_REPLACED; how++)
            {
              g_autofree char *bent = test_seal_replaced (text, at, how);

              if (strcmp (bent, text) != 0 && is_accepted (&question, bent))
                cr_expect (text + at < strstr (text, kinds[kind].from)
                               || text + at > strstr (text, kinds[kind].to),
                           "%s: %s", question.label, bent);
            }
        clear (&question);
      }
}
