/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Searches that are stopped, gone on with, or asked before they have looked, and what they leave
 * where numbers say nothing. Source: enumeration of all points of small boxes. Invariant: what is
 * not shown is not claimed. */

#include "allot/mixed-search-private.h"

#include "problems.h"

#include <math.h>
#include <stdlib.h>

/* A knapsack whose relaxation is not whole. */
static AwrashMixed *
draw (void)
{
  static const int64_t values[] = { 3, 5, 7 };
  AwrashMixed *mixed = problem_of (3, 1, 3, values);

  for (gsize j = 0; j < 3; j++)
    mixed->cost[j] = -(int64_t)(4 + 3 * j);
  mixed->upper[3] = 23;
  cr_assert (awrash_i_mixed_seal (mixed, NULL));
  return mixed;
}

Test (allot_mixed_search, a_gap_may_be_closed_after_any_plan_was_enough)
{
  static const int64_t nothing[] = { 0, 0, 0 };
  g_autoptr (AwrashMixed) mixed = draw ();
  g_autoptr (AwrashSearch) search = awrash_i_search_new (mixed, NULL);
  AwrashLong cost, bound, least = 0;
  gboolean done;

  cr_assert (enumerate (mixed, &least));
  awrash_i_search_set_gap (search, INFINITY, 0);
  awrash_i_search_offer (search, nothing);
  for (int k = 0; k < 2; k++)
    {
      cr_assert (awrash_i_search_step (search, 10, &done, NULL));
      cr_expect (done);
      cr_expect_eq (awrash_i_search_count (search), 0);
    }
  awrash_i_search_set_gap (search, 0, 0);
  cr_assert (awrash_i_search_step (search, 1000, &done, NULL));
  cr_expect (done);
  awrash_i_search_get (search, &cost, &bound);
  cr_expect (cost == least && bound == least);
}

Test (allot_mixed_search, no_steps_find_nothing_and_where_nothing_is_none_are_needed)
{
  static const int64_t values[] = { 1 };
  g_autoptr (AwrashMixed) mixed = draw (), empty = problem_of (1, 1, 9, values);
  g_autoptr (AwrashSearch) search = awrash_i_search_new (mixed, NULL), none = NULL;
  AwrashLong cost, bound;
  gboolean done;

  cr_assert (awrash_i_search_step (search, 0, &done, NULL));
  cr_expect_not (done);
  cr_expect_null (awrash_i_search_get (search, &cost, &bound));
  empty->lower[1] = 10;
  cr_assert (awrash_i_mixed_seal (empty, NULL));
  none = awrash_i_search_new (empty, NULL);
  cr_assert (awrash_i_search_step (none, 10, &done, NULL));
  cr_expect (done);
  cr_expect_null (awrash_i_search_get (none, &cost, &bound));
}

/* ── proofs ─────────────────────────────────────────────────────────────────────────────────── */

/* Nothing is proved. */
static void
expect_unproved (AwrashSearch *search)
{
  AwrashLong least = 0;
  g_autoptr (AwrashBranching) tree = awrash_i_search_prove (search, &least, NULL);

  cr_assert_not_null (tree);
  cr_expect_eq (tree->branches->len, 0);
  cr_expect (least == -AWRASH_LONG_LARGEST);
}

Test (allot_mixed_search, before_it_has_looked_a_search_proves_nothing)
{
  g_autoptr (AwrashMixed) mixed = draw ();
  g_autoptr (AwrashSearch) search = awrash_i_search_new (mixed, NULL);

  expect_unproved (search);
}

Test (allot_mixed_search, prices_whose_products_do_not_fit_prove_nothing)
{
  static const int64_t values[] = { G_GINT64_CONSTANT (1) << 41 };
  g_autoptr (AwrashMixed) mixed = problem_of (1, 1, 1 << 20, values);
  g_autoptr (AwrashSearch) search = NULL;
  AwrashBranch *root;

  mixed->cost[0] = -3;
  cr_assert (awrash_i_mixed_seal (mixed, NULL));
  search = awrash_i_search_new (mixed, NULL);
  root = &g_array_index (search->tree->branches, AwrashBranch, 0);
  root->price = g_new (int64_t, 1);
  root->price[0] = G_MAXINT64;
  expect_unproved (search);
}

/* ── parting ────────────────────────────────────────────────────────────────────────────────── */

