/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads a claim and its tree. Everything is checked for its form, since the text may come from
 * anywhere. Source: libawrash/split/general-claim.c writes it. Invariant: nothing is believed here;
 * items that are no columns or rows of the question are errors. */

#include "audit/general-private.h"

#include "allot/mixed-blocks-private.h"
#include "audit/form-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <math.h>
#include <string.h>

#define LARGEST (G_GINT64_CONSTANT (1) << 60)

typedef struct
{
  AwrashScan *scan;
  const AwrashMixed *mixed;
  GArray *items; /* of gsize: columns, then n + rows */
} Reading;

/* How columns and rows of the whole stand in a block; NULL: the whole itself. */
typedef struct
{
  const AwrashBlocks *blocks;
  gsize block, n, m;
  const gsize *row_place; /* [m of the whole] */
} Place;

void
awrash_i_general_claim_clear (AwrashGeneralClaim *claim)
{
  g_clear_pointer (&claim->tree, awrash_i_branching_free);
}

/* ── from claim to claim ────────────────────────────────────────────────────────────────────── */

gboolean
awrash_i_general_claim_next (AwrashScan *scan, const char **question, GError **error)
{
  gboolean more;

  *question = NULL;
  if (!awrash_i_scan_next (scan, ']', &more, error))
    return FALSE;
  if (!more)
    return TRUE;
  if (!awrash_i_scan_need (scan, '{', error) || !awrash_i_scan_need_key (scan, "question", error))
    return FALSE;
  *question = awrash_i_scan_text (scan, error);
  return *question != NULL;
}

gboolean
awrash_i_general_claim_skip (AwrashScan *scan, const char **question, GError **error)
{
  for (gboolean more = TRUE; more;)
    if (!awrash_i_scan_next (scan, '}', &more, error)
        || (more
            && (awrash_i_scan_text (scan, error) == NULL || !awrash_i_scan_need (scan, ':', error)
                || !awrash_i_scan_skip (scan, error))))
      return FALSE;
  return awrash_i_general_claim_next (scan, question, error);
}

/* ── items ──────────────────────────────────────────────────────────────────────────────────── */

/* The list of names that numbers stand for. */
static gboolean
read_items (Reading *reading, char *const names[], GError **error)
{
  gsize size = reading->mixed->n + reading->mixed->m;
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize k = 0; k < size; k++)
    g_hash_table_insert (places, names[k], GSIZE_TO_POINTER (k + 1));
  if (!awrash_i_scan_need_key (reading->scan, "items", error))
    return FALSE;
  for (gboolean more = awrash_i_scan_need (reading->scan, '[', error);;)
    {
      gsize at, place;
      const char *name;

      if (!more || !awrash_i_scan_next (reading->scan, ']', &more, error))
        return FALSE;
      if (!more)
        return TRUE;
      at = reading->scan->at;
      name = awrash_i_scan_text (reading->scan, error);
      if (name == NULL)
        return FALSE;
      place = GPOINTER_TO_SIZE (g_hash_table_lookup (places, name));
      if (place == 0)
        return awrash_i_scan_refuse_at (reading->scan, at, N_ ("a cell or a bound of the question"),
                                        error);
      place--;
      if (!awrash_i_append (reading->items, place, error))
        return FALSE;
    }
}

/* An item as a place in the whole or in a block; FALSE: it is none there. */
static gboolean
place_item (const Reading *reading, const Place *at, gsize *item)
{
  gsize n = reading->mixed->n;

  if (at == NULL)
    return TRUE;
  if (*item < n)
    {
      if (at->blocks->of_column[*item] != at->block)
        return FALSE;
      *item = at->blocks->place[*item];
      return TRUE;
    }
  if (at->blocks->of_row[*item - n] != at->block)
    return FALSE;
  *item = at->n + at->row_place[*item - n];
  return TRUE;
}

/* An item by its number, with its place from `least` on. */
static gboolean
read_item (const Reading *reading, const Place *at, gsize least, gsize *item, GError **error)
{
  const char *expected = N_ ("the number of an item that the branch is about");
  gsize start = reading->scan->at;
  int64_t k;

  if (!awrash_i_scan_within (reading->scan, 0, (int64_t)reading->items->len - 1, expected, &k,
                             error))
    return FALSE;
  *item = g_array_index (reading->items, gsize, k);
  return (place_item (reading, at, item) && *item >= least)
         || awrash_i_scan_refuse_at (reading->scan, start, expected, error);
}

