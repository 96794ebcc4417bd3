/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Squares of columns and of sums: prices from inside the bounds, and plans carried to the least of
 * their sums, held against enumeration. Source: enumeration of all points of small boxes.
 * Invariant: no price makes a bound above what a point costs, and no plan breaks a row. */

#include "allot/mixed-squares-private.h"

#include "problems.h"

#include <math.h>
#include <string.h>

#define N_GROUPS 3
#define WIDTH 3
#define N (N_GROUPS * WIDTH)
#define M (N_GROUPS + 2 + N)

/* Whose squares there are: of every column; of the first two of a group, and of the third; of each
 * type in the first two groups, and of every column of the third. */
typedef enum
{
  ALONE,
  SUMS,
  TYPES,
  N_SHAPES
} Shape;

/* What row i counts column j by: groups, a budget, a range of the first type; then the squares. */
static int64_t
value_of (gsize i, gsize j, const int64_t price[], Shape shape)
{
  gsize own = i - N_GROUPS - 2;

  if (i < N_GROUPS)
    return j / WIDTH == i;
  if (i < N_GROUPS + 2)
    return i == N_GROUPS ? price[j % WIDTH] : j % WIDTH == 0;
  if (shape == ALONE)
    return j == own;
  if (shape == TYPES)
    return own < WIDTH ? j % WIDTH == own && j / WIDTH < 2 : j == own && j / WIDTH == 2;
  return j / WIDTH == own / WIDTH && (own % WIDTH == 0 ? j % WIDTH < 2 : own % WIDTH == j % WIDTH);
}

/* Whether row i has squares. */
static gboolean
has_squares (gsize i, Shape shape)
{
  gsize own = i - N_GROUPS - 2;

  return i >= N_GROUPS + 2
         && (shape == ALONE || (shape == SUMS ? own % WIDTH != 1 : own / WIDTH != 1));
}

/* Groups of fixed sums, types that stand at the same place in each, a budget and a range by type,
 * squares, some of them all alike; x[N] is a plan that keeps all. */
static AwrashMixed *
draw (guint32 seed, int64_t x[])
{
  Shape shape = seed % N_SHAPES;
  gboolean is_even = seed % 4 == 1, has_noughts = seed % 5 == 1;
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  AwrashMixed *mixed = awrash_i_mixed_new (N, M, 5 * N, NULL);
  int64_t price[WIDTH];
  gsize entry = 0;

  for (gsize j = 0; j < N; j++)
    {
      mixed->lower[j] = g_rand_int_range (rand, 0, 3);
      mixed->upper[j] = mixed->lower[j] + g_rand_int_range (rand, 0, 4);
      x[j] = g_rand_int_range (rand, (int)mixed->lower[j], (int)mixed->upper[j] + 1);
      mixed->cost[j] = is_even ? 0 : g_rand_int_range (rand, -9, 10);
    }
  for (gsize t = 0; t < WIDTH; t++)
    price[t] = g_rand_int_range (rand, 1, 9);
  for (gsize i = 0; i < M; i++)
    {
      int64_t sum = 0;

      for (gsize j = 0; j < N; j++)
        {
          int64_t value = value_of (i, j, price, shape);

          if (value == 0 && !(has_noughts && i == N_GROUPS + 1))
            continue;
          mixed->column[entry] = j;
          mixed->value[entry++] = value;
          sum += value * x[j];
        }
      mixed->first[i + 1] = entry;
      mixed->lower[N + i] = i < N_GROUPS ? sum : i == N_GROUPS + 1 ? sum - 1 : AWRASH_MIXED_LEAST;
      mixed->upper[N + i] = i < N_GROUPS + 2 ? sum + (i == N_GROUPS) : AWRASH_MIXED_MOST;
      if (!has_squares (i, shape))
        continue;
      mixed->curve[i].kind = AWRASH_CURVE_WHOLE;
      mixed->curve[i].scale = is_even ? 1 : g_rand_int_range (rand, 1, 6);
      mixed->curve[i].target = is_even ? 3 : g_rand_int_range (rand, -10, 30);
    }
  cr_assert (awrash_i_mixed_seal (mixed, NULL));
  return mixed;
}

