/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Exchanges end: what is looked at from one start on is bounded in numbers, not by a clock. Source:
 * drawn problems whose rows and curves all pull against one another. Invariant: what is found
 * before the end keeps its bounds. */

#include "allot/mixed-trade-private.h"

#include "problems.h"

#define N_COLUMNS 44
#define N_ROWS 60

/* Every column counts in every row, and every row wants another sum. */
static AwrashMixed *
draw_tangle (gsize n, gsize m, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  AwrashMixed *mixed = awrash_i_mixed_new (n, m, n * m, NULL);

  for (gsize j = 0; j < n; j++)
    {
      mixed->upper[j] = 1000;
      mixed->cost[j] = g_rand_int_range (rand, -1000, 1000);
    }
  for (gsize k = 0; k < n * m; k++)
    {
      mixed->column[k] = k % n;
      mixed->value[k] = g_rand_int_range (rand, -1000, 1000);
    }
  for (gsize i = 0; i < m; i++)
    {
      mixed->first[i + 1] = (i + 1) * n;
      mixed->lower[n + i] = AWRASH_MIXED_LEAST;
      mixed->upper[n + i] = AWRASH_MIXED_MOST;
      mixed->curve[i] = (AwrashCurve){ .kind = AWRASH_CURVE_WHOLE,
                                       .scale = g_rand_int_range (rand, 1, 9),
                                       .target = g_rand_int_range (rand, -100000, 100000) };
    }
  cr_assert (awrash_i_mixed_seal (mixed, NULL));
  return mixed;
}

/* What the deepest improvement from one start on has looked at. */
static gsize
look (const AwrashMixed *mixed, int64_t x[])
{
  AwrashExchanger *exchanger = awrash_i_exchanger_new (mixed, NULL);
  g_autofree double *start = g_new0 (double, mixed->n), *price = g_new0 (double, mixed->m);
  gsize n_looked;

  for (gsize j = 0; j < mixed->n; j++)
    start[j] = 500;
  awrash_i_exchanger_start (exchanger, start, price);
  for (int depth = 1; depth <= 3; depth++)
    cr_expect (awrash_i_exchanger_improve (exchanger, depth, x));
  n_looked = exchanger->n_looked;
  awrash_i_exchanger_start (exchanger, start, price);
  cr_expect_eq (exchanger->n_looked, 0);
  awrash_i_exchanger_free (exchanger);
  return n_looked;
}

Test (allot_mixed_exchange, a_tangle_of_rows_ends_by_the_number_of_moves)
{
  g_autoptr (AwrashMixed) mixed = draw_tangle (N_COLUMNS, N_ROWS, 1);
  int64_t x[N_COLUMNS];
  gsize n_looked = look (mixed, x);

  cr_expect_geq (n_looked, AWRASH_TRADE_MOST);
  /* one row's moves, and what they touch, may be looked at beyond it */
  cr_expect_lt (n_looked, AWRASH_TRADE_MOST + 2 * N_COLUMNS * N_ROWS, "%zu", n_looked);
  cr_expect (awrash_i_mixed_keeps (mixed, x));
}

Test (allot_mixed_exchange, what_is_small_is_far_from_that_end)
{
  g_autoptr (AwrashMixed) mixed = draw_tangle (6, 5, 1);
  int64_t x[6];

  cr_expect_lt (look (mixed, x), AWRASH_TRADE_MOST / 100);
  cr_expect (awrash_i_mixed_keeps (mixed, x));
}

Test (allot_mixed_exchange, a_sweep_that_changes_nothing_is_the_last)
{
  g_autoptr (AwrashMixed) mixed = draw_tangle (6, 5, 1);
  AwrashExchanger *exchanger = awrash_i_exchanger_new (mixed, NULL);
  const double start[6] = { 0 }, price[5] = { 0 };
  gsize n_first;
  int64_t x[6];

  awrash_i_exchanger_start (exchanger, start, price);
  cr_expect (awrash_i_exchanger_improve (exchanger, 1, x));
  n_first = exchanger->n_looked;
  cr_expect (awrash_i_exchanger_improve (exchanger, 1, x));
  cr_expect_leq (2 * (exchanger->n_looked - n_first), n_first);
  awrash_i_exchanger_free (exchanger);
}

Test (allot_mixed_exchange, a_start_above_a_fixed_sum_gives_up_just_what_is_too_much)
{
  const double start[] = { 2, 2 }, price[] = { 0 };
  g_autoptr (AwrashMixed) mixed = awrash_i_mixed_new (2, 1, 2, NULL);
  AwrashExchanger *exchanger;
  int64_t x[2];

  for (gsize j = 0; j < 2; j++)
    {
      mixed->lower[j] = 1;
      mixed->upper[j] = 5;
      mixed->column[j] = j;
      mixed->value[j] = 1;
    }
  mixed->first[1] = 2;
  mixed->lower[2] = mixed->upper[2] = 3;
  cr_assert (awrash_i_mixed_seal (mixed, NULL));
  exchanger = awrash_i_exchanger_new (mixed, NULL);
  awrash_i_exchanger_start (exchanger, start, price);
  cr_expect (awrash_i_exchanger_improve (exchanger, 1, x));
  cr_expect (awrash_i_mixed_keeps (mixed, x));
  awrash_i_exchanger_free (exchanger);
}

/* The lower bounds of two columns go up with every pass over the rows, the last of which leaves
 * them more than their group has. */
Test (allot_mixed_exchange, a_group_without_room_is_not_called_mended)
{
  static const int64_t values[]
      = { 1,  1,  1, 0, 0,                   /* the group */
          -1, 0,  0, 1, 0, 10, 0,  0, -9, 0, /* y >= x, 10 x >= 9 y + 10 */
          0,  -1, 0, 0, 1, 0,  10, 0, 0,  -9 };
  static const double start[] = { 5, 5, 5, 5, 5 }, price[] = { 0, 0, 0, 0, 0 };
  g_autoptr (AwrashMixed) mixed = problem_of (5, 5, 100, values);
  AwrashExchanger *exchanger;
  int64_t x[5];

  mixed->lower[5] = mixed->upper[5] = 15;
  mixed->lower[6] = mixed->lower[8] = 0;
  mixed->lower[7] = mixed->lower[9] = 10;
  cr_assert (awrash_i_mixed_seal (mixed, NULL));
  cr_assert_not (mixed->is_empty);
  cr_assert_gt (mixed->lower[0] + mixed->lower[1], 15);
  exchanger = awrash_i_exchanger_new (mixed, NULL);
  awrash_i_exchanger_start (exchanger, start, price);
  cr_expect_not (awrash_i_exchanger_improve (exchanger, 1, x));
  for (gsize j = 0; j < 5; j++)
    cr_expect (x[j] >= mixed->lower[j] && x[j] <= mixed->upper[j]);
  awrash_i_exchanger_free (exchanger);
}
