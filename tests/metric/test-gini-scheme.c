/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The names of the schemes. Source: metric-parts.h. Invariant: read both ways. */

#include <awrash.h>
#include <criterion/criterion.h>

Test (metric_gini_scheme, names_are_read_both_ways)
{
  static const char *const names[] = { "pyatt", "yitzhaki-lerman", "dagum" };

  for (int i = 0; i < 3; i++)
    {
      cr_assert_eq (awrash_metric_gini_scheme_from_name (names[i]), i + 1, "%s", names[i]);
      cr_assert_str_eq (awrash_metric_gini_scheme_get_name ((AwrashGiniScheme)(i + 1)), names[i]);
    }
  cr_assert_eq (awrash_metric_gini_scheme_from_name ("Pyatt"), 0);
  cr_assert_eq (awrash_metric_gini_scheme_from_name (NULL), 0);
  cr_assert_null (awrash_metric_gini_scheme_get_name ((AwrashGiniScheme)0));
}