static AwrashLong
cost_of (const AwrashMixed *mixed, const int64_t x[])
{
  AwrashLong low, high;

  awrash_i_mixed_cost (mixed, x, &low, &high);
  return low;
}

static AwrashLong
least_of (const AwrashMixed *mixed)
{
  AwrashLong least = AWRASH_LONG_LARGEST;
  int64_t x[N];
  gsize j;

  for (j = 0; j < N; j++)
    x[j] = mixed->lower[j];
  do
    {
      if (awrash_i_mixed_keeps (mixed, x))
        least = MIN (least, cost_of (mixed, x));
      for (j = 0; j < N && x[j] == mixed->upper[j]; j++)
        x[j] = mixed->lower[j];
      if (j < N)
        x[j]++;
    }
  while (j < N);
  return least;
}

Test (allot_mixed_squares, prices_from_inside_say_all_that_prices_can, .timeout = 120)
{
  gsize tight = 0;

  for (guint32 seed = 0; seed < 150; seed++)
    {
      int64_t x[N], price[M];
      g_autoptr (AwrashMixed) mixed = draw (seed, x);
      AwrashExchanger *exchanger = awrash_i_exchanger_new (mixed, NULL);
      AwrashLong reduced[N], bound, least = least_of (mixed);
      AwrashSquares *squares;

      cr_assert (awrash_i_squares_find (mixed, exchanger, x, seed % 2 == 0, &squares, NULL));
      cr_assert_not_null (squares, "seed %u", seed);
      for (int k = 0; k < 60 && awrash_i_squares_step (squares) && squares->gap > 1e-6; k++)
        ;
      cr_assert (awrash_i_squares_get_prices (squares, price, NULL));
      cr_assert (
          awrash_i_mixed_bound (mixed, mixed->lower, mixed->upper, price, FALSE, reduced, &bound));
      cr_expect (bound <= least, "seed %u: a bound above the least cost", seed);
      /* duality: no less than where the columns may be parts */
      cr_expect_geq ((double)bound, ldexp (squares->cost - 1e-3, mixed->bits), "seed %u", seed);
      tight += bound == least;
      awrash_i_squares_free (squares);
      awrash_i_exchanger_free (exchanger);
    }
  cr_expect_gt (tight, 75, "%zu", tight);
}

/* Whether two plans have the same sums of groups, and of columns that are alike. */
static gboolean
has_sums_of (const AwrashExchanger *e, const gsize kin[], const int64_t x[], const int64_t y[])
{
  int64_t more[N_GROUPS + N] = { 0 };

  for (gsize j = 0; j < N; j++)
    {
      if (e->group[j] == G_MAXSIZE && x[j] != y[j])
        return FALSE;
      more[j / WIDTH] += x[j] - y[j];
      more[N_GROUPS + kin[j]] += x[j] - y[j];
    }
  for (gsize k = 0; k < N_GROUPS + N; k++)
    if (more[k] != 0)
      return FALSE;
  return TRUE;
}

/* The cheapest of all plans with the sums of x, of these the one whose first columns have most; how
 * many cost as little. */
static gsize
find_best (const AwrashMixed *mixed, const AwrashExchanger *e, const gsize kin[], const int64_t x[],
           int64_t best[])
{
  int64_t y[N];
  gsize j, n = 0;

  memcpy (best, x, N * sizeof (int64_t));
  memcpy (y, mixed->lower, sizeof y);
  do
    {
      if (has_sums_of (e, kin, x, y) && awrash_i_mixed_keeps (mixed, y))
        {
          AwrashLong less = cost_of (mixed, best) - cost_of (mixed, y);

          n = less > 0 ? 1 : n + (less == 0);
          for (j = 0; less == 0 && j < N && y[j] == best[j]; j++)
            ;
          if (less > 0 || (less == 0 && j < N && y[j] > best[j]))
            memcpy (best, y, sizeof y);
        }
      for (j = 0; j < N && y[j] == mixed->upper[j]; j++)
        y[j] = mixed->lower[j];
      if (j < N)
        y[j]++;
    }
  while (j < N);
  return n;
}

