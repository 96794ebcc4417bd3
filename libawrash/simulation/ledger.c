/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The books of a study: which row is which run, which rows make a chunk, which chunks a shard.
 * Source: none. Invariant: all of it follows from the numbers of runs and of values alone, so that
 * threads, processes, shards and interruptions meet the same chunks. */

#include "simulation/ledger-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <inttypes.h>

/* A chunk is what is written, checked and, after an interruption, lost at once: enough rows for its
 * own costs to vanish, few enough for a small study to keep many threads busy. */
#define MOST_ROWS 1024
#define MOST_BYTES ((gsize)4 << 20)
#define FEW_CHUNKS 256
/* 32 bytes each are held in memory. */
#define MOST_CHUNKS ((guint64)1 << 22)
#define MOST_SHARDS 1000000

AwrashILedger *
awrash_i_ledger_new (guint64 n_rows, gsize n_columns, GError **error)
{
  AwrashIColumn *columns = awrash_i_new (AwrashIColumn, n_columns, error);
  AwrashILedger *ledger = columns != NULL ? g_atomic_rc_box_new0 (AwrashILedger) : NULL;

  if (ledger == NULL)
    return NULL;
  ledger->n_rows = n_rows;
  ledger->n_columns = n_columns;
  ledger->columns = columns;
  return ledger;
}

AwrashILedger *
awrash_i_ledger_ref (AwrashILedger *ledger)
{
  return g_atomic_rc_box_acquire (ledger);
}

static void
clear (gpointer data)
{
  AwrashILedger *ledger = data;

  for (gsize i = 0; i < ledger->n_columns; i++)
    {
      g_free (ledger->columns[i].name);
      g_free (ledger->columns[i].axes);
    }
  g_free (ledger->columns);
  g_free (ledger->definition);
}

void
awrash_i_ledger_unref (AwrashILedger *ledger)
{
  if (ledger != NULL)
    g_atomic_rc_box_release_full (ledger, clear);
}

void
awrash_i_ledger_set_column (AwrashILedger *ledger, gsize column, const char *name, gsize n_axes,
                            const gsize axes[])
{
  GString *text = g_string_new (NULL);
  gsize width = 1;

  for (gsize i = 0; i < n_axes; i++)
    if (axes[i] > 0)
      {
        g_string_append_printf (text, "%s%zu", text->len > 0 ? ", " : "", axes[i]);
        width *= axes[i];
      }
  ledger->columns[column] = (AwrashIColumn){ g_strdup (name), g_string_free (text, FALSE), width };
  ledger->n_values += width;
}

gboolean
awrash_i_ledger_part (AwrashILedger *ledger, GError **error)
{
  const guint64 fair = (ledger->n_rows + FEW_CHUNKS - 1) / FEW_CHUNKS;
  const gsize bytes = MAX (ledger->n_values, 1) * sizeof (double);
  const gsize most = CLAMP (MOST_BYTES / bytes, 1, MOST_ROWS);

  ledger->chunk_rows = (gsize)CLAMP (fair, 1, most);
  ledger->n_chunks = (ledger->n_rows + ledger->chunk_rows - 1) / ledger->chunk_rows;
  if (ledger->n_chunks <= MOST_CHUNKS)
    return TRUE;
  g_set_error (
      error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
      _ ("a study of %" PRIu64 " runs, expected at most %" PRIu64 " with %zu values a run"),
      ledger->n_rows, MOST_CHUNKS * ledger->chunk_rows, ledger->n_values);
  return FALSE;
}

guint64
awrash_i_ledger_chunk_first (const AwrashILedger *ledger, guint64 chunk)
{
  return MIN (chunk * ledger->chunk_rows, ledger->n_rows);
}

gsize
awrash_i_ledger_chunk_rows (const AwrashILedger *ledger, guint64 chunk)
{
  return (gsize)(awrash_i_ledger_chunk_first (ledger, chunk + 1)
                 - awrash_i_ledger_chunk_first (ledger, chunk));
}

gboolean
awrash_i_shard_find (const AwrashILedger *ledger, guint64 number, guint64 count,
                     AwrashIShard *shard, GError **error)
{
  guint64 last;

  if (number == 0 || number > count || count > MOST_SHARDS)
    {
      g_set_error (
          error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
          _ ("shard %" PRIu64 "/%" PRIu64 ", expected one from 1/N to N/N, N from 1 to %d"), number,
          count, MOST_SHARDS);
      return FALSE;
    }
  /* n_chunks ≤ 2^22 and count ≤ 10^6, so products fit */
  *shard = (AwrashIShard){ .number = number, .count = count };
  shard->first_chunk = ledger->n_chunks * (number - 1) / count;
  last = ledger->n_chunks * number / count;
  shard->n_chunks = last - shard->first_chunk;
  shard->first_row = awrash_i_ledger_chunk_first (ledger, shard->first_chunk);
  shard->n_rows = awrash_i_ledger_chunk_first (ledger, last) - shard->first_row;
  if (shard->n_rows > 0)
    {
      const guint64 each = ledger->n_rows / ledger->n_points;
      shard->first_point = (gsize)(shard->first_row / each);
      shard->n_points
          = (gsize)((shard->first_row + shard->n_rows - 1) / each) + 1 - shard->first_point;
    }
  return TRUE;
}
