/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Plans beyond the network under audit: no number of the answer can be told otherwise, and no claim
 * can be left out, though the checksum fits. Source: certificates of every kind of step, bent
 * number by number. Invariant: what is accepted tells the same answer. */

#include "support/sealed.h"
#include "support/small-programme.h"

#include <criterion/criterion.h>
#include <string.h>

typedef struct
{
  const char *label;
  const char *keys[5]; /* pairs of key and value, NULL */
} Reading;

static const Reading readings[] = {
  { "the poorest first", { "objective", "leximin" } },
  { "the richest last", { "objective", "decmin" } },
  { "persons", { "objective", "leximin-persons" } },
  { "squares", { "objective", "least-squares" } },
  { "logarithms", { "objective", "alpha:1" } },
  { "half", { "objective", "alpha:0.5" } },
  { "utility", { "objective", "utilitarian" } },
  { "a Gini", { "objective", "gini" } },
  { "nothing but the filling", { "chain", "fill" } },
  { "near a wish", { "near", "a/type:x=0", "loss", "0" } },
  { "near a wish within a loss", { "near", "a/type:x=0", "loss", "1/4" } },
};

static AwrashProgramme *
build (const char *bounds)
{
  return test_programme_new (
      "territories", "code,parent,need\nn,,\na,n,4\nb,n,3\nc,n,2\n", "streams", "code\ns\n",
      "worksite_types", "code,stream,months,monthly_cost,utility\nx,s,1,1,2\ny,s,1,2,3\n",
      "capacities",
      "territory,stream,min,max\na,type:x,,2\na,type:y,,1\nb,type:x,,1\nb,type:y,,1\n"
      "c,type:x,,1\nc,type:y,,0\n",
      "quotas", bounds, "need.indicator", "need", NULL);
}

static char *
certify (const AwrashProgramme *programme, const Reading *reading)
{
  g_autoptr (AwrashPlan) plan = test_plan_new (programme, reading->keys[0], reading->keys[1],
                                               reading->keys[2], reading->keys[3], NULL);
  char *text = g_strdup (awrash_split_plan_get_certificate (plan));
  g_autoptr (AwrashVerdict) verdict = awrash_audit_certificate (programme, text, NULL);

  cr_assert_not_null (verdict, "%s", reading->label);
  cr_assert (awrash_audit_verdict_is_accepted (verdict), "%s: %s", reading->label,
             awrash_audit_verdict_get_finding (verdict, 0));
  return text;
}

/* Whether a text is accepted; it must be the cause of nothing but a plain answer. */
static gboolean
is_accepted (const AwrashProgramme *programme, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashVerdict) verdict = awrash_audit_certificate (programme, text, &error);

  cr_assert ((verdict == NULL) == (error != NULL));
  cr_expect (error == NULL || error->code != AWRASH_ERROR_INTERNAL);
  return verdict != NULL && awrash_audit_verdict_is_accepted (verdict);
}

/* Every number up to the weights of the mix is the answer; behind them stand proofs, some of which
 * prove as much with another number. Returns how many changes were tried. */
static gsize
bend_all (const AwrashProgramme *programme, const char *text, const char *label)
{
  const char *proofs = strstr (text, "\"mix_weights\":");
  gsize n_tried = 0;

  for (gsize at = (gsize)(strstr (text, "\"status\":") - text);
       (at = test_next_number (text, at)) < strlen (text); at++)
    for (int how = 0; how < TEST_BENDS; how++)
      {
        g_autofree char *bent = test_seal_bent (text, at, how);

        n_tried += strcmp (bent, text) != 0;
        if (strcmp (bent, text) != 0 && is_accepted (programme, bent))
          cr_expect (text + at > proofs, "%s: %s", label, bent);
      }
  return n_tried;
}

Test (audit_general, no_number_of_an_answer_can_be_told_otherwise)
{
  static const char *const bounds[] = {
    "territory,stream,unit,min,max\nn,*,money,,5\n",
    "territory,stream,unit,min,max\nn,*,money,,5\nn,*,places,4,4\n",
    "territory,stream,unit,min,max\nn,*,money,30,50\n",
  };

  for (gsize k = 0; k < G_N_ELEMENTS (bounds); k++)
    {
      g_autoptr (AwrashProgramme) programme = build (bounds[k]);

      for (gsize i = 0; i < G_N_ELEMENTS (readings); i++)
        {
          g_autofree char *text = certify (programme, &readings[i]);

          cr_expect_gt (bend_all (programme, text, readings[i].label), 5, "%s", readings[i].label);
        }
    }
}

/* Numbers are told to seventeen digits: what differs in the twelfth is another. */
Test (audit_general, no_value_can_be_told_a_little_otherwise)
{
  g_autoptr (AwrashProgramme) programme = build ("territory,stream,unit,min,max\nn,*,money,,5\n");
  gsize n_tried = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      g_autofree char *text = certify (programme, &readings[i]);
      const char *at = strstr (text, "\"value\":");
      double value = at != NULL ? g_ascii_strtod (at + strlen ("\"value\":"), NULL) : 0;
      g_autofree char *close = g_strdup_printf ("\"value\":%.17g,", value * (1 + 5e-12));
      g_autofree char *bent = value != 0 ? test_seal_edited (text, "\"value\":…,", close) : NULL;

      cr_expect (bent == NULL || !is_accepted (programme, bent), "%s: %s", readings[i].label, bent);
      n_tried += bent != NULL;
    }
  cr_expect_gt (n_tried, 5);
}

