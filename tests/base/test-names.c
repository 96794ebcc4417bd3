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
