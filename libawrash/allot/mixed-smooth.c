/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Searches whose curves are whole squares begin without a relaxation by pieces: the plan at hand is
 * carried to the least of its sums, and the root is bounded by prices from inside.
 * Source: libawrash/allot/mixed-transport.c, mixed-inside.c. Invariant: plans are offered whole;
 * bounds are made of integers. */

#include "allot/mixed-search-private.h"
#include "allot/mixed-squares-private.h"

#include "base/memory-private.h"

#include <math.h>
#include <string.h>

/* Steps from inside; some twenty do. */
#define MOST_STEPS 60
/* What the prices may be off, of what is between the best plan and the relaxation. */
#define FINE 0.02

gboolean
awrash_i_search_carry (AwrashSearch *search, GError **error)
{
  AwrashLong low, high;

  if (search->best == NULL || search->is_carried || search->exchanger == NULL
      || !awrash_i_squares_fit (search->mixed))
    return TRUE;
  memcpy (search->rounded, search->best, search->mixed->n * sizeof (int64_t));
  if (!awrash_i_exchanger_transport (search->exchanger, search->rounded, error))
    return FALSE;
  awrash_i_mixed_cost (search->mixed, search->rounded, &low, &high);
  if (low <= search->cost_low && awrash_i_mixed_keeps (search->mixed, search->rounded))
    {
      memcpy (search->best, search->rounded, search->mixed->n * sizeof (int64_t));
      search->cost_low = low;
      search->cost_high = high;
    }
  search->is_carried = TRUE;
  return TRUE;
}

/* Steps until the prices say nearly all that prices can. */
static void
price_squares (const AwrashSearch *search, AwrashSquares *squares)
{
  double best = ldexp ((double)search->cost_low, -search->mixed->bits);

  for (int k = 0; k < MOST_STEPS && awrash_i_squares_step (squares); k++)
    if (squares->gap <= fmax (FINE * (best - squares->cost), 0.25 * (double)search->mixed->grain))
      break;
}

/* The root's bound by the prices in search->price, which the tree keeps. */
static gboolean
bound_root (AwrashSearch *search, SearchNode *root, GError **error)
{
  const AwrashMixed *mixed = search->mixed;
  AwrashBranch *branch = &g_array_index (search->tree->branches, AwrashBranch, root->branch);
  AwrashLong bound;

  if (!awrash_i_mixed_bound (mixed, mixed->lower, mixed->upper, search->price, FALSE,
                             search->reduced, &bound))
    return TRUE;
  branch->price = awrash_i_copy (int64_t, search->price, mixed->m, error);
  root->bound = bound;
  return branch->price != NULL;
}

gboolean
awrash_i_search_smooth (AwrashSearch *search, SearchNode *root, GError **error)
{
  AwrashSquares *squares;
  gboolean is_priced;

  if (search->best == NULL || !awrash_i_squares_fit (search->mixed))
    return TRUE;
  if (!awrash_i_search_carry (search, error)
      || !awrash_i_squares_find (search->mixed, search->exchanger, search->best, TRUE, &squares,
                                 error))
    return FALSE;
  if (squares == NULL)
    return TRUE;
  search->n_nodes++;
  price_squares (search, squares);
  is_priced = awrash_i_squares_get_prices (squares, search->price, error);
  awrash_i_squares_free (squares);
  return is_priced && bound_root (search, root, error);
}
