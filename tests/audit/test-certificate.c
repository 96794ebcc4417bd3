/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Certificates: true ones are accepted, and no false one is, checksum or not.
 * Source: the form that the split writes. Invariant: with the checksum made to fit again, what
 * changes a claim is told by arithmetic; what has not even the form is an error. */

#include "support/sealed.h"
#include "support/small-programme.h"

#include <criterion/criterion.h>
#include <string.h>

#define THREE "code,parent,need\nr,,\na,r,2\nb,r,3\nc,r,5\n"
typedef enum
{
  NETWORK,
  SQUARES,
  DECMIN,
  UNPLACED,
  TIE,
  ORDER,
  LOT,
  CUT,
  CONTRADICTION,
  REST,
  TYPES,
  ZERO,
  IDLE,
  CAPS,
  N_CASES
} Case;

typedef struct
{
  const char *label;
  const char *territories, *quotas;
  const char *more[4];
  const char *keys[8];
  AwrashStatus status;
} Setting;

#define CROSSED "territory,stream,max\nr,temporary,11\nr,sustainable,8\n"
#define FOUR "territory,stream,max\nr,temporary,4\n"

static const Setting settings[N_CASES] = {
  [NETWORK] = { "network", THREE, CROSSED, { NULL }, { NULL }, AWRASH_STATUS_OPTIMAL },
  [SQUARES] = { "least squares",
                THREE,
                CROSSED,
                { NULL },
                { "objective", "least-squares" },
                AWRASH_STATUS_OPTIMAL },
  [DECMIN]
  = { "decmin", THREE, CROSSED, { NULL }, { "objective", "decmin" }, AWRASH_STATUS_OPTIMAL },
  [UNPLACED]
  = { "unplaced",
      THREE,
      CROSSED,
      { "capacities", "territory,stream,max\na,temporary,1\nb,temporary,2\nc,temporary,4\n" },
      { NULL },
      AWRASH_STATUS_UNPLACED },
  [TIE] = { "tie refused", THREE, FOUR, { NULL }, { "on", "count" }, AWRASH_STATUS_TIE_REFUSED },
  [ORDER] = { "tie settled by order",
              THREE,
              FOUR,
              { NULL },
              { "on", "count", "tie", "order", "order", "c;a;b" },
              AWRASH_STATUS_TIE_SETTLED },
  [LOT] = { "tie settled by lot",
            THREE,
            FOUR,
            { NULL },
            { "on", "count", "tie", "lot", "seed", "x" },
            AWRASH_STATUS_TIE_SETTLED },
  [CUT] = { "infeasible",
            THREE,
            "territory,stream,min,max\nr,temporary,9,12\na,*,,2\nb,*,,1\nc,*,,3\n",
            { NULL },
            { NULL },
            AWRASH_STATUS_INFEASIBLE },
  [CONTRADICTION] = { "contradiction",
                      THREE,
                      "territory,stream,max\nr,temporary,4\n",
                      { "capacities", "territory,stream,min\nr,temporary,6\n" },
                      { NULL },
                      AWRASH_STATUS_INFEASIBLE },
  [REST] = { "one stream read of two",
             THREE,
             CROSSED,
             { NULL },
             { "streams", "sustainable" },
             AWRASH_STATUS_OPTIMAL },
  [TYPES] = { "types",
              THREE,
              "territory,stream,max\nr,temporary,20\na,type:roads,3\n",
              { "streams", "code\ntemporary\n", "worksite_types",
                "code,stream\nroads,temporary\npaint,temporary\n" },
              { NULL },
              AWRASH_STATUS_OPTIMAL },
  [ZERO] = { "a need of 0",
             "code,parent,need\nr,,\na,r,0\nb,r,3\nc,r,5\n",
             "territory,stream,min,max\nr,temporary,,9\na,temporary,1,\n",
             { NULL },
             { NULL },
             AWRASH_STATUS_OPTIMAL },
  [IDLE] = { "a tie of needs of 0",
             "code,parent,need\nr,,\na,r,0\nb,r,0\nc,r,5\n",
             "territory,stream,min,max\nr,temporary,9,9\nc,*,,5\n",
             { NULL },
             { NULL },
             AWRASH_STATUS_TIE_REFUSED },
  [CAPS] = { "bounds of cells alone",
             THREE,
             "territory,stream,max\na,type:roads,2\na,type:paint,3\nb,type:roads,4\n"
             "b,type:paint,1\nc,type:roads,2\nc,type:paint,2\n",
             { "streams", "code\ntemporary\n", "worksite_types",
               "code,stream\nroads,temporary\npaint,temporary\n" },
             { "objective", "decmin" },
             AWRASH_STATUS_OPTIMAL },
};

