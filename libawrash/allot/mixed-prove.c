/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The proof that a search leaves behind. Source: libawrash/allot/mixed-search.c. Invariant: what is
 * claimed is what the tree's own prices show, whatever the search went by. */

#include "allot/mixed-search-private.h"

/* What the root's own prices show, of the whole box. They are no ray: that settles its box. */
static AwrashLong
bound_root (AwrashSearch *search)
{
  const AwrashBranch *root = &g_array_index (search->tree->branches, AwrashBranch, 0);
  const AwrashMixed *mixed = search->mixed;
  AwrashLong bound;

  if (root->price == NULL
      || !awrash_i_mixed_bound (mixed, mixed->lower, mixed->upper, root->price, FALSE,
                                search->reduced, &bound))
    return -AWRASH_LONG_LARGEST;
  return bound;
}

/* What is hoped for, since bounds below narrowed boxes may be more than was cut away by; then what
 * the search went by; then the root alone. */
AwrashBranching *
awrash_i_search_prove (AwrashSearch *search, AwrashLong *least, GError **error)
{
  AwrashLong hope = *least;

  for (int k = 0; k < 3; k++)
    {
      g_autoptr (AwrashBranching) kept = awrash_i_branching_new ();
      gboolean proved;

      if (k == 1)
        *least = MIN (hope, awrash_i_search_most (search));
      else if (k == 2)
        *least = MIN (hope, bound_root (search));
      if (!awrash_i_branching_prove (search->tree, search->mixed, *least, kept, &proved, error))
        return NULL;
      if (proved)
        return g_steal_pointer (&kept);
    }
  return awrash_i_branching_new ();
}
