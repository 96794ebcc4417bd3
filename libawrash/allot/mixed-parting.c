/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A bound made of the bounds of blocks: found by a search in each, proved by a tree in each.
 * Source: Geoffrion (1974); Held, Wolfe and Crowder (1974) for stepping from price to price.
 * Invariant: what is proved here needs the links' prices, the blocks' trees and nothing else. */

#include "allot/mixed-blocks-private.h"
#include "allot/mixed-pool-private.h"
#include "allot/mixed-search-private.h"

#include "base/memory-private.h"

#include <math.h>
#include <string.h>

#define MOST_ROUNDS 8
/* Nodes of one block in one round. */
#define MOST_NODES 400
#define FIRST_STEP 0x1p-11

void
awrash_i_parting_free (AwrashParting *parting)
{
  if (parting == NULL)
    return;
  for (gsize b = 0; parting->parts != NULL && b < parting->n_parts; b++)
    awrash_i_branching_free (parting->parts[b]);
  g_free (parting->links);
  g_free (parting->price);
  g_free (parting->least);
  g_free (parting->parts);
  g_free (parting);
}

static AwrashParting *
new_parting (gsize n_links, gsize n_parts, int digits, GError **error)
{
  AwrashParting *parting = g_new0 (AwrashParting, 1);

  parting->n_links = n_links;
  parting->n_parts = n_parts;
  parting->digits = digits;
  parting->links = awrash_i_new (gsize, n_links, error);
  parting->price = parting->links ? awrash_i_new (int64_t, n_links, error) : NULL;
  parting->least = parting->price ? awrash_i_new (int64_t, n_parts, error) : NULL;
  parting->parts = parting->least ? awrash_i_new (AwrashBranching *, n_parts, error) : NULL;
  if (parting->parts != NULL)
    return parting;
  awrash_i_parting_free (parting);
  return NULL;
}

/* ── proving ────────────────────────────────────────────────────────────────────────────────── */

/* The links' prices by row. */
static int64_t *
spread_prices (const AwrashParting *parting, gsize m, GError **error)
{
  int64_t *price = awrash_i_new (int64_t, m, error);

  for (gsize k = 0; price != NULL && k < parting->n_links; k++)
    price[parting->links[k]] = parting->price[k];
  return price;
}

/* The sum of what is claimed, in 2^-bits, rounded up to what costs can be. */
static AwrashLong
sum_up (const AwrashParting *parting, const AwrashBlocks *blocks, const int64_t box[],
        const int64_t price[])
{
  const AwrashMixed *mixed = blocks->mixed;
  AwrashLong sum = 0, grain = (AwrashLong)mixed->grain << mixed->bits;

  for (gsize b = 0; b < parting->n_parts; b++)
    sum += (AwrashLong)parting->least[b] * ((AwrashLong)1 << (mixed->bits - parting->digits));
  sum += awrash_i_blocks_links (blocks, box, price, parting->digits);
  if (mixed->is_whole && sum % grain != 0)
    sum += sum % grain > 0 ? grain - sum % grain : -(sum % grain);
  return sum;
}

/* One block; a block with nothing in it settles all. */
static gboolean
prove_part (const AwrashParting *parting, const AwrashBlocks *blocks, gsize b, const int64_t box[],
            const int64_t price[], AwrashParting *kept, gboolean *proved, GError **error)
{
  g_autoptr (GError) fault = NULL;
  g_autoptr (AwrashMixed) own
      = awrash_i_blocks_take (blocks, b, box, price, parting->digits, &fault);
  AwrashBranching *tree = kept != NULL ? awrash_i_branching_new () : NULL;

  if (kept != NULL)
    kept->parts[b] = tree;
  /* prices that make numbers too large prove nothing */
  if (own == NULL && g_error_matches (fault, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW))
    {
      *proved = FALSE;
      return TRUE;
    }
  if (own == NULL)
    g_propagate_error (error, g_steal_pointer (&fault));
  return own != NULL
         && awrash_i_branching_prove (parting->parts[b], own,
                                      (AwrashLong)parting->least[b] * ((AwrashLong)1 << own->bits),
                                      tree, proved, error);
}

/* Whether the form allows to look further. */
static gboolean
is_sound (const AwrashParting *parting, const AwrashMixed *mixed)
{
  double sum = 0;

  if (!mixed->is_whole || parting->digits < 0 || parting->digits > mixed->bits)
    return FALSE;
  for (gsize k = 0; k < parting->n_links; k++)
    if (parting->links[k] >= mixed->m || ABS (parting->price[k]) > G_GINT64_CONSTANT (1) << 60)
      return FALSE;
  for (gsize b = 0; b < parting->n_parts; b++)
    sum += fabs ((double)parting->least[b]);
  for (gsize k = 0; k < parting->n_links; k++)
    sum += fabs ((double)parting->price[k])
           * fmax (fabs ((double)mixed->lower[mixed->n + parting->links[k]]),
                   fabs ((double)mixed->upper[mixed->n + parting->links[k]]));
  return ldexp (sum, mixed->bits - parting->digits) < 0x1p120;
}

