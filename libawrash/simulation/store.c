/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The folder of a study: columns that NumPy maps, the design, the hash of every chunk, a record.
 * Source: none. Invariant: a chunk counts once its bytes have the hash that stands in chunks.npy,
 * which is written after them; so nothing that a broken run, or a broken disk, left behind counts,
 * and every order of writing ends with the same bytes. */

#include "simulation/store-private.h"

#include "base/cancel-private.h"
#include "base/digest-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "simulation/disk-private.h"
#include "simulation/record-private.h"

#include <inttypes.h>
#include <string.h>

#define SUM_AXES "32"

G_STATIC_ASSERT (AWRASH_DIGEST_BYTES == 32);

/* ── chunks ─────────────────────────────────────────────────────────────────────────────────── */

static guint8 *
sum_of (const AwrashStore *store, guint64 chunk)
{
  return store->sums + (chunk - store->shard.first_chunk) * AWRASH_DIGEST_BYTES;
}

gboolean
awrash_i_store_is_whole (const AwrashStore *store, guint64 chunk)
{
  static const guint8 nought[AWRASH_DIGEST_BYTES];

  return memcmp (sum_of (store, chunk), nought, sizeof nought) != 0;
}

static void
hash (const AwrashStore *store, guint64 chunk, const guint8 image[],
      guint8 sum[AWRASH_DIGEST_BYTES])
{
  AwrashDigest digest;

  awrash_i_digest_start (&digest);
  awrash_i_digest_add (&digest, image,
                       awrash_i_ledger_chunk_rows (store->ledger, chunk) * store->ledger->n_values
                           * sizeof (double));
  awrash_i_digest_end (&digest, sum);
}

/* Reads or writes the rows of a chunk in every column. */
static gboolean
pass (const AwrashStore *store, guint64 chunk, guint8 image[], const guint8 given[], GError **error)
{
  const AwrashILedger *ledger = store->ledger;
  const guint64 row = awrash_i_ledger_chunk_first (ledger, chunk) - store->shard.first_row;
  const gsize n_rows = awrash_i_ledger_chunk_rows (ledger, chunk);
  gsize at = 0;

  for (gsize i = 0; i < ledger->n_columns; i++)
    {
      const gsize size = ledger->columns[i].width * sizeof (double);
      const AwrashIDiskArray *column = &store->columns[i];
      if (given != NULL ? !awrash_i_disk_write (column, given + at, n_rows * size, row * size)
                        : !awrash_i_disk_read (column, image + at, n_rows * size, row * size))
        return awrash_i_disk_refuse (store->folder, ledger->columns[i].name,
                                     given != NULL ? _ ("cannot be written") : _ ("cannot be read"),
                                     error);
      at += n_rows * size;
    }
  return TRUE;
}

gboolean
awrash_i_store_write (AwrashStore *store, guint64 chunk, const guint8 image[], GError **error)
{
  guint8 sum[AWRASH_DIGEST_BYTES];
  const guint64 at = (chunk - store->shard.first_chunk) * AWRASH_DIGEST_BYTES;

  if (awrash_i_store_is_whole (store, chunk))
    return TRUE;
  hash (store, chunk, image, sum);
  if (!pass (store, chunk, NULL, image, error))
    return FALSE;
  if (!awrash_i_disk_write (&store->chunks, sum, sizeof sum, at))
    return awrash_i_disk_refuse (store->folder, AWRASH_DISK_CHUNKS, _ ("cannot be written"), error);
  memcpy (sum_of (store, chunk), sum, sizeof sum);
  g_atomic_int_inc (&store->n_whole);
  return TRUE;
}

gboolean
awrash_i_store_read (AwrashStore *store, guint64 chunk, guint8 image[], GError **error)
{
  guint8 sum[AWRASH_DIGEST_BYTES];

  if (!pass (store, chunk, image, NULL, error))
    return FALSE;
  hash (store, chunk, image, sum);
  if (memcmp (sum, sum_of (store, chunk), sizeof sum) == 0)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_FILE,
               _ ("%s: the rows from %" PRIu64 " on are not as chunks.npy says"), store->folder,
               awrash_i_ledger_chunk_first (store->ledger, chunk));
  return FALSE;
}

