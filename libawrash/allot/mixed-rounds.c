/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Blocks bounded by a search in each, round by round at better prices of what links them; their
 * plans together make plans of the whole.
 * Source: Geoffrion (1974); Held, Wolfe and Crowder (1974) for stepping from price to price.
 * Invariant: only a round that raises the bound is kept. */

#include "allot/mixed-blocks-private.h"
#include "allot/mixed-pool-private.h"
#include "allot/mixed-search-private.h"

#include "base/memory-private.h"

#include <math.h>

#define MOST_ROUNDS 8
/* Nodes of one block in one round. */
#define MOST_NODES 400
#define FIRST_STEP 0x1p-11

typedef struct
{
  AwrashSearch *search;
  SearchNode *node;
  AwrashBlocks *blocks;
  int digits;
  gsize n_links;
  int64_t *price; /* [m] in 2^-digits */
  int64_t *x;     /* [n] of all blocks */
  gboolean has_x;
  AwrashLong bound;     /* of the last round */
  double *step;         /* [m] of the links' prices */
  int *last;            /* [m]: the way they went */
  AwrashMixedPool pool; /* the blocks' plans of all rounds */
} Round;

/* Prices of so few digits that the blocks' costs are whole numbers below 2^50, and their sums below
 * 2^60. FALSE: none are so few. */
static gboolean
choose_digits (Round *round)
{
  const AwrashMixed *mixed = round->search->mixed;
  double most = 1, sum = 1;

  for (gsize j = 0; j < mixed->n; j++)
    {
      double cost = fabs ((double)mixed->cost[j]);
      double reach = awrash_i_mixed_reach (mixed->lower[j], mixed->upper[j]);

      for (gsize k = mixed->column_first[j]; k < mixed->column_first[j + 1]; k++)
        if (round->blocks->is_link[mixed->row[k]])
          cost += fabs ((double)mixed->column_value[k] * round->search->worth[mixed->row[k]]);
      most = fmax (most, cost);
      sum += cost * reach;
    }
  round->digits = MIN (50 - (int)ceil (log2 (most)), 60 - (int)ceil (log2 (sum)));
  return round->digits >= 0;
}

/* The links' prices by what they are worth to the relaxation. */
static void
price_links (Round *round)
{
  const AwrashMixed *mixed = round->search->mixed;

  for (gsize i = 0; i < mixed->m; i++)
    if (round->blocks->is_link[i])
      {
        /* what the columns' bounds say already needs no price */
        round->price[i] = awrash_i_mixed_is_idle (mixed, i)
                              ? 0
                              : (int64_t)rint (ldexp (round->search->worth[i], round->digits));
        round->n_links++;
      }
}

/* One block solved, or bounded; its plan goes into x. */
static gboolean
solve_part (Round *round, gsize b, AwrashLong slack, AwrashParting *parting, GError **error)
{
  g_autoptr (AwrashMixed) own = awrash_i_blocks_take (round->blocks, b, round->node->box,
                                                      round->price, round->digits, error);
  g_autoptr (AwrashSearch) search = own != NULL ? awrash_i_search_new (own, error) : NULL;
  AwrashBranching *tree;
  const int64_t *x;
  AwrashLong cost, bound;
  gboolean done;

  if (search == NULL)
    return FALSE;
  search->is_part = TRUE;
  search->seen = awrash_i_room (int64_t, AWRASH_SEARCH_MOST_SEEN * own->n, error);
  if (search->seen == NULL)
    return FALSE;
  awrash_i_search_set_slack (
      search, slack >> MAX (0, round->search->mixed->bits - round->digits - own->bits));
  if (!own->is_empty && !awrash_i_search_step (search, MOST_NODES, &done, error))
    return FALSE;
  round->search->n_nodes += search->n_nodes;
  x = awrash_i_search_get (search, &cost, &bound);
  for (gsize k = 0; k < search->n_seen; k++)
    if (!awrash_i_pool_add (&round->pool, b, search->seen + k * own->n, error))
      return FALSE;
  if (x == NULL)
    round->has_x = FALSE;
  for (gsize j = 0; x != NULL && j < round->search->mixed->n; j++)
    if (round->blocks->of_column[j] == b)
      round->x[j] = x[round->blocks->place[j]];
  tree = awrash_i_search_prove (search, &bound, error);
  if (tree == NULL)
    return FALSE;
  bound = MAX (bound, -((AwrashLong)G_MAXINT64 << own->bits));
  parting->least[b] = (int64_t)MIN (bound >> own->bits, (AwrashLong)G_MAXINT64);
  parting->parts[b] = tree;
  return TRUE;
}

