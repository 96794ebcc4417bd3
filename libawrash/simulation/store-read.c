/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Columns read back, some rows at a time. Source: none. Invariant: nothing is told of a row whose
 * chunk is not there. */

#include "simulation/store-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <inttypes.h>
#include <string.h>

/* Values that are read at once. */
#define BLOCK 65536

static gboolean
check_rows (const AwrashStore *store, const AwrashILedger *ledger, int64_t first, size_t n,
            GError **error)
{
  const AwrashIShard *shard = &store->shard;

  if (first >= 0 && (guint64)first >= shard->first_row && n <= shard->n_rows
      && (guint64)first - shard->first_row <= shard->n_rows - n)
    {
      const guint64 last = ((guint64)first + n + ledger->chunk_rows - 1) / ledger->chunk_rows;
      guint64 chunk = (guint64)first / ledger->chunk_rows;
      while (chunk < last && awrash_i_store_is_whole (store, chunk))
        chunk++;
      if (n == 0 || chunk >= last)
        return TRUE;
    }
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("rows %" PRId64 " to %" PRId64 " are asked for, expected such as are there"),
               first, first + (int64_t)n - 1);
  return FALSE;
}

gboolean
awrash_simulation_store_read (AwrashStore *store, size_t column, size_t place, int64_t first,
                              size_t n, double values[], GError **error)
{
  const AwrashILedger *ledger;
  g_autofree guint64 *block = NULL;
  g_autofree double *found = NULL;
  gsize width, most;

  g_return_val_if_fail (store != NULL && (n == 0 || values != NULL), FALSE);
  ledger = store->ledger;
  g_return_val_if_fail (column < ledger->n_columns && place < ledger->columns[column].width, FALSE);
  if (!check_rows (store, ledger, first, n, error))
    return FALSE;
  width = ledger->columns[column].width;
  most = MAX (BLOCK / width, 1);
  block = awrash_i_new (guint64, most * width, error);
  found = block != NULL ? awrash_i_new (double, n, error) : NULL;
  if (found == NULL)
    return FALSE;
  for (gsize at = 0; at < n; at += most)
    {
      const gsize rows = MIN (most, n - at);
      if (!awrash_i_store_read_rows (store, column, (guint64)first + at, rows, block, error))
        return FALSE;
      for (gsize i = 0; i < rows; i++)
        {
          const guint64 bits = GUINT64_FROM_LE (block[i * width + place]);
          memcpy (&found[at + i], &bits, sizeof bits);
        }
    }
  if (n > 0)
    memcpy (values, found, n * sizeof *values);
  return TRUE;
}
