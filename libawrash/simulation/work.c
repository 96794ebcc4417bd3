/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The runs of a chunk, put where their files will have them. Source: none. Invariant: the bytes
 * depend on the chunk alone, not on who makes it, when, or on which machine. */

#include "simulation/work-private.h"

#include "base/memory-private.h"

#include <string.h>

struct _AwrashIWorker
{
  const AwrashILedger *ledger;
  AwrashIWork work;
  gpointer room;
  double *values; /* of one row */
  guint64 *image; /* of one chunk */
};

AwrashIWorker *
awrash_i_worker_new (const AwrashILedger *ledger, const AwrashIWork *work, GError **error)
{
  g_autoptr (AwrashIWorker) worker = g_new0 (AwrashIWorker, 1);

  worker->ledger = ledger;
  worker->work = *work;
  worker->values = awrash_i_new (double, ledger->n_values, error);
  if (worker->values == NULL)
    return NULL;
  worker->image = awrash_i_new (guint64, ledger->chunk_rows * ledger->n_values, error);
  if (worker->image == NULL)
    return NULL;
  worker->room = work->room_new (work->data, error);
  return worker->room != NULL ? g_steal_pointer (&worker) : NULL;
}

void
awrash_i_worker_free (AwrashIWorker *worker)
{
  if (worker == NULL)
    return;
  if (worker->room != NULL)
    worker->work.room_free (worker->room);
  g_free (worker->values);
  g_free (worker->image);
  g_free (worker);
}

/* Every not-a-number alike, whatever sign and payload an instruction gives it. */
static guint64
bits_of (double value)
{
  guint64 bits;

  if (value != value)
    return GUINT64_TO_LE (G_GUINT64_CONSTANT (0x7FF8000000000000));
  memcpy (&bits, &value, sizeof bits);
  return GUINT64_TO_LE (bits);
}

static void
place_row (AwrashIWorker *worker, gsize row, gsize n_rows)
{
  const AwrashILedger *ledger = worker->ledger;
  const double *value = worker->values;
  guint64 *block = worker->image;

  for (gsize c = 0; c < ledger->n_columns; c++)
    {
      const gsize width = ledger->columns[c].width;
      for (gsize k = 0; k < width; k++)
        block[row * width + k] = bits_of (*value++);
      block += n_rows * width;
    }
}

const guint8 *
awrash_i_worker_chunk (AwrashIWorker *worker, guint64 chunk, gsize *length, GError **error)
{
  const guint64 first = awrash_i_ledger_chunk_first (worker->ledger, chunk);
  const gsize n_rows = awrash_i_ledger_chunk_rows (worker->ledger, chunk);

  for (gsize i = 0; i < n_rows; i++)
    {
      if (!worker->work.run (worker->room, first + i, worker->values, error))
        return NULL;
      place_row (worker, i, n_rows);
    }
  *length = n_rows * worker->ledger->n_values * sizeof (guint64);
  return (const guint8 *)worker->image;
}
