/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One plan for each block out of several, within a budget. Source: hand calculation. Invariant:
 * each block has a plan. */

#include "allot/mixed-pool-private.h"

#include <criterion/criterion.h>

/* Three blocks that gain 15 for one unit of a budget of three, and one that gains 40 for all of it.
 * At a price of 10 all four pay; of these the last is given up. From nothing, by changes of one or
 * two blocks, the last would come first, and stay. */
Test (allot_mixed_pool, a_choice_begins_at_the_prices_and_keeps_the_links)
{
  enum
  {
    N = 4
  };
  const int64_t cost[N] = { -15, -15, -15, -40 }, units[N] = { 1, 1, 1, 3 };
  const int64_t expected[N] = { 1, 1, 1, 0 };
  const double worth[] = { -10 };
  const gsize links[] = { 0 };
  g_autoptr (AwrashMixed) mixed = awrash_i_mixed_new (N, 1, N, NULL);
  g_autoptr (AwrashBlocks) blocks = NULL;
  AwrashMixedPool pool = { 0 };
  int64_t x[N];

  for (gsize j = 0; j < N; j++)
    {
      mixed->upper[j] = 1;
      mixed->cost[j] = cost[j];
      mixed->column[j] = j;
      mixed->value[j] = units[j];
    }
  mixed->first[1] = N;
  mixed->upper[N] = 3;
  cr_assert (awrash_i_mixed_seal (mixed, NULL));
  blocks = awrash_i_blocks_new (mixed, 1, links, NULL);
  cr_assert (blocks != NULL && blocks->n_blocks == N);
  cr_assert (awrash_i_pool_open (&pool, blocks, NULL));
  for (gsize block = 0; block < N; block++)
    for (int64_t own = 0; own <= 1; own++)
      cr_assert (awrash_i_pool_add (&pool, block, &own, NULL));
  awrash_i_pool_choose (&pool, worth, x);
  cr_expect_arr_eq (x, expected, sizeof x);
  awrash_i_pool_close (&pool);
}
