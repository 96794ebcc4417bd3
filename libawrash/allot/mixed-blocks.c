/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Blocks: regions whose only bond is a national budget, once that has a price.
 * Source: Geoffrion (1974), Lagrangian relaxation of linking rows. Invariant: blocks are numbered
 * by their first column, so the same links give the same blocks. */

#include "allot/mixed-blocks-private.h"

#include "allot/joined-private.h"

#include "base/memory-private.h"

#include <math.h>
#include <string.h>

/* More rows than this are not given up for blocks. */
#define MOST_LINKS 16

void
awrash_i_blocks_free (AwrashBlocks *blocks)
{
  if (blocks == NULL)
    return;
  g_free (blocks->is_link);
  g_free (blocks->of_column);
  g_free (blocks->of_row);
  g_free (blocks->place);
  g_free (blocks->size);
  g_free (blocks);
}

static AwrashBlocks *
allocate (const AwrashMixed *mixed, GError **error)
{
  g_autoptr (AwrashBlocks) blocks = g_new0 (AwrashBlocks, 1);

  blocks->mixed = mixed;
  blocks->is_link = awrash_i_new (guint8, mixed->m, error);
  blocks->of_column = blocks->is_link ? awrash_i_new (gsize, mixed->n, error) : NULL;
  blocks->of_row = blocks->of_column ? awrash_i_new (gsize, mixed->m, error) : NULL;
  blocks->place = blocks->of_row ? awrash_i_new (gsize, mixed->n, error) : NULL;
  blocks->size = blocks->place ? awrash_i_new (gsize, mixed->n, error) : NULL;
  return blocks->size != NULL ? g_steal_pointer (&blocks) : NULL;
}

/* Columns of one row are of one block; the first column stands for it. */
static void
join (AwrashBlocks *blocks)
{
  const AwrashMixed *mixed = blocks->mixed;
  gsize *up = blocks->of_column;

  awrash_i_joined_init (mixed->n, up);
  for (gsize i = 0; i < mixed->m; i++)
    {
      gsize first = G_MAXSIZE;

      for (gsize k = mixed->first[i]; k < mixed->first[i + 1] && !blocks->is_link[i]; k++)
        {
          if (mixed->value[k] == 0)
            continue;
          if (first == G_MAXSIZE)
            first = mixed->column[k];
          awrash_i_joined_join (up, first, mixed->column[k]);
        }
    }
}

/* Numbers the blocks; a column without any row of its own goes to the block before. */
static void
number (AwrashBlocks *blocks)
{
  const AwrashMixed *mixed = blocks->mixed;

  blocks->n_blocks = 0;
  for (gsize j = 0; j < mixed->n; j++)
    blocks->place[j] = awrash_i_joined_find (blocks->of_column, j);
  for (gsize j = 0; j < mixed->n; j++)
    {
      if (blocks->place[j] == j)
        blocks->size[blocks->n_blocks++] = 0;
      blocks->of_column[j]
          = blocks->place[j] == j ? blocks->n_blocks - 1 : blocks->of_column[blocks->place[j]];
    }
  for (gsize j = 0; j < mixed->n; j++)
    blocks->place[j] = blocks->size[blocks->of_column[j]]++;
  for (gsize i = 0; i < mixed->m; i++)
    {
      blocks->of_row[i] = G_MAXSIZE;
      for (gsize k = mixed->first[i]; k < mixed->first[i + 1] && !blocks->is_link[i]; k++)
        if (mixed->value[k] != 0)
          blocks->of_row[i] = blocks->of_column[mixed->column[k]];
    }
}

AwrashBlocks *
awrash_i_blocks_new (const AwrashMixed *mixed, gsize n_links, const gsize links[], GError **error)
{
  AwrashBlocks *blocks = allocate (mixed, error);

  for (gsize k = 0; blocks != NULL && k < n_links; k++)
    blocks->is_link[links[k]] = 1;
  if (blocks == NULL)
    return NULL;
  join (blocks);
  number (blocks);
  return blocks;
}

/* The longest row that is no link yet, G_MAXSIZE: none. */
static gsize
find_longest (const AwrashBlocks *blocks)
{
  const AwrashMixed *mixed = blocks->mixed;
  gsize best = G_MAXSIZE, most = 1;

  for (gsize i = 0; i < mixed->m; i++)
    if (!blocks->is_link[i] && mixed->first[i + 1] - mixed->first[i] > most)
      {
        most = mixed->first[i + 1] - mixed->first[i];
        best = i;
      }
  return best;
}

/* Rows that bind nothing are no links where they stand in one block; searches branch on them. */
static void
keep_within (AwrashBlocks *blocks, const guint8 idle[])
{
  const AwrashMixed *mixed = blocks->mixed;

  for (gsize i = 0; i < mixed->m; i++)
    {
      gboolean is_within = idle[i] && mixed->first[i] < mixed->first[i + 1];

      for (gsize k = mixed->first[i]; is_within && k < mixed->first[i + 1]; k++)
        is_within = blocks->of_column[mixed->column[k]]
                    == blocks->of_column[mixed->column[mixed->first[i]]];
      if (is_within)
        blocks->is_link[i] = 0;
    }
}