Test (allot_mixed_search, what_numbers_leave_open_is_parted_in_the_middle_of_the_widest_column)
{
  g_autoptr (AwrashMixed) mixed = draw ();
  g_autoptr (AwrashSearch) search = NULL;
  SearchNode *node;
  const SearchNode *low, *high;
  const AwrashBranch *root;

  mixed->upper[1] = 1;
  mixed->upper[0] = 2;
  search = awrash_i_search_new (mixed, NULL);
  search->relaxation = awrash_i_relaxation_new (mixed, NULL);
  cr_assert_eq (awrash_i_relaxation_run (search->relaxation), AWRASH_RELAXATION_OPTIMAL);
  node = g_ptr_array_steal_index (search->open, 0);
  cr_assert (awrash_i_search_branch (search, node, FALSE, NULL));
  cr_assert_eq (search->open->len, 2);
  high = g_ptr_array_index (search->open, 0);
  low = g_ptr_array_index (search->open, 1);
  root = &g_array_index (search->tree->branches, AwrashBranch, 0);
  cr_expect (root->item == 2 && root->at == 1);
  cr_expect (low->box[2] == 0 && low->box[4 + 2] == 1);
  cr_expect (high->box[2] == 2 && high->box[4 + 2] == 3);
  awrash_i_search_node_free (node);
}

/* ── numbers of all sizes ───────────────────────────────────────────────────────────────────── */

/* Rows that one plan keeps, many of them just so. */
static AwrashMixed *
draw_rough (guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  gsize n = (gsize)g_rand_int_range (rand, 2, 7), m = (gsize)g_rand_int_range (rand, 1, 7);
  int width = g_rand_int_range (rand, 3, 41);
  int64_t values[MOST_COLUMNS * MOST_COLUMNS], x[MOST_COLUMNS];
  AwrashMixed *mixed;

  for (gsize k = 0; k < n * m; k++)
    values[k] = g_rand_int_range (rand, 0, 4) > 0 ? draw_value (rand, width) : 0;
  mixed = problem_of (n, m, 0, values);
  for (gsize j = 0; j < n; j++)
    {
      mixed->upper[j] = g_rand_int_range (rand, 1, 5);
      mixed->cost[j] = draw_value (rand, 10);
      x[j] = g_rand_int_range (rand, 0, (int)mixed->upper[j] + 1);
    }
  for (gsize i = 0; i < m; i++)
    {
      int64_t activity = awrash_i_mixed_activity (mixed, i, x);
      int kind = g_rand_int_range (rand, 0, 4);

      if (kind > 0)
        mixed->lower[n + i] = activity;
      if (kind != 1)
        mixed->upper[n + i] = activity + (kind == 3 ? llabs (draw_value (rand, width)) : 0);
    }
  cr_assert (awrash_i_mixed_seal (mixed, NULL));
  return mixed;
}

/* The search ends at the least of all points, and proves it. */
static void
check (const AwrashMixed *mixed, const char *label)
{
  g_autoptr (AwrashSearch) search = search_all (mixed, label);
  AwrashLong cost, bound, least = 0;

  cr_assert (enumerate (mixed, &least));
  cr_assert_not_null (awrash_i_search_get (search, &cost, &bound), "%s", label);
  cr_expect (cost == least && bound == least, "%s", label);
  check_proof (search, mixed, TRUE, least, bound, label);
}

Test (allot_mixed_search, rows_of_all_sizes_hide_no_plan)
{
  for (guint32 seed = 0; seed < 3000; seed++)
    {
      g_autofree char *label = g_strdup_printf ("seed %u", seed);
      g_autoptr (AwrashMixed) mixed = draw_rough (seed);

      check (mixed, label);
    }
}

/* Beside 2^26 the other coefficients are too small to pivot on: the relaxation says that there is
 * nothing, which its ray does not show. */
Test (allot_mixed_search, a_ray_that_shows_nothing_is_not_believed)
{
  static const int64_t values[] = { -3, -3, -2, 1 << 26 };
  g_autoptr (AwrashMixed) mixed = problem_of (4, 1, 3, values);
  AwrashMixedRelaxation *s;

  for (gsize j = 0; j < 4; j++)
    mixed->cost[j] = 5 + (int64_t)j;
  mixed->lower[4] = mixed->upper[4] = -7;
  cr_assert (awrash_i_mixed_seal (mixed, NULL));
  s = awrash_i_relaxation_new (mixed, NULL);
  cr_expect_eq (awrash_i_relaxation_run (s), AWRASH_RELAXATION_EMPTY);
  awrash_i_relaxation_free (s);
  check (mixed, "small beside large");
}

/* ── where numbers end ──────────────────────────────────────────────────────────────────────── */

#define N_WIDE 1100
#define DEAR (G_GINT64_CONSTANT (1) << 49)

