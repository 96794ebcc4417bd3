/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Threads and steps: the same bytes, whatever they are, and a folder that can be gone on with. */

#include "simulation/runner-private.h"
#include "support/folder.h"
#include "support/toy-study.h"

#include <criterion/criterion.h>
#include <string.h>

/* The hash of the whole folder's rows, as its record tells it. */
static char *
run (AwrashILedger *ledger, const TestToy *toy, gsize threads, gsize step, gsize most_steps)
{
  char *folder = test_folder_new ();
  const AwrashIWork work = test_toy_work (toy);
  char *record = NULL;
  gsize steps = 0;

  /* every few steps from a new start */
  for (gboolean done = FALSE; !done;)
    {
      g_autoptr (AwrashStore) store = awrash_i_store_open (ledger, folder, 1, 1, NULL);
      g_autoptr (AwrashRunner) runner = awrash_i_runner_new (ledger, &work, store, threads, NULL);
      for (gsize i = 0; !done && i < most_steps; i++)
        cr_assert (awrash_simulation_runner_step (runner, step, &done, NULL));
      steps++;
    }
  cr_assert (most_steps > 1000 ? steps == 1 : steps > 1);
  record = test_folder_read (folder, "study.json");
  test_folder_remove (folder);
  return record;
}

Test (simulation_runner, threads_steps_and_restarts_give_the_same_bytes)
{
  static const gsize cases[][3] = { { 1, 1, 5 }, { 2, 3, 4 }, { 4, 1000, 5000 }, { 7, 10, 2 } };
  g_autoptr (AwrashILedger) ledger = test_toy_ledger (3001, 1);
  const TestToy toy = { G_MAXUINT64 };
  g_autofree char *expected = run (ledger, &toy, 1, 10, 5000);

  cr_assert_not_null (strstr (expected, "\"whole\":true"));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = run (ledger, &toy, cases[i][0], cases[i][1], cases[i][2]);
      cr_assert_str_eq (found, expected);
    }
}

Test (simulation_runner, a_failure_is_told_and_what_was_made_before_stays)
{
  g_autoptr (AwrashILedger) ledger = test_toy_ledger (3001, 1);
  const TestToy toy = { 2000 };
  const AwrashIWork work = test_toy_work (&toy);
  char *folder = test_folder_new ();
  AwrashStore *store = awrash_i_store_open (ledger, folder, 1, 1, NULL);
  AwrashRunner *runner = awrash_i_runner_new (ledger, &work, store, 2, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *record = NULL;
  gboolean done = 7;

  while (error == NULL)
    awrash_simulation_runner_step (runner, 20, &done, &error);
  cr_assert_str_eq (error->message, "row 2000 fails");
  cr_assert_eq (done, FALSE);
  awrash_simulation_runner_free (runner);
  awrash_simulation_store_free (store);
  store = awrash_i_store_open (ledger, folder, 1, 1, NULL);
  cr_assert (awrash_simulation_store_has_chunk (store, 2000 / ledger->chunk_rows - 20));
  cr_assert_not (awrash_simulation_store_has_chunk (store, 2000 / ledger->chunk_rows));
  awrash_simulation_store_free (store);
  record = test_folder_read (folder, "study.json");
  cr_assert_not_null (strstr (record, "\"whole\":false"));
  test_folder_remove (folder);
}

Test (simulation_runner, no_threads_are_refused)
{
  g_autoptr (AwrashILedger) ledger = test_toy_ledger (10, 1);
  const TestToy toy = { G_MAXUINT64 };
  const AwrashIWork work = test_toy_work (&toy);
  char *folder = test_folder_new ();
  AwrashStore *store = awrash_i_store_open (ledger, folder, 1, 1, NULL);
  g_autoptr (GError) error = NULL;

  cr_assert_null (awrash_i_runner_new (ledger, &work, store, 0, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_VALUE));
  awrash_simulation_store_free (store);
  test_folder_remove (folder);
}
