/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The dialects and their names; what they do is in test-csv-format.c. */

#include <awrash.h>
#include <criterion/criterion.h>

Test (base_dialect, every_dialect_has_a_name_that_leads_back_to_it)
{
  for (int dialect = AWRASH_DIALECT_INPUT; dialect <= AWRASH_DIALECT_SPREADSHEET; dialect++)
    {
      const char *name = awrash_base_dialect_get_name ((AwrashDialect)dialect);
      cr_assert_not_null (name, "dialect %d", dialect);
      cr_expect_eq (awrash_base_dialect_from_name (name), dialect, "%s", name);
    }
}

Test (base_dialect, zero_is_a_forgotten_choice)
{
  cr_expect_null (awrash_base_dialect_get_name ((AwrashDialect)0));
  cr_expect_null (awrash_base_dialect_get_name ((AwrashDialect)4));
  cr_expect_eq (awrash_base_dialect_from_name ("excel"), 0);
  cr_expect_eq (awrash_base_dialect_from_name (NULL), 0);
}
