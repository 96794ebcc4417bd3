/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Plans of blocks, of which one each is chosen so that the links hold at the least cost. */

#ifndef AWRASH_ALLOT_MIXED_POOL_PRIVATE_H
#define AWRASH_ALLOT_MIXED_POOL_PRIVATE_H

#include "allot/mixed-blocks-private.h"

typedef struct
{
  const AwrashBlocks *blocks;
  gsize n_links;
  gsize *links;    /* rows */
  GArray *entries; /* of AwrashPoolEntry */
  gsize *chosen;   /* [n_blocks]: entry + 1 */
  double *weight;  /* [n_links]: room for a choice */
  int64_t *sum;    /* [n_links] */
} AwrashMixedPool;

gboolean awrash_i_pool_open (AwrashMixedPool *pool, const AwrashBlocks *blocks, GError **error);
void awrash_i_pool_close (AwrashMixedPool *pool);
/* A plan of one block. */
gboolean awrash_i_pool_add (AwrashMixedPool *pool, gsize block, const int64_t x[], GError **error);
/* A good choice into x[n]; worth[m] are the links' prices. */
void awrash_i_pool_choose (AwrashMixedPool *pool, const double worth[], int64_t x[]);

#endif