gboolean
awrash_i_store_read_rows (AwrashStore *store, gsize column, guint64 first, gsize n, guint64 bits[],
                          GError **error)
{
  const AwrashIColumn *form = &store->ledger->columns[column];
  const gsize size = form->width * sizeof (double);

  return awrash_i_disk_read (&store->columns[column], bits, n * size,
                             (first - store->shard.first_row) * size)
         || awrash_i_disk_refuse (store->folder, form->name, _ ("cannot be read"), error);
}

/* ── opening and closing ────────────────────────────────────────────────────────────────────── */

static gboolean
open_columns (AwrashStore *store, gboolean writes, GError **error)
{
  const AwrashILedger *ledger = store->ledger;

  for (gsize i = 0; i < ledger->n_columns; i++)
    {
      const AwrashIColumn *form = &ledger->columns[i];
      g_autofree char *name = g_strconcat (form->name, ".npy", NULL);
      if (!awrash_i_disk_open (store->folder, name, "<f8", store->shard.n_rows, form->axes,
                               form->width * sizeof (double), writes, &store->columns[i], error))
        return FALSE;
    }
  return awrash_i_disk_open (store->folder, AWRASH_DISK_CHUNKS, "|u1", store->shard.n_chunks,
                             SUM_AXES, AWRASH_DIGEST_BYTES, writes, &store->chunks, error);
}

/* Reads which chunks are there, and forgets those that are not as they should be. */
static gboolean
take_stock (AwrashStore *store, gboolean checks, GError **error)
{
  const AwrashILedger *ledger = store->ledger;
  const gsize n = (gsize)store->shard.n_chunks;
  g_autofree guint8 *image = NULL;

  store->sums = awrash_i_new (guint8, n * AWRASH_DIGEST_BYTES, error);
  if (store->sums == NULL)
    return FALSE;
  if (!awrash_i_disk_read (&store->chunks, store->sums, n * AWRASH_DIGEST_BYTES, 0))
    return awrash_i_disk_refuse (store->folder, AWRASH_DISK_CHUNKS, _ ("cannot be read"), error);
  image = awrash_i_new (guint8, ledger->chunk_rows * ledger->n_values * sizeof (double), error);
  if (image == NULL)
    return FALSE;
  for (guint64 i = 0; i < n; i++)
    {
      const guint64 chunk = store->shard.first_chunk + i;
      if (awrash_i_is_cancelled (error))
        return FALSE;
      if (!awrash_i_store_is_whole (store, chunk))
        continue;
      if (checks && !awrash_i_store_read (store, chunk, image, NULL))
        memset (sum_of (store, chunk), 0, AWRASH_DIGEST_BYTES);
      else
        store->n_whole++;
    }
  return TRUE;
}

static AwrashStore *
store_new (AwrashILedger *ledger, const char *folder, GError **error)
{
  AwrashIDiskArray *columns = awrash_i_new (AwrashIDiskArray, ledger->n_columns, error);
  AwrashStore *store = columns != NULL ? g_new0 (AwrashStore, 1) : NULL;

  if (store == NULL)
    return NULL;
  store->ledger = awrash_i_ledger_ref (ledger);
  store->folder = g_strdup (folder);
  store->chunks.file = -1;
  store->columns = columns;
  for (gsize i = 0; i < ledger->n_columns; i++)
    store->columns[i].file = -1;
  return store;
}

void
awrash_simulation_store_free (AwrashStore *store)
{
  if (store == NULL)
    return;
  for (gsize i = 0; i < store->ledger->n_columns; i++)
    awrash_i_disk_close (&store->columns[i]);
  awrash_i_disk_close (&store->chunks);
  g_free (store->columns);
  g_free (store->sums);
  g_free (store->folder);
  awrash_i_ledger_unref (store->ledger);
  g_free (store);
}

