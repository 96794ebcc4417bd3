/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rates as exact fractions, at the edges where doubles lose them.
 * Source: arithmetic. Invariant: none needs more than exact comparison. */

#include "allot/rate-private.h"

#include <criterion/criterion.h>

Test (allot_rate, equal_fractions_are_equal_however_they_are_written)
{
  cr_assert_eq (awrash_i_rate_compare ((AwrashRate){ 1, 3 }, (AwrashRate){ 7, 21 }), 0);
  cr_assert_lt (awrash_i_rate_compare ((AwrashRate){ 1, 3 }, (AwrashRate){ 334, 1001 }), 0);
  cr_assert_gt (awrash_i_rate_compare ((AwrashRate){ -1, 3 }, (AwrashRate){ -1, 2 }), 0);
}

Test (allot_rate, need_zero_stands_above_all)
{
  cr_assert_gt (awrash_i_rate_compare ((AwrashRate){ 0, 0 }, (AwrashRate){ G_MAXINT64, 1e-300 }),
                0);
  cr_assert_eq (awrash_i_rate_compare ((AwrashRate){ 0, 0 }, (AwrashRate){ 5, 0 }), 0);
}

/* Reached from below, one by one. */
static int64_t
reach_slowly (const AwrashRecipient *recipient, AwrashRate rate, int64_t lower, int64_t upper)
{
  while (lower < upper && awrash_i_rate_compare (awrash_i_rate_of (recipient, lower), rate) < 0)
    lower++;
  return lower;
}

Test (allot_rate, a_rate_is_reached_at_the_first_flow_that_has_it)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (int round = 0; round < 20000; round++)
    {
      AwrashRecipient recipient
          = { 0, g_rand_int_range (rand, -20, 20), g_rand_int_range (rand, 1, 9) };
      AwrashRate rate = { g_rand_int_range (rand, -60, 60), g_rand_int_range (rand, 1, 9) };
      int64_t lower = g_rand_int_range (rand, -40, 40);
      int64_t upper = lower + g_rand_int_range (rand, 0, 60);

      cr_assert_eq (awrash_i_rate_reach (&recipient, rate, lower, upper),
                    reach_slowly (&recipient, rate, lower, upper), "round %d", round);
    }
}

Test (allot_rate, no_limit_reaches_the_upper_bound)
{
  AwrashRecipient recipient = { 0, 0, 3 };

  cr_assert_eq (awrash_i_rate_reach (&recipient, (AwrashRate){ 0, 0 }, 2, 9), 9);
}
