/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The folder of a study, or of one shard of it. */

#ifndef AWRASH_SIMULATION_STORE_PRIVATE_H
#define AWRASH_SIMULATION_STORE_PRIVATE_H

#include "simulation/disk-private.h"
#include "simulation/ledger-private.h"

struct _AwrashStore
{
  AwrashILedger *ledger;
  AwrashIShard shard;
  char *folder;
  AwrashIDiskArray *columns;
  AwrashIDiskArray chunks;
  guint8 *sums; /* [shard.n_chunks × AWRASH_DIGEST_BYTES], nought where a chunk is missing */
  gint n_whole; /* at most 2^22 */
};

/* Opens a folder to write chunks into: made where it is missing, gone on with where it is of this
 * study and shard. Chunks that are not as their hash says count as missing. */
AwrashStore *awrash_i_store_open (AwrashILedger *ledger, const char *folder, guint64 number,
                                  guint64 count, GError **error);
/* Opens a whole one to be read alone; its shard is what its record says. */
AwrashStore *awrash_i_store_open_whole (AwrashILedger *ledger, const char *folder, GError **error);

/* Chunks are numbered over the whole study. Several threads may write at once, each chunk once. */
gboolean awrash_i_store_is_whole (const AwrashStore *store, guint64 chunk);
gboolean awrash_i_store_write (AwrashStore *store, guint64 chunk, const guint8 image[],
                               GError **error);
/* FALSE where a chunk is not as its hash says, with an error. */
gboolean awrash_i_store_read (AwrashStore *store, guint64 chunk, guint8 image[], GError **error);

/* Rows of one column as its file has them, unchecked. */
gboolean awrash_i_store_read_rows (AwrashStore *store, gsize column, guint64 first, gsize n,
                                   guint64 bits[], GError **error);

/* The record renewed; where every chunk is whole, once the design is written and everything is on
 * the disk. */
gboolean awrash_i_store_settle (AwrashStore *store, GError **error);

#endif
