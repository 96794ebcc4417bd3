/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who receives, and on which arc. Source: none. Invariant: one recipient an arc at most. */

#include "allot/network-private.h"

#include "base/memory-private.h"

gboolean
awrash_i_recipients_init (AwrashRecipients *recipients, gsize most, gsize n_arcs, GError **error)
{
  *recipients = (AwrashRecipients){ 0 };
  recipients->known = awrash_i_new (AwrashRecipient, most + 1, error);
  recipients->at = recipients->known != NULL ? awrash_i_new (guint32, n_arcs, error) : NULL;
  recipients->list = recipients->known != NULL ? recipients->known + 1 : NULL;
  return recipients->at != NULL;
}

void
awrash_i_recipients_clear (AwrashRecipients *recipients)
{
  g_clear_pointer (&recipients->known, g_free);
  g_clear_pointer (&recipients->at, g_free);
}

void
awrash_i_recipients_add (AwrashRecipients *recipients, AwrashRecipient recipient)
{
  recipients->list[recipients->n++] = recipient;
  recipients->at[recipient.arc] = (guint32)recipients->n;
}