static AwrashProgramme *
build (Case which)
{
  const Setting *s = &settings[which];

  return test_programme_new ("territories", s->territories, "quotas", s->quotas, "need.indicator",
                             "need", s->more[0], s->more[1], s->more[2], s->more[3], NULL);
}

static char *
certify (const AwrashProgramme *programme, Case which)
{
  const char *const *k = settings[which].keys;
  g_autoptr (AwrashPlan) plan = test_plan_new (programme, k[0], k[1], k[2], k[3], k[4], k[5], NULL);

  cr_assert_eq (awrash_split_plan_get_status (plan), settings[which].status, "%s",
                settings[which].label);
  return g_strdup (awrash_split_plan_get_certificate (plan));
}

/* ── what is true ───────────────────────────────────────────────────────────────────────────── */

Test (audit_certificate, accepts_every_status)
{
  for (Case which = 0; which < N_CASES; which++)
    {
      g_autoptr (AwrashProgramme) programme = build (which);
      g_autofree char *text = certify (programme, which);
      g_autofree char *sealed = test_seal (text);
      g_autoptr (GError) error = NULL;
      g_autoptr (AwrashVerdict) verdict = awrash_audit_certificate (programme, text, &error);

      cr_assert_not_null (verdict, "%s: %s", settings[which].label,
                          error != NULL ? error->message : "");
      cr_expect (awrash_audit_verdict_is_accepted (verdict), "%s: %s", settings[which].label,
                 awrash_audit_verdict_get_finding (verdict, 0));
      cr_expect_str_eq (sealed, text, "%s", settings[which].label);
    }
}

/* ── the checksum ───────────────────────────────────────────────────────────────────────────── */

Test (audit_certificate, one_digit_changed_is_told_by_the_checksum)
{
  g_autoptr (AwrashProgramme) programme = build (NETWORK);
  g_autofree char *text = certify (programme, NETWORK);
  gsize n = 0;

  for (char *at = text; *at != '\0'; at++)
    {
      g_autoptr (AwrashVerdict) verdict = NULL;
      char digit = *at;

      /* Not the first digit of a number: JSON knows no number that begins with 0. */
      if (!g_ascii_isdigit (digit) || at == text || !g_ascii_isdigit (at[-1]))
        continue;
      *at = digit == '9' ? '8' : (char)(digit + 1);
      verdict = awrash_audit_certificate (programme, text, NULL);
      *at = digit;
      n++;
      if (verdict == NULL)
        continue;
      cr_expect_not (awrash_audit_verdict_is_accepted (verdict));
      cr_expect (g_str_has_prefix (awrash_audit_verdict_get_finding (verdict, 0),
                                   "the text was changed: its SHA-256 is "));
    }
  cr_expect_gt (n, 40);
}

Test (audit_certificate, a_checksum_that_is_cut_or_followed_by_text_does_not_fit)
{
  static const char *const endings[] = { "\"}", "\"} \n", "00\"}\n", "\"}\n\n" };
  g_autoptr (AwrashProgramme) programme = build (NETWORK);
  g_autofree char *text = certify (programme, NETWORK);

  text[strlen (text) - strlen ("\"}\n")] = '\0';
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *ended = g_strconcat (text, endings[i], NULL);
      g_autoptr (AwrashVerdict) verdict = awrash_audit_certificate (programme, ended, NULL);

      cr_assert_not_null (verdict, "%s", endings[i]);
      cr_expect_not (awrash_audit_verdict_is_accepted (verdict), "%s", endings[i]);
    }
}

