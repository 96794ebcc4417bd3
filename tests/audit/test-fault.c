/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The faults of allotments by name. Source: awrash/audit.h. Invariant: names lead there and back.
 */

#include <awrash.h>

#include <criterion/criterion.h>

Test (audit_fault, names_lead_there_and_back)
{
  for (int fault = AWRASH_FAULT_NONE; fault <= AWRASH_FAULT_EXCHANGE; fault++)
    {
      const char *name = awrash_audit_fault_get_name ((AwrashFault)fault);
      cr_assert_not_null (name);
      cr_expect_eq (awrash_audit_fault_from_name (name), fault);
    }
  cr_expect_str_eq (awrash_audit_fault_get_name (AWRASH_FAULT_ZERO_CLAIM), "zero-claim");
}

Test (audit_fault, others_have_none)
{
  cr_expect_null (awrash_audit_fault_get_name ((AwrashFault)0));
  cr_expect_null (awrash_audit_fault_get_name ((AwrashFault)7));
  cr_expect_eq (awrash_audit_fault_from_name ("nobody"), 0);
}