Test (allot_mixed_squares, a_plan_is_carried_to_the_least_and_first_of_its_sums, .timeout = 120)
{
  gsize gained = 0, tied = 0;

  for (guint32 seed = 0; seed < 200; seed++)
    {
      int64_t x[N], best[N], from[N];
      gsize kin[N];
      g_autoptr (AwrashMixed) mixed = draw (seed, x);
      AwrashExchanger *exchanger = awrash_i_exchanger_new (mixed, NULL);

      awrash_i_exchanger_tell_apart (exchanger, TRUE, kin);
      memcpy (from, x, sizeof x);
      tied += find_best (mixed, exchanger, kin, x, best) > 1;
      cr_assert (awrash_i_exchanger_transport (exchanger, x, NULL));
      cr_expect_arr_eq (x, best, sizeof x, "seed %u", seed);
      gained += cost_of (mixed, best) < cost_of (mixed, from);
      awrash_i_exchanger_free (exchanger);
    }
  cr_expect_gt (gained, 40, "%zu", gained);
  cr_expect_gt (tied, 10, "%zu", tied);
}

/* Nothing of the same sums is cheaper, or costs the same and comes before. */
static void
expect_first (const AwrashMixed *mixed, const int64_t x[], guint32 seed)
{
  AwrashExchanger *exchanger = awrash_i_exchanger_new (mixed, NULL);
  int64_t best[N];
  gsize kin[N];

  awrash_i_exchanger_tell_apart (exchanger, TRUE, kin);
  find_best (mixed, exchanger, kin, x, best);
  cr_expect_arr_eq (x, best, sizeof best, "seed %u", seed);
  awrash_i_exchanger_free (exchanger);
}

Test (allot_mixed_squares, a_search_that_begins_with_a_plan_ends_at_the_least, .timeout = 120)
{
  for (guint32 seed = 0; seed < 150; seed++)
    {
      int64_t x[N];
      g_autoptr (AwrashMixed) mixed = draw (seed, x);
      g_autoptr (AwrashSearch) search = awrash_i_search_new (mixed, NULL);
      g_autoptr (AwrashBranching) tree = NULL;
      AwrashLong cost, bound, least = least_of (mixed);
      gboolean done = FALSE, proved;

      awrash_i_search_offer (search, x);
      cr_assert (awrash_i_search_step (search, 1, &done, NULL));
      awrash_i_search_get (search, &cost, &bound);
      cr_expect (bound <= least && cost >= least, "seed %u", seed);
      for (gsize k = 0; k < 100 && !done; k++)
        cr_assert (awrash_i_search_step (search, 50, &done, NULL));
      cr_assert (awrash_i_search_carry (search, NULL));
      memcpy (x, awrash_i_search_get (search, &cost, &bound), sizeof x);
      cr_expect (done && cost == least && bound == least, "seed %u", seed);
      expect_first (mixed, x, seed);
      tree = awrash_i_search_prove (search, &bound, NULL);
      cr_expect (bound == least, "seed %u", seed);
      cr_assert (awrash_i_branching_prove (tree, mixed, least, NULL, &proved, NULL));
      cr_expect (proved, "seed %u", seed);
    }
}

