/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Shares on a tree: sums, bounds, one level for all that no bound holds, and everything refused.
 * Source: hand calculation; shares within bounds on a star. Invariant: a failed call writes
 * nothing.
 */

#include <awrash.h>

#include <criterion/criterion.h>
#include <math.h>

static const int64_t parent[] = { -1, 0, 0, 1, 1, 1, 2, 2 };

static gboolean
is_near (double a, double b)
{
  return fabs (a - b) <= 1e-11 * (fabs (a) + fabs (b));
}

/* 0 half of the time */
static int64_t
draw_floor (GRand *random, gint32 most)
{
  gint32 floor = g_rand_int_range (random, -most, most);

  return MAX (floor, 0);
}

Test (apportion_nested_shares, without_bounds_every_node_has_its_part)
{
  const double scales[] = { 1, 1e300, 5e-324, 1e-310 };

  for (gsize s = 0; s < 4; s++)
    {
      const double parts[] = { 20, 12, 8, 3, 4, 5, 6, 2 };
      double claims[8] = { 0 }, shares[8];
      g_autoptr (AwrashTree) tree = awrash_allot_tree_new (8, parent, NULL, NULL, NULL);
      for (gsize i = 3; i < 8; i++)
        claims[i] = parts[i] * scales[s];
      cr_assert (awrash_apportion_nested_shares (tree, claims, 100, shares, NULL));
      for (gsize i = 0; i < 8; i++)
        cr_expect (is_near (shares[i], 5 * parts[i]), "%g: node %zu is %.17g", scales[s], i,
                   shares[i]);
      cr_assert (awrash_apportion_nested_shares (tree, claims, 0, shares, NULL));
      for (gsize i = 0; i < 8; i++)
        cr_expect_eq (shares[i], 0);
    }
}

Test (apportion_nested_shares, claims_as_far_apart_as_doubles_go_fill_their_regions)
{
  const double claims[] = { 0, 0, 0, 1e308, 1, 1, 5e-324, 1e-323 };
  const int64_t floor[] = { 0, 0, G_GINT64_CONSTANT (3) << 40, 0, 0, 0, 0, 0 };
  const double expected[] = { 0x1p43, 0x5p40, 0x3p40, 0x5p40, 0, 0, 0x1p40, 0x2p40 };
  double shares[8];
  g_autoptr (AwrashTree) tree = awrash_allot_tree_new (8, parent, floor, NULL, NULL);

  cr_assert (
      awrash_apportion_nested_shares (tree, claims, G_GINT64_CONSTANT (1) << 43, shares, NULL));
  for (gsize i = 0; i < 8; i++)
    cr_expect (fabs (shares[i] - expected[i]) <= 1e-11 * expected[i] + 1e-200, "node %zu is %.17g",
               i, shares[i]);
}

Test (apportion_nested_shares, a_long_chain_is_poured_once)
{
  const gsize n = 200000;
  g_autofree int64_t *above = g_new (int64_t, n);
  g_autofree double *claims = g_new0 (double, n), *shares = g_new (double, n);

  for (gsize i = 0; i < n; i++)
    above[i] = (int64_t)i - 1;
  claims[n - 1] = 3;
  g_autoptr (AwrashTree) tree = awrash_allot_tree_new (n, above, NULL, NULL, NULL);
  cr_assert (awrash_apportion_nested_shares (tree, claims, 7, shares, NULL));
  for (gsize i = 0; i < n; i++)
    cr_assert (is_near (shares[i], 7));
}

Test (apportion_nested_shares, a_star_is_shared_as_within_bounds)
{
  const int64_t star[] = { -1, 0, 0, 0, 0 };
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (int round = 0; round < 3000; round++)
    {
      double claims[5], shares[5], expected[4];
      int64_t floor[5] = { 0 }, ceiling[5] = { 99, 99, 99, 99, 99 };
      int64_t total = g_rand_int_range (random, 0, 30);
      for (gsize i = 1; i < 5; i++)
        {
          claims[i] = g_rand_int_range (random, 0, 9);
          floor[i] = draw_floor (random, 6);
          ceiling[i] = g_rand_boolean (random) ? floor[i] + g_rand_int_range (random, 0, 5) : 99;
        }
      claims[0] = -1;
      g_autoptr (AwrashTree) tree = awrash_allot_tree_new (5, star, floor, ceiling, NULL);
      g_autoptr (AwrashClaims) question
          = awrash_apportion_claims_new (4, claims + 1, floor + 1, ceiling + 1, NULL);
      gboolean is_given = awrash_apportion_shares_within (question, total, expected, NULL);
      cr_assert_eq (awrash_apportion_nested_shares (tree, claims, total, shares, NULL), is_given);
      for (gsize i = 0; i < 4 && is_given; i++)
        cr_expect (fabs (shares[i + 1] - expected[i]) <= 30 * 0x1p-44, "%.17g, not %.17g",
                   shares[i + 1], expected[i]);
    }
}

