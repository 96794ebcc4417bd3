/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Shards become the folder that one run would have written. Source: none. Invariant: nothing is
 * written before every shard is known to be there, once, whole and of this study; every chunk is
 * held against its hash on the way. */

#include "simulation/shard-private.h"

#include "base/cancel-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "simulation/store-private.h"

#include <inttypes.h>

/* Missing shards that are named; the rest is counted. */
#define NAMED 10

static gboolean
refuse_missing (gsize n, const char *const owners[], GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  gsize missing = 0;

  for (gsize i = 0; i < n; i++)
    if (owners[i] == NULL && missing++ < NAMED)
      g_string_append_printf (names, "%s%zu/%zu", names->len > 0 ? ", " : "", i + 1, n);
  if (missing == 0)
    return TRUE;
  if (missing > NAMED)
    {
      g_string_append_c (names, ' ');
      g_string_append_printf (names, _ ("and %zu more"), missing - NAMED);
    }
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_FILE, _ ("missing shards: %s"), names->str);
  return FALSE;
}

/* Notes which folder holds which shard. */
static gboolean
claim (const AwrashIShard *shard, gsize n_shards, const char *folder, const char *owners[],
       GError **error)
{
  const char *other;

  if (shard->count != n_shards)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
                   _ ("%s: holds shard %" PRIu64 "/%" PRIu64 ", expected one of %zu"), folder,
                   shard->number, shard->count, n_shards);
      return FALSE;
    }
  other = owners[shard->number - 1];
  owners[shard->number - 1] = folder;
  if (other == NULL)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_DUPLICATE,
               _ ("%s and %s: both hold shard %" PRIu64 "/%" PRIu64), other, folder, shard->number,
               shard->count);
  return FALSE;
}

/* Which folder holds which shard, in the order of the shards. */
static const char **
sort_out (AwrashILedger *ledger, gsize n, const char *const folders[], gsize *n_shards,
          GError **error)
{
  g_autofree const char **owners = NULL;

  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (AwrashStore) store = awrash_i_store_open_whole (ledger, folders[i], error);
      if (store == NULL)
        return NULL;
      if (owners == NULL)
        {
          *n_shards = (gsize)store->shard.count;
          owners = awrash_i_new (const char *, *n_shards, error);
        }
      if (owners == NULL || !claim (&store->shard, *n_shards, folders[i], owners, error))
        return NULL;
    }
  return refuse_missing (*n_shards, owners, error) ? g_steal_pointer (&owners) : NULL;
}

/* One shard at a time, so that the files open at once are few. */
static gboolean
copy (AwrashILedger *ledger, const char *folder, AwrashStore *target, guint8 image[],
      GError **error)
{
  g_autoptr (AwrashStore) store = awrash_i_store_open_whole (ledger, folder, error);
  const AwrashIShard *shard = store != NULL ? &store->shard : NULL;

  for (guint64 i = 0; shard != NULL && i < shard->n_chunks; i++)
    if (awrash_i_is_cancelled (error)
        || !awrash_i_store_read (store, shard->first_chunk + i, image, error)
        || !awrash_i_store_write (target, shard->first_chunk + i, image, error))
      return FALSE;
  return store != NULL;
}

gboolean
awrash_i_shard_merge (AwrashILedger *ledger, gsize n, const char *const folders[],
                      const char *target, GError **error)
{
  gsize n_shards = 0;
  g_autofree const char **owners = NULL;
  g_autoptr (AwrashStore) store = NULL;
  g_autofree guint8 *image = NULL;

  if (n == 0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("no shards to merge, expected their folders"));
      return FALSE;
    }
  owners = sort_out (ledger, n, folders, &n_shards, error);
  if (owners == NULL)
    return FALSE;
  image = awrash_i_new (guint8, ledger->chunk_rows * ledger->n_values * sizeof (double), error);
  store = image != NULL ? awrash_i_store_open (ledger, target, 1, 1, error) : NULL;
  if (store == NULL)
    return FALSE;
  for (gsize i = 0; i < n_shards; i++)
    if (!copy (ledger, owners[i], store, image, error))
      return FALSE;
  return awrash_i_store_settle (store, error);
}
