/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A bound made of the bounds of blocks, each proved by a tree of its own.
 * Source: Geoffrion (1974). Invariant: what is proved here needs the links' prices, the blocks'
 * trees and nothing else. */

#include "allot/mixed-blocks-private.h"

#include "base/memory-private.h"

#include <math.h>
#include <string.h>

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

AwrashParting *
awrash_i_parting_new (gsize n_links, gsize n_parts, int digits, GError **error)
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
AwrashLong
awrash_i_parting_sum (const AwrashParting *parting, const AwrashBlocks *blocks, const int64_t box[],
                      const int64_t price[])
{
  const AwrashMixed *mixed = blocks->mixed;
  AwrashLong sum = 0, grain = (AwrashLong)mixed->grain << mixed->bits;

  for (gsize b = 0; b < parting->n_parts; b++)
    sum += (AwrashLong)parting->least[b] * ((AwrashLong)1 << (mixed->bits - parting->digits));
  sum += awrash_i_blocks_links (blocks, box, price, parting->digits);
  if (sum % grain != 0)
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

  if (!mixed->is_linear || parting->digits < 0 || parting->digits > mixed->bits)
    return FALSE;
  for (gsize k = 0; k < parting->n_links; k++)
    if (parting->links[k] >= mixed->m || ABS (parting->price[k]) > G_GINT64_CONSTANT (1) << 60)
      return FALSE;
  for (gsize b = 0; b < parting->n_parts; b++)
    sum += fabs ((double)parting->least[b]);
  for (gsize k = 0; k < parting->n_links; k++)
    sum += fabs ((double)parting->price[k])
           * awrash_i_mixed_reach (mixed->lower[mixed->n + parting->links[k]],
                                   mixed->upper[mixed->n + parting->links[k]]);
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
  if (blocks->n_blocks != parting->n_parts
      || awrash_i_parting_sum (parting, blocks, box, price) < least)
    return TRUE;
  if (kept != NULL)
    {
      *kept = awrash_i_parting_new (parting->n_links, parting->n_parts, parting->digits, error);
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
