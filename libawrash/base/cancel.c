/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An end for a call before its end, asked for by another thread.
 * Source: the current locale of a thread in POSIX (uselocale), for what a call is given without a
 * parameter. Invariant: what is asked stays asked; the calls of a thread see the cancel that this
 * thread uses, and no other. */

#include "base/cancel-private.h"

#include "base/i18n-private.h"

#include <stdatomic.h>

struct _AwrashCancel
{
  gatomicrefcount references;
  atomic_bool is_asked;
};

/* Each thread's own, so that no call is met by another's. */
static _Thread_local const AwrashCancel *in_use;

AwrashCancel *
awrash_base_cancel_new (void)
{
  AwrashCancel *cancel = g_new0 (AwrashCancel, 1);

  g_atomic_ref_count_init (&cancel->references);
  return cancel;
}

AwrashCancel *
awrash_base_cancel_ref (AwrashCancel *cancel)
{
  g_return_val_if_fail (cancel != NULL, NULL);
  g_atomic_ref_count_inc (&cancel->references);
  return cancel;
}

void
awrash_base_cancel_unref (AwrashCancel *cancel)
{
  if (cancel != NULL && g_atomic_ref_count_dec (&cancel->references))
    g_free (cancel);
}

void
awrash_base_cancel_ask (AwrashCancel *cancel)
{
  g_return_if_fail (cancel != NULL);
  atomic_store (&cancel->is_asked, TRUE);
}

gboolean
awrash_base_cancel_is_asked (const AwrashCancel *cancel)
{
  g_return_val_if_fail (cancel != NULL, FALSE);
  return atomic_load (&cancel->is_asked);
}

const AwrashCancel *
awrash_base_cancel_use (const AwrashCancel *cancel)
{
  const AwrashCancel *former = in_use;

  in_use = cancel;
  return former;
}

const AwrashCancel *
awrash_i_cancel_get (void)
{
  return in_use;
}

gboolean
awrash_i_is_cancelled (GError **error)
{
  if (in_use == NULL || !awrash_base_cancel_is_asked (in_use))
    return FALSE;
  /* what is on its way back may ask again: it told already */
  if (error != NULL && *error == NULL)
    g_set_error_literal (error, AWRASH_ERROR, AWRASH_ERROR_CANCELLED,
                         _ ("the call was cancelled before its end"));
  return TRUE;
}
