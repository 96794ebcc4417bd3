/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The policies for missing values. Source: metric.h. Invariant: names are read both ways. */

#include <awrash.h>

#include <criterion/criterion.h>

Test (metric_missing, policies_are_read_both_ways)
{
  cr_assert_eq (awrash_metric_missing_from_name ("omit"), AWRASH_MISSING_OMIT);
  cr_assert_eq (awrash_metric_missing_from_name ("error"), AWRASH_MISSING_ERROR);
  cr_assert_eq (awrash_metric_missing_from_name ("ignore"), 0);
  cr_assert_str_eq (awrash_metric_missing_get_name (AWRASH_MISSING_OMIT), "omit");
  cr_assert_null (awrash_metric_missing_get_name ((AwrashMissing)0));
}
