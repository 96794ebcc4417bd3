/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A problem whose rows, a few aside, fall into blocks that share no column: with the few priced,
 * each block is a problem of its own, and their bounds add up. */

#ifndef AWRASH_ALLOT_MIXED_BLOCKS_PRIVATE_H
#define AWRASH_ALLOT_MIXED_BLOCKS_PRIVATE_H

#include "allot/mixed-private.h"

typedef struct
{
  const AwrashMixed *mixed;
  guint8 *is_link;  /* [m] */
  gsize *of_column; /* [n]: the block */
  gsize *of_row;    /* [m]: the block, G_MAXSIZE for links and rows without columns */
  gsize *place;     /* [n]: of a column in its block */
  gsize *size;      /* [n_blocks]: how many columns */
  gsize n_blocks;
} AwrashBlocks;

/* The blocks of linear costs that are left when the longest rows are taken away, as few as it
 * takes; *blocks is NULL where that leaves no blocks worth the name. */
gboolean awrash_i_blocks_find (const AwrashMixed *mixed, AwrashBlocks **blocks, GError **error);
/* The same with the links given. */
AwrashBlocks *awrash_i_blocks_new (const AwrashMixed *mixed, gsize n_links, const gsize links[],
                                   GError **error);
void awrash_i_blocks_free (AwrashBlocks *blocks);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashBlocks, awrash_i_blocks_free)

/* One block in a box, sealed; costs are in units of 2^-digits, less the links' prices [m]. FALSE
 * where numbers do not fit, too. */
AwrashMixed *awrash_i_blocks_take (const AwrashBlocks *blocks, gsize block, const int64_t box[],
                                   const int64_t price[], int digits, GError **error);
/* What the links add to the blocks' bounds. */
AwrashLong awrash_i_blocks_links (const AwrashBlocks *blocks, const int64_t box[],
                                  const int64_t price[], int digits);

/* Room for a parting of so many links and parts. */
AwrashParting *awrash_i_parting_new (gsize n_links, gsize n_parts, int digits, GError **error);
/* The sum of what is claimed, in 2^-bits, rounded up to what costs can be; price is by row. */
AwrashLong awrash_i_parting_sum (const AwrashParting *parting, const AwrashBlocks *blocks,
                                 const int64_t box[], const int64_t price[]);

#endif