/* All blocks at the present prices; a better bound goes into the tree. */
static gboolean
run_round (Round *round, GError **error)
{
  AwrashSearch *search = round->search;
  AwrashLong slack = search->best == NULL ? 0
                                          : (search->cost_low - awrash_i_search_most (search))
                                                / (AwrashLong)(4 * round->blocks->n_blocks);
  AwrashParting *parting
      = awrash_i_parting_new (round->n_links, round->blocks->n_blocks, round->digits, error);
  AwrashBranch *branch;
  gsize k = 0;

  if (parting == NULL)
    return FALSE;
  for (gsize i = 0; i < search->mixed->m; i++)
    if (round->blocks->is_link[i])
      {
        parting->links[k] = i;
        parting->price[k++] = round->price[i];
      }
  round->has_x = TRUE;
  for (gsize b = 0; b < round->blocks->n_blocks; b++)
    if (!solve_part (round, b, slack, parting, error))
      {
        awrash_i_parting_free (parting);
        return FALSE;
      }
  round->bound = awrash_i_parting_sum (parting, round->blocks, round->node->box, round->price);
  if (round->bound <= round->node->bound)
    {
      awrash_i_parting_free (parting);
      return TRUE;
    }
  round->node->bound = round->bound;
  branch = &g_array_index (search->tree->branches, AwrashBranch, round->node->branch);
  awrash_i_parting_free (branch->parting);
  branch->parting = parting;
  return TRUE;
}

/* A plan that may keep all rows, mended and improved by exchanges. */
static gboolean
mend (Round *round, const int64_t x[], GError **error)
{
  AwrashSearch *search = round->search;
  g_autofree double *start = awrash_i_new (double, search->mixed->n, error);

  if (start == NULL)
    return FALSE;
  for (gsize j = 0; j < search->mixed->n; j++)
    start[j] = (double)x[j];
  awrash_i_exchanger_start (search->exchanger, start, search->worth);
  for (int depth = 1; depth <= 3 && round->node->bound < awrash_i_search_most (search); depth++)
    if (awrash_i_exchanger_improve (search->exchanger, depth, search->rounded))
      awrash_i_search_offer (search, search->rounded);
  return awrash_i_exchanger_had_memory (search->exchanger, error);
}

/* The blocks' plans together, and the best choice of all those of former rounds. */
static gboolean
combine (Round *round, GError **error)
{
  g_autofree int64_t *x = awrash_i_new (int64_t, round->search->mixed->n, error);

  if (x == NULL)
    return FALSE;
  awrash_i_search_offer (round->search, round->x);
  awrash_i_pool_choose (&round->pool, round->search->worth, x);
  awrash_i_search_offer (round->search, x);
  return mend (round, round->x, error) && mend (round, x, error);
}

/* Which way a link's price is to go: up where less of it is wanted. 0: it fits. */
static int
direction_of (const Round *round, gsize i)
{
  const AwrashMixed *mixed = round->search->mixed;
  int64_t activity = awrash_i_mixed_activity (mixed, i, round->x), price = round->price[i];
  int64_t lower = mixed->lower[mixed->n + i], upper = mixed->upper[mixed->n + i];

  if (activity > upper || (price > 0 && activity > lower))
    return -1;
  return activity < lower || (price < 0 && activity < upper) ? 1 : 0;
}

/* The links' prices towards where the blocks' plans fit: twice as far while the way is the same,
 * half as far when it turns. */
static gboolean
move_prices (Round *round)
{
  gboolean moved = FALSE;

  for (gsize i = 0; i < round->search->mixed->m; i++)
    {
      int direction = round->blocks->is_link[i] ? direction_of (round, i) : 0;

      if (direction == 0)
        continue;
      if (round->last[i] == 0)
        round->step[i] = fmax (1, fabs ((double)round->price[i]) * FIRST_STEP);
      else
        round->step[i] *= direction == round->last[i] ? 2 : 0.5;
      round->last[i] = direction;
      round->price[i] += direction * (int64_t)fmax (1, round->step[i]);
      moved = TRUE;
    }
  return moved;
}

static gboolean
open_round (Round *round, GError **error)
{
  gsize n = round->search->mixed->n, m = round->search->mixed->m;

  round->price = awrash_i_new (int64_t, m, error);
  round->x = round->price ? awrash_i_new (int64_t, n, error) : NULL;
  round->step = round->x ? awrash_i_new (double, m, error) : NULL;
  round->last = round->step ? awrash_i_new (int, m, error) : NULL;
  if (round->last == NULL)
    return FALSE;
  price_links (round);
  return awrash_i_pool_open (&round->pool, round->blocks, error);
}

static void
close_round (Round *round)
{
  awrash_i_pool_close (&round->pool);
  awrash_i_blocks_free (round->blocks);
  g_free (round->price);
  g_free (round->x);
  g_free (round->step);
  g_free (round->last);
}

gboolean
awrash_i_search_part (AwrashSearch *search, SearchNode *node, GError **error)
{
  Round round = { .search = search, .node = node };
  gboolean done = TRUE;

  if (search->is_part || !search->mixed->is_linear)
    return TRUE;
  if (!awrash_i_blocks_find (search->mixed, &round.blocks, error))
    return FALSE;
  if (round.blocks != NULL && choose_digits (&round))
    {
      done = open_round (&round, error);
      for (int k = 0; k < MOST_ROUNDS && done && node->bound < awrash_i_search_most (search); k++)
        {
          done = run_round (&round, error) && (!round.has_x || combine (&round, error));
          if (!round.has_x || !move_prices (&round))
            break;
        }
    }
  close_round (&round);
  return done;
}