gboolean
awrash_i_parting_prove (const AwrashParting *parting, const AwrashMixed *mixed, const int64_t box[],
                        AwrashLong least, AwrashParting **kept, gboolean *proved, GError **error)
{
  g_autoptr (AwrashBlocks) blocks = NULL;
  g_autofree int64_t *price = NULL;

  *proved = FALSE;
  if (!is_sound (parting, mixed))
    return TRUE;
  blocks = awrash_i_blocks_new (mixed, parting->n_links, parting->links, error);
  price = blocks != NULL ? spread_prices (parting, mixed->m, error) : NULL;
  if (price == NULL)
    return FALSE;
  if (blocks->n_blocks != parting->n_parts || sum_up (parting, blocks, box, price) < least)
    return TRUE;
  if (kept != NULL)
    {
      *kept = new_parting (parting->n_links, parting->n_parts, parting->digits, error);
      if (*kept == NULL)
        return FALSE;
      memcpy ((*kept)->links, parting->links, parting->n_links * sizeof (gsize));
      memcpy ((*kept)->price, parting->price, parting->n_links * sizeof (int64_t));
      memcpy ((*kept)->least, parting->least, parting->n_parts * sizeof (int64_t));
    }
  *proved = TRUE;
  for (gsize b = 0; b < blocks->n_blocks && *proved; b++)
    if (!prove_part (parting, blocks, b, box, price, kept != NULL ? *kept : NULL, proved, error))
      return FALSE;
  return TRUE;
}

/* ── finding ────────────────────────────────────────────────────────────────────────────────── */

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
  AwrashLong bound; /* of the last round */
  double *step;     /* [m] of the links' prices */
  int *last;        /* [m]: the way they went */
  AwrashPool pool;  /* the blocks' plans of all rounds */
} Round;

/* Prices of few digits, so that the blocks' costs are whole numbers below 2^50. */
static void
choose_digits (Round *round)
{
  const AwrashMixed *mixed = round->search->mixed;
  double most = 1;

  for (gsize j = 0; j < mixed->n; j++)
    {
      double cost = fabs ((double)mixed->cost[j]);

      for (gsize k = mixed->column_first[j]; k < mixed->column_first[j + 1]; k++)
        if (round->blocks->is_link[mixed->row[k]])
          cost += fabs ((double)mixed->column_value[k] * round->search->worth[mixed->row[k]]);
      most = fmax (most, cost);
    }
  round->digits = CLAMP (50 - (int)ceil (log2 (most)), 0, mixed->bits);
  for (gsize i = 0; i < mixed->m; i++)
    if (round->blocks->is_link[i])
      {
        round->price[i] = (int64_t)rint (ldexp (round->search->worth[i], round->digits));
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
  const int64_t *x;
  AwrashLong cost, bound;
  gboolean done;

  if (search == NULL)
    return FALSE;
  search->is_part = TRUE;
  search->seen = g_ptr_array_new_with_free_func (g_free);
  awrash_i_search_set_slack (
      search, slack >> MAX (0, round->search->mixed->bits - round->digits - own->bits));
  if (!own->is_empty && !awrash_i_search_step (search, MOST_NODES, &done, error))
    return FALSE;
  round->search->n_nodes += search->n_nodes;
  x = awrash_i_search_get (search, &cost, &bound);
  for (guint k = 0; k < search->seen->len; k++)
    if (!awrash_i_pool_add (&round->pool, b, g_ptr_array_index (search->seen, k), error))
      return FALSE;
  if (x == NULL)
    round->has_x = FALSE;
  for (gsize j = 0; x != NULL && j < round->search->mixed->n; j++)
    if (round->blocks->of_column[j] == b)
      round->x[j] = x[round->blocks->place[j]];
  bound = MAX (bound, -((AwrashLong)G_MAXINT64 << own->bits));
  parting->least[b] = (int64_t)MIN (bound >> own->bits, (AwrashLong)G_MAXINT64);
  parting->parts[b] = search->tree;
  search->tree = awrash_i_branching_new ();
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
      = new_parting (round->n_links, round->blocks->n_blocks, round->digits, error);
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
  round->bound = sum_up (parting, round->blocks, round->node->box, round->price);
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
  return TRUE;
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
  choose_digits (round);
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

  if (search->is_part || !search->mixed->is_whole)
    return TRUE;
  if (!awrash_i_blocks_find (search->mixed, &round.blocks, error))
    return FALSE;
  if (round.blocks == NULL)
    return TRUE;
  done = open_round (&round, error);
  for (int k = 0; k < MOST_ROUNDS && done && node->bound < awrash_i_search_most (search); k++)
    {
      done = run_round (&round, error) && (!round.has_x || combine (&round, error));
      if (!round.has_x || !move_prices (&round))
        break;
    }
  close_round (&round);
  return done;
}