/* [item, price], behind its comma. */
static gboolean
read_pair (const Reading *reading, const Place *at, gsize least, gsize *item, int64_t *price,
           GError **error)
{
  return awrash_i_scan_need (reading->scan, '[', error)
         && read_item (reading, at, least, item, error)
         && awrash_i_scan_need (reading->scan, ',', error)
         && awrash_i_scan_within (reading->scan, -LARGEST, LARGEST, N_ ("a price of at most 2^60"),
                                  price, error)
         && awrash_i_scan_need (reading->scan, ']', error);
}

/* [[row, price], …] into price[m]. */
static gboolean
read_prices (const Reading *reading, const Place *at, gsize n, int64_t price[], GError **error)
{
  for (gboolean more = awrash_i_scan_need (reading->scan, '[', error);;)
    {
      int64_t value;
      gsize item;

      if (!more || !awrash_i_scan_next (reading->scan, ']', &more, error))
        return FALSE;
      if (!more)
        return TRUE;
      if (!read_pair (reading, at, n, &item, &value, error))
        return FALSE;
      price[item - n] = value;
    }
}

/* ── parts ──────────────────────────────────────────────────────────────────────────────────── */

static AwrashBranching *read_tree (const Reading *reading, const Place *at, gsize n, gsize m,
                                   GError **error);

/* One part: its bound and its tree. */
static gboolean
read_part (const Reading *reading, const Place *at, gsize b, AwrashParting *parting, GError **error)
{
  AwrashScan *scan = reading->scan;

  if (!awrash_i_scan_need (scan, '{', error) || !awrash_i_scan_need_key (scan, "least", error)
      || !awrash_i_scan_integer (scan, &parting->least[b], error))
    return FALSE;
  parting->parts[b] = read_tree (reading, at, at->n, at->m, error);
  return parting->parts[b] != NULL && awrash_i_scan_need (scan, '}', error);
}

/* [[row, price], …] */
static gboolean
read_links (const Reading *reading, AwrashParting *parting, GError **error)
{
  const AwrashMixed *mixed = reading->mixed;

  parting->links = awrash_i_new (gsize, mixed->m, error);
  parting->price = parting->links != NULL ? awrash_i_new (int64_t, mixed->m, error) : NULL;
  if (parting->price == NULL || !awrash_i_scan_need_key (reading->scan, "links", error))
    return FALSE;
  for (gboolean more = awrash_i_scan_need (reading->scan, '[', error);; parting->n_links++)
    {
      gsize k = parting->n_links;

      if (!more || !awrash_i_scan_next (reading->scan, ']', &more, error))
        return FALSE;
      if (!more)
        return TRUE;
      if (k == mixed->m)
        return awrash_i_scan_refuse (reading->scan, "]", error);
      if (!read_pair (reading, NULL, mixed->n, &parting->links[k], &parting->price[k], error))
        return FALSE;
      parting->links[k] -= mixed->n;
    }
}

/* The parts in the order of the blocks that the links leave. */
static gboolean
read_parts (const Reading *reading, AwrashParting *parting, GError **error)
{
  const AwrashMixed *mixed = reading->mixed;
  AwrashScan *scan = reading->scan;
  g_autoptr (AwrashBlocks) blocks
      = awrash_i_blocks_new (mixed, parting->n_links, parting->links, error);
  g_autofree gsize *row_place = blocks != NULL ? awrash_i_new (gsize, mixed->m, error) : NULL;

  parting->least = row_place != NULL ? awrash_i_new (int64_t, blocks->n_blocks, error) : NULL;
  parting->parts
      = parting->least != NULL ? awrash_i_new (AwrashBranching *, blocks->n_blocks, error) : NULL;
  if (parting->parts == NULL)
    return FALSE;
  parting->n_parts = blocks->n_blocks;
  if (!awrash_i_scan_need_key (scan, "parts", error) || !awrash_i_scan_need (scan, '[', error))
    return FALSE;
  for (gsize b = 0; b < blocks->n_blocks; b++)
    {
      Place at = { blocks, b, blocks->size[b], 0, row_place };

      for (gsize i = 0; i < mixed->m; i++)
        if (blocks->of_row[i] == b)
          row_place[i] = at.m++;
      if ((b > 0 && !awrash_i_scan_need (scan, ',', error))
          || !read_part (reading, &at, b, parting, error))
        return FALSE;
    }
  return awrash_i_scan_need (scan, ']', error);
}

