/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Shards joined: the bytes of one run, or a refusal by name. */

#include "simulation/runner-private.h"
#include "simulation/shard-private.h"
#include "support/folder.h"
#include "support/toy-study.h"

#include <criterion/criterion.h>
#include <string.h>

#define N 5

static const TestToy toy = { G_MAXUINT64 };

static void
run (AwrashILedger *ledger, const char *folder, guint64 number, guint64 count, gsize steps)
{
  const AwrashIWork work = test_toy_work (&toy);
  g_autoptr (AwrashStore) store = awrash_i_store_open (ledger, folder, number, count, NULL);
  g_autoptr (AwrashRunner) runner = awrash_i_runner_new (ledger, &work, store, 1, NULL);
  gboolean done = FALSE;

  while (!done && steps-- > 0)
    cr_assert (awrash_simulation_runner_step (runner, 1, &done, NULL));
}

static void
assert_refused (AwrashILedger *ledger, gsize n, char *const folders[], int code, const char *words)
{
  char *target = test_folder_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *picture = NULL;

  cr_assert_not (awrash_i_shard_merge (ledger, n, (const char *const *)folders, target, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, code), "%s", error->message);
  cr_assert_not_null (strstr (error->message, words), "%s", error->message);
  picture = test_folder_picture (target);
  cr_assert_str_empty (picture);
  test_folder_remove (target);
}

Test (simulation_shard, shards_in_any_order_join_into_the_bytes_of_one_run)
{
  static const guint64 sizes[] = { 0, 3, 1000 };

  for (gsize s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      g_autoptr (AwrashILedger) ledger = test_toy_ledger (sizes[s], 1);
      char *whole = test_folder_new (), *target = test_folder_new ();
      char *folders[N];
      g_autofree char *expected = NULL, *found = NULL;

      run (ledger, whole, 1, 1, G_MAXSIZE);
      for (gsize i = 0; i < N; i++)
        {
          folders[i] = test_folder_new ();
          run (ledger, folders[i], (3 * i) % N + 1, N, G_MAXSIZE);
        }
      cr_assert (awrash_i_shard_merge (ledger, N, (const char *const *)folders, target, NULL));
      expected = test_folder_read (whole, "study.json");
      found = test_folder_read (target, "study.json");
      cr_assert_str_eq (found, expected);
      cr_assert_not_null (strstr (found, "\"whole\":true"));
      g_autofree char *one = test_folder_picture (whole), *other = test_folder_picture (target);
      cr_assert_str_eq (one, other);
      for (gsize i = 0; i < N; i++)
        test_folder_remove (folders[i]);
      test_folder_remove (whole);
      test_folder_remove (target);
    }
}

Test (simulation_shard, missing_double_foreign_and_unfinished_shards_are_named)
{
  g_autoptr (AwrashILedger) ledger = test_toy_ledger (1000, 1);
  g_autoptr (AwrashILedger) other = test_toy_ledger (1000, 2);
  char *folders[N];
  char *empty = test_folder_new ();

  for (gsize i = 0; i < N; i++)
    {
      folders[i] = test_folder_new ();
      run (ledger, folders[i], i + 1, N, i == N - 1 ? 3 : G_MAXSIZE);
    }
  assert_refused (ledger, 0, folders, AWRASH_ERROR_EMPTY, "no shards");
  assert_refused (ledger, 3, folders, AWRASH_ERROR_FILE, "missing shards: 4/5, 5/5");
  assert_refused (ledger, N, folders, AWRASH_ERROR_FILE, "shard 5/5 is not whole: 3 of ");
  assert_refused (other, N, folders, AWRASH_ERROR_NAME, "its seed is \"1\", expected \"2\"");
  assert_refused (ledger, 3, (char *[]){ folders[0], folders[1], folders[0] },
                  AWRASH_ERROR_DUPLICATE, "both hold shard 1/5");
  assert_refused (ledger, 2, (char *[]){ folders[0], empty }, AWRASH_ERROR_FILE, "no study.json");
  run (ledger, empty, 2, 4, G_MAXSIZE);
  assert_refused (ledger, 2, (char *[]){ folders[0], empty }, AWRASH_ERROR_NAME,
                  "holds shard 2/4, expected one of 5");
  for (gsize i = 0; i < N; i++)
    test_folder_remove (folders[i]);
  test_folder_remove (empty);
}

Test (simulation_shard, a_shard_that_was_cut_short_is_refused_by_what_it_should_hold)
{
  g_autoptr (AwrashILedger) ledger = test_toy_ledger (1000, 1);
  char *folder = test_folder_new (), *target = test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plain.npy", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0;

  run (ledger, folder, 1, 1, G_MAXSIZE);
  cr_assert (g_file_get_contents (path, &bytes, &length, NULL));
  test_folder_write_bytes (folder, "plain.npy", bytes, length - 64);
  cr_assert_not (awrash_i_shard_merge (ledger, 1, (const char *const[]){ folder }, target, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_FILE));
  cr_assert_not_null (strstr (error->message, "plain.npy: is not the column that its study.json "
                                              "tells of, expected 8000 bytes"),
                      "%s", error->message);
  test_folder_remove (folder);
  test_folder_remove (target);
}

Test (simulation_shard, a_shard_whose_bytes_changed_is_refused)
{
  g_autoptr (AwrashILedger) ledger = test_toy_ledger (1000, 1);
  char *folder = test_folder_new (), *target = test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "plain.npy", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0;

  run (ledger, folder, 1, 1, G_MAXSIZE);
  cr_assert (g_file_get_contents (path, &bytes, &length, NULL));
  bytes[length - 9] ^= 64;
  test_folder_write_bytes (folder, "plain.npy", bytes, length);
  cr_assert_not (awrash_i_shard_merge (ledger, 1, (const char *const[]){ folder }, target, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_FILE));
  cr_assert_not_null (strstr (error->message, "not as chunks.npy says"));
  test_folder_remove (folder);
  test_folder_remove (target);
}