/* ── what is false ──────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  Case which;
  const char *label;
  const char *from, *to;
  const char *finding; /* how some finding begins */
} Lie;

#include "audit/lies.h"

Test (audit_certificate, refuses_every_false_claim_with_a_fitting_checksum)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lies); i++)
    {
      const Lie *lie = &lies[i];
      g_autoptr (AwrashProgramme) programme = build (lie->which);
      g_autofree char *text = certify (programme, lie->which);
      g_autofree char *edited = test_seal_edited (text, lie->from, lie->to);
      g_autofree char *label = g_strdup_printf ("%s, %s", settings[lie->which].label, lie->label);

      test_expect_refusal (programme, edited, lie->finding, label);
    }
}

Test (audit_certificate, an_order_may_have_gaps)
{
  g_autoptr (AwrashProgramme) programme = build (ORDER);
  g_autoptr (AwrashPlan) plan
      = test_plan_new (programme, "on", "count", "tie", "order", "order", ";c;;a;b;", NULL);
  g_autoptr (AwrashVerdict) verdict
      = awrash_audit_certificate (programme, awrash_split_plan_get_certificate (plan), NULL);

  cr_assert_eq (awrash_split_plan_get_status (plan), AWRASH_STATUS_TIE_SETTLED);
  cr_expect (awrash_audit_verdict_is_accepted (verdict));
}

/* The text as a text of JSON. */
static char *
quote (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "\"", -1);
  g_autofree char *escaped = g_strjoinv ("\\\"", parts);
  g_auto (GStrv) lines = g_strsplit (escaped, "\n", -1);
  g_autofree char *whole = g_strjoinv ("\\u000a", lines);

  return g_strconcat ("\"base\":\"", whole, "\",\"mix_weights\"", NULL);
}

/* A loss is measured from a plan, with the floors that it and the bounds leave. */
Test (audit_certificate, a_loss_is_measured_from_a_plan)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", THREE, "quotas", "territory,stream,max\nr,temporary,9\n", "capacities",
      "territory,stream,min\na,temporary,4\n", "need.indicator", "need", NULL);
  g_autoptr (AwrashProgramme) starved = test_programme_new (
      "territories", THREE, "quotas", "territory,stream,max\nr,temporary,9\n", "capacities",
      "territory,stream,min\na,temporary,10\n", "need.indicator", "need", NULL);
  g_autoptr (AwrashPlan) plan = test_plan_new (programme, "near", "a/type:temporary=4", "loss",
                                               "1/4", "tie", "lot", "seed", "x", NULL);
  g_autoptr (AwrashPlan) none
      = test_plan_new (starved, "near", "a/type:temporary=4", "tie", "lot", "seed", "x", NULL);
  const char *text = awrash_split_plan_get_certificate (plan);
  g_autoptr (AwrashVerdict) verdict = awrash_audit_certificate (programme, text, NULL);
  g_autofree char *base = quote (awrash_split_plan_get_certificate (none));
  g_autofree char *bent = test_seal_edited (text, "\"base\":…\"mix_weights\"", base);

  cr_assert_eq (awrash_split_plan_get_status (none), AWRASH_STATUS_INFEASIBLE);
  cr_expect (awrash_audit_verdict_is_accepted (verdict));
  test_expect_refusal (programme, bent,
                       "the plan from which the loss is measured is of another reading", "no plan");
}

