/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The frozen record keeps its shape. Source: awrash/apportion.h. Invariant: six eight-byte fields.
 */

#include <awrash.h>

#include <criterion/criterion.h>
#include <stddef.h>

Test (apportion_allotment, has_the_size_that_bindings_assert)
{
  cr_expect_eq (awrash_apportion_allotment_size (), 48);
  cr_expect_eq (offsetof (AwrashAllotment, divisor_high), 40);
}
