/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A study at work: one chunk for whoever asks, or threads over a folder. Source: none. Invariant:
 * both make the same bytes. */

#include "base/i18n-private.h"
#include "simulation/runner-private.h"
#include "simulation/study-private.h"

#include <inttypes.h>
#include <string.h>

gboolean
awrash_simulation_study_run_chunk (const AwrashStudy *study, size_t chunk, size_t n,
                                   double values[], GError **error)
{
  g_autoptr (AwrashIWorker) worker = NULL;
  AwrashIWork work;
  const guint8 *image;
  gsize length = 0;

  g_return_val_if_fail (study != NULL && values != NULL, FALSE);
  if (chunk >= study->ledger->n_chunks)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("chunk is %zu, expected one of the %" PRIu64 " from %" PRIu64 " on"), chunk,
                   study->ledger->n_chunks, (guint64)0);
      return FALSE;
    }
  g_return_val_if_fail (n == awrash_simulation_study_get_chunk_length (study, chunk), FALSE);
  work = awrash_i_study_get_work (study);
  worker = awrash_i_worker_new (study->ledger, &work, error);
  image = worker != NULL ? awrash_i_worker_chunk (worker, chunk, &length, error) : NULL;
  if (image == NULL)
    return FALSE;
  memcpy (values, image, length);
  return TRUE;
}

AwrashRunner *
awrash_simulation_study_run (const AwrashStudy *study, AwrashStore *store, size_t n_threads,
                             GError **error)
{
  AwrashIWork work;

  g_return_val_if_fail (study != NULL && store != NULL, NULL);
  g_return_val_if_fail (store->ledger == study->ledger, NULL);
  work = awrash_i_study_get_work (study);
  return awrash_i_runner_new (study->ledger, &work, store, n_threads, error);
}