/* A knapsack with squares, beside columns without rows, so wide and dear that no bound of all fits
 * where there are many. */
static AwrashMixed *
draw_wide (gsize n_wide)
{
  static const int64_t values[] = { 3, 5, 7, 1, 1, 1 };
  AwrashMixed *mixed = awrash_i_mixed_new (3 + n_wide, 2, 6, NULL);
  gsize n = mixed->n;

  for (gsize j = 0; j < n; j++)
    {
      mixed->upper[j] = j < 3 ? 3 : G_GINT64_CONSTANT (1) << 62;
      mixed->cost[j] = j < 3 ? -(int64_t)(4 + 3 * j) * DEAR : 16 * DEAR;
    }
  for (gsize k = 0; k < 6; k++)
    {
      mixed->column[k] = k % 3;
      mixed->value[k] = values[k];
    }
  mixed->first[1] = 3;
  mixed->first[2] = 6;
  mixed->lower[n] = mixed->lower[n + 1] = AWRASH_MIXED_LEAST;
  mixed->upper[n] = 23;
  mixed->upper[n + 1] = AWRASH_MIXED_MOST;
  mixed->curve[1] = (AwrashCurve){ .kind = AWRASH_CURVE_WHOLE, .scale = DEAR, .target = 5 * DEAR };
  cr_assert (awrash_i_mixed_seal (mixed, NULL));
  return mixed;
}

Test (allot_mixed_search, plans_are_found_where_no_bound_fits)
{
  g_autoptr (AwrashMixed) mixed = draw_wide (N_WIDE), narrow = draw_wide (0);
  g_autoptr (AwrashSearch) search = awrash_i_search_new (mixed, NULL);
  g_autofree int64_t *x = g_new0 (int64_t, mixed->n);
  AwrashLong cost, bound, least = 0;
  gboolean done;

  cr_assert (enumerate (narrow, &least));
  awrash_i_search_offer (search, x);
  cr_assert (awrash_i_search_step (search, 30, &done, NULL));
  cr_expect_not (done);
  cr_expect (awrash_i_mixed_keeps (mixed, awrash_i_search_get (search, &cost, &bound)));
  cr_expect (cost == least >> narrow->bits);
  cr_expect (bound == -AWRASH_LONG_LARGEST);
  expect_unproved (search);
}

#define N_TIED 4
#define WIDE (G_GINT64_CONSTANT (1) << 28)

/* Wide columns, each with a welfare of its own, in one sum that is fixed, and in several whose
 * squares pull them elsewhere. */
static AwrashMixed *
draw_tied (guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  const gsize n = N_TIED, m = 2 * n + 1;
  int64_t values[(2 * N_TIED + 1) * N_TIED] = { 0 };
  AwrashMixed *mixed;

  for (gsize j = 0; j < n; j++)
    {
      values[j] = 1;
      values[(n + 1 + j) * n + j] = 1;
      for (gsize i = 1; i <= n; i++)
        values[i * n + j] = g_rand_int_range (rand, 0, 30);
    }
  mixed = problem_of (n, m, WIDE, values);
  mixed->lower[n] = mixed->upper[n] = 2 * WIDE + 1;
  for (gsize i = 1; i < m; i++)
    mixed->curve[i] = (AwrashCurve){ .kind = i <= n ? AWRASH_CURVE_SQUARES : AWRASH_CURVE_ALPHA,
                                     .need = g_rand_int_range (rand, 1, 1000),
                                     .alpha = 0.25 * g_rand_int_range (rand, 1, 12) };
  cr_assert (awrash_i_mixed_seal (mixed, NULL));
  return mixed;
}

Test (allot_mixed_search, pieces_that_would_be_parted_on_and_on_still_bound_the_least)
{
  for (guint32 seed = 0; seed < 20; seed++)
    {
      g_autoptr (AwrashMixed) mixed = draw_tied (seed);
      g_autoptr (AwrashSearch) search = awrash_i_search_new (mixed, NULL);
      AwrashLong cost, bound;
      const int64_t *x;
      gboolean done;

      cr_assert (awrash_i_search_step (search, 1, &done, NULL));
      x = awrash_i_search_get (search, &cost, &bound);
      cr_assert (x != NULL && awrash_i_mixed_keeps (mixed, x), "seed %u", seed);
      cr_expect (bound <= cost, "seed %u", seed);
      cr_expect_leq ((double)(cost - bound), 1e-5 * fabs ((double)cost), "seed %u: %g", seed,
                     (double)(cost - bound) / (double)cost);
    }
}
