/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which chunks a folder shall have. Source: none. Invariant: numbers of chunks are those of the
 * whole study. */

#include "simulation/store-private.h"

size_t
awrash_simulation_store_get_first_chunk (const AwrashStore *store)
{
  g_return_val_if_fail (store != NULL, 0);
  return (size_t)store->shard.first_chunk;
}

size_t
awrash_simulation_store_get_n_chunks (const AwrashStore *store)
{
  g_return_val_if_fail (store != NULL, 0);
  return (size_t)store->shard.n_chunks;
}