/* Levels share/claim are one below a node but for the leaves at a bound: a leaf above the level
 * stands at its floor, one below it at its ceiling; and so for inner nodes in the root. */
static void
expect_levels (const double claims[8], const int64_t floor[8], const int64_t ceiling[8],
               const double shares[8])
{
  double free_level[8] = { NAN, NAN, NAN };

  for (gsize i = 3; i < 8; i++)
    if (shares[i] > (double)floor[i] + 1e-9 && shares[i] < (double)ceiling[i] - 1e-9)
      {
        gsize node = (gsize)parent[i];
        double level = shares[i] / claims[i];
        cr_expect (isnan (free_level[node]) || is_near (level, free_level[node]), "leaf %zu", i);
        free_level[node] = level;
      }
  for (gsize i = 3; i < 8; i++)
    {
      double level = free_level[parent[i]], own = shares[i] / claims[i];
      cr_expect (isnan (level) || own < level * (1 + 1e-9) || shares[i] <= (double)floor[i] + 1e-9);
      cr_expect (isnan (level) || own > level * (1 - 1e-9)
                 || shares[i] >= (double)ceiling[i] - 1e-9);
    }
  if (isnan (free_level[1]) || isnan (free_level[2]) || is_near (free_level[1], free_level[2]))
    return;
  gsize above = free_level[1] > free_level[2] ? 1 : 2, below = 3 - above;
  cr_expect (shares[above] <= (double)floor[above] + 1e-9
             || shares[below] >= (double)ceiling[below] - 1e-9);
}

Test (apportion_nested_shares, levels_part_only_where_a_bound_holds)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (15);

  for (int round = 0; round < 4000; round++)
    {
      double claims[8], shares[8];
      int64_t floor[8] = { 0 }, ceiling[8];
      for (gsize i = 0; i < 8; i++)
        {
          claims[i] = g_rand_int_range (random, 1, 30);
          floor[i] = i > 0 ? draw_floor (random, i < 3 ? 12 : 4) : 0;
          ceiling[i]
              = i > 0 && g_rand_boolean (random) ? floor[i] + g_rand_int_range (random, 0, 9) : 99;
        }
      g_autoptr (AwrashTree) tree = awrash_allot_tree_new (8, parent, floor, ceiling, NULL);
      if (!awrash_apportion_nested_shares (tree, claims, 30, shares, NULL))
        continue;
      cr_expect_lt (fabs (shares[0] - shares[1] - shares[2]), 1e-10);
      cr_expect_lt (fabs (shares[1] - shares[3] - shares[4] - shares[5]), 1e-10);
      cr_expect_lt (fabs (shares[2] - shares[6] - shares[7]), 1e-10);
      cr_expect_lt (shares[0], 30 + 1e-10);
      for (gsize i = 0; i < 8; i++)
        cr_expect (shares[i] >= (double)floor[i] - 1e-10 && shares[i] <= (double)ceiling[i] + 1e-10,
                   "node %zu is %.17g", i, shares[i]);
      expect_levels (claims, floor, ceiling, shares);
    }
}

static void
expect_refused (const double claims[], const int64_t floor[], const int64_t ceiling[],
                int64_t total, int code, const char *message)
{
  const int64_t fork[] = { -1, 0, 0 };
  double shares[] = { -7, -7, -7 };
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashTree) tree = awrash_allot_tree_new (3, fork, floor, ceiling, NULL);

  cr_expect_not (awrash_apportion_nested_shares (tree, claims, total, shares, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, code), "%s", message);
  cr_expect_str_eq (error->message, message);
  for (gsize i = 0; i < 3; i++)
    cr_expect_eq (shares[i], -7);
}

Test (apportion_nested_shares, each_fault_has_its_sentence_and_writes_nothing)
{
  const double good[] = { 0, 1, 2 }, bad[] = { 0, NAN, 2 }, none[] = { 5, 0, 0 };
  const int64_t floor[] = { 0, 3, 0 }, ceiling[] = { 2, 9, 9 };

  expect_refused (bad, NULL, NULL, 3, AWRASH_ERROR_VALUE,
                  "claims[1] is nan, expected a finite number ≥ 0");
  expect_refused (good, NULL, NULL, -1, AWRASH_ERROR_VALUE,
                  "total is -1, expected a whole number ≥ 0");
  expect_refused (good, NULL, NULL, G_MAXINT64, AWRASH_ERROR_OVERFLOW,
                  "total is 9223372036854775807, expected at most 4611686018427387904");
  expect_refused (good, floor, NULL, 2, AWRASH_ERROR_BOUNDS,
                  "the floors sum to 3, above the total, which is 2, expected at most the total");
  expect_refused (
      good, floor, ceiling, 2, AWRASH_ERROR_BOUNDS,
      "the floors below node 0 sum to 3, above ceiling[0], which is 2, expected at most "
      "the ceiling");
  expect_refused (none, NULL, NULL, 2, AWRASH_ERROR_EMPTY,
                  "all claims are 0 and the floors sum to 0, expected a claim > 0 for the rest of "
                  "the total, which is 2");
}
