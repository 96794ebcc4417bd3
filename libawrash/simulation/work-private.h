/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done for each row of a study. */

#ifndef AWRASH_SIMULATION_WORK_PRIVATE_H
#define AWRASH_SIMULATION_WORK_PRIVATE_H

#include "simulation/ledger-private.h"

/* A room is one thread's own memory; a row's values may depend on nothing but its number. */
typedef struct
{
  gpointer data;
  gpointer (*room_new) (gpointer data, GError **error);
  void (*room_free) (gpointer room);
  gboolean (*run) (gpointer room, guint64 row, double values[], GError **error);
} AwrashIWork;

/* One worker: a room, and the values of a row and of a chunk. */
typedef struct _AwrashIWorker AwrashIWorker;

AwrashIWorker *awrash_i_worker_new (const AwrashILedger *ledger, const AwrashIWork *work,
                                    GError **error);
void awrash_i_worker_free (AwrashIWorker *worker);

/* The rows of a chunk, column after column, in little-endian doubles: the bytes that its files will
 * hold. They are the worker's, until its next chunk. NULL with an error, which names the row. */
const guint8 *awrash_i_worker_chunk (AwrashIWorker *worker, guint64 chunk, gsize *length,
                                     GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashIWorker, awrash_i_worker_free)

#endif
