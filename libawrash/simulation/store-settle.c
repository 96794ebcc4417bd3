/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a folder comes to be whole: its design written, everything on the disk, then the record,
 * which alone says so. Source: none. Invariant: a folder that is whole is left as it is. */

#include "simulation/store-private.h"

#include "base/cancel-private.h"
#include "base/digest-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "simulation/record-private.h"

#include <string.h>

#define DESIGN "design.npy"
/* Scenarios that are in memory at once. */
#define BLOCK 1024

static gboolean
open_design (const AwrashStore *store, gboolean writes, AwrashIDiskArray *design, GError **error)
{
  const gsize n = store->ledger->n_parameters;
  g_autofree char *axes = g_strdup_printf ("%zu", n);

  *design = (AwrashIDiskArray){ -1, 0 };
  return awrash_i_disk_open (store->folder, DESIGN, "<f8", store->shard.n_points, axes,
                             n * sizeof (double), writes, design, error);
}

/* The scenarios of the shard's rows, written or, for a folder that has them, read; their hash. */
static char *
pass_design (const AwrashStore *store, const AwrashIDiskArray *design, gboolean writes,
             GError **error)
{
  const AwrashILedger *ledger = store->ledger;
  const gsize size = ledger->n_parameters * sizeof (double);
  g_autofree double *values = awrash_i_new (double, BLOCK * ledger->n_parameters, error);
  AwrashDigest digest;

  if (values == NULL)
    return NULL;
  awrash_i_digest_start (&digest);
  for (gsize at = 0; at < store->shard.n_points; at += BLOCK)
    {
      const gsize n = MIN (BLOCK, store->shard.n_points - at);
      gboolean done;
      if (awrash_i_is_cancelled (error))
        return NULL;
      if (writes)
        {
          if (!ledger->scenarios (ledger->data, store->shard.first_point + at, n, values, error))
            return NULL;
          awrash_i_disk_order (values, n * ledger->n_parameters);
          done = awrash_i_disk_write (design, values, n * size, at * size);
        }
      else
        done = awrash_i_disk_read (design, values, n * size, at * size);
      if (!done)
        {
          awrash_i_disk_refuse (store->folder, DESIGN,
                                writes ? _ ("cannot be written") : _ ("cannot be read"), error);
          return NULL;
        }
      awrash_i_digest_add (&digest, values, n * size);
    }
  return awrash_i_digest_end_text (&digest);
}

/* The record that a whole folder should have, by the design that it has; NULL if it has none. */
static char *
expect_whole (const AwrashStore *store, const char *chunks)
{
  AwrashIDiskArray design;
  g_autofree char *sum = open_design (store, FALSE, &design, NULL)
                             ? pass_design (store, &design, FALSE, NULL)
                             : NULL;

  awrash_i_disk_close (&design);
  return sum != NULL ? awrash_i_record_text (store->ledger, &store->shard, chunks, sum) : NULL;
}

static gboolean
flush (const AwrashStore *store, const AwrashIDiskArray *design, GError **error)
{
  gboolean done = awrash_i_disk_flush (&store->chunks) && awrash_i_disk_flush (design);

  for (gsize i = 0; i < store->ledger->n_columns; i++)
    done = awrash_i_disk_flush (&store->columns[i]) && done;
  return done
         || awrash_i_disk_refuse (store->folder, AWRASH_DISK_CHUNKS, _ ("cannot be flushed"),
                                  error);
}

static char *
make_whole (const AwrashStore *store, const char *chunks, GError **error)
{
  AwrashIDiskArray design;
  g_autofree char *sum = open_design (store, TRUE, &design, error)
                             ? pass_design (store, &design, TRUE, error)
                             : NULL;
  const gboolean done = sum != NULL && flush (store, &design, error);

  awrash_i_disk_close (&design);
  return done ? awrash_i_record_text (store->ledger, &store->shard, chunks, sum) : NULL;
}

gboolean
awrash_i_store_settle (AwrashStore *store, GError **error)
{
  const gboolean is_whole = (guint64)store->n_whole == store->shard.n_chunks && store->sums != NULL;
  g_autofree char *chunks = NULL, *found = NULL, *text = NULL;

  if (!awrash_i_disk_read_record (store->folder, &found, error))
    return FALSE;
  if (!is_whole)
    text = awrash_i_record_text (store->ledger, &store->shard, NULL, NULL);
  else
    {
      chunks = awrash_i_digest_text ((const char *)store->sums,
                                     (gsize)store->shard.n_chunks * AWRASH_DIGEST_BYTES);
      text = expect_whole (store, chunks);
      if (g_strcmp0 (found, text) != 0)
        {
          g_free (text);
          text = make_whole (store, chunks, error);
        }
    }
  if (text == NULL)
    return FALSE;
  return g_strcmp0 (found, text) == 0 || awrash_i_disk_write_record (store->folder, text, error);
}
