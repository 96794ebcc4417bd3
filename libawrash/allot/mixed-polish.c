/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Plans from the relaxation of a node; and where costs are squares, plans from the best one, and a
 * bound, without it.
 * Source: libawrash/allot/mixed-exchange.c, mixed-swap.c, mixed-inside.c. Invariant: plans are
 * offered whole; bounds are made of integers. */

#include "allot/mixed-search-private.h"
#include "allot/mixed-squares-private.h"

#include "base/memory-private.h"

#include <math.h>
#include <string.h>

/* Steps from inside; some twenty do. */
#define MOST_STEPS 60
/* What the prices may be off, of what is between the best plan and the relaxation. */
#define FINE 0.02

/* What a unit of each row's activity is worth in the relaxation. */
static void
price_rows (const AwrashMixedRelaxation *s, double price[])
{
  for (gsize i = 0; i < s->m; i++)
    price[i] = s->price[i] * s->scale[i] / s->unit;
}

void
awrash_i_search_stand (const AwrashSearch *search, double x[], double price[])
{
  memcpy (x, search->relaxation->stands, search->mixed->n * sizeof (double));
  price_rows (search->relaxation, price);
}

gboolean
awrash_i_search_polish (AwrashSearch *search, const SearchNode *node, GError **error)
{
  const AwrashMixedRelaxation *s = search->relaxation;

  int deepest = node->depth == 0 ? 3 : search->n_nodes % 64 == 0 ? 2 : 1;

  (void)error;
  if (search->exchanger == NULL || (node->depth > 0 && search->n_nodes % 8 != 0))
    return TRUE;
  price_rows (s, search->worth);
  awrash_i_exchanger_start (search->exchanger, s->stands, search->worth);
  for (int depth = 1; depth <= deepest && node->bound < awrash_i_search_most (search); depth++)
    if (awrash_i_exchanger_improve (search->exchanger, depth, search->rounded))
      awrash_i_search_offer (search, search->rounded);
  return TRUE;
}

/* ── squares ────────────────────────────────────────────────────────────────────────────────── */

static gboolean
swap (AwrashSearch *search, GError **error)
{
  memcpy (search->rounded, search->best, search->mixed->n * sizeof (int64_t));
  if (!awrash_i_exchanger_swap (search->exchanger, search->rounded, error))
    return FALSE;
  awrash_i_search_offer (search, search->rounded);
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

gboolean
awrash_i_search_smooth (AwrashSearch *search, SearchNode *root, GError **error)
{
  const AwrashMixed *mixed = search->mixed;
  AwrashBranch *branch = &g_array_index (search->tree->branches, AwrashBranch, root->branch);
  AwrashSquares *squares;
  AwrashLong bound;

  if (search->exchanger == NULL || search->best == NULL)
    return TRUE;
  if (!awrash_i_squares_find (mixed, search->exchanger, search->best, &squares, error))
    return FALSE;
  if (squares == NULL)
    return TRUE;
  if (!swap (search, error))
    {
      awrash_i_squares_free (squares);
      return FALSE;
    }
  search->n_nodes++;
  price_squares (search, squares);
  awrash_i_squares_get_prices (squares, search->price);
  awrash_i_squares_free (squares);
  if (awrash_i_mixed_bound (mixed, mixed->lower, mixed->upper, search->price, FALSE,
                            search->reduced, &bound))
    {
      branch->price = awrash_i_copy (int64_t, search->price, mixed->m, error);
      if (branch->price == NULL)
        return FALSE;
      root->bound = bound;
    }
  return TRUE;
}
