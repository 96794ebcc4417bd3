/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Names of tie policies, both ways. Source: awrash/allot.h. Invariant: one name a policy. */

#include <awrash.h>

#include <criterion/criterion.h>

Test (allot_tie_policy, every_policy_has_a_name_that_leads_back)
{
  static const struct
  {
    AwrashTiePolicy policy;
    const char *name;
  } rows[] = {
    { AWRASH_TIE_POLICY_ERROR, "error" },
    { AWRASH_TIE_POLICY_ORDER, "order" },
    { AWRASH_TIE_POLICY_LOT, "lot" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      cr_expect_str_eq (awrash_allot_tie_policy_get_name (rows[i].policy), rows[i].name);
      cr_expect_eq (awrash_allot_tie_policy_from_name (rows[i].name), (int)rows[i].policy, "%s",
                    rows[i].name);
    }
}

Test (allot_tie_policy, unknown_numbers_and_names_are_told)
{
  cr_expect_null (awrash_allot_tie_policy_get_name ((AwrashTiePolicy)0));
  cr_expect_null (awrash_allot_tie_policy_get_name ((AwrashTiePolicy)4));
  cr_expect_eq (awrash_allot_tie_policy_from_name ("coin"), 0);
  cr_expect_eq (awrash_allot_tie_policy_from_name (""), 0);
}
