/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Parts as answers: asked column by column, and by name. Source: metric-parts.h.
 * Invariant: both ways give the same numbers. */

#include <awrash.h>
#include <criterion/criterion.h>
#include <math.h>

static AwrashParts *
new_parts (void)
{
  double x[] = { 1, 2, 3, 5 };
  int64_t group[] = { 0, 1, 1, 2 };

  return awrash_metric_gini_decomposition (AWRASH_GINI_SCHEME_DAGUM, 2, 3, 4, x, NULL, group, NULL);
}

Test (metric_parts, columns_are_read_as_numbers_are_by_name)
{
  g_autoptr (AwrashParts) parts = new_parts ();
  size_t n_columns = awrash_metric_parts_get_n_columns (parts);

  cr_assert_gt (n_columns, 10);
  for (size_t column = 0; column < n_columns; column++)
    {
      const char *table = awrash_metric_parts_get_table (parts, column);
      const char *name = awrash_metric_parts_get_name (parts, column);
      size_t n = awrash_metric_parts_get_n_rows (parts, column);
      double values[3] = { NAN, NAN, NAN }, value = 0;

      cr_assert_leq (n, 3);
      awrash_metric_parts_get_values (parts, column, n, values);
      for (size_t row = 0; row < n; row++)
        {
          cr_assert (awrash_metric_parts_get (parts, table, name, row, &value), "%s", name);
          cr_assert (value == values[row] || (isnan (value) && isnan (values[row])), "%s", name);
        }
    }
}

Test (metric_parts, tables_have_a_row_a_part)
{
  g_autoptr (AwrashParts) parts = new_parts ();

  for (size_t column = 0; column < awrash_metric_parts_get_n_columns (parts); column++)
    cr_assert_eq (awrash_metric_parts_get_n_rows (parts, column),
                  g_str_equal (awrash_metric_parts_get_table (parts, column), "whole") ? 1 : 3);
}

Test (metric_parts, what_is_not_there_is_not_found)
{
  g_autoptr (AwrashParts) parts = new_parts ();
  double value = 4711;

  cr_assert_not (awrash_metric_parts_get (parts, "group", "nothing", 0, &value));
  cr_assert_not (awrash_metric_parts_get (parts, "nobody", "index", 0, &value));
  cr_assert_not (awrash_metric_parts_get (parts, "group", "index", 3, &value));
  cr_assert_eq (value, 4711);
  awrash_metric_parts_free (NULL);
}

Test (metric_parts, they_say_which_convention_they_follow)
{
  g_autoptr (AwrashParts) parts = new_parts ();

  cr_assert_not_null (strstr (awrash_metric_parts_get_convention (parts), "Dagum 1997"));
}