/* The record comes first, since it says whose the files are: this study's and this shard's. */
static gboolean
settle_owner (AwrashStore *store, GError **error)
{
  g_autofree char *text = NULL;
  AwrashIShard found;
  gboolean is_whole;

  if (!awrash_i_disk_read_record (store->folder, &text, error))
    return FALSE;
  if (text == NULL)
    return awrash_i_store_settle (store, error);
  if (!awrash_i_record_read (store->ledger, store->folder, text, &found, &is_whole, error))
    return FALSE;
  if (found.number == store->shard.number && found.count == store->shard.count)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
               _ ("%s: holds shard %" PRIu64 "/%" PRIu64 ", expected shard %" PRIu64 "/%" PRIu64),
               store->folder, found.number, found.count, store->shard.number, store->shard.count);
  return FALSE;
}

AwrashStore *
awrash_i_store_open (AwrashILedger *ledger, const char *folder, guint64 number, guint64 count,
                     GError **error)
{
  g_autoptr (AwrashStore) store = store_new (ledger, folder, error);

  if (store == NULL || !awrash_i_shard_find (ledger, number, count, &store->shard, error)
      || !awrash_i_disk_prepare (folder, error)
      || !awrash_i_disk_lock (folder, &store->chunks, error) || !settle_owner (store, error))
    return NULL;
  awrash_i_disk_sweep (folder);
  if (!open_columns (store, TRUE, error) || !take_stock (store, TRUE, error)
      || !awrash_i_store_settle (store, error))
    return NULL;
  return g_steal_pointer (&store);
}

AwrashStore *
awrash_i_store_open_whole (AwrashILedger *ledger, const char *folder, GError **error)
{
  g_autoptr (AwrashStore) store = store_new (ledger, folder, error);
  g_autofree char *text = NULL;
  gboolean is_whole = FALSE;

  if (store == NULL || !awrash_i_disk_read_record (folder, &text, error))
    return NULL;
  if (text == NULL)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_FILE,
                   _ ("%s: has no study.json, expected the folder of a study"), folder);
      return NULL;
    }
  if (!awrash_i_record_read (ledger, folder, text, &store->shard, &is_whole, error)
      || !open_columns (store, FALSE, error) || !take_stock (store, FALSE, error))
    return NULL;
  if (is_whole && (guint64)store->n_whole == store->shard.n_chunks)
    return g_steal_pointer (&store);
  g_set_error (
      error, AWRASH_ERROR, AWRASH_ERROR_FILE,
      _ ("%s: shard %" PRIu64 "/%" PRIu64 " is not whole: %d of %" PRIu64 " chunks, expected all"),
      folder, store->shard.number, store->shard.count, store->n_whole, store->shard.n_chunks);
  return NULL;
}

/* ── for everyone ───────────────────────────────────────────────────────────────────────────── */

size_t
awrash_simulation_store_get_n_whole (const AwrashStore *store)
{
  g_return_val_if_fail (store != NULL, 0);
  return (size_t)__atomic_load_n (&store->n_whole, __ATOMIC_SEQ_CST); /* GLib's takes no const */
}

static gboolean
is_ours (const AwrashStore *store, guint64 chunk)
{
  return chunk >= store->shard.first_chunk
         && chunk - store->shard.first_chunk < store->shard.n_chunks;
}

gboolean
awrash_simulation_store_has_chunk (const AwrashStore *store, size_t chunk)
{
  g_return_val_if_fail (store != NULL, FALSE);
  return is_ours (store, chunk) && awrash_i_store_is_whole (store, chunk);
}

gboolean
awrash_simulation_store_put (AwrashStore *store, size_t chunk, size_t n, const double values[],
                             GError **error)
{
  gsize expected;

  g_return_val_if_fail (store != NULL && (n == 0 || values != NULL), FALSE);
  if (!is_ours (store, chunk))
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("chunk is %zu, expected one of the %" PRIu64 " from %" PRIu64 " on"), chunk,
                   store->shard.n_chunks, store->shard.first_chunk);
      return FALSE;
    }
  expected = awrash_i_ledger_chunk_rows (store->ledger, chunk) * store->ledger->n_values;
  if (n != expected)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("chunk %zu has %zu values, expected %zu"), chunk, n, expected);
      return FALSE;
    }
  return awrash_i_store_write (store, chunk, (const guint8 *)values, error)
         && ((guint64)awrash_simulation_store_get_n_whole (store) < store->shard.n_chunks
             || awrash_i_store_settle (store, error));
}
