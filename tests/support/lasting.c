/* SPDX-License-Identifier: GPL-3.0-or-later */

/* See lasting.h. Source: the contract of AwrashCancel. Invariant: a call is in its thread alone. */

#include "support/lasting.h"

const Lasting *const lasting[]
    = { lasting_metric, lasting_apportion, lasting_selection, lasting_split, lasting_large, NULL };

typedef struct
{
  const Lasting *one;
  gpointer question;
  AwrashCancel *cancel;
  GError *error;
  gboolean is_answered;
} Turn;

static gpointer
take_turn (gpointer data)
{
  Turn *turn = data;

  awrash_base_cancel_use (turn->cancel);
  turn->is_answered = turn->one->call (turn->question, &turn->error);
  awrash_base_cancel_use (NULL);
  return NULL;
}

LastingEnd
lasting_cancel (const Lasting *one, gpointer question, gulong after)
{
  Turn turn = { .one = one, .question = question, .cancel = awrash_base_cancel_new () };
  GThread *thread = g_thread_new (one->name, take_turn, &turn);
  gint64 asked;

  g_usleep (after);
  asked = g_get_monotonic_time ();
  awrash_base_cancel_ask (turn.cancel);
  g_thread_join (thread);
  LastingEnd end
      = { .is_answered = turn.is_answered,
          .is_cancelled = g_error_matches (turn.error, AWRASH_ERROR, AWRASH_ERROR_CANCELLED),
          .seconds = (double)(g_get_monotonic_time () - asked) / 1e6,
          .told = g_strdup (turn.error != NULL ? turn.error->message : "no error") };

  g_clear_error (&turn.error);
  awrash_base_cancel_unref (turn.cancel);
  return end;
}
