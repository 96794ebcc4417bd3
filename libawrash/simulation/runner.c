/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The missing chunks of a folder, made by several threads. Source: none. Invariant: a chunk is
 * taken by one thread and written whole or not at all; between steps no thread is at work, so that
 * stopping is not to step. */

#include "simulation/runner-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/threads-private.h"

struct _AwrashRunner
{
  AwrashStore *store;
  gsize n_threads;
  AwrashIWorker **workers;
  GError **errors; /* one a thread */
  GMutex mutex;    /* guards what follows */
  guint64 next;    /* the first chunk that nobody has taken */
  gsize left;      /* of this step */
};

void
awrash_simulation_runner_free (AwrashRunner *runner)
{
  if (runner == NULL)
    return;
  for (gsize i = 0; i < runner->n_threads; i++)
    {
      awrash_i_worker_free (runner->workers[i]);
      g_clear_error (&runner->errors[i]);
    }
  g_mutex_clear (&runner->mutex);
  g_free (runner->workers);
  g_free (runner->errors);
  g_free (runner);
}

AwrashRunner *
awrash_i_runner_new (const AwrashILedger *ledger, const AwrashIWork *work, AwrashStore *store,
                     gsize n_threads, GError **error)
{
  g_autoptr (AwrashRunner) runner = NULL;

  if (!awrash_i_threads_check (n_threads, error))
    return NULL;
  runner = g_new0 (AwrashRunner, 1);
  g_mutex_init (&runner->mutex);
  runner->store = store;
  runner->n_threads = n_threads;
  runner->workers = g_new0 (AwrashIWorker *, n_threads);
  runner->errors = g_new0 (GError *, n_threads);
  runner->next = store->shard.first_chunk;
  for (gsize i = 0; i < n_threads; i++)
    {
      runner->workers[i] = awrash_i_worker_new (ledger, work, error);
      if (runner->workers[i] == NULL)
        return NULL;
    }
  return g_steal_pointer (&runner);
}

static gboolean
take (AwrashRunner *runner, guint64 *chunk)
{
  const AwrashIShard *shard = &runner->store->shard;
  const guint64 end = shard->first_chunk + shard->n_chunks;
  gboolean is_taken;

  g_mutex_lock (&runner->mutex);
  while (runner->next < end && awrash_i_store_is_whole (runner->store, runner->next))
    runner->next++;
  is_taken = runner->left > 0 && runner->next < end;
  if (is_taken)
    {
      *chunk = runner->next++;
      runner->left--;
    }
  g_mutex_unlock (&runner->mutex);
  return is_taken;
}

/* After a failure nobody takes another chunk. */
static void
stop (AwrashRunner *runner)
{
  g_mutex_lock (&runner->mutex);
  runner->left = 0;
  g_mutex_unlock (&runner->mutex);
}

static void
run_part (gsize part, gpointer data)
{
  AwrashRunner *runner = data;
  guint64 chunk = 0;

  while (take (runner, &chunk))
    {
      gsize length;
      const guint8 *image
          = awrash_i_worker_chunk (runner->workers[part], chunk, &length, &runner->errors[part]);
      if (image == NULL
          || !awrash_i_store_write (runner->store, chunk, image, &runner->errors[part]))
        {
          stop (runner);
          return;
        }
    }
}

gboolean
awrash_simulation_runner_step (AwrashRunner *runner, size_t n_chunks, gboolean *done,
                               GError **error)
{
  guint64 n_whole;

  g_return_val_if_fail (runner != NULL && done != NULL, FALSE);
  runner->left = n_chunks;
  awrash_i_threads_run (runner->n_threads, run_part, runner);
  for (gsize i = 0; i < runner->n_threads; i++)
    if (runner->errors[i] != NULL)
      {
        g_propagate_error (error, g_steal_pointer (&runner->errors[i]));
        return FALSE;
      }
  n_whole = (guint64)awrash_simulation_store_get_n_whole (runner->store);
  if (n_whole == runner->store->shard.n_chunks && !awrash_i_store_settle (runner->store, error))
    return FALSE;
  *done = n_whole == runner->store->shard.n_chunks;
  return TRUE;
}