/* Every status with every sum of what is missing or unplaced and every gap: one frame fits. */
Test (audit_certificate, no_other_frame_fits_the_same_answer)
{
  static const char *const numbers[] = { "0", "1" }, *const gaps[] = { "0", "0.5", "null" };

  for (Case which = 0; which < N_CASES; which++)
    {
      g_autoptr (AwrashProgramme) programme = build (which);
      g_autofree char *text = certify (programme, which);

      for (int i = 0; i < 9 * 2 * 2 * 3; i++)
        {
          const char *name = awrash_base_status_get_name ((AwrashStatus)(i / 12 + 1));
          g_autofree char *frame = NULL, *bent = NULL;
          g_autoptr (AwrashVerdict) verdict = NULL;

          if (name == NULL)
            break;
          frame = g_strdup_printf (
              "\"status\":\"%s\",\"missing\":%s,\"unplaced\":%s,\"gap\":%s,\"types\"", name,
              numbers[i / 6 % 2], numbers[i / 3 % 2], gaps[i % 3]);
          bent = test_seal_edited (text, "\"status\":…,\"types\"", frame);
          verdict = awrash_audit_certificate (programme, bent, NULL);
          cr_assert_not_null (verdict, "%s: %s", settings[which].label, frame);
          cr_expect_eq (awrash_audit_verdict_is_accepted (verdict), strcmp (bent, text) == 0,
                        "%s: %s", settings[which].label, frame);
        }
    }
}

/* The free place is said to be the first province's, by the order and by its stage, but is not. */
Test (audit_certificate, the_first_province_is_served_in_its_turn_too)
{
  /* of the two stages */
  static const char *const prices[][2] = { { "[[0,1]]", "[]" }, { "[]", "[[0,1]]" } };
  g_autoptr (AwrashProgramme) programme = build (ORDER);
  g_autofree char *text = certify (programme, ORDER);
  g_autofree char *other = test_seal_edited (text, "\"order\":\"c;a;b\"", "\"order\":\"a;c;b\"");

  for (gsize i = 0; i < G_N_ELEMENTS (prices); i++)
    {
      g_autofree char *stages
          = g_strdup_printf ("{\"stage\":\"order\",\"province\":\"a\",\"prices\":%s},"
                             "{\"stage\":\"order\",\"province\":\"c\",\"prices\":%s}",
                             prices[i][0], prices[i][1]);
      g_autofree char *bent
          = test_seal_edited (other,
                              "{\"stage\":\"order\",\"province\":\"c\",\"prices\":[[0,1]]},"
                              "{\"stage\":\"order\",\"province\":\"a\",\"prices\":[]}",
                              stages);

      test_expect_refusal (programme, bent, "the prices do not prove the plan best", prices[i][0]);
    }
}

/* Some of c's places lie on a cycle of moves without cost, none of which changes how many it has.
 */
Test (audit_certificate, moves_that_change_no_receipts_tie_nobody)
{
  g_autoptr (AwrashProgramme) programme = test_programme_new (
      "territories", "code,parent,need\nn,,\nq,n,\nr,n,\na,r,5\nb,r,5\nc,q,0\nd,n,5\n", "streams",
      "code,months,monthly_cost\nt,3,7\ns,2,5\nu,2,4\n", "worksite_types",
      "code,stream,months\ny4,s,2\ny3,u,2\ny2,s,2\ny1,t,2\n", "quotas",
      "territory,stream,unit,min,max\nn,t,places,0,5\nn,s,places,1,5\nn,u,places,2,8\n"
      "a,t,places,0,3\nr,*,person-months,,22\n",
      "capacities", "territory,stream,min,max\na,u,0,6\nb,u,1,4\nc,s,1,6\nd,s,1,2\n",
      "need.indicator", "need", NULL);
  g_autoptr (AwrashPlan) plan = test_plan_new (programme, "objective", "gini", "tie", "error",
                                               "fix", "b/s=1; c/type:y1=1", NULL);
  g_autoptr (AwrashVerdict) verdict
      = awrash_audit_certificate (programme, awrash_split_plan_get_certificate (plan), NULL);

  cr_assert_eq (awrash_split_plan_get_status (plan), AWRASH_STATUS_OPTIMAL);
  cr_expect (awrash_audit_verdict_is_accepted (verdict));
}
