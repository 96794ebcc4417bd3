/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One plan for each block out of several, within what they share; a pool of plans has an end, and
 * so has choosing among them. Source: hand calculation over columns that are blocks of their own
 * under one row. Invariant: each block has a plan. */

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

/* The pool of a block for each column, which is to outlive it. */
static void
open_pool (AwrashMixedPool *pool, const AwrashMixed *mixed, AwrashBlocks **blocks)
{
  static const gsize links[] = { 0 };

  *blocks = awrash_i_blocks_new (mixed, 1, links, NULL);
  cr_assert_eq ((*blocks)->n_blocks, mixed->n);
  cr_assert (awrash_i_pool_open (pool, *blocks, NULL));
}

/* None and one for each block. */
static void
add_units (AwrashMixedPool *pool, gsize n)
{
  for (gsize b = 0; b < n; b++)
    for (int64_t units = 0; units <= 1; units++)
      cr_assert (awrash_i_pool_add (pool, b, &units, NULL));
}

Test (allot_mixed_pool, a_full_pool_takes_no_more)
{
  g_autoptr (AwrashMixed) mixed = draw (2, 5000);
  AwrashMixedPool pool = { 0 };
  g_autoptr (AwrashBlocks) blocks = NULL;
  static const double worth[] = { 0 };
  int64_t x[] = { -1, -1 };
  gsize full;

  open_pool (&pool, mixed, &blocks);
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

Test (allot_mixed_pool, choosing_ends_though_more_would_pay)
{
  /* by this price a unit is cheap in its block, and dear where the row is broken */
  static const double worth[] = { -4 };
  g_autoptr (AwrashMixed) mixed = draw (N, 1);
  AwrashMixedPool pool = { 0 };
  g_autoptr (AwrashBlocks) blocks = NULL;
  int64_t x[N], sum = 0;

  open_pool (&pool, mixed, &blocks);
  add_units (&pool, N);
  awrash_i_pool_choose (&pool, worth, x);
  for (gsize j = 0; j < N; j++)
    sum += x[j];
  /* two blocks at a time */
  cr_expect (sum > 0 && sum < N && sum % 2 == 0, "%d", (int)sum);
  awrash_i_pool_close (&pool);
}

/* Three blocks that gain 15 for one unit of a budget of three, and one that gains 40 for all of it.
 * At a price of 10 all four pay; of these the last is given up. From nothing, by changes of one or
 * two blocks, the last would come first, and stay. */
Test (allot_mixed_pool, a_choice_begins_at_the_prices_and_keeps_the_links)
{
  static const int64_t cost[] = { -15, -15, -15, -40 }, units[] = { 1, 1, 1, 3 };
  static const int64_t expected[] = { 1, 1, 1, 0 };
  static const double worth[] = { -10 };
  g_autoptr (AwrashMixed) mixed = problem_of (4, 1, 1, units);
  g_autoptr (AwrashBlocks) blocks = NULL;
  AwrashMixedPool pool = { 0 };
  int64_t x[4];

  memcpy (mixed->cost, cost, sizeof cost);
  mixed->lower[4] = 0;
  mixed->upper[4] = 3;
  cr_assert (awrash_i_mixed_seal (mixed, NULL));
  open_pool (&pool, mixed, &blocks);
  add_units (&pool, 4);
  awrash_i_pool_choose (&pool, worth, x);
  cr_expect_arr_eq (x, expected, sizeof x);
  awrash_i_pool_close (&pool);
}
