/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Trees that are none, or whose rays show nothing: what is read from elsewhere is not believed.
 * Source: one column whose least cost is plain. Invariant: none. */

#include "problems.h"

/* x from 0 to 1 at -1 each, under a row that says nothing, and a tree that parts it: the root, then
 * both sides. */
static AwrashMixed *
draw (AwrashBranching *tree)
{
  static const int64_t values[] = { 1 };
  AwrashBranch root = { .left = 1, .right = 2 }, leaf = { .left = -1, .right = -1 };
  AwrashMixed *mixed = problem_of (1, 1, 1, values);

  mixed->cost[0] = -1;
  cr_assert (awrash_i_mixed_seal (mixed, NULL));
  awrash_i_branching_add (tree, &root);
  awrash_i_branching_add (tree, &leaf);
  awrash_i_branching_add (tree, &leaf);
  return mixed;
}

static gboolean
proves (const AwrashBranching *tree, const AwrashMixed *mixed, int64_t least)
{
  gboolean proved;

  cr_assert (awrash_i_branching_prove (tree, mixed, least * ((AwrashLong)1 << mixed->bits), NULL,
                                       &proved, NULL));
  return proved;
}

Test (allot_mixed_branching, a_branch_without_both_sides_of_an_item_is_an_open_leaf)
{
  static const AwrashBranch bent[] = {
    { .item = 0, .at = 0, .left = -1, .right = 2 },
    { .item = 0, .at = 0, .left = 1, .right = -1 },
    { .item = 2, .at = 0, .left = 1, .right = 2 },
    { .item = 0, .at = G_MAXINT64, .left = 1, .right = 2 },
  };
  g_autoptr (AwrashBranching) tree = awrash_i_branching_new ();
  g_autoptr (AwrashMixed) mixed = draw (tree);

  cr_expect (proves (tree, mixed, -1));
  cr_expect_not (proves (tree, mixed, 0));
  for (gsize k = 0; k < G_N_ELEMENTS (bent); k++)
    {
      g_array_index (tree->branches, AwrashBranch, 0) = bent[k];
      cr_expect_not (proves (tree, mixed, -1), "%zu", k);
    }
}

Test (allot_mixed_branching, a_ray_that_shows_nothing_leaves_it_to_the_branches_below)
{
  g_autoptr (AwrashBranching) tree = awrash_i_branching_new ();
  g_autoptr (AwrashMixed) mixed = draw (tree);
  AwrashBranch *root = &g_array_index (tree->branches, AwrashBranch, 0);

  root->price = g_new0 (int64_t, 1);
  root->price[0] = 1;
  root->is_ray = TRUE;
  cr_expect (proves (tree, mixed, -1));
  cr_expect_not (proves (tree, mixed, 0));
}