/* Behind "digits". */
static AwrashParting *
read_parting (const Reading *reading, GError **error)
{
  AwrashParting *parting = g_new0 (AwrashParting, 1);
  int64_t digits;

  if (awrash_i_scan_integer (reading->scan, &digits, error) && read_links (reading, parting, error))
    {
      parting->digits = (int)CLAMP (digits, -1, 1000);
      if (read_parts (reading, parting, error))
        return parting;
    }
  awrash_i_parting_free (parting);
  return NULL;
}

/* ── trees ──────────────────────────────────────────────────────────────────────────────────── */

/* [item, v, i, j] */
static gboolean
read_sides (const Reading *reading, const Place *at, AwrashBranch *branch, GError **error)
{
  AwrashScan *scan = reading->scan;

  return awrash_i_scan_need (scan, '[', error) && read_item (reading, at, 0, &branch->item, error)
         && awrash_i_form_read_sides (scan, branch, error);
}

static gboolean
read_branch (const Reading *reading, const Place *at, gsize n, gsize m, AwrashBranch *branch,
             GError **error)
{
  AwrashScan *scan = reading->scan;

  if (!awrash_i_scan_need (scan, '{', error))
    return FALSE;
  branch->is_ray = awrash_i_scan_take_key (scan, "ray");
  if (branch->is_ray || awrash_i_scan_take_key (scan, "prices"))
    {
      branch->price = awrash_i_new (int64_t, m, error);
      if (branch->price == NULL || !read_prices (reading, at, n, branch->price, error))
        return FALSE;
    }
  /* Parts have no parts of their own. */
  if (at == NULL && awrash_i_scan_take_key (scan, "digits"))
    {
      branch->parting = read_parting (reading, error);
      if (branch->parting == NULL)
        return FALSE;
    }
  if (awrash_i_scan_take_key (scan, "branch") && !read_sides (reading, at, branch, error))
    return FALSE;
  return awrash_i_scan_need (scan, '}', error);
}

static AwrashBranching *
read_tree (const Reading *reading, const Place *at, gsize n, gsize m, GError **error)
{
  g_autoptr (AwrashBranching) tree = awrash_i_branching_new ();

  if (!awrash_i_scan_need_key (reading->scan, "tree", error))
    return NULL;
  for (gboolean more = awrash_i_scan_need (reading->scan, '[', error);;)
    {
      AwrashBranch branch = { .left = -1, .right = -1 };

      if (!more || !awrash_i_scan_next (reading->scan, ']', &more, error))
        return NULL;
      if (!more)
        return g_steal_pointer (&tree);
      more = read_branch (reading, at, n, m, &branch, error);
      awrash_i_branching_add (tree, &branch);
    }
}

/* ── the claim ──────────────────────────────────────────────────────────────────────────────── */

static gboolean
read_least (AwrashScan *scan, const AwrashMixed *mixed, AwrashGeneralClaim *claim, GError **error)
{
  gsize at;
  int64_t whole;
  double value;

  claim->is_empty = !awrash_i_scan_take_key (scan, "least");
  if (claim->is_empty)
    return TRUE;
  at = scan->at;
  if (mixed->is_whole)
    {
      if (!awrash_i_scan_integer (scan, &whole, error))
        return FALSE;
      claim->least = (AwrashLong)whole * ((AwrashLong)1 << mixed->bits);
      return TRUE;
    }
  if (!awrash_i_scan_number (scan, &value, error))
    return FALSE;
  if (!(fabs (ldexp (value, mixed->bits)) < 0x1p119))
    return awrash_i_scan_refuse_at (scan, at, N_ ("a bound of the question"), error);
  claim->least = (AwrashLong)floor (ldexp (value, mixed->bits));
  return TRUE;
}

gboolean
awrash_i_general_claim_read (AwrashScan *scan, const AwrashMixed *mixed, char *const names[],
                             AwrashGeneralClaim *claim, GError **error)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (gsize));
  Reading reading = { scan, mixed, items };

  if (read_least (scan, mixed, claim, error) && read_items (&reading, names, error))
    claim->tree = read_tree (&reading, NULL, mixed->n, mixed->m, error);
  return claim->tree != NULL && awrash_i_scan_need (scan, '}', error);
}
