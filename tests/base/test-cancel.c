/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What one thread asks another's calls to end by.
 * Source: the contract of AwrashCancel. Invariant: a cancel that is not in use changes nothing. */

#include "base/cancel-private.h"
#include "base/memory-private.h"
#include "base/threads-private.h"

#include <criterion/criterion.h>

static void
expect_cancelled (GError *error)
{
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_CANCELLED));
  cr_expect_str_eq (error->message, "the call was cancelled before its end");
  g_error_free (error);
}

Test (base_cancel, a_thread_uses_none_until_it_says_so)
{
  cr_expect_null (awrash_i_cancel_get ());
  cr_expect_not (awrash_i_is_cancelled (NULL));
  cr_expect_null (awrash_base_cancel_use (NULL));
}

Test (base_cancel, what_is_asked_stays_asked_for_those_who_use_it_alone)
{
  g_autoptr (AwrashCancel) cancel = awrash_base_cancel_new ();
  g_autoptr (AwrashCancel) other = awrash_base_cancel_new ();
  GError *error = NULL;

  cr_expect_null (awrash_base_cancel_use (cancel));
  cr_expect_not (awrash_base_cancel_is_asked (cancel));
  cr_expect_not (awrash_i_is_cancelled (&error));
  cr_expect_null (error);
  awrash_base_cancel_ask (cancel);
  awrash_base_cancel_ask (cancel);
  cr_expect (awrash_base_cancel_is_asked (cancel));
  cr_expect (awrash_i_is_cancelled (NULL));
  cr_expect (awrash_i_is_cancelled (&error));
  expect_cancelled (error);
  cr_expect_eq (awrash_base_cancel_use (other), cancel);
  cr_expect_not (awrash_i_is_cancelled (NULL));
  cr_expect_eq (awrash_base_cancel_use (NULL), other);
}

Test (base_cancel, a_holder_more_keeps_it)
{
  AwrashCancel *cancel = awrash_base_cancel_new ();

  cr_expect_eq (awrash_base_cancel_ref (cancel), cancel);
  awrash_base_cancel_unref (cancel);
  awrash_base_cancel_ask (cancel);
  cr_expect (awrash_base_cancel_is_asked (cancel));
  awrash_base_cancel_unref (cancel);
  awrash_base_cancel_unref (NULL);
}

Test (base_cancel, a_cancelled_call_gets_no_memory)
{
  g_autoptr (AwrashCancel) cancel = awrash_base_cancel_new ();
  GError *error = NULL;
  g_autofree double *before = awrash_i_new (double, 3, NULL);

  awrash_base_cancel_ask (cancel);
  awrash_base_cancel_use (cancel);
  cr_expect_null (awrash_i_new (double, 3, &error));
  expect_cancelled (g_steal_pointer (&error));
  cr_expect_null (awrash_i_room (double, 3, &error));
  expect_cancelled (g_steal_pointer (&error));
  cr_expect_null (awrash_i_copy (double, before, 3, &error));
  expect_cancelled (error);
  awrash_base_cancel_use (NULL);
  g_autofree double *after = awrash_i_new (double, 3, NULL);
  cr_expect_not_null (after);
}

static void
note (gsize part, gpointer data)
{
  ((gboolean *)data)[part] = awrash_i_is_cancelled (NULL);
}

Test (base_cancel, threads_of_a_call_follow_its_cancel)
{
  g_autoptr (AwrashCancel) cancel = awrash_base_cancel_new ();
  gboolean seen[4] = { FALSE };

  awrash_base_cancel_ask (cancel);
  awrash_i_threads_run (4, note, seen);
  for (gsize part = 0; part < 4; part++)
    cr_expect_not (seen[part], "%zu", part);
  awrash_base_cancel_use (cancel);
  awrash_i_threads_run (4, note, seen);
  for (gsize part = 0; part < 4; part++)
    cr_expect (seen[part], "%zu", part);
  awrash_base_cancel_use (NULL);
}

/* Works until somebody else asks, and says whether that was how it ended. */
static gpointer
turn (gpointer cancel)
{
  GError *error = NULL;

  awrash_base_cancel_use (cancel);
  while (!awrash_i_is_cancelled (&error))
    g_thread_yield ();
  awrash_base_cancel_use (NULL);
  return error;
}

Test (base_cancel, another_thread_asks)
{
  g_autoptr (AwrashCancel) cancel = awrash_base_cancel_new ();
  GThread *threads[3];

  for (gsize i = 0; i < 3; i++)
    threads[i] = g_thread_new ("turn", turn, cancel);
  awrash_base_cancel_ask (cancel);
  for (gsize i = 0; i < 3; i++)
    expect_cancelled (g_thread_join (threads[i]));
  cr_expect_not (awrash_i_is_cancelled (NULL));
}