static gboolean
is_finding (const AwrashProgramme *programme, const char *text, const char *finding)
{
  g_autoptr (AwrashVerdict) verdict = awrash_audit_certificate (programme, text, NULL);

  for (gsize i = 0; verdict != NULL && i < awrash_audit_verdict_get_n_findings (verdict); i++)
    if (strcmp (awrash_audit_verdict_get_finding (verdict, i), finding) == 0)
      return TRUE;
  return FALSE;
}

/* Five places cost six. The prices that say so, bent, say nothing. */
Test (audit_general, that_there_is_no_plan_has_to_be_proved)
{
  g_autoptr (AwrashProgramme) programme
      = build ("territory,stream,unit,min,max\nn,*,money,,5\nn,*,places,5,\n");
  g_autofree char *text = certify (programme, &readings[0]);
  gsize n_found = 0;

  for (gsize at = (gsize)(strstr (text, "\"mix_weights\":") - text);
       (at = test_next_number (text, at)) < strlen (text); at++)
    for (int how = 0; how < TEST_BENDS; how++)
      {
        g_autofree char *bent = test_seal_bent (text, at, how);

        n_found += is_finding (programme, bent, "it is not proved that there is no plan");
      }
  cr_expect_gt (n_found, 0);
}

Test (audit_general, no_claim_can_be_left_out)
{
  g_autoptr (AwrashProgramme) programme = build ("territory,stream,unit,min,max\nn,*,money,,5\n");

  for (gsize i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      g_autofree char *text = certify (programme, &readings[i]);

      for (const char *at = text; (at = strstr (at, "{\"question\":")) != NULL; at++)
        {
          g_autofree char *bent = test_seal_without (text, at);

          cr_expect_not (is_accepted (programme, bent), "%s: %s", readings[i].label, bent);
        }
    }
}

/* Where the search ended before it could claim anything of the goal, the value is the plan's own.
 */
Test (audit_general, a_value_without_a_claim_is_what_the_plan_costs)
{
  g_autoptr (AwrashProgramme) programme = build ("territory,stream,unit,min,max\nn,*,money,,5\n");
  gsize n_sums = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      g_autofree char *text = certify (programme, &readings[i]);
      const char *goal = strstr (text, "{\"question\":\"objective\"");
      g_autofree char *less = NULL, *feasible = NULL, *gap = NULL, *unclaimed = NULL, *bent = NULL;

      if (goal == NULL)
        continue;
      less = test_seal_without (text, goal);
      feasible = test_seal_edited (less, "\"status\":…,", "\"status\":\"feasible\",");
      gap = test_seal_edited (feasible, "\"unplaced\":0,…,\"value\"",
                              "\"unplaced\":0,\"gap\":null,\"value\"");
      unclaimed = test_seal_edited (gap, "\"bound\":…,", "\"bound\":null,");
      bent = test_seal_edited (unclaimed, "\"value\":…,", "\"value\":0,");
      cr_expect (is_accepted (programme, unclaimed), "%s: %s", readings[i].label, unclaimed);
      test_expect_refusal (programme, bent, "the value is ", readings[i].label);
      n_sums++;
    }
  cr_expect_eq (n_sums, 3);
}

Test (audit_general, no_other_status_fits_the_same_answer)
{
  g_autoptr (AwrashProgramme) served = build ("territory,stream,unit,min,max\nn,*,money,,5\n");
  g_autoptr (AwrashProgramme) starved = build ("territory,stream,unit,min,max\nn,*,money,30,50\n");

  for (gsize i = 0; i < 2 * G_N_ELEMENTS (readings); i++)
    {
      const Reading *reading = &readings[i / 2];
      const AwrashProgramme *programme = i % 2 == 0 ? served : starved;
      g_autofree char *text = certify (programme, reading);
      const char *at = strstr (text, "\"status\":\"");
      g_autofree char *own = g_strndup (at, (gsize)(strchr (at, ',') - at));

      for (int status = 1; awrash_base_status_get_name ((AwrashStatus)status) != NULL; status++)
        {
          const char *name = awrash_base_status_get_name ((AwrashStatus)status);
          g_autofree char *other = g_strdup_printf ("\"status\":\"%s\"", name), *bent = NULL;

          /* without a plan, a limit claims nothing that could be false */
          if (strcmp (own, other) == 0 || (i % 2 == 1 && status == AWRASH_STATUS_LIMIT))
            continue;
          bent = test_seal_edited (text, own, other);
          cr_expect_not (is_accepted (programme, bent), "%s: %s", reading->label, other);
        }
    }
}

/* The search proves who cannot pass the first level, and how many stay there but for a gap. */
Test (audit_general, a_level_may_be_proved_within_a_gap)
{
  g_autoptr (AwrashProgramme) programme
      = test_programme_new ("territories", "code,parent,need\nn,,\nr,n,\na,r,19\nb,r,17\n",
                            "streams", "code,months\nt,5\ns,1\n", "quotas",
                            "territory,stream,max\n", "need.indicator", "need", NULL);
  g_autoptr (AwrashPlan) plan
      = test_plan_new (programme, "objective", "decmin", "on", "count", "receives", "person-months",
                       "fix", "n/t=9", "total", "10", "nodes", "4", NULL);
  g_autoptr (AwrashVerdict) verdict
      = awrash_audit_certificate (programme, awrash_split_plan_get_certificate (plan), NULL);

  cr_assert_eq (awrash_split_plan_get_status (plan), AWRASH_STATUS_FEASIBLE);
  cr_expect_eq (awrash_split_plan_get_bound (plan), awrash_split_plan_get_value (plan));
  cr_expect_eq (awrash_split_plan_get_gap (plan), 1);
  cr_expect (awrash_audit_verdict_is_accepted (verdict), "%s",
             awrash_audit_verdict_get_finding (verdict, 0));
}