Test (allot_mixed_squares, other_curves_are_left_to_pieces)
{
  int64_t x[N];
  g_autoptr (AwrashMixed) mixed = draw (1, x);

  cr_expect (awrash_i_squares_fit (mixed));
  mixed->curve[N_GROUPS + 2].kind = AWRASH_CURVE_SQUARES;
  mixed->curve[N_GROUPS + 2].need = 1;
  cr_expect_not (awrash_i_squares_fit (mixed));
}

/* ── what stays as it is ────────────────────────────────────────────────────────────────────── */

/* Two groups of two columns; in the first the squares of a + 2 b, in the second those of each. */
static AwrashMixed *
draw_uneven (int64_t cost)
{
  static const int64_t values[] = { 1, 1, 0, 0, 0, 0, 1, 1, 1, 2, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1 };
  AwrashMixed *mixed = problem_of (4, 5, 4, values);

  for (gsize i = 0; i < 2; i++)
    mixed->lower[4 + i] = mixed->upper[4 + i] = 4;
  for (gsize i = 2; i < 5; i++)
    mixed->curve[i] = (AwrashCurve){ .kind = AWRASH_CURVE_WHOLE, .scale = 1 };
  mixed->curve[3].target = 4;
  mixed->cost[3] = cost;
  cr_assert (awrash_i_mixed_seal (mixed, NULL));
  return mixed;
}

Test (allot_mixed_squares, columns_that_squares_weigh_unevenly_stay_as_do_costs_beyond_doubles)
{
  static const struct
  {
    int64_t cost, carried[4];
  } rows[] = { { 0, { 1, 3, 3, 1 } }, { G_GINT64_CONSTANT (1) << 50, { 1, 3, 2, 2 } } };

  for (gsize k = 0; k < G_N_ELEMENTS (rows); k++)
    {
      g_autoptr (AwrashMixed) mixed = draw_uneven (rows[k].cost);
      AwrashExchanger *exchanger = awrash_i_exchanger_new (mixed, NULL);
      int64_t x[] = { 1, 3, 2, 2 };

      cr_assert (awrash_i_exchanger_transport (exchanger, x, NULL));
      cr_expect_arr_eq (x, rows[k].carried, sizeof x, "%zu", k);
      awrash_i_exchanger_free (exchanger);
    }
}

Test (allot_mixed_squares, a_plan_is_carried_once_there_is_one_and_the_search_has_begun)
{
  static const int64_t x[] = { 1, 3, 2, 2 };
  g_autoptr (AwrashMixed) mixed = draw_uneven (0);
  g_autoptr (AwrashSearch) search = awrash_i_search_new (mixed, NULL);
  AwrashLong cost, bound;
  gboolean done;

  cr_assert (awrash_i_search_carry (search, NULL));
  cr_expect_null (awrash_i_search_get (search, &cost, &bound));
  awrash_i_search_offer (search, x);
  cr_assert (awrash_i_search_carry (search, NULL));
  cr_expect_arr_eq (awrash_i_search_get (search, &cost, &bound), x, sizeof x);
  cr_assert (awrash_i_search_step (search, 1, &done, NULL));
  cr_expect_eq (awrash_i_search_get (search, &cost, &bound)[2], 3);
}

Test (allot_mixed_squares, linear_costs_are_not_carried)
{
  static const int64_t values[] = { 1, 1, 1, 1 }, x[] = { 0, 0 };
  g_autoptr (AwrashMixed) mixed = problem_of (2, 1, 1, values);
  g_autoptr (AwrashSearch) search = NULL;
  AwrashLong cost, bound;
  gboolean done;

  cr_assert (awrash_i_mixed_seal (mixed, NULL));
  search = awrash_i_search_new (mixed, NULL);
  awrash_i_search_offer (search, x);
  cr_assert (awrash_i_search_step (search, 1, &done, NULL));
  cr_assert (awrash_i_search_carry (search, NULL));
  cr_expect_arr_eq (awrash_i_search_get (search, &cost, &bound), x, sizeof x);
}

/* ── where numbers end ──────────────────────────────────────────────────────────────────────── */

#define N_LONG 514

