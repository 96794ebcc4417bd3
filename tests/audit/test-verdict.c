/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Verdicts. Source: none. Invariant: a verdict without findings accepts, and nothing past its end
 * is read. */

#include "support/small-programme.h"

#include "audit/verdict-private.h"

#include <criterion/criterion.h>
#include <string.h>

Test (audit_verdict, accepts_while_nothing_was_found)
{
  g_autoptr (AwrashVerdict) verdict = awrash_i_verdict_new ();

  cr_expect (awrash_audit_verdict_is_accepted (verdict));
  cr_expect_eq (awrash_audit_verdict_get_n_findings (verdict), 0);
  cr_expect_null (awrash_audit_verdict_get_finding (verdict, 0));
  awrash_i_verdict_add (verdict, "%s has %d places", "a", 3);
  awrash_i_verdict_add (verdict, "and more");
  cr_expect_not (awrash_audit_verdict_is_accepted (verdict));
  cr_assert_eq (awrash_audit_verdict_get_n_findings (verdict), 2);
  cr_expect_str_eq (awrash_audit_verdict_get_finding (verdict, 0), "a has 3 places");
  cr_expect_str_eq (awrash_audit_verdict_get_finding (verdict, 1), "and more");
  cr_expect_null (awrash_audit_verdict_get_finding (verdict, 2));
  cr_expect_null (awrash_audit_verdict_get_finding (verdict, G_MAXSIZE));
}

Test (audit_verdict, has_no_receipts_where_the_certificate_has_no_plan)
{
  g_autoptr (AwrashProgramme) programme
      = test_programme_new ("territories", "code,parent\nr,\na,r\nb,r\n", "quotas",
                            "territory,stream,max\nr,temporary,3\n", NULL);
  g_autoptr (AwrashPlan) tie = test_plan_new (programme, "on", "count", NULL);
  g_autoptr (AwrashPlan) lot
      = test_plan_new (programme, "on", "count", "tie", "lot", "seed", "x", NULL);
  g_autoptr (AwrashVerdict) without
      = awrash_audit_certificate (programme, awrash_split_plan_get_certificate (tie), NULL);
  g_autoptr (AwrashVerdict) with
      = awrash_audit_certificate (programme, awrash_split_plan_get_certificate (lot), NULL);

  cr_expect (awrash_audit_verdict_is_accepted (without));
  cr_expect_eq (awrash_audit_verdict_get_n_provinces (without), 0);
  cr_expect_null (awrash_audit_verdict_get_receipts (without));
  cr_expect_null (awrash_audit_verdict_get_needs (without));
  cr_expect (awrash_audit_verdict_is_accepted (with));
  cr_assert_eq (awrash_audit_verdict_get_n_provinces (with), 2);
  cr_expect_eq (
      awrash_audit_verdict_get_receipts (with)[0] + awrash_audit_verdict_get_receipts (with)[1], 3);
  cr_expect_eq (awrash_audit_verdict_get_needs (with)[0], 1);
}

Test (audit_verdict, freeing_nothing_is_nothing) { awrash_audit_verdict_free (NULL); }
