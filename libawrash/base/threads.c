/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Fork and join. Source: GThread. Invariant: no thread outlives the call, all follow its cancel,
 * and what is computed does not depend on how many there were. */

#include "base/threads-private.h"

#include "base/cancel-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"

#define MOST 1024

typedef struct
{
  void (*work) (gsize part, gpointer data);
  gsize part;
  gpointer data;
  const AwrashCancel *cancel;
  GThread *thread;
} Part;

static gpointer
do_part (gpointer data)
{
  const Part *part = data;

  awrash_base_cancel_use (part->cancel);
  part->work (part->part, part->data);
  return NULL;
}

gboolean
awrash_i_threads_check (gsize n_threads, GError **error)
{
  if (n_threads > 0 && n_threads <= MOST)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("n_threads is %zu, expected a number from 1 to %d"), n_threads, MOST);
  return FALSE;
}

void
awrash_i_threads_run (gsize n_parts, void (*work) (gsize part, gpointer data), gpointer data)
{
  g_autofree Part *parts = n_parts > 1 ? awrash_i_new (Part, n_parts, NULL) : NULL;

  for (gsize i = 1; parts != NULL && i < n_parts; i++)
    {
      parts[i] = (Part){ work, i, data, awrash_i_cancel_get (), NULL };
      parts[i].thread = g_thread_try_new ("awrash", do_part, &parts[i], NULL);
    }
  work (0, data);
  for (gsize i = 1; i < n_parts; i++)
    {
      if (parts != NULL && parts[i].thread != NULL)
        g_thread_join (parts[i].thread);
      else
        work (i, data);
    }
}
