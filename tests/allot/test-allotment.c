/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The frozen record keeps its shape. Source: awrash/allot.h. Invariant: eight eight-byte fields.
 */

#include <awrash.h>

#include <criterion/criterion.h>
#include <stddef.h>

Test (allot_allotment, has_the_size_that_bindings_assert)
{
  cr_expect_eq (awrash_allot_allotment_size (), 64);
  cr_expect_eq (offsetof (AwrashAllotment, divisor_high), 56);
}