Test (allot_mixed_squares, squares_under_too_many_rows_are_left_to_pieces)
{
  g_autoptr (AwrashMixed) mixed = awrash_i_mixed_new (N_LONG, N_LONG - 1, 2 * (N_LONG - 1), NULL);
  g_autoptr (AwrashSearch) search = NULL;
  AwrashSquares *squares;
  AwrashExchanger *exchanger;
  AwrashLong cost, bound;
  int64_t x[N_LONG];
  gboolean done;

  /* (x + y - 1)², of each column and the next; x holds none and one by turns, which is least */
  for (gsize j = 0; j < N_LONG; j++)
    {
      mixed->upper[j] = 1;
      x[j] = j % 2;
    }
  for (gsize i = 0; i + 1 < N_LONG; i++)
    {
      mixed->column[2 * i] = i;
      mixed->column[2 * i + 1] = i + 1;
      mixed->value[2 * i] = mixed->value[2 * i + 1] = 1;
      mixed->first[i + 1] = 2 * (i + 1);
      mixed->upper[N_LONG + i] = 2;
      mixed->curve[i] = (AwrashCurve){ .kind = AWRASH_CURVE_WHOLE, .scale = 1, .target = 2 };
    }
  cr_assert (awrash_i_mixed_seal (mixed, NULL));
  exchanger = awrash_i_exchanger_new (mixed, NULL);
  cr_assert (awrash_i_squares_find (mixed, exchanger, x, TRUE, &squares, NULL));
  cr_expect_null (squares);
  awrash_i_exchanger_free (exchanger);
  search = awrash_i_search_new (mixed, NULL);
  awrash_i_search_offer (search, x);
  cr_assert (awrash_i_search_step (search, 10, &done, NULL));
  cr_expect (done);
  awrash_i_search_get (search, &cost, &bound);
  cr_expect (cost == -(N_LONG - 1) * ((AwrashLong)1 << mixed->bits) && bound == cost);
}

/* Costs of 2^54 a unit, where doubles are four apart and the next unit costs two more. */
Test (allot_mixed_squares, levels_that_doubles_cannot_tell_apart_bound_what_they_can)
{
  static const int64_t values[] = { 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 0, 1 }, x[] = { 3, 3, 4 };
  static const double starts[] = { -4, 0, 4, 8, 12 };
  g_autoptr (AwrashMixed) mixed = problem_of (3, 4, 9, values);
  AwrashExchanger *exchanger;
  AwrashLong least = 0;

  mixed->lower[3] = mixed->upper[3] = 10;
  for (gsize j = 0; j < 3; j++)
    {
      mixed->cost[j] = G_GINT64_CONSTANT (1) << 53;
      mixed->curve[1 + j] = (AwrashCurve){ .kind = AWRASH_CURVE_WHOLE,
                                           .scale = 1,
                                           .target = -(G_GINT64_CONSTANT (1) << 53) };
    }
  cr_assert (awrash_i_mixed_seal (mixed, NULL));
  cr_assert (enumerate (mixed, &least));
  exchanger = awrash_i_exchanger_new (mixed, NULL);
  for (gsize k = 0; k < G_N_ELEMENTS (starts); k++)
    {
      AwrashLong reduced[3], bound;
      AwrashSquares *squares;
      int64_t price[4];

      cr_assert (awrash_i_squares_find (mixed, exchanger, x, TRUE, &squares, NULL));
      squares->level[0] = 0x1p54 + starts[k];
      cr_assert (awrash_i_squares_get_prices (squares, price, NULL));
      cr_assert (
          awrash_i_mixed_bound (mixed, mixed->lower, mixed->upper, price, FALSE, reduced, &bound));
      cr_expect (bound <= least && bound >= least - 1000 * ((AwrashLong)1 << mixed->bits));
      awrash_i_squares_free (squares);
    }
  awrash_i_exchanger_free (exchanger);
}
