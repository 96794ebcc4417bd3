/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A tree with floors and ceilings at all nodes against one total over the same leaves, and growth.
 * Source: none. Invariant: both run interleaved in one process, medians are printed, and the
 * tree's answer is audited before it is timed. */

#include "support/median.h"

#include <awrash.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* Root, regions, provinces, leaves: a tree of three levels below the root's. */
typedef struct
{
  gsize n_regions, n_provinces, n_leaves;
  gsize n;
  gsize first; /* of the leaves */
  int64_t *parent, *floor, *ceiling;
  double *claims;
} Forest;

static void
forest_clear (Forest *forest)
{
  g_free (forest->parent);
  g_free (forest->floor);
  g_free (forest->ceiling);
  g_free (forest->claims);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Forest, forest_clear)

static void
fill_claims (Forest *forest, GRand *random)
{
  for (gsize i = forest->first; i < forest->n; i++)
    {
      double normal = -6;
      for (int draw = 0; draw < 12; draw++)
        normal += g_rand_double (random);
      forest->claims[i] = floor (exp (13 + 1.2 * normal)) + 1;
    }
  for (gsize i = forest->first; i-- > 1;)
    forest->claims[i] = 0;
}

/* Bounds around each node's share, so that many of them bind and none contradicts another. */
static void
fill_bounds (Forest *forest, int64_t total, GRand *random)
{
  g_autofree double *sums = g_new0 (double, forest->n);
  g_autofree int64_t *needs = g_new0 (int64_t, forest->n);

  for (gsize i = forest->n; i-- > 0;)
    {
      sums[i] += forest->claims[i];
      if (i > 0)
        sums[forest->parent[i]] += sums[i];
    }
  for (gsize i = forest->n; i-- > 0;)
    {
      double share = sums[i] / sums[0] * (double)total;
      int64_t low = (int64_t)floor (share * g_rand_double_range (random, 0.2, 1.02) * 0.97);
      int64_t high = (int64_t)ceil (share * g_rand_double_range (random, 1.0, 1.8) * 1.01) + 1;
      forest->floor[i] = i == 0 ? 0 : MAX (low, needs[i]);
      forest->ceiling[i] = i == 0 ? INT64_MAX : MAX (high, forest->floor[i]);
      if (i > 0)
        needs[forest->parent[i]] += forest->floor[i];
    }
}

static Forest
grow (gsize n_regions, gsize n_provinces, gsize n_leaves)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (75);
  Forest forest = { n_regions, n_provinces, n_leaves, 0, 0, NULL, NULL, NULL, NULL };
  gsize at = 1;

  forest.first = 1 + n_regions + n_regions * n_provinces;
  forest.n = forest.first + n_regions * n_provinces * n_leaves;
  forest.parent = g_new0 (int64_t, forest.n);
  forest.floor = g_new0 (int64_t, forest.n);
  forest.ceiling = g_new0 (int64_t, forest.n);
  forest.claims = g_new0 (double, forest.n);
  forest.parent[0] = -1;
  for (; at < 1 + n_regions; at++)
    forest.parent[at] = 0;
  for (; at < forest.first; at++)
    forest.parent[at] = (int64_t)(1 + (at - 1 - n_regions) / n_provinces);
  for (; at < forest.n; at++)
    forest.parent[at] = (int64_t)(1 + n_regions + (at - forest.first) / n_leaves);
  fill_claims (&forest, random);
  fill_bounds (&forest, 100 * (int64_t)(forest.n - forest.first), random);
  return forest;
}

enum
{
  ROUNDS = 7
};

/* Median microseconds of the tree and of the vector on its leaves. */
static void
measure (const Forest *forest, const char *rule, int repeats, double *tree_time,
         double *vector_time, gint64 *n_bound)
{
  gsize n_leaves = forest->n - forest->first;
  int64_t total = 100 * (int64_t)n_leaves;
  g_autofree int64_t *units = g_new0 (int64_t, forest->n);
  double trees[ROUNDS], vectors[ROUNDS];
  AwrashAllotment answer;
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashTree) tree
      = awrash_allot_tree_new (forest->n, forest->parent, forest->floor, forest->ceiling, &error);
  g_autoptr (AwrashClaims) claims
      = awrash_apportion_claims_new (n_leaves, forest->claims + forest->first, NULL, NULL, &error);

  for (int round = 0; round < ROUNDS && error == NULL; round++)
    {
      gint64 start = g_get_monotonic_time ();
      for (int i = 0; i < repeats; i++)
        awrash_apportion_divisor (claims, total, rule, NULL, units, NULL, NULL, &answer, &error);
      gint64 middle = g_get_monotonic_time ();
      for (int i = 0; i < repeats && error == NULL; i++)
        awrash_apportion_nested (tree, forest->claims, total, rule, AWRASH_NESTED_MODE_JOINT, NULL,
                                 units, NULL, NULL, &answer, &error);
      vectors[round] = (double)(middle - start) / repeats;
      trees[round] = (double)(g_get_monotonic_time () - middle) / repeats;
    }
  if (error != NULL)
    {
      fprintf (stderr, "%s\n", error->message);
      exit (EXIT_FAILURE);
    }
  *n_bound = 0;
  for (gsize i = 1; i < forest->n; i++)
    *n_bound += units[i] == forest->floor[i] || units[i] == forest->ceiling[i];
  *tree_time = test_median (ROUNDS, trees);
  *vector_time = test_median (ROUNDS, vectors);
}

int
main (void)
{
  static const char *const rules[] = { "webster", "huntington-hill" };
  static const gsize sides[] = { 10, 22, 46, 100, 215 };
  double n_points = 0, sum_x = 0, sum_y = 0, sum_xx = 0, sum_xy = 0, tree = 0, vector = 0;
  gint64 n_bound = 0;

  printf ("%-34s %-16s %12s %12s %8s\n", "10^6 leaves, 3 levels, all bounded", "rule", "tree µs",
          "vector µs", "ratio");
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_auto (Forest) forest = grow (100, 100, 100);
      measure (&forest, rules[i], 1, &tree, &vector, &n_bound);
      printf ("%-34s %-16s %12.0f %12.0f %8.2f  %" G_GINT64_FORMAT " nodes at a bound\n", "",
              rules[i], tree, vector, tree / vector, n_bound);
    }
  printf ("growth, webster:");
  for (gsize i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      g_auto (Forest) forest = grow (sides[i], sides[i], sides[i]);
      gsize n = forest.n - forest.first;
      measure (&forest, "webster", (int)MAX (1, 100000 / n), &tree, &vector, &n_bound);
      double x = log ((double)n), y = log (tree);
      printf ("  n = %zu: %.0f µs", n, tree);
      n_points++;
      sum_x += x;
      sum_y += y;
      sum_xx += x * x;
      sum_xy += x * y;
    }
  printf ("  exponent %.2f\n",
          (n_points * sum_xy - sum_x * sum_y) / (n_points * sum_xx - sum_x * sum_x));
  return EXIT_SUCCESS;
}
