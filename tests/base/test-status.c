/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The kinds of answers and their names. */

#include <awrash.h>
#include <criterion/criterion.h>

Test (base_status, every_status_has_a_name_that_leads_back_to_it)
{
  for (int status = AWRASH_STATUS_UNKNOWN; status <= AWRASH_STATUS_UNPLACED; status++)
    {
      const char *name = awrash_base_status_get_name ((AwrashStatus)status);
      cr_assert_not_null (name, "status %d", status);
      cr_expect_eq ((int)awrash_base_status_from_name (name), status, "%s", name);
    }
}

Test (base_status, zero_is_never_a_success)
{
  cr_expect_eq (AWRASH_STATUS_UNKNOWN, 0);
  cr_expect_str_eq (awrash_base_status_get_name (AWRASH_STATUS_UNKNOWN), "unknown");
  cr_expect_eq (awrash_base_status_from_name ("best"), AWRASH_STATUS_UNKNOWN);
  cr_expect_eq (awrash_base_status_from_name (NULL), AWRASH_STATUS_UNKNOWN);
}

Test (base_status, a_number_beyond_the_last_has_no_name)
{
  cr_expect_null (awrash_base_status_get_name ((AwrashStatus)9));
  cr_expect_null (awrash_base_status_get_name ((AwrashStatus)-1));
}
