/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Needs as whole numbers. Source: none. Invariant: they have the room that sums of pairs leave. */

#include "allot/gini-private.h"

#include <criterion/criterion.h>
#include <math.h>

Test (allot_gini_pairs, needs_that_sum_beyond_the_doubles_have_no_more_room_than_others)
{
  const double values[] = { 1.7e308, 1.7e308, 1.6e308, 1.7e308, 1.5e308 };
  double smaller[G_N_ELEMENTS (values)];
  gboolean is_exact;
  int shift = awrash_i_gini_pairs_shift (G_N_ELEMENTS (values), values, 60, TRUE, &is_exact);
  double sum = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      sum += ldexp (values[i], shift);
      smaller[i] = ldexp (values[i], -8);
    }
  cr_expect_lt (sum, 0x1p60);
  cr_expect_eq (awrash_i_gini_pairs_shift (G_N_ELEMENTS (values), smaller, 60, FALSE, &is_exact)
                    - 8,
                awrash_i_gini_pairs_shift (G_N_ELEMENTS (values), values, 60, FALSE, &is_exact));
}
