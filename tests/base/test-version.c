/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The version that runs. */

#include <awrash.h>
#include <criterion/criterion.h>

Test (base_version, is_three_numbers_parted_by_points)
{
  cr_expect (g_regex_match_simple ("^[0-9]+\\.[0-9]+\\.[0-9]+$", awrash_base_version (), 0, 0),
             "%s", awrash_base_version ());
}