static gboolean
is_parted (const AwrashBlocks *blocks)
{
  gsize largest = 0;

  for (gsize b = 0; b < blocks->n_blocks; b++)
    largest = MAX (largest, blocks->size[b]);
  return blocks->n_blocks > 1 && 2 * largest <= blocks->mixed->n;
}

gboolean
awrash_i_blocks_find (const AwrashMixed *mixed, AwrashBlocks **blocks, GError **error)
{
  g_autoptr (AwrashBlocks) own = allocate (mixed, error);
  g_autofree guint8 *idle = own != NULL ? awrash_i_new (guint8, mixed->m, error) : NULL;

  *blocks = NULL;
  if (idle == NULL)
    return FALSE;
  for (gsize i = 0; i < mixed->m; i++)
    own->is_link[i] = idle[i] = awrash_i_mixed_is_idle (mixed, i) ? 1 : 0;
  for (gsize n_links = 0; n_links <= MOST_LINKS; n_links++)
    {
      gsize longest;

      join (own);
      number (own);
      if (is_parted (own))
        {
          keep_within (own, idle);
          join (own);
          number (own);
          *blocks = g_steal_pointer (&own);
          break;
        }
      longest = find_longest (own);
      if (longest == G_MAXSIZE)
        break;
      own->is_link[longest] = 1;
    }
  return TRUE;
}

/* ── one block ──────────────────────────────────────────────────────────────────────────────── */

/* A column's cost less what the links charge for it, in 2^-digits. */
static AwrashLong
priced_cost (const AwrashBlocks *blocks, gsize j, const int64_t price[], int digits)
{
  const AwrashMixed *mixed = blocks->mixed;
  AwrashLong cost = (AwrashLong)mixed->cost[j] * ((AwrashLong)1 << digits);

  for (gsize k = mixed->column_first[j]; k < mixed->column_first[j + 1]; k++)
    if (blocks->is_link[mixed->row[k]])
      cost -= (AwrashLong)mixed->column_value[k] * price[mixed->row[k]];
  return cost;
}

static gsize
count_entries (const AwrashBlocks *blocks, gsize block, gsize *n_rows)
{
  const AwrashMixed *mixed = blocks->mixed;
  gsize entries = 0;

  *n_rows = 0;
  for (gsize i = 0; i < mixed->m; i++)
    if (blocks->of_row[i] == block)
      {
        (*n_rows)++;
        entries += mixed->first[i + 1] - mixed->first[i];
      }
  return entries;
}

/* The block's rows and their bounds; zero coefficients may stand in other blocks' columns. */
static void
fill_rows (const AwrashBlocks *blocks, gsize block, const int64_t box[], AwrashMixed *own)
{
  const AwrashMixed *mixed = blocks->mixed;
  gsize size = mixed->n + mixed->m, at = 0, entry = 0;

  for (gsize i = 0; i < mixed->m; i++)
    {
      if (blocks->of_row[i] != block)
        continue;
      for (gsize k = mixed->first[i]; k < mixed->first[i + 1]; k++)
        {
          if (mixed->value[k] == 0)
            continue;
          own->column[entry] = blocks->place[mixed->column[k]];
          own->value[entry++] = mixed->value[k];
        }
      own->lower[own->n + at] = box[mixed->n + i];
      own->upper[own->n + at] = box[size + mixed->n + i];
      own->curve[at] = mixed->curve[i];
      own->first[++at] = entry;
    }
}

AwrashMixed *
awrash_i_blocks_take (const AwrashBlocks *blocks, gsize block, const int64_t box[],
                      const int64_t price[], int digits, GError **error)
{
  const AwrashMixed *mixed = blocks->mixed;
  gsize n_rows, entries = count_entries (blocks, block, &n_rows);
  g_autoptr (AwrashMixed) own = awrash_i_mixed_new (blocks->size[block], n_rows, entries, error);

  for (gsize j = 0; own != NULL && j < mixed->n; j++)
    if (blocks->of_column[j] == block)
      {
        AwrashLong cost = priced_cost (blocks, j, price, digits);

        own->lower[blocks->place[j]] = box[j];
        own->upper[blocks->place[j]] = box[mixed->n + mixed->m + j];
        /* what does not fit is refused by the seal */
        own->cost[blocks->place[j]]
            = (int64_t)CLAMP (cost, -(AwrashLong)G_MAXINT64, (AwrashLong)G_MAXINT64);
      }
  if (own == NULL)
    return NULL;
  fill_rows (blocks, block, box, own);
  return awrash_i_mixed_seal (own, error) ? g_steal_pointer (&own) : NULL;
}

AwrashLong
awrash_i_blocks_links (const AwrashBlocks *blocks, const int64_t box[], const int64_t price[],
                       int digits)
{
  const AwrashMixed *mixed = blocks->mixed;
  gsize size = mixed->n + mixed->m;
  AwrashLong sum = 0;

  for (gsize i = 0; i < mixed->m; i++)
    if (blocks->is_link[i])
      sum += (AwrashLong)price[i] * (price[i] > 0 ? box[mixed->n + i] : box[size + mixed->n + i]);
  return sum * ((AwrashLong)1 << (mixed->bits - digits));
}
