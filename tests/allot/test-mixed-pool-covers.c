/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A pool of plans has an end, and so has choosing among them. Source: columns that are blocks of
 * their own under one row. Invariant: none. */

#include "allot/mixed-pool-private.h"

#include "problems.h"

#define N 100

/* A block for each of n columns from 0 to upper, which cost -10 a unit, and a row over all. */
static AwrashMixed *
draw (gsize n, int64_t upper)
{
  int64_t values[N];
  AwrashMixed *mixed;

  for (gsize j = 0; j < n; j++)
    values[j] = 1;
  mixed = problem_of (n, 1, upper, values);
  for (gsize j = 0; j < n; j++)
    mixed->cost[j] = -10;
  cr_assert (awrash_i_mixed_seal (mixed, NULL));
  mixed->upper[n] = 0;
  return mixed;
}

static AwrashBlocks *
open_pool (AwrashMixedPool *pool, const AwrashMixed *mixed)
{
  static const gsize links[] = { 0 };
  AwrashBlocks *blocks = awrash_i_blocks_new (mixed, 1, links, NULL);

  cr_assert_eq (blocks->n_blocks, mixed->n);
  cr_assert (awrash_i_pool_open (pool, blocks, NULL));
  return blocks;
}

Test (allot_mixed_pool_covers, a_full_pool_takes_no_more)
{
  g_autoptr (AwrashMixed) mixed = draw (2, 5000);
  AwrashMixedPool pool = { 0 };
  g_autoptr (AwrashBlocks) blocks = open_pool (&pool, mixed);
  static const double worth[] = { 0 };
  int64_t x[] = { -1, -1 };
  gsize full;

  for (int64_t units = 0; units <= 4500; units++)
    cr_assert (awrash_i_pool_add (&pool, 0, &units, NULL));
  full = pool.entries->len;
  cr_expect_lt (full, 4500);
  /* the other block came too late: it has no plan, and its column is left alone */
  cr_assert (awrash_i_pool_add (&pool, 1, &(int64_t){ 7 }, NULL));
  cr_expect_eq (pool.entries->len, full);
  g_array_set_size (pool.entries, 3);
  awrash_i_pool_choose (&pool, worth, x);
  cr_expect (x[0] == 2 && x[1] == -1);
  awrash_i_pool_close (&pool);
}

Test (allot_mixed_pool_covers, choosing_ends_though_more_would_pay)
{
  /* by this price a unit is cheap in its block, and dear where the row is broken */
  static const double worth[] = { -4 };
  g_autoptr (AwrashMixed) mixed = draw (N, 1);
  AwrashMixedPool pool = { 0 };
  g_autoptr (AwrashBlocks) blocks = open_pool (&pool, mixed);
  int64_t x[N], sum = 0;

  for (gsize b = 0; b < N; b++)
    for (int64_t units = 0; units <= 1; units++)
      cr_assert (awrash_i_pool_add (&pool, b, &units, NULL));
  awrash_i_pool_choose (&pool, worth, x);
  for (gsize j = 0; j < N; j++)
    sum += x[j];
  /* two blocks at a time */
  cr_expect (sum > 0 && sum < N && sum % 2 == 0, "%d", (int)sum);
  awrash_i_pool_close (&pool);
}
