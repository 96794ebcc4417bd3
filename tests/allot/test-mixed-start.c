/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Relaxations that start from filled groups held against those that start from nothing.
 * Source: the same problem without the start. Invariant: both end at the same least cost. */

#include "allot/mixed-start-private.h"

#include "problems.h"

#include <math.h>

#define N_GROUPS 12
#define WIDTH 6
#define N (N_GROUPS * WIDTH)

/* Groups of fixed sums, some of them counted by twos or below nought, and budgets over all. */
static AwrashMixed *
draw (guint32 seed, gsize n_budgets)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  AwrashMixed *mixed = awrash_i_mixed_new (N, N_GROUPS + n_budgets, N * (1 + n_budgets), NULL);
  int64_t x[N];
  gsize entry = 0;

  for (gsize j = 0; j < N; j++)
    {
      mixed->lower[j] = g_rand_int_range (rand, 0, 3);
      mixed->upper[j] = mixed->lower[j] + g_rand_int_range (rand, 0, 30);
      mixed->cost[j] = g_rand_int_range (rand, -50, 50);
      x[j] = g_rand_int_range (rand, (int)mixed->lower[j], (int)mixed->upper[j] + 1);
    }
  for (gsize i = 0; i < mixed->m; i++)
    {
      int64_t own = seed % 3 == 0 ? -1 : 1 + (int64_t)(i % 2), sum = 0;

      for (gsize j = 0; j < N; j++)
        {
          int64_t value = i >= N_GROUPS ? g_rand_int_range (rand, 1, 90) : own;

          if (i < N_GROUPS && j / WIDTH != i)
            continue;
          mixed->column[entry] = j;
          mixed->value[entry++] = value;
          sum += value * x[j];
        }
      mixed->first[i + 1] = entry;
      mixed->lower[N + i] = i < N_GROUPS ? sum : AWRASH_MIXED_LEAST;
      mixed->upper[N + i] = sum;
    }
  cr_assert (awrash_i_mixed_seal (mixed, NULL));
  return mixed;
}

static double
run (const AwrashMixed *mixed, gboolean begin, gsize *n_steps)
{
  AwrashMixedRelaxation *s = awrash_i_relaxation_new (mixed, NULL);
  AwrashExchanger *exchanger = awrash_i_exchanger_new (mixed, NULL);
  double cost;

  cr_assert (!begin || awrash_i_relaxation_begin (s, exchanger, NULL));
  cr_expect_eq (awrash_i_relaxation_run (s), AWRASH_RELAXATION_OPTIMAL);
  cost = awrash_i_relaxation_objective (s) / s->unit;
  *n_steps = s->n_steps;
  awrash_i_relaxation_free (s);
  awrash_i_exchanger_free (exchanger);
  return cost;
}

Test (allot_mixed_start, filled_groups_lead_to_the_same_least_in_fewer_steps)
{
  gsize all_steps[2] = { 0, 0 };

  for (guint32 seed = 0; seed < 100; seed++)
    {
      g_autoptr (AwrashMixed) mixed = draw (seed, seed % 4);
      gsize steps, from_nothing;
      double cost = run (mixed, TRUE, &steps), plain = run (mixed, FALSE, &from_nothing);

      cr_expect_float_eq (cost, plain, 1e-6 * (1 + fabs (plain)), "seed %u", seed);
      /* with nothing but groups they are filled at once */
      cr_expect (seed % 4 > 0 || steps == 1, "seed %u: %zu steps", seed, steps);
      all_steps[0] += steps;
      all_steps[1] += from_nothing;
    }
  cr_expect_lt (2 * all_steps[0], all_steps[1], "%zu against %zu", all_steps[0], all_steps[1]);
}

/* The first column's upper bound goes down with every pass over the rows, the last of which leaves
 * the group less than it asks for below the second column. */
Test (allot_mixed_start, a_group_whose_bounds_are_not_narrow_yet_is_filled_to_its_last_column)
{
  static const int64_t values[] = { 1, 1, 0, 1, 0, -1, -10, 0, 9 };
  g_autoptr (AwrashMixed) mixed = problem_of (3, 3, 100, values);
  gsize steps;

  mixed->cost[1] = 7;
  mixed->lower[3] = mixed->upper[3] = 100;
  mixed->lower[4] = 0;
  mixed->lower[5] = -80;
  cr_assert (awrash_i_mixed_seal (mixed, NULL));
  cr_assert_gt (100 - mixed->upper[0], mixed->lower[1]);
  cr_expect_float_eq (run (mixed, TRUE, &steps), run (mixed, FALSE, &steps), 1e-6);
}
