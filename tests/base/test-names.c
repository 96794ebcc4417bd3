/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables of names, read both ways. */

#include "base/names-private.h"

#include <criterion/criterion.h>

static const AwrashName names[] = { { 3, "three" }, { 1, "one" } };

Test (base_names, are_found_by_value_and_by_name)
{
  cr_expect_str_eq (awrash_i_names_get (names, 2, 1), "one");
  cr_expect_eq (awrash_i_names_find (names, 2, "three"), 3);
  cr_expect_null (awrash_i_names_get (names, 2, 2));
  cr_expect_eq (awrash_i_names_find (names, 2, "thre"), 0);
}

Test (base_names, are_listed_in_the_order_of_the_table)
{
  g_autofree char *list = awrash_i_names_list (names, 2);
  g_autofree char *nothing = awrash_i_names_list (names, 0);

  cr_expect_str_eq (list, "three, one");
  cr_expect_str_eq (nothing, "");
}

Test (base_names, an_option_is_read_or_answered_with_the_names)
{
  g_autoptr (GError) error = NULL;

  cr_expect_eq (awrash_i_names_read ("count", names, 2, "one", &error), 1);
  cr_expect_null (error);
  cr_expect_eq (awrash_i_names_read ("count", names, 2, "two", &error), 0);
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_NAME));
  cr_expect_str_eq (error->message, "count is \"two\", expected one of: three, one");
}

Test (base_names, a_number_stands_for_an_option_or_is_answered_with_the_names)
{
  g_autoptr (GError) error = NULL;

  cr_expect (awrash_i_names_check ("count", names, 2, 3, &error));
  cr_expect_null (error);
  cr_expect_not (awrash_i_names_check ("count", names, 2, 2, &error));
  cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_NAME));
  cr_expect_str_eq (error->message, "count is 2, expected the number of one of: three, one");
}
